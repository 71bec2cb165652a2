"""What is called with whole texts: which scheme is meant, forward, back, many at once, or as a stream."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache, partial
from typing import get_args

from ..errors import require_several, require_text
from ..text import detect, whole_lines
from .automaton import Automaton
from .bulk import Bulk
from .converter import Converter
from .cutting import pieces
from .forward import Forward, Unknown
from .lexicon import given_names
from .model import SchemeError, UnknownScheme
from .reverse import Reverse
from .store import get

__all__ = ["forget", "readings", "transliterate", "transliterate_many", "transliterate_stream"]

_SCHEMES = 16  # that remember words at a time


def transliterate(
    text: str, scheme: str, *, reverse: bool = False, lang: str | None = None, unknown: Unknown = "keep"
) -> str:
    """Write a text under a transliteration scheme.

    Input may be in NFC or NFD, with any apostrophe; Latin look-alikes inside Cyrillic words are folded; words in
    capitals come out in capitals; Latin words, digits and punctuation stay.

    Args:
        text: any string.
        scheme: an id (`bgnpcgn-1979-be`), an alias, or a family (`bgnpcgn`) together with `lang`.
        reverse: from Latin back to Cyrillic; of several readings the likeliest (`readings` lists them).
        lang: language of the text; where a family needs it and it is not given, it is detected.
        unknown: what becomes of letters that the scheme does not cover: `keep`, `drop`, `unidecode` (the last
            resort: a rough ASCII form) or `error`.

    Raises:
        UnknownScheme: no such scheme; the nearest names are in the message.
        SchemeError: `reverse` for a scheme that cannot be reversed, or a wrong `unknown`.
        UncoveredLetter: under `unknown="error"`.

    >>> transliterate("Щука, ЩУКА; Ельцин", "bgnpcgn-1947-ru")
    'Shchuka, SHCHUKA; Yel’tsin'
    >>> transliterate("Ŝuka", "iso-9-1995-ru", reverse=True)
    'Щука'
    """
    if not isinstance(text, str):
        require_text(text, "text")
    convert = _READY.get((scheme, lang, reverse, unknown))
    if convert is None:
        convert = _ready(scheme, lang, reverse, unknown, text)
    return convert.short(text)


def transliterate_many(
    texts: Iterable[str], scheme: str, *, reverse: bool = False, lang: str | None = None, unknown: Unknown = "keep"
) -> list[str]:
    """Write many short texts (names, the cells of a column) under a scheme, faster than one by one.

    Args:
        texts: any strings.
        scheme, reverse, lang, unknown: as for `transliterate`; a family without `lang` goes by the language of each.

    Returns:
        What `transliterate` gives for each.

    Raises:
        UnknownScheme, SchemeError, UncoveredLetter: as `transliterate`.
        ArgumentTypeError: `texts` is one text, or has something else in it.

    >>> transliterate_many(["Київ", "Львів"], "kmu-55-2010-uk")
    ['Kyiv', 'Lviv']
    """
    require_several(texts, "texts")
    convert = _named(scheme, lang, reverse, unknown)
    if convert is None:
        return [transliterate(text, scheme, reverse=reverse, lang=lang, unknown=unknown) for text in texts]
    texts = list(texts)
    try:
        return convert.many(texts)
    except TypeError:  # a cell that is empty (None), perhaps; looking before would show in the time of a name
        for text in texts:
            require_text(text, "each of texts")
        raise


def transliterate_stream(
    chunks: Iterable[str],
    scheme: str,
    *,
    reverse: bool = False,
    lang: str | None = None,
    unknown: Unknown = "keep",
) -> Iterator[str]:
    """Write a text under a scheme piece by piece, in constant memory.

    Args:
        chunks: the text in pieces of any size, cut anywhere (lines of a file, blocks of 64 KiB).
        scheme, reverse, lang, unknown: as for `transliterate`; positions count from the start of the stream. A
            family without `lang` goes by the language of the first piece.

    Returns:
        Pieces that together are what `transliterate` gives for the whole text (a line of more than a megabyte is
        cut between words).

    Raises:
        UnknownScheme, SchemeError: at once. UncoveredLetter: when the letter is met.

    >>> "".join(transliterate_stream(["Щу", "ка ", "тут"], "bgnpcgn-1947-ru"))
    'Shchuka tut'
    """
    return _stream(chunks, scheme, reverse, lang, unknown, _named(scheme, lang, reverse, unknown))


def _stream(
    chunks: Iterable[str], scheme: str, reverse: bool, lang: str | None, unknown: Unknown, convert: Converter | None
) -> Iterator[str]:
    done = 0
    for piece in whole_lines(chunks):
        convert = convert or _converter(_resolve(scheme, lang, piece), reverse, unknown)
        yield convert(piece, done)
        done += len(piece)


def readings(
    text: str, scheme: str, *, lang: str | None = None, limit: int = 10, lexicon: Collection[str] = ()
) -> list[str]:
    """List the Cyrillic spellings that a scheme would write this way, the likeliest first.

    Args:
        text: a Latin word or name.
        scheme, lang: as for `transliterate`.
        limit: how many at most.
        lexicon: Cyrillic words; readings found among them, or among the given names of the language
            (glossaries/given-names.tsv), come first.

    Raises:
        SchemeError: the scheme cannot be reversed.
        ArgumentTypeError: `text` is no text, or `lexicon` is one.

    >>> readings("Olga", "icao-9303-ru")[:2]
    ['Ольга', 'Олга']
    """
    require_text(text, "text")
    require_several(lexicon, "lexicon")
    backward = _reverse(_resolve(scheme, lang, text))
    known = given_names(backward.scheme.lang).union(word.lower() for word in lexicon)
    results = [""]
    for piece in pieces(backward.extra, backward.parting).findall(text):
        options = backward.readings(piece, limit, known) if any(map(str.isalpha, piece)) else [piece]
        results = [result + option for result in results for option in options or [piece]][:limit]
    return results


def forget() -> None:
    """Free the words that were remembered (some 20 MB a scheme at most, for up to 16 schemes).

    >>> forget()
    """
    _READY.clear()
    _converter.cache_clear()


# Ready converters by what the caller said; the key is all that a call for a name has to look up.
_READY: dict[tuple[str, str | None, bool, str], Converter] = {}


def _ready(scheme: str, lang: str | None, reverse: bool, unknown: Unknown, text: str) -> Converter:
    convert = _named(scheme, lang, reverse, unknown)
    if convert is None:
        return _converter(_resolve(scheme, lang, text), reverse, unknown)
    if len(_READY) >= 2 * _SCHEMES:
        _READY.clear()
    _READY[scheme, lang, reverse, unknown] = convert
    return convert


def _named(scheme: str, lang: str | None, reverse: bool, unknown: Unknown) -> Converter | None:
    """The converter that the name alone decides; None for a family whose language the text must tell."""
    try:
        return _converter(get(scheme, lang).id, reverse, unknown)
    except UnknownScheme as error:
        if lang is None and error.langs:
            return None
        raise


def _resolve(name: str, lang: str | None, text: str) -> str:
    try:
        return get(name, lang).id
    except UnknownScheme:
        found = detect(text[:20_000]).lang if lang is None else None
        if found is None:
            raise
        try:
            return get(name, found).id
        except UnknownScheme:
            pass
        raise


@lru_cache(maxsize=512)
def _forward(scheme_id: str, unknown: Unknown) -> Forward:
    return Forward(get(scheme_id), unknown)


@lru_cache(maxsize=256)
def _reverse(scheme_id: str) -> Reverse:
    scheme = get(scheme_id)
    if scheme.reversible == "no":
        raise SchemeError(
            f"the scheme {scheme_id} cannot be reversed: different letters come out the same; "
            "`translit schemes list` tells which can."
        )
    return Reverse(scheme, _forward(scheme_id, "keep"))


@lru_cache(maxsize=_SCHEMES)
def _converter(scheme_id: str, reverse: bool, unknown: Unknown) -> Converter:
    if unknown not in get_args(Unknown):
        raise SchemeError(f"unknown={unknown!r} is not among {', '.join(get_args(Unknown))}; give one of these.")
    scheme = get(scheme_id)
    if reverse:
        backward = _reverse(scheme_id)
        return Converter(scheme, pieces(backward.extra, backward.parting), backward.word, True)
    forward = _forward(scheme_id, unknown)
    bulk = partial(Bulk, forward) if Bulk.able(forward) else None
    return Converter(scheme, pieces(), forward.word, False, Automaton(forward).forms, bulk)
