"""Files made to harm: bombs, entities, other files named inside; each is refused with a sentence, in no time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from translit.glossary import Entry
from translit.glossary.exchange import ExchangeError, read, write
from translit.glossary.exchange.archives import MAX_BYTES

LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
)
BODY = {
    "tbx": '<tbx style="dca" type="TBX-Basic" xmlns="urn:iso:std:iso:30042:ed:3.0"><text><body><conceptEntry id="a">'
    '<langSec xml:lang="be"><termSec><term>{}</term></termSec></langSec></conceptEntry></body></text></tbx>',
    "tbx-2008": '<martif type="TBX"><text><body><termEntry id="a"><langSet xml:lang="be"><tig><term>{}</term></tig>'
    "</langSet></termEntry></body></text></martif>",
    "tmx": '<tmx version="1.4"><header/><body><tu><tuv xml:lang="be"><seg>{}</seg></tuv></tu></body></tmx>',
}


@pytest.mark.parametrize("format", BODY)
def test_entities_are_not_expanded(format: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    outside = f'<!DOCTYPE x [<!ENTITY a11 SYSTEM "{secret.as_uri()}">]>'
    for head in (LAUGHS, outside, "<!DOCTYPE x [<!ENTITY a11 'fine'>]>"):
        with pytest.raises(ExchangeError, match="entit") as caught:
            read((head + BODY[format].format("&a11;")).encode(), format)
        assert "SECRET" not in str(caught.value) and "haha" not in str(caught.value)


@pytest.mark.parametrize("format", BODY)
def test_a_dtd_outside_is_not_fetched(format: str, tmp_path: Path) -> None:
    """Old TBX and TMX files name their DTD: that alone is no harm, and it is not looked for."""
    (tmp_path / "x.dtd").write_text("<!ENTITY a11 'SECRET'>")
    head = f'<!DOCTYPE x SYSTEM "{(tmp_path / "x.dtd").as_uri()}">'
    found = read((head + BODY[format].format("Мінск")).encode(), format)
    assert found.records[0].facts["forms", "be"] == "Мінск"
    with pytest.raises(ExchangeError):
        read((head + BODY[format].format("&a11;")).encode(), format)


@pytest.mark.parametrize("format", BODY)
def test_deep_nesting(format: str) -> None:
    deep = "<note>" * 100_000 + "</note>" * 100_000
    with pytest.raises(ExchangeError, match="well-formed"):
        read(BODY[format].format(deep).encode(), format)


def spoiled(part: str, change: dict[bytes, bytes], data: bytes = b"") -> bytes:
    """An XLSX file, of ours unless it is given, with one part changed."""
    made = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(data or write([Entry("a", "place", {"be": "Аа"})], "xlsx").data))
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            data = source.read(name)
            for before, after in change.items() if name == part else ():
                assert before in data
                data = data.replace(before, after, 1)
            archive.writestr(name, data)
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
BAD = {
    "a bomb": ({b"</sheetData>": b"</sheetData>" + b" " * (9 << 20)}, "more than 8 MB"),
    "entities": ({b"<worksheet": LAUGHS.encode() + b"<worksheet"}, "entities"),
    "a merge of all cells": (
        {b"</sheetData>": b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'},
        "merges or links",
    ),
    "a thousand cells where 900 are read": (
        {b"</sheetData>": b"<row>" + b"<c><v>1</v></c>" * 1_000 + b"</row></sheetData>"},
        "cells; 900 are read at most",
    ),
    "cells far to the right": (
        {
            b"</sheetData>": b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(9, 700))
            + b"</sheetData>"
        },
        "wider or longer",
    ),
    "a broken part": ({b"<sheetData>": b"<sheetData"}, "cannot be read"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_spreadsheet_made_to_harm(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translit.glossary.exchange.archives.MAX_UNPACKED", 8 << 20)
    monkeypatch.setattr("translit.glossary.exchange.archives.MAX_CELLS", 900)
    change, word = BAD[case]
    with pytest.raises(ExchangeError, match=word):
        read(spoiled(SHEET, change), "xlsx")


def test_one_text_in_very_many_cells() -> None:
    """A text that cells share stands in the file once; as rows it would fill the memory."""
    pointing = b"".join(b'<row r="%d"><c r="D%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(9, 300))
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    named = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    made = spoiled(SHEET, {b"</sheetData>": pointing + b"</sheetData>"})
    file = io.BytesIO(spoiled("[Content_Types].xml", {b"</Types>": named}, made))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        archive.writestr("xl/sharedStrings.xml", f"<sst {space}><si><t>{'x' * (1 << 20)}</t></si></sst>")
    with pytest.raises(ExchangeError, match="wider or longer"):
        read(file.getvalue(), "xlsx")


def test_very_many_empty_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translit.glossary.exchange.separated.MAX_ROWS", 1000)
    assert len(read(b"id,be\n" + b"\n" * 998 + "a,Аа".encode(), "csv").records) == 1
    with pytest.raises(ExchangeError, match="more than 1,000 rows"):
        read(b"id,be\n" + b"\n" * 1000, "csv")


def test_no_spreadsheet_at_all() -> None:
    for data in (b"PK\x03\x04 not a zip", b"<html>", b"", b"PK" * 50):
        with pytest.raises(ExchangeError):
            read(data, "xlsx")


@pytest.mark.parametrize("format", ["csv", "xlsx", "tbx", "tmx"])
def test_a_file_too_large(format: str) -> None:
    with pytest.raises(ExchangeError, match="64 MB"):
        read(b"a" * (MAX_BYTES + 1), format)


def test_a_quotation_mark_that_never_closes() -> None:
    with pytest.raises(ExchangeError, match="never closed"):
        read(b'id,be\na,"' + b"x\n" * 600_000, "csv")
