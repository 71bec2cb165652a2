"""The way of a text through the house: sentences, names protected, engine, names put back, verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .. import names
from .. import text as text_room
from ..engines import Engine, Traits, drafts, get_engine, reasons
from ..errors import Message, TranslitError
from ..glossary import Glossary
from ..names import Mention
from ..progress import Progress
from .assemble import assemble
from .attempts import Sentence, work_through
from .expected import Expectations
from .families import with_families
from .headlines import as_sentences, lettered
from .result import Finding, Translation, Untranslated
from .slots import cut
from .towns import with_towns

if TYPE_CHECKING:
    from .memory import Memory, Near

__all__ = ["WINDOW", "SameLanguageError", "translate", "translate_many"]

WINDOW = 512
"""Sentences that are worked through together: enough for full batches of any engine, a few megabytes of memory."""


class SameLanguageError(TranslitError):
    """Source and target are one language."""


def translate(
    text: str,
    source: str | None,
    target: str,
    *,
    glossary: Glossary | None = None,
    style: str | None = None,
    engine: str | Engine | None = None,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> Translation:
    """Translate a text offline, every name of the glossary spelled and inflected as the target language has it.

    `source` and `target` are ISO 639-1 codes; a `source` of None is detected. `glossary` is the built-in one when
    left out, `style` the id of a house style, `engine` an engine or the name of one, else the best that is installed;
    `memory` what was translated before, used and added to, none when left out.
    White space between sentences comes out as it went in. `progress` is called with sentences done and all.

    Raises `text.UnsureLanguageError` when the language cannot be told, `SameLanguageError` when there is nothing to
    translate, `names.SpellingError` for a `source` that is no code of a language, `translit.engines.UnknownPairError`
    and `NoEngineError` when no engine can.

    >>> from translit.engines.fake import FakeEngine
    >>> from translit import Glossary
    >>> people = Glossary.from_forms({"losik": {"en": "Ihar Losik", "be": "Ігар Лосік"}})
    >>> words = {"thanked": "падзякаваў", "Ivan": "Іван", "Petrov": "Пятроў", "him": "яму"}
    >>> engine = FakeEngine({("en", "be"): words})
    >>> done = translate("Ihar Losik thanked him.", "en", "be", glossary=people, engine=engine)
    >>> done.text, done.ok
    ('Ігар Лосік падзякаваў яму.', True)
    """
    done = next(
        translate_many(
            [text],
            source,
            target,
            glossary=glossary,
            style=style,
            engine=engine,
            memory=memory,
            progress=progress,
        )
    )
    if isinstance(done, Untranslated):
        raise done.error
    return done


def translate_many(
    texts: Iterable[str],
    source: str | None,
    target: str,
    *,
    glossary: Glossary | None = None,
    style: str | None = None,
    engine: str | Engine | None = None,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> Iterator[Translation | Untranslated]:
    """Translate many texts: what `translate` makes of each, in order, faster than one by one.

    Sentences of different texts go to the engine together, a window of them at a time, so that memory does not grow
    with the number of texts, which may be an iterator without end. The arguments are those of `translate`; a `source`
    of None is detected for each text. A text that cannot be translated gives an `Untranslated` with the reason in its
    place. `progress` is called with the sentences done and those read so far.

    Raises at once, before a text is read, what `translate` raises where the pair of languages has no engine, and
    TypeError for one text in place of many, whose letters would be translated one by one.

    >>> from translit.engines.fake import FakeEngine
    >>> engine = FakeEngine({("en", "es"): {"court": "tribunal"}})
    >>> [each.text for each in translate_many(["The court.", "A court!"], "en", "es", engine=engine)]
    ['The tribunal.', 'A tribunal!']
    """
    if isinstance(texts, str):
        raise TypeError("texts is one text; give a list of them, or call translate")
    office = _Office(target, glossary if glossary is not None else Glossary.load(), style, engine, memory)
    if source is not None and source != target:
        office.pair(source)
    return _by_windows(texts, source, office, progress)


def _by_windows(
    texts: Iterable[str], source: str | None, office: _Office, progress: Progress | None
) -> Iterator[Translation | Untranslated]:
    window: list[_Text | Untranslated] = []
    size = before = 0
    for text in texts:
        window.append(office.opened(text, source))
        size += window[-1].size if isinstance(window[-1], _Text) else 0
        if size >= WINDOW or len(window) >= WINDOW:
            yield from office.finished(window, _further(progress, before))
            window, before, size = [], before + size, 0
    yield from office.finished(window, _further(progress, before))


def _further(progress: Progress | None, before: int) -> Progress | None:
    """Progress that counts on from `before`."""
    return progress and (lambda done, total: progress(before + done, before + total))


@dataclass(frozen=True, slots=True)
class _Pair:
    """What all texts of one source language share."""

    source: str
    engine: Engine
    maker: str
    traits: Traits
    expectations: Expectations
    signature: str
    way: tuple[str, ...]
    notes: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text at work."""

    text: str
    pair: _Pair
    mentions: Sequence[Mention]
    expectations: Expectations
    sentences: list[Sentence]
    notes: list[Finding] = field(default_factory=list)

    @property
    def size(self) -> int:
        return len(self.sentences)


@dataclass
class _Office:
    """Where texts go into one language, with one glossary, style and engine."""

    target: str
    glossary: Glossary
    style: str | None
    engine: str | Engine | None
    memory: Memory | None
    pairs: dict[str, _Pair] = field(default_factory=dict)

    def pair(self, source: str) -> _Pair:
        """What is needed for a source language, found once. Raises `NoEngineError` and `UnknownPairError`."""
        if source not in self.pairs:
            engine, target = self.engine, self.target
            motor = get_engine(engine, source, target) if engine is None or isinstance(engine, str) else engine
            maker = motor.signature(source, target)
            self.pairs[source] = _Pair(
                source,
                motor,
                maker,
                motor.traits(source, target),
                Expectations(source, target, self.glossary, self.style),
                f"gloss:{self.glossary.signature}|engine:{maker}|style:{self.style or 'default'}",
                reasons(source, target, motor),
                tuple(_draft(*step) for step in drafts(source, target, motor)),
            )
        return self.pairs[source]

    def opened(self, text: str, source: str | None) -> _Text | Untranslated:
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
            expectations = pair.expectations.for_another_text()
            sentences = cut(text, source, mentions, expectations, pair.traits)
            lettered(
                sentences, text, cased, source, lambda said: cut(said, source, mentions, expectations, pair.traits)
            )
            return _Text(text, pair, mentions, expectations, sentences, [*pair.notes])
        except Exception as error:
            return Untranslated(text, error)

    def finished(
        self, window: Sequence[_Text | Untranslated], progress: Progress | None
    ) -> Iterator[Translation | Untranslated]:
        """The results of a window of texts, in order."""
        failed: dict[int, Untranslated] = {}
        for pair in self.pairs.values():
            together = [(n, text) for n, text in enumerate(window) if isinstance(text, _Text) and text.pair is pair]
            new = self._recalled(pair, [text for _, text in together])
            failed |= self._worked_through(pair, together, progress)
            self._remembered(pair, [text for number, text in together if number not in failed], new)
        for number, text in enumerate(window):
            yield failed.get(number) or (self._assembled(text) if isinstance(text, _Text) else text)

    def _worked_through(
        self, pair: _Pair, texts: Sequence[tuple[int, _Text]], progress: Progress | None
    ) -> dict[int, Untranslated]:
        """Work on texts of one pair; those that cannot be translated, by number.

        When the engine stops over the whole window, each text goes in by itself, so that only those fail that must.
        """
        if not texts:
            return {}
        try:
            work_through(
                [text.sentences for _, text in texts], pair.engine, pair.source, self.target, pair.traits, progress
            )
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

    def _recalled(self, pair: _Pair, texts: Sequence[_Text]) -> set[int]:
        """Take from the memory what is in it; the identities of the sentences that are not."""
        if self.memory is None or not texts:
            return set()
        every = [s for text in texts for s in text.sentences]
        try:
            return {id(s) for s in self.memory.recall(every, pair.maker, pair.source, self.target, pair.traits)}
        except TranslitError as fault:
            self._without_memory(texts, fault)
            return set()

    def _remembered(self, pair: _Pair, texts: Sequence[_Text], new: set[int]) -> None:
        """Tell of what is near to new sentences, then keep them."""
        if self.memory is None or not new:
            return
        try:
            for text in texts:
                fresh = [(number, s) for number, s in enumerate(text.sentences) if id(s) in new]
                for number, sentence in fresh:
                    near = self.memory.near(sentence, pair.source, self.target)
                    if near is not None:
                        text.notes.append(_near(number, sentence, near))
            kept = [s for text in texts for s in text.sentences if id(s) in new]
            self.memory.remember(kept, pair.maker, pair.source, self.target)
        except TranslitError as fault:
            self._without_memory(texts, fault)

    def _without_memory(self, texts: Sequence[_Text], fault: TranslitError) -> None:
        """Go on without the memory, and say so: a translation is worth more than its being remembered."""
        self.memory = None
        for text in texts:
            text.notes.append(Finding("memory-failed", f"Translated without the memory from here on: {fault}"))

    def _assembled(self, text: _Text) -> Translation | Untranslated:
        try:
            return assemble(
                text.text,
                text.pair.source,
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


def _draft(source: str, target: str) -> Finding:
    return Finding(
        "draft",
        f"A first model of {source} → {target} wrote this: the names are kept, of the sentences take the gist. "
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
