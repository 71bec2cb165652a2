"""How likely two spellings name one person: any script, any order of parts, with an explanation on request.

The parts of both names are aligned (given name with given name, surname with surname; crossed where the order is in
doubt), each pair of words is compared by how it sounds, given names and patronymics by the table first. The likenesses
of the parts are then weighed into one number: all of them must be good.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import require_several, require_text
from .heard import Word, abbreviates, likeness, word
from .keyed import Keyed, keyed, surnamed
from .tokens import name_words

__all__ = ["Explanation", "PartMatch", "explain", "similarity", "similarity_matrix"]

_MISSING = 0.8  # a part that one name does not have proves little
_MISSING_SURNAME = 0.6  # to share a given name alone proves less
_SAME_PATRONYMIC_INITIAL, _OTHER_PATRONYMIC = 0.97, 0.05
_OTHER_GENDER = 0.3  # husband and wife are two people
_OTHER_GENERATION = 0.3  # so are senior and junior
_PART_OF_DOUBLE = 0.85  # one half of a double surname
_PARTICLE = 0.95  # al-Assad and Assad
_LEFT_OVER = 0.85  # a word that the other name does not have
_LOW = 0.15  # below this nobody looks at the other parts


@dataclass(frozen=True, slots=True)
class PartMatch:
    """How one part of two names compared.

    `part` is given, patronymic, surname, gender or generation; `by` is `same`, `table`, `sound`, `initial` or
    `missing` (one name has no such part). What neither name has is no part.
    """

    part: str
    a: str
    b: str
    score: float
    by: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two names got their likeness: `score`, the parts, and whether given name and surname were read crossed."""

    score: float
    parts: tuple[PartMatch, ...]
    crossed: bool = False

    def __str__(self) -> str:
        """Write one line for the score and one for each part."""
        lines = [f"{part.part}: {part.a or '-'} / {part.b or '-'}: {part.score:.2f} ({part.by})" for part in self.parts]
        return "\n".join([f"{self.score:.3f}" + (" (order of parts crossed)" if self.crossed else ""), *lines])


def _groups(a: tuple[Word, ...], b: tuple[Word, ...]) -> tuple[float, str]:
    """Likeness of two parts of one or more words each: in order, else run together, else the best of the shorter."""
    if len(a) == 1 and len(b) == 1:
        return likeness(a[0], b[0])
    if not a or not b:
        return _MISSING, "missing"
    score, by = _several(a, b)
    if score < _PARTICLE:
        bare_a, bare_b = _without_particles(a), _without_particles(b)
        if len(bare_a) < len(a) or len(bare_b) < len(b):
            bare, how = _several(bare_a, bare_b)
            return max((score, by), (bare * _PARTICLE, how))
    return score, by


def _several(a: tuple[Word, ...], b: tuple[Word, ...]) -> tuple[float, str]:
    if len(a) == len(b):
        score, by = 1.0, "same"
        for x, y in zip(a, b, strict=True):
            one, by = likeness(x, y)
            score *= one
        return score, by
    joined = likeness(_joined(a), _joined(b))
    short, long = (a, b) if len(a) < len(b) else (b, a)
    part = _PART_OF_DOUBLE
    for one_word in short:
        part *= max([likeness(one_word, other)[0] for other in long])
    return max(joined, (part, "sound"))


def _without_particles(words: tuple[Word, ...]) -> tuple[Word, ...]:
    particles = name_words("particle")
    return tuple([one for one in words if one.text not in particles]) or words


def _joined(words: tuple[Word, ...]) -> Word:
    return words[0] if len(words) == 1 else word("".join([one.text for one in words]), "surname")


def _patronymics(a: Word | None, b: Word | None) -> tuple[float, str]:
    if a is None or b is None:
        return 1.0, "missing"
    if a.short or b.short:
        meant = abbreviates(a, b) if a.short else abbreviates(b, a)
        return (_SAME_PATRONYMIC_INITIAL if meant else _OTHER_PATRONYMIC), "initial"
    if a.ids and b.ids:
        return (_OTHER_PATRONYMIC if a.ids.isdisjoint(b.ids) else 1.0), "table"
    score, by = likeness(a, b)
    return max(_OTHER_PATRONYMIC, score), by


def _weigh(given: float, surname: float) -> float:
    """Both must be good: the geometric mean, drawn towards the worse."""
    return math.sqrt(surname * given * (surname if surname < given else given))


def _score(a: Keyed, b: Keyed) -> float:
    if a.plain and b.plain and not a.fathers and not b.fathers:
        return _aligned(a, b)  # what follows is for other names
    if not (a.given or a.named) or not (b.given or b.named):
        return 0.0
    score = _aligned(a, b)
    if score < 0.9 and (a.fathers or b.fathers) and a.named != b.named:
        score = max(score, _aligned(*_with_surnames(a, b)))
    if score >= 0.9 or (a.plain and b.plain):
        return score
    if not (a.sure and b.sure):
        score = max(score, _crossed(a, b))
    words = len(a.given) + len(a.surname) + len(b.given) + len(b.surname)
    if words > 4 and a.patronymic is None and b.patronymic is None:
        score = max(score, _scattered(a, b))
    return score


def _aligned(a: Keyed, b: Keyed) -> float:
    """The likeness of given name with given name and surname with surname; the cheapest refusals first."""
    first, second = a.given, b.given
    given = likeness(first[0], second[0])[0] if len(first) == 1 == len(second) else _groups(first, second)[0]
    rest = 1.0 if a.gender == b.gender and a.generation == b.generation else _people(a, b)
    if given * rest < _LOW:
        return given * rest * 0.5
    if a.fathers and b.fathers:
        rest *= _patronymics(a.patronymic, b.patronymic)[0]
        if given * rest < _LOW:
            return given * rest * 0.5
    surname_a, surname_b = a.surname, b.surname
    if surname_a and surname_b:
        return _weigh(given, _groups(surname_a, surname_b)[0]) * rest
    one_has = bool(surname_a) != bool(surname_b) and a.given and b.given
    return _weigh(given, _MISSING_SURNAME if one_has else _MISSING) * rest


def _with_surnames(a: Keyed, b: Keyed) -> tuple[Keyed, Keyed]:
    """Two names of which one has a surname; a seeming patronymic is taken for that of the other: Максим Богданович."""
    if a.surname:
        return a, surnamed(b)
    return surnamed(a), b


def _crossed(a: Keyed, b: Keyed) -> float:
    """The likeness of given name with surname and surname with given name, if one of the names has both."""
    if not (b.given and b.surname):
        a, b = b, a
        if not (b.given and b.surname):
            return 0.0
    given = _groups(a.given, b.surname)[0]
    if given < _LOW:
        return 0.0
    surname = _groups(a.surname, b.given)[0]
    if surname < _LOW:  # the same of both, or the order of the two names would matter
        return 0.0
    return _weigh(given, surname) * _people(a, b) * _patronymics(a.patronymic, b.patronymic)[0]


def _people(a: Keyed, b: Keyed) -> float:
    """What man and woman, senior and junior leave of a likeness."""
    score = _OTHER_GENDER if a.gender and b.gender and a.gender != b.gender else 1.0
    return score * _OTHER_GENERATION if a.generation and b.generation and a.generation != b.generation else score


def _scattered(a: Keyed, b: Keyed) -> float:
    """The likeness where nothing tells which word is what (Recep Tayyip Erdoğan, Kim Jong Un): the best pairs."""
    short, long = sorted((a.given + a.surname, b.given + b.surname), key=len)
    if len(short) < 2:
        return 0.0
    score = _best_pairs(short, long)
    if len(short) == len(long):
        score = max(score, _best_pairs(long, short))
    return score * _people(a, b)


def _best_pairs(short: tuple[Word, ...], long: tuple[Word, ...]) -> float:
    left = list(long)
    score = _LEFT_OVER ** (len(long) - len(short))
    for one in short:
        alike = [likeness(one, other)[0] for other in left]
        best = max(alike)
        score *= best
        if score < _LOW:
            return 0.0
        left.pop(alike.index(best))
    return score


def similarity(a: str, b: str, *, lang_a: str | None = None, lang_b: str | None = None) -> float:
    """How likely two spellings name one person, from 0 to 1.

    `a` and `b` are full names in any spelling, script and order of parts. `lang_a` and `lang_b` are their spelling
    codes, if known; all spellings are tried, so they change nothing yet. From about 0.6 on two names are more likely
    one person's than not; from 0.75 on 99 of 100 are. Nothing is raised; a text without letters is like nothing.

    >>> similarity("Ігар Лосік", "Igor Losik") > 0.9
    True
    >>> similarity("Ціханоўская Святлана Георгіеўна", "Sviatlana Tsikhanouskaya") > 0.9
    True
    >>> similarity("Ігар Лосік", "Дар'я Лосік") < 0.3
    True
    """
    if not (isinstance(a, str) and isinstance(b, str)):
        require_text(a, "a")
        require_text(b, "b")
    return _score(keyed(a), keyed(b))


def similarity_matrix(a: Sequence[str], b: Sequence[str]) -> list[list[float]]:
    """The likeness of each name of `a` with each of `b`: a row for each of `a`, of the numbers `similarity` gives.

    Each name is taken apart once, however often it is compared. To find a few names among many, `NameIndex` is faster.
    Raises `ArgumentTypeError` for one name in place of a list.

    >>> similarity_matrix(["Ihar Losik"], ["Игорь Лосик", "Дарья Лосик"])[0][0] > 0.9
    True
    """
    require_several(a, "a")
    require_several(b, "b")
    others = [keyed(name) for name in b]
    return [[_score(one, other) for other in others] for one in map(keyed, a)]


def explain(a: str, b: str, *, lang_a: str | None = None, lang_b: str | None = None) -> Explanation:
    """Why two names got their likeness: part by part, and by what. The score is that of `similarity`.

    >>> print(explain("Ihar Losik", "Лосик Игорь Александрович"))
    1.000
    given: ihar / игорь: 1.00 (table)
    patronymic: - / александрович: 1.00 (missing)
    surname: losik / лосик: 1.00 (same)
    """
    first, second = keyed(a), keyed(b)
    score = _score(first, second)
    if bool(first.surname) != bool(second.surname) and score > _aligned(first, second):
        first, second = _with_surnames(first, second)
    given, surname = second.given, second.surname
    crossed = score != _aligned(first, second) and score == _crossed(first, second)
    if crossed:
        given, surname = surname, given
    fathers = [one.patronymic.text if one.patronymic else "" for one in (first, second)]
    parts = [
        PartMatch("given", _text(first.given), _text(given), *_groups(first.given, given)),
        PartMatch("patronymic", fathers[0], fathers[1], *_patronymics(first.patronymic, second.patronymic)),
        PartMatch("surname", _text(first.surname), _text(surname), *_groups(first.surname, surname)),
    ]
    if first.gender and second.gender and first.gender != second.gender:
        parts.append(PartMatch("gender", first.gender, second.gender, _OTHER_GENDER, "table"))
    if first.generation and second.generation and first.generation != second.generation:
        parts.append(PartMatch("generation", first.generation, second.generation, _OTHER_GENERATION, "table"))
    return Explanation(score, tuple(part for part in parts if part.a or part.b), crossed)


def _text(words: tuple[Word, ...]) -> str:
    return " ".join([one.text for one in words])
