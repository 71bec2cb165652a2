"""A long text through a scheme at once: bytes in, a few passes in C for each rule and form, bytes out.

Where a rule fits is found for the whole text (`places`), and so every form is written. Stretches with anything out of
the ordinary in them (capitals inside a word, Latin letters next to Cyrillic ones, marks, letters that the scheme does
not cover) are left to the caller.
"""

from __future__ import annotations

import re
import unicodedata
from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, zip_longest
from string import ascii_letters

from .automaton import ELSE
from .forward import Forward
from .model import Rule
from .places import DELETED, MARKS, Places, Row
from .stepwise import BETWEEN
from .terms import Terms, ones

__all__ = ["Bulk", "woven"]

_ALPHABETS = {
    "be": "абвгґдеёжзійклмнопрстуўфхцчшыьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
_SPACE = re.compile(b"[ \n]")
_SIGNS = "\0\1\2\3"  # DELETED; a stretch that is left to the caller; two of `converter`, which stay
_APART = "\1"
_STAYS = [chr(code) for code in range(128) if chr(code) in BETWEEN or chr(code) in ascii_letters]
_PRINT = "«»—–…“”„№\u00a0"  # what stays too, and is seen most


class Bulk:
    """A scheme for texts of some thousand letters and more.

    >>> from translit.schemes.store import get
    >>> Bulk(Forward(get("bgnpcgn-1947-ru"))).forms("Ельцин поел ЩЕЙ", str.lower)
    'Yel’tsin poyel щей'
    """

    @staticmethod
    def able(forward: Forward) -> bool:
        """Whether a capital at the start of a word is all that casing has to look at."""
        tied = any(len(key) > 1 for key in forward.scheme.capitals)
        return not (tied and forward.all_rules)

    def __init__(self, forward: Forward) -> None:
        """Compile the scheme; it must be `able`."""
        base, rows = _forms(forward)
        codes = _Codes(base, (form for row in rows for form in (*row.firsts.values(), *row.lasts.values())))
        longer: dict[bytes, int] = {}

        def code(form: str) -> int:
            written = codes.written(form)
            if len(written) == 1:
                return written[0]
            return longer.get(written) or longer.setdefault(written, codes.free()) if written else DELETED

        self._places = Places(rows, {char: codes.of[char] for char in codes.letters}, code)
        self._longer = [(bytes((code,)), form) for form, code in longer.items()]
        self._longer += [(codes.read(char), codes.written(form)) for char, form in base.items() if len(form) != 1]
        self._longer.append((bytes((DELETED,)), b""))
        codes.fill()
        self._encoding = charmap_build("".join(codes.table(codes.of)))
        self._odd = _Odd(codes, forward.scheme.joined)
        table = codes.table(codes.of | codes.out)
        for char, form in base.items():
            if len(form) == 1:
                table[codes.of[char]] = form
        self._table = "".join(table)

    def forms(self, text: str, apart: Callable[[str], str]) -> str:
        """Write a text, with a call for each stretch that has something out of the ordinary in it.

        A stretch has a space in it after a preposition whose form depends on the word that follows.
        """
        coded = charmap_encode(text, ELSE, self._encoding)[0]
        plain: list[bytes] = []
        odd: list[str] = []
        done = 0
        for start, end in self._odd.stretches(coded):
            plain.append(coded[done:start])
            odd.append(apart(text[start:end]))
            done = end
        plain.append(coded[done:])
        coded = b"\n%b\n" % _APART.encode().join(plain)  # no such byte is left; and no letter is at an edge
        written = self._places.written(coded)
        if written is None:
            return apart(text)
        for code, form in self._longer:
            written = written.replace(code, form)
        return woven(charmap_decode(written, "strict", self._table)[0][1:-1].split(_APART), odd)


def woven(some: list[str], others: list[str]) -> str:
    """Two lists as one text, by turns.

    >>> woven(["a", "c"], ["b"])
    'abc'
    """
    return "".join(chain.from_iterable(zip_longest(some, others, fillvalue="")))


def _forms(forward: Forward) -> tuple[dict[str, str], list[Row]]:
    """What small letters, capitals at the start of a word and apostrophes become: without rules, and by each."""
    named = forward.scheme.letters
    base = {char: _composed(named[char]) for char in _ALPHABETS[forward.scheme.lang] if char in named}
    mute = {char for char, form in base.items() if _caseless(form)}  # another letter may have to take their capital
    rows: list[Row] = []
    for rule in forward.all_rules:
        start = (not rule.after or "start" in rule.after) and "start" not in rule.not_after
        endings = _by_ending(rule)
        if start:
            mute.update(char for firsts in endings.values() for char, form in firsts.items() if _caseless(form))
            endings = {ending: firsts | _capitals(forward, firsts) for ending, firsts in endings.items()}
        rows += _rows(rule, endings)
    base |= {char: form for char, form in _capitals(forward, base).items() if char.lower() not in mute}
    base |= {mark: named.get("'", mark) for mark in MARKS}
    known = [(row, {char: form for char, form in row.firsts.items() if char in base}) for row in rows]
    return base, [row._replace(firsts=firsts) for row, firsts in known if firsts]


def _capitals(forward: Forward, forms: dict[str, str]) -> dict[str, str]:
    return {char.upper(): forward.cased(form, char.upper(), False) for char, form in forms.items()}


def _by_ending(rule: Rule) -> dict[str, dict[str, str]]:
    """The keys of a rule, the longest first, by what follows their first letter; with that letter and the form."""
    found: dict[str, dict[str, str]] = {}
    for key, form in sorted(rule.letters.items(), key=lambda item: -len(item[0])):
        for char in MARKS if key[0] == "'" else key[0]:
            found.setdefault(key[1:], {})[char] = _composed(form)
    return found


def _rows(rule: Rule, endings: dict[str, dict[str, str]]) -> Iterator[Row]:
    """The keys of a rule, those that differ in their first and last letters only together."""
    alike: dict[tuple[object, ...], Row] = {}
    for ending, forms in endings.items():
        tail = _common_end(list(forms.values())) if ending else ""
        firsts = {char: form.removesuffix(tail) for char, form in forms.items()}
        row = alike.setdefault((len(ending), ending[:-1], *firsts.items()), Row(firsts, ending[:-1], {}, rule))
        row.lasts.update(dict.fromkeys(ending[-1:], tail))
    yield from alike.values()


def _common_end(forms: list[str]) -> str:
    ends = (forms[0][at:] for at in range(len(forms[0]) + 1))
    return next(end for end in ends if all(form.endswith(end) for form in forms))


def _composed(form: str) -> str:
    return unicodedata.normalize("NFC", form)


def _caseless(form: str) -> bool:
    return form.upper() == form.lower()


class _Codes:
    """A byte for every character of a text that is read or written."""

    def __init__(self, base: dict[str, str], forms: Iterable[str]) -> None:
        """Give codes to letters and what they become.

        What is written has another code than a letter that is read, so that nothing is written twice; but for a letter
        that becomes itself.
        """
        self._free = iter([code for code in range(len(_SIGNS), 256) if chr(code) not in _STAYS])
        self.letters = list(base)
        self.of = {char: self.free() for char in base} | {char: ord(char) for char in _STAYS}
        self.out = {char: self.of[char] for char in self.of if base.get(char, char) == char}
        for char in chain(_PRINT, chain.from_iterable(chain(base.values(), forms))):
            if char not in self.out:
                self.out[char] = self.free()
        self.of |= {char: self.out[char] for char in _PRINT}

    def free(self) -> int:
        """One that nothing has yet."""
        return next(self._free)

    def fill(self) -> None:
        """Give what is left to what stays and is no letter."""
        rest = sorted(BETWEEN.difference(self.of))
        self.of |= {char: self.out[char] for char in rest if char in self.out}
        self.of |= zip([char for char in rest if char not in self.out], self._free, strict=False)

    def read(self, chars: str) -> bytes:
        """What is read, perhaps by the next stage."""
        return bytes(self.of[char] for char in chars)

    def written(self, chars: str) -> bytes:
        """What is written."""
        return bytes(self.out[char] for char in chars)

    def table(self, known: dict[str, int]) -> list[str]:
        """The character of each byte."""
        chars = ["\ufffe"] * 256
        chars[: len(_SIGNS)] = _SIGNS
        for char, code in known.items():
            chars[code] = char
        return chars


class _Odd:
    """What is no word as usual, with one capital at most, at its start."""

    def __init__(self, codes: _Codes, joined: tuple[str, ...]) -> None:
        """Say which letters must not stand side by side; `joined` are words that go with the one after them."""
        cyrillic = codes.read("".join(char for char in codes.letters if char not in MARKS))
        self._terms = Terms()
        term = self._terms.term
        self._rare = term(b"\0\1", 0)
        self._capital = term(codes.read("".join(filter(str.isupper, codes.letters))), 0)
        self._mark = term(codes.read(MARKS), 0)
        self._latin = term(ascii_letters.encode(), 0)
        self._before, self._after = (term(cyrillic, ahead) for ahead in (-1, 1))
        self._mark_before = term(codes.read(MARKS), -1)
        lasts = "".join(word[-1] for word in joined)
        self._lasts = codes.read(lasts + lasts.upper())

    def stretches(self, coded: bytes) -> Iterator[tuple[int, int]]:
        """Where a word begins that has anything odd in it, and where what it is written together with ends."""
        terms = self._terms.places(coded)
        before, after, mark = terms[self._before], terms[self._after], terms[self._mark]
        odd = terms[self._rare] | terms[self._capital] & (before | terms[self._mark_before])
        odd |= terms[self._latin] & (before | after) | mark ^ (mark & before & after)
        odd &= ones(len(coded))
        if not odd:
            return
        places = odd.to_bytes(len(coded), "little")
        end = 0
        while (at := places.find(1, end)) >= 0:
            start = _begin(coded, end, at)
            while self._goes_on(coded, start - 1):
                start = _begin(coded, end, start - 1)
            end = _end(coded, at)
            while self._goes_on(coded, end):
                end = _end(coded, end + 1)
            yield start, end

    def _goes_on(self, coded: bytes, at: int) -> bool:
        """Whether there is a space here, and what may be such a preposition before it."""
        return coded[at : at + 1] == b" " and at > 0 and coded[at - 1] in self._lasts


def _begin(coded: bytes, start: int, at: int) -> int:
    """Where the stretch with this place in it begins, which is not before `start`."""
    return max(coded.rfind(b" ", start, at), coded.rfind(b"\n", start, at), start - 1) + 1


def _end(coded: bytes, at: int) -> int:
    space = _SPACE.search(coded, at)
    return space.start() if space else len(coded)
