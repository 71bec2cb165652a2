"""The case of a name whose own form does not show it, read from the Russian words around it.

"Пресс-секретарь Лукашенко рассказала, что Лукашенко поблагодарил Трампа": the surname stands in the genitive and in
the nominative, and looks the same. Belarusian and Ukrainian decline it, so somebody has to know.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ..morphology.dictionary import CASES, parses
from ..tables import rows
from ..text import words
from .apposition import beside_person
from .cases import governed
from .verbs import begins_clause, ruled, verb_case

__all__ = ["LIST_AHEAD", "cases_around", "coordinated", "joined_names", "narrowed", "of_motion"]

_LIST_GOES_ON = re.compile(r"(?:,? (?:и|і|й|та|або|или|ці|чи)|,) [A-ZА-ЯЁІЎЇЄҐ]")
_NONE_LEFT = re.compile(r" (?:(?:не|ня) (?:был|бы[лў]|бу[лв]|ста)|нет |няма |немає )")
_CLAUSE = re.compile(r"[,;:.!?—–(«»\n]")

_OPENCORPORA = {case: code for code, case in CASES.items()}

WINDOW = 80
"""Characters to look at on either side."""

LIST_AHEAD = 8
"""Characters after a name that tell whether a list goes on."""


@cache
def _words_of(role: str) -> frozenset[str]:
    table = rows(__package__, "government.tsv")
    return frozenset(row["lemma"] for row in table if row["role"] == role)


def cases_around(sentence: str, start: int, end: int, lang: str) -> tuple[str, ...]:
    """Cases that the words beside `sentence[start:end]` call for, the likelier first; empty when they do not tell.

    Only Russian has many such names; other languages answer from prepositions and from verbs of the table.

    >>> text = "Пресс-секретарь Лукашенко рассказала о беседе."
    >>> cases_around(text, 16, 25, "ru")
    ('gen',)
    >>> text = "По словам Трампа, Лукашенко освободил его."
    >>> cases_around(text, 18, 27, "ru")
    ('nom',)
    >>> cases_around("Он поблагодарил Лукашенко.", 16, 25, "ru"), cases_around("Это сказал Лукашенко.", 11, 20, "ru")
    (('acc',), ('nom', 'dat'))
    """
    before, after = sentence[max(0, start - WINDOW) : start], sentence[end : end + WINDOW]
    by_preposition = governed(before, lang)
    if lang == "ru" and by_preposition[:2] == ("ins", "gen") and _takes_off(before):
        return ("gen", "ins")
    if by_preposition:
        return by_preposition
    return _before(before, after) or _after(before, after) if lang == "ru" else _by_verb(before, after, lang)


def _by_verb(before: str, after: str, lang: str) -> tuple[str, ...]:
    """What a verb calls for in Belarusian and Ukrainian.

    Before a verb, and after one of two objects or of saying, the subject may stand as well.
    """
    if case := ruled(before, "", lang, alone=True):
        return (case,)
    case = ruled(before, after, lang)
    return ("nom", case) if case else ()


_JOINED, _JOINS = re.compile(r",? (?:и|или) |, [А-ЯЁ]"), re.compile(r"(?:[А-ЯЁ]\w+, |\b(?:и|или) )$")

CONJUNCTIONS = frozenset({"и", "і", "й", "да", "та", "або", "или", "ці", "чи"})
"""Words that join names of one case in Belarusian, Russian and Ukrainian."""


def coordinated(between: str) -> bool:
    """Does a conjunction join the names on both sides of this text?

    >>> coordinated(" и "), coordinated(", "), coordinated(" встретил ")
    (True, False, False)
    """
    return between.strip(" \u00a0") in CONJUNCTIONS


def joined_names(between: str, after: str, alike: bool) -> bool:
    """Do two names stand in one list, so that they share a case?  A comma alone may end a clause as well.

    `between` is what stands between them, `after` what follows the second; `alike` says that they are of one kind.

    >>> joined_names(", ", " и Польши", True), joined_names(", ", " прав", True), joined_names(" и ", " правы", False)
    (True, False, True)
    """
    if coordinated(between):
        return True
    return between == ", " and alike and _LIST_GOES_ON.match(after) is not None


def narrowed(
    cases: tuple[str, ...], sentence: str, start: int, end: int, lang: str, gender: str | None = None
) -> tuple[str, ...]:
    """The cases that a form can be, those first that the words around it call for; `gender` is the bearer's.

    >>> narrowed(("nom", "gen", "dat"), "Это сказал Лукашенко.", 11, 20, "ru")
    ('nom', 'dat')
    >>> narrowed(("gen", "acc"), "Освободили Ихаря.", 11, 16, "be")
    ('gen', 'acc')
    >>> narrowed(("gen", "dat", "loc"), "Позвонил журналистке Марии.", 21, 26, "ru", "f")
    ('dat', 'loc')
    """
    if len(cases) < 2:
        return cases
    # What does not decline («адвокат Лукашенко») is as likely the owner.
    called_for = () if "nom" in cases else beside_person(sentence, start, gender, lang)
    if set(called_for).isdisjoint(cases):
        called_for = cases_around(sentence, start, end, lang)
    fitting = tuple(case for case in called_for if case in cases)
    before = sentence[max(0, start - WINDOW) : start]
    return fitting or _to_whom(_without_locative(cases, before, lang), before, sentence[end : end + WINDOW])


def _to_whom(cases: tuple[str, ...], before: str, after: str) -> tuple[str, ...]:
    """The dative before the genitive for a name that begins its clause: «Белой грозит штраф», but «Белой не стало»."""
    ambiguous = {"gen", "dat"} <= set(cases) and not {"nom", "acc"} & set(cases)
    if not ambiguous or not begins_clause(before) or _NONE_LEFT.match(after):
        return cases
    return ("dat", *(case for case in cases if case != "dat"))


def _without_locative(cases: tuple[str, ...], before: str, lang: str) -> tuple[str, ...]:
    """Cases less the locative where no preposition of the clause governs it: it never stands without one."""
    clause = _CLAUSE.split(before)[-1]
    if any("loc" in governed(f"{token.text} ", lang) for token in words(clause)):
        return cases
    return tuple(case for case in cases if case != "loc")


def _before(before: str, after: str) -> tuple[str, ...]:
    tokens = [token.text for token in words(before)]
    if not tokens or not before.endswith(" "):
        return ()
    if any(mark in before[before.rindex(tokens[-1]) :] for mark in ",;:.!?—–("):
        return ()
    parse = _likeliest(tokens[-1])
    if parse is None:  # a word in other letters
        return ()
    if parse.tag.POS == "NOUN":
        return _beside_noun(parse, tokens[-1], before, after)
    if parse.tag.POS in ("VERB", "INFN", "PRTF", "PRTS", "GRND"):
        clause = [token.text for token in words(_CLAUSE.split(before)[-1])]
        return _beside_verb(parse, tokens, clause[:-1], after)
    return ()


def _likeliest(word: str) -> Any | None:
    return next(iter(parses(word.lower(), "ru")), None)


def _beside_noun(parse: Any, word: str, before: str, after: str) -> tuple[str, ...]:
    apart = "Geox" in parse.tag.grammemes or parse.normal_form in _words_of("time")
    if apart and (subject := _after("", after)):  # «В Минске Громыко училась», «После войны Громыко училась»
        return subject
    if parse.normal_form not in _words_of("title"):
        return ("gen",)
    cases = {
        CASES[reading.tag.case]
        for reading in parses(word.lower(), "ru")
        if reading.normal_form == parse.normal_form and reading.tag.case in CASES
    }
    by_preposition = [c for c in governed(before[: before.rindex(word)], "ru") if c in cases]
    return tuple(by_preposition) or tuple(case for case in CASES.values() if case in cases)


def _beside_verb(parse: Any, tokens: list[str], ahead: list[str], after: str) -> tuple[str, ...]:
    """The cases after a verb, the last of `tokens`; `ahead` stands before it in its clause."""
    lemma = parse.normal_form
    finite = parse.tag.POS == "VERB"
    says = finite and lemma in _words_of("speech")
    case = verb_case(tokens[-1], "ru")
    if case in ("dat", "ins"):
        has_its_own = finite and not _has_subject(ahead) and _has(_OPENCORPORA[case], ahead)
        return ("nom", case) if says or has_its_own else (case,)  # «Ему позвонил Громыко»
    if "Refl" in parse.tag.grammemes:
        return ("ins",)
    if says or (finite and "intr" in parse.tag.grammemes):
        return ("nom",)
    if finite and not _has_subject(tokens[:-1]) and not after.strip(" .,;:!?»”"):
        return ("acc",)
    if finite and not _has_subject(tokens[:-1]):
        return ("acc", "nom")
    return ("acc",)


def _takes_off(before: str) -> bool:
    """Whether a verb of taking off governs the preposition: «сняли санкции с „Белавиа“»."""
    clause = _CLAUSE.split(before.rstrip('«„“"'))[-1]
    verbs = (reading.normal_form for token in words(clause) for reading in parses(token.text.lower(), "ru")[:1])
    return not _words_of("removal").isdisjoint(verbs)


def of_motion(clause: str) -> bool:
    """Whether a Russian clause has a word of motion: «Он приехал», «поездка»."""
    readings = (reading for token in words(clause) for reading in parses(token.text.lower(), "ru")[:1])
    return any(reading.normal_form in _words_of("motion") for reading in readings)


def _has_subject(tokens: list[str]) -> bool:
    return _has("nomn", tokens)


def _has(case: str, tokens: list[str]) -> bool:
    return any(case in reading.tag.grammemes for token in tokens for reading in parses(token.lower(), "ru")[:1])


def _after(before: str, after: str) -> tuple[str, ...]:
    if _NONE_LEFT.match(after):
        return ("gen",)
    alone = not _JOINED.match(after) and not _JOINS.search(before)
    for token in words(after[:WINDOW]):
        if any(mark in after[: token.start] for mark in ",;:.!?—–("):
            return ()
        parse = _likeliest(token.text)
        if parse is None:
            return ()
        if parse.tag.POS in ("VERB", "PRTS"):
            done_to = alone and {"VERB", "plur"} <= parse.tag.grammemes  # «Мацко похоронят»: nobody is told who
            return (_object_of(parse),) if done_to else ("nom",)
        if parse.tag.POS not in ("ADVB", "PRCL", "NPRO"):
            return ()
    return ()


def _object_of(verb: Any) -> str:
    return "dat" if verb_case(verb.word, "ru") == "dat" else "acc" if "tran" in verb.tag.grammemes else "nom"
