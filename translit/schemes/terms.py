"""Where letters of a set stand in a long text, found for the whole of it at once.

A text of a byte a letter is one large number, and so are the places of a set of letters in it: 1 in the byte of each.
What stands a letter further is a shift of that number, and where two conditions hold is their bitwise "and". That takes
a few microseconds for some ten thousand letters, whatever they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from .forward import HEAP

__all__ = ["Terms", "number", "ones"]

_BITS = 8  # sets that one table can tell
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

    def places(self, coded: bytes) -> list[int]:
        """Where each condition holds: the lowest bit of each byte; the others tell of other sets, and mean nothing."""
        tables = [number(coded.translate(table)) for table in self._tables]

        def places(one: int, ahead: int) -> int:
            shift = one % _BITS + 8 * ahead
            table = tables[one // _BITS]
            return table >> shift if shift >= 0 else table << -shift

        found = []
        for one, after, ahead in self._terms:
            if after < 0:
                found.append(places(one, ahead))
                continue
            letters = places(one, ahead)
            heap = letters & places(after, ahead + 1)
            for _ in range(HEAP - 1):
                heap |= letters & heap >> 8
            found.append(heap)
        return found


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
