"""The units of an XLIFF file: where source and target stand, and the source as a block with its inline codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from ...errors import Message, joined
from ..markup.html_runs import Item, Piece, run_block
from ..markup.html_scan import Attribute, Token
from ..text import softened, tagged, worded

__all__ = ["Unit", "UnitReader", "attribute", "value_of"]

_PAIRED = frozenset({"g", "pc", "mrk"})
_OPENS = {"bpt": ("rid", "id"), "bx": ("rid", "id"), "sc": ("id",), "sm": ("id",)}
_CLOSES = {"ept": ("rid", "id"), "ex": ("rid", "id"), "ec": ("startref",), "em": ("startref",)}
_DONE = frozenset({"final", "signed-off", "translated", "reviewed"})
_TAG = re.compile(r"<[^>]*>")
_LITERAL = 100


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit to translate: its tag, the source's content as a block, and where its target goes.

    `inner` is the span of the content of `source`; `target` the span of a target element that there is, `target_tag`
    where its start tag ends; `after` is where a new one goes, with `indent` before it; `prefix` is that of its name.
    """

    tag: Token
    piece: Piece
    inner: tuple[int, int]
    target: tuple[int, int] | None
    target_tag: int | None
    after: int
    indent: str
    prefix: str


@dataclass(slots=True)
class _Part:
    """An element of a unit: its tags, and the tokens between them."""

    start: Token
    end: Token
    content: list[Token]


@dataclass(slots=True)
class _Open:
    """A unit that is being read: its tag, whether it may be translated, its elements by name."""

    tag: Token
    translated: bool
    depth: int
    parts: dict[str, _Part] = field(default_factory=dict)


@dataclass(slots=True)
class UnitReader:
    """Takes the tokens of a file; `units` are those to translate, `done` how many are translated, `languages` the tags
    that name languages.
    """

    text: str
    version: str = ""
    units: list[Unit] = field(default_factory=list)
    languages: list[Token] = field(default_factory=list)
    done: int = 0
    _path: list[tuple[str, bool]] = field(default_factory=list)
    _unit: _Open | None = None
    _inside: _Part | None = None
    _counted: tuple[int, int] = (0, 1)

    @property
    def source_name(self) -> str:
        """The attribute that names the source language."""
        return "source-language" if self.version == "1" else "srclang"

    @property
    def target_name(self) -> str:
        """The attribute that names the target language."""
        return "target-language" if self.version == "1" else "trglang"

    def language(self, name: str) -> str:
        """The language that an attribute of the file names, in small letters and without its region; "" for none."""
        return next((value_of(self.text, tag, name) for tag in self.languages), "").partition("-")[0].lower()

    def take(self, token: Token) -> None:
        """The next token of the file."""
        tag = token.tag
        name = tag.name.rpartition(":")[2] if tag else ""
        if tag and tag.closing:
            self._end(token, name)
        if self._inside and token.start > self._inside.start.start:
            self._inside.content.append(token)
        if tag and not tag.closing:
            self._start(token, name)
            if self.text.startswith("/>", token.end - 2):
                self._end(token, name)

    def _start(self, token: Token, name: str) -> None:
        said = value_of(self.text, token, "translate")
        translated = said == "yes" or (said != "no" and (not self._path or self._path[-1][1]))
        if name == "xliff":
            self.version = value_of(self.text, token, "version")[:1]
        if name == ("file" if self.version == "1" else "xliff"):
            self.languages.append(token)
        self._path.append((name, translated))
        if name in ("trans-unit", "segment"):
            self._unit = _Open(token, translated, len(self._path))
        elif self._unit and len(self._path) == self._unit.depth + 1 and name in ("source", "seg-source", "target"):
            self._inside = self._unit.parts[name] = _Part(token, token, [])  # not those of alt-trans or match

    def _end(self, token: Token, name: str) -> None:
        if self._inside and self._unit and len(self._path) == self._unit.depth + 1:
            self._inside.end = token
            self._inside = None
        self._path.pop()
        if self._unit and len(self._path) < self._unit.depth:
            if unit := self._finished(self._unit):
                self.units.append(unit)
            self._unit = None

    def _finished(self, unit: _Open) -> Unit | None:
        """The unit as one to translate; None where there is nothing to do, or a person has done it."""
        source, target = unit.parts.get("source"), unit.parts.get("target")
        if source is None or not unit.translated:
            return None
        if self._is_done(unit, source, target):
            self.done += target is not None and bool(self._words(target.content))
            return None
        chosen = unit.parts.get("seg-source", source)
        before, line = self._counted
        self._counted = (chosen.start.start, line + self.text.count("\n", before, chosen.start.start))
        id = value_of(self.text, unit.tag, "id")
        at_line = Message("line {line}", line=self._counted[1])
        where = joined([at_line, Message("unit {id}", id=id)]) if id else at_line
        piece = self._cdata(chosen, where) or run_block(self.text, self._items(chosen.content), where)
        if piece is None:
            return None
        last = max(part.end.end for name, part in unit.parts.items() if name != "target")
        lead = self.text[self.text.rfind(">", 0, source.start.start) + 1 : source.start.start]
        tag = source.start.tag
        return Unit(
            unit.tag,
            piece,
            (chosen.start.end, chosen.end.start),
            (target.start.start, target.end.end) if target else None,
            target.start.end if target else None,
            last,
            lead if not lead.strip() else "",
            tag.name.rpartition(":")[0] + ":" if tag and ":" in tag.name else "",
        )

    def _is_done(self, unit: _Open, source: _Part, target: _Part | None) -> bool:
        if value_of(self.text, unit.tag, "approved") == "yes" or value_of(self.text, unit.tag, "state") in _DONE:
            return True
        if target is None:
            return False
        words = self._words(target.content)
        return value_of(self.text, target.start, "state") in _DONE or bool(
            words and words != self._words(source.content)
        )

    def _words(self, content: Sequence[Token]) -> str:
        return " ".join(unescape("".join(self.text[t.start : t.end] for t in content if t.tag is None)).split())

    def _cdata(self, part: _Part, where: str) -> Piece | None:
        """The piece of a content that is one CDATA section: its text as it is, tags in it as codes."""
        if [token.opaque for token in part.content] != [True]:
            return None
        start, end = part.content[0].start + len("<![CDATA["), part.content[0].end - len("]]>")
        words = self.text[start:end]
        if not self.text.startswith("<![CDATA[", part.content[0].start) or not worded(words):
            return None
        block = tagged(softened(words.strip()))
        lead = len(words) - len(words.lstrip())
        return Piece(replace(block, where=where), start + lead, start + len(words.rstrip()), {})

    def _items(self, content: Sequence[Token]) -> list[Item]:
        items: list[Item] = []
        native: tuple[int, int, str, Token] | None = None  # where a code with content starts, its depth, name and tag
        depth = 0
        for token in content:
            name = token.tag.name.rpartition(":")[2] if token.tag else ""
            alone = self.text.startswith("/>", token.end - 2)
            if token.tag and not alone:
                depth += -1 if token.tag.closing else 1
            if native:
                if token.tag and token.tag.closing and depth == native[1]:
                    items.append(self._code(native[3], native[0], token.end, native[2]))
                    native = None
            elif token.tag is None:
                items.append(Item(token.start, token.end, "single" if token.opaque else "text"))
            elif token.tag.closing:
                items.append(Item(token.start, token.end, "close", name))
            elif alone:
                items.append(self._code(token, token.start, token.end, name))
            elif name in _PAIRED and not self._untouched(token):
                items.append(Item(token.start, token.end, "open", name))
            else:
                native = (token.start, depth - 1, name, token)
        return items

    def _code(self, token: Token, start: int, end: int, name: str) -> Item:
        """An element that is a code as a whole: half of a pair, a word, or a point."""
        for kind, names in (("open", _OPENS), ("close", _CLOSES)):
            if name in names:
                pair = next((v for key in names[name] if (v := value_of(self.text, token, key))), "")
                return Item(start, end, "open" if kind == "open" else "close", f"#{pair}")
        if name in _PAIRED:
            shown = " ".join(unescape(_TAG.sub("", self.text[start:end])).split())
            if 0 < len(shown) <= _LITERAL and "`" not in shown:
                return Item(start, end, "literal", name, shown)
        return Item(start, end, "single", name)

    def _untouched(self, token: Token) -> bool:
        kind = value_of(self.text, token, "mtype")
        return kind == "protected" or value_of(self.text, token, "translate") == "no"


def attribute(token: Token, name: str) -> Attribute | None:
    """An attribute of a tag, by its name in small letters."""
    return next((each for each in token.tag.attributes if each.name == name), None) if token.tag else None


def value_of(text: str, token: Token, name: str) -> str:
    """The value of an attribute as the file has it; "" where there is none."""
    found = attribute(token, name)
    return text[found.start : found.end] if found else ""
