"""Reading says where the fault is; writing leaves a whole file or the old one."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import TranslitError
from translit.documents import DocumentError, decode, read_chunks, read_text, write_atomically

RUSSIAN = "Минск, 11 сентября.\nЛосик на свободе.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (RUSSIAN.encode(), None),
        (b"\xef\xbb\xbf" + RUSSIAN.encode(), None),
        (b"\xef\xbb\xbf" + RUSSIAN.encode(), "utf-8"),
        (RUSSIAN.encode("utf-16"), None),
        (b"\xfe\xff" + RUSSIAN.encode("utf-16-be"), None),
        (RUSSIAN.encode("utf-32"), None),
        (RUSSIAN.encode("cp1251"), "cp1251"),
        (RUSSIAN.encode("koi8-r"), "KOI8-R"),
        (RUSSIAN.encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_decoding_by_mark_or_by_name(data: bytes, encoding: str | None) -> None:
    assert decode(data, encoding) == RUSSIAN


def test_line_ends_come_in_as_they_stand(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"one\r\ntwo\rthree\n")
    assert read_text(file) == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize(
    ("data", "encoding", "told"),
    [
        # where the byte is, and which encoding the text reads well in
        (b"Minsk\n" + RUSSIAN.encode("cp1251"), None, ["0xCC at offset 6, line 2", "--encoding cp1251"]),
        (RUSSIAN.encode("koi8-r"), None, ["offset 0, line 1", "--encoding koi8-u"]),
        (RUSSIAN.encode("cp866"), None, ["offset 0, line 1", "--encoding cp866"]),
        ("Müller in Köln\n".encode("cp1252"), None, ["0xFC at offset 1, line 1", "--encoding cp1252"]),
        # UTF-8 before the byte: the file is damaged, another encoding would not help
        (RUSSIAN.encode() + b"\xff", None, ["0xFF at offset 65, line 3", "damaged there"]),
        (RUSSIAN.encode()[:-1] + b"\xd0", None, ["damaged there"]),
        (RUSSIAN.encode(), "ascii", ["not valid ascii", "offset 0, line 1", "Leave --encoding out"]),
        (b"\xff\xfea", None, ["not valid UTF-16"]),
        (b"Minsk\nVil\0nius", None, ["NUL byte at offset 9, line 2"]),
        ("Мінск".encode() + b"\0", None, ["NUL byte at offset 10, line 1"]),
        ("Minsk 1 2".encode("utf-16-le"), None, ["NUL byte", "utf-16-le"]),
        (b"", None, ["is empty"]),
        (b"\xef\xbb\xbf", None, ["is empty"]),
        (b" \n\t\n", None, ["is empty"]),
        (b"x", "klingon", ["no text encoding 'klingon'"]),
        (b"x", "rot13", ["no text encoding 'rot13'"]),
        (b"x", "utf\x008", ["no text encoding"]),
    ],
)
def test_bad_bytes_are_refused_with_place_and_advice(data: bytes, encoding: str | None, told: list[str]) -> None:
    with pytest.raises(DocumentError) as refusal:
        decode(data, encoding, name="news.txt")
    for part in told:
        assert part in str(refusal.value)


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "cp1251", "utf-16", "utf-7", "idna"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_text_or_a_refusal(data: bytes, encoding: str | None) -> None:
    try:
        text = decode(data, encoding)
    except DocumentError as refusal:
        assert str(refusal)
    else:
        assert "\0" not in text
        assert text.strip()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "you have no permission"),
        (OSError(errno.EIO, "Input/output error"), "cannot be read: input/output error"),
    ],
)
def test_unreadable_file(monkeypatch: pytest.MonkeyPatch, error: OSError, told: str) -> None:
    # by patching: tests may run as root, who may read everything
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DocumentError, match=told):
        read_text("news.txt")


def test_places_that_are_no_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no file"):
        read_text(tmp_path / "gone.txt")
    with pytest.raises(DocumentError, match="is a directory"):
        read_text(tmp_path)
    with pytest.raises(DocumentError, match="cannot be read"):
        read_text("a\0b")
    with pytest.raises(DocumentError, match=r"\\udcff\.txt"):  # an undecodable path is shown escaped
        read_text(os.fsdecode(b"/nowhere/\xff.txt"))


def test_size_is_bounded() -> None:
    assert read_text(io.BytesIO(b"12345"), max_bytes=5) == "12345"
    with pytest.raises(DocumentError, match=r"news is larger than 5 bytes.*split it"):
        read_text(io.BytesIO(b"123456"), max_bytes=5, name="news")


def test_writing_makes_and_replaces(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    write_atomically(file, "раз\r\n")
    assert file.read_bytes() == "раз\r\n".encode()
    file.chmod(0o640)
    write_atomically(str(file), b"two")
    assert file.read_bytes() == b"two"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_has_the_permissions_of_the_umask(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_atomically(tmp_path / "ours", "x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    write_atomically(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


# 244, 250 and 244 bytes of the 255 that a name may have
@pytest.mark.parametrize("name", ["я" * 120, "ა" * 82, "😀" * 60])
def test_a_long_name_still_has_room_for_the_file_beside_it(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.txt"
    write_atomically(file, "x")
    assert file.read_text() == "x"


def test_half_a_letter_does_not_lose_the_rest(tmp_path: Path) -> None:
    """Python reads such texts out of JSON; `write_pieces` and documents write them as they came."""
    write_atomically(tmp_path / "a.txt", "Лосік \ud83d")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8", errors="surrogatepass") == "Лосік \ud83d"


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, error: BaseException
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        if failing == "write":
            patch.setattr("translit.documents.writing.os.fdopen", lambda *_: _FullDisk(error))
        elif failing == "fsync":
            patch.setattr("translit.documents.writing.os.fsync", fail)
        else:
            patch.setattr(Path, "replace", fail)
        expected = KeyboardInterrupt if isinstance(error, KeyboardInterrupt) else DocumentError
        with pytest.raises(expected) as failure:
            write_atomically(file, "new")
    if expected is DocumentError:
        assert "the disk is full" in str(failure.value)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


class _FullDisk(io.BytesIO):
    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def write(self, data: object) -> int:
        raise self.error


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path, told in [
        (tmp_path, "it is a directory"),
        (tmp_path / "gone" / "a.txt", "there is no folder"),
        (tmp_path / "file" / "a.txt", "there is no folder"),
        ("a\0b", "was not written"),
    ]:
        with pytest.raises(DocumentError, match=told):
            write_atomically(path, "x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_is_written_straight() -> None:
    write_atomically("/dev/null", "x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(DocumentError, match="the disk is full"):
        write_atomically("/dev/full", "x")


CHUNKED = [
    (b"", None),
    (b" \n\n", None),
    ("Мінск\r\n".encode(), None),
    (b"\xef\xbb\xbfMinsk", None),
    ("Мінск\n".encode("utf-16"), None),
    ("Мінск".encode("cp1251"), "cp1251"),
    (b"Minsk\nVilnius \xe9\xe8", None),
    ("Мінск\n".encode() + b"\xd0", None),
    (b"Minsk\nGo\0mel", None),
    (b"x" * 9 + "ў\n".encode() * 3 + b"\0", None),
    (b"Minsk", "no-such"),
    (b"Minsk", "hex"),  # a codec, and no encoding of texts
    ("Мінск\n".encode("utf-16-le") + b"\x00", "utf-16-le"),
]


@pytest.mark.parametrize("size", [4, 5, 1 << 20])  # a mark is four bytes
@pytest.mark.parametrize(("data", "encoding"), CHUNKED)
def test_chunks_are_the_text_and_its_refusals(
    monkeypatch: pytest.MonkeyPatch, data: bytes, encoding: str | None, size: int
) -> None:
    """In blocks of any size: letters, line ends and marks are cut in the middle."""
    monkeypatch.setattr("translit.files.text._CHUNK", size)

    def told(read: Callable[[], str]) -> str:
        try:
            return read()
        except DocumentError as error:
            return f"refused: {error}"

    whole = told(lambda: read_text(io.BytesIO(data), encoding=encoding))
    assert told(lambda: "".join(read_chunks(io.BytesIO(data), encoding=encoding))) == whole


def test_chunks_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Мінск\n" * 400_000, encoding="utf-8")
    pieces = list(read_chunks(tmp_path / "a.txt"))
    assert len(pieces) > 3 and "".join(pieces) == "Мінск\n" * 400_000
    with pytest.raises(DocumentError, match="is a directory"):
        list(read_chunks(tmp_path))
    with pytest.raises(DocumentError, match="there is no file"):
        list(read_chunks(tmp_path / "b.txt"))


@pytest.mark.parametrize("read", [read_text, lambda source: list(read_chunks(source))])
def test_what_is_no_binary_stream_is_refused(read: Callable[[object], object]) -> None:
    with pytest.raises(TranslitError, match=r"open as text; open it as it is, with open\(path, 'rb'\)"):
        read(io.StringIO("Мінск"))
    with pytest.raises(TranslitError, match="a path, bytes or an open file, not int"):
        read(5)
