"""A plan carried out: each entry saved by itself, so that one that cannot be saved loses no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..editing import Clash, Folder, Stored
from ..errors import GlossaryError
from .planning import Plan
from .records import Refusal

__all__ = ["Applied", "apply"]


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import wrote: the saved entries by id, and those that were not, each with the reason."""

    saved: tuple[tuple[str, Stored], ...]
    refusals: tuple[Refusal, ...]


def apply(
    plan: Plan, folder: Folder, *, author: str = "", progress: Callable[[int, int], None] | None = None
) -> Applied:
    """Write what a plan says, through the folder: comments stay, versions are looked at, every save has a history.

    An entry that somebody changed since the plan was made is left as it is and told of; the others are written.
    `progress` is called with what is done and what there is.
    """
    saved: list[tuple[str, Stored]] = []
    refusals: list[Refusal] = []
    writes = plan.writes
    for done, step in enumerate(writes, 1):
        try:
            stored = folder.save(step.id, step.data or {}, version=step.version, author=author)
            saved.append((step.id, stored))
        except Clash as clash:
            message = f"{clash.message} The row is left out; import it again to see what it would change now."
            refusals.append(Refusal(step.record.place, message, step.id))
        except GlossaryError as error:
            refusals.append(Refusal(step.record.place, str(error), step.id))
        if progress:
            progress(done, len(writes))
    return Applied(tuple(saved), tuple(refusals))
