"""The tables of this room: tab-separated files under `data/`, one fact a row, for linguists to read and mend."""

from __future__ import annotations

from ..tables import rows

__all__ = ["data_rows"]


def data_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of this room."""
    return list(rows("translit.names", f"data/{name}"))
