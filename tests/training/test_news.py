"""Our own news sentences: four languages in each row, each in its own letters, with the same figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from training.news import news_rows
from training.symbols import PAIRS
from training.text import lines
from translit.translate.content import losses

TABLES = sorted((Path(__file__).parents[2] / "training" / "sentences").glob("*.tsv"))
# letters that a language has not; in names of foreign papers and firms there are Latin ones
FOREIGN = {"en": "[Ѐ-ӿ]", "ru": "[іїєґўІЇЄҐЎ]", "be": "[ищъїєґИЩЪЇЄҐ]", "uk": "[ыэёъўЫЭЁЪЎ]"}


def test_each_row_has_four_languages_and_stands_once() -> None:
    found = [line for table in TABLES for line in lines(table) if line and not line.startswith("#")]
    rows = [line.split("\t") for line in found if line != "en\tru\tbe\tuk"]
    assert len(rows) > 10_000
    assert not [row for row in rows if len(row) != 4 or not all(map(str.strip, row))]
    for column in range(4):
        texts = [row[column] for row in rows]
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("pair", PAIRS)
def test_each_language_has_its_own_letters_and_all_have_the_same_figures(pair: str) -> None:
    first, second = pair.split("-")
    rows = [*news_rows(pair), *news_rows(pair, kept_back=True)]
    assert not [row.a for row in rows if re.search(FOREIGN[first], row.a)]
    assert not [row.b for row in rows if re.search(FOREIGN[second], row.b)]
    told = [
        (row.a, row.b, loss.what)
        for row in rows
        for loss in losses(row.a, row.b, first, second)
        if loss.code == "number-lost"
    ]
    assert len(told) <= len(rows) / 100, told  # an age may be told otherwise


def test_a_tenth_is_kept_back_and_the_same_for_every_pair() -> None:
    learnt, kept = news_rows("ru-be"), news_rows("ru-be", kept_back=True)
    assert not {*learnt} & {*kept}
    assert len(learnt) / 15 < len(kept) < len(learnt) / 6
    assert [row.b for row in kept] == [row.a for row in news_rows("be-uk", kept_back=True)]
