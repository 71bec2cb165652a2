"""Where each name of a sentence went: by the forms it may have taken, then by likeness of sound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .. import names
from ..text import matching_form, words
from .protect import Slot, StandIn

__all__ = ["Located", "locate"]

ALIKE = 0.8
"""Similarity from which a rendering counts as the same name."""


@dataclass(frozen=True, slots=True)
class Located:
    """A rendering in the engine's output: its span, the cases it can be, and how it was known."""

    start: int
    end: int
    cases: frozenset[str]
    how: str


@lru_cache(maxsize=4096)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(matching_form(form)) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<![\w])(?<!\w-)(?:{alternatives})(?!\w)(?!-\w)", re.IGNORECASE)


def _free(start: int, end: int, used: Iterable[tuple[int, int]]) -> bool:
    return all(end <= s or e <= start for s, e in used)


def _by_form(folded: str, forms: Mapping[str, frozenset[str]], used: list[tuple[int, int]]) -> Located | None:
    if not forms:
        return None
    for match in _pattern(tuple(forms)).finditer(folded):
        if _free(*match.span(), used):
            found = match.group().casefold()
            cases = [c for form, c in forms.items() if matching_form(form).casefold() == found]
            return Located(*match.span(), frozenset().union(*cases), "form")
    return None


def _by_sound(
    output: str, slot: Slot, unknown: Sequence[tuple[int, int]], used: list[tuple[int, int]]
) -> Located | None:
    if slot.mention is None:
        return None
    marked = set(unknown)
    tokens = [t for t in words(output) if t.text[:1].isupper() or (t.start, t.end) in marked]
    longest = max(len(slot.text.split()), len(slot.expected.base.split()))
    case = slot.cases[0] if slot.cases else None
    known_as = {slot.text, slot.mention.lemma, slot.expected.base, slot.expected.printed(case)}
    best: tuple[int, float, int, int] | None = None
    for first in range(len(tokens)):
        for last in range(first, min(first + longest, len(tokens))):
            start, end = tokens[first].start, tokens[last].end
            if last > first and output[tokens[last - 1].end : tokens[last].start].strip(" -"):
                break
            if not _free(start, end, used):
                continue
            window = output[start:end]
            score = max(names.similarity(window, form) for form in known_as)
            # a whole name before a part of it, or the part that is left over would stand there twice
            if score >= ALIKE and (best is None or (last - first, score) > best[:2]):
                best = (last - first, score, start, end)
    return Located(best[2], best[3], frozenset(), "likeness") if best else None


def _returned_forms(slot: Slot, chosen: StandIn | None) -> dict[str, frozenset[str]]:
    if chosen is None:
        return {**slot.expected.accepted, slot.text: slot.expected.accepted.get(slot.text, frozenset())}
    cases: dict[str, set[str]] = {}
    for case, forms in chosen.returns.items():
        for form in forms:
            cases.setdefault(form, set()).add(case)
    return {form: frozenset(found) for form, found in cases.items()}


def locate(
    output: str,
    slots: Sequence[Slot],
    stand_ins: Sequence[StandIn | None],
    unknown: Sequence[tuple[int, int]] = (),
) -> list[Located | None]:
    """Find each slot's rendering in the engine's output, no place used twice.

    Longer forms are placed first, so that "Ivan" is not found inside "Ivan Petrov"; equal ones from left to right.
    `unknown` are spans that the engine marked as words it did not know. The answer is in the order of the slots.
    """
    folded = matching_form(output)
    found: list[Located | None] = [None] * len(slots)
    used: list[tuple[int, int]] = []
    returned = [_returned_forms(slot, chosen) for slot, chosen in zip(slots, stand_ins, strict=True)]
    by_length = sorted(range(len(slots)), key=lambda i: (-max((len(f) for f in returned[i]), default=0), i))
    for search in ("form", "sound"):
        for i in by_length:
            if found[i] is not None or (search == "sound" and stand_ins[i] is not None):
                continue
            place = (
                _by_form(folded, returned[i], used) if search == "form" else _by_sound(output, slots[i], unknown, used)
            )
            if place is not None:
                found[i] = place
                used.append((place.start, place.end))
    return found
