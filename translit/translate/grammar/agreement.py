"""Verbs of a draft that have the wrong gender beside the one who acts: «сказал Тихановская», «Казак, которая».

A model that was given a surname it never saw takes everybody for a man. Who acts is known where the name stands in the
nominative right beside the verb and nobody else is in the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...names.lexicon import kin, told
from ...names.runs import fold
from ...text import EAST_SLAVIC, Token, words
from .clause import CONJUNCTIONS
from .pasts import did, said_by, theirs
from .relatives import relatives
from .tagging import Tag, tagged
from .wordforms import noun_cases, noun_gender, of_person, verb_in

__all__ = ["Actor", "Edit", "agreeing", "together"]

Edit = tuple[int, int, str]
"""What stands from one place to another, and what is to stand there."""

_CLAUSE = re.compile(r"[.!?…;:,—–()«»„“”\"\n]")
_JOINS = re.compile(r"(?<!\w)(?:и|і|й|та|або|или|чи|да|ды|ни|ні)\s+$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?P<joins>,| (?:и|і|й|та|або|или|чи|да|ды)) (?P<word>[А-ЯЁІЎЇЄҐ][\w-]*)")
_AGED = r"(?:, \d{1,3}(?: (?:года?|лет|гадоў|гады|роки|років|рік))?,)?"
_SMALL = r"(?: (?:не|ня|уже|вже|ўжо|также|тоже|також|таксама|теперь|тепер|цяпер)){0,2}"
_DAYS = (
    "понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье"
    "|панядзелак|аўторак|сераду|чацвер|пятніцу|суботу|нядзелю|понеділок|вівторок|середу|п['’]ятницу|неділю"
)
_WHEN = (
    rf"(?: (?:в|во|у|ў) (?:{_DAYS})| (?:вчера|сегодня|накануне|учора|сёння|напярэдадні|вчора|сьогодні|напередодні))?"
)
_VERB = re.compile(_AGED + _WHEN + _SMALL + r" (?P<verb>[^\W\d_]+)(?!\w)")
_TOGETHER = re.compile(_WHEN + _SMALL + r" (?P<verb>[^\W\d_]+)(?!\w)")
_ASIDE = re.compile(
    r", (?P<first>[^\W\d_][\w-]*)(?P<aside>[^.!?…;:,—–()«»„“”\"\n]{1,80}(?:,[^.!?…;:,—–()«»„“”\"\n]{1,80})?),"
    + _SMALL
    + r" (?P<verb>[^\W\d_]+)(?P<rest>[^.!?…;:,\n]{0,60})"
)
_SET_OFF = re.compile(r", (?P<verb>[^\W\d_]+)(?!\w)")
_AMONG = re.compile(r"(?:^|[.!?…;:—] )(?:Среди|В числе|Серед|Сярод|У ліку) [^,.;:!?…—]{1,80} (?P<verb>[^\W\d_]+) $")
_SAID_LAST = re.compile(
    r"(?P<before>^|[,.!?…»”\"]\s*[—–-]?\s*|[—–]\s+)(?P<verb>[^\W\d_]+)"
    r"(?P<between>(?: [^\W\d_]+(?:-[^\W\d_]+)?){0,6}) [«„“\"]?$"
)
_THEN = re.compile(
    r"(?:(?! (?:и|і|й|та) )[^.!?…;:,—–()«»„“”\"\n]){1,60} (?:и|і|й|та) (?P<verb>[^\W\d_]+)(?P<rest>[^.!?…;:,\n]{0,60})"
)
_WHOSE = frozenset({"его", "ее", "её", "их", "його", "її", "їх", "яго", "яе", "іх"})
_BE = frozenset({"был", "была", "був", "була", "быў"})
_WAS = re.compile(r" (?P<be>[^\W\d_]+) (?:(?:не|уже|вже|также|тоже|також|снова) )?(?P<verb>[^\W\d_]+)(?!\w)")
_AROUND = 160
"""Characters before a name that are looked at: all of a long sentence, for each of its names, would take too long."""
_QUOTED = frozenset('»”"—–-')


class Actor(NamedTuple):
    """Somebody's name in a text, or a place's: where it stands, the gender (or `pl`), and whether it is `sure` to be a
    nominative, by its form or by the source, which may say that it `acts`; no `subject` is there for who it is
    («Марию, который»)."""

    start: int
    end: int
    gender: str
    sure: bool
    subject: bool = True
    acts: bool = False


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
    if actor.gender == "pl":
        edit = together(text, actor.end, lang) if _opens(text, actor.start, lang) else None
        yield from [edit] if edit else []
        return
    yield from relatives(text, actor.end, actor.gender, lang, nominative=actor.subject and actor.sure)
    if not actor.subject:
        return
    low = max(0, actor.start - _AROUND)
    begins = max((each.end() for each in _CLAUSE.finditer(text, low, actor.start)), default=low)
    said = _SAID_LAST.search(("x " if low else "") + text[low : actor.start])
    quoted = said is not None and not _QUOTED.isdisjoint(said["before"])
    hers = actor.gender if actor.acts else None
    if (
        said
        and said["between"]
        and not ((quoted or actor.acts) and actor.sure and _is_aside(said["between"], lang, hers))
    ):
        said = None
    own = text[begins : actor.start]
    several = _JOINS.search(own) or any(start >= begins and end <= actor.start for start, end in names)
    goes_on = _goes_on(text, actor.end, lang)
    alone = actor.acts and not several and not goes_on
    alone = alone and not any(token.text.lower() in CONJUNCTIONS for token in words(own))
    # «Да», — напомнил она
    form = did(said["verb"], actor.gender, lang, alone=alone) if said and quoted and actor.sure else None
    if said and (form or fold(said["verb"]) in told(lang, "says")):
        # «Сказал Геращенко правду» may be said of her, or to her
        if actor.sure or quoted:
            yield from _put(said, said_by(said["verb"], actor.gender, lang) or form, low - 2 if low else 0)
        if actor.sure and (found := _VERB.match(text, actor.end)):  # «сказал Ващук сказал»
            yield from _put(found, said_by(found["verb"], actor.gender, lang))
        return
    if actor.sure and (found := _AMONG.search(text[low : actor.start])) and fold(found["verb"]) in _BE:
        yield from _put(found, verb_in(found["verb"], lang, actor.gender), low)
        return
    if alone and actor.sure and (found := _ASIDE.match(text, actor.end)):
        yield from _past_aside(found, actor, lang)
    if alone and actor.sure and text[:begins].endswith(",") and (found := _SET_OFF.match(text, actor.end)):
        yield from _put(found, did(found["verb"], actor.gender, lang, alone=True))
    after_name = text[:begins].endswith(",") and any(end == begins - 1 for _, end in names)
    if several or after_name or not (actor.sure or not own.strip()) or goes_on:
        return
    if found := _VERB.match(text, actor.end):
        form = said_by(found["verb"], actor.gender, lang)
        # «Книга писатель Филипенко была запрещена»: her verb may be that of a thing
        known = actor.acts if actor.gender == "m" else actor.sure
        yield from _put(found, form or (did(found["verb"], actor.gender, lang, alone=alone) if known else None))
        if known or not own.strip():
            yield from _participle(text, actor, lang)
        if actor.sure:
            yield from _then(text, actor, found, lang, alone=alone)


def _past_aside(found: re.Match[str], actor: Actor, lang: str) -> Iterator[Edit]:
    """«Тихановская, лидер оппозиции, рассказал»: what follows a clause or a title behind the name."""
    first = found["first"]
    named = first[0].isupper() and not of_person(first.lower(), lang)  # «Лосик, Знак, их друзья сказали»
    if not named and not _has_subject(found["rest"], lang, acts=True):
        yield from _put(found, did(found["verb"], actor.gender, lang, alone=True))


def _goes_on(text: str, end: int, lang: str) -> bool:
    """Whether another name follows the one that ends at `end`: «Лосик, Знак», but «Тихановская, Лидер оппозиции»."""
    found = _GOES_ON.match(text, end)
    return found is not None and not (found["joins"] == "," and of_person(found["word"].lower(), lang))


def _opens(text: str, start: int, lang: str) -> bool:
    """Whether what stands at `start` begins its clause, or only a time or place stands before: «В четверг США снял».

    «Президент США снял» has another subject.
    """
    low = max(0, start - _AROUND)
    own = text[max((each.end() for each in _CLAUSE.finditer(text, low, start)), default=low) : start]
    before = [*words(own)]
    return not before or (len(before) < 4 and tagged(before[0], lang).part == "prep")


def _is_aside(between: str, lang: str, gender: str | None) -> bool:
    """Whether words between a verb of saying and a name are those to whom it was said, or what the name's bearer is:
    «сказал журналистам», «сказал пресс-секретарь министерства»; a relation where its `gender` is the bearer's."""
    titled = False
    for token in words(between):
        tag = tagged(token, lang)
        to_them = tag.part == "noun" and "dat" in tag.cases and "nom" not in tag.cases and not titled
        kindred = fold(token.text) in kin(lang) and (gender is None or noun_gender(token.text, lang) != gender)
        title = "nom" in noun_cases(token.text, lang) and not kindred
        titled = titled or title
        owner = titled and tag.part in ("noun", "adj") and "gen" in tag.cases
        if not (to_them or title or owner or (tag.part == "adj" and "nom" in tag.cases) or fold(token.text) in _WHOSE):
            return False
    return True


def _participle(text: str, actor: Actor, lang: str) -> Iterator[Edit]:
    """«Она была приговорен»: the participle of the passive."""
    found = _WAS.match(text, actor.end)
    if found and fold(found["be"]) in _BE and (actor.sure or found["be"].endswith("а") == (actor.gender == "f")):
        tag = _tag(found["verb"], lang)
        if tag.part == "short" and tag.genders and actor.gender not in tag.genders and "pl" not in tag.genders:
            yield from _put(found, verb_in(found["verb"], lang, actor.gender))


def _then(text: str, actor: Actor, first: re.Match[str], lang: str, *, alone: bool) -> Iterator[Edit]:
    """«Она обняла сестру и пошёл»: what the same person did next, where nothing behind it can be another subject."""
    found = _THEN.match(text, first.end())
    if found is None or "past" not in _tag(first["verb"], lang).marks:
        return
    other = did(found["verb"], actor.gender, lang)
    between = (tagged(token, lang) for token in words(found[0][: found.start("verb") - found.start()]))
    if (
        other
        and not any(tag.part in ("verb", "conj") for tag in [*between][:-1])
        and not _has_subject(found["rest"], lang, acts=alone)
    ):
        yield from _put(found, other)


def _has_subject(rest: str, lang: str, *, acts: bool) -> bool:
    """Whether a word right behind a verb can be its subject: «и вошёл муж»; where the source has somebody else who
    `acts`, only a word that cannot be the object: «и выиграл турнир»."""
    for token in words(rest):
        tag = tagged(token, lang)
        if tag.part in ("prep", "conj"):
            return False
        if tag.part in ("noun", "pron", "") and ("nom" in tag.cases or not tag.cases):
            return not (acts and "acc" in tag.cases)
    return False


def _tag(word: str, lang: str) -> Tag:
    return tagged(Token(0, len(word), word), lang)


def _put(found: re.Match[str], form: str | None, at: int = 0) -> Iterator[Edit]:
    if form:
        verb = found["verb"]
        yield at + found.start("verb"), at + found.end("verb"), form.capitalize() if verb[0].isupper() else form


def together(text: str, end: int, lang: str) -> Edit | None:
    """What is to be put right for the verb behind the names of several, which end at `end`, to be in the plural.

    >>> text = "Лосик и Алексиевич также сказал, что вернутся."
    >>> together(text, 18, "ru")
    (25, 31, 'сказали')
    """
    found = _TOGETHER.match(text, end)
    if found is None:
        return None
    form = theirs(found["verb"], lang)
    return (found.start("verb"), found.end("verb"), form) if form else None
