"""How likely two spellings name one person: any script, any order of parts, with an explanation on request.

The parts of both names are aligned (given name with given name, surname with surname; crossed where the order is in
doubt), each pair of words is compared by how it sounds, given names and patronymics by the table first. The likenesses
of the parts are then weighed into one number: all of them must be good.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from translit.text.unicode import fold_lookalikes, nfc

from .given_names import GivenNames, fold_form
from .likeness import Word, likeness, same_initial, word
from .parse import Name, looks_patronymic, parse

__all__ = ["Explanation", "PartMatch", "explain", "similarity"]

_MISSING = 0.8  # a part that one name does not have proves little
_SAME_PATRONYMIC_INITIAL, _OTHER_PATRONYMIC = 0.97, 0.05
_OTHER_GENDER = 0.3  # husband and wife are two people
_PART_OF_DOUBLE = 0.85  # one half of a double surname
_LEFT_OVER = 0.85  # a word that the other name does not have
_LOW = 0.15  # below this nobody looks at the other parts


@dataclass(frozen=True, slots=True)
class PartMatch:
    """How one part of two names compared.

    `part` is given, patronymic, surname or gender; `by` is `same`, `table`, `sound`, `initial`, `missing` (one name
    has no such part) or `skipped` (another part had decided).
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


@dataclass(slots=True, eq=False)  # not frozen, like `Word`
class Keyed:
    """A parsed name ready to be compared."""

    given: tuple[Word, ...]
    patronymic: Word | None
    surname: tuple[Word, ...]
    gender: str | None
    sure: bool  # whether which part is which is beyond doubt


_SPLIT = re.compile(r"[\s\-‐‑–]+")
_FEMININE = re.compile(
    r"(?:(?:[оеаё]в|[иіы]н|їн|[сц]ьк)а|(?:[сц]к|н)ая|[oeay]va|[iy]na|sk?[aá][iyj]?a|cka|ská|ienė|ytė)$"
)


def _gender(name: Name) -> str | None:
    """The gender that the patronymic, else the given name, else the surname shows."""
    if looks_patronymic(name.patronymic):
        return "f" if re.search(r"(?:н|n)[^вv]?[йю]?$", name.patronymic.lower()) else "m"
    genders = {found.gender for found in GivenNames.builtin().find(name.given)}
    if len(genders) == 1:
        return genders.pop()
    return "f" if _FEMININE.search(name.surname.lower()) else None


@lru_cache(maxsize=262144)
def keyed(name: str, lang: str | None = None) -> Keyed:
    """A name parsed and heard, kept for the next comparison."""
    # The letter kra stands for к in names of the EU's sanctions lists.
    parsed = parse(name if name.isascii() else fold_lookalikes(nfc(name.replace("ĸ", "к"))), lang)

    def words(text: str, part: str) -> tuple[Word, ...]:
        found = [word(fold_form(piece), part) for piece in _SPLIT.split(text) if piece]
        return tuple([one for one in found if one.sound])

    patronymic = words(parsed.patronymic, "patronymic") if parsed.patronymic else ()
    given = words(parsed.given, "given")
    return Keyed(
        given,
        patronymic[0] if patronymic else None,
        words(parsed.surname, "surname"),
        _gender(parsed),
        bool(patronymic)
        or "," in name
        or (any(one.ids or one.initial for one in given) and parsed.surname not in GivenNames.builtin()),
    )


def _groups(a: tuple[Word, ...], b: tuple[Word, ...]) -> tuple[float, str]:
    """Likeness of two parts of one or more words each: in order, else run together, else the best of the shorter."""
    if len(a) == 1 and len(b) == 1:
        return likeness(a[0], b[0])
    if not a or not b:
        return _MISSING, "missing"
    if len(a) == len(b):
        score, by = 1.0, "same"
        for x, y in zip(a, b, strict=True):
            one, by = likeness(x, y)
            score *= one
        return score, by
    joined = likeness(_joined(a), _joined(b))
    short, long = sorted((a, b), key=len)
    part = _PART_OF_DOUBLE
    for one_word in short:
        part *= max(likeness(one_word, other)[0] for other in long)
    return max(joined, (part, "sound"))


def _joined(words: tuple[Word, ...]) -> Word:
    return words[0] if len(words) == 1 else word("".join(one.text for one in words), "surname")


def _patronymics(a: Word | None, b: Word | None) -> tuple[float, str]:
    if a is None or b is None:
        return 1.0, "missing"
    if a.initial or b.initial:
        return (_SAME_PATRONYMIC_INITIAL if same_initial(a, b) else _OTHER_PATRONYMIC), "initial"
    if a.ids and b.ids:
        return (1.0 if a.ids & b.ids else _OTHER_PATRONYMIC), "table"
    score, by = likeness(a, b)
    return max(_OTHER_PATRONYMIC, score), by


def _weigh(given: float, surname: float) -> float:
    """Both must be good: the geometric mean, drawn towards the worse."""
    return math.sqrt(surname * given * (surname if surname < given else given))


def _score(a: Keyed, b: Keyed) -> float:
    if not (a.given or a.surname) or not (b.given or b.surname):
        return 0.0
    score = _aligned(a, b, b.given, b.surname)
    if score < 0.9:
        if not (a.sure and b.sure) and b.given and b.surname:
            score = max(score, _aligned(a, b, b.surname, b.given))
        words = len(a.given) + len(a.surname) + len(b.given) + len(b.surname)
        if words > 4 and a.patronymic is None and b.patronymic is None:
            score = max(score, _scattered(a, b))
    return score


def _scattered(a: Keyed, b: Keyed) -> float:
    """The likeness where nothing tells which word is what (Recep Tayyip Erdoğan, Kim Jong Un): the best pairs."""
    short, long = sorted((a.given + a.surname, b.given + b.surname), key=len)
    if len(short) < 2:
        return 0.0
    left = list(long)
    score = _LEFT_OVER ** (len(long) - len(short))
    for one in short:
        alike = [likeness(one, other)[0] for other in left]
        best = max(alike)
        score *= best
        if score < _LOW:
            return 0.0
        left.pop(alike.index(best))
    return score * _genders(a, b)


def _genders(a: Keyed, b: Keyed) -> float:
    return 1.0 if a.gender is None or b.gender is None or a.gender == b.gender else _OTHER_GENDER


def _aligned(a: Keyed, b: Keyed, given: tuple[Word, ...], surname: tuple[Word, ...]) -> float:
    """The likeness with b's parts read so; the cheapest refusals first."""
    rest = _genders(a, b)
    if a.patronymic is not None and b.patronymic is not None:
        rest *= _patronymics(a.patronymic, b.patronymic)[0]
    given_score = _groups(a.given, given)[0]
    if given_score * rest < _LOW:
        return given_score * rest * 0.5
    return _weigh(given_score, _groups(a.surname, surname)[0]) * rest


def similarity(a: str, b: str, *, lang_a: str | None = None, lang_b: str | None = None) -> float:
    """How likely two spellings name one person, from 0 to 1.

    `a` and `b` are full names in any spelling, script and order of parts; `lang_a` and `lang_b` their spelling codes,
    if known. From about 0.6 on two names are more likely one person's than not; from 0.75 on 99 of 100 are.
    Nothing is raised; a text without letters is like nothing.

    >>> similarity("Ігар Лосік", "Igor Losik") > 0.9
    True
    >>> similarity("Ціханоўская Святлана Георгіеўна", "Sviatlana Tsikhanouskaya") > 0.9
    True
    >>> similarity("Ігар Лосік", "Дар'я Лосік") < 0.3
    True
    """
    return _score(keyed(a, lang_a), keyed(b, lang_b))


def explain(a: str, b: str, *, lang_a: str | None = None, lang_b: str | None = None) -> Explanation:
    """Why two names got their likeness: part by part, and by what. The score is that of `similarity`.

    >>> print(explain("Ihar Losik", "Лосик Игорь Александрович"))
    1.000
    given: ihar / игорь: 1.00 (table)
    patronymic: - / александрович: 1.00 (missing)
    surname: losik / лосик: 1.00 (same)
    """
    first, second = keyed(a, lang_a), keyed(b, lang_b)
    score = _score(first, second)
    given, surname = second.given, second.surname
    crossed = score != _aligned(first, second, given, surname) and score == _aligned(first, second, surname, given)
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
    return Explanation(score, tuple(parts), crossed)


def _text(words: tuple[Word, ...]) -> str:
    return " ".join(one.text for one in words)
