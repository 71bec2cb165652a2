"""A name in Cyrillic as newspapers abroad print it: its letters by a scheme, its endings by a table.

A scheme sees letters only. That Томаш Здроевский is Tomašs Zdrojevskis in Riga, and his wife Zdrojevská in Prague,
takes the part of the name that a word is, and whose it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final, NamedTuple

from .. import schemes
from ..morphology.gender import guess_gender
from ..morphology.lettercase import plain
from ..morphology.tables import Rule
from .given_names import GivenNames
from .single import given_gender, lone_part
from .tables import data_rows
from .words import NameWord, name_words

__all__ = ["press"]

#: Languages whose scheme leaves vowel length to the name: the table of given names has it.
_LENGTH: Final = frozenset({"lv"})


class _Ending(NamedTuple):
    rule: Rule
    add: str


@lru_cache(maxsize=1 << 14)
def press(name: str, lang: str, target: str, gender: str | None = None, part: str | None = None) -> str | None:
    """A person's name in the spelling of the press of `target`, in the nominative; None where no scheme says how.

    `name` stands in the Cyrillic of `lang` (`be`, `ru`, `uk`); `target` is a language code; `gender` is `m`, `f`, or
    None to have it guessed; where it stays unknown the name keeps the ending that its letters have. `part` says
    whether a name of one word is a `given` name or a `surname`, where that is known. Raises nothing.
    Sources: the scheme that `schemes.for_target` gives, and for each ending the remarks in `data/press-endings.tsv`.

    >>> press("Томаш Здроевский", "ru", "lv", "m"), press("Анна Здроевская", "ru", "cs", "f")
    ('Tomašs Zdrojevskis', 'Anna Zdrojevská')
    >>> press("Дмитрий Горький", "ru", "pl")
    'Dmitrij Gorki'
    """
    words = _words(name, lang, gender, part)
    parts = {word.part: word.text for word in reversed(words) if word.part}
    sex = gender or given_gender(parts.get("given", ""), lang) or guess_gender(parts, lang)
    if sex == "f":  # Мария Кузьмич: no woman's patronymic is in -ич
        words = [replace(word, part="surname") if word.part and _MANS.search(word.text) else word for word in words]
    scheme = schemes.for_target(lang, target, sex)
    if scheme is None:
        return None
    pieces, at = [], 0
    for word in words:
        halves = [(half, schemes.transliterate(half, scheme.id)) for half in word.text.split("-")]
        printed = [_printed(half, letters, word.part, lang, target, sex) for half, letters in halves]
        pieces += [schemes.transliterate(name[at : word.start], scheme.id), "-".join(printed)]
        at = word.start + len(word.text)
    return "".join([*pieces, schemes.transliterate(name[at:], scheme.id)])


def _words(name: str, lang: str, gender: str | None, part: str | None) -> Sequence[NameWord]:
    words = name_words(name, lang)
    if len(words) == 1 and words[0].part:
        return [replace(words[0], part=part or lone_part(words[0].text, lang, gender))]
    return words


def _printed(word: str, letters: str, part: str | None, lang: str, target: str, sex: str | None) -> str:
    """One word, or one half of a double name, with its ending, and its vowels as long as the table has them."""
    found = None if part is None or sex is None else _ending(plain(word), target, lang, part, sex)
    if found is not None:
        add = found.add.upper() if len(word) > 1 and word.isupper() else found.add
        letters = letters[: len(letters) - found.rule.cut] + add
    return _long(word, letters, lang, target) if part == "given" and target in _LENGTH else letters


def _ending(word: str, target: str, lang: str, part: str, sex: str) -> _Ending | None:
    fitting = (ending for ending in _endings().get((target, lang, part, sex), ()) if word.endswith(ending.rule.ending))
    return next((ending for ending in fitting if ending.rule.fits(word)), None)


@cache
def _endings() -> dict[tuple[str, str, str, str], list[_Ending]]:
    """The endings of the table by target, language, part and gender; the longest first."""
    found: dict[tuple[str, str, str, str], list[_Ending]] = {}
    for row in data_rows("press-endings.tsv"):
        for ending in row["ending"].split():
            rule = Rule(ending, int(row["cut"]), tuple(row["when"].split()), {}, {}, False)
            for lang in row["lang"].split(","):
                for part in row["part"].split(","):
                    key = row["target"], lang, part, row["gender"]
                    found.setdefault(key, []).append(_Ending(rule, row["add"]))
    return {key: sorted(rows, key=lambda row: -len(row.rule.ending)) for key, rows in found.items()}


def _long(word: str, letters: str, lang: str, target: str) -> str:
    """A given name as the table spells it in `target`, where that differs in marks and doubled letters alone."""
    known = [form for row in GivenNames.builtin().find(word, lang) for form in row.forms.get(target, ())]
    spoken = _bare(letters, lang)
    return letters if letters in known else next((form for form in known if _bare(form, lang) == spoken), letters)


def _bare(word: str, lang: str) -> str:
    """A name without what the table may add: length, doubled letters, and softness in names from Russian."""
    marks = _MARKS if lang == "ru" else _MARKS[:1]
    return re.sub(r"(.)\1", r"\1", re.sub(f"[{marks}]", "", unicodedata.normalize("NFD", word.lower())))


_MANS: Final = re.compile("[иіы]ч$", re.IGNORECASE)
#: The combining macron, and the comma of ļ and ņ (Aleksejs for Алексей).
_MARKS: Final = "\u0304\u0327"
