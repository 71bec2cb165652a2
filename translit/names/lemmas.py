"""From an inflected full name to its base form: the readings of the words that agree best."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from math import inf
from typing import Final

from .. import morphology
from ..morphology.analysis import CASE_WEIGHTS
from ..morphology.cases import CASES, Reading
from ..morphology.plurals import of_a_family, singular
from ..text import fold_lookalikes, nfc
from .eastern import eastern_base
from .given_names import GivenNames
from .givens_abroad import is_given_abroad
from .lexicon import given_forms, settled, surname_like
from .runs import fold
from .settled import settled as settled_in_print
from .single import is_phrase
from .surnames import bearers
from .words import NameWord, name_words, replaced

__all__ = ["base_form"]

_GLUED: Final = re.compile(r"\b(\w{1,2}\.)(?=\w)")
_PREFERRED: Final = 3.5
_IN_TABLE: Final = 1.2
_SHORT: Final = 2.4
_OF_MANY: Final = 0.1
_KNOWN_ABROAD: Final = 0.8
_SHORTEST: Final = 4  # letters of a surname that is known so where it stands alone: Гора is rather none of Гор
_OF_OTHERS: Final = 2.0  # Юрой is of Юра, whom no woman is called
_FOREIGN: Final = 0.8  # Алену is Алена oftener than Ален
_OTHER_CASE: Final = 3.5
_OTHER_GENDER: Final = 3.0
_LONE_MAN: Final = 0.6
_LONE_GIVEN: Final = -0.5
_WOMAN: Final = ("ия", "ія", "ыя", "ии", "ії", "ыі")
_HYPHEN: Final = "-"
_WOMEN: Final = ("ене", "єне")  # of Lithuania: these tell the gender
_OPEN: Final = frozenset("еэиіыоуюєї")
_GEORGIAN: Final = ("адзе", "ідзе", "идзе", "швілі", "швили")
_ADJECTIVES: Final = ("ые", "ыя")  # in the plural; no singular ends so but given names (Марыя)
_LONG: Final = 7  # letters: Балабадзе, of Балабада, is not so sure
_FIXED: Final = re.compile("[бвдзлмнпрстфцчшжщ][иі]$")
_SOFTENED: Final = (("зе", "га"), ("цэ", "ка"), ("се", "ха"), ("дзе", "да"), ("це", "та"))  # Ізе is of Іга
_HALVES: Final = 4
_OF_A_HALF: Final = 0.5  # what the reading of a first half counts beside that of the last
_SYLLABLES: Final = 3  # letters
_UNLISTED: Final = 0.5

_Scored = tuple[float, Reading]
_Numbered = tuple[float, int]
_NONE: Final[_Numbered] = (-inf, 0)


@lru_cache(maxsize=1 << 15)
def base_form(name: str, lang: str, kind: str | None = None, *, oblique: bool = False) -> str:
    """The base form of a name; see `translit.names.lemma`. An `oblique` one is not in the nominative.

    >>> base_form("Вользе Дашук", "be"), base_form("Лукашэнкам", "be")
    ('Вольга Дашук', 'Лукашэнка')
    """
    clean = _GLUED.sub(r"\1 ", fold_lookalikes(nfc(name)).replace("\u0301", ""))
    if kind in ("place", "organisation") or (kind is None and is_phrase(clean)):
        return morphology.base_phrase(clean, lang, kind=kind or "organisation") or clean
    words = name_words(clean, lang)
    if last := eastern_base(tuple([word.text for word in words]), lang):
        return replaced(clean, [(words[-1], last)])
    foreign = _is_foreigner(words, lang)
    base = lang == "uk" and foreign and _is_base(words)
    words = [word for word in words if word.part and not _never_changes(word, lang, foreign, base)]
    if not words:
        return clean
    if len(words) == 1 and clean.strip() == words[0].text:
        chosen = [_best_alone(words[0].text, lang, oblique)]
    else:
        woman = any(word.part == "given" and word.text.endswith(_WOMAN) for word in words)
        options = [_options(word.text, lang, word.part) for word in words]
        if woman:
            options = [_without_gender(each, word.text, lang) for each, word in zip(options, words, strict=True)]
        chosen = _agreeing(options, oblique)
    return replaced(clean, [(word, reading.lemma) for word, reading in zip(words, chosen, strict=True)])


def _is_foreigner(words: Sequence[NameWord], lang: str) -> bool:
    """Whether the given name is one that East Slavs do not have, by the tables, in whatever case it stands."""
    keys = [fold(word.text.rpartition(_HYPHEN)[2]) for word in words if word.part == "given"]
    ids = {id for key in keys for id, _ in given_forms(lang).get(key, ())}
    return ids.isdisjoint(settled()) if ids else any(is_given_abroad(key, lang) for key in keys)


def _is_base(words: Sequence[NameWord]) -> bool:
    """Whether the given name stands as the table has it: «Сандро Бертоліні» is no locative of Бертолін."""
    return any(word.part == "given" and GivenNames.builtin().find(word.text, "uk") for word in words)


def _never_changes(word: NameWord, lang: str, foreign: bool, base: bool) -> bool:
    """Whether a word of a name never changes, though it ends like a case: Georgian -дзе, a foreigner's Раісі.

    Belarusian and Russian -і, -и are the genitive of words on -я and on к, г, х: no foreigner's, but for those.
    """
    text = word.text.lower()
    fixed = word.part == "surname" and text[-1] in _OPEN and not text.endswith(_WOMEN)
    if fixed and settled_in_print(word.text, "surname", lang, "en"):
        return True  # Команечи, Румменигге
    if len(text) > _LONG and text.endswith(_GEORGIAN):
        return not _listed_in_a(text, lang)
    if base and word.part == "surname":
        return bool(_FIXED.search(text))
    if not foreign or lang not in ("be", "ru"):
        return False
    if word.part == "surname":
        return bool(_FIXED.search(text))
    table = GivenNames.builtin()
    last = word.text.rpartition(_HYPHEN)[2]  # Жан-Мари, but Анне-Марии
    bases = [last[:-1] + end for end in ("а", "я", "ь", "")]
    bases += [last[: -len(soft)] + hard for soft, hard in _SOFTENED if lang == "be" and text.endswith(soft)]
    return text[-1] in "иіеэ" and not any(table.find(base, lang, diminutives=True) for base in bases)


def _listed_in_a(text: str, lang: str) -> bool:
    """Whether a word on -дзе is the dative of a surname whose declension is written out: Скаварадзе is of Скаварада."""
    base = f"{text[:-2]}а".capitalize()
    return text.endswith("дзе") and morphology.paradigm(base, lang, "surname", "m").get("ins", "").endswith("ой")


@lru_cache(maxsize=1 << 14)
def _options(word: str, lang: str, part: str | None) -> Mapping[tuple[str, str], _Scored]:
    """The reading of a word that serves best in a name of each gender and case; one that disagrees pays for it.

    Scores are without the weight of the case, which counts once for a whole name.
    """
    found = _of_halves(word, lang, part)
    if part == "given" and len(word) < _SYLLABLES:  # Ія, which is too short for the rules of endings
        found = [
            *found,
            *(Reading(word, "nom", name.gender, part, 1.0) for name in GivenNames.builtin().find(word, lang)),
        ]
    both: dict[tuple[str | None, str], _Numbered] = {}
    of_gender: dict[str | None, _Numbered] = {}
    of_case: dict[str, _Numbered] = {}
    best = _NONE
    for n, reading in enumerate(found):
        gender, case = reading.gender, reading.case
        score = _score(reading, lang) - CASE_WEIGHTS[case]
        one = score, -n  # of readings that serve as well the first
        if score > both.get((gender, case), _NONE)[0]:
            both[gender, case] = one
        if score > of_gender.get(gender, _NONE)[0]:
            of_gender[gender] = one
        if score > of_case.get(case, _NONE)[0]:
            of_case[case] = one
        if score > best[0]:
            best = one
    options = {}
    for sex, case in product(("m", "f"), CASES[lang]):
        chosen = best[0] - (_OTHER_CASE + _OTHER_GENDER), best[1]
        for held, cost in (
            (both.get((sex, case)), 0.0),
            (of_case.get(case), _OTHER_GENDER),
            (of_gender.get(sex), _OTHER_CASE),
        ):
            if held is not None:
                chosen = max(chosen, (held[0] - cost, held[1]))
        options[sex, case] = chosen[0], found[-chosen[1]]
    return options


def _without_gender(
    options: Mapping[tuple[str, str], _Scored], word: str, lang: str
) -> Mapping[tuple[str, str], _Scored]:
    """The readings of a surname that never changes, a man's or a woman's, so that it speaks for neither.

    That most who are met under it alone are men must not outweigh «Юлия», which a woman is called oftener than Юлий
    is spoken of in the genitive.
    """
    for gender, case in options:
        reading = options[gender, case][1]
        if (reading.lemma, reading.gender, reading.case) != (word, gender, case):
            return options
    best = {case: max(options[gender, case][0] for gender in "mf") for case in CASES[lang]}
    return {key: (best[key[1]], reading) for key, (_, reading) in options.items()}


def _of_halves(word: str, lang: str, part: str | None) -> list[Reading]:
    """Readings of a word; of a hyphened one, those of its last half, the first halves following its gender and case."""
    first, hyphen, last = word.rpartition(_HYPHEN)
    found = morphology.analyse(last, lang, part=part)
    if not hyphen or not first:
        return [_with(reading, word) for reading in found] if hyphen else found
    if first.count(_HYPHEN) > _HALVES:  # no surname: its last half declines
        return [_with(reading, f"{first}{hyphen}{reading.lemma}") for reading in found]
    heads: dict[tuple[str | None, str], Reading] = {}
    for reading in sorted(_of_halves(first, lang, part), key=lambda r: _score(r, lang)):
        heads[reading.gender, reading.case] = reading  # of each gender and case the surest
    surest = max((_score(reading, lang) for reading in heads.values()), default=0.0)
    whole = []
    for reading in found:
        of = heads.get((reading.gender, reading.case))
        head = of.lemma if of else first
        lemma = f"{head}{hyphen}{reading.lemma}"
        if head != first and not (
            _declines(lemma, word, reading, lang) or (reading.part == "given" and _declines(head, first, reading, lang))
        ):
            lemma = f"{first}{hyphen}{reading.lemma}"
        less = _OF_A_HALF * (surest - _score(of, lang)) if of else 0.0
        whole.append(_with(reading, lemma, less))
    return whole


def _declines(lemma: str, form: str, reading: Reading, lang: str) -> bool:
    """Whether a form is that of a base form in the case of a reading.

    Both parts of a foreigner's given name may decline, though `inflect` leaves the first: Жаном-Клодом, Жан-Клодом.
    """
    return form == morphology.inflect(lemma, lang, reading.case, part=reading.part, gender=reading.gender)


def _with(reading: Reading, lemma: str, less: float = 0.0) -> Reading:
    return Reading(lemma, reading.case, reading.gender, reading.part, reading.score - less, reading.number)


def _score(reading: Reading, lang: str) -> float:
    if reading.part == "given":
        return reading.score + _in_table(reading.lemma, lang, reading.gender)
    if reading.part != "surname":
        return reading.score
    more = _borne(reading.lemma) if lang == "ru" else 0.0
    return reading.score + more + (_KNOWN_ABROAD if _is_settled_surname(reading, lang) else 0.0)


def _is_settled_surname(reading: Reading, lang: str) -> bool:
    return reading.part == "surname" and _is_settled(reading.lemma, lang)


def _is_too_short(reading: Reading, word: str, lang: str) -> bool:
    return reading.lemma != word and len(reading.lemma) < _SHORTEST and _is_settled_surname(reading, lang)


@lru_cache(maxsize=1 << 14)
def _is_settled(lemma: str, lang: str) -> bool:
    """Whether all languages print a base form as a foreigner's surname: «Танака» is no genitive of Танак.

    Not where it ends as ours do: «Иванова» is hers, though a Bulgarian is called Иванов.
    """
    return bool(settled_in_print(lemma, "surname", lang, "en")) and not surname_like(fold(lemma), lang)


@lru_cache(maxsize=1 << 14)
def _borne(lemma: str) -> float:
    """What it adds to a reading as a surname that many in Russia bear it: Балабе is of Балаба rather than of Балаб."""
    return _OF_MANY * (bearers(lemma.lower()) + 1)


@lru_cache(maxsize=1 << 14)
def _in_table(lemma: str, lang: str, gender: str | None) -> float:
    """What it adds to a reading as a given name that the table has the base form for the gender."""
    names = GivenNames.builtin().find(lemma, lang, diminutives=True)
    if not names and _HYPHEN in lemma:  # Анна-Мария is as sure as either half
        return min(_in_table(part, lang, gender) for part in lemma.split(_HYPHEN))
    mine = [name for name in names if name.gender == gender]
    if not names:  # Ukrainian men's names in -о are few and listed: «Франком-Вальтером» is of Франк
        return -_UNLISTED if lang == "uk" and lemma.endswith("о") else 0.0
    if not mine:
        return -_OF_OTHERS
    listed = [name for name in mine if (form := name.form(lang)) and _without_dots(form) == _without_dots(lemma)]
    if not listed:
        return _SHORT if any(_without_dots(lemma) in name.diminutives.get(lang, ()) for name in mine) else _IN_TABLE
    return _PREFERRED - _FOREIGN if all(name.source == "foreign" for name in listed) else _PREFERRED


def _without_dots(form: str) -> str:
    """Most texts write е for ё: Артема is of Артём; and of the apostrophes each its own: Мар’яна."""
    return form.replace("ё", "е").replace("’", "'")


def _best_alone(word: str, lang: str, oblique: bool) -> Reading:
    """The best reading of a word that stands alone; a surname alone is a man's more often than not.

    A word that is a given name as it stands, of a woman's, is that name rather than a form of another: Алеся, Богдана.
    So is one of a man's rather than a form of a foreigner's surname: Коля is not of Коль.
    """
    called = bool(GivenNames.builtin().find(word, lang, diminutives=True)) and not oblique
    scored = [
        (_score(r, lang) + _alone(r) - (_KNOWN_ABROAD if _is_too_short(r, word, lang) else 0.0), r)
        for r in _of_halves(word, lang, None)
        if not (oblique and r.case == "nom") and not (called and r.lemma != word and _is_settled_surname(r, lang))
    ]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, Reading(word, "nom", None, "surname", 0.0)))[1]
    if best.part == "surname" and not oblique and _is_settled(word, lang):
        return _with(best, word)
    if best.part == "given" and best.lemma != word and not oblique and _in_table(word, lang, "f") == _PREFERRED:
        return next((r for _, r in scored if (r.lemma, r.case, r.gender, r.part) == (word, "nom", "f", "given")), best)
    own = _of_a_family(word, lang, best)
    return _with(best, own) if own else best


def _of_a_family(word: str, lang: str, best: Reading) -> str | None:
    """The surname of one of a family's, where a word alone is its plural rather than what it reads best as.

    Марины is of Марина, Черных a surname, and «Лосікам» the instrumental of Лосік; Тихановские are a family.
    """
    plural = best.number == "pl" and best.part == "surname"
    family = singular(word, lang) if plural else of_a_family(word, lang)
    if family is None or best.part == "place" or (best.part == "given" and _in_table(best.lemma, lang, best.gender)):
        return None
    own, cases = family
    if plural:
        return own
    telling = not {"nom", "gen"}.isdisjoint(cases)
    borne = lang == "ru" and "gen" in cases and bearers(word.lower()) > bearers(own.lower())
    alike = surname_like(fold(own), lang) or word.endswith(_ADJECTIVES)
    return None if borne or not alike or not (telling or best.lemma == word) else own


def _alone(reading: Reading) -> float:
    if reading.part == "surname":
        return _LONE_MAN if reading.gender == "m" else 0.0
    return _LONE_GIVEN if reading.part == "given" else 0.0


def _agreeing(words: Sequence[Mapping[tuple[str, str], _Scored]], oblique: bool) -> list[Reading]:
    """One reading a word, all in one gender and one case as far as they can; not in the nominative if `oblique`."""
    totals = {
        key: CASE_WEIGHTS[key[1]] + sum(options[key][0] for options in words)
        for key in words[0]
        if not (oblique and key[1] == "nom")
    }
    best = max(totals, key=totals.__getitem__)
    return [options[best][1] for options in words]
