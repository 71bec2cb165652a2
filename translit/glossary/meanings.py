"""What a form can mean, sorted by role and by entry once, so that no run of words goes through all of it again.

A given name is borne by a hundred people of a large glossary, the surname beside it by one or two: names are put
together from the shorter side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from .doubts import Reading

__all__ = ["Meanings", "joined", "meanings", "preferred"]

_SHAPES = ("other", "full", "name", "surname", "given")  # what a form can be alone, that which says most first


# A large text meets thousands of forms; the garbage collector need not watch what is made for each.
class Meanings(msgspec.Struct, gc=False):
    """The readings of one form: by their roles, and what the form is where it stands alone.

    `upper` says that some of them are abbreviations in capitals. `alone` has shapes as in `Mention`, or `other`, each
    with its options.

    >>> given = Reading("anna", "given", ("nom",), "Ганна", "person", "f")
    >>> place = Reading("hanna", "name", ("nom",), "Ганна", "place", None)
    >>> [(shape, [option.entry for option in options]) for shape, options in meanings([given, place]).alone]
    [('name', ['hanna']), ('given', ['anna'])]
    """

    by_role: Mapping[str, Sequence[Reading]]
    upper: bool
    alone: tuple[tuple[str, tuple[Reading, ...]], ...]
    given: dict[str, list[Reading]] | None = None

    def as_given(self) -> Mapping[str, Sequence[Reading]]:
        """The readings as a given name by their entries; worked out when first asked for."""
        if self.given is None:
            readings = self.by_role.get("given", ())
            by_entry = {reading.entry: [reading] for reading in readings}
            if len(by_entry) < len(readings):
                by_entry = {entry: [each for each in readings if each.entry == entry] for entry in by_entry}
            self.given = by_entry
        return self.given


def meanings(readings: Sequence[Reading]) -> Meanings:
    """Sort what a form can mean.

    >>> meanings([]).alone
    ()
    """
    if len(readings) == 1:  # as of nearly every surname
        (only,) = readings = tuple(readings)
        shape = "surname" if only.role == "single" else only.role
        alone = ((shape, readings),) if shape in _SHAPES else ()
        return Meanings({only.role: readings}, only.upper, alone)
    found = dict.fromkeys([reading.role for reading in readings])
    by_role = {
        role: readings if len(found) == 1 else [reading for reading in readings if reading.role == role]
        for role in found
    }
    # A person known by one name gives way to one whose surname it is: the fuller entry says more.
    last = "surname" if "surname" in by_role else "single"
    roles = [last if shape == "surname" else shape for shape in _SHAPES]
    shaped = [(shape, preferred(by_role[role])) for shape, role in zip(_SHAPES, roles, strict=True) if role in by_role]
    return Meanings(by_role, True in [reading.upper for reading in readings], tuple(shaped))


def joined(given: Meanings, other: Meanings, role: str, *, slips: bool = False) -> tuple[Reading, ...]:
    """The persons that both a given name and another part belong to, in the cases that both can stand for.

    Parts in different cases are two names side by side: «сын Бабарыкі Эдуард». With `slips` a given name and a surname
    that are both oblique pass for one name with a wrong ending.
    """
    firsts = given.as_given()
    seconds = [second for second in other.by_role.get(role, ()) if second.entry in firsts]
    if not seconds:
        return ()
    entries = dict.fromkeys(second.entry for second in seconds)
    found = []
    for entry in entries if len(entries) < 2 else [entry for entry in firsts if entry in entries]:
        for first in firsts[entry]:
            for second in seconds:
                if second.entry != entry:
                    continue
                both = tuple(case for case in first.cases if case in second.cases)
                base = f"{first.base} {second.base}"
                if both:
                    found.append(replace(second, cases=both, base=base, listed=first.listed and second.listed))
                elif slips and "nom" not in first.cases + second.cases:
                    found.append(replace(second, base=base, listed=False))
    return preferred(found)


def preferred(options: Sequence[Reading]) -> tuple[Reading, ...]:
    """One reading per entry; where an entry lists the very spelling, entries that only rules led to give way."""
    if len(options) < 2:
        return tuple(options)
    options = [option for option in options if option.listed] or options
    best = {option.entry: option for option in options}
    if len(best) == len(options):
        return tuple(options)
    best = {}
    for each in options:
        known = best.get(each.entry)
        if known is None:
            best[each.entry] = each
        elif known.cases != each.cases:
            cases = known.cases + tuple(case for case in each.cases if case not in known.cases)
            best[each.entry] = replace(known, cases=cases)
    return tuple(best.values())
