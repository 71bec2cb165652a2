"""A run of HTML without a block border in it, as a block: text decoded, blanks collapsed, tags as codes."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal, NamedTuple

from ..model import Block, Code, Kind

__all__ = ["Item", "Piece", "attribute_block", "in_attribute", "in_text", "run_block"]

_PART = re.compile(
    r"(?P<blank> ?[\t\n\r\f][ \t\n\r\f]*| {2,})"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)|(?P<odd>[&<>\"'\u00ad])"
)
_LETTER = re.compile(r"[^\W\d_]")


class Item(NamedTuple):
    """A piece of a run, by its place: `text`, a tag (`open`, `close`, `single`), a soft `br`, or a `literal` element.

    `name` is the tag's; `words` what a literal element shows.
    """

    start: int
    end: int
    kind: Literal["text", "open", "close", "single", "br", "literal"]
    name: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with its place in the source, and where the codes of its tags begin there."""

    block: Block
    start: int
    end: int
    tags: dict[int, str]


def in_text(text: str) -> str:
    """Text as it stands between tags.

    >>> in_text("AT&T < 5 > 4")
    'AT&amp;T &lt; 5 > 4'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;")


@cache
def in_attribute(quote: str) -> Callable[[str], str]:
    """What spells text inside an attribute with this quote around it ("" for none).

    >>> in_attribute("'")("AT&T's"), in_attribute("")("two words")
    ('AT&amp;T&#x27;s', 'two&#32;words')
    """
    if quote:
        table = {ord("&"): "&amp;", ord("<"): "&lt;", ord(quote): html.escape(quote)}  # XHTML takes no "<" here
    else:
        table = {ord(char): f"&#{ord(char)};" for char in " \t\n\r\f\"'=<>`"} | {ord("&"): "&amp;"}
    return lambda text: text.translate(table)


def run_block(source: str, items: Sequence[Item], where: str) -> Piece | None:
    """The block of a run of items; None where it has no letter to translate."""
    trimmed = _trimmed(source, items)
    if not any(item.kind == "text" and _LETTER.search(source, item.start, item.end) for item in trimmed):
        return None
    made = _Run(in_text)
    for item in trimmed:
        made.add(source, item)
    block = made.finished(where)
    if block is None:
        return None
    return Piece(block, trimmed[0].start, trimmed[-1].end, made.tags)


def attribute_block(value: str, quote: str, where: str) -> Block | None:
    """The block of an attribute's value; None where it has no letter, or blanks around that must stay.

    >>> attribute_block("A &amp; B", '"', "").text
    'A & B'
    """
    if not _LETTER.search(value) or value != value.strip():
        return None
    made = _Run(in_attribute(quote))
    made.add(value, Item(0, len(value), "text"))
    return made.finished(where)


def _trimmed(source: str, items: Sequence[Item]) -> list[Item]:
    """The items without white space at both ends of the run, and without text that is nothing else."""
    kept = list(items)
    while kept and kept[0].kind == "text" and not source[kept[0].start : kept[0].end].strip(" \t\n\r\f"):
        kept.pop(0)
    while kept and kept[-1].kind == "text" and not source[kept[-1].start : kept[-1].end].strip(" \t\n\r\f"):
        kept.pop()
    if kept and kept[0].kind == "text":
        piece = source[kept[0].start : kept[0].end]
        kept[0] = Item(kept[0].end - len(piece.lstrip(" \t\n\r\f")), kept[0].end, "text")
    if kept and kept[-1].kind == "text":
        piece = source[kept[-1].start : kept[-1].end]
        kept[-1] = Item(kept[-1].start, kept[-1].start + len(piece.rstrip(" \t\n\r\f")), "text")
    return kept


@dataclass(slots=True)
class _Run:
    """Text and codes of a block as they grow."""

    spell: Callable[[str], str]
    parts: list[str] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    size: int = 0
    tags: dict[int, str] = field(default_factory=dict)
    waiting: dict[str, list[str]] = field(default_factory=dict)
    blank: bool = True
    beside: bool = False  # whether a picture or the like stands behind the last blank

    def add(self, source: str, item: Item) -> None:
        raw = source[item.start : item.end]
        if item.kind == "text":
            self._text(raw)
            return
        code = f"t{len(self.codes)}"
        self.tags[item.start] = code
        if item.kind == "open":
            self.waiting.setdefault(item.name, []).append(code)
        elif item.kind == "close" and self.waiting.get(item.name):
            code = self.waiting[item.name].pop()
        if item.kind == "br":
            self._blank("single", raw, code)
        elif item.kind == "literal":
            self._covering("literal", raw, f"`{item.words}`", code)
        else:
            self._code(item.kind, raw, code)
            self.beside = self.beside or item.kind == "single"

    def _text(self, raw: str) -> None:
        at = 0
        for match in _PART.finditer(raw):
            self._plain(raw[at : match.start()])
            at = match.end()
            if match["blank"]:
                self._blank("break" if "\n" in match[0] or "\r" in match[0] else "spelling", match[0])
            else:
                self._spelled(match[0])
        self._plain(raw[at:])

    def _plain(self, text: str) -> None:
        """Text as it is: no blanks in it but single spaces."""
        if self.blank and text[:1] == " ":
            self._blank("spelling", " ")
            text = text[1:]
        if text:
            self._put(text)
            self.blank = text[-1] == " "
            self.beside = False

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)

    def _spelled(self, raw: str) -> None:
        char = html.unescape(raw) if len(raw) > 1 else raw
        if char in ("\u00ad", "\u200b"):  # where a word may be parted: of no use in another language
            self._code("spelling", raw, f"s{len(self.codes)}")
        elif len(char) != 1 or char in "\0\r":
            self._covering("spelling", raw[0], raw[0])
            self._plain(raw[1:])
        elif self.spell(char) == raw:
            self._plain(char)
        else:
            self._covering("spelling", raw, char)

    def _blank(self, kind: Kind, raw: str, code: str | None = None) -> None:
        """A blank that shows as one space, or as none behind another."""
        code = code or f"s{len(self.codes)}"
        if self.blank:
            kept = kind == "single" or not self.size or self.beside
            self._code("single" if kept else "spelling", raw, code)
            self.beside = False
        else:
            self._covering(kind, raw, " ", code)
            self.blank = True

    def _code(self, kind: Kind, raw: str, code: str) -> None:
        self.codes.append(Code(self.size, kind, code, raw))

    def _covering(self, kind: Kind, raw: str, shown: str, code: str | None = None) -> None:
        self.codes.append(Code(self.size, kind, code or f"s{len(self.codes)}", raw, len(shown)))
        self._put(shown)
        self.blank = self.beside = False

    def finished(self, where: str) -> Block | None:
        """The block, a blank at its end taken out of the text; None without a word."""
        text = "".join(self.parts)
        bare = text.rstrip(" ")
        if not _LETTER.search(bare):
            return None
        if len(bare) < len(text):
            self._name_blanks(len(bare), len(text))
        return Block(bare, tuple(_at_most(code, len(bare)) for code in self.codes), where)

    def _name_blanks(self, start: int, end: int) -> None:
        """A code for each blank from one place to another that has none."""
        named = {code.position for code in self.codes if code.length}
        for at in range(start, end):
            if at not in named:
                index = bisect_right(self.codes, at, key=lambda code: code.position)
                self.codes.insert(index, Code(at, "spelling", f"e{at}", " ", 1))


def _at_most(code: Code, size: int) -> Code:
    """A code of a text whose blank at the end was taken out: what stood for the blank is a point now."""
    if code.position + code.length <= size:
        return code
    if code.position < size or not code.length:
        return replace(code, position=min(code.position, size))
    return replace(code, position=size, length=0, kind="single")
