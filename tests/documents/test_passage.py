"""A text within a file: what of it is translated, and that all else comes back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.documents import Block, Options, open_document
from translit.documents.passage import Passage

WRAPPED = """The journalist was freed on Thursday, said <a
href="x">his wife</a>, and he is with all of
them again."""
CASES = [
    ("a tag alone is no word", "<br/>", []),
    ("nor are tags around a figure", "<b>12</b> <i></i>", []),
    ("tags around words are codes", "<b>Minsk</b> is big", ["Minsk is big"]),
    ("but not where blanks would stand at an edge", "<b> Minsk </b>", ["<b> Minsk </b>"]),
    ("nor where a line ends within one", WRAPPED, [WRAPPED.replace("\n", " ")]),
]


@pytest.mark.parametrize(("text", "blocks"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_blocks(text: str, blocks: list[str]) -> None:
    passage = Passage(text)
    assert [block.text for block in passage.blocks] == blocks
    assert passage.put([Block(block.text, block.codes) for block in passage.blocks]) == text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["<b>", "</b>", "<br/>", "<a\n>", "Minsk", " ", "\n", "\r\n", "12", "<", ">", "%s"])))
def test_any_text_comes_back(parts: list[str]) -> None:
    text = "".join(parts)
    passage = Passage(text)
    assert passage.put(list(passage.blocks)) == text
    for block in passage.blocks:
        assert block.text == block.text.strip() and any(map(str.isalpha, block.text))


FILES = [
    ("json", json.dumps({"t": "<x id='1'/>"}), ("**",)),
    ("csv", "t,u\n<br/>,Minsk\n", ("t",)),
    (
        "xliff",
        '<xliff version="1.2"><file source-language="en"><body><trans-unit id="1"><source><![CDATA[<br>]]></source>'
        "</trans-unit></body></file></xliff>",
        (),
    ),
]


@pytest.mark.parametrize(("format", "text", "fields"), FILES)
def test_a_tag_alone_goes_into_no_engine(format: str, text: str, fields: tuple[str, ...]) -> None:
    assert not open_document(text.encode(), format=format, options=Options(fields=fields)).blocks


def test_a_message_that_is_a_tag_is_its_own_translation() -> None:
    catalogue = b'msgid "<br/>"\nmsgstr ""\n\nmsgid "Minsk"\nmsgstr ""\n'
    document = open_document(catalogue, format="po")
    assert [block.text for block in document.blocks] == ["Minsk"]
    made = document.rebuild([Block("M")], "be").decode()
    assert 'msgid "<br/>"\nmsgstr "<br/>"' in made and 'msgstr "M"' in made
