"""Spans, base forms and invented people."""

from __future__ import annotations

from pathlib import Path

import pytest

from translit import names

from .conftest import MISSING, REASON, world

pytestmark = pytest.mark.skipif(bool(MISSING), reason=REASON)


def test_names_are_found_with_the_base_form_of_each_side() -> None:
    from training.annotate import Annotator
    from training.text import Row

    text = [Row(a, b) for a, b in world(300)]
    inflected = Row("Суд видит Игоря Лосика.", "Суд бачыць Ігара Лосіка.")
    annotator = Annotator("ru-be", [*text, *[inflected] * 5])
    rows = [inflected] * 10
    found = [link for links in annotator.links(rows, annotator.words(rows)) for link in links if link.name]
    assert found, "in ten tries not one is taken"
    link = found[0]
    assert (inflected.a[slice(*link.a)], inflected.b[slice(*link.b)]) == ("Игоря Лосика", "Ігара Лосіка")
    assert (link.base_a, link.base_b) == ("Игорь Лосик", "Ігар Лосік")


@pytest.mark.parametrize(
    ("lang", "word", "base"),
    [
        ("ru", "Англии", "Англия"),
        ("ru", "Лосика", "Лосик"),
        ("uk", "Києві", "Київ"),
        ("uk", "Шевченком", "Шевченко"),
        ("be", "Лосіка", "Лосік"),
        ("en", "Losik's", "Losik"),
    ],
)
def test_the_base_form_of_a_name(lang: str, word: str, base: str) -> None:
    from training.lemmas import Lemmatiser

    assert Lemmatiser(lang).name(word) == base


@pytest.mark.parametrize(
    ("lang", "word", "base"),
    [("ru", "книгами", "книга"), ("uk", "містах", "місто"), ("uk", "швидко", None), ("en", "houses", "house")],
)
def test_the_base_form_of_a_noun(lang: str, word: str, base: str | None) -> None:
    from training.lemmas import Lemmatiser

    assert Lemmatiser(lang, ["house", "houses"]).noun(word) == base


def test_a_capital_at_the_start_of_a_sentence_makes_no_name() -> None:
    from training.annotate import Annotator
    from training.text import Row

    row = Row("She knows. But he does not.", "Яна ведае. Але ён не.")
    annotator = Annotator("en-be", [row] * 50)
    rows = [row] * 10
    assert not [link for links in annotator.links(rows, annotator.words(rows)) for link in links if link.name]


@pytest.mark.parametrize(
    ("langs", "row", "spans", "bases"),
    [
        ("en-ru", ("They freed Kovalyov.", "Освободили Ковалёва."), ((11, 19), (11, 19)), ("Kovalyov", "Ковалёв")),
        ("ru-be", ("Дали Ковалёву.", "Далі Кавалёву."), ((5, 13), (5, 13)), ("Ковалёв", "Кавалёў")),
        ("en-uk", ("They saw Ivan Kuzin.", "Бачили Івана Кузіна."), ((9, 19), (7, 19)), ("Ivan Kuzin", "Іван Кузін")),
    ],
)
def test_an_invented_name_stands_in_the_case_of_the_old_one(
    langs: str, row: tuple[str, str], spans: tuple[tuple[int, int], tuple[int, int]], bases: tuple[str, str]
) -> None:
    from training.annotate import Link
    from training.invented import Inventor
    from training.text import Row

    link = Link(*spans, *bases, True)
    made = list(Inventor(langs).rows([Row(*row)] * 20, [[link]] * 20))
    assert len(made) > 10
    for new, where in made:
        for text, old, span, base, lang, was in zip(
            (new.a, new.b), row, (where.a, where.b), (where.base_a, where.base_b), langs.split("-"), bases, strict=True
        ):
            form = text[slice(*span)]
            assert text.replace(form, "") == old.replace(old[slice(*spans[text == new.b])], "")
            if lang != "en":
                cases = {c for c, f in names.paradigm(was, lang, gender="m").items() if f in old} - {"voc"}
                assert form in {names.paradigm(base, lang, gender="m")[case] for case in cases}


def test_invented_surnames_are_many_and_none_is_a_word_of_the_table(tmp_path: Path) -> None:
    from training.invented import invented_surnames

    made = invented_surnames(2000)
    assert len({name for name, _ in made}) == 2000
    assert {gender for _, gender in made} == {"m", "f"}
    assert all(name[0].isupper() and name[1:].islower() for name, _ in made)
