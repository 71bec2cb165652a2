"""Likeness of the pairs of a CSV file, as a list is screened: 100,000 of them, nearly every name new, one core.

The people are made of the project's own tables: given names as often as in life, Russian surnames that are borne and
Belarusian ones put together, three in ten with a patronymic; each name is written in Cyrillic or by one of several
romanisations, in one of the orders that lists have. Of the pairs 5 in 100 are one person, 15 of one surname, 10 of one
given name, the rest anybody.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from itertools import product
from time import process_time

PAIRS = 100_000
LATIN = {
    "be": ("by-2000-2007-be", "lacinka-modern-be", "icao-9303-be", "bgnpcgn-1979-be"),
    "ru": ("icao-9303-ru", "bgnpcgn-1947-ru", "wikipedia-ru", "gost-7.79-2000-b-ru", "duden-ru", "press-fr-ru"),
}
IN_CYRILLIC, PATRONYMIC = 0.4, 0.3
ONE_PERSON, ONE_SURNAME, ONE_GIVEN = 0.05, 0.15, 0.10

Person = tuple[str, str, str, str]  # language, given name, patronymic or nothing, surname


def pairs(count: int) -> list[tuple[str, str]]:
    """Pairs of written names, the same in every run."""
    chance = random.Random(count)
    made = {lang: _people(lang, 2 * count, chance) for lang in LATIN}
    found = []
    for _ in range(count):
        lang = chance.choice(("be", "ru"))
        one, other = chance.choice(made[lang]), chance.choice(made[chance.choice(("be", "ru"))])
        kind = chance.random()
        if kind < ONE_PERSON:
            other = one
        elif kind < ONE_PERSON + ONE_SURNAME:
            _, given, father, _ = chance.choice(made[lang])
            other = (lang, given, father, one[3])
        elif kind < ONE_PERSON + ONE_SURNAME + ONE_GIVEN:
            _, _, father, surname = chance.choice(made[lang])
            other = (lang, one[1], father, surname)
        found.append((_written(one, chance), _written(other, chance)))
    return found


def _people(lang: str, count: int, chance: random.Random) -> list[Person]:
    """Men, and women under their form of the surname; the n-th given name 1/n as often, East Slavic ones first."""
    from translit.names import GivenNames

    table = GivenNames.builtin()
    rows = [name for name in table if name.form(lang)]
    random.Random(1).shuffle(rows)
    rows.sort(key=lambda name: name.source != "east-slavic")
    given = [(form, name.gender) for name in rows if (form := name.form(lang))]
    fathers = {
        gender: [form for row in table.patronymics if row.gender == gender and (form := row.form(lang))]
        for gender in "mf"
    }
    often = [1 / (place + 1) for place in range(len(given))]
    surnames, borne = _surnames(lang)
    people = []
    for (first, gender), last in zip(
        chance.choices(given, often, k=count), chance.choices(surnames, borne, k=count), strict=True
    ):
        father = chance.choice(fathers[gender]) if chance.random() < PATRONYMIC else ""
        people.append((lang, first, father, _womans(last) if gender == "f" else last))
    return people


def _surnames(lang: str) -> tuple[list[str], list[float]]:
    """Surnames and how often each is borne."""
    from translit.names.surnames import borne

    from .names import ENDINGS, STEMS

    if lang == "ru":
        return [word.capitalize() for word in borne()], [2.0**log for log in borne().values()]
    syllables = ["", *map("".join, product("бвгдзкмнпрст", "аоу"))]
    made = [stem + syllable + ending for stem in STEMS for syllable in syllables for ending in ENDINGS]
    return made, [1.0] * len(made)


def _womans(surname: str) -> str:
    if surname.endswith(("ов", "ев", "ин", "аў", "оў")):
        return surname.replace("ў", "в") + "а"
    return surname.removesuffix("ий") + "ая" if surname.endswith(("ский", "цкий")) else surname


def _written(person: Person, chance: random.Random) -> str:
    """A name as a list has it: Cyrillic or romanised, the surname first or last, in capitals, the father an initial."""
    import translit

    lang, given, father, surname = person
    if father and chance.random() < 0.2:
        given, father = given[0] + ".", father[0] + "."
    order = chance.random()
    if order < 0.55:
        name = f"{given} {father} {surname}" if father else f"{given} {surname}"
    else:
        between = ", " if order > 0.85 else " "
        surname = surname.upper() if order > 0.75 else surname
        name = f"{surname}{between}{given} {father}".rstrip()
    if chance.random() < IN_CYRILLIC:
        return name
    return translit.transliterate(name, chance.choice(LATIN[lang]))


def run() -> list[dict[str, object]]:
    """One row, measured in a process of its own that has met no name."""
    command = [sys.executable, "-m", __spec__.name]
    return [json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)]


def measure() -> dict[str, object]:
    """Pairs a second of processor time, and how many of them are at 0.75 or above."""
    from translit import names

    made = pairs(PAIRS)
    names.similarity("Ігар Лосік", "Ihar Losik")  # the tables are read before the clock starts
    started = process_time()
    scores = [names.similarity(a, b) for a, b in made]
    took = process_time() - started
    return {"pairs": len(made), "per_s": len(made) / took, "alike": sum(score >= 0.75 for score in scores)}


if __name__ == "__main__":
    print(json.dumps(measure()))
