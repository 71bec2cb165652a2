"""How usual a sequence of letters is in the names of a language: what ranks one spelling over another.

The models are fitted by `tools/fit_letters.py` on open dictionaries; `data/README.md` names them and their licences.
"""

from __future__ import annotations

import lzma
from functools import cache
from importlib import resources

__all__ = ["LetterModel"]

_ENDS = {"person": "$", "place": "#", "word": "."}
_ORDER = 6
_STEPS = 16.0


class LetterModel:
    """Letter groups of one language (`be`, `ru`, `uk`) with their costs, in nats.

    >>> model = LetterModel.load("ru")
    >>> model.cost("соколов") < model.cost("сакалов")
    True
    """

    def __init__(self, groups: dict[str, tuple[float, float]], *, plain: bool = False) -> None:
        """Take letter groups, each with its cost and the cost of backing off from it; `plain`: ё counts as е."""
        self._groups = groups
        self._plain = plain

    @staticmethod
    def load(lang: str) -> LetterModel:
        """The model of a language that ships with the library, read once."""
        return _load(lang)

    def step(self, history: str, letter: str) -> float:
        """The cost of `letter` after `history` (`^` is the beginning)."""
        groups = self._groups
        context = history[1 - _ORDER :]
        paid = 0.0
        while True:
            found = groups.get(context + letter)
            if found is not None:
                return paid + found[0]
            if not context:
                return paid + 12.0
            backoff = groups.get(context)
            if backoff is not None:
                paid += backoff[1]
            context = context[1:]

    def extend(self, history: str, letters: str) -> float:
        """The cost of several letters after `history`."""
        cost = 0.0
        history, letters = self._spelled(history), self._spelled(letters)
        for letter in letters:
            cost += self.step(history, letter)
            history += letter
        return cost

    def end(self, history: str, kind: str = "person") -> float:
        """The cost of ending the word here, as a `person`'s name, a `place` or a common `word`."""
        return self.step(self._spelled(history), _ENDS[kind])

    def _spelled(self, letters: str) -> str:
        """As the model's sources write it."""
        letters = letters.replace("’", "'")
        return letters.replace("ё", "е") if self._plain else letters

    def cost(self, word: str, kind: str = "person") -> float:
        """The cost of a whole lower-case word."""
        return self.extend("^", word) + self.end("^" + word, kind)


@cache
def _load(lang: str) -> LetterModel:
    data = resources.files("translit.names").joinpath("data", f"letters-{lang}.bin").read_bytes()
    groups = {line[:-2]: _costs(line[-2:]) for line in lzma.decompress(data).decode().split("\n")}
    return LetterModel(groups, plain=lang in ("ru", "ru-foreign"))


@cache
def _costs(code: str) -> tuple[float, float]:
    """What two letters of the file say; one object for all groups that share them, which are half a million."""
    return (ord(code[0]) - 33) / _STEPS, (ord(code[1]) - 33) / _STEPS
