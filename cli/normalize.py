"""`translit normalize`: the names of a text in one spelling."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import click

from translit.text.hidden import told_apart

from .files import (
    code,
    encoding_option,
    file_argument,
    glossary_option,
    json_option,
    label_of,
    load_glossary,
    read_input,
    refuse_unspelled,
    style_option,
    write_json,
    write_output,
)
from .terminal import Progress, coloured, counted, say

if TYPE_CHECKING:
    from translit import Normalized

__all__ = ["normalize"]

MOST_UNKNOWN = 20
"""How many unknown names are told on standard error; --json has them all."""

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command()
@file_argument
@click.option("--lang", type=code, metavar="CODE", help="Language of the text (default: detected).")
@style_option
@glossary_option
@click.option("--diff", is_flag=True, help="Write what would change, as a unified diff.")
@json_option
@encoding_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error.")
def normalize(
    file: str,
    lang: str | None,
    style: str | None,
    glossaries: tuple[str, ...],
    diff: bool,
    as_json: bool,
    encoding: str | None,
    quiet: bool,
) -> None:
    """Bring the names of a text to one spelling.

    Every mention of a person, a place or an organisation of the glossary is written as the house style has it;
    everything else comes out as it went in.

    \b
    translit normalize news.txt --style belarusian > new.txt
    translit normalize news.txt --style belarusian --diff
    """
    from translit.normalize import normalize as normalized

    if diff and as_json:
        raise click.UsageError("--diff and --json exclude each other.")
    text = read_input(file, encoding)
    glossary = load_glossary(glossaries, quiet)
    refuse_unspelled(lang, glossary)
    with Progress(f"normalizing {label_of(file)}", quiet):
        result = normalized(text, lang, glossary=glossary, style=style)
    if as_json:
        write_json(_data(result))
    elif diff:
        colours = sys.stdout is not None and coloured(sys.stdout)
        write_output(_unified(text, result.text, label_of(file), colours), coloured=colours)
    else:
        write_output(result.text)
    if not quiet:
        _tell(result)
        if lang is None and result.lang and not result.mentions:
            say(f"the text was taken for {result.lang}; if it is in another language, say which with --lang.")


def _data(result: Normalized) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(result)


def _tell(result: Normalized) -> None:
    """How much was changed, and what a person should look at: names left alone and names not known."""
    changed = len(result.changes)
    say(f"{counted(changed, 'name') if changed else 'no names'} rewritten.")
    for mention in result.mentions:
        if mention.entry_id is None:
            say(f"“{mention.text}” was left alone: the text does not tell {' from '.join(mention.alternatives)}.")
    unknown = list(dict.fromkeys(" ".join(mention.text.split()) for mention in result.unknown))
    if unknown:
        more = f" and {len(unknown) - MOST_UNKNOWN} more" if len(unknown) > MOST_UNKNOWN else ""
        say(f"not in the glossary: {', '.join(unknown[:MOST_UNKNOWN])}{more}.")


def _unified(before: str, after: str, name: str, colours: bool) -> str:
    import difflib

    old, new = (list(io.StringIO(text, newline="\n")) for text in (before, after))  # patch(1) knows no other line ends
    lines = difflib.unified_diff(old, new, name, f"{name} (normalized)", n=1)
    whole = [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines]
    if colours:
        whole = [click.style(told_apart(line), fg=_COLOURS.get(line[0])) for line in whole]
    return "".join(whole)
