"""`translit glossary import` and `export`: the glossary in a spreadsheet and in other programs' formats."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .files import (
    KINDS,
    STDIN,
    code,
    encoding_option,
    glossary_option,
    json_option,
    label_of,
    load_glossary,
    path_text,
    read_data,
    style_option,
    write_json,
    write_output,
)
from .planned import ask, page, plain
from .terminal import Progress, counted, on_terminal, say
from .upkeep import author_name, author_option

if TYPE_CHECKING:
    from translit.glossary.editing import Folder
    from translit.glossary.exchange import Loss, Options, Plan, Read

__all__ = ["export", "import_"]

FORMATS = ("csv", "tsv", "xlsx", "tbx", "tbx-2008", "tmx", "omegat", "deepl", "deepl-csv")
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}

source_option = click.option("--from", "source", type=code, metavar="CODE", help="Source language (OmegaT, DeepL).")
target_option = click.option("--to", "target", type=code, metavar="CODE", help="Target language (OmegaT, DeepL).")
format_option = click.option(
    "--format", "format_id", type=click.Choice(FORMATS), help="The format (default: what the file is)."
)
delimiter_option = click.option(
    "--delimiter", type=click.Choice(list(DELIMITERS)), help="What separates the cells of a CSV file."
)


@click.command()
@click.option("-o", "--output", type=path_text, metavar="FILE", help="Where to write (default: standard output).")
@format_option
@glossary_option
@click.option("--own", is_flag=True, help="Only the entries of the --glossary given, without the built-in ones.")
@click.option("--type", "kind", type=KINDS, help="Only this type.")
@click.option(
    "--layout",
    type=click.Choice(["languages", "entries"]),
    default="languages",
    show_default=True,
    help="CSV and TSV: a row for each entry and language, or a row for each entry.",
)
@delimiter_option
@click.option("--bom/--no-bom", default=None, help="CSV: begin with a mark that makes Excel read UTF-8 (default: yes).")
@source_option
@target_option
@style_option
@json_option
def export(
    output: str | None,
    format_id: str | None,
    glossaries: tuple[str, ...],
    own: bool,
    kind: str | None,
    style: str | None,
    as_json: bool,
    **settings: Any,
) -> None:
    """Write the glossary for a spreadsheet or another program, and say what its format cannot carry.

    \b
    translit glossary export -o names.xlsx
    translit glossary export -o glossary.txt --format omegat --from en --to be

    What is not carried is told in sentences on standard error; with --json it is written to standard output, then
    -o is needed.
    """
    from translit.documents import write_atomically
    from translit.glossary import Glossary
    from translit.glossary.exchange import format_for, write

    if as_json and not output:
        raise click.UsageError("--json writes the report to standard output; say with -o where the file goes.")
    if own and not glossaries:
        raise click.UsageError("--own needs --glossary, the folder whose entries are meant.")
    if not format_id and not output:
        raise click.UsageError("say the format with --format, or the file with -o.")
    found = format_for(format_id or str(output))
    glossary = Glossary.load(*glossaries) if own else load_glossary(glossaries)
    house = glossary.style(style) if style else None
    entries = [entry for entry in glossary if kind is None or entry.type == kind]
    with Progress("writing the glossary"):
        written = write(entries, found.id, _options(style=house, **settings))
    if output:
        write_atomically(output, written.data)
        say(f"wrote {output}: {len(entries):,} entries, {found.title}.")
    else:
        _write_bytes(written.data)
    if as_json:
        report = {"format": found.id, "entries": len(entries), "losses": [loss.plain() for loss in written.losses]}
        write_json(report)
    else:
        _tell(written.losses, "everything is carried.")


@click.command("import")
@click.argument("file", type=path_text, metavar="FILE")
@click.option("--into", required=True, type=path_text, metavar="DIR", help="Folder of your glossary.")
@glossary_option
@format_option
@encoding_option
@delimiter_option
@source_option
@target_option
@style_option
@click.option(
    "--match",
    type=click.Choice(["id", "name", "likely"]),
    default="name",
    show_default=True,
    help="A row without id is new (id), of the entry with the same name (name; a like one is offered), or of the "
    "likest (likely).",
)
@click.option(
    "--empty",
    type=click.Choice(["keep", "remove"]),
    default="keep",
    show_default=True,
    help="What an empty cell does to what the glossary has there.",
)
@click.option(
    "--type",
    "kind",
    type=KINDS,
    default="person",
    show_default=True,
    help="What a new entry is when the file does not say.",
)
@click.option("--apply", "--yes", "apply_", is_flag=True, help="Write the changes without asking.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@author_option
@json_option
def import_(
    file: str,
    into: str,
    glossaries: tuple[str, ...],
    format_id: str | None,
    style: str | None,
    match: Any,
    empty: Any,
    kind: str,
    apply_: bool,
    dry_run: bool,
    author: str | None,
    as_json: bool,
    **settings: Any,
) -> None:
    """Take a spreadsheet or another program's glossary in, after showing what it would change.

    Nothing is written before --apply, or before you say yes on a terminal. Rows are matched by id, those without one
    by name; an entry that only a --glossary under yours has is changed in a copy. Comments in the files of your
    glossary stay; an entry that cannot be taken hinders no other. Two languages without a header row: --format deepl.
    The exit code is 1 when rows were refused or are still to be decided.

    \b
    translit glossary import names.xlsx --into ours --dry-run
    """
    from translit.glossary.editing import Folder
    from translit.glossary.exchange import plan

    if apply_ and dry_run:
        raise click.UsageError("--apply writes and --dry-run does not; say one of them.")
    folder = Folder.open(_made(into))
    for fault in folder.faults():
        say(f"{fault} The entries of this file are passed over.")
    others = tuple(path for path in glossaries if Path(path).resolve() != folder.path.resolve())
    under = (load_glossary(others),) if others else ()
    house = folder.glossary(*under).style(style) if style else None
    with Progress("reading the file"):
        found = _read(file, format_id, _options(style=house, **settings))
        made = plan(found, folder, under=under, match=match, empty=empty, kind=kind, style=house)
    asking = not as_json and not dry_run and file != STDIN and on_terminal()
    if asking and made.of("offer"):
        answers = ask(made)
        made = plan(found, folder, under=under, match=match, empty=empty, kind=kind, style=house, answers=answers)
    if not as_json:
        write_output(page(made))
        _tell(made.losses, "")
    if made.writes and asking and not apply_:
        apply_ = click.confirm(f"Write {counted(len(made.writes), 'entry', 'entries')} to {into}?", err=True)
    failed = _apply(made, folder, author_name(author), quiet=as_json) if apply_ and made.writes else []
    if as_json:
        write_json(plain(made, applied=apply_, failed=failed))
    elif made.writes and not apply_:
        say("nothing was written; --apply writes it.")
    if made.refusals or made.of("offer") or failed:
        click.get_current_context().exit(1)


def _made(into: str) -> str:
    """The folder, made where it is not there yet, and taken away again at the end where nothing was written."""
    place = Path(into)
    if not place.exists():
        place.mkdir()
        click.get_current_context().call_on_close(lambda: None if any(place.iterdir()) else place.rmdir())
    return into


def _options(style: Any, source: str | None, target: str | None, delimiter: str | None, **settings: Any) -> Options:
    from translit.glossary.exchange import Options

    mark = DELIMITERS[delimiter] if delimiter else None
    return Options(source=source or "", target=target or "", delimiter=mark, style=style, **settings)


def _read(file: str, format_id: str | None, options: Options) -> Read:
    """The file's records; a refusal names the file."""
    from translit.documents import MAX_BYTES
    from translit.glossary.exchange import ExchangeError, read, sniff

    label, data = label_of(file), read_data(file, MAX_BYTES)
    try:
        return read(data, format_id or sniff(data, file, options), options)
    except ExchangeError as error:
        raise ExchangeError(error.message, file=label, line=error.line) from error


def _apply(plan: Plan, folder: Folder, author: str, quiet: bool) -> list[str]:
    """Write the plan; what could not be written, in sentences."""
    from translit.glossary.exchange import apply

    with Progress("writing the entries", quiet) as progress:
        done = apply(plan, folder, author=author, progress=progress)
    failed = [str(refusal) for refusal in done.refusals]
    for warning in dict.fromkeys(stored.warning for _, stored in done.saved if stored.warning):
        say(warning)
    if not quiet:
        say(f"wrote {counted(len(done.saved), 'entry', 'entries')} to {folder.path}.")
        for sentence in failed:
            say(sentence)
    return failed


def _tell(losses: tuple[Loss, ...], nothing: str) -> None:
    for loss in losses:
        say(str(loss))
    if not losses and nothing:
        say(nothing)


def _write_bytes(data: bytes) -> None:
    """Bytes to standard output as they are; a spreadsheet is not shown on a terminal."""
    if sys.stdout.isatty() and data.startswith(b"PK"):
        raise click.UsageError("a spreadsheet cannot be shown here; say with -o where it goes.")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
