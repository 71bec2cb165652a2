"""Numbers of more digits than Python reads (4,300): where they are data they pass, where they count they are told."""

from __future__ import annotations

import pytest

from translit.documents import Document, DocumentError, Options, open_document

from .parts import build

LONG = "1" * 5000


def opened(format: str, text: str, *fields: str) -> Document:
    return open_document(text.encode(), format=format, options=Options(name=f"a.{format}", fields=fields))


@pytest.mark.parametrize(
    ("format", "text", "fields"),
    [
        ("json", f'{{"n": {LONG}, "t": "Минск"}}', ("t",)),
        ("jsonl", f'{{"n": -{LONG}, "t": "Минск"}}\n', ("t",)),
    ],
)
def test_data_is_kept(format: str, text: str, fields: tuple[str, ...]) -> None:
    document = opened(format, text, *fields)
    assert [block.text for block in document.blocks][-1] == "Минск"
    assert document.rebuild(document.blocks, "be", "ru").decode() == text


@pytest.mark.parametrize(
    ("format", "text", "fields", "told"),
    [
        ("json", '{"t": ["Минск"]}', (f"t[{LONG}]",), "is no path to a field"),
        ("csv", "a,b\nМинск,1\n", (LONG,), "has no column 1111"),
        ("vtt", f"WEBVTT\n\n{LONG}:00:01.000 --> {LONG}:00:02.000\nМинск\n", (), "is no line of times"),
    ],
)
def test_what_counts_is_refused(format: str, text: str, fields: tuple[str, ...], told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        opened(format, text, *fields)


def test_spaces_of_a_word_processor_are_no_more_than_a_thousand() -> None:
    paragraph = f'<text:p>Минск<text:s text:c="{LONG}"/>Гродно</text:p>'
    data = build("odt", {"content.xml": f"<office:body><office:text>{paragraph}</office:text></office:body>"})
    assert open_document(data).blocks[0].text == f"Минск{' ' * 1000}Гродно"
