"""Tables beside modules: tab-separated, a header line, `#` before remarks; a linguist can read and mend them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

__all__ = ["column", "lines", "rows", "shipped"]


def shipped(package: str, *path: str) -> Path:
    """A file of an installed package, found without importing the package: pytrovich's brings `logging` and more.

    Raises FileNotFoundError when there is no such package.

    >>> shipped("translit.morphology", "places.tsv").is_file()
    True
    """
    found = find_spec(package)
    if found is None or found.origin is None:
        raise FileNotFoundError(f"no package {package!r} is installed")
    return Path(found.origin).parent.joinpath(*path)


def lines(package: str | None, name: str) -> Iterator[str]:
    """The lines of the table `name` that lies beside the modules of `package`, its header first, without remarks.

    Raises FileNotFoundError when there is no such table.

    >>> next(lines("translit.morphology", "places.tsv"))
    'place'
    """
    text = shipped(package or __package__, name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and line[0] != "#")


def rows(package: str | None, name: str) -> Iterator[dict[str, str]]:
    """The rows of a table, each by its header's columns; arguments and refusals as for `lines`.

    >>> next(rows("translit.names", "data/prepositions.tsv"))["lang"]
    'ru'
    """
    found = lines(package, name)
    header = next(found, "").split("\t")
    for line in found:  # csv.DictReader takes five times as long; nothing is quoted in these tables
        cells = line.split("\t")
        cells += [""] * (len(header) - len(cells))
        yield dict(zip(header, cells, strict=False))


def column(package: str | None, name: str, header: str) -> Iterator[str]:
    """The cells of one column of a table that are not empty, from the top; none where it has no such column.

    Arguments and refusals as for `lines`. Rows that nobody asks for are not taken apart.

    >>> next(column("translit.names", "data/gazetteer.tsv", "be"))
    'Мінск'
    """
    found = lines(package, name)
    headers = next(found, "").split("\t")
    if header in headers:
        at = headers.index(header)
        cells = (line.split("\t", at + 1) for line in found)
        yield from (row[at] for row in cells if len(row) > at and row[at])
