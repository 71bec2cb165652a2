"""The tables that linguists mend: a slip in a row is named before it does harm."""

import re
from importlib import resources

import pytest

from translit.names import inflect
from translit.names.key import LATIN_READINGS, SHAPED_READINGS
from translit.names.letters import LetterModel
from translit.names.tables import data_rows

CONVERSIONS = sorted(
    path.name
    for path in resources.files("translit.names").joinpath("data").iterdir()
    if path.name.startswith("convert-") and path.name.endswith(".tsv")
)
OPTION = re.compile(r"[^=|]+(?:=\d+(?:\.\d+)?)?")


@pytest.mark.parametrize("table", CONVERSIONS)
def test_conversion_rows_can_be_read(table: str) -> None:
    for row in data_rows(table):
        re.compile(row["letters"])
        assert all(OPTION.fullmatch(option) for option in row["to"].split("|")), row
        assert set((row["for"] or "").split()) <= {"own", "foreign", "eastern", "korean", "person", "place"}, row


@pytest.mark.parametrize("table", CONVERSIONS)
def test_no_row_stands_behind_its_own_twin(table: str) -> None:
    seen = set()
    for row in data_rows(table):
        key = (row["letters"], row["for"])
        assert key not in seen, f"{table}: {row['letters']} stands twice for {row['for'] or 'all'}"
        seen.add(key)


def test_sounds_name_a_known_reading_and_compile() -> None:
    for row in data_rows("sounds.tsv"):
        re.compile(row["letters"])
        assert row["reading"] in {"cyrl", "slav", "*", *LATIN_READINGS, *SHAPED_READINGS}, row


def test_costs_are_between_nothing_and_a_whole_sound() -> None:
    pairs = [row["sounds"] for row in data_rows("sound-costs.tsv")]
    assert all(len(pair) == 2 for pair in pairs)
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    assert all(0 <= float(row["cost"]) <= 1 for row in data_rows("sound-costs.tsv"))


def test_stress_rows_compile() -> None:
    for row in data_rows("stress-foreign.tsv"):
        re.compile(row["ending"])
        assert int(row["vowel"]) >= 0
        assert float(row["cost"]) >= 0


def test_stress_of_common_nouns_falls_on_a_vowel_of_theirs() -> None:
    words = [row["word"] for row in data_rows("stress-own.tsv")]
    assert len(set(words)) == len(words)
    for row in data_rows("stress-own.tsv"):
        assert 1 <= int(row["vowel"]) <= len(re.findall("[аеёиоуыэюя]", row["word"])), row


@pytest.mark.parametrize(
    ("lang", "usual", "odd"),
    [("be", "сакалоўскі", "соколовский"), ("ru", "соколов", "сакалов"), ("uk", "ковальчук", "кавальчук")],
)
def test_models_prefer_what_the_language_writes(lang: str, usual: str, odd: str) -> None:
    assert LetterModel.load(lang).cost(usual) < LetterModel.load(lang).cost(odd)


def test_the_models_stay_small() -> None:
    data = resources.files("translit.names").joinpath("data")
    assert sum(len(data.joinpath(f"letters-{lang}.bin").read_bytes()) for lang in ("be", "ru", "uk")) < 1_000_000


def test_forms_of_surnames_are_those_that_declension_makes() -> None:
    """What is told by a surname's form and what is written in its case are one grammar."""
    given = {"be": ("Ігар", "Ганна"), "ru": ("Игорь", "Анна"), "uk": ("Ігор", "Ганна")}
    for row in data_rows("find-surname-forms.tsv"):
        for lang, base, *form in (named.split(":") for named in row["forms"].split("|")):
            whole = f"{given[lang][row['gender'] == 'f']} {base}"
            made = inflect(whole, lang, row["case"], gender=row["gender"]).split()[-1]
            assert made == (form or [base])[0], row
            assert re.search(f"(?:{row['ending']})$", made.lower()), row
