"""Lists of names: they go through the engine as two names, come back whole, and nobody is lost, doubled or made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Rendering, Traits
from translit.engines.annotation import MARKS
from translit.engines.fake import FakeEngine
from translit.translate.lists import closed
from translit.translate.memory import Memory

PEOPLE = {
    "losik": {"be": "Ігар Лосік", "ru": "Игорь Лосик", "en:be": "Ihar Losik"},
    "znak": {"be": "Максім Знак", "ru": "Максим Знак", "en:be": "Maksim Znak"},
    "kalesnikava": {"be": "Марыя Калеснікава", "ru": "Мария Колесникова", "en:be": "Maryia Kalesnikava"},
    "statkevich": {"be": "Мікалай Статкевіч", "ru": "Николай Статкевич", "en:be": "Mikalai Statkevich"},
    "bialiatski": {"be": "Алесь Бяляцкі", "ru": "Алесь Беляцкий", "en:be": "Ales Bialiatski"},
    "labkovich": {"be": "Уладзімір Лабковіч", "ru": "Владимир Лабкович", "en:be": "Uladzimir Labkovich"},
    "babaryka": {"be": "Віктар Бабарыка", "ru": "Виктор Бабарико", "en:be": "Viktar Babaryka"},
    "zlobina": {"be": "Ірына Злобіна", "ru": "Ирина Злобина", "en:be": "Iryna Zlobina"},
    "rabkova": {"be": "Марфа Рабкова", "ru": "Марфа Рабкова", "en:be": "Marfa Rabkova"},
    "palchys": {"be": "Эдуард Пальчыс", "ru": "Эдуард Пальчис", "en:be": "Eduard Palchys"},
    "dziadok": {"be": "Мікола Дзядок", "ru": "Николай Дедок", "en:be": "Mikola Dziadok"},
    "tsikhanouskaya": {"be": "Святлана Ціханоўская", "ru": "Светлана Тихановская", "en:be": "Sviatlana Tsikhanouskaya"},
}
GLOSSARY = Glossary.from_forms(PEOPLE)
SPELLED = {forms["en:be"]: forms["ru"] for forms in PEOPLE.values()}
INSTRUMENTAL = {
    "Игорь Лосик": "Игорем Лосиком",
    "Максим Знак": "Максимом Знаком",
    "Алесь Беляцкий": "Алесем Беляцким",
    "Ирина Злобина": "Ириной Злобиной",
}
WORDS = {
    "and": "и", "or": "или", "were freed": "освобождены", "freed": "свободны", "in Minsk": "в Минске",
    "she spoke with": "она говорила с", "praised": "хвалила", "argued": "спорили", "according to": "по словам",
    "activist": "активист", "lawyer": "адвокат", "journalist": "журналист",
    "the list": "список", "was read": "прочитан",
}  # fmt: skip
_SPAN = re.compile(r"([A-Z]\w+ [A-Z]\w+)⁅ ([^⁆]*)⁆")
_NAMES = re.compile(r"[А-Я]\w+ [А-Я]\w+")


class Small(FakeEngine):
    """A small model that reads annotations, has the instrumental after «с», and keeps two names of a row."""

    def __init__(self) -> None:
        super().__init__({("en", "ru"): WORDS}, traits=Traits(annotation=MARKS, draft=True))
        self.asked: list[str] = []

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        self.asked += sentences
        made = super()._render([_SPAN.sub(r"\2", sentence) for sentence in sentences], source, target, attention)
        return [Rendering(self._said(one.text)) for one in made]

    def _said(self, text: str) -> str:
        for base, other in INSTRUMENTAL.items():
            text = re.sub(rf"(?<= с ){base}|(?<=ом и ){base}|(?<=ой и ){base}|(?<=им и ){base}", other, text)
        return re.sub(r"(?<=, )(?:[А-Я]\w+ [А-Я]\w+, )+", "", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ihar Losik, Maksim Znak, Marfa Rabkova and Ales Bialiatski were freed.",
         "Игорь Лосик, Максим Знак, Марфа Рабкова и Алесь Беляцкий освобождены."),
        ("She spoke with Ihar Losik, Maksim Znak and Iryna Zlobina in Minsk.",
         "Она говорила с Игорем Лосиком, Максимом Знаком и Ириной Злобиной в Минске."),
        ("The list (Ihar Losik, Maksim Znak, Ales Bialiatski, and Marfa Rabkova) was read.",
         "Список (Игорь Лосик, Максим Знак, Алесь Беляцкий и Марфа Рабкова) прочитан."),
        ("The list: Ihar Losik, Iryna Zlobina, Maksim Znak.", "Список: Игорь Лосик, Ирина Злобина, Максим Знак."),
        ("Ihar Losik, Maksim Znak or Ales Bialiatski freed.", "Игорь Лосик, Максим Знак или Алесь Беляцкий свободны."),
        ("Ihar Losik, Maksim Znak, Ales Bialiatski, Somebody Else and Marfa Rabkova were freed.",
         "Игорь Лосик, Максим Знак, Алесь Беляцкий, Somebody Else и Марфа Рабкова освобождены."),
        ("Journalist Ihar Losik, lawyer Maksim Znak and activist Marfa Rabkova were freed.",
         "Журналист Игорь Лосик, адвокат Максим Знак и активист Марфа Рабкова освобождены."),
        ("Ihar Losik and Maksim Znak, Ales Bialiatski and Marfa Rabkova were freed.",
         "Игорь Лосик и Максим Знак, Алесь Беляцкий и Марфа Рабкова освобождены."),
    ],
    ids=["subject", "after with", "in brackets, a comma before and", "after a colon", "or", "around a stranger",
         "with titles", "two pairs"],
)  # fmt: skip
def test_a_list_comes_back_whole(text: str, expected: str) -> None:
    done = translate(text, "en", "ru", glossary=GLOSSARY, engine=Small())
    assert (done.text, done.ok) == (expected, True)


def test_the_engine_sees_the_first_and_the_last() -> None:
    engine = Small()
    done = translate(
        "Ihar Losik, Maksim Znak and Ales Bialiatski were freed.", "en", "ru", glossary=GLOSSARY, engine=engine
    )
    assert engine.asked == ["Ihar Losik⁅ Игорь Лосик⁆ and Ales Bialiatski⁅ Алесь Беляцкий⁆ were freed."]
    assert [(name.how, name.case) for name in done.names] == [
        ("annotation", "nom"),
        ("list", "nom"),
        ("annotation", "nom"),
    ]
    assert all(done.text[slice(*name.target_span or (0, 0))] == name.found for name in done.names)


def test_a_name_that_ends_an_opening_phrase_is_of_no_list() -> None:
    engine = Small()
    translate(
        "According to Ihar Losik, Maksim Znak and Ales Bialiatski argued.", "en", "ru", glossary=GLOSSARY, engine=engine
    )
    assert "Maksim Znak" in engine.asked[0]


def test_a_name_that_ends_an_opening_clause_is_of_no_list() -> None:
    """«When she met Losik, Znak and Bialiatski argued»: who was met did not argue."""
    engine = Small()
    text = "When she praised Ihar Losik, Maksim Znak and Ales Bialiatski argued."
    translate(text, "en", "ru", glossary=GLOSSARY, engine=engine)
    assert "Maksim Znak" in engine.asked[0]


def test_a_comma_that_the_engine_dropped_between_two_names_is_put_back() -> None:
    class Joining(Small):
        def _said(self, text: str) -> str:
            return text.replace("Игорь Лосик, ", "Игорь Лосик ").replace("и Алесь Беляцкий", "Алесь Беляцкий")

    text = "Ihar Losik, Maksim Znak, Ales Bialiatski freed."
    done = translate(text, "en", "ru", glossary=GLOSSARY, engine=Joining())
    assert done.text == "Игорь Лосик, Максим Знак, Алесь Беляцкий свободны."
    assert all(done.text[slice(*name.target_span or (0, 0))] == name.found for name in done.names)


def test_the_last_of_a_list_has_the_case_that_its_first_was_given() -> None:
    """«By» asks for the instrumental, but the engine made them an object: so is the last, which it left as it was."""

    class Objecting(Small):
        def _said(self, text: str) -> str:
            return text.replace("Игорь Лосик", "Игоря Лосика")

    engine = Objecting()
    engine.tables["en", "ru"] = {**WORDS, "they were accompanied by": "они сопровождали"}
    text = "They were accompanied by Ihar Losik, Maksim Znak and Ales Bialiatski."
    done = translate(text, "en", "ru", glossary=GLOSSARY, engine=engine)
    assert done.text == "Они сопровождали Игоря Лосика, Максима Знака и Алеся Беляцкого."


def test_where_something_comes_between_the_names_go_in_one_by_one() -> None:
    """«Лосик вместе с Беляцким»: nobody can tell where the others belong, so each is tried by itself."""

    class Rephrasing(Small):
        def _said(self, text: str) -> str:
            return re.sub(r"^(Игорь Лосик) и ", r"\1 вместе с ", text)

    text = "Ihar Losik, Maksim Znak and Ales Bialiatski were freed."
    done = translate(text, "en", "ru", glossary=GLOSSARY, engine=Rephrasing())
    assert (done.text, done.ok) == ("Игорь Лосик, Максим Знак и Алесь Беляцкий освобождены.", True)
    assert "list" not in {name.how for name in done.names}


def test_what_is_lost_all_the_same_is_told() -> None:
    class Dropping(Small):
        def _said(self, text: str) -> str:
            return re.sub(r",? и \w+ \w+| ?Игорь Лосик,?", "", text)

    done = translate(
        "Ihar Losik, Maksim Znak and Ales Bialiatski were freed.", "en", "ru", glossary=GLOSSARY, engine=Dropping()
    )
    for name in done.names:
        assert name.ok is (name.found is not None and name.found in done.text)
    assert sum(warning.code == "name-lost" for warning in done.warnings) == sum(not name.ok for name in done.names) > 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Она видела Игоря Лосика, Максима Знака, Марию Колесникову и Виктора Бабарико.",
         "Яна бачыла Ігара Лосіка, Максіма Знака, Марыю Калеснікаву і Віктара Бабарыку."),
        ("По мнению Светланы Тихановской, Игорь Лосик и Максим Знак спорили.",
         "По мнению Святланы Ціханоўскай, Ігар Лосік і Максім Знак спорили."),
    ],
    ids=["in the accusative", "another case"],
)  # fmt: skip
def test_between_related_languages_a_list_has_one_case(text: str, expected: str) -> None:
    words = {"и": "і", "она видела": "яна бачыла"}
    engine = FakeEngine({("ru", "be"): words}, traits=Traits(keeps_case=True))
    assert translate(text, "ru", "be", glossary=GLOSSARY, engine=engine).text == expected


def test_an_engine_that_goes_word_by_word_gets_the_whole_list() -> None:
    engine = FakeEngine({("en", "ru"): WORDS}, traits=Traits(marks_unknown=True, keeps_unknown=True))
    translate("Ihar Losik, Maksim Znak and Ales Bialiatski were freed.", "en", "ru", glossary=GLOSSARY, engine=engine)
    assert all(sentence.count(" and ") == 1 and sentence.count(",") == 1 for sentence in engine.calls[0])


def test_the_memory_gives_a_list_of_others_by_the_same_sentence(tmp_path: Path) -> None:
    engine = Small()
    people = [["Ihar Losik", "Maksim Znak", "Ales Bialiatski"], ["Mikalai Statkevich", "Eduard Palchys", "Ihar Losik"]]
    with Memory(tmp_path / "memory.sqlite") as memory:
        made = [
            translate(f"{a}, {b} and {c} were freed.", "en", "ru", glossary=GLOSSARY, engine=engine, memory=memory)
            for a, b, c in people
        ]
    assert made[1].text == "Николай Статкевич, Эдуард Пальчис и Игорь Лосик освобождены."
    assert len(engine.calls) == 1


@pytest.mark.parametrize(
    ("between", "lang", "written"), [(" и ", "ru", " и "), (", и ", "ru", " и "), (", ", "be", ", ")]
)
def test_no_comma_before_the_last(between: str, lang: str, written: str) -> None:
    assert closed(between, lang) == written


ROLES = ["{} were freed.", "She praised {}.", "The list ({}) was read.", "The list: {}.", "She spoke with {} in Minsk."]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(SPELLED)), min_size=3, max_size=12, unique=True),
    st.sampled_from(ROLES),
    st.sampled_from([" and ", ", and ", ", "]),
)
def test_no_name_of_a_list_is_lost_or_doubled(people: list[str], role: str, last: str) -> None:
    """Whoever is named, in whatever role: each stands there once, in order, and the report says so."""
    text = role.format(", ".join(people[:-1]) + last + people[-1])
    done = translate(text, "en", "ru", glossary=GLOSSARY, engine=Small())
    assert done.ok
    assert [name.source_text for name in done.names] == people
    assert [name.expected for name in done.names] == [SPELLED[person] for person in people]
    spans = [name.target_span for name in done.names]
    assert spans == sorted(spans, key=lambda span: span or (0, 0))
    assert len(_NAMES.findall(done.text)) == len(people)
