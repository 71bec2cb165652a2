"""The preposition before a name, put right where an engine chose one that governs another case than the name's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ...tables import rows
from .euphony import fit
from .government import of_motion
from .verbs import verbs_before

__all__ = ["agreed"]

_SMALL = re.compile(r"(?<!\w)([^\W\d_]+)(?=[ \u00a0][«„“\"]?$)")
_CLAUSE = re.compile(r"[,;:.!?—–(]")
_FROM = re.compile(r"\b(?:от|ото) [А-ЯЁ]", re.IGNORECASE)


@cache
def _rules() -> Mapping[tuple[str, str, str], tuple[Mapping[str, str], ...]]:
    found: dict[tuple[str, str, str], list[Mapping[str, str]]] = {}
    for row in rows(__package__, "prepositions.tsv"):
        found.setdefault((row["lang"], row["chosen"], row["source"]), []).append(row)
    return {key: tuple(each) for key, each in found.items()}


def agreed(before: str, name: str, kind: str | None, cases: Sequence[str], lang: str) -> tuple[str, str | None]:
    """`before` with a preposition that fits the only case of the source, and the case that it then governs.

    `name` is the base form in the target language `lang`, `kind` what it names, `cases` those that the source can
    be. The case is None where nothing was done. Source: the remarks in `prepositions.tsv`.

    >>> agreed("Он говорит из ", "Сибига", "person", ("ins",), "ru"), agreed("Он из ", "Киев", "place", ("gen",), "ru")
    (('Он говорит с ', 'ins'), ('Он из ', None))
    >>> agreed("Он приехал к ", "Киев", "place", ("gen",), "ru"), agreed("Призыв к ", "Киев", "place", ("gen",), "ru")
    (('Он приехал в ', 'acc'), ('Призыв к ', None))
    >>> agreed("Он женился с ", "Анна", "person", ("ins",), "ru"), agreed("Ждали на ", "Анна", "person", ("acc",), "ru")
    (('Он женился на ', 'loc'), ('Ждали ', 'acc'))
    """
    match = _SMALL.search(before)
    if match is None:
        return before, None
    head = before[: match.start()]
    for row in (row for case in cases for row in _rules().get((lang, match[1].lower(), case), ())):
        if row["kind"] not in ("-", kind) or name.endswith(tuple(row["not"].split()) or "\0"):
            continue
        if (len(cases) == 1 or row["verbs"]) and _stands_so(row, _CLAUSE.split(head)[-1], name):
            fitting = row["fitting"].capitalize() if match[1][0].isupper() else row["fitting"]
            rest = before[match.end() :]
            return head + fitting + (rest if fitting else rest[1:]), row["case"]
    return before, None


def _stands_so(row: Mapping[str, str], clause: str, name: str) -> bool:
    """Whether what a row asks of the words around is so; `clause` is what stands before the preposition."""
    if row["verbs"]:
        return not verbs_before(clause, row["lang"]).isdisjoint(row["verbs"].split())
    match row["after"]:
        case "from":
            return _FROM.search(clause) is not None
        case "motion":
            return of_motion(clause)
        case "fuller":
            return fit(row["chosen"] + " ", name, row["lang"]).endswith("о ")
    return True
