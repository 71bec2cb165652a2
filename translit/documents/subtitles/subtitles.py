"""Subtitles, SubRip and WebVTT alike: cues whose sentence runs on are one block, shared out over its cues again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeGuard

from ...errors import Message
from ..bounds import refuse_beyond
from ..coding import Coding
from ..model import Block
from ..office.package import readable
from ..runs import Coded, Item, Mark, Run
from ..spliced import spliced
from .cues import ended, lines, runs_on, shares

__all__ = ["Cue", "Subtitles", "Syntax", "stamp"]

_MOST_CUES, _MOST_CHARACTERS, _MOST_SILENCE = 8, 500, 3000  # of one block; the silence between its cues in milliseconds
_PUNCTUATED = 0.4  # of the cues end a sentence: then one that does not end it runs on
_DASH = re.compile(r"\s*[-–—‐]\s*(?=[^\s\-–—‐])")
_DASHES = frozenset("-–—‐")
_TIME = re.compile(r"<(?:\d+:)?\d\d:\d\d\.\d{3}>")


@dataclass(frozen=True, slots=True)
class Syntax:
    """What a format has in its cues: `tags` finds tags, `points` what stands between words; how text is spelled."""

    format: str
    tags: re.Pattern[str]
    points: re.Pattern[str]
    read: Callable[[str], str] = str
    spell: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: where its text stands in the file, its times in milliseconds, its line in the file."""

    start: int
    end: int
    begins: int
    ends: int
    line: int


@dataclass(slots=True)
class _Turn:
    """What one speaker says in one cue: `lead` stands before it in the file and stays (a dash, a position)."""

    cue: int
    lead: str
    items: list[Item]
    alone: bool = False
    text: str = ""


@dataclass(slots=True)
class _Group:
    """Turns that are one block."""

    turns: list[_Turn]
    coded: Coded


@dataclass(slots=True)
class Subtitles:
    """A subtitle file as blocks; `language` is the span of the code of its language, if it names one."""

    syntax: Syntax
    text: str
    cues: Sequence[Cue]
    coding: Coding
    lang: str | None = None
    language: tuple[int, int] | None = None
    blocks: list[Block] = field(init=False)
    _turns: list[list[_Turn]] = field(init=False)
    _groups: list[_Group] = field(init=False)
    _formats: dict[str, tuple[str, ...]] = field(init=False, default_factory=lambda: {"": ()})

    def __post_init__(self) -> None:
        """Take the cues apart into turns, and put turns of one sentence together."""
        self._turns = [list(self._cut(number, cue)) for number, cue in enumerate(self.cues)]
        self._groups = [self._group(turns) for turns in self._runs() if readable("".join(each.text for each in turns))]
        self.blocks = [group.coded.block for group in self._groups]

    @property
    def format(self) -> str:
        """The id of the format."""
        return self.syntax.format

    def rebuild(self, renderings: Sequence[Block], target: str, source: str | None = None) -> bytes:
        """The file with new words in the cues that changed; times, settings, notes and all else as they were."""
        said: dict[int, list[Item]] = {}
        for group, rendering in zip(self._groups, renderings, strict=True):
            if rendering == group.coded.block:
                continue
            for turn, items in zip(group.turns, self._shared(group, rendering), strict=True):
                said[id(turn)] = items
        changed: dict[tuple[int, int], str] = {}
        for cue, turns in zip(self.cues, self._turns, strict=True):
            if any(id(turn) in said for turn in turns):
                changed[cue.start, cue.end] = self._written(cue, [(each, said.get(id(each))) for each in turns])
        if self.language is not None and changed:
            changed[self.language] = target
        return self.coding.write(spliced(self.text, changed))

    def _cut(self, number: int, cue: Cue) -> Iterator[_Turn]:
        """The turns of a cue: a dash or another voice begins a new one."""
        rows = [row.strip() for row in self.text[cue.start : cue.end].splitlines() if row.strip()]
        dashes = any(_DASH.match(row) for row in rows)
        turn: _Turn | None = None
        stack: list[str] = []
        for row in rows:
            lead = ""
            while point := self.syntax.points.match(row):
                if point[0].startswith("<"):
                    break
                lead, row = lead + point[0], row[point.end() :]
            dash = _DASH.match(row) if dashes else None
            if dash:
                lead, row = lead + dash[0], row[dash.end() :]
            if turn is None or lead or (row.startswith("<v") and self.syntax.tags.match(row)):
                if turn is not None:
                    yield self._closed(turn)
                turn = _Turn(number, lead, [])
                stack = stack if not row.startswith("<v") else []
            else:
                turn.items.append(Run(" ", (), "".join(stack)))
            turn.items += self._items(row, stack, Message("line {line}", line=cue.line))
        if turn is not None:
            yield self._closed(turn)

    def _closed(self, turn: _Turn) -> _Turn:
        turn.text = "".join(item.text for item in turn.items if isinstance(item, Run)).strip()
        turn.alone = any(isinstance(item, Mark) for item in turn.items)
        return turn

    def _items(self, row: str, stack: list[str], line: str) -> Iterator[Item]:
        at = 0
        for match in re.finditer(f"{self.syntax.tags.pattern}|{self.syntax.points.pattern}", row, re.IGNORECASE):
            yield self._run(row[at : match.start()], stack)
            at = match.end()
            tag = match[0]
            if not self.syntax.tags.fullmatch(tag):
                yield Mark(tag, tag)
            elif not tag.startswith("</"):
                stack.append(tag)
                refuse_beyond("depth", len(stack), line)
            else:
                named = [index for index, each in enumerate(stack) if _name(each) == _name(tag)]
                del stack[named[-1] if named else len(stack) :]
        yield self._run(row[at:], stack)

    def _run(self, text: str, stack: Sequence[str]) -> Run:
        key = "".join(stack)
        self._formats[key] = tuple(stack)
        return Run(self.syntax.read(text), (), key)

    def _runs(self) -> Iterator[list[_Turn]]:
        """Turns that are one sentence, or as much of one as a block takes."""
        ending = sum(ended(turns[-1].text) for turns in self._turns if turns)
        punctuated = ending >= _PUNCTUATED * len(self._turns)
        group: list[_Turn] = []
        for turns in self._turns:
            for turn in turns:
                if group and not (len(turns) == 1 and self._joined(group, turn, punctuated)):
                    yield group
                    group = []
                group.append(turn)
        if group:
            yield group

    def _joined(self, group: Sequence[_Turn], turn: _Turn, punctuated: bool) -> bool:
        last = group[-1]
        if (
            last.alone
            or turn.alone
            or _DASHES & set(turn.lead)
            or not last.text
            or not turn.text
            or len(self._turns[last.cue]) > 1
        ):
            return False
        silence = self.cues[turn.cue].begins - self.cues[last.cue].ends
        if len(group) >= _MOST_CUES or not -_MOST_SILENCE < silence < _MOST_SILENCE:
            return False
        if sum(len(each.text) for each in group) > _MOST_CHARACTERS or _voice(last.items) != _voice(turn.items):
            return False
        return runs_on(last.text, turn.text, punctuated=punctuated)

    def _group(self, turns: list[_Turn]) -> _Group:
        items: list[Item] = []
        for turn in turns:
            if items and isinstance(items[-1], Run):
                items.append(Run(" ", (), items[-1].format))
            items += turn.items
        return _Group(turns, Coded(items, Message("line {line}", line=self.cues[turns[0].cue].line)))

    def _shared(self, group: _Group, rendering: Block) -> list[list[Item]]:
        """The items of a translated block, those of each turn by itself."""
        items = [
            replace(item, text=item.text.replace("-->", " → ")) if isinstance(item, Run) else item
            for item in group.coded.items(rendering)  # an arrow in the words would be read as times
        ]
        text = "".join(item.text for item in items if isinstance(item, Run))
        if len(group.turns) == 1:
            return [_in_time(items)]
        spans = shares(text, [len(turn.text) for turn in group.turns])
        return [_between(items, start, end) for start, end in spans]

    def _written(self, cue: Cue, turns: Sequence[tuple[_Turn, list[Item] | None]]) -> str:
        newline = "\r\n" if "\r\n" in self.text[cue.start - 2 : cue.end] else "\n"
        rows: list[str] = []
        for turn, items in turns:
            rows.append(turn.lead + self._laid_out(turn.items if items is None else items, newline))
        return newline.join(rows)

    def _laid_out(self, items: Sequence[Item], newline: str) -> str:
        """Items as the file has them: in lines, tags closed and opened where the formatting changes."""
        text = "".join(item.text for item in items if isinstance(item, Run)).replace("\n", " ")
        edge = len(text) - len(text.lstrip())
        spans = [(start + edge, end + edge) for start, end in lines(text.strip())]
        breaks = [end - edge for _, end in spans[-2::-1]]
        out: list[str] = []
        open_now: tuple[str, ...] = ()
        at = 0
        for item in _between(items, edge, spans[-1][1]):
            if isinstance(item, Mark):
                out.append(item.source)
                continue
            wanted = self._formats[item.format]
            out.append(_changed(open_now, wanted))
            open_now = wanted
            piece, after = item.text, at + len(item.text)
            while breaks and breaks[-1] < after:
                cut = breaks.pop()
                out += [self.syntax.spell(piece[: cut - at]), newline]
                piece, at = piece[cut - at + 1 :], cut + 1
            out.append(self.syntax.spell(piece))
            at = after
        return "".join([*out, _changed(open_now, ())])


def stamp(text: str) -> int:
    """A time such as `01:02:03,450` or `02:03.450` in milliseconds.

    >>> stamp("01:02:03,450"), stamp("02:03.4")
    (3723450, 123400)
    """
    clock, _, fraction = text.replace(",", ".").partition(".")
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + int((fraction + "000")[:3])


def _in_time(items: Sequence[Item]) -> list[Item]:
    """The items with the times of karaoke in their order, whichever words they came with: a player takes no other."""
    times = sorted((item for item in items if _is_time(item)), key=lambda item: stamp(item.source.strip("<>")))
    waiting = iter(times)
    return [next(waiting) if _is_time(item) else item for item in items]


def _is_time(item: Item) -> TypeGuard[Mark]:
    return isinstance(item, Mark) and _TIME.fullmatch(item.source) is not None


def _between(items: Sequence[Item], start: int, end: int) -> list[Item]:
    """The items that stand from one place of the text to another."""
    out: list[Item] = []
    at = 0
    for item in items:
        if isinstance(item, Run):
            piece = item.text[max(start - at, 0) : max(end - at, 0)]
            out += [Run(piece, item.within, item.format)] if piece else []
            at += len(item.text)
        elif start <= at <= end:
            out.append(item)
    return out


def _changed(before: Sequence[str], after: Sequence[str]) -> str:
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    return "".join([*(f"</{_name(tag)}>" for tag in reversed(before[same:])), *after[same:]])


def _name(tag: str) -> str:
    return re.split(r"[\s.>]", tag.lstrip("</"), maxsplit=1)[0]


def _voice(items: Sequence[Item]) -> str:
    format = next((item.format for item in items if isinstance(item, Run) and item.text.strip()), "")
    return "".join(tag for tag in re.findall("<[^>]*>", format) if _name(tag) == "v")
