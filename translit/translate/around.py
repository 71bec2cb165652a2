"""What stands around the names of a finished sentence, put right: titles in their case, verbs with those who act.

A draft knows neither who a surname is nor that a title and a name are one person's; the source and the glossary do.
An engine that read the source's own case and gender has them right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..engines import Traits
from .grammar.agreement import Actor, Edit, agreeing, together
from .grammar.apposition import Named, apposed, lists
from .grammar.reading import may_act
from .grammar.wordforms import place_gender
from .protect import Slot

__all__ = ["Stands", "agreed_around"]


class Stands(NamedTuple):
    """A name where it stands in a sentence: its slot, its span, and the case that was chosen for it."""

    slot: Slot
    start: int
    end: int
    case: str | None


def agreed_around(text: str, standing: Sequence[Stands], target: str, traits: Traits) -> tuple[str, list[Stands]]:
    """A sentence in `target` with its titles and verbs put right, and the names, in any order, as they stand then."""
    order = sorted(range(len(standing)), key=lambda i: standing[i].start)
    now = [standing[i] for i in order]
    if not traits.keeps_case:
        if traits.draft:
            text, named = apposed(text, [_named(one) for one in now], target)
            now = [one._replace(start=n.start, end=n.end, case=n.case) for one, n in zip(now, named, strict=True)]
            text, now = _edited(text, now, [*_several(text, now, target)])
        names = [(one.start, one.end) for one in now]
        actors = [*_actors(text, now), *(_places(text, now, target) if traits.draft else ())]
        text, now = _edited(text, now, agreeing(text, actors, names, target))
    done = [*standing]
    for i, one in zip(order, now, strict=True):
        done[i] = one
    return text, done


def _named(one: Stands) -> Named:
    slot = one.slot
    person = slot.mention is not None and slot.mention.kind == "person" and slot.expected.number == "sg"
    forms = {case: each[0] for case, each in slot.expected.by_case.items()}
    return Named(one.start, one.end, forms, person, slot.expected.gender, one.case, slot.asked, slot.acts, slot.told)


def _several(text: str, now: Sequence[Stands], lang: str) -> Iterator[Edit]:
    """The verbs behind the names of a list that together are who acts: «Лосик и Алексиевич сказал»."""
    by_place = {one.start: one for one in now}
    for run in lists(text, [_named(one) for one in now], lang):
        first, last = run[0], run[-1]
        subject = last.acts and first.asked in (None, "nom") and not first.told.object
        if (
            subject
            and all("nom" in name.cases(text) for name in run)
            and all(by_place[n.start].case in ("nom", None) for n in run)
        ):
            cases = (*first.forms,)
            edit = together(text, last.end, lang) if may_act(text, first.start, first.end, lang, cases) else None
            yield from [edit] if edit else []


def _actors(text: str, now: Sequence[Stands]) -> Iterator[Actor]:
    for slot, start, end, case in now:
        gender = slot.expected.gender or (slot.mention.gender if slot.mention else None)
        person = slot.mention is not None and slot.mention.kind == "person" and slot.expected.number == "sg"
        if not person or gender not in ("m", "f"):
            continue
        if case in ("nom", None):
            declines = len(slot.expected.by_case) > 1
            sure = slot.acts or slot.expected.cases_of(text[start:end]) == {"nom"}
            yield Actor(start, end, gender, sure and declines, acts=slot.acts and declines)
        elif slot.told.who and case != "gen":
            yield Actor(start, end, gender, sure=False, subject=False)


def _places(text: str, now: Sequence[Stands], lang: str) -> Iterator[Actor]:
    """Places and countries that act in the source: «Беларусь освободили», «Литва передал», «США снял»."""
    for slot, start, end, case in now:
        place = slot.mention is not None and slot.mention.kind == "place" and slot.acts and case in ("nom", None)
        gender = place_gender(text[start:end], lang) if place else None
        if gender in ("m", "f", "pl"):
            yield Actor(start, end, gender, sure=True, acts=True)


def _edited(text: str, now: Sequence[Stands], edits: Sequence[Edit]) -> tuple[str, list[Stands]]:
    """The text with its edits, which touch no name, and the names where they stand then."""
    done = [*now]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
        more = len(new) - (end - start)
        done = [one._replace(start=one.start + more, end=one.end + more) if one.start >= end else one for one in done]
    return text, done
