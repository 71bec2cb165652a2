"""What a word beside a name can be: its part of speech, cases and gender, in Belarusian, Russian or Ukrainian."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ...morphology.dictionary import CASES, parses
from ...names.lexicon import prepositions
from ...names.runs import fold
from ...tables import rows
from ...text import Token
from .belarusian import read

__all__ = ["FINITE", "VERBAL", "Tag", "lemmas", "tagged"]

VERBAL = frozenset({"verb", "inf", "gerund", "impersonal"})
"""Parts of speech that have an object and no case."""

FINITE = frozenset({"verb", "impersonal"})

_PARTS = {
    "NOUN": "noun", "NPRO": "pron", "ADJF": "adj", "PRTF": "adj", "ADJS": "short", "PRTS": "short", "COMP": "comp",
    "VERB": "verb", "INFN": "inf", "GRND": "gerund", "ADVB": "small", "PRCL": "small", "CONJ": "conj", "PRED": "pred",
    "NUMR": "adj", "PREP": "prep", "INTJ": "small",
}  # fmt: skip
_GENDERS = {"masc": "m", "femn": "f", "neut": "n", "ms-f": "mf", "plur": "pl"}
_MARKS = frozenset({"tran", "intr", "Refl", "anim", "pssv", "past", "1per", "2per"})
_NAMES = frozenset({"Name", "Surn", "Patr"})
_ACTORS = frozenset({"Geox", "Orgn", "Abbr", "geo"})
_BASE = re.compile("[бвгджзйклмнпрстфхцчшщоиэ]$")
"""How a name ends that no dictionary knows, if it is in its base form."""
_CLOSED = {"PREP", "CONJ", "PRCL", "ADVB"}


class Tag(NamedTuple):
    """A word of a sentence: where it stands and what it can be.

    `part` is `noun`, `pron`, `adj` (participles too), `short` (a short adjective or participle), `comp`, `verb`, `inf`,
    `gerund`, `impersonal` (-но, -то), `pred`, `prep`, `conj`, `small` (an adverb or a particle) or "" for what nobody
    knows; `genders` has `pl` for the plural, and is empty where the form does not tell; `marks` are `name`, `geo`,
    `actor` (a place, a firm) and those of the dictionary.
    """

    start: int
    end: int
    text: str
    part: str
    lemma: str = ""
    cases: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()


@cache
def lemmas(role: str, lang: str) -> frozenset[str]:
    """The words of a role in `government.tsv`: lemmas, of Belarusian forms.

    >>> "было" in lemmas("existence", "be"), "быть" in lemmas("existence", "ru")
    (True, True)
    """
    table = rows(__package__, "government.tsv")
    return frozenset(w for r in table if r["role"] == role and r["lang"] == lang for w in r["lemma"].split("|"))


def tagged(token: Token, lang: str, *, first: bool = False) -> Tag:
    """What a word of a sentence can be; the `first` has a capital whatever it is.

    >>> tag = tagged(Token(0, 10, "затрымалі"), "be")
    >>> tag.part, sorted(tag.genders)
    ('verb', ['pl'])
    >>> sorted(tagged(Token(0, 8, "министру"), "ru").cases)
    ['dat']
    """
    known = _known(token.text.lower() if first and not token.text.isupper() else token.text, lang)
    if first and (not known[0] or (lang == "be" and known[0] == "noun" and not known[2])):
        known = _known(token.text, lang)
    return Tag(token.start, token.end, token.text, *known)


_Known = tuple[str, str, frozenset[str], frozenset[str], frozenset[str]]


@lru_cache(maxsize=1 << 14)
def _known(text: str, lang: str) -> _Known:
    word = fold(text)
    if word in prepositions(lang):
        return "prep", word, frozenset(), frozenset(), frozenset()
    if lang == "be":
        return read(word, text[:1].isupper())
    readings = _chosen(parses(text.lower(), lang), lang)
    if not readings or not (readings[0].is_known or text[:1].isupper()):
        return "", word, frozenset(), frozenset(), frozenset()
    best = readings[0]
    part = _PARTS.get(str(best.tag.POS), "")
    own = [r for r in readings if r.normal_form == best.normal_form and _PARTS.get(str(r.tag.POS)) == part]
    of = frozenset().union(*(r.tag.grammemes for r in own))
    cases = frozenset(CASES[g] for g in of & CASES.keys())
    marks = _marks(of) | ({"actor"} if text.isupper() and len(text) > 1 else set())
    if not best.is_known:
        part = "noun" if part == "adj" else part  # Тихановская
        return part, word, cases | ({"nom"} if _BASE.search(word) else set()), frozenset(), marks | {"name"}
    return ("impersonal" if "Impe" in of else part), best.normal_form, cases, _genders(own), marks


def _chosen(readings: Iterable[Any], lang: str) -> list[Any]:
    """The readings, the likeliest first; the Ukrainian dictionary has no order: the past, small words, verbs."""
    if lang == "ru":
        return list(readings)
    usual = [r for r in readings if "impr" not in r.tag.grammemes and "voct" not in r.tag.grammemes]
    return sorted(usual or readings, key=_rank)


def _rank(reading: Any) -> tuple[bool, bool, bool]:
    part = str(reading.tag.POS)
    return "past" not in reading.tag.grammemes, part not in _CLOSED, part != "VERB"


def _genders(readings: Iterable[Any]) -> frozenset[str]:
    found = ("pl" if "plur" in r.tag.grammemes else _GENDERS.get(g, "") for r in readings for g in r.tag.grammemes)
    return frozenset("".join(set(found) - {"pl"})) | (
        {"pl"} if any("plur" in r.tag.grammemes for r in readings) else set()
    )


def _marks(of: frozenset[str]) -> frozenset[str]:
    return (of & _MARKS) | ({"name"} if of & _NAMES else set()) | ({"actor"} if of & _ACTORS else set())
