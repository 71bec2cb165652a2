"""Runs of equal formatting: what is one, and what a line break takes the place of."""

from __future__ import annotations

import pytest

from translit.documents.runs import Item, Mark, Run, spaced

BREAK = Mark(None, "<br/>", text=" ")
NOTE = Mark(None, "<note/>")


@pytest.mark.parametrize(
    ("items", "left"),
    [
        ([Run("one "), BREAK, Run(" two")], [Run("one"), BREAK, Run("two")]),
        ([BREAK, Run(" two")], [BREAK, Run("two")]),
        ([Run("one "), BREAK], [Run("one"), BREAK]),
        ([Run("one "), BREAK, Run("  ", format="b"), Run("two")], [Run("one"), BREAK, Run("two")]),
        ([Run("one "), NOTE, Run(" two")], [Run("one "), NOTE, Run(" two")]),  # it stands between words
    ],
)
def test_a_line_break_is_the_space(items: list[Item], left: list[Item]) -> None:
    assert spaced(items) == left
