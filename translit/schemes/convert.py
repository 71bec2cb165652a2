"""Whole texts through a scheme: cut into words, each looked up or worked out once, and put together again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import get_args

from ..text import APOSTROPHES, HYPHENS, MARKS, detect, fold_lookalikes, whole_lines
from .forward import Forward, Uncovered, Unknown
from .lexicon import given_names
from .model import Scheme, SchemeError, UncoveredLetter, UnknownScheme
from .reverse import Reverse
from .store import get
from .windows import UNDECIDED, Windows, windows

__all__ = ["forget", "readings", "transliterate", "transliterate_many", "transliterate_stream"]

# All that may be a letter, with the marks above it. Ranges are many times faster than \w; what else falls into them
# (a few signs, emoji) passes through unchanged.
_LETTER = (
    f"A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff{MARKS}\u0370-\u0482\u048a-\u1fff\u2c00-\u2dff"
    "\u3040-\ud7ff\uf900-\ufdff\ufe20-\ufe2f\ufe70-\ufefe\U00010000-\U0001bfff\U00020000-\U0003ffff"
)
_CAPITAL = "A-ZÀ-ÖØ-ÞЀ-ЯҐѢѲ"
_APOSTROPHE = re.escape(APOSTROPHES)
_HYPHEN = re.escape(HYPHENS)
# Two words in capitals, perhaps: quick to look for, and true wherever `_spanning` can match.
_LOUD = re.compile(f" (?<=[{_CAPITAL}{MARKS}{_APOSTROPHE}{_HYPHEN}] )[{_CAPITAL}]")
_REMEMBERED = 40_000  # words for each scheme, about 15 MB; then the memory starts afresh
_SCHEMES = 16  # that remember words at a time
_LONG = 60  # characters; a longer piece is not worth remembering
_BLOCK = 1 << 15
_TOGETHER = 256  # names


def transliterate(
    text: str, scheme: str, *, reverse: bool = False, lang: str | None = None, unknown: Unknown = "keep"
) -> str:
    """Write a text under a transliteration scheme.

    Input may be in NFC or NFD, with any apostrophe; Latin look-alikes inside Cyrillic words are folded; words in
    capitals come out in capitals; Latin words, digits and punctuation stay.

    Args:
        text: any string.
        scheme: an id (`bgnpcgn-1979-be`), an alias, or a family (`bgnpcgn`) together with `lang`.
        reverse: from Latin back to Cyrillic.
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

    >>> transliterate_many(["Київ", "Львів"], "kmu-55-2010-uk")
    ['Kyiv', 'Lviv']
    """
    convert = _named(scheme, lang, reverse, unknown)
    if convert is None:
        return [transliterate(text, scheme, reverse=reverse, lang=lang, unknown=unknown) for text in texts]
    return convert.many(list(texts))


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
    chunks: Iterable[str], scheme: str, reverse: bool, lang: str | None, unknown: Unknown, convert: _Converter | None
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

    >>> readings("Olga", "icao-9303-ru")[:2]
    ['Ольга', 'Олга']
    """
    backward = _reverse(_resolve(scheme, lang, text))
    known = given_names(backward.scheme.lang).union(word.lower() for word in lexicon)
    results = [""]
    for piece in _pattern(backward.scheme, True).findall(text):
        options = backward.readings(piece, limit, known) if any(map(str.isalpha, piece)) else [piece]
        results = [result + option for result in results for option in options or [piece]][:limit]
    return results


def forget() -> None:
    """Free the words that were remembered (some 15 MB a scheme, for up to 16 schemes).

    >>> forget()
    """
    _READY.clear()
    _converter.cache_clear()


# Ready converters by what the caller said; the key is all that a call for a name has to look up.
_READY: dict[tuple[str, str | None, bool, str], _Converter] = {}


def _ready(scheme: str, lang: str | None, reverse: bool, unknown: Unknown, text: str) -> _Converter:
    convert = _named(scheme, lang, reverse, unknown)
    if convert is None:
        return _converter(_resolve(scheme, lang, text), reverse, unknown)
    if len(_READY) >= 2 * _SCHEMES:
        _READY.clear()
    _READY[scheme, lang, reverse, unknown] = convert
    return convert


def _named(scheme: str, lang: str | None, reverse: bool, unknown: Unknown) -> _Converter | None:
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
    scheme = get(scheme_id)
    return Forward(scheme, unknown, _forward(scheme.first, "keep") if scheme.first else None)


@lru_cache(maxsize=256)
def _reverse(scheme_id: str) -> Reverse:
    scheme = get(scheme_id)
    if scheme.reversible == "no":
        raise SchemeError(
            f"The scheme {scheme_id} cannot be reversed: different letters come out the same. "
            "`translit schemes list` tells which can."
        )
    return Reverse(scheme, _forward(scheme_id, "keep"))


@lru_cache(maxsize=_SCHEMES)
def _converter(scheme_id: str, reverse: bool, unknown: Unknown) -> _Converter:
    if unknown not in get_args(Unknown):
        raise SchemeError(f"unknown={unknown!r} is not among {', '.join(get_args(Unknown))}. Give one of these.")
    scheme = get(scheme_id)
    if reverse:
        return _Converter(scheme, _pattern(scheme, reverse), _reverse(scheme_id).word, reverse)
    forward = _forward(scheme_id, unknown)
    return _Converter(scheme, _pattern(scheme, reverse), forward.word, reverse, windows(forward))


def _pattern(scheme: Scheme, reverse: bool) -> re.Pattern[str]:
    """Words and what is between them; on the way back the scheme's own marks (ʹ, `, ") are part of a word."""
    letter, tail = _LETTER, ""
    inner = _APOSTROPHE
    if reverse:
        extra = _reverse(scheme.id).extra
        quotes = "".join(sorted(extra & set("'\"") | (set("'") if extra & set(APOSTROPHES) else set())))
        letter += re.escape("".join(sorted(extra - set(quotes))))
        inner += quotes
        tail = f"(?:[{quotes}](?![{quotes}]))?" if quotes else ""
    return re.compile(f"[{letter}]+(?:[{inner}]+[{letter}]+)*{tail}|[^{letter}]+")


def _spanning(scheme: Scheme) -> re.Pattern[str]:
    """What must be looked at together across a space: a preposition and its noun, words in capitals.

    Я НЕ ЗНАЮ is YA NE ZNAYU, but the initial of ЩУКА Щ. stays Shch.

    The look-behinds stand after the first letter, so that the search can skip to it quickly.
    """
    loud = f"[{_CAPITAL}{MARKS}{_APOSTROPHE}{_HYPHEN}]*"
    alone = f"(?<![{_LETTER}].)(?<![{_LETTER}][{_APOSTROPHE}].)"
    over = f"(?![{_APOSTROPHE}]*[{_LETTER}])(?!(?<= [{_CAPITAL}])\\.)"
    pattern = f"[{_CAPITAL}]{alone}{loud}(?: [{_CAPITAL}]{loud}){{1,12}}{over}"
    if scheme.joined:
        firsts = "".join(sorted({char for word in scheme.joined for char in word[0] + word[0].upper()}))
        others = "|".join(f"{re.escape(word[1:])} " for word in scheme.joined)
        pattern = f"[{firsts}](?<![{_LETTER}].)(?i:{others})[{_LETTER}]+(?:[{_APOSTROPHE}][{_LETTER}]+)*|{pattern}"
    return re.compile(pattern)


class _Converter:
    """A text through a scheme: every stretch between spaces is looked up first, and worked out only if it is new."""

    def __init__(
        self,
        scheme: Scheme,
        pattern: re.Pattern[str],
        word: Callable[[str], str],
        reverse: bool,
        short: Windows | None = None,
    ) -> None:
        self._pattern = pattern
        self._word = word
        self._scheme_id = scheme.id
        self._spanning = None if reverse else _spanning(scheme)
        self._joins = bool(scheme.joined)
        self._short = short
        self._known = _Words(word)
        self._stretches = _Stretches(pattern, self._known, short)
        self._stretch = self._stretches.__getitem__
        self._met = self._stretches.get
        self._forms = (lambda text: UNDECIDED) if short is None else short.forms

    def short(self, text: str) -> str:
        """Convert a text that may be a name: one met before is known, and a new one looked up letter by letter."""
        if len(text) > _LONG:
            return self(text)
        form = self._met(text)
        if form is None:  # written out, for a call more would show in the time of a name
            try:
                form = self._forms(text)
            except UnicodeEncodeError:
                form = UNDECIDED
            if UNDECIDED in form:
                form = self(text)
            if len(self._stretches) >= _REMEMBERED:
                self._stretches.clear()
            self._stretches[text] = form
        return form

    def __call__(self, text: str, offset: int = 0) -> str:
        try:
            if self._spanning and (self._joins or _LOUD.search(text)):
                return self._in_parts(text, self._spanning)
            return self._in_blocks(text)
        except Uncovered:
            raise self._complaint(text, offset) from None

    def many(self, texts: list[str]) -> list[str]:
        """Convert short texts, a batch at a time as the lines of one."""
        if self._short is None:
            return list(map(self.short, texts))
        forms: list[str] = []
        for start in range(0, len(texts), _TOGETHER):
            batch = texts[start : start + _TOGETHER]
            try:
                lines = self._short.forms("\n".join(batch)).split("\n")
            except UnicodeEncodeError:
                lines = []
            if len(lines) != len(batch):  # a letter of another alphabet, or a text of several lines
                lines = list(map(self.short, batch))
            forms += [self.short(text) if UNDECIDED in line else line for text, line in zip(batch, lines, strict=True)]
        return forms

    def _in_parts(self, text: str, spanning: re.Pattern[str]) -> str:
        parts, done = [], 0
        for match in spanning.finditer(text):
            parts.append(self._in_blocks(text[done : match.start()]))
            parts.append(self._known[match[0]])
            done = match.end()
        parts.append(self._in_blocks(text[done:]))
        return "".join(parts)

    def _in_blocks(self, text: str) -> str:
        """Look the stretches up; in blocks that stay in the processor's cache, which is a third faster."""
        if len(text) < 2 * _BLOCK:
            return " ".join(map(self._stretch, text.split(" ")))
        blocks, start = [], 0
        while (cut := text.find(" ", start + _BLOCK)) >= 0:
            blocks.append(" ".join(itemgetter(*text[start:cut].split(" "), "")(self._stretches)[:-1]))
            start = cut + 1
        blocks.append(" ".join(map(self._stretch, text[start:].split(" "))))
        return " ".join(blocks)

    def _complaint(self, text: str, offset: int) -> UncoveredLetter:
        for match in self._pattern.finditer(text):
            try:
                self._word(match[0])
            except Uncovered as error:
                char = str(error)
                at = match.start() + _place(char, match[0]) + offset
                return UncoveredLetter(
                    f"The scheme {self._scheme_id} does not cover {char!r} (U+{ord(char):04X}) at position {at}. "
                    "Use unknown='keep', 'drop' or 'unidecode' to let it pass.",
                    at,
                )
        raise AssertionError("a letter was refused once and then taken")


def _place(char: str, piece: str) -> int:
    """Where a letter stands in a piece that may have it as a look-alike, or as a letter with a mark over it."""
    low = "".join(letter.lower()[:1] for letter in fold_lookalikes(piece))
    found = (low.find(one) for one in (char, unicodedata.normalize("NFD", char)[0]))
    first = next(at for at, letter in enumerate(piece) if letter.isalpha())
    return next((at for at in found if at >= 0), first)


class _Words(dict[str, str]):
    """Every word met so far, with its form."""

    def __init__(self, word: Callable[[str], str]) -> None:
        super().__init__()
        self._word = word

    def __missing__(self, piece: str) -> str:
        return _remember(self, piece, self._word(piece) if any(map(str.isalpha, piece)) else piece)


class _Stretches(dict[str, str]):
    """Every stretch without a space (a word with its punctuation) met so far, with its form."""

    def __init__(self, pattern: re.Pattern[str], words: _Words, short: Windows | None) -> None:
        super().__init__({"": ""})
        self._pieces = pattern.findall
        self._words = words
        self._short = short

    def __missing__(self, stretch: str) -> str:
        if "\n" in stretch:
            return "\n".join(map(self.__getitem__, stretch.split("\n")))
        form = self._short.word(stretch) if self._short is not None else None
        if form is None:
            form = "".join(map(self._words.__getitem__, self._pieces(stretch)))
        return _remember(self, stretch, form)


def _remember(memory: dict[str, str], key: str, form: str) -> str:
    if len(key) <= _LONG:
        if len(memory) >= _REMEMBERED:
            memory.clear()
        memory[key] = form
    return form
