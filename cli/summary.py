"""What became of the names, as tables on standard error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .terminal import console

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from translit.translate import NameResult, Translation

__all__ = ["tell"]

MOST_ROWS = 40
"""Rows of one table at most; what does not fit is verified and in the report."""


def tell(results: Mapping[str, Sequence[Translation]]) -> None:
    """Print, for each article and target, how many names are verified, one line an entity, and all warnings."""
    out = console()
    for name, every in results.items():
        for result in every:
            _tell_one(out, name, result)


def _tell_one(out: Console, name: str, result: Translation) -> None:
    from rich.text import Text

    total = len(result.names)
    style = "green" if result.ok else "bold red"
    head = Text.assemble((f"{name}  {result.source} → {result.target}  ", "bold"))
    head.append(f"{result.verified} of {total} names verified" if total else "no names of the glossary in it", style)
    out.print()
    out.print(head)
    if total:
        out.print(_table(result.names))
    for finding in result.warnings:
        out.print(Text(f"  ! {finding.message}", "yellow"))


def _table(names: Sequence[NameResult]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
    for title, share in (("name", 3), ("written", 4), ("case", 2), ("how", 2)):
        table.add_column(title, ratio=share, overflow="fold")
    table.add_column("ok", justify="right", no_wrap=True)
    rows = _by_entity(names)
    for mentions in rows[:MOST_ROWS]:
        good = sum(mention.ok for mention in mentions)
        fine = good == len(mentions)
        written = dict.fromkeys(mention.found for mention in mentions if mention.found)
        table.add_row(
            Text(mentions[0].source_text),
            Text(", ".join(written) or f"(expected {mentions[0].expected})"),
            ", ".join(dict.fromkeys(mention.case for mention in mentions if mention.case)) or "–",
            ", ".join(dict.fromkeys(mention.how for mention in mentions)),
            Text("✓" if fine and good == 1 else f"✓ {good}" if fine else f"✗ {good} of {len(mentions)}"),
            style="" if fine else "red",
        )
    if len(rows) > MOST_ROWS:
        table.add_row(f"… and {len(rows) - MOST_ROWS} more", "", "", "", "")
    return table


def _by_entity(names: Sequence[NameResult]) -> list[list[NameResult]]:
    """Mentions gathered by entity, those with a mention that is not verified first."""
    gathered: dict[str, list[NameResult]] = {}
    for mention in names:
        gathered.setdefault(mention.entry_id or mention.source_text, []).append(mention)
    return sorted(gathered.values(), key=lambda mentions: all(mention.ok for mention in mentions))
