"""How to get an engine for a pair: which Debian package has it, which file to install."""

from __future__ import annotations

from functools import cache

from ..errors import Message
from ..tables import lines
from ..text.codes import alpha2

__all__ = ["apertium_package", "how_to_install"]


@cache
def _packages() -> dict[frozenset[str], str]:
    found = (line.split("\t") for line in lines(__package__, "apertium-debian.tsv"))
    return {frozenset((alpha2(one), alpha2(other))): package for one, other, package in found}


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
    if package is None:
        return ours
    return Message("{apt} (Debian) or {ours}", apt=f"`apt-get install apertium {package}`", ours=ours)
