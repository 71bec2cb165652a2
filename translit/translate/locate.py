"""Where each name of a sentence went: by the forms it may have taken, then by likeness of sound."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .. import names
from ..text import matching_form, words
from .commons import COMMONS
from .expected import cases_by_form
from .protect import LIST, Slot, StandIn

__all__ = ["Located", "leftovers", "locate"]

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


class _Output:
    """What an engine gave, with the places that are taken by names: never given up again, so that what was looked
    through for a name need not be looked through for the next of the same forms.
    """

    def __init__(self, text: str) -> None:
        self.text, self.folded = text, matching_form(text)
        self._taken = bytearray(len(text))
        self._looks: dict[tuple[str, ...], Iterator[re.Match[str]]] = {}

    def take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\x01" * (end - start)

    def free(self, start: int, end: int) -> bool:
        return not any(self._taken[start:end])

    def next_of(self, forms: tuple[str, ...]) -> re.Match[str] | None:
        """The next free place of one of the forms."""
        if forms not in self._looks:
            self._looks[forms] = _pattern(forms).finditer(self.folded)
        return next((match for match in self._looks[forms] if self.free(*match.span())), None)


def _by_form(output: _Output, forms: Mapping[str, frozenset[str]]) -> Located | None:
    match = output.next_of(tuple(forms)) if forms else None
    if match is None:
        return None
    found = match.group().casefold()
    cases = [c for form, c in forms.items() if matching_form(form).casefold() == found]
    return Located(*match.span(), frozenset().union(*cases), "form")


def _by_sound(output: _Output, slot: Slot, unknown: Sequence[tuple[int, int]]) -> Located | None:
    if slot.mention is None or slot.mention.shape in COMMONS:
        return None
    case = slot.cases[0] if slot.cases else None
    known_as = {slot.text, slot.mention.lemma, slot.expected.base, slot.expected.printed(case)}
    lengths = {len(list(words(slot.text))), len(list(words(slot.expected.base)))}
    best: tuple[float, Located] | None = None
    for start, end, how in _windows(output.text, lengths, unknown, need_unknown=slot.soft and not _is_romanised(slot)):
        if not output.free(start, end):
            continue
        score = max(names.similarity(output.text[start:end], form) for form in known_as)
        if score >= ALIKE and (best is None or score > best[0]):
            best = (score, Located(start, end, frozenset(), how))
    return best[1] if best else None


def _is_romanised(slot: Slot) -> bool:
    """Whether it is a given name alone, from Cyrillic: engines into English keep its case ending (Матвея, Matveya)."""
    given = slot.mention is not None and slot.mention.shape == "given"
    return given and slot.expected.base.isascii() and not slot.text.isascii()


def _windows(
    output: str, lengths: Collection[int], unknown: Sequence[tuple[int, int]], *, need_unknown: bool
) -> Iterator[tuple[int, int, str]]:
    """Stretches of capitalised or unknown words, as many as a name has, so that no part of it is left over."""
    marked = set(unknown)
    tokens = [t for t in words(output) if t.text[:1].isupper() or (t.start, t.end) in marked]
    for first in range(len(tokens)):
        for length in lengths:
            window = tokens[first : first + length]
            between = (output[a.end : b.start] for a, b in pairwise(window))
            if len(window) < length or any(gap.strip(" .-") for gap in between):
                continue
            strange = [(t.start, t.end) in marked for t in window]
            if any(strange) or not need_unknown:
                yield window[0].start, window[-1].end, "unknown" if any(strange) else "likeness"


def _returned_forms(slot: Slot, chosen: StandIn | None) -> dict[str, frozenset[str]]:
    if chosen is not None and chosen.how == LIST:
        return {}
    if chosen is None or not chosen.foreign:
        return {**slot.expected.accepted, slot.text: slot.expected.accepted.get(slot.text, frozenset())}
    return cases_by_form([chosen.returns])


def locate(
    output: str,
    slots: Sequence[Slot],
    stand_ins: Sequence[StandIn | None],
    unknown: Sequence[tuple[int, int]] = (),
) -> list[Located | None]:
    """Find each slot's rendering in the engine's output, no place used twice.

    Names of more words are placed first, by form and then by sound, so that "Ivan" is not found inside "Ivan Petrov";
    equal ones from left to right. `unknown` are spans that the engine marked as words it did not know. The answer is
    in the order of the slots; members of a list that were left out have no place in it.
    """
    looked = _Output(output)
    found: list[Located | None] = [None] * len(slots)

    def take(i: int, place: Located | None) -> None:
        if place is not None:
            found[i] = place
            looked.take(place.start, place.end)

    returned = [_returned_forms(slot, chosen) for slot, chosen in zip(slots, stand_ins, strict=True)]
    for group in _by_words(returned):
        for i in group:
            take(i, _by_form(looked, returned[i]))
        for i in group:
            chosen = stand_ins[i]
            if found[i] is None and (chosen is None or not (chosen.foreign or chosen.how == LIST)):
                take(i, _by_sound(looked, slots[i], unknown))
    return _in_order(found, slots)


def leftovers(output: str, stand_ins: Sequence[StandIn | None], found: Sequence[Located | None]) -> frozenset[int]:
    """The numbers of the slots whose stand-in has a word in the output where no name is put in: said once too often.

    No stand-in shares a word with its sentence, so such a word is nobody else's.
    """
    if not any(one and one.foreign for one in stand_ins):
        return frozenset()
    looked = _Output(output)
    for place in found:
        if place:
            looked.take(place.start, place.end)
    spoken = {matching_form(token.text) for token in words(output) if looked.free(token.start, token.end)}
    return frozenset(i for i, one in enumerate(stand_ins) if one and one.foreign and _names_in(one) & spoken)


def _names_in(stand_in: StandIn) -> set[str]:
    """The words of a stand-in that are names, in all its forms."""
    tokens = (token.text for forms in stand_in.returns.values() for form in forms for token in words(form))
    return {matching_form(word) for word in tokens if word[:1].isupper()}


def _by_words(returned: Sequence[Mapping[str, object]]) -> list[list[int]]:
    """The numbers of the slots, those whose forms have the most words first; longer forms before shorter ones."""
    sizes = [max(((form.count(" "), len(form)) for form in forms), default=(0, 0)) for forms in returned]
    groups: dict[int, list[int]] = {}
    for i in sorted(range(len(sizes)), key=lambda i: (-sizes[i][0], -sizes[i][1], i)):
        groups.setdefault(sizes[i][0], []).append(i)
    return list(groups.values())


def _in_order(found: list[Located | None], slots: Sequence[Slot]) -> list[Located | None]:
    """Mentions of one entity in one shape take their places from left to right, whatever way each was found."""
    groups: dict[tuple[str, str], list[int]] = {}
    for i, slot in enumerate(slots):
        if slot.mention is not None and found[i] is not None:
            groups.setdefault((slot.expected.key, slot.mention.shape), []).append(i)
    for group in groups.values():
        places = sorted((place for i in group if (place := found[i])), key=lambda place: place.start)
        for i, place in zip(group, places, strict=True):
            found[i] = place
    return found
