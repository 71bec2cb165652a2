"""Make translit/names/data/countries.tsv: countries and the largest cities abroad as Unicode CLDR names them.

    pip install babel; python tools/build_countries.py

CLDR (Unicode License v3) has the names of territories and of the city that stands for each time zone in every language;
the package babel carries it. Written are those that Belarusian, Russian and Ukrainian all have. Russian «о-в» is
written out, and left out where Belarusian has no such word: «о-в Сахалин» is Сахалін.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

LANGS = ("be", "ru", "uk", "en")
OUT = Path(__file__).parent.parent / "translit" / "names" / "data" / "countries.tsv"


ISLANDS = {"о-в": "остров", "о-ва": "острова"}


def written_out(russian: str, belarusian: str) -> str:
    """A Russian name without abbreviated islands."""
    if not re.search("востраў|астравы", belarusian.lower()):
        russian = re.sub(r"^о-ва? ", "", russian)
    russian = re.sub(r"\bо-ва?\b", lambda found: ISLANDS[found.group()], russian)
    return russian[:1].upper() + russian[1:]


def rows() -> set[tuple[str, ...]]:
    """The names of each place in the order of LANGS."""
    locales = [import_module("babel").Locale(lang) for lang in LANGS]
    countries = [{code: name for code, name in each.territories.items() if code.isalpha()} for each in locales]
    zones = [
        {zone: told.get("city", zone.rpartition("/")[2].replace("_", " ")) for zone, told in each.time_zones.items()}
        for each in locales[:3]
    ]
    english = {zone: zone.rpartition("/")[2].replace("_", " ") for zone in zones[0]}
    english |= {zone: told["city"] for zone, told in locales[3].time_zones.items() if "city" in told}
    found = {tuple(each[key] for each in table) for table in (countries, [*zones, english]) for key in table[0]
             if all(key in each for each in table)}  # fmt: skip
    found = {(be, written_out(ru, be), *others) for be, ru, *others in found}
    return {row for row in found if not any("(" in name or "/" in name or name.isascii() for name in row[:3])}


if __name__ == "__main__":
    lines = ["\t".join(LANGS), *sorted("\t".join(row) for row in rows())]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT}: {len(lines) - 1} places")
