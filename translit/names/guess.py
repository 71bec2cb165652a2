"""A guess that a stretch of a run is a person, and how far a name goes on from its surname."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from .foreigners import led
from .labels import NAME_LIKE
from .lexicon import given_genders
from .runs import Word
from .stems import stem_of

__all__ = ["Guess", "further", "hyphened", "made"]


class Guess(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a run that may be a person: offsets in the run, the shape, and the folded surname or given name.

    `sure` guesses stand by themselves; the others need a title before them or the full name elsewhere in the text.
    `like` is how much a word alone looks like a surname (`lexicon.surname_like`).
    """

    start: int
    end: int
    shape: str
    key: str
    gender: str | None
    score: float
    sure: bool
    like: str = ""


def made(words: Sequence[Word], first: int, last: int, surname: int, shape: str, lang: str, score: float) -> Guess:
    """The guess that the words from `first` up to `last` are a person whose surname is the word at `surname`."""
    known, gender = given_genders(lang), None
    for word in words[first:last]:
        if gender := known.get(word.key):
            break
    return Guess(words[first].start, words[last - 1].end, shape, stem_of(words[surname].key, lang), gender, score, True)


def hyphened(words: Sequence[Word], labels: Sequence[str], at: int) -> int:
    """The index after a surname and its further halves."""
    end = at + 1
    while end < len(words) and words[end].gap == "-" and labels[end] in NAME_LIKE:
        end += 1
    return end


def further(words: Sequence[Word], labels: Sequence[str], end: int) -> int:
    """The index after a name that goes on with a particle and another word: Тамім бін Хамад Аль Тані."""
    while end < len(words) and words[end].gap == " " and (last := led(words, labels, end)) > end:
        end = last + 1
    return end
