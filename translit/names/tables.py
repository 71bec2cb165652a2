"""The tables of this room: tab-separated files under `data/`, one fact a row, for linguists to read and mend."""

from __future__ import annotations

import csv
from importlib import resources

__all__ = ["data_rows"]


def data_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of this room."""
    path = resources.files("translit.names").joinpath("data", name)
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
