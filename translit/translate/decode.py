"""From an engine's rendering to a finished sentence: names located, inflected and put in."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..engines import Rendering, Traits
from ..engines.annotation import plain
from ..text import EAST_SLAVIC
from .cases import decide, governed
from .edges import edged
from .euphony import fit, settle
from .government import LIST_AHEAD, joined_names
from .headlines import Lettering, dressed
from .labels import Placed, labels
from .locate import Located, leftovers, locate
from .prepositions import agreed
from .protect import Protected, Slot, StandIn
from .reading import cases_in
from .verbs import AROUND, ruled
from .verify import begins, stands

__all__ = ["Outcome", "Placement", "decode"]

FAULTS = ("empty", "failed", "looping", "copied", "long", "short")
"""Flags of a rendering that make it no translation, the gravest first."""

BLEMISHES = ("stammering", "repeating")
"""Flags of a rendering that another attempt may do without; no name is given up for it."""

_NEXT_WORD = re.compile(r" (\w[\w'’-]*)")
_PASSIVE = re.compile(r"\bby ")
"""In an English sentence: its translation may have the one who did it last («Суд возглавил X»)."""
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
    another language they came up.
    """

    text: str
    placements: tuple[Placement, ...]
    faults: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    astray: int = 0
    blemishes: tuple[str, ...] = ()
    steps: Mapping[str, str] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """The smaller, the better.

        Stand-ins that would be printed, then faults, then names that were not verified, then blemishes and names that
        were known only by a likeness: the engine had its own way with them, and may have with the words around.
        """
        lost = sum(not p.ok for p in self.placements)
        doubtful = sum(p.how == "repaired" and p.doubtful for p in self.placements)
        return self.astray, len(self.faults), lost, doubtful + len(self.blemishes)

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
    located = locate(output, slots, protected.stand_ins, rendering.unknown)
    placements = [LEFT if slot.soft else LOST for slot in slots]
    text = ""
    at = 0
    last: tuple[Slot, str | None] | None = None
    for i in sorted((i for i, place in enumerate(located) if place), key=lambda i: _start(located[i])):
        slot, place = slots[i], located[i]
        assert place is not None
        before = text + output[at : place.start]
        chosen = protected.stand_ins[i]
        listed = last and joined_names(
            output[at : place.start], output[place.end :][:LIST_AHEAD], _alike(last[0], slot)
        )
        joined = _shared_case(last, slot) if last and listed else None
        kind = slot.mention.kind if slot.mention else None
        before, governs = agreed(before, slot.expected.base, kind, slot.cases if traits.keeps_case else (), target)
        after = output[place.end :][:AROUND]
        form, case, note = _form(slot, place, before, after, governs or joined, target, traits, in_order=in_order)
        before = fit(before, form, target)
        if begins(before) and protected.text[:1].isupper():
            form = form[:1].upper() + form[1:]  # «Фон дер Ляйен позвонила»
        text = before + form
        how = _how(chosen, slot, output[place.start : place.end], form)
        doubtful = place.how == "likeness" and not _same_but_ending(output[place.start : place.end], slot)
        placements[i] = Placement(form, len(before), len(text), case, how, True, note, doubtful)
        at, last = place.end + (form.endswith(".") and output[place.end :].startswith(".")), (slot, case)
    text = settle(text + output[at:], target)
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
    twice = _said_again(text, slots, checked)
    blemishes = tuple(flag for flag in BLEMISHES if flag in rendering.flags or (twice and flag == "stammering"))
    outcome = Outcome(text, checked, faults, _left_unknown(rendering, located), astray, blemishes)
    return dressed(outcome, lettering, slots, target)


def _labelled(
    placements: Sequence[Placement], slots: Sequence[Slot], text: str, target: str, traits: Traits
) -> tuple[Placement, ...]:
    """The placements with the cases that may be said of them."""
    told = [(i, p) for i, p in enumerate(placements) if p.found is not None and p.case is not None]
    placed = [Placed(slots[i], p.start, p.end) for i, p in told]
    done = list(placements)
    for (i, p), (cases, note) in zip(told, labels(placed, text, target, keeps_case=traits.keeps_case), strict=True):
        notes = "; ".join(filter(None, (p.note, note)))
        done[i] = replace(p, case=cases[0] if len(cases) == 1 else None, cases=cases, note=notes)
    return tuple(done)


def _said_again(text: str, slots: Sequence[Slot], placements: Sequence[Placement]) -> bool:
    """Whether a form of a name's last word stands right after the name, where no other name is: «Урсулі фон дер Ляєн
    Ляєн». No flag tells of it: those are of what the engine wrote, before names were put right.
    """
    starts = {p.start for p in placements if p.found}
    for slot, p in zip(slots, placements, strict=True):
        after = _NEXT_WORD.match(text, p.end) if slot.mention and p.found else None
        if after and after.start(1) not in starts:
            lasts = {form.split()[-1] for forms in slot.expected.by_case.values() for form in forms if form.strip()}
            if after[1] in lasts:
                return True
    return False


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


def _form(
    slot: Slot,
    place: Located,
    before: str,
    after: str,
    joined: str | None,
    target: str,
    traits: Traits,
    *,
    in_order: bool,
) -> tuple[str, str | None, str]:
    """The form to print, its case, and a note where the case was not read but guessed.

    `before` and `after` stand around the name, `joined` is the case of the name before, where a conjunction joins the
    two. A verb decides only where the source has no subject, or where the engine, which was told no case, took one that
    the verb does not govern («поблагодарил Макрон»); `in_order` says that the source has its object after the verb.
    """
    expected = slot.expected
    if len(expected.by_case) <= 1:
        return _capitals(expected.printed(None), slot), None, ""
    read = place.cases & expected.by_case.keys()
    if read == {"voc"} and "voc" not in slot.cases and slot.text in expected.by_case["voc"]:
        read = frozenset()  # Sikorski, as English has it, is the vocative of Sikorskis: the engine left it as it was
    source_cases = tuple(c for c in slot.cases if c in expected.by_case) if traits.keeps_case else ()
    joined_fits = joined in expected.by_case and (bool(source_cases) or joined in read or not read)
    verb = ruled(before, after, target, alone=True) if source_cases and "nom" not in source_cases else None
    if not source_cases and not joined_fits:
        verb = _unheeded(slot, read, before, after, target, in_order=in_order)
    case = joined if joined_fits else decide(read, before, target, source_cases, verb)
    note = "" if read or source_cases else "case guessed from the words around"
    if read and verb and case == verb and not source_cases:
        note = "the engine wrote another case than the verb governs"
    return _capitals(expected.printed(case), slot), case or "nom", note


def _unheeded(slot: Slot, read: Collection[str], before: str, after: str, target: str, *, in_order: bool) -> str | None:
    """The case that a verb gives a name, where it has a subject already and the engine took another.

    Of verbs that no table has, only those are heard beside which a draft left the base form («выпустила Игорь Лосик»)
    or one that is none («выпустила Ихар Лосик»).
    """
    verb = ruled(before, "", target, alone=True)
    left = (
        in_order and set(read) <= {"nom"} and slot.start > 0 and target in EAST_SLAVIC and not governed(before, target)
    )
    if (verb is None and not left) or verb in read or slot.mention is None:
        return None
    text = f"{before}{slot.expected.base}{after}"
    cases = (*slot.expected.by_case,)
    end = len(before) + len(slot.expected.base)
    gender = slot.expected.gender or slot.mention.gender
    found = cases_in(text, len(before), end, target, cases, gender, slot.mention.kind)
    return found[0] if found in ([(verb,)] if verb else [("acc",), ("dat",)]) else None


def _alike(a: Slot, b: Slot) -> bool:
    return a.mention is not None and b.mention is not None and a.mention.kind == b.mention.kind


def _shared_case(last: tuple[Slot, str | None], slot: Slot) -> str | None:
    """The case of the name before, for a name that a conjunction joins to it; None where the source has them apart.

    A target preposition may have put the first in another case than the source's; the second follows it.
    """
    before, case = last
    apart = bool(before.cases and slot.cases) and not set(before.cases) & set(slot.cases)
    if apart or (case in before.cases and slot.cases and case not in slot.cases):
        return None
    return case


def _capitals(form: str, slot: Slot) -> str:
    letters = [letter for letter in slot.text if letter.isalpha()]
    return form.upper() if len(letters) > 3 and slot.text.isupper() and not form.isupper() else form
