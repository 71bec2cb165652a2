"""Translation memory: exact segments used again with other names, near ones told of, TMX in and out."""

from __future__ import annotations

from .errors import MemoryFault
from .exchange import export_tmx, import_tmx
from .memory import Memory, Near
from .people import Taken
from .store import MACHINE, MAX_BYTES, PEOPLE, default_path

__all__ = [
    "MACHINE",
    "MAX_BYTES",
    "PEOPLE",
    "Memory",
    "MemoryFault",
    "Near",
    "Taken",
    "default_path",
    "export_tmx",
    "import_tmx",
]
