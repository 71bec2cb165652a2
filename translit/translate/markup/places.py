"""Where a point or a stretch of a block went in its translation.

Between sentences and in sentences that did not change every place is known. Within the others words are followed: of a
stretch it is asked which run of target words holds the most of what stood inside and the least of what stood outside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..alignment import Link, Span, word_spans

__all__ = ["Places", "Stretch"]

_UNLINKED = -0.02
_ALIKE = ("\"'«»„“”‘’‚‹›()[]{}", ".!?…", ",;:", "-–—")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence of a block: its span there and in the translated block, and the links of its words as `align` gives.

    `links` is None where the sentence did not change or nobody asked.
    """

    source: Span
    target: Span
    links: Sequence[Link | None] | None = None


class Places:
    """The way from places in a block's text to places in its translation.

    `stretches` are the sentences in order; what stands between them is the same on both sides.

    >>> places = Places("Losik is free", "вольны Лосік", [Stretch((0, 13), (0, 12), [(2, 1.0), (0, 1.0)])])
    >>> places.run(0, 5), places.point(13)
    ((7, 12), 12)
    """

    def __init__(self, source: str, target: str, stretches: Sequence[Stretch]) -> None:
        """Keep the texts; words are looked up sentence by sentence, when asked for."""
        self.source, self.target, self.stretches = source, target, stretches
        self._starts = [stretch.source[0] for stretch in stretches]
        self._words: dict[int, tuple[list[Span], list[Span]]] = {}

    def known(self, at: int) -> int | None:
        """The place of a point that is certain: between sentences, at their ends, in those that did not change."""
        k = bisect_right(self._starts, at) - 1
        if k < 0:
            return at
        (start, end), (first, last) = self.stretches[k].source, self.stretches[k].target
        if at >= end:
            return last + at - end
        if at == start or self._same(k):
            return first + at - start
        return None

    def within(self, at: int) -> int | None:
        """The number of the changed sentence that a point is strictly inside of."""
        return None if self.known(at) is not None else bisect_right(self._starts, at) - 1

    def run(self, start: int, end: int, free: Callable[[Span], bool] = lambda _: True) -> Span | None:
        """The stretch of the target that stands for `start` to `end`; None when there is no word in it.

        `free` says which target words may be used.
        """
        left, right = self.within(start), self.within(end)
        alone = next((k for k in (left, right) if k is not None), None)
        if alone is not None and self.stretches[alone].source[0] <= start and end <= self.stretches[alone].source[1]:
            return self._inside(alone, start, end, free)
        first = self.known(start) if left is None else self._edge(left, start, after=True)
        last = self.known(end) if right is None else self._edge(right, end, after=False)
        assert first is not None
        assert last is not None
        return (first, max(first, last))

    def point(self, at: int, lean: str = "") -> int:
        """The place of a point between words: behind the word it touches, else before the next one.

        `lean` is "next" or "previous" for a point that belongs to the one side whatever it touches.
        """
        k = self.within(at)
        if k is None:
            known = self.known(at)
            assert known is not None
            return known
        sources, _ = self._words_of(k)
        after = bisect_left(sources, (at, at))
        while after > 0 and sources[after - 1][1] > at:
            after -= 1
        before = after - 1
        touches = before >= 0 and not any(map(str.isspace, self.source[sources[before][1] : at]))
        if before >= 0 and lean != "next" and (touches or lean == "previous" or after == len(sources)):
            place = self._word_end(k, before)
            return self._over(place, self.source[sources[before][1] : at], self.stretches[k].target[1])
        if after == len(sources):
            return self.stretches[k].target[1]
        return self._back(self._word_start(k, after), self.source[at : sources[after][0]], self.stretches[k].target[0])

    def _same(self, k: int) -> bool:
        (start, end), (first, last) = self.stretches[k].source, self.stretches[k].target
        return end - start == last - first and self.source.startswith(self.target[first:last], start)

    def _words_of(self, k: int) -> tuple[list[Span], list[Span]]:
        """The words of a sentence and of its translation, by their places in the block."""
        if k not in self._words:
            (start, end), (first, last) = self.stretches[k].source, self.stretches[k].target
            self._words[k] = (
                [(a + start, b + start) for a, b in word_spans(self.source[start:end])],
                [(a + first, b + first) for a, b in word_spans(self.target[first:last])],
            )
        return self._words[k]

    def _links(self, k: int) -> Sequence[Link | None]:
        return self.stretches[k].links or [None] * len(self._words_of(k)[1])

    def _inside(self, k: int, start: int, end: int, free: Callable[[Span], bool]) -> Span | None:
        sources, targets = self._words_of(k)
        marked = [i for i, (a, b) in enumerate(sources) if a < end and start < b]
        usable = [j for j, word in enumerate(targets) if free(word)]
        if not marked or not usable:
            return None
        links = self._links(k)
        weights = [_weight(link, marked) for link in links]
        heaviest = _heaviest(weights, usable)
        if heaviest:
            first, last = self._with_strangers(links, marked, heaviest, set(usable))
        else:
            first, last = _by_proportion(marked, len(sources), usable)
        low, high = self.stretches[k].target
        lead, trail = self.source[start : sources[marked[0]][0]], self.source[sources[marked[-1]][1] : end]
        return (
            self._back(targets[first][0], lead, low),
            self._over(targets[last][1], trail, high),
        )

    def _with_strangers(self, links: Sequence[Link | None], marked: Sequence[int], run: Span, usable: set[int]) -> Span:
        """The run with the words beside it that stand for nothing, where words at the stretch's edge went nowhere."""
        used = {link[0] for link in links if link}
        first, last = run
        for i in marked:
            if i in used or first - 1 not in usable or links[first - 1]:
                break
            first -= 1
        for i in reversed(marked):
            if i in used or last + 1 not in usable or links[last + 1]:
                break
            last += 1
        return first, last

    def _edge(self, k: int, at: int, *, after: bool) -> int:
        """Where a stretch of several sentences begins in its first (`after`), or ends in its last."""
        sources, targets = self._words_of(k)
        marked = [i for i, (a, b) in enumerate(sources) if (a >= at if after else b <= at)]
        low, high = self.stretches[k].target
        if not marked or not targets:
            return high if after else low
        weights = [_weight(link, marked) for link in self._links(k)]
        if after:
            cut = max(range(len(weights)), key=lambda j: (sum(weights[j:]), j))
            return self._back(targets[cut][0], self.source[at : sources[marked[0]][0]], low)
        cut = max(range(len(weights)), key=lambda j: (sum(weights[: j + 1]), -j))
        return self._over(targets[cut][1], self.source[sources[marked[-1]][1] : at], high)

    def _word_end(self, k: int, i: int) -> int:
        sources, targets = self._words_of(k)
        linked = [j for j, link in enumerate(self._links(k)) if link and link[0] == i]
        if linked:
            return targets[linked[-1]][1]
        if not targets:
            return self.stretches[k].target[1]
        return targets[min(round((i + 1) * len(targets) / len(sources)), len(targets)) - 1][1]

    def _word_start(self, k: int, i: int) -> int:
        sources, targets = self._words_of(k)
        linked = [j for j, link in enumerate(self._links(k)) if link and link[0] == i]
        if linked:
            return targets[linked[0]][0]
        if not targets:
            return self.stretches[k].target[0]
        return targets[min(round(i * len(targets) / len(sources)), len(targets) - 1)][0]

    def _over(self, at: int, wanted: str, end: int) -> int:
        """Move right over marks of the kinds that `wanted` has, and over as many blanks."""
        kinds, blanks = set(map(_kind, wanted)), sum(map(str.isspace, wanted))
        while at < end and (kind := _kind(self.target[at])) in kinds and (kind != " " or blanks > 0):
            blanks -= kind == " "
            at += 1
        return at

    def _back(self, at: int, wanted: str, start: int) -> int:
        kinds, blanks = set(map(_kind, wanted)), sum(map(str.isspace, wanted))
        while at > start and (kind := _kind(self.target[at - 1])) in kinds and (kind != " " or blanks > 0):
            blanks -= kind == " "
            at -= 1
        return at


def _weight(link: Link | None, marked: Sequence[int]) -> float:
    if link is None:
        return _UNLINKED
    return link[1] if marked[0] <= link[0] <= marked[-1] else -link[1]


def _heaviest(weights: Sequence[float], usable: Sequence[int]) -> Span | None:
    """The run of neighbouring usable words with the greatest sum; None when no sum is above zero."""
    best, found = 0.0, None
    total, start, before = 0.0, 0, -2
    for j in usable:
        if total <= 0 or j != before + 1:
            total, start = 0.0, j
        total += weights[j]
        before = j
        if total > best + 1e-9:
            best, found = total, (start, j)
    return found


def _by_proportion(marked: Sequence[int], size: int, usable: Sequence[int]) -> Span:
    first = usable[min(round(marked[0] * len(usable) / size), len(usable) - 1)]
    last, wanted = first, max(1, round(len(marked) * len(usable) / size))
    available = set(usable)
    while last + 1 in available and last - first + 1 < wanted:
        last += 1
    return first, last


def _kind(mark: str) -> object:
    """What a mark can be exchanged for in another language: quotes for quotes, a stop for a stop; a letter for none."""
    if mark.isspace():
        return " "
    if mark.isalnum():
        return object()
    return next((kind for kind, marks in enumerate(_ALIKE) if mark in marks), mark)
