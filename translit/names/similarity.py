"""How likely two spellings name one person: any script, any order of parts, with an explanation on request.

The parts of both names are aligned (given name with given name, surname with surname; crossed when the order is in
doubt), each pair of words is compared by how it sounds (`key.readings`), given names and patronymics by the table first.
The parts' likenesses are then weighed into one number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from translit.text.unicode import fold_lookalikes, nfc

from .given_names import GivenNames, fold_form
from .key import data_rows, readings
from .parse import Name, is_initial, looks_patronymic, parse

__all__ = ["Explanation", "PartMatch", "explain", "similarity"]
# Weights of the whole: tuned on pairs of spellings by hand, once; a part's likeness enters as a power.
_UNKNOWN_GIVEN = 0.8  # an initial or a missing given name proves little
_NO_COST = 0.85  # to drop or add a sound that the table does not name
_OTHER_VOWELS, _OTHER = 0.6, 1.0
_WIDTH = 0.23  # distance per sound at which a word counts as half alike


@dataclass(frozen=True, slots=True)
class PartMatch:
    """How one part of two names compared: which words, by what (`same`, `table`, `sound`, `initial`, `missing`)."""

    part: str
    a: str
    b: str
    score: float
    by: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two names got their likeness."""

    score: float
    parts: tuple[PartMatch, ...]
    crossed: bool = False

    def __str__(self) -> str:
        lines = [f"{part.part}: {part.a or '-'} / {part.b or '-'}: {part.score:.2f} ({part.by})" for part in self.parts]
        return "\n".join([f"{self.score:.3f}", *lines])


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of a name with all that comparing needs."""

    text: str
    sounds: tuple[str, ...]
    ids: frozenset[str]
    mask: int
    initial: bool


@dataclass(frozen=True, slots=True, eq=False)
class Keyed:
    """A parsed name ready to be compared."""

    given: tuple[Word, ...]
    patronymic: Word | None
    surname: tuple[Word, ...]
    gender: str | None
    sure: bool  # whether which part is which is beyond doubt


@lru_cache(maxsize=1)
def _costs() -> dict[str, float]:
    costs: dict[str, float] = {}
    for row in data_rows("sound-costs.tsv"):
        first, second = row["sounds"]
        costs[first + second] = costs[second + first] = float(row["cost"])
    for first in _SOUNDS:
        costs.setdefault("-" + first, _NO_COST)
        costs[first + first] = 0.0
        for second in _SOUNDS:
            vowels = first in "aeiou" and second in "aeiou"
            costs.setdefault(first + second, _OTHER_VOWELS if vowels else _OTHER)
    return costs


_SOUNDS = "abcdefghijklmnoprstuvzSZCTDwyqx"


def distance(a: str, b: str) -> float:
    """The least cost of turning one sound string into another, by `data/sound-costs.tsv`."""
    if a == b:
        return 0.0
    costs = _costs()
    drops = [costs["-" + c] for c in b]
    row = [0.0]
    for drop in drops:
        row.append(row[-1] + drop)
    for first in a:
        lost = costs["-" + first]
        above, left = row[0], row[0] + lost
        new = [left]
        for j, second in enumerate(b):
            up = row[j + 1]
            best = above + costs[first + second]
            if up + lost < best:
                best = up + lost
            if left + drops[j] < best:
                best = left + drops[j]
            new.append(best)
            above, left = up, best
        row = new
    return row[-1]


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Likeness of two words by their readings: each reading of one against the likeliest of the other."""
    best = 9.0
    for first in a if len(b) == 1 else a[:1]:
        for second in b:
            best = min(best, distance(first, second) / max(3.0, (len(first) + len(second)) / 2))
    if len(a) > 1 and len(b) > 1:
        for first, second in zip(a[1:], b[1:], strict=False):
            best = min(best, distance(first, second) / max(3.0, (len(first) + len(second)) / 2))
    return float(2.0 ** -((best / _WIDTH) ** 2))


@lru_cache(maxsize=262144)
def _words_alike(a: Word, b: Word) -> tuple[float, str]:
    if a.sounds and a.sounds[:1] == b.sounds[:1]:
        return 1.0, "same"
    if a.initial or b.initial:
        return (_UNKNOWN_GIVEN if _same_initial(a, b) else 0.0), "initial"
    if a.ids and b.ids:
        if a.ids & b.ids:
            return 1.0, "table"
        return min(0.3, _alike(a.sounds, b.sounds)), "table"
    if (a.mask ^ b.mask).bit_count() > 6 or not a.sounds or not b.sounds:
        return 0.0, "sound"
    return _alike(a.sounds, b.sounds), "sound"


def _same_initial(a: Word, b: Word) -> bool:
    """Whether one word is the initial of the other: compared by the first sound of any reading."""
    return any(
        costs < 0.3
        for x in a.sounds
        for y in b.sounds
        if (costs := _costs().get(x.lstrip("j")[:1] + y.lstrip("j")[:1], _OTHER)) is not None
    )


@lru_cache(maxsize=262144)
def _word(text: str, part: str) -> Word:
    table = GivenNames.builtin()
    ids: frozenset[str] = frozenset()
    if part == "given":
        ids = frozenset(name.id for name in table.find(text, diminutives=True))
    elif part == "patronymic":
        ids = frozenset(item.base for item in table.find_patronymic(text))
    heard = readings(text)
    mask = 0
    for sound in heard[0] if heard else "":
        mask |= _BITS.get(sound, 0)
    return Word(text, heard, ids, mask, is_initial(text))


_BITS = {
    sound: 1 << n for n, group in enumerate(["bp", "dDtTczsZSC", "fvw", "ghkxqj", "l", "mn", "r"]) for sound in group
}
_SPLIT = re.compile(r"[\s\-‐‑–]+")
_FEMININE = re.compile(
    r"(?:[оеаё]в|[иы]н|[иі]н|їн)а$|(?:[сцз]к|н)ая$|[сц]ька$|[oeay]va$|[iy]na$|sk?[aá][iyj]?a$|cka$|ská$|ienė$|ytė$"
)


def _gender(name: Name) -> str | None:
    """The gender that the patronymic, else the given name, else the surname shows."""
    patronymic = name.patronymic.lower()
    if looks_patronymic(patronymic):
        return "f" if patronymic[-1] in "аяиыіуюea" and re.search(r"н[аы]?|na$", patronymic) else "m"
    genders = {found.gender for found in GivenNames.builtin().find(name.given)}
    if len(genders) == 1:
        return genders.pop()
    return "f" if _FEMININE.search(name.surname.lower()) else None


@lru_cache(maxsize=262144)
def keyed(name: str, lang: str | None = None) -> Keyed:
    """A name parsed and heard, kept for the next comparison."""
    parsed = parse(fold_lookalikes(nfc(name)), lang)

    def words(text: str, part: str) -> tuple[Word, ...]:
        found = tuple(_word(fold_form(piece), part) for piece in _SPLIT.split(text) if piece)
        return tuple(word for word in found if word.sounds)

    patronymic = words(parsed.patronymic, "patronymic")
    given = words(parsed.given, "given")
    return Keyed(
        given,
        patronymic[0] if patronymic else None,
        words(parsed.surname, "surname"),
        _gender(parsed),
        bool(patronymic) or any(word.ids or word.initial for word in given) or "," in name,
    )


def _groups(a: tuple[Word, ...], b: tuple[Word, ...]) -> tuple[float, str]:
    """Likeness of two parts of one or more words each: in order, else run together, else the best of the shorter."""
    if len(a) == 1 and len(b) == 1:
        return _words_alike(a[0], b[0])
    if not a or not b:
        return _UNKNOWN_GIVEN, "missing"
    if len(a) == len(b):
        scores = [_words_alike(x, y) for x, y in zip(a, b, strict=True)]
        score = 1.0
        for one, _ in scores:
            score *= one
        return score, scores[-1][1]
    joined = _words_alike(_joined(a), _joined(b))
    short, long = sorted((a, b), key=len)
    part = 1.0
    for word in short:
        part *= max(_words_alike(word, other)[0] for other in long)
    return max(joined, (0.85 * part, "sound"))


def _joined(words: tuple[Word, ...]) -> Word:
    return words[0] if len(words) == 1 else _word("".join(word.text for word in words), "surname")


def _patronymics(a: Word | None, b: Word | None) -> tuple[float, str]:
    if a is None or b is None:
        return 1.0, "missing"
    if a.initial or b.initial:
        return (0.97 if _same_initial(a, b) else 0.1), "initial"
    if a.ids and b.ids:
        return (1.0 if a.ids & b.ids else 0.05), "table"
    score = _words_alike(a, b)[0]
    return max(0.05, score), "sound"


def _weigh(given: float, surname: float, patronymic: float, gendered: bool) -> float:
    score = (surname * given) ** 0.5 * min(surname, given) ** 0.5 * patronymic
    return score if not gendered else score * 0.3


def _compare(a: Keyed, b: Keyed) -> Explanation:
    straight = _align(a, b.given, b.surname, b, False)
    if straight.score > 0.9 or (a.sure and b.sure) or not b.given or not b.surname:
        return straight
    crossed = _align(a, b.surname, b.given, b, True)
    return max(straight, crossed, key=lambda found: found.score)


def _align(a: Keyed, given: tuple[Word, ...], surname: tuple[Word, ...], b: Keyed, crossed: bool) -> Explanation:
    surnames = _groups(a.surname, surname)
    givens = _groups(a.given, given)
    patronymics = _patronymics(a.patronymic, b.patronymic)
    gendered = a.gender is not None and b.gender is not None and a.gender != b.gender
    score = _weigh(givens[0], surnames[0], patronymics[0], gendered)
    return Explanation(
        score,
        (
            PartMatch("given", _text(a.given), _text(given), *givens),
            PartMatch(
                "patronymic",
                _text((a.patronymic,) if a.patronymic else ()),
                _text((b.patronymic,) if b.patronymic else ()),
                *patronymics,
            ),
            PartMatch("surname", _text(a.surname), _text(surname), *surnames),
        ),
        crossed,
    )


def _text(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


def similarity(a: str, b: str, *, lang_a: str | None = None, lang_b: str | None = None) -> float:
    """How likely two spellings name one person, from 0 to 1.

    `a` and `b` are full names in any spelling, script and order of parts; `lang_a` and `lang_b` their spelling codes, if
    known. Nothing is raised; a text without letters is like nothing.

    >>> similarity("Ігар Лосік", "Igor Losik") > 0.9
    True
    >>> similarity("Ігар Лосік", "Дар'я Лосік") < 0.3
    True
    """
    return _compare(keyed(a, lang_a), keyed(b, lang_b)).score


def explain(a: str, b: str, *, lang_a: str | None = None, lang_b: str | None = None) -> Explanation:
    """Why two names got their likeness: part by part, and by what.

    >>> [(part.part, part.by) for part in explain("Ihar Losik", "Игорь Лосик").parts]
    [('given', 'table'), ('patronymic', 'missing'), ('surname', 'same')]
    """
    return _compare(keyed(a, lang_a), keyed(b, lang_b))
