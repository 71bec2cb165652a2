"""Keeping a glossary in order: `translit glossary add`, `edit` and `lint`."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from .files import code, glossary_option, json_option, load_glossary, write_json, write_output
from .terminal import Progress, say

if TYPE_CHECKING:
    from translit.glossary import Entry, Glossary

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

    Without PATH the built-in glossary is checked. One line for each finding; the exit code is 1 when there is one.
    """
    from translit.glossary import builtin_path

    with Progress("checking the glossary"):
        findings = list(_findings([Path(path) for path in paths] or [builtin_path()]))
    if as_json:
        write_json(findings)
    else:
        write_output("".join(f"{_where(finding)}: {finding['message']}\n" for finding in findings))
    if findings:
        ctx.exit(1)
    say("no findings.")


def _findings(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    from translit.glossary import Glossary, GlossaryError

    sound: list[tuple[Path, Entry]] = []
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"there is no file or folder {path}.")
        for file in sorted(path.rglob("*.y*ml")) if path.is_dir() else [path]:
            try:
                sound += [(file, entry) for entry in Glossary.load(file)]
            except GlossaryError as error:
                yield _finding(error.file, error.line, error.field, error.message)
    yield from _shared_names(sound)
    whole = Glossary(entry for _, entry in sound)
    for file, entry in sound:
        yield from _samples(file, entry, whole)


def _shared_names(entries: Sequence[tuple[Path, Entry]]) -> Iterator[dict[str, Any]]:
    owners: dict[tuple[str, str, str], str] = {}
    files: dict[str, Path] = {}
    for file, entry in entries:
        if entry.id in files:
            yield _finding(file, None, entry.id, f"{files[entry.id]} has an entry of this id as well; keep one")
        files.setdefault(entry.id, file)
        for spelling, form in entry.forms.items():
            other = owners.setdefault((entry.type, spelling, form), entry.id)
            if other != entry.id:
                yield _finding(file, None, f"{entry.id}.forms.{spelling}", f"“{form}” is the name of {other} as well")


def _samples(file: Path, entry: Entry, glossary: Glossary) -> Iterator[dict[str, Any]]:
    for number, sample in enumerate(entry.samples, 1):
        found = [each for each in glossary.match(sample.text, sample.lang) if each.text == sample.mention]
        linked = [each for each in found if each.entry_id == entry.id]
        if linked and (sample.case is None or any(sample.case in each.cases for each in linked)):
            continue
        problem = f"is not read as {sample.case}" if linked else f"is not found as {entry.id}"
        message = f"“{sample.mention}” in “{sample.text}” {problem}"
        yield _finding(file, None, f"{entry.id}.samples.{number}", message)


def _finding(file: str | Path | None, line: int | None, field: str | None, message: str) -> dict[str, Any]:
    return {"file": str(file) if file else None, "line": line, "field": field, "message": message}


def _where(finding: Mapping[str, Any]) -> str:
    parts = [finding["file"], f"line {finding['line']}" if finding["line"] else None]
    return ", ".join(part for part in [*parts, finding["field"]] if part)


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
