"""What people see: sentences and progress on standard error, columns on standard output."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
import threading
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING, Any

import click

from translit.text.hidden import told_apart

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["PATIENCE", "Progress", "coloured", "columns", "console", "counted", "hung", "on_terminal", "say"]

PATIENCE = 2.0
"""Seconds that may pass before progress is shown."""

_LEAST = 20  # columns that a wrapped text needs; in fewer it stands word under word


def say(message: str) -> None:
    """One line on standard error, quiet when nobody is there to read it."""
    try:
        click.echo(f"translit: {told_apart(message)}", err=True)
    except (OSError, ValueError):
        return


def on_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


def coloured(stream: IO[Any]) -> bool:
    """Whether colour is wanted there: a terminal, and no NO_COLOR (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def console() -> Console:
    """Rich on standard error; plain where it is no terminal, 80 columns where the width is not known."""
    from rich.console import Console

    return Console(file=sys.stderr, highlight=False, no_color=not coloured(sys.stderr))


def counted(number: int, one: str, several: str = "") -> str:
    """A number with its noun; `several` where the plural is more than an s.

    >>> counted(1, "entry", "entries"), counted(2000, "segment")
    ('1 entry', '2,000 segments')
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def columns(rows: Iterable[Sequence[str]]) -> str:
    """Rows as aligned lines; the last column is not padded, nothing is cut; only a terminal has long lines wrapped.

    >>> columns([("be-ala-lc", "be"), ("ru", "ru")]).splitlines()
    ['be-ala-lc  be', 'ru         ru']
    """
    table = [tuple(str(cell) for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table)
    under = sum(widths[:-1]) + 2 * len(widths[:-1])
    return "".join(f"{hung(line, under)}\n" for line in lines)


def hung(line: str, under: int) -> str:
    """A line for standard output: on a terminal what does not fit goes on below, `under` columns in; else as it is."""
    if sys.stdout is None or not sys.stdout.isatty():
        return line
    width = shutil.get_terminal_size().columns
    if len(line) <= width or width - under < _LEAST:
        return line
    start, rest = line[:under], line[under:]
    pieces = textwrap.wrap(rest, width - under, break_long_words=False, break_on_hyphens=False)
    return start + f"\n{'':{under}}".join(pieces)


class Progress:
    """Shows on standard error that work goes on, once it has gone on for `PATIENCE` seconds.

    A bar on a terminal, one plain line elsewhere. Call it with what is done and what there is.
    """

    def __init__(self, label: str, quiet: bool = False) -> None:
        """`label` says what is being done; `quiet` shows nothing at all."""
        self.label, self.quiet = told_apart(label), quiet
        self._lock = threading.Lock()
        self._timer = threading.Timer(PATIENCE, self._begin)
        self._timer.daemon = True
        self._bar: Any = None
        self._over = False
        self._state: tuple[int, int] | None = None

    def __enter__(self) -> Progress:
        """Start the clock."""
        if not self.quiet:
            self._timer.start()
        return self

    def __exit__(self, *failure: object) -> None:
        """Take the bar away."""
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._bar is not None:
                self._bar.stop()

    def __call__(self, done: int, total: int) -> None:
        """Tell how far it is."""
        with self._lock:
            self._state = (done, total)
            if self._bar is not None:
                self._bar.update(self._bar.task_ids[0], completed=done, total=total)

    def _begin(self) -> None:
        with self._lock:
            if self._over:
                return
            if not sys.stderr.isatty():
                say(f"{self.label} …")
                return
            from rich.progress import BarColumn, MofNCompleteColumn, Task, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar
            from rich.text import Text

            class Counts(MofNCompleteColumn):
                """What is not counted has no "0/?"."""

                def render(self, task: Task) -> Text:
                    return Text() if task.total is None else super().render(task)

            done, total = self._state or (0, None)
            parts = (TextColumn("{task.description}"), BarColumn(), Counts(), TimeElapsedColumn())
            self._bar = Bar(*parts, console=console(), transient=True)
            self._bar.add_task(self.label, completed=done, total=total)
            self._bar.start()
