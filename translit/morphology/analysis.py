"""From an inflected word back to its base form: every base form whose own paradigm has the word, likeliest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from operator import attrgetter
from typing import Final, NamedTuple

from ..text import EAST_SLAVIC, fold_lookalikes, nfc
from .cases import CASES, Reading, check
from .gender import known_given, looks_surname
from .lettercase import all_like, plain
from .places import is_listed, looks_like_place
from .tables import PERSON_PARTS, WRITTEN, load, rows

__all__ = ["CASE_WEIGHTS", "analyse"]

# How often a name in running text stands in a case (UD treebanks of Belarusian, Russian and Ukrainian, rounded).
CASE_WEIGHTS: Final = {"nom": 1.0, "gen": 0.6, "ins": 0.45, "acc": 0.35, "dat": 0.3, "loc": 0.1, "voc": -0.5}
_BY_PART: Final = {"given": 0.1, "surname": 0.15, "place": 0.0, "patronymic": 0.0, "organisation": -0.6}
_PLURAL: Final = -1.2
_KNOWN: Final = 2.0
_RARE: Final = -2.5
_NO_ADJECTIVE: Final = -0.1
_MISFIT: Final = -0.8
_HERS: Final = ("овой", "евой")

# Letters that never meet at the end of an East Slavic word.
_IMPOSSIBLE: Final = re.compile(
    "[аеёиоуыэюяіїєйьъ]ь$|[бвгґджзклмнпрстўфхцчшщьъ]й$|[бгґджзптфхчшщ]к$|[бгґджкпфхцчшщ]мь?$|[гкх]ь$|[гкхжшчщ]я$|[гкх]ыя$|[гкх]ы$|[аеёуоэюя]ы$"
)
_MEETING: Final = 4  # what those and the end of a line take
_PATRONYMIC: Final = re.compile("[иіы]ч|[чшвў]н[аыіиеуо]|icz|[eo]vn")
_PATRONYMIC_BASE: Final = re.compile("[иіы]ч$|[чшвў]на$|icz$|[eo]vna$")

_BY_CLASS: Final = 98  # the fit of an ending that only the class of the word allows
_OF_THE_CLASS: Final = 0.7
# The adjective endings of a woman's surname, whose base form ends in -а.
_UKRAINIAN_WOMEN: Final = (("ої", "gen"), ("ій", "dat"), ("ій", "loc"), ("у", "acc"), ("ою", "ins"))

_BOTH: Final = ("", "nom")  # what every base form is asked

_SHORTEST: Final = 3

_Raw = tuple[str, str, str, str, int]


def analyse(word: str, lang: str, *, part: str | None = None, gender: str | None = None) -> list[Reading]:
    """The readings of an inflected word, best first; never empty, since any word may be a base form.

    `part` and `gender` narrow the search. A name that never changes has a reading in every case. The score orders the
    readings of one word: by how often a case is met, how typical the base form's ending is (`analysis.tsv`), and
    whether a table knows the base form. Raises CaseError for a language, part or gender that is not known.

    >>> best = analyse("Лукашэнкам", "be", part="surname")[0]
    >>> best.lemma, best.case, best.gender
    ('Лукашэнка', 'ins', 'm')
    """
    check(lang, "nom", part, gender)
    return list(_readings(word, lang, part, gender))


@lru_cache(maxsize=1 << 16)
def _readings(word: str, lang: str, part: str | None, gender: str | None) -> tuple[Reading, ...]:
    shown = fold_lookalikes(nfc(word)).replace("\u0301", "")
    lower = plain(shown)
    bases: dict[tuple[str, str, str], _Base | None] = {}
    best: dict[tuple[str, str, str | None, str], tuple[float, str]] = {}
    for lemma, its_part, key, case, fit in _raw(lower, lang, part):
        plural = key == "pl"
        sex = None if plural else key
        if gender not in (None, sex):
            continue
        which = lemma, its_part, key
        if which not in bases:
            bases[which] = _base(lemma, lower, lang, its_part, sex, part is None)
        base = bases[which]
        if base is None:
            continue
        score = CASE_WEIGHTS[case] + _BY_PART[its_part] + 0.1 * min(fit, 6)
        if plural:
            score += _PLURAL
        if fit == WRITTEN:
            score += 1.5
        elif fit == _BY_CLASS:
            score += _OF_THE_CLASS
        elif case == "nom":
            score += base.known_as_nom
            score += base.typical_as_nom
        else:
            score += base.known
            score += base.typical.get(case, base.typical[""])
        reading = lemma, case, sex, its_part
        held = best.get(reading)
        if held is None or held[0] < score:
            best[reading] = round(score, 3), "pl" if plural else "sg"
    printed = all_like({lemma: lemma for lemma, _, _, _ in best}, shown)
    found = [
        Reading(printed[lemma], case, sex, its_part, score, number)
        for (lemma, case, sex, its_part), (score, number) in best.items()
    ]
    found.sort(key=attrgetter("score"), reverse=True)
    return tuple(found) or (Reading(shown, "nom", gender, part or "surname", 0.0),)


class _Typical(NamedTuple):
    """What an ending adds to the scores of a base form's readings: in the nominative, and in the other cases."""

    as_nom: float
    by_case: Mapping[str, float]  # "" for those without a row of their own


class _Base(NamedTuple):
    """What a base form adds to the scores of its readings: in the nominative, and in the other cases."""

    known_as_nom: float
    typical_as_nom: float
    known: float
    typical: Mapping[str, float]


def _base(lemma: str, lower: str, lang: str, part: str, gender: str | None, any_part: bool) -> _Base | None:
    """What tables and endings say for a base form of the word `lower`; None where it cannot be one."""
    if lang in EAST_SLAVIC and lemma != lower and _IMPOSSIBLE.search(lemma[-_MEETING:]):
        return None
    if part == "patronymic" and not _is_patronymic(lemma, lower, lang, gender, any_part):
        return None
    known = _known(lemma, lang, part, gender)
    typical = _typical(_telling(lemma), lang, part, gender or "")
    return _Base(
        known + _misfit(lemma, lang, part, gender),
        typical.as_nom,
        # That a table has the word as a base form says nothing for reading it as a case that looks the same.
        known if lemma != lower else min(known, 0.0),
        typical.by_case,
    )


def _raw(lower: str, lang: str, part: str | None) -> list[_Raw]:
    """(lemma, part, gender, case, letters of the ending) of every reading."""
    parts = (part,) if part else _worth_a_look(lower)
    found = load(lang).back(lower, parts)
    if lang == "uk":
        found += load("uk.analysis").back(lower, parts)
        if "surname" in parts:
            found += _adjectives(lower)
    if lang == "ru" and not PERSON_PARTS.isdisjoint(parts):
        found += _russian()[0](lower, parts)
    found += _as_base(lower, lang, parts)
    return found


def _adjectives(lower: str) -> Iterator[_Raw]:
    """Readings of a Ukrainian word as a woman's surname of which shevchenko says that it is an adjective: Чорну.

    One in -ій may be a surname that stands so for men and women alike (Топчій): of those the dictionary is asked, too.
    """
    from . import dictionary, shevchenko

    for ending, case in _UKRAINIAN_WOMEN:
        stem = lower.removesuffix(ending)
        if len(stem) < _SHORTEST or stem == lower or not shevchenko.is_adjective(stem + "а"):
            continue
        if ending != "ій" or dictionary.is_adjective(stem + "ий", "uk"):
            yield stem + "а", "surname", "f", case, _BY_CLASS


def _as_base(lower: str, lang: str, parts: Sequence[str]) -> Iterator[_Raw]:
    """The readings in which the word is a base form: nominative, and every other case if it never changes."""
    for its_part in parts:
        for gender in ("m", "f") if its_part in PERSON_PARTS else ("m", "f", "n", "pl"):
            fixed = _fixed(lower, lang, its_part, gender)
            if fixed is None:
                continue
            # A word that is written out is as sure in the nominative as in its other cases.
            written = not fixed and load(lang).word(lower, its_part, gender) is not None
            yield lower, its_part, gender, "nom", WRITTEN if written else 1
            if fixed:
                for case in CASES[lang][1:]:
                    yield lower, its_part, gender, case, 1


def _fixed(lower: str, lang: str, part: str, gender: str) -> bool | None:
    """Whether a word never changes; None where it is no base form of this part and gender."""
    fixed = load(lang).fixed(lower, part, gender)
    if fixed is not None or part not in PERSON_PARTS or lang not in ("ru", "uk"):
        return fixed
    if lang == "uk":
        return load("uk.analysis").fixed(lower, part, gender)
    return _russian()[1](lower, part, gender)


@lru_cache(maxsize=1)
def _russian() -> tuple[Callable[[str, Sequence[str]], Iterator[_Raw]], Callable[[str, str, str], bool]]:
    """What the rules for people's names say that are not in our tables: the way back, and whether a word is fixed."""
    from . import petrovich, russian

    return russian.back, petrovich.is_fixed


@lru_cache(maxsize=1)
def _weights() -> Mapping[tuple[str, str, str], Mapping[str, Mapping[str, float]]]:
    """By language, part and gender, then by case ("" for all cases)."""
    found: dict[tuple[str, str, str], dict[str, dict[str, float]]] = {}
    for row in rows("analysis.tsv"):
        weights = dict.fromkeys(row["ending"].split(), float(row["weight"]))
        for key in product(row["lang"].split(","), row["part"].split(","), row["gender"].split(",")):
            found.setdefault(key, {}).setdefault(row["case"], {}).update(weights)
    return found


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    """The endings that have a weight, and the ends of these."""
    endings = {ending for by_case in _weights().values() for weights in by_case.values() for ending in weights}
    return frozenset(ending[start:] for ending in endings for start in range(len(ending)))


def _telling(lemma: str) -> str:
    """As many letters at the end of a base form as tell which endings it has, which none has that is the whole word."""
    ends, start = _ends(), len(lemma)
    while start > 1 and lemma[start - 1 :] in ends:
        start -= 1
    return lemma[start:]


@lru_cache(maxsize=1 << 14)
def _typical(end: str, lang: str, part: str, gender: str) -> _Typical:
    """How typical base forms with these last letters are, by the longest ending that has a weight."""
    weights = _weights().get((lang, part, gender), {})
    typical = _longest(end, weights.get("", {}))
    by_case = {case: typical + _longest(end, own) for case, own in weights.items() if case not in _BOTH}
    return _Typical(typical + _longest(end, weights.get("nom", {})), {"": typical} | by_case)


def _longest(end: str, weights: Mapping[str, float]) -> float:
    for start in range(len(end) if weights else 0):
        weight = weights.get(end[start:])
        if weight is not None:
            return weight
    return 0.0


def _known(lemma: str, lang: str, part: str, gender: str | None) -> float:
    if part == "given":
        if gender == "f" and lemma in _rare(lang):
            return _RARE
        if known_given(lemma, lang) != gender:
            return 0.0
        written = load(lang).word(lemma, part, gender or "")
        return _KNOWN if written is None or written.get("gen") != (lemma,) else 0.0
    if part == "place":
        if is_listed(lemma, lang, gender):
            return _KNOWN
        return 0.3 if looks_like_place(lemma, lang, gender) else -2.0 if gender == "n" else -1.2
    return _NO_ADJECTIVE if part == "surname" and lang == "ru" and _adjective_beside(lemma) else 0.0


def _adjective_beside(lemma: str) -> bool:
    """Whether a surname on -ой would be a common adjective on -ый: «Великого» is of Великий, not Великой."""
    stem = lemma.removesuffix("ой")
    if stem == lemma or len(stem) < _SHORTEST:
        return False
    from . import dictionary

    other = stem + ("ий" if stem[-1] in "гкхжчшщ" else "ый")
    return dictionary.knows(other, "ru") and dictionary.is_adjective(other, "ru")


@lru_cache(maxsize=8)
def _rare(lang: str) -> frozenset[str]:
    """Women's names that are also a case of a man's name, who is met far more often: Роберта, Станислава."""
    mine = [row["names"] for row in rows("given.rare.tsv") if row["lang"] == lang]
    return frozenset(plain(" ".join(mine)).split())


def _misfit(lemma: str, lang: str, part: str, gender: str | None) -> float:
    """What a surname in the nominative loses that looks like one of the other gender: «Колесниковой» is a woman's in
    another case, unless the word is an adjective, as Полевой is.
    """
    if part != "surname" or not gender or lemma.endswith(("а", "я")):
        return 0.0
    if lang == "ru" and gender == "m" and lemma.endswith(_HERS):
        from . import dictionary

        return 0.0 if dictionary.has_adjective(lemma, lang) else _MISFIT
    return _MISFIT if looks_surname(lemma, lang) not in (None, gender) else 0.0


def _is_patronymic(lemma: str, lower: str, lang: str, gender: str | None, any_part: bool) -> bool:
    """Whether a base form ends like a patronymic, and like one of its gender, where the word does or nobody says."""
    shaped = bool(_PATRONYMIC.search(lower))
    if (shaped or any_part) and not _PATRONYMIC_BASE.search(lemma):
        return False  # «Ігараўна» is no genitive of «Ігараўн»
    return not shaped or lang not in EAST_SLAVIC or gender is None or (gender == "f") == lemma.endswith("а")


def _worth_a_look(lower: str) -> Sequence[str]:
    """The parts to try where nobody says: no organisation, and a patronymic only with a patronymic's suffix."""
    return ("given", "surname", "place", "patronymic") if _PATRONYMIC.search(lower) else ("given", "surname", "place")
