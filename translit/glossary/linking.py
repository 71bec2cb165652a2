"""Link the names of a whole document to entries: first what is certain, then what the rest of the article decides.

Full names come first and introduce people. A surname alone is whoever was introduced under it, or the only person of
that surname in the glossary, unless the article tells of a namesake. A given name alone is only somebody introduced.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from msgspec.structs import replace

from translit.morphology.gender import looks_surname
from translit.names import Mention
from translit.names.lexicon import given_forms, given_genders, kin, roles
from translit.names.mention import base_of
from translit.names.runs import Scan, begins_sentence, fold, word_before

from .article import Article, Found
from .doubts import Reading, Unit
from .index import Index
from .meant import doubtful_name, given_alone, plainly_one, surname_alone
from .namesakes import spells_same_name
from .units import Either, phrases_in, units

__all__ = ["link"]

# Shapes of which the rest of the article says whom they mean.
_PARTIAL = frozenset({"surname", "given", "given_patronymic"})
# Before a place and not before a person: "in Kaunas" where the article has a Robertas Kaunas.
_PLACING = frozenset({"in", "from", "to", "at", "near", "of", "outside", "around", "into", "for"})


class _AllFound(NamedTuple):
    """The units of a text in three columns: a large text has a hundred thousand, and an object for each costs time."""

    starts: list[int]
    ends: list[int]
    units: list[Unit]

    def at(self, number: int) -> Found:
        return Found(self.starts[number], self.ends[number], self.units[number])


@dataclass(slots=True)
class _Open:
    """Numbers of the units of which the rest of the article says what they mean."""

    surnames: list[int] = field(default_factory=list)
    givens: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)


def link(scanned: Scan, index: Index) -> list[Mention]:
    """Every mention in a text of an entry of the index, in order, never overlapping.

    Mentions that could be several entries have `entry_id` None and all of them in `alternatives`.
    """
    text, lang = scanned.text, index.lang
    found = _with_phrases(_all_found(text, scanned.runs, index), scanned.plain, index)
    article = Article(text, lang, index)
    chosen, left = _read(found, article)
    for at in left.doubtful:
        chosen[at] = doubtful_name(found.at(at), article)
    if article.borne:
        _without_borne(found, chosen, article)
    _link_surnames(found, chosen, left.surnames, article)
    for at in left.givens:
        # The friend of Статкевіча who is called Мікола is not Статкевіч.
        beside = at and found.ends[at - 1] + 1 == found.starts[at] and found.units[at - 1].shape == "surname"
        chosen[at] = given_alone(found.at(at), article, chosen[at - 1] if beside else ())
    return [
        _mention(text, start, end, unit, options, lang)
        for start, end, unit, options in zip(*found, chosen, strict=True)
        if options
    ]


def _read(found: _AllFound, article: Article) -> tuple[list[tuple[Reading, ...]], _Open]:
    """What each unit can mean by itself, and the units that are left open; the article learns who is introduced."""
    text, lang = article.text, article.lang
    chosen: list[tuple[Reading, ...]] = []
    left = _Open()
    for at, unit in enumerate(found.units):
        if unit.doubt and _is_whose(text, found.starts[at], unit, lang):
            unit = found.units[at] = replace(unit, doubt="", span=(unit.start, unit.end))
        options = unit.options
        shape = unit.shape
        if shape in _PARTIAL:
            if shape == "surname":
                left.surnames.append(at)
            elif unit.doubt:
                options = ()  # a stranger's given name
            else:
                left.givens.append(at)
            if unit.doubt:
                article.note_stranger(unit, found.starts[at])
        elif shape == "name":
            if unit.doubt:
                left.doubtful.append(at)
                if unit.doubt == "given":
                    article.borne.add(text[found.starts[at] : found.ends[at]])
            elif _is_titled(text, found.starts[at], unit, lang):
                options = ()
            else:
                article.named.update(option.entry for option in options if option.common)
        elif shape == "other":
            options = ()
        else:
            if len(options) > 1 and shape == "full":
                options = _as_spelled(text[found.starts[at] : found.ends[at]], options, article.index)
            if len(options) == 1:
                article.introduce(options[0].entry, found.starts[at])
        chosen.append(options)
    return chosen, left


def _without_borne(found: _AllFound, chosen: list[tuple[Reading, ...]], article: Article) -> None:
    """Take out what is somebody's surname in the article and not a place, unless a preposition of places is before."""
    text = article.text
    for at, (start, end) in enumerate(zip(found.starts, found.ends, strict=True)):
        if text[start:end] in article.borne and word_before(text, start) not in _PLACING:
            chosen[at] = ()


def _link_surnames(found: _AllFound, chosen: list[tuple[Reading, ...]], surnames: list[int], article: Article) -> None:
    """Surnames alone; what is an everyday word too is believed when the rest of the article says so: it comes last."""
    for at in sorted(surnames, key=lambda at: found.units[at].doubt == "common"):
        start = found.starts[at]
        if not plainly_one(article.text, start, found.ends[at], found.units[at], article):
            chosen[at] = surname_alone(found.at(at), article)
        options = chosen[at]
        if (
            len(options) == 1
            and options[0].kind == "person"
            and start < article.introduced.get(options[0].entry, start + 1)
        ):
            article.introduce(options[0].entry, start, by_surname=True)


def _is_titled(text: str, start: int, unit: Unit, lang: str) -> bool:
    """Whether a town called like a surname is somebody after a title: «судья Борисов», but «мэр Борисова»."""
    if roles(lang).get(word_before(text, start)) != "title":
        return False
    return all(
        option.kind == "place" and "gen" not in option.cases and looks_surname(option.base, lang) == "m"
        for option in unit.options
    )


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


def _mention(text: str, start: int, end: int, unit: Unit, options: tuple[Reading, ...], lang: str) -> Mention:
    first = options[0]
    cases, base, kind, gender = first.cases, first.base, first.kind, first.gender
    shape = unit.shape if kind == "person" else "name"
    if len(options) == 1:
        score = 1.0 if first.listed else 0.9
        return Mention(start, end, text[start:end], base, kind, first.entry, score, lang, shape, cases, gender)
    same = all(option.kind == kind for option in options)
    others = tuple(dict.fromkeys(option.entry for option in options))
    return Mention(
        start, end, text[start:end], base, kind if same else None, None, 0.5, lang, shape, cases, gender, others
    )
