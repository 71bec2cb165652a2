"""Places that the glossary lacks: the words around say that a place is meant, and a dictionary knows it for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from ... import morphology, names
from ...morphology.dictionary import parses
from ...morphology.places import is_listed
from ...names import Mention
from ...names.gazetteer import in_gazetteer
from ...names.lexicon import given_forms, surname_like
from ...names.runs import begins_sentence, fold
from ...names.stems import is_adjectival, stem
from ...tables import rows
from ...text import EAST_SLAVIC
from ..grammar.cases import governed

__all__ = ["with_towns"]

# Prepositions of being in and coming from: others stand before people as often.
_OF_PLACES = {"be": frozenset({"у", "ў", "ва"}), "ru": frozenset({"в", "во", "из"}), "uk": frozenset({"у", "в"})}
_WORD = r"[А-ЯЁІЎЇЄҐ][а-яёіўїєґ’']+(?:-[А-ЯЁІЎЇЄҐ][а-яёіўїєґ’']+)?"
_CANDIDATE = re.compile(rf"(?<![\w«„“\"-])({_WORD})(?: ({_WORD}))?(?![\w-])")
_LIST = re.compile(r"(?:, |,? (?:и|і|й|та|або|или|ці) |, (?:а|але|но) (?:также|таксама|також) (?:в|у|ў) )$")
_JOINED = re.compile(r", | (?:и|і|й|та) ")
_BEFORE = 32  # characters before a name that are looked at
_LAST = re.compile(r"([^\W\d_]+)[ \u00a0]$")
_SHORTEST = 3  # letters of a place
_MOST = 6  # places that one form may be a case of
# An adjective in the nominative: of two words after a word for a town it begins the name, «вёска Вялікае Стахава».
_ADJECTIVE = {
    "be": re.compile("[аоя]е$|[ыі]я$|[ая]я$"),
    "ru": re.compile("[ое]е$|[ыи]е$|[ая]я$"),
    "uk": re.compile("[кнрвхл]е$"),
}
_YEAR = re.compile(r"[ \u00a0](?:год|рок)")  # «до Нового года» is to no Новое
_FIXED = ("ово", "ево", "ёво", "ино", "ыно")  # in the news from Гришино as well as from Гришина


def with_towns(text: str, lang: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text with places added that no glossary has, in order.

    A place stands after a preposition, after a word for a town or in a list after another place, in a case that fits
    there; elsewhere it must look like nothing but a place. It is known from the gazetteer, the lists of places or the
    dictionary (a Belarusian or Ukrainian one by its Russian name); after a word for a town any name is one.

    >>> [(m.text, m.lemma, m.cases) for m in with_towns("Ждут в Черновцах, под Броварами.", "ru", [])]
    [('Черновцах', 'Черновцы', ('loc',)), ('Броварами', 'Бровары', ('ins',))]
    >>> with_towns("Верил в Ивана до Нового года.", "ru", [])
    []
    """
    if lang not in _OF_PLACES:
        return list(mentions)
    around = _Around(text, lang, mentions)
    found: dict[int, Mention] = {}
    doubtful: list[Mention] = []
    for start, words in _candidates(text, [(m.start, m.end) for m in mentions]):
        for name in (" ".join(words[:size]) for size in range(len(words), 0, -1)):
            town = around.meant(start, name)
            if town:
                mention = Mention(
                    start, start + len(name), name, town.lemma, "place", None, 0.8, lang, "name", town.cases
                )
                if town.sure:
                    found[start] = mention
                    around.places.add(mention.end)
                else:
                    doubtful.append(mention)
                break
    for mention in reversed(doubtful):  # «біля Покровська, Мирнограда»
        after = _JOINED.match(text, mention.end)
        if after and after.end() in found:
            found[mention.start] = mention
    return sorted([*mentions, *found.values()], key=attrgetter("start"))


class _Town(NamedTuple):
    """A place: its base form, the cases it can stand in, and whether it can be nothing else."""

    lemma: str
    cases: tuple[str, ...]
    sure: bool


def _candidates(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, list[str]]]:
    """Where one or two capitalised words stand that are no mention yet."""
    at, pos = 0, 0
    while match := _CANDIDATE.search(text, pos):
        start = match.start()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at < len(taken) and taken[at][0] < match.end(1):
            pos = max(taken[at][1], match.end(1))
            continue
        pos = match.end(1)
        second = match[2] if match[2] and (at == len(taken) or taken[at][0] >= match.end()) else None
        yield start, [match[1], second] if second else [match[1]]


class _Around:
    """What stands around a word of a text: places and people whom it names, words for towns, prepositions."""

    def __init__(self, text: str, lang: str, mentions: Sequence[Mention]) -> None:
        self.text, self.lang = text, lang
        self.places = {m.end for m in mentions if m.kind == "place"}
        self._persons = {m.end for m in mentions if m.kind == "person"}
        self._starts = {m.start for m in mentions}
        self._introduced: dict[str, tuple[str, tuple[str, ...]]] = {}  # by form, places that the text calls towns
        self._stems = {stem(m.text.rpartition(" ")[2], lang) for m in mentions if m.kind == "person"}

    def meant(self, start: int, name: str) -> _Town | None:
        """The place that is meant where a name stands; None where none is."""
        text, lang = self.text, self.lang
        if _YEAR.match(text, start + len(name)):
            return None
        before = text[max(0, start - _BEFORE) : start]
        last = _LAST.search(before)
        small = last[1].lower() if last else ""
        called_town = small in _town_words(lang)
        called_for = governed(before, lang)
        listed = _LIST.search(before)
        end = start - len(before) + (listed.start() if listed else len(before.rstrip()))
        follows = bool(listed) and end in self.places
        if not called_town:  # what costs little to see comes before what is looked up
            if stem(name, lang) in self._stems or self._is_part(start + len(name)):
                return None
            apart = end in self._persons or begins_sentence(text, start) or self._goes_on(start, before)
            if apart and not called_for and not follows:
                return None
        known = _town(name, lang) or self._introduced.get(fold(name))
        if called_town:
            if known is None and " " in name and not _is_phrase(name, lang):
                return None
            lemma, cases = known or (name, ("nom",))
            self._introduce(lemma)
            return _Town(lemma, cases, True)
        if known is None:
            return None
        lemma, cases = known
        person = _may_be_person(name, lang)
        if called_for:
            fitting = tuple(case for case in called_for if case in cases)
            return _Town(lemma, fitting, small in _OF_PLACES[lang] or not person) if fitting else None
        if follows:
            return _Town(lemma, cases, True)
        return _Town(lemma, cases, not person and _looks_like_nothing_else(name, lemma, lang))

    def _introduce(self, lemma: str) -> None:
        """Take in a place that the text has called a town, for where it stands in another case."""
        forms = names.paradigm(lemma, self.lang, kind="place")
        for form in forms.values():
            cases = tuple(case for case, other in forms.items() if other == form)
            self._introduced.setdefault(fold(form), (lemma, cases))

    def _is_part(self, end: int) -> bool:
        """Whether a capitalised word follows that is no name by itself: it is one name with this."""
        return end + 1 not in self._starts and not _next_is_small(self.text, end)

    def _goes_on(self, start: int, before: str) -> bool:
        """Whether a capitalised word stands before, of which the name is a part: «Зеленой Долины»."""
        last = _LAST.search(before)
        if last is None or last[1][0].islower() or start - 1 in self.places:
            return False
        return not begins_sentence(self.text, start - len(last[0]))


def _next_is_small(text: str, end: int) -> bool:
    """Whether no capitalised word follows."""
    return not re.match(r"[ \u00a0][А-ЯЁІЎЇЄҐ][а-яёіўїєґ]", text[end : end + 3])


def _is_phrase(name: str, lang: str) -> bool:
    """Whether two words are an adjective with its noun: «Вялікае Стахава», but not «Вялікае Барысаўскага»."""
    first, _, second = name.partition(" ")
    return bool(_ADJECTIVE[lang].search(first)) and not is_adjectival(second, lang)


@cache
def _town_words(lang: str) -> frozenset[str]:
    table = rows(__package__, "town-words.tsv")
    return frozenset(form for row in table if row["lang"] == lang for form in row["forms"].split())


def _may_be_person(name: str, lang: str) -> bool:
    """Whether a word is a form of a given name or ends like a surname."""
    key = fold(name.rpartition(" ")[2])
    return key in given_forms(lang) or surname_like(key, lang) in ("strong", "adjective")


@lru_cache(maxsize=4096)
def _looks_like_nothing_else(name: str, lemma: str, lang: str) -> bool:
    """Whether the Russian dictionary has no other word of these letters: neither a person's name nor a common noun.

    The Ukrainian one does not mark places, and Belarusian has none: of those the Russian form is asked.
    """
    form = name if lang == "ru" else _russian(lemma, lang)
    return all("Geox" in tag for tag in _tags(form))


def _russian(lemma: str, lang: str) -> str:
    return next(iter(names.convert(lemma, lang, "ru", kind="place")), lemma)


def _tags(form: str) -> list[frozenset[str]]:
    return [parse.tag.grammemes for parse in parses(form.lower(), "ru") if parse.is_known]


@lru_cache(maxsize=4096)
def _town(name: str, lang: str) -> tuple[str, tuple[str, ...]] | None:
    """The base form of a place that is known, with the cases that the name can stand in."""
    for lemma, read in _bases(name, lang).items():
        if len(lemma) >= _SHORTEST and _is_known(lemma, lang):
            forms = names.paradigm(lemma, lang, kind="place")
            cases = tuple(case for case in forms if case in read or fold(forms[case]) == fold(name))
            if lang == "ru" and name == lemma and name.endswith(_FIXED):
                cases = tuple(forms)
            if cases != ("voc",) and cases:
                return lemma, cases
    return None


def _bases(name: str, lang: str) -> dict[str, set[str]]:
    """What a place that stands in some case may be called, the likeliest first, with cases that it then stands in."""
    found: dict[str, set[str]] = {names.lemma(name, lang, kind="place"): set()}
    if " " in name:
        return found
    for reading in morphology.analyse(name, lang, part="place"):
        if reading.lemma != name and (len(found) < _MOST or reading.lemma in found):
            found.setdefault(reading.lemma, set()).add(reading.case)
    return found | {name: found.get(name, set())}


def _is_known(lemma: str, lang: str) -> bool:
    if is_listed(lemma, lang) or any(in_gazetteer(lemma, lang, code) for code in EAST_SLAVIC if code != lang):
        return True
    if " " in lemma:
        return False
    return any({"Geox", "nomn"} <= tag for tag in _tags(lemma if lang == "ru" else _russian(lemma, lang)))
