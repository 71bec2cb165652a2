"""Sentences at work: attempts made and made again until every name of a sentence is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..engines import Engine, Rendering, Traits
from ..text import words
from .decode import FAULTS, Outcome, decode
from .protect import Protected, Slot, protect

__all__ = ["Progress", "Sentence", "work_through"]

ROUNDS = 6
"""Engine calls for one text at most, the last resort aside."""

LOOKAHEAD = 3
"""Attempts that go in one call where a call costs more than a sentence."""

Progress = Callable[[int, int], None]
"""Called with the number of sentences done and the number of all."""

Steps = tuple[int, ...]
"""For each slot of a sentence, how far along its chain of attempts it is."""

_CLAUSE_END = re.compile(r"(?<=[,;:—])\s+")


@dataclass
class Sentence:
    """A sentence at work: its span in the source text, its slots, the best outcome so far."""

    start: int
    end: int
    text: str
    slots: list[Slot]
    best: Outcome | None = None
    whole: bool = True
    steps: list[int] = field(default_factory=list)
    settled: list[bool] = field(default_factory=list)
    tried: set[tuple[Steps, bool]] = field(default_factory=set)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the source sentence."""
        return frozenset(token.text for token in words(self.text))

    def next_attempts(self, lookahead: int) -> list[Steps]:
        """Up to `lookahead` attempts not made yet; empty when nothing is left to try."""
        if not self.steps:
            self.steps, self.settled = [0] * len(self.slots), [False] * len(self.slots)
        attempts = []
        for ahead in range(lookahead):
            steps = tuple(
                step if settled else min(step + ahead, len(slot.chain))
                for slot, step, settled in zip(self.slots, self.steps, self.settled, strict=True)
            )
            if (steps, self.whole) not in self.tried:
                self.tried.add((steps, self.whole))
                attempts.append(steps)
        return attempts

    def learn(self, made: Sequence[tuple[Steps, Outcome]]) -> None:
        """Keep the best outcome; settle each slot on the first attempt that kept its name, else go further."""
        for _, outcome in made:
            if self.best is None or outcome.rank < self.best.rank:
                self.best = outcome
        for i in range(len(self.slots)):
            kept = next((steps[i] for steps, outcome in made if outcome.placements[i].ok), None)
            self.settled[i] = kept is not None
            self.steps[i] = kept if kept is not None else max(steps[i] for steps, _ in made) + 1
        if all(outcome.faults for _, outcome in made):
            self.whole = False

    @property
    def finished(self) -> bool:
        """True when there is nothing to mend."""
        return self.best is not None and not any(self.best.rank)


def work_through(
    sentences: Sequence[Sentence],
    engine: Engine,
    source: str,
    target: str,
    traits: Traits,
    progress: Progress | None = None,
) -> None:
    """Give every sentence that has a word its best outcome.

    The attempts of all sentences go in one engine call a round; only unfinished sentences are in the next.
    """
    pending = [s for s in sentences if any(letter.isalpha() for letter in s.text)]
    total = len(pending)
    lookahead = LOOKAHEAD if traits.starts_anew else 1
    for _ in range(ROUNDS):
        todo = [(s, attempts) for s in pending if (attempts := s.next_attempts(lookahead))]
        if not todo:
            break
        _round(todo, engine, source, target, traits)
        pending = [s for s, _ in todo if not s.finished]
        if progress is not None:
            progress(total - len(pending), total)
    # whatever happens, no stand-in is printed: what is still astray goes in with its names as they are
    astray = [(s, [tuple(len(slot.chain) for slot in s.slots)]) for s in sentences if s.best and s.best.astray]
    if astray:
        _round(astray, engine, source, target, traits)


def _round(
    todo: Sequence[tuple[Sentence, Sequence[Steps]]], engine: Engine, source: str, target: str, traits: Traits
) -> None:
    prepared = [[protect(s.text, s.slots, steps, source, target) for steps in attempts] for s, attempts in todo]
    flat = [(s, one) for (s, _), every in zip(todo, prepared, strict=True) for one in every]
    renderings = iter(_rendered(flat, engine, source, target))
    for (sentence, attempts), every in zip(todo, prepared, strict=True):
        made = [
            (steps, decode(next(renderings), one, sentence.slots, target, traits))
            for steps, one in zip(attempts, every, strict=True)
        ]
        sentence.learn(made)


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
    faults = frozenset(FAULTS) & frozenset().union(*(r.flags for r in renderings))
    return Rendering(text, faults, None, tuple(unknown))
