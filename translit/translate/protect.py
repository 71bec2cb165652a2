"""Slots: the names of a sentence, and what stands in for each while the engine works."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..documents.layout import flat
from ..engines.annotation import MARKS, Marks, annotated, bare
from ..names import Mention
from .carriers import Carrier, carriers, forms_by_case
from .expected import Expected
from .grammar.english import UNTOLD, Around
from .sentences.capitals import named
from .sentences.spoken import spoken

__all__ = ["AS_IT_IS", "CLAUSE_END", "LIST", "Attempt", "Choice", "Protected", "Slot", "StandIn", "Trust", "protect"]

PLACEHOLDERS = ("Qvelto", "Zarqum", "Xelvod", "Qirzan", "Vozqel", "Zeltuq", "Xarmiq", "Quvrez", "Zodvex", "Qamlor")
"""Words of no language: an engine that does not know them passes them on. Never an underscore: Argos deletes it."""

NO_CASE = ""
"""Key of the forms that tell nothing about case."""

ANNOTATIONS = 3
"""Annotations in one sentence at most: more were in no sentence that a model was trained on."""

CLAUSE_END = re.compile(r"(?<=[,;:—])\s+(?![^⁅⁆]*⁆)")  # never inside an annotation
"""Where a sentence can be parted."""

ANNOTATION = "annotation of "
_POSSESSIVE = re.compile("['’]s(?!\\w)")
_BARE_POSSESSIVE = re.compile(r"(?<=s)['’](?= [^\W_])")
_QUOTE = re.compile(r"(?<!\w)['‘](?=\w)")

Attempt = tuple[str, int]
"""A strategy and which of its stand-ins, counted from 0."""

AS_IT_IS: Attempt = ("raw", 0)
_ACRONYM = 3  # letters: USA and США stay

LIST = "list"
"""The strategy for a name that is left out, with what joins it to the name before: it is one of a list (`lists.py`)."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """What is put in place of a mention, and the forms it may come back in, by case.

    `how` is the strategy; `name` says which carrier or placeholder it is. A `foreign` one is somebody or something
    else, and must never be printed; the other kind is the name itself with a word to the engine about it.
    """

    text: str
    returns: Mapping[str, tuple[str, ...]]
    how: str
    name: str
    foreign: bool = True


Choice = Attempt | StandIn
"""What to do with a slot: make an attempt, or use the stand-in that has kept its name before."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One mention of a sentence: offsets into the sentence, what is expected of it, and the attempts still to make.

    `cases` are the cases it can be in the source, the likelier first; `reserved` the words no stand-in may share.
    A `soft` slot is for a name that the glossary does not know: put right where the engine left it, no loss elsewhere.
    `asked` is the case that the source asks for in the target language, where the source has none itself; who `acts`
    there is the subject of a verb in the active voice, on the whole way; `told` is what else it says of the name.
    """

    mention: Mention | None
    start: int
    end: int
    text: str
    expected: Expected
    chain: Sequence[Attempt]
    cases: tuple[str, ...] = ()
    reserved: frozenset[str] = frozenset()
    soft: bool = False
    asked: str | None = None
    acts: bool = False
    told: Around = UNTOLD

    def attempt(self, step: int) -> Attempt:
        """The attempt to make at a step; once all were made, the name as it is."""
        return self.chain[step] if step < len(self.chain) else AS_IT_IS


@dataclass(frozen=True, slots=True)
class Protected:
    """A sentence as the engine gets it, with what stands in for each slot, in the order of the slots."""

    text: str
    stand_ins: tuple[StandIn | None, ...]


class Trust:
    """Which stand-ins an engine brings back, learnt while a text is translated; the unreliable are used last.

    >>> trust = Trust()
    >>> for found in (False, False): trust.note("Peter Brown", found)
    >>> trust.doubtful("Peter Brown"), trust.doubtful("David Jones")
    (True, False)
    """

    def __init__(self) -> None:
        """Begin with faith in all."""
        self._tried: dict[str, int] = {}
        self._lost: dict[str, int] = {}

    def note(self, name: str, found: bool) -> None:
        """Remember that a stand-in was found again, or was not."""
        self._tried[name] = self._tried.get(name, 0) + 1
        self._lost[name] = self._lost.get(name, 0) + (not found)

    def doubtful(self, name: str) -> bool:
        """True for a stand-in that was lost twice and in a third of its uses."""
        lost = self._lost.get(name, 0)
        return lost >= 2 and 3 * lost >= self._tried[name]


@dataclass(slots=True)
class _Casting:
    """Who stands in for whom in one sentence: a stand-in belongs to one entity."""

    source: str
    target: str
    trust: Trust
    taken: dict[str, str]
    marks: Marks | None = None
    annotations: int = 0

    def stand_in(self, slot: Slot, strategy: str, nth: int) -> StandIn | None:
        if strategy == LIST:
            return StandIn("", {}, LIST, LIST, foreign=False)
        if strategy == "annotation":
            return self._annotation(slot)
        if strategy == "placeholder":
            return self._placeholder(slot, nth)
        if strategy == "carrier" and slot.mention is not None:
            return self._carrier(slot, slot.mention, nth)
        return None

    def _annotation(self, slot: Slot) -> StandIn | None:
        if self.marks is None or self.annotations == ANNOTATIONS:
            return None
        self.annotations += 1
        return StandIn(slot.text, slot.expected.by_case, "annotation", ANNOTATION + slot.expected.key, foreign=False)

    def _free_for(self, slot: Slot, name: str) -> bool:
        return self.taken.get(name, slot.expected.key) == slot.expected.key

    def _placeholder(self, slot: Slot, nth: int) -> StandIn | None:
        free = [word for word in PLACEHOLDERS if word not in self.taken]
        if not free:
            return None
        word = free[nth % len(free)]
        self.taken[word] = slot.expected.key
        return StandIn(word, {NO_CASE: (word,)}, "placeholder", word)

    def _carrier(self, slot: Slot, mention: Mention, nth: int) -> StandIn | None:
        kind = mention.kind or "person"
        shape = mention.shape if mention.shape in ("given", "surname") else "full"
        usable = [
            carrier
            for carrier in carriers(kind, slot.expected.gender or mention.gender, self.target, slot.expected.number)
            if carrier.spelled(self.source, shape)
            and carrier.spelled(self.target, shape)
            and not slot.reserved.intersection(carrier.spelled(self.source, "full")[0].split())
        ]
        usable = usable[nth % len(usable) :] + usable[: nth % len(usable)] if usable else []
        usable.sort(key=lambda carrier: self.trust.doubtful(carrier.name))
        carrier = next((c for c in usable if self._free_for(slot, c.name)), None)
        if carrier is None:
            return None
        self.taken[carrier.name] = slot.expected.key
        return _cast(carrier, shape, slot.cases[0] if slot.cases else "nom", self.source, self.target)


def _cast(carrier: Carrier, shape: str, case: str, source: str, target: str) -> StandIn:
    own = forms_by_case(carrier.spelled(source, shape)[0], source, carrier.kind, carrier.gender)
    # an engine that does not know the carrier leaves it as it was, in the source's own declension
    returns: dict[str, tuple[str, ...]] = dict(own)
    for base in carrier.spelled(target, shape):
        for target_case, forms in forms_by_case(base, target, carrier.kind, carrier.gender).items():
            returns[target_case] = (*returns.get(target_case, ()), *forms)
    return StandIn((own.get(case) or own["nom"])[0], returns, "carrier", carrier.name)


def _possessive(sentence: str, end: int, source: str) -> tuple[int, str]:
    """Where an English possessive after a name ends, and how it is written: no model knows that of Belarus' for one.

    An apostrophe that closes a quotation is none.
    """
    if source == "en" and (found := _POSSESSIVE.match(sentence, end)):
        return found.end(), found[0]
    if source == "en" and _BARE_POSSESSIVE.match(sentence, end) and not _QUOTE.search(sentence, 0, end):
        return end + 1, "'s"
    return end, ""


def protect(
    sentence: str,
    slots: Sequence[Slot],
    plan: Sequence[Choice],
    source: str,
    target: str,
    trust: Trust,
    marks: Marks | None = None,
    *,
    parted: bool = False,
) -> Protected:
    """The sentence with a stand-in for each slot for which the plan asks one.

    `slots` are in the order of the text and do not overlap; `plan` has for each an attempt to make, or the stand-in
    that has already kept its name. `marks` are those of an engine that reads annotations; whatever of the kind stands
    in the sentence itself is taken out for it. An English possessive belongs to the annotated words. A sentence that
    goes in `parted`, clause by clause, has as many annotations in each clause as in a sentence.
    """
    taken = {c.name: slot.expected.key for slot, c in zip(slots, plan, strict=True) if isinstance(c, StandIn)}
    kept = 0 if parted else sum(isinstance(c, StandIn) and not c.foreign for c in plan)
    casting = _Casting(source, target, trust, taken, marks, kept)
    own = bare if marks else str
    pieces: list[str] = []
    stand_ins: list[StandIn | None] = []
    at = 0
    for slot, choice in zip(slots, plan, strict=True):
        if parted and CLAUSE_END.search(sentence, at, slot.start):
            casting.annotations = 0
        chosen = choice if isinstance(choice, StandIn) else casting.stand_in(slot, *choice)
        stand_ins.append(chosen)
        if chosen is not None and chosen.how == LIST:
            at = slot.end
            continue
        pieces.append(own(sentence[at : slot.start]))
        at, ending = _possessive(sentence, slot.end, source)
        if chosen is None:
            pieces.append(_in_small(slot, own(sentence[slot.start : slot.end])) + ending)
        elif chosen.foreign:
            pieces.append(chosen.text + ending)
        else:
            said = own(sentence[slot.start : slot.end]) + ending
            pieces.append(annotated(said, slot.expected.base, marks or MARKS))
    pieces.append(own(sentence[at:]))
    return Protected(spoken(flat("".join(pieces)), source), tuple(stand_ins))


def _in_small(slot: Slot, written: str) -> str:
    """A person's or place's name as sentences have it: MINSK is an unknown word to an engine that knows Minsk."""
    mention = slot.mention
    if mention is None or mention.kind not in ("person", "place") or not written.isupper():
        return written
    return named(written, mention) if sum(map(str.isalpha, written)) > _ACRONYM else written
