"""One article in the report: its sentences side by side, its names, its warnings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from ..text import language_name
from .report_names import keys, look, names_table, rows_by_mention, tag

if TYPE_CHECKING:
    from ..translate.result import Finding, NameResult, Translation

__all__ = ["article_html", "counted", "language", "numbering", "slug", "verified"]

Span = tuple[int, int]
Mark = tuple[int, int, str]

_COMMAND = re.compile("`(translit [^`]+)`")
_LISTED = {"names-by-rule", "forms-by-rule", "names-left"}  # warnings that list the names which the glossary lacks


def article_html(name: str, result: Translation, anchor: str, numbers: Mapping[str, int]) -> str:
    """One translation of an article: verdict, warnings, sentences, names; `anchor` begins every id in it.

    `numbers` is what `numbering` gives for all translations of the article.
    """
    return (
        f'<article id="{anchor}">\n<h2>{language(result.source)} → {language(result.target)}'
        f' <small>{escape(name)}</small></h2>\n<p class="verdict {"good" if result.ok else "bad"}">{verified(result)}'
        f"</p>\n{_warnings(result, anchor)}{_pairs(result, anchor, numbers)}{names_table(result, anchor, numbers)}"
        f"{_unknown(result)}{_way(result)}{_signature(result)}</article>\n"
    )


def _warnings(result: Translation, anchor: str) -> str:
    if not result.warnings:
        return ""
    items = []
    for number, finding in enumerate(result.warnings, 1):
        segment = _segment_of(result, finding)
        where = "" if segment is None else f' <a href="#{anchor}-s{segment + 1}">sentence {segment + 1}</a>'
        items.append(f'<li id="{anchor}-w{number}">{_with_commands(finding.message)}{where}</li>\n')
    return f'<section class="warnings"><h3>{counted(len(items), "warning")}</h3>\n<ol>{"".join(items)}</ol></section>\n'


def _with_commands(message: str) -> str:
    """A sentence as HTML, commands to type set apart.

    >>> _with_commands("Better: `translit models install en-ru` & wait.")
    'Better: <code>translit models install en-ru</code> &amp; wait.'
    """
    return _COMMAND.sub(r"<code>\1</code>", escape(message))


def _pairs(result: Translation, anchor: str, numbers: Mapping[str, int]) -> str:
    spans: list[tuple[Span, Span]] = [(each.source_span, each.target_span) for each in result.segments]
    spans = spans or [((0, len(result.source_text)), (0, len(result.text)))]
    flags: dict[int, list[int]] = {}
    for number, finding in enumerate(result.warnings, 1):
        segment = _segment_of(result, finding)
        if segment is not None:
            flags.setdefault(segment, []).append(number)
    source_marks, target_marks = _source_marks(result, anchor, numbers), _target_marks(result, anchor, numbers)
    rows, previous = [], 0
    for index, (source, target) in enumerate(spans):
        paragraph = index == 0 or "\n" in result.source_text[previous : source[0]]
        previous = source[1]
        flagged = "".join(f'<a class="flag" href="#{anchor}-w{n}">⚠ warning {n}</a>' for n in flags.get(index, ()))
        rows.append(
            f'<div class="pair{" paragraph" if paragraph else ""}{" flagged" if flagged else ""}"'
            f' id="{anchor}-s{index + 1}">'
            f'<p lang="{tag(result.source)}" dir="auto">{_marked(result.source_text, source, source_marks)}</p>'
            f'<p lang="{tag(result.target)}" dir="auto">{_marked(result.text, target, target_marks)}{flagged}</p>'
            "</div>\n"
        )
    return (
        f'<section class="pairs"><div class="pair heads"><h3>{language(result.source)}</h3>'
        f"<h3>{language(result.target)}</h3></div>\n{''.join(rows)}</section>\n"
    )


def _unknown(result: Translation) -> str:
    """The names that the glossary lacks, unless a warning says them already."""
    if _LISTED & {finding.code for finding in result.warnings}:
        return ""
    words = dict.fromkeys(result.source_text[start:end] for start, end in result.unknown_names)
    if not words:
        return ""
    items = ", ".join(f'<span class="unknown" lang="{tag(result.source)}">{escape(word)}</span>' for word in words)
    return f'<section class="strangers"><h3>Not in the glossary</h3><p>{items}</p></section>\n'


def _way(result: Translation) -> str:
    """Which engine took each step, and why."""
    return f'<p class="signature">{escape("; ".join(result.way))}</p>\n' if result.way else ""


def _signature(result: Translation) -> str:
    return f'<p class="signature">{escape(result.signature)}</p>\n' if result.signature else ""


def _source_marks(result: Translation, anchor: str, numbers: Mapping[str, int]) -> list[Mark]:
    rows = rows_by_mention(result.names)
    marks = [
        (*name.source_span, _open(name, f"{anchor}-n{rows[index]}", numbers[key]))
        for index, (key, name) in enumerate(zip(keys(result.names), result.names, strict=True), 1)
    ]
    strange = '<a class="unknown" title="not in the glossary">'
    return sorted([*marks, *((start, end, strange) for start, end in result.unknown_names)])


def _target_marks(result: Translation, anchor: str, numbers: Mapping[str, int]) -> list[Mark]:
    rows = rows_by_mention(result.names)
    return sorted(
        (*name.target_span, _open(name, f"{anchor}-n{rows[index]}", numbers[key]))
        for index, (key, name) in enumerate(zip(keys(result.names), result.names, strict=True), 1)
        if name.target_span is not None
    )


def _open(name: NameResult, row: str, number: int) -> str:
    doubt = "" if name.ok else " doubtful"
    hint = f"{name.expected}{'' if name.ok else ', not verified'}"
    return f'<a class="name {look(number)}{doubt}" data-number="{number}" href="#{row}" title="{escape(hint)}">'


def _marked(text: str, span: Span, marks: Sequence[Mark]) -> str:
    """The text of one segment with the marks in it; a mark that overlaps the one before is left out."""
    position, end = span
    parts = []
    for first, last, opening in marks[bisect_left(marks, (position,)) : bisect_left(marks, (end,))]:
        if position <= first < last <= end:
            parts += [escape(text[position:first]), opening, escape(text[first:last]), "</a>"]
            position = last
    return "".join([*parts, escape(text[position:end])])


def numbering(results: Sequence[Translation]) -> dict[str, int]:
    """A number for each entity, in the order of the source: the same on both sides and in every language."""
    named = [pair for result in results for pair in zip(keys(result.names), result.names, strict=True)]
    ordered = sorted(named, key=lambda pair: pair[1].source_span)
    return {key: number for number, key in enumerate(dict.fromkeys(key for key, _ in ordered), 1)}


def _segment_of(result: Translation, finding: Finding) -> int | None:
    if finding.segment is not None:
        return finding.segment
    if finding.source_span is None:
        return None
    at = finding.source_span[0]
    index = bisect_right(result.segments, at, key=lambda segment: segment.source_span[0]) - 1
    return index if index >= 0 and at < result.segments[index].source_span[1] else None


def verified(result: Translation) -> str:
    """How many names were verified, in words.

    >>> from translit.translate.result import Translation
    >>> verified(Translation("a", "b", "en", "ru"))
    'no names of the glossary in it'
    """
    total = len(result.names)
    if not total:
        return "no names of the glossary in it"
    return f"{result.verified} of {counted(total, 'name')} verified"


def counted(number: int, noun: str) -> str:
    """A number and its noun.

    >>> counted(0, "warning"), counted(1, "warning")
    ('no warnings', '1 warning')
    """
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def language(code: str) -> str:
    """The English name of a language, escaped; its code where the name is not known.

    >>> language("be"), language("<x>")
    ('Belarusian', '&lt;x&gt;')
    """
    return escape(language_name(code))


def slug(code: str) -> str:
    """A code as part of an id.

    >>> slug("en:be")
    'en-be'
    """
    return "".join(char if char.isascii() and char.isalnum() else "-" for char in code)
