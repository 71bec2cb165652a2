"""`translit models`: the translation models on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .files import json_option, write_json, write_output
from .terminal import Progress, columns, say

if TYPE_CHECKING:
    from translit.engines.packages import PackageInfo

__all__ = ["models"]


@click.group()
def models() -> None:
    """The translation models on this machine.

    They are .argosmodel packages and lie where Argos Translate keeps its own.
    """


@models.command("list")
@json_option
def list_models(as_json: bool) -> None:
    """List the installed packages: name, languages, version, size."""
    from translit.engines.packages import installed_packages, packages_directory

    found = installed_packages()
    if as_json:
        write_json([_data(package) for package in found])
    elif found:
        rows = [(package.code, _pairs(package), package.version, _size(package.size)) for package in found]
        write_output(columns(rows))
    else:
        say(f"no package is installed in {packages_directory()}; `translit models install FILE.argosmodel` adds one.")


@models.command()
@click.argument("file", metavar="FILE")
def install(file: str) -> None:
    """Install an .argosmodel file, in place of one of the same name."""
    from translit.engines import installing

    with Progress(f"installing {file}"):
        package = installing.install(file)
    say(f"installed {package.code} ({_pairs(package)}) in {package.path}")


@models.command()
@click.argument("name", metavar="NAME")
def remove(name: str) -> None:
    """Remove an installed package, by its name or its languages (en-es)."""
    from translit.engines import installing

    say(f"removed {installing.remove(name)}")


@models.command()
@click.argument("name", metavar="NAME")
@json_option
@click.pass_context
def info(ctx: click.Context, name: str, as_json: bool) -> None:
    """Tell about an installed package; exits with 1 when a file of it is missing."""
    from translit.engines import installing
    from translit.engines.packages import verify

    package = installing.find_package(name)
    faults = verify(package.path)
    if as_json:
        write_json(_data(package) | {"faults": faults})
    else:
        facts = [
            ("name", package.code),
            ("languages", _pairs(package)),
            ("version", package.version or "–"),
            ("size", _size(package.size)),
            ("folder", str(package.path)),
            ("files", "; ".join(faults) or "all there"),
        ]
        write_output(columns(facts))
    if faults:
        ctx.exit(1)


def _data(package: PackageInfo) -> dict[str, Any]:
    return {
        "name": package.code,
        "pairs": sorted(package.pairs),
        "version": package.version,
        "bytes": package.size,
        "path": str(package.path),
    }


def _pairs(package: PackageInfo) -> str:
    pairs = sorted(package.pairs)
    shown = ", ".join(f"{source}→{target}" for source, target in pairs[:6])
    return shown + (f" and {len(pairs) - 6} more" if len(pairs) > 6 else "")


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.1f} kB"
