"""Translation for many at once: each pair loaded once, few at work, the others in a queue with an end."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from translit import TranslitError
from translit.engines import Engine, Step, Traits, available, follow, get_engine, reachable, steps
from translit.errors import Message

from .settings import Bounds

if TYPE_CHECKING:
    from translit.engines import Pair, Rendering

__all__ = ["Abandoned", "Busy", "Check", "Pool", "TooSlow", "unchecked"]

Result = TypeVar("Result")

Check = Callable[[], None]
"""Called now and then by long work; raises `Abandoned` when the answer is not wanted any more."""

_AT_ONCE = 32
"""Sentences in one call of an engine. Between two calls a request that nobody waits for is dropped."""
_FRESH = 10.0
"""Seconds for which the pairs and the ways hold: models may be installed while the server runs."""


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
        self._finding: dict[tuple[str, Pair], threading.Lock] = {}
        self._ways: dict[tuple[str, Pair], _Way] = {}
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
            raise TooSlow(
                Message(
                    "the request took longer than {seconds} seconds; send less text at once.", seconds=f"{seconds:g}"
                )
            ) from None
        finally:
            unwanted.set()

    def _submitted(self, start: Callable[[], Result]) -> Future[Result]:
        with self._lock:
            if self._open >= self.bounds.workers + self.bounds.queue:
                raise Busy(Message("the server has more to do than it can; try again in a moment."))
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
        return _Checked(self._loaded_way(self.name or "auto", source, target, check), check)

    def others(self, source: str, target: str, check: Check = unchecked) -> Iterator[Engine]:
        """Other engines that translate the pair by themselves, where the operator has not named one."""
        if self.name:
            return
        first = self._loaded_way("auto", source, target, check)
        for engine in available():
            if target in reachable(source, [engine]):
                way = self._loaded_way(engine.name, source, target, check)
                if way.signature != first.signature:
                    yield _Checked(way, check)

    def _loaded_way(self, name: str, source: str, target: str, check: Check) -> _Way:
        """The way through an engine, looked up again when it is not fresh; its models loaded once."""
        key = (name, (source, target))
        way = self._ways.get(key)
        if way is not None and time.monotonic() < way.until:
            return way
        with self._lock:
            lock = self._finding.setdefault(key, threading.Lock())
        with lock:
            known = self._ways.get(key)
            if known is not None and time.monotonic() < known.until:
                return known
            check()
            way = _found(get_engine(name, source, target), source, target)
            if known is None or known.signature != way.signature:
                follow(way.steps, ["1"])
            self._ways[key] = way
        return way

    def close(self) -> None:
        """Wait for what runs, drop what waits, give back threads and models."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        for way in self._ways.values():
            way.engine.close()


@dataclass(frozen=True, slots=True)
class _Way:
    """How a pair is translated: what an engine says of it, asked once for many requests. Good `until` then.

    `parts` are the ways of its steps, where it has several.
    """

    engine: Engine
    steps: tuple[Step, ...]
    parts: tuple[_Way, ...]
    traits: Traits
    signature: str
    until: float


def _found(engine: Engine, source: str, target: str) -> _Way:
    taken = steps(source, target, engine)
    return _Way(
        engine,
        taken,
        tuple(_found(step.engine, step.source, step.target) for step in taken) if len(taken) > 1 else (),
        engine.traits(source, target),
        engine.signature(source, target),
        time.monotonic() + _FRESH,
    )


class _Checked:
    """The engine of one pair, which takes its sentences in small batches and can be stopped between them."""

    def __init__(self, way: _Way, check: Check) -> None:
        self._way, self._check = way, check

    @property
    def name(self) -> str:
        return self._way.engine.name

    def signature(self, source: str, target: str) -> str:
        return self._way.signature

    def pairs(self) -> frozenset[Pair]:
        return self._way.engine.pairs()

    def steps(self, source: str, target: str) -> tuple[Step, ...]:
        """The steps of the way, each to be stopped like the whole."""
        parts = [_Checked(part, self._check) for part in self._way.parts] or [self]
        return tuple(Step(part, step.source, step.target) for part, step in zip(parts, self._way.steps, strict=True))

    def traits(self, source: str, target: str) -> Traits:
        return self._way.traits

    def translate(
        self, sentences: Sequence[str], source: str, target: str, *, attention: bool = False
    ) -> list[Rendering]:
        # Where each call starts programs, one call costs less than many, and the engine has a deadline of its own.
        at_once = len(sentences) if self._way.traits.starts_anew else _AT_ONCE
        done: list[Rendering] = []
        for start in range(0, len(sentences), max(at_once, 1)):
            self._check()
            done += follow(self._way.steps, sentences[start : start + at_once], attention=attention)
        return done

    def close(self) -> None:
        self._way.engine.close()
