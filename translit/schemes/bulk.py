"""A long text through a scheme at once: bytes in, regular expression for the rarer contexts, bytes out.

Each letter has a form that it has most often; those are written for the whole text by a few passes in C. What a rule
makes of the other places is found by one regular expression, compiled for what is usual in the text at hand. Stretches
with anything out of the ordinary in them (capitals inside a word, Latin letters next to Cyrillic ones, marks, letters
that the scheme does not cover) are left to the caller.
"""

from __future__ import annotations

import re
import unicodedata
from codecs import charmap_build, charmap_decode, charmap_encode
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain, zip_longest
from string import ascii_letters
from typing import NamedTuple

from .automaton import ELSE
from .forward import CLASSES, Forward
from .model import Rule
from .stepwise import BETWEEN

__all__ = ["Bulk", "woven"]

_ALPHABETS = {
    "be": "абвгґдеёжзійклмнопрстуўфхцчшыьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
_MARKS = "'\u2019\u02bc\u2018`"  # the apostrophes of print; a stretch with another one is out of the ordinary
_APART = b"\0"  # stands for a stretch that is left to the caller


class _Option(NamedTuple):
    """What a letter may become, and where; the first option that fits wins."""

    key: str  # the letter and those that are written together with it
    rule: Rule
    form: str


class Bulk:
    """A scheme for texts of some thousand letters and more.

    >>> from translit.schemes.store import get
    >>> Bulk(Forward(get("bgnpcgn-1947-ru")), "Ельцин").forms("Ельцин поел ЩЕЙ", str.lower)
    'Yel’tsin poyel щей'
    """

    @staticmethod
    def able(forward: Forward) -> bool:
        """Whether the rules of a scheme look no further than letters of the word that are named."""
        scheme = forward.scheme
        ahead = {item for rule in forward.all_rules for item in (*rule.before, *rule.not_before)}
        tied = any(len(key) > 1 for key in scheme.capitals)
        return not (forward.first or scheme.joined or tied or ahead & {"soft", "soft-word"})

    def __init__(self, forward: Forward, sample: str) -> None:
        """Compile the scheme (it must be `able`) for texts like the sample.

        `unusual` is the share of letters there without their usual form: each costs as much as some ten others.
        """
        self._forward = forward
        named = forward.scheme.letters
        small = [char for char in _ALPHABETS[forward.scheme.lang] if char in named]
        options = {char: self._options(char) for char in [*small, *_MARKS]}
        capitals = {char.upper(): self._capital(char, options[char]) for char in small}
        options |= {char: found for char, found in capitals.items() if found}
        codes = _Codes(options, (option.form for found in options.values() for option in found))
        self._encoding = charmap_build(codes.encoding())
        self._odd = codes.odd()
        coded = charmap_encode(sample, ELSE, self._encoding)[0]
        usual = _usual(codes, options, coded)
        self._places, groups = codes.places(options, usual)
        self.unusual = len(self._places.findall(coded)) / max(len(coded), 1) if self._places else 0
        self._written = [codes.output(options[char][number].form) if char else b"" for char, number in groups]
        table = codes.decoding()
        self._longer = []
        for char, number in usual.items():
            form = options[char][number].form
            if len(form) == 1:
                table[codes.of[char]] = form
            else:
                self._longer.append((bytes((codes.of[char],)), codes.output(form)))
        self._table = "".join(table)

    def _options(self, char: str) -> list[_Option]:
        found = [
            _Option(key, rule, unicodedata.normalize("NFC", form))
            for rule in self._forward.all_rules
            for key, form in sorted(rule.letters.items(), key=lambda item: -len(item[0]))
            if key[0] == ("'" if char in _MARKS else char)
        ]
        named = self._forward.scheme.letters
        base = named.get("'", char) if char in _MARKS else named[char]
        return [*found, _Option("'" if char in _MARKS else char, Rule({}), unicodedata.normalize("NFC", base))]

    def _capital(self, char: str, options: list[_Option]) -> list[_Option]:
        """The options of a capital at the start of a word; none if another letter may have to take the capital."""
        found = []
        for key, rule, form in options:
            if (rule.after and "start" not in rule.after) or "start" in rule.not_after:
                continue
            if form.upper() == form.lower():
                return []
            title = self._forward.cased(form, char.upper(), False)
            found.append(
                _Option(char.upper() + key[1:], Rule({}, before=rule.before, not_before=rule.not_before), title)
            )
        return found

    def forms(self, text: str, apart: Callable[[str], str]) -> str:
        """Write a text, with a call for each stretch that has something out of the ordinary in it."""
        coded = charmap_encode(text, ELSE, self._encoding)[0]
        plain: list[bytes] = []
        odd: list[str] = []
        done = 0
        for match in self._odd.finditer(coded):
            at, end = match.span()
            start = coded.rfind(b" ", done, at) + 1 or done
            start = coded.rfind(b"\n", start, at) + 1 or start
            plain.append(coded[done:start])
            odd.append(apart(text[start:end]))
            done = end
        plain.append(coded[done:])
        coded = _APART.join(plain)  # no such byte is left
        if self._places:
            written = self._written
            coded = self._places.sub(lambda match: written[match.lastindex or 0], coded)
        for code, form in self._longer:
            coded = coded.replace(code, form)
        return woven(charmap_decode(coded, "strict", self._table)[0].split("\0"), odd)


def woven(some: list[str], others: list[str]) -> str:
    """Two lists as one text, by turns.

    >>> woven(["a", "c"], ["b"])
    'abc'
    """
    return "".join(chain.from_iterable(zip_longest(some, others, fillvalue="")))


def _usual(codes: _Codes, options: dict[str, list[_Option]], sample: bytes) -> dict[str, int]:
    """The option of each letter that comes up most often in a sample, among those for the letter alone."""
    places, groups = codes.places(options, {})
    counts = Counter(groups[match.lastindex or 0] for match in places.finditer(sample)) if places else Counter()
    return {
        char: max(
            (number for number, option in enumerate(found) if len(option.key) == 1),
            key=lambda number: (counts[char, number], number),
        )
        for char, found in options.items()
    }


class _Codes:
    """A byte for every character of a text that is read or written, and patterns over those bytes."""

    def __init__(self, letters: Iterable[str], forms: Iterable[str]) -> None:
        """Give codes to the letters, to what they become, and to as much of the rest as there is room for.

        What is written has another code than a letter that is read, so that nothing is written twice.
        """
        stays = [chr(code) for code in range(128) if chr(code) in BETWEEN or chr(code) in ascii_letters]
        free = (code for code in range(4, 256) if chr(code) not in stays)
        self.of = dict(zip(letters, free, strict=False))
        self._letters = list(self.of)
        self._out = {char: ord(char) for char in stays}
        for char in dict.fromkeys(chain.from_iterable(forms)):
            if char not in self._out:
                self._out[char] = next(free)
        self.of |= {char: self._out[char] for char in stays}
        for char in sorted(BETWEEN.difference(stays)):
            code = self._out.get(char) or next(free, None)
            if code is not None:
                self.of[char] = code

    def table(self, known: dict[str, int], undefined: str) -> list[str]:
        """The character of each byte."""
        chars = [undefined] * 256
        chars[:4] = "\0\x01\x02\x03"  # the last two are signs of `converter`, which stay
        for char, code in known.items():
            chars[code] = char
        return chars

    def encoding(self) -> str:
        """What is read, as `charmap_build` takes it."""
        return "".join(self.table(self.of, "\ufffe"))

    def decoding(self) -> list[str]:
        """What is written, and what stays."""
        return self.table(self.of | self._out, "\ufffe")

    def output(self, form: str) -> bytes:
        """A form that is written."""
        return bytes(self._out[char] for char in form)

    def _among(self, chars: Iterable[str]) -> bytes:
        """A character class; one that nothing is in, where none of the characters has a code."""
        codes = sorted({self.of[char] for char in chars if char in self.of})
        return b"[" + b"".join(re.escape(bytes((code,))) for code in codes) + b"]" if codes else b"(?!)."

    def odd(self) -> re.Pattern[bytes]:
        """The rest of a stretch from where it is no word as usual, with one capital at most, at its start."""
        marks = self._among(_MARKS)
        capitals = self._among(filter(str.isupper, self._letters))
        cyrillic = self._among(set(self._letters).difference(_MARKS))
        letters = self._among(self._letters)
        latin = self._among(ascii_letters)
        anything = b"[\\x00\\x01" + capitals[1:-1] + marks[1:-1] + latin[1:]
        return re.compile(
            anything + b"(?:(?<=[\\x00\\x01])"
            b"|(?<=" + capitals + b")(?<=" + letters + b".)"
            b"|(?<=" + latin + b")(?:(?=" + cyrillic + b")|(?<=" + cyrillic + b".))"
            b"|(?<=" + marks + b")(?:(?!" + cyrillic + b")|(?<!" + cyrillic + b".)))[^ \n]*",
            re.DOTALL,
        )

    def places(
        self, options: dict[str, list[_Option]], usual: dict[str, int]
    ) -> tuple[re.Pattern[bytes] | None, list[tuple[str, int]]]:
        """Where a letter does not have its usual form, and which option each group of the pattern stands for."""
        groups: list[tuple[str, int]] = [("", 0)]
        patterns = []
        for char, found in options.items():
            code = re.escape(bytes((self.of[char],)))
            before: list[bytes] = []
            after: list[bytes] = []
            default = usual.get(char, len(found))
            for number, option in enumerate(found):
                if number != default:
                    (before if number < default else after).append(self._fits(option, code) + b"()")
                    groups.append((char, number))
            if after:
                before.append(b"(?!" + self._fits(found[default], code) + b")(?:" + b"|".join(after) + b")")
            if before:
                patterns.append(code + b"(?:" + b"|".join(before) + b")")
        return (re.compile(b"|".join(patterns), re.DOTALL) if patterns else None), groups

    def _fits(self, option: _Option, code: bytes) -> bytes:
        """What must hold after the first letter of an option, which has this code."""
        rule, key = option.rule, option.key[1:]
        pattern = self._behind(rule.after, code) if rule.after else b""
        if rule.not_after:
            pattern += b"(?!" + self._behind(rule.not_after, code) + b")"
        pattern += b"".join(map(self._one, key))
        if rule.before:
            pattern += self._ahead(rule.before)
        if rule.not_before:
            pattern += b"(?!" + self._ahead(rule.not_before) + b")"
        return pattern

    def _one(self, char: str) -> bytes:
        return self._among(_MARKS if char == "'" else char)

    def _behind(self, items: tuple[str, ...], code: bytes) -> bytes:
        single, longer = _sorted_out(items, "start")
        single |= set(map(str.upper, single))
        if "start" in items:
            options = [b"(?<!" + self._among(set(self._letters) - single) + code + b")"]
        else:
            options = [b"(?<=" + self._among(single) + code + b")"]
        for item in longer:
            first = self._among((item[0], item[0].upper()))
            options.append(b"(?<=" + first + b"".join(map(self._one, item[1:])) + code + b")")
        return b"(?:" + b"|".join(options) + b")"

    def _ahead(self, items: tuple[str, ...]) -> bytes:
        single, longer = _sorted_out(items, "end")
        if "end" in items:
            options = [b"(?!" + self._among(set(self._letters) - single) + b")"]
        else:
            options = [b"(?=" + self._among(single) + b")"]
        options += [b"(?=" + b"".join(map(self._one, item)) + b")" for item in longer]
        return b"(?:" + b"|".join(options) + b")"


def _sorted_out(items: tuple[str, ...], edge: str) -> tuple[set[str], list[str]]:
    """The single letters that a context names, and the longer sequences."""
    single: set[str] = set()
    longer = []
    for item in items:
        if item in CLASSES:
            single.update(CLASSES[item])
        elif item == "'":
            single.update(_MARKS)
        elif len(item) == 1:
            single.add(item)
        elif item != edge:
            longer.append(item)
    return single, longer
