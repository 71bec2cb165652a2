"""Paths to the fields of a JSON file, of any depth."""

from __future__ import annotations

import pytest

from translit.documents import DocumentError, Options, open_document
from translit.documents.exchange.fields import FieldPath

LOCALE = b'{"a": {"b": "One", "c": {"d": "Two"}}, "list": ["Three", {"d": "Four"}], "n": 5}'


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("**", ["One", "Two", "Three", "Four"]),
        ("a.**", ["One", "Two"]),
        ("**.d", ["Two", "Four"]),
        ("**[]", ["Three"]),
        ("a.*", ["One"]),
    ],
)
def test_any_depth(path: str, texts: list[str]) -> None:
    document = open_document(LOCALE, options=Options(fields=(path,)))
    assert [block.text for block in document.blocks] == texts
    assert document.rebuild(document.blocks, "be", "en") == LOCALE


def test_any_depth_twice_is_refused() -> None:
    with pytest.raises(DocumentError, match="more than once"):
        open_document(LOCALE, options=Options(fields=("**.c.**",)))


def test_the_way_to_take_all_is_told() -> None:
    with pytest.raises(DocumentError, match=r"or \*\* for all; it has: a\.b, a\.c\.d, list\[\], list\[\]\.d\."):
        open_document(LOCALE)


@pytest.mark.parametrize(
    ("written", "path", "meant"),
    [
        ("items[2].name", ("items", 2, "name"), True),
        ("items[2].name", ("items", 1, "name"), False),
        ("items[0]", ("items", 0), True),
        ("items[0]", ("items", 1), False),
        ("items[]", ("items", 7), True),
        ("items[]", ("items", "7"), False),  # a key is no index
        ("$.items[1]", ("items", 1), True),
    ],
)
def test_one_element_or_every_one(written: str, path: tuple[str | int, ...], meant: bool) -> None:
    assert FieldPath.parse(written).matches(path) is meant
