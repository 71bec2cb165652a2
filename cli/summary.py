"""What became of the names, as tables on standard error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from translit.text.hidden import told_apart

from .terminal import console, counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from translit.translate import NameResult, Translation

__all__ = ["tell"]

MOST_ROWS = 10
"""Rows of one table, unless all are asked for: an article names sixty, and most of them are right."""

MOST_WRONG = 40
"""Rows at most where so many names are not verified."""

NARROW = 60
"""Columns of a terminal in which five columns of a table have no room for a name."""

_LISTED = {"names-by-rule", "forms-by-rule", "names-left"}  # remarks that list the names which the glossary lacks

_OF_A_MODEL = "draft"
"""A remark on the model and no article: twelve times under twelve tables it would hide the others."""

MOST_ALIKE = 20
"""Remarks of one kind at most: where every sentence goes wrong, they would push all else off the screen."""


def tell(results: Mapping[str, Sequence[Translation]], *, all_names: bool = False) -> None:
    """Print, for each article and target, how many names are verified, one line an entity, and all warnings.

    Of many entities those come first that a person should look at, and the rest is counted; `all_names` has every one.
    """
    out = console()
    everything = [(name, result) for name, every in results.items() for result in every]
    for name, result in everything:
        _tell_one(out, name, result, all_names)
    of_models = (each.message for _, result in everything for each in result.warnings if each.code == _OF_A_MODEL)
    for message in dict.fromkeys(of_models):
        if len(everything) > 1:
            out.print()
        _hanging(out, "  ! ", message, "yellow")


def _tell_one(out: Console, name: str, result: Translation, all_names: bool) -> None:
    from rich.text import Text

    total = len(result.names)
    style = "green" if result.ok else "bold red"
    head = Text.assemble((f"{told_apart(name)}  {result.source} → {result.target}  ", "bold"))
    head.append(f"{result.verified} of {total} names verified" if total else "no names of the glossary in it", style)
    out.print()
    out.print(head)
    if total:
        rows = _by_entity(result.names)
        shown = len(rows) if all_names else max(MOST_ROWS, min(MOST_WRONG, sum(not _fine(row) for row in rows)))
        out.print(_table(rows[:shown], out.width))
        if rows[shown:]:
            wrong = sum(not _fine(row) for row in rows[shown:])
            state = f"{wrong} of them not verified" if wrong else "all verified"
            _hanging(out, "  ", f"… {len(rows) - shown} more, {state}; --all-names lists them.")
    unknown = [] if _LISTED & {finding.code for finding in result.warnings} else _unknown(result)
    if unknown:
        more = f" and {len(unknown) - MOST_WRONG} more" if len(unknown) > MOST_WRONG else ""
        _hanging(out, "  ", f"not in the glossary: {', '.join(unknown[:MOST_WRONG])}{more}")
    told: Counter[str] = Counter()
    for finding in (each for each in result.warnings if each.code != _OF_A_MODEL):
        told[finding.code] += 1
        if told[finding.code] <= MOST_ALIKE:
            _hanging(out, "  ! ", finding.message, "yellow")
    left = sum(number - MOST_ALIKE for number in told.values() if number > MOST_ALIKE)
    if left:
        _hanging(out, "  ! ", f"and {counted(left, 'remark')} like these; the report has them all.", "yellow")


def _hanging(out: Console, mark: str, text: str, style: str = "") -> None:
    """Print a text behind a mark; what does not fit on its line goes on under its beginning.

    >>> import sys
    >>> from rich.console import Console
    >>> _hanging(Console(width=30, file=sys.stdout), "  ! ", "Not in the glossary: Елена Новик, Сергей Гвоздицкий")
      ! Not in the glossary: Елена
        Новик, Сергей Гвоздицкий
    """
    from rich.text import Text

    for number, line in enumerate(Text(told_apart(text)).wrap(out, max(20, out.width - len(mark)))):
        line.rstrip()
        out.print(Text.assemble(mark if number == 0 else " " * len(mark), line, style=style))


def _unknown(result: Translation) -> list[str]:
    """The names that no entry is of, each once whatever cases it stands in."""
    rows = _by_entity([name for name in result.names if name.entry_id is None])
    titles = {mention.source_span: _title(mentions) for mentions in rows for mention in mentions}
    found = (titles.get(span, " ".join(result.source_text[slice(*span)].split())) for span in result.unknown_names)
    return list(dict.fromkeys(found))


def _table(rows: Sequence[Sequence[NameResult]], width: int) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    declined = any(name.case or name.cases for row in rows for name in row)  # English and Spanish have no cases to tell
    titles = {"name": True, "written": True, "case": declined and width >= NARROW, "how": width >= NARROW}
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for title in (title for title, wanted in titles.items() if wanted):
        table.add_column(title, overflow="fold")
    table.add_column("ok", justify="right", no_wrap=True)
    for row in rows:
        *cells, verdict = _cells(row)
        wanted = [cell for cell, wanted in zip(cells, titles.values(), strict=True) if wanted]
        table.add_row(*(Text(told_apart(cell)) for cell in [*wanted, verdict]), style="" if _fine(row) else "red")
    return table


def _fine(mentions: Sequence[NameResult]) -> bool:
    return all(mention.ok for mention in mentions)


def _cells(mentions: Sequence[NameResult]) -> list[str]:
    written = dict.fromkeys(" ".join(mention.found.split()) for mention in mentions if mention.found)
    good = sum(mention.ok for mention in mentions)
    verdict = f"✗ {good} of {len(mentions)}" if good < len(mentions) else f"✓ {good}" if good > 1 else "✓"
    return [
        _title(mentions),
        ", ".join(written) or f"(expected {mentions[0].expected})",
        ", ".join(dict.fromkeys(case for mention in mentions if (case := mention.case or "/".join(mention.cases))))
        or "–",
        ", ".join(dict.fromkeys(mention.how for mention in mentions)),
        verdict,
    ]


def _title(mentions: Sequence[NameResult]) -> str:
    """An entity's first mention; of a name by rule, the first that stands in its base form."""
    base = (mention for mention in mentions if mention.entry_id is None and mention.found == mention.expected)
    return " ".join(next(base, mentions[0]).source_text.split())


def _by_entity(names: Sequence[NameResult]) -> list[list[NameResult]]:
    """Mentions gathered by entity, or by the base form of a name by rule.

    Those with one that is not verified come first, then those that rules wrote.
    """
    gathered: dict[str, list[NameResult]] = {}
    for mention in names:
        gathered.setdefault(mention.entry_id or mention.expected or mention.source_text, []).append(mention)
    return sorted(gathered.values(), key=lambda row: (_fine(row), all(mention.entry_id for mention in row)))
