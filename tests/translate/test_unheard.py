"""Names that no rule found and an engine garbled: a person is told where to look, and is not told of what is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.translate.unheard import unheard

NOBODY = Glossary.from_forms({})


def left(text: str, source: str, target: str, table: dict[str, str]) -> list[str]:
    engine = FakeEngine({(source, target): table}, traits=Traits(keeps_case=True))
    done = translate(text, source, target, glossary=NOBODY, engine=engine)
    assert all(finding.advice for finding in done.warnings)
    return [finding.message.rpartition(": ")[2] for finding in done.warnings if finding.code == "names-left"]


@pytest.mark.parametrize(
    ("text", "table", "told"),
    [
        ("Вчера на вокзале стоял Мирзоян.", {"Мирзоян": "Світзоян"}, ["Мирзоян"]),
        ("Вчера на вокзале стоял Мирзоян.", {"Мирзоян": "Мірзоян"}, []),
        ("Вчера они ждали Мирзояна.", {"Мирзояна": "Мірзояну"}, []),  # an ending is no other name
        # what begins a sentence or a quotation, is in capitals or an institution's is no name
        ("Вокзал закрыт. «Перрон» тоже.", {"Вокзал": "Станцію", "Перрон": "Платформа"}, []),
        ("Вчера там был МИД.", {"МИД": "МЗС"}, []),
        ("Они ждали Государственной думы.", {"Государственной": "Державної"}, []),
        ("Они читают закон о Конституции.", {"Конституции": "Основний закон"}, []),
    ],
)
def test_what_is_told(text: str, table: dict[str, str], told: list[str]) -> None:
    assert left(text, "ru", "uk", table) == told


def test_a_sentence_in_capitals_tells_of_nobody() -> None:
    assert left("ВЧЕРА ЗДЕСЬ СТОЯЛ КРЫНДЗОЯН", "ru", "uk", {"вчера": "вчора", "Крындзоян": "Світзоян"}) == []


def test_other_languages_translate_names() -> None:
    assert list(unheard("Он ехал в Зальцбург.", "ru", "en", [], [(0, 20, "He went away.")])) == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_taken_and_only_its_own_words_are_told(text: str, output: str) -> None:
    assert all(word in text for word in unheard(text, "uk", "be", [], [(0, len(text), output)]))


@pytest.mark.parametrize(
    ("made", "told"),
    [("Хугет Тіегна", "Huguette Tiegna"), ("Хугет", "Huguette Tiegna (nothing like it is there)")],
    ids=["there", "dropped"],
)
def test_an_english_name_that_the_engine_alone_wrote_is_told_when_it_is_gone(made: str, told: str) -> None:
    table = {"Huguette Tiegna": made, "we saw": "ми бачили", "in Minsk": "в Мінську"}
    assert left("We saw Huguette Tiegna in Minsk.", "en", "uk", table) == [told]


PAPER = "We read Lietuvos Rytas in Antakalnis."


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ({"Lietuvos": "Летувос", "Rytas": "Рітас", "Antakalnis": "Антакальнісі"}, []),
        ({"Lietuvos": "Лихварська", "Rytas": "Рітас", "Antakalnis": "Антакальнісі"}, ["Lietuvos Rytas"]),
        ({"Lietuvos": "Летувос", "Rytas": "Рітас", "Antakalnis": "місті"}, ["Antakalnis"]),
    ],
    ids=["there", "garbled", "dropped"],
)
def test_from_english_a_name_that_no_rule_found_is_told_when_it_is_gone(made: dict[str, str], told: list[str]) -> None:
    table = {"We read": "Ми читали", " in ": " в ", **made}
    assert left(PAPER, "en", "uk", table) == [f"{name} (nothing like it is there)" for name in told]


def test_a_russian_word_may_be_another_in_other_languages() -> None:
    assert left("They called it Zapad.", "en", "be", {"Zapad": "Захад", "They called it": "Яны назвалі гэта"}) == []


def test_a_name_is_told_once_however_often_it_is_garbled() -> None:
    text = "Fidesz won. Then Fidesz lost, and Fidesz left."
    assert left(text, "en", "ru", {"Fidesz": "Файдс"}) == ["Fidesz (nothing like it is there)"]


def test_part_of_a_name_may_be_gone() -> None:
    table = {"Sébastien": "Сен", "Chenu": "Чену", "we saw": "ми бачили"}
    assert left("We saw Sébastien Chenu.", "en", "uk", table) == ["Sébastien Chenu (nothing like it is there)"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_of_any_english_only_its_own_words_are_told(text: str, output: str) -> None:
    assert all(word in text for word in unheard(text, "en", "ru", [], [(0, len(text), output)]))
