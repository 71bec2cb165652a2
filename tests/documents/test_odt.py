"""OpenDocument texts: white space as the standard counts it, styles that look alike, what must be refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.documents import Block, Document, DocumentError, Options, open_document

from .parts import build, unzipped, zipped

STYLES = (
    "<office:automatic-styles>"
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T2" style:family="text">'
    '<style:text-properties officeooo:rsid="1" fo:language="en"/></style:style>'
    "</office:automatic-styles>"
)


def opened(text: str) -> Document:
    body = f"{STYLES}<office:body><office:text>{text}</office:text></office:body>"
    return open_document(build("odt", {"content.xml": body}), options=Options(name="a.odt"))


def upper(doc: Document) -> list[Block]:
    return [replace(block, text=block.text.upper()) for block in doc.blocks]


def text_of(data: bytes) -> str:
    content = unzipped(data)["content.xml"].decode()
    return content[content.index("<office:text>") + 13 : content.index("</office:text>")]


def test_tracked_changes_are_refused_with_what_to_do() -> None:
    region = '<text:tracked-changes><text:changed-region text:id="c"/></text:tracked-changes><text:p>x</text:p>'
    with pytest.raises(DocumentError, match=r"tracked changes.*accept or reject them all"):
        opened(region)
    assert opened('<text:tracked-changes text:track-changes="false"/><text:p>x</text:p>').blocks


def test_a_password_is_told() -> None:
    parts = unzipped(build("odt", {"content.xml": "<office:body/>"}))
    parts["META-INF/manifest.xml"] = b"<m><manifest:encryption-data/></m>"
    with pytest.raises(DocumentError, match="is encrypted"):
        open_document(zipped(parts), format="odt", options=Options(name="a.odt"))


@pytest.mark.parametrize(
    ("paragraph", "text", "written"),
    [
        ("  He\n   left ", "He left", "HE LEFT<"),
        ("a<text:s/><text:s text:c='2'/>b", "a   b", 'A <text:s text:c="2"/>B'),
        ("He <text:bookmark text:name='x'/> left", "He  left", None),
        ('<text:span text:style-name="T2">Lo</text:span>sik', "Losik", "LOSIK<"),
        (
            '<text:span text:style-name="T1">Lo</text:span><text:span text:style-name="T1">sik</text:span>',
            "Losik",
            None,
        ),
        ("<text:text-input>The city</text:text-input>", "The city", "<text:text-input>THE CITY</text:text-input>"),
        ("co<text:soft-page-break/>op", "coop", "COOP<"),
        ("see page <text:bookmark-ref>5</text:bookmark-ref> now", "see page 5 now", None),
        ("&lt;b&gt; &amp; x", "<b> & x", "&lt;B&gt; &amp; X"),
    ],
)
def test_white_space_and_styles(paragraph: str, text: str, written: str | None) -> None:
    doc = opened(f"<text:p>{paragraph}</text:p>")
    assert [block.text for block in doc.blocks] == [text]
    if written is not None:
        assert written in text_of(doc.rebuild(upper(doc), "be"))


def test_nested_spans_come_back_nested() -> None:
    inner = '<text:span text:style-name="Emphasis">very</text:span>'
    doc = opened(f'<text:p>He is <text:span text:style-name="T1">free, {inner} free</text:span> now.</text:p>')
    made = text_of(doc.rebuild(upper(doc), "be"))
    assert '<text:span text:style-name="T1"><text:span text:style-name="Emphasis">VERY</text:span></text:span>' in made


OTHER = str.maketrans("abcdefiklnot", "bcdefgjlmopu")  # small as they were: a capital may begin a block


def other_letters(doc: Document) -> list[Block]:
    return [replace(block, text=block.text.translate(OTHER)) for block in doc.blocks]


PIECES = st.lists(
    st.sampled_from(
        [
            *("a", " b. ", "\n ", "<text:s/>", "<text:tab/>", "<text:line-break/>", "<text:s text:c='3'/>"),
            '<text:span text:style-name="T1">c d</text:span>',
            '<text:a xlink:href="x">e <text:span text:style-name="T1">f</text:span></text:a>',
            "<text:page-number>1</text:page-number>",
            "<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note>",
            '<text:bookmark-start text:name="x"/>',
            '<text:bookmark-end text:name="x"/>',
        ]
    ),
    max_size=10,
)


@given(PIECES)
@settings(max_examples=60, deadline=None)
def test_any_paragraph_comes_back_with_all_that_stood_in_it(pieces: list[str]) -> None:
    doc = opened(f"<text:p>{''.join(pieces)}</text:p>")
    made = doc.rebuild(other_letters(doc), "be")
    for element in (
        "<text:tab",
        "<text:line-break",
        "<text:page-number",
        "<text:note>",
        "bookmark-start",
        "bookmark-end",
    ):
        assert text_of(made).count(element) == "".join(pieces).count(element)
    again = open_document(made, options=Options(name="a.odt"))
    said = "".join(block.text.translate(OTHER) for block in doc.blocks)
    assert "".join(block.text for block in again.blocks).replace(" ", "") == said.replace(" ", "")
