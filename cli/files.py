"""Files and streams of a command: what it reads, what it writes, and the options that say so."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from translit import TranslitError
from translit.text.hidden import told_apart

from .terminal import Progress, say

if TYPE_CHECKING:
    from translit.glossary import Glossary

__all__ = [
    "KINDS",
    "STDIN",
    "OutputError",
    "code",
    "complete_ids",
    "encoding_option",
    "engine_option",
    "file_argument",
    "glossary_option",
    "json_option",
    "label_of",
    "load_glossary",
    "name_text",
    "path_text",
    "read_data",
    "read_input",
    "refuse_unspelled",
    "style_option",
    "write_json",
    "write_output",
]

STDIN = "-"

KINDS = click.Choice(["person", "place", "organisation"])
"""What an entry or a name can be of; `translit.glossary.KINDS`, without importing the glossary for a help page."""
Command = TypeVar("Command", bound=Callable[..., Any])


class OutputError(TranslitError):
    """Standard output cannot be written."""


def name_text(value: str) -> str:
    """A name given on the command line: some text, and text that can be written out again."""
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise click.BadParameter("the name holds bytes that are not UTF-8; check the terminal's encoding.")
    if not value.strip():
        raise click.BadParameter("the name is empty.")
    return value


def code(value: str) -> str:
    """A spelling code such as `be` or `en:be`, in small letters; refuses what cannot be one, and what means another."""
    from translit.text.codes import language_name, meant

    found = value.strip().lower()
    language, _, spelling = found.partition(":")
    better = None if language_name(language) != language else meant(language)
    if better:
        raise click.BadParameter(f"{value!r} is no language code; did you mean {better} ({language_name(better)})?")
    if not (language.isascii() and language.isalpha() and 2 <= len(language) <= 3 and len(spelling) <= 8):
        raise click.BadParameter(f"{value!r} is no language code; say one such as be, ru, uk, en or en:be.")
    return found


class _Path(click.ParamType):  # type: ignore[type-arg]  # older clicks have no argument there
    """A path given on the command line: an empty one, left by a variable that was not set, would mean this folder."""

    name = "path"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse the empty one."""
        if not value.strip():
            raise click.BadParameter("the path is empty; name a file or a folder.", ctx, param)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The shell's own completion of files and folders."""
        return [CompletionItem(incomplete, type="file")]


path_text = _Path()


def complete_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The ids of entries, for the shell."""
    return [entry.id for entry in _completing(ctx) if entry.id.startswith(incomplete)]


def _complete_styles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    return [style for style in sorted(_completing(ctx).styles) if style.startswith(incomplete)]


def _completing(ctx: click.Context) -> Glossary:
    """The built-in glossary, with those of --glossary where they can be read: a shell has no place for a refusal."""
    from translit.glossary import Glossary, builtin_path

    try:
        return Glossary.load(builtin_path(), *ctx.params.get("glossaries") or ())
    except TranslitError:
        return Glossary.load()


file_argument = click.argument("file", default=STDIN, type=path_text, metavar="[FILE]")
encoding_option = click.option("--encoding", metavar="NAME", help="Encoding of the input (default: UTF-8 or its mark).")
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON, for programs.")
style_option = click.option(
    "--style",
    metavar="NAME",
    shell_complete=_complete_styles,
    help="House style, that is, which spelling is printed: belarusian, russian, press, or one of your glossary's.",
)
engine_option = click.option(
    "--engine", metavar="NAME", help="Translation engine: apertium, argos … (default: the best way for each pair)."
)
glossary_option = click.option(
    "--glossary",
    "glossaries",
    multiple=True,
    type=path_text,
    metavar="PATH",
    help="A glossary file or folder on top of the built-in one; may be given several times, later ones win.",
)


def label_of(file: str) -> str:
    """What a FILE argument is called in messages."""
    return "standard input" if file == STDIN else file


def read_input(file: str, encoding: str | None) -> str:
    """The text of a FILE argument; `-` is standard input. Raises DocumentError."""
    from translit.documents import MAX_BYTES, decode

    return decode(read_data(file, MAX_BYTES), encoding, name=label_of(file))


def read_data(file: str, max_bytes: int) -> bytes:
    """The bytes of a FILE argument; `-` is standard input. Raises DocumentError, also for more than `max_bytes`."""
    from translit.documents import DocumentError, read_bytes

    if file != STDIN:
        return read_bytes(file, max_bytes=max_bytes)[0]
    if sys.stdin is None:
        raise DocumentError("standard input is closed; name a file.")
    if sys.stdin.isatty():
        say("reading standard input; end it with Ctrl-D.")
    return read_bytes(sys.stdin.buffer, name=label_of(file), max_bytes=max_bytes)[0]


def write_output(text: str, data: bytes | None = None, *, coloured: bool = False) -> None:
    """Write to standard output as it stands: `data`, or the text as UTF-8, line ends untouched. Raises OutputError.

    A terminal gets the text, what would steer it spelled out (unless it is `coloured`, with orders of our own); a file
    that is no text is not for it.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed; there is nowhere to write to.")
    try:
        if sys.stdout.isatty():  # a terminal of another encoding gets its own
            if data and not text:
                raise OutputError("this kind of document is not for a terminal; say where to with -o DIR or > FILE.")
            shown = text if coloured else told_apart(text)
            click.echo(shown, nl=bool(text) and not text.endswith("\n"))
        else:
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") if data is None else data)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output was not written: {(error.strerror or str(error)).lower()}.") from error


def write_json(data: Any) -> None:
    """Write data as JSON that people can read as well."""
    write_output(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def load_glossary(paths: tuple[str, ...], quiet: bool = False) -> Glossary:
    """The built-in glossary with `paths` on top of it. Raises GlossaryError for a file that cannot be used."""
    from translit.glossary import Glossary, builtin_path, refuse_shared_names

    with Progress("reading the glossary", quiet):
        if not paths:
            return Glossary.load()
        loaded = Glossary.load(builtin_path(), *map(Path, paths))
    refuse_shared_names(loaded)
    return loaded


def refuse_unspelled(lang: str | None, glossary: Glossary) -> None:
    """Refuse a language given on the command line in which no entry has a name: nothing could be found in it."""
    from translit.text.codes import told

    spelled = {code.partition(":")[0] for entry in glossary for code in entry.forms}
    if lang and (language := lang.partition(":")[0]) not in spelled:
        known = ", ".join(sorted(spelled))
        raise click.UsageError(f"the glossary has no names in {told(language)}; it has some in {known}.")
