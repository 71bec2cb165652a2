"""Engines that a worker process can make by itself, from a function of a module."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from translit.engines import Engine, EngineFailure, Rendering, Traits
from translit.engines.fake import FakeEngine

__all__ = ["deadly", "other", "slow", "words"]

WORDS = {("en", "es"): {"came": "vino", "the": "el", "court": "tribunal", "freed": "liberó", "he": "él"}}


class _Engine(FakeEngine):
    def __init__(self, name: str = "words", *, pause: float = 0.0) -> None:
        super().__init__(WORDS, name=name, traits=Traits())
        self.pause = pause

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        time.sleep(self.pause * len(sentences))
        for sentence in sentences:
            if "poison" in sentence:
                raise EngineFailure("the engine stopped over the word poison")
            if "deadly" in sentence and self.name == "deadly":
                os._exit(9)
        return super()._render(sentences, source, target, attention)


def words() -> Engine:
    return _Engine()


def other() -> Engine:
    """The same words under another signature: another model."""
    return _Engine("other")


def slow() -> Engine:
    return _Engine(pause=0.002)


def deadly() -> Engine:
    """Takes its whole process with it."""
    return _Engine("deadly")
