"""How alike two words of names are: by the name tables, by how they sound, by what an abbreviation leaves of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import msgspec

from .given_names import CODES, GivenName, GivenNames, Patronymic
from .key import other_readings, reading, sounded
from .likeness import AGREED, FAR, by_distance, classes, exchanged, far
from .tokens import is_initial
from .unlike import begins, other_first, other_surname, other_vowel

__all__ = ["Word", "abbreviates", "likeness", "word"]

_CLASSES_APART = 2  # classes of sounds that only one of two readings has, at most
_CLASSES_OFF = 3  # the same before other readings are tried
_INITIAL = 0.8  # an initial proves little
_ABBREVIATED = 0.9  # the beginning of a name a little more
_OTHER_NAME = 0.3  # at most, for two names that the table knows as different ones
_OTHER_ENDING = 0.4  # at most, for two surnames made of one stem: Петров, Петренко; or of one syllable: Чиж, Чуж
_OTHER_FIRST = 0.3  # at most, for two words that only begin with sounds of different kinds: Jarvis, Carvis
_SAME_FIRST = 0.3  # what exchanging the first sounds of an initial and a name may cost

_SHORTEST = 2  # sounds of a given name that is known by them

_CONTRACTED = re.compile(r"(\w{1,5})-([^\W\d_aeiouyаеёиоуыэюяіїє]{1,2}[аa]?)\.?")  # Ал-др, Ал-дра
_BEGINNING = re.compile(r"([^\W\d_]{2,7})\.")  # Вл., Алекс.


class Word(msgspec.Struct, eq=False, gc=False):
    """One word of a name with all that comparing needs. Nobody changes one.

    `sound` is its likeliest reading, `mask` the classes of sounds in it; `ids` the `rows` of the name tables it stands
    in, `settled` that all of them are East Slavic names, whose equivalents the table has in full. `short` says how it
    abbreviates a name, if it does: the sounds it begins and ends with. `others` keeps its other readings, `unlike`
    those of them that differ, each once.
    """

    text: str
    sound: str
    mask: int
    part: str
    rows: tuple[GivenName | Patronymic, ...] = ()
    ids: frozenset[str] = frozenset()
    settled: bool = True
    short: tuple[str, str] | None = None
    others: tuple[tuple[str, int], ...] | None = None
    unlike: tuple[tuple[str, int], ...] = ()

    @property
    def initial(self) -> bool:
        """Whether one letter is all there is."""
        return self.short is not None and is_initial(self.text)


@lru_cache(maxsize=131072)
def word(text: str, part: str) -> Word:
    """A word ready to be compared, kept for the next comparison; `part` says which table knows it."""
    sound = sounded(text)
    if short := _shortened(text, sound):
        return Word(text, sound, classes(sound), part, short=short)
    made = Word(text, sound, classes(sound), part)
    if part == "given":
        table = GivenNames.builtin()
        if names := table.find(text, diminutives=True) or tuple(map(table.row, _sounding().get(sound, ()))):
            made.rows = names
            made.ids = frozenset([name.id for name in names])
            made.settled = all(name.source == "east-slavic" for name in names)
    elif part == "patronymic":
        made.rows = GivenNames.builtin().find_patronymic(text)
        made.ids = frozenset([row.base for row in made.rows if isinstance(row, Patronymic)])
    return made


@cache
def _sounding() -> Mapping[str, tuple[int, ...]]:
    """Given names, by their numbers, under how their Cyrillic forms sound: no column has Jazep or Mikałaj."""
    found: dict[str, tuple[int, ...]] = {}
    sounds: dict[str, str] = {}
    for number, forms in GivenNames.builtin().east_slavic():
        for sound in {sounds.get(form) or sounds.setdefault(form, sounded(form)) for form in forms}:
            found[sound] = (*found.get(sound, ()), number)
    return {sound: numbers for sound, numbers in found.items() if len(sound) > _SHORTEST}


def _shortened(text: str, sound: str) -> tuple[str, str] | None:
    """The sounds that an abbreviation leaves of a name's beginning and of its end."""
    if len(text) > 3 and text.isalpha():
        return None
    if is_initial(text):
        return sound, ""
    if "." in text and (match := _BEGINNING.fullmatch(text)):
        return reading(match[1]), ""
    if "-" in text and (match := _CONTRACTED.fullmatch(text)):
        return reading(match[1]), reading(match[2])
    return None


@lru_cache(maxsize=262144)
def likeness(a: Word, b: Word) -> tuple[float, str]:
    """Likeness of two words, 0 to 1, and by what: `same`, `table`, `sound` or `initial`."""
    if not a.sound or not b.sound:
        return 0.0, "sound"
    if a.sound == b.sound:
        return 1.0, "same"
    if a.short or b.short:
        return (abbreviates(a, b) if a.short else abbreviates(b, a)), "initial"
    if a.ids and b.ids:
        if not a.ids.isdisjoint(b.ids):
            return 1.0, "table"
        if a.settled and b.settled:
            return min(_OTHER_NAME, _by_sound(a, b)), "table"
    return _by_sound(a, b), "sound"


def _by_sound(a: Word, b: Word) -> float:
    """Likeness by sound: the likeliest readings; unless they agree, the other readings of Latin letters too."""
    mask_a, mask_b = a.mask, b.mask
    unlike = (mask_a ^ mask_b).bit_count()
    if unlike > _CLASSES_OFF:
        return 0.0
    best = _far(a.sound, b.sound) if unlike <= _CLASSES_APART else FAR
    if best > AGREED:
        others_a, others_b = _others(a), _others(b)
        if others_a or others_b:
            best = min([best, *_others_far(a, b)])
    alike = by_distance(best)
    if alike <= _OTHER_FIRST:
        return alike
    if a.text[0] != b.text[0] and other_first(a.text, a.sound, b.text, b.sound):
        return _OTHER_FIRST
    if alike <= _OTHER_ENDING or not a.part == b.part == "surname":
        return alike
    other = other_surname(a.sound, b.sound) or other_vowel(a.text, a.sound, b.text, b.sound)
    return _OTHER_ENDING if other else alike


def _others_far(a: Word, b: Word) -> Iterator[float]:
    """How far apart the other readings are: of each word from the first of the other's, and from those of its kind."""
    sound_a, mask_a, sound_b, mask_b = a.sound, a.mask, b.sound, b.mask
    for first, mask in a.unlike:
        if (mask ^ mask_b).bit_count() <= _CLASSES_APART:
            yield _far(first, sound_b)
    for second, mask in b.unlike:
        if (mask ^ mask_a).bit_count() <= _CLASSES_APART:
            yield _far(sound_a, second)
    if a.others and b.others:
        pairs = zip(a.others, b.others, strict=False)
        for first, second in {(x, y) for (x, mask), (y, other) in pairs if _near(mask, other)}:
            yield _far(first, second)


def _far(a: str, b: str) -> float:
    return far(a, b) if a < b else far(b, a)


def _others(one: Word) -> tuple[tuple[str, int], ...]:
    if one.others is None:
        one.others = tuple([(sound, classes(sound)) for sound in other_readings(one.text) if sound])
        one.unlike = tuple([each for each in dict.fromkeys(one.others) if each[0] != one.sound])
    return one.others


def _other_sounds(one: Word) -> list[str]:
    return [sound for sound, _ in _others(one)]


def _near(a: int, b: int) -> bool:
    return (a ^ b).bit_count() <= _CLASSES_APART


@lru_cache(maxsize=65536)
def abbreviates(short: Word, full: Word) -> float:
    """How likely a shortened word stands for another word: an initial, the beginning, or both ends of a name.

    The name may be meant in its form in another language: Р. is Рыгор, who is Григорий in Russian.
    """
    assert short.short is not None
    if full.short and len(full.short[0]) < len(short.short[0]):
        short, full = full, short
    begin, end = short.short or ("", "")
    sounds = {full.short[0] if full.short else full.sound, *_other_sounds(full)}
    for row in full.rows:
        sounds |= {reading(form) for code in CODES for form in row.forms.get(code, ())[:1]}
    if short.initial:
        firsts = (begin, *_other_sounds(short))
        return _INITIAL if any(_same_first(x, y) for x in firsts for y in sounds) else 0.0
    whole = any(begins(sound, begin) and (full.short or sound.endswith(end)) for sound in sounds)
    return _ABBREVIATED if whole else 0.0


def _same_first(a: str, b: str) -> bool:
    return a[:1] == b[:1] or exchanged(a.lstrip("j")[:1], b.lstrip("j")[:1]) < _SAME_FIRST
