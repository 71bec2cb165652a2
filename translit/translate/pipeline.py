"""The way of a text through the house: sentences, names protected, engine, names put back, verified."""

from __future__ import annotations

from collections.abc import Sequence

from .. import text as text_room
from ..documents.layout import segments
from ..engines import Engine, Traits, get_engine
from ..errors import TranslitError
from ..glossary import Glossary
from ..names import Mention
from .assemble import assemble
from .attempts import Progress, Sentence, work_through
from .expected import Expectations, Expected, literal
from .government import coordinated, narrowed
from .protect import Slot
from .result import Translation
from .strategies import chain

__all__ = ["SameLanguageError", "UnsureLanguageError", "translate"]


class UnsureLanguageError(TranslitError):
    """The language of a text could not be told."""


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
    progress: Progress | None = None,
) -> Translation:
    """Translate a text offline, every name of the glossary spelled and inflected as the target language has it.

    `source` and `target` are ISO 639-1 codes; a `source` of None is detected. `glossary` is the built-in one when
    left out, `style` the id of a house style, `engine` an engine or the name of one, else the best that is installed.
    White space between sentences comes out as it went in. `progress` is called with sentences done and all.

    Raises `UnsureLanguageError` when the language cannot be told, `SameLanguageError` when there is nothing to
    translate, `translit.engines.UnknownPairError` and `NoEngineError` when no engine can.

    >>> from translit.engines.fake import FakeEngine
    >>> from translit import Glossary
    >>> people = Glossary.from_forms({"losik": {"en": "Ihar Losik", "be": "Ігар Лосік"}})
    >>> words = {"thanked": "падзякаваў", "Ivan": "Іван", "Petrov": "Пятроў", "him": "яму"}
    >>> engine = FakeEngine({("en", "be"): words})
    >>> done = translate("Ihar Losik thanked him.", "en", "be", glossary=people, engine=engine)
    >>> done.text, done.ok
    ('Ігар Лосік падзякаваў яму.', True)
    """
    source = source or _detected(text)
    if source == target:
        raise SameLanguageError(f"the text is in {source!r} already: use `normalize` to change spellings of names")
    glossary = glossary if glossary is not None else Glossary.load()
    motor = get_engine(engine, source, target) if engine is None or isinstance(engine, str) else engine
    mentions = glossary.match(text, source)
    traits = motor.traits(source, target)
    expectations = Expectations(target, glossary.style(style))
    sentences = _sentences(text, source, mentions, glossary, expectations, traits)
    work_through(sentences, motor, source, target, traits, progress)
    signature = f"gloss:{glossary.signature}|engine:{motor.signature(source, target)}|style:{style or 'default'}"
    return assemble(text, source, target, sentences, mentions, expectations.missing, signature)


def _detected(text: str) -> str:
    lang = text_room.detect(text).lang
    if lang is None:
        raise UnsureLanguageError("the language of the text cannot be told: say it with --from (source='en')")
    return lang


def _sentences(
    text: str,
    source: str,
    mentions: Sequence[Mention],
    glossary: Glossary,
    expectations: Expectations,
    traits: Traits,
) -> list[Sentence]:
    kept = [(m.start, m.end, m) for m in mentions if m.entry_id is not None]
    protected = [(start, end, None) for start, end in text_room.protected_spans(text)]
    marks = iter(sorted([*kept, *protected], key=lambda mark: mark[:2]))
    mark = next(marks, None)
    sentences = []
    for start, end in segments(text, source):
        sentence = Sentence(start, end, text[start:end], [])
        while mark is not None and mark[0] < end:
            expected = _expected(mark, text, expectations, glossary)
            if expected is not None and start <= mark[0] and mark[1] <= end:
                sentence.slots.append(_slot(mark, sentence, expected, source, traits))
            mark = next(marks, None)
        sentences.append(sentence)
    return sentences


def _slot(
    mark: tuple[int, int, Mention | None], sentence: Sentence, expected: Expected, source: str, traits: Traits
) -> Slot:
    start, end, mention = mark[0] - sentence.start, mark[1] - sentence.start, mark[2]
    cases = mention.cases if mention else ()
    before = sentence.slots[-1] if sentence.slots else None
    shared = [c for c in before.cases if c in cases] if before else []
    if before and shared and len(cases) > 1 and coordinated(sentence.text[before.end : start]):
        cases = tuple(shared)
    else:
        cases = narrowed(cases, sentence.text, start, end, source)
    return Slot(
        mention,
        start,
        end,
        sentence.text[start:end],
        expected,
        chain(mention.kind if mention else None, traits),
        cases,
        reserved=sentence.words,
    )


def _expected(
    mark: tuple[int, int, Mention | None], text: str, expectations: Expectations, glossary: Glossary
) -> Expected | None:
    start, end, mention = mark
    if mention is None:
        return literal(text[start:end])
    return expectations.of(mention, glossary.entry(mention.entry_id or ""))
