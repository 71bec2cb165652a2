"""What single words tell about the names beside them: given names in any case, titles, days and months, openers.

The words are data, `data/find-words.tsv`; each row has its language, its role and its forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from translit.text import EAST_SLAVIC, frequent_words

from .declined_givens import declined_givens
from .given_names import GivenNames
from .runs import fold
from .tables import data_rows

__all__ = [
    "GivenForm",
    "cases_of",
    "endings",
    "given_forms",
    "given_genders",
    "is_nobody",
    "is_noun",
    "kin",
    "prepositions",
    "roles",
    "settled",
    "states",
    "surname_like",
    "titles",
    "told",
]

GivenForm = frozenset[tuple[str, str]]

_CASE_ENDINGS = frozenset("аяуюыиіїе") | {"ам", "ом", "ем", "эм"}

# Roles that have a mapping of their own; their words may have another role, or none.
_ELSEWHERE = frozenset(
    {"ending", "preposition", "kin", "state", "nobody", "subject", "caller", "place", "noun", "games"}
    | {"office", "where"}
)
# Words beside surnames (`beside`), which are no names where they begin a sentence.
_BESIDE = frozenset({"says", "announces", "deed", "of", "with"})


def cases_of(lang: str) -> tuple[str, ...]:
    """The cases of names in a language, none where names do not decline.

    >>> cases_of("be")[:2], cases_of("en")
    (('nom', 'gen'), ())
    """
    from translit.morphology import CASES

    return CASES.get(lang, ())


@cache
def given_forms(lang: str) -> Mapping[str, GivenForm]:
    """Every form of every given name of the table, as it stands in texts of a language, short forms among them.

    Maps the folded form to `(id of the name, gender)` pairs.

    >>> given_forms("be")["ігара"]
    frozenset({('igor', 'm')})
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for id, gender, forms in declined_givens(lang):
        for form in forms:
            found.setdefault(form, set()).add((id, gender))
    return MappingProxyType({form: frozenset(names) for form, names in found.items()})


@cache
def given_genders(lang: str) -> Mapping[str, str]:
    """The gender that a form of a given name shows, of those forms that only men's or only women's names have.

    >>> given_genders("be")["ігара"], "сашы" in given_genders("be")
    ('m', False)
    """
    genders = {form: {gender for _, gender in names} for form, names in given_forms(lang).items()}
    return MappingProxyType({form: found.pop() for form, found in genders.items() if len(found) == 1})


@cache
def settled() -> frozenset[str]:
    """The ids of the East Slavic given names, whose equivalents the table has in full: another id is another name.

    >>> "igor" in settled()
    True
    """
    return GivenNames.builtin().ids("east-slavic")


@cache
def roles(lang: str) -> Mapping[str, str]:
    """The words that stand beside names without being part of them, folded, with what they are.

    `honorific` (Mr, пан, жонка) and `title` (президент) stand before people, `street` before people in the genitive,
    `date` is a month or a day, `demonym` an English nationality, `opener` a word that often begins a sentence,
    `common` a given name that is an everyday word too, `everyday` a form of one that mostly is such a word, `thing` a
    word whose name after it is no person's, `site` one after which a foreigner's surname is a place's or a measure's,
    `kind` one that ends the name of a street, a company or the like (`company` in what it tells).

    >>> roles("en")["mrs"], roles("en")["president"], roles("en")["monday"], roles("en")["yesterday"]
    ('honorific', 'title', 'date', 'opener')
    """
    found = dict.fromkeys(map(fold, frequent_words(lang)), "opener")
    for role, _, form in _words(lang):
        role = "opener" if role in _BESIDE else role
        if role not in _ELSEWHERE and not (role == "opener" and found.get(fold(form))):
            found[fold(form)] = role
    return MappingProxyType(found)


@cache
def titles(lang: str) -> Mapping[str, str | None]:
    """Honorifics and titles before names, folded, every case: the gender they tell, None where they tell none.

    >>> titles("en")["mrs"], titles("en")["president"]
    ('f', None)
    """
    return MappingProxyType({fold(form): tells for role, tells, form in _words(lang) if role in ("honorific", "title")})


@cache
def told(lang: str, role: str) -> Mapping[str, str | None]:
    """The words of a role, folded, with what they tell (mostly a gender), None where they tell nothing.

    >>> told("be", "says")["сказала"], told("be", "deed")["дапытаў"]
    ('f', None)
    """
    return MappingProxyType({fold(form): tells for each, tells, form in _words(lang) if each == role})


def is_nobody(key: str, lang: str) -> bool:
    """Whether a folded word, in any case, is an office, a firm or a thing that no person is called.

    >>> is_nobody("минфина", "ru"), is_nobody("нафтогаз", "uk"), is_nobody("заяц", "ru")
    (True, True, False)
    """
    words, ends = _nouns(lang, "nobody")
    stems = [key]
    if lang in EAST_SLAVIC:
        stems += [key[:-size] for size in (1, 2) if key[-size:] in _CASE_ENDINGS]
    return any(stem in words or (stem.endswith(ends) and any(stem[1:].endswith(end) for end in ends)) for stem in stems)


def is_noun(key: str, lang: str) -> bool:
    """Whether a folded word that ends like a surname is a noun, which begins a sentence more often than one does.

    >>> is_noun("гоншчыкам", "be"), is_noun("кирпич", "ru"), is_noun("статкевіч", "be")
    (True, True, False)
    """
    words, ends = _nouns(lang, "noun")
    return key in words or bool(ends and key.endswith(ends))


@cache
def _nouns(lang: str, role: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words of a role, and how others end."""
    found = told(lang, role).items()
    return frozenset(form for form, tells in found if tells != "end"), tuple(
        form for form, tells in found if tells == "end"
    )


@cache
def kin(lang: str) -> frozenset[str]:
    """Words for relatives, folded, every case: the name after one may be the relative's own or say whose he is.

    >>> "жонка" in kin("be"), "пан" in kin("be")
    (True, False)
    """
    return frozenset(fold(form) for role, _, form in _words(lang) if role == "kin")


@cache
def company_words(lang: str) -> tuple[str, ...]:
    """Words that end the names of companies, folded.

    >>> "holdings" in company_words("en"), company_words("be")
    (True, ())
    """
    return tuple(fold(form) for role, tells, form in _words(lang) if role == "kind" and tells == "company")


@cache
def states(lang: str) -> tuple[str, ...]:
    """The states and provinces that stand after a town and a comma; without those that are given names too (Virginia).

    USPS Publication 28, appendix B; Canada Post, Addressing Guidelines.

    >>> "North Carolina" in states("en"), states("be")
    (True, ())
    """
    return tuple(form for role, _, form in _words(lang) if role == "state")


@cache
def prepositions(lang: str) -> Mapping[str, tuple[str, ...]]:
    """The cases that a folded preposition governs in names, the likelier first; sources are in the table.

    >>> prepositions("be")["праз"], prepositions("ru")["в"]
    (('acc',), ('loc', 'acc'))
    """
    rows = (row for row in data_rows("prepositions.tsv") if row["lang"] == lang)
    return MappingProxyType({fold(row["preposition"]): tuple(row["cases"].split()) for row in rows})


@cache
def endings(lang: str) -> Mapping[str, str]:
    """How surnames end, in every case, and how much that proves: `strong`, `adjective` or `weak`.

    >>> endings("be")["ічам"], endings("be")["скага"]
    ('strong', 'adjective')
    """
    return MappingProxyType({fold(form): tells or "weak" for role, tells, form in _words(lang) if role == "ending"})


def surname_like(key: str, lang: str) -> str:
    """How much a folded word looks like a surname: `strong`, `adjective`, `weak`, or nothing.

    >>> surname_like("статкевіч", "be"), surname_like("мінск", "be")
    ('strong', '')
    """
    known = endings(lang)
    for length in range(min(6, len(key) - 2), 1, -1):
        if key[-length:] in known:
            return known[key[-length:]]
    return ""


@cache
def _words(lang: str) -> tuple[tuple[str, str | None, str], ...]:
    rows = [row for row in data_rows("find-words.tsv") if row["lang"] == lang]
    return tuple((row["role"], row["tells"] or None, form) for row in rows for form in row["forms"].split("|"))
