"""The case that a verb gives to a name beside it: поблагодарить кого, подякувати кому."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from ...morphology.dictionary import parses
from ...tables import rows
from ...text import EAST_SLAVIC, words
from .tagging import Tag

__all__ = ["AROUND", "begins_clause", "case_of", "may_have_object", "ruled", "verb_case", "verbs_before"]

AROUND = 48
"""Characters to look at on either side of a name."""

_VERBAL = frozenset({"VERB", "INFN", "GRND"})
_BETWEEN = frozenset({"ADVB", "PRCL"})
_MOST_BETWEEN = 2
_PAUSE = re.compile(r"[,;:.!?—–()\n]")
_GAP = re.compile(r'[ \u00a0«„“"]*$')
_BEGUN = re.compile(r"(?:^|[.!?:;«—–] *|, (?:а|но|але|що|што|что) )$")

# Personal endings, the past, the infinitive and the imperative (Беларуская граматыка, ч. 1, 1985, Дзеяслоў).
_BELARUSIAN = (
    "ў|л[аоі]|ць|ўшы|ючы|учы|[уюеэіы]|[еэіы]ш|[еэіы]м|[еэіы]це|[уюая]ць|[іы]ць|й(?:це)?"  # none of them reflexive
)


@cache
def _table(lang: str, *, alone: bool) -> Mapping[str, str]:
    """The cases of the verbs of a language, by lemma or stem; of those `alone` that govern no other."""
    table = (row for row in rows(__package__, "verbs.tsv") if row["lang"] == lang)
    return {verb: row["case"] for row in table if row["alone"] == "yes" or not alone for verb in row["verb"].split("|")}


@cache
def _belarusian(*, alone: bool) -> Mapping[str, re.Pattern[str]]:
    by_case: dict[str, list[str]] = {}
    for verb, case in _table("be", alone=alone).items():
        by_case.setdefault(case, []).append(verb[1:] if verb[0] == "=" else f"{verb}(?:{_BELARUSIAN})")
    return {case: re.compile("|".join(verbs)) for case, verbs in by_case.items()}


@lru_cache(maxsize=4096)
def _read(word: str, lang: str) -> tuple[str, str]:
    """The lemma of a lower-case word and its part of speech, by the likeliest reading; in Ukrainian, whose dictionary
    has no such order («дати» are dates as well), by that of a verb, but no imperative («заяви» are statements).
    """
    readings = parses(word, lang)
    verbal = (reading for reading in readings if str(reading.tag.POS) in _VERBAL and "impr" not in reading.tag)
    found = next(verbal, None) if lang == "uk" else None
    found = found or next(iter(readings), None)
    return (found.normal_form, str(found.tag.POS)) if found is not None else ("", "")


@lru_cache(maxsize=4096)
def verb_case(word: str, lang: str, *, alone: bool = False) -> str | None:
    """The case that a word gives to its object, where it is a verb of the table; with `alone`, one that has no other.

    `lang` is `be`, `ru` or `uk`. Source: `verbs.tsv`, in each row.

    >>> verb_case("поблагодарил", "ru"), verb_case("подякував", "uk"), verb_case("падзякавала", "be")
    ('acc', 'dat', 'dat')
    >>> verb_case("подарил", "ru"), verb_case("подарил", "ru", alone=True), verb_case("дзякуючы", "be")
    ('dat', None, None)
    """
    key = word.lower()
    if lang == "be":
        patterns = _belarusian(alone=alone).items()
        return next((case for case, pattern in patterns if pattern.fullmatch(key) and key != "дзякуючы"), None)
    if lang not in ("ru", "uk"):
        return None
    lemma, part = _read(key, lang)
    return _table(lang, alone=alone).get(lemma) if part in _VERBAL else None


def case_of(verb: Tag, lang: str) -> str | None:
    """The case that a verb gives to its object by the table, participles too; None for one that the table lacks."""
    if lang == "be":
        return verb_case(verb.text, lang)
    return _table(lang, alone=False).get(verb.lemma)


def may_have_object(verb: Tag, lang: str) -> bool:
    """Whether a verb may have an object in the accusative, as far as the table and the dictionary know."""
    return case_of(verb, lang) in (None, "acc") and not {"intr", "Refl"} & verb.marks


def begins_clause(before: str) -> bool:
    """Whether what comes after `before` begins a sentence, or a clause after a conjunction or a pause.

    >>> begins_clause("Он ушёл, а "), begins_clause("Он и ")
    (True, False)
    """
    return _BEGUN.search(before) is not None


def ruled(before: str, after: str, lang: str, *, alone: bool = False) -> str | None:
    """The case that a verb calls for in a name between `before` and `after`: one right before it, or, where the name
    begins its clause, right after it; an adverb may stand between.

    >>> ruled("Она поблагодарила лично ", " за помощь.", "ru"), ruled("", " поблагодарили двое.", "ru")
    ('acc', 'acc')
    >>> ruled("Поблагодарила, ", " ушла.", "ru"), ruled("Он ", " поблагодарил её.", "ru")
    (None, None)
    """
    if lang not in EAST_SLAVIC:
        return None
    own = _PAUSE.split(before[-AROUND:])[-1]
    if (gap := _GAP.search(own)) and gap.group() and own[: gap.start()]:
        return _nearest(reversed([token.text for token in words(own)]), lang, alone)
    if not begins_clause(before) or not after.startswith((" ", "\u00a0")):
        return None
    return _nearest((token.text for token in words(_PAUSE.split(after[:AROUND])[0])), lang, alone)


def _nearest(tokens: Iterable[str], lang: str, alone: bool) -> str | None:
    """The case of the first word, adverbs aside, if it is a verb."""
    for number, word in enumerate(tokens):
        if case := verb_case(word, lang, alone=alone):
            return case
        if lang == "be" or number == _MOST_BETWEEN or _read(word.lower(), lang)[1] not in _BETWEEN:
            return None
    return None


def verbs_before(before: str, lang: str) -> frozenset[str]:
    """The verbs of the clause in Russian or Ukrainian that ends with `before`, by their base forms.

    >>> sorted(verbs_before("Он пришёл, чтобы жениться с ", "ru"))
    ['жениться']
    """
    clause = _PAUSE.split(before[-AROUND:])[-1]
    read = (_read(token.text.lower(), lang) for token in words(clause))
    return frozenset(lemma for lemma, part in read if part in _VERBAL)
