"""Names that the engine was left to write and of which it made something else: they go in once more, kept like others.

A stranger of an English text may be nobody, or somebody whom the engine knows better than our rules; so it has the
first try. What then sounds nothing like the name is no spelling of it (Zdeněk Voborník as «Зденович»), and the rules'
is better; of a draft, what sounds not quite like it (Bekiroglu as «Бкироглу»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..engines import Traits
from ..text import EAST_SLAVIC, words
from .decode import LEFT, LOST
from .strategies import chain
from .unlisted.capitalised import is_ordinary
from .unlisted.sounding import Heard, heard_in, is_there, sounds_there

if TYPE_CHECKING:
    from .attempts import Sentence
    from .protect import Slot

__all__ = ["left_again", "taken_up"]


def taken_up(sentence: Sentence, target: str, traits: Traits) -> dict[int, Slot]:
    """Have the names that the engine garbled kept from now on; their slots as they were, by number.

    Only of English sentences, whose best outcome the engine made.
    """
    best = sentence.best
    soft = [i for i, slot in enumerate(sentence.slots) if slot.soft and slot.mention and slot.mention.lang == "en"]
    if target not in EAST_SLAVIC or not soft or best is None or sentence.made is None or sentence.origin != "engine":
        return {}
    heard = heard_in(best.text)
    taken: dict[int, Slot] = {}
    placements = [*best.placements]
    for i in soft:
        slot = sentence.slots[i]
        if placements[i] is LEFT and not _is_spelled(slot, best.text, heard, target, traits):
            taken[i], placements[i] = slot, LOST
            kind = slot.mention.kind if slot.mention else None
            sentence.slots[i] = replace(slot, soft=False, chain=chain(kind, traits))
            sentence.steps[i], sentence.kept[i] = 0, None
    sentence.best = replace(best, placements=tuple(placements))
    return taken


def _is_spelled(slot: Slot, output: str, heard: Sequence[Heard], target: str, traits: Traits) -> bool:
    """Whether an engine has written what may be a name; ordinary words of it may have become anything."""
    if slot.expected.guessed and traits.draft:
        return all(sounds_there(token.text, heard) for token in words(slot.expected.base))
    own = (token.text for token in words(slot.text) if not is_ordinary(token.text))
    return all(is_there(word, output, heard, target) for word in own)


def left_again(sentence: Sentence, taken: dict[int, Slot]) -> None:
    """Leave to the engine again what was `taken_up`; a name that no attempt kept counts as left, not as lost."""
    for i, slot in taken.items():
        sentence.slots[i] = slot
    if sentence.best is not None:
        placements = [
            LEFT if i in taken and not place.ok else place for i, place in enumerate(sentence.best.placements)
        ]
        sentence.best = replace(sentence.best, placements=tuple(placements))
