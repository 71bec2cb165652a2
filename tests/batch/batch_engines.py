"""Engines that a worker process can make by itself, from a function of a module."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

from translit.engines import Engine, EngineFailure, Rendering, Traits
from translit.engines.fake import FakeEngine
from translit.translate import pipeline

__all__ = ["deadly", "halting", "other", "slow", "words"]

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


class _Halting(_Engine):
    """Translates ten texts, then is at it for a minute; a file tells when it has come to that."""

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        if self.calls:
            Path(f"halted.{os.getpid()}").touch()
            time.sleep(60)
        return super()._render(sentences, source, target, attention)


def halting() -> Engine:
    """Named as the words are, so that what it made is theirs."""
    pipeline.WINDOW = 20  # sentences, two in each text
    return _Halting()


def deadly() -> Engine:
    """Takes its whole process with it."""
    return _Engine("deadly")
