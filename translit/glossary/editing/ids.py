"""Which ids can be the name of a file, on every system, inside the folder and nowhere else."""

from __future__ import annotations

import re

from translit.errors import Message
from translit.text import nfc

from ..errors import GlossaryError

__all__ = ["check_id"]

_ID = re.compile(r"[^\W_][\w.-]*")
_LONGEST = 120  # bytes; with what is added to it a file name stays under 255
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: reserved with any suffix.
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in "0123456789¹²³")})


def check_id(id: str) -> None:
    """Raise `GlossaryError` unless `id` can name a file: letters, digits, hyphens, dots, underscores; no path.

    >>> check_id("losik-ihar")
    >>> check_id("../losik")
    Traceback (most recent call last):
        ...
    translit.glossary.errors.GlossaryError: '../losik' cannot be an id; write it like losik-ihar.
    """
    fits = _ID.fullmatch(id) and id == nfc(id) and not id.endswith(".") and len(id.encode()) <= _LONGEST
    if not fits or id.partition(".")[0].casefold() in _RESERVED:
        raise GlossaryError(Message("{id} cannot be an id; write it like losik-ihar.", id=repr(id)))
