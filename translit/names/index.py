"""Find a person among a million names: an index over consonant keys, then the full comparison of the best few."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Generic, TypeVar

from ..errors import require_mapping, require_text
from .given_names import CODES, GivenNames
from .key import consonants, readings, skeleton
from .similarity import similarity

__all__ = ["Hit", "NameIndex"]

K = TypeVar("K", bound=Hashable)
_WORD = re.compile(r"[^\s,.\-‐‑–]+")
_WORDS = 5  # words of a name that are indexed
_COMPARED = 24  # candidates that get the full comparison
_SCANNED = 500  # names looked at under one key
_NEAR = 60  # keys tried that differ by a consonant
_FORMS, _KEYS = 2, 12  # spellings of a given name in each language, and keys of a word, that are looked up
_GOOD = 0.95  # from this likeness on the search goes no deeper
_KNOWN = 400_000  # words kept while the index is made


@dataclass(frozen=True, slots=True)
class Hit(Generic[K]):
    """One answer of a search: the `id` it was indexed under, the `score` (0 to 1), and the `form` that matched."""

    id: K
    score: float
    form: str


class NameIndex(Generic[K]):
    """An index of people's names in any spelling; made once, searched from any thread.

    `forms` maps an id to the spellings known for it; one is enough (a string is one), several help where a name is
    written in ways that no rule connects.

    >>> index = NameIndex({"losik-ihar": ["Ігар Лосік"], "losik-darya": ["Дар'я Лосік"]})
    >>> [(hit.id, hit.form) for hit in index.search("Igor Losik", limit=1)]
    [('losik-ihar', 'Ігар Лосік')]
    """

    def __init__(self, forms: Mapping[K, Iterable[str]]) -> None:
        """Index all forms: a name takes some 30 microseconds and 400 bytes."""
        require_mapping(forms, "forms", "{1: ['Ihar Losik']}, or dict(enumerate(names)) for a list")
        self._forms: list[str] = []
        self._ids: list[K] = []
        # Consonant keys are numbered; a pair of them is one integer. A value is one name's number or many names'.
        self._numbers: dict[str, int] = {}
        self._pairs: dict[int, int | array[int]] = {}
        self._singles: dict[int, int | array[int]] = {}
        known: dict[str, int] = {}
        for identity, spelled in forms.items():
            for form in (spelled,) if isinstance(spelled, str) else spelled:
                self._add(identity, form, known)
        self._shortened = self._shorten()

    def __len__(self) -> int:
        """Count the forms."""
        return len(self._forms)

    def _add(self, identity: K, form: str, known: dict[str, int]) -> None:
        name = len(self._forms)
        self._forms.append(form)
        self._ids.append(identity)
        keys = []
        for word in islice(_WORD.findall(form), _WORDS):
            key = known.get(word)
            if key is None:
                key = self._numbers.setdefault(consonants(word), len(self._numbers))
                if len(known) < _KNOWN:
                    known[word] = key
            keys.append(key)
        for key in set(keys):
            _post(self._singles, key, name)
        for pair in {_pair(a, b) for a, b in combinations(keys, 2)}:
            _post(self._pairs, pair, name)

    def _shorten(self) -> dict[str, list[int]]:
        """The keys under each of their forms with one consonant left out."""
        found: dict[str, list[int]] = {}
        for key, number in self._numbers.items():
            if len(key) > 2:
                for short in {key[:i] + key[i + 1 :] for i in range(len(key))}:
                    found.setdefault(short, []).append(number)
        return found

    def search(self, query: str, limit: int = 5) -> list[Hit[K]]:
        """The `limit` likeliest ids for a name in any spelling, best first; an empty list when nothing is near.

        >>> NameIndex({1: ["Сергей Тихановский"]}).search("Ганна Канапацкая")
        []
        """
        require_text(query, "query")
        words = [found for word in islice(_WORD.findall(query), _WORDS) if (found := _keys_of(word))]
        best: dict[K, Hit[K]] = {}
        seen: set[int] = set()
        for numbers in self._candidates(words):
            for name in numbers:
                if name in seen:
                    continue
                seen.add(name)
                score = similarity(query, self._forms[name])
                known = best.get(self._ids[name])
                if score > 0.05 and (known is None or known.score < score):
                    best[self._ids[name]] = Hit(self._ids[name], score, self._forms[name])
            if any(hit.score >= _GOOD for hit in best.values()):
                break
        return sorted(best.values(), key=lambda hit: -hit.score)[:limit]

    def _candidates(self, words: Sequence[Sequence[str]]) -> Iterator[list[int]]:
        """Names to compare, the likeliest first: two keys shared, two nearly shared, one rare key shared."""
        exact = [[self._numbers[key] for key in keys if key in self._numbers] for keys in words]
        if len(words) > 1:
            yield self._most_shared(_pair(a, b) for one, two in combinations(exact, 2) for a in one for b in two)
            near = [self._near(keys) for keys in words]
            yield self._most_shared(
                _pair(a, b)
                for i, j in combinations(range(len(words)), 2)
                for one, two in ((exact[i], near[j]), (near[i], exact[j]))
                for a in one
                for b in two
            )
        rarest = sorted((_size(self._singles.get(number)), number) for keys in exact for number in keys)
        yield [name for _, number in rarest[:3] for name in islice(_listed(self._singles.get(number)), _COMPARED)]

    def _most_shared(self, pairs: Iterable[int]) -> list[int]:
        """The names that stand under most of the pairs of keys."""
        counts: Counter[int] = Counter()
        for pair in set(pairs):
            counts.update(islice(_listed(self._pairs.get(pair)), _SCANNED))
        return [name for name, _ in counts.most_common(_COMPARED)]

    def _near(self, keys: Sequence[str]) -> list[int]:
        """The keys that have one consonant more, less or other."""
        found: dict[int, None] = {}
        for key in keys[:2]:
            for short in [key, *(key[:i] + key[i + 1 :] for i in range(len(key)))]:
                if short in self._numbers and short != key:
                    found[self._numbers[short]] = None
                found |= dict.fromkeys(self._shortened.get(short, ()))
            if len(found) > _NEAR:
                break
        return list(found)[:_NEAR]


def _keys_of(word: str) -> list[str]:
    """The keys of a word as it may sound, then those of the names that the table has for it: Michael is Майкл."""
    keys = dict.fromkeys(key for sound in readings(word) if (key := skeleton(sound)))
    for name in GivenNames.builtin().find(word):
        keys |= dict.fromkeys(consonants(form) for code in CODES for form in name.forms.get(code, ())[:_FORMS])
    return list(islice(filter(None, keys), _KEYS))


def _pair(a: int, b: int) -> int:
    return (a << 32) | b if a < b else (b << 32) | a


def _post(postings: dict[int, int | array[int]], key: int, name: int) -> None:
    found = postings.get(key)
    if found is None:
        postings[key] = name
    elif isinstance(found, int):
        postings[key] = array("I", (found, name))
    else:
        found.append(name)


def _listed(found: int | array[int] | None) -> Iterable[int]:
    return () if found is None else (found,) if isinstance(found, int) else found


def _size(found: int | array[int] | None) -> int:
    return 0 if found is None else 1 if isinstance(found, int) else len(found)
