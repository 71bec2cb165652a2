"""What is certainly no text is told by its bytes; what may be one is never taken for something else."""

from __future__ import annotations

import gzip
import io
import sqlite3
import struct
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.files import FileError, binary_kind, decode, decoded_pieces

ROOT = Path(__file__).parents[2]


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "Minsk")
    return out.getvalue()


# made by the programs that make such files, or by the first fields of their specifications
BINARIES = {
    "a picture": ROOT.joinpath("docs/img/report.png").read_bytes(),
    "a packed file": gzip.compress(b"Minsk"),
    "a zip file": zipped(),
    "a sound or a film": b"RIFF" + struct.pack("<I", 36) + b"WAVEfmt ",
    r"a sound or a film(?# of phones)": struct.pack(">I", 24) + b"ftypmp42",
    "a program": b"MZ\x90" + bytes(57) + struct.pack("<I", 64) + b"PE\0\0",
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a file of old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16),
}


@pytest.mark.parametrize("encoding", [None, "latin-1", "cp1251", "utf-16"])
@pytest.mark.parametrize("kind", BINARIES)
def test_binaries_are_refused_by_their_kind(kind: str, encoding: str | None) -> None:
    for read in (
        lambda data: decode(data, encoding, name="news.txt"),
        lambda data: list(decoded_pieces(io.BytesIO(data), encoding, name="news.txt")),
    ):
        with pytest.raises(FileError, match=rf"^news\.txt is {kind}.*, not a text; "):
            read(BINARIES[kind])


def test_this_python_is_a_program(tmp_path: Path) -> None:
    assert binary_kind(Path(sys.executable).read_bytes()) == "a program"
    sqlite3.connect(tmp_path / "a.db").execute("create table a (b)")
    assert binary_kind((tmp_path / "a.db").read_bytes()) == "a database"


NOISE = bytes(1 + n * 7919 % 255 for n in range(4000))  # every byte but NUL, evenly


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (NOISE, None),
        (NOISE, "latin-1"),
        (NOISE.replace(b"\x98", b""), "cp1251"),
        (bytes(range(1, 9)) * 10, None),
        (b"Minsk" * 20 + bytes(range(14, 26)) * 5, None),
    ],
)
def test_noise_is_no_text_in_any_encoding(data: bytes, encoding: str | None) -> None:
    with pytest.raises(FileError, match="control characters at its beginning: it is not plain text"):
        decode(data, encoding)


@pytest.mark.parametrize(
    "text",
    [
        "MZ is the mark of programs, BM that of pictures. II and MM begin others.",
        "ID3 tags, RIFF and PK\n",
        "GIF8 was never a version.",
        "Minsk\f\nVilnius\f\nHrodna\f\n" * 9,  # pages of a printed text
        "\x1b[31mMinsk\x1b[0m\n" * 99,  # colours of a terminal
        "\x02Minsk\x03",
        "Minsk\x1a",  # the end of a DOS file
    ],
)
def test_odd_texts_are_texts(text: str) -> None:
    assert decode(text.encode()) == text


def test_quotation_marks_of_windows_read_as_latin_1_are_a_text() -> None:
    text = "Losik said: \x93We are \x96 all of us \x96 free.\x94 "
    assert decode((text * 50).encode("latin-1"), "latin-1") == text * 50


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip))
@settings(max_examples=200, deadline=None)
def test_no_text_is_noise(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text  # one mark is taken off, and nothing else
