"""Places and organisations of several words: what agrees changes, what depends does not."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from translit import morphology
from translit.morphology import CASES

PHRASES = """
ru organisation gen | Белорусская ассоциация журналистов | Белорусской ассоциации журналистов
ru organisation ins | Следственный комитет | Следственным комитетом
ru organisation loc | Министерство иностранных дел | Министерстве иностранных дел
ru organisation gen | Движение за свободу | Движения за свободу
ru organisation acc | Объединённая гражданская партия | Объединённую гражданскую партию
ru organisation gen | Наша нива | Нашей нивы
ru organisation gen | ООН | ООН
ru place loc | Соединённые Штаты Америки | Соединённых Штатах Америки
ru place gen | Республика Беларусь | Республики Беларусь
ru place ins | Нижний Новгород | Нижним Новгородом
ru place loc | остров Змеиный | острове Змеином
ru place gen | Барановичи | Барановичей
be organisation loc | Беларуская асацыяцыя журналістаў | Беларускай асацыяцыі журналістаў
be organisation gen | Міністэрства замежных спраў | Міністэрства замежных спраў
be organisation dat | Міністэрства замежных спраў | Міністэрству замежных спраў
be organisation gen | Беларускі народны фронт | Беларускага народнага фронту
be organisation gen | Акадэмія навук | Акадэміі навук
be organisation ins | Наша Ніва | Нашай Нівай
be place gen | Злучаныя Штаты Амерыкі | Злучаных Штатаў Амерыкі
be place loc | Паўночная Карэя | Паўночнай Карэі
be place gen | Баранавічы | Баранавіч
be place loc | Старыя Дарогі | Старых Дарогах
be organisation gen | Малады фронт | Маладога фронту
be organisation loc | Гарадскі савет | Гарадскім савеце
be place dat | Белавежская пушча | Белавежскай пушчы
be place loc | Крывы Рог | Крывым Рогу
be place gen | Стары Лепель | Старога Лепеля
be place gen | Перамышль | Перамышля
be place ins | Гродзенская вобласць | Гродзенскай вобласцю
be organisation ins | Беларускі дзяржаўны ўніверсітэт | Беларускім дзяржаўным універсітэтам
be organisation dat | Беларускі дзяржаўны ўніверсітэт | Беларускаму дзяржаўнаму ўніверсітэту
uk organisation gen | Верховна Рада України | Верховної Ради України
uk organisation dat | Служба безпеки України | Службі безпеки України
uk place loc | Сполучені Штати Америки | Сполучених Штатах Америки
uk place gen | Нова Зеландія | Нової Зеландії
"""


@pytest.mark.parametrize("line", PHRASES.strip().splitlines())
def test_phrase(line: str) -> None:
    how, phrase, form = (cell.strip() for cell in line.split("|"))
    lang, kind, case = how.split()
    assert morphology.inflect_phrase(phrase, lang, case, kind=kind) == form


def test_a_town_in_the_plural_is_told_by_its_ending() -> None:
    """One way only: «Дзяргачах» alone may be of a Дзяргача as well."""
    assert morphology.inflect_phrase("Дзяргачы", "be", "loc", kind="place") == "Дзяргачах"
    assert morphology.inflect_phrase("Баруны", "be", "loc", kind="place") == "Барунах"


def test_a_town_called_by_an_adjective_is_no_plural() -> None:
    """A consonant before -ны tells, with few exceptions: Дружны beside Баруны, but Сосны."""
    cases = {"Дружны": "Дружнага", "Цёплы": "Цёплага", "Сосны": "Соснаў"}
    assert {name: morphology.inflect_phrase(name, "be", "gen", kind="place") for name in cases} == cases


@pytest.mark.parametrize("line", [line for line in PHRASES.strip().splitlines() if "ООН" not in line])
def test_base_form_of_a_phrase(line: str) -> None:
    how, phrase, form = (cell.strip() for cell in line.split("|"))
    lang, kind, _ = how.split()
    assert morphology.base_phrase(form, lang, kind=kind) == phrase


def test_white_space_is_kept() -> None:
    assert morphology.inflect_phrase("Народная\u00a0 воля", "ru", "gen", kind="organisation") == "Народной\u00a0 воли"


@given(
    phrase=st.text(max_size=40),
    lang=st.sampled_from(sorted(CASES)),
    kind=st.sampled_from(["place", "organisation"]),
    gender=st.sampled_from(["m", "f", "n", None]),
)
@example(phrase="𗀀", lang="ru", kind="place", gender="m")  # pymorphy3 raises on Tangut
@settings(max_examples=120, deadline=None)
def test_any_phrase_declines_without_an_exception(phrase: str, lang: str, kind: str, gender: str | None) -> None:
    for case in CASES[lang]:
        assert isinstance(morphology.inflect_phrase(phrase, lang, case, kind=kind, gender=gender), str)
    base = morphology.base_phrase(phrase, lang, kind=kind)
    assert base is None or isinstance(base, str)
