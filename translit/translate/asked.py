"""The case that an English sentence asks for: its subject, what is after `of` and `in`, whose something is.

English names have no cases, but their places tell some of them, and a translation keeps those: what a model inflected
is worse evidence there, and where it wrote nothing that can be read it is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ..tables import rows
from ..text import Token, words

__all__ = ["asked"]

_POSSESSIVE = re.compile(r"(?: [A-Z][\w’'-]*)*(?:['’]s\b|(?<=s)['’](?!\w))")
_REST = re.compile(r"(?:[ -][A-Z][\w’'-]*)*")
_VERB = re.compile(
    r" (?:also |has |have |had )?(?:is|was|are|were|has|have|had|will|would|can|could|may|might|said|says|[a-z]+ed)\b"
)
_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4}"
_LISTED = re.compile(rf"(?<![\w’'-])({_NAME})(, and |, or | and | or |, )$")
_GOES_ON = re.compile(rf"(?: [A-Z][\w’'-]*)*(?:, {_NAME})*(?:,? (?:and|or)) (?:the )?[A-Z]")
_OPENER = re.compile(r"([A-Z]\w*) ")
_ARTICLES = frozenset({"the", "a", "an"})
_WINDOW = 160
"""Characters to look at on either side."""
_OPENS = re.compile(r"[ \u00a0«„“\"'‘]*$")


@cache
def _table() -> Mapping[str, Sequence[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows(__package__, "asked.tsv"):
        found.setdefault(row["word"], []).append((row["before"], row["case"]))
    return {word: sorted(each, reverse=True) for word, each in found.items()}  # a word before comes first


def asked(sentence: str, start: int, end: int) -> str | None:
    """The case that an English sentence asks for a name at `sentence[start:end]`; None where it does not tell.

    Source: `asked.tsv`, in each row.

    >>> text = "Nadal's coach lives in northern Spain."
    >>> asked(text, 0, 5), asked(text, 32, 37)
    ('gen', 'loc')
    >>> asked("Losik was freed in Minsk.", 0, 5), asked("Losik was freed in Minsk.", 19, 24)
    ('nom', 'loc')
    """
    low = max(0, start - _WINDOW)
    return _asked(sentence[low : end + _WINDOW], start - low, end - low, whole=low == 0)


def _asked(text: str, start: int, end: int, *, whole: bool) -> str | None:
    """The same of a stretch; `whole` says that it begins where the sentence does."""
    after = text[end:]
    if _POSSESSIVE.match(text, end) or text[start:end].endswith(("'s", "’s")):
        return "gen"
    before = _without_name(text[:start])
    if before is None:
        return "nom" if whole else None
    if listed := _of_list(text, before, after, whole=whole):
        return listed
    tokens = list(words(before))
    if not tokens or not _OPENS.fullmatch(before, tokens[-1].end):
        return "nom" if not tokens or before.rstrip()[-1:] in ":;" else _subject(after)
    subject = _subject(after)
    if len(tokens) == 1 or _is_small(tokens[-1]):
        return _after_word(tokens) or subject
    # «in sunny Arizona», «the fate of the blogger Losik», but «the year in which Losik was freed»
    while len(tokens) > 1 and tokens[-2].text.lower() in _ARTICLES:
        del tokens[-2]
    inner = _after_word(tokens[:-1]) if len(tokens) > 1 else None
    return None if inner and subject else inner or subject


def _is_small(word: Token) -> bool:
    return word.text.lower() in _table()


def _of_list(text: str, before: str, after: str, *, whole: bool) -> str | None:
    """The case of the name before in a list: «in Oregon, Nevada and Utah»."""
    found = _LISTED.search(before)
    if found is None or (found[2] == ", " and not _GOES_ON.match(after)):
        return None
    opens = _OPENER.match(found[1])
    first = opens.end() if opens and opens[1].lower() in _table() else 0
    return _asked(text, found.start(1) + first, found.end(1), whole=whole)


def _without_name(before: str) -> str | None:
    """What stands before the name, its other words and articles left out; None for nothing."""
    tokens = list(words(before))
    end = len(before)
    while tokens and _OPENS.fullmatch(before[:end], tokens[-1].end):
        word = tokens[-1].text
        if not (word.lower() in _ARTICLES or (word[0].isupper() and word.lower() not in _table())):
            break
        end = tokens.pop().start
    return before[:end] if before[:end].strip(" \u00a0«„“\"'‘") else None


def _after_word(tokens: Sequence[Token]) -> str | None:
    before = tokens[-2].text.lower() if len(tokens) > 1 else ""
    found = _table().get(tokens[-1].text.lower(), ())
    case = next((case for other, case in found if other in ("-", before)), "-")
    return None if case == "-" else case


def _subject(after: str) -> str | None:
    rest = _REST.match(after)
    return "nom" if rest and _VERB.match(after, rest.end()) else None
