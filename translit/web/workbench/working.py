"""Work that may take longer than a page should: in a thread of its own, with how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from translit.progress import Progress

__all__ = ["Work"]

Result = TypeVar("Result")


class Work(Generic[Result]):
    """Something that was begun; `done` of `total` says how far it is.

    >>> work = Work(lambda progress: sum(range(4)))
    >>> work.over(5), work.result()
    (True, 6)
    """

    def __init__(self, do: Callable[[Progress], Result]) -> None:
        """Begin: `do` is given the function to tell its progress to."""
        self.done = self.total = 0
        self._future: Future[Result] = Future()
        threading.Thread(target=self._run, args=(do,), daemon=True).start()

    def _run(self, do: Callable[[Progress], Result]) -> None:
        try:
            self._future.set_result(do(self._tell))
        except BaseException as error:  # whoever asks for the result hears of it
            self._future.set_exception(error)

    def _tell(self, done: int, total: int) -> None:
        self.done, self.total = done, total

    def over(self, seconds: float = 0) -> bool:
        """Whether it has ended; so long it is waited for."""
        try:
            self._future.exception(seconds)
        except TimeoutError:
            return False
        return True

    def result(self) -> Result:
        """What came of it, once it is over; raises what it raised."""
        return self._future.result()
