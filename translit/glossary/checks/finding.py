"""What a check says: how bad it is, where it is, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from translit.text import as_seen, nfc

from ..entry import Entry

__all__ = ["Finding", "Found", "Said", "Severity", "spelled_fields", "tidy"]

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend: `code` is stable, `message` says what is wrong and what to do.

    `severity` is `error` (the entry cannot be used so), `warning` (surely something to look at) or `hint` (the rules
    would write it otherwise; the press may know better). `file`, `line` (from 1), `entry_id` and `field` (`forms.be`)
    say where, None where that is not known.
    """

    code: str
    severity: Severity
    message: str
    file: str | None = None
    line: int | None = None
    entry_id: str | None = None
    field: str | None = None

    def __str__(self) -> str:
        """One line: where, how bad, what, and the code."""
        where = [part for part in (self.file or self.entry_id, self.line and f"line {self.line}", self.field) if part]
        return f"{', '.join(map(str, where))}: {self.severity}: {self.message} [{self.code}]"


class Said(NamedTuple):
    """What a check says of one entry; who runs it knows file and line."""

    code: str
    severity: Severity
    message: str
    field: str | None


Found = Iterator[Said]


def spelled_fields(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Every form of an entry with its spelling code and its field, variants and cases too.

    >>> list(spelled_fields(Entry("x", "place", {"be": "Мінск"}, variants={"be": ("Менск",)})))
    [('be', 'Мінск', 'forms.be'), ('be', 'Менск', 'variants.be.0')]
    """
    for code, form in entry.forms.items():
        yield code, form, f"forms.{code}"
    for code, forms in entry.variants.items():
        for at, form in enumerate(forms):
            yield code, form, f"variants.{code}.{at}"
    for code, cases in entry.cases.items():
        for case, bent in cases.items():
            for form in (bent,) if isinstance(bent, str) else bent:
                yield code, form, f"cases.{code}.{case}"


def tidy(form: str) -> str:
    """A form without spaces too many and characters that nobody sees, its letters in one piece.

    >>> tidy(" Новы  Двор")
    'Новы Двор'
    """
    return " ".join(nfc(as_seen(form)).split())
