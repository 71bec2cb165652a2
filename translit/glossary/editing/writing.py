"""Whole files or none: written beside, flushed to the disk, renamed."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from ..errors import GlossaryError

__all__ = ["remove_file", "sweep", "write_file"]

_LEFT_OVER = re.compile(r"\.[^/\\]+\.[0-9a-f]{12}\.part")


def write_file(file: Path, text: str) -> None:
    """Write a whole file or nothing, so that neither a kill nor a power cut leaves half of one.

    An existing file keeps its permissions. Raises `GlossaryError` when it cannot be written; what was there is then
    untouched.
    """
    file = file.resolve()  # a link stays a link
    part = file.with_name(f".{file.name}.{secrets.token_hex(6)}.part")
    try:
        data = text.encode("utf-8")
        with part.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            part.chmod(file.stat().st_mode & 0o777)
        part.replace(file)
        _flush(file.parent)
    except (OSError, UnicodeEncodeError) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise GlossaryError(f"was not written: {_reason(error)}; it is as it was before.", file=file) from error


def remove_file(file: Path) -> None:
    """Remove a file for good. Raises `GlossaryError` when it cannot be removed."""
    try:
        file.unlink()
        _flush(file.parent)
    except OSError as error:
        raise GlossaryError(f"was not removed: {_reason(error)}.", file=file) from error


def sweep(folder: Path) -> None:
    """Clear away what killed writers left in a folder; only for who holds the lock."""
    with suppress(OSError):
        for file in folder.iterdir():
            if _LEFT_OVER.fullmatch(file.name):
                with suppress(OSError):
                    file.unlink()


def _flush(folder: Path) -> None:
    """Have the disk know the new name; Windows cannot open a folder and needs no such thing."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeEncodeError):
        return "it holds half a character (a lone surrogate); type that letter anew"
    return (getattr(error, "strerror", None) or str(error)).lower()
