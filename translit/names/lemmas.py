"""From an inflected full name to its base form: the readings of the words that agree best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from .. import morphology
from ..morphology.analysis import CASE_WEIGHTS
from ..morphology.cases import CASES, Reading
from ..text import fold_lookalikes, nfc
from .given_names import GivenNames
from .words import NameWord, name_words, replaced

__all__ = ["base_form"]

_GLUED: Final = re.compile(r"\b(\w{1,2}\.)(?=\w)")
_PREFERRED: Final = 3.5
_IN_TABLE: Final = 1.2
_OTHER_CASE: Final = 3.5
_OTHER_GENDER: Final = 3.0
_LONE_MAN: Final = 0.6
_LONE_GIVEN: Final = -0.5
# A family's name (Луцкевічы) -> the name of one of them.
_ONE_OF: Final = {
    "ічы": "іч",
    "ичи": "ич",
    "ичі": "ич",
    "овы": "ов",
    "евы": "ев",
    "ины": "ин",
    "ские": "ский",
    "цкие": "цкий",
}
_HYPHEN: Final = "-"

_Scored = tuple[float, Reading]


@lru_cache(maxsize=1 << 15)
def base_form(name: str, lang: str) -> str:
    """The base form of a name; see `translit.names.lemma`.

    >>> base_form("Вользе Дашук", "be"), base_form("Лукашэнкам", "be")
    ('Вольга Дашук', 'Лукашэнка')
    """
    clean = _GLUED.sub(r"\1 ", fold_lookalikes(nfc(name)).replace("\u0301", ""))
    words = [word for word in name_words(clean, lang) if word.part]
    if not words:
        return clean
    if len(words) == 1 and clean.strip() == words[0].text:
        chosen = [_best_alone(words[0].text, lang)]
    else:
        chosen = _agreeing([_readings(word, lang) for word in words], lang)
    return replaced(clean, [(word, reading.lemma) for word, reading in zip(words, chosen, strict=True)])


def _readings(word: NameWord, lang: str) -> list[_Scored]:
    """A word's readings in the part that its place in the name gives it."""
    return [(_score(reading, lang), reading) for reading in _of_halves(word.text, lang, word.part)]


def _of_halves(word: str, lang: str, part: str | None) -> list[Reading]:
    """Readings of a word; of a hyphened one, those of its last half, the first halves following its gender and case."""
    first, hyphen, last = word.rpartition(_HYPHEN)
    found = morphology.analyse(last, lang, part=part)
    if not hyphen or not first:
        return [reading if not hyphen else _with(reading, word) for reading in found]
    heads = {(r.gender, r.case): r.lemma for r in reversed(_of_halves(first, lang, part))}
    whole = []
    for reading in found:
        head = heads.get((reading.gender, reading.case), first)
        lemma = f"{head}{hyphen}{reading.lemma}"
        back = morphology.inflect(lemma, lang, reading.case, part=reading.part, gender=reading.gender)
        whole.append(_with(reading, lemma if back == word else f"{first}{hyphen}{reading.lemma}"))
    return whole


def _with(reading: Reading, lemma: str) -> Reading:
    return Reading(lemma, reading.case, reading.gender, reading.part, reading.score, reading.number)


def _score(reading: Reading, lang: str) -> float:
    score = reading.score
    if reading.part == "given":
        names = GivenNames.builtin().find(reading.lemma, lang, diminutives=True)
        mine = [name for name in names if name.gender == reading.gender]
        if mine:
            score += _PREFERRED if any(name.form(lang) == reading.lemma for name in mine) else _IN_TABLE
    return score


def _best_alone(word: str, lang: str) -> Reading:
    """The best reading of a word that stands alone; a surname alone is a man's more often than not."""
    scored = [(_score(r, lang) + _alone(r), r) for r in _of_halves(word, lang, None)]
    best = max(scored, key=lambda pair: pair[0])[1]
    if best.number == "pl" and best.part == "surname":
        tail = next((tail for tail in _ONE_OF if best.lemma.endswith(tail)), None)
        return _with(best, best.lemma.removesuffix(tail) + _ONE_OF[tail]) if tail else best
    return best


def _alone(reading: Reading) -> float:
    if reading.part == "surname":
        return _LONE_MAN if reading.gender == "m" else 0.0
    return _LONE_GIVEN if reading.part == "given" else 0.0


def _agreeing(words: Sequence[list[_Scored]], lang: str) -> list[Reading]:
    """One reading a word, all in one gender and, where they can, in one case."""
    best: tuple[float, list[Reading]] | None = None
    for gender in ("m", "f"):
        same = [[pair for pair in readings if pair[1].gender == gender] or readings for readings in words]
        for case in CASES[lang]:
            total, chosen = CASE_WEIGHTS[case], []
            for readings in same:
                score, reading = max(
                    ((_agreement(s, r, gender, case), r) for s, r in readings), key=lambda pair: pair[0]
                )
                total += score
                chosen.append(reading)
            if best is None or total > best[0]:
                best = total, chosen
    return best[1] if best else []


def _agreement(score: float, reading: Reading, gender: str, case: str) -> float:
    """A word's score in a name of that gender and case; the weight of the case counts once for the whole name."""
    score -= CASE_WEIGHTS[reading.case]
    if reading.case != case:
        score -= _OTHER_CASE
    return score if reading.gender == gender else score - _OTHER_GENDER
