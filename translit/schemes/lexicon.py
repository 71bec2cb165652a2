"""Given names of the three languages, which tell the likeliest of several readings."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

__all__ = ["given_names"]


@lru_cache(maxsize=8)
def given_names(lang: str) -> frozenset[str]:
    """Give the given names of a language in lower case; empty where the glossary's data is missing.

    The table is `glossaries/given-names.tsv` (installed as `translit_glossaries`).

    Args:
        lang: `be`, `ru` or `uk`.

    >>> "ольга" in given_names("ru")
    True
    """
    try:
        text = resources.files("translit_glossaries").joinpath("given-names.tsv").read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError):
        return frozenset()
    header, *rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    if lang not in header:
        return frozenset()
    column = header.index(lang)
    return frozenset(form.lower() for row in rows for form in row[column].split("|") if form)
