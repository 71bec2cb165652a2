"""`translit doctor`: what is installed here, what is missing, and what to do about it."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata

import click

from .files import json_option, write_json, write_output

__all__ = ["doctor"]

_EXTRAS = {
    "translate": ("ctranslate2", "sentencepiece"),
    "argos": ("argostranslate",),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `state` is ok, note (something could be added) or fault (something does not work)."""

    what: str
    state: str
    found: str
    advice: str = ""


@click.command()
@json_option
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Say what is installed here and what is missing.

    The exit code is 1 when something does not work or nothing here can translate.
    """
    checks = [check for look in (_machine, _glossary, _schemes, _extras, _engines) for check in _safely(look)]
    if as_json:
        write_json([asdict(check) for check in checks])
    else:
        write_output("".join(_line(check) for check in checks))
    if any(check.state == "fault" for check in checks):
        ctx.exit(1)


def _line(check: Check) -> str:
    sign = {"ok": "✓", "note": "·", "fault": "✗"}[check.state]
    advice = f"\n{'':14}→ {check.advice}" if check.advice else ""
    return f"{sign} {check.what:<11} {check.found}{advice}\n"


def _safely(look: Callable[[], Iterator[Check]]) -> Iterator[Check]:
    """A check that breaks is itself a finding: the others still run."""
    try:
        yield from look()
    except Exception as error:
        yield Check(look.__name__.strip("_"), "fault", f"{type(error).__name__}: {error}")


def _machine() -> Iterator[Check]:
    yield Check("translit", "ok", f"{metadata.version('translit-toolkit')}, Python {platform.python_version()}")
    encoding = (sys.stdout.encoding or "none").lower() if sys.stdout else "none"
    if encoding.replace("-", "") != "utf8":
        yield Check("terminal", "note", f"its encoding is {encoding}", "set PYTHONUTF8=1 or a UTF-8 locale.")


def _glossary() -> Iterator[Check]:
    from .files import load_glossary

    glossary = load_glossary(())
    yield Check("glossary", "ok", f"{glossary.signature}, {len(glossary)} entries")


def _schemes() -> Iterator[Check]:
    from translit.schemes import available

    found = available()
    languages = sorted({scheme.lang for scheme in found})
    yield Check("schemes", "ok", f"{len(found)} standards for {', '.join(languages)}")


def _extras() -> Iterator[Check]:
    for extra, packages in _EXTRAS.items():
        versions = [f"{package} {version}" for package in packages if (version := _version(package))]
        if len(versions) == len(packages):
            yield Check(extra, "ok", ", ".join(versions))
        else:
            advice = f"`pip install 'translit-toolkit[{extra}]'`"
            yield Check(extra, "note", "not installed; needed for models in .argosmodel packages", advice)


def _version(package: str) -> str | None:
    """The version of an importable package; Argos Translate has two distributions of one import name."""
    for distribution in metadata.packages_distributions().get(package, []):
        return metadata.version(distribution)
    return None


def _engines() -> Iterator[Check]:
    from translit.engines import available

    engines = available()
    for engine in engines:
        pairs = sorted(engine.pairs())
        shown = ", ".join(f"{source}-{target}" for source, target in pairs[:12])
        more = f" and {len(pairs) - 12} more" if len(pairs) > 12 else ""
        yield Check(engine.name, "ok", f"{len(pairs)} pairs: {shown}{more}")
    if not engines:
        yield Check(
            "engines",
            "fault",
            "nothing here can translate",
            "`translit models install FILE.argosmodel`, or Debian's `apt-get install apertium apertium-en-es`.",
        )
    if not shutil.which("apertium"):
        yield Check(
            "apertium", "note", "not installed", "`apt-get install apertium` and a pair such as apertium-en-es."
        )
