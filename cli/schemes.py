"""`translit transliterate` and `translit schemes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .files import encoding_option, file_argument, json_option, label_of, read_input, write_json, write_output
from .terminal import Progress, columns

if TYPE_CHECKING:
    from translit.schemes import Scheme

__all__ = ["schemes", "transliterate"]

_REVERSIBLE = {"lossless": "yes", "partial": "partly", "no": "no"}
_FIELDS = (
    *("id", "lang", "title", "authority", "year", "citation", "url"),
    *("kind", "target", "reversible", "used_by", "notes"),
)


@click.command()
@file_argument
@click.option("--scheme", required=True, metavar="ID", help="The standard; `translit schemes list` has them all.")
@click.option("--reverse", is_flag=True, help="Back into the script it was written in.")
@encoding_option
def transliterate(file: str, scheme: str, reverse: bool, encoding: str | None) -> None:
    """Write a text in another script by a standard."""
    import translit
    from translit.schemes import get

    get(scheme)  # an unknown standard is refused before a long text is read
    text = read_input(file, encoding)
    with Progress(f"transliterating {label_of(file)}"):
        result = translit.transliterate(text, scheme, reverse=reverse)
    write_output(result)


@click.group()
def schemes() -> None:
    """The transliteration standards."""


@schemes.command("list")
@click.option("--lang", metavar="CODE", help="Only those for this language.")
@json_option
def list_schemes(lang: str | None, as_json: bool) -> None:
    """List the standards: id, language, year, whether it can be reversed (yes, partly, no), authority."""
    from translit.schemes import available

    found = [scheme for scheme in available() if lang is None or scheme.lang == lang]
    if as_json:
        write_json([_data(scheme) for scheme in found])
    elif found:
        rows = [(s.id, s.lang, str(s.year), _REVERSIBLE[s.reversible], s.authority) for s in found]
        write_output(columns(rows))
    else:
        known = sorted({scheme.lang for scheme in available()})
        raise click.UsageError(f"there is no standard for {lang}; there are some for: {', '.join(known)}.")


@schemes.command("show")
@click.argument("id", metavar="ID")
@json_option
def show_scheme(id: str, as_json: bool) -> None:
    """Show one standard: who set it, where it is published, and samples."""
    from translit.schemes import get

    scheme = get(id)
    if as_json:
        write_json(_data(scheme))
        return
    facts = [
        ("id", scheme.id),
        ("title", scheme.title),
        ("language", scheme.lang),
        ("authority", scheme.authority),
        ("year", str(scheme.year)),
        ("published", scheme.url or "–"),
        ("reversible", _REVERSIBLE[scheme.reversible]),
        ("used by", scheme.used_by or "–"),
        ("notes", scheme.notes or "–"),
    ]
    samples = [(sample.source, sample.target) for sample in scheme.samples]
    write_output(columns(facts) + ("\n" + columns(samples) if samples else ""))


def _data(scheme: Scheme) -> dict[str, Any]:
    """What an editor wants to know of a standard; its letters and rules stay in its data file."""
    data = {field: getattr(scheme, field) for field in _FIELDS}
    return data | {"samples": [[sample.source, sample.target] for sample in scheme.samples]}
