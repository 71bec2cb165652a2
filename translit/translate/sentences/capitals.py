"""A word in capitals as it stands in a sentence: acronyms stay, names get their own capitals, all else goes small.

After what truecasers do (Lita et al., tRuEcasIng, ACL 2003), with the article itself, the glossary and dictionaries in
the place of a trained model: the body of an article has nearly every word of its headline.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache, partial
from itertools import takewhile

from ...morphology import dictionary
from ...names import Mention
from ...tables import rows
from ...text import words
from ...text.detect import frequent_words

__all__ = ["ARTICLE_FORMS", "as_in_article", "is_acronym", "is_common", "lowered", "named", "uppered"]

ARTICLE_FORMS = Mapping[str, frozenset[str]]
"""The forms in which an article has a word inside its sentences, by the word in lower case."""

_VOWELS = frozenset("aeiouyаеёиіїоуыэюяєąęóėįųūāēīōöüäåæøáéíýčěůúàèêâôîûœ")
_ROMAN = re.compile(r"(?=[ivxlc]{2})(?:xc|xl|l?x{0,3})?(?:ix|iv|v?i{0,3})")
_BY_DICTIONARY = frozenset({"ru", "uk"})
_PROPER = frozenset({"Geox", "Name", "Surn", "Patr"})
_SHORTEST = 4
"""Letters of a word that may be emphasis rather than an acronym."""
_LONG = 7
"""Letters from which on a word in capitals is no acronym in a language without a dictionary here."""
_STEM = 5
"""Letters of a word whose ending may differ from one of the article's."""
_ENDING = 3
_PARTICLES = frozenset(("von", "van", "der", "den", "de", "du", "la", "фон", "ван", "дер", "ден", "де", "дю", "ла"))


@lru_cache(maxsize=32)
def _table(lang: str) -> Mapping[str, str]:
    """The words of `capitals.tsv` in a language, by lower case, as a sentence has them."""
    return {
        word.casefold(): word
        for row in rows(__package__, "capitals.tsv")
        if row["lang"] == lang
        for word in row["words"].split()
    }


def lowered(text: str) -> str:
    """Lower case, letter for letter: what would be two letters (İ) stays.

    >>> lowered("МІНСК, İZMİR")
    'мінск, İzmİr'
    """
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def uppered(text: str, lang: str) -> str:
    """Upper case as a language writes it: i is İ in Turkish, accents go in Greek, Georgian has none in running text.

    ß becomes SS: «Bei Schreibung mit Großbuchstaben schreibt man SS» (Amtliches Regelwerk 2016, § 25 E3). Character by
    character, so that a place in the text is found again: `len(uppered(text[:n], lang))`.

    >>> uppered("д’Артаньян ў Straße", "be"), uppered("istanbul", "tr"), uppered("αθήνα", "el")
    ('Д’АРТАНЬЯН Ў STRASSE', 'İSTANBUL', 'ΑΘΗΝΑ')
    """
    if lang == "ka":
        return text
    if lang in ("tr", "az"):
        return text.replace("i", "İ").upper()
    if lang == "el":
        return "".join(map(_without_accent, text.upper()))
    return text.upper()


@lru_cache(maxsize=512)
def _without_accent(letter: str) -> str:
    """A Greek capital without the accent, which capitals have not; a diaeresis stays."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter).replace("\u0301", ""))


def is_acronym(word: str, lang: str, article: ARTICLE_FORMS) -> bool:
    """Whether a word in capitals is written so in any sentence: ДТП, ОБСЕ, COVID, XXI.

    >>> [is_acronym(word, "ru", {}) for word in ("МЧС", "ЧП", "XXI", "СУД", "АРЕСТЫ")]
    [True, True, True, False, False]
    >>> is_acronym("ГУБОПИК", "ru", {"губопик": frozenset({"ГУБОПИК"})})
    True
    """
    lower = lowered(word)
    if len(word) < 2:
        return False
    if lower in article:
        return any(len(form) > 1 and form.isupper() for form in article[lower]) and lower not in article[lower]
    listed = _table(lang).get(lower)
    if listed is not None:
        return sum(map(str.isupper, listed)) > 1
    if not _VOWELS.intersection(lower) or _ROMAN.fullmatch(lower):
        return True
    return lang in _BY_DICTIONARY and lower not in frequent_words(lang) and _is_abbreviation(lower, lang)


@lru_cache(maxsize=4096)
def _is_abbreviation(lower: str, lang: str) -> bool:
    found = dictionary.parses(lower, lang) if dictionary.knows(lower, lang) else []
    return bool(found) and "Abbr" in found[0].tag.grammemes


@lru_cache(maxsize=4096)
def _is_name(lower: str, lang: str) -> bool:
    """Whether a word is nothing but a name to the dictionary, or too strange for it: МИРЗОЯН."""
    if not dictionary.knows(lower, lang):
        return len(lower) >= _SHORTEST
    return not any(_PROPER.isdisjoint(each.tag.grammemes) for each in dictionary.parses(lower, lang))


def is_common(word: str, lang: str, article: ARTICLE_FORMS) -> bool:
    """Whether a word in capitals among others that are not is surely emphasis and no acronym: ВАЖНО.

    >>> [is_common(word, lang, {}) for word, lang in (("ВАЖНО", "ru"), ("ЮНЕСКО", "ru"), ("ГУБОПИК", "ru"))]
    [True, False, False]
    """
    lower = lowered(word)
    if len(word) < _SHORTEST or not word.isalpha() or is_acronym(word, lang, {}):
        return False
    if lower in article.get(lower, ()) or lower in frequent_words(lang):
        return True
    if lang in _BY_DICTIONARY:
        return dictionary.knows(lower, lang)
    return len(word) >= _LONG


def as_in_article(word: str, lang: str, article: ARTICLE_FORMS) -> str:
    """A word in capitals as it is in a sentence: as the article has it, else as the tables and dictionaries have it.

    >>> forms = {"беларуськалий": frozenset({"Беларуськалий"})}
    >>> [as_in_article(word, "ru", forms) for word in ("БЕЛАРУСЬКАЛИЯ", "СТАМБУЛЕ", "АЭС", "АРЕСТЫ", "МИРЗОЯН")]
    ['Беларуськалия', 'Стамбуле', 'АЭС', 'аресты', 'Мирзоян']
    """
    lower = lowered(word)
    if listed := _table(lang).get(lower):
        return listed
    if is_acronym(word, lang, article):
        return word
    forms = article.get(lower) or _forms_like(lower, article)
    if forms:
        capital = all(form[:1].isupper() for form in forms)
        return lower[:1].upper() + lower[1:] if capital and len(lower[:1].upper()) == 1 else lower
    return lower.capitalize() if lang in _BY_DICTIONARY and _is_name(lower, lang) else lower


def _forms_like(lower: str, article: ARTICLE_FORMS) -> frozenset[str]:
    """Forms of the article that differ from a word in an ending at most."""
    if len(lower) < _STEM:
        return frozenset()
    stem = lower[: max(_STEM - 1, len(lower) - 2)]
    near = [
        forms for word, forms in article.items() if word.startswith(stem) and abs(len(word) - len(lower)) <= _ENDING
    ]
    return frozenset().union(*near)


def named(own: str, mention: Mention) -> str:
    """A name in capitals, with the capitals that its base form has; each word has one where nothing is known.

    >>> named("МИНИСТЕРСТВА ИНОСТРАННЫХ ДЕЛ", Mention(0, 28, "", "Министерство иностранных дел", entry_id="mfa"))
    'Министерства иностранных дел'
    >>> named("УРСУЛЫ ФОН ДЕР ЛЯЙЕН", Mention(0, 20, "", "УРСУЛА ФОН ДЕР ЛЯЙЕН", "person"))
    'Урсулы фон дер Ляйен'
    """
    tokens, bases = list(words(own)), list(words(mention.lemma))
    known = len(tokens) == len(bases) and not (mention.entry_id is None and mention.lemma.isupper())
    text = own
    for number, token in enumerate(tokens):
        case = partial(_like, model=bases[number].text) if known else _capitalised
        text = text[: token.start] + case(token.text) + text[token.end :]
    return text


def _like(word: str, model: str) -> str:
    """A word with the capitals of another form of it, which may have another ending: НЬЮ-ЙОРКЕ like Нью-Йорк."""
    if len(model) > 1 and model.isupper():
        return word
    lower = lowered(word)
    same = len(list(takewhile(lambda pair: pair[0] == lowered(pair[1]), zip(lower, model, strict=False))))
    if not same:
        return _capitalised(word) if model[:1].isupper() else lower
    return model[:same] + lower[same:]


def _capitalised(word: str) -> str:
    lower = lowered(word)
    if lower in _PARTICLES:
        return lower
    return "".join(part[:1].upper() + part[1:] if len(part) > 2 else part for part in re.split("([-‐])", lower))
