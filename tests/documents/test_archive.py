"""Zip and XML from anybody: each way to do harm is refused with a sentence, and fast."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.documents import DocumentError, Options, open_document, sniff
from translit.documents.bounds import BOUNDS
from translit.documents.office.archive import Archive
from translit.documents.office.xmlpart import parse

from .goldens import CORPUS, document
from .parts import build, load, unzipped, zipped

ZIPPED = ("docx", "odt", "epub")
BOMB = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
TEXT_PART = {"docx": "word/document.xml", "odt": "content.xml", "epub": "OEBPS/content.opf"}


def news(kind: str) -> dict[str, bytes]:
    return unzipped(document(CORPUS / kind / ("novel.parts" if kind == "epub" else "news.parts")))


def opened(data: bytes, kind: str) -> None:
    open_document(data, format=kind, options=Options(name=f"a.{kind}"))


def with_declared_size(data: bytes, size: int) -> bytes:
    """The archive with another unpacked size in the directory entry of its last part."""
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def encrypted(data: bytes) -> bytes:
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 8] + struct.pack("<H", 1) + data[at + 10 :]


def many_entries(parts: dict[str, bytes]) -> bytes:
    return zipped(parts | {f"x/{number}": b"" for number in range(BOUNDS["parts"])})


def twice(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO(zipped(parts))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning):
        archive.writestr(next(iter(parts)), b"other")
    return out.getvalue()


HARM: list[tuple[str, Callable[[dict[str, bytes]], bytes], str]] = [
    (
        "a part that is a thousand times its packed size",
        lambda p: zipped(p | {"z": b" " * (1 << 24)}),
        "200 unzipped bytes",
    ),
    ("more parts than any document has", many_entries, "10,000 parts"),
    ("a directory that declares gigabytes", lambda p: with_declared_size(zipped(p), 0xFFFFFFF0), "unzipped"),
    (
        "a directory that declares too little",
        lambda p: with_declared_size(zipped(p), 3),
        "longer than declared|damaged",
    ),
    ("a password", lambda p: encrypted(zipped(p)), "encrypted"),
    ("two parts of one name", twice, "names an entry twice"),
    ("a file that is cut off", lambda p: zipped(p)[:-40], "damaged"),
    ("a zip within it for the whole", lambda p: zipped({"a.zip": zipped(p)}), "has no"),
]


@pytest.mark.parametrize("kind", ZIPPED)
@pytest.mark.parametrize(("what", "make", "told"), HARM, ids=[what for what, _, _ in HARM])
def test_harmful_archives(kind: str, what: str, make: Callable[[dict[str, bytes]], bytes], told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        data = make(news(kind))
        opened(data, kind)
        if what == "a directory that declares too little":  # found out where that part is unpacked
            Archive(data).read(list(Archive(data))[-1])


def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part is packed within bounds; together they are too much."""
    monkeypatch.setitem(BOUNDS, "unzipped", 100_000)
    with pytest.raises(DocumentError, match="bytes unzipped"):
        opened(zipped(news("docx") | {f"m/{number}": bytes(range(256)) * 40 for number in range(10)}), "docx")


@pytest.mark.parametrize("kind", ZIPPED)
@pytest.mark.parametrize(
    ("head", "told"),
    [
        (BOMB, "declares entities"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "declares entities"),
        (b'<!DOCTYPE a PUBLIC "x" "y[" [ <!ENTITY % x SYSTEM "http://localhost:9/x"> %x; ]>', "declares entities"),
    ],
)
def test_entities(kind: str, head: bytes, told: str) -> None:
    parts = news(kind)
    part = TEXT_PART[kind]
    declaration, _, rest = parts[part].partition(b"?>\n")
    parts[part] = declaration + b"?>\n" + head + rest
    with pytest.raises(DocumentError, match=told):
        opened(zipped(parts), kind)


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_nesting_is_bounded(kind: str) -> None:
    parts = news(kind)
    deep = "<w:sdt><w:sdtContent>" if kind == "docx" else "<text:section>"
    end = "</w:sdtContent></w:sdt>" if kind == "docx" else "</text:section>"
    body = "<w:body>" if kind == "docx" else "<office:text>"
    text = parts[TEXT_PART[kind]].decode()
    start, _, rest = text.partition(body)
    inner, _, last = rest.rpartition(body.replace("<", "</"))
    parts[TEXT_PART[kind]] = f"{start}{body}{deep * 300}{inner}{end * 300}{body.replace('<', '</')}{last}".encode()
    with pytest.raises(DocumentError, match="deeper than 256"):
        opened(zipped(parts), kind)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<a><b></a>", "is not XML that can be read"),
        (b"", "is not XML"),
        ("<a/>".encode("utf-16"), "is not in UTF-8"),
        (b"<a>" + b"x" * 11_000_000 + b"</a>", "longer than XML readers take"),
    ],
)
def test_broken_parts(data: bytes, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        parse(data, "a.docx, word/document.xml")


def test_external_files_are_not_read(tmp_path: Path) -> None:
    """A document type that points outside is neither followed nor needed."""
    outside = tmp_path / "a.dtd"
    outside.write_text("<!ENTITY secret 'secret'>")
    root = parse(f'<!DOCTYPE a SYSTEM "{outside.as_uri()}"><a>x</a>'.encode(), "page.xhtml")
    assert root.text == "x"


@pytest.mark.parametrize(("head", "bound"), [(b"PK\x03\x04", "file"), (b"Minsk", "text")])
def test_a_very_large_file_is_refused_unread(head: bytes, bound: str) -> None:
    with pytest.raises(DocumentError, match=f"more than {BOUNDS[bound]:,} bytes"):
        open_document(head + bytes(200 * 1024 * 1024), format="docx", options=Options(name="a.docx"))


@pytest.mark.parametrize("kind", ZIPPED)
def test_a_missing_part_is_named(kind: str) -> None:
    parts = news(kind)
    del parts[TEXT_PART[kind]]
    with pytest.raises(DocumentError, match=r"a\.\w+ (has no|does not say)"):
        opened(zipped(parts), kind)


def test_what_is_no_document_is_none_of_the_formats() -> None:
    with pytest.raises(DocumentError, match=r"none of the formats .* If it is a document, it is damaged"):
        sniff(zipped({"a.txt": b"Minsk"}), "a.zip")


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub"])
def test_a_damaged_document_is_not_translated_as_a_text(name: str) -> None:
    with pytest.raises(DocumentError, match=f"{name} is called .* and is none: it holds plain text"):
        sniff(b"only the beginning of a download", name)


DOCX = build("docx", load(CORPUS / "docx" / "links.parts"))


@given(st.integers(0, len(DOCX) - 1), st.binary(min_size=1, max_size=8))
@settings(max_examples=150, deadline=None)
def test_damage_anywhere_is_a_refusal_or_a_document(at: int, noise: bytes) -> None:
    data = DOCX[:at] + noise + DOCX[at + len(noise) :]
    try:
        document = open_document(data, format="docx", options=Options(name="a.docx"))
        document.rebuild(document.blocks, "be")
    except DocumentError as refusal:
        assert str(refusal).startswith("a.docx") or "word/" in str(refusal)
