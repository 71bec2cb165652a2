"""Refusals of the glossary: which file, line and field, what was wrong, what to do."""

from __future__ import annotations

from pathlib import Path

from translit.errors import Message, TranslitError, joined

__all__ = ["GlossaryError", "UnknownEntry", "UnknownStyle"]


class GlossaryError(TranslitError):
    """A glossary file that cannot be used; `file`, `line` (from 1) and `field` say where, None where not known.

    >>> str(GlossaryError("there is no type; write person, place or organisation.", file="a.yaml", line=3))
    'a.yaml, line 3: there is no type; write person, place or organisation.'
    """

    def __init__(
        self, message: str, *, file: str | Path | None = None, line: int | None = None, field: str | None = None
    ) -> None:
        """Say what is wrong, then where."""
        self.message = message
        self.file = str(file) if file is not None else None
        self.line = line
        self.field = field
        at_line = Message("line {line}", line=line) if line else ""
        at_field = Message("field {field}", field=field) if field else ""
        where = [part for part in (self.file, at_line, at_field) if part]
        super().__init__(Message("{where}: {message}", where=joined(where), message=message) if where else message)


class UnknownStyle(GlossaryError):
    """A house style that neither the glossary nor the built-in one has; the message lists those there are."""


class UnknownEntry(GlossaryError, KeyError):
    """An entry id that the glossary does not have; the message names the nearest."""

    __str__ = GlossaryError.__str__
