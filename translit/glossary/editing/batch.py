"""Many saves under one lock: what they look up once, and what goes to the disk at their end."""

from __future__ import annotations

from pathlib import Path

from ...files import flush_names

__all__ = ["Batch"]


class Batch:
    """What many saves share: `names` of the files in each folder by their small letters, folders `unflushed` yet."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.names: dict[Path, dict[str, str]] = {}
        self.unflushed: set[Path] = set()

    def flush(self) -> None:
        """Have the disk know the names of the files that were written."""
        for home in self.unflushed:
            flush_names(home)
