"""What a form can mean, sorted by role and by entry once, so that no run of words goes through all of it again.

A given name is borne by a hundred people of a large glossary, the surname beside it by one or two: names are put
together from the shorter side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from .doubts import Reading

__all__ = ["Meanings", "joined", "preferred"]


class Meanings:
    """The readings of one form.

    >>> given = Reading("anna", "given", ("nom",), "Ганна", "person", "f")
    >>> place = Reading("hanna", "name", ("nom",), "Ганна", "place", None)
    >>> [option.entry for option in Meanings([given, place]).options("given")]
    ['anna']
    """

    __slots__ = ("_alone", "_of_entries", "_options", "by_role", "upper")

    def __init__(self, readings: Iterable[Reading]) -> None:
        """Sort the readings by their roles; the rest is done for those roles that are asked for."""
        self.by_role: dict[str, list[Reading]] = {}
        self.upper = False  # whether some of them are abbreviations in capitals
        for reading in readings:
            self.by_role.setdefault(reading.role, []).append(reading)
            self.upper = self.upper or reading.upper
        self._of_entries: dict[str, Mapping[str, Sequence[Reading]]] = {}
        self._options: dict[str, tuple[Reading, ...]] = {}
        self._alone: tuple[tuple[str, tuple[Reading, ...]], ...] | None = None

    @property
    def alone(self) -> tuple[tuple[str, tuple[Reading, ...]], ...]:
        """What the form is with no other name beside it: shapes as in `Mention`, or `other`, each with its options."""
        if self._alone is None:
            # A person known by one name gives way to one whose surname it is: the fuller entry says more.
            last = "surname" if "surname" in self.by_role else "single"
            shapes = {"other": "other", "full": "full", "name": "name", last: "surname", "given": "given"}
            self._alone = tuple([(shapes[role], self.options(role)) for role in shapes if role in self.by_role])
        return self._alone

    def options(self, role: str) -> tuple[Reading, ...]:
        """The entries that the form alone can stand for in a role."""
        found = self._options.get(role)
        if found is None:
            found = self._options[role] = preferred(self.by_role.get(role, ()))
        return found

    def of_entries(self, role: str) -> Mapping[str, Sequence[Reading]]:
        """The readings in a role by their entries."""
        found = self._of_entries.get(role)
        if found is None:
            by_entry: dict[str, list[Reading]] = {}
            for reading in self.by_role.get(role, ()):
                by_entry.setdefault(reading.entry, []).append(reading)
            found = self._of_entries[role] = by_entry
        return found


def joined(given: Meanings, other: Meanings, role: str, *, slips: bool = False) -> tuple[Reading, ...]:
    """The persons that both a given name and another part belong to, in the cases that both can stand for.

    Parts in different cases are two names side by side: «сын Бабарыкі Эдуард». With `slips` a given name and a surname
    that are both oblique pass for one name with a wrong ending.
    """
    firsts, others = given.of_entries("given"), other.of_entries(role)
    shared = [entry for entry in others if entry in firsts]
    if len(shared) > 1:
        shared = [entry for entry in firsts if entry in others]
    found = []
    for entry in shared:
        for first in firsts[entry]:
            for second in others[entry]:
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
    listed = [option for option in options if option.listed]
    best: dict[str, Reading] = {}
    for each in listed or options:
        known = best.get(each.entry)
        if known is None:
            best[each.entry] = each
        elif known.cases != each.cases:
            cases = known.cases + tuple(case for case in each.cases if case not in known.cases)
            best[each.entry] = replace(known, cases=cases)
    return tuple(best.values())
