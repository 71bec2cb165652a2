"""A sentence over the cues it is spoken in: shared out in proportion, each cue in lines that can be read in time.

Lines and where they break follow Netflix's "English Template Timed Text Style Guide"
(https://backlothelp.netflix.com/hc/en-us/articles/219375728): 42 characters a line, two lines, one where it is enough;
a line breaks after punctuation and never after a small word that belongs to the next one, nor within a full name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["LINE", "LINES", "lines", "shares"]

LINE, LINES = 42, 2
"""Characters of a line, and lines of a cue; a text that is longer gets a third line rather than losing a word."""

_GAP = re.compile(r"\s+")
# characters that a better place is worth, against being that far from the ideal one
_STOP, _CLAUSE, _SMALL_WORD, _NAME = 12, 8, 8, 6
_SMALL = 2  # letters: "в", "на", "і", "to", "is"


def shares(text: str, weights: Sequence[int]) -> list[tuple[int, int]]:
    """The spans of `text` for cues of these `weights` (characters of the source in each), at word boundaries.

    Every cue gets at least a word while there are words; then the last ones get empty spans.

    >>> text = "Он вышел на свободу, и его встретили."
    >>> [text[a:b] for a, b in shares(text, [20, 18])]
    ['Он вышел на свободу,', 'и его встретили.']
    """
    gaps = [match.span() for match in _GAP.finditer(text)]
    whole = sum(weights) or 1
    spans: list[tuple[int, int]] = []
    start = passed = first = 0
    for number, weight in enumerate(weights[:-1]):
        passed += weight
        left = len(weights) - number - 2  # cues after the next one, each of which needs a gap before it
        choice = range(first, max(len(gaps) - left, first + 1) if first < len(gaps) else first)
        if not choice:
            spans.append((start, len(text)))
            start = len(text)
            continue
        ideal = passed * len(text) / whole
        chosen = min(choice, key=lambda index: abs(gaps[index][0] - ideal) + _worth(text, gaps[index]))
        spans.append((start, gaps[chosen][0]))
        start, first = gaps[chosen][1], chosen + 1
    return [*spans, (start, len(text))]


def lines(text: str) -> list[tuple[int, int]]:
    """The spans of the lines of a cue: one where it fits, two of about a length, more only where two do not do.

    >>> text = "Игорь Лосик вышел на свободу в четверг, сообщила его жена."
    >>> [text[a:b] for a, b in lines(text)]
    ['Игорь Лосик вышел на свободу в четверг,', 'сообщила его жена.']
    """
    if len(text) <= LINE:
        return [(0, len(text))]
    gaps = [match.span() for match in _GAP.finditer(text)]
    fitting = [(a, b) for a, b in gaps if a <= LINE and len(text) - b <= LINE]
    if fitting:
        a, b = min(fitting, key=lambda gap: abs(gap[0] - (len(text) - gap[1])) / 3 + _worth(text, gap))
        return [(0, a), (b, len(text))]
    return _filled(text, gaps)


def _filled(text: str, gaps: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines filled one after another to about the same length, as few as there must be."""
    width = min(LINE, max(-(-len(text) // (-(-len(text) // LINE))) + 4, 1))
    spans: list[tuple[int, int]] = []
    start, last = 0, None
    for gap in [*gaps, (len(text), len(text))]:
        if gap[0] - start > width and last is not None:
            spans.append((start, last[0]))
            start = last[1]
        last = gap
    return [*spans, (start, len(text))]


def _worth(text: str, gap: tuple[int, int]) -> int:
    """What breaking at a gap costs, in characters; less than nothing for a good place."""
    before, after = text[: gap[0]].rsplit(None, 1)[-1:], text[gap[1] : gap[1] + 1]
    word = before[0] if before else ""
    last = word.rstrip("\"'»”’)]")[-1:]
    if last and last in ".!?…":
        return -_STOP
    if last and last in ",;:—–":
        return -_CLAUSE
    cost = _SMALL_WORD if len(word) <= _SMALL and word.isalpha() else 0
    return cost + (_NAME if word[:1].isupper() and after.isupper() else 0)
