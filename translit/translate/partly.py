"""A name of which an engine left one part whole: «Мэри Колесникова», «Викретар-Бабарико», «с Павел Северинцем».

Two names of one surname are no likeness of each other, so a rendering is the name only where nothing else of the
sentence can stand behind it, and where the other part begins as its own does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..engines.annotation import plain
from ..names.key import sounded
from ..names.likeness import begin_alike, distance
from ..text import words
from .locate import Located
from .protect import LIST, Protected, Slot

__all__ = ["with_partly"]

_WHOLE, _GARBLED = 0.17, 0.45
"""Distance per sound up to which a word is a part of the name, and up to which it may be one, garbled: Бабарико and
Бабарыка are 0.06 apart, Викретар and Виктор 0.12, Коча and Косыгин 0.43, Михаил and Юрий 0.7."""
_FEW = 4
"""Sounds of a part that is too short to tell of the whole."""

_Word = tuple[int, int, str]
"""A word of the output: where it starts and ends, and how it sounds."""


def with_partly(
    protected: Protected, output: str, slots: Sequence[Slot], located: Sequence[Located | None]
) -> list[Located | None]:
    """The places of a sentence's names, those of people whose name is known by a part of it among them.

    `protected` is what the engine was given, `output` what it made of it; `slots`, `located` and the answer are in
    one order.
    """
    done = [*located]
    lost = [i for i, slot in enumerate(slots) if done[i] is None and _is_sought(protected, slots, i)]
    if not lost:
        return done
    others = _others(plain(protected.text), slots)
    for i in lost:
        free = [word for word in _capitalised(output) if not _is_taken(word, done)]
        parts = [sounded(token.text) for token in words(slots[i].expected.base)]
        runs = (free[at : at + len(parts)] for at in range(len(free) - len(parts) + 1))
        found = [
            run for run in runs if _is_name(output, run, parts) and not any(_near(w[2], o) for w in run for o in others)
        ]
        if found:
            best = min(found, key=lambda run: sum(_apart(word[2], part) for word, part in zip(run, parts, strict=True)))
            start, end = best[0][0], best[-1][1]
            done[i] = Located(start, end, _cases(output, best, slots[i]), "likeness")
    return done


def _is_sought(protected: Protected, slots: Sequence[Slot], i: int) -> bool:
    """Whether a slot is for somebody's name of several words, in whose place nobody and no code stood."""
    slot, chosen = slots[i], protected.stand_ins[i]
    person = slot.mention is not None and slot.mention.kind == "person" and not slot.soft
    itself = chosen is None or not (chosen.foreign or chosen.how == LIST)
    return person and itself and " " in slot.expected.base


def _others(text: str, slots: Sequence[Slot]) -> list[str]:
    """How the words with a capital sound that belong to no slot."""
    own = {token.text for slot in slots for token in words(slot.text)}
    found = (token.text for token in words(text) if token.text[:1].isupper() and token.text not in own)
    return [sounds for word in found if len(sounds := sounded(word)) >= _FEW]


def _capitalised(output: str) -> Iterator[_Word]:
    """The words with a capital; one with a hyphen as several, for a small model joins names by it."""
    for token in words(output):
        at = token.start
        for piece in token.text.split("-"):
            if piece[:1].isupper():
                yield at, at + len(piece), sounded(piece)
            at += len(piece) + 1


def _is_taken(word: _Word, located: Sequence[Located | None]) -> bool:
    return any(place and place.start < word[1] and word[0] < place.end for place in located)


def _is_name(output: str, run: Sequence[_Word], parts: Sequence[str]) -> bool:
    """Whether neighbouring words are the parts of a name in their order, one of them whole."""
    if any(output[a[1] : b[0]] not in (" ", "-") for a, b in pairwise(run)):
        return False
    far = [_apart(word[2], part) for word, part in zip(run, parts, strict=True)]
    whole = any(gap <= _WHOLE and len(part) >= _FEW for gap, part in zip(far, parts, strict=True))
    alike = all(begin_alike(word[2], part) for word, part in zip(run, parts, strict=True))
    return whole and alike and max(far) <= _GARBLED


def _cases(output: str, run: Sequence[_Word], slot: Slot) -> frozenset[str]:
    """The cases that the words can be that are forms of their parts; an ending tells more than a base form."""
    told: list[set[str]] = []
    for number, (start, end, _) in enumerate(run):
        of = [(form.split(), cases) for form, cases in slot.expected.accepted.items()]
        same = [cases for parts, cases in of if len(parts) == len(run) and parts[number] == output[start:end]]
        told += [set().union(*same)] if same else []
    inflected = [cases for cases in told if "nom" not in cases]
    return frozenset().union(*(inflected or [cases for cases in told if cases == {"nom"}]))


def _near(a: str, b: str) -> bool:
    return _apart(a, b) <= _WHOLE


def _apart(a: str, b: str) -> float:
    return distance(a, b) / max(len(a), len(b), 1)
