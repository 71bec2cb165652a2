"""Sentences at work: attempts made and made again until every name of a sentence is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..engines import Engine, Rendering, Traits
from ..text import words
from .decode import BLEMISHES, FAULTS, Outcome, decode
from .protect import AS_IT_IS, Attempt, Choice, Protected, Slot, StandIn, Trust, protect

__all__ = ["Made", "Progress", "Sentence", "work_through"]

ROUNDS = 6
"""Engine calls for one window of texts at most, the last resort aside."""

LOOKAHEAD = 2
"""Attempts that go in one call where a call costs more than a sentence."""

ALL_ALIKE: tuple[Attempt, ...] = (("placeholder", 0), ("carrier", 1))
"""Attempts for all names of a sentence at once, when one was still lost after all rounds."""

Progress = Callable[[int, int], None]
"""Called with the number of sentences done and the number of all."""

Plan = tuple[Choice, ...]
"""For each slot of a sentence, what to do with it."""

_CLAUSE_END = re.compile(r"(?<=[,;:—])\s+(?![^⁅⁆]*⁆)")  # never inside an annotation


@dataclass(frozen=True, slots=True)
class Made:
    """One attempt: what the engine got, what it gave, and what came of it."""

    protected: Protected
    rendering: Rendering
    outcome: Outcome


@dataclass
class Sentence:
    """A sentence at work: its span in the source text, its slots, the best outcome so far and the attempt behind it.

    `origin` says who made that: the engine, or in the memory a machine or people. For each slot, `steps` says how far
    along its chain of attempts it is and `kept` what kept its name, if anything.
    """

    start: int
    end: int
    text: str
    slots: list[Slot]
    best: Outcome | None = None
    made: Made | None = None
    origin: str = "engine"
    whole: bool = True
    steps: list[int] = field(default_factory=list)
    kept: list[Choice | None] = field(default_factory=list)
    tried: set[tuple[object, ...]] = field(default_factory=set)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the source sentence."""
        return frozenset(token.text for token in words(self.text))

    def next_plans(self, lookahead: int) -> list[Plan]:
        """Up to `lookahead` plans not tried yet; empty when nothing is left to try."""
        if not self.steps:
            self.steps, self.kept = [0] * len(self.slots), [None] * len(self.slots)
        plans = []
        for ahead in range(lookahead):
            plan: Plan = tuple(
                kept or slot.attempt(step + ahead)
                for slot, step, kept in zip(self.slots, self.steps, self.kept, strict=True)
            )
            mark = (self.whole, *(c.text if isinstance(c, StandIn) else c for c in plan))
            if mark not in self.tried:
                self.tried.add(mark)
                plans.append(plan)
        return plans

    def learn(self, made: Sequence[Made]) -> None:
        """Keep the best outcome; hold on to what kept each name, and go further where nothing did."""
        for one in made:
            if self.best is None or one.outcome.rank < self.best.rank:
                self.best, self.made = one.outcome, one
        for i in range(len(self.slots)):
            good = next((one.protected.stand_ins[i] or AS_IT_IS for one in made if _kept(one.outcome, i)), None)
            self.kept[i] = good
            if good is None:
                self.steps[i] += len(made)
        if all(one.outcome.faults or one.outcome.blemishes for one in made):
            self.whole = False

    def start_anew(self) -> None:
        """Forget what was tried, but for what came finished from the memory."""
        if self.origin == "engine":
            self.best, self.made, self.whole = None, None, True
            self.steps, self.kept, self.tried = [], [], set()

    @property
    def finished(self) -> bool:
        """True when there is nothing to mend."""
        return self.best is not None and not any(self.best.rank)


def _kept(outcome: Outcome, i: int) -> bool:
    """Whether the attempt is good for the slot: once every name is there, one without a blemish is looked for."""
    settled = outcome.blemishes and all(placement.ok for placement in outcome.placements)
    return outcome.placements[i].ok and not settled


def work_through(
    texts: Sequence[Sequence[Sentence]],
    engine: Engine,
    source: str,
    target: str,
    traits: Traits,
    progress: Progress | None = None,
) -> None:
    """Give every sentence that has a word its best outcome; those that have one already keep it.

    The attempts of all sentences of all texts go in one engine call a round; only unfinished sentences are in the
    next. What one text teaches about stand-ins is not used for another: a text comes out the same in any company.
    """
    trust = {id(s): own for sentences in texts for own in (Trust(),) for s in sentences}
    with_words = [s for sentences in texts for s in sentences if any(letter.isalpha() for letter in s.text)]
    total = len(with_words)
    pending = [s for s in with_words if not s.finished]
    desk = _Desk(engine, source, target, traits, trust)
    if progress is not None:
        progress(total - len(pending), total)
    for _ in range(ROUNDS):
        todo = [(s, plans) for s in pending if (plans := s.next_plans(LOOKAHEAD if traits.starts_anew else 1))]
        if not todo:
            break
        desk.round(todo)
        pending = [s for s, _ in todo if not s.finished]
        if progress is not None:
            progress(total - len(pending), total)
    # where a name does not come through beside the stand-ins of the others, all of them get another
    lost = [s for s in with_words if s.best and not all(p.ok for p in s.best.placements)]
    if lost:
        desk.round([(s, [(attempt,) * len(s.slots) for attempt in ALL_ALIKE]) for s in lost])
    # whatever happens, no stand-in is printed: what is still astray goes in with its names as they are
    astray = [(s, [(AS_IT_IS,) * len(s.slots)]) for s in with_words if s.best and s.best.astray]
    if astray:
        desk.round(astray)


@dataclass
class _Desk:
    """An engine at work on one pair of languages, and what has been learnt of its stand-ins, by sentence."""

    engine: Engine
    source: str
    target: str
    traits: Traits
    trust: Mapping[int, Trust]

    def round(self, todo: Sequence[tuple[Sentence, Sequence[Plan]]]) -> None:
        """One engine call for all plans of all sentences; each sentence learns what came of its own."""
        prepared = [
            [
                protect(s.text, s.slots, plan, self.source, self.target, self.trust[id(s)], self.traits.annotation)
                for plan in plans
            ]
            for s, plans in todo
        ]
        flat = [(s, one) for (s, _), every in zip(todo, prepared, strict=True) for one in every]
        renderings = iter(_rendered(flat, self.engine, self.source, self.target))
        for (sentence, _), every in zip(todo, prepared, strict=True):
            made = [
                Made(one, rendering, decode(rendering, one, sentence.slots, self.target, self.traits))
                for one in every
                for rendering in (next(renderings),)
            ]
            sentence.learn(made)
            for one in made:
                for chosen, placement in zip(one.protected.stand_ins, one.outcome.placements, strict=True):
                    if chosen is not None:
                        self.trust[id(sentence)].note(chosen.name, placement.ok)


def _rendered(
    prepared: Sequence[tuple[Sentence, Protected]], engine: Engine, source: str, target: str
) -> list[Rendering]:
    """One engine call for all; a sentence that failed whole goes in clause by clause."""
    parts = [[one.text] if s.whole else _clauses(one.text) for s, one in prepared]
    answers = iter(engine.translate([part for each in parts for part in each], source, target))
    return [_joined([next(answers) for _ in each]) for each in parts]


def _clauses(sentence: str) -> list[str]:
    return [clause for clause in _CLAUSE_END.split(sentence) if clause] or [sentence]


def _joined(renderings: Sequence[Rendering]) -> Rendering:
    if len(renderings) == 1:
        return renderings[0]
    unknown: list[tuple[int, int]] = []
    text = ""
    for rendering in renderings:
        text += " " if text else ""
        unknown += [(start + len(text), end + len(text)) for start, end in rendering.unknown]
        text += rendering.text
    faults = frozenset(FAULTS + BLEMISHES) & frozenset().union(*(r.flags for r in renderings))
    return Rendering(text, faults, None, tuple(unknown))
