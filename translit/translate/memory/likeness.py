"""How near one sentence is to another, names aside: by its words, and a sketch of them to look near ones up by."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from difflib import SequenceMatcher

from ...text import words
from ..attempts import Sentence

__all__ = ["gist", "nearness", "sketch"]

_VALUES = 4
"""Values of a sketch: two sentences with three in five words alike share one in 97 of a hundred times."""


def gist(sentence: Sentence) -> str:
    """The words of a sentence in small letters, each name as what it is: kind and gender."""
    pieces: list[str] = []
    at = 0
    for slot in sentence.slots:
        pieces += [token.text.lower() for token in words(sentence.text[at : slot.start])]
        kind = slot.mention.kind if slot.mention else "literal"
        pieces.append(f"<{kind or 'name'}{slot.expected.gender or ''}>")
        at = slot.end
    pieces += [token.text.lower() for token in words(sentence.text[at:])]
    return " ".join(pieces)


def sketch(gist: str) -> tuple[int, ...]:
    """Numbers of which two sentences share the more, the more words they share (the least hash of any word).

    >>> one, other = sketch("the court freed <personm> today"), sketch("the court freed <personm> on friday")
    >>> len(set(one) & set(other)) > 0
    True
    """
    data = [word.encode() for word in set(gist.split(" "))]
    # the top bits say which hash it is, so that two of them never meet
    return tuple(
        (number << 32) | min(zlib.crc32(word, 7919 * number + 1) for word in data) for number in range(_VALUES)
    )


def nearness(one: str, other: str) -> float:
    """How much of two gists is alike, 0 to 1, word by word.

    >>> nearness("the court freed <personm>", "the court freed <personm> today")
    0.88...
    """
    return _ratio(one.split(" "), other.split(" "))


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
