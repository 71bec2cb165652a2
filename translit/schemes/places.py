"""The rules of a scheme over a long text: where each fits, and the form of its letters there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

from .forward import CLASSES, SOFT_VOWELS, SOFTENED, SOFTENERS
from .model import Rule
from .terms import Found, Terms, number, ones

__all__ = ["DELETED", "MARKS", "Places", "Row"]

MARKS = "'\u2019\u02bc\u2018`"  # the apostrophes of print
DELETED = 0  # the code of what is not written
_BYTE = 255  # a place times this is all bits of its byte
_ROUNDS = 16  # keys that overlap in a chain; no word has as many


class Row(NamedTuple):
    """Keys of a rule that differ in their first and last letters only; the form of each is what is told for both."""

    firsts: dict[str, str]  # first letters, and what is written for them
    middle: str  # the letters between
    lasts: dict[str, str]  # last letters, and what is written for them; none if a key is one letter
    rule: Rule


class _Found(NamedTuple):
    """A row, as numbers of terms: all of `here`, one of each list of alternatives that is wanted, none that is not."""

    here: list[int]
    wanted: list[list[list[int]]]
    unwanted: list[list[list[int]]]
    length: int
    first: int  # the table of its first letters
    last: int | None  # of its last letters, if anything is written for them


class Places:
    """The rows of a scheme; the first that fits wins.

    >>> row = Row({"я": "ja"}, "", {}, Rule({}, after=("start",)))
    >>> Places([row], {"я": 20, "е": 21}, {"ja": 30}.__getitem__).written(b"  \\x14\\x14  ")
    b'  \\x1e\\x14  '
    """

    def __init__(self, rows: Iterable[Row], letters: dict[str, int], code: Callable[[str], int]) -> None:
        """Take the letters that are read with their codes, and what gives a code to a form."""
        self._letters = letters
        self._code = code
        self._terms = Terms()
        self._forms: list[dict[int, int]] = []
        self._rows = [self._compiled(row) for row in rows]
        self._tables = [bytes(code ^ forms.get(code, code) for code in range(256)) for forms in self._forms]

    def written(self, coded: bytes) -> bytes | None:
        """Put the codes of what is written where a row fits, and DELETED for the middle of its key.

        None if keys overlap too often; what begins and ends the text must be no letter.
        """
        terms = self._terms.places(coded)
        free = ones(len(coded))
        firsts, lasts = [0] * len(self._tables), [0] * len(self._tables)
        longer: dict[tuple[int, int | None], int] = {}  # keys by their length and the table of their last letters
        for row in self._rows:
            places = _fitting(row, terms, free)
            if places:
                free ^= places
                firsts[row.first] |= places
                if row.length > 1:
                    longer[row.length, row.last] = longer.get((row.length, row.last), 0) | places
        inside = _inside([(length, places) for (length, _), places in longer.items()])
        if inside is None:
            return None
        deleted = inside
        for (length, last), places in longer.items():
            if last is not None:
                ends = (places ^ (places & inside)) << 8 * (length - 1)
                lasts[last] |= ends
                deleted ^= ends
        whole = number(coded)
        whole ^= whole & deleted * _BYTE
        for table, starts, ends in zip(self._tables, firsts, lasts, strict=True):
            places = starts ^ (starts & inside) | ends
            if places:
                whole ^= number(coded.translate(table)) & places * _BYTE
        return whole.to_bytes(len(coded), "little")

    def _compiled(self, row: Row) -> _Found:
        rule, length = row.rule, 1 + len(row.middle) + bool(row.lasts)
        here = [self._terms.term(self._codes(row.firsts), 0), *self._others(row.middle, 1)]
        if row.lasts:
            here.append(self._terms.term(self._read(row.lasts), length - 1))
        wanted = [self._behind(rule.after), self._ahead(rule.before, length)]
        unwanted = [self._behind(rule.not_after), self._ahead(rule.not_before, length)]
        first = self._table(row.firsts)
        last = self._table(row.lasts) if any(row.lasts.values()) else None
        return _Found(here, list(filter(None, wanted)), list(filter(None, unwanted)), length, first, last)

    def _table(self, forms: dict[str, str]) -> int:
        """The first table that has no other forms of the same letters; these are put there."""
        codes = {letter: self._code(form) for char, form in forms.items() for letter in self._read(char)}
        for at, known in enumerate(self._forms):
            if all(known.get(letter, code) == code for letter, code in codes.items()):
                known |= codes
                return at
        self._forms.append(codes)
        return len(self._forms) - 1

    def _read(self, chars: Iterable[str]) -> frozenset[int]:
        """The codes of letters; an apostrophe is any."""
        return self._codes(chain.from_iterable(MARKS if char == "'" else char for char in chars))

    def _codes(self, chars: Iterable[str]) -> frozenset[int]:
        return frozenset(self._letters[char] for char in chars if char in self._letters)

    def _others(self, chars: str, ahead: int) -> list[int]:
        """One letter after another, each as it is."""
        return [self._terms.term(self._read(char), ahead + at) for at, char in enumerate(chars)]

    def _behind(self, items: tuple[str, ...]) -> list[list[int]]:
        single, longer = _sorted_out(items)
        single |= set(map(str.upper, single))  # a capital stands at the start of a word
        alternatives = [self._edge(single, "start" in items, -1)] if single or "start" in items else []
        for item in longer:
            first = self._terms.term(self._codes((item[0], item[0].upper())), -len(item))
            alternatives.append([first, *self._others(item[1:], 1 - len(item))])
        return alternatives

    def _ahead(self, items: tuple[str, ...], ahead: int) -> list[list[int]]:
        single, longer = _sorted_out(items)
        alternatives = [self._edge(single, "end" in items, ahead)] if single or "end" in items else []
        for item in longer:
            if item == "soft":
                alternatives.append([self._soft(ahead)])
            elif item == "soft-word":
                space = self._terms.term(b" ", ahead)
                vowel = self._terms.term(self._codes(SOFT_VOWELS + SOFT_VOWELS.upper()), ahead + 1)
                alternatives += [[space, self._soft(ahead + 1)], [space, vowel]]
            else:
                alternatives.append(self._others(item, ahead))
        return alternatives

    def _soft(self, ahead: int) -> int:
        """Consonants that are softened; the first may be a capital."""
        return self._terms.heap(self._codes(SOFTENED + SOFTENED.upper()), self._codes(SOFTENERS), ahead)

    def _edge(self, single: set[str], edge: bool, ahead: int) -> list[int]:
        codes = self._codes(single)
        if edge:  # or no letter at all
            codes = frozenset(range(256)).difference(self._letters.values()) | codes
        return [self._terms.term(codes, ahead)]


def _sorted_out(items: tuple[str, ...]) -> tuple[set[str], list[str]]:
    """The single letters that a context names, and the longer sequences."""
    single: set[str] = set()
    longer = []
    for item in items:
        if item in CLASSES:
            single.update(CLASSES[item])
        elif item == "'":
            single.update(MARKS)
        elif len(item) == 1:
            single.add(item)
        elif item not in ("start", "end"):
            longer.append(item)
    return single, longer


def _fitting(row: _Found, terms: Found, free: int) -> int:
    """The places of a row among those that no other has."""
    places = free
    for term in row.here:
        places &= terms[term]
    for alternatives in row.wanted:
        if places:
            places &= _any(alternatives, terms)
    for alternatives in row.unwanted:
        if places:
            places ^= places & _any(alternatives, terms)
    return places


def _any(alternatives: list[list[int]], terms: Found) -> int:
    places = 0
    for numbers in alternatives:
        places |= _all(numbers, terms)
    return places


def _all(numbers: list[int], terms: Found) -> int:
    places = terms[numbers[0]]
    for term in numbers[1:]:
        places &= terms[term]
    return places


def _inside(keys: list[tuple[int, int]]) -> int | None:
    """The letters that are read with one before them, from lengths of keys and where they fit; None if in long chains.

    A key that begins inside of another is not read, and then what it would have had inside may begin a key.
    """
    starts: dict[int, int] = {}
    for length, places in keys:
        starts[length - 1] = starts.get(length - 1, 0) | places
    for ahead in range(max(starts, default=1) - 1, 0, -1):  # where a letter so far ahead is read too
        starts[ahead] = starts.get(ahead, 0) | starts[ahead + 1]
    inside = 0
    for _ in range(_ROUNDS):
        known, inside = inside, 0
        for ahead, places in starts.items():
            inside |= (places ^ (places & known)) << 8 * ahead
        if inside == known or not inside & starts.get(1, 0):
            return inside
    return None
