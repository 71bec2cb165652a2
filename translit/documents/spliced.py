"""A file as one string with blocks at known places: what stands between the blocks comes out as it went in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from .coding import Coding
from .model import Block, woven

__all__ = ["Edits", "Spliced", "Spot", "spliced"]

Edits = Callable[[str, str | None], Mapping[tuple[int, int], str]]
"""What else changes in the file, by span: given the target language and the source language."""


def no_edits(target: str, source: str | None) -> Mapping[tuple[int, int], str]:
    """Nothing but the blocks changes."""
    return {}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block stands in the file's text, and how its text is escaped there.

    With a `home`, the number of another block and the id of a code in it, the place is inside that code: the `alt` of
    an image within a sentence.
    """

    start: int
    end: int
    spell: Callable[[str], str] = str
    home: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Spliced:
    """A text file and its blocks, `spots` in the order of `blocks`; spots do not overlap.

    >>> document = Spliced("text", "<Minsk>", (Block("Minsk"),), (Spot(1, 6),), Coding("utf-8"))
    >>> document.rebuild([Block("Мінск")], "be").decode()
    '<Мінск>'
    """

    format: str
    text: str
    blocks: tuple[Block, ...]
    spots: tuple[Spot, ...]
    coding: Coding
    lang: str | None = None
    edits: Edits = field(default=no_edits)
    unspelled: Literal["strict", "xmlcharrefreplace"] = "strict"

    def rebuild(self, renderings: Sequence[Block], target: str, source: str | None = None) -> bytes:
        """The file with each block replaced; a block that did not change is copied from the file."""
        changed = dict(self.edits(target, source))
        inner: dict[int, dict[str, dict[tuple[int, int], str]]] = {}
        for spot, block, rendering in zip(self.spots, self.blocks, renderings, strict=True):
            if spot.home is not None and _differs(block, rendering):
                number, code = spot.home
                new = inner.setdefault(number, {}).setdefault(code, {})
                new[spot.start, spot.end] = woven(rendering, spot.spell)
        for number, (spot, block, rendering) in enumerate(zip(self.spots, self.blocks, renderings, strict=True)):
            if spot.home is None and (number in inner or _differs(block, rendering)):
                changed[spot.start, spot.end] = woven(_with_inner(rendering, inner.get(number, {})), spot.spell)
        return self.coding.write(spliced(self.text, changed), self.unspelled)


def _differs(block: Block, rendering: Block) -> bool:
    return rendering is not block and (rendering.text, rendering.codes) != (block.text, block.codes)


def _with_inner(block: Block, inner: Mapping[str, Mapping[tuple[int, int], str]]) -> Block:
    """The block with what is new inside its codes."""
    if not inner:
        return block
    codes = (
        replace(code, source=spliced(code.source, inner[code.id]))
        if code.id in inner and code.kind != "close"
        else code
        for code in block.codes
    )
    return replace(block, codes=tuple(codes))


def spliced(text: str, changed: Mapping[tuple[int, int], str]) -> str:
    """`text` with each span replaced by what `changed` has for it; spans do not overlap.

    >>> spliced("abcd", {(2, 3): "X", (0, 1): "Y"})
    'YbXd'
    """
    parts: list[str] = []
    at = 0
    for (start, end), new in sorted(changed.items()):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])
