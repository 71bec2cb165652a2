"""Whose relative, or the head of what, is named by a run: the surname, the town or the ministry before the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text import EAST_SLAVIC
from .agreement import agree, ends_in_consonant
from .given_names import GivenNames
from .guess import Guess, hyphened
from .labels import NAME_LIKE
from .lexicon import given_genders, surname_like
from .runs import Word
from .stems import is_adjectival, is_city, stem_of

__all__ = ["after_office", "is_apart", "whose"]

_NOMINATIVE = re.compile(r"(?:[иіы]ч|[еэао]нка|ко|[чр]ук|юк)$")


def whose(words: Sequence[Word], labels: Sequence[str], at: int, lang: str) -> tuple[Guess | None, int]:
    """Whose relative is named next, after a word for one: a surname («жена Лосика Дарья») or the given name of another
    gender or in another case («отец Марии Александр», «сястра Аксаны Зоя»).
    """
    after = at + 1
    if lang not in EAST_SLAVIC or after == len(words) or words[after].gap != " " or labels[after] != "given":
        return None, at
    word = words[at]
    if labels[at] == "given":
        genders = {given_genders(lang).get(each.key) for each in words[at : after + 1]}
        if genders != {"m", "f"} and not is_apart(word, words[after], lang):
            return None, at
        return Guess(word.start, word.end, "given", word.key, given_genders(lang).get(word.key), 0.6, True), after
    if labels[at] not in NAME_LIKE:
        return None, at
    return Guess(word.start, word.end, "surname", stem_of(word.key, lang), None, 0.7, True), after


def is_apart(first: Word, second: Word, lang: str) -> bool:
    """Whether of two given names the first can only be in another case, and the second in the nominative.

    «сястра Аксаны Зоя Кудравец», «брат Ивана Пётр»: nobody has two names in two cases.
    """
    table = GivenNames.builtin()
    bases = [bool(table.find(each.text, lang, diminutives=True)) for each in (first, second)]
    return bases == [False, True] and not agree(first.key, second.key)


def after_office(
    words: Sequence[Word], labels: Sequence[str], at: int, lang: str, title: str
) -> tuple[Guess | None, int]:
    """The surname after a word that tells of what somebody is the head: мэр Мінска Кухараў; None, and `at`, if none."""
    after = at + 1
    if lang not in EAST_SLAVIC or after == len(words) or words[after].gap != " " or labels[after] not in NAME_LIKE:
        return None, at
    key, surname = words[at].key, words[after].key
    like = surname_like(surname, lang)
    # No man has a given name in -а after a title in the nominative: мэр Мінска Карпенка.
    apart = not agree(key, surname) or (like == "strong" and ends_in_consonant(title) and _NOMINATIVE.search(surname))
    genitive = like in ("strong", "weak") and key[-1] in "аяыиі" and apart
    if labels[after] == "given" or is_adjectival(surname, lang) or not (genitive or is_city(key, lang)):
        return None, at
    end = hyphened(words, labels, after)
    key = stem_of(words[end - 1].key, lang)
    return Guess(words[after].start, words[end - 1].end, "surname", key, None, 0.7, True), end
