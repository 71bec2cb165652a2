"""The memory at work: what it has is taken from it, what is new is given to it, and without it the work goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import TranslitError
from .attempts import Sentence
from .pivot import Stage
from .result import Finding

if TYPE_CHECKING:
    from .memory import Memory, Near

__all__ = ["Recollection"]


class Recollection:
    """A memory, or none; one that fails is used no more, and `told` says so."""

    def __init__(self, memory: Memory | None) -> None:
        """Take the memory; None remembers nothing."""
        self._memory = memory
        self.told: list[Finding] = []

    def take(self, stage: Stage, sentences: Sequence[Sentence]) -> list[Sentence]:
        """Give sentences that were translated before their outcome; those that were not are returned."""
        if self._memory is None or not sentences:
            return []
        try:
            return self._memory.recall(sentences, stage.maker, stage.source, stage.target, stage.traits)
        except TranslitError as fault:
            self._without(fault)
            return []

    def keep(self, stage: Stage, sentences: Sequence[Sentence]) -> None:
        """Keep what an engine made of sentences that were new."""
        if self._memory is None or not sentences:
            return
        try:
            self._memory.remember(sentences, stage.maker, stage.source, stage.target)
        except TranslitError as fault:
            self._without(fault)

    def near(self, stage: Stage, sentence: Sentence) -> Near | None:
        """The segment most like a new sentence, where somebody asked for it."""
        if self._memory is None:
            return None
        try:
            return self._memory.near(sentence, stage.source, stage.target)
        except TranslitError as fault:
            self._without(fault)
            return None

    def _without(self, fault: TranslitError) -> None:
        """Go on without the memory, and say so: a translation is worth more than its being remembered."""
        self._memory = None
        self.told.append(Finding("memory-failed", f"Translated without the memory from here on: {fault}"))
