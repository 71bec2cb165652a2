"""Markdown as people write it: what is a block, what is left alone, what images say."""

from __future__ import annotations

import pytest

from translit.documents import Block, Document, Options, open_document

CASES = (
    # why, source, the blocks' texts
    ("an image alone", "![A man](man.jpg)", ["A man"]),
    ("an image in a link", "[![A man](a.png)](b.html)", ["A man"]),
    ("the title of an image", 'See ![the sun](x.png "A title").', ["See .", "the sun", "A title"]),
    ("a caption under its image", "![A man](a.jpg)\n*The man. Photo: AFP*", ["A man", "The man. Photo: AFP"]),
    ("a sentence on each line", "One is here.\nTwo is there.", ["One is here.", "Two is there."]),
    ("a heading in bold", "**Note**\nThe house is big.", ["Note", "The house is big."]),
    ("a sentence that runs on", "One is\nhere.", ["One is here."]),
    ("a line that begins bold", "One is\n**not** here.", ["One is not here."]),
    ("a line that begins as code", "One is\n`this` here.", ["One is `this` here."]),
    ("a name that begins a line", "He met\nIgor Losik.", ["He met Igor Losik."]),
    (
        "lines filled to a width",
        "The man who lives in the house went away.\nThen a long time went by, and at the end of\nit he was back.",
        ["The man who lives in the house went away. Then a long time went by, and at the end of it he was back."],
    ),
    ("the kind of a GitHub note", "> [!NOTE]\n> The house is big.", ["The house is big."]),
    ("a task", "- [x] Read it\n- [ ] Write it", ["Read it", "Write it"]),
    ("a definition", "Term\n: What it means", ["Term", "What it means"]),
    ("a foot's note", "[^1]: The note", ["The note"]),
    ("a box of Pandoc", ":::note\nThe house\n:::", ["The house"]),
    ("a box of MkDocs", '!!! note "The title"\n    The house', ['"The title"', "The house"]),
    ("an address", "[j]: http://a.by", []),
)


@pytest.mark.parametrize(("why", "source", "texts"), CASES, ids=[case[0] for case in CASES])
def test_blocks(why: str, source: str, texts: list[str]) -> None:
    document = open_document(source.encode(), format="markdown", options=Options(name=why))
    assert [block.text for block in document.blocks] == texts
    assert document.rebuild(document.blocks, "be", "en").decode() == source


def test_what_an_image_says_is_escaped() -> None:
    document = open_document(b'![A man](a.jpg "A title")', format="markdown")
    made = document.rebuild([Block("[a]"), Block('"b"')], "be", "en").decode()
    assert made == '![\\[a\\]](a.jpg "\\"b\\"")'


def opened(source: str) -> Document:
    return open_document(source.encode(), format="markdown")


def test_tags_of_html_find_each_other_in_linear_time() -> None:
    """Each end looked through all codes for its start, and through all again for what is closed: 20 kB took hours."""
    codes = opened("<b>" * 5000 + "а" + "</i>" * 5000).blocks[0].codes
    assert len(codes) == 10_000
    (block,) = opened("<b><i>а</b></I> б").blocks
    assert [(code.kind, code.id) for code in block.codes] == [
        ("open", "m0"),
        ("open", "m1"),
        ("close", "m0"),
        ("close", "m1"),
    ]


def test_what_a_letter_grows_to_moves_no_place() -> None:
    """İ in small letters is two characters: the end of an element behind it was looked for a place too far."""
    (block,) = opened("İİİ <code>x</code> and y").blocks
    assert block.text == "İİİ `x` and y"


EDGES = (
    "Losik is free\n<br>\n",
    "Losik is free\n![](a.png)\n",
    "<a name='x'></a>\nLosik is free\n",
    "&nbsp;\nLosik is free\n&nbsp;",
    "[](a)\n[](b)\nLosik is free",
    "<b>Losik </b>\\\nis free",  # a blank before a hard line end
    "<b>Losik </b>  \nis free",
)


@pytest.mark.parametrize("source", EDGES)
def test_what_stands_on_a_line_of_its_own_beside_the_words_is_there_once(source: str) -> None:
    """The line end was a code, and the blank that it shows as was another: a line began with a blank after that."""
    document = opened(source)
    (block,) = document.blocks
    made = document.rebuild([Block(block.text.replace("Losik", "Lošyk"), block.codes)], "be")
    assert made.decode() == source.replace("Losik", "Lošyk")
    for code in block.codes:
        assert code.position + code.length <= len(block.text)
