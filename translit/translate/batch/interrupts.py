"""Ctrl-C heard at once while work goes on, and not while what came of it is put down."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any

__all__ = ["Interrupts"]


class Interrupts:
    """Listens for SIGINT in the main thread, and in no other: there Python has no signals.

    Whoever has a handler of their own for it keeps it, unless `always`. `wanted` says that an end was asked for.
    """

    def __init__(self, *, always: bool = False) -> None:
        """Hear nothing yet."""
        self.wanted = False
        self._always = always
        self._open = False
        self._before: Any = None

    def __enter__(self) -> Interrupts:
        """Begin to listen."""
        free = self._always or signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if free and threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._heard)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give SIGINT back to whoever had it."""
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def run(self, work: Callable[[], object]) -> None:
        """Do the work, or as much as is done of it when an end is asked for; nothing of it when one was before."""
        try:
            self._open = True
            if not self.wanted:
                work()
            self._open = False
        except KeyboardInterrupt:
            self.wanted, self._open = True, False

    def _heard(self, number: int, frame: FrameType | None) -> None:
        self.wanted = True
        if self._open:
            self._open = False
            raise KeyboardInterrupt
