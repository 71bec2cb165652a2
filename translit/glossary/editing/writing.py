"""The glossary's files, written whole or not at all; refusals that name the file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from translit.errors import Message

from ...files import HALF_WRITTEN, flush_names, write_whole
from ..errors import GlossaryError

__all__ = ["reason_of", "remove_file", "sweep", "write_file"]


def write_file(file: Path, text: str, *, flush: bool = True) -> None:
    """Write a whole file or nothing, so that neither a kill nor a power cut leaves half of one.

    An existing file keeps its permissions. `flush` False leaves it to the caller to call `flush_names` on the folder.
    Raises `GlossaryError` when it cannot be written; what was there is then untouched.
    """
    file = file.resolve()  # a link stays a link
    try:
        mode = file.stat().st_mode & 0o777 if file.exists() else None
        write_whole(file, [text.encode("utf-8")], mode=mode, flush=flush)
    except (OSError, UnicodeEncodeError) as error:
        raise GlossaryError(
            Message("was not written: {reason}; it is as it was before.", reason=reason_of(error)), file=file
        ) from error


def remove_file(file: Path) -> None:
    """Remove a file for good. Raises `GlossaryError` when it cannot be removed."""
    try:
        file.unlink()
        flush_names(file.parent)
    except OSError as error:
        raise GlossaryError(Message("was not removed: {reason}.", reason=reason_of(error)), file=file) from error


def sweep(folder: Path) -> None:
    """Clear away what killed writers left in a folder; only for who holds the lock."""
    with suppress(OSError):
        for file in folder.iterdir():
            if HALF_WRITTEN.fullmatch(file.name):
                with suppress(OSError):
                    file.unlink()


def reason_of(error: Exception) -> Message:
    """Why something was not written, in the system's words: the few that there are can be translated."""
    if isinstance(error, UnicodeEncodeError):
        return Message("it holds half a character (a lone surrogate); type that letter anew")
    return Message((getattr(error, "strerror", None) or str(error)).lower())
