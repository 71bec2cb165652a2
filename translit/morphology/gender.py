"""The grammatical gender of a name that came without one: from its parts, or from its ending."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .lettercase import plain

__all__ = ["by_ending", "guess_gender"]

#: Endings that only women's, or only men's, patronymics and surnames have.
_SURE: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "patronymic": (
        ("f", "на"), ("f", "вна"), ("f", "ўна"), ("m", "ич"), ("m", "іч"), ("m", "ыч"),
        ("f", "кызы"), ("f", "қызы"), ("m", "оглы"), ("m", "оғлы"),
    ),
    "surname": (
        ("f", "ская"), ("f", "цкая"), ("f", "ська"), ("f", "цька"), ("f", "ска"), ("f", "cka"), ("f", "ska"),
        ("f", "dzka"), ("f", "ова"), ("f", "ева"), ("f", "ёва"), ("f", "єва"), ("f", "ина"), ("f", "ына"), ("f", "іна"),
        ("f", "ава"), ("f", "ая"), ("f", "яя"), ("f", "ová"), ("f", "ienė"), ("f", "aitė"), ("f", "ytė"), ("f", "utė"),
        ("m", "ский"), ("m", "цкий"), ("m", "ський"), ("m", "цький"), ("m", "скі"), ("m", "цкі"), ("m", "ski"),
        ("m", "cki"), ("m", "dzki"), ("m", "ов"), ("m", "ев"), ("m", "ёв"), ("m", "єв"), ("m", "ин"), ("m", "ын"),
        ("m", "оў"), ("m", "ёў"), ("m", "аў"), ("m", "еў"), ("m", "ий"), ("m", "ый"), ("m", "ień"), ("m", "as"),
        ("m", "is"), ("m", "us"), ("m", "ys"),
    ),
}  # fmt: skip
_MEN_IN_A: Final = frozenset(
    "мікіта даніла ілья лука фама кузьма сава хама хведзька ягайла саша жэня валодзя коля вова лёша міша пеця сярожа "
    "никита данила илья лука фома кузьма савва фока саша женя володя коля вова лёша леша миша петя серёжа сережа ваня "
    "микита данило ілля лука хома кузьма сава микола гаврило кирило михайло данило павло петро саша женя гриша паша "
    "юра дима дзіма толя витя віця валера слава костя косця лёва лева гена сеня сёма федя фёдар".split()
)
_WOMEN_IN_SOFT: Final = frozenset("любоў любовь любов рахіль рахиль рахіль адэль нинель нінель нінэль эсфирь есфір".split())


def guess_gender(parts: Mapping[str, str], lang: str) -> str | None:
    """`m` or `f` for a person, from whatever parts of the name there are; None when they do not tell.

    `parts` maps `given`, `patronymic`, `surname` to their base forms. The patronymic is asked first, then the surname's
    ending, then the given name's.

    >>> guess_gender({"given": "Святлана", "surname": "Ціханоўская"}, "be")
    'f'
    >>> guess_gender({"given": "Ігар", "surname": "Лосік"}, "be"), guess_gender({"surname": "Лосік"}, "be")
    ('m', None)
    """
    for part in ("patronymic", "surname"):
        word = plain(parts.get(part) or "").rpartition("-")[2]
        best = max((pair for pair in _SURE[part] if word.endswith(pair[1])), key=lambda pair: len(pair[1]), default=None)
        if best is not None and len(word) > len(best[1]) + 1 and not (part == "surname" and _against(parts, best[0])):
            return best[0]
    given = plain(parts.get("given") or "").rpartition("-")[2]
    return _given_gender(given)


def _against(parts: Mapping[str, str], gender: str) -> bool:
    """A given name that clearly says otherwise: Булат Окуджава, Мерилин Монро."""
    given = plain(parts.get("given") or "").rpartition("-")[2]
    return bool(given) and _given_gender(given) not in (None, gender)


def _given_gender(given: str) -> str | None:
    if len(given) < 2 or given.endswith("."):
        return None
    if given in _WOMEN_IN_SOFT:
        return "f"
    if given in _MEN_IN_A or given[-1] in "оўйь" or given[-1] in "бвгджзклмнпрстфхцчшщ":
        return "m"
    return "f" if given[-1] in "аяaėą" else None


def by_ending(word: str, lang: str, part: str) -> str:
    """The gender to decline a single word by when nobody says: never None.

    >>> by_ending("Гродна", "be", "place"), by_ending("Ліда", "be", "place"), by_ending("Мінск", "be", "place")
    ('n', 'f', 'm')
    """
    if part not in ("place", "organisation"):
        return guess_gender({part: word}, lang) or "m"
    lower = plain(word)
    if lang == "be" and lower in _NEUTER_IN_A:
        return "n"
    if lower[-1:] in "ая":
        return "f"
    return "n" if lower[-1:] in "оеёэ" else "m"


_NEUTER_IN_A: Final = frozenset("гродна жодзіна лёзна дамачава поразава".split())
