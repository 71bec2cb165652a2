"""How a word of a name sounds: the form on which spellings of one name fall together.

`data/sounds.tsv` says, per reading, which letters stand for which sound; a reading is one way to read Latin letters
(East Slavic romanisation, English, French, German, Italian, Spanish, Polish). Cyrillic has one reading. A sound is
one ASCII character: vowels `aeiou`, `j`, and consonants with `S Z C` for sh zh ch, `c` for ts, `T D` for what may be
a soft t or ts, d or dz (Belarusian dzekanne, Тихановская and Ціханоўская). Doubled sounds are one. `zh` reads pinyin as
Palladius's system writes it in Cyrillic, `ko` Korean as Kontsevich's does, `tr` Turkish and Crimean Tatar (c is дж).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from .tables import data_rows

__all__ = ["consonants", "key", "other_readings", "reading", "readings", "skeleton", "sounded"]

LATIN_READINGS = ("en", "fr", "de", "it", "es", "pl")
# Readings for words of a certain look only: of few and open syllables, or with letter groups of no other language.
SHAPED_READINGS = ("zh", "ko", "hu", "lt", "tr", "cs")
_LOOKS = {
    "hu": re.compile("sz|zs|cs|gy|ty"),
    "lt": re.compile("..[aiuy]s$"),
    # Of names without a mark only what is spelled as Turkish ones are: Cemal, Cafer, Recep; no Marcin or Cillian.
    "tr": re.compile(
        "[çğşıâ]|^c(?:af|ah|an$|av|ela|em|engi|ev|ey|ih|üne)|^(?:ec|mec|nec|rec)[eimd]|[öü][^ck]?c[aei]|oglu$"
    ),
    "cs": re.compile("..ová$"),
}
_SYLLABLES = re.compile(
    r"(?:(?:[zcsk]h|dz|[^\W\d_aeiou])?[aeiouüŏŭ]{1,4}(?:ng|rk|[nrmklpt])?['’]?){1,3}"
)  # Jinping, Ch'un
_DOUBLED = re.compile(r"(.)(?=\1)")
_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


_AFTER = re.compile(r"\(\?[=!].*?\)$")
_LOOK = re.compile(r"\(\?<[=!](?:[^()]|\([^()]*\))*\)|\^")
_CONTEXT = re.compile(r"^(?:\(\?<?[=!](?:[^()]|\([^()]*\))*\)|\^)*")


def first_letters(pattern: str) -> str:
    """The letters that a row's pattern may begin with, its contexts aside."""
    rest = _CONTEXT.sub("", pattern)
    return rest[1 : rest.index("]")] if rest.startswith("[") else rest[:1]


class _Reader(dict[int, str]):
    """A reading: the sounds of letters by themselves, as `str.translate` asks for them, and of groups of letters."""

    def __init__(self, reading: str) -> None:
        # Its own rows stand before those of all Latin readings, longer groups before shorter ones.
        self._latin = reading != "cyrl"
        rows = [*_rows()[reading], *(_rows()["*"] if self._latin else [])]
        rows.sort(key=lambda row: -len(_bare(row["letters"])))
        self._by_letter: dict[str, list[str]] = {}
        self._alone: dict[str, str] = {}
        self._rows: list[tuple[str, str, str]] = []
        for letters, sound in ((row["letters"], row["sound"]) for row in rows):
            for first in first_letters(letters):
                self._by_letter.setdefault(first, []).append(sound)
                if first in self._alone:  # what a letter sounds like by itself ends its rows
                    continue
                if len(letters) == 1:
                    self._alone[letters] = sound
                else:
                    self._rows.append((_from_letter(letters, first), _bare(letters), sound))
        self._groups: dict[str, str | list[tuple[re.Pattern[str], str]]] = {}
        self.groups = re.compile("|".join(pattern for pattern, _, _ in self._rows), re.DOTALL)

    def group(self, match: re.Match[str]) -> str:
        """The sound of a group of letters that `groups` has found."""
        letters = match[0]
        found = self._groups.get(letters)
        if found is None:
            # Nearly all rows are for these very letters: compiling a pattern for each takes a millisecond a group.
            rows = [
                (pattern, sound)
                for pattern, bare, sound in self._rows
                if bare == letters or (not bare.isalpha() and re.fullmatch(bare, letters))
            ]
            several = len({sound for _, sound in rows}) > 1
            found = [(re.compile(pattern, re.DOTALL), sound) for pattern, sound in rows] if several else rows[0][1]
            self._groups[letters] = found
        if isinstance(found, str):
            return found
        word, at = match.string, match.start()  # what stands around decides
        return next(sound for pattern, sound in found if pattern.match(word, at))

    def __missing__(self, code: int) -> str:
        """The sound of a letter by itself, kept; one that the reading does not know is silent."""
        letter = chr(code)
        sound = self._alone.get(letter, "")
        if self._latin and letter not in self._by_letter and letter in _marked_letters():
            # One that only other readings name sounds as without its mark.
            sound = self._by_letter.get(unicodedata.normalize("NFD", letter)[0], [""])[-1]
        self[code] = sound
        return sound


def _bare(pattern: str) -> str:
    """A row's letters without their contexts."""
    return _CONTEXT.sub("", _AFTER.sub("", pattern))


def _from_letter(pattern: str, first: str) -> str:
    """A row's pattern with what must stand before moved behind its first letter: a search can skip to that."""
    context = _CONTEXT.match(pattern)
    before = context[0] if context else ""
    rest = pattern[len(before) :]
    looks = "".join("(?<=^.)" if one == "^" else f"{one[:-1]}.)" for one in _LOOK.findall(before))
    return first + looks + (rest[rest.index("]") + 1 :] if rest[0] == "[" else rest[1:])


_reader = cache(_Reader)


@cache
def _rows() -> Mapping[str, list[dict[str, str]]]:
    by_reading: dict[str, list[dict[str, str]]] = {}
    for row in data_rows("sounds.tsv"):
        by_reading.setdefault(row["reading"], []).append(row)
    return by_reading


def _sound(word: str, reading: str) -> str:
    reader = _reader(reading)
    first = reader.groups.search(word)
    if first is None:  # as in two words of three in Cyrillic
        return _DOUBLED.sub("", word.translate(reader))
    done, heard = 0, []
    for group in reader.groups.finditer(word, first.start()):
        start = group.start()
        if start > done:
            heard.append(word[done:start].translate(reader))
        heard.append(reader.group(group))
        done = group.end()
    heard.append(word[done:].translate(reader))
    return _DOUBLED.sub("", "".join(heard))


def _plain(word: str) -> str:
    """Lower case; marks off letters that the table does not name with them."""
    word = unicodedata.normalize("NFC", word.lower())
    if word.isascii():
        return word
    if "\u0430" <= word[0] <= "\u045f":
        return word.replace("\u0301", "")
    known = _marked_letters()
    return "".join(
        c if c in known else "".join(m for m in unicodedata.normalize("NFD", c) if not unicodedata.combining(m))
        for c in word
    )


@cache
def _marked_letters() -> frozenset[str]:
    return frozenset("".join(row["letters"] for rows in _rows().values() for row in rows))


@lru_cache(maxsize=131072)
def reading(word: str) -> str:
    """The likeliest way a word of a name sounds; empty for a word without letters.

    >>> reading("Лукашэнка"), reading("Lukashenka")
    ('lukaSenka', 'lukaSenka')
    """
    return sounded(word)


def sounded(word: str) -> str:
    """The same as `reading`, not kept: for who keeps it."""
    if word.isascii():
        return _sound(word.lower(), "slav")
    plain = _plain(word)
    return _sound(plain, "cyrl" if _CYRILLIC.search(plain) else "slav")


def other_readings(word: str) -> tuple[str, ...]:
    """The other ways a word in Latin letters may sound: English, French, German, Italian, Spanish, Polish.

    A word of few and open syllables may also be Chinese in pinyin or Korean, one with sz, zs, cs, gy or ty Hungarian,
    one in -as, -is, -us or -ys Lithuanian, whose ending is no part of the name.

    >>> "oru" in other_readings("Auroux")
    True
    """
    plain = _plain(word)
    if _CYRILLIC.search(plain):
        return ()
    heard = [_sound(plain, reading) for reading in LATIN_READINGS]
    if len(plain) < 11 and _SYLLABLES.fullmatch(plain):
        heard += [_sound(plain, "zh"), _sound(plain, "ko")]
    heard += [_sound(plain, reading) for reading, look in _LOOKS.items() if look.search(plain)]
    return tuple(heard)


def readings(word: str) -> tuple[str, ...]:
    """All the ways a word may sound, each once, the likeliest first."""
    return tuple(filter(None, dict.fromkeys((reading(word), *other_readings(word)))))


_MERGED: Mapping[int, str | int | None] = str.maketrans(
    {"T": "t", "D": "d", "c": "t", "h": "g", "Z": "z", "S": "s", "C": "s"} | dict.fromkeys("aeiouj")
)


@lru_cache(maxsize=131072)
def consonants(word: str) -> str:
    """The consonants of the first reading, close ones merged: what blocking and quick refusals are done on.

    >>> consonants("Ціханоўская"), consonants("Tikhanovskaya")
    ('tgnvsk', 'tgnvsk')
    """
    return skeleton(reading(word))


def skeleton(sound: str) -> str:
    """The consonants of a reading, close ones merged."""
    merged = sound.translate(_MERGED).replace("dz", "d").replace("ts", "t")
    return _DOUBLED.sub("", merged)


def key(name: str) -> str:
    """A folded key of a whole name, words in alphabetical order: equal for most spellings of one name.

    >>> key("Ціханоўская Святлана") == key("Svetlana Tikhanovskaya")
    True
    """
    return " ".join(sorted(filter(None, map(consonants, re.split(r"[\s,.]+", name)))))
