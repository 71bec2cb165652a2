"""Where the user's cache lies: the one folder that translit writes to unasked."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["cache_directory"]


def cache_directory() -> Path:
    """The folder `translit` in `XDG_CACHE_HOME`, or in `~/.cache`; not created here.

    A relative `XDG_CACHE_HOME` counts as none (XDG Base Directory Specification).

    >>> cache_directory().name
    'translit'
    """
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".cache") / "translit"
