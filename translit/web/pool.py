"""Translation for many at once: each pair loaded once, few at work, the others in a queue with an end."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from translit import TranslitError
from translit.engines import Engine, available, get_engine, reachable

from .settings import Bounds

if TYPE_CHECKING:
    from translit.engines import Pair, Rendering, Traits

__all__ = ["Abandoned", "Busy", "Check", "Pool", "TooSlow", "unchecked"]

Result = TypeVar("Result")

Check = Callable[[], None]
"""Called now and then by long work; raises `Abandoned` when the answer is not wanted any more."""

_AT_ONCE = 32
"""Sentences in one call of an engine. Between two calls a request that nobody waits for is dropped."""
_FRESH = 10.0
"""Seconds for which the list of pairs holds: models may be installed while the server runs."""


class Busy(TranslitError):
    """More requests wait than the queue holds."""


class TooSlow(TranslitError):
    """A request took longer than it may."""


class Abandoned(TranslitError):
    """Nobody waits for the answer any more."""


def unchecked() -> None:
    """The `Check` of work that goes on in any case."""


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
        self._lock = threading.Lock()
        self._loading: dict[tuple[str, Pair], threading.Lock] = {}
        self._loaded: set[tuple[str, Pair]] = set()
        self._targets: tuple[float, Mapping[str, tuple[str, ...]]] = (0.0, {})

    async def run(self, work: Callable[[Check], Result]) -> Result:
        """The result of `work` in one of the threads, when its turn comes.

        A place is free again when its work is done, or given up before its turn, or at work and stopped at its next
        `Check`. Raises `Busy` when no place is free and `TooSlow` when the time is up.
        """
        unwanted = threading.Event()

        def check() -> None:
            if unwanted.is_set():
                raise Abandoned("the request was given up.")

        def start() -> Result:
            check()
            return work(check)

        future = self._submitted(start)
        waiting = asyncio.wrap_future(future)
        try:
            return await asyncio.wait_for(waiting, self.bounds.request_seconds)
        except TimeoutError:
            seconds = self.bounds.request_seconds
            raise TooSlow(f"the request took longer than {seconds:g} seconds; send less text at once.") from None
        finally:
            unwanted.set()

    def _submitted(self, start: Callable[[], Result]) -> Future[Result]:
        with self._lock:
            if self._open >= self.bounds.workers + self.bounds.queue:
                raise Busy("the server has more to do than it can; try again in a moment.")
            self._open += 1
        future = self._executor.submit(start)
        future.add_done_callback(self._over)
        return future

    def _over(self, future: Future[Any]) -> None:
        with self._lock:
            self._open -= 1

    @property
    def busy(self) -> int:
        """How many places are taken: at work and waiting."""
        return self._open

    def targets(self) -> Mapping[str, tuple[str, ...]]:
        """For each language what can be translated into, in one step or several; each into itself as well."""
        made, found = self._targets
        if not found or time.monotonic() > made + _FRESH:
            engines = [get_engine(self.name)] if self.name else available()
            codes = sorted({code for engine in engines for pair in engine.pairs() for code in pair})
            found = {code: tuple(sorted({code, *reachable(code, engines)})) for code in codes}
            self._targets = (time.monotonic(), found)
        return found

    def engine(self, source: str, target: str, check: Check = unchecked) -> Engine:
        """The engine for a pair, its model loaded by the first who asks while the others wait.

        Raises `NoEngineError` and `UnknownPairError`; the engine's `translate` raises what `check` raises.
        """
        return self._ready(get_engine(self.name, source, target), source, target, check)

    def others(self, source: str, target: str, check: Check = unchecked) -> Iterator[Engine]:
        """Other engines that translate the pair by themselves, where the operator has not named one."""
        if self.name:
            return
        first = get_engine(None, source, target).signature(source, target)
        for engine in available():
            if target in reachable(source, [engine]) and engine.signature(source, target) != first:
                yield self._ready(engine, source, target, check)

    def _ready(self, engine: Engine, source: str, target: str, check: Check) -> Engine:
        key = (engine.name, (source, target))
        with self._lock:
            lock = self._loading.setdefault(key, threading.Lock())
        with lock:
            if key not in self._loaded:
                check()
                engine.translate(["1"], source, target)
                self._loaded.add(key)
        return _Checked(engine, check)

    def close(self) -> None:
        """Wait for what runs, drop what waits, give back threads and models."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        for engine in available() if self._loaded else ():
            engine.close()


class _Checked:
    """An engine that takes its sentences in small batches and can be stopped between them."""

    def __init__(self, engine: Engine, check: Check) -> None:
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
        # Where each call starts programs, one call costs less than many, and the engine has a deadline of its own.
        at_once = len(sentences) if self.traits(source, target).starts_anew else _AT_ONCE
        done: list[Rendering] = []
        for start in range(0, len(sentences), max(at_once, 1)):
            self._check()
            some = sentences[start : start + at_once]
            done += self._engine.translate(some, source, target, attention=attention)
        return done

    def close(self) -> None:
        self._engine.close()
