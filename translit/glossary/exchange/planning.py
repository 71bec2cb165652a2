"""What an import would do, before it does anything: entry by entry, with what it cannot do and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import msgspec

from translit.errors import Message
from translit.progress import Progress

from ..editing import Folder, as_data
from ..entry import Entry
from ..errors import GlossaryError
from ..reading import misfit
from ..store import Glossary
from ..styles import Style
from .facts import FIELDS, Path, Value
from .losses import Loss
from .matching import matcher_of, new_id
from .merging import Change, Empty, changed, changes_of
from .records import Read, Record, Refusal

__all__ = ["Action", "Change", "Match", "Plan", "Step", "plan"]

Action = Literal["new", "change", "same", "offer"]
"""An entry to be made, to be changed, one that says the same already, one that somebody must decide on."""
Match = Literal["id", "name", "likely"]
"""How a row without id finds its entry: not at all, by the same name in the same language, by the likest."""
_NEW_ENTRY = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one record.

    `data` is the entry as it would be saved over the `version` there is (None for a file that is to be made);
    `offers` are entries that a row without id may be of, with the likeness. `number` counts the file's records.
    """

    number: int
    action: Action
    id: str
    record: Record
    changes: tuple[Change, ...] = ()
    offers: tuple[tuple[str, float], ...] = ()
    data: Mapping[str, Any] | None = None
    version: str | None = None
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps in the file's order, what was refused, and what of the file the glossary does not take."""

    steps: tuple[Step, ...]
    refusals: tuple[Refusal, ...] = ()
    losses: tuple[Loss, ...] = ()

    def of(self, action: Action) -> tuple[Step, ...]:
        """The steps of one kind."""
        return tuple(step for step in self.steps if step.action == action)

    @property
    def writes(self) -> tuple[Step, ...]:
        """The steps that change a file."""
        return tuple(step for step in self.steps if step.action in ("new", "change"))


def plan(
    read: Read,
    folder: Folder,
    *,
    under: Sequence[Glossary] = (),
    match: Match = "name",
    empty: Empty = "keep",
    kind: str = "person",
    style: Style | None = None,
    answers: Mapping[int, str] | None = None,
    progress: Progress | None = None,
) -> Plan:
    """What importing a file into a folder would change; nothing is written.

    Entries are those of the folder on top of the glossaries `under` it, the built-in one when none is named; a change
    to an entry of those makes a copy in the folder. `kind` is the type of a new entry that the file has no type for.
    `answers` says, by the number of a step that was offered, the id that its record is of, or an empty text for a new
    entry. `progress` is called with the records that are looked at and all there are.

    >>> import tempfile
    >>> from .registry import read
    >>> with tempfile.TemporaryDirectory() as path:
    ...     made = plan(read("id,type,be\\nabc,place,Абв".encode(), "csv"), Folder.open(path))
    >>> [(step.action, step.id, str(step.changes[1])) for step in made.steps]
    [('new', 'abc', 'status: draft')]
    """
    planner = _Planner(folder, under, match, empty, kind, style)
    steps: list[Step] = []
    for number, record in enumerate(read.records):
        step = planner.step(number, record, (answers or {}).get(number))
        if step is not None:
            steps.append(step)
        if progress:
            progress(number + 1, len(read.records))
    refusals = sorted((*read.refusals, *planner.refusals), key=lambda each: (each.place.sheet, each.place.row))
    return Plan(tuple(steps), tuple(refusals), read.losses)


class _Planner:
    """Looks up what there is, and remembers what the steps before it take."""

    def __init__(
        self, folder: Folder, under: Sequence[Glossary], match: Match, empty: Empty, kind: str, style: Style | None
    ) -> None:
        folder.refresh()
        self.folder, self.match, self.empty, self.kind, self.style = folder, match, empty, kind, style
        self.known: Glossary = folder.glossary(*under)
        self.refusals: list[Refusal] = []
        self._matcher = matcher_of(self.known)
        self._taken: dict[str, Record] = {}
        self._ids = {entry.id for entry in self.known}
        self._all_ids = set(self._ids)
        self._owners = {
            (code, form): entry.id
            for entry in self.known
            if entry.type == "person"
            for code, form in entry.forms.items()
        }

    def step(self, number: int, record: Record, answer: str | None) -> Step | None:
        """One record's step, None when it is refused."""
        id, offers = self._find(record, answer)
        if offers:
            return Step(number, "offer", "", record, offers=offers)
        other = self._taken.get(id) if id else None
        if other is not None:
            message = Message(
                "it is {id} again, as {place} is; take one of the two out, or give it an id of its own.",
                id=id,
                place=other.place.told,
            )
            self._refuse(record, message, id)
            return None
        try:
            step = self._existing(number, id, record) if id in self._ids else self._new(number, id, record)
        except GlossaryError as error:
            self._refuse(record, error.told, id)
            return None
        except msgspec.ValidationError as error:
            self._refuse(record, misfit(error), id)
            return None
        if step is not None:
            self._taken[step.id] = record
            self._all_ids.add(step.id)
        return step

    def _find(self, record: Record, answer: str | None) -> tuple[str, tuple[tuple[str, float], ...]]:
        """The id of a record, empty for a new entry; or those it may be."""
        if record.id and (record.id in self._ids or not record.foreign):
            return record.id, ()
        if answer is not None:
            return answer, ()
        if self.match == "id":
            return _NEW_ENTRY, ()
        same = self._matcher.same(record)
        if len(same) == 1:
            return same[0], ()
        offers = tuple((id, 1.0) for id in same[:3]) or tuple(self._matcher.alike(record))
        if offers and self.match == "likely":
            return offers[0][0], ()
        return _NEW_ENTRY, offers

    def _existing(self, number: int, id: str, record: Record) -> Step | None:
        stored = self.folder.read(id) if id in self.folder else None
        data = stored.data if stored else as_data(self.known.entry(id))
        changes = changes_of(data, record, empty=self.empty, style=self.style)
        if not changes:
            return Step(number, "same", id, record)
        made = changed(data, changes)
        if not self._fits(id, made, record, changes):
            return None
        return Step(number, "change", id, record, tuple(changes), data=made, version=stored.version if stored else None)

    def _new(self, number: int, id: str, record: Record) -> Step | None:
        """A new entry: a draft, unless the file says otherwise."""
        said: dict[Path, Value | None] = {("type",): self.kind, ("status",): "draft"}
        facts = {**said, **{path: value for path, value in record.facts.items() if value is not None}}
        changes = changes_of({}, replace(record, facts=facts), style=self.style)
        if not any(change.path[0] in ("forms", "variants") for change in changes):
            self._refuse(record, Message("there is no name; write one in the column of a language."), id)
            return None
        changes.sort(key=lambda change: list(FIELDS).index(change.path[0]))
        after = {change.path: change.after for change in changes}
        id = id or new_id(after, str(facts["type",]), self._all_ids)
        if not id:
            message = Message("no id can be made of its names; write one such as losik-ihar in the column id.")
            self._refuse(record, message)
            return None
        made = {"id": id, **changed({}, changes)}
        made.setdefault("forms", {})
        if not self._fits(id, made, record, changes):
            return None
        lacks = facts["type",] == "person" and ("gender",) not in facts
        warning = Message("it has no gender; names decline by it") if lacks else ""
        return Step(number, "new", id, record, tuple(changes), data=made, warning=warning)

    def _fits(self, id: str, data: dict[str, Any], record: Record, changes: list[Change]) -> bool:
        """Whether the entry could be used: it fits the schema, and no other person has its printed name."""
        from ..editing.ids import check_id

        check_id(id)
        entry = msgspec.convert({"id": id, **_listed(data)}, Entry)
        if entry.type == "person":
            touched = {change.path for change in changes}
            for code, form in entry.forms.items():
                owner = self._owners.get((code, form), id)
                if owner != id and ("forms", code) in touched:
                    message = Message(
                        "“{form}” is the name of {owner} already; give the row the id {owner} if it is the same "
                        "person, else tell the two apart by a patronymic or a second name.",
                        form=form,
                        owner=owner,
                    )
                    self.refusals.append(Refusal(record.where(("forms", code)), message, id))
                    return False
            self._owners |= dict.fromkeys(entry.forms.items(), id)
        return True

    def _refuse(self, record: Record, message: str, id: str = "") -> None:
        self.refusals.append(Refusal(record.place, message, id or None))


def _listed(data: dict[str, Any]) -> dict[str, Any]:
    """The data with a variant that stands without brackets in a list, as the reader of files takes it."""
    variants = data.get("variants")
    if not isinstance(variants, dict):
        return data
    listed = {code: [forms] if isinstance(forms, str) else forms for code, forms in variants.items()}
    return {**data, "variants": listed}
