"""What a format cannot carry, counted and told in sentences: nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translit.errors import Message

from ..entry import Entry
from .facts import BY_CODE, Facts, Path, dotted, facts_of, is_code, tidy

__all__ = ["Loss", "Prepared", "keep", "lose", "prepare"]

Prepared = Mapping[str, Facts]
"""Entries ready to be written: id to facts, each as every format can hold it."""

# What the facts of a field are called in a sentence.
_NOUNS = {
    "type": Message("types"),
    "gender": Message("genders"),
    "status": Message("statuses"),
    "forms": Message("forms"),
    "variants": Message("variants"),
    "parts": Message("parts of names (given, patronymic, surname)"),
    "cases": Message("case forms"),
    "indeclinable": Message("notes on names that do not decline"),
    "number": Message("plurals"),
    "surname_alone": Message("marks of the surname alone"),
    "common_word": Message("marks of everyday words"),
    "not_in": Message("phrases that hold the name and mean something else"),
    "sources": Message("sources"),
    "samples": Message("sample sentences"),
    "note": Message("notes"),
}


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a file does not say as the glossary says it, or that the glossary does not take from a file.

    `code` is stable; `message` is a sentence with the count; `count` says how many values; `fields` names them by
    entry id and fact where an export can, `entries` the ids.
    """

    code: str
    message: str
    count: int
    fields: tuple[tuple[str, Path], ...] = ()

    @property
    def entries(self) -> tuple[str, ...]:
        """The ids of the entries that are touched, each once."""
        return tuple(dict.fromkeys(id for id, _ in self.fields))

    def __str__(self) -> str:
        """The sentence, with the code."""
        return f"{self.message} [{self.code}]"

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        named: dict[str, list[str]] = {}
        for id, path in self.fields:
            named.setdefault(id, []).append(dotted(path))
        return {"code": self.code, "count": self.count, "message": str(self.message), "fields": named}


def lose(code: str, fields: Sequence[tuple[str, Path]], reason: str) -> list[Loss]:
    """A loss of facts, or none where there are no facts: `reason`, then how many in how many entries are left out.

    >>> print(*lose("cases", [("minsk", ("cases", "ru", "gen"))], "DeepL has no place for case forms"))
    DeepL has no place for case forms: 1 in 1 entry is left out. [cases]
    """
    if not fields:
        return []
    message = Message(
        "{reason}: {n:,} {where} is left out.|{reason}: {n:,} {where} are left out.",
        reason=reason,
        n=len(fields),
        where=Message("in {n:,} entry|in {n:,} entries", n=len({id for id, _ in fields})),
    )
    return [Loss(code, message, len(fields), tuple(fields))]


def prepare(entries: Iterable[Entry]) -> tuple[dict[str, Facts], list[Loss]]:
    """The facts of entries, tidied for any format, and what the tidying changes or leaves out."""
    found: dict[str, Facts] = {}
    tidied: list[tuple[str, Path]] = []
    odd: list[tuple[str, Path]] = []
    for entry in entries:
        facts: Facts = {}
        for path, value in facts_of(entry).items():
            if path[0] in BY_CODE and not is_code(path[1]):
                odd.append((entry.id, path))
                continue
            clean = tidy(path, value)
            if clean != value:
                tidied.append((entry.id, path))
            if clean:
                facts[path] = clean
        found[entry.id] = facts
    losses = lose("codes", odd, Message("What stands under something that is no spelling code cannot be written"))
    if tidied:
        message = Message(
            "{n:,} value with spaces too many, control characters or doubles is written tidied.|"
            "{n:,} values with spaces too many, control characters or doubles are written tidied.",
            n=len(tidied),
        )
        losses.append(Loss("spacing", message, len(tidied), tuple(tidied)))
    return found, losses


def keep(prepared: Prepared, carried: Collection[str], title: str) -> tuple[dict[str, Facts], list[Loss]]:
    """The facts whose fields a format carries, and a loss for each field of the others."""
    kept: dict[str, Facts] = {}
    lost: dict[str, list[tuple[str, Path]]] = {}
    for id, facts in prepared.items():
        kept[id] = {path: value for path, value in facts.items() if path[0] in carried}
        for path in facts.keys() - kept[id].keys():
            lost.setdefault(path[0], []).append((id, path))
    losses: list[Loss] = []
    for field, noun in _NOUNS.items():
        losses += lose(
            field, sorted(lost.get(field, ())), Message("{format} has no place for {what}", format=title, what=noun)
        )
    return kept, losses
