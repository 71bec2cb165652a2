"""TMX files into the memory and out of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ...glossary import Glossary
from . import tmx
from .memory import Memory
from .people import Taken, take_in
from .store import Row

__all__ = ["export_tmx", "import_tmx"]


def import_tmx(
    memory: Memory,
    path: str | os.PathLike[str],
    *,
    glossary: Glossary | None = None,
    source: str | None = None,
    target: str | None = None,
) -> Taken:
    """Take a TMX file in, its names found with `glossary` (the built-in one when left out).

    `source` and `target` are ISO 639-1 codes; without them every pair of languages in the file is kept, both ways.
    Units that translit itself exported as an engine's count as that engine's. Raises `MemoryFault` for a file that
    cannot be used; what stood before the fault is kept.
    """
    with tmx.opened(Path(path)) as stream:
        units = tmx.read(stream, str(path))
        return take_in(
            memory, units, glossary if glossary is not None else Glossary.load(), source=source, target=target
        )


def export_tmx(
    memory: Memory,
    path: str | os.PathLike[str],
    *,
    origin: str | None = None,
    source: str | None = None,
    target: str | None = None,
) -> int:
    """Write segments as a TMX 1.4 file, whole or not at all; how many. Raises `MemoryFault`, `DocumentError`."""
    from ... import __version__
    from ...documents.writing import write_pieces

    count = 0

    def counted() -> Iterator[Row]:
        nonlocal count
        for row in memory.segments(origin=origin, source=source, target=target):
            count += 1
            yield row

    write_pieces(path, tmx.lines(counted(), __version__))
    return count
