"""Districts, regions and villages called by a common word: what letters alone would not make of them."""

import pytest

from translit import names
from translit.names.tables import data_rows

ROWS = data_rows("place-words.tsv")
DISTRICTS = [row for row in ROWS if row["is"] == "district" and row["be"].endswith("і")]


def test_all_districts_of_belarus_are_there() -> None:
    assert len(DISTRICTS) == 118


@pytest.mark.parametrize("row", DISTRICTS, ids=lambda row: row["be"])
def test_districts_between_belarusian_and_russian(row: dict[str, str]) -> None:
    be, ru = f"{row['be'].capitalize()} раён", f"{row['ru'].capitalize()} район"
    assert names.convert(be, "be", "ru", kind="place")[0] == ru
    assert names.convert(ru, "ru", "be", kind="place")[0] == be


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
