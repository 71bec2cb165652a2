"""The table of names in the report: what became of each, those that want a look first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..translate.result import NameResult, Translation

__all__ = ["keys", "look", "names_table", "rows_by_mention", "tag"]

_COLOURS, _UNDERLINES = 8, 5  # coprime: 40 names differ in colour or in underline, and each has its number besides
_CASES = {
    "nom": "nominative",
    "gen": "genitive",
    "dat": "dative",
    "acc": "accusative",
    "ins": "instrumental",
    "loc": "locative",
    "voc": "vocative",
}
_HOW = {
    "carrier": "A well-known name stood in its place during translation and was then exchanged for it.",
    "placeholder": "A code stood in its place during translation and was then exchanged for it.",
    "raw": "The engine wrote it right by itself.",
    "annotation": "The engine was given its form beside the name, and inflected it.",
    "list": "Its list went through the engine as the first name and the last, and was put back whole.",
    "repaired": "The engine wrote something else, here or on the way; it was found and put right.",
    "memory": "It stands in a sentence from the translation memory.",
    "lost": "It was not found again in the target text.",
}


class Row(NamedTuple):
    """A line of the table: mentions to which the same happened, and their numbers, from 1; whose it is."""

    key: str
    numbers: tuple[int, ...]
    mentions: tuple[NameResult, ...]


def names_table(result: Translation, anchor: str, numbers: Mapping[str, int]) -> str:
    """The table and what its words mean; empty where the text has no names.

    `anchor` begins every id in it, `numbers` has the number of each entity by its key (`keys`).
    """
    if not result.names:
        return ""
    rows = "".join(_row(row, result, anchor, numbers) for row in _rows(result.names))
    used = dict.fromkeys(name.how for name in result.names)
    legend = "".join(f"<dt>{escape(how)}</dt><dd>{escape(_HOW[how])}</dd>" for how in used if how in _HOW)
    return (
        '<section class="names"><h3>Names</h3>\n<table><thead><tr><th>In the source</th><th>Base form</th>'
        "<th>In the translation</th><th>Case</th><th>Sentence</th><th>How</th><th>Verified</th></tr></thead><tbody>\n"
        f"{rows}</tbody></table>\n<dl>{legend}</dl></section>\n"
    )


def rows_by_mention(names: Sequence[NameResult]) -> dict[int, int]:
    """The number that the row of each mention is called by, that of its first mention; all from 1."""
    return {number: row.numbers[0] for row in _rows(names) for number in row.numbers}


def keys(names: Sequence[NameResult]) -> list[str]:
    """What stands for the entity of each mention: its entry, else the text of the first that has the same base form."""
    first: dict[str, str] = {}
    return [
        name.entry_id or f"={first.setdefault(name.expected or name.source_text, name.source_text)}" for name in names
    ]


def look(number: int) -> str:
    """The classes of an entity's colour and underline.

    >>> look(1), look(10)
    ('c0 u0', 'c1 u4')
    """
    return f"c{(number - 1) % _COLOURS} u{(number - 1) % _UNDERLINES}"


def tag(code: str) -> str:
    """A spelling code as an HTML language tag: `en:be` is English."""
    return escape(code.partition(":")[0])


def _rows(names: Sequence[NameResult]) -> Iterator[Row]:
    """Entity by entity in the order of the text; first those not verified, then those that rules wrote."""
    entities: dict[str, dict[tuple[object, ...], list[tuple[int, NameResult]]]] = {}
    for number, (key, name) in enumerate(zip(keys(names), names, strict=True), 1):
        same = (name.source_text, name.expected, name.found, name.case, name.cases, name.ok, name.note)
        entities.setdefault(key, {}).setdefault(same, []).append((number, name))
    for key, entity in sorted(entities.items(), key=lambda each: _settled(each[1])):
        for alike in entity.values():
            yield Row(key, tuple(number for number, _ in alike), tuple(name for _, name in alike))


def _settled(entity: Mapping[tuple[object, ...], Sequence[tuple[int, NameResult]]]) -> tuple[bool, bool]:
    every = [name for alike in entity.values() for _, name in alike]
    return all(name.ok for name in every), all(name.entry_id for name in every)


def _row(row: Row, result: Translation, anchor: str, numbers: Mapping[str, int]) -> str:
    name = row.mentions[0]
    number = numbers[row.key]
    note = f'<br><small class="note">{escape(name.note)}</small>' if name.note else ""
    found = f'<span lang="{tag(result.target)}">{escape(name.found)}</span>' if name.found else "–"
    segments = dict.fromkeys(mention.segment for mention in row.mentions)
    sentences = ", ".join(f'<a href="#{anchor}-s{segment + 1}">{segment + 1}</a>' for segment in segments)
    how = dict.fromkeys(mention.how for mention in row.mentions)
    meant = " ".join(dict.fromkeys(_HOW.get(each, "") for each in how))
    return (
        f'<tr id="{anchor}-n{row.numbers[0]}" class="{"good" if name.ok else "bad"}">'
        f'<td data-label="Name"><a class="name {look(number)}" data-number="{number}" lang="{tag(result.source)}"'
        f' href="#{anchor}-s{name.segment + 1}">{escape(name.source_text)}</a></td>'
        f'<td data-label="Base form" lang="{tag(result.target)}">{escape(name.expected)}</td>'
        f'<td data-label="In the translation">{found}{note}</td>'
        f'<td data-label="Case">{escape(_case(name))}</td>'
        f'<td data-label="Sentence">{sentences}</td>'
        f'<td data-label="How" title="{escape(meant)}">{escape(", ".join(how))}</td>'
        f'<td data-label="Verified" class="verdict">{"✓ yes" if name.ok else "✗ no"}</td></tr>\n'
    )


def _case(name: NameResult) -> str:
    """The case of a name, or each that it may have where the sentence does not tell."""
    cases = (name.case,) if name.case else name.cases
    told = [_CASES.get(case, case) for case in cases]
    return " or ".join(filter(None, (", ".join(told[:-1]), told[-1]))) if told else "–"
