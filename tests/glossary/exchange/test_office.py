"""Our spreadsheets in LibreOffice: opened, saved, taken in again, nothing lost."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence

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


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[bytes]]:
    """Files as LibreOffice saves them again, in one start, with a profile of these tests' own: runs do not meet."""
    profile = f"-env:UserInstallation={(tmp_path_factory.mktemp('profile')).as_uri()}"

    def converted(files: Sequence[bytes], suffix: str, to: str, *options: str) -> list[bytes]:
        folder = tmp_path_factory.mktemp("office")
        sources = [folder / f"{number}{suffix}" for number in range(len(files))]
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        command = [str(SOFFICE), profile, "--headless", "--norestore", *options, "--convert-to", to, "--outdir"]
        done = subprocess.run(
            [*command, str(folder / "out"), *map(str, sources)],
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        made = [folder / "out" / f"{source.stem}.{to.partition(':')[0]}" for source in sources]
        assert all(file.exists() for file in made), done.stdout + done.stderr
        return [file.read_bytes() for file in made]

    return converted


def entries() -> list[Entry]:
    return [*list(Glossary.load())[::9], *HARD]


def test_an_xlsx_file_saved_by_libreoffice_says_the_same(office: Callable[..., list[bytes]]) -> None:
    written = write(entries(), "xlsx")
    assert not written.losses
    found = read(*office([written.data], ".xlsx", "xlsx"), "xlsx")
    assert not found.refusals and not found.losses
    assert differences(entries(), said(found)) == set()


def test_a_csv_file_saved_by_libreoffice_says_the_same(office: Callable[..., list[bytes]]) -> None:
    """With semicolons, as a spreadsheet in Russian saves it, in both layouts."""
    files = [write(entries(), "csv", Options(layout=layout)).data for layout in ("languages", "entries")]
    for again in office(files, ".csv", TEXT_OUT.format(59), TEXT_IN.format(44)):
        found = read(again, "csv")
        assert not found.refusals and not found.losses
        assert differences(entries(), said(found)) == set()
