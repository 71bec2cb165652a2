"""`translit glossary lint`: what is wrong in glossary files, and what needs no judgement mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .files import json_option, path_text, write_json, write_output
from .terminal import Progress, say
from .upkeep import author_name

if TYPE_CHECKING:
    from translit.glossary import Entry, Finding
    from translit.glossary.editing import Folder

__all__ = ["lint"]


@click.command()
@click.argument("paths", nargs=-1, type=path_text, metavar="[PATH]...")
@click.option("--fix", "mend", is_flag=True, help="Mend what needs no judgement: look-alike letters, spaces, order.")
@click.option("--only", type=click.Choice(["error", "warning"]), help="Leave out what is less bad than this.")
@json_option
@click.pass_context
def lint(ctx: click.Context, paths: tuple[str, ...], mend: bool, only: str | None, as_json: bool) -> None:
    """Check glossary files: every fault in every file, names that two people share, samples that are not found.

    Without PATH the built-in glossary is checked. One line for each finding; the exit code is 1 when one is an error.
    A hint says that the rules would write a form otherwise; a source under `sources` settles it.

    \b
    translit glossary lint ours --fix
    """
    from translit import glossary

    for path in map(Path, paths):
        if not path.exists():
            raise click.UsageError(f"there is no file or folder {path}.")
    if mend and not paths:
        raise click.UsageError("--fix needs a PATH: the built-in glossary is mended in its own repository.")
    with Progress("checking the glossary"):
        fixed = _fixed([Path(path) for path in paths]) if mend else []
        first, *more = paths or (str(glossary.builtin_path()),)
        findings = [each for each in glossary.lint(first, *more) if only is None or _as_bad(each, only)]
    if as_json:
        write_json([*({"fixed": change} for change in fixed), *(asdict(finding) for finding in findings)])
    else:
        write_output("".join(f"{line}\n" for line in (*(f"fixed: {change}" for change in fixed), *findings)))
    if any(finding.severity == "error" for finding in findings):
        ctx.exit(1)
    say("no errors." if findings else "no findings.")


def _as_bad(finding: Finding, least: str) -> bool:
    return finding.severity == "error" or finding.severity == least


def _fixed(paths: Sequence[Path]) -> list[str]:
    """Mend the files under paths, and tell each change with its file."""
    from translit.glossary import fix
    from translit.glossary.editing import Folder

    told = []
    for path in paths:
        folder = Folder.open(path if path.is_dir() else path.parent)
        ids = None if path.is_dir() else {entry.id: entry for entry in _entries_of(folder, path)}
        for fixed in fix(folder, ids, author=author_name(None)):
            told += [f"{fixed.file}: {change}" for change in fixed.changes]
    return told


def _entries_of(folder: Folder, file: Path) -> list[Entry]:
    files = folder.glossary().files
    return [entry for entry in folder.entries() if files[entry.id].resolve() == file.resolve()]
