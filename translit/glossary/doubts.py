"""What speaks against a name on its own: the words beside it may make it somebody else's, or no name at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from translit.morphology.gender import looks_surname
from translit.names.lexicon import given_forms, roles
from translit.names.parse import is_initial
from translit.names.runs import Word
from translit.names.stems import is_adjectival
from translit.text import EAST_SLAVIC

__all__ = ["Choice", "Reading", "Unit", "doubted", "is_dotted"]

_ROMAN = re.compile("[IVX]{2,}|[IVX]|[ІХ]{2,}")
_ROMAN_DIGITS = frozenset("IVXІХ")
_NO_LINE = frozenset({"\n"})
_CONSONANTS = frozenset("бвгґджзклмнпрстўфхцчшщь")
_SURNAME_IN_LATIN = re.compile("(?:[aeo][vu]|[iy]n)a?$")  # as those of towns that `looks_surname` knows in Cyrillic
# "Lukashenko Jr", "Лукашенко-младший": another person of the same name.
_JUNIOR = frozenset(
    [
        "jr",
        "junior",
        "sr",
        "senior",
        "младший",
        "младшего",
        "младшему",
        "старший",
        "малодшы",
        "малодшага",
        "старэйшы",
        "молодший",
    ]
)


# A glossary has a hundred thousand of these, and none is in a cycle: the garbage collector need not watch them.
class Reading(msgspec.Struct, frozen=True, gc=False):
    """One thing that a form can mean.

    `entry` is the entry's id; `role` is `full`, `surname`, `given`, `patronymic`, `single` (a person known by one
    name), `name` (of a place or an organisation) or `other` (a phrase that means something else); `cases` those the
    form can stand for; `base` its base form. `listed` is False for spellings that rules added to those in the
    entry; `upper` says that the form is an abbreviation in capitals, `alone` that this person is meant by the
    surname where the article introduces nobody, `heard` that the text has another spelling that sounds the same,
    `common` that the form is an everyday word as well.
    """

    entry: str
    role: str
    cases: tuple[str, ...]
    base: str
    kind: str
    gender: str | None
    listed: bool = True
    upper: bool = False
    alone: bool = False
    heard: bool = False
    common: bool = False


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a run that forms of the glossary cover, by offsets in the run; `options` has a reading per entry.

    `shape` as in `Mention`. `doubt` is empty, or says what speaks against a surname or given name alone: `given`
    (somebody else's given name beside it), `word` (an unknown capitalised word) or `common` (an everyday word where a
    capital tells nothing); `span` covers that word too. Shape `other` is a phrase that means nobody of the glossary.
    """

    start: int
    end: int
    shape: str
    options: tuple[Reading, ...]
    doubt: str = ""
    span: tuple[int, int] = (0, 0)


class Choice(msgspec.Struct, frozen=True, gc=False):
    """The words of a run, `first` up to `last`, taken for a name of some shape."""

    first: int
    last: int  # index of the word after
    shape: str
    options: tuple[Reading, ...]


def doubted(lang: str, words: Sequence[Word], chosen: list[Choice], at: int, initial: bool) -> Unit:
    """The unit of a choice, with what the words beside it say against it; `initial` when the run begins a sentence."""
    choice = chosen[at]
    first, last, shape, options = choice.first, choice.last, choice.shape, choice.options
    start, end = words[first].start, words[last - 1].end
    if shape == "name":
        common = any(option.common for option in options)
        doubt = _name_doubt(lang, words, chosen, at, initial, common)
        return Unit(start, end, shape, options, doubt, (start, end))
    if shape not in ("surname", "given", "given_patronymic"):
        return Unit(start, end, shape, options)
    left = chosen[at - 1] if at and chosen[at - 1].last == first else None
    right = chosen[at + 1] if at + 1 < len(chosen) and chosen[at + 1].first == last else None
    partial = shape != "surname"
    cases = options[0].cases
    doubts, span = [], [start, end]
    if first and words[first].gap not in _NO_LINE:
        opens = initial and first == 1
        doubts.append(
            ("given" if shape == "surname" and _is_hers(left, options, lang) else _beside_unit(left, partial, cases))
            if left
            else _beside(lang, words[first - 1], words[first].gap, left=True, opens=opens, cases=cases)
        )
        if doubts[-1]:
            span[0] = words[(left.first if left else first - 1)].start
    if last < len(words) and words[last].gap not in _NO_LINE:
        # A surname that is a given name, too, is one before somebody's surname: «Глеб Чарняк».
        given = partial or (last - first == 1 and words[last].gap == " " and words[first].key in given_forms(lang))
        doubts.append(
            _beside_unit(right, partial, cases)
            if right
            else _beside(lang, words[last], words[last].gap, left=False, opens=False, cases=cases, partial=given)
        )
        if partial and right and words[last].gap == " " and _could_be_surname(lang, right):
            doubts[-1] = "word"
        if doubts[-1]:
            span[1] = words[(right.last if right else last + 1) - 1].end
    doubt = "given" if "given" in doubts else "word" if "word" in doubts else ""
    if not doubt and initial and not first and shape == "surname" and any(option.common for option in options):
        doubt = "common"
    return Unit(start, end, shape, options, doubt, (span[0], span[1]))


def _name_doubt(lang: str, words: Sequence[Word], chosen: list[Choice], at: int, initial: bool, common: bool) -> str:
    """What speaks against a place or an organisation: an everyday word that begins a sentence, or a longer name.

    An adjective with a capital makes another place (Мар'іна Горка, Северная Ирландия), a word of any kind beside an
    everyday word another organisation (Lincoln Memorial).
    """
    first, last = chosen[at].first, chosen[at].last
    place = all(option.kind == "place" for option in chosen[at].options) and last - first == 1
    if first and words[first].gap == " " and _could_be_surname(lang, chosen[at]):
        key = words[first - 1].key
        if key in given_forms(lang) and roles(lang).get(key) != "common" and words[first - 1].text[0].isupper():
            return "word"  # Сергей Борисов is no town, in «Слава Киеву» it is
    if lang == "en" and place and first and words[first].gap == " ":
        key = words[first - 1].key
        if key in given_forms(lang) and roles(lang).get(key) is None and (at == 0 or chosen[at - 1].last != first):
            return "given"  # Agnieszka Holland
    if first and words[first].gap == " " and (at == 0 or chosen[at - 1].last != first):
        before, opens = words[first - 1], initial and first == 1
        if before.text[0].isupper() and before.key not in roles(lang):
            if place and not opens and is_adjectival(before.key, lang) and not before.text.isupper():
                return "word"
            if common and not is_dotted(before) and not (place and opens and not is_adjectival(before.key, lang)):
                return "word"  # but «Житель Берёзы» lives in a town
    if last < len(words) and words[last].gap == " " and (at + 1 == len(chosen) or chosen[at + 1].first != last):
        given = place and last - first == 1 and words[first].key in given_forms(lang)
        if common or (given and words[last].text[0].isupper() and words[last].key not in roles(lang)):
            return "word"  # Питер Уильямс is no town
    return "common" if common and initial and not first else ""


def _could_be_surname(lang: str, unit: Choice) -> bool:
    """Whether a unit is a town of one word that ends as surnames do: Борисов, Туров, Turov."""
    return (
        unit.shape == "name"
        and unit.last - unit.first == 1
        and all(
            option.kind == "place"
            and bool(looks_surname(option.base, lang) or (lang == "en" and _SURNAME_IN_LATIN.search(option.base)))
            for option in unit.options
        )
    )


def _beside_unit(unit: Choice, partial: bool, cases: tuple[str, ...]) -> str:
    """What another name of the glossary beside says against a surname alone, or (`partial`) against a given name alone.

    Names in cases of their own say nothing: «брат Лукашэнкі Віктар».
    """
    if not any(case in cases for option in unit.options for case in option.cases):
        return ""
    if partial:
        return "word" if unit.shape == "surname" and unit.options[0].kind == "person" else ""
    return "given" if unit.shape in ("given", "given_patronymic") else ""


def _is_hers(given: Choice, surnames: Sequence[Reading], lang: str) -> bool:
    """Whether a woman's given name stands before a surname that only men of the glossary have, and that is the same of
    a woman in every case: «от Натальи Мацкевич», but «муж Натальи Петров».
    """
    if given.shape != "given" or any(option.gender != "f" for option in given.options):
        return False
    return all(
        option.gender == "m"
        and "nom" in option.cases
        and option.base[-1].lower() in _CONSONANTS
        and looks_surname(option.base, lang) is None
        for option in surnames
    )


def _beside(
    lang: str, word: Word, gap: str, *, left: bool, opens: bool, cases: tuple[str, ...], partial: bool = False
) -> str:
    """What a word beside says against a surname or a given name alone: nothing, `given` or `word` (see `Unit`).

    `partial` when a given name is asked about: the capitalised word that follows it is somebody's surname.
    """
    if word.text[0].islower():
        return "word" if left else ""
    if word.text[0] in _ROMAN_DIGITS and _ROMAN.fullmatch(word.text):  # Жыгімонт III Ваза
        return ""
    role = roles(lang).get(word.key)
    if gap == "-" or word.key in _JUNIOR or (role is None and (is_dotted(word) or word.key in given_forms(lang))):
        return "given"
    if role in ("title", "honorific", "street", "date") or (role == "opener" and opens):
        return ""
    if lang in EAST_SLAVIC and (opens or not (left or partial) or _not_beside_subject(word.key, cases)):
        # Verbs and places stand before a subject; what follows a surname is another phrase.
        return ""
    return "word"


def _not_beside_subject(key: str, cases: tuple[str, ...]) -> bool:
    """Whether a word stands in a case that a given name before a subject cannot have: у Маскве Пуцін."""
    return "nom" in cases and key[-1] in ("еуюыі" if cases == ("nom",) else "е")


def is_dotted(word: Word) -> bool:
    """Whether a word is an initial with its dot."""
    return word.text[-1] == "." and is_initial(word.text)
