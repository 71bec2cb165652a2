"""After which language an English spelling of a name is: told by the given name and by the surname's end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from ...names import GivenNames
from ...names.given_names import GivenName, fold_form
from ...tables import rows

__all__ = ["FOREIGN", "LANGS", "POLISH", "given_rows", "is_ours", "is_slavic", "own_rows", "place_of", "traditions"]

LANGS = ("ru", "be", "uk")
"""Languages after which English spells names, that first which is meant where nothing tells."""


# Letters that none of the three romanisations has: Polish, German and English surnames, and łacinka's j and c.
FOREIGN = re.compile(r"[wqxj]|c(?!h)|sz|rz(?!h)|ph|th|[^\x00-\x7f]|(?:ll|ss|ff)$|^[od]['’]", re.IGNORECASE)
POLISH = re.compile(r"(?:(?<!ch)[iyue]k|(?<!en)ko|ski)$")
"""How surnames end that Poles and Czechs have as well as our countries."""
# Belarusian т and д are never soft, and of two equal letters between vowels it writes one.
_NOT_BELARUSIAN = re.compile(r"[td](?:y[aeou]|i)|ull[aeiouy]", re.IGNORECASE)
# dzekanne and tsekanne: Цімафеева is Timofeyeva in Russia.
_SOFT = re.compile(r"dz[ie]|tsi", re.IGNORECASE)
# г is g in English after the Russian form alone: Цыганков is Tsyhankov in Ukraine. No h stands there but in kh, sh, ...
_G = re.compile(r"g(?!h)", re.IGNORECASE)
_H = re.compile(r"(?<![cskzpt])h", re.IGNORECASE)
_WHERE = {"begins": "^(?:{})", "ends": "(?:{})$", "within": "(?:{})", "is": "^(?:{})$"}


@cache
def _slavic() -> re.Pattern[str]:
    """How men's given names are spelled that English has after the Russian form alone."""
    table = rows(__package__, "traditions-given.tsv")
    return re.compile("|".join(_WHERE[row["where"]].format(row["letters"].replace(" ", "|")) for row in table))


@cache
def _ends() -> dict[str, frozenset[str]]:
    return {row["end"]: frozenset(row["langs"].split()) for row in rows(__package__, "traditions.tsv")}


@lru_cache(maxsize=4096)
def traditions(name: str) -> tuple[str, ...]:
    """The languages after which a name in English may be spelled, the likelier first; none for people from elsewhere.

    The given name tells, by the table; a surname's or a patronymic's end tells between several. A given name that
    others have as well (Anna, Boris) is believed only with such an end.

    >>> traditions("Siarhei Hun"), traditions("Andrei Machalau"), traditions("Andrei Belousov")
    (('be',), ('be',), ('ru',))
    >>> traditions("Ivan Fedorov"), traditions("Boris Johnson")
    (('ru', 'uk'), ())
    """
    first, *others = name.split()
    if others and FOREIGN.search(others[-1]):
        return ()
    known, own = given_rows(first), own_rows(first)
    spelled = {lang: place_of(own, f"en:{lang}", first) for lang in LANGS}
    given = {lang for lang, place in spelled.items() if place is not None}
    if others and _NOT_BELARUSIAN.search(others[-1]):
        given.discard("be")
    elif others and "be" in given and _SOFT.search(others[-1]):
        given = {"be"}
    if others and "ru" in given and _G.search(others[-1]):
        given = {"ru"}
    if others and given != {"ru"} and _H.search(others[-1]):
        given.discard("ru")
    if not given:
        return ()
    told = [ends & given for word in others if (ends := _by_end(word)) & given]
    soft = bool(others) and given == {"be"} and _SOFT.search(others[-1]) is not None
    sure = is_slavic(first) or soft or (len(given) == 1 and is_ours(first))
    if not told and (not others or len(known) > len(own) or not sure):
        return ()
    fitting = given.intersection(*told) or given.intersection(told[0]) if told else given
    return tuple(sorted(fitting, key=lambda lang: (spelled[lang] or 0, LANGS.index(lang))))


def given_rows(given: str) -> tuple[GivenName, ...]:
    """The rows of the table that have a given name or a short form in an English spelling."""
    return GivenNames.builtin().find(given, "en", diminutives=True)


def own_rows(given: str) -> list[GivenName]:
    """Those of `given_rows` that our countries have by themselves: Anna, but not Mark Twain's Mark."""
    return [row for row in given_rows(given) if row.source != "foreign"]


def is_ours(given: str) -> bool:
    """Whether a given name is spelled as only people of our countries are: Larysa, Oleg, but not Boris or Anna."""
    known = given_rows(given)
    if len(own_rows(given)) < len(known):
        return False
    spelled = {lang for lang in LANGS if place_of(known, f"en:{lang}", given) is not None}
    return bool(spelled) if "ru" not in spelled else spelled == {"ru"} and is_slavic(given)


def is_slavic(given: str) -> bool:
    """Whether a given name is spelled as hardly any but our countries' men are: Arkady, Oleg."""
    return _slavic().search(given) is not None and all(
        row.source != "foreign" and row.gender == "m" for row in given_rows(given)
    )


def place_of(known: Iterable[GivenName], code: str, form: str) -> int | None:
    """0 for the preferred form of a name in a spelling, 1 for any other, None for a form that it has not."""
    key, places = fold_form(form), []
    for name in known:
        spelled = [fold_form(each) for each in (*name.forms.get(code, ()), *name.diminutives.get(code, ()))]
        if key in spelled:
            places.append(int(spelled[0] != key))
    return min(places, default=None)


def _by_end(word: str) -> frozenset[str]:
    lower, known = word.rpartition("-")[2].lower(), _ends()
    for length in range(min(7, len(lower) - 2), 1, -1):
        if lower[-length:] in known:
            return known[lower[-length:]]
    return frozenset()
