"""Tables beside modules: tab-separated, a header line, `#` before remarks; a linguist can read and mend them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

__all__ = ["lines", "rows"]


def lines(package: str | None, name: str) -> Iterator[str]:
    """The lines of the table `name` that lies beside the modules of `package`, its header first, without remarks.

    Raises FileNotFoundError when there is no such table.

    >>> next(lines("translit.morphology", "places.tsv"))
    'place'
    """
    text = resources.files(package or __package__).joinpath(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and line[0] != "#")


def rows(package: str | None, name: str) -> Iterator[dict[str, str]]:
    """The rows of a table, each by its header's columns; arguments and refusals as for `lines`.

    >>> next(rows("translit.translate", "prepositions.tsv"))["lang"]
    'ru'
    """
    found = lines(package, name)
    header = next(found, "").split("\t")
    for line in found:  # csv.DictReader takes five times as long; nothing is quoted in these tables
        cells = line.split("\t")
        cells += [""] * (len(header) - len(cells))
        yield dict(zip(header, cells, strict=False))
