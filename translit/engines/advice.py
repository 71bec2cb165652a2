"""How to get an engine for a pair: which Debian package has it, which file to install."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["alpha2", "apertium_package", "how_to_install", "language_name", "meant"]


def _rows(name: str) -> list[list[str]]:
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def _alpha2_table() -> dict[str, str]:
    return {long: short for long, short, *_ in _rows("languages.tsv")}


@cache
def _names() -> dict[str, str]:
    return {short: name for _, short, name, _ in _rows("languages.tsv")}


@cache
def _mistaken() -> dict[str, str]:
    rows = _rows("languages.tsv")
    return {
        typed.casefold(): short
        for long, short, name, country in rows
        for typed in (long, name, country)
        if typed != "-"
    }


@cache
def _packages() -> dict[frozenset[str], str]:
    return {frozenset((alpha2(one), alpha2(other))): package for one, other, package in _rows("apertium-debian.tsv")}


def alpha2(code: str) -> str:
    """The ISO 639-1 code of a language given by its ISO 639-3 code; a code that has none stays as it is.

    >>> alpha2("bel"), alpha2("es"), alpha2("ast")
    ('be', 'es', 'ast')
    """
    return _alpha2_table().get(code, code)


def language_name(code: str) -> str:
    """The English name of a language, or the code itself.

    >>> language_name("be"), language_name("xx")
    ('Belarusian', 'xx')
    """
    return _names().get(code, code)


def meant(code: str) -> str | None:
    """The ISO 639-1 code that somebody had in mind who typed a longer code, a country's code or a language's name.

    >>> meant("ua"), meant("bel"), meant("German"), meant("be")
    ('uk', 'be', 'de', None)
    """
    return _mistaken().get(code.casefold())


def apertium_package(source: str, target: str) -> str | None:
    """The package of Debian bookworm that is about the two languages, or None; not each has both directions.

    >>> apertium_package("ru", "be")
    'apertium-bel-rus'
    """
    return _packages().get(frozenset((source, target)))


def how_to_install(source: str, target: str) -> str:
    """What to do to get an engine for the pair, to follow "Install one:".

    >>> how_to_install("ru", "be")
    '`apt-get install apertium apertium-bel-rus` (Debian) or `translit models install ru-be`'
    """
    ours = f"`translit models install {source}-{target}`"
    package = apertium_package(source, target)
    return f"`apt-get install apertium {package}` (Debian) or {ours}" if package else ours
