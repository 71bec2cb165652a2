"""How far a batch is: a bar on a terminal, a line now and then elsewhere, and the sum at its end."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from .terminal import console, counted, say

if TYPE_CHECKING:
    from translit.translate.batch import State

__all__ = ["Display", "summed"]

_EVERY = 30.0
"""Seconds between two lines of progress where there is no terminal."""


class Display:
    """How far a batch is: a bar on a terminal, a plain line now and then elsewhere."""

    def __init__(self, quiet: bool) -> None:
        """Show nothing where it shall be `quiet`."""
        self._quiet, self._said = quiet, time.monotonic()
        self._bar: Any = None

    def __enter__(self) -> Display:
        """Begin, with a bar on a terminal."""
        if not self._quiet and sys.stderr.isatty():
            from rich.progress import BarColumn, Progress, TextColumn

            self._bar = Progress(TextColumn("{task.description}"), BarColumn(), console=console(), transient=True)
            self._bar.add_task("reading …", total=None)
            self._bar.start()
        return self

    def __exit__(self, *failure: object) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, state: State) -> None:
        """Show how far it is now."""
        if self._bar is not None:
            self._bar.update(
                self._bar.task_ids[0], description=_line(state), completed=state.documents, total=state.total
            )
        elif not self._quiet and time.monotonic() - self._said >= _EVERY:
            self._said = time.monotonic()
            say(_line(state))


def _line(state: State) -> str:
    left = f", {_time(state.left)} left" if state.left is not None else ""
    return (
        f"{state.documents:,} of {counted(state.total, 'document')}, {counted(state.sentences, 'sentence')}, "
        f"{state.speed:,.0f} a second{left}"
    )


def summed(state: State) -> str:
    """What was done in the end, in a line."""
    before = f" ({state.before:,} done before)" if state.before else ""
    return (
        f"{state.documents:,} of {counted(state.total, 'document')}{before}, {counted(state.sentences, 'sentence')} "
        f"in {_time(state.seconds)}, {state.speed:,.0f} a second"
    )


def _time(seconds: float) -> str:
    whole = round(seconds)
    hours, minutes = whole // 3600, whole % 3600 // 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
