"""From an engine's rendering to a finished sentence: names located, inflected and put in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..engines import Rendering, Traits
from ..engines.annotation import plain
from ..text import EAST_SLAVIC
from .around import Stands, agreed_around
from .content import Loss
from .doubled import said_again, with_doubles
from .form import are_alike, are_one_name, form_of, shared_case, with_capitals
from .grammar.asked import is_byline
from .grammar.cases import governed
from .grammar.euphony import fit, settle
from .grammar.government import LIST_AHEAD, joined_names
from .grammar.prepositions import agreed
from .grammar.verbs import AROUND
from .labels import Placed, labels
from .lists import NEXT, closed, put_back
from .locate import Located, leftovers, locate
from .partly import with_partly
from .protect import LIST, Protected, Slot, StandIn
from .sentences.edges import edged
from .sentences.headlines import Lettering, dressed
from .sentences.literals import with_tags
from .unlisted.adjectives import with_adjectives
from .verify import begins, stands

__all__ = ["Outcome", "Placement", "decode"]

FAULTS = ("empty", "failed", "looping", "copied", "long", "short")
"""Flags of a rendering that make it no translation, the gravest first."""

BLEMISHES = ("stammering", "repeating")
"""Flags of a rendering that another attempt may do without; no name is given up for it."""

_PASSIVE = re.compile(r"\bby ")
"""In an English sentence: its translation may have the one who did it last («Суд возглавил X»)."""
_LEFT_BY = frozenset(("By", "Бай"))
_BROKEN = "\ufffd"
"""What half a letter becomes: models write letters that they do not know in bytes."""
_ENDING = 1
"""Letters at the end of a name in which an ending that it has not may differ from it."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a slot's name stands in the finished sentence; `found` is None for a name that was lost."""

    found: str | None
    start: int
    end: int
    case: str | None
    how: str
    ok: bool
    note: str = ""
    doubtful: bool = False
    cases: tuple[str, ...] = ()


LOST = Placement(None, 0, 0, None, "lost", False)
LEFT = Placement(None, 0, 0, None, "left", True)
"""A name that the glossary does not know and the engine wrote in its own way."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished sentence with its placements, in the order of the slots, and what is wrong with it.

    `unknown` holds words that the engine did not know and left as they were, names that were put right aside;
    `astray` counts the stand-ins that were not found again, or stand there once too often: such a sentence must not be
    printed. `blemishes` are what a reader stumbles over; `steps` says of faults and blemishes in which step through
    another language they came up; `losses` are what it lacks of the sentence, None where nobody has looked.
    """

    text: str
    placements: tuple[Placement, ...]
    faults: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    astray: int = 0
    blemishes: tuple[str, ...] = ()
    steps: Mapping[str, str] = field(default_factory=dict)
    losses: tuple[Loss, ...] | None = None

    @property
    def rank(self) -> tuple[int, int, int, int, int]:
        """The smaller, the better.

        Stand-ins that would be printed, then faults, then names that were not verified, then blemishes and names that
        were known only by a likeness: the engine had its own way with them, and may have with the words around; then
        what was lost of the sentence.
        """
        names = sum(not p.ok for p in self.placements)
        doubtful = sum(p.how == "repaired" and p.doubtful for p in self.placements)
        return self.astray, len(self.faults), names, doubtful + len(self.blemishes), len(self.losses or ())

    @property
    def verified(self) -> bool:
        """True when nothing is wrong, though a name may have been known by a likeness only and put right."""
        return not any(self.rank[:3]) and not self.blemishes


def decode(
    rendering: Rendering,
    protected: Protected,
    slots: Sequence[Slot],
    target: str,
    traits: Traits,
    lettering: Lettering | None = None,
) -> Outcome:
    """Put each slot's own name, in its case, where its stand-in or its rendering is found.

    `slots` belong to one sentence, `lettering` says what of it comes out in capitals. Names that are not found are
    `LOST`.
    """
    in_order = _PASSIVE.search(protected.text) is None
    output = _begun_like(protected.text, plain(rendering.text) if traits.annotation else rendering.text, target)
    if not rendering.unknown:  # whose spans would not fit any more
        output = _without_by(plain(protected.text), output, target)
        if _BROKEN not in protected.text:
            output = output.replace(_BROKEN, "")
        output = with_adjectives(protected.text, output, target)
        as_they_are = (i for i, chosen in enumerate(protected.stand_ins) if chosen is None)
        output = with_tags([slots[i].text for i in as_they_are], output)
    located = locate(output, slots, protected.stand_ins, rendering.unknown)
    located = with_partly(protected, output, slots, located)
    located = with_doubles(protected, output, slots, located)
    located = put_back(output, protected.stand_ins, located, target)
    placements = [LEFT if slot.soft else LOST for slot in slots]
    text = ""
    at = 0
    last: tuple[Slot, str | None] | None = None
    last_number = 0
    in_list = False
    for i in sorted((i for i, place in enumerate(located) if place), key=lambda i: _start(located[i])):
        slot, place = slots[i], located[i]
        assert place is not None
        if place.how == LIST and last:
            placements[i] = _next_in_list(slot, last[1], len(text))
            text = f"{text}{NEXT}{placements[i].found}"
            last, last_number, in_list = (slot, last[1]), i, True
            continue
        chosen = protected.stand_ins[i]
        gap = _set_apart(output[at : place.start], protected, last_number, i, slots)
        before = text + (closed(gap, target) if in_list else gap)
        in_list = False
        listed = last and joined_names(gap, output[place.end :][:LIST_AHEAD], are_alike(last[0], slot))
        joined = shared_case(last, slot) if last and listed else None
        kind = slot.mention.kind if slot.mention else None
        before, governs = agreed(before, slot.expected.base, kind, slot.cases if traits.keeps_case else (), target)
        after = output[place.end :][:AROUND]
        if last and gap == " " and not traits.keeps_case and are_one_name(*last, slot):
            form, case, note = with_capitals(slot.expected.printed(last[1]), slot), last[1], ""
        else:
            # «by» asked the same of the name before, and was not heeded: «Они сопровождали Лосика и Знака»
            unheeded = joined not in (None, "ins") and last is not None and last[0].asked == slot.asked == "ins"
            own = replace(slot, asked=None) if unheeded else slot
            form, case, note = form_of(own, place, before, after, governs or joined, target, traits, in_order=in_order)
        before = fit(before, form, target)
        if begins(before) and protected.text[:1].isupper():
            form = form[:1].upper() + form[1:]  # «Фон дер Ляйен позвонила»
        text = before + form
        how = _how(chosen, slot, output[place.start : place.end], form)
        doubtful = place.how == "likeness" and not _same_but_ending(output[place.start : place.end], slot)
        placements[i] = Placement(form, len(before), len(text), case, how, True, note, doubtful)
        at, last = place.end + (form.endswith(".") and output[place.end :].startswith(".")), (slot, case)
        last_number = i
    text, placements = _agreed(text + output[at:], placements, slots, target, traits)
    text = settle(text, target)
    text = edged(plain(protected.text), text, target, [(p.start, p.end) for p in placements if p.found])
    spare = leftovers(output, protected.stand_ins, located)
    checked = tuple(
        p
        if i not in spare and (p.found is None or stands(slot.expected, text, p.start, p.end))
        else (LEFT if slot.soft else LOST)
        for i, (slot, p) in enumerate(zip(slots, placements, strict=True))
    )
    checked = _labelled(checked, slots, text, target, traits)
    # an engine that says which words it did not know has tried: asking again would bring the same
    tried = {"copied"} if rendering.unknown else set()
    faults = tuple(flag for flag in FAULTS if flag in rendering.flags - tried)
    pairs = zip(protected.stand_ins, located, strict=True)
    astray = sum(chosen is not None and chosen.foreign and place is None for chosen, place in pairs)
    astray += len(spare)
    twice = said_again(
        plain(protected.text), text, [(s, p.start, p.end) for s, p in zip(slots, checked, strict=True) if p.found]
    )
    blemishes = tuple(flag for flag in BLEMISHES if flag in rendering.flags or (twice and flag == "stammering"))
    outcome = Outcome(text, checked, faults, _left_unknown(rendering, located), astray, blemishes)
    return dressed(outcome, lettering, slots, target)


def _next_in_list(slot: Slot, case: str | None, end: int) -> Placement:
    """The placement of a name that is put back in its list, in the case of the name before, which ends at `end`."""
    form = with_capitals(slot.expected.printed(case), slot)
    known = case if len(slot.expected.by_case) > 1 and case in slot.expected.by_case else None
    start = end + len(NEXT)
    return Placement(form, start, start + len(form), known, LIST, True)


def _set_apart(gap: str, protected: Protected, before: int, number: int, slots: Sequence[Slot]) -> str:
    """What stands between two names in the output, with the comma that the engine was given between them."""
    if gap != " " or number != before + 1:
        return gap
    said = [
        chosen.text if chosen and chosen.foreign else slot.text
        for chosen, slot in zip(protected.stand_ins[before : number + 1], slots[before : number + 1], strict=True)
    ]
    return ", " if ", ".join(said) in plain(protected.text) else gap


def _agreed(
    text: str, placements: Sequence[Placement], slots: Sequence[Slot], target: str, traits: Traits
) -> tuple[str, list[Placement]]:
    """The sentence with what stands around its names put right, and where they are then."""
    done = list(placements)
    there = [i for i, place in enumerate(placements) if place.found is not None]
    standing = [Stands(slots[i], placements[i].start, placements[i].end, placements[i].case) for i in there]
    text, standing = agreed_around(text, standing, target, traits)
    for i, (_, start, end, case) in zip(there, standing, strict=True):
        how = done[i].how if text[start:end] == done[i].found else "repaired"
        done[i] = replace(done[i], found=text[start:end], start=start, end=end, case=case, how=how)
    return text, done


def _labelled(
    placements: Sequence[Placement], slots: Sequence[Slot], text: str, target: str, traits: Traits
) -> tuple[Placement, ...]:
    """The placements with the cases that may be said of them."""
    told = [(i, p) for i, p in enumerate(placements) if p.found is not None and p.case is not None]
    placed = [Placed(slots[i], p.start, p.end) for i, p in told]
    told_of = labels(placed, text, target, keeps_case=traits.keeps_case, draft=traits.draft)
    done = list(placements)
    for (i, p), (cases, note) in zip(told, told_of, strict=True):
        notes = "; ".join(filter(None, (p.note, note)))
        done[i] = replace(p, case=cases[0] if len(cases) == 1 else None, cases=cases, note=notes)
    return tuple(done)


def _begun_like(source: str, output: str, target: str) -> str:
    """The output with a capital where the source sentence has one; engines lose it when a name stood first.

    A preposition of one letter that began the sentence counts as one in capitals: Пра is О, and О before a vowel ОБ.
    """
    first = output.partition(" ")[0]
    if len(first) > 1 and first.isupper() and not source[:2].isupper() and governed(f"{first} ", target):
        return first.capitalize() + output[len(first) :]
    if source[:1].isupper() and output[:1].islower() and len(output[0].upper()) == 1:
        return output[0].upper() + output[1:]
    return output


def _without_by(source: str, output: str, target: str) -> str:
    """A byline without the preposition that By became: newspapers in Cyrillic print the names alone."""
    first = output.partition(" ")[0]
    small = governed(f"{first.lower()} ", target) or first in _LEFT_BY
    return output[len(first) + 1 :] if target in EAST_SLAVIC and is_byline(source) and small else output


def _how(chosen: StandIn | None, slot: Slot, stood: str, form: str) -> str:
    """What kept the name: `stood` is what the engine wrote, `form` what is printed in its place."""
    if chosen is not None and (chosen.foreign or stood in slot.expected.accepted):
        return chosen.how
    return "raw" if stood == form else "repaired"


def _left_unknown(rendering: Rendering, located: Sequence[Located | None]) -> tuple[str, ...]:
    names = [(place.start, place.end) for place in located if place]
    left = [span for span in rendering.unknown if all(span[1] <= a or b <= span[0] for a, b in names)]
    return tuple(rendering.text[start:end] for start, end in left)


def _start(place: Located | None) -> int:
    return place.start if place else 0


def _same_but_ending(stood: str, slot: Slot) -> bool:
    """Whether what stood there is the name with an ending that it has not: «Порошенку» for Порошенко."""
    pairs = list(zip(stood.split(), slot.expected.base.split(), strict=False))
    same = stood.count(" ") == slot.expected.base.count(" ")
    return same and all(len(base) > _ENDING + 2 and one.startswith(base[:-_ENDING]) for one, base in pairs)
