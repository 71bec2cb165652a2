"""A sentence as the memory knows it: what it is looked up by, and the attempt that it was made with.

What is kept is not a finished sentence but the engine's rendering with the stand-ins in it. When it is used again, the
names of the new sentence go in by the same steps that follow every engine call: found again, inflected, verified. So a
name is spelled as the glossary has it now, and nothing is printed that was not read back.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import msgspec

from ... import names
from ...documents.layout import flat
from ...engines import Rendering, Traits
from ...morphology.gender import guess_gender
from ..attempts import Made, Sentence
from ..decode import Placement, decode
from ..protect import LIST, Protected, Slot, StandIn

__all__ = ["Kept", "as_carrier", "closed_by", "key_of", "pack", "remade", "stand_in"]

_VERSION = 1
"""To be raised when what is kept changes its meaning."""

_STOOD_IN = ("carrier", "placeholder", LIST)


class Kept(msgspec.Struct, array_like=True):
    """A stand-in as it is kept: `StandIn` has the meaning of each part."""

    text: str
    returns: dict[str, tuple[str, ...]]
    how: str
    name: str


class _Record(msgspec.Struct, array_like=True):
    """What `pack` keeps; a slot without a stand-in went in as it is."""

    sent: str
    output: str
    flags: tuple[str, ...]
    unknown: tuple[tuple[int, int], ...]
    stand_ins: tuple[Kept | None, ...]
    closed: tuple[bool, ...]
    attention: tuple[tuple[int, int, int, int], ...] | None = None


_DECODER = msgspec.json.Decoder(_Record)


def gender_of(slot: Slot, target: str) -> str | None:
    """The gender of a person: as the glossary has it, else as the given name or the surname's ending tells."""
    known = slot.expected.gender or (slot.mention.gender if slot.mention else None)
    return known or _guessed(slot.expected.base, target)


@lru_cache(maxsize=8192)
def _guessed(base: str, lang: str) -> str | None:
    parts = names.parse(base, lang)
    listed = {name.gender for name in names.GivenNames.builtin().find(parts.given)} if parts.given else set()
    if len(listed) == 1:
        return listed.pop()
    return guess_gender({"given": parts.given, "patronymic": parts.patronymic, "surname": parts.surname}, lang)


def key_of(sentence: Sentence, maker: str, source: str, target: str) -> bytes:
    """What a sentence is looked up by: who made it, its languages, its words, and of each name all but the name.

    That is: which mentions are the same name, kind, gender, number, part (surname alone?), the case it is in, whether
    it stands in capitals. A sentence about a woman has another key than one about a man.
    """
    first: dict[str, int] = {}
    pieces: list[object] = [_VERSION, maker, source, target]
    at = 0
    for number, slot in enumerate(sentence.slots):
        pieces += [
            flat(sentence.text[at : slot.start]),
            first.setdefault(slot.expected.key, number),
            *_described(slot, target),
        ]
        at = slot.end
    pieces.append(flat(sentence.text[at:]))
    return blake2b(msgspec.json.encode(pieces), digest_size=16).digest()


def _described(slot: Slot, target: str) -> tuple[object, ...]:
    mention = slot.mention
    if mention is None:
        return ("literal",)
    # a person whose gender nobody knows has a sentence of their own
    gender = slot.expected.gender if mention.kind != "person" else gender_of(slot, target) or slot.text
    return mention.kind, mention.shape, gender, slot.expected.number, slot.cases, slot.text.isupper(), slot.soft


def closed_by(sentence: Sentence, closed: Sequence[bool]) -> bytes:
    """What tells apart segments of one key: the names that the engine itself has seen. Empty where it saw none."""
    texts = [slot.text if shut else None for slot, shut in zip(sentence.slots, closed, strict=True)]
    if not any(closed):
        return b""
    return blake2b(msgspec.json.encode(texts), digest_size=16).digest()


def pack(sentence: Sentence, made: Made) -> tuple[bytes, bytes]:
    """The attempt that was kept, as bytes, and what it is closed by."""
    kept = [
        _kept(slot, chosen, placement)
        for slot, chosen, placement in zip(
            sentence.slots, made.protected.stand_ins, made.outcome.placements, strict=True
        )
    ]
    links = made.rendering.attention
    record = _Record(
        made.protected.text,
        made.rendering.text,
        tuple(sorted(made.rendering.flags)),
        tuple(made.rendering.unknown),
        tuple(kept),
        tuple(one is None for one in kept),
        None if links is None else tuple((*there, *here) for there, here in links.items()),
    )
    return msgspec.json.encode(record), closed_by(sentence, record.closed)


def _kept(slot: Slot, chosen: StandIn | None, placement: Placement) -> Kept | None:
    """The stand-in by which another name can take this one's place; None where the engine saw the name itself."""
    if chosen is None:
        return None
    if placement.how in _STOOD_IN or placement.how == "memory":
        return Kept(chosen.text, dict(chosen.returns), chosen.how, chosen.name)
    return as_carrier(slot, placement.how) if placement.how == "annotation" else None


def as_carrier(slot: Slot, how: str) -> Kept | None:
    """The name itself as a stand-in for others of its gender: what a model copied, or what people wrote.

    Only people: what agrees with a place or an organisation agrees with no other.
    """
    if slot.mention is None or slot.mention.kind != "person":
        return None
    returns: dict[str, tuple[str, ...]] = {}
    for form, cases in slot.expected.accepted.items():
        for case in cases or {""}:
            returns[case] = (*returns.get(case, ()), form)
    return Kept(slot.text, returns, how, slot.expected.key)


def stand_in(kept: Kept) -> StandIn:
    """A stand-in as the pipeline knows it."""
    return StandIn(kept.text, kept.returns, kept.how, kept.name)


def remade(sentence: Sentence, record: bytes, closed: bytes, target: str, traits: Traits) -> Made | None:
    """What a kept segment gives for a sentence of the same key; None where its names are others, or lost."""
    kept = _DECODER.decode(record)
    if len(kept.stand_ins) != len(sentence.slots) or closed_by(sentence, kept.closed) != closed:
        return None
    stand_ins = tuple(stand_in(one) if one else None for one in kept.stand_ins)
    links = None if kept.attention is None else {(a, b): (c, d) for a, b, c, d in kept.attention}
    rendering = Rendering(kept.output, frozenset(kept.flags), links, kept.unknown)
    protected = Protected(kept.sent, stand_ins)
    outcome = decode(rendering, protected, sentence.slots, target, traits, sentence.lettering)
    return Made(protected, rendering, outcome) if outcome.verified else None
