"""Verbs of a draft that have the wrong gender beside the one who acts: «сказал Тихановская», «Казак, которая».

A model that was given a surname it never saw takes everybody for a man. Who acts is known where the name stands in the
nominative right beside the verb and nobody else is in the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ...names.lexicon import told
from ...names.runs import fold
from ...text import EAST_SLAVIC, Token
from .tagging import tagged

__all__ = ["Actor", "Edit", "agreeing", "said_by"]

Edit = tuple[int, int, str]
"""What stands from one place to another, and what is to stand there."""

_CLAUSE = re.compile(r"[.!?…;:,—–()«»„“”\"\n]")
_JOINS = re.compile(r"(?<!\w)(?:и|і|й|та|або|или|чи|да|ды|ни|ні)\s+$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:,| (?:и|і|й|та|або|или|чи|да|ды)) [А-ЯЁІЎЇЄҐ]")
_AGED = r"(?:, \d{1,3}(?: (?:года?|лет|гадоў|гады|роки|років|рік))?,)?"
_VERB = re.compile(_AGED + r" (?P<verb>[^\W\d_]+)(?!\w)")
_WHO = {"m": {"be": "які", "ru": "который", "uk": "який"}, "f": {"be": "якая", "ru": "которая", "uk": "яка"}}
_WHO_DID = re.compile(r", (?P<who>\w+) (?:не )?(?P<verb>[^\W\d_]+)(?!\w)")
_SAID_LAST = re.compile(r"(?P<before>^|[,.!?…»”\"]\s*[—–-]?\s*|[—–]\s+)(?P<verb>[^\W\d_]+) [«„“\"]?$")
_AROUND = 160
"""Characters before a name that are looked at: all of a long sentence, for each of its names, would take too long."""
_QUOTED = frozenset('»”"—–')


class Actor(NamedTuple):
    """Somebody's name in a text: where it stands, the gender, and whether its form can be no other case than the
    nominative."""

    start: int
    end: int
    gender: str
    sure: bool


def agreeing(text: str, actors: Sequence[Actor], names: Sequence[tuple[int, int]], lang: str) -> list[Edit]:
    """What is to be put right in `text` for its verbs and pronouns to have the gender of those who act.

    `actors` stand in the nominative; `names` are the spans of all names. Verbs of saying are put right before a name
    and after it, others right after it; of those in Belarusian no dictionary tells. The edits are in order.

    >>> agreeing("«Да», — сказал Тихановская.", [Actor(15, 26, "f", True)], [(15, 26)], "ru")
    [(8, 14, 'сказала')]
    """
    found = [edit for actor in actors for edit in _beside(text, actor, names, lang)] if lang in EAST_SLAVIC else []
    return sorted({edit[:2]: edit for edit in found}.values())


def _beside(text: str, actor: Actor, names: Sequence[tuple[int, int]], lang: str) -> Iterator[Edit]:
    low = max(0, actor.start - _AROUND)
    begins = max((each.end() for each in _CLAUSE.finditer(text, low, actor.start)), default=low)
    said = _SAID_LAST.search(("x " if low else "") + text[low : actor.start])
    quoted = said is not None and not _QUOTED.isdisjoint(said["before"])
    did = _did(said["verb"], actor.gender, lang) if said and quoted and actor.sure else None  # «Да», — напомнил она
    if said and (did or fold(said["verb"]) in told(lang, "says")):
        # «Сказал Геращенко правду» may be said of her, or to her
        if actor.sure or quoted:
            yield from _put(said, said_by(said["verb"], actor.gender, lang) or did, low - 2 if low else 0)
        return
    own = text[begins : actor.start]
    several = _JOINS.search(own) or any(start >= begins and end <= actor.start for start, end in names)
    after_name = text[:begins].endswith(",") and any(end == begins - 1 for _, end in names)
    if several or after_name or not (actor.sure or not own.strip()) or _GOES_ON.match(text, actor.end):
        return
    if found := _VERB.match(text, actor.end):
        form = said_by(found["verb"], actor.gender, lang)
        yield from _put(found, form or (_did(found["verb"], actor.gender, lang) if actor.sure else None))
    other = _WHO["f" if actor.gender == "m" else "m"][lang]
    if (found := _WHO_DID.match(text, actor.end)) and found["who"] == other:
        did = _did(found["verb"], actor.gender, lang) or said_by(found["verb"], actor.gender, lang)
        if did or tagged(Token(0, len(found["verb"]), found["verb"]), lang).part == "verb":
            yield found.start("who"), found.end("who"), _WHO[actor.gender][lang]
            yield from _put(found, did)


def _put(found: re.Match[str], form: str | None, at: int = 0) -> Iterator[Edit]:
    if form:
        verb = found["verb"]
        yield at + found.start("verb"), at + found.end("verb"), form.capitalize() if verb[0].isupper() else form


def said_by(verb: str, gender: str, lang: str) -> str | None:
    """A verb of saying in the past, in the gender that it has not; None for another verb, or the right gender.

    >>> said_by("сказал", "f", "ru"), said_by("сказала", "m", "ru"), said_by("сказал", "m", "ru")
    ('сказала', 'сказал', None)
    """
    return _sayings(lang)[gender].get(fold(verb))


@cache
def _sayings(lang: str) -> Mapping[str, Mapping[str, str]]:
    verbs = told(lang, "says")
    made = ((verb, _hers(verb, lang)) for verb, gender in verbs.items() if gender == "m")
    hers = {verb: form for verb, form in made if form is not None and form in verbs}
    return {"f": hers, "m": {form: verb for verb, form in hers.items()}}


def _did(verb: str, gender: str, lang: str) -> str | None:
    """A man's verb in the past as a woman's; None for what is none."""
    tag = tagged(Token(0, len(verb), verb), lang)
    known = tag.part == "verb" and "past" in tag.marks and tag.genders == {"m"} and not verb.endswith("вів")
    return _hers(verb, lang) if known and gender == "f" else None


def _hers(verb: str, lang: str) -> str | None:
    """The feminine of a past tense in the masculine; None where its ending does not tell.

    Source: Зализняк, Грамматический словарь русского языка, on the past tense (-шёл: -шла, -чёл: -чла).

    >>> _hers("сказал", "ru"), _hers("пришёл", "ru"), _hers("признался", "ru"), _hers("міг", "uk")
    ('сказала', 'пришла', 'призналась', None)
    """
    stem, own = (verb[:-2], verb[-2:]) if verb.endswith("ся") else (verb, "")
    own = "сь" if own and lang == "ru" else own
    if len(stem) < 3 or stem[-1] not in "лвў" or stem.endswith("ёў"):
        return None
    if found := re.search(r"(?:[шч][её]л|ш[оё][вў])$", stem):
        return f"{stem[: found.start() + 1]}ла{own}"
    return (
        f"{stem[:-1].removesuffix('ё')}{'е' if stem[-2] == 'ё' else ''}ла{own}" if stem[-2] in "аеёиоуыэюяіїє" else None
    )
