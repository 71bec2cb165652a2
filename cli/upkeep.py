"""Keeping a glossary in order: `translit glossary add`, `edit` and `lint`."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from .files import code, glossary_option, json_option, load_glossary, write_json, write_output
from .terminal import Progress, say

__all__ = ["add", "edit", "lint"]


@click.command()
@click.argument("id", metavar="ID")
@click.option("--to", "folder", required=True, metavar="DIR", help="Folder of your glossary; the file is DIR/ID.yaml.")
@click.option(
    "--type",
    "kind",
    type=click.Choice(["person", "place", "organisation"]),
    default="person",
    show_default=True,
    help="What it is.",
)
@click.option("--gender", type=click.Choice(["m", "f", "n"]), help="Needed for a person.")
@click.option(
    "--form",
    "forms",
    multiple=True,
    required=True,
    metavar="CODE=FORM",
    help="The form to print in a spelling: be='Ігар Лосік'. Once for each.",
)
@click.option(
    "--variant",
    "variants",
    multiple=True,
    metavar="CODE=FORM",
    help="Another spelling that is found and never printed. Once for each.",
)
def add(id: str, folder: str, kind: str, gender: str | None, forms: tuple[str, ...], variants: tuple[str, ...]) -> None:
    """Add an entry to a glossary of your own.

    It is checked before it is written: an entry that could not be used is refused.
    """
    from translit.documents import write_atomically

    if kind == "person" and gender is None:
        raise click.UsageError("a person needs --gender m or --gender f; names decline by it.")
    place = _new_file(id, Path(folder))
    data: dict[str, Any] = {"id": id, "type": kind}
    data |= {"gender": gender} if gender else {}
    data["status"] = "draft"
    data["forms"] = {spelling: values[0] for spelling, values in _pairs(forms, once=True).items()}
    data |= {"variants": _pairs(variants)} if variants else {}
    text = _yaml(data)
    with TemporaryDirectory() as scratch:
        (Path(scratch) / place.name).write_text(text, encoding="utf-8")
        load_glossary((scratch,))
    write_atomically(place, text)
    say(f"wrote {place}")


def _new_file(id: str, folder: Path) -> Path:
    """Where an entry of that id goes; refuses an id that is a path, a folder there is not, a file there is."""
    place = folder / f"{id}.yaml"
    if place.name != f"{id}.yaml" or not id.strip() or id.startswith("."):
        raise click.UsageError(f"{id!r} cannot be an id; write it like losik-ihar.")
    if place.exists():
        raise click.UsageError(f"{place} is there already; `translit glossary edit {id}` changes it.")
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {folder}; make it, or say another one with --to.")
    return place


@click.command()
@click.argument("id", metavar="ID")
@glossary_option
def edit(id: str, glossaries: tuple[str, ...]) -> None:
    """Open an entry of your own glossary in $EDITOR, and check what was saved."""
    from translit.glossary import Glossary, builtin_path

    loaded = load_glossary(glossaries)
    entry = loaded.entry(id)
    file = loaded.files[entry.id]
    if builtin_path() in file.parents:
        raise click.UsageError(
            f"{id} belongs to the built-in glossary; an entry of the same id in your own replaces it: "
            f"`translit glossary add {id} --to DIR`."
        )
    click.edit(filename=str(file))
    Glossary.load(file)
    say(f"{file} is in order.")


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@json_option
@click.pass_context
def lint(ctx: click.Context, paths: tuple[str, ...], as_json: bool) -> None:
    """Check glossary files: every fault in every file, names that two people share, samples that are not found.

    Without PATH the built-in glossary is checked. One line for each finding; the exit code is 1 when one is an error.
    """
    from translit import glossary

    for path in map(Path, paths):
        if not path.exists():
            raise click.UsageError(f"there is no file or folder {path}.")
    with Progress("checking the glossary"):
        first, *more = paths or (str(glossary.builtin_path()),)
        findings = glossary.lint(first, *more)
    if as_json:
        write_json([asdict(finding) for finding in findings])
    else:
        write_output("".join(f"{finding}\n" for finding in findings))
    if any(finding.severity == "error" for finding in findings):
        ctx.exit(1)
    say("no errors." if findings else "no findings.")


def _pairs(given: Sequence[str], *, once: bool = False) -> dict[str, list[str]]:
    """`be=Ігар Лосік` and its like, gathered by spelling code."""
    found: dict[str, list[str]] = {}
    for each in given:
        spelling, equals, form = each.partition("=")
        if not equals or not form.strip():
            raise click.UsageError(f"{each!r} is not CODE=FORM; write it like be='Ігар Лосік'.")
        found.setdefault(code(spelling), []).append(form.strip())
        if once and len(found[code(spelling)]) > 1:
            raise click.UsageError(f"two forms for {code(spelling)}; the one not to be printed is a --variant.")
    return found


def _yaml(data: Mapping[str, Any]) -> str:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 120
    stream = io.StringIO()
    yaml.dump(dict(data), stream)
    return stream.getvalue()
