"""Glossaries of two languages: each spelling in one language beside the form to print in the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from translit.errors import Message

from ..entry import Entry
from ..styles import DEFAULT, Style, language
from .facts import BY_CODE, Facts, Path
from .losses import Loss, Prepared, keep, lose, prepare
from .records import ExchangeError, Place, Record
from .texts import is_formula

__all__ = ["Pair", "Pairs", "pairs_of", "records_of"]


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: the entry it is of, a spelling in the source language, the form to print in the target language."""

    id: str
    source: str
    target: str


@dataclass
class Pairs:
    """What a file of two languages holds, while it is made: rows, and what does not come into it."""

    source: str
    target: str
    title: str
    facts: dict[str, Facts]
    rows: list[Pair] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)


def pairs_of(
    entries: Iterable[Entry],
    source: str,
    target: str,
    *,
    title: str,
    carried: Collection[str],
    style: Style | None = None,
    unique: bool = False,
    longest: int | None = None,
) -> Pairs:
    """The rows of a file of two languages, and what it does not carry.

    `carried` are the fields that it has beside the names; with `unique` a source name stands once; `longest` is the
    most bytes of a name. A name that a spreadsheet would run as a formula is left out: these files cannot escape it.
    Raises `ExchangeError` when source and target are not two languages.
    """
    if not source or not target or language(source) == language(target):
        raise ExchangeError(
            Message(
                "{format} has two languages; say which with --from and --to, such as --from en --to be.", format=title
            )
        )
    prepared, losses = prepare(entries)
    made = Pairs(source, target, title, {})
    house = style or DEFAULT
    rows = [(id, *_row(facts, made, house)) for id, facts in prepared.items()]
    alone = {id for id, sources, printed in rows if not sources or not printed}
    losses += lose(
        "no-pair",
        [(id, path) for id in prepared if id in alone for path in prepared[id]],
        Message("{format} needs a name in {source} and one in {target}", format=title, source=source, target=target),
    )
    unfit = _take(made, [row for row in rows if row[0] not in alone], unique, longest)
    said = {field for loss in unfit for field in loss.fields}
    there = {row.id for row in made.rows}
    unheld = [(id, path) for id in prepared.keys() - there - alone for path in prepared[id] if (id, path) not in said]
    losses += [
        *unfit,
        *lose("no-row", sorted(unheld), Message("{format} takes none of the names of an entry", format=title)),
    ]
    made.facts = {id: facts for id, facts in prepared.items() if id in there}
    kept, more = keep(made.facts, {*carried, "forms", "variants"}, title)
    made.losses = [*losses, *more, *_losses(made, kept, said)]
    return made


def _row(facts: Facts, made: Pairs, style: Style) -> tuple[list[tuple[str, Path]], str]:
    """All spellings of an entry in the source language, the printed one first, and its form in the target."""
    spelled: dict[str, Path] = {}
    codes = {path[1] for path in facts if path[0] == "forms"}
    first = _printed(made.source, codes, style)
    if first:
        spelled[str(facts["forms", first])] = ("forms", first)
    for path, value in facts.items():
        if path[0] in ("forms", "variants") and language(path[1]) == language(made.source):
            for text in (value,) if isinstance(value, str) else value:
                spelled.setdefault(str(text), path)
    target = _printed(made.target, codes, style)
    return list(spelled.items()), str(facts["forms", target]) if target else ""


def _printed(lang: str, codes: Collection[str], style: Style) -> str | None:
    if ":" in lang:
        return lang if lang in codes else None
    return style.order(lang, codes)


def _take(
    made: Pairs, rows: Sequence[tuple[str, list[tuple[str, Path]], str]], unique: bool, longest: int | None
) -> list[Loss]:
    """Put the rows in that the format can hold; the others are losses."""
    taken: dict[str, Pair] = {}
    twice: list[tuple[str, Path]] = []
    long: list[tuple[str, Path]] = []
    run: list[tuple[str, Path]] = []
    for id, sources, target in rows:
        for text, path in sources:
            if is_formula(text) or is_formula(target):
                run.append((id, path))
            elif longest and max(len(text.encode()), len(target.encode())) > longest:
                long.append((id, path))
            elif unique and text in taken:
                twice.append((id, path))
            else:
                taken[text] = Pair(id, text, target)
                made.rows.append(taken[text])
    return [
        *lose(
            "formula",
            run,
            Message("{format} cannot escape what a spreadsheet would run as a formula", format=made.title),
        ),
        *lose(
            "too-long",
            long,
            Message("{format} takes names of {most:,} bytes at most", format=made.title, most=longest or 0),
        ),
        *lose(
            "claimed-twice", twice, Message("{format} takes a name of the source language once only", format=made.title)
        ),
    ]


def _losses(made: Pairs, kept: Prepared, named: Collection[tuple[str, Path]]) -> Iterator[Loss]:
    """What the rows do not say of the names: other languages, which spelling a form is, variants not to be printed."""
    lost: dict[str, list[tuple[str, Path]]] = {"languages": [], "codes": [], "variants": []}
    both = {language(made.source), language(made.target)}
    rows: dict[str, list[Pair]] = {}
    for row in made.rows:
        rows.setdefault(row.id, []).append(row)
    for id, facts in kept.items():
        said = said_of(rows.get(id, ()), made.source, made.target)
        for path, value in facts.items():
            if path[0] not in BY_CODE or said.get(path) == value or (id, path) in named:
                continue
            if language(path[1]) not in both:
                lost["languages"].append((id, path))
            elif path[0] == "variants" and language(path[1]) == language(made.target):
                lost["variants"].append((id, path))
            else:
                lost["codes"].append((id, path))
    told = {"format": made.title, "source": made.source, "target": made.target}
    yield from lose("languages", lost["languages"], Message("{format} holds {source} and {target} alone", **told))
    yield from lose(
        "variants", lost["variants"], Message("{format} has no place for other spellings in {target}", **told)
    )
    yield from lose("codes", lost["codes"], Message("{format} does not tell which spelling a name is", **told))


def said_of(rows: Sequence[Pair], source: str, target: str) -> Facts:
    """What rows of one entry say when they are read into an empty glossary."""
    facts: Facts = {}
    if rows:
        facts["forms", language(source)] = rows[0].source
        facts["forms", language(target)] = rows[0].target
        others = tuple(dict.fromkeys(row.source for row in rows[1:] if row.source != rows[0].source))
        if others:
            facts["variants", language(source)] = others
    return facts


def records_of(
    rows: Iterable[tuple[int, Pair]], source: str, target: str, more: dict[str, Facts] | None = None
) -> tuple[Record, ...]:
    """Rows with their numbers to records: those of one id are one, without ids those of one target.

    A spelling of the source language is added to those there are; the target's is the form to print. `more` has
    other facts by the id of a row, by a tab and the target where a row has none.
    """
    gathered: dict[tuple[str, str], list[tuple[int, Pair]]] = {}
    for number, pair in rows:
        gathered.setdefault((pair.id, "" if pair.id else pair.target), []).append((number, pair))
    records = []
    for (id, _), found in gathered.items():
        spelled = tuple(dict.fromkeys(pair.source for _, pair in found))
        facts: Facts = {("variants", language(source)): spelled, ("forms", language(target)): found[0][1].target}
        facts |= (more or {}).get(id or f"\t{found[0][1].target}", {})
        adds = {"forms", "variants"} if id else {"forms", "variants", "note"}
        records.append(Record(id or None, facts, Place(row=found[0][0]), adds=frozenset(adds)))
    return tuple(records)
