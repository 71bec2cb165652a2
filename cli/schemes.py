"""`translit transliterate` and `translit schemes`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from .files import STDIN, encoding_option, file_argument, json_option, label_of, write_json, write_output
from .root import Group
from .terminal import Progress, columns, hung, say

if TYPE_CHECKING:
    from translit.schemes import Scheme, Unknown

__all__ = ["schemes", "transliterate"]

_REVERSIBLE = {"lossless": "yes", "partial": "partly", "no": "no"}
_FIELDS = (
    *("id", "lang", "title", "authority", "year", "citation", "url"),
    *("kind", "target", "reversible", "used_by", "notes"),
)
_LETTERS_IN_A_ROW = 8
_INDENT = 2  # of what a rule has below its first line


def _complete_schemes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from translit.schemes import available

    return [scheme.id for scheme in available() if scheme.id.startswith(incomplete)]


@click.command()
@file_argument
@click.option(
    "--scheme",
    required=True,
    metavar="ID",
    shell_complete=_complete_schemes,
    help="The standard, such as bgnpcgn-1979-be; `translit schemes list` shows all.",
)
@click.option("--lang", metavar="CODE", help="Language of the text, where a standard has several (default: detected).")
@click.option("--reverse", is_flag=True, help="Back into the script it was written in.")
@click.option(
    "--unknown",
    type=click.Choice(["keep", "drop", "unidecode", "error"]),
    default="keep",
    show_default=True,
    help="What becomes of letters that the standard does not cover.",
)
@click.option(
    "--lookalikes",
    type=click.Choice(["fold", "report"]),
    default="fold",
    show_default=True,
    help="Latin letters inside Cyrillic words: repaired, or repaired and told of (then exit code 1).",
)
@encoding_option
def transliterate(
    file: str, scheme: str, lang: str | None, reverse: bool, unknown: Unknown, lookalikes: str, encoding: str | None
) -> int:
    """Write a text in another script by a standard.

    It is read and written piece by piece, so that a text of any size takes the same memory. What comes before a fault
    in the input has been written when it is met.

    \b
    translit transliterate --scheme bgnpcgn-1979-be news.be.txt > news.txt
    """
    from translit.schemes import get, transliterate_stream
    from translit.text import whole_lines

    if scheme == "list":
        write_output(_table(_found(lang)))
        return 0
    if lang is not None and (meant := get(scheme, lang)).lang != lang:
        raise click.UsageError(f"{meant.id} is a standard for {meant.lang}, not for {lang}.")
    report = _Report()
    lines = whole_lines(_chunks(file, encoding))
    if lookalikes == "report":
        lines = report.on(lines)
    pieces = transliterate_stream(lines, scheme, reverse=reverse, lang=lang, unknown=unknown)
    with Progress(f"transliterating {label_of(file)}"):
        for piece in pieces:
            write_output(piece)
    return 1 if report.count else 0


class _Report:
    """Tells of the words that mix two scripts by mistake, as the text goes by."""

    def __init__(self) -> None:
        self.count = 0
        self._line = 1

    def on(self, pieces: Iterator[str]) -> Iterator[str]:
        """Pass the pieces on; one line on standard error for each word."""
        from translit.text import lookalikes

        for piece in pieces:
            done = 0
            for start, end, folded in lookalikes(piece):
                self._line += piece.count("\n", done, start)
                done = start
                self.count += 1
                signs = ", ".join(
                    f"{char} is {_script(char)}"
                    for char, other in zip(piece[start:end], folded, strict=True)
                    if char != other
                )
                say(f"line {self._line}: {piece[start:end]} is read as {folded} ({signs})")
            self._line += piece.count("\n", done)
            yield piece


def _script(char: str) -> str:
    from translit.text import script

    return {"Latn": "Latin", "Cyrl": "Cyrillic"}.get(script(char) or "", "of another script")


def _chunks(file: str, encoding: str | None) -> Iterator[str]:
    from translit.documents import DocumentError, read_chunks

    if file != STDIN:
        return read_chunks(file, encoding=encoding)
    if sys.stdin is None:
        raise DocumentError("standard input is closed; name a file.")
    if sys.stdin.isatty():
        say("reading standard input; end it with Ctrl-D.")
    return read_chunks(sys.stdin.buffer, encoding=encoding, name=label_of(file))


@click.group(cls=Group)
def schemes() -> None:
    """The transliteration standards."""


@schemes.command("list")
@click.option("--lang", metavar="CODE", help="Only those for this language.")
@json_option
def list_schemes(lang: str | None, as_json: bool) -> None:
    """List the standards: id, language, year, whether it can be reversed (yes, partly, no), authority.

    \b
    translit schemes list --lang be
    """
    found = _found(lang)
    if as_json:
        write_json([_data(scheme) for scheme in found])
    else:
        write_output(_table(found))


def _found(lang: str | None) -> list[Scheme]:
    from translit.schemes import available

    found = [scheme for scheme in available() if lang is None or scheme.lang == lang]
    if not found:
        known = sorted({scheme.lang for scheme in available()})
        raise click.UsageError(f"there is no standard for {lang}; there are some for: {', '.join(known)}.")
    return found


def _table(found: list[Scheme]) -> str:
    return columns([(s.id, s.lang, str(s.year), _REVERSIBLE[s.reversible], s.authority) for s in found])


@schemes.command("show")
@click.argument("id", metavar="ID", shell_complete=_complete_schemes)
@click.option("--lang", metavar="CODE", help="Which language, where a standard has several.")
@json_option
def show_scheme(id: str, lang: str | None, as_json: bool) -> None:
    """Show one standard: who set it, where it is published, its letters, rules and samples.

    \b
    translit schemes show bgnpcgn-1979-be
    """
    from translit.schemes import get

    scheme = get(id, lang)
    if as_json:
        write_json(_data(scheme) | _rules(scheme))
        return
    facts = [
        ("id", scheme.id),
        ("also", ", ".join(scheme.aliases) or "–"),
        ("title", scheme.title),
        ("language", scheme.lang),
        ("authority", scheme.authority),
        ("year", str(scheme.year)),
        ("source", scheme.citation),
        ("published", scheme.url or "–"),
        ("reversible", _REVERSIBLE[scheme.reversible]),
        ("used by", scheme.used_by or "–"),
        ("notes", scheme.notes or "–"),
    ]
    pairs = [f"{letter} {form or '–'}" for letter, form in scheme.letters.items()]
    rows = [pairs[at : at + _LETTERS_IN_A_ROW] for at in range(0, len(pairs), _LETTERS_IN_A_ROW)]
    letters = [row + [""] * (_LETTERS_IN_A_ROW - len(row)) for row in rows]
    rules = [_pairs(rule.letters) + (f" – {rule.where}" if rule.where else "") for rule in scheme.rules]
    rules += [f"{_pairs(scheme.capitals)} – capitals"] if scheme.capitals else []
    samples = [(sample.source, sample.target) for sample in scheme.samples]
    told = "".join(f"{hung(rule, _INDENT)}\n" for rule in rules)
    write_output("\n".join(filter(None, (columns(facts), columns(letters), told, columns(samples)))))


def _pairs(letters: dict[str, str]) -> str:
    return ", ".join(f"{letter} {form or '–'}" for letter, form in letters.items())


def _data(scheme: Scheme) -> dict[str, Any]:
    """What an editor wants to know of a standard."""
    data = {field: getattr(scheme, field) for field in _FIELDS}
    return data | {"samples": [[sample.source, sample.target] for sample in scheme.samples]}


def _rules(scheme: Scheme) -> dict[str, Any]:
    rules = [{"letters": rule.letters, "where": rule.where} for rule in scheme.rules]
    return {"letters": scheme.letters, "rules": rules, "capitals": scheme.capitals}
