"""Where letters of a set stand in a long text, found for the whole of it at once.

A text of a byte a letter is one large number, and so are the places of a set of letters in it: 1 in the byte of each.
What stands a letter further is a shift of that number, and where two conditions hold is their bitwise "and". That takes
a few microseconds for some ten thousand letters, whatever they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from .forward import HEAP

__all__ = ["Found", "Terms", "number", "ones"]

_BITS = 8  # sets that one table can tell
_DOUBLING = [1 << power for power in range(HEAP.bit_length() - 1)]  # from one letter to HEAP, a power of two
_USUAL = 1 << 16  # letters; few texts are longer


class Terms:
    """Conditions "a letter of this set, so many letters ahead", each with a number.

    >>> terms = Terms()
    >>> after_a = terms.term(b"a", -1)
    >>> (terms.places(b"aba!")[after_a] & ones(4)).to_bytes(4, "little")
    b'\\x00\\x01\\x00\\x01'
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._sets: dict[frozenset[int], int] = {}
        self._tables: list[bytearray] = []
        self._terms: dict[tuple[int, int, int], int] = {}  # set, the set after it, how far ahead

    def term(self, letters: Iterable[int], ahead: int) -> int:
        """A letter of a set."""
        return self._number(self._set(letters), -1, ahead)

    def heap(self, letters: Iterable[int], after: Iterable[int], ahead: int) -> int:
        """Some letters of a set, and after them one of another set."""
        return self._number(self._set(letters), self._set(after), ahead)

    def _number(self, one: int, after: int, ahead: int) -> int:
        return self._terms.setdefault((one, after, ahead), len(self._terms))

    def _set(self, letters: Iterable[int]) -> int:
        codes = frozenset(letters)
        known = self._sets.setdefault(codes, len(self._sets))
        if known == len(self._tables) * _BITS:
            self._tables.append(bytearray(256))
        for code in codes:
            self._tables[known // _BITS][code] |= 1 << known % _BITS
        return known

    def places(self, coded: bytes) -> Found:
        """Where each condition holds: the lowest bit of each byte; the others tell of other sets, and mean nothing."""
        return Found([number(coded.translate(table)) for table in self._tables], list(self._terms))


class Found(dict[int, int]):
    """The places of conditions in a text, by their numbers, each worked out when it is first asked for."""

    def __init__(self, tables: list[int], terms: list[tuple[int, int, int]]) -> None:
        """Take the letters of a text as they are in each table."""
        super().__init__()
        self._tables = tables
        self._terms = terms
        self._heaps: dict[tuple[int, int], int] = {}

    def __missing__(self, term: int) -> int:
        """Work one out."""
        one, after, ahead = self._terms[term]
        if after < 0:
            found = self._letters(one, ahead)
        else:
            heap = self._heaps.get((one, after)) or self._heaps.setdefault((one, after), self._heap(one, after))
            found = heap >> 8 * ahead
        self[term] = found
        return found

    def _letters(self, one: int, ahead: int) -> int:
        shift = one % _BITS + 8 * ahead
        table = self._tables[one // _BITS]
        return table >> shift if shift >= 0 else table << -shift

    def _heap(self, one: int, after: int) -> int:
        """Where one to HEAP letters of a set begin, and those of the other set follow."""
        letters = self._letters(one, 0)
        heap = letters & self._letters(after, 1)
        for step in _DOUBLING:
            heap |= letters & heap >> 8 * step
            letters &= letters >> 8 * step
        return heap


def number(coded: bytes) -> int:
    """A text as a number, its first letter in the lowest byte."""
    return int.from_bytes(coded, "little")


def ones(length: int) -> int:
    """All places of a text.

    >>> hex(ones(3))
    '0x10101'
    """
    return _ONES >> 8 * (_USUAL - length) if length <= _USUAL else number(b"\1" * length)


_ONES = number(b"\1" * _USUAL)
