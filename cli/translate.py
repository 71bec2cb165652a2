"""`translit translate`: articles into other languages, every name kept and accounted for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .batch import batch_options
from .files import (
    STDIN,
    code,
    encoding_option,
    engine_option,
    glossary_option,
    label_of,
    load_glossary,
    path_text,
    read_data,
    style_option,
    write_output,
)
from .names import detected
from .terminal import Progress, say

if TYPE_CHECKING:
    from translit import Translation
    from translit.translate.document import DocumentTranslation
    from translit.translate.memory import Memory

__all__ = ["translate"]

MAX_BYTES = 10 * 1024 * 1024
"""The largest article, in bytes: more takes an engine hours, and is no article."""

_SURE = 0.5  # confidence from which a language is told against what the user says


def codes(value: str) -> tuple[str, ...]:
    """Language codes with commas between them, each once, in the order given."""
    found = [code(each) for each in value.split(",") if each.strip()]
    if not found:
        raise click.BadParameter("no language; say, for example, --to be,ru,uk.")
    return tuple(dict.fromkeys(found))


def _no_json(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    """Other commands have --json; here the text is what is wanted, and JSON is a report."""
    if asked:
        raise click.UsageError("there is no --json here; say --report json for the text and every name as JSON.")


@dataclass(frozen=True, slots=True)
class Article:
    """An article read: its bytes, its format, and the languages it goes into; `source` is "" where there is no text."""

    name: str
    data: bytes
    format: str
    source: str
    targets: tuple[str, ...]


@click.command()
@click.argument("articles", nargs=-1, type=path_text, metavar="[ARTICLE]...")
@click.option("--to", "targets", required=True, type=codes, metavar="CODES", help="Languages wanted: be,ru,uk,de.")
@click.option("--from", "source", type=code, metavar="CODE", help="Language of the articles (default: detected).")
@glossary_option
@style_option
@engine_option
@click.option(
    "-o",
    "--output",
    "folder",
    type=path_text,
    metavar="DIR",
    help="Write DIR/ARTICLE.LANG with its suffix, and the report.",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    type=click.Choice(["html", "json"]),
    help="Form of the report (default with -o: html). Without -o it goes to standard output in place of the text.",
)
@click.option("--json", is_flag=True, expose_value=False, hidden=True, callback=_no_json)
@click.option("--format", metavar="NAME", help="Format of the articles: html, docx … (default: told by content).")
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="PATH",
    help="A field to translate of JSON (title, body[].text) or a column of CSV; may be given several times.",
)
@encoding_option
@click.option("--all-names", is_flag=True, help="Every name in the table, not only those to look at and some others.")
@click.option("-q", "--quiet", is_flag=True, help="Only failures on standard error.")
@click.option("-v", "--verbose", is_flag=True, help="Say as well which engine took each pair, and why.")
@click.pass_context
@batch_options
def translate(
    ctx: click.Context,
    articles: tuple[str, ...],
    targets: tuple[str, ...],
    source: str | None,
    glossaries: tuple[str, ...],
    style: str | None,
    engine: str | None,
    folder: str | None,
    reports: tuple[str, ...],
    format: str | None,
    fields: tuple[str, ...],
    encoding: str | None,
    all_names: bool,
    quiet: bool,
    verbose: bool,
    memory: Memory | None,
) -> None:
    """Translate articles offline with every name kept.

    An article may be plain text, Markdown, HTML, Word, OpenDocument, EPUB, subtitles, XLIFF, gettext, JSON or CSV: what
    is no text for readers comes out as it was. Its format is told by its content.

    \b
    translit translate news.txt --to be
    translit translate news.docx film.srt --to be,uk -o out

    Names of the glossary come out in the target language's own spelling and in the right case. What became of each is
    told on standard error and in the report; the exit code is 1 when a name was not verified,
    a number, a unit or a date was lost, or a sentence went wrong.
    """
    files = articles or (STDIN,)
    _check_output(files, targets, folder, reports)
    glossary = load_glossary(glossaries, quiet)
    if style is not None:
        glossary.style(style)
    how = {"encoding": encoding, "format": format, "fields": fields}
    read = [_read(file, how, source, targets, quiet) for file in files]
    _check_pairs(read, engine)
    places = _places(read, Path(folder)) if folder is not None else {}
    settings = {"glossary": glossary, "style": style, "engine": engine, "memory": memory}
    results: dict[str, list[Translation]] = {}
    for article in read:
        for target in article.targets:
            done = _translated(article, target, how | settings, quiet)
            results.setdefault(article.name, []).append(done.translation)
            if folder is not None:
                _save(places[article.name, target], done.data, quiet)
            elif not reports:
                write_output(done.document, done.data)
    _hand_out(results, folder, reports, quiet)
    every = [result for each in results.values() for result in each]
    if not quiet:
        from .summary import tell

        tell(results, all_names=all_names)
    if verbose:
        for step in dict.fromkeys(step for result in every for step in result.way):
            say(step)
    if not all(result.ok and all(finding.advice for finding in result.warnings) for result in every):
        ctx.exit(1)


def _check_output(files: Sequence[str], targets: Sequence[str], folder: str | None, reports: Sequence[str]) -> None:
    """Refuse before anything is read what could not be written in the end."""
    if files.count(STDIN) > 1 or len(set(files)) < len(files):
        raise click.UsageError("an article is named twice; name each once.")
    for file in files:
        if file != STDIN and Path(file).is_dir():
            raise click.UsageError(f"{file} is a directory; `--batch {file} OUT` translates all that is in it.")
    if folder is None and len(reports) > 1:
        raise click.UsageError("two reports need a folder; say where with -o DIR.")
    if folder is None and not reports and len(files) * len(targets) > 1:
        raise click.UsageError("several results need a folder; say where with -o DIR.")
    if folder is not None and Path(folder).exists() and not Path(folder).is_dir():
        raise click.UsageError(f"{folder} is a file; -o wants a folder.")


def _read(file: str, how: dict[str, Any], source: str | None, targets: tuple[str, ...], quiet: bool) -> Article:
    from translit.documents import Options, open_document
    from translit.translate.document import text_of

    data, label = read_data(file, MAX_BYTES), label_of(file)
    options = Options(how["encoding"], how["fields"], label, targets[0])
    document = open_document(data, format=how["format"], options=options)
    text = text_of(document)
    if not text and not quiet:
        say(f"{label} holds no text to translate; it comes out as it is.")
    lang = (source or _language(text, document.lang, label)).partition(":")[0]
    if source and not quiet:
        _doubt(text, lang, label)
    wanted = tuple(target for target in targets if target != lang)
    if not wanted:
        raise click.UsageError(
            f"{label} is in {lang} already; to change the spelling of its names use `translit normalize`."
        )
    if len(wanted) < len(targets) and not quiet:
        say(f"{label} is in {lang} already, so it is not translated into {lang}.")
    return Article("stdin" if file == STDIN else file, data, document.format, lang, wanted)


def _doubt(text: str, said: str, label: str) -> None:
    """Tell where the words are surely not of the language that was given: an engine makes rubbish of them."""
    from translit import detect
    from translit.text.codes import language_name

    found = detect(text)
    if found.lang not in (None, said) and found.confidence >= _SURE:
        seems, wanted = language_name(str(found.lang)), language_name(said)
        say(f"{label} looks {seems}; it is translated as {wanted}, as --from says.")


def _language(text: str, declared: str | None, label: str) -> str:
    """The language that the words are in, else the one that the file says it is in."""
    from translit import detect

    return detect(text).lang or declared or (detected(text, label, "--from") if text else "")


def _check_pairs(articles: Sequence[Article], engine: str | None) -> None:
    """Ask for every pair before the first is translated. Raises NoEngineError or UnknownPairError."""
    from translit.engines import get_engine

    for source, target in dict.fromkeys(
        (each.source, target) for each in articles for target in each.targets if each.source
    ):
        get_engine(engine, source, target)


def _places(articles: Sequence[Article], folder: Path) -> dict[tuple[str, str], Path]:
    """Where each translation goes; the folder is made. Refuses two for one place, and a place that is an article."""
    from translit.documents import DocumentError

    places: dict[tuple[str, str], Path] = {}
    taken: dict[Path, str] = {Path(each.name).resolve(): each.name for each in articles}
    for article in articles:
        for target in article.targets:
            place = folder / _file_name(article, target)
            if place.resolve() in taken:
                raise click.UsageError(
                    f"{place} would be written over {taken[place.resolve()]}; rename one of the articles or "
                    "say another folder with -o."
                )
            taken[place.resolve()] = f"the translation of {article.name}"
            places[article.name, target] = place
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DocumentError(f"the folder {folder} cannot be made: {(error.strerror or str(error)).lower()}.") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise DocumentError(f"the folder {folder} may not be written to; say another one with -o.")
    return places


def _file_name(article: Article, target: str) -> str:
    """`article.en.txt` and `article.txt` both become `article.ru.txt`."""
    from translit.documents import FORMATS

    path = Path(article.name)
    suffix = path.suffix or FORMATS[article.format].suffixes[0]
    return f"{path.stem.removesuffix(f'.{article.source}')}.{target.replace(':', '-')}{suffix}"


def _translated(article: Article, target: str, settings: dict[str, Any], quiet: bool) -> DocumentTranslation:
    from translit import translate_document

    with Progress(f"translating {article.name} from {article.source} into {target}", quiet) as progress:
        return translate_document(
            article.data, target, source=article.source or None, name=article.name, progress=progress, **settings
        )


def _save(place: Path, text: str | bytes, quiet: bool) -> None:
    from translit.documents import write_atomically

    write_atomically(place, text)
    if not quiet:
        say(f"wrote {place}")


def _hand_out(results: dict[str, list[Translation]], folder: str | None, reports: Sequence[str], quiet: bool) -> None:
    from translit.documents import report_html, report_json

    makers = {"html": report_html, "json": report_json}
    if folder is not None:
        for kind in dict.fromkeys(reports or ("html",)):
            _save(Path(folder) / f"report.{kind}", makers[kind](results), quiet)
    elif reports:
        write_output(makers[reports[0]](results))
