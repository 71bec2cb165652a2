"""From HTML tokens to blocks: what is open, what may be translated, where one block ends and the next begins."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ...errors import Message, joined
from ...tables import rows
from ..bounds import refuse_beyond
from ..model import Block
from ..spliced import Spot
from .html_runs import Item, attribute_block, in_attribute, in_text, run_block
from .html_scan import Attribute, Tag, Token

__all__ = ["Reader"]

_PARAGRAPH = frozenset({"p"})
_READ = frozenset({"alt", "title", "placeholder", "aria-label", "aria-description", "label", "summary"})
_META = frozenset({f"{site}:{name}" for site in ("og", "twitter") for name in ("title", "description", "image:alt")})
_META |= {"description"}
_BUTTONS = frozenset({"submit", "button", "reset"})
_STOPS = ".!?…:;"
_TAG = re.compile(r"<[^>]*>")
_LETTER = re.compile(r"[^\W\d_]")
_MARKUP_SHARE = 4
"""How many times longer than its words the source of a paragraph may be."""
_MARK = 6
"""Characters that a link shows at most which is the mark of a footnote: "1", "[12]", "*"."""
_LITERAL = 100
"""Characters that `code` shows up to which it is a word of its sentence; longer ones stand between words."""


@cache
def _having(role: str) -> frozenset[str]:
    """The elements that have a role in the table."""
    return frozenset(row["element"] for row in rows(__package__, "html_elements.tsv") if role in row["roles"].split())


@cache
def _closed_by() -> dict[str, frozenset[str]]:
    found = {row["element"]: frozenset(row["closes"].split()) for row in rows(__package__, "html_elements.tsv")}
    return {name: closes for name, closes in found.items() if closes}


@dataclass(frozen=True, slots=True)
class _Element:
    """An open element: its name, and whether what is in it may be translated."""

    name: str
    translated: bool


@dataclass(slots=True)
class Reader:
    """Gathers runs between block borders as tokens come; `flush` ends the last."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    languages: list[tuple[int, int]] = field(default_factory=list)
    _stack: list[_Element] = field(default_factory=list)
    _open: Counter[str] = field(default_factory=Counter)
    _run: list[Item] = field(default_factory=list)
    _attributes: list[tuple[Token, Attribute]] = field(default_factory=list)
    _opaque: tuple[int, int, str] | None = None  # where an untouched inline element starts, its depth, its name
    _counted: tuple[int, int] = (0, 1)

    def take(self, token: Token) -> None:
        """The next token of the source."""
        tag = token.tag
        if tag is None:
            self._take_text(token)
        elif tag.closing:
            self._take_end(token, tag)
        else:
            self._take_start(token, tag)

    def flush(self) -> None:
        """The run is over: its blocks, and those of the attributes in its tags."""
        attributes, self._attributes = self._attributes, []
        if self._run:  # refused here already: what follows would take its time over it
            size, place = self._run[-1].end - self._run[0].start, f"the page, {self._line(self._run[0].start)}"
            refuse_beyond("block", size // _MARKUP_SHARE, place)
            refuse_beyond("codes", len(self._run) // _MARKUP_SHARE, place)
        homes: dict[int, tuple[int, str]] = {}
        described = [token.start for token, _ in attributes]
        for items in _between_breaks(self.text, _with_marks(self.text, self._run, described)):
            if piece := run_block(self.text, items, self._line(items[0].start)):
                for start, code in piece.tags.items():
                    homes[start] = (len(self.blocks), code)
                self._add(piece.block, Spot(piece.start, piece.end, in_text))
        self._run = []
        for token, each in attributes:
            block = attribute_block(self.text[each.start : each.end], each.quote, self._line(each.start, each.name))
            if block is not None:
                home = homes.get(token.start)
                shift = token.start if home else 0
                self._add(block, Spot(each.start - shift, each.end - shift, in_attribute(each.quote), home))

    def _add(self, block: Block, spot: Spot) -> None:
        self.blocks.append(block)
        self.spots.append(spot)

    def _line(self, at: int, name: str = "") -> str:
        """The line of a place, counted on from the last; places come nearly in order."""
        before, line = self._counted
        line += self.text.count("\n", before, at) if at >= before else -self.text.count("\n", at, before)
        self._counted = (at, line)
        where = Message("line {line}", line=line)
        return joined([where, name]) if name else where

    @property
    def _translated(self) -> bool:
        return not self._stack or self._stack[-1].translated

    def _take_text(self, token: Token) -> None:
        if self._opaque is not None or not self._translated:
            return
        if not token.opaque:
            self._run.append(Item(token.start, token.end, "text"))
        elif self._run:  # a comment between words
            self._run.append(Item(token.start, token.end, "single"))

    def _take_start(self, token: Token, tag: Tag) -> None:
        border = tag.name not in _having("inline") and tag.name != "br"
        closes = _closed_by().get(tag.name, _PARAGRAPH if border else frozenset())
        while self._stack and self._stack[-1].name in closes:
            self._pop(token.start)
        before = self._translated
        values = {each.name: each for each in tag.attributes}
        translated = self._may_be_translated(tag, values, before)
        if tag.name == "html":
            said = [values[name] for name in ("lang", "xml:lang") if name in values]
            self.languages += [(each.start, each.end) for each in said if each.end > each.start]
        if border and self._opaque is None:
            self.flush()
        if before and (translated or tag.name == "textarea"):
            self._attributes += [(token, each) for each in self._read_by_people(tag, values)]
        if not border and self._opaque is None and before:
            self._take_inline(token, tag, translated)
        if tag.name not in _having("void") and not self._closes_itself(token):
            self._stack.append(_Element(tag.name, translated))
            self._open[tag.name] += 1
        elif self._opaque is not None and self._opaque[0] == token.start:  # a void element not to be touched
            self._end_opaque(token.end)

    def _take_inline(self, token: Token, tag: Tag, translated: bool) -> None:
        if tag.name == "br":
            self._run.append(Item(token.start, token.end, "br", "br"))
        elif not translated:
            self._opaque = (token.start, len(self._stack), tag.name)
        else:
            alone = tag.name in _having("void") or self._closes_itself(token)
            self._run.append(Item(token.start, token.end, "single" if alone else "open", tag.name))

    def _closes_itself(self, token: Token) -> bool:
        """Whether a slash at its end closes a tag: inside SVG and MathML only; in HTML it means nothing."""
        if not self.text.startswith("/>", token.end - 2):
            return False
        return self._open["svg"] + self._open["math"] > 0 or (
            token.tag is not None and token.tag.name in ("svg", "math")
        )

    def _take_end(self, token: Token, tag: Tag) -> None:
        opaque = self._opaque is not None
        translated = self._translated
        if self._open[tag.name]:
            while self._stack[-1].name != tag.name:
                self._pop(token.start)
            translated = self._translated
            self._pop(token.end)
        if self._opaque is not None or (opaque and self._run and self._run[-1].end == token.end):
            return
        if tag.name not in _having("inline"):
            self.flush()
        elif translated and tag.name not in _having("void"):
            self._run.append(Item(token.start, token.end, "close", tag.name))

    def _pop(self, end: int) -> None:
        element = self._stack.pop()
        self._open[element.name] -= 1
        if self._opaque is not None and len(self._stack) <= self._opaque[1]:
            self._end_opaque(end)

    def _end_opaque(self, end: int) -> None:
        """An inline element not to be touched is over: a word of its sentence where it shows something short."""
        assert self._opaque is not None
        start, _, name = self._opaque
        self._opaque = None
        shown = (
            ""
            if name in _having("opaque") - _having("words")
            else " ".join(html.unescape(_TAG.sub("", self.text[start : start + 1000][: end - start])).split())
        )
        word = 0 < len(shown) <= _LITERAL and "`" not in shown and end - start <= 1000
        self._run.append(Item(start, end, "literal" if word else "single", name, shown))

    def _may_be_translated(self, tag: Tag, values: Mapping[str, Attribute], before: bool) -> bool:
        """What `translate` says, or the class that Google's translator heeds; what is inherited else."""
        if tag.name in _having("opaque"):
            return False
        said = self._value(values, "translate").lower()
        if said == "no" or "notranslate" in self._value(values, "class").split():
            return False
        return before or said == "yes"

    def _value(self, values: Mapping[str, Attribute], name: str) -> str:
        each = values.get(name)
        return self.text[each.start : each.end] if each else ""

    def _read_by_people(self, tag: Tag, values: Mapping[str, Attribute]) -> list[Attribute]:
        if tag.name == "meta":
            kind = (self._value(values, "name") or self._value(values, "property")).lower()
            return [values["content"]] if kind in _META and "content" in values else []
        if tag.name == "link":
            return []
        button = tag.name == "input" and self._value(values, "type").lower() in _BUTTONS
        return [each for each in tag.attributes if each.name in _READ or (button and each.name == "value")]


def _with_marks(text: str, run: Sequence[Item], described: Sequence[int]) -> list[Item]:
    """The run with each mark of a footnote as one item, which is no part of a word.

    A mark is a `sup` that holds no letter, and a short link without one that touches the word before it, as in books.
    """
    made: list[Item] = []
    starts: dict[str, list[int]] = {"sup": [], "a": []}
    for item in run:
        made.append(item)
        if item.name in starts and item.kind == "open":
            starts[item.name].append(len(made) - 1)
        elif item.name in starts and item.kind == "close" and starts[item.name]:
            first = starts[item.name].pop()
            if first < len(made) and _is_mark(text, made[first:], described):
                made[first:] = [Item(made[first].start, item.end, "single", item.name)]
    return made


def _is_mark(text: str, items: Sequence[Item], described: Sequence[int]) -> bool:
    start, end = items[0].start, items[-1].end
    if any(start <= at < end for at in described):
        return False
    shown = "".join(text[each.start : each.end] for each in items if each.kind == "text")
    if items[0].name == "a" and not (0 < len(shown) <= _MARK and text[start - 1 : start].isalnum()):
        return False
    return not _LETTER.search(shown)


def _between_breaks(text: str, run: Sequence[Item]) -> Iterator[list[Item]]:
    """The run in parts, cut at each `br` but one that stands within a sentence."""
    part: list[Item] = []
    for number, item in enumerate(run):
        if item.kind == "br" and not _within_sentence(text, run, number):
            if part:
                yield part
            part = []
        else:
            part.append(item)
    if part:
        yield part


def _within_sentence(text: str, run: Sequence[Item], number: int) -> bool:
    """Whether the line before goes on after the break: no full stop before it, a small letter behind."""
    before, after = _nearest(text, run, range(number - 1, -1, -1)), _nearest(text, run, range(number + 1, len(run)))
    return bool(before and after) and before[-1] not in _STOPS and after[0].islower()


def _nearest(text: str, run: Sequence[Item], numbers: range) -> str:
    """The nearest words, up to the next break."""
    for n in numbers:
        if run[n].kind == "br":
            return ""
        if run[n].kind == "text" and (words := text[run[n].start : run[n].end].strip()):
            return words
    return ""
