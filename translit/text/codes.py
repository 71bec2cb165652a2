"""Codes of languages (codes.tsv): their English names, and what people type in place of a code."""

from __future__ import annotations

from functools import cache

from ..tables import rows

__all__ = ["EAST_SLAVIC", "alpha2", "can_be_code", "language_name", "meant", "told"]

EAST_SLAVIC = ("be", "ru", "uk")
"""Belarusian, Russian and Ukrainian: the languages whose names are known by rule and not from lists alone."""


@cache
def _table() -> list[dict[str, str]]:
    return list(rows(__package__, "codes.tsv"))


@cache
def _short() -> dict[str, str]:
    return {row["alpha3"]: row["alpha2"] for row in _table()}


@cache
def _names() -> dict[str, str]:
    return {row["alpha2"]: row["name"] for row in _table()}


@cache
def _mistaken() -> dict[str, str]:
    return {
        typed.casefold(): row["alpha2"]
        for row in _table()
        for typed in (row["alpha3"], row["name"], row["country"])
        if typed
    }


def alpha2(code: str) -> str:
    """The ISO 639-1 code of a language given by its ISO 639-3 code; a code that has none stays as it is.

    >>> alpha2("bel"), alpha2("es"), alpha2("ast")
    ('be', 'es', 'ast')
    """
    return _short().get(code, code)


def language_name(code: str) -> str:
    """The English name of a language, or the code itself.

    >>> language_name("be"), language_name("xx")
    ('Belarusian', 'xx')
    """
    return _names().get(code, code)


def can_be_code(code: str) -> bool:
    """Whether a code can be a language's: those of two letters are all known, of three there are thousands.

    Of two letters are also the codes that Argos Translate made up for its packages: zt is Chinese in traditional
    characters, pb Portuguese of Brazil.

    >>> can_be_code("be"), can_be_code("xx"), can_be_code("ast"), can_be_code("zt")
    (True, False, True, True)
    """
    return len(code) != 2 or code in _names() or code in ("pb", "zt")


def meant(code: str) -> str | None:
    """The ISO 639-1 code that somebody had in mind who typed a longer code, a country's code or a language's name.

    >>> meant("ua"), meant("bel"), meant("German"), meant("be")
    ('uk', 'be', 'de', None)
    """
    return _mistaken().get(code.casefold())


def told(code: str) -> str:
    """A code with the language it stands for, and whose it would be where it is also typed for a country.

    >>> told("ee"), told("ja"), told("zz")
    ('ee (Ewe; Estonian is et)', 'ja (Japanese)', 'zz')
    """
    name, other = language_name(code), meant(code)
    if name == code:
        return code
    return f"{code} ({name}; {language_name(other)} is {other})" if other else f"{code} ({name})"
