"""A sentence over the cues it is spoken in: shared out in proportion, each cue in lines that can be read in time.

Lines and where they break follow Netflix's "English Template Timed Text Style Guide"
(https://backlothelp.netflix.com/hc/en-us/articles/219375728): 42 characters a line, two lines, one where it is enough;
a line breaks after punctuation and never after a small word that belongs to the next one, nor within a full name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["LINE", "LINES", "ended", "lines", "runs_on", "shares"]

LINE, LINES = 42, 2
"""Characters of a line, and lines of a cue; a text that is longer gets a third line rather than losing a word."""

_CLOSING = "\"'»”’)]♪ "
_LABEL = re.compile(r"[\[(♪♫]|[A-ZА-ЯЁІЇЄҐЎ][A-ZА-ЯЁІЇЄҐЎ .'’-]{0,30}:\s")
"""How a text begins that goes on from nothing: a sound, a song, the name of a speaker."""
_SOUND = re.compile(r"[\[(].*[\])]|[♪♫].*", re.DOTALL)
_GAP = re.compile(r"\s+")
# characters that a better place is worth, against being that far from the ideal one
_STOP, _CLAUSE, _SMALL_WORD, _NAME, _DASH = 12, 8, 8, 6, 20
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
    ideals: list[float] = []
    passed = 0
    for weight in weights[:-1]:
        passed += weight
        ideals.append(passed * len(text) / whole)
    worth = [_worth(text, gap) for gap in gaps]
    chosen = [gaps[index] for index in _cheapest(gaps, ideals[: len(gaps)], worth)]
    starts = [0, *(end for _, end in chosen)]
    ends = [*(start for start, _ in chosen), len(text)]
    missing = [(len(text), len(text))] * (len(weights) - len(starts))
    return [*zip(starts, ends, strict=True), *missing]


def _cheapest(gaps: Sequence[tuple[int, int]], ideals: Sequence[float], worth: Sequence[int]) -> list[int]:
    """A gap for each ideal place, in order, none twice, so that all together cost the least."""
    if not ideals:
        return []
    costs = [[abs(gap[0] - ideal) + extra for gap, extra in zip(gaps, worth, strict=True)] for ideal in ideals]
    # best[n][i]: the least cost of the first n + 1 places with the last of them at gap i or before, and where it is
    best: list[list[tuple[float, int]]] = []
    for number, row in enumerate(costs):
        column: list[tuple[float, int]] = []
        for index, cost in enumerate(row):
            before = 0.0 if number == 0 else best[-1][index - 1][0] if index else float("inf")
            here = (before + cost, index)
            column.append(min(here, column[-1]) if column else here)
        best.append(column)
    chosen: list[int] = []
    last = len(gaps)
    for column in reversed(best):
        last = column[last - 1][1]
        chosen.append(last)
    return chosen[::-1]


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
    before, after = text[max(gap[0] - LINE, 0) : gap[0]].rsplit(None, 1)[-1:], text[gap[1] : gap[1] + 1]
    word = before[0] if before else ""
    if after and after in "—–":  # a line that begins with a dash is another speaker's
        return _DASH
    last = word.rstrip("\"'»”’)]")[-1:]
    if last and last in ".!?…":
        return -_STOP
    if last and last in ",;:—–":
        return -_CLAUSE
    cost = _SMALL_WORD if len(word) <= _SMALL and word.isalpha() else 0
    return cost + (_NAME if word[:1].isupper() and after.isupper() else 0)


def ended(text: str) -> bool:
    """Whether a text ends with a sentence; an empty one does.

    >>> ended("He left.”"), ended("He left,")
    (True, False)
    """
    return text.rstrip(_CLOSING)[-1:] in (".", "!", "?", "…") if text.rstrip(_CLOSING) else True


def runs_on(text: str, after: str, *, punctuated: bool) -> bool:
    """Whether a sentence goes on in the next cue: it has not ended, or only paused, and what follows begins small.

    `punctuated`: in this file sentences end with a stop, so that one without goes on, whatever follows.

    >>> runs_on("He was", "freed", punctuated=False), runs_on("[MUSIC]", "MARY: Hello", punctuated=True)
    (True, False)
    """
    first = after.lstrip("\"'«“„(….-–— ")[:1]
    bare = text.rstrip(_CLOSING)
    if _LABEL.match(after) or _SOUND.fullmatch(text):
        return False
    if ended(text):
        return bare.endswith(("...", "…")) and first.islower()
    return first.islower() or (punctuated and first.isalnum())
