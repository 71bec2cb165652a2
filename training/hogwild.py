"""More processes that train the same weights on a processor; each takes its own batches and none waits for another.

Hogwild (Niu et al. 2011). The threads of one process wait for the slowest of them at every matrix, and where other
programs want the processor as well, that is most of the time.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import torch
from torch import multiprocessing

if TYPE_CHECKING:
    from .train import Trainer

__all__ = ["Companion"]


class Companion:
    """A process beside the trainer's own. It has its own optimiser: only the weights are common."""

    def __init__(self, trainer: Trainer, number: int) -> None:
        """Start it; `number` tells its batches from those of the others. Raises ValueError on a GPU."""
        if trainer.device.type != "cpu":
            raise ValueError("--processes is for a processor alone; a GPU is kept busy by one")
        trainer.model.share_memory()
        context = multiprocessing.get_context("fork")
        self._count, self._over = context.Value("q", 0), context.Event()
        self._process = context.Process(target=self._run, args=(trainer, number), daemon=True)
        self._process.start()

    def _run(self, trainer: Trainer, number: int) -> None:
        torch.set_num_threads(1)
        torch.manual_seed(trainer.plan.seed + number)
        before, began = trainer.elapsed, time.monotonic()
        for batch in trainer.stream(number):
            if self._over.is_set():
                return
            trainer.elapsed = before + time.monotonic() - began
            trainer.learn(batch)
            with self._count.get_lock():
                self._count.value += batch.pieces

    def pieces(self) -> int:
        """What it learnt from since it was asked last. Raises RuntimeError when it is no more."""
        if not self._process.is_alive():
            raise RuntimeError(f"a process that trains beside this one ended with {self._process.exitcode}")
        with self._count.get_lock():
            found, self._count.value = int(self._count.value), 0
        return found

    def stop(self) -> None:
        """Let it finish its step."""
        self._over.set()
        self._process.join()
