"""Link the names of a whole document to entries: first what is certain, then what the rest of the article decides.

Full names come first and introduce people. A surname alone is whoever was introduced under it, or the only person of
that surname in the glossary, unless the article tells of a namesake. A given name alone is only somebody introduced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from translit.names import Mention
from translit.names.lexicon import titles
from translit.names.runs import RUN, begins_sentence, fold
from translit.text import protected_spans

from .index import Index
from .units import Either, Option, Unit, units

__all__ = ["link"]

_BEFORE = re.compile(r"([^\W\d_][\w'’-]*)\.?[ \u00a0\n]$")
_AFTER = re.compile(r"[ \u00a0\n]([^\W\d_][\w'’]*)(?:[ \u00a0\n]([^\W\d_][\w'’]*))?")
# Past tenses tell the subject's gender. Русская грамматика 1980 § 1465 (-л, -ла); Беларуская граматыка 1985 (-ў, -ла);
# Ukrainian orthography 2019: -в, -ла. Reflexives keep it: -лся -лась, -ўся -лася, -вся -лася.
_PAST = {
    "ru": (re.compile(r"(?:[аеиыоуя]л|[аеиыоуя]лся)$"), re.compile(r"(?:ла|лась)$")),
    "be": (re.compile(r"[аеёіыоуюя]ў(?:ся)?$"), re.compile(r"(?:ла|лася)$")),
    "uk": (re.compile(r"[аеиіїоуюя]в(?:ся)?$"), re.compile(r"(?:ла|лася|лась)$")),
}
_TITLED_LINE = 0.6  # share of capitalised words from which a line is a headline that capitals tell nothing in


class _Found(NamedTuple):
    start: int
    end: int
    unit: Unit


@dataclass(slots=True)
class _Article:
    """What the article has said so far: who was introduced and where, and which namesakes it tells of."""

    introduced: dict[str, int] = field(default_factory=dict)
    namesakes: dict[str, int] = field(default_factory=dict)
    strangers: dict[str, int] = field(default_factory=dict)
    title_of: dict[str, set[str]] = field(default_factory=dict)

    def introduce(self, entry: str, at: int) -> None:
        self.introduced[entry] = min(at, self.introduced.get(entry, at))


def link(text: str, index: Index) -> list[Mention]:
    """Every mention in a text of an entry of the index, in order, never overlapping.

    Mentions that could be several entries have `entry_id` None and all of them in `alternatives`.
    """
    found = list(_found(text, index))
    article = _Article()
    chosen: list[tuple[Option, ...]] = [()] * len(found)
    later: list[int] = []
    for at, (start, _, unit) in enumerate(found):
        if unit.shape in ("full", "initials", "name"):
            chosen[at] = unit.options
            if unit.shape != "name" and len(unit.options) == 1:
                article.introduce(unit.options[0].entry, start)
                _note_title(article, unit.options[0].entry, text, start, index.lang)
        else:
            later.append(at)
            _note_strangers(article, unit, start)
    for at in later:
        if found[at].unit.shape == "surname":
            chosen[at] = _surname(text, found[at], article, index.lang)
            if len(chosen[at]) == 1 and chosen[at][0].kind == "person":
                article.introduce(chosen[at][0].entry, found[at].start)
    for at in later:
        if found[at].unit.shape == "given":
            chosen[at] = _given(found[at], article)
    return [
        _mention(text, start, end, unit, options, index.lang)
        for (start, end, unit), options in zip(found, chosen, strict=True)
        if options
    ]


def _found(text: str, index: Index) -> Iterator[_Found]:
    """The units of all runs, those inside protected spans left out."""
    spans = iter(protected_spans(text))
    low, high = next(spans, (len(text), len(text)))
    remembered = index.remembered
    for match in RUN.finditer(text):
        found = remembered.get(match[0])
        if found is None:
            found = units(index, match[0])
        if not found:
            continue
        at = match.start()
        if isinstance(found, Either):
            found = found.initial if begins_sentence(text, at) else found.inside
        while high <= at:
            low, high = next(spans, (len(text), len(text)))
        for unit in found:
            start, end = at + unit.start, at + unit.end
            if end <= low or start >= high:
                yield _Found(start, end, unit)


def _note_title(article: _Article, entry: str, text: str, start: int, lang: str) -> None:
    title = _title_before(text, start, lang)
    if title:
        article.title_of.setdefault(entry, set()).add(title)


def _note_strangers(article: _Article, unit: Unit, start: int) -> None:
    """A surname with somebody else's given name tells of a namesake, a given name with an unknown surname of a stranger."""
    if unit.shape == "surname" and unit.doubt == "given":
        for option in unit.options:
            article.namesakes.setdefault(option.entry, start)
    if unit.shape == "given" and unit.doubt:
        for option in unit.options:
            article.strangers.setdefault(option.entry, start)


def _surname(text: str, found: _Found, article: _Article, lang: str) -> tuple[Option, ...]:
    """Whom a surname alone means: one option when that is clear, several when it is not, none when nobody known."""
    start, end, unit = found
    if unit.doubt == "given" or (unit.doubt == "word" and not _in_headline(text, start, end)):
        return ()
    people = [option for option in unit.options if option.kind == "person"]
    others = tuple(option for option in unit.options if option.kind != "person")
    introduced = [option for option in people if option.entry in article.introduced]
    before = [option for option in introduced if article.introduced[option.entry] < start]
    introduced = before or introduced
    if not introduced and any(option.heard for option in people):
        return ()
    if not introduced:
        if others:
            return others
        if any(option.entry in article.namesakes for option in people):
            return ()
        known = [option for option in people if option.alone]
        return tuple(people if len(people) == 1 else known) or _by_gender(text, found, people, lang)
    rivals = any(article.namesakes.get(option.entry, start) < start for option in introduced)
    if len(introduced) == 1 and not rivals and not others:
        return tuple(introduced)
    title = _title_before(text, start, lang)
    titled = [option for option in introduced if title and title in article.title_of.get(option.entry, ())]
    if len(titled) == 1:
        return tuple(titled)
    if rivals:
        # The article tells of a namesake whose gender and titles are not known: only flagged, never guessed.
        return (*introduced, *introduced) if len(introduced) == 1 else tuple(introduced)
    return _by_gender(text, found, [*introduced, *others], lang)


def _by_gender(text: str, found: _Found, options: list[Option], lang: str) -> tuple[Option, ...]:
    gender = _gender_told(text, found, lang)
    fitting = [option for option in options if gender is None or option.gender in (None, gender)]
    return tuple(fitting or options)


def _gender_told(text: str, found: _Found, lang: str) -> str | None:
    """The gender that a title before the name tells, or the verb after it."""
    title = _title_before(text, found.start, lang)
    told = titles(lang).get(title) if title else None
    if told:
        return told
    patterns = _PAST.get(lang)
    after = _AFTER.match(text, found.end)
    if patterns and after:
        for word in filter(None, after.groups()):
            for gender, pattern in zip("mf", patterns, strict=True):
                if pattern.search(word):
                    return gender
    return None


def _title_before(text: str, start: int, lang: str) -> str | None:
    before = _BEFORE.search(text, max(0, start - 40), start)
    if before is None:
        return None
    word = fold(before[1]).rpartition(" ")[2]
    return word if word in titles(lang) else None


def _given(found: _Found, article: _Article) -> tuple[Option, ...]:
    """Whom a given name alone means: people introduced before it, and nobody where a stranger has that name too."""
    if found.unit.doubt:
        return ()
    known = [
        option
        for option in found.unit.options
        if article.introduced.get(option.entry, found.start) < found.start and option.entry not in article.strangers
    ]
    return tuple(known)


def _in_headline(text: str, start: int, end: int) -> bool:
    """Whether the line around is in capitals or in title case, where a capital letter tells nothing."""
    line_start = text.rfind("\n", max(0, start - 200), start) + 1 or max(0, start - 200)
    line_end = text.find("\n", end, end + 200)
    words = re.findall(r"[^\W\d_]{4,}", text[line_start : line_end if line_end >= 0 else end + 200])
    return len(words) > 2 and sum(word[0].isupper() for word in words) / len(words) > _TITLED_LINE


def _mention(text: str, start: int, end: int, unit: Unit, options: tuple[Option, ...], lang: str) -> Mention:
    entry, cases, base, kind, gender, listed, _, _ = options[0]
    shape = unit.shape if kind == "person" else "name"
    if len(options) == 1:
        score = 1.0 if listed else 0.9
        return Mention(start, end, text[start:end], base, kind, entry, score, lang, shape, cases, gender)
    same = all(option.kind == kind for option in options)
    others = tuple(dict.fromkeys(option.entry for option in options))
    return Mention(
        start, end, text[start:end], base, kind if same else None, None, 0.5, lang, shape, cases, gender, others
    )
