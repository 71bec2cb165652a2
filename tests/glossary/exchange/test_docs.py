"""docs/glossary-formats.md says what the formats do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from translit.glossary.entry import Entry
from translit.glossary.exchange import FORMATS, Options, carriage, write

from .conftest import OF_TWO

ROOT = Path(__file__).parent.parent.parent.parent


def test_the_page_is_the_one_that_the_formats_make() -> None:
    done = subprocess.run([sys.executable, "tools/formats_doc.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_what_the_table_calls_lost_is_told_and_nothing_else() -> None:
    entry = Entry(
        "lee",
        "person",
        {"en": "Hanna Lee", "be": "Ганна Лі", "ru": "Ганна Ли"},
        gender="f",
        cases={"be": {"gen": "Ганны Лі"}},
        indeclinable=("be",),
        surname_alone=True,
        common_word=("be",),
        note="hello",
    )
    for format in FORMATS.values():
        options = OF_TWO.get(format.id, ("", Options()))[1]
        told = {loss.code for loss in write([entry], format.id, options).losses} - {"languages", "codes"}
        there = {"type", "gender", "status", "forms", "cases", "indeclinable", "surname_alone", "common_word", "note"}
        assert told == {field for field, how in carriage(format).items() if how == "lost"} & there
