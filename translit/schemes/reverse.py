"""Back from Latin to Cyrillic: all spellings that the scheme would write this way, the likeliest first.

A search over the word from left to right: every unit of the scheme (a letter, or a letter under a rule) whose form
stands at the position extends a reading. A reading counts when the scheme turns it into the very word again.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from ..text import APOSTROPHES
from .forward import CONSONANTS, VOWELS, Forward
from .lexicon import given_names
from .model import Rule, Scheme

__all__ = ["Reverse"]

_BEAM = {"lossless": 12, "partial": 32, "no": 1}
_LONGEST = 60  # letters in a word; what is longer is read in pieces
_SILENT = 1.2  # the cost of a letter that left no trace
_KEPT = 3.0  # and of an apostrophe that stays where it could be the scheme's mark (ь is ' or ʹ)
_APOSTROPHE = re.compile(f"(?<=\\w)[{re.escape(APOSTROPHES)}](?=[яюєїеёі])", re.IGNORECASE)
_UNREAD = 1000.0  # the cost of a letter that no unit of the scheme accounts for
_MARKS = "\u0300\u0301"
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


class _Unit(NamedTuple):
    source: str
    cost: float


class _Reading(NamedTuple):
    cost: float
    source: str
    pieces: tuple[tuple[int, int, str], ...]  # start and end in the Latin word, and the Cyrillic for it


class Reverse:
    """A scheme turned round: `word` gives the likeliest reading, `readings` several.

    >>> from translit.schemes.store import get
    >>> scheme = get("iso-9-1995-ru")
    >>> Reverse(scheme, Forward(scheme)).word("Ŝuka")
    'Щука'
    """

    def __init__(self, scheme: Scheme, forward: Forward) -> None:
        """Index the scheme's units by their form."""
        self.scheme = scheme
        self._forward = forward
        frequency, self._never, self._unlikely, self._likely = _expectations(scheme.lang)
        self._foreign = frozenset(char for key in scheme.letters for char in key if char not in frequency)
        self._beam = _BEAM[scheme.reversible]
        # Letters that leave no trace (a soft sign under most schemes): they may stand after any unit.
        self._silent = [key for key, form in scheme.letters.items() if not form and key in frequency]
        self._units: dict[str, dict[str, _Unit]] = {}
        for rule in (*scheme.rules, Rule(scheme.letters)):
            for source, form in rule.letters.items():
                if form:
                    key = unicodedata.normalize("NFD", form)
                    known = self._units.setdefault(key, {})
                    known.setdefault(source, _Unit(source, _cost(source, frequency)))
        marks = {char for form in self._units for char in form if char in APOSTROPHES}
        # A scheme with one kind of apostrophe is typed with any (Yel'tsin for Yel’tsin).
        self._even = str.maketrans(dict.fromkeys(APOSTROPHES, *marks)) if len(marks) == 1 else {}
        chars = {char for form in self._units for char in unicodedata.normalize("NFC", form)}
        self.extra = frozenset(char for char in chars if not char.isalpha() or char in APOSTROPHES)
        # What stands for ъ alone stands before a letter, as ъ does since 1918.
        self.parting = frozenset(mark for mark in self.extra if set(self._units.get(mark, ())) == {"ъ"})
        self._typed = self._even
        if "'" not in scheme.letters:  # it stays as typed, or is the scheme's mark
            self._typed = str.maketrans(dict.fromkeys(set(APOSTROPHES) - marks, "'")) if self._even else {}
            either = {"'": _Unit("'", _cost("'", frequency) + _KEPT)}
            for mark in marks if self._even else ():
                either |= self._units.get(mark, {})
            self._units["'"] = either | self._units.get("'", {})
        elif not marks and not scheme.letters["'"]:  # it stays as typed, though the scheme writes none
            self._even = str.maketrans(dict.fromkeys(APOSTROPHES, ""))
            self._typed = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
            self._units["'"] = {"'": _Unit("'", _cost("'", frequency))}
        self._longest = max(map(len, self._units), default=1)

    def word(self, word: str) -> str:
        """Give the likeliest reading of one word, a given name before others; what cannot be read stays as it is."""
        readings = self.readings(word, limit=1, lexicon=given_names(self.scheme.lang))
        return readings[0] if readings else word

    def readings(self, word: str, limit: int = 10, lexicon: Collection[str] = ()) -> list[str]:
        """List the readings of one word, the likeliest first; words of the lexicon (lower case) come first.

        None where a letter of it is none of the scheme's (Stanley under GOST 7.79 B, where ы is y`): then it is no
        word that the scheme has written.
        """
        typed = unicodedata.normalize("NFD", word)
        if len(typed) > _LONGEST:
            half = _LONGEST // 2
            return ["".join(self.word(typed[at : at + half]) for at in range(0, len(typed), half))]
        low = typed.lower()
        if len(low) != len(typed):
            return [word]
        low = low.translate(self._typed)
        ranked = [
            (self._rank(reading, low, lexicon), unicodedata.normalize("NFC", _recase(typed, reading)))
            for reading in self._search(low)
            if not any(map(_stray, reading.pieces))
        ]
        ranked.sort()
        best = [cased for rank, cased in ranked if rank[:3] == ranked[0][0][:3] and not _LATIN.search(cased)]
        return list(dict.fromkeys(best))[:limit]

    def _rank(self, reading: _Reading, low: str, lexicon: Collection[str]) -> tuple[bool, bool, bool, bool, float]:
        """What the scheme would write this way comes first, then what the language would, then words that are known."""
        again = self._forward.word(reading.source)
        fits = unicodedata.normalize("NFD", again).translate(self._even) == low.translate(self._even)
        fits = fits and not (reading.source.endswith("'") and low[-1].isalpha())  # no word ends with a silent one
        whole = reading.cost < _UNREAD
        odd = len(self._never.findall(reading.source)) + len(set(reading.source) & self._foreign)
        known_last = reading.source not in lexicon
        if self.scheme.reversible == "lossless":
            return not (fits and whole), not fits, False, known_last, reading.cost + 6 * odd
        return not (fits and whole), not fits, odd > 0, known_last, reading.cost

    def _search(self, low: str) -> list[_Reading]:
        """Readings without letters that left no trace, which are many and would crowd them out, and then with such."""
        found = self._beams(low, ())
        if self._silent:
            found |= {reading.source: reading for reading in self._beams(low, self._silent).values()}
        return [reading._replace(cost=reading.cost - self._bonus(reading.source)) for reading in found.values()]

    def _beams(self, low: str, silent: Collection[str]) -> dict[str, _Reading]:
        beams: list[dict[str, _Reading]] = [{} for _ in range(len(low) + 1)]
        beams[0][""] = _Reading(0.0, "", ())
        for at in range(len(low)):
            for reading in sorted(beams[at].values())[: self._beam]:
                for end, unit in self._steps(low, at, reading.source[-1:]):
                    self._add(beams[end], reading, at, end, unit)
                    if unit.source[-1:] in CONSONANTS:
                        for letter in silent:
                            self._add(beams[end], reading, at, end, _Unit(unit.source + letter, unit.cost + _SILENT))
        return {reading.source: reading for reading in sorted(beams[-1].values())[: self._beam]}

    def _add(self, beam: dict[str, _Reading], reading: _Reading, at: int, end: int, unit: _Unit) -> None:
        source = reading.source + unit.source
        cost = reading.cost + unit.cost + self._oddity(source, len(unit.source))
        known = beam.get(source)
        if known is None or cost < known.cost:
            beam[source] = _Reading(cost, source, (*reading.pieces, (at, end, unit.source)))

    def _steps(self, low: str, at: int, before: str) -> list[tuple[int, _Unit]]:
        steps = [
            (end, unit)
            for end in range(at + 1, min(len(low), at + self._longest) + 1)
            for unit in self._units.get(low[at:end], {}).values()
        ]
        if low[at] in _MARKS and before in VOWELS:
            # where the scheme writes a letter with this very mark (э as è), it is that letter and no stressed vowel
            steps.append((at + 1, _Unit(low[at], _UNREAD if low[at - 1 : at + 1] in self._units else 0.5)))
        elif not any(end == at + 1 for end, _ in steps):
            steps.append((at + 1, _Unit(low[at], _UNREAD)))
        return steps

    def _oddity(self, source: str, added: int) -> float:
        """What the language's spelling hardly ever has, around the letters just added."""
        tail = source[-added - 2 :]
        return 3.0 * len(self._unlikely.findall(tail if len(tail) < len(source) else " " + tail))

    def _bonus(self, source: str) -> float:
        return 2.5 * len(self._likely.findall(source))


def _stray(piece: tuple[int, int, str]) -> bool:
    """Whether a mark is left that no letter of the scheme has (Zürich): over a Cyrillic letter it makes another."""
    return bool(unicodedata.combining(piece[2][0])) and piece[2] not in _MARKS


def _cost(source: str, frequency: str) -> float:
    """Fewer units read better than more (щ before шч), frequent letters before rare and foreign ones."""
    ranks = [frequency.find(char) for char in source]
    return 1.0 + sum(0.03 * rank if rank >= 0 else 8.0 for rank in ranks)


@lru_cache(maxsize=8)
def _expectations(lang: str) -> tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Letters of the language by frequency; what its spelling never has, hardly ever has, and often has."""
    table = json.loads(resources.files(__package__).joinpath("expectations.json").read_text(encoding="utf-8"))
    entry = table[lang]
    never, unlikely, likely = (re.compile("|".join(entry[key])) for key in ("never", "unlikely", "likely"))
    return entry["frequency"], never, unlikely, likely


def _recase(latin: str, reading: _Reading) -> str:
    cased = [char for char in latin if char.lower() != char.upper()]
    loud = len(cased) > 1 and all(char.isupper() for char in cased)
    out = []
    for start, end, source in reading.pieces:
        piece = latin[start:end]
        first = next((char for char in piece if char.lower() != char.upper()), "")
        if source == "'":
            out.append(piece if piece in APOSTROPHES else "’")
        elif first == first.upper() != first.lower():
            out.append(source.upper() if loud and piece.upper() == piece else source[:1].upper() + source[1:])
        else:
            out.append(source.upper() if loud and not first else source)
    # Between a letter and a iotated vowel it is the apostrophe of Belarusian and Ukrainian spelling, not a quote.
    return _APOSTROPHE.sub("’", "".join(out))
