"""Sentences at work: attempts made and made again until every name of a sentence is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..engines import Engine, Rendering, Traits
from ..engines.annotation import plain
from ..progress import Progress
from ..text import words
from .clauses import clauses, joined
from .content import losses, mended, refigured
from .decode import BLEMISHES, Outcome, decode
from .garbled import left_again, taken_up
from .insisted import insisted
from .protect import AS_IT_IS, Attempt, Choice, Protected, Slot, StandIn, Trust, protect
from .sentences.edges import dated, figures
from .sentences.headlines import Lettering
from .sentences.quotes import quoted_like

__all__ = ["Made", "Sentence", "work_through"]

ROUNDS = 6
"""Times that a window of texts goes through the engine at most, the last resort aside."""

STRETCH = 50_000
"""Characters that go in one engine call at most: starting costs a rule-based engine little beside them, and in a long
text a person sees how far it is.
"""

LOOKAHEAD = 2
"""Attempts that go in one call where a call costs more than a sentence."""

ALL_ALIKE: tuple[Attempt, ...] = (("placeholder", 0), ("carrier", 1))
"""Attempts for all names of a sentence at once, when one was still lost after all rounds."""

_FEW = 2
"""Clauses from which on a sentence can go in by its clauses."""

Plan = tuple[Choice, ...]
"""For each slot of a sentence, what to do with it."""


@dataclass(frozen=True, slots=True)
class Made:
    """One attempt: what the engine got, what it gave, and what came of it."""

    protected: Protected
    rendering: Rendering
    outcome: Outcome


@dataclass
class Sentence:
    """A sentence at work: its span in the source text, its slots, the best outcome so far and the attempt behind it.

    `origin` says who made that: the engine, or in the memory a machine or people; people may also have `helped` on the
    way through another language. `lettering` is for words in capitals. For each slot, `steps` says how far along its
    chain of attempts it is and `kept` what kept its name, if anything.
    """

    start: int
    end: int
    text: str
    slots: list[Slot]
    best: Outcome | None = None
    made: Made | None = None
    origin: str = "engine"
    helped: bool = False
    lettering: Lettering | None = None
    whole: bool = True
    steps: list[int] = field(default_factory=list)
    kept: list[Choice | None] = field(default_factory=list)
    tried: set[tuple[object, ...]] = field(default_factory=set)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the source sentence."""
        return frozenset(token.text for token in words(self.text))

    @property
    def said(self) -> str:
        """What the engine gets, names aside."""
        return self.lettering.said if self.lettering else self.text

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
        if all(one.outcome.faults or one.rendering.flags & {*BLEMISHES} for one in made):
            self.whole = False

    def in_clauses(self) -> Plan | None:
        """What to do with each slot from now on, when the sentence goes in clause by clause.

        None where that is not new, there is one clause alone, or nothing is known to be missing.
        """
        if not self.whole or self.best is None or self.made is None or len(clauses(self.said)) < _FEW:
            return None
        there = all(placement.ok for placement in self.best.placements)
        if there and not self.best.losses:
            return None
        self.whole = False
        if there:  # the names stay as they were kept
            return tuple(chosen or AS_IT_IS for chosen in self.made.protected.stand_ins)
        return tuple(slot.attempt(0) for slot in self.slots)

    def start_anew(self) -> None:
        """Forget what was tried, but for what came finished from the memory."""
        if self.origin == "engine":
            self.best, self.made, self.whole = None, None, True
            self.steps, self.kept, self.tried = [], [], set()

    @property
    def finished(self) -> bool:
        """True when there is nothing to mend, or the memory, which keeps what was mended, has had it."""
        return self.best is not None and (self.origin != "engine" or not any(self.best.rank))


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

    The attempts of all sentences of all texts go to the engine together, a stretch of them at a time, and after each
    `progress` is told the sentences done and all; only unfinished sentences are in the next round. What one text
    teaches about stand-ins is not used for another, nor for the rest of a round: a text comes out the same in any
    company and in any stretches.
    """
    trust = {id(s): own for sentences in texts for own in (Trust(),) for s in sentences}
    with_words = [s for sentences in texts for s in sentences if any(letter.isalpha() for letter in s.text)]
    total = len(with_words)
    pending = [s for s in with_words if not s.finished]
    desk = _Desk(engine, source, target, traits, trust)
    done = total - len(pending)

    def told(some: Sequence[Sentence]) -> None:
        nonlocal done
        done += sum(s.finished for s in some)
        if progress is not None:
            progress(done, total)

    told(())
    desk.rounds(pending, told)
    again = [(s, taken) for s in with_words if (taken := taken_up(s, target, traits))]
    desk.rounds([s for s, _ in again])
    # where a name does not come through beside the stand-ins of the others, all of them get another
    lost = [s for s in with_words if s.best and not all(p.ok for p in s.best.placements)]
    if lost:
        desk.round([(s, [(attempt,) * len(s.slots) for attempt in ALL_ALIKE]) for s in lost])
    desk.in_clauses([s for s in with_words if s.best])
    desk.insist([s for s in with_words if s.best and not all(p.ok for p in s.best.placements)])
    # whatever happens, no stand-in is printed: what is still astray goes in with its names as they are
    astray = [(s, [(AS_IT_IS,) * len(s.slots)]) for s in with_words if s.best and s.best.astray]
    if astray:
        desk.round(astray)
    for s, taken in again:
        left_again(s, taken)


_Prepared = tuple[Sentence, Sequence[Protected]]
"""A sentence with the attempts that are to be made with it now."""


@dataclass
class _Desk:
    """An engine at work on one pair of languages, and what has been learnt of its stand-ins, by sentence.

    While it `weighs`, what an attempt lost of its sentence counts.
    """

    engine: Engine
    source: str
    target: str
    traits: Traits
    trust: Mapping[int, Trust]
    weighs: bool = False

    def rounds(
        self, pending: Sequence[Sentence], told: Callable[[Sequence[Sentence]], None] = lambda some: None
    ) -> None:
        """Round after round, until no sentence has anything to mend or to try."""
        for _ in range(ROUNDS):
            lookahead = LOOKAHEAD if self.traits.starts_anew else 1
            todo = [(s, plans) for s in pending if (plans := s.next_plans(lookahead))]
            if not todo:
                break
            self.round(todo, told)
            pending = [s for s, _ in todo if not s.finished]

    def round(
        self,
        todo: Sequence[tuple[Sentence, Sequence[Plan]]],
        told: Callable[[Sequence[Sentence]], None] = lambda some: None,
    ) -> None:
        """All plans of all sentences; each sentence learns what came of its own, and `told` hears of each stretch."""
        prepared = [[self._protected(s, plan) for plan in plans] for s, plans in todo]
        known: dict[str, Rendering] = {}
        for stretch in _stretches([(s, every) for (s, _), every in zip(todo, prepared, strict=True)]):
            self._stretch(stretch, known)
            told([sentence for sentence, _ in stretch])

    def _protected(self, s: Sentence, plan: Sequence[Choice]) -> Protected:
        trust, marks = self.trust[id(s)], self.traits.annotation
        return protect(s.said, s.slots, plan, self.source, self.target, trust, marks, parted=not s.whole)

    def in_clauses(self, some: Sequence[Sentence]) -> None:
        """Sentences that lack something of their source once more, clause by clause; each keeps the better one.

        A small model drops names and figures of a long sentence; of a clause it has few to drop.
        """
        self.weighs = not self.traits.marks_unknown
        for s in some:
            if s.origin == "engine" and s.best:
                s.best = self._weighed(s, s.best)
        if todo := [(s, [plan]) for s in some if (plan := s.in_clauses()) is not None]:
            self.round(todo)
        self.weighs = False

    def insist(self, some: Sequence[Sentence]) -> None:
        """Names that no attempt kept are written into what the engine made, as far as that is possible."""
        for s in some:
            if s.origin != "engine" or s.best is None or s.made is None:
                continue
            lost = [i for i, place in enumerate(s.best.placements) if not place.ok]
            plan = [
                chosen if chosen and (i not in lost or not chosen.foreign) else AS_IT_IS
                for i, chosen in enumerate(s.made.protected.stand_ins)
            ]
            one = self._protected(s, plan)
            rendering = self.engine.translate([one.text], self.source, self.target)[0].text
            for i in lost:
                rendering = self._insisted_on(s, i, one, rendering)

    def _insisted_on(self, sentence: Sentence, i: int, one: Protected, rendering: str) -> str:
        """The rendering with the name of a slot, when that is the best of the sentence; else the one that was given."""
        for found in insisted(self.engine, (self.source, self.target), one, sentence.slots, i, rendering):
            before = sentence.made
            sentence.learn([self._made(sentence, one, found)])
            if sentence.made is not before:
                return found.text
        return rendering

    def _made(self, sentence: Sentence, one: Protected, found: Rendering) -> Made:
        rendering = self._in_print(one.text, found)
        outcome = decode(rendering, one, sentence.slots, self.target, self.traits, sentence.lettering)
        return Made(one, rendering, self._weighed(sentence, outcome))

    def _weighed(self, sentence: Sentence, outcome: Outcome) -> Outcome:
        if not self.weighs:
            return outcome
        return replace(outcome, losses=(*losses(sentence.said, outcome.text, self.source, self.target),))

    def _in_print(self, part: str, rendering: Rendering) -> Rendering:
        """A rendering with the quotation marks, figures and months of its language, and the signs of its source.

        An engine that says which words it did not know has left no month behind, and their places must not move.
        """
        text = quoted_like(part, rendering.text, self.target, self.source)
        if not rendering.unknown:
            text = refigured(plain(part), text, self.source, self.target)
        text = figures(part, text, self.source, self.target)
        if not rendering.unknown:
            text = mended(plain(part), dated(text, self.source, self.target), self.source, self.target)
        return replace(rendering, text=text)

    def _stretch(self, stretch: Sequence[_Prepared], known: dict[str, Rendering]) -> None:
        """One engine call, for what is not `known` from an earlier one of the round."""
        parts = [[[one.text] if s.whole else clauses(one.text) for one in every] for s, every in stretch]
        new = [*dict.fromkeys(part for each in parts for some in each for part in some if part not in known)]
        if new:
            for part, rendering in zip(new, self.engine.translate(new, self.source, self.target), strict=True):
                known[part] = self._in_print(part, rendering)
        for (sentence, every), each in zip(stretch, parts, strict=True):
            made = []
            for one, some in zip(every, each, strict=True):
                rendering = joined([known[part] for part in some], some)
                outcome = decode(rendering, one, sentence.slots, self.target, self.traits, sentence.lettering)
                made.append(Made(one, rendering, self._weighed(sentence, outcome)))
            sentence.learn(made)
            for attempt in made:
                for chosen, placement in zip(attempt.protected.stand_ins, attempt.outcome.placements, strict=True):
                    if chosen is not None:
                        self.trust[id(sentence)].note(chosen.name, placement.ok)


def _stretches(prepared: Sequence[_Prepared]) -> Iterator[list[_Prepared]]:
    """Sentences in order, their attempts together at most `STRETCH` characters, but at least one sentence."""
    stretch: list[_Prepared] = []
    size = 0
    for sentence, every in prepared:
        more = sum(len(one.text) for one in every)
        if stretch and size + more > STRETCH:
            yield stretch
            stretch, size = [], 0
        stretch.append((sentence, every))
        size += more
    if stretch:
        yield stretch
