"""People whom the translation names in full and the source does not: what a small model makes up is told.

A young model fills a list with people of its own (from «Ihar Karpenka, Yury Karaeu» came «Ігар Карпенка, Юрый Карпенка,
Юрый Караеў»), or puts a given name before one (Робін Пітер Костелло for Peter Costello). Every name of the source is
verified there, so only a look at what is left over shows it. This is advice: a saint or a king may have another name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..names import Mention, find, similarity
from ..names.parse import looks_patronymic
from ..text import EAST_SLAVIC, words
from .result import NameResult, SegmentResult

__all__ = ["invented"]

_ONE_PERSON, _ONE_NAME = 0.6, 0.75
"""Likeness from which two full names may be one person's (other spellings have 0.74 and more, John Paul and Иоанн
Павел, two people with one surname 0.3), and two words one name (0.8 where they are; a given name and a surname 0.7)."""

_GIVEN = 0.75
"""Score from which a full name has a given name that some list knows: what a model makes up of people is called Юрый,
and what it makes up of words («Rockck Britain») is nobody, whom to look for in the source would be lost time."""


def invented(
    text: str,
    out: str,
    target: str,
    mentions: Sequence[Mention],
    segments: Sequence[SegmentResult],
    names: Sequence[NameResult],
    unknown: Sequence[tuple[int, int]] = (),
) -> Iterator[str]:
    """Full names in `out`, the translation of `text`, that nobody in their sentence stands behind.

    `mentions` are the names of the source, `names` the verified ones, `unknown` the spans in `text` of those that the
    engine wrote alone: a sentence that has one is not looked at, for it may have come out as anything and is told of.
    Into other languages than Belarusian, Russian, Ukrainian and English nothing is told: `find` is made for these.

    >>> segments = [SegmentResult((0, 18), (0, 35))]
    >>> list(invented("Yury Karaeu spoke.", "Говорили Юрий Караев и Олег Козлов.", "ru", [], segments, []))
    ['Олег Козлов']
    """
    if target not in (*EAST_SLAVIC, "en"):
        return
    placed = [name.target_span for name in names if name.target_span]
    people = (each for each in find(out, lang=target) if each.shape == "full" and each.kind == "person")
    found = [each for each in people if each.score >= _GIVEN]
    for segment in segments:
        (start, end), (low, high) = segment.source_span, segment.target_span
        here = [each for each in found if low <= each.start and each.end <= high]
        if not here or segment.origin == "people" or any(start <= at < end for at, _ in unknown):
            continue
        said = [each.lemma for each in mentions if start <= each.start < end]
        runs = [*_runs(text[start:end]), *(tuple(lemma.split()) for lemma in said)]
        yield from (each.text for each in here if not _is_told(each, placed, runs))


def _is_told(mention: Mention, placed: Sequence[tuple[int, int]], runs: Sequence[tuple[str, ...]]) -> bool:
    """Whether a name of the target is of placed names, or its words stand side by side in the source."""
    tokens = list(words(mention.text))
    left = [each for each in tokens if not any(low <= mention.start + each.start < high for low, high in placed)]
    if len(left) < len(tokens):
        return all(_is_heard(each.text, runs) for each in left)
    if _stands(mention.lemma, len(tokens), runs):
        return True
    # Somebody whom the source calls by fewer words: with the patronymic added, say.
    added = [word for word in mention.lemma.split() if not looks_patronymic(word)]
    return _stands(mention.lemma, len(tokens) - 1, runs) and all(_is_heard(word, runs) for word in added)


def _stands(name: str, size: int, runs: Sequence[tuple[str, ...]]) -> bool:
    """Whether so many neighbouring words of the source, two at least, are spelled like the name."""
    return size > 1 and any(
        similarity(" ".join(run[at : at + size]), name) >= _ONE_PERSON
        for run in runs
        for at in range(len(run) - size + 1)
    )


def _is_heard(word: str, runs: Sequence[tuple[str, ...]]) -> bool:
    return any(similarity(each, word) >= _ONE_NAME for run in runs for each in run)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """The words with a capital that stand side by side, with nothing but a space between."""
    run: list[str] = []
    last = 0
    for token in words(text):
        if run and text[last : token.start] != " ":
            yield tuple(run)
            run = []
        if token.text[:1].isupper():
            run.append(token.text)
        elif run:
            yield tuple(run)
            run = []
        last = token.end
    if run:
        yield tuple(run)
