"""The glossary: entries and house styles, loaded in layers, looked up by id, matched against a text."""

from __future__ import annotations

import difflib
import hashlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

import msgspec
from msgspec.structs import astuple

from translit.errors import ArgumentTypeError, Message, require_mapping

from .entry import Entry, Kind
from .errors import UnknownEntry, UnknownStyle
from .reading import entries_in, files_of, is_style, read_text, styles_in
from .refusals import refuse_countries, refuse_kind, refuse_no_text, refuse_odd_codes
from .styles import DEFAULT, Style

if TYPE_CHECKING:
    from translit.names import Mention
    from translit.names.runs import Scan

    from .forms import Row
    from .index import Index

__all__ = ["Glossary", "builtin_path", "builtin_style"]

BUILTIN = "belarus"


class _Follows(Protocol):
    """What is worked out of all entries of a glossary, and need not be worked out anew for another."""

    def after(self, entries: Iterable[Entry]) -> Self:
        """The same for other entries, most of which are the same objects."""


Made = TypeVar("Made", bound=_Follows)


class Glossary:
    """Entries and house styles, the same for every thread that uses them: nothing changes after loading.

    >>> glossary = Glossary.from_forms({"losik": {"be": "Ігар Лосік", "en:be": "Ihar Losik", "en:ru": "Igor Losik"}})
    >>> glossary.entry("losik").form("en")
    'Ihar Losik'
    >>> [(m.text, m.entry_id, m.cases) for m in glossary.match("Пра Ігара Лосіка.", "be")]
    [('Ігара Лосіка', 'losik', ('gen', 'acc'))]
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        styles: Iterable[Style] = (),
        *,
        name: str = "glossary",
        files: Mapping[str, Path] | None = None,
        after: Glossary | None = None,
    ) -> None:
        """Hold entries; of two with one id the later replaces the earlier. `files` says where each entry was read.

        `after` is a glossary with most of the same `Entry` objects: what was worked out for it is followed up.
        """
        self._by_id = {entry.id: entry for entry in entries}
        self.entries: tuple[Entry, ...] = tuple(self._by_id.values())
        self.styles: Mapping[str, Style] = {style.id: style for style in styles}
        self.name = name
        self.files = dict(files or {})
        self._made: dict[str, Any] = {}
        self._earlier: dict[str, Any] = {**after._earlier, **after._made} if after is not None else {}
        self._locks: dict[str, threading.Lock] = {}
        self._signature = ""

    def __getstate__(self) -> dict[str, Any]:
        """Pickled and copied without what is made anew when asked for, but for the signature.

        msgspec leaves out defaults by identity, so that entries which were pickled would be hashed otherwise.
        """
        return {**self.__dict__, "_signature": self.signature, "_made": {}, "_earlier": {}, "_locks": {}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take up what was pickled, with places of its own for what is made."""
        self.__dict__.update(state, _made={}, _earlier={}, _locks={})

    @classmethod
    def load(cls, *paths: str | Path) -> Glossary:
        """Load the built-in glossary, or, when paths are given, those files and folders layered in order.

        A later layer's entry with the same id replaces an earlier one's. To add to the built-in glossary, name its
        folder first: `Glossary.load(builtin_path(), "ours/")`. A folder's `styles/*.yaml` are house styles.
        Raises `GlossaryError` for a file that cannot be used; it says file, line, field and what to do.
        """
        if not paths:
            return _builtin()
        for given in paths:
            if not isinstance(given, (str, os.PathLike)):
                kind = type(given).__name__
                raise ArgumentTypeError(
                    f"a glossary is loaded from a path, not {kind}; Glossary.from_forms takes a dict."
                )
        entries: list[Entry] = []
        styles: list[Style] = []
        files: dict[str, Path] = {}
        for path in map(Path, paths):
            if path.resolve() == builtin_path().resolve():
                entries += _builtin().entries
                styles += _builtin().styles.values()
                files |= _builtin().files
                continue
            for file in files_of(path):
                text = read_text(file)
                if is_style(file):
                    styles += styles_in(text, file)
                    continue
                found = entries_in(text, file)
                for entry in found:
                    refuse_odd_codes(entry, file)
                entries += found
                files |= {entry.id: file for entry in found}
        return cls(entries, styles, name="+".join(_layer_name(Path(path)) for path in paths), files=files)

    @classmethod
    def from_forms(
        cls, forms: Mapping[str, Mapping[str, str]], *, kind: Kind | Mapping[str, Kind] | None = None
    ) -> Glossary:
        """Make a glossary of `{id: {spelling code: form}}`, of kind `person`, `place` or `organisation`.

        `kind` is that of all, or those of some by their ids. What has none is a place or a thing where our lists and
        dictionaries know the word as that alone, else a person (`kinds.likely_kind`): people are animate in the
        accusative. Raises `GlossaryError` for what cannot be a spelling code or is no kind, `UnknownEntry` for a kind
        of what is not among the forms.

        >>> len(Glossary.from_forms({"minsk": {"be": "Мінск", "en": "Minsk"}}, kind="place"))
        1
        """
        from .kinds import likely_kind  # brings the tables of names, which a glossary that is loaded never asks

        kinds: Mapping[str, Kind] = kind if isinstance(kind, Mapping) else {}
        one = None if kind is None or isinstance(kind, Mapping) else kind
        for each in (*kinds.values(), *([] if one is None else [one])):
            refuse_kind(each)
        require_mapping(forms, "forms", "{'losik': {'be': 'Ігар Лосік'}}")
        for id, spelled in forms.items():
            require_mapping(spelled, f"what {id!r} is called", "{'be': 'Ігар Лосік', 'en': 'Ihar Losik'}")
        for id in kinds:
            if id not in forms:
                nearest = _nearest(str(id), {str(each): each for each in forms})
                raise UnknownEntry(
                    Message("the kind of {id} is said, and no form of it{nearest}.", id=repr(id), nearest=nearest)
                )
        entries = [
            Entry(str(id), one or kinds.get(id) or likely_kind(spelled), dict(spelled)) for id, spelled in forms.items()
        ]
        for entry in entries:
            refuse_odd_codes(entry)
            refuse_countries(entry)
            refuse_no_text(entry)
        return cls(entries, name="forms")

    @property
    def signature(self) -> str:
        """What was loaded, in short: the layers' names and a hash of all entries and styles, `belarus@ab12cd34`."""
        if not self._signature:
            data = msgspec.json.encode([sorted(self._by_id.items()), sorted(self.styles.items())], order="sorted")
            self._signature = f"{self.name}@{hashlib.sha256(data).hexdigest()[:8]}"
        return self._signature

    def entry(self, id: str) -> Entry:
        """The entry with an id. Raises `UnknownEntry`, which names the nearest ids."""
        found = self._by_id.get(id)
        if found is None:
            raise UnknownEntry(
                Message(
                    "the glossary {name} has no entry {id}{nearest}.",
                    name=self.name,
                    id=repr(id),
                    nearest=_nearest(id, self._by_id),
                )
            )
        return found

    def style(self, style: Style | str | None) -> Style:
        """A house style by its id, from this glossary or the built-in one; None gives the default.

        Raises `UnknownStyle`, which lists those there are.
        """
        if style is None:
            return DEFAULT
        if isinstance(style, Style):
            return style
        return self.styles.get(style) or builtin_style(style, self.styles)

    def match(self, text: str, lang: str) -> list[Mention]:
        """Every mention of an entry in a text, in order, never overlapping.

        Whole text in, for a surname or a given name alone is understood from the rest of the article; `lang` is an
        ISO 639-1 code. Where the text does not decide between entries, `entry_id` is None and `alternatives` names
        them. Any string goes through.
        """
        from translit.names.runs import scan

        return self.match_scan(scan(text), lang)

    def match_scan(self, scanned: Scan, lang: str) -> list[Mention]:
        """What `match` gives, for a text that `names.runs.scan` has gone through."""
        from .linking import link

        return link(scanned, self.index(lang))

    def index(self, lang: str) -> Index:
        """All forms of one language, made when first asked for and kept."""

        def make() -> Index:
            from .index import Index

            return Index(self.entries, lang, self._prepared(lang))

        found: Index = self._made.get(lang) or self.made(lang, make)
        return found

    def made(self, what: str, make: Callable[[], Made]) -> Made:
        """What is worked out of all entries, made when first asked for and kept; after another glossary, from its own.

        `what` is its name, the same for every glossary.
        """
        with self._locks.setdefault(what, threading.Lock()):
            if what not in self._made:
                earlier = self._earlier.pop(what, None)
                self._made[what] = earlier.after(self.entries) if earlier else make()
            found: Made = self._made[what]
            return found

    def _prepared(self, lang: str) -> Mapping[str, tuple[Row, ...]]:
        """What was worked out beforehand for those entries that are the built-in glossary's."""
        from .prepared import LANGUAGES, read_prepared

        builtin = _builtin()
        theirs = {id for id, entry in self._by_id.items() if _same(entry, builtin._by_id.get(id))}
        if lang not in LANGUAGES or not theirs:
            return {}
        rows = read_prepared(builtin.entries, builtin_path(), lang)
        return {id: rows[id] for id in theirs if id in rows}

    def __contains__(self, id: object) -> bool:
        """Whether there is an entry with this id."""
        return id in self._by_id

    def __iter__(self) -> Iterator[Entry]:
        """Walk over the entries."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self.entries)

    def __repr__(self) -> str:
        """Show signature and size."""
        return f"<Glossary {self.signature}, {len(self)} entries>"


def builtin_path() -> Path:
    """The folder of the built-in glossary, in a wheel as in a checkout."""
    return Path(str(resources.files("translit_glossaries")))


def builtin_style(id: str, others: Iterable[str] = ()) -> Style:
    """A built-in house style by its id; raises `UnknownStyle`, which lists those there are and `others`."""
    known = _builtin().styles
    found = known.get(id)
    if found is None:
        raise UnknownStyle(
            Message(
                "there is no style {id}; there are: {known}.",
                id=repr(id),
                known=", ".join(sorted({*known, *others})) or Message("none"),
            )
        )
    return found


@cache
def _builtin() -> Glossary:
    from .builtin import read_builtin

    entries, styles, files = read_builtin(builtin_path())
    return Glossary(entries, styles, name=BUILTIN, files=files)


def _same(entry: Entry, other: Entry | None) -> bool:
    """Whether two entries say the same; entries themselves are equal only to themselves."""
    return other is entry or (other is not None and astuple(other) == astuple(entry))


def _layer_name(path: Path) -> str:
    return BUILTIN if path.resolve() == builtin_path().resolve() else path.stem or "glossary"


def _nearest(id: str, known: Mapping[str, Any]) -> str:
    close = difflib.get_close_matches(id, known, n=3, cutoff=0.5)
    return Message("; the nearest: {ids}", ids=", ".join(close)) if close else ""
