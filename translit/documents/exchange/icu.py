"""ICU messages (`{n, plural, one {# house} other {# houses}}`): the words of their branches, apart from their syntax.

The syntax: https://unicode-org.github.io/icu/userguide/format_parse/messages/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["branches"]

Span = tuple[int, int]

_ARGUMENT = re.compile(r"\{\s*[\w.]+\s*,\s*(?:plural|select|selectordinal)\s*,")
_BRANCH = re.compile(r"\s*(?:offset:\d+\s+)?(?:=\d+|[\w-]+)\s*\{")
_SIMPLE = re.compile(r"\{[^{}]*\}")
_CLOSE = re.compile(r"\s*\}")
_QUOTED = re.compile(r"'[{}]")
_DEEPEST = 8


class _NoMessageError(ValueError):
    """The text is no ICU message after all."""


def branches(text: str) -> list[Span] | None:
    """The spans of the words of a message, those of its branches and those around them; None for any other text.

    >>> message = "{n, plural, one {# house} other {# houses}} sold"
    >>> [message[start:end] for start, end in branches(message)]
    ['# house', '# houses', 'sold']
    >>> branches("Hello {name}") is None
    True
    """
    if not _ARGUMENT.search(text) or _QUOTED.search(text):
        return None
    spans: list[Span] = []
    try:
        end = _message(text, 0, spans, 0)
    except _NoMessageError:
        return None
    return [bare for span in spans for bare in _bare(text, span)] if end == len(text) else None


def _message(text: str, at: int, spans: list[Span], depth: int) -> int:
    """Take a message from a place on; where it ends, before a brace that closes what it is in."""
    if depth > _DEEPEST:
        raise _NoMessageError
    start = at
    while at < len(text) and text[at] != "}":
        argument = _ARGUMENT.match(text, at)
        simple = _SIMPLE.match(text, at)
        if argument:
            spans.append((start, at))
            at = start = _argument(text, argument.end(), spans, depth)
        elif simple:
            at = simple.end()
        elif text[at] == "{":
            raise _NoMessageError
        else:
            at += 1
    spans.append((start, at))
    return at


def _argument(text: str, at: int, spans: list[Span], depth: int) -> int:
    """Take the branches of an argument; where it ends."""
    while branch := _BRANCH.match(text, at):
        at = _message(text, branch.end(), spans, depth + 1) + 1
    close = _CLOSE.match(text, at)
    if close is None:
        raise _NoMessageError
    return close.end()


def _bare(text: str, span: Span) -> Iterator[Span]:
    """A span without white space around it, if anything is left."""
    words = text[slice(*span)]
    if words.strip():
        start = span[0] + len(words) - len(words.lstrip())
        yield start, start + len(words.strip())
