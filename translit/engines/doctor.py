"""What is installed for translating, and what to do about what is not."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from .apertium_pipeline import installed_modes, program
from .folders import package_folders, packages_directory
from .packages import PackageInfo, installed_packages, verify

__all__ = ["Check", "doctor"]


@dataclass(frozen=True, slots=True)
class Check:
    """One row: what was looked for, whether it is well, what was found, and what to do (empty when nothing)."""

    what: str
    ok: bool
    found: str
    advice: str = ""


def doctor() -> list[Check]:
    """What this machine has for translating. Imports no engine, loads no model, writes nothing.

    Each row stands for itself: Apertium alone is enough to translate, and what else is missing is still said.

    >>> [check.what for check in doctor()][:3]
    ['Python', 'ctranslate2', 'sentencepiece']
    """
    return [
        Check("Python", True, f"{platform.python_version()} ({platform.machine()})"),
        _distribution("ctranslate2", "ctranslate2", extra="translate"),
        _distribution("sentencepiece", "sentencepiece", extra="translate"),
        _distribution("argostranslate", "argos-translate-lt", "argostranslate", extra="argos"),
        _apertium(),
        _models(),
        *_broken(),
    ]


def _distribution(module: str, *names: str, extra: str) -> Check:
    advice = f"`pip install 'translit-toolkit[{extra}]'`"
    if find_spec(module) is None:
        return Check(module, False, "not installed", advice)
    for name in names:
        try:
            return Check(module, True, version(name) if name == module else f"{version(name)} ({name})")
        except PackageNotFoundError:
            continue
    return Check(module, True, "installed, version unknown")


def _apertium() -> Check:
    pairs = [f"{source}-{target}" for source, target in sorted(installed_modes())]
    binary = program("apertium")
    if binary is None:
        return Check("apertium", False, "not installed", "`apt-get install apertium apertium-bel-rus apertium-rus-ukr`")
    if not pairs:
        return Check(
            "apertium", False, "no pairs", "`apt-get install apertium-bel-rus apertium-rus-ukr apertium-eng-spa`"
        )
    return Check("apertium", True, f"{_apertium_version(binary)}; {len(pairs)} pairs: {', '.join(pairs)}")


def _apertium_version(binary: str) -> str:
    try:
        said = subprocess.run([binary, "-V"], capture_output=True, text=True, timeout=10, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return "version unknown"
    return said.strip().removeprefix("Apertium ") or "version unknown"


def _models() -> Check:
    places: dict[Path, list[PackageInfo]] = {}
    for package in installed_packages():
        places.setdefault(package.path.parent, []).append(package)
    if not places:
        return Check(
            "models",
            False,
            f"none in {packages_directory()}",
            "`translit models install en-de` or `translit models install FILE.argosmodel`",
        )
    return Check("models", True, "; ".join(f"{_told(some)} in {place}" for place, some in places.items()))


def _told(packages: Iterable[PackageInfo]) -> str:
    """The pairs of packages and their size together: `be-ru, ru-be (11.7 MB)`."""
    some = list(packages)
    pairs = dict.fromkeys(f"{source}-{target}" for each in some for source, target in sorted(each.pairs))
    return f"{', '.join(pairs)} ({sum(each.size for each in some) / 1e6:.1f} MB)"


def _broken() -> Iterator[Check]:
    for path, removable in package_folders():
        if wrong := verify(path):
            mend = f"`translit models remove {path.name}`" if removable else "install translit-models again"
            yield Check(f"model {path.name}", False, wrong[0], mend)
