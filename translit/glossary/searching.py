"""Find an entry as one types: any of its spellings, in any script, from the first letters of its words.

Words are looked up as typed and as they sound, so that Игорь finds Ihar; where nothing begins so, words that differ
by one consonant are tried, so that a slip of the finger finds it too.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nsmallest
from itertools import chain
from typing import NamedTuple

from translit.names.key import reading, readings
from translit.names.likeness import distance
from translit.text import matching_form, nfc

from .entry import Entry

__all__ = ["EntrySearch", "Found"]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_WORDS = 6  # words of a query that are looked at
_SCORED = 200  # entries whose forms are compared with the query
_LETTERS = 3  # from here on a word is looked up by its sound, and slips are allowed for a longer one
_SLIP = 5
_APART = 0.2  # distance per sound up to which a word with a slip may be meant
_LAST = "\U0010ffff"
_EXACT, _BEGINS, _SOUNDS, _SOUNDS_SO_FAR, _NEAR = 1.0, 0.9, 0.8, 0.65, 0.4
_SHORT = 0.15  # a beginning that is next to nothing of the word
_OUT_OF_PLACE, _LEFT, _ID, _MEANT = 0.02, 0.01, 0.1, 0.005


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that a search found: its id, how well it fits (0 to 1), and the form that fits, with its spelling code.

    `code` is `id` where the entry's id fits best.
    """

    id: str
    score: float
    form: str
    code: str


class _Worded(NamedTuple):
    """A word as it is typed (lower case), as it sounds `first` of all, and, in a query, all the ways it may sound."""

    typed: str
    first: str
    sounds: frozenset[str]


class _Form(NamedTuple):
    """A form with its spelling code and its words."""

    form: str
    code: str
    words: tuple[_Worded, ...]


class EntrySearch:
    """The forms of entries, ready to be searched; entries may come, change and go. One thread at a time.

    >>> losik = Entry("losik-ihar", "person", {"be": "Ігар Лосік", "en": "Ihar Losik"}, gender="m")
    >>> search = EntrySearch([losik, Entry("minsk", "place", {"be": "Мінск", "en": "Minsk"})])
    >>> [(found.id, found.form) for query in ("Игорь", "los", "losyk iga", "Мин") for found in search(query)]
    [('losik-ihar', 'Ігар Лосік'), ('losik-ihar', 'Ihar Losik'), ('losik-ihar', 'Ігар Лосік'), ('minsk', 'Мінск')]
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Take entries in; some 200 microseconds each."""
        self._entries: dict[str, Entry] = {}
        self._forms: dict[str, tuple[_Form, ...]] = {}
        self._typed, self._heard, self._near = _Words(), _Words(), _Words()
        self.follow(entries)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._entries)

    def follow(self, entries: Iterable[Entry]) -> None:
        """Hold these entries from now on; only those that are new or gone take time."""
        wanted = {entry.id: entry for entry in entries}
        for id in [id for id, entry in self._entries.items() if wanted.get(id) is not entry]:
            self._drop(id)
        for id, entry in wanted.items():
            if id not in self._entries:
                self._add(entry)

    def __call__(self, query: str, limit: int = 20, *, where: Callable[[Entry], bool] | None = None) -> list[Found]:
        """The entries that fit a query best, best first; `where` leaves only some of them to be looked at.

        A query without a letter or digit gives the first entries by id.
        """
        split = _split(query)[:_WORDS]
        # A letter or two, or one sound, say how a name sounds only beside another word.
        words = [_worded(word) for word in split] if len(split) > 1 else [_alone(word) for word in split]
        if not words:
            ids = sorted(id for id, entry in self._entries.items() if where is None or where(entry))
            return [_first(self._entries[id]) for id in ids[:limit]]
        candidates: Iterable[str] = self._candidates(words)
        if where is not None:
            candidates = (id for id in candidates if where(self._entries[id]))
        chosen = [id for id, _ in zip(candidates, range(_SCORED), strict=False)]
        scored = (self._best(words, id) for id in chosen)
        return nsmallest(limit, (found for found in scored if found.score > 0), key=_order)

    def _best(self, words: Sequence[_Worded], id: str) -> Found:
        """The form of an entry that fits best; whom the press means by a surname alone comes before the namesakes."""
        best = max((_score(words, form, id) for form in self._forms[id]), key=_by_score)
        meant = best.score > 0 and self._entries[id].surname_alone
        return replace(best, score=min(1.0, best.score + _MEANT)) if meant else best

    def _add(self, entry: Entry) -> None:
        self._entries[entry.id] = entry
        spelled = [("id", entry.id), *entry.spelled_anywhere()]
        forms = [_Form(form, code, tuple(map(_known, _split(form)))) for code, form in spelled]
        self._forms[entry.id] = tuple(forms)
        for words, key in self._keys(entry.id):
            words.add(key, entry.id)

    def _drop(self, id: str) -> None:
        for words, key in self._keys(id):
            words.drop(key, id)
        del self._entries[id], self._forms[id]

    def _keys(self, id: str) -> Iterator[tuple[_Words, str]]:
        """Where an entry is entered, and under what."""
        words = {word for form in self._forms[id] for word in form.words}
        heard = {word.first for word in words} - {""}
        yield from ((self._typed, word.typed) for word in words)
        yield from ((self._heard, sound) for sound in heard)
        yield from ((self._near, key) for key in {key for sound in heard for key in _slips(sound)})

    def _candidates(self, words: Sequence[_Worded]) -> Iterator[str]:
        """Ids to compare, the likeliest first, each once: whole words, beginnings, then slips if there was nothing."""
        given: set[str] = set()
        for looked_up in (self._whole, self._begun, self._slipped):
            if len(words) == 1:
                for id in looked_up(words[0]):
                    if id not in given:
                        given.add(id)
                        yield id
            else:
                smallest, *others = sorted((set(looked_up(word)) for word in words), key=len)
                fresh = smallest.intersection(*others) - given
                given |= fresh
                yield from sorted(fresh)
            if given and looked_up == self._begun:
                return

    def _whole(self, word: _Worded) -> Iterable[str]:
        return chain(self._typed.under(word.typed), *map(self._heard.under, word.sounds))

    def _begun(self, word: _Worded) -> Iterable[str]:
        return chain(self._typed.beginning(word.typed), *map(self._heard.beginning, word.sounds))

    def _slipped(self, word: _Worded) -> Iterable[str]:
        begun = self._begun(word)
        return begun if len(word.typed) < _SLIP else chain(begun, *map(self._near.under, _slips(word.first)))


class _Words:
    """Ids by words, which can be asked for by their beginnings."""

    def __init__(self) -> None:
        self._ids: dict[str, list[str]] = {}
        self._sorted: list[str] = []
        self._new: list[str] = []

    def add(self, word: str, id: str) -> None:
        found = self._ids.get(word)
        if found is None:
            self._ids[word] = [id]
            self._new.append(word)
        else:
            found.append(id)

    def drop(self, word: str, id: str) -> None:
        """Forget an id under a word; the word itself may stay, with nothing under it."""
        self._ids[word].remove(id)

    def under(self, word: str) -> Sequence[str]:
        return self._ids.get(word, ())

    def beginning(self, start: str) -> Iterator[str]:
        self._settle()
        low, high = bisect_left(self._sorted, start), bisect_left(self._sorted, start + _LAST)
        return chain.from_iterable(self._ids[word] for word in self._sorted[low:high])

    def _settle(self) -> None:
        if len(self._new) > 100:
            self._sorted = sorted(self._ids)
        else:
            for word in self._new:
                insort(self._sorted, word)
        self._new = []


def _split(text: str) -> list[str]:
    """The words of a name as they are looked up: lower case, marks off Latin letters, look-alikes folded."""
    folded = unicodedata.normalize("NFD", matching_form(nfc(text)).lower())
    bare = "".join(
        char
        for at, char in enumerate(folded)
        if not (unicodedata.combining(char) and "LATIN" in unicodedata.name(folded[at - 1], ""))
    )
    return [word.replace("'", "") for word in _WORD.findall(nfc(bare.replace("ł", "l")))]


@lru_cache(maxsize=262144)
def _worded(word: str) -> _Worded:
    """A word as typed, as it sounds first of all, and the ways it may sound otherwise."""
    sounds = list(dict.fromkeys(map(_merged, readings(word))))
    return _Worded(word, sounds[0] if sounds else "", frozenset(sounds) - {""})


def _alone(word: str) -> _Worded:
    """A word that is all that was typed: what is too short to be heard, as zzqq is, is only looked up as it is."""
    if len(_DOUBLED.sub(r"\1", word)) < _LETTERS:
        return _Worded(word, "", frozenset())
    found = _worded(word)
    return found._replace(sounds=frozenset(sound for sound in found.sounds if len(sound) > 1))


@lru_cache(maxsize=262144)
def _known(word: str) -> _Worded:
    """A word of an entry: one sound is enough for it."""
    return _Worded(word, _merged(reading(word)), frozenset())


_MERGED = str.maketrans("TDchZSCj", "tdtgzssa")
_VOWELS = re.compile("[aeiou]+")
_DOUBLED = re.compile(r"(.)\1+")


def _merged(sound: str) -> str:
    """A reading with close consonants merged, as in `names.key`, and every run of vowels one.

    >>> [_merged(readings(word)[0]) for word in ("Игорь", "Ihar", "Святлана", "Светлана")]
    ['agar', 'agar', 'svatlana', 'svatlana']
    """
    merged = sound.translate(_MERGED).replace("dz", "d").replace("ts", "t")
    return _DOUBLED.sub(r"\1", _VOWELS.sub("a", merged))


@lru_cache(maxsize=262144)
def _slips(sound: str) -> frozenset[str]:
    """The consonants of a word, and the same with one left out: two words a consonant apart share one of these."""
    bare = _DOUBLED.sub(r"\1", sound.replace("a", ""))
    if len(bare) < _LETTERS:
        return frozenset()
    shorter = {bare[:at] + bare[at + 1 :] for at in range(len(bare))} if len(bare) > _LETTERS else set()
    return frozenset({bare, *shorter})


def _score(words: Sequence[_Worded], form: _Form, id: str) -> Found:
    """How well the words of a query fit one form: each with the word of the form that fits it best."""
    total, used = 0.0, 0
    for at, word in enumerate(words):
        best = 0.0
        for there, other in enumerate(form.words):
            fit = _fit(word, other)
            if fit and at != there:
                fit -= _OUT_OF_PLACE
            best = max(best, fit)
        total += best
        used += best > 0
    if used < len(words):
        return Found(id, 0.0, form.form, form.code)
    left = len(form.words) - used
    score = total / len(words) - _LEFT * max(0, left) - _ID * (form.code == "id")
    return Found(id, round(max(score, 0.01), 4), form.form, form.code)


def _fit(word: _Worded, other: _Worded) -> float:
    """How well a typed word fits a word of a form."""
    typed, known = word.typed, other.typed
    if typed == known:
        return _EXACT
    if known.startswith(typed):
        return _BEGINS - _SHORT * (1 - len(typed) / len(known))
    if other.first in word.sounds:
        return _SOUNDS
    if any(other.first.startswith(sound) for sound in word.sounds):
        return _SOUNDS_SO_FAR - _SHORT * (1 - len(word.first) / len(other.first))
    return _slipped(word.first, other.first) if len(typed) >= _SLIP else 0.0


def _slipped(one: str, other: str) -> float:
    """How well a word with a slip fits: the consonants are one apart, and the vowels stand in like places."""
    if _slips(other).isdisjoint(_slips(one)):
        return 0.0
    longest = max(len(one), len(other))
    apart = distance(one, other, _APART * longest) / longest
    return _NEAR - apart if apart <= _APART else 0.0


def _by_score(found: Found) -> float:
    return found.score


def _order(found: Found) -> tuple[float, str]:
    return -found.score, found.id


def _first(entry: Entry) -> Found:
    """An entry of which nothing was asked, by its first form."""
    code, form = next(iter(entry.forms.items()), ("id", entry.id))
    return Found(entry.id, 1.0, form, code)
