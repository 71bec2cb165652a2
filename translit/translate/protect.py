"""Slots: the names of a sentence, and what stands in for each while the engine works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..documents.layout import flat
from ..names import Mention
from .carriers import carriers, forms_by_case
from .expected import Expected

__all__ = ["AS_IT_IS", "Attempt", "Protected", "Slot", "StandIn", "protect", "stand_in"]

PLACEHOLDERS = ("Qvelto", "Zarqum", "Xelvod", "Qirzan", "Vozqel", "Zeltuq", "Xarmiq", "Quvrez", "Zodvex", "Qamlor")
"""Words of no language: an engine that does not know them passes them on. Never an underscore: Argos deletes it."""

NO_CASE = ""
"""Key of the forms that tell nothing about case."""

Attempt = tuple[str, int]
"""A strategy and which of its stand-ins, counted from 0."""

AS_IT_IS: Attempt = ("raw", 0)


@dataclass(frozen=True, slots=True)
class StandIn:
    """What is put in place of a mention, and the forms it may come back in, by case."""

    text: str
    returns: Mapping[str, tuple[str, ...]]
    how: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One mention of a sentence: offsets into the sentence, what is expected of it, and the attempts still to make.

    `cases` are the cases it can be in the source, the likelier first; `reserved` the words no stand-in may share.
    """

    mention: Mention | None
    start: int
    end: int
    text: str
    expected: Expected
    chain: Sequence[Attempt]
    cases: tuple[str, ...] = ()
    reserved: frozenset[str] = frozenset()

    def attempt(self, step: int) -> Attempt:
        """The attempt to make at a step; once all were made, the name as it is."""
        return self.chain[step] if step < len(self.chain) else AS_IT_IS


@dataclass(frozen=True, slots=True)
class Protected:
    """A sentence as the engine gets it, with what stands in for each slot, in the order of the slots."""

    text: str
    stand_ins: tuple[StandIn | None, ...]


def _placeholder(taken: dict[tuple[str, int], str], owner: tuple[str, int]) -> StandIn | None:
    free = [word for word in PLACEHOLDERS if word not in taken.values()]
    word = taken.get(owner) or (free[owner[1] % len(free)] if free else None)
    if word is None:
        return None
    taken[owner] = word
    return StandIn(word, {NO_CASE: (word,)}, "placeholder")


def _carrier(
    slot: Slot, mention: Mention, source: str, target: str, nth: int, taken: dict[tuple[str, int], str]
) -> StandIn | None:
    kind = mention.kind or "person"
    shape = mention.shape if mention.shape in ("given", "surname") else "full"
    owner = (slot.expected.key, nth)
    usable = [
        carrier
        for carrier in carriers(kind, slot.expected.gender or mention.gender, target, slot.expected.number)
        if carrier.spelled(source, shape)
        and carrier.spelled(target, shape)
        and not slot.reserved.intersection(carrier.spelled(source, "full")[0].split())
    ]
    usable = usable[nth % len(usable) :] + usable[: nth % len(usable)] if usable else []
    mine = [c for c in usable if taken.get(owner, c.forms["en"][0]) == c.forms["en"][0]]
    mine = [c for c in mine if owner in taken or c.forms["en"][0] not in taken.values()]
    if not mine:
        return None
    carrier = mine[0]
    taken[owner] = carrier.forms["en"][0]
    own = forms_by_case(carrier.spelled(source, shape)[0], source, kind, carrier.gender)
    case = slot.cases[0] if slot.cases else "nom"
    # an engine that does not know the carrier leaves it as it was, in the source's own declension
    returns: dict[str, tuple[str, ...]] = dict(own)
    for base in carrier.spelled(target, shape):
        for target_case, forms in forms_by_case(base, target, kind, carrier.gender).items():
            returns[target_case] = (*returns.get(target_case, ()), *forms)
    return StandIn((own.get(case) or own["nom"])[0], returns, "carrier")


def stand_in(
    slot: Slot, attempt: Attempt, source: str, target: str, taken: dict[tuple[str, int], str]
) -> StandIn | None:
    """What stands in for a slot in an attempt; None where the name goes to the engine as it is.

    `taken` remembers who has which stand-in, so that an entity keeps its own through a sentence and two never share.
    """
    strategy, nth = attempt
    if strategy == "placeholder":
        return _placeholder(taken, (slot.expected.key + "\0" + slot.text, nth))
    if strategy == "carrier" and slot.mention is not None:
        return _carrier(slot, slot.mention, source, target, nth, taken)
    return None


def protect(sentence: str, slots: Sequence[Slot], steps: Sequence[int], source: str, target: str) -> Protected:
    """The sentence with a stand-in for each slot whose attempt, at its step, asks for one.

    `slots` are in the order of the text and do not overlap; `steps` has one step for each.
    """
    pieces: list[str] = []
    stand_ins: list[StandIn | None] = []
    taken: dict[tuple[str, int], str] = {}
    at = 0
    for slot, step in zip(slots, steps, strict=True):
        chosen = stand_in(slot, slot.attempt(step), source, target, taken)
        stand_ins.append(chosen)
        pieces += [sentence[at : slot.start], chosen.text if chosen else slot.text]
        at = slot.end
    pieces.append(sentence[at:])
    return Protected(flat("".join(pieces)), tuple(stand_ins))
