"""From an engine's rendering to a finished sentence: names located, inflected and put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..engines import Rendering, Traits
from .cases import decide, governed
from .euphony import fit
from .locate import Located, locate
from .protect import Protected, Slot
from .verify import stands

__all__ = ["Outcome", "Placement", "decode"]

FAULTS = ("empty", "failed", "looping", "copied", "long", "short")
"""Flags of a rendering that make it no translation, the gravest first."""


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


LOST = Placement(None, 0, 0, None, "lost", False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished sentence with its placements, in the order of the slots, and what is wrong with it."""

    text: str
    placements: tuple[Placement, ...]
    faults: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """The smaller, the better: faults first, then names that were not verified."""
        return len(self.faults), sum(not p.ok for p in self.placements)


def decode(
    rendering: Rendering, protected: Protected, slots: Sequence[Slot], source: str, target: str, traits: Traits
) -> Outcome:
    """Put each slot's own name, in its case, where its stand-in or its rendering is found.

    `slots` belong to one sentence; `source` is that sentence. Names that are not found are `LOST`.
    """
    output = rendering.text
    located = locate(output, slots, protected.stand_ins, rendering.unknown)
    placements: list[Placement] = [LOST] * len(slots)
    text = ""
    at = 0
    for i in sorted((i for i, place in enumerate(located) if place), key=lambda i: _start(located[i])):
        slot, place = slots[i], located[i]
        assert place is not None
        before = text + output[at : place.start]
        chosen = protected.stand_ins[i]
        form, case, note = _form(slot, place, before, source, target, traits)
        before = fit(before, form, target)
        text = before + form
        how = chosen.how if chosen else "raw" if output[place.start : place.end] == form else "repaired"
        placements[i] = Placement(form, len(before), len(text), case, how, True, note)
        at = place.end
    text += output[at:]
    checked = tuple(
        p if p.found is None or stands(slot.expected, text, p.start, p.end) else LOST
        for slot, p in zip(slots, placements, strict=True)
    )
    return Outcome(text, checked, tuple(flag for flag in FAULTS if flag in rendering.flags))


def _start(place: Located | None) -> int:
    return place.start if place else 0


def _form(
    slot: Slot, place: Located, before: str, source: str, target: str, traits: Traits
) -> tuple[str, str | None, str]:
    """The form to print, its case, and a note where the case was not read but guessed."""
    expected = slot.expected
    if len(expected.by_case) <= 1:
        return _capitals(expected.printed(None), slot), None, ""
    candidates = place.cases & expected.by_case.keys()
    from_source = tuple(slot.mention.cases) if slot.mention and traits.keeps_case else ()
    note = ""
    if not candidates and from_source:
        candidates = frozenset(from_source) & expected.by_case.keys()
    if not candidates:
        candidates = frozenset(governed(before, target)) & expected.by_case.keys()
        note = "case guessed from the words around"
    case = decide(candidates, before, target, from_source)
    return _capitals(expected.printed(case), slot), case or "nom", note


def _capitals(form: str, slot: Slot) -> str:
    letters = [letter for letter in slot.text if letter.isalpha()]
    return form.upper() if len(letters) > 3 and slot.text.isupper() and not form.isupper() else form
