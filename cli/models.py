"""`translit models`: the translation models on this machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from .files import json_option, write_json, write_output
from .root import Group
from .terminal import Progress, columns, say

if TYPE_CHECKING:
    from translit.engines.packages import PackageInfo

__all__ = ["models"]

_PAIR = re.compile(r"([a-z]{2,3})[-_]([a-z]{2,3})")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


@click.group(cls=Group)
def models() -> None:
    """The translation models on this machine.

    They are .argosmodel packages and lie where Argos Translate keeps its own.
    """


@models.command("list")
@click.option("--available", is_flag=True, help="What Argos Translate's index offers instead; goes to the network.")
@click.option("--pairs", is_flag=True, help="Each pair of languages instead, with the engine that takes it and why.")
@json_option
def list_models(available: bool, pairs: bool, as_json: bool) -> None:
    """List the packages that are here: name, languages, version, size, whose it is, BLEU where known.

    A bundled one came with translit-models. Of several engines for a pair the bundled model comes first, then packages,
    then Apertium; one that is known to have the better score goes before all of them.

    \b
    translit models list --pairs
    """
    from translit.engines.folders import packages_directory
    from translit.engines.packages import installed_packages

    if available and pairs:
        raise click.UsageError("--available and --pairs are two lists; ask for one.")
    if available:
        _list_offers(as_json)
        return
    if pairs:
        _list_pairs(as_json)
        return
    found = installed_packages()
    if as_json:
        write_json([_data(package) for package in found])
    elif found:
        rows = [
            (package.code, _pairs(package), package.version, _size(package.size), _whose(package), _scores(package))
            for package in found
        ]
        write_output(columns(rows))
    else:
        say(f"no package is installed in {packages_directory()}; `translit models install FILE` adds one.")


def _list_pairs(as_json: bool) -> None:
    from translit.engines import NoEngineError, get_engine, reasons

    try:
        engine = get_engine()
    except NoEngineError as nothing:
        if not as_json:
            raise
        write_json([])
        say(str(nothing))
        return
    found = sorted(engine.pairs())
    if as_json:
        scores = {pair: engine.traits(*pair).score for pair in found}
        write_json(
            [{"from": pair[0], "to": pair[1], "score": scores[pair], "way": reasons(*pair, engine)} for pair in found]
        )
    else:
        write_output("".join(f"{'; '.join(reasons(*pair, engine))}\n" for pair in found))


def _list_offers(as_json: bool) -> None:
    from translit.engines import index

    with Progress(f"asking {index.index_url()}"):
        found = sorted(index.offers(), key=lambda offer: (offer.source, offer.target, offer.version))
    if as_json:
        write_json([{"from": offer.source, "to": offer.target, "version": offer.version} for offer in found])
    else:
        write_output(columns((f"{offer.source}-{offer.target}", offer.version) for offer in found))


@models.command()
@click.argument("what", metavar="FILE|PAIR")
@click.option("--sha256", default="", metavar="HEX", help="What the file must be: 64 hexadecimal digits.")
def install(what: str, sha256: str) -> None:
    """Install an .argosmodel file, or a package by its languages.

    FILE takes the place of an installed one of the same name. PAIR (en-de) is looked up in Argos Translate's package
    index and fetched from there, over the network. A download that broke off goes on where it stopped.

    \b
    translit models install en-de
    """
    from pathlib import Path

    from translit.engines import installing

    pair = _PAIR.fullmatch(what)
    if sha256 and not _SHA256.fullmatch(sha256):
        raise click.BadParameter("a SHA-256 has 64 hexadecimal digits.", param_hint="--sha256")
    if pair is None or Path(what).exists():
        with Progress(f"installing {what}"):
            package = installing.install(what, sha256=sha256)
    else:
        package = _fetched(pair[1], pair[2], sha256)
    say(f"installed {package.code} ({_pairs(package)}, {_size(package.size)}) in {package.path}")


def _fetched(source: str, target: str, sha256: str) -> PackageInfo:
    from translit.engines import index, installing

    with Progress(f"asking {index.index_url()}"):
        offer = index.offer_for(source, target, index.offers())
    with Progress(f"fetching {offer.name}") as progress:
        told = False

        def here(got: int, total: int) -> None:
            nonlocal told
            if not told:
                told = True
                say(f"fetching {offer.name}, {_size(total) if total else 'of unknown size'}, from {offer.links[0]}")
            progress(got, total or got)

        file = index.download(offer, sha256=sha256, progress=here)
    try:
        with Progress(f"installing {offer.name}"):
            return installing.install(file)
    finally:
        file.unlink(missing_ok=True)


@models.command()
@click.argument("name", metavar="NAME")
def remove(name: str) -> None:
    """Remove an installed package, by its name or its languages (en-es).

    \b
    translit models remove en-de
    """
    from translit.engines import installing

    say(f"removed {installing.remove(name)}")


@models.command()
@click.argument("name", metavar="NAME")
@json_option
@click.pass_context
def info(ctx: click.Context, name: str, as_json: bool) -> None:
    """Tell about an installed package; exits with 1 when a file of it is missing.

    \b
    translit models info en-de
    """
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
            ("from", _whose(package)),
            ("scores", _scores(package) or "none known"),
            ("folder", str(package.path)),
            ("files", "; ".join(faults) or "all there"),
        ]
        write_output(columns(facts))
    if faults:
        ctx.exit(1)


@models.command()
@click.argument("name", metavar="[NAME]", required=False)
@json_option
@click.pass_context
def verify(ctx: click.Context, name: str | None, as_json: bool) -> None:
    """Load installed packages and let each say a word; exits with 1 when one does not work.

    \b
    translit models verify
    """
    from translit.engines import installing
    from translit.engines.argos import tried
    from translit.engines.folders import package_folders

    folders = [installing.find_package(name).path] if name else [path for path, _ in package_folders()]
    faults: dict[str, list[str]] = {}
    with Progress("verifying", quiet=as_json) as progress:
        for number, folder in enumerate(folders):
            progress(number, len(folders))
            faults[folder.name] = tried(folder)
    if as_json:
        write_json([{"name": folder, "faults": found} for folder, found in faults.items()])
    elif faults:
        write_output(columns((folder, "; ".join(found) or "works") for folder, found in faults.items()))
    else:
        say("no package is installed.")
    if any(faults.values()):
        ctx.exit(1)


def _data(package: PackageInfo) -> dict[str, Any]:
    return {
        "name": package.code,
        "pairs": sorted(package.pairs),
        "version": package.version,
        "bytes": package.size,
        "bundled": not package.removable,
        "draft": package.draft,
        "scores": _known(package),
        "path": str(package.path),
    }


def _pairs(package: PackageInfo) -> str:
    pairs = sorted(package.pairs)
    shown = ", ".join(f"{source}→{target}" for source, target in pairs[:6])
    return shown + (f" and {len(pairs) - 6} more" if len(pairs) > 6 else "")


def _whose(package: PackageInfo) -> str:
    return "installed" if package.removable else "bundled"


def _known(package: PackageInfo) -> dict[str, float]:
    """BLEU by pair: the package's own, or what is known of it."""
    known = {f"{source}-{target}": package.score(source, target) for source, target in sorted(package.pairs)}
    return {pair: score for pair, score in known.items() if score is not None}


def _scores(package: PackageInfo) -> str:
    shown = [f"{pair} {score:.1f}" for pair, score in _known(package).items()]
    told = [f"BLEU {', '.join(shown)}"] if shown else []
    return ", ".join([*told, *["a draft"] * package.draft])


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.1f} kB"
