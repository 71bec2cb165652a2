"""What an article says around its names: who was introduced where, titles, verbs, quotation marks, headlines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from translit.names.lexicon import given_forms, given_genders, titles
from translit.names.runs import fold, word_before
from translit.names.stems import stem

from .doubts import Reading, Unit
from .index import Index

__all__ = [
    "Article",
    "Found",
    "after_office",
    "gender_told",
    "in_headline",
    "in_quotes",
    "is_new",
    "of_other_gender",
]

_TITLES_SEEN = 20  # full names of a person whose titles are looked at
_AFTER = re.compile(r"[ \u00a0\n]([^\W\d_][\w'’]*)(?:[ \u00a0\n]([^\W\d_][\w'’]*))?")
# Past tenses tell the subject's gender. Русская грамматика 1980 § 1465 (-л, -ла); Беларуская граматыка 1985 (-ў, -ла);
# Ukrainian orthography 2019: -в, -ла. Reflexives keep it: -лся -лась, -ўся -лася, -вся -лася.
_PAST = {
    "ru": (re.compile(r"(?:[аеиыоуя]л|[аеиыоуя]лся)$"), re.compile(r"(?:ла|лась)$")),
    "be": (re.compile(r"[аеёіыоуюя]ў(?:ся)?$"), re.compile(r"(?:ла|лася)$")),
    "uk": (re.compile(r"[аеиіїоуюя]в(?:ся)?$"), re.compile(r"(?:ла|лася|лась)$")),
}
_VOWELS = frozenset("аеёиіоуыэюяїє")
_LINE = 5  # words of four letters and more that a headline has
_SHOUTED_LINE = 3  # words of a line in capitals alone
_TITLED_LINE = 0.75  # share of capitalised words from which a line is a headline that capitals tell nothing in
_OPENING, _CLOSING = "«“„\"‘'", "»”“\"’'"
# "Andrei and Iryna Melnikau", "a son, Stas": people whom nobody has introduced.
_COUPLE = re.compile(r" (?:and|и|і|й|ды|та) ([A-ZА-ЯЁІЎЇЄҐ][\w'’-]+) ([A-ZА-ЯЁІЎЇЄҐ][\w'’-]+)")
_NEW_RELATIVE = re.compile(r"\ban? (?:[a-z]+ )?(?:son|daughter|brother|sister|nephew|niece|cousin|child|baby),? $")
_NEW_RELATIVE_SPAN = 30


class Found(NamedTuple):
    """A unit and where it stands in the text."""

    start: int
    end: int
    unit: Unit


@dataclass(slots=True)
class Article:
    """What the article says: who was introduced and where, and which namesakes and strangers it tells of.

    `borne` are places that are somebody's surname in it: Agnieszka Holland.
    """

    text: str
    lang: str
    index: Index
    introduced: dict[str, int] = field(default_factory=dict)
    namesakes: dict[str, int] = field(default_factory=dict)
    strangers: list[tuple[Reading, ...]] = field(default_factory=list)
    full_names: dict[str, list[int]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    borne: set[str] = field(default_factory=set)

    def introduce(self, entry: str, at: int, *, by_surname: bool = False) -> None:
        """Note that a person is named at a place, by the full name or `by_surname` alone."""
        if at < self.introduced.get(entry, at + 1):
            self.introduced[entry] = at
        if not by_surname:
            self.full_names.setdefault(entry, []).append(at)

    def note_stranger(self, unit: Unit, at: int) -> None:
        """A surname beside somebody else's given name tells of a namesake, a given name beside an unknown surname of a
        stranger; a surname that is a given name there (Глеб Чарняк) is his, wherever it stands alone.
        """
        if unit.shape != "surname":
            self.strangers.append(unit.options)
            return
        is_given = unit.doubt == "word" and fold(self.text[at : at + unit.end - unit.start]) in given_forms(self.lang)
        if unit.doubt == "given" or is_given:
            for option in unit.options:
                self.namesakes.setdefault(option.entry, at)

    def bearers(self, given: str, options: tuple[Reading, ...]) -> tuple[Reading, ...]:
        """Those of the options who have a given name."""
        owners = {reading.entry for reading in self.index.readings(given) if reading.role == "given"}
        return tuple(option for option in options if option.entry in owners)

    def title_before(self, at: int) -> str:
        """The title just before a place, folded; empty where there is none."""
        word = word_before(self.text, at).rpartition(" ")[2]
        return word if word in titles(self.lang) else ""

    def is_called(self, entry: str, title: str) -> bool:
        """Whether a full name of the entry has this title before it somewhere in the article."""
        return any(self.title_before(at) == title for at in self.full_names.get(entry, ())[:_TITLES_SEEN])


def of_other_gender(start: int, options: tuple[Reading, ...], article: Article) -> bool:
    """Whether a title says that a surname is a woman's, or a man's, whom the glossary lacks: Mrs. Lukashenko."""
    title = article.title_before(start)
    told = titles(article.lang).get(title) if title not in ("his", "her") else None
    return told is not None and all(option.gender not in (None, told) for option in options)


def gender_told(found: Found, article: Article) -> str | None:
    """The gender that a title before the name tells, or the verb after it."""
    told = titles(article.lang).get(article.title_before(found.start))
    patterns = _PAST.get(article.lang)
    after = _AFTER.match(article.text, found.end)
    if told or not patterns or not after:
        return told
    for word in filter(None, after.groups()):
        for gender, pattern in zip("mf", patterns, strict=True):
            if pattern.search(word):
                return gender
    return None


def after_office(found: Found, article: Article) -> bool:
    """Whether the word before a surname tells of what its bearer is the head: мэр Маладзечна Карпенка.

    The title is in the nominative, where no man's given name ends so.
    """
    start, _, unit = found
    first = start - unit.start + unit.span[0]
    office = article.text[first:start].split()
    if len(office) != 1 or unit.span[1] > unit.end or office[0][-1] not in "аяыиі":
        return False
    title = article.title_before(first)
    nominative = any("nom" in option.cases and option.gender != "f" for option in unit.options)
    return nominative and title[-1:].isalpha() and title[-1] not in _VOWELS


def is_new(start: int, end: int, unit: Unit, article: Article) -> bool:
    """Whether a given name is that of somebody whom the text names for the first time: «Андрей и Ирина Мельниковы»."""
    if _NEW_RELATIVE.search(article.text, max(0, start - _NEW_RELATIVE_SPAN), start):
        return True
    couple = _COUPLE.match(article.text, end)
    genders = given_genders(article.lang)
    if couple is None or {genders.get(fold(couple[1])), unit.options[0].gender} != {"m", "f"}:
        return False
    # The surname of both may be in the plural, which no entry has.
    own = {reading.entry for reading in article.index.readings(couple[2]) if reading.role == "surname"}
    entries = [article.index.entries[option.entry] for option in unit.options]
    theirs = {form.rpartition(" ")[2] for entry in entries for _, form in entry.spelled(article.lang)}
    alike = stem(couple[2], article.lang) in {stem(form, article.lang) for form in theirs}
    return not (alike or own & {entry.id for entry in entries})


def in_headline(text: str, start: int, end: int) -> bool:
    """Whether the line around is in capitals or in title case, where a capital letter tells nothing."""
    line_start = text.rfind("\n", max(0, start - 200), start) + 1 or max(0, start - 200)
    line_end = text.find("\n", end, end + 200)
    line = text[line_start : line_end if line_end >= 0 else end + 200]
    if line.isupper():
        return len(line.split()) >= _SHOUTED_LINE
    words = re.findall(r"[^\W\d_]{4,}", line)
    return len(words) >= _LINE and sum(word[0].isupper() for word in words) / len(words) > _TITLED_LINE


def in_quotes(text: str, start: int, end: int) -> bool:
    """Whether a name stands between quotation marks."""
    return start > 0 and end < len(text) and text[start - 1] in _OPENING and text[end] in _CLOSING
