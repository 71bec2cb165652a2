"""Places that the glossary lacks but a gazetteer has, where a preposition says that a place is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from .. import names
from ..names import Mention
from ..names.gazetteer import in_gazetteer

__all__ = ["with_towns"]

# Prepositions of being in, and in Russian of coming from: the others stand before people as often.
_PREPOSITIONS = {"be": "у|ў|ва", "ru": "в|во|из", "uk": "у|в"}
_TOWN = r"[А-ЯЁІЎЇЄҐ][а-яёіўїєґ’']+(?:-[А-ЯЁІЎЇЄҐ][а-яёіўїєґ’']+)?"
_AFTER = {
    lang: re.compile(rf"(?<!\w)(?:{before})[ \u00a0]({_TOWN})(?![\w-])") for lang, before in _PREPOSITIONS.items()
}
_NEXT = re.compile(rf"(?:, | (?:и|і|й|та|або|или) )({_TOWN})(?![\w-])")
_CASES = ("loc", "acc", "gen")


def with_towns(text: str, lang: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text with places added that only the gazetteer knows, in order.

    A place stands after a preposition, or in a list after another place, in a case that fits there.

    >>> [(m.text, m.lemma, m.cases) for m in with_towns("Ждут в Черновцах.", "ru", [])]
    [('Черновцах', 'Черновцы', ('loc',))]
    >>> with_towns("Верил в Ивана.", "ru", [])
    []
    """
    if lang not in _PREPOSITIONS:
        return list(mentions)
    taken = [(m.start, m.end) for m in mentions]
    ends = [m.end for m in mentions if m.kind == "place" and m.entry_id]
    found: list[Mention] = []
    starts = [match.start(1) for match in _AFTER[lang].finditer(text)]
    starts += [match.start(1) for end in ends if (match := _NEXT.match(text, end))]
    while starts:
        at = starts.pop()
        match = re.compile(_TOWN).match(text, at)
        if match is None or any(start < match.end() and at < end for start, end in taken):
            continue
        town = _town(match[0], lang)
        if town is None:
            continue
        lemma, cases = town
        taken.append(match.span())
        found.append(Mention(*match.span(), match[0], lemma, "place", None, 0.8, lang, "name", cases))
        if following := _NEXT.match(text, match.end()):
            starts.append(following.start(1))
    return sorted([*mentions, *found], key=attrgetter("start"))


@lru_cache(maxsize=4096)
def _town(word: str, lang: str) -> tuple[str, tuple[str, ...]] | None:
    """The base form of a place that a word in the locative, accusative or genitive names, with the cases it can be."""
    others = [code for code in ("be", "ru", "uk") if code != lang]
    for lemma in dict.fromkeys((names.lemma(word, lang, kind="place"), word)):
        if any(in_gazetteer(lemma, lang, other) for other in others):
            forms = names.paradigm(lemma, lang, kind="place")
            cases = tuple(case for case in _CASES if forms[case] == word)
            if cases:
                return lemma, cases
    return None
