"""Districts, regions and villages called by a common word: what letters alone would not make of them."""

import pytest

from translit import names
from translit.names.tables import data_rows

ADJECTIVES = {row["be"]: row for row in reversed(data_rows("place-adjectives.tsv")) if row["be"]}


def _capital(stem: str) -> str:
    """What stands after a hyphen is looked up alone."""
    return stem.rpartition("-")[2].capitalize()


@pytest.mark.parametrize("row", ADJECTIVES.values(), ids=lambda row: row["be"])
def test_adjectives_of_places_between_belarusian_and_russian(row: dict[str, str]) -> None:
    be, ru = f"{_capital(row['be'])}і раён", f"{_capital(row['ru'])}ий район"
    assert names.convert(be, "be", "ru", kind="place")[0] == ru
    assert names.convert(ru, "ru", "be", kind="place")[0] == be


def test_every_centre_of_a_district_has_an_adjective() -> None:
    """By its first letters, for that much an adjective keeps but for a few: Шклоў, шклоўскі; Беразіно, бярэзінскі."""
    elsewhere = {"Орша": "аршанск", "Вялікая Бераставіца": "бераставіцк", "Мар’іна Горка": "пухавіцк"}
    beginnings = {stem.replace("е", "я")[:3] for stem in (*ADJECTIVES, "акцябрск")}
    centres = [elsewhere.get(row["be"], row["be"]) for row in data_rows("centres-by.tsv")]
    assert [name for name in centres if name.lower().replace("е", "я")[:3] not in beginnings] == []


def test_all_stems_take_the_same_endings() -> None:
    for row in ADJECTIVES.values():
        stems = [row[lang] for lang in ("be", "ru", "uk") if row[lang]]
        assert all(stem.endswith("к") and stem == stem.lower() for stem in stems), row


@pytest.mark.parametrize(
    ("name", "source", "target", "expected"),
    [
        ("Гродзенская вобласць", "be", "ru", "Гродненская область"),
        ("Запорізька область", "uk", "ru", "Запорожская область"),
        ("Львовская область", "ru", "be", "Львоўская вобласць"),
        ("Львовская область", "ru", "uk", "Львівська область"),
        ("Могилевская область", "ru", "be", "Магілёўская вобласць"),  # without its ё
        ("Бучанська міська громада", "uk", "ru", "Бучанская городская громада"),
        ("Большое Село", "ru", "be", "Вялікае Сяло"),
        ("Раён", "be", "ru", "Раён"),  # a village called so, with no adjective before it
        ("Солоне", "uk", "ru", "Солёное"),
        ("Вільхівка", "uk", "ru", "Ольховка"),
        ("Ольховка", "ru", "uk", "Вільхівка"),
        ("Вовча", "uk", "ru", "Волчья"),
        ("Лебяжье", "ru", "uk", "Лебяже"),
        ("Колодезное", "ru", "uk", "Колодязне"),
        ("Вишнівка", "uk", "ru", "Вишнёвка"),
        ("Гайок", "uk", "ru", "Гаёк"),
        ("Черногорье", "ru", "uk", "Чорногір’я"),
    ],
)
def test_places_of_common_words(name: str, source: str, target: str, expected: str) -> None:
    assert names.convert(name, source, target, kind="place")[0] == expected


@pytest.mark.parametrize(
    ("name", "source", "target", "expected"),
    [
        ("Лідскі раён", "be", "en", "Lida district"),
        ("Лидский район", "ru", "en", "Lida district"),
        ("Гродненская область", "ru", "en:ru", "Grodno region"),
        ("Гродзенская вобласць", "be", "en:be", "Hrodna region"),
        ("Івано-Франківська область", "uk", "en", "Ivano-Frankivsk region"),
        ("Харьковская область", "ru", "en", "Kharkiv region"),  # a place of Ukraine by its own name
        ("Московская область", "ru", "en", "Moscow region"),
        ("Кременчуцький район", "uk", "en", "Kremenchuk district"),
        ("Березівський район", "uk", "en", "Berezivka district"),  # not Бяроза of Belarus
        ("Могилів-Подільський район", "uk", "en", "Mohyliv-Podilskyi district"),
        ("Стрийський район", "uk", "en", "Stryi district"),  # by the usual endings of the adjective
        ("Ленинский район", "ru", "en", "Leninskiy rayon"),  # of cities; called after nobody's place
        ("Ленінскі раён", "be", "en", "Leninskiy rayon"),
        ("Слуцкім", "be", "ru", "Слуцким"),
    ],
)
def test_what_is_called_after_a_place(name: str, source: str, target: str, expected: str) -> None:
    assert names.convert(name, source, target, kind="place")[0] == expected


def test_every_adjective_says_what_it_is_of() -> None:
    """In the language of its country; Крым is no town."""
    of = [row["place"].partition(" ")[0] for row in data_rows("place-adjectives.tsv") if row["be"] != "крымск"]
    assert set(of) == {"be", "uk", "ru"}
