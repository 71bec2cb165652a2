"""Names of several words: adjectives agree with the head noun, and what follows the head stays.

The head is the first noun. Before it stand adjectives that agree with it (`Белорусская ассоциация журналистов`);
after it stand a genitive, a name in quotation marks or an apposition, and none of them changes (`Республика
Беларусь`), but for an adjective after the head of a place (`остров Змеиный`). Sources: Русская грамматика (1980),
т. 2, the chapter on agreement; Беларуская граматыка, ч. 2 (1986), the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from . import dictionary
from .analysis import analyse
from .cases import CASES, check
from .declension import paradigm
from .gender import by_ending
from .lettercase import like, plain
from .tables import load

__all__ = ["base_phrase", "inflect_phrase", "is_adjective", "phrase_paradigm"]

_ADJECTIVE: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "be": {
        "m": ("ы", "кі", "гі", "хі", "ні"),
        "f": ("ая", "яя"),
        "n": ("ае", "яе", "ое"),
        # not -цыя, -гія, which nouns have
        "pl": ("ныя", "выя", "лыя", "тыя", "рыя", "дыя", "чыя", "шыя", "жыя", "кія", "хія", "нія"),
    },
    "ru": {"m": ("ый", "ий", "ой"), "f": ("ая", "яя"), "n": ("ое", "ее"), "pl": ("ые", "ие")},
    "uk": {"m": ("ий", "ій"), "f": ("а", "я"), "n": ("е", "є"), "pl": ("і", "ї")},
}
_PLURAL_NOUN: Final = {"be": ("ы", "і"), "ru": ("ы", "и"), "uk": ("и", "і")}
_PLURAL_PLACE: Final = ("ичи", "ічы", "ичі", "ічі", "цы", "ны", "ни", "кі", "ки")
_HARDLY_NOUNS: Final = tuple("іыиуюї")
_AGREEMENT: Final = 3.5
# How many adjectives may stand before a head, and how many readings of the head are tried.
_LONGEST_LEAD: Final = 5
_READINGS: Final = 24
_PIECES: Final = re.compile(r"\s+|[^\s]+")
# ў stands only after a vowel (Правілы 2008, § 14): дзяржаўны ўніверсітэт, but дзяржаўным універсітэтам.
_SHORT_U: Final = re.compile(r"(?<=[бвгджзйклмнпрстўфхцчшь]\s)ў")
# A stressed у stays after a vowel too: унія, урна.
_AFTER_VOWEL: Final = re.compile(r"(?<=[аеёіоуыэюя]\s)у(?!ні[яіюе]\b|рн)")


def inflect_phrase(
    phrase: str, lang: str, case: str, *, kind: str, gender: str | None = None, number: str | None = None
) -> str:
    """A place or organisation of one or several words, put into a case.

    `kind` is `place` or `organisation`; `gender` and `number` are those of the head noun, None to have them guessed.
    Raises CaseError for a language, case, kind or gender that is not known. In languages without rules for phrases
    (pl, lt, …) the last word declines.

    >>> inflect_phrase("Белорусская ассоциация журналистов", "ru", "gen", kind="organisation")
    'Белорусской ассоциации журналистов'
    >>> inflect_phrase("Беларуская асацыяцыя журналістаў", "be", "loc", kind="organisation")
    'Беларускай асацыяцыі журналістаў'
    >>> inflect_phrase("Соединённые Штаты Америки", "ru", "ins", kind="place")
    'Соединёнными Штатами Америки'
    """
    check(lang, case, kind, gender)
    return _said(_pieces(phrase, lang, kind, gender, number), lang, case)


def phrase_paradigm(
    phrase: str, lang: str, *, kind: str, gender: str | None = None, number: str | None = None
) -> dict[str, str]:
    """All cases of a place or organisation; arguments and refusals as for `inflect_phrase`.

    >>> phrase_paradigm("Новая Зеландыя", "be", kind="place")["gen"]
    'Новай Зеландыі'
    """
    check(lang, "nom", kind, gender)
    pieces = _pieces(phrase, lang, kind, gender, number)
    if len(pieces) == 1 and not isinstance(pieces[0], str):
        return dict(pieces[0])
    return {case: _said(pieces, lang, case) for case in CASES[lang]}


def _said(pieces: list[str | Mapping[str, str]], lang: str, case: str) -> str:
    said = "".join([piece if isinstance(piece, str) else piece[case] for piece in pieces])
    return _SHORT_U.sub("у", said) if lang == "be" and case != "nom" else said


def _pieces(phrase: str, lang: str, kind: str, gender: str | None, number: str | None) -> list[str | Mapping[str, str]]:
    """The phrase in order: what stays as it is, and the cases of each word that declines."""
    if not phrase.strip():
        return [phrase]
    pieces = _PIECES.findall(phrase)
    at = [index for index, piece in enumerate(pieces) if not piece.isspace()]
    found: list[str | Mapping[str, str]] = list(pieces)
    for index, forms in _declined(tuple([pieces[index] for index in at]), lang, kind, gender, number).items():
        found[at[index]] = forms
    return found


def base_phrase(phrase: str, lang: str, *, kind: str) -> str | None:
    """The base form of a place or organisation that stands in any case, or None where no reading declines to it.

    Every base form that is offered, put into its case by `inflect_phrase`, gives the phrase back; of several the one
    whose head is read best is returned. Raises CaseError for a language or kind that is not known.

    >>> base_phrase("Белорусской ассоциацией журналистов", "ru", kind="organisation")
    'Белорусская ассоциация журналистов'
    >>> base_phrase("Злучаных Штатах Амерыкі", "be", kind="place")
    'Злучаныя Штаты Амерыкі'
    """
    check(lang, "nom", kind)
    words = phrase.split(" ")
    best: tuple[float, str] | None = None
    for head in range(min(len(words), _LONGEST_LEAD)):
        for reading in analyse(words[head], lang, part=kind)[:_READINGS]:
            key = "pl" if reading.number == "pl" else reading.gender or "m"
            leading = [_adjective_base(word, lang, reading.case, key) for word in words[:head]]
            tail = words[head + 1 :]
            if kind == "place" and head == 0 and len(tail) == 1:
                tail = [_adjective_base(tail[0], lang, reading.case, key) or tail[0]]
            base = " ".join([*(word or "" for word in leading), reading.lemma, *tail])
            base = _AFTER_VOWEL.sub("ў", base) if lang == "be" else base
            score = reading.score + _AGREEMENT * head + _plausible(reading.lemma, lang, kind, key)
            if None in leading or (best is not None and best[0] >= score):
                continue
            gender, number = (None, "pl") if key == "pl" else (reading.gender, None)
            if inflect_phrase(base, lang, reading.case, kind=kind, gender=gender, number=number) == phrase:
                best = score, base
    return best[1] if best else None


def _plausible(noun: str, lang: str, kind: str, key: str) -> float:
    """How well a noun suits as a head: known to the dictionary, of the gender that its ending shows, declinable."""
    lower = plain(noun)
    score = 0.0
    if lang in _ADJECTIVE:
        score += 2.0 if _is_noun_of(noun, lang, kind, key) else 0.0
        score -= 0.7 if is_adjective(noun, lang) else 0.0
    if lang in ("ru", "uk") and dictionary.noun_gender(lower, lang) == key:
        score += 1.5
    return score - 1.5 if key != "pl" and lower.endswith(_HARDLY_NOUNS) else score


def _adjective_base(word: str, lang: str, case: str, key: str) -> str | None:
    """The base form of an adjective that stands in a known case and gender (or plural)."""
    lower = plain(word)
    if case == "nom":
        return word if _agrees(word, lang, key) else None
    for lemma, part, gender, its_case, _ in load(lang).back(lower, ("adjective",)):
        if (part, gender, its_case) == ("adjective", key, case) and _agrees(lemma, lang, key):
            return like(lemma, word)
    return None


def _declined(
    words: tuple[str, ...], lang: str, kind: str, gender: str | None, number: str | None
) -> dict[int, Mapping[str, str]]:
    """The cases of the words that change, by their places."""
    head, key = _head(words, lang, kind, gender, number)
    if key is None or _is_abbreviation(words[head]):
        return {}
    forms = {index: _adjective(words[index], lang, key) for index in range(head)}
    sex, plural = ("m", "pl") if key == "pl" else (key, "sg")
    forms[head] = paradigm(words[head], lang, kind, sex, plural)
    if kind == "place" and head == 0 and len(words) == 2 and _agrees(words[1], lang, key):
        forms[1] = _adjective(words[1], lang, key)
    return forms


def _adjective(word: str, lang: str, key: str) -> Mapping[str, str]:
    return paradigm(word, lang, "adjective", "m" if key == "pl" else key, "pl" if key == "pl" else "sg")


@lru_cache(maxsize=1 << 14)
def _head(
    words: tuple[str, ...], lang: str, kind: str, gender: str | None, number: str | None
) -> tuple[int, str | None]:
    """Where the head noun stands, and its gender, or `pl`."""
    if lang not in _ADJECTIVE:
        last = len(words) - 1
        if lang == "de" and last:  # `Komitee für Staatssicherheit`: what takes the ending cannot be told
            return last, None
        return last, "pl" if number == "pl" else gender or by_ending(words[last], lang, kind)
    for key in ("m", "f", "n", "pl"):
        head = 0
        while head + 1 < len(words) and _agrees(words[head], lang, key):
            head += 1
        while head and not _is_noun_of(words[head], lang, kind, key):
            head -= 1
        if head:
            return head, key
    return 0, "pl" if number == "pl" else gender or _noun_key(words[0], lang, kind, number)


def _is_noun_of(word: str, lang: str, kind: str, key: str) -> bool:
    """Whether a word may be the noun that adjectives of a gender (or of the plural) go with."""
    lower = plain(word)
    if (key == "pl" and lower.endswith(_PLURAL_NOUN[lang])) or (key in ("m", "f") and lower.endswith("ь")):
        return True  # the adjective tells the gender, the ending does not: Стары Лепель
    return _noun_key(word, lang, kind, None) == key


def is_adjective(word: str, lang: str) -> bool:
    """Whether a word may be an adjective in its base form or its plural, in be, ru or uk.

    >>> is_adjective("Вялікая", "be"), is_adjective("Великий", "ru"), is_adjective("Движение", "ru")
    (True, True, False)
    """
    if lang not in _ADJECTIVE:
        return False
    lower = plain(word)
    if any(load(lang).word(lower, "adjective", key) for key in ("m", "f", "n", "pl")):
        return True
    endings = tuple(ending for group in _ADJECTIVE[lang].values() for ending in group)
    if len(lower) < 4 or not lower.endswith(endings) or not lower.replace("-", "").replace("'", "").isalpha():
        return False
    return lang == "be" or dictionary.is_adjective(lower.rpartition("-")[2], lang)


def _agrees(word: str, lang: str, key: str) -> bool:
    lower = plain(word)
    if load(lang).word(lower, "adjective", key):
        return True
    return lang in _ADJECTIVE and lower.endswith(_ADJECTIVE[lang][key]) and is_adjective(word, lang)


def _noun_key(word: str, lang: str, kind: str, number: str | None) -> str:
    """The gender of a noun in its base form, or `pl`."""
    lower = plain(word)
    for key in ("pl", "m", "f", "n") if number is None else ("m", "f", "n"):
        if load(lang).word(lower, kind, key) is not None:
            return key
    if lang in ("ru", "uk"):
        known = dictionary.noun_gender(lower, lang)
        if known and (known != "pl" or number is None):
            return known
    if lang == "be" and "-" in lower and lower.endswith(("скі", "цкі")):  # Камянец-Падольскі
        return "m"
    ending = by_ending(word, lang, kind)
    if number is None and len(lower) > 4 and lower.endswith(_PLURAL_NOUN[lang]) and kind == "place" and ending != "m":
        return "pl" if lower.endswith(_PLURAL_PLACE) else ending
    return ending


def _is_abbreviation(word: str) -> bool:
    """Capitals alone (`ААН`, `КГБ`) never change in print."""
    letters = [letter for letter in word if letter.isalpha()]
    return 1 < len(letters) <= 6 and all(letter.isupper() for letter in letters)
