"""YAML by libyaml, ten times as fast, where PyYAML is there with it: only what no two readers read differently."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any

__all__ = ["Doubt", "quick_lines", "quick_yaml"]

_ELSEWHERE = re.compile(r"^%|[|>][-+\d]*#|[\t\x85\u2028\u2029\ufeff]", re.MULTILINE)
"""Directives, tabs, the line ends of YAML 1.1 (libyaml's), remarks that the two readers look for differently."""
_CONSTANTS = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    word: said for said, words in ((True, "true True TRUE"), (False, "false False FALSE")) for word in words.split()
}
_WHOLE = re.compile(r"0|[1-9][0-9]{0,15}")
_DOUBTFUL = re.compile(r"[-+.0-9][-+.0-9_:, a-fA-FoOxXtTzZiInN]*|=|<<")
"""Plain words that may be a number, a date or a merge; which of them are one, YAML 1.1 and 1.2 say differently."""
_DEEP = 100


class Doubt(Exception):
    """The slow reader must say what this is: libyaml is not there, or another reader could read it differently."""


def quick_yaml(text: str) -> Any:
    """The data of a YAML document.

    Args:
        text: the document; the caller has looked for aliases.

    Raises:
        Doubt: when that document must be read by the reader of YAML 1.2.

    >>> try:
    ...     quick_yaml("forms: {be: Мінск, no: [Minsk]}")
    ... except Doubt:  # no libyaml here
    ...     {"forms": {"be": "Мінск", "no": ["Minsk"]}}
    {'forms': {'be': 'Мінск', 'no': ['Minsk']}}
    """
    documents = _read(text).value
    return documents[0] if documents else None


def quick_lines(text: str) -> Any:
    """Where each field of a YAML document stands: what a mapping or a list holds, each with its line, from 0, and the
    same of what it holds itself.

    Arguments and refusals as for `quick_yaml`.

    >>> try:
    ...     quick_lines("{type: place, forms: {be: Мінск}}")
    ... except Doubt:  # no libyaml here
    ...     {"type": (0, None), "forms": (0, {"be": (0, None)})}
    {'type': (0, None), 'forms': (0, {'be': (0, None)})}
    """
    documents = _read(text).lines
    return documents[0][1] if documents else None


def _read(text: str) -> _Node:
    parser = _parser()
    if parser is None or _ELSEWHERE.search(text):
        raise Doubt
    try:
        return _built(parser(text))
    except Doubt:
        raise
    except Exception as error:  # the slow reader says it in words, with the line
        raise Doubt from error


def _built(parser: Any) -> _Node:
    """What the events of a document tell; made without recursion, which libyaml's own nodes crash on."""
    open_ = [_Node([], 0)]
    while (event := parser.get_event()) is not None:
        kind = type(event).__name__
        if kind == "ScalarEvent":
            open_[-1].add(_scalar(event), event.start_mark.line)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            if event.tag is not None or event.anchor is not None or len(open_) > _DEEP:
                raise Doubt
            open_.append(_Node({} if kind == "MappingStartEvent" else [], event.start_mark.line))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            done = open_.pop()
            open_[-1].add(done.value, done.line, done.lines)
        elif kind == "AliasEvent":
            raise Doubt
    if len(open_[0].value) > 1:
        raise Doubt
    return open_[0]


class _Node:
    """A mapping or a list that grows, the line where it begins, and the lines of what it holds."""

    __slots__ = ("key", "keyed", "line", "lines", "value")

    def __init__(self, value: Any, line: int) -> None:
        self.value, self.line, self.key, self.keyed = value, line, None, False
        self.lines: Any = [] if isinstance(value, list) else {}

    def add(self, value: Any, line: int, lines: Any = None) -> None:
        if isinstance(self.value, list):
            self.value.append(value)
            self.lines.append((line, lines))
        elif not self.keyed:
            if isinstance(value, dict | list) or value in self.value:  # no key, or one that stands twice
                raise Doubt
            self.key, self.keyed = value, True
            self.lines[value] = (line, None)
        else:
            self.value[self.key], self.keyed = value, False
            self.lines[self.key] = (self.lines[self.key][0], lines)


def _scalar(event: Any) -> Any:
    text = event.value
    if event.tag is not None or event.anchor is not None:
        raise Doubt
    if event.style:  # in quotes, or a block
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DOUBTFUL.fullmatch(text):
        raise Doubt
    return text


@cache
def _parser() -> Any:
    """libyaml's parser, or None."""
    try:
        return import_module("yaml.cyaml").CParser  # not a dependency: CTranslate2 brings it
    except ImportError:
        return None
