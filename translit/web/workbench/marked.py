"""A text cut into marked and unmarked runs, and two texts set side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Mark", "Pair", "Run", "lines", "look", "runs", "side_by_side"]

Span = tuple[int, int]
_COLOURS, _UNDERLINES = 8, 5  # coprime: forty names differ in colour or underline; each has its number besides


@dataclass(frozen=True, slots=True)
class Mark:
    """A name in a text: `kind` is `mention` (of an entry), `unknown` or `undecided`; `href` is where it leads.

    Of a mention, `entity` is the same for all mentions of one entry on both sides, `number` its number in the article,
    `look` its colour; `lost` says that it was not found again, `changed` that it was written anew.
    """

    start: int
    end: int
    kind: str
    href: str
    title: str = ""
    entity: str = ""
    number: int = 0
    lost: bool = False
    changed: bool = False

    @property
    def look(self) -> str:
        """The classes of its colour and underline."""
        return look(self.number)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text, with its mark or without one."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A piece of the source and what stands for it; `opens` when it begins a paragraph."""

    source: list[Run]
    target: list[Run]
    opens: bool


def look(number: int) -> str:
    """Colour and underline of a number.

    >>> look(1), look(9)
    ('c0 u0', 'c0 u3')
    """
    return f"c{(number - 1) % _COLOURS} u{(number - 1) % _UNDERLINES}"


def runs(text: str, span: Span, marks: Sequence[Mark]) -> list[Run]:
    """The text of one span with the marks in it; `marks` are sorted, one that overlaps the one before is left out.

    >>> [run.text for run in runs("У Мінску.", (0, 9), [Mark(2, 8, "mention", "#")])]
    ['У ', 'Мінску', '.']
    """
    position, end = span
    found: list[Run] = []
    for mark in marks[bisect_left(marks, position, key=lambda mark: mark.start) :]:
        if mark.start >= end:
            break
        if position <= mark.start < mark.end <= end:
            found += (Run(text[position : mark.start]), Run(text[mark.start : mark.end], mark))
            position = mark.end
    found.append(Run(text[position:end]))
    return [run for run in found if run.text]


def lines(text: str) -> list[Span]:
    """The spans of the lines that are not empty.

    >>> lines("a\\n\\n b\\n")
    [(0, 1), (3, 5)]
    """
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip()
        if bare:
            found.append((start, start + len(bare)))
        start += len(line)
    return found


def side_by_side(
    source: str,
    target: str,
    spans: Iterable[tuple[Span, Span]],
    source_marks: Iterable[Mark],
    target_marks: Iterable[Mark],
) -> list[Pair]:
    """Pieces of two texts that stand for each other, marked; `spans` has where each piece stands in both."""
    here = sorted(source_marks, key=lambda mark: (mark.start, mark.end))
    there = sorted(target_marks, key=lambda mark: (mark.start, mark.end))
    pairs: list[Pair] = []
    previous = 0
    for first, second in spans:
        opens = not pairs or "\n" in source[previous : first[0]]
        pairs.append(Pair(runs(source, first, here), runs(target, second, there), opens))
        previous = first[1]
    return pairs
