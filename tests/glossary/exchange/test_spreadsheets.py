"""What people and spreadsheets do to a table: each is read as it is meant, or refused by sheet, row and column."""

from __future__ import annotations

import datetime
import io
import re
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.glossary import Entry
from translit.glossary.exchange import ExchangeError, Options, Read, read, sniff, write
from translit.glossary.exchange.facts import tidy
from translit.glossary.exchange.separated import decode, delimiter_of, read_rows
from translit.glossary.exchange.texts import escape_formula, is_formula, unescape_formula

from .conftest import said

MINSK = {"minsk": {("type",): "place", ("forms", "be"): "Мінск", ("forms", "ru"): "Минск"}}

AS_MEANT = {
    "commas": "id,type,be,ru\nminsk,place,Мінск,Минск\n",
    "semicolons, as Excel writes them in Europe": "id;type;be;ru\r\nminsk;place;Мінск;Минск\r\n",
    "tabs": "id\ttype\tbe\tru\nminsk\tplace\tМінск\tМинск\n",
    "a line that tells the separator": "sep=|\nid|type|be|ru\nminsk|place|Мінск|Минск\n",
    "commas inside quotation marks": 'id;type;be;ru\n"minsk";"place";"Мінск";"Минск"\n',
    "columns in another order": "ru,be,type,id\nМинск,Мінск,place,minsk\n",
    "a header in Russian": "Идентификатор;Тип;Белорусский;Русский\nminsk;место;Мінск;Минск\n",
    "a header in Belarusian": "ідэнтыфікатар;ТЫП;Беларуская;расейская\nminsk;горад;Мінск;Минск\n",
    "a title and empty rows above": ";;;\nНазвы;;;\n;;;\nid;type;be;ru\n;;;\nminsk;place;Мінск;Минск\n;;;\n",
    "no-break spaces and a stray mark": "id,type,be,ru\n\ufeffminsk,place,\u00a0Мінск\u00a0,Минск\u200b\n",
    "marks that come along from Word": "id,type,be,ru\nminsk,place,\u202aМін\u00adск\u202c,\u2066Минск\u2069\x0b\n",
    "a row cut short": "id,type,be,ru,note\nminsk,place,Мінск,Минск\n",
    "a row a language": "id,type,code,form\nminsk,place,be,Мінск\nminsk,,ru,Минск\n",
    "ids of merged cells": "id,type,code,form\nminsk,place,be,Мінск\n,,ru,Минск\n",
    "a row a language in Russian": "ключ;тип;язык;форма\nminsk;место;белорусский;Мінск\nminsk;;ru;Минск\n",
}


@pytest.mark.parametrize("case", AS_MEANT)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_read_as_meant(case: str, encoding: str) -> None:
    found = read(AS_MEANT[case].encode(encoding), "csv")
    assert said(found) == MINSK and not found.refusals


REFUSED = {  # the file, the place told, a word of the sentence
    "an id twice": ("id,be\na,Аа\nb,Бб\na,Вв\n", "row 4, column A (id)", "row 2"),
    "a date": ("id,be,ru\na,Аа,01.03.2025\n", "row 2, column C (ru)", "date"),
    "a formula": ("id,be\na,=1+1\n", "row 2, column B (be)", "formula"),
    "an error value": ("id,be\na,#ИМЯ?\n", "row 2, column B (be)", "error"),
    "a type there is not": ("id,type,be\na,planet,Аа\n", "row 2, column B (type)", "organisation, person, place"),
    "a gender there is not": ("id,gender,be\na,x,Аа\n", "row 2, column B (gender)", "f, m, n"),
    "a source of too many parts": ("id,be,sources\na,Аа,a;b;c;d\n", "row 2, column C (sources)", "for ; cite ; url"),
    "a code there is not": ("id,code,form\na,по-нашему,Аа\n", "row 2, column B (code)", "spelling code"),
    "a language twice": ("id,code,form\na,be,Аа\na,be,Бб\n", "row 3, column B (code)", "already"),
    "two types of one entry": ("id,type,code,form\na,person,be,Аа\na,place,ru,Бб\n", "row 3, column B (type)", "row 2"),
    "a form without its language": ("id,code,form\na,,Аа\n", "row 2, column C (form)", "no code"),
    "a row of no entry": ("id,code,form\n,be,Аа\n", "row 2, column A (id)", "no id"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_by_its_place(case: str) -> None:
    text, place, word = REFUSED[case]
    (refusal,) = read(text.encode(), "csv").refusals
    assert str(refusal).startswith(f"{place}: ") and word in refusal.message


def test_a_refused_row_loses_no_other() -> None:
    found = read("id,type,be\na,place,Аа\nb,planet,Бб\nc,place,Вв\n".encode(), "csv")
    assert [record.id for record in found.records] == ["a", "c"]
    assert [refusal.id for refusal in found.refusals] == ["b"]


NO_TABLE = {
    "nothing": (b"", "empty"),
    "Windows-1251": ("id;be\nminsk;Мінск\n".encode("cp1251"), "--encoding cp1251"),
    "no header": ("Minsk,Мінск\nHrodna,Гродна\n".encode(), "no header"),
    "a column twice": ("id,be,Белорусский\na,Аа,Бб\n".encode(), "B (be) and C (Белорусский) are the same"),
    "a binary file": (b"id,be\n\0\0\n", "NUL"),
}


@pytest.mark.parametrize("case", NO_TABLE)
def test_what_is_no_table(case: str) -> None:
    data, word = NO_TABLE[case]
    with pytest.raises(ExchangeError, match=word.replace("(", r"\(").replace(")", r"\)")):
        read(data, "csv")


def test_windows_1251_when_told() -> None:
    data = "id;type;be;ru\nminsk;place;Мінск;Минск\n".encode("cp1251")
    assert said(read(data, "csv", Options(encoding="cp1251"))) == MINSK


def test_columns_that_are_not_ours_are_told() -> None:
    found = read("id,be,Client,\na,Аа,X,Y\n".encode(), "csv")
    assert [loss.message for loss in found.losses] == [
        "column C (Client) is no field of the glossary: its 1 value is not taken.",
        "column D has no header: its 1 value is not taken.",
    ]


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=80).map(str.encode), st.binary(max_size=80)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for format in ("csv", "xlsx", "tbx", "tmx", "omegat", "deepl"):
        try:
            read(data, format, Options(source="en", target="be"))
        except ExchangeError as error:
            assert str(error)
    try:
        sniff(data)
    except ExchangeError as error:
        assert str(error)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.text("аб,;\t|\"'\n ", max_size=6), min_size=2, max_size=3), min_size=1, max_size=4))
def test_any_delimiter_is_found_out(rows: list[list[str]]) -> None:
    """The header decides, whatever stands in the cells."""
    entries = [Entry(f"e{at}", "place", {"be": row[0], "ru": row[1]}) for at, row in enumerate(rows)]
    for mark in ",;\t":
        data = write(entries, "csv", Options(delimiter=mark, layout="entries")).data
        assert delimiter_of(decode(data)) == mark
        assert len([row for _, row in read_rows(decode(data), mark) if any(row)]) == len(entries) + 1


def workbook(*rows: list[Any], **sheets: list[list[Any]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title, more in sheets.items():
        sheet = book.create_sheet(title)
        for row in more:
            sheet.append(row)
    return book


def saved(book: openpyxl.Workbook) -> Read:
    stream = io.BytesIO()
    book.save(stream)
    return read(stream.getvalue(), "xlsx")


CELLS = {
    "a formula": ("=1+1", "formula"),
    "a link that is computed": ('=HYPERLINK("http://x")', "formula"),
    "a date": (datetime.date(2025, 3, 1), "date"),
    "a time": (datetime.time(12, 30), "date"),
    "a number with a fraction": (1.5, "number"),
    "an error": ("#NAME?", "error"),
}


@pytest.mark.parametrize("case", CELLS)
def test_a_cell_that_is_no_text(case: str) -> None:
    value, word = CELLS[case]
    found = saved(workbook(["id", "be", "ru"], ["a", "Аа", value], ["b", "Бб", "Бб"]))
    (refusal,) = found.refusals
    assert str(refusal).startswith("sheet Sheet, row 2, column C (ru): ") and word in refusal.message
    assert [record.id for record in found.records] == ["b"]


def test_whole_numbers_and_truths_are_texts() -> None:
    found = saved(workbook(["id", "be", "surname alone"], ["a", 1984, True]))
    assert found.records[0].facts == {("forms", "be"): "1984", ("surname_alone",): "yes"}


def test_cells_merged_downwards_and_sideways() -> None:
    book = workbook(
        ["id", "type", "be", "ru"], ["a", "place", "Аа", "Ба"], ["b", None, "Вв", "Гг"], ["c", "place", "Дд"]
    )
    book.active.merge_cells("B2:B3")
    book.active.merge_cells("C4:D4")
    found = saved(book)
    assert {record.id: record.facts["type",] for record in found.records} == {"a": "place", "b": "place"}
    assert str(found.refusals[0]) == (
        "sheet Sheet, row 4, column D (ru): is merged with the cell before it (C4:D4); take the merge apart."
    )


def test_two_sheets_and_an_id_on_both() -> None:
    found = saved(workbook(["id", "be"], ["a", "Аа"], Places=[["id", "be"], ["b", "Бб"], ["a", "Вв"]], Notes=[["hi"]]))
    assert [record.id for record in found.records] == ["a", "b"]
    assert str(found.refusals[0]).startswith("sheet Places, row 3: the id a stands in sheet Sheet, row 2 too")
    assert [loss.code for loss in found.losses] == ["sheet"]


def test_a_sheet_that_claims_a_million_rows() -> None:
    book = workbook(["id", "be"], ["a", "Аа"])
    book.active.cell(1_048_576, 16_384).value = " "
    assert len(saved(book).records) == 1


def test_the_sheet_is_one_to_work_in() -> None:
    entries = [Entry("minsk", "place", {"be": "Мінск", "en:be": "Minsk"}, indeclinable=("en",), note="=1")]
    book = openpyxl.load_workbook(io.BytesIO(write(entries, "xlsx").data))
    sheet = book["Names"]
    assert [cell.value for cell in sheet[1]] == ["id", "type", "gender", "status", "be", "en:be", "note"]
    assert sheet.freeze_panes == "E2" and sheet.column_dimensions["A"].hidden
    lists = {str(each.sqref).partition("2:")[0]: each.formula1 for each in sheet.data_validations.dataValidation}
    assert lists == {"B": '"person,place,organisation"', "C": '"m,f,n"', "D": '"confirmed,draft"'}
    assert {cell.number_format for row in sheet.iter_rows(min_row=2) for cell in row if cell.value} == {"@"}
    assert sheet["H9"].number_format == "General" and sheet.column_dimensions["E"].number_format == "@"
    assert book["translit"].sheet_state == "hidden"


def test_a_row_deleted_in_the_sheet_deletes_nothing() -> None:
    entries = [Entry(id, "place", {"be": id}, indeclinable=("be",)) for id in ("aa", "bb")]
    book = openpyxl.load_workbook(io.BytesIO(write(entries, "xlsx").data))
    book["Names"].delete_rows(2)
    found = saved(book)
    assert [record.id for record in found.records] == ["bb"]
    assert "aa" in found.losses[0].message and found.losses[0].code == "row-gone"


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(1)", "'=1", "\t=1", "\r=1"])
def test_no_formula_is_ever_written(text: str) -> None:
    entries = [Entry("odd", "organisation", {"be": text, "ru": "Яя", "en": "Odd"}, variants={"be": (text,)}, note=text)]
    for layout in ("languages", "entries"):
        for _, row in read_rows(decode(write(entries, "csv", Options(layout=layout)).data), ","):  # type: ignore[arg-type]
            assert not [cell for cell in row if cell[:1] in tuple("=+-@\t\r")]
    book = openpyxl.load_workbook(io.BytesIO(write(entries, "xlsx").data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"} and not [c for c in cells if str(c.value)[:1] in tuple("=+-@")]
    for format in ("omegat", "deepl", "deepl-csv"):  # these have no way to escape: the name is left out, and told
        written = write(entries, format, Options(source="be", target="en"))
        assert not [line for line in written.data.decode().splitlines() if line[:1] in tuple("=+-@\t\r")]
        if not text.startswith("'"):
            assert "formula" in {loss.code for loss in written.losses}


RUN = ["=1+1", "+1", "-1", "@SUM(1)", " =1", "\t=1", "\n=1"]


@pytest.mark.parametrize("run", RUN)
@pytest.mark.parametrize("mark", ["", "Лосік;", "Лосік,", "Лосік|", "Лосік\t", "«Лосік\n", "'", "''"])
@pytest.mark.parametrize("format", ["csv", "tsv", "xlsx"])
def test_no_cell_begins_a_formula_wherever_it_is_cut(run: str, mark: str, format: str) -> None:
    """Excel takes the list separator of Windows: where that is a semicolon, a table of commas is cut at semicolons."""
    entry = Entry("a", "place", {"be": "Аа"}, note=f"{mark}{run}".strip())
    data = write([entry], format).data
    if format != "xlsx":
        pieces = re.split(r"[,;|\t\r\n\"]", data.decode("utf-8-sig"))
        assert not [piece for piece in pieces if re.match("[=+@-]", piece)]
    (record,) = read(data, format).records
    assert record.facts["note",] == tidy(("note",), entry.note)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("'=+-@,;|\t\r\n a1Б"), max_size=12))
def test_what_is_made_harmless_is_made_itself_again(text: str) -> None:
    safe = escape_formula(text)
    assert unescape_formula(safe) == text and not is_formula(safe)
