"""What the words around an unknown name tell of it: a place, an organisation, or nothing."""

from __future__ import annotations

import re
from functools import cache

from translit.names.runs import fold, word_before
from translit.names.stems import is_adjectival
from translit.tables import rows
from translit.text import EAST_SLAVIC

__all__ = ["base_of", "could_be_with", "kind_of", "preposition_of", "stays_quoted", "worth_learning"]

_OPENING, _CLOSING = '«„“"', '»“”"'
_ABBREVIATION = re.compile(r"[^\W\d_a-zа-яёіїєґў]{2,6}")
# A capital at the start of a sentence: «У Старых Дарогах» is not called so.
_PREPOSITION = {
    "be": re.compile(r"(?:У|Ва?|Са?|З|На|Да|Пра|Пад|Каля|За|Ад)\s+(?=\w)"),
    "ru": re.compile(r"(?:У|Во?|Со?|Из|На|К|О|Об|Под|Около|За|От|До|При)\s+(?=\w)"),
    "uk": re.compile(r"(?:У|В|З|Із|Зі|На|До|Про|Під|Біля|За|Від)\s+(?=\w)"),
}
_WITH = {"be": frozenset({"з", "са"}), "uk": frozenset({"з", "із"})}  # "from" with the genitive, "with" with the ins.
_OF = re.compile(r"(\w+) of (?:the )?$", re.I)


def kind_of(text: str, start: int, end: int, lang: str) -> str | None:
    """`place` or `organisation` as the words beside a name say, None when they say nothing.

    >>> text = "Суд у Рэчыцы, паведаміў партал «Рэформ»."
    >>> kind_of(text, 6, 12, "be"), kind_of(text, 32, 38, "be"), kind_of("Учора Рэчыца", 6, 12, "be")
    ('place', 'organisation', None)
    """
    table = _words(lang)
    name = text[start:end]
    if text[start - 1 : start] in tuple(_OPENING) and text[end : end + 1] in tuple(_CLOSING):
        return "organisation"
    last = fold(name.split()[-1])
    if table.get(last) == "organisation" or table.get(fold(name.split()[0])) == "organisation":
        return "organisation"
    if _ABBREVIATION.fullmatch(name):
        return "organisation"
    named = _OF.search(text, max(0, start - 40), start) if lang == "en" else None
    if named:
        return table.get(fold(named[1]))
    before = word_before(text, start)
    return table.get(before) or table.get(before.rpartition(" ")[2])


def base_of(name: str, lang: str, kind: str | None) -> str:
    """The base form of a place or an organisation; the name as it is where no rule knows one.

    >>> base_of("Рэчыцы", "be", "place")
    'Рэчыца'
    """
    from translit.morphology import base_phrase

    name = " ".join(name.split())
    if lang not in EAST_SLAVIC or kind is None or _ABBREVIATION.fullmatch(name):
        return name
    return base_phrase(name, lang, kind=kind) or name


def preposition_of(name: str, lang: str) -> int:
    """How many characters a preposition takes that a sentence begins with, before the name itself.

    >>> preposition_of("У Старых Дарогах", "be"), preposition_of("Старыя Дарогі", "be")
    (2, 0)
    """
    pattern = _PREPOSITION.get(lang)
    found = pattern.match(name) if pattern else None
    return found.end() if found else 0


def could_be_with(text: str, start: int, lang: str) -> bool:
    """Whether the preposition before a name may be "with" («з Ёханам Вагнерам»), which tells of no place."""
    return word_before(text, start).rpartition(" ")[2] in _WITH.get(lang, ())


def stays_quoted(text: str, start: int, end: int, lang: str) -> bool:
    """Whether a name in quotation marks stands in its base form, as it does after the word for what it is.

    >>> stays_quoted("группа «Стары Ольса»", 8, 19, "ru"), stays_quoted("в «Белорусской ассоциации»", 3, 25, "ru")
    (True, False)
    """
    quoted = text[start - 1 : start] in tuple(_OPENING) and text[end : end + 1] in tuple(_CLOSING)
    before = word_before(text, start - 1).rpartition(" ")[2] if quoted else ""
    return lang in EAST_SLAVIC and _words(lang).get(before) == "organisation"


def worth_learning(name: str, lang: str) -> bool:
    """Whether a capitalised name may be worth an entry: an adjective alone (Гомельский) or one letter is not.

    >>> worth_learning("Гомельский", "ru"), worth_learning("Рэчыца", "be")
    (False, True)
    """
    words = name.split()
    if len(words) == 1 and lang in EAST_SLAVIC and is_adjectival(fold(name), lang):
        return False
    return sum(char.isalpha() for char in name) > 1


@cache
def _words(lang: str) -> dict[str, str]:
    return {fold(row["word"]): row["kind"] for row in rows("translit.glossary", "clues.tsv") if row["lang"] == lang}
