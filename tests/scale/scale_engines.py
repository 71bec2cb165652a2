"""Engines that a Ray worker makes by itself, from a function of a module."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

from translit.engines import Engine, Rendering, Traits
from translit.engines.fake import FakeEngine

__all__ = ["PIDS", "quick", "slow"]

WORDS = {("en", "es"): {"came": "vino", "the": "el", "court": "tribunal", "freed": "liberó", "he": "él"}}
PIDS = "SCALE_TEST_PIDS"
"""Environment variable: a folder in which each worker leaves a file with its process's number as its name."""


class _Slow(FakeEngine):
    """Takes its time, and says which process it works in."""

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        Path(os.environ[PIDS], str(os.getpid())).touch()
        time.sleep(0.3)
        return super()._render(sentences, source, target, attention)


def slow() -> Engine:
    return _Slow(WORDS, name="words", traits=Traits())


def quick() -> Engine:
    return FakeEngine(WORDS, name="words", traits=Traits())
