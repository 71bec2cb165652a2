"""Write a mention as a house style has it, in the shape, the case and the capitals that it has in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from translit.names import GivenNames, Mention
from translit.names.key import consonants
from translit.names.lexicon import prepositions
from translit.names.runs import Word, split_run, word_before
from translit.text import fold_lookalikes, matching_form, nfc, script

from .entry import Entry
from .index import Index
from .styles import Style

__all__ = ["in_context", "plain", "readings"]

_ALIKE = 0.55  # share of consonants in common: Mikalai and Nikolai have 0.67, Ales and Alexander 0.5
_MARKS = re.compile("[\u0300-\u0305\u0307\u0309-\u036f\u00ad\u200c\u200d\u2060]")


class _Part(NamedTuple):
    start: int
    end: int
    role: str


def readings(mention: Mention, entry: Entry, index: Index, style: Style | None) -> Mapping[str, str]:
    """What may stand for a mention of `entry` in the language of `index` under a style, by the case it is read in.

    What the style has no form for stays as it is, and so do a form that already is one of those to print, a name in
    the other alphabet, and one that is no spelling of the one to print (Britain beside United Kingdom, Sasha beside
    Alexander).
    """
    text = _rewritten(mention, entry, index, style)
    if text == mention.text or len(mention.cases) < 2:
        return dict.fromkeys(mention.cases or ("nom",), text)
    return {case: _rewritten(replace(mention, cases=(case,)), entry, index, style) for case in mention.cases}


def in_context(found: Mapping[str, str], text: str, start: int, lang: str) -> str:
    """Which of the readings of a mention that begins at `start` the preposition before it calls for.

    >>> in_context({"nom": "Вільня", "acc": "Вільню"}, "праз Вільнюс", 5, "be")
    'Вільню'
    """
    if len(set(found.values())) > 1:
        governed = prepositions(lang).get(word_before(text, start), ())
        # The locative never stands without a preposition in be, ru and uk.
        likely = [case for case in (*governed, *found) if case in found and (governed or case != "loc")]
        if likely:
            return found[likely[0]]
    return next(iter(found.values()))


def _rewritten(mention: Mention, entry: Entry, index: Index, style: Style | None) -> str:
    if entry.type != "person":
        return _whole(mention.text, mention.cases, entry.paradigm(index.lang, style))
    code = entry.code(index.lang, style)
    if code is None or {script(mention.text), script(entry.forms[code])} == {"Cyrl", "Latn"}:
        return mention.text  # a name in the other alphabet stands there on purpose
    parts = _parts(mention, entry.id, index)
    paradigms = {role: _paradigm(entry, index.lang, style, role) for role in ("given", "patronymic", "surname")}
    case = _case(mention.cases, [(mention.text[part.start : part.end], paradigms.get(part.role, {})) for part in parts])
    text = mention.text
    for part in reversed(parts):
        before = text[part.start : part.end]
        if part.role == "initial":
            after = _initial(before, paradigms["given"])
        elif part.role == "patronymic" and index.lang == "en":
            after = _patronymic(before, entry, entry.code("en", style) or "en")
        else:
            after = _in_case(before, case, mention.cases, paradigms.get(part.role, {}))
        text = text[: part.start] + after + text[part.end :]
    return text


def _patronymic(before: str, entry: Entry, code: str) -> str:
    """An English patronymic after the language that the rest of the name is spelled after; the table knows which."""
    wanted = entry.english_origin() if code == "en" else code
    for row in GivenNames.builtin().find_patronymic(before, "en"):
        forms = row.forms.get(wanted, ())
        if forms and plain(before) not in map(plain, forms):
            return _capitals(before, forms[0])
    return before


def _paradigm(entry: Entry, lang: str, style: Style | None, role: str) -> Mapping[str, tuple[str, ...]]:
    code = entry.code(lang, style)
    form = entry.forms[code or lang]
    return entry.part_of(role, entry.declined(form, code or lang), form, code or lang)


def _parts(mention: Mention, entry: str, index: Index) -> list[_Part]:
    """Which words of a mention are the surname, the given name, the patronymic and the initials; the rest is kept."""
    words = split_run(mention.text)
    found: list[_Part] = []
    others: list[_Part] = []
    at = 0
    while at < len(words):
        last, role = _longest(words, at, entry, index)
        if not role and found and index.lang == "en" and GivenNames.builtin().find_patronymic(words[at].text, "en"):
            role = "patronymic"
        if not role and words[at].text.endswith("."):
            # The first initial stands for the given name; any other is a patronymic's or a middle name's.
            role = "middle" if any(part.role in ("given", "initial", "middle") for part in found) else "initial"
        (found if role else others).append(_Part(words[at].start, words[last - 1].end, role))
        at = last
    if others and not any(part.role == "surname" for part in found):
        # A spelling that no entry lists: the surname is the word that nothing else explains.
        wanted = "given" if mention.shape == "given" else "surname"
        found.append(others[-1]._replace(role=wanted))
    return sorted(found)


def _longest(words: Sequence[Word], at: int, entry: str, index: Index) -> tuple[int, str]:
    """How many words from here are one part of the name, and which: the index of the word after, and the role."""
    for last in range(min(len(words), at + index.longest), at, -1):
        key = " ".join(word.key for word in words[at:last])
        own = {reading.role for reading in index.forms.get(key, ()) if reading.entry == entry}
        for role in ("surname", "given", "patronymic"):
            if role in own:
                return last, role
    return at + 1, ""


def _whole(before: str, cases: tuple[str, ...], paradigm: Mapping[str, tuple[str, ...]]) -> str:
    return _in_case(before, _case(cases, [(before, paradigm)]), cases, paradigm)


def _case(cases: tuple[str, ...], parts: Sequence[tuple[str, Mapping[str, tuple[str, ...]]]]) -> str:
    """The case in which a name stands: of those its form can be, the one in which most of it is printed so already."""
    best, most = "nom", -1
    for case in cases:
        fitting = sum(any(plain(form) == plain(text) for form in paradigm.get(case, ())) for text, paradigm in parts)
        if fitting > most:
            best, most = case, fitting
    return best


def _in_case(before: str, case: str, cases: tuple[str, ...], paradigm: Mapping[str, tuple[str, ...]]) -> str:
    """The form of a paradigm to put in place of `before`; `before` itself where it is one of the forms to print."""
    seen = plain(before)
    for possible in (case, *cases):
        for form in paradigm.get(possible, ()):
            if plain(form) == seen and not _mixed(before):
                return before
    forms = paradigm.get(case) or paradigm.get("nom")
    return _capitals(before, forms[0]) if forms and _is_spelling(before, forms[0]) else before


def _is_spelling(before: str, after: str) -> bool:
    """Whether two forms can be spellings of one name: they sound alike, or are one word and its look-alike."""
    if len(before.split()) != len(after.split()):
        return False
    one, other = (" ".join(filter(None, map(consonants, plain(form).split()))) for form in (before, after))
    return SequenceMatcher(None, one, other).ratio() > _ALIKE


def _capitals(before: str, after: str) -> str:
    return after.upper() if len(before) > 1 and before.isupper() and not after.isupper() else after


def _initial(before: str, given: Mapping[str, tuple[str, ...]]) -> str:
    form = given.get("nom", ("",))[0]
    if not form or plain(form).startswith(plain(before.rstrip("."))):
        return before
    return form[0] + "."


def _mixed(text: str) -> bool:
    """Whether look-alike letters of another script are in the text."""
    return fold_lookalikes(text) != text


def plain(text: str) -> str:
    """What two spellings are compared by to tell whether a reader sees the same: letters alone, ё as е.

    >>> plain("Дем’янчук") == plain("ДЕМ'ЯНЧУК"), plain("Лосик") == plain("Лосік")
    (True, False)
    """
    return " ".join(matching_form(nfc(_MARKS.sub("", text))).lower().replace("ё", "е").split())
