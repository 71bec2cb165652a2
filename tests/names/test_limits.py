"""What a developer may pass by mistake: wrong kinds and genders, a string for a list, what is no name at all."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import TranslitError, names

REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: names.convert("Ігар Лосік", "be", "ru", kind="org"), "person, place, organisation"),
    (lambda: names.convert("Ігар Лосік", "be", "ru", gender="male"), "'m', 'f' or 'n'"),
    (lambda: names.explain_conversion("Ігар Лосік", "be", "ru", kind="org"), "person, place, organisation"),
    (lambda: names.inflect("Ігар Лосік", "be", "gen", kind="surname"), "person, place, organisation"),
    (lambda: names.inflect("Ігар Лосік", "be", "genitive"), "nom, gen, dat"),
    (lambda: names.paradigm("Ігар Лосік", "be", kind="org"), "person, place, organisation"),
    (lambda: names.paradigm("Ігар Лосік", "be", parts={"first": "Ігар"}), "given, patronymic, surname"),
    (lambda: names.lemma("Ігара Лосіка", "be", kind="org"), "person, place, organisation"),
]


@pytest.mark.parametrize(("call", "accepted"), REFUSED)
def test_a_refusal_names_what_is_accepted(call: Callable[[], object], accepted: str) -> None:
    with pytest.raises(TranslitError, match=accepted):
        call()


def test_one_string_is_one_form_of_an_index() -> None:
    assert [hit.form for hit in names.NameIndex({"a": "Ігар Лосік"}).search("Igor Losik")] == ["Ігар Лосік"]


def test_results_can_be_sent_to_another_process() -> None:
    paradigm = names.paradigm("Ігар Лосік", "be")
    assert pickle.loads(pickle.dumps(paradigm)) == paradigm
    index = pickle.loads(pickle.dumps(names.NameIndex({"a": ["Ігар Лосік"]})))
    assert index.search("Igor Losik")[0].id == "a"


def test_who_changes_a_paradigm_changes_nothing_for_others() -> None:
    first = dict(names.paradigm("Ігар Лосік", "be"))
    names.paradigm("Ігар Лосік", "be")["gen"] = "?"  # type: ignore[index]
    assert names.paradigm("Ігар Лосік", "be") == first


# A square of these lengths would take minutes.
@pytest.mark.parametrize("word", ["абвгдежзик", "Іванов", "О'", "иа\u0301", "Иван Петров ", "Иван-"])
def test_what_is_no_name_takes_little_time(word: str) -> None:
    text = word * (3000 // len(word))
    began = time.process_time()
    for source, target, kind in [("ru", "be", "person"), ("be", "ru", "place")]:
        assert (
            names.convert(text, source, target, kind=kind)[0]
            == names.explain_conversion(text, source, target, kind=kind).form
        )
    names.inflect(text, "uk", "gen")
    names.lemma("-".join(["Иванов"] * 1500), "ru")
    assert time.process_time() - began < 30


WORDS = st.sampled_from(
    [
        "van",
        "der",
        "de",
        "al-",
        "Jr.",
        "Dr.",
        "И.",
        "Ли",
        "Kim",
        "Ihar",
        "Losik",
        "Ігар",
        "Лосік",
        "Игорь",
        "Петрович",
        "Александровна",
        "Богданович",
        "Иванов-Петров",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(NAMES, NAMES)
def test_the_order_of_two_names_does_not_matter(a: str, b: str) -> None:
    assert names.similarity(a, b) == pytest.approx(names.similarity(b, a), abs=1e-9)
