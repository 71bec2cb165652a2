"""Chinese, Korean and Vietnamese names, of which the last word alone declines: Ли Цяна, Ким Чен Ына, Хо Ши Мина.

Sources: Д. Э. Розенталь, Справочник по правописанию и стилистике, § 149 (of compound Korean, Vietnamese and Burmese
names the last part declines where it ends in a consonant: «речь Цой Хена», «заявление Фам Ван Донга»); the reference
service of gramota.ru (question 292711) says so of Chinese ones, too. `data/eastern-names.tsv` has the commonest Chinese
surnames and what syllables are made of, by Palladius, and Korean and Vietnamese surnames; Korean names are spelled by
Kontsevich's system (rows for `korean` in `data/convert-*.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ..text import EAST_SLAVIC
from .given_names import GivenNames
from .tables import data_rows

__all__ = ["eastern_base", "eastern_end", "eastern_last", "is_eastern", "is_korean", "is_surname_of_the_east"]

_FOLDED = str.maketrans("іїыэєґ", "ииииег", "'’ъ") | {ord("э"): "е"}
_OPEN = "аеёиоуыэюяіїє"
_CLOSED = re.compile(f"[^{_OPEN}]$")
_ONE = re.compile(f"[^\\W\\d_{_OPEN}]*[{_OPEN}][^\\W\\d_{_OPEN}]*")
_DIPHTHONG = re.compile("у(?=[еэє])")  # Нгуен is one syllable
_LONGEST = 2  # syllables of a Chinese given name
_LONGEST_SURNAME = 6  # letters: Чжугэ, Hoàng as Хоанг
_DUTCH = frozenset({"ден", "дер"})  # Ван Ден Берг
_ONE_I = str.maketrans("ії", "ии")
_SHORT = 3  # words of one syllable that make a name without a list: Ким Чен Ын
# What a case adds to a man's name on a hard consonant, and to one on ь or й, in each language.
_HARD = {"ru": ("а", "у", "ом", "е"), "be": ("а", "у", "ам", "ом", "е"), "uk": ("а", "у", "ові", "ом", "і")}
_SOFT = {
    "ru": ("я", "ю", "ем", "е"),
    "be": ("я", "ю", "ем", "ём", "і"),
    "uk": ("я", "ю", "еві", "єві", "ем", "єм", "і"),
}
_OPEN_CASE = re.compile(f"[^{_OPEN}][ау]$")
_LIKE_A_CASE = ("на", "ну")  # Ли Цяна is of Цян, though Ця and На are syllables


@lru_cache(maxsize=1 << 14)
def is_eastern(words: Sequence[str], lang: str) -> bool:
    """Whether the words, a tuple in the order of a name, are a whole name of the kind, in its base form.

    >>> is_eastern(("Лі", "Цян"), "be"), is_eastern(("Ким", "Чен", "Ын"), "ru"), is_eastern(("Ван", "Гог"), "ru")
    (True, True, False)
    >>> is_eastern(("Ян", "Цзечи"), "ru"), is_eastern(("Ян", "Дуда"), "ru")
    (True, False)
    """
    if lang not in EAST_SLAVIC or not _may_be(words) or not all(map(str.isalpha, _halves(words))):
        return False
    if any(word[0].islower() for word in words):
        return False
    if len(words) == 2:
        return _is_joined(words) or (_folded(words[0]) in _surnames() and _is_chinese(words[0], words[1], lang))
    return (
        len(words) == _SHORT
        and all(map(_is_syllable, words))
        and not (_is_given(words[0], lang) or words[1].lower() in _DUTCH)
    )


def eastern_last(word: str) -> bool:
    """Whether the last word of such a name declines when it is a man's: one on a consonant.

    >>> eastern_last("Цян"), eastern_last("Хе")
    (True, False)
    """
    return bool(_CLOSED.search(word.lower()))


@lru_cache(maxsize=1 << 14)
def eastern_base(words: Sequence[str], lang: str) -> str | None:
    """The base form of the last word of such a name that stands in any case; None where it is no such name.

    >>> eastern_base(("Си", "Цзиньпину"), "ru"), eastern_base(("Лі", "Цяна"), "be"), eastern_base(("Ван", "И"), "ru")
    ('Цзиньпин', 'Цян', 'И')
    """
    if lang not in EAST_SLAVIC or not _may_be(words):
        return None
    *leads, last = words
    if is_eastern((*leads, last), lang) and not _is_case(last):
        return last
    return next((base for base in _bases(last, lang) if is_eastern((*leads, base), lang)), None)


def eastern_end(words: Sequence[str], at: int, lang: str) -> int:
    """The index after such a name, in any case, that begins at a word of a text with a listed surname; else 0.

    >>> eastern_end(("КНР", "Си", "Цзиньпину"), 1, "ru"), eastern_end(("Ким", "Чен", "Ын"), 0, "ru")
    (3, 3)
    >>> eastern_end(("Ли", "Анна"), 0, "ru"), eastern_end(("Ван", "Гог"), 0, "ru")
    (0, 0)
    >>> eastern_end(("Ван", "Гога"), 0, "ru"), eastern_end(("Ван", "Цзюня"), 0, "ru")
    (0, 2)
    """
    if lang not in EAST_SLAVIC or len(words[at]) > _LONGEST_SURNAME or not is_surname_of_the_east(words[at]):
        return 0
    ends = (end for end in (at + _SHORT, at + 2) if end <= len(words))
    end = next((end for end in ends if eastern_base(tuple(words[at:end]), lang) is not None), 0)
    # Ван Гога may be of Гог: without letters of Chinese names it is not believed.
    dutch = end == at + 2 and words[at].lower() == "ван" and _OPEN_CASE.search(words[end - 1].lower())
    return 0 if dutch and not _marks().search(words[end - 1].lower().translate(_ONE_I)) else end


@lru_cache(maxsize=1 << 14)
def is_surname_of_the_east(word: str) -> bool:
    """Whether a word is one of the commonest surnames of China, Korea or Vietnam.

    >>> is_surname_of_the_east("Пак"), is_surname_of_the_east("Граф")
    (True, False)
    """
    return _folded(word) in _surnames() | _words("korean") | _words("vietnamese")


def is_korean(words: Sequence[str]) -> bool:
    """Whether a whole name of the East is a Korean one: of three words, or joined, after a Korean surname.

    >>> is_korean(("Ким", "Чен", "Ын")), is_korean(("Пак", "Кын-хе")), is_korean(("Хо", "Ши", "Мин"))
    (True, True, False)
    """
    return (len(words) == _SHORT or "-" in words[-1]) and _folded(words[0]) in _words("korean")


def _bases(form: str, lang: str) -> Iterator[str]:
    """What a form may be a case of, and the form itself last."""
    for endings, ends in ((_HARD[lang], ("",)), (_SOFT[lang], ("ь", "й"))):
        for ending in endings:
            stem = form.removesuffix(ending)
            if stem == form or not stem:
                continue
            for end in ends:
                if (end == "й") == (stem[-1].lower() in _OPEN):
                    yield stem + end
    yield form


def _is_case(word: str) -> bool:
    """Whether a Chinese name of two syllables is rather the case of one."""
    return word.lower().endswith(_LIKE_A_CASE) and _syllables(_folded(word.lower())[:-1]) == 1


def _may_be(words: Sequence[str]) -> bool:
    """Whether the words, the last of them in any case, are as many as such a name has and begin as one does."""
    return len(words) == _SHORT or (len(words) == 2 and ("-" in words[1] or _folded(words[0]) in _surnames()))


def _halves(words: Sequence[str]) -> list[str]:
    return [half for word in words for half in word.split("-")]


def _is_joined(words: Sequence[str]) -> bool:
    """A Korean name as some print it: Пак Кын-хе."""
    second = words[1].split("-")
    return len(second) == 2 and second[1].islower() and all(_is_syllable(word) for word in (words[0], *second))


def _is_syllable(word: str) -> bool:
    return bool(_ONE.fullmatch(_DIPHTHONG.sub("", word.lower())))


def _is_given(word: str, lang: str) -> bool:
    """Жан Поль Сартр: the first word is a given name, and no surname of the East as Ким is."""
    return not is_surname_of_the_east(word) and bool(GivenNames.builtin().find(word, lang))


def _is_chinese(surname: str, given: str, lang: str) -> bool:
    """Whether what stands after a Chinese surname is a name by Palladius.

    Ян and Дин are given names of the West, too: after them it must have letters that other names have not.
    """
    if not 1 <= _syllables(_folded(given)) <= _LONGEST or _is_given(given, lang):
        return False
    return not GivenNames.builtin().find(surname, lang) or bool(_marks().search(given.lower().translate(_ONE_I)))


@lru_cache(maxsize=1 << 12)
def _syllables(word: str) -> int:
    """How many Chinese syllables a folded word is made of, three for more; 0 where it is not."""
    return next((count for count in (1, 2, 3) if re.fullmatch(f"(?:{_syllable()}){{{count}}}", word)), 0)


def _folded(word: str) -> str:
    """In the letters of the table: no Belarusian dzekanne (Дзін is Дин), and one letter for э and е, ы and и."""
    return word.lower().replace("дз", "д").translate(_FOLDED)


@cache
def _words(kind: str) -> frozenset[str]:
    rows = [row["letters"] for row in data_rows("eastern-names.tsv") if row["kind"] == kind]
    return frozenset(_folded(" ".join(rows)).split())


def _surnames() -> frozenset[str]:
    return _words("surname")


@cache
def _marks() -> re.Pattern[str]:
    """Letters of Chinese names that other names seldom have; э is not е here, so that Лесень is none."""
    rows = [row["letters"] for row in data_rows("eastern-names.tsv") if row["kind"] == "mark"]
    return re.compile("|".join(" ".join(rows).split()))


@cache
def _syllable() -> str:
    initials, finals = ("|".join(sorted(_words(kind), key=len, reverse=True)) for kind in ("initial", "final"))
    return f"(?:{initials})?(?:{finals})"
