"""Tables: the chosen columns change, every other byte stays."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.documents import DocumentError, FieldsError, Options, open_document


def upper(data: bytes, *fields: str) -> bytes:
    doc = open_document(data, format="csv", options=Options(name="a.csv", fields=fields))
    return doc.rebuild([replace(block, text=block.text.upper()) for block in doc.blocks], "be")


@pytest.mark.parametrize(
    ("before", "fields", "after"),
    [
        (b"id,text\r\n1,a b\r\n", ("text",), b"id,text\r\n1,A B\r\n"),
        (b"id;text\n1; a ;\n", ("text",), b"id;text\n1; A ;\n"),
        (b'id\ttext\n1\t"a ""b"""\n', ("text",), b'id\ttext\n1\t"A ""B"""\n'),
        (b"sep=|\nid|text\n1|a\n", ("text",), b"sep=|\nid|text\n1|A\n"),
        (b"1,a\n2,b", ("2",), b"1,A\n2,B"),
        (b'x,y\n"a\n\nb",2\n', ("x",), b'x,y\n"A\n\nB",2\n'),
        (b"x,y\na\n\nb,c,d\n", ("x", "y"), b"x,y\nA\n\nB,C,d\n"),  # rows of any length
        (b"\xef\xbb\xbfx,y\na,b\n", ("x",), b"\xef\xbb\xbfx,y\nA,b\n"),
        (b"2,1\na,b\n", ("1",), b"2,1\na,B\n"),  # a name goes before a number
    ],
)
def test_bytes(before: bytes, fields: tuple[str, ...], after: bytes) -> None:
    assert upper(before, *fields) == after


def test_a_value_that_needs_quotes_gets_them() -> None:
    doc = open_document(b"a,b\nx,1\n", format="csv", options=Options(fields=("a",)))
    assert doc.rebuild([replace(doc.blocks[0], text='так, "так"')], "be").decode() == 'a,b\n"так, ""так""",1\n'


@pytest.mark.parametrize(
    ("data", "fields", "told"),
    [
        (b"id,text\n1,a\n", (), "say which columns.*there are: id, text"),
        (b"id,text\n1,a\n", ("title",), "has no column 'title'; there are: id, text"),
        (b"id,id\n1,a\n", ("id",), "has more than one column 'id'"),
        (b"id,text\n1,a\n", ("3",), "has no column 3; it has 2"),
        (b'id,text\n1,"a\n', ("text",), "line 2: a quote is opened and not closed"),
    ],
)
def test_what_is_refused(data: bytes, fields: tuple[str, ...], told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        upper(data, *fields)


TABLES = st.lists(st.lists(st.text('ab,;"\n\r\t ', max_size=6), min_size=2, max_size=2), min_size=1, max_size=5)


@given(TABLES, st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
@settings(deadline=None)
def test_what_the_csv_module_writes(table: list[list[str]], quoting: int) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting).writerows([["x", "y"], *table])
    data = out.getvalue().encode()
    doc = open_document(data, format="csv", options=Options(fields=("y",)))
    assert doc.rebuild(doc.blocks, "be") == data
    made = list(csv.reader(io.StringIO(upper(data, "y").decode(), newline="")))
    assert made == [["x", "y"], *([first, second.upper()] for first, second in table)]


@pytest.mark.parametrize(("fields", "places"), [(("a",), ["row 2", "row 3"]), (("1",), ["row 1", "row 2", "row 3"])])
def test_rows_are_counted_as_a_spreadsheet_counts_them(fields: tuple[str, ...], places: list[str]) -> None:
    document = open_document(b"a,b\nMinsk,1\nHomel,2\n", format="csv", options=Options(fields=fields))
    assert [block.where for block in document.blocks] == places


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        ("title,text", ("title", "text")),
        ("a,a", ("1", "2")),
        ("a,,b", ("1", "2", "3")),
    ],  # names that tell, else numbers
)
def test_columns_can_be_chosen_by_what_is_said_of_them(heading: str, known: tuple[str, ...]) -> None:
    with pytest.raises(FieldsError) as caught:
        open_document(f"{heading}\nx,y\n".encode(), format="csv")
    assert caught.value.known == known
    for field in known:
        assert open_document(f"{heading}\nMinsk,Minsk,Minsk\n".encode(), format="csv", options=Options(fields=(field,)))
