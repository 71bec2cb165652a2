"""How to get an engine for a pair: which Debian package has it, which file to install."""

from __future__ import annotations

from functools import cache

from ..errors import Message, joined
from ..tables import lines
from ..text.codes import EAST_SLAVIC, alpha2, language_name, meant
from .packages import installed_packages, runs_models

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


_OURS = frozenset(("en", *EAST_SLAVIC))
"""The languages between which translit-models translates, some pairs by way of Russian."""

_RUNNER = "`pip install 'translit-toolkit[translate]'`"
_MODELS = Message("{ours} in a clone of translit", ours="`pip install ./models '.[translate]'`")


def how_to_install(source: str, target: str) -> str:
    """What to do to get an engine for the pair, to follow "Install one:".

    Our own models are named where they have the pair and are not here. Argos Translate's packages lead from and into
    English, so that two of them make a way between others; it has none for Belarusian. A step that is here is left out.

    >>> how_to_install("fi", "de")
    '`translit models install fi-en` + `translit models install en-de`'
    >>> how_to_install("en", "be")
    "`pip install ./models '.[translate]'` in a clone of translit"
    >>> how_to_install("es", "ca").partition(" or ")[0]
    '`apt-get install apertium apertium-spa-cat` (Debian)'
    """
    source, target = (meant(code) or code if language_name(code) == code else code for code in (source, target))
    if not runs_models() and any((source, target) in package.pairs for package in installed_packages()):
        return Message("{runner}, which runs the models that are here", runner=_RUNNER)
    ways: list[str] = []
    if package := apertium_package(source, target):
        ways.append(Message("{apt} (Debian)", apt=f"`apt-get install apertium {package}`"))
    if {source, target} <= _OURS:
        ways.append(_MODELS)
    if packages := _argos(source, target):
        ways.append(joined(packages, " + "))
    return ways[0] if len(ways) == 1 else Message("{one} or {other}", one=ways[0], other=joined(ways[1:], "; "))


def _argos(source: str, target: str) -> list[str]:
    """The packages on the way over English, and what else they need; ours take the step from or into Belarusian."""
    if {source, target} <= _OURS and "be" in (source, target):
        return []
    steps = [(source, target)] if "en" in (source, target) else [(source, "en"), ("en", target)]
    here = {pair for package in installed_packages() for pair in package.pairs} if runs_models() else set()
    wanted = [step for step in steps if "be" not in step]
    found: list[str] = [
        f"`translit models install {source}-{target}`"
        for source, target in [step for step in wanted if step not in here] or wanted
    ]
    if "be" in (source, target):
        return found if any("be" in pair for pair in here) else [*found, _MODELS]
    return found if runs_models() else [*found, _RUNNER]
