"""Write translit/morphology/places.dictionary.tsv: masculine places of OpenCorpora in Russian, Belarusian, Ukrainian.

    python tools/build_dictionary_places.py

Taken are the words that the dictionary of pymorphy3 has as masculine place names, and not those that are a given name
or a surname, too: a list of places is asked of a word that stands alone. The other two languages have what `convert`
makes of them. The list is under CC BY-SA 3.0, as OpenCorpora is.
"""

from __future__ import annotations

import re
from pathlib import Path

import pymorphy3

from translit import names
from translit.morphology.lettercase import plain
from translit.names import GivenNames
from translit.names.surnames import bearers
from translit.tables import lines

MORPHOLOGY = Path(__file__).resolve().parent.parent / "translit" / "morphology"
HEAD = """\
# Masculine places in Belarusian, Russian and Ukrainian that places.tsv has not, by tools/build_dictionary_places.py.
# Source: place names of OpenCorpora (opencorpora.org, through pymorphy3-dicts-ru), CC BY-SA 3.0, as this list is.
place
"""
PLACE, NO_PLACE = {"Geox", "nomn", "masc", "sing"}, {"Fixd", "Name", "Surn", "Abbr"}
WORD = re.compile("[а-яё-]{4,}")
ADJECTIVES = ("ский", "цкий", "ской", "ный", "вый", "тый", "а", "я", "о")
# Surnames of the West and common words: read one by one.
NO_PLACES = """
адур бастер банкс боливар бонэйр брайтон веллингтон данбар дарлинг дейтон диксон дрын евросоюз иллер кайман
каспий клайд колл коркоран корнат краш куруш лестер любим маршалл медвежий мелвилл молл муррей назым оскол
питкерн плутон посад рединг сандал стаффорд тимор томмот трент урак фанг фрейзер халер халл харпер эланд
эйзенштадт юпитер меркурий сатурн уран сириус антарес альтаир арктур запад минивэн карагач кевлар нефелин
медвежьегорск
"""


def main() -> None:
    """Write the list."""
    known = {plain(place) for place in list(lines("translit.morphology", "places.tsv"))[1:]}
    found = set()
    for word in filter(_is_wanted, _places()):
        name = "-".join(half[:1].upper() + half[1:] for half in word.split("-"))
        forms = [name] + [names.convert(name, "ru", lang, kind="place")[0] for lang in ("be", "uk")]
        found |= {form.replace("’", "'") for form in forms if plain(form) not in known}
    (MORPHOLOGY / "places.dictionary.tsv").write_text(HEAD + "\n".join(sorted(found)) + "\n", encoding="utf-8")


def _places() -> set[str]:
    dictionary = pymorphy3.MorphAnalyzer(lang="ru").dictionary.iter_known_words()
    return {word for word, tag, *_ in dictionary if tag.grammemes >= PLACE and NO_PLACE.isdisjoint(tag.grammemes)}


def _is_wanted(word: str) -> bool:
    if not WORD.fullmatch(word) or word.endswith(ADJECTIVES) or word in NO_PLACES.split():
        return False
    return bearers(word) < 0 and word not in GivenNames.builtin()


if __name__ == "__main__":
    main()
