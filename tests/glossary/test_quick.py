"""The quick reader of YAML gives what the slow one gives, or leaves it to that one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from translit.glossary import GlossaryError
from translit.glossary.quick import Doubt, quick_lines, quick_yaml
from translit.glossary.reading import line_of, parse_yaml

pytest.importorskip("yaml.cyaml", reason="PyYAML with libyaml is not installed")

BUILT_IN = sorted(Path(__file__).parents[2].joinpath("glossaries").rglob("*.yaml"))


def slow(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


@pytest.mark.parametrize("file", BUILT_IN[::40], ids=lambda file: file.stem)
def test_the_built_in_glossary_is_read_quickly_and_alike(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert quick_yaml(text) == slow(text)


def slow_lines(node: Any) -> Any:
    """As `quick_lines`, by ruamel.yaml."""
    if isinstance(node, list):
        return [(node.lc.item(at)[0], slow_lines(each)) for at, each in enumerate(node)]
    if isinstance(node, dict):
        return {key: (node.lc.key(key)[0], slow_lines(each)) for key, each in node.items()}
    return None


@pytest.mark.parametrize("file", BUILT_IN[::40], ids=lambda file: file.stem)
def test_the_lines_of_the_built_in_glossary_are_the_same(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert quick_lines(text) == slow_lines(parse_yaml(text, file, round_trip=True))


ENTRIES = """# two entries
- id: a
  forms:
    be: |
      Ігар
      Лосік
    en: "Ihar

      Losik"  # two lines
-
  id: b
  forms: {be: Мінск,
    ru: Минск}
  samples:
  - lang: be
  -
    lang: ru
  - [x,
     y]
"""
STEPS: list[tuple[list[Any], int]] = [
    ([0, "id"], 2),
    ([0, "forms", "en"], 7),
    ([1], 11),
    ([1, "forms", "ru"], 13),
    ([1, "samples", 1, "lang"], 17),
    ([1, "samples", 2, 1], 19),
    ([1, "samples", 7], 14),  # as far as the steps lead
    ([1, "forms", "uk", "x"], 12),
    (["id"], 1),
    ([], 1),
]


@pytest.mark.parametrize("libyaml", [True, False])
@pytest.mark.parametrize(("steps", "line"), STEPS)
def test_the_line_of_a_field(steps: list[Any], line: int, libyaml: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever reader tells it."""
    if not libyaml:
        monkeypatch.setattr("translit.glossary.quick._parser", lambda: None)
    assert line_of(ENTRIES, Path(f"{libyaml}.yaml"), steps) == line


# what YAML 1.1 and 1.2 read differently, what libyaml takes and must not, what would unfold or crash
LEFT = [
    "a: 2020-08-09",
    "a: 12:30",
    "a: 010",
    "a: 0x1F",
    "a: 1_000",
    "a: 1.5",
    "a: .inf",
    "<<: {a: b}",
    "a: &x b",
    "a: !!str b",
    "a: *x",
    "a: b\na: c",
    "%YAML 1.1\n---\na: yes",
    "a: b\n---\na: c",
    "a:\tb",
    "a: |#b\n c",
    "[a]: b",
    "- " * 50_000,
    "[" * 50_000,
    "a: [",
    "\ud800",
]


@pytest.mark.parametrize("text", LEFT, ids=lambda text: ascii(text[:20]))
def test_what_is_left_to_the_slow_reader(text: str) -> None:
    with pytest.raises(Doubt):
        quick_yaml(text)


ALIKE = {
    "a: yes\nb: no\nc: on": {"a": "yes", "b": "no", "c": "on"},  # booleans in YAML 1.1
    "a: true\nb: ~\nc:\nd: 12\ne: '12'": {"a": True, "b": None, "c": None, "d": 12, "e": "12"},
    "a: |\n  x\n  y\nb: >\n  x\n  y": {"a": "x\ny\n", "b": "x y"},
    "- {a: [b, c]}\n-\n": [{"a": ["b", "c"]}, None],
    "a: 9 May # a remark": {"a": "9 May"},
    "": None,
}


@pytest.mark.parametrize("text", ALIKE)
def test_what_is_read_alike(text: str) -> None:
    assert quick_yaml(text) == slow(text) == ALIKE[text]


def test_without_libyaml_all_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translit.glossary.quick._parser", lambda: None)
    with pytest.raises(Doubt):
        quick_yaml("a: b")
    assert parse_yaml("a: b", Path("a.yaml")) == {"a": "b"}


def test_a_fault_is_told_with_its_line_as_before() -> None:
    with pytest.raises(GlossaryError, match=r"a\.yaml, line 2: not valid YAML"):
        parse_yaml("a: b\nc: [", Path("a.yaml"))
    with pytest.raises(GlossaryError, match=r"line 2: not valid YAML .*duplicate key"):
        parse_yaml("a: b\na: c", Path("a.yaml"))


PIECES = ["a", "b", "ў", ":", ": ", ",", "-", "- ", "[", "]", "{", "}", "#", " #", '"', "'", "|", ">", "&", "!", "?"]
PIECES += [
    "%",
    "@",
    "`",
    "~",
    ".",
    "0",
    "1",
    " ",
    "  ",
    "\n",
    "\n  ",
    "\n- ",
    "\r\n",
    "\\",
    "/",
    "yes",
    "null",
    "=",
    "<<",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_alike_or_left(text: str) -> None:
    try:
        found = quick_yaml(text)
    except Doubt:
        return
    assert repr(found) == repr(slow(text))


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=400, deadline=None)
def test_the_lines_of_any_text_are_the_same_or_left(text: str) -> None:
    try:
        found = quick_lines(text)
    except Doubt:
        return
    assert found == slow_lines(parse_yaml(text, Path("a.yaml"), round_trip=True))
