"""Short texts through a scheme, letter by letter: each with its neighbours is worked out once, then looked up.

A name that was never seen costs a dictionary look-up a letter this way, where the regular expressions of `forward`
cost ten times as much. What three letters do not decide is refused, and takes the long way.
"""

from __future__ import annotations

import re
from codecs import charmap_encode
from encodings.cp1251 import encoding_table

from ..text import APOSTROPHES, HYPHENS
from .forward import CLASSES, LETTERS, Forward
from .model import Rule

__all__ = ["UNDECIDED", "Windows", "windows"]

# One byte for each letter of today's three alphabets, so that iterating over a name makes no new strings.
_CODE = "cp1251"
_CHARS = bytes(range(256)).decode(_CODE, "replace")
_LETTERS = frozenset(re.findall(f"[{LETTERS}]", _CHARS))
_BETWEEN = frozenset(' .,;:!?()«»"0123456789/\n-')
_SINGLE = {name: re.compile(CLASSES[name]) for name in ("vowel", "consonant")}
_WHEREVER = {"start", "end", "letter", *_SINGLE}
_MOST = 60_000  # windows for each scheme; names have about a tenth as many
UNDECIDED = "\ue000"  # stands where three letters do not decide; no letter of Windows-1251


class Windows(dict[tuple[int, ...], str]):
    """The form of a letter (a byte of Windows-1251) by its neighbours: one on either side, or two where rules need it.

    Neighbours count by kind: two letters are of one kind if no rule of the scheme tells them apart there.

    >>> from translit.schemes.store import get
    >>> Windows(Forward(get("bgnpcgn-1947-ru"))).word("Борис Ельцин")
    'Boris Yel’tsin'
    """

    def __init__(self, forward: Forward) -> None:
        """Note the rules that look at several letters, and sort the letters into kinds."""
        super().__init__()
        self._forward = forward
        rules = forward.all_rules
        long = [rule for rule in rules if any(len(key) > 1 for key in rule.letters)]
        keys = [key for rule in long for key in rule.letters if len(key) > 1]
        self._pairs = frozenset(key for key in keys if len(key) == 2)
        near, ahead, behind = (
            {item for rule in some for item in items(rule)} - _WHEREVER
            for some, items in ((rules, _contexts), (long, _ahead), (long, _behind))
        )
        openings = {text[:3] for text in (*keys, *near) if len(text) > 1 and text not in self._pairs}
        self._opening = re.compile("|".join(sorted(map(re.escape, openings))) or "(?!)")
        firsts = {key[0] for key in keys}
        self._near, self._near_examples = _sorted_out({*"".join((*near, *keys))})
        self._behind, self._behind_examples = _sorted_out({*"".join(behind), *firsts})
        self._ahead, self._ahead_examples = _sorted_out({*"".join(ahead)})
        led = {key[0] for rule in rules if _behind(rule) for key in rule.letters}
        looking = any(_contexts(rule) for rule in long)
        self._far = looking or not firsts.isdisjoint({*led, *(char for key in keys for char in key[1:])})
        self._edge = self._near[32:33]

    def forms(self, text: str) -> str:
        """Give the form of a text, with UNDECIDED in it for what takes the long way.

        Raises:
            UnicodeEncodeError: a letter of another alphabet.
        """
        code = charmap_encode(text, "strict", encoding_table)[0]
        near, edge = code.translate(self._near), self._edge
        if not self._far:
            return "".join(map(self.__getitem__, zip(edge + near, code, near[1:] + edge)))  # noqa: B905
        behind = self._behind[32:33] * 2 + code.translate(self._behind)
        ahead = code[2:].translate(self._ahead) + self._ahead[32:33] * 2
        around = zip(behind, edge + near, code, near[1:] + edge, ahead)  # noqa: B905
        return "".join(map(self.__getitem__, around))

    def word(self, text: str) -> str | None:
        """Give the form of a name or a few words, with the punctuation, or None where it takes the long way."""
        try:
            form = self.forms(text)
        except UnicodeEncodeError:
            return None
        return None if UNDECIDED in form else form

    def __missing__(self, window: tuple[int, ...]) -> str:
        """Work a window out."""
        before, code, after = window[1:4] if self._far else window
        first, last = (self._behind_examples[window[0]], self._ahead_examples[window[4]]) if self._far else ("", "")
        near = self._near_examples
        form = self._form(first, near[before], _CHARS[code], near[after], last)
        if len(self) >= _MOST:
            self.clear()
        self[window] = form
        return form

    def _form(self, first: str, before: str, char: str, after: str, last: str) -> str:
        if char in _BETWEEN:
            return char
        left, low, right = map(_plain, (before, char, after))
        word = (_plain(first) if left else "") + left
        at = len(word)
        word += low + right + (_plain(last) if right else "")
        if self._opening.search(left + low + right) or (low == "'" and not (left.isalpha() and right.isalpha())):
            return UNDECIDED
        if left + low in self._pairs:
            if word[: at - 1] + left in self._pairs:
                return UNDECIDED
            if self._forward.unit(word, at - 1)[1] == 2:
                return ""  # the letter before speaks for both
        if low not in self._forward.scheme.letters:
            return char if low == "'" else UNDECIDED
        form, length = self._forward.unit(word, at)
        if length > 1:
            return self._pair(form, before, char, after, last) if length == 2 else UNDECIDED
        return self._single(form, before, char, after) if char.isupper() else form

    def _pair(self, form: str, before: str, char: str, after: str, last: str) -> str:
        """Case for the form of two letters."""
        if char.isupper() and after.isupper():
            return self._forward.cased(form, char, True)
        if after.isupper() or not form:
            return UNDECIDED if char.isupper() or after.isupper() else form
        if char.isupper():
            seen = self._far and not last.isupper()
            return self._forward.cased(form, char, False) if seen and not _plain(before) else UNDECIDED
        return form

    def _single(self, form: str, before: str, char: str, after: str) -> str:
        """Case for the form of a capital."""
        left, right = _plain(before), _plain(after)
        if not left and form.upper() == form.lower():
            return UNDECIDED  # the next letter takes the capital
        title, loud = (self._forward.cased(form, char, among) for among in (False, True))
        if title == loud:
            return loud
        if left.isalpha() or right.isalpha():
            return loud if after.isupper() or not right.isalpha() else title
        # An initial is a title; another lone capital may stand among words in capitals (Я НЕ ЗНАЮ).
        initial = after == "." and before not in HYPHENS + APOSTROPHES
        return title if initial else UNDECIDED


def _sorted_out(singled_out: set[str]) -> tuple[bytes, list[str]]:
    """The kind of each byte, and an example of each kind."""
    kinds: dict[object, int] = {}
    marks = [kinds.setdefault(_kind(char, singled_out), len(kinds)) for char in _CHARS]
    return bytes(marks), [_CHARS[marks.index(kind)] for kind in range(len(kinds))]


def _kind(char: str, singled_out: set[str]) -> object:
    """What the rules can know of a neighbour: itself if one names it, else its case and the classes it is in."""
    low = _plain(char)
    if not low:
        return char if char == "." or char in HYPHENS + APOSTROPHES else char.isalpha()
    classes = tuple(name for name, letters in _SINGLE.items() if letters.match(low))
    return classes, char.isupper(), low if low in singled_out or low == "'" else ""


def _plain(char: str) -> str:
    """A letter in lower case, or an apostrophe as such; nothing for what is no part of a word."""
    low = "'" if char in APOSTROPHES else char.lower()
    return low if low in _LETTERS else ""


def _contexts(rule: Rule) -> tuple[str, ...]:
    return _behind(rule) + _ahead(rule)


def _behind(rule: Rule) -> tuple[str, ...]:
    return (*rule.after, *rule.not_after)


def _ahead(rule: Rule) -> tuple[str, ...]:
    return (*rule.before, *rule.not_before)


def windows(forward: Forward) -> Windows | None:
    """Windows for a scheme; None for one that goes through another, or looks at whole words."""
    scheme = forward.scheme
    whole = any(item.startswith("soft") for rule in forward.all_rules for item in _contexts(rule))
    return None if scheme.first or scheme.joined or whole else Windows(forward)
