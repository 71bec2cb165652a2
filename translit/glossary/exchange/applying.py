"""A plan carried out: each entry saved by itself, so that one that cannot be saved loses no other."""

from __future__ import annotations

import time
from dataclasses import dataclass

from translit.errors import Message
from translit.progress import Progress

from ..editing import Clash, Folder, Stored
from ..errors import GlossaryError
from .planning import Plan, Step
from .records import Refusal

__all__ = ["Applied", "apply"]

_TOGETHER, _SECONDS = 50, 0.5
"""Entries that are saved under one lock, and for how long: where git makes a commit of each, that is soon over, and
nobody else should have to wait longer."""
_PAUSE = 0.002  # seconds, in which others get their turn


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import wrote: the saved entries by id, and those that were not, each with the reason."""

    saved: tuple[tuple[str, Stored], ...]
    refusals: tuple[Refusal, ...]


def apply(plan: Plan, folder: Folder, *, author: str = "", progress: Progress | None = None) -> Applied:
    """Write what a plan says, through the folder: comments stay, versions are looked at, every save has a history.

    An entry that somebody changed since the plan was made is left as it is and told of; the others are written.
    `progress` is called with what is done and what there is.
    """
    saved: list[tuple[str, Stored]] = []
    refusals: list[Refusal] = []
    writes, done = plan.writes, 0
    while done < len(writes):
        if done:
            time.sleep(_PAUSE)
        try:
            with folder.batch():
                until = time.monotonic() + _SECONDS
                for step in writes[done : done + _TOGETHER]:
                    _save(step, folder, author, saved, refusals)
                    done += 1
                    if time.monotonic() > until:
                        break
        except GlossaryError as error:  # the folder stays locked, or can be written to no more
            refusals += [Refusal(step.record.place, error.told, step.id) for step in writes[done:]]
            break
        if progress:
            progress(done, len(writes))
    return Applied(tuple(saved), tuple(refusals))


def _save(step: Step, folder: Folder, author: str, saved: list[tuple[str, Stored]], refusals: list[Refusal]) -> None:
    """One entry; it is in one of the two lists then."""
    try:
        saved.append((step.id, folder.save(step.id, step.data or {}, version=step.version, author=author)))
    except Clash as clash:
        message = Message(
            "{clash} The row is left out; import it again to see what it would change now.", clash=clash.message
        )
        refusals.append(Refusal(step.record.place, message, step.id))
    except GlossaryError as error:
        refusals.append(Refusal(step.record.place, error.told, step.id))
