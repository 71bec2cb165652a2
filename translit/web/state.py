"""What all requests share: the settings, the glossary as it is now, the engines."""

from __future__ import annotations

import threading
from pathlib import Path

from translit.engines import get_engine
from translit.glossary import Glossary, builtin_path

from .pool import Pool
from .settings import Settings

__all__ = ["State"]


class State:
    """The server's memory, one for each application.

    >>> State(Settings()).glossary.name
    'belarus'
    """

    def __init__(self, settings: Settings) -> None:
        """Load nothing yet."""
        self.settings = settings
        self.engines = Pool(settings.engine, settings.bounds)
        self._glossary: Glossary | None = None
        self._lock = threading.Lock()

    @property
    def folder(self) -> Path | None:
        """The folder of entries that people edit: the last layer, where it is a folder; None for the built-in alone."""
        last = self.settings.glossaries[-1] if self.settings.glossaries else None
        return last if last is not None and last.is_dir() else None

    @property
    def glossary(self) -> Glossary:
        """The glossary as last loaded. Raises `GlossaryError` for a file that cannot be used."""
        with self._lock:
            if self._glossary is None:
                self._glossary = self._load()
            return self._glossary

    def reload(self) -> Glossary:
        """Read the files again; when one cannot be used, the old glossary stays and `GlossaryError` is raised."""
        fresh = self._load()
        with self._lock:
            self._glossary = fresh
        return fresh

    def check(self) -> None:
        """Refuse settings that nothing could be done with: `GlossaryError`, `UnknownStyle`, `NoEngineError`."""
        self.glossary.style(self.settings.style)
        if self.settings.engine is not None:
            get_engine(self.settings.engine)

    def _load(self) -> Glossary:
        if not self.settings.glossaries:
            return Glossary.load()
        return Glossary.load(builtin_path(), *self.settings.glossaries)

    def close(self) -> None:
        """Give back threads and models."""
        self.engines.close()
