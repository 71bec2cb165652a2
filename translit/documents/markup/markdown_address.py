"""Where links and images of Markdown end, and where their words and titles stand (CommonMark 0.31, 6.3 and 6.4)."""

from __future__ import annotations

import re

__all__ = ["address", "bracket_end", "link_end"]

_REFERENCE = re.compile(r"\[[^\]]*\]")
_ADDRESS = re.compile(
    r"\(\s*(?:<[^<>\n]*>|(?:[^\s()<\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)"
    r"(?:\s+(?:\"(?P<title>(?:[^\"\\]|\\.)*)\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)",
    re.DOTALL,
)


def address(source: str, at: int) -> re.Match[str] | None:
    """`(address "title")` at a place; its group `title` is there for one in double quotes. None where none stands.

    >>> address('[a](b.html "The title")', 3)["title"]
    'The title'
    """
    return _ADDRESS.match(source, at) if source.startswith("(", at) else None


def link_end(source: str, at: int) -> int:
    """Where a link ends whose `]` ends at a place: behind its address, its reference, or there.

    >>> link_end("[a](b.html) c", 3), link_end("[a][b] c", 3), link_end("[a] c", 3), link_end("[a][^1] c", 3)
    (11, 6, 3, 3)
    """
    if found := address(source, at):
        return found.end()
    reference = _REFERENCE.match(source, at)
    return reference.end() if reference and not source.startswith("[^", at) else at


def bracket_end(source: str, at: int) -> int | None:
    """Behind the bracket that closes the one before `at`; None where none does.

    >>> bracket_end("![a [b] c](d)", 2)
    10
    """
    depth = 1
    while at < len(source) and depth:
        char = source[at]
        at += 1 + (char == "\\")
        depth += (char == "[") - (char == "]")
    return None if depth else at
