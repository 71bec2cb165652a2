"""Tables beside modules: tab-separated, a header line, `#` before remarks; a linguist can read and mend them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

__all__ = ["rows"]


def rows(package: str | None, name: str) -> Iterator[dict[str, str]]:
    """The rows of the table `name` that lies beside the modules of `package`, each by its header's columns.

    Raises FileNotFoundError when there is no such table.

    >>> next(rows("translit.translate", "prepositions.tsv"))["lang"]
    'ru'
    """
    text = resources.files(package or __package__).joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t") if lines else []
    for line in lines[1:]:
        cells = line.split("\t")
        # Cells that are empty to the end of a row may be left out.
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=False))
