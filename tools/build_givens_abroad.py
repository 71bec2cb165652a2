"""Make translit/names/data/givens-abroad-LANG.tsv: given names that only tell where a full name begins.

    pip install faker; python tools/build_givens_abroad.py

The table of given names (`glossaries/given-names.tsv`) has equivalents and forms; these lists have neither, and are far
longer. English takes the first names that faker (MIT) has for countries with Latin letters, Russian those of
OpenCorpora (CC BY-SA 3.0, pymorphy3-dicts-ru), Ukrainian and Belarusian these as `names.convert` spells them, for
the names of pymorphy3-dicts-uk are under the GPL. `data/givens-abroad-own.tsv` adds what news of the day have and none
of these. Left out is what the table has, a place, and a word of another kind with the same stem. Written are stems.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pymorphy3

from translit import names
from translit.names.gazetteer import abroad, cities, in_gazetteer
from translit.names.lexicon import given_forms, roles
from translit.names.runs import fold
from translit.names.stems import stem_of
from translit.names.tables import data_rows

OUT = Path(__file__).parent.parent / "translit" / "names" / "data"
SHORTEST = {"en": 4, "ru": 3, "uk": 3, "be": 3}  # letters of a stem
# First names in Latin letters that are none, or that are towns and English words oftener.
NOT_ENGLISH = """
    admiral alberta alfa alpha angel apollo april archer aria aston atlas aurora autumn baker baron bear beat beta
    bishop blaze blessing blue brook brooklyn canal cannon carolina carter cash chance charity chase chelsea china
    christian college come comfort constant cook coral corona courier creed crown crystal dakota dale dallas dawn
    deacon dean delta desire devon diamond duchess duke earl east echo eden edit electra emerald emir england
    eternity ever fairy faith fancy floor forest forum france frost gamma gang general genesis glen glory grit guard
    hall happy harbor harmony haven hawk heath heaven herald hermes holiday hope horn houston hung hunter imam india
    innocent ireland iris island ivory jersey joan johnson joke judge justice kaiser karma kenya kick king kingston
    kitty knight lady lake lane lavender lean legend lies light lincoln line loan lone love made magna major mare
    marine marino mark marshal martial mate maxima melody memory mercedes mercury mercy meta mile mine miracle mist
    monitor montana moon more nail needle ninja noble north nova ocean olive olympia omega orient pacific page paris
    park pastor patience peace peer phoenix pier pink pope porter precious price prince princess prior promise puck
    purity queen rain raven reed river roar robin rocket romeo rose royal ruby rusty saga sage saint santa santo
    savannah season senior server shah sheikh sheriff side sierra sigma siri smith sole solver sonata spring star
    stem sterling stone storm sultan summer sunday sunny sunshine terra texas ties tilde till tone tory trinity troy
    true union urban valiant valid venus victor victory villa violet virginia visa wage ward west will winter wolf
    young zion
"""
# Stems of everyday Belarusian words that the Russian dictionary does not tell.
NOT_BELARUSIAN = """
    абат адз амал асн вар вас вел вельм вял гірш дав дад дас дах дац дзівак кок кор кір лас маш метал мэт міліц
    мінул мір нікол она радк ранг руж рыц сабр сад сан соп стал таб тад цвет шат ідал ідз ірж
"""


def english() -> Iterator[str]:
    """First names of faker in Latin letters."""
    folder = Path(import_module("faker").__file__ or "").parent / "providers" / "person"
    words = set(import_module("faker.providers.lorem.en_US").Provider.word_list)
    for place in sorted(folder.glob("[a-z][a-z]_[A-Z][A-Z]")):
        provider = import_module(f"faker.providers.person.{place.name}").Provider
        for attribute in dir(provider):
            if "first" in attribute and "name" in attribute and "format" not in attribute:
                found = _words(getattr(provider, attribute))
                yield from (word for word in found if word.lower() not in words)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (word for word in re.split(r"[ -]", value) if re.fullmatch("[A-Za-zÀ-ɏ]{3,}", word))
    elif isinstance(value, Iterable):
        for each in value:
            yield from _words(each)


def dictionary(lang: str) -> tuple[set[str], set[str]]:
    """The given names of a pymorphy3 dictionary, and the stems of its other words and its places."""
    given: set[str] = set()
    others: set[str] = set()
    for word, tag, normal, _, _ in pymorphy3.MorphAnalyzer(lang=lang).dictionary.iter_known_words():
        if word == normal:
            grams = str(tag)
            if "Name" in grams and "Abbr" not in grams and "Init" not in grams:
                given.add(word)
            elif not re.search("Surn|Patr|Infr|Slng|Erro|Dist|Arch", grams):
                others.add(stem_of(fold(word), lang))
    return given, others


def listable(forms: Iterable[str], lang: str, others: set[str]) -> dict[str, str]:
    """The names that may be listed, by their stems."""
    places = {stem_of(place, lang) for place in cities(lang) | abroad(lang)}
    listed, said = given_forms(lang), roles(lang)
    found: dict[str, str] = {}
    for form in sorted(set(forms)):
        key = fold(form)
        stem = stem_of(key, lang)
        if len(stem) < SHORTEST[lang] or " " in key or key in listed or key in said:
            continue
        if stem in others or stem in places or in_gazetteer(form.capitalize(), lang, "en" if lang == "ru" else "ru"):
            continue
        found |= dict.fromkeys(stems_of(key, lang), form)
    return found


def stems_of(key: str, lang: str) -> set[str]:
    """The stem of a folded name, and the name itself where its end looks like a case's: Экрем, Экрема."""
    stem = stem_of(key, lang)
    return {stem, key} if len(key) - len(stem) > 1 else {stem}


def write(lang: str, found: Iterable[str]) -> None:
    """Write the list of a language, with what its column of `givens-abroad-own.tsv` adds."""
    own = [fold(row[lang]) for row in data_rows("givens-abroad-own.tsv") if row[lang]]
    stems = sorted({stem for key in own for stem in stems_of(key, lang)}.union(found))
    (OUT / f"givens-abroad-{lang}.tsv").write_text("\n".join(["stem", *stems]) + "\n", encoding="utf-8")
    print(lang, len(stems))


def main() -> None:
    """Write the four files."""
    warnings.simplefilter("ignore")
    write("en", listable(english(), "en", set(NOT_ENGLISH.split())))
    given, others = dictionary("ru")
    russian = listable(given, "ru", others)
    write("ru", russian)
    for lang, others in ("be", set(NOT_BELARUSIAN.split())), ("uk", dictionary("uk")[1]):
        spelled = (names.convert(name.capitalize(), "ru", lang)[0] for name in set(russian.values()))
        write(lang, listable(spelled, lang, others))


if __name__ == "__main__":
    main()
