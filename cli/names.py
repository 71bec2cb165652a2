"""`translit names`: match, convert, inflect, find."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from .files import (
    KINDS,
    code,
    encoding_option,
    file_argument,
    glossary_option,
    json_option,
    label_of,
    load_glossary,
    name_text,
    read_input,
    refuse_unspelled,
    write_json,
    write_output,
)
from .root import Group
from .terminal import Progress

__all__ = ["names"]

kind_option = click.option(
    "--kind",
    type=KINDS,
    default="person",
    show_default=True,
    help="What the name names.",
)
explain_option = click.option("--explain", is_flag=True, help="Say why.")
gender_option = click.option("--gender", type=click.Choice(["m", "f"]), help="Where the name does not tell.")


@click.group(cls=Group)
def names() -> None:
    """Match, convert, decline and find names."""


@names.command()
@click.argument("a", type=name_text)
@click.argument("b", type=name_text)
@click.option("--threshold", type=click.FloatRange(0, 1), help="Exit with 1 when the likeness is below this.")
@explain_option
@json_option
@click.pass_context
def match(
    ctx: click.Context,
    a: str,
    b: str,
    threshold: float | None,
    explain: bool,
    as_json: bool,
) -> None:
    """Say how likely two spellings name one person: 0 to 1.

    From 0.75 about 99 of 100 pairs are one person. With --explain: below it each part of the names with its likeness,
    and why.

    \b
    translit names match "Ihar Losik" "Игорь Лосик" --explain
    """
    from translit import names as library

    found = library.explain(a, b)
    score = found.score
    if as_json:
        write_json({"a": a, "b": b, "similarity": score, "parts": [asdict(part) for part in found.parts]})
    else:
        write_output(f"{found}\n" if explain else f"{score:.3f}\n")
    if threshold is not None and score < threshold:
        ctx.exit(1)


@names.command()
@click.argument("name", type=name_text)
@click.option("--from", "source", required=True, type=code, metavar="CODE", help="Spelling of NAME: be, ru, en:be …")
@click.option("--to", "target", required=True, type=code, metavar="CODE", help="Spelling wanted.")
@kind_option
@gender_option
@explain_option
@json_option
def convert(name: str, source: str, target: str, kind: str, gender: str | None, explain: bool, as_json: bool) -> None:
    """Write a name in another language's spelling, the best form first.

    With --explain: the best form, then for each word of it the table that it comes from or the letters that the rules
    changed, then the other forms.

    \b
    translit names convert "Ігар Лосік" --from be --to ru
    """
    from translit import names as library

    forms = library.convert(name, source, target, kind=kind, gender=gender)
    told = library.explain_conversion(name, source, target, kind=kind, gender=gender) if explain else None
    if as_json:
        words = {} if told is None else {"words": [asdict(word) for word in told.words]}
        write_json({"name": name, "from": source, "to": target, "forms": forms, **words})
    elif told is not None:
        write_output(f"{told}\n")
    else:
        write_output("".join(f"{form}\n" for form in forms))


@names.command()
@click.argument("name", type=name_text)
@click.option("--lang", required=True, type=code, metavar="CODE", help="Language of the name.")
@click.option("--case", type=click.Choice(["nom", "gen", "dat", "acc", "ins", "loc", "voc"]), help="Only this case.")
@kind_option
@gender_option
@json_option
def inflect(name: str, lang: str, case: str | None, kind: str, gender: str | None, as_json: bool) -> None:
    """Decline a name: all cases, or one.

    \b
    translit names inflect "Ігар Лосік" --lang be
    """
    from translit import names as library

    forms = dict(library.paradigm(name, lang, kind=kind, gender=gender))
    if case is not None and case not in forms:
        raise click.UsageError(f"{lang} has no case {case}; it has: {', '.join(forms)}.")
    chosen = forms if case is None else {case: forms[case]}
    if as_json:
        write_json({"name": name, "lang": lang, "forms": chosen})
    elif case is not None:
        write_output(f"{forms[case]}\n")
    else:
        write_output("".join(f"{each}  {form}\n" for each, form in chosen.items()))


@names.command()
@file_argument
@click.option("--lang", type=code, metavar="CODE", help="Language of the text (default: detected).")
@glossary_option
@encoding_option
@explain_option
@json_option
def find(
    file: str, lang: str | None, glossaries: tuple[str, ...], encoding: str | None, explain: bool, as_json: bool
) -> None:
    """Find the names in a text.

    One line for each: where it starts and ends, the text, its base form, its kind and its glossary entry (- where
    there is none), with tabs between. With --explain: one column more, why it is a name and why it is that entry.

    \b
    translit names find news.txt --lang be --explain
    """
    from translit import names as library

    text = read_input(file, encoding)
    glossary = load_glossary(glossaries)
    refuse_unspelled(lang, glossary)
    lang = lang or detected(text, label_of(file), "--lang")
    with Progress(f"searching {label_of(file)}"):
        found = library.find(text, lang, glossary=glossary)
    why = [library.explain_mention(mention, found) if explain else "" for mention in found]
    if as_json:
        reasons = [{"why": reason} if explain else {} for reason in why]
        write_json([asdict(mention) | reason for mention, reason in zip(found, reasons, strict=True)])
    else:
        write_output("".join(_line(mention, reason) for mention, reason in zip(found, why, strict=True)))


def detected(text: str, label: str, option: str) -> str:
    """The language of a text; when unsure, a sentence that asks for it."""
    import translit

    found = translit.detect(text)
    if found.lang is None:
        likely = "ru" if found.script == "Cyrl" else "en"
        raise click.UsageError(
            f"the language of {label} cannot be told; say it with {option}, for example {option} {likely}."
        )
    return found.lang


def _line(mention: Any, why: str) -> str:
    cells = [
        mention.start,
        mention.end,
        " ".join(mention.text.split()),
        mention.lemma or "-",
        mention.kind or "-",
        mention.entry_id or "-",
        *([why] if why else []),
    ]
    return "\t".join(map(str, cells)) + "\n"
