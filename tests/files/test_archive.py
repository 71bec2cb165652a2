"""Zip files rebuilt: what an entry has beside its bytes."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from translit.files import Archive

SIZES = struct.pack("<HHQ", 1, 8, 5)  # 64-bit sizes, which the writer sets itself
TIME = struct.pack("<HHBI", 0x5455, 5, 1, 1_700_000_000)
OTHER = struct.pack("<HH2s", 0x9999, 2, b"ab")
CUT_OFF = b"\x99"


def zipped(extra: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.comment = b"of the archive"
        for name in ("a.txt", "b.txt"):
            entry = zipfile.ZipInfo(name, (2024, 2, 29, 12, 30, 58))
            entry.extra, entry.comment, entry.external_attr = extra, b"of the entry", 0o644 << 16
            archive.writestr(entry, b"Minsk")
    return made.getvalue()


@pytest.mark.parametrize(
    ("extra", "kept"),
    [
        (TIME + OTHER, TIME + OTHER),
        (SIZES + TIME, TIME),
        (TIME + SIZES + OTHER, TIME + OTHER),
        (b"", b""),
        (OTHER + CUT_OFF, OTHER),
    ],
)
def test_what_an_entry_has_beside_its_bytes_stays(extra: bytes, kept: bytes) -> None:
    archive = Archive(zipped(extra))
    with zipfile.ZipFile(io.BytesIO(archive.rebuilt({"b.txt": b"Homel"}))) as made:
        assert made.comment == b"of the archive"
        assert [made.read(name) for name in ("a.txt", "b.txt")] == [b"Minsk", b"Homel"]
        for entry in made.infolist():
            assert (entry.extra, entry.comment, entry.external_attr) == (kept, b"of the entry", 0o644 << 16)
            assert entry.date_time == (2024, 2, 29, 12, 30, 58)


def test_nothing_changed_is_nothing_written_anew() -> None:
    data = zipped(OTHER)
    assert Archive(data).rebuilt({"a.txt": b"Minsk"}) is data
