"""A translator between two related languages made of aligned text, dictionaries and word counts, without a network.

It makes the text that a small network learns from where Apertium's is poor (a fifth of its Ukrainian words stay
Russian). Words stay in their order, which Russian, Ukrainian and Belarusian share nearly always: each phrase of up to
three words is put into what aligned text has for it (Koehn, Och and Marcu 2003, without reordering), each word into its
forms (`training.forms`), and three-word counts of human text (stupid backoff, Brants et al. 2007) say which of them
go together.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .align import Aligner, words_of
from .dictionaries import dictionary
from .forms import DOUBT, Forms
from .text import Row
from .wordings import euphonic

__all__ = ["Counts", "PhraseTranslator", "phrases_of"]

_LONGEST = 3
_BEAM = 8
_CHOICES = 8
_BACKOFF = math.log(0.4)
_STOP = "."
"""What punctuation counts as: words on either side of it say little of each other."""
_USUAL = 5
_WORTH = {"ru-uk": 4.0, "uk-ru": 2.5, "ru-be": 3.0, "be-ru": 2.0}
"""How much a phrase's likelihood counts beside the text's; the best of 1 to 5 on the first 200 of flores-dev."""
_BONUS = 0.4
"""For each word of a phrase beyond the first: phrases of aligned text know more than words."""


class Counts:
    """How often words follow each other in human text."""

    def __init__(self, sentences: Iterable[str]) -> None:
        """Count words in lower case, two and three in a row."""
        self._one: Counter[str] = Counter()
        self._two: Counter[tuple[str, str]] = Counter()
        self._three: Counter[tuple[str, str, str]] = Counter()
        for sentence in sentences:
            words = [_STOP, *_tokens(sentence), _STOP]
            self._one.update(words)
            self._two.update(itertools.pairwise(words))
            self._three.update(zip(words, words[1:], words[2:], strict=False))
        self._all = sum(self._one.values())
        self._three = Counter({words: times for words, times in self._three.items() if times > 1})

    def __iter__(self) -> Iterator[str]:
        """All words that somebody wrote."""
        return iter(self._one)

    def __contains__(self, word: str) -> bool:
        """Whether somebody wrote the word (in lower case)."""
        return word in self._one

    def score(self, first: str, second: str, third: str) -> float:
        """The logarithm of how likely the third word is after the other two."""
        if times := self._three.get((first, second, third)):
            return math.log(times / self._two[first, second])
        if times := self._two.get((second, third)):
            return _BACKOFF + math.log(times / self._one[second])
        return 2 * _BACKOFF + math.log((self._one.get(third, 0) + 0.1) / self._all)


def _tokens(sentence: str) -> Iterator[str]:
    end = 0
    for start, stop in words_of(sentence):
        if end and sentence[end:start].strip():
            yield _STOP
        yield sentence[start:stop].lower()
        end = stop


def phrases_of(
    rows: Sequence[Row], links: Sequence[Sequence[tuple[int, int]]]
) -> dict[tuple[str, ...], Counter[tuple[str, ...]]]:
    """The phrases of side a, in lower case, and what stands for them in side b: what is linked to nothing outside."""
    found: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    for row, some in zip(rows, links, strict=True):
        a, b = words_of(row.a), words_of(row.b)
        other = dict(some)
        back = {y: x for x, y in some}
        for start in range(len(a)):
            for stop in range(start + 1, min(start + _LONGEST, len(a)) + 1):
                if not _together(row.a, a[start:stop]):
                    break
                reached = sorted(other[x] for x in range(start, stop) if x in other)
                if start not in other or stop - 1 not in other:
                    continue
                low, high = reached[0], reached[-1] + 1
                inside = all(start <= back.get(y, start) < stop for y in range(low, high))
                if high - low <= _LONGEST + 1 and inside and _together(row.b, b[low:high]):
                    phrase = tuple(row.a[x:y].lower() for x, y in a[start:stop])
                    found[phrase][tuple(row.b[x:y].lower() for x, y in b[low:high])] += 1
    return found


def _together(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing but a space stands between the words."""
    return all(text[one[1] : two[0]] == " " for one, two in itertools.pairwise(spans))


class _Path(NamedTuple):
    """A translation so far: its score, its last two words, what was said, how many doubtful words."""

    score: float
    last: tuple[str, str]
    said: tuple[str, ...]
    doubtful: int


class _Choice(NamedTuple):
    """What a phrase may be: the words, how likely, and whether they are words that nobody wrote."""

    words: tuple[str, ...]
    worth: float
    doubtful: bool = False


class PhraseTranslator:
    """From side a of the rows into side b."""

    def __init__(
        self,
        source: str,
        target: str,
        rows: Sequence[Row],
        counts: Counts,
        *,
        words: Iterable[str] = (),
        looked_up: Iterable[tuple[str, str]] = (),
        worth: float | None = None,
    ) -> None:
        """Align the rows and learn their phrases; `counts` are those of the target language.

        `words`: those of the source language, for Belarusian. `looked_up`: words and what another translator has for
        each. `worth`: how much a phrase's likelihood counts beside
        that of the text (default: what was best on flores-dev).
        """
        self._counts, self._target = counts, target
        self._worth = _WORTH.get(f"{source}-{target}", 3.0) if worth is None else worth
        phrases = phrases_of(rows, Aligner(rows).links(rows))
        one_word = (
            (phrase[0], other[0])
            for phrase, others in phrases.items()
            for other in others.elements()
            if len(phrase) == len(other) == 1
        )
        dictionaries = dictionary(source, words), dictionary(target, counts)
        self._forms = Forms((source, target), dictionaries, one_word, counts, looked_up)
        self._phrases = {phrase: _likely(others) for phrase, others in phrases.items()}

    def translate(self, text: str) -> tuple[str, int]:
        """The text in the target language, and how many of its words no text and no dictionary has."""
        spans = words_of(text)
        if not spans:
            return text, 0
        paths: list[dict[tuple[str, str], _Path]] = [{} for _ in range(len(spans) + 1)]
        paths[0][_STOP, _STOP] = _Path(0.0, (_STOP, _STOP), (), 0)
        for start in range(len(spans)):
            between = text[spans[start - 1][1] if start else 0 : spans[start][0]]
            best = sorted(paths[start].values(), key=lambda path: -path.score)[:_BEAM]
            for stop in range(start + 1, min(start + _LONGEST, len(spans)) + 1):
                if not _together(text, spans[start:stop]):
                    break
                phrase = [text[slice(*span)] for span in spans[start:stop]]
                for choice in self._choices(tuple(word.lower() for word in phrase)):
                    shown = between + _cased(choice.words, phrase)
                    for path in best:
                        longer = self._longer(path, choice, shown, start > 0 and bool(between.strip()))
                        before = paths[stop].get(longer.last)
                        if before is None or before.score < longer.score:
                            paths[stop][longer.last] = longer
        last = max(paths[-1].values(), key=lambda path: path.score + self._counts.score(*path.last, _STOP))
        made = "".join(last.said) + text[spans[-1][1] :]
        return euphonic(made) if self._target == "be" else made, last.doubtful

    def _longer(self, path: _Path, choice: _Choice, shown: str, broken: bool) -> _Path:
        """The path with a phrase more; `broken`: punctuation stands before it."""
        score, (first, second) = path.score + choice.worth, path.last
        if broken:
            first, second = second, _STOP
        for word in choice.words:
            score += self._counts.score(first, second, word)
            first, second = second, word
        return _Path(score, (first, second), (*path.said, shown), path.doubtful + choice.doubtful)

    def _choices(self, phrase: tuple[str, ...]) -> list[_Choice]:
        known = self._phrases.get(phrase, ())
        if len(phrase) > 1:
            bonus = _BONUS * (len(phrase) - 1)
            return [_Choice(words, self._worth * worth + bonus) for words, worth in known]
        if phrase[0].isascii():  # Latin words stay
            return [_Choice(phrase, 0.0)]
        choices = [_Choice(words, self._worth * worth) for words, worth in known if len(words) > 1]
        for form, likely in self._forms.of(phrase[0])[:_CHOICES]:
            doubtful = likely < DOUBT and form not in self._counts
            choices.append(_Choice((form,), self._worth * math.log(likely), doubtful))
        return choices


def _likely(others: Counter[tuple[str, ...]]) -> list[tuple[tuple[str, ...], float]]:
    """The usual translations of a phrase and the logarithm of their shares; what was seen once is chance."""
    total = sum(others.values()) + 0.5
    return [(words, math.log(times / total)) for words, times in others.most_common(_USUAL) if times > 1]


def _cased(said: Sequence[str], like: Sequence[str]) -> str:
    """The words with the capitals of what they stand for, one by one when there are as many.

    >>> _cased(["доларів", "сша"], ["долларов", "США"]), _cased(["як", "правило"], ["Обычно"])
    ('доларів США', 'Як правило')
    """
    if len(said) != len(like):
        like = [like[0], *["" for _ in said[1:]]]
    return " ".join(_capitals(word, other) for word, other in zip(said, like, strict=True))


def _capitals(word: str, like: str) -> str:
    if word == like.lower():
        return like
    if like.isupper() and len(like) > 1:
        return word.upper()
    parts, others = word.split("-"), like.split("-")
    if len(parts) == len(others):
        return "-".join(p[:1].upper() + p[1:] if o[:1].isupper() else p for p, o in zip(parts, others, strict=True))
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
