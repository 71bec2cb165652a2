"""What a word of one related language may be in the other, form for form: `новой` is нової, новій or новою.

Aligned text shows a few forms of a word and never all of them. Its dictionary form and what that is translated by are
seen far more often; dictionaries have the paradigms on both sides, and the cases, numbers and persons of the two
languages answer each other. What no text has is spelled by rule (`spelling.tsv`), in the spelling that the other
language's dictionary or people's text has.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from .dictionaries import GENDERS, Dictionary, Paradigm, Reading
from .letters import LetterModel, related
from .text import lines

__all__ = ["DOUBT", "Forms", "spellings"]

_RULES = Path(__file__).with_name("spelling.tsv")
_VARIANTS = 64
_MOST = 3
"""Dictionary words that one is translated by: more are chance."""
_LEAST = 0.08
"""The share of its translations below which one is chance."""
_SEEN, _TOLD_BY_RULE = 0.75, 0.25
_CHANCE = 0.9
"""What is taken off each count: a pair seen once is hardly more than chance."""
DOUBT = 1e-3
"""Likelier forms stand in a text or in a dictionary."""
_KNOWN = 0.9
_KEPT, _USUAL = 12, 4
_TRIED = 8
"""Spellings of the letter model that are looked up."""
_CREDIBLE = 1e-3
"""So much as likely as the likeliest one a spelling must be, or a word of the dictionary is merely near it."""
_SHORT = 2
_ENOUGH = 3
"""A word that aligned text shows so often needs no other witness."""


def _same(says: frozenset[str], kind: str, paradigm: Paradigm) -> Iterator[str]:
    """The forms that say the same; an adjective may be of another gender, as its noun may be."""
    if says in paradigm:
        yield from paradigm[says]
    elif kind == "N":  # a word that has no singular, or a vocative that one language lacks
        yield from paradigm.get(says ^ {"plur"}, ())
    if kind == "A" and says & GENDERS:
        for gender in sorted(GENDERS - says):
            yield from paradigm.get(says - GENDERS | {gender}, ())


@cache
def _rules(source: str, target: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    rows = [line.split("\t") for line in lines(_RULES) if line and not line.startswith("#")]
    code = f"{source}-{target}"
    return tuple((re.compile(pattern), tuple(made.split("|"))) for pair, pattern, made, _ in rows if pair == code)


def spellings(word: str, source: str, target: str) -> list[str]:
    """How a word in lower case may be spelled in the other language, by rule, the plainest first.

    >>> spellings("министр", "ru", "uk")[:3]
    ['министр', 'миністр', 'мінистр']
    """
    parts: list[tuple[str, ...]] = []
    place, many = 0, 1
    while place < len(word):
        for pattern, made in _rules(source, target):
            if (found := pattern.match(word, place)) and found.end() > place:
                some = made if many * len(made) <= _VARIANTS else made[:1]
                parts.append(tuple(found.expand(each) for each in some))
                many, place = many * len(some), found.end()
                break
        else:
            parts.append((word[place],))
            place += 1
    return ["".join(chosen) for chosen in itertools.product(*parts)]


class Forms:
    """The forms that a word may have in the other language, and how likely each is."""

    def __init__(
        self,
        pair: tuple[str, str],
        dictionaries: tuple[Dictionary, Dictionary],
        aligned: Iterable[tuple[str, str]],
        written: Container[str] = (),
        looked_up: Iterable[tuple[str, str]] = (),
    ) -> None:
        """`pair` and `dictionaries` are those of source and target.

        `aligned`: words in lower case that stand for each other in human text; `written`: what people write in the
        target language; `looked_up`: what another translator has for single words, which counts where text shows them
        seldom. With it how a word is spelled is learnt from all of them; without it there are the rules alone.
        """
        self._pair, (self._source, self._target), self._written = pair, dictionaries, written
        self._seen: dict[str, Counter[str]] = defaultdict(Counter)
        for one, other in aligned:
            self._seen[one][other] += 1
        self._lemmas: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
        for one, others in self._seen.items():
            for other, times in others.items():
                self._learn(one, other, times)
        self._letters: LetterModel | None = None
        if more := list(looked_up):
            self._letters = LetterModel(self._related(more))
            for one, other in more:
                if self._seen[one].total() < _ENOUGH:
                    self._seen[one][other] += 2
        self.of = lru_cache(maxsize=500_000)(self._of)

    def _related(self, more: Iterable[tuple[str, str]]) -> Counter[tuple[str, str]]:
        """Words that are one word in both languages, with how often they stand for each other; chance is left out."""
        words = Counter(more)
        for one, others in self._seen.items():
            least = max(2, others.total() / _MOST) if others.total() > 1 else 1
            words.update({(one, other): times for other, times in others.items() if times >= least})
        return Counter(
            {
                (one, other): times
                for (one, other), times in words.items()
                if len(one) > _SHORT and related(spellings(one, *self._pair)[0], other)
            }
        )

    def _learn(self, one: str, other: str, times: float) -> None:
        """Count the dictionary words whose forms are alike in what they say."""
        for reading, share in self._source.readings(one):
            alike = {
                (found.lemma, found.kind)
                for found, _ in self._target.readings(other)
                if found.kind == reading.kind and (found.says == reading.says or reading.kind == "A")
            }
            for found_word in alike:
                self._lemmas[reading.lemma, reading.kind][found_word] += times * share / len(alike)

    def _of(self, word: str) -> tuple[tuple[str, float], ...]:
        """Forms and their likelihood, likeliest first; below a thousandth when only a spelling rule made them."""
        made: Counter[str] = Counter()
        seen = self._seen.get(word, Counter())
        many = sum(seen.values())
        first = spellings(word[:2], *self._pair)
        for form, times in seen.items():
            if times > 1 or form[:2] in first:
                made[form] += _SEEN * (times - _CHANCE) / many
        for reading, share in self._source.readings(word):
            for form, likely in self._by_lemma(reading):
                made[form] += _TOLD_BY_RULE * share * likely
        if not made:
            made.update(dict(self._spelled(word)))
        return tuple(made.most_common(_KEPT))

    def _by_lemma(self, reading: Reading) -> Iterator[tuple[str, float]]:
        words = self._lemmas.get((reading.lemma, reading.kind))
        if not words:
            return
        total = sum(words.values())
        for (lemma, kind), times in words.most_common(_MOST):
            if times / total >= _LEAST:
                forms = list(dict.fromkeys(_same(reading.says, kind, self._target.paradigm(lemma, kind))))
                for place, form in enumerate(forms):  # the first one is the usual one
                    yield form, times / total / len(forms) / (1 + place)

    def _spelled(self, word: str) -> list[tuple[str, float]]:
        """Spellings of the word that the dictionary has; else forms of a spelling of its dictionary word; else one."""
        if self._letters is not None and (likely := self._letters.spellings(word, _TRIED)):
            return self._ranked(likely)
        tried = spellings(word, *self._pair)
        if known := [each for each in tried if each in self._written or self._target.readings(each)]:
            return [(each, _KNOWN / len(known)) for each in known[:_USUAL]]
        for reading, _ in self._source.readings(word):
            for lemma in spellings(reading.lemma, *self._pair):
                if forms := list(_same(reading.says, reading.kind, self._target.paradigm(lemma, reading.kind))):
                    return [(each, _KNOWN / len(forms)) for each in forms]
        return [(tried[0], DOUBT / 2)]

    def _ranked(self, likely: list[tuple[str, float]]) -> list[tuple[str, float]]:
        """Spellings that somebody wrote, by how likely they are; else the likeliest one, in doubt."""
        least = _CREDIBLE * likely[0][1]
        known = [
            (form, share)
            for form, share in likely
            if share >= least and (form in self._written or self._target.readings(form))
        ]
        if not known:
            return [(likely[0][0], DOUBT / 2)]
        total = sum(share for _, share in known)
        return [(form, _KNOWN * share / total) for form, share in known[:_USUAL] if share / total > DOUBT]
