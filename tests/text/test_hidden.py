"""What nobody sees: taken out of what is copied, spelled out on a terminal, found in data."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.text.hidden import as_seen, hidden_in, may_hide, told_apart

COPIED = [
    ("the mark of a file", "\ufeffМінск", "Мінск"),
    ("a soft hyphen, a space of no width", "Мі\u00adнск\u200b", "Мінск"),
    ("ends of lines of Windows, of Word, of Unicode", "а\r\nб\x0bв\u2028г\x85д\re", "а\nб\nв\nг\nд\ne"),
    ("half a letter", "Мінск\ud83d", "Мінск"),
    ("what turns the reading round", "\u202eкснiМ\u2066", "кснiМ"),
    ("a tab and a joiner stay", "а\t👩\u200d🚀 \u00a0б", "а\t👩\u200d🚀 \u00a0б"),
]


@pytest.mark.parametrize(("text", "seen"), [row[1:] for row in COPIED], ids=[row[0] for row in COPIED])
def test_what_is_copied(text: str, seen: str) -> None:
    assert as_seen(text) == seen


FOUND = [
    ({"a": [{"b": "x\x1b[2J"}]}, (("a", 0, "b"), "U+001B")),
    ({"a\u202e": "x"}, ((), "U+202E")),  # a key, by what it is in
    ({1: "x\x07"}, ((1,), "U+0007")),  # the keys of YAML need not be texts
    ({None: {"b": ["\ud800"]}}, ((None, "b", 0), "U+D800")),
    ({"a": "x\ty\n", "b": 5, "c": None}, None),
    ([], None),
]


@pytest.mark.parametrize(("data", "found"), FOUND)
def test_data(data: object, found: object) -> None:
    assert hidden_in(data) == found


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from('аZ \t\n\r\x00\x1b\x7f\x9b\u202e\u2069\ud800"\\')))
def test_what_is_told_apart_can_be_printed_and_is_the_same_json(text: str) -> None:
    told = told_apart(json.dumps(text, ensure_ascii=False))
    assert json.loads(told) == text
    assert hidden_in(told) is None and not may_hide(told.replace("\\", ""))
    assert "\r" not in told_apart(text).replace("\r\n", "")
