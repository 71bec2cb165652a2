"""HTML as tokens with their places: tags, text and what is neither, as the HTML standard's tokenizer sees them.

A browser's parser builds a tree and forgets the source; here every byte must come out again, so the source is cut
instead (https://html.spec.whatwg.org/multipage/parsing.html#tokenization). Any text at all is HTML; the time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Attribute", "Tag", "Token", "tokens"]

_MARKUP = re.compile(r"<(?:(?P<comment>!--)|(?P<bogus>[!?]|/(?![A-Za-z]))|(?P<slash>/?)(?P<name>[A-Za-z][^\s/>]*))")
_ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>[^\s/>=][^\s/>=]*)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>(?![\"'])[^\s>]+)))?"
)
_BLANK = re.compile(r"[\s/=]*")
_COMMENT_END = re.compile(r"--!?>")
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"})
"""Elements in whose content no tag is seen but their own end."""


class Attribute(NamedTuple):
    """An attribute: its name in small letters, where its value stands, and the quote around it ("" for none)."""

    name: str
    start: int
    end: int
    quote: str


class Tag(NamedTuple):
    """A tag: its name in small letters, whether it closes, and its attributes."""

    name: str
    closing: bool
    attributes: tuple[Attribute, ...] = ()


class Token(NamedTuple):
    """A stretch of the source: a `tag`, or text (`tag` is None), or, `opaque`, a comment, a doctype or a script."""

    start: int
    end: int
    tag: Tag | None = None
    opaque: bool = False


def tokens(text: str, raw: frozenset[str] = _RAW) -> Iterator[Token]:
    """Cut HTML into tokens that follow one another without a gap; `raw` elements hold no tags (none do in XML).

    >>> [text[t.start:t.end] for text in ['<p class="a>b">Minsk < Vilnius<!-- > --></p>'] for t in tokens(text)]
    ['<p class="a>b">', 'Minsk < Vilnius', '<!-- > -->', '</p>']
    """
    at = 0
    searching = 0
    while match := _MARKUP.search(text, searching):
        start = match.start()
        if start > at:
            yield Token(at, start)
        if match["name"] is None:
            at = _end_of_opaque(text, match)
            yield Token(start, at, opaque=True)
        else:
            attributes, end = _attributes(text, match.end())
            if end is None:  # the file ends within the tag
                yield Token(start, len(text), opaque=True)
                return
            tag = Tag(match["name"].lower(), bool(match["slash"]), attributes)
            yield Token(start, end, tag)
            at = end
            if tag.name in raw and not tag.closing:
                at = _end_of_raw(text, end, tag.name)
                if at > end:
                    yield Token(end, at, opaque=tag.name != "title")
        searching = at
    if at < len(text):
        yield Token(at, len(text))


def _end_of_opaque(text: str, match: re.Match[str]) -> int:
    if match["comment"]:
        if text.startswith((">", "->"), match.end()):
            return text.index(">", match.end()) + 1
        end = _COMMENT_END.search(text, match.end())
        return end.end() if end else len(text)
    if text.startswith("<![CDATA[", match.start()):
        closed = text.find("]]>", match.end())
        return closed + 3 if closed >= 0 else len(text)
    closed = text.find(">", match.end())
    return closed + 1 if closed >= 0 else len(text)


def _attributes(text: str, at: int) -> tuple[tuple[Attribute, ...], int | None]:
    """The attributes of a tag, and where it ends; None when it does not."""
    found: list[Attribute] = []
    while True:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        if at >= len(text):
            return (), None
        if text[at] == ">":
            return tuple(found), at + 1
        match = _ATTRIBUTE.match(text, at)
        assert match is not None  # what is no blank, no slash and no ">" begins a name
        for kind, quote in (("double", '"'), ("single", "'"), ("bare", "")):
            if match[kind] is not None:
                found.append(Attribute(match["name"].lower(), *match.span(kind), quote))
        at = match.end()


def _end_of_raw(text: str, at: int, name: str) -> int:
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, at)
    return end.start() if end else len(text)
