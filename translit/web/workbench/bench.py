"""What the pages work on: the folder that people edit, the layers under it, the articles being read."""

from __future__ import annotations

import getpass
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from translit import Glossary
from translit.errors import Message
from translit.glossary import Entry, UnknownEntry
from translit.glossary.editing import Folder, Stored, as_data
from translit.glossary.exchange import Applied, Plan, Read
from translit.glossary.searching import EntrySearch

from ..pool import Busy
from ..state import State
from .listing import MOST_FOUND, Asked, passes
from .working import Work

__all__ = ["Article", "Bench", "Import", "Kept", "Opened", "Upload"]

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry as a page shows it: `version` is what a save must name, None when it is not in one's own folder.

    `own` when it can be changed; `beneath` when a layer under the folder has the same entry.
    """

    id: str
    data: dict[str, Any]
    version: str | None
    own: bool
    beneath: bool
    path: Path | None


@dataclass(frozen=True, slots=True)
class Article:
    """A text that somebody reads with the glossary; of a file, `upload` is its key and `fields` what was read of it."""

    text: str
    lang: str | None
    title: str = ""
    upload: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was brought in: kept while its fields are being chosen, and for its translation."""

    data: bytes
    name: str


@dataclass(slots=True)
class Import:
    """A file of names that somebody brings in: what it says, what was decided of it, and the work it now makes.

    `kind` is what names without a type are, `answers` are by the number of a row; `writes` when the work is to write.
    """

    read: Read
    kind: str
    answers: Mapping[int, str] = field(default_factory=dict)
    writes: bool = False
    work: Work[Plan | Applied] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def busy(self) -> bool:
        """Whether somebody waits for what comes of it."""
        return self.work is not None and not self.work.over()


class Kept(Generic[Thing]):
    """The last things that were given, in memory only, under keys that nobody can guess; those that are `busy` stay.

    >>> kept = Kept[str](most=1)
    >>> first, second = kept.keep("a"), kept.keep("b")
    >>> kept.get(first), kept.get(second)
    (None, 'b')
    """

    def __init__(self, most: int, busy: Callable[[Thing], bool] = lambda thing: False) -> None:
        """Keep at most `most`."""
        self._most, self._busy = most, busy
        self._kept: OrderedDict[str, Thing] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, thing: Thing) -> str:
        """Take something in; gives its key. Raises `Busy` when all there are must stay."""
        key = secrets.token_urlsafe(9)
        with self._lock:
            while len(self._kept) >= self._most:
                idle = next((old for old, other in self._kept.items() if not self._busy(other)), None)
                if idle is None:
                    raise Busy(Message("the server has more to do than it can; try again in a moment."))
                del self._kept[idle]
            self._kept[key] = thing
        return key

    def get(self, key: str) -> Thing | None:
        """What is under a key, None when it is there no more."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)


class Bench:
    """The glossary as it is now, from the layers of the server's settings and the folder on top.

    >>> from translit.web import Settings
    >>> bench = Bench(State(Settings()))
    >>> bench.folder, bench.open("losik-ihar").own
    (None, False)
    """

    def __init__(self, state: State) -> None:
        """Read nothing yet."""
        self.state = state
        self.articles = Kept[Article](most=50)
        self.uploads = Kept[Upload](most=10)
        self.imports = Kept[Import](most=5, busy=lambda taken: taken.busy)
        self._search = EntrySearch()
        self._listed: tuple[Glossary | None, list[Entry]] = (None, [])
        self._searched: Glossary | None = None  # of which glossary the search knows the entries
        self._searching = threading.Lock()

    @property
    def folder(self) -> Folder | None:
        """The folder that people edit; None when there is none."""
        return self.state.folder

    @property
    def glossary(self) -> Glossary:
        """All layers as they are now."""
        return self.state.glossary

    def own(self, id: str) -> bool:
        """Whether one's own folder has the entry."""
        return self.folder is not None and id in self.folder

    def beneath(self, id: str) -> bool:
        """Whether a layer under the folder has it."""
        return id in self.state.beneath

    def open(self, id: str) -> Opened:
        """An entry to show or to edit. Raises `UnknownEntry`, or `GlossaryError` when its file is broken."""
        folder = self.folder
        if folder is not None:
            try:
                return self._opened(id, folder.read(id))
            except UnknownEntry:
                pass
        return Opened(id, as_data(self.state.beneath.entry(id)), None, False, True, None)

    def opened(self, stored: Stored) -> Opened:
        """What was just saved, to show it."""
        return self._opened(str(stored.data.get("id") or stored.path.stem), stored)

    def _opened(self, id: str, stored: Stored) -> Opened:
        return Opened(id, stored.data, stored.version, True, self.beneath(id), stored.path)

    def drafts(self) -> list[Entry]:
        """The drafts of one's own folder, by id."""
        folder = self.folder
        return (
            []
            if folder is None
            else sorted((entry for entry in folder.entries() if entry.status == "draft"), key=lambda entry: entry.id)
        )

    def find(self, asked: Asked) -> list[Entry]:
        """The entries that are asked for: the best first where something is to be found, else all by id."""
        glossary = self.glossary

        def wanted(entry: Entry) -> bool:
            return passes(entry, asked, self.own(entry.id))

        if not asked.q:
            self._warm()
            if self._listed[0] is not glossary:
                self._listed = glossary, sorted(glossary.entries, key=lambda entry: entry.id)
            return [entry for entry in self._listed[1] if wanted(entry)] if asked.filters else self._listed[1]
        if not any(map(str.isalnum, asked.q)):
            return []  # nobody is called so
        with self._searching:
            self._follow(glossary)
            return [glossary.entry(found.id) for found in self._search(asked.q, MOST_FOUND, where=wanted)]

    def _follow(self, glossary: Glossary) -> None:
        if self._searched is not glossary:
            self._search.follow(glossary.entries)
            self._searched = glossary

    def _warm(self) -> None:
        """Have the search know the entries before the first letter is typed."""

        def follow() -> None:
            with self._searching:
                self._follow(self.glossary)

        if self._searched is None and not self._searching.locked():
            threading.Thread(target=follow, daemon=True).start()

    @cached_property
    def user(self) -> str:
        """Who sits at this machine, as far as it knows."""
        try:
            return getpass.getuser() if self.state.settings.loopback else ""
        except (OSError, KeyError):
            return ""
