"""Translation for many at once: each pair loaded once, few at work, the others in a queue with an end."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from translit import TranslitError
from translit.engines import Engine, get_engine

from .settings import Bounds

if TYPE_CHECKING:
    from translit.engines import Pair, Rendering, Traits

__all__ = ["Abandoned", "Busy", "Pool", "TooSlow"]

Result = TypeVar("Result")

_AT_ONCE = 64
"""Sentences in one call of an engine: between two calls a request that nobody waits for any more is dropped."""


class Busy(TranslitError):
    """More requests wait than the queue holds."""


class TooSlow(TranslitError):
    """A request took longer than it may."""


class Abandoned(TranslitError):
    """Nobody waits for the answer any more."""


class Pool:
    """Runs work in a few threads, with a bounded queue, and gives engines that load each pair once.

    `engine` is the name of an engine or None for the best of each pair; `bounds` say how many work and wait.
    """

    def __init__(self, engine: str | None, bounds: Bounds) -> None:
        """Start no thread and load nothing yet."""
        self.name = engine
        self.bounds = bounds
        self._executor = ThreadPoolExecutor(bounds.workers, thread_name_prefix="translit")
        self._open = 0
        self._locks: dict[Pair, threading.Lock] = {}
        self._warm: set[Pair] = set()
        self._lock = threading.Lock()

    async def run(self, work: Callable[[Callable[[], None]], Result]) -> Result:
        """The result of `work` in one of the threads, where its turn comes.

        `work` gets a function to call now and then, which raises `Abandoned` when the answer is not wanted any more.
        When the awaiting task is cancelled its place in the queue is free at once. Raises `Busy` when the queue is
        full and `TooSlow` when the time is up.
        """
        if self._open >= self.bounds.workers + self.bounds.queue:
            raise Busy("the server has more to do than it can; try again in a moment.")
        unwanted = threading.Event()

        def check() -> None:
            if unwanted.is_set():
                raise Abandoned("the request was given up.")

        def start() -> Result:
            check()
            return work(check)

        self._open += 1
        future = asyncio.get_running_loop().run_in_executor(self._executor, start)
        future.add_done_callback(self._finished)
        try:
            return await asyncio.wait_for(asyncio.shield(future), self.bounds.request_seconds)
        except TimeoutError:
            raise TooSlow(
                f"the request took longer than {self.bounds.request_seconds:g} seconds; send less text at once."
            ) from None
        finally:
            unwanted.set()
            future.cancel()

    def _finished(self, future: asyncio.Future[Any]) -> None:
        self._open -= 1
        if not future.cancelled():
            future.exception()  # looked at, so that asyncio says nothing of it

    def engine(self, source: str, target: str, check: Callable[[], None] = lambda: None) -> Engine:
        """An engine for a pair, its model loaded by the first who asks while the others wait.

        `check` is called between batches of sentences. Raises `NoEngineError` and `UnknownPairError`.
        """
        inner = get_engine(self.name, source, target)
        pair = (source, target)
        with self._lock:
            lock = self._locks.setdefault(pair, threading.Lock())
        if pair not in self._warm:
            with lock:
                if pair not in self._warm:
                    inner.translate(["1"], source, target)
                    self._warm.add(pair)
        return _Checked(inner, check)

    def close(self) -> None:
        """Wait for what runs, then give back threads."""
        self._executor.shutdown(wait=True, cancel_futures=True)


class _Checked:
    """An engine that takes its sentences in small batches and can be stopped between them."""

    def __init__(self, engine: Engine, check: Callable[[], None]) -> None:
        self._engine, self._check = engine, check

    @property
    def name(self) -> str:
        return self._engine.name

    def signature(self, source: str, target: str) -> str:
        return self._engine.signature(source, target)

    def pairs(self) -> frozenset[Pair]:
        return self._engine.pairs()

    def traits(self, source: str, target: str) -> Traits:
        return self._engine.traits(source, target)

    def translate(
        self, sentences: Sequence[str], source: str, target: str, *, attention: bool = False
    ) -> list[Rendering]:
        done: list[Rendering] = []
        for start in range(0, len(sentences), _AT_ONCE):
            self._check()
            some = sentences[start : start + _AT_ONCE]
            done += self._engine.translate(some, source, target, attention=attention)
        return done

    def close(self) -> None:
        self._engine.close()
