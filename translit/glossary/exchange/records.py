"""What a file says of entries, with the place where it says so, and what it was refused for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from translit.errors import Message, joined

from ..errors import GlossaryError
from .facts import Path, Value
from .losses import Loss

__all__ = ["NOWHERE", "ExchangeError", "Place", "Read", "Record", "Refusal"]


class ExchangeError(GlossaryError):
    """A file that cannot be read as a glossary, or a glossary that a format cannot hold; the message says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: sheet, row (from 1) or element, column by its letter and header.

    >>> str(Place(sheet="Names", row=3, column="D (be)"))
    'sheet Names, row 3, column D (be)'
    """

    sheet: str = ""
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        """In words; what is not known is left out."""
        return str(self.told)

    @property
    def told(self) -> Message:
        """The same as a message."""
        known = [
            Message("sheet {sheet}", sheet=self.sheet) if self.sheet else "",
            Message("row {row}", row=self.row) if self.row else "",
            Message("column {column}", column=self.column) if self.column else "",
        ]
        return joined(filter(None, known)) if any(known) else Message("the file")


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was not taken from a file: the place, and a sentence on what is wrong and what to do."""

    place: Place
    message: str
    id: str | None = None

    def __str__(self) -> str:
        """The place, then the sentence."""
        return str(self.told)

    @property
    def told(self) -> Message:
        """The same as a message."""
        return Message("{place}: {message}", place=self.place.told, message=self.message)


@dataclass(frozen=True, slots=True)
class Record:
    """What a file says of one entry.

    `facts` has a value for what the file says, None for what the file leaves empty; a fact that is not there is one
    that the file does not speak of. `places` says where each stands, `place` where the entry begins. `adds` names
    fields in which the file has some of the values only, so that its own come to those there are. The id of a
    `foreign` file, another program's, counts only where the glossary has it.
    """

    id: str | None
    facts: Mapping[Path, Value | None]
    place: Place = NOWHERE
    places: Mapping[Path, Place] = field(default_factory=dict)
    adds: frozenset[str] = frozenset()
    foreign: bool = False

    def where(self, path: Path) -> Place:
        """Where a fact stands."""
        return self.places.get(path, self.place)


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read: its records, what of it the glossary cannot take, and what was refused."""

    records: tuple[Record, ...]
    losses: tuple[Loss, ...] = ()
    refusals: tuple[Refusal, ...] = ()
