"""A name that an engine wrote twice in a row, once in a spelling of its own: «Sergei Siarhei Tsikhanouski».

Small models copy the name that they were given and translate it as well. What stands beside the name and is no other
mention's, sounds as the name or its nearest part does and has nothing like it in the source, goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..engines.annotation import plain
from ..names.key import sounded
from ..names.likeness import begin_alike, distance
from ..text import words
from .locate import Located
from .protect import Protected, Slot

__all__ = ["said_again", "with_doubles"]

_NEAR = 0.15
"""Distance per sound up to which a word is the name's: Sergei and Siarhei are 0.06 apart, Иван and Иванов 0.17."""
_FAR = 0.3
"""Distance up to which it may be, garbled, beside another of the name's that is near: Цикханжурки is 0.24 from
Tsikhanouski."""
_GAPS = frozenset((" ", ". "))
_HALF = re.compile(r"-([A-ZА-ЯЁІЇЄҐЎ]\w{3,})(?![\w-])")
_SHORT = 3
"""Letters of a word that is too short to tell by its sound (Jr)."""


def with_doubles(
    protected: Protected, output: str, slots: Sequence[Slot], located: Sequence[Located | None]
) -> list[Located | None]:
    """The places of a sentence's names, each with what the engine wrote of the name right before and after it.

    `protected` is what the engine was given, `output` what it made of it; `slots`, `located` and the answer are in
    one order.
    """
    taken = [(place.start, place.end) for place in located if place]
    tokens = [(t.start, t.end) for t in words(output) if all(t.end <= a or b <= t.start for a, b in taken)]
    return [
        _widened(protected, output, tokens, slot, place) if place and slot.mention else place
        for slot, place in zip(slots, located, strict=True)
    ]


def said_again(source: str, text: str, placed: Sequence[tuple[Slot, int, int]]) -> bool:
    """Whether a name stands in `text` once more than in `source`, in whatever spelling: «Шарендо сказал Шарендоу».

    `placed` has the slots that were found, and where in `text`. What begins the sentence has its capital from that.
    """
    free = [
        token.text
        for token in words(text)
        if len(token.text) > _SHORT and token.text[0].isupper() and any(map(str.isalnum, text[: token.start]))
        if all(token.end <= start or end <= token.start for _, start, end in placed)
    ]
    if not free:
        return False
    slots = [slot for slot, _, _ in placed if slot.mention]
    named = {part for slot in slots for form in slot.expected.accepted for part in form.split() if len(part) > _SHORT}
    others = _left_over(source, slots)
    return any(any(_near(word, one) for one in named) and not any(_near(word, one) for one in others) for word in free)


def _left_over(source: str, slots: Sequence[Slot]) -> list[str]:
    """The words with a capital of a sentence, less those of its slots, each as often as it is said."""
    met = [t.text for t in words(source) if t.text[:1].isupper()]
    for slot in slots:
        for token in words(slot.text):
            if token.text in met:
                met.remove(token.text)
    return met


def _widened(protected: Protected, output: str, free: Sequence[tuple[int, int]], slot: Slot, place: Located) -> Located:
    parts = _spellings(slot)
    before = [span for span in free if span[1] <= place.start][-len(parts) :]
    after = [span for span in free if span[0] >= place.end][: len(parts)]
    start = _begun(output, before, parts, place.start)
    end = _hyphened(output, parts[-1], _ended(output, after, parts, place.end))
    if (start, end) == (place.start, place.end):
        return place
    extra = [t.text for t in words(f"{output[start : place.start]} {output[place.end : end]}")]
    return place if _others(protected, slot, extra) else replace(place, start=start, end=end)


def _spellings(slot: Slot) -> list[frozenset[str]]:
    """The words of the name in their order, each in its forms."""
    base = [t.text for t in words(slot.expected.base)]
    forms = [[t.text for t in words(form)] for form in slot.expected.accepted]
    forms += [[t.text for t in words(slot.text)]]  # «Сиархий Цикханжурки», as the source spells him
    return [frozenset([word, *(form[i] for form in forms if len(form) == len(base))]) for i, word in enumerate(base)]


def _others(protected: Protected, slot: Slot, extra: Sequence[str]) -> bool:
    """Whether a word that was said once more may be somebody else's, of whom the sentence speaks, too."""
    met = _left_over(plain(protected.text), [slot])
    return any(_near(word, other) for word in extra if len(word) >= _SHORT for other in met)


def _begun(output: str, before: Sequence[tuple[int, int]], parts: Sequence[frozenset[str]], start: int) -> int:
    """Where the name begins, with its first words once more before it."""
    for count in range(min(len(before), len(parts)), 0, -1):
        spans = before[-count:]
        if _joined(output, [*spans, (start, start)]) and _same(output, spans, parts[:count]):
            return spans[0][0]
    return start


def _ended(output: str, after: Sequence[tuple[int, int]], parts: Sequence[frozenset[str]], end: int) -> int:
    """Where the name ends, with its last words once more after it."""
    for count in range(min(len(after), len(parts)), 0, -1):
        spans = after[:count]
        if _joined(output, [(end, end), *spans]) and _same(output, spans, parts[-count:]):
            return spans[-1][1]
    return end


def _hyphened(output: str, last: frozenset[str], end: int) -> int:
    """Where the name ends, with a half of it once more behind a hyphen: «Шарендо-Панасюк-Панасик»."""
    found = _HALF.match(output, end)
    halves = {half for form in last for half in form.split("-") if len(half) > _SHORT}
    return found.end() if found and any(_near(found[1], half) for half in halves) else end


def _joined(output: str, spans: Sequence[tuple[int, int]]) -> bool:
    return all(output[a[1] : b[0]] in _GAPS for a, b in pairwise(spans))


def _same(output: str, spans: Sequence[tuple[int, int]], parts: Sequence[frozenset[str]]) -> bool:
    """Whether the words are the name's, capitals and all; a word too short to tell must be the very same."""
    told = False
    for (start, end), part in zip(spans, parts, strict=True):
        word = output[start:end]
        if len(word) < _SHORT and word in part:
            continue
        near = any(_near(word, one) for one in part)
        if len(word) < _SHORT or not word[0].isupper() or not (near or any(_garbled(word, one) for one in part)):
            return False
        told = told or near
    return told


def _garbled(word: str, other: str) -> bool:
    own, its = sounded(word), sounded(other)
    return begin_alike(own, its) and distance(own, its) <= _FAR * max(len(own), len(its))


def _near(word: str, other: str) -> bool:
    own, its = sounded(word), sounded(other)
    return bool(own and its) and distance(own, its) <= _NEAR * max(len(own), len(its))
