"""A text cut into sentences, each with a slot for every name and every literal in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from .. import names
from ..documents.layout import MAX_SEGMENT, segments
from ..engines import Traits
from ..morphology import analyse, equal_forms
from ..names import Mention
from ..names.lands import polish_or_lithuanian
from ..names.lexicon import roles
from ..names.runs import word_before
from ..text import EAST_SLAVIC, matching_form
from .attempts import Sentence
from .carriers import DECLINING
from .commons import COMMONS
from .expected import Expectations, Expected, paradigm_of
from .grammar.asked import acts, asked
from .grammar.cases import governed
from .grammar.english import UNTOLD, around
from .grammar.government import LIST_AHEAD, coordinated, joined_names, narrowed
from .juniors import bare, younger
from .lists import with_lists
from .protect import AS_IT_IS, Attempt, Slot
from .sentences.literals import as_printed, literals
from .strategies import chain
from .terms import apart
from .unlisted.families import FAMILY, SURE
from .unlisted.traditions import is_ours, traditions

__all__ = ["attempts", "cut", "settled"]

Mark = tuple[int, int, Mention | None]
"""A stretch of the text to keep: a mention, or a literal (None)."""

_LOWER_WORD = re.compile(r"(?<![\w-])[^\W\d_A-ZА-ЯЁІЎЇЄҐ]{2,}")


class _Told(NamedTuple):
    """What the whole text tells of its mentions.

    `introduced` are base forms of people who are surely such, `wholes` the full names of strangers by the surname,
    `cases` those that each mention's form can be, by its start, `bracketed` the starts of two names of one person
    of which the second stands in brackets.
    """

    introduced: frozenset[str]
    wholes: Mapping[str, Mention]
    cases: Mapping[int, tuple[str, ...]]
    bracketed: frozenset[int]


def cut(
    text: str, source: str, mentions: Sequence[Mention], expectations: Expectations, traits: Traits
) -> list[Sentence]:
    """The sentences of `text`, in order, with a slot for each mention that has a form in the target language.

    A name that the sentence splitter would cut in two ("В. В. Путина") holds its sentence together.
    """
    expectations.strangers.introduce(mentions, text)
    mentions = apart(mentions, expectations)
    kept = [(start, end, None) for start, end in literals(text, source)]
    marks = _apart(sorted([*((m.start, m.end, m) for m in mentions), *kept], key=lambda mark: mark[:2]))
    told = _Told(
        _introduced(mentions),
        _wholes(mentions, source),
        _in_lists(text, mentions, source),
        _in_brackets(text, mentions),
    )
    sentences = []
    at = 0
    for start, end in _whole(text, segments(text, source), marks):
        sentence = Sentence(start, end, text[start:end], [])
        while at < len(marks) and marks[at][0] < end:
            if marks[at][0] >= start:
                slot = _slot(marks[at], sentence, source, told, expectations, traits)
                sentence.slots += [slot] if slot else []
            at += 1
        sentence.slots = with_lists(sentence.text, sentence.slots, source, traits)
        sentences.append(sentence)
    return sentences


def settled(sentence: Sentence, lang: str, traits: Traits) -> Sentence:
    """A sentence whose names are known, each with the cases that its mention can be by the words around it in `lang`.

    What another step has put in need not be found: only what depends on this language and on the engine is told anew.
    """
    mentions = [slot.mention for slot in sentence.slots if slot.mention]
    possible = _in_lists(sentence.text, mentions, lang)
    told = replace(sentence, slots=[])
    for slot in sentence.slots:
        cases: tuple[str, ...] = ()
        if slot.mention is not None:
            cases = _cases(slot.mention, possible[slot.start], told, slot.start, slot.end, lang)
        told.slots.append(
            replace(
                slot,
                chain=attempts(slot.mention, slot.text, slot.soft, traits),
                cases=cases,
                reserved=told.words,
                asked=None,
            )
        )
    told.slots = with_lists(told.text, told.slots, lang, traits)
    return told


def attempts(mention: Mention | None, own: str, soft: bool, traits: Traits) -> Sequence[Attempt]:
    """The attempts for a mention (None for a literal) that stands in its sentence as `own`."""
    if soft:
        return [AS_IT_IS]
    if mention is None:
        return chain(None, traits)
    if mention.shape in COMMONS:  # the engine often says the word by itself, and then inflects it better
        return tuple(dict.fromkeys((AS_IT_IS, *chain(FAMILY, traits))))
    return chain(FAMILY if mention.shape == FAMILY else mention.kind, traits, translated=_is_phrase(own))


def _introduced(mentions: Sequence[Mention]) -> frozenset[str]:
    """Base forms of people who are surely such, and of the parts that later mentions call them by."""
    strangers = [m for m in mentions if m.entry_id is None and m.kind == "person"]
    sure = [m.lemma for m in strangers if _is_sure(m)]
    parts = [names.parse(lemma) for lemma in sure]
    return frozenset(map(matching_form, sure)).union(
        *((matching_form(name.surname), matching_form(name.given)) for name in parts)
    )


def _is_sure(mention: Mention) -> bool:
    """Whether a stranger is surely a person: by the score, by initials, by a given name with a patronymic."""
    if mention.score >= SURE or mention.shape == "initials":
        return True
    if mention.lang == "en" and mention.shape in ("full", "given"):  # Nadzeya, but not Anna; Pawel Fajdek
        given, _, surname = mention.lemma.partition(" ")
        told = bool(traditions(mention.lemma)) or polish_or_lithuanian(given, surname) is not None
        return told if surname else is_ours(given)
    return mention.shape == "given" and _has_patronymic(mention.lemma)


def _has_patronymic(name: str) -> bool:
    return " " in name and bool(names.parse(name).patronymic)


def _wholes(mentions: Sequence[Mention], source: str) -> dict[str, Mention]:
    """The first who is named in full under each surname, of people in Cyrillic whom the glossary does not know."""
    full = [m for m in reversed(mentions) if m.entry_id is None and m.kind == "person" and m.shape == "full"]
    return {m.lemma.rpartition(" ")[2]: m for m in full if source in EAST_SLAVIC}


def _in_brackets(text: str, mentions: Sequence[Mention]) -> frozenset[int]:
    """Starts of the two names of one person of which the second stands in brackets: Бахвалава (Андрэева)."""
    return frozenset(
        one.start
        for a, b in pairwise(mentions)
        if a.entry_id and a.entry_id == b.entry_id and text[a.end : b.start] == " (" and text[b.end : b.end + 1] == ")"
        for one in (a, b)
        if one.kind == "person"
    )


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """Marks that do not overlap: of two that do, the one that begins first."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    return kept


def _whole(text: str, spans: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Spans joined where a mark reaches over the border between two, or parted before it where that were too long."""
    joined: list[tuple[int, int]] = []
    at = 0
    for start, end in spans:
        while at < len(marks) and marks[at][1] <= start:
            at += 1
        crossed = joined and at < len(marks) and marks[at][0] < joined[-1][1] < marks[at][1]
        if not crossed:
            joined.append((start, end))
            continue
        first, border = joined[-1][0], marks[at][0]
        if end - first > MAX_SEGMENT and border > first:
            joined[-1:] = (first, first + len(text[first:border].rstrip())), (border, end)
        else:
            joined[-1] = (first, end)
    return joined


def _slot(
    mark: Mark,
    sentence: Sentence,
    source: str,
    told: _Told,
    expectations: Expectations,
    traits: Traits,
) -> Slot | None:
    start, end, mention = mark[0] - sentence.start, mark[1] - sentence.start, mark[2]
    own = sentence.text[start:end]
    if mention is None:
        printed = as_printed(own, source, expectations.target)
        return Slot(None, start, end, own, printed, attempts(None, own, False, traits), (), sentence.words)
    unknown = mention.entry_id is None
    stranger = unknown and mention.kind != "place"
    possible = told.cases[mention.start]
    if unknown:
        if _key(bare(own)) != _key(mention.lemma) and not possible:
            return None  # no form of its base form: several people of one name, which the rules would make one of
        called_for = governed(sentence.text[:start], source) if stranger and possible == ("nom",) else ()
        if called_for and "nom" not in called_for:
            possible = _of_a_woman(mention, called_for, source)
            if not possible:
                return None  # «с Василём Владимировичем»: nobody knows its base form
            mention = replace(mention, gender="f")
    expected = _expected(mention, stranger, told, expectations)
    if expected is None:
        return None
    expected = younger(expected, own, expectations.target)
    soft = stranger and mention.shape != FAMILY and matching_form(mention.lemma) not in told.introduced
    soft = soft or expected.guessed
    cases = _cases(mention, possible, sentence, start, end, source)
    by_place = source == "en" and expectations.target in EAST_SLAVIC
    wanted = asked(sentence.text, start, end) if by_place else None
    chained = attempts(mention, own, soft, traits)
    acting = by_place and acts(sentence.text, start, end)
    before = sentence.slots[-1].end if sentence.slots else None
    beside = around(sentence.text, start, end, before) if by_place else UNTOLD
    return Slot(mention, start, end, own, expected, chained, cases, sentence.words, soft, wanted, acting, beside)


def _expected(mention: Mention, stranger: bool, told: _Told, expectations: Expectations) -> Expected | None:
    """The forms that a mention should have, with what the whole text tells of its bearer."""
    if mention.start in told.bracketed:
        return expectations.as_written(mention)
    if mention.entry_id is None and mention.shape == "given" and matching_form(mention.lemma) in told.introduced:
        whole = replace(mention, shape="full")  # Volha after Volha Losik is spelled as in the whole name
        return expectations.of(whole)
    bearer = told.wholes.get(mention.lemma) if stranger and mention.shape == "surname" else None
    if bearer and expectations.target in EAST_SLAVIC:
        return expectations.surname_of(bearer, mention)
    return expectations.of(mention)


def _of_a_woman(mention: Mention, called_for: Sequence[str], source: str) -> tuple[str, ...]:
    """Those of the cases called for in which the base form of a surname is a woman's: «о Коваль» is no man."""
    if mention.shape != "surname":
        return ()
    forms = paradigm_of(mention.lemma, source, mention, "f")
    return tuple(case for case in called_for if forms.get(case) == mention.lemma)


def _is_phrase(name: str) -> bool:
    """True for names of several words that an engine translates word by word: Ministry of Foreign Affairs."""
    return " " in name and _LOWER_WORD.search(name) is not None


def _readings(mention: Mention, own: str, source: str) -> tuple[str, ...]:
    """The cases that a mention's form can be: as the glossary says, else by declining its base form."""
    if mention.cases or source not in DECLINING:
        return mention.cases
    paradigm = paradigm_of(mention.lemma, source, mention, mention.gender)
    equal = equal_forms(paradigm, source) if mention.kind == "person" else {}
    cases = tuple(case for case, form in paradigm.items() if _key(own) in map(_key, (form, *equal.get(case, ()))))
    return cases or _of_surname(mention, own, source)


def _role_before(text: str, start: int, lang: str) -> str | None:
    return roles(lang).get(word_before(text, start)) if lang in EAST_SLAVIC else None


def _of_surname(mention: Mention, own: str, source: str) -> tuple[str, ...]:
    """The cases of a form that is not the one to print (Жаннай Крупой), by the readings of its surname."""
    if mention.kind != "person" or mention.shape != "full" or len(own.split()) != len(mention.lemma.split()):
        return ()
    surname, base = own.split()[-1], mention.lemma.split()[-1]
    found = analyse(surname, source, part="surname", gender=mention.gender)
    return tuple(dict.fromkeys(r.case for r in found if r.lemma == base and r.lemma != surname and r.number == "sg"))


def _key(form: str) -> str:
    return matching_form(form).casefold()


def _in_lists(text: str, mentions: Sequence[Mention], source: str) -> dict[int, tuple[str, ...]]:
    """The cases that each mention's form can be, by its start; of names in a list, those that all of them can be.

    In «Злобиной и Александрову» the second tells the case of the first, in «Злобиной, Знака и Лосика» the third.
    """
    cases = {m.start: _readings(m, bare(text[m.start : m.end]), source) for m in mentions}
    pairs = [
        (a, b)
        for a, b in pairwise(mentions)
        if a.kind == b.kind in ("person", "place")
        and joined_names(between := text[a.end : b.start], text[b.end : b.end + LIST_AHEAD], alike=True)
        and (coordinated(between) or "nom" not in cases[b.start])  # after a comma a clause may begin with its subject
    ]
    for a, b in (*pairs, *reversed(pairs)):
        shared = [tuple(case for case in cases[x.start] if case in cases[y.start]) for x, y in ((a, b), (b, a))]
        if all(shared):
            cases[a.start], cases[b.start] = shared
    return cases


def _cases(
    mention: Mention, cases: tuple[str, ...], sentence: Sentence, start: int, end: int, source: str
) -> tuple[str, ...]:
    if mention.kind == "place" and "gen" in cases and _role_before(sentence.text, start, source) == "title":
        return ("gen",)  # «Прэзідэнт Польшчы»
    before: Slot | None = sentence.slots[-1] if sentence.slots else None
    if before is None or before.mention is None or len(cases) < 2:
        return narrowed(cases, sentence.text, start, end, source, mention.gender, mention.kind)
    shared = tuple(case for case in before.cases if case in cases)
    alike = before.mention.kind == mention.kind
    if shared and joined_names(sentence.text[before.end : start], sentence.text[end:], alike):
        return shared
    return narrowed(cases, sentence.text, start, end, source, mention.gender, mention.kind)
