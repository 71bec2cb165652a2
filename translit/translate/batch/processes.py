"""Chunks worked on by several processes, each with its own engine; one that dies takes no other chunk with it."""

from __future__ import annotations

import _thread
import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for

from .inputs import BatchError
from .interrupts import Interrupts
from .job import Entry
from .work import Chunk, Settings, Worker, failed

__all__ = ["worked"]

THREADS = "TRANSLIT_THREADS"
"""Environment variable: how many threads an engine takes in one process (all cores when it is not set)."""

GRACE = 3.0
"""Seconds that processes have after Ctrl-C to hand over what they have finished."""

_ENDINGS = (signal.SIGINT, signal.SIGTERM)

_worker: Worker | None = None
_interrupts = Interrupts(always=True)


def worked(
    chunks: Iterable[Chunk], settings: Settings, jobs: int, interrupts: Interrupts
) -> Generator[list[Entry], None, None]:
    """What became of each chunk, as they are finished, from `jobs` processes; two chunks wait for each.

    A chunk whose process dies is done again item by item, and an item that kills its process again has failed. When
    `interrupts` are wanted, what the processes have finished is the last, and they end.
    """
    waiting = iter(chunks)
    pool = _Pool(settings, jobs)
    try:
        interrupts.run(pool.ready)
        running: dict[Future[list[Entry]], Chunk] = {}
        while not interrupts.wanted:
            while len(running) < 2 * jobs and (chunk := next(waiting, None)) is not None:
                running[pool.submit(chunk)] = chunk
            if not running:
                return
            interrupts.run(partial(wait, running, return_when=FIRST_COMPLETED))
            done = [future for future in running if future.done()]
            broken = [future for future in done if isinstance(future.exception(), BrokenProcessPool)]
            for future in done:
                if future not in broken:
                    running.pop(future)
                    yield future.result()
            if broken:
                suspects, running = list(running.values()), {}
                pool.renew()
                for chunk in suspects:
                    yield _one_by_one(chunk, pool, interrupts)
        yield from pool.handed_over(running)
    finally:
        pool.close(at_once=interrupts.wanted)


def _one_by_one(chunk: Chunk, pool: _Pool, interrupts: Interrupts) -> list[Entry]:
    found: list[Entry] = []
    for item in chunk.items:
        future = pool.submit(replace(chunk, items=(item,)))
        interrupts.run(partial(wait, [future]))
        if not future.done():
            return found
        try:
            found += future.result()
        except BrokenProcessPool:
            pool.renew()
            reason = "the process that translated it died (out of memory, or a fault in the engine)"
            found.append(failed(item, chunk.target, reason))
    return found


class _Pool:
    """Worker processes, begun afresh: a child that copied this process would copy its threads' locks as well."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self._settings, self._jobs = settings, jobs
        self._threads = max(1, _cores() // jobs)
        self._context = multiprocessing.get_context("spawn")
        self._told, self._tell = self._context.Pipe(duplex=False)
        self._pool = self._begun()

    def _begun(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._jobs,
            mp_context=self._context,
            initializer=_begin,
            initargs=(self._settings, self._threads, self._told),
        )

    def ready(self) -> None:
        """Wait for a process that has begun. Raises `BatchError` when none can."""
        try:
            with _deaf():
                first = self._pool.submit(os.getpid)
            first.result()
        except BrokenProcessPool as error:
            raise BatchError(
                "the worker processes do not start (what they said stands above); run it with --jobs 1."
            ) from error

    def submit(self, chunk: Chunk) -> Future[list[Entry]]:
        with _deaf():
            return self._pool.submit(_run, chunk)

    def handed_over(self, running: Iterable[Future[list[Entry]]]) -> Iterator[list[Entry]]:
        """What is finished of chunks that are not, from processes that are told to stop."""
        self._tell.close()
        wanted = [future for future in running if not future.cancel()]
        done, _ = wait(wanted, GRACE)
        for future in done:
            if future.exception() is None:
                yield future.result()

    def renew(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._begun()
        self.ready()

    def close(self, *, at_once: bool) -> None:
        """End the processes, at once or when they have finished what they have in hand."""
        if at_once:
            for process in list((self._pool._processes or {}).values()):
                process.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._tell.close()
        self._told.close()


@contextmanager
def _deaf() -> Iterator[None]:
    """A process that is born in here hears neither SIGINT nor SIGTERM until it asks: a half-born one would print a
    traceback, or die and be taken for one that a chunk killed.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDINGS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(settings: Settings, threads: int, told: Connection) -> None:
    """In the child: load what is needed once. Ctrl-C, also the parent's, has it hand over what is finished."""
    global _worker
    _interrupts.__enter__()
    if hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # sent to all processes: the parent says what is to be done
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDINGS)
    os.environ[THREADS] = str(threads)
    threading.Thread(target=_listen, args=(told,), daemon=True).start()
    _worker = Worker(settings)


def _listen(told: Connection) -> None:
    """End with the parent; stop when it says so, by closing its end."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    if parent.sentinel not in wait_for([parent.sentinel, told]):
        if hasattr(signal, "pthread_kill"):
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        else:
            _thread.interrupt_main()
        wait_for([parent.sentinel])
    os._exit(1)


def _run(chunk: Chunk) -> list[Entry]:
    assert _worker is not None
    done: list[Entry] = []
    _interrupts.run(partial(_worker.run, chunk, done))
    return done


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
