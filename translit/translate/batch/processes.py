"""Chunks worked on by several processes, each with its own engine; one that dies takes no other chunk with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing.connection import wait as wait_for

from .inputs import BatchError
from .job import Entry
from .work import Chunk, Settings, Worker, failed

__all__ = ["worked"]

THREADS = "TRANSLIT_THREADS"
"""Environment variable: how many threads an engine takes in one process (all cores when it is not set)."""

_worker: Worker | None = None


def worked(chunks: Iterable[Chunk], settings: Settings, jobs: int) -> Iterator[list[Entry]]:
    """What became of each chunk, as they are finished, from `jobs` processes; two chunks wait for each.

    A chunk whose process dies is done again item by item, and an item that kills its process again has failed.
    """
    waiting = iter(chunks)
    pool = _Pool(settings, jobs)
    try:
        pool.ready()
        running: dict[Future[list[Entry]], Chunk] = {}
        while True:
            while len(running) < 2 * jobs and (chunk := next(waiting, None)) is not None:
                running[pool.submit(chunk)] = chunk
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            broken = [future for future in done if isinstance(future.exception(), BrokenProcessPool)]
            for future in done:
                if future not in broken:
                    running.pop(future)
                    yield future.result()
            if broken:
                suspects, running = list(running.values()), {}
                pool.renew()
                for chunk in suspects:
                    yield _one_by_one(chunk, pool)
    finally:
        pool.close()


def _one_by_one(chunk: Chunk, pool: _Pool) -> list[Entry]:
    found: list[Entry] = []
    for item in chunk.items:
        try:
            found += pool.submit(replace(chunk, items=(item,))).result()
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
        self._pool = self._begun()

    def _begun(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._jobs,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(self._settings, self._threads),
        )

    def ready(self) -> None:
        """Wait for a process that has begun. Raises `BatchError` when none can."""
        try:
            self._pool.submit(os.getpid).result()
        except BrokenProcessPool as error:
            raise BatchError(
                "the worker processes do not start (what they said stands above); run it with --jobs 1."
            ) from error

    def submit(self, chunk: Chunk) -> Future[list[Entry]]:
        return self._pool.submit(_run, chunk)

    def renew(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._begun()
        self.ready()

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def _begin(settings: Settings, threads: int) -> None:
    """In the child: load what is needed once. Ctrl-C is for the parent, whose end is the child's end."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ[THREADS] = str(threads)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = Worker(settings)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)


def _run(chunk: Chunk) -> list[Entry]:
    assert _worker is not None
    return _worker.run(chunk)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
