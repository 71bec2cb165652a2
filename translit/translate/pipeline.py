"""The way of a text through the house: sentences, names protected, engine, names put back, verified."""

from __future__ import annotations

from .. import names
from .. import text as text_room
from ..engines import Engine, get_engine
from ..errors import TranslitError
from ..glossary import Glossary
from .assemble import assemble
from .attempts import Progress, work_through
from .expected import Expectations
from .result import Translation
from .slots import cut

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
    mentions = names.find(text, source, glossary=glossary)
    traits = motor.traits(source, target)
    expectations = Expectations(source, target, glossary, style)
    sentences = cut(text, source, mentions, expectations, traits)
    work_through(sentences, motor, source, target, traits, progress)
    signature = f"gloss:{glossary.signature}|engine:{motor.signature(source, target)}|style:{style or 'default'}"
    return assemble(text, source, target, sentences, mentions, expectations.missing, signature)


def _detected(text: str) -> str:
    lang = text_room.detect(text).lang
    if lang is None:
        raise UnsureLanguageError("the language of the text cannot be told: say it with --from (source='en')")
    return lang
