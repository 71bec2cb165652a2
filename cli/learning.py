"""`translit glossary learn`: names that articles carry and the glossary lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .files import (
    STDIN,
    code,
    encoding_option,
    glossary_option,
    json_option,
    label_of,
    load_glossary,
    path_text,
    read_data,
    write_json,
    write_output,
)
from .names import detected
from .terminal import Progress, columns, hung, say
from .upkeep import author_name, author_option, commit_option

if TYPE_CHECKING:
    from translit.glossary import Article, Draft

__all__ = ["learn"]

_PLACES = 3
_TEXTS = frozenset({"text", "markdown"})


@click.command()
@click.argument("articles", nargs=-1, type=path_text, metavar="[ARTICLE]...")
@click.option("--lang", type=code, metavar="CODE", help="Language of the articles (default: each is looked at).")
@glossary_option
@click.option(
    "--to",
    "folder",
    type=path_text,
    metavar="DIR",
    help="Write drafts here; `glossary edit ID --confirm` makes them entries.",
)
@encoding_option
@click.option("--all", "everything", is_flag=True, help="Write those too that may be no names at all.")
@author_option
@commit_option
@json_option
def learn(
    articles: tuple[str, ...],
    lang: str | None,
    glossaries: tuple[str, ...],
    folder: str | None,
    encoding: str | None,
    everything: bool,
    author: str | None,
    commits: bool,
    as_json: bool,
) -> None:
    """List the names in articles that the glossary lacks, with forms in all languages worked out.

    Give the same news in several languages at once: each language's own spelling is then taken from its article. A *
    marks what an article says; all other forms are made by rule and want a look.

    \b
    translit glossary learn news.ru.txt news.be.txt --to ours
    """
    from translit import glossary

    read = [_article(name, lang, encoding) for name in articles or (STDIN,)]
    own = (*glossaries, folder) if folder and Path(folder).is_dir() and any(Path(folder).glob("*.yaml")) else glossaries
    with Progress("reading the articles") as progress:
        drafts = glossary.learn(read, load_glossary(own, quiet=True), progress=progress)
    if as_json:
        write_json([_data(draft) for draft in drafts])
    else:
        write_output("\n".join(_page(draft) for draft in drafts))
    if not drafts:
        say("the glossary knows every name.")
    elif folder is not None:
        _write([draft for draft in drafts if draft.sure or everything], folder, author_name(author), commits)


def _article(file: str, lang: str | None, encoding: str | None) -> Article:
    """A file's text, whatever its format; other formats than plain text are counted in paragraphs, not in lines."""
    from translit.documents import MAX_BYTES, Options, decode, open_document, sniff
    from translit.glossary import Article

    data, name = read_data(file, MAX_BYTES), label_of(file)
    if sniff(data, name) in _TEXTS:
        text = decode(data, encoding, name=name)
    else:
        document = open_document(data, options=Options(encoding, name=name))
        text, lang = "\n".join(block.text for block in document.blocks), lang or document.lang
    return Article(name, text, lang or (detected(text, name, "--lang") if text.strip() else None))


def _write(drafts: list[Draft], folder: str, author: str, commits: bool) -> None:
    from translit.glossary.editing import Folder

    if not drafts:
        say("wrote no draft, as none of these is surely a name; --all writes them.")
        return
    Path(folder).mkdir(exist_ok=True)
    opened = Folder.open(folder, commits=commits)
    for draft in drafts:
        opened.save(draft.id, draft.data, version=None, author=author)
    count = "1 draft" if len(drafts) == 1 else f"{len(drafts)} drafts"
    say(f"wrote {count} to {folder}; `translit glossary edit ID --glossary {folder} --confirm` makes one an entry.")


def _page(draft: Draft) -> str:
    data = draft.data
    what = ", ".join(filter(None, (data["type"], data.get("gender", ""), "" if draft.sure else "unsure")))
    forms = [
        ("  " + spelling + ("*" if spelling in draft.read else ""), form) for spelling, form in data["forms"].items()
    ]
    places = [f"  {place.article}, line {place.line}: {_short(place.sentence)}" for place in draft.places[:_PLACES]]
    more = len(draft.places) - _PLACES
    places += [f"  and {more} more"] if more > 0 else []
    near = [f"  perhaps {each.id} ({each.form}, {each.score:.2f})" for each in draft.duplicates]
    return f"{draft.id} ({what})\n" + columns(forms) + "".join(f"{hung(line, 4)}\n" for line in (*places, *near))


def _short(sentence: str, width: int = 100) -> str:
    return sentence if len(sentence) <= width else sentence[: width - 1] + "…"


def _data(draft: Draft) -> dict[str, Any]:
    return {
        "id": draft.id,
        "sure": draft.sure,
        "read": list(draft.read),
        "entry": draft.data,
        "places": [place._asdict() for place in draft.places],
        "duplicates": [duplicate._asdict() for duplicate in draft.duplicates],
    }
