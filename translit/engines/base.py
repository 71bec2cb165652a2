"""What all engines share: blanks kept, doubles sent once, pivots, and the signs of a bad rendering."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace

from .protocol import Pair, Rendering, Traits, shifted
from .quality import flaws
from .routes import follow, route

__all__ = ["DirectEngine"]


# Without a letter or a digit there is nothing to translate, and a lone soft hyphen would not come back.
_HAS_WORD = re.compile(r"\w")


class DirectEngine(ABC):
    """An engine whose own work is `_render`: stripped, non-empty, unlike sentences of a pair that it has."""

    name: str

    @abstractmethod
    def pairs(self) -> frozenset[Pair]:
        """The pairs translated in one step."""

    @abstractmethod
    def traits(self, source: str, target: str) -> Traits:
        """What can be counted on for this pair."""

    @abstractmethod
    def signature(self, source: str, target: str) -> str:
        """Engine, data and versions behind the pair."""

    @abstractmethod
    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        """One rendering each, for sentences without white space around them, each with something in it."""

    def close(self) -> None:
        """Give back memory and processes."""
        return

    def translate(
        self, sentences: Sequence[str], source: str, target: str, *, attention: bool = False
    ) -> list[Rendering]:
        """One rendering for each sentence, in order; white space around a sentence is kept.

        Raises `UnknownPairError` when no path leads from `source` to `target`.
        """
        if (source, target) not in self.pairs():
            return follow(route(source, target, [self]), sentences, attention=attention)
        cores = dict.fromkeys(core for sentence in sentences if _HAS_WORD.search(core := sentence.strip()))
        rendered: dict[str, Rendering] = {}
        if cores:
            made = self._render(list(cores), source, target, attention)
            for core, rendering in zip(cores, made, strict=True):
                rendered[core] = replace(rendering, flags=rendering.flags | flaws(core, rendering.text))
        return [_in_its_place(sentence, rendered, attention) for sentence in sentences]


def _in_its_place(sentence: str, rendered: dict[str, Rendering], attention: bool) -> Rendering:
    core = sentence.strip()
    if not _HAS_WORD.search(core):
        return Rendering(sentence, attention={} if attention else None)
    start = sentence.index(core)
    before, after = sentence[:start], sentence[start + len(core) :]
    return shifted(rendered[core], before, after, source_offset=start)
