"""Where a text may be cut for a scheme: words, what is looked at together across a space, blocks of a long text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text import APOSTROPHES, HYPHENS, MARKS
from .model import Scheme

__all__ = ["BLOCK", "LOUD", "blocks", "joined_words", "pieces", "seams", "spanning"]

# All that may be a letter, with the marks above it. Ranges are many times faster than \w; what else falls into them
# (a few signs, emoji) passes through unchanged.
_LETTER = (
    f"A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff{MARKS}\u0370-\u0482\u048a-\u1fff\u2c00-\u2dff"
    "\u3040-\ud7ff\uf900-\ufdff\ufe20-\ufe2f\ufe70-\ufefe\U00010000-\U0001bfff\U00020000-\U0003ffff"
)
_CAPITAL = "A-ZÀ-ÖØ-ÞЀ-ЯҐѢѲ"
_APOSTROPHE = re.escape(APOSTROPHES)
_HYPHEN = re.escape(HYPHENS)
# Two words in capitals, perhaps: quick to look for, and true wherever `spanning` can match.
LOUD = re.compile(f" [{_CAPITAL}](?<=[{_CAPITAL}{MARKS}{_APOSTROPHE}{_HYPHEN}] .)")
BLOCK = 1 << 15  # characters


def pieces(extra: frozenset[str] | None = None, parting: frozenset[str] = frozenset()) -> re.Pattern[str]:
    """Words and what is between them; on the way back the scheme's own marks (ʹ, `, ") are part of a word.

    Marks that part letters stand inside a word only: at its end they are quotes.
    """
    letter, tail, quoted = _LETTER, "", ""
    inner = _APOSTROPHE
    if extra is not None:
        quotes = "".join(sorted(extra & set("'\"") | (set("'") if extra & set(APOSTROPHES) else set())))
        letter += re.escape("".join(sorted(extra - set(quotes))))
        inner += quotes
        ends = "".join(mark for mark in quotes if mark not in parting)
        mute = f"[{ends}]?" if ends else ""
        tail = f"(?:[{ends}](?![{ends}]))?" if ends else ""
    word = f"[{letter}]+(?:[{inner}]+[{letter}]+)*"
    if extra is not None:  # 'цитата': the mark after a word that has one before it is no letter
        quoted = "".join(f"(?<={mark}){word}{mute}(?={mark}(?![{letter}{quotes}]))|" for mark in quotes)
    return re.compile(f"{quoted}{word}{tail}|[^{letter}]+")


def joined_words(scheme: Scheme) -> str:
    """A preposition and the word after it, which are looked at together across the space.

    Found by the last letter and the space, which are rarer than the first letters.
    """
    more = f"(?:(?i:{'|'.join(map(re.escape, scheme.joined))}) )*"
    return f"[{_lasts(scheme)}] (?:{_prepositions(scheme)}){more}[{_LETTER}]+(?:[{_APOSTROPHE}][{_LETTER}]+)*"


def _lasts(scheme: Scheme) -> str:
    return "".join(sorted({char for word in scheme.joined for char in word[-1] + word[-1].upper()}))


def _prepositions(scheme: Scheme) -> str:
    alone = f"(?<![{_LETTER}])(?<![{_LETTER}][{_APOSTROPHE}])"
    return "|".join(f"(?<={alone}((?i:{re.escape(word)})) )" for word in scheme.joined)


def spanning(scheme: Scheme) -> re.Pattern[str]:
    """What must be looked at together across a space: a preposition and its noun, words in capitals.

    Я НЕ ЗНАЮ is YA NE ZNAYU, but the initial of ЩУКА Щ. stays Shch.

    The look-behinds stand after the first letter, so that the search can skip to it quickly.
    """
    loud = f"[{_CAPITAL}{MARKS}{_APOSTROPHE}{_HYPHEN}]*"
    alone = f"(?<![{_LETTER}].)(?<![{_LETTER}][{_APOSTROPHE}].)"
    over = f"(?![{_APOSTROPHE}]*[{_LETTER}])(?!(?<= [{_CAPITAL}])\\.)"
    pattern = f"[{_CAPITAL}]{alone}{loud}+(?: [{_CAPITAL}]{loud}){{1,12}}{over}"  # possessive: А-А-А… is long
    if scheme.joined:
        pattern += f"(?! (?:{_prepositions(scheme)})[{_LETTER}])"  # that one goes with the word after it
        pattern = f"{joined_words(scheme)}|{pattern}"
    return re.compile(pattern)


def seams(scheme: Scheme) -> re.Pattern[str]:
    """Places where a line can be cut: after a space that nothing looked at together has in it (`spanning`)."""
    return re.compile(f"[^{_CAPITAL}{MARKS}{_APOSTROPHE}{_HYPHEN}{_lasts(scheme)}\\s] ")


def blocks(text: str, seam: re.Pattern[str]) -> Iterator[str]:
    """Pieces of a text that stay in the processor's cache, cut after a line end, or a space."""
    start = 0
    while len(text) - start > 2 * BLOCK:
        cut = text.find("\n", start + BLOCK, start + 2 * BLOCK) + 1
        if not cut:
            space = seam.search(text, start + BLOCK)
            if space is None:
                break
            cut = space.end()
        yield text[start:cut]
        start = cut
    yield text[start:]
