"""Bring the names of a text to one spelling, and say what was changed."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter

from translit.errors import require_glossary, require_text
from translit.glossary import Glossary, Style
from translit.glossary.index import Index
from translit.glossary.rewriting import in_context, readings
from translit.names import Mention
from translit.names.find import Search
from translit.text import UnsureLanguageError, detect, fold_lookalikes, script

__all__ = ["Change", "Normalized", "normalize"]


@dataclass(frozen=True, slots=True)
class Change:
    """One name rewritten: `span` (start, end) in the text as given, what stood there, what stands there now, and why.

    `rule` is `spelling` (the house style writes the name so) or `lookalike` (only letters of another script that look
    the same were put right). `entry_id` is the glossary entry.
    """

    span: tuple[int, int]
    before: str
    after: str
    rule: str
    entry_id: str


@dataclass(frozen=True, slots=True)
class Normalized:
    """A text with its names in one spelling. All offsets are in the text as given.

    `mentions` are the names of the glossary that were found; one that the article does not decide has `entry_id` None,
    its `alternatives`, and was left alone. `changes` are what was rewritten, in order. `unknown` are the capitalised
    names that the glossary does not know.
    """

    text: str
    mentions: tuple[Mention, ...]
    changes: tuple[Change, ...]
    unknown: tuple[Mention, ...]
    lang: str | None
    style: str | None
    signature: str


def normalize(
    text: str, lang: str | None = None, *, glossary: Glossary | None = None, style: Style | str | None = None
) -> Normalized:
    """Write every name of the glossary in a text as the house style has it, in the same shape, case and capitals.

    `lang` is an ISO 639-1 code, detected when None; `glossary` the built-in one when None; `style` the id of a house
    style of the glossary, or a `Style`. URLs, e-mail addresses, handles, hashtags and code are left alone, and so is
    everything that is not a name. A text that needs no change comes back identical, and normalizing twice changes
    nothing more.

    Raises `text.UnsureLanguageError` when the language is not given and cannot be told, `names.SpellingError` for one
    that is none, `UnknownStyle` for a style there is not.

    >>> glossary = Glossary.from_forms({"losik": {"en:be": "Ihar Losik", "en:ru": "Igor Losik", "be": "Ігар Лосік"}})
    >>> russian = Style("russian", languages={"en": ("en:ru",)})
    >>> done = normalize("Ihar Losik’s wife met Ihar. Anna waited.", "en", glossary=glossary, style=russian)
    >>> done.text
    'Igor Losik’s wife met Igor. Anna waited.'
    >>> [(change.before, change.after, change.rule) for change in done.changes]
    [('Ihar Losik', 'Igor Losik', 'spelling'), ('Ihar', 'Igor', 'spelling')]
    """
    require_text(text, "text")
    require_glossary(glossary)
    glossary = Glossary.load() if glossary is None else glossary
    house = None if style is None else glossary.style(style)
    lang = lang or _detected(text)
    signature = f"{glossary.signature}|style:{house.id if house else 'default'}"
    if lang is None:
        return Normalized(text, (), (), (), None, house.id if house else None, signature)
    with _no_collection():
        search = Search(text, lang, glossary)
        unknown = sorted([*search.people, *search.leftovers()], key=attrgetter("start"))
        changes = _changes(text, search.known, glossary, glossary.index(lang), house)
    return Normalized(
        _applied(text, changes),
        tuple(search.known),
        tuple(changes),
        tuple(unknown),
        lang,
        house.id if house else None,
        signature,
    )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Put off the collection of cycles: a long text makes a hundred thousand mentions, none of them in a cycle.

    Each full collection would walk over all of them and over the glossary's index; that was a third of the time.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _detected(text: str) -> str | None:
    if script(text) is None:
        return None  # no letters, no names
    lang = detect(text).lang
    if lang is None:
        raise UnsureLanguageError(
            "the language of the text cannot be told; give it (lang='be', on the command line --lang be)."
        )
    return lang


def _changes(
    text: str, mentions: Sequence[Mention], glossary: Glossary, index: Index, style: Style | None
) -> list[Change]:
    remembered: dict[tuple[str, str, str], str | Mapping[str, str]] = {}
    found = []
    for mention in mentions:
        if mention.entry_id is None:
            continue
        key = (mention.text, mention.entry_id, mention.shape)
        possible = remembered.get(key)
        if possible is None:
            by_case = readings(mention, glossary.entry(mention.entry_id), index, style)
            forms = set(by_case.values())
            possible = remembered[key] = by_case if len(forms) > 1 else forms.pop()
        after = possible if isinstance(possible, str) else in_context(possible, text, mention.start, index.lang)
        if after != mention.text:
            rule = "lookalike" if fold_lookalikes(mention.text) == after else "spelling"
            found.append(Change((mention.start, mention.end), mention.text, after, rule, mention.entry_id))
    return found


def _applied(text: str, changes: list[Change]) -> str:
    pieces: list[str] = []
    done = 0
    for change in changes:
        pieces += (text[done : change.span[0]], change.after)
        done = change.span[1]
    return "".join([*pieces, text[done:]])
