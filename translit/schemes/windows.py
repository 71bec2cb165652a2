"""Words through a scheme, letter by letter: each with its neighbours is worked out once, and looked up from then on.

A word that was never seen costs a dictionary look-up a letter this way, where the regular expressions of `forward`
cost ten times as much. What three letters do not decide is refused, and takes the long way.
"""

from __future__ import annotations

import re

from ..text import APOSTROPHES
from .forward import LETTERS, Forward, ahead
from .model import Rule

__all__ = ["Windows", "windows"]

# One byte for each letter of today's three alphabets, so that iterating over a name makes no new strings.
_CODE = "cp1251"
_LETTERS = frozenset(re.findall(f"[{LETTERS}]", bytes(range(128, 256)).decode(_CODE, "ignore") + "'"))
_BETWEEN = frozenset(' .,;:!?()«»"0123456789/\n-')
_CLASSES = frozenset({"start", "end", "vowel", "consonant", "letter"})
_MOST = 60_000  # windows for each scheme; names have about a tenth as many


class Windows(dict[tuple[int, int, int], str | None]):
    """The form of a letter by the letter before it, itself and the letter after it, as bytes of Windows-1251.

    None where these three do not decide.

    >>> from translit.schemes.store import get
    >>> Windows(Forward(get("bgnpcgn-1947-ru"))).word("Ельцин")
    'Yel’tsin'
    """

    def __init__(self, forward: Forward) -> None:
        """Note the rules that look further than one letter."""
        super().__init__()
        self._forward = forward
        rules = forward.all_rules
        long = [(key, rule) for rule in rules for key in rule.letters if len(key) > 1]
        pairs = [key + ahead(rule.before, rule.not_before) for key, rule in long if len(key) == 2]
        self._pair = re.compile("|".join(pairs) or "(?!)")
        contexts = [item for rule in rules for item in _contexts(rule) if item not in _CLASSES and len(item) > 1]
        openings = {text[:3] for text in (*contexts, *(key for key, _ in long if len(key) > 2))}
        self._opening = re.compile("|".join(map(re.escape, sorted(openings))) or "(?!)")

    def word(self, word: str) -> str | None:
        """Give the form of a word, with the punctuation around it, or None where it takes the long way."""
        try:
            code = word.encode(_CODE)
            return "".join(map(self.__getitem__, zip(b" " + code, code, code[1:] + b" ")))  # type: ignore[arg-type]  # noqa: B905
        except (TypeError, UnicodeEncodeError):  # a None among the forms; a letter of another alphabet
            return None

    def __missing__(self, window: tuple[int, int, int]) -> str | None:
        """Work a window out."""
        form = self._form(*bytes(window).decode(_CODE, "replace"))
        if len(self) >= _MOST:
            self.clear()
        self[window] = form
        return form

    def _form(self, before: str, char: str, after: str) -> str | None:
        if char in _BETWEEN:
            return char
        left, low, right = map(_plain, (before, char, after))
        if low not in self._forward.scheme.letters or (low == "'" and not (left.isalpha() and right.isalpha())):
            return None
        word = left + low + right
        if (left and self._pair.match(word)) or self._opening.search(word):
            return None
        form = self._forward.letter(word, len(left))
        if not char.isupper():
            return form
        if form.upper() == form.lower() or "'" in word:
            return None  # the next letter takes the capital; a lone capital before an apostrophe says nothing of case
        return self._forward.cased(form, char, after.isupper() or (not after.isalpha() and before.isalpha()))


def _plain(char: str) -> str:
    """A letter in lower case, or an apostrophe as such; nothing for what is no part of a word."""
    low = "'" if char in APOSTROPHES else char.lower()
    return low if low in _LETTERS else ""


def _contexts(rule: Rule) -> tuple[str, ...]:
    return (*rule.after, *rule.before, *rule.not_after, *rule.not_before)


def windows(forward: Forward) -> Windows | None:
    """Windows for a scheme; None for one that goes through another, or looks at whole words."""
    scheme = forward.scheme
    whole = any(item.startswith("soft") for rule in forward.all_rules for item in _contexts(rule))
    return None if scheme.first or scheme.joined or whole else Windows(forward)
