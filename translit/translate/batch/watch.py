"""A folder watched: what arrives is translated, what is still being written waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ...errors import TranslitError
from .inputs import FileItem, Item
from .run import State, run_batch
from .work import Settings, Worker

__all__ = ["SETTLED", "watch"]

SETTLED = 2.0
"""Seconds for which a file must not have changed before it is taken."""


def watch(
    folder: str | Path,
    out: str | Path,
    targets: Sequence[str],
    settings: Settings,
    *,
    stop: Callable[[float], bool],
    every: float = 1.0,
    settled: float = SETTLED,
    progress: Callable[[State], None] | None = None,
    fault: Callable[[Exception], None] | None = None,
) -> None:
    """Translate the files of a folder as they arrive or change, until `stop` says True.

    `stop` is called with `every`, the seconds to wait between two looks, and waits that long unless there is a reason
    to stop; the file that is being translated then is finished first. Each is written and told to `progress` as soon as
    it is done: whoever watches waits for one article, not for the speed of many. A file is taken when it has not
    changed for `settled` seconds, and one that failed when it changed again. What keeps a look from being finished (a
    full disk, a folder that is gone) is given to `fault`, and the next look tries again; without `fault` it is raised.
    The rest is as in `run_batch`, whose job file says what was done: a watcher that was killed goes on where it stood.
    """
    worker = Worker(settings)
    worker.refuse_unreachable(targets)
    arrivals = _Arrivals(settled)
    try:
        while True:
            try:
                run_batch(
                    folder,
                    out,
                    targets,
                    ready=arrivals.ready,
                    worker=worker,
                    progress=progress,
                    stop=lambda: stop(0.0),
                    at_once=1,
                )
            except (TranslitError, OSError) as error:
                if fault is None:
                    raise
                fault(error)
            arrivals.look_over()
            if stop(every):
                return
    finally:
        worker.close()


class _Arrivals:
    """Files as they were seen at the last look: a file is ready when it looked the same for long enough, once."""

    def __init__(self, settled: float) -> None:
        self._settled = settled
        self._since: dict[str, tuple[str, float]] = {}
        self._seen: set[str] = set()
        self._taken: dict[str, str] = {}

    def ready(self, item: Item) -> bool:
        if not isinstance(item, FileItem) or not item.stamp:
            return False
        self._seen.add(item.key)
        now = time.monotonic()
        stamp, since = self._since.get(item.key, ("", now))
        if stamp != item.stamp:
            self._since[item.key] = item.stamp, now
            return False
        if now - since < self._settled or self._taken.get(item.key) == item.stamp:
            return False
        self._taken[item.key] = item.stamp
        return True

    def look_over(self) -> None:
        """Forget the files that are gone."""
        for known in (self._since, self._taken):
            for key in known.keys() - self._seen:
                del known[key]
        self._seen.clear()
