"""The rules of a scheme over a long text: where each fits, and the form of its letters there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from .forward import CLASSES, SOFTENED, SOFTENERS
from .model import Rule
from .terms import Terms, number

__all__ = ["DELETED", "MARKS", "Places", "Row"]

MARKS = "'\u2019\u02bc\u2018`"  # the apostrophes of print
DELETED = 4  # the code of what is not written
_ROUNDS = 16  # keys that overlap in a chain; no word has as many


class Row(NamedTuple):
    """Keys of a rule that end alike."""

    firsts: dict[str, str]  # the first letter of each, and the form of the key
    rest: str  # the other letters
    rule: Rule


class _Found(NamedTuple):
    """A row, as numbers of terms: all of `here`, one of each list of alternatives that is wanted, none that is not."""

    here: list[int]
    wanted: list[list[list[int]]]
    unwanted: list[list[list[int]]]
    length: int
    level: int


class Places:
    """The rows of a scheme; the first that fits wins.

    >>> row = Row({"я": "ja"}, "", Rule({}, after=("start",)))
    >>> Places([row], {"я": 20, "е": 21}, {"ja": 30}.__getitem__).written(b"  \\x14\\x14  ")
    b'  \\x1e\\x14  '
    """

    def __init__(self, rows: Iterable[Row], letters: dict[str, int], code: Callable[[str], int]) -> None:
        """Take the letters that are read with their codes, and what gives a code to a form."""
        self._letters = letters
        self._terms = Terms()
        levels: list[dict[int, int]] = []
        self._rows = [self._compiled(row, levels, code) for row in rows]
        self._tables = [bytes(code ^ level.get(code, code) for code in range(256)) for level in levels]
        self._tables.append(bytes(code ^ DELETED for code in range(256)))

    def written(self, coded: bytes) -> bytes | None:
        """Put the code of a form where a row fits, and DELETED for the rest of its key.

        None if keys overlap too often; what begins and ends the text must be no letter.
        """
        terms = self._terms.places(coded)
        fitting: list[tuple[_Found, int]] = []
        taken = 0
        for row in self._rows:
            places = _fitting(row, terms)
            places ^= places & taken
            if places:
                taken |= places
                fitting.append((row, places))
        inside = _inside([(row.length, places) for row, places in fitting if row.length > 1])
        if inside is None:
            return None
        changed = [0] * len(self._tables)
        for row, places in fitting:
            changed[row.level] |= places ^ (places & inside)
        changed[-1] = inside
        whole = number(coded)
        for table, places in zip(self._tables, changed, strict=True):
            if places:
                whole ^= number(coded.translate(table)) & (places << 8) - places
        return whole.to_bytes(len(coded), "little")

    def _compiled(self, row: Row, levels: list[dict[int, int]], code: Callable[[str], int]) -> _Found:
        rule, length = row.rule, 1 + len(row.rest)
        forms = {self._letters[char]: code(form) for char, form in row.firsts.items()}
        here = [self._terms.term(frozenset(forms), 0), *(self._char(char, 1 + at) for at, char in enumerate(row.rest))]
        wanted = [self._behind(rule.after), self._ahead(rule.before, length)]
        unwanted = [self._behind(rule.not_after), self._ahead(rule.not_before, length)]
        level = 0
        while level < len(levels) and any(levels[level].get(char, form) != form for char, form in forms.items()):
            level += 1
        if level == len(levels):
            levels.append({})
        levels[level] |= forms
        return _Found(here, list(filter(None, wanted)), list(filter(None, unwanted)), length, level)

    def _codes(self, chars: Iterable[str]) -> frozenset[int]:
        return frozenset(self._letters[char] for char in chars if char in self._letters)

    def _char(self, char: str, ahead: int) -> int:
        return self._terms.term(self._codes(MARKS if char == "'" else char), ahead)

    def _behind(self, items: tuple[str, ...]) -> list[list[int]]:
        single, longer = _sorted_out(items)
        single |= set(map(str.upper, single))  # a capital stands at the start of a word
        alternatives = [self._edge(single, "start" in items, -1)] if single or "start" in items else []
        for item in longer:
            first = self._terms.term(self._codes((item[0], item[0].upper())), -len(item))
            alternatives.append([first, *(self._char(char, at - len(item)) for at, char in enumerate(item) if at)])
        return alternatives

    def _ahead(self, items: tuple[str, ...], ahead: int) -> list[list[int]]:
        single, longer = _sorted_out(items)
        alternatives = [self._edge(single, "end" in items, ahead)] if single or "end" in items else []
        for item in longer:
            if item == "soft":
                alternatives.append([self._terms.heap(self._codes(SOFTENED), self._codes(SOFTENERS), ahead)])
            else:
                alternatives.append([self._char(char, ahead + at) for at, char in enumerate(item)])
        return alternatives

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


def _fitting(row: _Found, terms: list[int]) -> int:
    """The places of a row, were it alone."""
    places = _all(row.here, terms)
    for alternatives in row.wanted:
        if places:
            places &= _any(alternatives, terms)
    for alternatives in row.unwanted:
        if places:
            places ^= places & _any(alternatives, terms)
    return places


def _any(alternatives: list[list[int]], terms: list[int]) -> int:
    places = 0
    for numbers in alternatives:
        places |= _all(numbers, terms)
    return places


def _all(numbers: list[int], terms: list[int]) -> int:
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
        for ahead in range(1, length):
            starts[ahead] = starts.get(ahead, 0) | places  # where a letter so far ahead is read too
    inside = 0
    for _ in range(_ROUNDS):
        known, inside = inside, 0
        for ahead, places in starts.items():
            inside |= (places ^ (places & known)) << 8 * ahead
        if inside == known or not inside & starts.get(1, 0):
            return inside
    return None
