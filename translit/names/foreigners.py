"""Names of foreigners within a run of capitalised words: surname first, with particles, of given names on no table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..text import EAST_SLAVIC
from .agreement import is_another_s
from .eastern import eastern_end, is_korean
from .eastern_latin import JOINED, is_joined, latin_end
from .givens_abroad import is_given_abroad
from .labels import NAME_LIKE
from .lexicon import roles
from .runs import Word
from .stems import is_adjectival
from .tokens import name_words

__all__ = ["eastern", "led", "stranger", "with_joined"]

# Particles that nothing but a person's surname has; those of Romance languages stand in names of places, too.
_PERSONAL = "al bin ibn van von zu аль бен бин бін ибн ібн ван фон цу"
_OF_PEOPLE = frozenset(_PERSONAL.split())
_SHORT = 3
_ENDS_SENTENCE = frozenset({"И.", "І."})  # the foreign minister Ван И; a dot after him looks like an initial's


def with_joined(text: str, at: int, run: str) -> str:
    """A run with the half of a given name behind it that begins with a small letter, if its name is an eastern one.

    >>> with_joined("Ban Ki-moon spoke", 0, "Ban Ki"), with_joined("A Sit-in", 0, "A Sit")
    ('Ban Ki-moon', 'A Sit')
    """
    second = JOINED.match(text, at + len(run))
    words = run.lower().split()
    if second is None or len(words) < 2:
        return run
    half = second[0][1:]
    korean = is_joined(words[-2], words[-1], half) or is_korean((words[-2], f"{words[-1]}-{half}"))
    return run + second[0] if korean else run


def eastern(words: Sequence[Word], at: int, lang: str) -> int:
    """The index after a Chinese, Korean or Vietnamese name that begins at a word; 0 where none does."""
    if at + 1 >= len(words) or words[at + 1].gap != " ":
        return 0
    if at + 2 < len(words) and words[at + 2].gap == "-" and words[at + 2].text[0].islower():
        return at + _SHORT  # `with_joined` has asked
    if lang in EAST_SLAVIC:
        if words[at + 1].text in _ENDS_SENTENCE:
            ends = at + 2 < len(words) and eastern_end([words[at].text, words[at + 1].text[0]], 0, lang) == 2
            return at + 2 if ends else 0
        end = eastern_end([word.text for word in words], at, lang)
    elif lang == "en":
        end = latin_end(tuple([word.key for word in words]), at)
    else:
        return 0
    return end if all(word.gap == " " for word in words[at + 1 : end]) else 0


def led(words: Sequence[Word], labels: Sequence[str], at: int) -> int:
    """The index of the surname itself where particles begin it: of Пен in «Ле Пен», of Ляйен in «Фон дер Ляйен».

    `at` itself where none does.
    """
    after = at
    while after + 1 < len(words) and words[after].key in _capital() and words[after + 1].gap in (" ", "-"):
        after += 1
        while after < len(words) and labels[after] == "particle":
            after += 1
    return after if after < len(words) and labels[after] in NAME_LIKE else at


def stranger(words: Sequence[Word], labels: Sequence[str], at: int, lang: str) -> int:
    """The index of the surname of a full name that begins at a word that no table of given names has; 0 if none does.

    The word is in the lists of given names abroad, or a particle that only people have follows it: Башар аль-Асад.
    """
    after = at
    while after < len(words) and labels[after] == "word" and is_given_abroad(words[after].key, lang):
        after += 1
        if after < len(words) and words[after].gap not in (" ", "-"):
            return 0
    if after == at:
        after = at + 1
        if after >= len(words) or labels[after] != "particle" or words[after].key not in _OF_PEOPLE:
            return 0
    while after < len(words) and labels[after] == "particle":
        after += 1
    if after == len(words):
        after -= 1  # the last of several given names is the surname
    surname = led(words, labels, after)
    if surname <= at or labels[surname] not in ("word", "patronymic") or words[surname].key in roles(lang):
        return 0
    if labels[surname - 1] != "particle" and all(word.gap == "-" for word in words[at + 1 : surname + 1]):
        return 0  # Абу-Даби, Ivano-Frankivsk
    first, last = words[surname - 1].key, words[surname].key
    apart = is_adjectival(last, lang) and not last.endswith(("ский", "скі", "ський", "ская", "ська"))
    return 0 if apart or (surname == at + 1 and is_another_s(first, last)) else surname


@cache
def _capital() -> frozenset[str]:
    return frozenset(word for word, means in name_words("particle").items() if means == "capital")
