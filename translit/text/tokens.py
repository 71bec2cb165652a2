"""Words, and the stretches of a text that must not be touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .unicode import APOSTROPHES, HYPHENS, MARKS

__all__ = ["Token", "protected_spans", "words"]

_LETTERS = f"[^\\W\\d_][^\\W\\d_{MARKS}]*(?:[{MARKS}]+[^\\W\\d_{MARKS}]*)*"
_WORD = re.compile(f"{_LETTERS}(?:[{re.escape(APOSTROPHES + HYPHENS)}]{_LETTERS})*")

# Each kind of protected span: the pattern from its trigger on, and what must stand before it. Every pattern starts with
# the trigger's letters, so that the search skips to them; what stands before is looked for in a bounded stretch.
_DOMAINS = "com|org|net|info|int|gov|edu|mil|eu|by|ru|ua|pl|lt|lv|ee|de|fr|es|it|cz|sk|uk|us|io|me|tv|media|news|online"
_REST = r"[^\s<>\"«»“”]"
_LABEL = r"[a-z0-9-]{1,63}"
_PROTECTED = [
    (re.compile(rf"://{_REST}+"), re.compile(r"(?<![A-Za-z])[A-Za-z][A-Za-z+.-]{1,20}\Z")),
    (re.compile(rf"www\.(?<!\w.{{4}}){_REST}+"), None),
    (re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"), re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\Z")),
    (re.compile(r"@(?<![\w@./].)\w{2,64}"), None),
    (re.compile(r"#(?<![\w#&].)\w{2,140}"), None),
    (re.compile(r"```.*?```|`(?<![\w`].)[^`\n]+`(?!\w)", re.DOTALL), None),
    (
        re.compile(rf"\.(?:{_DOMAINS})(?![\w-])(?!\.\w)(?:[/?]{_REST}*)?"),
        re.compile(rf"(?<![\w.@-])(?:{_LABEL}\.){{0,5}}{_LABEL}\Z"),
    ),
]
_BEFORE = 200  # characters
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
    for pattern, before in _PROTECTED:
        for match in pattern.finditer(text):
            start, end = match.span()
            if before:
                lead = before.search(text, max(0, start - _BEFORE), start)
                if not lead:
                    continue
                start = lead.start()
            while text[end - 1] in _TRAILING and end > start:
                end -= 1
            found.append((start, end))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged
