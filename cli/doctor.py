"""`translit doctor`: what is installed here, what is missing, and what to do about it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from importlib.util import find_spec

import click

from .files import json_option, write_json, write_output
from .terminal import hung

__all__ = ["doctor"]

# extra -> what it is for, and the packages without which there is none of it
_EXTRAS = {
    "documents": ("Word, OpenDocument, EPUB; spreadsheets, TBX and TMX", ("lxml", "openpyxl", "markdown_it")),
    "web": ("the workbench and the HTTP API", ("starlette", "uvicorn", "jinja2", "python_multipart")),
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

    \b
    translit doctor
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
    advice = f"\n{'':17}→ {check.advice}" if check.advice else ""
    return f"{hung(f'{sign} {check.what:<14} {check.found}', 17)}{advice}\n"


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
    for extra, (purpose, packages) in _EXTRAS.items():
        if all(find_spec(package) for package in packages):
            yield Check(extra, "ok", purpose)
        else:
            yield Check(extra, "note", f"not installed: {purpose}", f"`pip install 'translit-toolkit[{extra}]'`")


def _engines() -> Iterator[Check]:
    from translit.engines import available, reachable
    from translit.engines.doctor import doctor as looked_at

    rows = {row.what: row for row in looked_at()}
    yield from (Check(r.what, "ok" if r.ok else "note", r.found, r.advice) for r in rows.values() if r.what != "Python")
    pairs = sorted({pair for engine in available() for pair in engine.pairs()})
    if pairs:
        found = f"{len(pairs)} pairs: {_listed(pairs)}"
        sources = sorted({here for here, _ in pairs})
        further = sorted({(here, there) for here in sources for there in reachable(here, available())} - set(pairs))
        if further:
            found += f"; through another language also {_listed(further)}"
        yield Check("translates", "ok", found)
    else:
        yield Check("engines", "fault", "nothing here can translate", "any one of the above will do")


def _listed(pairs: list[tuple[str, str]]) -> str:
    return ", ".join(f"{here}-{there}" for here, there in pairs)
