"""Through another language: a name is put in anew at each step, where an engine alone would pass it on as it came.

Each step is a translation of its own into the language between. What it has put in and read back, the next one knows:
which name stands where, and in which case. So nothing has to be found a second time, and each step gives its engine
the names in the way that suits it best, annotations included, which an engine could not carry through two models.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..engines import Engine, Traits, steps
from ..glossary import Glossary
from ..names import Mention
from ..progress import Progress
from .attempts import Sentence
from .decode import BLEMISHES, FAULTS, LEFT, Outcome, Placement
from .expected import Expectations, Expected
from .form import with_capitals
from .protect import Slot
from .sentences.headlines import dressed
from .slots import attempts, cut, settled

__all__ = ["Passage", "Stage", "carry", "passages", "stages"]

Work = Callable[["Stage", Sequence[Sequence[Sentence]], Progress | None], None]
"""Gives the sentences of each text their best outcome for a stage."""


@dataclass(frozen=True, slots=True)
class Stage:
    """An engine at work on one pair of languages: the whole way, or a step of it.

    `maker` is the engine's signature for the pair; `expectations` say what the names of the source text must read in
    `target`.
    """

    engine: Engine
    source: str
    target: str
    maker: str
    traits: Traits
    expectations: Expectations

    @property
    def way(self) -> str:
        """The pair, for messages."""
        return f"{self.source} → {self.target}"


def stages(source: str, target: str, engine: Engine, glossary: Glossary, style: str | None) -> tuple[Stage, ...]:
    """The steps from `source` to `target`, each as a stage; none where the engine has the pair itself, or no way.

    >>> from translit.engines.fake import FakeEngine
    >>> engine = FakeEngine({("en", "ru"): {}, ("ru", "be"): {}})
    >>> [stage.way for stage in stages("en", "be", engine, Glossary.from_forms({}), None)]
    ['en → ru', 'ru → be']
    """
    taken = steps(source, target, engine)
    return tuple(
        Stage(
            step.engine,
            step.source,
            step.target,
            step.engine.signature(step.source, step.target),
            step.engine.traits(step.source, step.target),
            Expectations(source, step.target, glossary, style),
        )
        for step in (taken if len(taken) > 1 else ())
    )


@dataclass
class Passage:
    """A sentence on its way: what is made of the `whole` in the end, and the sentences of the steps made so far.

    `wanted` has for each step of `ways` a slot for each name, as it must read after that step, by where the name starts
    in the source sentence; `starts` has these places for the slots of each sentence of `made`.
    """

    whole: Sentence
    ways: Sequence[Stage]
    wanted: Sequence[Mapping[int, Slot]]
    made: list[Sentence] = field(default_factory=list)
    starts: list[tuple[int, ...]] = field(default_factory=list)

    def begun(self) -> Sentence:
        """The sentence of the next step: the source itself, or what the step before made of it."""
        number = len(self.made)
        wanted, stage = self.wanted[number], self.ways[number]
        if number == 0:
            text, slots = self.whole.said, dict(sorted(wanted.items()))
        else:
            text, slots = self._handed_on(wanted, self.ways[number - 1])
        sentence = Sentence(self.whole.start, self.whole.end, text, [*slots.values()])
        self.made.append(settled(sentence, stage.source, stage.traits) if number else sentence)
        self.starts.append(tuple(slots))
        return self.made[-1]

    def _handed_on(self, wanted: Mapping[int, Slot], stage: Stage) -> tuple[str, dict[int, Slot]]:
        """What `stage` made of the sentence, with the names where it put them, in their order there."""
        before, outcome = self.made[-1], _outcome(self.made[-1])
        placed = sorted(
            (placement.start, start, slot, placement)
            for start, slot, placement in zip(self.starts[-1], before.slots, outcome.placements, strict=True)
            if placement.found is not None and start in wanted
        )
        return outcome.text, {
            start: _moved(wanted[start], slot, placement, outcome.text, stage.target)
            for _, start, slot, placement in placed
        }

    def arrive(self) -> None:
        """Give the whole sentence what the steps made of it together."""
        outcomes = [_outcome(sentence) for sentence in self.made]
        text = outcomes[-1].text
        tracks = [
            dict(zip(starts, outcome.placements, strict=True))
            for starts, outcome in zip(self.starts, outcomes, strict=True)
        ]
        where: dict[str, str] = {}
        for outcome, stage in zip(outcomes, self.ways, strict=True):
            where = dict.fromkeys(outcome.faults + outcome.blemishes, stage.way) | where
        unknown = dict.fromkeys(word for outcome in outcomes for word in outcome.unknown)
        made = Outcome(
            text,
            tuple(_arrived(slot, [track.get(slot.start) for track in tracks], self.ways) for slot in self.whole.slots),
            tuple(flag for flag in FAULTS if flag in where),
            tuple(word for word in unknown if word in outcomes[-1].unknown or _is_word_of(text, word)),
            sum(outcome.astray for outcome in outcomes),
            tuple(flag for flag in BLEMISHES if flag in where),
            where,
        )
        made = _with_capitals(made, self.whole.slots)
        self.whole.best = dressed(made, self.whole.lettering, self.whole.slots, self.ways[-1].target)
        self.whole.helped = any(sentence.origin == "people" for sentence in self.made)
        if not any(made.rank[:3]) and all(sentence.origin != "engine" for sentence in self.made):
            self.whole.origin = "machine"


def passages(
    text: str, mentions: Sequence[Mention], sentences: Sequence[Sentence], ways: Sequence[Stage]
) -> Iterator[Passage]:
    """The sentences of a text that are still to be translated, each with what its names must read after each step.

    `sentences` are those of the text, cut for the whole way. A name that a language between has no form of goes
    through it in the form that it will have in the end.
    """
    pieces, at = [], 0
    for whole in sentences:
        pieces += [text[at : whole.start], whole.said]
        at = whole.end
    said = "".join([*pieces, text[at:]])
    cuts = [_cut(said, mentions, stage) for stage in ways[:-1]]
    for whole in sentences:
        span = whole.start, whole.end
        if whole.best is None and any(map(str.isalpha, whole.text)) and all(span in slots for slots in cuts):
            final = {slot.start: _as_said(slot, whole) for slot in whole.slots}
            between = [
                {start: _in_the_end(slot, stage.traits) for start, slot in final.items() if not slot.soft}
                | {slot.start: slot for slot in slots[span]}
                for slots, stage in zip(cuts, ways, strict=False)
            ]
            yield Passage(whole, ways, [*between, final])


def _cut(text: str, mentions: Sequence[Mention], stage: Stage) -> dict[tuple[int, int], list[Slot]]:
    """The slots of each sentence of a text, by its span, with what its names must read after a step."""
    expectations = stage.expectations.for_another_text()
    sentences = cut(text, stage.expectations.source, mentions, expectations, stage.traits)
    return {(sentence.start, sentence.end): sentence.slots for sentence in sentences}


def _as_said(slot: Slot, whole: Sentence) -> Slot:
    return replace(slot, text=whole.said[slot.start : slot.end])


def carry(texts: Sequence[Sequence[Passage]], ways: Sequence[Stage], work: Work, progress: Progress | None) -> None:
    """Take the sentences of each text through all steps; `work` is called once for each step, with all of them."""
    for number, stage in enumerate(ways):
        work(stage, [[each.begun() for each in some] for some in texts], _share(progress, number, len(ways)))
    for each in (each for some in texts for each in some):
        each.arrive()


def _share(progress: Progress | None, number: int, count: int) -> Progress | None:
    """Progress of one step of `count`: a sentence is done when all are."""
    return progress and (lambda done, total: progress((number * total + done) // count, total))


def _outcome(sentence: Sentence) -> Outcome:
    """What came of a sentence; one without a word is as it was."""
    kept = (Placement(slot.text, slot.start, slot.end, None, "raw", True) for slot in sentence.slots)
    return sentence.best or Outcome(sentence.text, tuple(kept), ())


def _in_the_end(slot: Slot, traits: Traits) -> Slot:
    """The slot for a language that has no form of the name."""
    base = slot.expected.base
    only = Expected(slot.expected.key, base, {"nom": (base,)}, {base: frozenset({"nom"})}, slot.expected.gender)
    return replace(slot, expected=only, chain=attempts(slot.mention, slot.text, slot.soft, traits))


def _moved(wanted: Slot, before: Slot, placement: Placement, text: str, lang: str) -> Slot:
    """The slot that a name has in the text that a step made: its mention is known, with its cases there.

    One that was spelled letter by letter is not left to the next engine, which would garble it (Filippo as «Пилипо»).
    """
    start, end = placement.start, placement.end
    own = text[start:end]
    mention = before.mention and replace(
        before.mention,
        start=start,
        end=end,
        text=own,
        lemma=before.expected.base,
        lang=lang,
        cases=placement.cases,
        gender=before.expected.gender or before.mention.gender,
    )
    soft = wanted.soft and not before.expected.guessed
    return replace(wanted, mention=mention, start=start, end=end, text=own, soft=soft)


def _with_capitals(outcome: Outcome, slots: Sequence[Slot]) -> Outcome:
    """A sentence that came through another language with the names in capitals that its source has so: VILNIUS."""
    text, placements = outcome.text, list(outcome.placements)
    for number, (slot, p) in enumerate(zip(slots, outcome.placements, strict=True)):
        found = with_capitals(p.found, slot) if p.found and slot.mention else None
        if found and found != p.found and len(found) == p.end - p.start:
            text = text[: p.start] + found + text[p.end :]
            placements[number] = replace(p, found=found)
    return replace(outcome, text=text, placements=tuple(placements))


def _is_word_of(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _arrived(slot: Slot, track: Sequence[Placement | None], ways: Sequence[Stage]) -> Placement:
    """Where a name is in the end, by its places after each step (None where it was on its way no more)."""
    last = track[-1]
    if last is not None and last.found is not None:
        repaired = [place for place in track if place and place.how == "repaired"]
        notes = [f"{stage.way}: {place.note}" for place, stage in zip(track, ways, strict=True) if place and place.note]
        return replace(
            last,
            how="repaired" if repaired else last.how,
            note="; ".join(notes),
            doubtful=any(place.doubtful for place in repaired),
        )
    if slot.soft:
        return LEFT
    lost = next((stage.way for place, stage in zip(track, ways, strict=True) if not (place and place.found)), "")
    return Placement(None, 0, 0, None, "lost", False, f"lost on the step {lost}")
