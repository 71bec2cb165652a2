"""Two people changed one entry: the fields in which they differ, and one entry made of what was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from .form import fields_of

__all__ = ["Differing", "differing", "merged"]

Data = Mapping[str, Any]
_WHOLE = ("sources", "samples")  # compared as a whole: a line put in would move all that follow


@dataclass(frozen=True, slots=True)
class Differing:
    """One field: what it said `before`, what it says in `mine` and in `theirs`.

    `both` when both changed it; `pick` is what is chosen at first: `mine` where only I changed it or both did.
    """

    key: str
    before: str
    mine: str
    theirs: str
    both: bool
    pick: str


def differing(before: Data | None, mine: Data, theirs: Data | None) -> list[Differing]:
    """The fields in which two states differ; `before` is the state both began with, None when it is not known.

    >>> old, mine = {"forms": {"be": "Мінск"}}, {"forms": {"be": "Менск"}}
    >>> [(row.key, row.pick, row.both) for row in differing(old, mine, {**old, "note": "capital"})]
    [('forms.be', 'mine', False), ('note', 'theirs', False)]
    """
    old, ours, others = (_facets(state or {}) for state in (before, mine, theirs))
    found = []
    for key in dict.fromkeys([*ours, *others]):
        was, one, two = (facets.get(key, "") for facets in (old, ours, others))
        if one == two:
            continue
        known = before is not None
        both = not known or (one != was and two != was)
        found.append(Differing(key, was, one, two, both, "theirs" if known and one == was else "mine"))
    return found


def merged(mine: Data, theirs: Data, picks: Mapping[str, str]) -> dict[str, Any]:
    """Their state, with each field that `picks` says `mine` of as it is in mine.

    >>> merged({"forms": {"be": "Менск"}, "note": "x"}, {"forms": {"be": "Мінск"}}, {"forms.be": "mine"})
    {'forms': {'be': 'Менск'}}
    """
    result = deepcopy(dict(theirs))
    for key, pick in picks.items():
        if pick == "mine":
            _copy(mine, result, _path(key))
    return result


def _facets(data: Data) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in fields_of(data).items():
        first = key.partition(".")[0]
        if first in _WHOLE:
            found[first] = f"{found[first]}\n{value}" if first in found else value
        else:
            found[key] = "✓" if value == "1" and first in ("indeclinable", "common_word", "surname_alone") else value
    return found


def _path(key: str) -> list[str]:
    first, _, rest = key.partition(".")
    if first in ("cases", "parts"):
        code, _, last = rest.rpartition(".")
        return [first, code, last]
    return [first, rest] if rest else [first]


def _copy(source: Data, target: dict[str, Any], path: list[str]) -> None:
    """Make `target` say at a path what `source` says there, nothing included."""
    key, *rest = path
    if (isinstance(source.get(key), list) and rest) or (isinstance(target.get(key), list) and rest):
        codes = [
            code for code in target.get(key) or () if code != rest[0]
        ]  # a list of codes: indeclinable, common_word
        target[key] = [*codes, rest[0]] if rest[0] in (source.get(key) or ()) else codes
    elif rest:
        inner = dict(target.get(key) or {})
        _copy(source.get(key) or {}, inner, rest)
        target[key] = inner
    elif key in source:
        target[key] = deepcopy(source[key])
    else:
        target.pop(key, None)
    if target.get(key) in ([], {}):
        del target[key]
