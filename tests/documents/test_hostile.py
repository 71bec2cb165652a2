"""Texts that nobody wrote, made to take time or memory or to trip a reader: a document or a sentence, and soon."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from translit.documents import Block, DocumentError, Options, open_document, text
from translit.documents.bounds import BOUNDS

SIZE = 500_000
SECONDS = 20.0
"""Of a processor: each takes less than two; what looks back at every letter takes an hour."""
CUE = "1\n00:00:01,000 --> 00:00:02,000\nMinsk\n"

LONG: dict[str, tuple[str, str, str]] = {
    # format, what the file holds, what is said of it ("" where it is a document)
    "spaces": ("text", "Minsk" + " " * SIZE + "is big", ""),
    "spaces before a line end": ("text", "Minsk" + " " * SIZE + "\nis big", ""),
    "form feeds": ("text", "Minsk " + "\f" * SIZE + "is big", ""),
    "a string that does not end": ("json", '["' + '\\"' * SIZE, "unterminated string"),
    "strings that do not end": ("json", '["' + 'a\\"b' * SIZE, "unterminated string"),
    "a cue that does not end": ("srt", CUE + "7\n" * SIZE * 2, "1,000,000 characters"),
    "arrows in a note": ("vtt", "WEBVTT\n\nNOTE\n" + "a --> b\n" * SIZE + "\n00:01.000 --> 00:02.000\nMinsk\n", ""),
    "tags in subtitles": ("srt", CUE + "<i>" * SIZE, "1,000,000 characters"),
    "tags that open": ("html", "<p>" + "<b>x</b>" * 30_000, "20,000 tags"),
    "tags that are none": ("html", "<p>" + "<" * SIZE, ""),
    "stars": ("markdown", "*" * SIZE, ""),
    "brackets": ("markdown", "[" * SIZE, "20,000 tags"),
    "quotation marks": ("csv", "t,u\n" + '"' * SIZE, ""),
}


@pytest.mark.parametrize("case", LONG)
def test_the_time_grows_with_the_length_alone(case: str) -> None:
    format, text, told = LONG[case]
    began = time.process_time()
    if told:
        with pytest.raises(DocumentError, match=told):
            open_document(text.encode(), format=format, options=Options(name="a", fields=("**",)))
    else:
        fields = ("t",) if format == "csv" else ()
        document = open_document(text.encode(), format=format, options=Options(name="a", fields=fields))
        assert document.rebuild(document.blocks, "be") == text.encode()
    assert time.process_time() - began < SECONDS


MANY = {
    "text": "Minsk\n",
    "csv": "Minsk\n",
    "html": "<p>Minsk",
    "markdown": "# Minsk\n",
    "json": '"Minsk",',
    "jsonl": '{"a": "Minsk"}\n',
    "srt": CUE + "\n",
}


@pytest.mark.parametrize("format", MANY)
def test_more_blocks_than_are_taken_are_not_gathered_first(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A megabyte of lines would be a gigabyte of blocks before anybody counted them."""
    monkeypatch.setitem(BOUNDS, "blocks", 1000)
    text = MANY[format] * 1500
    text = f"[{text[:-1]}]" if format == "json" else text
    fields = {"csv": ("1",), "json": ("**",), "jsonl": ("**",)}.get(format, ())
    with pytest.raises(DocumentError, match="more than 1,000 paragraphs"):
        open_document(text.encode(), format=format, options=Options(name="a", fields=fields))


def test_a_table_of_empty_cells_takes_no_more_memory_than_its_rows() -> None:
    """Each cell was three tokens of the parser, 900 MB for a megabyte where 80 do."""
    table = "|a|b|c|d|e|f|g|h|i|\n|-|-|-|-|-|-|-|-|-|\n" + "||||||||||\n" * 2000
    open_document(b"|a|\n|-|\n", format="markdown")  # what is imported once
    tracemalloc.start()
    try:
        document = open_document(table.encode(), format="markdown")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [block.text for block in document.blocks] == list("abcdefghi")
    assert peak < 200 * len(table)


BROKEN = {
    "an escape that there is not": rb'{"a": "\q"}',
    "half an escape": rb'{"a": "\u12"}',
    "a string that is cut off": b'{"a": "Minsk',
    "a string that is cut off within an escape": b'{"a": "Minsk\\',
    "a line end in a key that is cut off": b'{"a',
}


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_broken_json_is_told_with_its_place(case: str, format: str) -> None:
    with pytest.raises(DocumentError, match=r"a\.json is not valid JSON: .*, line 1, column \d+; mend it there"):
        open_document(BROKEN[case], format=format, options=Options(name="a.json", fields=("a",)))


ENCODED = {
    "UTF-8 with a mark": "utf-8-sig",
    "UTF-16, small end first": "utf-16-le",
    "UTF-16, big end first": "utf-16-be",
    "UTF-32": "utf-32-le",
}


@pytest.mark.parametrize("codec", ENCODED.values(), ids=ENCODED)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\r\n\n\r"], ids=["LF", "CRLF", "CR", "mixed"])
def test_marks_and_line_ends_come_out_as_they_went_in(codec: str, ends: str) -> None:
    text = f"Ihar Losik{ends}{ends}is free.{ends}"
    data = text.encode(codec) if codec.endswith("sig") else ("\ufeff" + text).encode(codec)
    document = open_document(data, options=Options(name="a.txt"))
    assert [block.text for block in document.blocks] == ["Ihar Losik", "is free."]
    assert document.rebuild(document.blocks, "be") == data


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xef\xbb\xbf\xef\xbb\xbf\xef\xbb\xbfMinsk", None),  # of files that were put together
        ("\ufeff\ufeffMinsk".encode("utf-16-le"), None),
        (b"\xef\xbb\xbfMinsk", "UTF_8"),
        ("\ufeffMinsk".encode("utf-16-be"), "utf_16"),
        (b"\xef\xbb\xbf" * 300_000 + b"Minsk", None),
    ],
)
def test_a_mark_stays_however_often_it_is_there_and_the_encoding_is_called(data: bytes, encoding: str | None) -> None:
    document = text.read(data, Options(encoding=encoding))
    assert [block.text for block in document.blocks] == ["Minsk"]
    assert document.rebuild(document.blocks, "be") == data
    codec = document.coding.encoding
    assert document.rebuild([Block("Homel")], "be") == data.replace("Minsk".encode(codec), "Homel".encode(codec))
