"""Rewrite a word letter group by letter group where a group may become several things, the best wholes first.

A table row says: letters (a regular expression with its context), what they may become with a cost each
(`а=0.5|о=0.7`; `-` is nothing), for whom (`own` East Slavic names, `foreign` ones, `eastern` ones of China and `korean`
ones, which follow the rows of both; `person` or `place`; empty for all), and why. The first row that matches at a
place wins, so special rows stand before general ones. A letter without a row stays as it is; a Latin one with a mark is
taken for the letter without it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from .key import first_letters
from .letters import LetterModel
from .tables import data_rows

__all__ = ["Lattice", "path", "priced", "reaches", "rewrite"]

_WIDTH = 24  # how many beginnings are followed


_CYRILLIC = "\u0370"  # Greek and Cyrillic letters come from here on

_Options = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    options: _Options
    why: str


@dataclass(frozen=True, slots=True)
class Lattice:
    """The rows of one table for one convention, by the letter they begin with."""

    rules: dict[str, tuple[_Rule, ...]]

    @staticmethod
    def load(table: str, convention: str, kind: str) -> Lattice:
        """The table `data/convert-TABLE.tsv`; `convention` and `kind` say whose rows are taken."""
        return _load(table, convention, kind)

    def options(self, word: str, at: int) -> tuple[int, _Options]:
        """How many letters the row at this place takes, and what they may become."""
        for rule in self.rules.get(word[at], ()):
            if match := rule.pattern.match(word, at):
                return match.end() - at, rule.options
        bare = unicodedata.normalize("NFD", word[at])[0] if word[at] < _CYRILLIC else word[at]
        # A mark that no row knows is no reason to leave a Latin letter in a Cyrillic name: Māris.
        return (1, self.options(bare, 0)[1]) if bare != word[at] else (1, ((word[at], 0.0),))


def path(
    word: str, result: str, lattice: Lattice, *, doubled: float | None = None
) -> tuple[tuple[str, str, str, str], ...] | None:
    """How `result` comes of `word`: letters, what they became, the row's pattern and its reason; None if it does not.

    Of several ways the one that takes the rows' likelier options first. A letter without a row has an empty pattern.
    `doubled` is what it costs to write a consonant twice that no row doubles; None: it is not done.
    """
    # Backwards, so that every pair of places is looked at once.
    ways: dict[tuple[int, int], tuple[tuple[str, str, str, str], ...]] = {(len(word), len(result)): ()}
    for at in reversed(range(len(word))):
        rule = next((rule for rule in lattice.rules.get(word[at], ()) if rule.pattern.match(word, at)), None)
        taken, options = lattice.options(word, at)
        for made in range(len(result) + 1):
            for letters, _ in sorted(_twice(word, at, options, doubled), key=lambda option: option[1]):
                rest = ways.get((at + taken, made + len(letters)))
                if rest is not None and result.startswith(letters, made):
                    row = (rule.pattern.pattern, rule.why) if rule else ("", "")
                    if letters not in dict(options):
                        row = (row[0], _DOUBLED)
                    ways[at, made] = ((word[at : at + taken], letters, *row), *rest)
                    break
    return ways.get((0, 0))


_DOUBLED = "doubled: so the name is known"
_BETWEEN = re.compile("(?<=[аеёэіоуыюяўй])[бвгджзклмнпрстфц](?=[аеёэіоуыюяь]|$)")


def _twice(word: str, at: int, options: _Options, doubled: float | None) -> _Options:
    """The options, and each of them doubled for a Belarusian consonant after a vowel, before a vowel or at the end."""
    if doubled is None or not _BETWEEN.match(word, at):
        return options
    return options + tuple((2 * letters, cost + doubled) for letters, cost in options if len(letters) == 1)


def priced(word: str, result: str, lattice: Lattice, *, doubled: float | None = None) -> float | None:
    """What the rows ask for making `result` of `word`, consonants doubled as in `path`; None if it is not made."""
    costs: list[dict[int, float]] = [{} for _ in range(len(word) + 1)]
    costs[0][0] = 0.0
    for at in range(len(word)):
        if not costs[at]:
            continue
        taken, options = lattice.options(word, at)
        after = costs[at + taken]
        for letters, cost in _twice(word, at, options, doubled):
            for made, paid in costs[at].items():
                total = paid + cost
                if result.startswith(letters, made) and total < after.get(made + len(letters), 1e9):
                    after[made + len(letters)] = total
    return costs[-1].get(len(result))


def reaches(word: str, result: str, lattice: Lattice) -> bool:
    """Whether `result` can come of `word`, whatever it costs: what `path` would find, without the rows."""
    places: list[set[int]] = [set() for _ in range(len(word) + 1)]
    places[0].add(0)
    for at in range(len(word)):
        if not places[at]:
            continue
        taken, options = lattice.options(word, at)
        places[at + taken].update(
            made + len(letters) for made in places[at] for letters, _ in options if result.startswith(letters, made)
        )
    return len(result) in places[-1]


_CONVENTIONS = {"own", "foreign", "eastern", "korean"}
_TAKES_AFTER = {"korean": {"eastern"}}


@cache
def _load(table: str, convention: str, kind: str) -> Lattice:
    by_letter: dict[str, list[_Rule]] = {}
    others = _CONVENTIONS - {convention} - _TAKES_AFTER.get(convention, set()) | {"person", "place"} - {kind}
    for row in data_rows(f"convert-{table}.tsv"):
        if set((row["for"] or "").split()) & others:
            continue
        options = tuple(_option(item) for item in row["to"].split("|"))
        rule = _Rule(re.compile(row["letters"]), options, row["why"] or "")
        for letter in first_letters(row["letters"]):
            by_letter.setdefault(letter, []).append(rule)
    return Lattice({letter: tuple(rules) for letter, rules in by_letter.items()})


def _option(item: str) -> tuple[str, float]:
    letters, _, cost = item.partition("=")
    return letters.replace("-", ""), float(cost or 0)


def rewrite(
    word: str,
    lattice: Lattice,
    model: LetterModel | None,
    *,
    kind: str = "person",
    weight: float = 1.0,
    rank: Callable[[str], float] | None = None,
    limit: int = 5,
    doubled: float | None = None,
) -> list[tuple[str, float]]:
    """The best whole words with their costs, cheapest first.

    `word` is in lower case; `model` scores the result (None: only the table's own costs count), `weight` times;
    `rank` may add a cost to a finished word; `doubled` is as in `path`.
    """
    # Positions advance unevenly (a row may take several letters), so beams are kept per position.
    beams: list[dict[str, float]] = [{} for _ in range(len(word) + 1)]
    beams[0]["^"] = 0.0
    for at in range(len(word)):
        here = sorted(beams[at].items(), key=lambda item: item[1])[:_WIDTH]
        if not here:
            continue
        taken, options = lattice.options(word, at)
        options = _twice(word, at, options, doubled)
        after = beams[at + taken]
        for history, cost in here:
            for letters, price in options:
                total = cost + price + (weight * model.extend(history, letters) if model else 0.0)
                whole = history + letters
                if total < after.get(whole, 1e9):
                    after[whole] = total
    done = [
        (
            history[1:],
            cost + (weight * model.end(history, kind) if model else 0.0) + (rank(history[1:]) if rank else 0.0),
        )
        for history, cost in beams[-1].items()
    ]
    return sorted(done, key=lambda item: (item[1], item[0]))[:limit]


def best(words: Sequence[tuple[str, float]], limit: int) -> list[str]:
    """The words of `rewrite` without their costs."""
    return [word for word, _ in words[:limit]]
