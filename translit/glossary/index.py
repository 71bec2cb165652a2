"""All forms of a glossary's names in one language, by the folded form of their words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Any

from translit.names.key import consonants
from translit.names.key import reading as heard

from .doubts import Reading
from .entry import Entry
from .forms import Row, key_of, rows_of
from .phrases import Phrases

__all__ = ["Index"]

_HEARD = 3  # consonants that a surname must have to be known by its sound


class Index:
    """The forms of `entries` in `lang`: every spelling, every case, whole names and their parts.

    >>> losik = Entry("losik", "person", {"be": "Ігар Лосік"}, gender="m")
    >>> index = Index([losik], "be")
    >>> [(reading.role, reading.cases) for reading in index.readings("Лосікам")]
    [('surname', ('ins',))]
    >>> index.readings("Мінск")
    ()
    """

    def __init__(
        self, entries: Iterable[Entry], lang: str, prepared: Mapping[str, tuple[Row, ...]] | None = None
    ) -> None:
        """Work out all forms once; `lang` is an ISO 639-1 code, `prepared` the rows of entries worked out before."""
        self.lang = lang
        self.entries = {entry.id: entry for entry in entries}
        found: dict[str, list[Reading]] = {}
        self._phrases: dict[str, str] = {}  # the key of each form that is a phrase
        for entry in self.entries.values():
            rows = prepared.get(entry.id) if prepared else None
            for row in rows_of(entry, lang) if rows is None else rows:
                found.setdefault(row.key, []).append(_reading(entry, row, lang))
                self._phrases |= dict.fromkeys(row.phrases, row.key)
        self.forms: dict[str, tuple[Reading, ...]] = {form: tuple(readings) for form, readings in found.items() if form}
        givens: dict[str, set[str]] = {}
        for form, readings in self.forms.items():
            for reading in readings:
                if reading.role == "given":
                    givens.setdefault(reading.entry, set()).add(form)
        # The given names of each person in every spelling: what an initial is held against.
        self.givens: dict[str, frozenset[str]] = {id: frozenset(forms) for id, forms in givens.items()}
        # Where forms of several words can begin, and how long they can be at most.
        self.longest = max((form.count(" ") + 1 for form in self.forms), default=1)
        self.heads = frozenset(form.partition(" ")[0] for form in self.forms if " " in form)
        self.phrases = self._searched()
        self._forget()

    def _searched(self) -> Phrases[tuple[Reading, ...]]:
        return Phrases({form: self.forms[key] for form, key in self._phrases.items() if key in self.forms})

    def _forget(self) -> None:
        """Begin with nothing worked out for a text: by the characters of a run of words, by a word or a form (units.py
        fills these), and by what is heard.
        """
        self.remembered: dict[Any, Any] = {}
        self.meanings: dict[str, Any] = {}
        self.words: dict[str, Any] = {}
        self._heard: dict[str, Mapping[str, tuple[Reading, ...]]] = {}

    def after(self, entries: Iterable[Entry]) -> Index:
        """The index of other entries, most of which are the same objects: only the others are worked out.

        Forms that are gone may still be among `heads` and in `longest`, which only say where to look.
        """
        now = {entry.id: entry for entry in entries}
        gone = {id: entry for id, entry in self.entries.items() if now.get(id) is not entry}
        new = {id: entry for id, entry in now.items() if self.entries.get(id) is not entry}
        if [id for id in now if id not in new] != [id for id in self.entries if id not in gone]:
            return Index(now.values(), self.lang)  # readings stand in the order of their entries
        made = copy(self)
        made.entries = now
        rows = {id: rows_of(entry, self.lang) for id, entry in new.items()}
        made._replace([row for entry in gone.values() for row in rows_of(entry, self.lang)], gone.keys(), rows)
        made._forget()
        return made

    def _replace(self, gone: Sequence[Row], ids: Collection[str], rows: Mapping[str, Sequence[Row]]) -> None:
        """Put `rows`, by their entries, in the place of those that are `gone` and were of the entries `ids`."""
        new = [(id, row) for id, some in rows.items() for row in some]
        places = {id: place for place, id in enumerate(self.entries)}
        known, self.forms = self.forms, self.forms.copy()
        touched = dict.fromkeys([*(row.key for row in gone), *(row.key for _, row in new)])
        touched.pop("", None)
        for key in touched:
            self.forms[key] = tuple(each for each in known.get(key, ()) if each.entry not in ids)
        for id, row in new:
            if row.key:
                self.forms[row.key] += (_reading(self.entries[id], row, self.lang),)
        for key in touched:
            if self.forms[key]:
                self.forms[key] = tuple(sorted(self.forms[key], key=lambda each: places[each.entry]))
            else:
                del self.forms[key]
        givens = {
            id: frozenset(row.key for row in some if row.role == "given" and row.key) for id, some in rows.items()
        }
        self.givens = {id: forms for id, forms in self.givens.items() if id not in ids}
        self.givens |= {id: forms for id, forms in givens.items() if forms}
        several = [key for key in touched if " " in key]
        self.longest = max([self.longest, *(key.count(" ") + 1 for key in several)])
        self.heads = self.heads.union(key.partition(" ")[0] for key in several)
        if "_by_skeleton" in self.__dict__:
            self._by_skeleton = _with_skeletons(self._by_skeleton, {key: self.forms.get(key, ()) for key in touched})
        if any(row.phrases for row in gone) or any(row.phrases for _, row in new) or _meet(touched, self._phrases):
            self._rephrase(gone, new)

    def _rephrase(self, gone: Sequence[Row], new: Sequence[tuple[str, Row]]) -> None:
        """Look for other phrases; a form that is gone may be another entry's, too."""
        lost = {form: row.key for row in gone for form in row.phrases}
        others = {each.entry for key in lost.values() for each in self.forms.get(key, ())}
        found = [row for id in others for row in rows_of(self.entries[id], self.lang)] + [row for _, row in new]
        self._phrases = {form: key for form, key in self._phrases.items() if form not in lost}
        self._phrases |= {form: row.key for row in found for form in row.phrases}
        self.phrases = self._searched()

    @cached_property
    def _by_skeleton(self) -> dict[str, tuple[str, ...]]:
        """Surname forms of one word by the consonants heard."""
        return _with_skeletons({}, self.forms)

    def sounding(self, skeleton: str) -> Mapping[str, tuple[Reading, ...]]:
        """Surname forms with these consonants, as they sound: where to look for spellings that nobody listed."""
        found = self._heard.get(skeleton)
        if found is None:
            by_sound: dict[str, list[Reading]] = {}
            for form in self._by_skeleton.get(skeleton, ()):
                for each in _surnames(self.forms.get(form, ())):
                    by_sound.setdefault(heard(form), []).append(each)
            found = self._heard[skeleton] = {sound: tuple(some) for sound, some in by_sound.items()}
        return found

    def readings(self, form: str) -> tuple[Reading, ...]:
        """What a form, as it stands in a text, can mean."""
        return self.forms.get(key_of(form), ())


def _with_skeletons(
    known: Mapping[str, tuple[str, ...]], forms: Mapping[str, tuple[Reading, ...]]
) -> dict[str, tuple[str, ...]]:
    """What is known with those of `forms` that are surnames; one that is none any more stays, and is asked in vain."""
    found = dict(known)
    for form, readings in forms.items():
        if " " not in form and any(_surnames(readings)) and len(skeleton := consonants(form)) >= _HEARD:
            others = found.get(skeleton, ())
            if not known or form not in others:
                found[skeleton] = (*others, form)
    return found


def _surnames(readings: Iterable[Reading]) -> Iterator[Reading]:
    return (each for each in readings if each.role in ("surname", "single"))


def _meet(keys: Mapping[str, None], phrases: Mapping[str, str]) -> bool:
    return not keys.keys().isdisjoint(phrases.values())


def _reading(entry: Entry, row: Row, lang: str) -> Reading:
    return Reading(
        entry.id,
        row.role,
        row.cases,
        row.base,
        entry.type,
        entry.gender,
        row.listed,
        row.upper,
        entry.surname_alone,
        common=lang in entry.common_word and " " not in row.base,
    )
