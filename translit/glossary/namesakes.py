"""Whether two entries may be one person whose given name is spelled in two ways."""

from __future__ import annotations

from functools import lru_cache

from translit.names import GivenNames
from translit.names.runs import fold

from .entry import Entry

__all__ = ["spells_same_name"]


@lru_cache(maxsize=1024)
def spells_same_name(a: Entry, b: Entry) -> bool:
    """Whether two people have one name in every language that both entries have, given names by their table.

    >>> first, second = (Entry(name, "person", {"be": f"{name} Цімафееў"}) for name in ("Юры", "Юрый"))
    >>> spells_same_name(first, second), spells_same_name(first, Entry("x", "person", {"be": "Ігар Цімафееў"}))
    (True, False)
    """
    shared = a.forms.keys() & b.forms.keys()
    return bool(shared) and a.type == b.type == "person" and all(_same_form(a, b, code) for code in shared)


def _same_form(a: Entry, b: Entry, code: str) -> bool:
    one, other = a.split(a.forms[code], code), b.split(b.forms[code], code)
    if fold(one.surname) != fold(other.surname) or fold(one.patronymic) != fold(other.patronymic):
        return False
    table = GivenNames.builtin()
    ids = [{name.id for name in table.find(parts.given, code, diminutives=True)} for parts in (one, other)]
    return fold(one.given) == fold(other.given) or not ids[0].isdisjoint(ids[1])
