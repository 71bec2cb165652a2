"""`translit glossary`: what is known, shown and kept in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .deleting import delete
from .exchange import export, import_
from .files import (
    KINDS,
    code,
    complete_ids,
    glossary_option,
    json_option,
    load_glossary,
    refuse_unspelled,
    style_option,
    write_json,
    write_output,
)
from .joining import diff, merge
from .learning import learn
from .linting import lint
from .root import Group
from .serve import serve_glossary
from .terminal import columns, say
from .upkeep import add, edit

if TYPE_CHECKING:
    from translit.glossary import Entry, Glossary
    from translit.glossary.editing import Revision

__all__ = ["glossary"]


status_option = click.option(
    "--status", type=click.Choice(["draft", "confirmed"]), help="Only drafts, or only confirmed entries."
)
missing_option = click.option("--missing", type=code, metavar="CODE", help="Only entries without a form there.")


@click.group(cls=Group)
def glossary() -> None:
    """The people, places and organisations that are known."""


@glossary.command("list")
@glossary_option
@click.option("--type", "kind", type=KINDS, help="Only entries of this type.")
@status_option
@missing_option
@click.option("--lang", type=code, default="en", metavar="CODE", help="Show the form of this language (default: en).")
@style_option
@json_option
def list_entries(
    glossaries: tuple[str, ...],
    kind: str | None,
    status: str | None,
    missing: str | None,
    lang: str,
    style: str | None,
    as_json: bool,
) -> None:
    """List the entries: id, type, form (- where there is none in that language).

    \b
    translit glossary list --type place --missing uk
    """
    loaded = load_glossary(glossaries)
    refuse_unspelled(lang, loaded)
    house = loaded.style(style)
    found = [entry for entry in loaded if _wanted(entry, kind, status, missing)]
    if as_json:
        write_json([{"id": entry.id, "type": entry.type, "forms": dict(entry.forms)} for entry in found])
    elif found:
        write_output(columns((entry.id, entry.type, entry.form(lang, house) or "-") for entry in found))
    else:
        say("there is no entry.")


@glossary.command()
@click.argument("query", metavar="QUERY")
@glossary_option
@click.option("--type", "kind", type=KINDS, help="Only entries of this type.")
@status_option
@missing_option
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@json_option
def search(
    query: str,
    glossaries: tuple[str, ...],
    kind: str | None,
    status: str | None,
    missing: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Find entries by a name, or its first letters, in any spelling and script: Игорь finds Ihar.

    The best come first: id, type, and the form that fits.

    \b
    translit glossary search Тихановск
    """
    from translit.glossary import EntrySearch

    loaded = load_glossary(glossaries)
    hits = EntrySearch(loaded)(query, limit, where=lambda entry: _wanted(entry, kind, status, missing))
    if as_json:
        write_json([{"id": hit.id, "score": hit.score, "form": hit.form, "code": hit.code} for hit in hits])
    elif hits:
        write_output(columns((hit.id, loaded.entry(hit.id).type, hit.form) for hit in hits))
    else:
        say("no entry is near that.")


def _wanted(entry: Entry, kind: str | None, status: str | None, missing: str | None) -> bool:
    return (
        kind in (None, entry.type) and status in (None, entry.status) and (missing is None or not entry.code(missing))
    )


@glossary.command()
@click.argument("id", metavar="ID", shell_complete=complete_ids)
@glossary_option
@style_option
@json_option
def show(id: str, glossaries: tuple[str, ...], style: str | None, as_json: bool) -> None:
    """Show an entry: its forms, what else it is found by, and how it declines.

    \b
    translit glossary show losik-ihar
    """
    loaded = load_glossary(glossaries)
    house = loaded.style(style)
    entry = loaded.entry(id)
    if as_json:
        write_json(_data(entry, house))
    else:
        write_output(_page(entry, house, loaded))


glossary.add_command(add)
glossary.add_command(edit)
glossary.add_command(delete)
glossary.add_command(lint)
glossary.add_command(diff)
glossary.add_command(merge)
glossary.add_command(learn)
glossary.add_command(export)
glossary.add_command(import_)
glossary.add_command(serve_glossary)


def _languages(entry: Entry) -> list[str]:
    """The languages that the entry has forms in."""
    return list(dict.fromkeys(spelling.partition(":")[0] for spelling in entry.forms))


def _page(entry: Entry, style: Any, loaded: Glossary) -> str:
    from translit.glossary import lint_entry
    from translit.glossary.editing import as_data

    facts = [("id", entry.id), ("type", entry.type), ("gender", entry.gender or "-"), ("status", entry.status)]
    if entry.id in loaded.files:
        facts.append(("file", str(loaded.files[entry.id])))
    parts = [columns(facts), columns(entry.forms.items())]
    if entry.variants:
        parts.append("also found\n" + columns((lang, ", ".join(forms)) for lang, forms in entry.variants.items()))
    for lang in _languages(entry):
        paradigm = entry.paradigm(lang, style)
        if len(paradigm) > 1:
            parts.append(f"{lang}\n" + columns((case, " / ".join(forms)) for case, forms in paradigm.items()))
    if entry.sources:
        parts.append("sources\n" + columns((each.for_ or "-", each.cite, each.url) for each in entry.sources))
    found = [each for each in lint_entry(as_data(entry), loaded) if each.code != "missing-language"]
    if found:
        parts.append("to look at\n" + columns((each.severity, each.field or "-", each.message) for each in found))
    if revisions := _history(entry, loaded):
        parts.append("history\n" + columns((each.time, each.action, each.author) for each in revisions[-5:]))
    return "\n".join(parts)


def _history(entry: Entry, loaded: Glossary) -> list[Revision]:
    """What an entry of one's own said before; nothing for one of the built-in glossary."""
    from translit.glossary import builtin_path
    from translit.glossary.editing import revisions_of

    file = loaded.files.get(entry.id)
    return [] if file is None or builtin_path() in file.parents else revisions_of(file, entry.id)


def _data(entry: Entry, style: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "type": entry.type,
        "gender": entry.gender,
        "status": entry.status,
        "forms": dict(entry.forms),
        "variants": {lang: list(forms) for lang, forms in entry.variants.items()},
        "paradigms": {
            lang: {case: list(forms) for case, forms in paradigm.items()}
            for lang in _languages(entry)
            if (paradigm := entry.paradigm(lang, style))
        },
        "sources": [{"for": each.for_, "cite": each.cite, "url": each.url} for each in entry.sources],
    }
