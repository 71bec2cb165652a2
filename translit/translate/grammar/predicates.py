"""The case that a verb, a short participle or a predicative tells of a name before or after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...names.runs import fold
from .clause import NOT, Clause, subject_of
from .tagging import FINITE, VERBAL, Tag, lemmas
from .verbs import case_of, verb_case

__all__ = ["after_predicate", "before_predicate"]

_YEARS = re.compile(
    r"[ \u00a0](?:уже |вже |ўжо |всего |только |лише |толькі )?\d+[ \u00a0](?:год|лет|рік|рок|гадоў|гады)"
)


def after_predicate(c: Clause) -> tuple[str, ...]:
    """The cases of a name after its verb: «Он поблагодарил X», «Сказал X», «Не было X», «Указ подписан X»."""
    number = next((n for n, tag in enumerate(c.left[:4]) if tag.part not in ("small", "pron")), None)
    if number is None:
        return ()
    verb, ahead = c.left[number], c.left[number + 1 :]
    negated = bool(ahead) and fold(ahead[0].text) in NOT
    if verb.lemma in lemmas("none", c.lang) or (negated and _is_absence(verb, c.lang)):
        return ("gen",)
    if verb.part == "pred" or (verb.lemma in lemmas("experience", c.lang) and "dat" in c.possible):
        return ("dat",)
    if verb.part == "comp":
        return ("nom",) if (behind := c.verb_behind()[0]) and "nom" in c.possible and c.agrees(behind) else ("gen",)
    if verb.part == "short":
        return _after_short(c, verb, ahead)
    if verb.part not in VERBAL:
        return ()
    if verb.lemma in lemmas("called", c.lang) and "nom" in c.possible and any(tag.part == "pron" for tag in c.left):
        return ("nom",)  # «Его зовут X»
    return _after_verb(c, verb, c.left[number + 1 :], number, negated)


def _after_verb(c: Clause, verb: Tag, ahead: Sequence[Tag], number: int, negated: bool) -> tuple[str, ...]:
    own = case_of(verb, c.lang)
    if ahead and ahead[0].part == "conj" and any(tag.part in FINITE for tag in ahead):
        return _objects(c, verb, own, negated)  # «Макрон прилетел и поддержал X»
    subject, sure = subject_of(verb, ahead, c.lang)
    subject_fits = "nom" in c.possible and c.agrees(verb)
    objects = _objects(c, verb, own, negated)
    if subject is not None and own is None and "dat" in objects + c.can("dat") and _YEARS.match(c.after):
        return ("dat",)  # «Прокурор запросил X 15 лет»
    if not subject_fits or verb.part not in FINITE:
        return objects
    if own == "dat" and subject is not None and _thing_behind(c, None):
        return objects  # «Коул передал X письмо»
    thing = verb.lemma in lemmas("thing", c.lang) and c.kind == "person" and subject is not None
    if thing and subject is not None and "acc" in subject.cases and not {"anim", "name"} & subject.marks:
        return ("nom",)  # «Суд возглавил X», though a court does things to people
    if subject is not None and (sure or (own and (own == "acc" or verb_case(verb.text, c.lang, alone=True)))):
        return objects
    if own is None and {"intr", "Refl"} & verb.marks:
        return ("nom",)
    if thing:
        return ("nom",)
    if subject is not None:
        return ("nom", *objects)
    if not objects or _has_its_object(c, verb, own, ahead, c.left[:number]) or verb.lemma in lemmas("speech", c.lang):
        return ("nom",)
    return ("nom", *objects)


def _objects(c: Clause, verb: Tag, own: str | None, negated: bool) -> tuple[str, ...]:
    """The cases that an object of the verb can have, of those that the form can be."""
    if own in ("dat", "ins", "gen"):
        return c.can(own) or c.can("acc")
    if own == "acc" or ("tran" in verb.marks and "acc" in c.possible):
        return c.can("acc", "gen") if negated else c.can("acc")
    if "intr" in verb.marks or "Refl" in verb.marks:
        return c.can("ins", "dat") if "Refl" in verb.marks or verb.lemma.endswith("ся") else c.can("dat")
    if c.can("acc"):  # no dictionary of Ukrainian or Belarusian says which verbs have an object
        return c.can("acc", "gen") if negated else c.can("acc")
    return c.can("gen", "dat") if negated else c.can("dat")


def _has_its_object(c: Clause, verb: Tag, own: str | None, ahead: Sequence[Tag], between: Sequence[Tag]) -> bool:
    """Whether another word is the object: «Ему позвонил X», «Министра встретила X», «Подписал X указ»."""
    wanted = own or "acc"
    for number, tag in enumerate([*between, *ahead]):
        under = any(other.part == "prep" for other in [*between, *ahead][number + 1 : number + 3])
        if tag.part in ("noun", "pron") and wanted in tag.cases and "nom" not in tag.cases and not under:
            return True
        if wanted == "acc" and tag.part == "noun" and {"nom", "acc"} <= tag.cases and not verb.genders & tag.genders:
            return True
    after = c.right[0] if c.right else None
    return wanted == "acc" and after is not None and after.part == "noun" and "acc" in after.cases


def _after_short(c: Clause, verb: Tag, ahead: Sequence[Tag]) -> tuple[str, ...]:
    for case in ("dat", "ins", "gen"):
        if verb.lemma in lemmas(f"adj-{case}", c.lang) and case in c.possible:
            return (case,)
    subject, _ = subject_of(verb, ahead, c.lang)
    if "nom" in c.possible and c.agrees(verb) and subject is None:
        return ("nom",)
    return c.can("dat") if case_of(verb, c.lang) == "dat" else c.can("ins")


def _is_absence(verb: Tag, lang: str) -> bool:
    gone = "n" in verb.genders or "past" not in verb.marks
    return verb.lemma in lemmas("existence", lang) and gone


def before_predicate(c: Clause) -> tuple[str, ...]:
    """The cases of a name that begins its clause: «X сказал», «X задержали», «X не было», «X 43 года»."""
    if _YEARS.match(c.after) and "dat" in c.possible:
        return ("dat",)
    verb, negated = c.verb_behind()
    if verb is None:
        return ()
    if verb.lemma in lemmas("none", c.lang) or (negated and _is_absence(verb, c.lang) and not _subject(c, verb)):
        return ("gen",)
    if verb.lemma in lemmas("befall", c.lang) and "dat" in c.possible:
        return ("dat", "nom") if c.agrees(verb) else ("dat",)
    if verb.part in ("pred", "comp") or verb.lemma in lemmas("experience", c.lang):
        return ("dat", "nom") if verb.part == "comp" else ("dat",)
    if _subject(c, verb):
        return ("nom",)
    if verb.part == "short":
        return _of_short(c, verb)
    if verb.part == "inf":
        return ("dat",) if "acc" not in c.possible else ()
    return _done_to(c, verb, negated) if verb.part in FINITE else ()


def _subject(c: Clause, verb: Tag) -> bool:
    return "nom" in c.possible and c.agrees(verb)


def _of_short(c: Clause, verb: Tag) -> tuple[str, ...]:
    if case_of(verb, c.lang) == "dat":
        return ("dat",)
    return ("dat", "ins") if "n" in verb.genders else ("ins", "dat")


def _done_to(c: Clause, verb: Tag, negated: bool) -> tuple[str, ...]:
    """The cases of an object before its verb: «X задержали», «X поддержал Китай», «X предъявили обвинение»."""
    own = case_of(verb, c.lang)
    if "n" in verb.genders and own != "dat" and c.can("dat"):
        return ("dat",)  # «X стало хуже»
    if own in ("dat", "ins", "gen") and own in c.possible:
        return (own,)
    if "acc" in c.possible and own != "dat" and "intr" not in verb.marks:
        thing = _thing_behind(c, verb)
        if thing and own is None and "dat" in c.possible:
            return ("dat",)
        return c.can("acc", "gen") if negated else ("acc",)
    if "Refl" in verb.marks or "intr" in verb.marks:
        return c.can("dat") or c.can("gen")
    return c.can("gen", "dat") if negated else c.can("dat")


def _thing_behind(c: Clause, verb: Tag | None) -> bool:
    """Whether a thing in the accusative comes after the name, or after its verb: the name is the one to whom."""
    number = next((n + 1 for n, tag in enumerate(c.right) if tag is verb), 0)
    after = next((t for t in c.right[number:] if t.part not in ("small", "adj")), None)
    return after is not None and after.part == "noun" and "acc" in after.cases and "anim" not in after.marks
