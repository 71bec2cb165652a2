"""Two people save one entry: the second is refused, and neither state is lost."""

from __future__ import annotations

from typing import Any

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
        what = "deleted" if theirs is None else "changed" if begun else "made"
        by = f" by {who}" if who else ""
        super().__init__(f"{id} was {what}{by} in the meantime; nothing was written. Look at both and save again.")
