"""What all requests share: the settings, the glossary as it is now, the engines."""

from __future__ import annotations

import threading
import time
from functools import cached_property

from translit.engines import get_engine
from translit.glossary import Glossary, builtin_path
from translit.glossary.editing import Folder

from .pool import Pool
from .settings import Settings

__all__ = ["State"]

_FRESH = 0.5
"""Seconds for which the folder is taken to be as it was last seen."""


class State:
    """The server's memory, one for each application.

    >>> State(Settings()).glossary.name
    'belarus'
    """

    def __init__(self, settings: Settings) -> None:
        """Load nothing yet."""
        self.settings = settings
        self.engines = Pool(settings.engine, settings.bounds)
        self._lock = threading.RLock()
        self._next_look = 0.0

    @cached_property
    def folder(self) -> Folder | None:
        """The entries that people edit: the last layer, where it is a folder; None when nobody edits anything.

        Files that cannot be used are among its `faults` and hinder nothing.
        """
        last = self.settings.glossaries[-1] if self.settings.glossaries else None
        if last is None or not last.is_dir() or last.resolve() == builtin_path().resolve():
            return None
        return Folder.open(last, commits=self.settings.commits)

    @cached_property
    def beneath(self) -> Glossary:
        """The layers under the folder, as they were when the server started. Raises `GlossaryError`."""
        layers = self.settings.glossaries if self.folder is None else self.settings.glossaries[:-1]
        return Glossary.load(builtin_path(), *layers) if layers else Glossary.load()

    @property
    def glossary(self) -> Glossary:
        """All layers as they are now: what is saved here, or written to the folder by others, is in it."""
        with self._lock:
            if self.folder is None:
                return self.beneath
            self._look()
            return self.folder.glossary(self.beneath)

    def _look(self) -> None:
        """See what others wrote to the folder, unless the last look was a moment ago; a large folder is looked at
        less often, so that it never takes more than a twentieth of the time.
        """
        began = time.monotonic()
        if self.folder is not None and began >= self._next_look:
            self.folder.refresh()
            now = time.monotonic()
            self._next_look = now + max(_FRESH, 20 * (now - began))

    def check(self) -> None:
        """Refuse settings that nothing could be done with: `GlossaryError`, `UnknownStyle`, `NoEngineError`."""
        self.glossary.style(self.settings.style)
        if self.settings.engine is not None:
            get_engine(self.settings.engine)

    def close(self) -> None:
        """Give back threads and models."""
        self.engines.close()
