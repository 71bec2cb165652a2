"""Find the names in a text: those of a glossary by their forms, other people by rules.

The rules look at stretches of capitalised words (`runs`, `guesses`), at the title or the verb beside them, and at the
rest of the text, which may call the person by the full name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Protocol

from msgspec.structs import replace

from ..errors import require_glossary, require_text
from ..text import EAST_SLAVIC
from ..text.codes import language_name, meant
from .bearers import bearer, in_case, may_bear
from .beside import told_beside, told_of_her
from .companies import Guessed, companies_of, without_companies
from .families import beside, families, named_alone
from .famous import famous
from .foreigners import with_joined
from .guess import Guess
from .guesses import Named, named, spans
from .introduced import in_quotes, introduced, is_called_after, is_thing, role_of
from .lexicon import kin, titles
from .listed import in_list, surname_may_lead
from .mention import Mention, base_of
from .oblique import settle
from .runs import Scan, begins_sentence, scan, word_before
from .stems import stem
from .taggers import Tagger

__all__ = ["Matcher", "Search", "find"]

_LONG_CODE = re.compile("[a-z]{3}")  # of a language that has none of two letters: no table here has those
_GAPS = " \u00a0\u202f\n-"
_QUOTES = frozenset('«„“"')
_LISTED = 0.8  # score from which a full name has a given name of the table
_TOLD = 0.95  # of a given name after a title
_SHORT = 3  # letters of a stem that words of other meaning have as well: Дель, дела


class Matcher(Protocol):
    """What `find` asks of a glossary.

    One that has `match_scan` too is given the text as `runs.scan` has gone through it, so that it is scanned once.
    """

    def match(self, text: str, lang: str) -> list[Mention]:
        """Every mention of an entry, in order, never overlapping."""
        ...


def find(text: str, lang: str, *, glossary: Matcher | None = None, tagger: Tagger | None = None) -> list[Mention]:
    """Find the people in a text; with a glossary, its people, places and organisations too, linked to their entries.

    `lang` is an ISO 639-1 code; the rules know be, ru, uk and en, and other languages by given names alone. Mentions
    come in order and never overlap; those that only rules found have no `entry_id`. Whole articles give better answers
    than sentences: a surname alone is believed when the article has the full name. With a `tagger`
    (`names.NatashaTagger()`) it is the tagger, not the rules, that says who else is a person. No text is refused;
    raises `SpellingError` for a `lang` that is no code of a language ("ua", "Russian", "zz").

    >>> [(m.text, m.lemma, m.shape) for m in find("Учора судзілі Ігара Лосіка. Лосік маўчаў.", "be")]
    [('Ігара Лосіка', 'Ігар Лосік', 'full'), ('Лосік', 'Лосік', 'surname')]
    """
    require_text(text, "text")
    require_glossary(glossary)
    if tagger is None:
        search = Search(text, lang, glossary)
        return _in_order(search.known, search.people)
    lang = _language(lang)
    known = _known(scan(text), lang, glossary)
    return _in_order(known, _tagged(text, lang, tagger, _Taken(known)))


def _language(code: str) -> str:
    """The language of a code. Raises `SpellingError` for what cannot be one: nothing would be found, in silence."""
    require_text(code, "lang")
    lang = code.partition(":")[0]
    if language_name(lang) != lang:
        return lang
    better = meant(lang)
    if better is None and _LONG_CODE.fullmatch(lang):
        return lang
    from .task import SpellingError  # finding needs nothing else of conversion

    raise SpellingError(
        f"{code!r} is no code of a language; "
        f"{f'did you mean {better!r}?' if better else 'use an ISO 639-1 code: be, ru, uk, en or another.'}"
    )


def _tagged(text: str, lang: str, tagger: Tagger, taken: _Taken) -> list[Mention]:
    """The people that a tagger finds outside the mentions that are known."""
    people = []
    for start, end in sorted(tagger(text)):
        if taken.free(start, end):
            name = " ".join(text[start:end].split())
            shape = "full" if " " in name else "surname"
            base = base_of(name, lang)
            people.append(Mention(start, end, text[start:end], base, "person", None, 0.8, lang, shape))
    return people


def _in_order(*found: list[Mention]) -> list[Mention]:
    filled = [each for each in found if each]
    return filled[0] if len(filled) == 1 else sorted(chain(*filled), key=attrgetter("start"))


class Search:
    """All names of one text: `known` to the glossary, `people` that rules find outside those, and the `leftovers`.

    >>> search = Search("The Acme Corporation left Rogachev on Monday.", "en")
    >>> [mention.text for mention in search.leftovers()]
    ['Acme Corporation', 'Rogachev']
    """

    def __init__(self, text: str, lang: str, glossary: Matcher | None = None) -> None:
        """Search a text; `lang` and `glossary` as in `find`."""
        lang = _language(lang)
        self.text, self.lang = text, lang
        scanned = scan(text)
        self.known = _known(scanned, lang, glossary)
        kin = families(scanned.plain, scanned.runs, lang, self.known)
        if self.known and (alone := beside(kin, named_alone(self.known, lang))):
            kin = _in_order(kin, alone)
        self.known = beside(kin, self.known) if kin else self.known
        self._runs = _unknown(scanned.runs, self.known)
        self._taken = _Taken(self.known)
        guessed: list[Guessed] = []
        for at, run in self._runs:
            if text[at + len(run) : at + len(run) + 1] == "-":
                run = with_joined(text, at, run)
            found = named(run, lang)
            if people := found.people if found.settled else self._around(at, run, found):
                guessed.append((at, run, people))
        if companies := companies_of(text, lang):
            guessed = without_companies(guessed, companies)
        self._named = [(at, people) for at, _, people in guessed]
        if self.known:
            self._named = [
                (at, people if self._taken.free(at, at + len(run)) else self._outside_known(at, run, people))
                for at, run, people in guessed
            ]
        persons = self._people()
        settle(text, persons, lang)
        self.people = _in_order(beside(kin, persons), kin) if kin else persons

    def _around(self, at: int, run: str, found: Named) -> tuple[Guess, ...]:
        """Whom a run names that by itself names `found`, with what stands before and after it in the text."""
        text, lang = self.text, self.lang
        if found.may_be_titled and role_of(word_before(text, at), lang) == "title":
            found = named(run, lang, title=word_before(text, at))
        elif found.may_differ and begins_sentence(text, at):
            found = named(run, lang, opens=True)
        if found.may_be_whose and word_before(text, at) in kin(lang):
            found = named(run, lang, relative=True)
        if found.may_be_listed and surname_may_lead(found.people, run) and in_list(text, at, at + len(run)):
            found = named(run, lang, listed=True)
        return found.people

    def _outside_known(self, at: int, run: str, people: tuple[Guess, ...]) -> tuple[Guess, ...]:
        """The guesses of a run in which names of the glossary stand: of one that takes in such a name, what is left.

        «Отец Марии Александр Колесников» names two people where the glossary has Мария.
        """
        found: list[Guess] = []
        for guess in people:
            if self._taken.free(at + guess.start, at + guess.end):
                found.append(guess)
                continue
            for low, high in self._taken.between(at + guess.start, at + guess.end):
                if low == at + guess.start:  # a given name before somebody's surname is his, or a stranger's
                    continue
                piece = run[low - at : high - at].rstrip(_GAPS)
                start = low - at + len(piece) - len(piece := piece.lstrip(_GAPS))
                if piece:
                    inner = named(piece, self.lang).people
                    found += [replace(one, start=one.start + start, end=one.end + start) for one in inner]
        return tuple(found)

    def leftovers(self) -> list[Mention]:
        """The other capitalised names of the text: who or what they are is not told, their `kind` is None.

        Words that begin a sentence, months, titles and nationalities are no names by themselves.
        """
        text, found = self.text, []
        taken = _Taken(_in_order(self.known, self.people))
        for at, run in self._runs:
            for low, high in spans(run, self.lang, begins_sentence(text, at)):
                if taken.free(at + low, at + high):
                    name = text[at + low : at + high]
                    found.append(Mention(at + low, at + high, name, name, None, None, 0.3, self.lang, "name"))
        return found

    def _people(self) -> list[Mention]:
        text, lang = self.text, self.lang
        told_of = _ToldOf(self._named, self.known, text, lang)
        honorifics = titles(lang) if lang == "en" else {}
        people = []
        for at, guesses in self._named:
            for guess in guesses:
                start, end, shape = at + guess.start, at + guess.end, guess.shape
                if shape == "given" and is_thing(text, start, end, lang):
                    continue
                if shape == "full" and text[start - 1 : start] in _QUOTES and _is_called(text, start, end, guess, lang):
                    continue
                told = base = None
                if not (guess.sure or (guess.key in told_of.stems and told_of.believes(guess, start, end))):
                    before = word_before(text, start)
                    base = famous(text, start, end, guess.key, before, lang) if shape == "surname" else None
                    if shape == "surname" and not (before or guess.like or base):
                        continue  # as most words that begin a sentence: nothing says that it is a name
                    if not (base or introduced(text, start, guess, before, lang)):
                        told = told_beside(text, start, end, before, guess.like, lang) if shape == "surname" else None
                        if told is None:
                            continue
                gender = guess.gender
                if shape == "surname" and gender is None:
                    womans = text[start:end] in told_of.women
                    gender = "f" if womans else honorifics.get(word_before(text, start)) if honorifics else None
                person = _person(text, start, end, guess, gender, lang)
                if shape == "given" and lang in EAST_SLAVIC and _is_told(word_before(text, start), lang):
                    person.score = _TOLD
                people.append(person)
                if base:
                    person.lemma = base
                if shape == "surname":
                    of = bearer(person.text, told_of.owners(guess.key), lang)
                    if of is None and told is None and gender is None and guess.like:
                        told = told_of_her(text, start, end, word_before(text, start), lang)
                    if of is None and told is not None:
                        of = in_case(person.text, told, lang)
                    if of is not None:
                        person.lemma, person.gender = of
        return people


def _is_told(before: str, lang: str) -> bool:
    """Whether the word before a given name leaves no doubt that a person is meant: «митрополит Епіфаній»."""
    return before in kin(lang) or role_of(before, lang) in ("title", "honorific")


class _ToldOf:
    """Whom a text names in full, by the stems of their surnames."""

    def __init__(
        self, named: Sequence[tuple[int, Sequence[Guess]]], known: Sequence[Mention], text: str, lang: str
    ) -> None:
        self._text, self._lang = text, lang
        self._owners: dict[str, list[tuple[int, int, str | None]]] = {}
        for at, guesses in named:
            for guess in guesses:
                if guess.shape in ("full", "initials") and (guess.sure or _is_introduced(text, at, guess, lang)):
                    owner = (at + guess.start, at + guess.end, guess.gender)
                    self._owners.setdefault(guess.key, []).append(owner)
        self._linked = known

    def owners(self, key: str) -> set[tuple[str, str | None]]:
        """The full names with a surname of this stem, and the gender of each."""
        return {(self._text[start:end], gender) for start, end, gender in self._owners.get(key, ())}

    @cached_property
    def stems(self) -> set[str]:
        """The stems of the surnames of people whom the text names in full, or whom the glossary has."""
        lemmas = {mention.lemma for mention in self._linked if mention.kind == "person"}
        return {stem(lemma.rpartition(" ")[2], self._lang) for lemma in lemmas}.union(self._owners)

    @cached_property
    def women(self) -> set[str]:
        """The words of full names whose surname only women have here: alone, Новик after Елена Новик is hers."""
        hers = [found for found in self._owners.values() if all(gender == "f" for _, _, gender in found)]
        return {word for found in hers for start, end, _ in found for word in self._text[start:end].split()}

    def believes(self, guess: Guess, start: int, end: int) -> bool:
        """Whether a word alone, in the text from `start` to `end`, is the surname of somebody whom it names in full."""
        if guess.shape != "surname" or guess.key not in self.stems:
            return False
        if guess.key in self._owners and len(guess.key) <= _SHORT:
            return may_bear(self._text[start:end], self.owners(guess.key), self._lang)
        return True


def _is_called(text: str, start: int, end: int, guess: Guess, lang: str) -> bool:
    """Whether a full name in quotation marks is that of a thing: «Ролан Гаррос», whose given name is in no table."""
    unlisted = guess.score < _LISTED and in_quotes(text, start, end)
    return unlisted or is_called_after(text, start, end, lang)


def _is_introduced(text: str, at: int, guess: Guess, lang: str) -> bool:
    start = at + guess.start
    return introduced(text, start, guess, word_before(text, start), lang)


def _unknown(runs: list[tuple[int, str]], known: Sequence[Mention]) -> list[tuple[int, str]]:
    """The runs that no known mention covers from end to end."""
    if not known:
        return runs
    ends = {mention.start: mention.end for mention in known}
    return [(at, run) for at, run in runs if at not in ends or ends[at] < at + len(run)]


def _known(scanned: Scan, lang: str, glossary: Matcher | None) -> list[Mention]:
    if glossary is None:
        return []
    match_scan: Callable[[Scan, str], list[Mention]] | None = getattr(glossary, "match_scan", None)
    return match_scan(scanned, lang) if match_scan else glossary.match(scanned.text, lang)


class _Taken:
    """The spans of mentions, which come in the order of the text."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._starts = [mention.start for mention in mentions]
        self._ends = [mention.end for mention in mentions]

    def free(self, start: int, end: int) -> bool:
        at = bisect_right(self._ends, start)
        return at == len(self._starts) or self._starts[at] >= end

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches from `start` to `end` that no mention covers."""
        found = []
        at = bisect_right(self._ends, start)
        while start < end:
            free_to = min(end, self._starts[at]) if at < len(self._starts) else end
            if start < free_to:
                found.append((start, free_to))
            start = self._ends[at] if at < len(self._ends) else end
            at += 1
        return found


def _person(text: str, start: int, end: int, guess: Guess, gender: str | None, lang: str) -> Mention:
    mention = Mention(start, end, text[start:end], "", "person", None, guess.score, lang, guess.shape, (), gender)
    del mention.lemma  # worked out when somebody reads it
    return mention
