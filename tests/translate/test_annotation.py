"""Names given to a model that reads glossary forms in the sentence: used, inflected, verified, never leaked."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Rendering, Traits
from translit.engines.annotation import MARKS, bare, inside, plain
from translit.engines.clauses import cut
from translit.engines.fake import FakeEngine
from translit.engines.quality import flaws
from translit.translate.protect import ANNOTATIONS

PEOPLE = Glossary.from_forms(
    {
        "losik": {"be": "Ігар Лосік", "ru": "Игорь Лосик", "en:be": "Ihar Losik"},
        "bialiatski": {"be": "Алесь Бяляцкі", "ru": "Алесь Беляцкий", "en:be": "Ales Bialiatski"},
        "statkevich": {"be": "Мікалай Статкевіч", "ru": "Николай Статкевич", "en:be": "Mikalai Statkevich"},
        "pryshchepas": {"ru": "Прищепас", "en:be": "Pryshchepas"},
        "kolesnikova": {"be": "Марыя Калеснікава", "ru": "Мария Колесникова", "en:be": "Maria Kalesnikava"},
    }
)
WORDS = {"he spoke": "он говорил", "with": "с", "about": "о", "'s wife": "жена", "and": "и", "came": "пришли"}
INFLECTED = {"с Игорь Лосик": "с Игорем Лосиком", "о Игорь Лосик": "об Игоре Лосике", "Лосик жена": "Лосика жена"}
_SPAN = re.compile(r"[A-Z][^\W\d_]*(?: [A-Z][^\W\d_]+)*(?:'s)?⁅ ([^⁆]*)⁆")


class Annotated(FakeEngine):
    """Uses the form between the symbols and inflects it by a table, as the trained model does."""

    def __init__(self, *, leaks: bool = False, ignores: bool = False) -> None:
        super().__init__({("en", "ru"): WORDS}, traits=Traits(annotation=MARKS))
        self.leaks, self.ignores = leaks, ignores

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        if self.ignores:
            return super()._render([plain(s) for s in sentences], source, target, attention)
        made = super()._render([_SPAN.sub(r"\1", s) for s in sentences], source, target, attention)
        return [Rendering(self._said(one.text)) for one in made]

    def _said(self, text: str) -> str:
        for before, after in INFLECTED.items():
            text = text.replace(before, after)
        return text.replace("Лосиком", "Лосиком⁅ Лосик⁆") if self.leaks else text


@pytest.mark.parametrize(
    ("text", "expected", "case"),
    [
        ("He spoke with Ihar Losik.", "Он говорил с Игорем Лосиком.", "ins"),
        ("He spoke about Ihar Losik.", "Он говорил об Игоре Лосике.", "loc"),
        ("Ihar Losik came.", "Игорь Лосик пришли.", "nom"),
    ],
)
def test_the_model_is_given_the_form_and_its_case_is_kept(text: str, expected: str, case: str) -> None:
    engine = Annotated()
    done = translate(text, "en", "ru", glossary=PEOPLE, engine=engine)
    assert (done.text, done.names[0].case, done.names[0].how) == (expected, case, "annotation")
    assert done.ok


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("He spoke about Ihar Losik. Losik's wife came.", "Losik's⁅ Лосик⁆ wife came."),
        ("Pryshchepas' wife came.", "Pryshchepas's⁅ Прищепас⁆ wife came."),  # no model knows it for a possessive
        ("He said 'I spoke with Pryshchepas' and left.", "He said 'I spoke with Pryshchepas⁅ Прищепас⁆' and left."),
    ],
    ids=["its s", "an apostrophe alone", "the end of a quotation"],
)
def test_the_possessive_belongs_to_the_annotated_words(text: str, given: str) -> None:
    asked: list[str] = []

    class Listening(Annotated):
        def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
            asked.extend(sentences)
            return super()._render(sentences, source, target, attention)

    translate(text, "en", "ru", glossary=PEOPLE, engine=Listening())
    assert given in asked


def test_an_annotation_that_the_model_copies_is_not_printed() -> None:
    done = translate("He spoke with Ihar Losik.", "en", "ru", glossary=PEOPLE, engine=Annotated(leaks=True))
    assert done.text == "Он говорил с Игорем Лосиком." and done.ok


def test_a_model_that_ignores_the_annotation_is_found_out() -> None:
    done = translate("He spoke with Ihar Losik.", "en", "ru", glossary=PEOPLE, engine=Annotated(ignores=True))
    assert done.text == "Он говорил с Игорем Лосиком."
    assert [name.how for name in done.names] != ["annotation"]


def test_no_more_annotations_in_a_sentence_than_the_model_has_seen() -> None:
    text = "Ihar Losik and Ales Bialiatski and Mikalai Statkevich and Maria Kalesnikava came."
    engine = Annotated()
    seen: list[int] = []
    render = engine._render

    def counting(sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        seen.extend(s.count("⁅") for s in sentences)
        return render(sentences, source, target, attention)

    engine._render = counting  # type: ignore[method-assign]
    done = translate(text, "en", "ru", glossary=PEOPLE, engine=engine)
    assert max(seen) == ANNOTATIONS and done.ok
    assert done.text == "Игорь Лосик и Алесь Беляцкий и Николай Статкевич и Мария Колесникова пришли."


def test_symbols_of_the_article_are_taken_for_no_annotation() -> None:
    engine = Annotated()
    done = translate("He spoke⁅ x⁆ with Ihar Losik.", "en", "ru", glossary=PEOPLE, engine=engine)
    assert "с Игорем Лосиком" in done.text and "⁅" not in done.text


@given(st.text(alphabet="ab ⁅⁆,.;", max_size=60), st.integers(1, 20))
@example(";;;;;;;;;;;;;;⁅;;;;⁆;;;;;;;;;", 7)
@settings(deadline=None)
def test_no_cut_goes_through_an_annotation(text: str, limit: int) -> None:
    parts = cut(text, len, limit)
    assert "".join(parts) == text
    ends = {sum(map(len, parts[: n + 1])) for n in range(len(parts) - 1)}
    borders = {first for first, _ in inside(text)} | {last for _, last in inside(text)}
    assert all(not first < end < last for end in ends - borders for first, last in inside(text) if last - first < limit)


def test_lengths_are_compared_without_annotations() -> None:
    source = "He⁅ " + "о" * 200 + "⁆ came."
    assert not flaws(source, "Он пришёл.")


@given(st.text(alphabet="a⁅⁆ ", max_size=30))
def test_bare_and_plain_leave_no_symbol(text: str) -> None:
    assert not {"⁅", "⁆"} & set(bare(text) + plain(text))
