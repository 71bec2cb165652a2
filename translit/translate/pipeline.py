"""Texts translated: one, or any number in windows that are worked through together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..engines import Engine
from ..errors import require_glossary, require_several, require_text
from ..glossary import Glossary
from ..progress import Progress
from .office import Office, SameLanguageError, Text
from .result import Translation, Untranslated

if TYPE_CHECKING:
    from .memory import Memory

__all__ = ["WINDOW", "SameLanguageError", "translate", "translate_many"]

WINDOW = 512
"""Sentences that are worked through together: enough for full batches of any engine, a few megabytes of memory."""


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
    require_text(text, "text")
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
    `ArgumentTypeError` for one text in place of many, whose letters would be translated one by one.

    >>> from translit.engines.fake import FakeEngine
    >>> engine = FakeEngine({("en", "es"): {"court": "tribunal"}})
    >>> [each.text for each in translate_many(["The court.", "A court!"], "en", "es", engine=engine)]
    ['The tribunal.', 'A tribunal!']
    """
    require_several(texts, "texts")
    require_text(target, "target")
    require_glossary(glossary)
    office = Office(target, glossary if glossary is not None else Glossary.load(), style, engine, memory)
    if source is not None and source != target:
        office.pair(source)
    return _by_windows(texts, source, office, progress)


def _by_windows(
    texts: Iterable[str], source: str | None, office: Office, progress: Progress | None
) -> Iterator[Translation | Untranslated]:
    window: list[Text | Untranslated] = []
    size = before = 0
    for text in texts:
        require_text(text, "text")
        window.append(office.opened(text, source))
        size += window[-1].size if isinstance(window[-1], Text) else 0
        if size >= WINDOW or len(window) >= WINDOW:
            yield from office.finished(window, _further(progress, before))
            window, before, size = [], before + size, 0
    yield from office.finished(window, _further(progress, before))


def _further(progress: Progress | None, before: int) -> Progress | None:
    """Progress that counts on from `before`."""
    return progress and (lambda done, total: progress(before + done, before + total))
