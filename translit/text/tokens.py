"""Words, and the stretches of a text that must not be touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .unicode import APOSTROPHES, HYPHENS, MARKS

__all__ = ["Token", "protected_spans", "words"]

_LETTERS = f"[^\\W\\d_][^\\W\\d_{MARKS}]*(?:[{MARKS}]+[^\\W\\d_{MARKS}]*)*"
_WORD = re.compile(f"{_LETTERS}(?:[{re.escape(APOSTROPHES + HYPHENS)}]{_LETTERS})*")

# What each kind of protected span holds somewhere, and its pattern. The look-behinds keep a failed attempt from being
# tried again at each following character, so that a wall of letters stays linear.
_DOMAINS = "com|org|net|info|int|gov|edu|mil|eu|by|ru|ua|pl|lt|lv|ee|de|fr|es|it|cz|sk|uk|us|io|me|tv|media|news|online"
_PROTECTED = [
    ("://", re.compile(r"(?<![A-Za-z])[A-Za-z][A-Za-z+.-]{1,20}://[^\s<>\"«»“”]+")),
    ("www.", re.compile(r"(?<!\w)www\.[^\s<>\"«»“”]+")),
    ("@", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")),
    ("@", re.compile(r"(?<![\w@./])@\w{2,64}")),
    ("#", re.compile(r"(?<![\w#&])#\w{2,140}")),
    ("`", re.compile(r"```.*?```|(?<![\w`])`[^`\n]+`(?!\w)", re.DOTALL)),
    (".", re.compile(rf"(?<![\w.@-])(?:[a-z0-9-]{{1,63}}\.){{1,6}}(?:{_DOMAINS})(?![\w-])(?:[/?][^\s<>\"«»“”]*)?")),
]
_TRAILING = ".,;:!?…'’)]}*_"


class Token(NamedTuple):
    """A word: where it starts and ends in the text, and its characters.

    >>> next(words("Дем'янчук"))
    Token(start=0, end=9, text="Дем'янчук")
    """

    start: int
    end: int
    text: str


def words(text: str) -> Iterator[Token]:
    """Walk over the words of a text: letters of any script, with inner apostrophes, hyphens and combining marks.

    Args:
        text: any string.

    Yields:
        `Token(start, end, text)` in order.

    >>> [token.text for token in words("Шарль д’Артаньян, Нью-Йорк — 5-ты дзень.")]
    ['Шарль', 'д’Артаньян', 'Нью-Йорк', 'ты', 'дзень']
    """
    for match in _WORD.finditer(text):
        yield Token(match.start(), match.end(), match[0])


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Find what must never be searched or changed: URLs, e-mail addresses, @handles, #hashtags and `code`.

    Args:
        text: any string.

    Returns:
        Spans in order, merged where they overlap.

    >>> text = "Піша @losik на svaboda.org і https://example.org/a (гл. #minsk)."
    >>> [text[start:end] for start, end in protected_spans(text)]
    ['@losik', 'svaboda.org', 'https://example.org/a', '#minsk']
    """
    found: list[tuple[int, int]] = []
    for trigger, pattern in _PROTECTED:
        if trigger in text:
            for match in pattern.finditer(text):
                end = match.end()
                while trigger != "`" and end > match.start() and text[end - 1] in _TRAILING:
                    end -= 1
                found.append((match.start(), end))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged
