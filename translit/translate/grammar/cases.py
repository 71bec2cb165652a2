"""Which case a name stands in: read from its rendering, from the source, or from the preposition before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ...names.lexicon import prepositions
from ...names.runs import fold
from ...text import words

__all__ = ["decide", "governed"]

_GAP = ' \u00a0«“„"'
ORDER = ("nom", "gen", "acc", "dat", "ins", "loc", "voc")


def governed(before: str, lang: str) -> tuple[str, ...]:
    """Cases that the last word of `before` governs, the likelier first; empty when it is no preposition.

    >>> governed("Она встретилась с ", "ru")
    ('ins', 'gen')
    >>> governed("Она знает ", "ru"), governed("Прыгнула на 2,01, ", "be")
    ((), ())
    """
    last, end = "", 0
    tail = before[-24:]
    for token in words(tail):
        last, end = token.text, token.end
    if end == len(tail) or tail[end:].strip(_GAP):
        return ()
    return prepositions(lang).get(fold(last), ())


def decide(
    read: Collection[str], before: str, lang: str, source: Sequence[str] = (), verb: str | None = None
) -> str | None:
    """One case for a name in the target text.

    `read` are the cases that its rendering can be, empty where the rendering does not tell; `before` is the target
    text in front of it; `source` the cases of the source mention, the likelier first, given only where the engine
    carries case over; `verb` is the case that a verb beside it calls for. A target preposition or verb decides against
    both, since languages differ in what these govern; where it leaves a choice, and where there is none, the source
    decides. None when nothing tells.

    >>> decide({"dat", "loc"}, "говорили о ", "ru")
    'loc'
    >>> decide({"gen", "acc"}, "освободили ", "ru", source=("acc",))
    'acc'
    >>> decide(set(), "па ", "be", source=("dat",)), decide({"dat"}, "жыхары ", "be", source=("gen",))
    ('loc', 'gen')
    >>> decide({"gen"}, "поблагодарил ", "ru", source=("dat",), verb="acc"), decide(set(), "", "ru")
    ('acc', None)
    """
    called_for = governed(before, lang) or ((verb,) if verb else ())
    if called_for:
        return (_common(source, called_for) or _common(called_for, read) or list(called_for))[0]
    if source:
        return (_common(source, read) or list(source))[0]
    return next((case for case in ORDER if case in read), None)


def _common(cases: Sequence[str], others: Collection[str]) -> list[str]:
    return [case for case in cases if case in others]
