"""Whole glossaries: `translit glossary diff` and `merge`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .files import json_option, path_text, write_json, write_output
from .terminal import Progress, say
from .upkeep import author_name, author_option, commit_option

if TYPE_CHECKING:
    from translit.glossary import Entry, Merged

__all__ = ["diff", "merge"]


@click.command()
@click.argument("before", type=path_text, metavar="BEFORE")
@click.argument("after", type=path_text, metavar="AFTER")
@json_option
def diff(before: str, after: str, as_json: bool) -> None:
    """Tell what is different between two glossaries.

    BEFORE and AFTER are glossary files or folders; each change is a line.

    \b
    translit glossary diff old-names ours
    """
    from translit import glossary

    changes = glossary.diff(_entries(before), _entries(after))
    if as_json:
        write_json([asdict(change) for change in changes])
    else:
        write_output("".join(f"{change}\n" for change in changes))
    if not changes:
        say("no difference.")


@click.command()
@click.argument("ours", type=path_text, metavar="OURS")
@click.argument("theirs", type=path_text, metavar="THEIRS")
@click.option(
    "--base", type=path_text, metavar="PATH", help="What both come from: then changes and deletions since are followed."
)
@click.option(
    "--to",
    "folder",
    type=path_text,
    metavar="DIR",
    help="Where to write; it may be OURS. Without it nothing is written.",
)
@author_option
@commit_option
@json_option
@click.pass_context
def merge(
    ctx: click.Context,
    ours: str,
    theirs: str,
    base: str | None,
    folder: str | None,
    author: str | None,
    commits: bool,
    as_json: bool,
) -> None:
    """Join two glossaries entry by entry; where they disagree OURS is kept and the other side is told.

    A form of THEIRS that OURS prints otherwise becomes a variant, so that no spelling is lost. The exit code is 1 when
    there are conflicts.

    \b
    translit glossary merge ours theirs --to joined
    """
    from translit import glossary

    with Progress("joining"):
        mine = _entries(ours)
        merged = glossary.merge(mine, _entries(theirs), _entries(base) if base else None)
        after = glossary.entries_of(merged)
        changes = glossary.diff(mine, after)
        if folder is not None:
            _write(merged, folder, author_name(author), commits)
    if as_json:
        write_json(
            {
                "changes": [asdict(change) for change in changes],
                "conflicts": [asdict(conflict) for conflict in merged.conflicts],
                "renamed": merged.renamed,
            }
        )
    else:
        lines = [str(change) for change in changes]
        lines += [f"same: {theirs_id} of theirs is {ours_id} of ours" for theirs_id, ours_id in merged.renamed.items()]
        lines += [f"conflict: {conflict}" for conflict in merged.conflicts]
        write_output("".join(f"{line}\n" for line in lines))
    written = f"written to {folder}" if folder else "nothing was written; --to DIR writes it"
    say(f"{len(merged.entries)} entries, {len(merged.conflicts)} conflicts; {written}.")
    if merged.conflicts:
        ctx.exit(1)


def _write(merged: Merged, folder: str, author: str, commits: bool) -> None:
    """Bring a folder to what was merged: through its own saves, so that comments stay and each can be undone."""
    from translit.glossary.editing import Folder

    Path(folder).mkdir(exist_ok=True)
    opened = Folder.open(folder, commits=commits)
    for entry in opened.entries():
        if entry.id not in merged.entries:
            opened.delete(entry.id, opened.read(entry.id).version, author)
    for id, data in merged.entries.items():
        stored = opened.read(id) if id in opened else None
        said = {"status": "confirmed", **stored.data} if stored else {}
        if stored is None or {"id": id, **said} != data:
            opened.save(id, data, version=stored.version if stored else None, author=author)


def _entries(path: str) -> list[Entry]:
    """The entries of a glossary file or folder, and of nothing else; an empty folder has none."""
    from translit.glossary import Glossary

    place = Path(path)
    if not place.exists():
        raise click.UsageError(f"there is no file or folder {path}.")
    if place.is_dir() and not any(place.rglob("*.y*ml")):
        return []
    return list(Glossary.load(place))
