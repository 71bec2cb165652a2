"""A scheme letter by letter: what can be written once one more letter is known, and what must still be waited for.

The same rules as in `forward`, which sees the whole word; here the future is not known, so that a rule fits, does not
fit, or may fit yet. What a text read this way does not decide, or decides only far away, is refused (`UNDECIDED`).
"""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_letters

from ..text import APOSTROPHES, CYRILLIC_DOMAINS, HYPHENS
from .forward import CLASSES, CONSONANTS, LETTERS, SOFT_VOWELS, SOFTENED, SOFTENERS, VOWELS, Forward
from .model import Rule

__all__ = ["BETWEEN", "END", "UNDECIDED", "Place", "Stepwise"]

UNDECIDED = "\ue000"  # stands in a form where the long way has to be taken
END = "\x98"  # after the last letter; no letter of any text here (`automaton`)
# What stays, and is no part of a word.
BETWEEN = frozenset(' \u00a0\t\r\n.,;:!?()«»"0123456789/–—…‚“”„‹›№%‰&+*=[]{}<>|\\_#$€^~§©®™°±·•' + HYPHENS)
_LATIN = frozenset(ascii_letters)
_MARKS = frozenset("':." + HYPHENS)  # between words, and yet not all the same to what follows
_DOMAIN_FIRST = frozenset(domain[0] for domain in CYRILLIC_DOMAINS.split("|"))
_AHEAD = 2  # letters that are waited for; more would make many states, and decide next to nothing

# Where one stands in a text: the last letters that are written, as far as rules see them, and those that wait.
Place = tuple[str, str]


class Stepwise:
    """A scheme that takes one letter at a time.

    >>> from translit.schemes.store import get
    >>> step = Stepwise(Forward(get("bgnpcgn-1947-ru"))).step
    >>> step(("", ""), "Щ")  # SHCH or Shch?
    ('', ('', 'Щ'))
    >>> step(("", "Щ"), "у")  # to what follows, one vowel is like another
    ('Shchu', ('а', ''))
    """

    def __init__(self, forward: Forward) -> None:
        """Sort the rules by the letter that they begin with."""
        self._forward = forward
        self._letters = forward.scheme.letters
        self.start: Place = ("", "")
        self._rules: dict[str, list[tuple[Rule, str]]] = {}
        for rule in forward.all_rules:
            for key in sorted(rule.letters, key=len, reverse=True):
                self._rules.setdefault(key[0], []).append((rule, key))
        behind = {item for rule in forward.all_rules for item in (*rule.after, *rule.not_after)}
        named = behind - {"start", *CLASSES}
        apart = dict.fromkeys(map(ord, "".join(named)))
        self._kinds = [letters.translate(apart) for letters in (VOWELS, CONSONANTS)]
        self._reach = max(map(len, named), default=1)

    def step(self, place: Place, char: str) -> tuple[str, Place]:
        """Read a letter (or END): what can be written now, and where that leads."""
        seen, held = place
        at, text = len(seen), seen + held + char
        low = "".join(map(_plain, text))
        address = low[-2:-1] == "." and char in _DOMAIN_FIRST  # щука.рф
        written = UNDECIDED if address or _doubtful(low[-2:-1], low[-1]) else ""
        while at < len(text):
            unit = self._unit(text, low, at)
            if unit is None:
                break
            written += unit[0]
            at += unit[1]
        return written, ("".join(map(self._kind, low[max(0, at - self._reach) : at])), text[at:])

    def _kind(self, low: str) -> str:
        """What stands for a letter that is written: itself if a rule names it, else one of its class."""
        if not low.isalpha():
            return low if low in _MARKS else " "
        return next((letters[0] for letters in self._kinds if low in letters), low)

    def _unit(self, text: str, low: str, at: int) -> tuple[str, int] | None:
        """The form of what begins here and how many letters that is, or None if it depends on what comes."""
        char = text[at]
        if char == END:
            return "", 1
        if char in BETWEEN or char in _LATIN:
            return char, 1
        for rule, key in self._rules.get(low[at], ()):
            fits = _fits(rule, key, low, at)
            if fits is None:
                waited = len(low) - at - len(key) - low.count(" ", at)
                return None if waited <= _AHEAD else (UNDECIDED, 1)
            if fits:
                form, length = rule.letters[key], len(key)
                break
        else:
            if low[at] not in self._letters:
                return char if low[at] == "'" else UNDECIDED, 1
            form, length = self._letters[low[at]], 1
        original = text[at : at + length]
        cased = form if original == original.lower() else self._cased(form, text, at, length)
        return None if cased is None else (cased, length)

    def _cased(self, form: str, text: str, at: int, length: int) -> str | None:
        """Case for the form of letters with a capital among them."""
        original, before = text[at : at + length], text[at - 1 : at]
        if form.upper() == form.lower() and not before.isalpha():
            return UNDECIDED  # the next letter takes the capital
        title, loud = (self._forward.cased(form, original[0], among) for among in (False, True))
        if title == loud:
            return loud
        capitals = sum(map(str.isupper, original))
        if capitals == length > 1:
            return loud
        if at + length == len(text):
            return None
        after = text[at + length]
        if after.isupper():
            return loud
        if length > 1 and capitals == sum(map(str.isalpha, original)):
            return UNDECIDED  # a capital and an apostrophe
        if after in APOSTROPHES or (before and before in APOSTROPHES):
            return UNDECIDED
        if after.isalpha():
            return title
        if before.isalpha():
            return loud
        # An initial is a title; another lone capital may stand among words in capitals (Я НЕ ЗНАЮ).
        initial = length > 1 or (after == "." and not (before and before in HYPHENS))
        return title if initial else UNDECIDED


def _plain(char: str) -> str:
    return "'" if char in APOSTROPHES else char.lower()


def _doubtful(left: str, right: str) -> bool:
    """Whether only the whole word shows what two neighbours are: a look-alike, an address, no apostrophe."""
    if "'" in (left, right):
        return not (left + right).strip("'").isalpha() or not _LATIN.isdisjoint(left + right)
    if left in _LATIN:
        return (right.isalpha() and right not in _LATIN) or right in "/?" or left + right == "w."  # www. a.by/я
    return (right in _LATIN and left.isalpha()) or left + right == ":/"


def _fits(rule: Rule, key: str, low: str, at: int) -> bool | None:
    """Whether a rule applies to a key at a place of a text in lower case; None if that depends on what comes."""
    if not key.startswith(low[at : at + len(key)]):
        return False
    if rule.after and not any(_behind(item, low, at) for item in rule.after):
        return False
    if any(_behind(item, low, at) for item in rule.not_after):
        return False
    end = at + len(key)
    wanted = _any(_ahead(item, low, end) for item in rule.before) if rule.before else True
    unwanted = _any(_ahead(item, low, end) for item in rule.not_before)
    if wanted is False or unwanted is True:
        return False
    return None if end > len(low) or wanted is None or unwanted is None else True


def _any(answers: Iterable[bool | None]) -> bool | None:
    """True if one is, else None if one is not known yet."""
    unknown = False
    for answer in answers:
        if answer:
            return True
        unknown = unknown or answer is None
    return None if unknown else False


def _behind(item: str, low: str, at: int) -> bool:
    if item == "start":
        return at == 0 or low[at - 1] not in LETTERS
    if item in CLASSES:
        return at > 0 and low[at - 1] in CLASSES[item]
    return low.endswith(item, 0, at)


def _ahead(item: str, low: str, at: int) -> bool | None:
    if at >= len(low):
        return None
    if item == "end":
        return low[at] not in LETTERS
    if item in CLASSES:
        return low[at] in CLASSES[item]
    if item == "soft":
        return _softens(low, at)
    if item == "soft-word":
        if low[at] != " " or at + 1 == len(low):
            return None if low[at] == " " else False
        return low[at + 1] in SOFT_VOWELS or _softens(low, at + 1)
    found = low[at : at + len(item)]
    return None if len(found) < len(item) and item.startswith(found) else found == item


def _softens(low: str, at: int) -> bool | None:
    """Whether consonants begin here that are softened by what stands after them."""
    end = at
    while end < len(low) and low[end] in SOFTENED:
        end += 1
    return None if end == len(low) else end > at and low[end] in SOFTENERS
