"""Which word of a translated sentence stands for which word of its source.

Told by what is at hand: names that the translation accounts for, words that are alike when their consonants are
compared, the attention of the engine where it gives one, else what the engine makes of each word alone. Words are
paired one to one, the surest first, and of equally sure ones those that stand at the same place in their sentences.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..engines import Engine
from ..text import protected_spans

__all__ = ["Link", "Pair", "align", "likeness", "word_spans"]

Span = tuple[int, int]
Link = tuple[int, float]
"""A word of the source, by its number, and how sure it is that it is the one: 0 to 1."""

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:['’ʼ\u2010\u2011-][^\W_]+)*")
_MOST = 400
"""Words of a sentence from which on only what is equal is compared: no sentence has more."""
_ALIKE, _EQUAL, _NAMED, _ATTENDED, _DISTANCE = 0.6, 0.95, 1.0, 0.8, 0.3


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation; `anchors` are the spans of a name in both, each counted in its own sentence."""

    source: str
    target: str
    anchors: tuple[tuple[Span, Span], ...] = ()


def word_spans(text: str) -> list[Span]:
    """The spans of words and numbers, and of what must not be touched as one word each: links, placeholders, `code`.

    >>> text = "Since 10:30 {name} is free."
    >>> [text[start:end] for start, end in word_spans(text)]
    ['Since', '10:30', '{name}', 'is', 'free']
    """
    found: list[Span] = []
    at = 0
    for start, end in [*protected_spans(text), (len(text), len(text))]:
        found += [match.span() for match in _WORD.finditer(text, at, start)]
        if end > start:
            found.append((start, end))
        at = end
    return found


def align(pairs: Sequence[Pair], engine: Engine, source: str, target: str) -> list[list[Link | None]]:
    """For each pair, for each word of the target (as `word_spans` has them), the word of the source it stands for.

    `engine` is the one that translated. It is asked once for all pairs, for attention or for single words. Raises what
    the engine raises.

    >>> from translit.engines.fake import FakeEngine
    >>> engine = FakeEngine({("en", "be"): {"free": "вольны"}})
    >>> align([Pair("Losik is free", "вольны Лосік")], engine, "en", "be")[0]
    [(2, 0.8), (0, 0.95)]
    """
    told = _attended(pairs, engine, source, target) if engine.traits(source, target).attention else None
    made = None if told is not None else _alone(pairs, engine, source, target)
    return [_linked(pair, told[number] if told else {}, made or {}) for number, pair in enumerate(pairs)]


def _attended(
    pairs: Sequence[Pair], engine: Engine, source: str, target: str
) -> list[dict[tuple[int, int], float]] | None:
    """The attention of the engine, carried over to the finished sentence where its words are the same."""
    renderings = engine.translate([pair.source for pair in pairs], source, target, attention=True)
    if any(rendering.attention is None for rendering in renderings):
        return None
    return [
        _carried(pair, rendering.text, rendering.attention or {})
        for pair, rendering in zip(pairs, renderings, strict=True)
    ]


def _carried(pair: Pair, draft: str, attention: Mapping[Span, Span]) -> dict[tuple[int, int], float]:
    sources, drafted, finished = word_spans(pair.source), word_spans(draft), word_spans(pair.target)
    same = difflib.SequenceMatcher(
        None, [draft[a:b] for a, b in drafted], [pair.target[a:b] for a, b in finished], autojunk=False
    )
    moved = {block.a + step: block.b + step for block in same.get_matching_blocks() for step in range(block.size)}
    found: dict[tuple[int, int], float] = {}
    for span, looked_at in attention.items():
        here = next((n for n, word in enumerate(drafted) if _overlap(word, span)), None)
        there = next((n for n, word in enumerate(sources) if _overlap(word, looked_at)), None)
        if here in moved and there is not None:
            found[there, moved[here]] = _ATTENDED
    return found


def _alone(pairs: Sequence[Pair], engine: Engine, source: str, target: str) -> dict[str, tuple[str, ...]]:
    """What the engine makes of each word alone, as the skeletons of the words it gives."""
    wanted = dict.fromkeys(
        word for pair in pairs for start, end in word_spans(pair.source) if (word := pair.source[start:end]).isalpha()
    )
    renderings = engine.translate(list(wanted), source, target)
    return {
        word: tuple(_skeleton(rendering.text[start:end]) for start, end in word_spans(rendering.text))
        for word, rendering in zip(wanted, renderings, strict=True)
    }


def _linked(
    pair: Pair, told: Mapping[tuple[int, int], float], alone: Mapping[str, tuple[str, ...]]
) -> list[Link | None]:
    """Words paired one to one, the surest first; then what attention alone has to say."""
    sources, targets = word_spans(pair.source), word_spans(pair.target)
    left, right = [pair.source[a:b] for a, b in sources], [pair.target[a:b] for a, b in targets]
    named = _named(pair.anchors, sources, targets)
    sure: list[tuple[float, float, int, int]] = []
    for i, j, evidence in _evidence(left, right, told, alone):
        if named.get(("source", i)) == named.get(("target", j)):
            apart = abs((i + 0.5) / len(left) - (j + 0.5) / len(right))
            sure.append((-(evidence - _DISTANCE * apart), apart, i, j))
    links: list[Link | None] = [None] * len(right)
    taken: set[int] = set()
    for strength, apart, i, j in sorted(sure):
        if i not in taken and links[j] is None:
            taken.add(i)
            links[j] = (i, min(-strength + _DISTANCE * apart, 1.0))
    for (i, j), evidence in told.items():  # one word may stand for several, but a word beside a name for none of it
        if links[j] is None and named.get(("source", i)) == named.get(("target", j)):
            links[j] = (i, evidence)
    return _with_names(links, named)


def _evidence(
    left: Sequence[str],
    right: Sequence[str],
    told: Mapping[tuple[int, int], float],
    alone: Mapping[str, tuple[str, ...]],
) -> Iterable[tuple[int, int, float]]:
    bones = [_skeleton(word) for word in right]
    short = len(left) <= _MOST and len(right) <= _MOST
    for i, word in enumerate(left):
        own, others = _skeleton(word), alone.get(word, ())
        for j, other in enumerate(right):
            best = told.get((i, j), 0.0)
            if word.casefold() == other.casefold():
                best = _EQUAL
            elif short and best < _EQUAL:
                best = max(
                    [best, _EQUAL * _likeness(own, bones[j]), *(_ATTENDED * _likeness(o, bones[j]) for o in others)]
                )
            if best >= _ALIKE * _ATTENDED:
                yield i, j, best


def _named(
    anchors: Sequence[tuple[Span, Span]], sources: Sequence[Span], targets: Sequence[Span]
) -> dict[tuple[str, int], int]:
    """The number of the name that a word belongs to, on both sides."""
    return {
        (side, n): number
        for number, anchor in enumerate(anchors)
        for side, span, words in (("source", anchor[0], sources), ("target", anchor[1], targets))
        for n, word in enumerate(words)
        if _overlap(word, span)
    }


def _with_names(links: list[Link | None], named: Mapping[tuple[str, int], int]) -> list[Link | None]:
    """Every word of a name stands for some word of that name, also where it has fewer or others of them."""
    words: dict[int, list[int]] = {}
    for (side, i), number in named.items():
        if side == "source":
            words.setdefault(number, []).append(i)
    for (side, j), number in named.items():
        if side == "target" and number in words:
            link = links[j]
            links[j] = (link[0] if link and link[0] in words[number] else words[number][0], _NAMED)
    return links


def likeness(one: str, other: str) -> float:
    """How alike two words of different languages are by their consonants: 1 for the same, 0 for nothing in common.

    >>> likeness("важно", "важна"), likeness("важно", "суд")
    (1.0, 0.0)
    """
    return _likeness(_skeleton(one), _skeleton(other))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


# consonants that answer each other in the languages we translate and in their spellings, a class in a word of its own
_ANSWERING = "bб pп vwвў gгґhх dд zз sсцc kкqx lлł mм nн rр tт fф jж чшщ"
_CLASSES = {letter: group[0] for group in _ANSWERING.split() for letter in group}
_SILENT = frozenset("aeiouyаеёиіїйоуыэюяєьъ'’ʼ")


@lru_cache(maxsize=65536)
def _skeleton(word: str) -> str:
    """The consonants of a word, each by its class: what changes least between languages and between cases.

    >>> _skeleton("Москва") == _skeleton("Масква") == _skeleton("Maskva")
    True
    """
    bones = []
    for letter in word.casefold():
        base = unicodedata.normalize("NFD", letter)[0] if letter not in _CLASSES else letter
        if base not in _SILENT and not unicodedata.combining(base):
            bones.append(_CLASSES.get(base, base))
    return "".join(bones) or word.casefold()[:2]


@lru_cache(maxsize=65536)
def _likeness(one: str, other: str) -> float:
    """1 for skeletons that are the same, 0 below `_ALIKE`; one letter is like nothing but itself.

    >>> _likeness("prznt", "prznt"), _likeness("prznt", "mnstr")
    (1.0, 0.0)
    """
    if one == other:
        return 1.0 if len(one) > 1 else 0.8
    if min(len(one), len(other)) < 2 or len(one) + len(other) > 60:
        return 0.0
    row = [0] * (len(other) + 1)
    for letter in one:
        before = 0
        for n, against in enumerate(other):
            before, row[n + 1] = row[n + 1], before + 1 if letter == against else max(row[n + 1], row[n])
    score = 2 * row[-1] / (len(one) + len(other)) - 0.1 * (one[0] != other[0])
    return score if score >= _ALIKE else 0.0
