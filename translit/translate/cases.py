"""Which case a name stands in: read from its rendering, from the source, or from the preposition before it."""

from __future__ import annotations

import csv
from collections.abc import Collection
from functools import cache
from importlib import resources

from ..text import words

__all__ = ["decide", "governed"]

ORDER = ("nom", "gen", "acc", "dat", "ins", "loc", "voc")


@cache
def _prepositions() -> dict[tuple[str, str], tuple[str, ...]]:
    text = resources.files(__package__).joinpath("prepositions.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {
        (row["lang"], row["preposition"]): tuple(row["cases"].split())
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    }


def governed(before: str, lang: str) -> tuple[str, ...]:
    """Cases that the last word of `before` governs, the likelier first; empty when it is no preposition.

    >>> governed("Она встретилась с ", "ru")
    ('ins', 'gen')
    >>> governed("Она знает ", "ru")
    ()
    """
    if not before.endswith((" ", "\u00a0", "«", "“", '"')):
        return ()
    last = ""
    for token in words(before[-24:]):
        last = token.text
    return _prepositions().get((lang, last.lower()), ())


def decide(candidates: Collection[str], before: str, lang: str, prefer: Collection[str] = ()) -> str | None:
    """One case out of those that a rendering can be.

    `candidates` are the readings of the form found, `before` the target text in front of it, `prefer` the cases of the
    source mention where the engine carries case over. None when there is nothing to choose from.

    >>> decide({"dat", "loc"}, "говорили о ", "ru")
    'loc'
    >>> decide({"gen", "acc"}, "освободили ", "ru", prefer=("acc",))
    'acc'
    >>> decide(set(), "", "ru") is None
    True
    """
    options = [case for case in ORDER if case in candidates]
    for narrower in (governed(before, lang), tuple(prefer)):
        if len(options) > 1 and narrower:
            options = [case for case in narrower if case in options] or options
    return options[0] if options else None
