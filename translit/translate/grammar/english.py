"""What an English sentence says of a name besides its case: a title right before it, a verb that has it as its object.

There is no English dictionary at hand: the small words and the verbs are listed, and what is none of them is a noun
where a noun is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ...names.lexicon import titles
from ...tables import rows
from ...text import Token, words

__all__ = ["UNTOLD", "Around", "around", "is_listed_title", "is_possessive", "small_words", "title_before", "verbs"]

_LONGEST = 5
"""Words of a title at most: «former deputy foreign minister»."""
_WINDOW = 160
"""Characters to look at before a name."""
_TO_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"})
_NAMING = (["was"], ["were"], ["is"], ["are"])
_WHO = re.compile(r", who\b(?!se)")
_QUOTED = re.compile(r"[,!?.…][\"”»’'] $")
_SPEAKS = re.compile(r"^[a-z]+(?:[^s]s|ed)$")
_POSSESSIVE = re.compile(r"['’]s?$")
_NO_TITLES = frozenset({"his", "her", "née", "nee"})
_JOINED = re.compile(r"(?:(?P<joins>,)|,? (?P<and>and|or)) (?:(?:the|an?|his|her|its|their) )?(?P<title>[\w’' -]*)")
_LOWER = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NEVER = re.compile(r"(?:ed|ing|ly)$")
"""Ends of words that are no noun, as a rule, or not seldom a verb."""


@cache
def small_words() -> Mapping[str, Sequence[tuple[str, str]]]:
    """The words of `asked.tsv`: for each, what has to stand before it, and the case; a word before comes first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows(__package__, "asked.tsv"):
        found.setdefault(row["word"], []).append((row["before"], row["case"]))
    return {word: sorted(each, reverse=True) for word, each in found.items()}


@cache
def verbs() -> Mapping[str, str]:
    """The words of `asked-verbs.tsv`, with what they are.

    >>> verbs()["became"], verbs()["during"]
    ('acts', 'preposition')
    """
    return {form: row["what"] for row in rows(__package__, "asked-verbs.tsv") for form in row["forms"].split()}


class Around(NamedTuple):
    """What an English sentence says of a name: whether it is `titled`, the `object` of an active verb, `named` by a
    form of be («among them was Losik»), and followed by «, who»; `joins` is the comma or the conjunction that joins it,
    title and all, to the name before.
    """

    titled: bool = False
    object: bool = False
    named: bool = False
    who: bool = False
    joins: str = ""


UNTOLD = Around()


def around(sentence: str, start: int, end: int, before: int | None = None) -> Around:
    """What stands around a name at `sentence[start:end]`, as far as English tells; the name before ends at `before`.

    >>> text = "Police detained politician Losik, who had met lawyer Znak."
    >>> around(text, 27, 32)
    Around(titled=True, object=True, named=False, who=True, joins='')
    >>> around("The wife of Losik’s lawyer Znak left.", 27, 31) == UNTOLD
    True
    >>> around("They met Losik and lawyer Znak.", 26, 30, 14).joins
    'and'
    """
    text = sentence[max(0, start - _WINDOW) : start]
    tokens = list(words(text))
    length = title_before(text)
    owned = is_possessive(sentence, end)
    return Around(
        titled=length > 0 and not owned,
        object=not owned and _is_object(text, tokens[: len(tokens) - length]),
        named=not owned and [token.text.lower() for token in tokens[: len(tokens) - length]][-1:] in _NAMING,
        who=_WHO.match(sentence, end) is not None,
        joins=_joins(sentence[before:start], length) if before is not None else "",
    )


def _joins(between: str, length: int) -> str:
    """What joins a name to the one before, where nothing but that and its title stands between; else nothing."""
    found = _JOINED.fullmatch(between)
    return (found["joins"] or found["and"]) if found and len(list(words(found["title"]))) == length else ""


def is_possessive(sentence: str, end: int) -> bool:
    """Whether the name that ends at `end` has somebody or something: Losik's, the Losiks'."""
    return re.match(r"['’]s?\b", sentence[end : end + 3]) is not None or sentence[:end].endswith(("'s", "’s"))


def title_before(before: str) -> int:
    """How many words of what stands before a name are a title: a noun right before it, and what describes that.

    None where anything else stands between, or where the noun is somebody's («Losik's lawyer Znak»).

    >>> title_before("They met former foreign minister "), title_before("said "), title_before("President ")
    (3, 0, 1)
    >>> title_before("Losik's lawyer "), title_before("his lawyer "), title_before("the lawyer, ")
    (0, 1, 0)
    """
    tokens = list(words(before))
    at, length = len(before), 0
    for token in reversed(tokens[-_LONGEST:]):
        if before[token.end : at] not in (" ", "\u00a0"):
            break
        if _POSSESSIVE.search(token.text):
            return 0
        if _QUOTED.search(before[: token.start]) and _SPEAKS.search(token.text):
            break
        if not (_is_noun(token.text) if length == 0 else _describes(token, before)):
            break
        at, length = token.start, length + 1
    return length


def is_listed_title(word: str) -> bool:
    """Whether a small word is a title of the list.

    >>> is_listed_title("writer"), is_listed_title("year"), is_listed_title("his")
    (True, False, False)
    """
    return word in titles("en") and word not in _NO_TITLES


def _is_noun(word: str) -> bool:
    """Whether a word right before a name may be a title: one of the list, or a small word of no other list."""
    lower = word.lower()
    if is_listed_title(lower):
        return True
    listed = lower in small_words() or verbs().get(lower, "noverb") != "noverb"
    return not listed and _LOWER.fullmatch(word) is not None and not _NEVER.search(word) and len(word) > 2


def _describes(token: Token, before: str) -> bool:
    """Whether a word before a title belongs to it; «jailed» does behind an article, and is a verb elsewhere."""
    word, lower = token.text, token.text.lower()
    if word.islower() and word.endswith("ed"):
        last = [one.text.lower() for one in words(before[: token.start])][-1:]
        return bool(last) and (verbs().get(last[0]) in ("article", "preposition") or last[0] in small_words())
    listed = lower in small_words() or verbs().get(lower, "noverb") != "noverb"
    return not listed and not (word.islower() and lower.endswith(("ing", "ly"))) and len(word) > 1


def _is_object(before: str, tokens: Sequence[Token]) -> bool:
    """Whether the last of some words is a verb in the active voice, which has what follows as its object."""
    rest = [*tokens]
    while rest and verbs().get(rest[-1].text.lower()) == "article":
        rest.pop()
    if not rest:
        return False
    verb = rest[-1].text
    what = verbs().get(verb)
    active = what in ("acts", "past") or (what is None and verb.endswith("ed"))
    passive = len(rest) > 1 and rest[-2].text.lower() in _TO_BE
    return active and not passive and "," not in before[rest[-1].end :]
