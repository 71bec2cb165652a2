"""An article read with the glossary: its names marked, alone, beside another spelling, or beside its translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import shorten

import translit
from translit import Glossary
from translit.engines import Engine
from translit.names import Mention
from translit.translate import Finding

from .bench import Article
from .marked import Mark, Pair, lines, side_by_side
from .people import Addresses, Numbers, Person, in_full, people_of, strangers_of, undecided_of
from .words import Words

__all__ = ["View", "restyled", "translated"]

_UNSAID = ("words-unknown",)  # every other word with some engines: too long for a notice


@dataclass(frozen=True, slots=True)
class View:
    """An article as the page shows it; `two` when something, `text`, stands beside the source; `file` saves it."""

    lang: str
    pairs: list[Pair]
    people: list[Person]
    strangers: list[Person]
    undecided: list[Person]
    summary: str
    two: bool = False
    text: str = ""
    file: str = ""
    target: str = ""
    heading: str = ""
    verdict: str = ""
    ok: bool = True
    engine: str = ""
    warnings: list[str] = field(default_factory=list)
    problem: str = ""


def restyled(
    article: Article, lang: str, glossary: Glossary, style: str | None, addresses: Addresses, words: Words
) -> View:
    """The article with its names marked; with a `style`, beside it the text as that style writes it.

    Raises what `translit.normalize` raises.
    """
    done = translit.normalize(article.text, lang, glossary=glossary, style=style)
    unknown = in_full(done.unknown)
    numbers, after = Numbers(), {change.span: change.after for change in done.changes}
    here: list[Mark] = []
    there: list[Mark] = []
    moved = 0
    for mention in sorted([*done.mentions, *unknown], key=lambda mention: mention.start):
        mark = _mark(mention, numbers, addresses, style, words)
        written = after.get((mention.start, mention.end))
        length = mention.end - mention.start if written is None else len(written)
        start = mention.start + moved
        here.append(mark)
        there.append(_moved(mark, start, start + length, changed=written is not None))
        moved += length - (mention.end - mention.start)
    spans = zip(lines(article.text), lines(done.text), strict=True)
    counted = words.counted("article.mentions", len(done.mentions))
    strangers = strangers_of(unknown, addresses)
    parts = [counted, words.counted("article.strangers", len(strangers))]
    if style:
        parts.append(words.counted("article.changes", len(done.changes)))
    return View(
        lang,
        side_by_side(article.text, done.text, spans, here, there),
        people_of(done, glossary, numbers, addresses, style),
        strangers,
        undecided_of(done, glossary, addresses),
        " · ".join(parts),
        two=bool(style),
        text=done.text if style else "",
        target=lang if style else "",
        heading=_style_title(glossary, style, words) if style else "",
    )


def translated(
    article: Article,
    lang: str,
    target: str,
    glossary: Glossary,
    style: str | None,
    engine: Engine,
    addresses: Addresses,
    words: Words,
) -> View:
    """The article and its translation, sentence beside sentence, the names aligned.

    Raises what `translit.translate` raises.
    """
    done = translit.translate(article.text, lang, target, glossary=glossary, style=style, engine=engine)
    found = translit.normalize(article.text, lang, glossary=glossary)
    unknown = in_full(found.unknown)
    numbers, here, there = Numbers(), [], []
    translated_at = {name.source_span: name for name in done.names}
    for mention in sorted([*found.mentions, *unknown], key=lambda mention: mention.start):
        mark = _mark(mention, numbers, addresses, style, words)
        name = translated_at.get((mention.start, mention.end))
        here.append(mark)
        if name is None or mark.kind == "undecided":
            continue
        if name.target_span is not None:
            there.append(_moved(mark, *name.target_span, lost=not name.ok))
        if not name.ok:
            lost = words("article.lost", form=name.expected)
            here[-1] = _moved(mark, mark.start, mark.end, lost=True, title=lost)
    spans = [(each.source_span, each.target_span) for each in done.segments]
    strangers = strangers_of(unknown, addresses)
    verdict = words.counted("article.verified", len(done.names), ok=done.verified) if done.names else ""
    return View(
        lang,
        side_by_side(article.text, done.text, spans, here, there),
        people_of(found, glossary, numbers, addresses, style, done),
        strangers,
        undecided_of(found, glossary, addresses),
        words.counted("article.strangers", len(strangers)),
        two=True,
        text=done.text,
        file=addresses.file(style),
        target=target,
        heading=words.spelling(target),
        verdict=verdict,
        ok=done.ok,
        engine=done.engine,
        warnings=[_warning(each, article.text, words) for each in _told(done.warnings)],
    )


def _told(warnings: Sequence[Finding]) -> list[Finding]:
    """What the page tells: first what is of the whole translation, for the page shows the first few."""
    return sorted((each for each in warnings if each.code not in _UNSAID), key=lambda each: each.code != "draft")


def _warning(finding: Finding, text: str, words: Words) -> str:
    start, end = finding.source_span or (0, 0)
    what = shorten(text[start:end], 80, placeholder="…") or finding.message.rpartition(": ")[2]
    return words.warning(finding.code, finding.message, what)


def _mark(mention: Mention, numbers: Numbers, addresses: Addresses, style: str | None, words: Words) -> Mark:
    if mention.entry_id is not None:
        number = numbers.of(mention.entry_id)
        href = addresses.entry(mention.entry_id, style)
        return Mark(mention.start, mention.end, "mention", href, entity=mention.entry_id, number=number)
    if mention.alternatives:
        return Mark(mention.start, mention.end, "undecided", "#undecided", words("article.which"))
    href = addresses.new(mention.lemma, mention.kind, mention.gender)
    return Mark(mention.start, mention.end, "unknown", href, words("article.make"))


def _moved(mark: Mark, start: int, end: int, *, changed: bool = False, lost: bool = False, title: str = "") -> Mark:
    return Mark(start, end, mark.kind, mark.href, title or mark.title, mark.entity, mark.number, lost, changed)


def _style_title(glossary: Glossary, style: str, words: Words) -> str:
    found = glossary.style(style)
    return found.title.get(words.tongue) or found.id
