"""Base forms as a glossary has them: the nominative of a name, the dictionary form of a noun."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from translit import names

from .dictionaries import looked_up

__all__ = ["Lemmatiser", "lemmatiser"]

# The Ukrainian dictionary has not all of them, and asking it for one that it lacks is an error.
_NAME_TAGS = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn"))


class Lemmatiser:
    """Base forms in one language. `noun` gives None for what is no noun, or not known; `name` gives its best guess."""

    def __init__(self, lang: str, words: Iterable[str] = ()) -> None:
        """`words`: those that will be asked for; Belarusian ones are looked up all at once."""
        self.lang = lang
        self._nouns: dict[str, str] = _belarusian_nouns(words) if lang == "be" else {}
        self._known: frozenset[str] = frozenset(words) if lang == "en" else frozenset()

    def noun(self, word: str) -> str | None:
        """The dictionary form of a common noun, lower case; None when it is none."""
        word = word.lower()
        if self.lang == "en":
            return self._english(word)
        if self.lang == "be":
            return self._nouns.get(word)
        return _noun(word, self.lang)

    def name(self, word: str) -> str:
        """The nominative of one word of a name, in the gender that it has."""
        if self.lang == "en":
            return word.removesuffix("'s")
        return _name(word, self.lang)

    def _english(self, word: str) -> str | None:
        # English has no cases; only the plural is taken off, where the text has the singular as well.
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            for one in (word[:-1], word[:-3] + "y" if word.endswith("ies") else "", word[:-2]):
                if len(one) > 2 and one in self._known:
                    return one
        return word


@cache
def lemmatiser(lang: str) -> Lemmatiser:
    """One without a list of words: enough for names."""
    return Lemmatiser(lang)


@cache
def _analyser(lang: str) -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=lang)


@lru_cache(maxsize=400_000)
def _noun(word: str, lang: str) -> str | None:
    best = _analyser(lang).parse(word)[0]
    if best.tag.POS != "NOUN" or not best.is_known or _NAME_TAGS & best.tag.grammemes:
        return None
    return str(best.normal_form)


@lru_cache(maxsize=400_000)
def _name(word: str, lang: str) -> str:
    if lang == "ru":  # its dictionary marks places as such; the Ukrainian one does not, and reads Києві as a Кий
        for reading in _analyser(lang).parse(word):
            if _NAME_TAGS & reading.tag.grammemes and reading.is_known:
                base = reading.inflect({"nomn"})
                if base is not None:
                    return _cased(base.word, word)
    return names.lemma(word, lang)


def _cased(base: str, like: str) -> str:
    """The base form with the capitals of the word in the text."""
    if like.isupper() and len(like) > 1:
        return base.upper()
    return "-".join(part[:1].upper() + part[1:] for part in base.split("-")) if like[:1].isupper() else base


def _belarusian_nouns(words: Iterable[str]) -> dict[str, str]:
    """Word to lemma, for the nouns among them, by the Apertium dictionary; empty when that is not installed."""
    nouns = {}
    for word, readings in looked_up(sorted({word.lower() for word in words})):
        if all("<n>" in reading for reading in readings):
            lemmas = {reading.split("<")[0] for reading in readings}
            if len(lemmas) == 1:
                nouns[word.lower()] = lemmas.pop()
    return nouns
