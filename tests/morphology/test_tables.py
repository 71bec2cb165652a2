"""The tables prove themselves: every example in them is what the row makes, forwards and backwards."""

from __future__ import annotations

import pytest

from translit.morphology.cases import CASES
from translit.morphology.tables import PARTS, Tables, load, rows

LANGUAGES = ("be", "cs", "de", "lt", "lv", "pl", "ru", "uk", "uk.analysis")


def _row_words(row: dict[str, str]) -> tuple[list[str], list[str]]:
    parts = list(PARTS) if row["part"] == "*" else row["part"].split(",")
    return parts, ["m", "f", "n"] if row["gender"] == "*" else row["gender"].split(",")


def _forms(tables: Tables, word: str, parts: list[str], genders: list[str]) -> set[str]:
    found = [tables.forms(word, part, gender) for part in parts for gender in genders]
    return {form for forms in found if forms for form in forms.values()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_example_is_what_its_row_makes(lang: str) -> None:
    tables, checked = load(lang), 0
    for row in rows(f"{lang}.rules.tsv"):
        for example in row["example"].split(","):
            words = example.lower().split()
            if len(words) == 2:
                parts, genders = _row_words(row)
                assert words[1] in _forms(tables, words[0], parts, genders), (row["part"], row["ending"], example)
                checked += 1
    assert checked >= 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_example_leads_back_to_its_base_form(lang: str) -> None:
    tables = load(lang)
    for row in rows(f"{lang}.rules.tsv"):
        for example in row["example"].split(","):
            words = example.lower().split()
            if len(words) == 2 and words[0] != words[1]:
                parts, _ = _row_words(row)
                assert words[0] in {found[0] for found in tables.back(words[1], parts)}, example


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rows_use_known_names_only(lang: str) -> None:
    """A misspelled part, gender or condition would make a row that never fires."""
    for row in rows(f"{lang}.rules.tsv"):
        parts, genders = _row_words(row)
        assert set(parts) <= {*PARTS, "adjective"}, row
        assert set(genders) <= {"m", "f", "n", "pl"}, row
        assert all(len(ending) >= int(row["cut"]) for ending in row["ending"].split()), row
        for condition in row["when"].split():
            assert condition.partition(":")[0] in {"no", "has", "after"} or condition.rstrip("+").isdigit(), row


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_row_gives_every_case_of_its_language(lang: str) -> None:
    cases = set(CASES[lang.partition(".")[0]]) - {"nom"}
    for name in (f"{lang}.rules.tsv", f"{lang}.words.tsv"):
        for row in rows(name):
            missing = {case for case in cases if not row.get(case)}
            assert not missing, (name, row, missing)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_is_written_out_twice(lang: str) -> None:
    """Of two rows for one word the later would silently win."""
    seen: set[tuple[str, str, str]] = set()
    for row in rows(f"{lang}.words.tsv"):
        for part in row["part"].split(","):
            for gender in row["gender"].split(","):
                key = (row["lemma"], part, gender)
                assert key not in seen, key
                seen.add(key)
