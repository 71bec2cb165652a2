"""Our spreadsheets in LibreOffice: opened, saved, taken in again, nothing lost."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from translit import Glossary
from translit.glossary import Entry
from translit.glossary.exchange import Options, read, write

from .conftest import differences, said

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice: make office")
# LibreOffice's filter for text: delimiter, quotation mark, UTF-8, from line 1, columns as it takes them.
TEXT_IN = "--infilter=CSV:{},34,76,1,,0,false,false,false,false"
TEXT_OUT = "csv:Text - txt - csv (StarCalc):{},34,76,1,,0,false,true,false"

HARD = [
    Entry(
        "odd",
        "organisation",
        {
            "be": "=1+1",
            "ru": "+7 тур",
            "en": "@mediazona",
            "pl": "1/2",
            "uk": "-аб",
            "de": "007",
            "fr": "1.10",
            "en:be": 'A, "B"; C',
        },
        variants={"be": ("3-4", "a|b", "TRUE", "1e5")},
        note='two\nlines; with, "all"',
    )
]


def converted(folder: Path, data: bytes, suffix: str, to: str, *options: str) -> bytes:
    """A file as LibreOffice saves it again; every run has a profile of its own, so that runs do not meet."""
    source = folder / f"in{suffix}"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--norestore", *options, "--convert-to", to, "--outdir"]
    done = subprocess.run(
        [*command, str(folder / "out"), str(source)], capture_output=True, text=True, timeout=240, check=False
    )
    made = folder / "out" / f"in.{to.partition(':')[0]}"
    assert made.exists(), done.stdout + done.stderr
    return made.read_bytes()


def entries() -> list[Entry]:
    return [*list(Glossary.load())[::9], *HARD]


def test_an_xlsx_file_saved_by_libreoffice_says_the_same(tmp_path: Path) -> None:
    written = write(entries(), "xlsx")
    assert not written.losses
    found = read(converted(tmp_path, written.data, ".xlsx", "xlsx"), "xlsx")
    assert not found.refusals and not found.losses
    assert differences(entries(), said(found)) == set()


@pytest.mark.parametrize("layout", ["languages", "entries"])
def test_a_csv_file_saved_by_libreoffice_says_the_same(layout: str, tmp_path: Path) -> None:
    """With semicolons, as a spreadsheet in Russian saves it, and through XLSX, as Excel's users do."""
    written = write(entries(), "csv", Options(layout=layout))  # type: ignore[arg-type]
    again = converted(tmp_path, written.data, ".csv", TEXT_OUT.format(59), TEXT_IN.format(44))
    found = read(again, "csv")
    assert not found.refusals and not found.losses
    assert differences(entries(), said(found)) == set()
