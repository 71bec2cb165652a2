"""Messages of programs with plural forms in them: words are translated, syntax is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.documents import Options, open_document
from translit.documents.exchange.icu import branches

CASES = (
    ("{n, plural, =0 {no house} one {# house} other {# houses}}", ["no house", "# house", "# houses"]),
    ("{who, select, her {She left {place}.} other {They left.}}", ["She left {place}.", "They left."]),
    ("It has {n, plural, offset:1 other {{m, select, x {a door} other {doors}}}}.", ["It has", "a door", "doors", "."]),
    ("Hello {name}", None),
    ("{n, plural, one {# house}", None),
    ("{n, plural, one {'{'}}", None),
    ("{n, plural, one {a}} }", None),
)


@pytest.mark.parametrize(("text", "words"), CASES)
def test_branches(text: str, words: list[str] | None) -> None:
    spans = branches(text)
    assert words == (None if spans is None else [text[start:end] for start, end in spans])


def test_in_a_json_file_the_syntax_stays() -> None:
    data = b'{"n": "{n, plural, one {# house} other {# houses}}"}'
    document = open_document(data, options=Options(fields=("n",)))
    assert [block.text for block in document.blocks] == ["# house", "# houses"]
    assert document.rebuild(document.blocks, "be", "en") == data


@given(st.text("{}n, pluraseotherx#'=0 ", max_size=60).map(lambda text: "{n, plural," + text))
def test_any_braces(text: str) -> None:
    spans = branches(text) or []
    assert all(start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
