"""An article read with the glossary: its names marked, alone, beside another spelling, or beside its translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from textwrap import shorten
from urllib.parse import urlencode

import translit
from translit import Glossary, Normalized, Translation
from translit.engines import Engine
from translit.names import Mention
from translit.translate import Finding

from .bench import Article
from .marked import Mark, Pair, lines, look, side_by_side
from .words import Words

__all__ = ["Addresses", "Person", "View", "restyled", "translated"]

_GENDERED = re.compile(r"(?<=\w\w)(?:ая|яя|а|і|ий|ій|ы|ый|ой)$")
_UNSAID = ("words-unknown",)  # every other word with some engines: too long for a notice


@dataclass(frozen=True, slots=True)
class Person:
    """A name in the list beside the text: an entry, a name that nobody knows, or one that could be several."""

    name: str
    href: str
    times: int
    number: int = 0
    entity: str = ""
    target: str = ""
    bad: bool = False
    others: tuple[tuple[str, str], ...] = ()

    @property
    def look(self) -> str:
        """The classes of its colour."""
        return look(self.number)


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


class Addresses:
    """Where the names of an article lead: to their entry in this article, or to a new one; and back to this view."""

    def __init__(self, key: str, here: str, lang: str, target: str) -> None:
        """`here` is the address of the view."""
        self.key, self.here, self.lang, self.target = key, here, lang, target

    def entry(self, id: str, style: str | None = None) -> str:
        """The forms of an entry in the languages of this view."""
        asked = {"lang": self.lang, "to": self.target, "style": style or "", "back": self.here}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"/article/{self.key}/names/{id}?{query}"

    def file(self, style: str | None) -> str:
        """The translation as a file."""
        asked = {"lang": self.lang, "to": self.target, "style": style or ""}
        return f"/article/{self.key}/file?{urlencode({name: value for name, value in asked.items() if value})}"

    def new(self, name: str, kind: str | None, gender: str | None) -> str:
        """A new entry for a name."""
        asked = {"name": name, "lang": self.lang, "type": kind or "", "gender": gender or "", "back": self.here}
        return f"/entries/new?{urlencode({key: value for key, value in asked.items() if value})}"


class _Numbers:
    """A number for each entry, in the order in which they come up."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def of(self, id: str) -> int:
        return self._given.setdefault(id, len(self._given) + 1)


def restyled(
    article: Article, lang: str, glossary: Glossary, style: str | None, addresses: Addresses, words: Words
) -> View:
    """The article with its names marked; with a `style`, beside it the text as that style writes it.

    Raises what `translit.normalize` raises.
    """
    done = translit.normalize(article.text, lang, glossary=glossary, style=style)
    unknown = _in_full(done.unknown)
    numbers, after = _Numbers(), {change.span: change.after for change in done.changes}
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
    strangers = _strangers(unknown, addresses)
    parts = [counted, words.counted("article.strangers", len(strangers))]
    if style:
        parts.append(words.counted("article.changes", len(done.changes)))
    return View(
        lang,
        side_by_side(article.text, done.text, spans, here, there),
        _people(done, glossary, numbers, addresses, style),
        strangers,
        _undecided(done, glossary, addresses),
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
    unknown = _in_full(found.unknown)
    numbers, here, there = _Numbers(), [], []
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
    strangers = _strangers(unknown, addresses)
    verdict = words.counted("article.verified", len(done.names), ok=done.verified) if done.names else ""
    return View(
        lang,
        side_by_side(article.text, done.text, spans, here, there),
        _people(found, glossary, numbers, addresses, style, done),
        strangers,
        _undecided(found, glossary, addresses),
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


def _mark(mention: Mention, numbers: _Numbers, addresses: Addresses, style: str | None, words: Words) -> Mark:
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


def _people(
    done: Normalized,
    glossary: Glossary,
    numbers: _Numbers,
    addresses: Addresses,
    style: str | None,
    translation: Translation | None = None,
) -> list[Person]:
    """The entries that the article names, in the order of their numbers."""
    times: dict[str, int] = {}
    lemmas: dict[str, str] = {}
    for mention in done.mentions:
        if mention.entry_id is not None:
            times[mention.entry_id] = times.get(mention.entry_id, 0) + 1
            lemmas.setdefault(mention.entry_id, mention.lemma)
    lost = {name.entry_id for name in translation.names if not name.ok} if translation else set()
    found = []
    for id, count in times.items():
        entry = glossary.entry(id)
        target = entry.form(addresses.target or done.lang or "", style) if translation or style else None
        name = entry.form(done.lang or "") or lemmas[id]
        found.append(
            Person(
                name,
                addresses.entry(id, style),
                count,
                numbers.of(id),
                id,
                target if target and (translation or target != name) else "",
                id in lost,
            )
        )
    return sorted(found, key=lambda person: person.number)


def _in_full(unknown: Iterable[Mention]) -> list[Mention]:
    """Strangers by their full names: a surname alone is the one stranger's who is called in full with that surname."""
    unknown = list(unknown)
    full: dict[str, dict[str, Mention]] = {}
    for mention in unknown:
        if mention.shape == "full":
            full.setdefault(_trunk(mention.lemma), {}).setdefault(mention.lemma, mention)
    found = []
    for mention in unknown:
        bearers = list(full.get(_trunk(mention.lemma), {}).values()) if mention.shape == "surname" else []
        one = bearers[0] if len(bearers) == 1 else mention
        found.append(replace(mention, lemma=one.lemma, gender=one.gender))
    return found


def _trunk(name: str) -> str:
    """A surname without the ending that a man's and a woman's differ in."""
    return _GENDERED.sub("", name.rpartition(" ")[2].replace("ў", "в"))


def _strangers(unknown: Iterable[Mention], addresses: Addresses) -> list[Person]:
    return _gathered(unknown, lambda mention: addresses.new(mention.lemma, mention.kind, mention.gender))


def _undecided(done: Normalized, glossary: Glossary, addresses: Addresses) -> list[Person]:
    doubtful = [mention for mention in done.mentions if mention.entry_id is None]
    others = {
        mention.lemma: tuple(
            (glossary.entry(id).form(done.lang or "") or id, addresses.entry(id)) for id in mention.alternatives
        )
        for mention in doubtful
    }
    found = _gathered(doubtful, lambda mention: "#undecided")
    return [Person(each.name, each.href, each.times, others=others[each.name]) for each in found]


def _gathered(mentions: Iterable[Mention], href: Callable[[Mention], str]) -> list[Person]:
    """Names with how often each stands there, in order."""
    times: dict[str, int] = {}
    first: dict[str, Mention] = {}
    for mention in mentions:
        times[mention.lemma] = times.get(mention.lemma, 0) + 1
        first.setdefault(mention.lemma, mention)
    return [Person(lemma, href(first[lemma]), count) for lemma, count in times.items()]


def _style_title(glossary: Glossary, style: str, words: Words) -> str:
    found = glossary.style(style)
    return found.title.get(words.tongue) or found.id
