"""What the words around an unknown name tell of it: a place, an organisation, or nothing."""

from __future__ import annotations

import re
from functools import cache

from translit.names.guesses import is_adjectival
from translit.names.runs import fold, word_before
from translit.tables import rows

__all__ = ["base_of", "kind_of", "worth_learning"]

_OPENING, _CLOSING = '«„“"', '»“”"'
_ABBREVIATION = re.compile(r"[^\W\d_a-zа-яёіїєґў]{2,6}")
_CYRILLIC = frozenset({"be", "ru", "uk"})


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
    before = word_before(text, start)
    return table.get(before) or table.get(before.rpartition(" ")[2])


def base_of(name: str, lang: str, kind: str | None) -> str:
    """The base form of a place or an organisation; the name as it is where no rule knows one.

    >>> base_of("Рэчыцы", "be", "place")
    'Рэчыца'
    """
    from translit.morphology import base_phrase

    name = " ".join(name.split())
    if lang not in _CYRILLIC or kind is None or _ABBREVIATION.fullmatch(name):
        return name
    return base_phrase(name, lang, kind=kind) or name


def worth_learning(name: str, lang: str) -> bool:
    """Whether a capitalised name may be worth an entry: an adjective alone (Гомельский) or one letter is not.

    >>> worth_learning("Гомельский", "ru"), worth_learning("Рэчыца", "be")
    (False, True)
    """
    words = name.split()
    if len(words) == 1 and lang in _CYRILLIC and is_adjectival(fold(name), lang):
        return False
    return sum(char.isalpha() for char in name) > 1


@cache
def _words(lang: str) -> dict[str, str]:
    return {fold(row["word"]): row["kind"] for row in rows("translit.glossary", "clues.tsv") if row["lang"] == lang}
