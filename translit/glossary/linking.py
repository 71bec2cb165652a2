"""Link the names of a whole document to entries: first what is certain, then what the rest of the article decides.

Full names come first and introduce people. A surname alone is whoever was introduced under it, or the only person of
that surname in the glossary, unless the article tells of a namesake. A given name alone is only somebody introduced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from translit.names import Mention
from translit.names.lexicon import given_forms, given_genders, kin, titles
from translit.names.mention import base_of
from translit.names.runs import Scan, begins_sentence, fold, word_before

from .doubts import Reading, Unit
from .index import Index
from .namesakes import spells_same_name
from .units import Either, phrases_in, units

__all__ = ["link"]

_TITLES_SEEN = 20  # full names of a person whose titles are looked at
_AFTER = re.compile(r"[ \u00a0\n]([^\W\d_][\w'’]*)(?:[ \u00a0\n]([^\W\d_][\w'’]*))?")
# Past tenses tell the subject's gender. Русская грамматика 1980 § 1465 (-л, -ла); Беларуская граматыка 1985 (-ў, -ла);
# Ukrainian orthography 2019: -в, -ла. Reflexives keep it: -лся -лась, -ўся -лася, -вся -лася.
_PAST = {
    "ru": (re.compile(r"(?:[аеиыоуя]л|[аеиыоуя]лся)$"), re.compile(r"(?:ла|лась)$")),
    "be": (re.compile(r"[аеёіыоуюя]ў(?:ся)?$"), re.compile(r"(?:ла|лася)$")),
    "uk": (re.compile(r"[аеиіїоуюя]в(?:ся)?$"), re.compile(r"(?:ла|лася|лась)$")),
}
# Shapes of which the rest of the article says whom they mean.
_PARTIAL = frozenset({"surname", "given", "given_patronymic"})
_VOWELS = frozenset("аеёиіоуыэюяїє")
_LINE = 5  # words of four letters and more that a headline has
# "Nikolai (Kolya) Lukashenko": the given name stands before a short form in brackets or quotation marks.
_NICKNAME = re.compile(r"\b([A-ZА-ЯЁІЎЇЄҐŁŚŽČŠ][\w'’-]+) ([(«“\"])[^\W\d_]{2,20}[)»”\"] $")
_NICKNAME_ENDS = ')»”"'
_NICKNAME_SPAN = 60
# Лукашенко-младший: a son, not the one known by the surname.
# "Andrei and Iryna Melnikau", "a son, Stas": people whom nobody has introduced.
_COUPLE = re.compile(r" and ([A-Z][\w'-]+) ([A-Z][\w'-]+)")
_NEW_RELATIVE = re.compile(r"\ban? (?:[a-z]+ )?(?:son|daughter|brother|sister|nephew|niece|cousin|child|baby),? $")
_NEW_RELATIVE_SPAN = 30
# Before a place and not before a person: "in Kaunas" where the article has a Robertas Kaunas.
_PLACING = frozenset({"in", "from", "to", "at", "near", "of", "outside", "around", "into", "for"})
_YOUNGER = re.compile(r"-(?:младш|малодш|молодш)\w{1,4}\b")
_SHOUTED_LINE = 3  # words of a line in capitals alone
_OPENING, _CLOSING = "«“„\"‘'", "»”“\"’'"
_TITLED_LINE = 0.75  # share of capitalised words from which a line is a headline that capitals tell nothing in


class _Found(NamedTuple):
    """A unit and where it stands in the text."""

    start: int
    end: int
    unit: Unit


class _AllFound(NamedTuple):
    """The units of a text in three columns: a large text has a hundred thousand, and an object for each costs time."""

    starts: list[int]
    ends: list[int]
    units: list[Unit]

    def at(self, number: int) -> _Found:
        return _Found(self.starts[number], self.ends[number], self.units[number])


@dataclass(slots=True)
class _Article:
    """What the article says: who was introduced and where, and which namesakes and strangers it tells of."""

    text: str
    lang: str
    index: Index
    introduced: dict[str, int] = field(default_factory=dict)
    namesakes: dict[str, int] = field(default_factory=dict)
    strangers: list[tuple[Reading, ...]] = field(default_factory=list)
    full_names: dict[str, list[int]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    def introduce(self, entry: str, at: int, *, by_surname: bool = False) -> None:
        if at < self.introduced.get(entry, at + 1):
            self.introduced[entry] = at
        if not by_surname:
            self.full_names.setdefault(entry, []).append(at)

    def note_stranger(self, unit: Unit, at: int) -> None:
        """A surname beside somebody else's given name tells of a namesake, a given name beside an unknown surname of a
        stranger.
        """
        if unit.shape == "surname" and unit.doubt == "given":
            for option in unit.options:
                self.namesakes.setdefault(option.entry, at)
        if unit.shape != "surname":
            self.strangers.append(unit.options)

    def bearers(self, given: str, options: tuple[Reading, ...]) -> tuple[Reading, ...]:
        """Those of the options who have a given name."""
        owners = {reading.entry for reading in self.index.readings(given) if reading.role == "given"}
        return tuple(option for option in options if option.entry in owners)

    def title_before(self, at: int) -> str:
        word = word_before(self.text, at).rpartition(" ")[2]
        return word if word in titles(self.lang) else ""

    def is_called(self, entry: str, title: str) -> bool:
        """Whether a full name of the entry has this title before it somewhere in the article."""
        return any(self.title_before(at) == title for at in self.full_names.get(entry, ())[:_TITLES_SEEN])


def link(scanned: Scan, index: Index) -> list[Mention]:
    """Every mention in a text of an entry of the index, in order, never overlapping.

    Mentions that could be several entries have `entry_id` None and all of them in `alternatives`.
    """
    text, lang = scanned.text, index.lang
    found = _with_phrases(_all_found(text, scanned.runs, index), scanned.plain, index)
    article = _Article(text, lang, index)
    chosen: list[tuple[Reading, ...]] = []
    surnames: list[int] = []
    givens: list[int] = []
    doubtful: list[int] = []
    borne: set[str] = set()  # places that the article has as somebody's surname: Agnieszka Holland
    for at, unit in enumerate(found.units):
        if unit.doubt and _is_whose(text, found.starts[at], unit, lang):
            unit = found.units[at] = unit._replace(doubt="", span=(unit.start, unit.end))
        options = unit.options
        shape = unit.shape
        if shape in _PARTIAL:
            (surnames if shape == "surname" else givens).append(at)
            if unit.doubt:
                article.note_stranger(unit, found.starts[at])
        elif shape == "name":
            if unit.doubt:
                doubtful.append(at)
                if unit.doubt == "given":
                    borne.add(text[found.starts[at] : found.ends[at]])
            else:
                article.named.update(option.entry for option in options if option.common)
        elif shape == "other":
            options = ()
        else:
            if len(options) > 1 and shape == "full":
                options = _as_spelled(text[found.starts[at] : found.ends[at]], options, index)
            if len(options) == 1:
                article.introduce(options[0].entry, found.starts[at])
        chosen.append(options)
    for at in doubtful:
        chosen[at] = _doubtful_name(found.at(at), article)
    for at in range(len(chosen)) if borne else ():
        start = found.starts[at]
        if text[start : found.ends[at]] in borne and word_before(text, start) not in _PLACING:
            chosen[at] = ()
    # What is an everyday word too is believed when the rest of the article says so: it comes last.
    surnames.sort(key=lambda at: found.units[at].doubt == "common")
    for at in surnames:
        start = found.starts[at]
        if not _plainly_one(text, start, found.ends[at], found.units[at], article):
            chosen[at] = _surname(found.at(at), article)
        options = chosen[at]
        if (
            len(options) == 1
            and options[0].kind == "person"
            and start < article.introduced.get(options[0].entry, start + 1)
        ):
            article.introduce(options[0].entry, start, by_surname=True)
    for at in givens:
        # The friend of Статкевіча who is called Мікола is not Статкевіч.
        beside = at and found.ends[at - 1] + 1 == found.starts[at] and found.units[at - 1].shape == "surname"
        chosen[at] = _given(found.at(at), article, chosen[at - 1] if beside else ())
    return [
        _mention(text, start, end, unit, options, lang)
        for start, end, unit, options in zip(*found, chosen, strict=True)
        if options
    ]


def _is_whose(text: str, start: int, unit: Unit, lang: str) -> bool:
    """Whether a name after a word for a relative says whose: «брат Бабарико Александр», «отец Марии Александр».

    A surname stands before a given name then, a given name before that of another gender.
    """
    if unit.shape not in _PARTIAL or unit.span[0] != unit.start or unit.span[1] == unit.end:
        return False
    if word_before(text, start) not in kin(lang):
        return False
    end = start + unit.end - unit.start
    words = [fold(word) for word in (text[start:end], text[end : start + unit.span[1] - unit.start].strip())]
    genders = given_genders(lang)
    if unit.shape == "surname":
        return unit.doubt == "given" and words[1] in given_forms(lang)
    return {genders.get(words[0]), genders.get(words[1])} == {"m", "f"}


def _as_spelled(name: str, options: tuple[Reading, ...], index: Index) -> tuple[Reading, ...]:
    """Of entries that are one name in two spellings (Юры and Юрый Цімафееў) that whose spelling the rules read.

    Where the entries themselves tell two people apart, nothing is chosen.
    """
    base = base_of(name, index.lang)
    fitting = tuple(option for option in options if option.base == base)
    if len(fitting) != 1:
        return options
    mine = index.entries[fitting[0].entry]
    others = (index.entries[option.entry] for option in options if option is not fitting[0])
    return fitting if all(spells_same_name(mine, other) for other in others) else options


def _plainly_one(text: str, start: int, end: int, unit: Unit, article: _Article) -> bool:
    """Whether a surname alone needs no thought: one bearer, nobody else told of, nothing beside it that changes it."""
    if unit.doubt or article.namesakes or len(unit.options) != 1 or unit.options[0].heard:
        return False
    if article.lang == "en" and _of_other_gender(start, unit.options, article):
        return False
    return text[end : end + 1] != "-" and (start < 2 or text[start - 2] not in _NICKNAME_ENDS)


def _all_found(text: str, runs: Iterable[tuple[int, str]], index: Index) -> _AllFound:
    """The units of all runs, in the order of the text."""
    starts: list[int] = []
    ends: list[int] = []
    all_units: list[Unit] = []
    remembered = index.remembered
    for at, run in runs:
        found = remembered.get(run)
        if found is None:
            found = units(index, run)
        if not found:
            continue
        if isinstance(found, Either):
            found = found.initial if begins_sentence(text, at) else found.inside
        for unit in found:
            starts.append(at + unit.start)
            ends.append(at + unit.end)
            all_units.append(unit)
    return _AllFound(starts, ends, all_units)


def _with_phrases(found: _AllFound, plain: str, index: Index) -> _AllFound:
    """Add the names that have words in lower case; of names that overlap the longer stays."""
    phrases = list(phrases_in(plain, index))
    if not phrases:
        return found
    kept: list[tuple[int, int, Unit]] = []
    for each in sorted([*zip(*found, strict=True), *phrases], key=itemgetter(0)):
        if kept and each[0] < kept[-1][1]:
            if each[1] - each[0] <= kept[-1][1] - kept[-1][0]:
                continue
            kept.pop()
        kept.append(each)
    starts, ends, all_units = map(list, zip(*kept, strict=True))
    return _AllFound(starts, ends, all_units)


def _surname(found: _Found, article: _Article) -> tuple[Reading, ...]:
    """Whom a surname alone means: one option when that is clear, several when it is not, none when nobody known."""
    start, end, unit = found
    if article.lang == "en" and _of_other_gender(start, unit.options, article):
        return ()
    if article.text[end : end + 1] == "-" and _YOUNGER.match(article.text, end):
        return _younger(unit.options)
    if start > 3 and article.text[start - 2] in _NICKNAME_ENDS:
        nickname = _NICKNAME.search(article.text, max(0, start - _NICKNAME_SPAN), start)
        # Before quotation marks the word may be any: газета «Звязда» Лукашэнку.
        if nickname and (nickname[2] == "(" or fold(nickname[1]) in given_forms(article.lang)):
            return article.bearers(nickname[1], unit.options)
    if unit.doubt == "given":
        return ()
    if unit.doubt == "word" and not _in_headline(article.text, start, end) and not _after_office(found, article):
        return ()
    if not unit.doubt and not article.namesakes and len(unit.options) == 1 and not unit.options[0].heard:
        return unit.options  # nobody else to think of
    if unit.doubt == "common" and not _in_quotes(article.text, start, end):
        known = [option for option in unit.options if option.entry in article.introduced]
        if not known:
            return ()
    people = [option for option in unit.options if option.kind == "person"]
    others = [option for option in unit.options if option.kind != "person"]
    introduced = [option for option in people if option.entry in article.introduced]
    if not introduced:
        return _unintroduced(found, people, others, article)
    before = [option for option in introduced if article.introduced[option.entry] < start]
    known = [option for option in people if option.alone]
    if len(before) > 1:
        # Between two sons the father may be meant as well.
        before += [option for option in known if option not in before]
    # A headline speaks of the one known by the surname alone, or of whom the article introduces first.
    introduced = before or known or [min(introduced, key=lambda option: article.introduced[option.entry])]
    rivals = any(article.namesakes.get(option.entry, start) < start for option in introduced)
    if len(introduced) == 1 and not rivals and not others:
        return tuple(introduced)
    title = article.title_before(start)
    titled = [option for option in introduced if title and article.is_called(option.entry, title)]
    if len(titled) == 1:
        return tuple(titled)
    if rivals:
        # The namesake's gender and titles are not known: the mention is flagged, never guessed.
        return tuple(introduced * 2)
    return _by_gender(found, [*introduced, *others], article)


def _of_other_gender(start: int, options: tuple[Reading, ...], article: _Article) -> bool:
    """Whether a title says that a surname is a woman's, or a man's, whom the glossary lacks: Mrs. Lukashenko."""
    title = article.title_before(start)
    told = titles(article.lang).get(title) if title not in ("his", "her") else None
    return told is not None and all(option.gender not in (None, told) for option in options)


def _after_office(found: _Found, article: _Article) -> bool:
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


def _younger(options: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Whom Лукашенко-младший can mean: not the one known by the surname; of several, or of all, the text is unsure."""
    others = tuple(option for option in options if option.kind == "person" and not option.alone)
    return others if len(others) < len(options) else others * 2 if len(others) > 1 else ()


def _doubtful_name(found: _Found, article: _Article) -> tuple[Reading, ...]:
    """A place or an organisation whose name is an everyday word too, or a part of another name."""
    start, end, unit = found
    if unit.doubt == "common" and (
        _in_quotes(article.text, start, end) or any(option.entry in article.named for option in unit.options)
    ):
        return unit.options
    return ()


def _in_quotes(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and text[start - 1] in _OPENING and text[end] in _CLOSING


def _unintroduced(
    found: _Found, people: list[Reading], others: list[Reading], article: _Article
) -> tuple[Reading, ...]:
    """A surname whose bearers the article does not introduce: the only one, the one known by it, or a town."""
    if any(option.heard or option.entry in article.namesakes for option in people):
        return ()
    if others:
        return tuple(others)
    alone = people if len(people) == 1 else [option for option in people if option.alone]
    return tuple(alone) or _by_gender(found, people, article)


def _by_gender(found: _Found, options: list[Reading], article: _Article) -> tuple[Reading, ...]:
    gender = _gender_told(found, article)
    fitting = [option for option in options if gender is None or option.gender in (None, gender)]
    return tuple(fitting or options)


def _gender_told(found: _Found, article: _Article) -> str | None:
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


def _given(found: _Found, article: _Article, beside: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Whom a given name alone means: people introduced before it, and nobody where a stranger has that name too.

    `beside` is whom the surname just before it means.
    """
    start, end, unit = found
    if unit.doubt or (article.lang == "en" and _is_new(start, end, unit, article)):
        return ()
    before = {entry for entry, at in article.introduced.items() if at < start}
    known = [option for option in unit.options if option.entry in before] if before else []
    if known:
        strangers = {option.entry for options in article.strangers for option in options}
        known = [option for option in known if option.entry not in strangers]
    if beside:
        others = {option.entry for option in beside}
        return tuple(option for option in known if option.entry not in others)
    return unit.options if len(known) == len(unit.options) else tuple(known)


def _is_new(start: int, end: int, unit: Unit, article: _Article) -> bool:
    """Whether a given name in English is that of somebody whom the text names for the first time."""
    if _NEW_RELATIVE.search(article.text, max(0, start - _NEW_RELATIVE_SPAN), start):
        return True
    couple = _COUPLE.match(article.text, end)
    genders = given_genders(article.lang)
    if couple is None or {genders.get(fold(couple[1])), unit.options[0].gender} != {"m", "f"}:
        return False
    return not any(
        reading.role == "surname" and reading.entry in {option.entry for option in unit.options}
        for reading in article.index.readings(couple[2])
    )


def _in_headline(text: str, start: int, end: int) -> bool:
    """Whether the line around is in capitals or in title case, where a capital letter tells nothing."""
    line_start = text.rfind("\n", max(0, start - 200), start) + 1 or max(0, start - 200)
    line_end = text.find("\n", end, end + 200)
    line = text[line_start : line_end if line_end >= 0 else end + 200]
    if line.isupper():
        return len(line.split()) >= _SHOUTED_LINE
    words = re.findall(r"[^\W\d_]{4,}", line)
    return len(words) >= _LINE and sum(word[0].isupper() for word in words) / len(words) > _TITLED_LINE


def _mention(text: str, start: int, end: int, unit: Unit, options: tuple[Reading, ...], lang: str) -> Mention:
    entry, _, cases, base, kind, gender, listed, *_ = options[0]
    shape = unit.shape if kind == "person" else "name"
    if len(options) == 1:
        score = 1.0 if listed else 0.9
        return Mention(start, end, text[start:end], base, kind, entry, score, lang, shape, cases, gender)
    same = all(option.kind == kind for option in options)
    others = tuple(dict.fromkeys(option.entry for option in options))
    return Mention(
        start, end, text[start:end], base, kind if same else None, None, 0.5, lang, shape, cases, gender, others
    )
