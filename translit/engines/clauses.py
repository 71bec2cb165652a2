"""Sentences too long for a model, or with signs that it does not know, cut where it hurts least and joined again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .annotation import inside
from .protocol import Rendering, Span, shifted

__all__ = ["apart", "cut", "joined"]

# Where to cut, the best place first: behind a full stop, behind a semicolon or colon, behind a comma or around a dash,
# at any white space.
_MARKS = (
    re.compile(r"[.!?…][\"'»”’)\]]*\s+"),
    re.compile(r"[;:]\s+"),
    re.compile(r",\s+|\s[—–-]\s+"),
    re.compile(r"\s+"),
)
# Pictures, with what joins and colours them; and whatever stands between blanks without a letter or a digit.
_PICTURES = "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\u20e3]+"
_SIGNS = re.compile(rf"(?:{_PICTURES}|(?<!\S)[^\w\s]+(?!\S))(?:\s+|\Z)|{_PICTURES}")


def apart(text: str, strange: Callable[[str], bool]) -> list[str]:
    """Cut `text` so that signs that the model does not know stand in parts of their own; joined they are the text.

    `strange` tells of one character whether the model does not know it. Only signs that stand alone, and pictures
    wherever they stand: a model spells what it does not know byte by byte, and writes half a character or a word for
    it. A sign beside a figure (№ 5, +375) it has mostly learnt to copy, and cutting there would cost the sentence.

    >>> apart("🔥 Пишите: @news | #мир", lambda sign: sign in "🔥|@#")
    ['🔥 ', 'Пишите: @news ', '| ', '#мир']
    """
    held = inside(text)
    parts: list[str] = []
    at = 0
    for found in _SIGNS.finditer(text):
        start, end = found.span()
        if any(map(strange, found[0].strip())) and not any(first < end and start < last for first, last in held):
            parts += [text[at:start], text[start:end]]
            at = end
    return [part for part in (*parts, text[at:]) if part] or [text]


def cut(text: str, length: Callable[[str], int], limit: int) -> list[str]:
    """Cut `text` into parts of at most `limit` by `length` (tokens, as the model counts); joined they are the text.

    A part that has a single character is never cut, whatever its length.

    >>> cut("He was freed, she said; they met in Vilnius.", lambda part: len(part.split()), 5)
    ['He was freed, she said; ', 'they met in Vilnius.']
    """
    size = length(text)
    if size <= limit or len(text) < 2:
        return [text]
    # As many parts as needed, of about the same number of characters; a part that came out too long is cut again.
    count = -(-size // limit)
    aim = max(len(text) // count, 1)
    parts: list[str] = []
    start = 0
    while len(text) - start > aim * 3 // 2 and len(parts) < count - 1:
        end = _best_cut(text, start + aim // 2, start + aim, start + aim * 3 // 2)
        parts.append(text[start:end])
        start = end
    parts.append(text[start:])
    if len(parts) == 1:
        middle = max(_best_cut(text, 1, len(text) // 2, len(text) - 1), 1)
        parts = [text[:middle], text[middle:]]
    return [piece for part in parts for piece in cut(part, length, limit)]


def _best_cut(text: str, low: int, aim: int, high: int) -> int:
    """The cut of the best kind between `low` and `high`, the nearest to `aim`; `aim` itself when there is none.

    Never inside an annotation: half of one would be printed.
    """
    high = min(high, len(text) - 1)
    held = inside(text)
    for marks in _MARKS:
        ends = [found.end() for found in marks.finditer(text, low, high) if low < found.end() < len(text)]
        ends = [end for end in ends if not any(first < end < last for first, last in held)]
        if ends:
            return min(ends, key=lambda end: abs(end - aim))
    chosen = min(max(aim, 1), len(text) - 1)
    around = next(((first, last) for first, last in held if first < chosen < last), None)
    if around is None:
        return chosen
    return around[1] if around[1] < len(text) else around[0] or chosen


def joined(parts: Sequence[str], renderings: Sequence[Rendering]) -> Rendering:
    """The renderings of the stripped `parts` as one, with the white space of the source between them.

    A full stop that the model put behind a part that had none is taken away again, but behind the last.

    >>> joined(["He ran, ", "she sat."], [Rendering("Él corrió."), Rendering("ella se sentó.")]).text
    'Él corrió ella se sentó.'
    """
    text = ""
    at = 0
    flags: set[str] = {"split"}
    attention: dict[Span, Span] | None = {}
    unknown: list[Span] = []
    for number, (part, rendering) in enumerate(zip(parts, renderings, strict=True)):
        core = part.strip()
        start = part.find(core) if core else 0
        body = rendering.text
        if number < len(parts) - 1 and body.endswith(".") and not core.endswith((".", "…", "!", "?")):
            body = body[:-1]
        placed = shifted(
            Rendering(body, rendering.flags, rendering.attention, rendering.unknown),
            text + part[:start],
            part[start + len(core) :],
            source_offset=at + start,
        )
        text = placed.text
        flags |= placed.flags
        unknown += placed.unknown
        attention = None if attention is None or placed.attention is None else {**attention, **placed.attention}
        at += len(part)
    return Rendering(text, frozenset(flags), attention, tuple(unknown))
