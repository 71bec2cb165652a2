"""From an inflected word back to its base form: every base form whose own paradigm has the word."""

from __future__ import annotations

from functools import lru_cache

from .cases import Reading, check
from .lettercase import like, plain
from .tables import load

__all__ = ["analyse"]


def analyse(word: str, lang: str, *, part: str | None = None, gender: str | None = None) -> list[Reading]:
    """The readings of an inflected word, best first; never empty, since any word may be a base form.

    `part` and `gender` narrow the search. Raises CaseError for a language, part or gender that is not known.

    >>> analyse("Лукашэнкам", "be", part="surname")[0]
    Reading(lemma='Лукашэнка', case='ins', gender='m', part='surname', score=..., number='sg')
    """
    check(lang, "nom", part, gender)
    return list(_readings(word, lang, part, gender))


@lru_cache(maxsize=1 << 16)
def _readings(word: str, lang: str, part: str | None, gender: str | None) -> tuple[Reading, ...]:
    lower = plain(word)
    found: list[Reading] = []
    for lemma, its_part, its_gender, case, fit in load(lang).back(lower):
        if part not in (None, its_part):
            continue
        sex = None if its_gender == "pl" else its_gender
        if gender not in (None, sex):
            continue
        score = fit / 10
        found.append(Reading(like(lemma, word), case, sex, its_part, score, "pl" if its_gender == "pl" else "sg"))
    found.sort(key=lambda reading: -reading.score)
    return tuple(found) or (Reading(word, "nom", gender, part or "surname", 0.0),)
