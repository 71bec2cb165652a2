"""`translit memory`: what was translated before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .files import code, glossary_option, json_option, load_glossary, write_json, write_output
from .root import Group
from .terminal import Progress, columns, counted, say

if TYPE_CHECKING:
    from translit.translate.memory import Memory

__all__ = ["memory"]

_origin = click.option("--origin", type=click.Choice(["people", "machine"]), help="Only what these made.")
_source = click.option("--from", "source", type=code, metavar="CODE", help="Only from this language.")
_target = click.option("--to", "target", type=code, metavar="CODE", help="Only into this language.")


@click.group(cls=Group)
def memory() -> None:
    """What was translated before.

    `translit translate --memory` uses it and adds to it. A sentence serves again with other names of the same gender;
    names are always written as the glossary has them now.
    """


def _opened() -> Memory:
    from translit.translate.memory import Memory

    return Memory()


@memory.command()
@json_option
def stats(as_json: bool) -> None:
    """Say where the memory lies, how large it is, and what is in it.

    \b
    translit memory stats
    """
    with _opened() as opened:
        facts: dict[str, Any] = opened.stats()
    if as_json:
        write_json(facts)
        return
    size = f"{_size(facts['bytes'])} of {_size(facts['max_bytes'])}"
    write_output(f"{facts['path']}: {counted(facts['segments'], 'segment')}, {size}\n")
    rows = [(k["origin"], f"{k['source']}-{k['target']}", f"{k['segments']:,}", k["maker"]) for k in facts["kinds"]]
    if rows:
        write_output(columns(rows))


@memory.command("import")
@click.argument("file", metavar="FILE.tmx", type=click.Path(path_type=Path))
@glossary_option
@_source
@_target
def import_(file: Path, glossaries: tuple[str, ...], source: str | None, target: str | None) -> None:
    """Take in translations that people made, as TMX; they go before an engine's.

    Names are found with the glossary as it is now: import again after many names were added.

    \b
    translit memory import ours.tmx
    """
    from translit.translate.memory import import_tmx

    glossary = load_glossary(glossaries)
    with _opened() as opened, Progress(f"reading {file}"):
        taken = import_tmx(opened, file, glossary=glossary, source=source, target=target)
    say(f"{counted(taken.units, 'unit')}, kept as {counted(taken.segments, 'segment')}")
    if taken.names_apart:
        say(
            f"in {taken.names_apart:,} of them a name of the source is not found in the translation: "
            "they are told of as near, and never used by themselves."
        )


@memory.command()
@click.argument("file", metavar="FILE.tmx", type=click.Path(path_type=Path))
@_origin
@_source
@_target
def export(file: Path, origin: str | None, source: str | None, target: str | None) -> None:
    """Write segments as TMX 1.4, for other programs and other people.

    \b
    translit memory export all.tmx --from ru --to be
    """
    from translit.translate.memory import export_tmx

    with _opened() as opened, Progress(f"writing {file}"):
        count = export_tmx(opened, file, origin=origin, source=source, target=target)
    say(f"wrote {counted(count, 'segment')} to {file}")


@memory.command()
@click.option("--all", "everything", is_flag=True, help="Everything.")
@click.option("--text", metavar="TEXT", help="Only what has TEXT in it, in either language.")
@_origin
@_source
@_target
def forget(everything: bool, text: str | None, origin: str | None, source: str | None, target: str | None) -> None:
    """Delete segments: all, or those of one origin, of a language, with a text.

    \b
    translit memory forget --from ru --to be
    translit memory forget --text "Игорь Лосик"
    """
    if not everything and text is origin is source is target is None:
        raise click.UsageError("say what to forget: --text, --origin, --from, --to, or --all.")
    with _opened() as opened:
        gone = opened.forget(origin=origin, source=source, target=target, text=text)
    say(f"forgot {counted(gone, 'segment')}")


def _size(count: int) -> str:
    return f"{count / (1 << 20):,.1f} MB"
