"""Text in runs of equal formatting, as word processors and subtitles have it: into a block with codes, and back.

The usual formatting of a text needs no code; what differs from it, links, and what stands between words do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from .model import Block, Code

__all__ = ["Coded", "Item", "Mark", "Run", "merged", "spaced"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one formatting: `within` names the containers around it (links), outermost first; `format` the rest."""

    text: str
    within: tuple[str, ...] = ()
    format: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """What stands between words: a footnote's mark, a bookmark, a drawing; `payload` is the format's own.

    `source` is as the file has it. A mark of a `pair` is its `open` or its `close`. `text` is what a reader sees in its
    place: a space for a line break within a sentence; the number or the words of a field, which is then `literal`.
    """

    payload: Any
    source: str
    within: tuple[str, ...] = ()
    kind: Literal["open", "close", "single", "literal"] = "single"
    pair: str = ""
    text: str = ""

    @property
    def space(self) -> bool:
        """Whether it stands in the place of a space."""
        return self.text == " "


Item = Run | Mark


def merged(items: Sequence[Item]) -> list[Item]:
    """Runs of equal formatting side by side made one, empty ones left out.

    >>> merged([Run("Lo"), Run(""), Run("sik"), Run(" free", format="b")])
    [Run(text='Losik', within=(), format=''), Run(text=' free', within=(), format='b')]
    """
    out: list[Item] = []
    for item in items:
        last = out[-1] if out else None
        if isinstance(item, Run) and not item.text:
            continue
        if isinstance(item, Run) and isinstance(last, Run) and (last.within, last.format) == (item.within, item.format):
            out[-1] = replace(last, text=last.text + item.text)
        else:
            out.append(item)
    return out


def spaced(items: Sequence[Item]) -> list[Item]:
    """Without spaces at a line break: the break is the space."""
    out = list(items)
    for index, item in enumerate(out):
        if not (isinstance(item, Mark) and item.space):
            continue
        if index and isinstance(before := out[index - 1], Run):
            out[index - 1] = replace(before, text=before.text.rstrip(" "))
        if index + 1 < len(out) and isinstance(after := out[index + 1], Run):
            out[index + 1] = replace(after, text=after.text.lstrip(" "))
    return merged(out)


class Coded:
    """Items as a block, and the way back; `where` is the block's. The items must hold something but white space.

    >>> coded = Coded([Run("Losik", format="b"), Run(" is free again.")])
    >>> coded.block.text, [(code.position, code.kind) for code in coded.block.codes]
    ('Losik is free again.', [(0, 'open'), (5, 'close')])
    >>> free = Block("Losik frei", coded.block.codes)
    >>> coded.items(free)
    [Run(text='Losik', within=(), format='b'), Run(text=' frei', within=(), format='')]
    """

    __slots__ = ("_after", "_base", "_before", "_marks", "_opened", "_pairs", "block")

    def __init__(self, items: Sequence[Item], where: str = "") -> None:
        """Take what stands around the text off, find its usual formatting, and write codes for the rest."""
        self._before, inner, self._after = _peeled(_paired(_smoothed(merged(items))))
        self._base = _usual([item for item in inner if isinstance(item, Run)])
        self._opened: dict[str, tuple[int, str]] = {}
        self._marks: dict[tuple[str, str], Mark] = {}
        self._pairs: dict[str, str] = {}
        self.block = self._block(inner, where)

    def items(self, rendering: Block) -> list[Item]:
        """The items of a translated block, with what stood around the text."""
        out: list[Item] = []
        active: list[str] = []
        at = 0
        for code in rendering.codes:
            out.append(self._run(rendering.text[at : code.position], active))
            at = code.position + code.length
            if code.id in self._opened:
                if code.kind == "open":
                    active.append(code.id)
                elif code.id in active:
                    active.remove(code.id)
            elif (code.id, code.kind) in self._marks:
                out.append(replace(self._marks[code.id, code.kind], within=self._run("", active).within))
            else:
                out.append(self._run(code.source, active))
        out.append(self._run(rendering.text[at:], active))
        return merged([*self._before, *out, *self._after])

    def _run(self, text: str, active: Sequence[str]) -> Run:
        chain = sorted(self._opened[id] + (int(id[1:]),) for id in active)
        within = tuple(key for depth, key, _ in chain if depth < _FORMAT)
        formats = [key for depth, key, _ in chain if depth == _FORMAT]
        return Run(text, within, formats[-1] if formats else self._base)

    def _block(self, inner: Sequence[Item], where: str) -> Block:
        codes: list[Code] = []
        open_now: list[tuple[int, str, str]] = []
        parts: list[str] = []
        length = 0
        for item in inner:
            chain = list(enumerate(item.within))
            if isinstance(item, Run):
                chain += [(_FORMAT, item.format)] if item.format != self._base else []
            else:
                chain += [each[:2] for each in open_now if each[0] == _FORMAT and self._alike(item, open_now)]
            kept = _common([each[:2] for each in open_now], chain)
            for _, key, id in reversed(open_now[kept:]):
                codes.append(Code(length, "close", id, _shown(key)))
            del open_now[kept:]
            for depth, key in chain[kept:]:
                id = f"f{len(self._opened)}"
                self._opened[id] = (depth, key)
                open_now.append((depth, key, id))
                codes.append(Code(length, "open", id, _shown(key)))
            if isinstance(item, Run):
                parts.append(item.text)
                length += len(item.text)
            else:
                codes.append(self._mark(item, length))
                parts.append(item.text)
                length += len(item.text)
        codes += [Code(length, "close", id, _shown(key)) for _, key, id in reversed(open_now)]
        return Block("".join(parts), tuple(codes), where)

    def _mark(self, mark: Mark, position: int) -> Code:
        id = self._pairs.pop(mark.pair, None) if mark.kind == "close" else None
        if id is None:
            id = f"m{len(self._marks)}"
        if mark.kind == "open":  # a broken file may open the same pair again
            self._pairs[mark.pair] = id
        self._marks[id, mark.kind] = mark
        return Code(position, mark.kind, id, mark.source, len(mark.text))

    @staticmethod
    def _alike(mark: Mark, open_now: Sequence[tuple[int, str, str]]) -> bool:
        """Whether a mark stands in the containers that are open: then the formatting around it need not be closed."""
        return mark.within == tuple(key for depth, key, _ in open_now if depth < _FORMAT)


_NAMESPACES = re.compile(r'\sxmlns(?::\w+)?="[^"]*"')
_MOST_FORMATS = 50  # in a paragraph; beyond it no choice is better than another
_FORMAT = 1000  # containers nest by their depth, formatting is the innermost


def _usual(runs: Sequence[Run]) -> str:
    """The formatting that needs no code: the one with which fewest codes stand around no word, then fewest at all."""
    weights: Counter[str] = Counter()
    for run in runs:
        weights[run.format] += len(run.text)

    def cost(format: str) -> tuple[int, int, int]:
        coded = [run for run in runs if run.format != format]
        wordless = sum(not any(map(str.isalnum, run.text)) for run in coded)
        return wordless, len(coded), -weights[format]

    return min(weights, key=cost) if len(weights) < _MOST_FORMATS else weights.most_common(1)[0][0]


def _shown(key: str) -> str:
    return _NAMESPACES.sub("", key) or "plain"


def _common(one: Sequence[tuple[int, str]], other: Sequence[tuple[int, str]]) -> int:
    for index, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return index
    return min(len(one), len(other))


def _smoothed(items: Sequence[Item]) -> list[Item]:
    """White space between two runs of one formatting is of that formatting, whatever the file says."""
    out = list(items)
    for index in range(1, len(out) - 1):
        before, item, after = out[index - 1 : index + 2]
        if (
            isinstance(before, Run)
            and isinstance(item, Run)
            and isinstance(after, Run)
            and item.text.isspace()
            and (before.within, before.format) == (after.within, after.format)
        ):
            out[index] = replace(before, text=item.text)
    return merged(out)


def _paired(items: Sequence[Item]) -> list[Item]:
    """Pairs whose other half stands elsewhere, or before its time, become single marks."""
    seen: dict[str, int] = {}
    whole: set[int] = set()
    for index, item in enumerate(items):
        if isinstance(item, Mark) and item.kind == "open":
            seen[item.pair] = index
        elif isinstance(item, Mark) and item.kind == "close" and item.pair in seen:
            whole |= {seen.pop(item.pair), index}
    return [
        replace(item, kind="single", pair="") if isinstance(item, Mark) and item.pair and index not in whole else item
        for index, item in enumerate(items)
    ]


def _peeled(items: Sequence[Item]) -> tuple[list[Item], list[Item], list[Item]]:
    """What stands before the text, the text, and what stands after it: single marks and white space."""
    before = list(_edge(items))
    rest = list(items[len(before) :])
    after = list(_edge(rest[::-1]))[::-1]
    inner = rest[: len(rest) - len(after)]
    if inner and isinstance(first := inner[0], Run):
        stripped = first.text.lstrip()
        before.append(replace(first, text=first.text[: len(first.text) - len(stripped)]))
        inner[0] = replace(first, text=stripped)
    if inner and isinstance(last := inner[-1], Run):
        stripped = last.text.rstrip()
        after.insert(0, replace(last, text=last.text[len(stripped) :]))
        inner[-1] = replace(last, text=stripped)
    return merged(before), inner, merged(after)


def _edge(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        if item.text.strip() if isinstance(item, Run) else item.pair:
            return
        yield item
