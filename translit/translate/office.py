"""The way of a text through the house: sentences, names protected, engine, names put back, verified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .. import names
from .. import text as text_room
from ..engines import Engine, drafts, get_engine, reasons
from ..errors import Message, TranslitError
from ..glossary import Glossary
from ..names import Mention
from ..progress import Progress
from .assemble import assemble
from .attempts import Sentence, work_through
from .expected import Expectations
from .juniors import with_juniors
from .pivot import Passage, Stage, carry, passages, stages
from .recollection import Recollection
from .result import Finding, Translation, Untranslated
from .sentences.headlines import as_sentences, lettered
from .slots import cut
from .terms import Terms
from .unlisted.families import with_families
from .unlisted.towns import with_towns

if TYPE_CHECKING:
    from .memory import Memory, Near

__all__ = ["Office", "SameLanguageError", "Text"]


class SameLanguageError(TranslitError):
    """Source and target are one language."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What all texts of one source language share: the `whole` way, and its steps where there are several."""

    whole: Stage
    steps: tuple[Stage, ...]
    terms: Terms
    signature: str
    way: tuple[str, ...]
    notes: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text at work."""

    text: str
    pair: Pair
    mentions: Sequence[Mention]
    expectations: Expectations
    sentences: list[Sentence]
    notes: list[Finding] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many sentences it has."""
        return len(self.sentences)

    def passages(self) -> list[Passage]:
        """What of it goes step by step."""
        return [*passages(self.text, self.mentions, self.sentences, self.pair.steps)]


class Office:
    """Where texts go into one language, with one glossary, style and engine."""

    def __init__(
        self, target: str, glossary: Glossary, style: str | None, engine: str | Engine | None, memory: Memory | None
    ) -> None:
        """Find nothing yet; the arguments are those of `translate`."""
        self.target, self.glossary, self.style, self.engine = target, glossary, style, engine
        self.memory = Recollection(memory)
        self.pairs: dict[str, Pair] = {}

    def pair(self, source: str) -> Pair:
        """What is needed for a source language, found once. Raises `NoEngineError` and `UnknownPairError`."""
        if source not in self.pairs:
            self.pairs[source] = self._found(source)
        return self.pairs[source]

    def _found(self, source: str) -> Pair:
        engine, target = self.engine, self.target
        motor = get_engine(engine, source, target)
        ways = stages(source, target, motor, self.glossary, self.style)
        between = ", ".join(stage.target for stage in ways[:-1])
        through = f"|pivot:{between}" if ways else ""
        maker = "+".join(stage.maker for stage in ways) or motor.signature(source, target)
        expectations = Expectations(source, target, self.glossary, self.style)
        return Pair(
            Stage(motor, source, target, maker + through, motor.traits(source, target), expectations),
            ways,
            Terms.of(self.glossary, source),
            f"gloss:{self.glossary.signature}|engine:{maker}{through}|style:{self.style or 'default'}",
            (*reasons(source, target, motor), *([f"names are put in anew in {between}"] if ways else ())),
            tuple(_draft(*step) for step in drafts(source, target, motor)),
        )

    def opened(self, text: str, source: str | None) -> Text | Untranslated:
        """A text cut into sentences with its names found."""
        try:
            source = source or _detected(text)
            if source == self.target:
                raise SameLanguageError(
                    Message(
                        "the text is in '{lang}' already: use `normalize` to change spellings of names", lang=source
                    )
                )
            pair = self.pair(source)
            cased = as_sentences(text, source, self.glossary)
            found = names.find(cased, source, glossary=self.glossary)
            mentions = with_families(text, source, with_towns(text, source, found))
            mentions = with_juniors(text, source, mentions)
            mentions = pair.terms.added(cased, mentions)
            expectations = pair.whole.expectations.for_another_text()
            sentences = cut(text, source, mentions, expectations, pair.whole.traits)
            lettered(
                sentences,
                text,
                cased,
                source,
                lambda said: cut(said, source, mentions, expectations, pair.whole.traits),
            )
            return Text(text, pair, mentions, expectations, sentences, [*pair.notes])
        except Exception as error:
            return Untranslated(text, error)

    def finished(
        self, window: Sequence[Text | Untranslated], progress: Progress | None
    ) -> Iterator[Translation | Untranslated]:
        """The results of a window of texts, in order."""
        failed: dict[int, Untranslated] = {}
        for pair in self.pairs.values():
            together = [(n, text) for n, text in enumerate(window) if isinstance(text, Text) and text.pair is pair]
            new = {id(s) for s in self.memory.take(pair.whole, [s for _, text in together for s in text.sentences])}
            failed |= self._worked_through(pair, together, progress)
            self._remembered(pair, [text for number, text in together if number not in failed], new)
        for text in window:
            if isinstance(text, Text):
                text.notes.extend(self.memory.told)
        self.memory.told.clear()
        for number, text in enumerate(window):
            yield failed.get(number) or (self._assembled(text) if isinstance(text, Text) else text)

    def _worked_through(
        self, pair: Pair, texts: Sequence[tuple[int, Text]], progress: Progress | None
    ) -> dict[int, Untranslated]:
        """Work on texts of one pair; those that cannot be translated, by number.

        When the engine stops over the whole window, each text goes in by itself, so that only those fail that must.
        """
        if not texts:
            return {}
        try:
            self._translated(pair, [text for _, text in texts], progress)
            return {}
        except Exception as error:
            if len(texts) == 1:
                return {number: Untranslated(text.text, error) for number, text in texts}
        failed: dict[int, Untranslated] = {}
        for number, text in texts:
            for s in text.sentences:
                s.start_anew()
            failed |= self._worked_through(pair, [(number, text)], None)
        return failed

    def _translated(self, pair: Pair, texts: Sequence[Text], progress: Progress | None) -> None:
        """Each sentence its best outcome: step by step where the way has several, else at once."""
        if pair.steps:
            carry([text.passages() for text in texts], pair.steps, self._step, progress)
            progress = None
        rest = [[s for s in text.sentences if s.best is None or not pair.steps] for text in texts]
        _work(pair.whole, rest, progress)

    def _step(self, stage: Stage, texts: Sequence[Sequence[Sentence]], progress: Progress | None) -> None:
        """One step of a way, for all texts: what the memory has need not be translated, what is new it gets."""
        new = self.memory.take(stage, [s for text in texts for s in text])
        _work(stage, texts, progress)
        self.memory.keep(stage, new)

    def _remembered(self, pair: Pair, texts: Sequence[Text], new: set[int]) -> None:
        """Tell of what is near to new sentences, then keep them."""
        for text in texts:
            fresh = [(number, s) for number, s in enumerate(text.sentences) if id(s) in new]
            for number, sentence in fresh:
                near = self.memory.near(pair.whole, sentence)
                if near is not None:
                    text.notes.append(_near(number, sentence, near))
        self.memory.keep(pair.whole, [s for text in texts for s in text.sentences if id(s) in new])

    def _assembled(self, text: Text) -> Translation | Untranslated:
        try:
            return assemble(
                text.text,
                text.pair.whole.source,
                self.target,
                text.sentences,
                text.mentions,
                text.expectations.missing,
                text.pair.signature,
                text.notes,
                text.pair.way,
            )
        except Exception as error:
            return Untranslated(text.text, error)


def _work(stage: Stage, texts: Sequence[Sequence[Sentence]], progress: Progress | None) -> None:
    work_through(texts, stage.engine, stage.source, stage.target, stage.traits, progress)


def _draft(source: str, target: str) -> Finding:
    return Finding(
        "draft",
        f"A first model of {source} → {target} wrote this: the names are kept, of the sentences trust only the gist. "
        f"A better model, where there is a network: `translit models install {source}-{target}`",
    )


def _near(number: int, sentence: Sentence, near: Near) -> Finding:
    """What a person may take over: never used by itself, for a word of difference may be a "not"."""
    return Finding(
        "memory-near",
        f"Sentence {number + 1} is {near.likeness:.0%} like one in the memory ({near.origin}): "
        f"“{near.source}” → “{near.target}”",
        (sentence.start, sentence.end),
        number,
    )


def _detected(text: str) -> str:
    lang = text_room.detect(text).lang
    if lang is None:
        raise text_room.UnsureLanguageError("the language of the text cannot be told: say it with --from (source='en')")
    return lang
