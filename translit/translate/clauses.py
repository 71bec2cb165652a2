"""A sentence parted at its clauses, which an engine gets one by one, and what it made of them joined again."""

from __future__ import annotations

from collections.abc import Sequence

from ..engines import Rendering
from .decode import BLEMISHES, FAULTS
from .protect import CLAUSE_END

__all__ = ["clauses", "joined"]


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence; the sentence where it has one alone.

    >>> clauses("When it rained, he left.")
    ['When it rained,', 'he left.']
    """
    return [clause for clause in CLAUSE_END.split(sentence) if clause] or [sentence]


def joined(renderings: Sequence[Rendering]) -> Rendering:
    """One rendering of several, a space between them, with the faults and blemishes of all.

    >>> joined([Rendering("Когда лило,"), Rendering("он ушёл.", frozenset({"looping"}))]).text
    'Когда лило, он ушёл.'
    """
    if len(renderings) == 1:
        return renderings[0]
    unknown: list[tuple[int, int]] = []
    text = ""
    for rendering in renderings:
        text += " " if text else ""
        unknown += [(start + len(text), end + len(text)) for start, end in rendering.unknown]
        text += rendering.text
    faults = frozenset(FAULTS + BLEMISHES) & frozenset().union(*(r.flags for r in renderings))
    return Rendering(text, faults, None, tuple(unknown))
