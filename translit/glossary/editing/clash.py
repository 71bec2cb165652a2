"""Two people save one entry: the second is refused, and neither state is lost."""

from __future__ import annotations

from typing import Any

from translit.errors import Message

from ..errors import GlossaryError
from .states import Stored

__all__ = ["Clash"]


class Clash(GlossaryError):
    """Somebody else saved the entry first: nothing was written, `mine` and `theirs` hold both states.

    `theirs` is None when the entry was deleted; `base` is what both began with, None when the history has it no more.
    """

    def __init__(
        self,
        id: str,
        mine: dict[str, Any],
        theirs: Stored | None,
        base: dict[str, Any] | None = None,
        *,
        begun: bool = True,
        who: str = "",
    ) -> None:
        """Say `who` came first, as far as that is known; `begun` when the save was of an entry that there was."""
        self.id, self.mine, self.theirs, self.base, self.who = id, mine, theirs, base, who
        by = Message(" by {who}", who=who) if who else ""
        end = Message("in the meantime; nothing was written. Look at both and save again.")
        if theirs is None:
            message = Message("{id} was deleted{by} {end}", id=id, by=by, end=end)
        elif begun:
            message = Message("{id} was changed{by} {end}", id=id, by=by, end=end)
        else:
            message = Message("{id} was made{by} {end}", id=id, by=by, end=end)
        super().__init__(message)
