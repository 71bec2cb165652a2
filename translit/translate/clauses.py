"""A sentence parted at its clauses, which an engine gets one by one, and what it made of them joined again."""

from __future__ import annotations

from collections.abc import Sequence

from ..engines import Rendering
from .decode import BLEMISHES, FAULTS
from .protect import CLAUSE_END

__all__ = ["clauses", "joined"]

_PAUSES = frozenset(",;:")


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence; the sentence where it has one alone.

    >>> clauses("When it rained, he left.")
    ['When it rained,', 'he left.']
    """
    return [clause for clause in CLAUSE_END.split(sentence) if clause] or [sentence]


def joined(renderings: Sequence[Rendering], own: Sequence[str] = ()) -> Rendering:
    """One rendering of several, a space between them, with the faults and blemishes of all.

    `own` are the clauses of the source: what ended in a comma there gets no full stop from an engine that ends all so.

    >>> joined([Rendering("Когда лило,"), Rendering("он ушёл.", frozenset({"looping"}))]).text
    'Когда лило, он ушёл.'
    >>> joined([Rendering("Когда лило."), Rendering("Он ушёл.")], ["When it rained,", "he left."]).text
    'Когда лило, Он ушёл.'
    """
    if len(renderings) == 1:
        return renderings[0]
    unknown: list[tuple[int, int]] = []
    text = ""
    for number, rendering in enumerate(renderings):
        text += " " if text else ""
        unknown += [(start + len(text), end + len(text)) for start, end in rendering.unknown]
        text += (
            _ended_like(own[number], rendering.text) if number < min(len(own), len(renderings) - 1) else rendering.text
        )
    faults = frozenset(FAULTS + BLEMISHES) & frozenset().union(*(r.flags for r in renderings))
    return Rendering(text, faults, None, tuple(unknown))


def _ended_like(clause: str, rendering: str) -> str:
    """The rendering of a clause with the comma that the clause ended in, in place of a full stop."""
    stopped = rendering.endswith(".") and not rendering.endswith("..")
    return rendering[:-1] + clause[-1] if stopped and clause[-1:] in _PAUSES else rendering
