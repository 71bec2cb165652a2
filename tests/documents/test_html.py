"""Marks of footnotes on a page: no part of the word that they stand behind."""

from __future__ import annotations

import pytest

from translit.documents import open_document


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<p>The city<a href="#n1">1</a>.</p>', "The city."),
        ('<p>The city<a href="#n1"><sup>[1]</sup></a> is.</p>', "The city is."),
        ('<p>The city<sup><a href="#n1">1</a></sup>.</p>', "The city."),
        ('<p>In <a href="/y">2020</a> he left.</p>', "In 2020 he left."),  # no mark: it stands behind a blank
        ('<p>The city<a href="/a">s</a> of 3.</p>', "The citys of 3."),
    ],
)
def test_marks_of_footnotes(page: str, text: str) -> None:
    document = open_document(page.encode(), format="html")
    assert [block.text for block in document.blocks] == [text]
    assert document.rebuild(document.blocks, "be", "en").decode() == page
