"""Forms a second: names seen for the first time, names seen before, and base forms, beside pymorphy3 and pytrovich.

The names are those of `glossaries/given-names.tsv`, each with a surname that no other has: Russian ones that people
bear (`surnames-ru.bin`), converted into the other languages. Each row is one run on one core, in its processor time;
`of pymorphy3` is the ratio to its Russian row in the same run.

`right %` is for base forms of full names that the dictionaries of pymorphy3 inflect (OpenCorpora, VESUM): a given name
of our table and a surname of the dictionary, a man's or a woman's, in cases as frequent as in news.
"""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable, Iterator
from functools import partial

from translit import names
from translit.morphology import CASES
from translit.morphology.dictionary import parses
from translit.morphology.tables import rows as table
from translit.names import GivenNames
from translit.names.surnames import borne

# How often names in news stand in each case, of a hundred (UD treebanks, rounded).
_FREQUENT = {"nomn": 30, "gent": 30, "datv": 12, "accs": 10, "ablt": 14, "loct": 4}
_GRAMMEMES = {"m": "masc", "f": "femn"}
_LANGS = ("be", "ru", "uk")
_NAMES = 3000


def run() -> list[dict[str, object]]:
    """Forms a second by language, cold and warm, and of two peers."""
    rows = [row for lang in _LANGS for row in _of_language(lang)]
    words = [word for name in _people("ru") for word in name.split()]
    peer = _row("pymorphy3 ru, parse and inflect", 6 * len(words), partial(_pymorphy, words))
    rows += [peer, _row("pytrovich ru", 5 * len(words), partial(_petrovich, words))]
    rows = [row | {"of pymorphy3": float(str(row["forms/s"])) / float(str(peer["forms/s"]))} for row in rows]
    return rows + [_going_back(lang) for lang in ("ru", "uk")]


def _of_language(lang: str) -> list[dict[str, object]]:
    asked = [(name, case) for name in _people(lang) for case in CASES[lang]]
    _inflect([(base, "gen") for base in ("Іван Зозуля", "Анна Мария Ян")], lang)  # the tables are read here
    inflect = partial(_inflect, asked, lang)
    rows = [_row(f"inflect {lang}, {what}", len(asked), inflect) for what in ("new names", "names seen before")]
    forms = [names.inflect(name, lang, case) for name, case in asked]
    lemma = partial(_lemma, forms, lang)
    return rows + [_row(f"lemma {lang}, {what}", len(forms), lemma) for what in ("new forms", "forms seen before")]


def _people(lang: str) -> list[str]:
    given = [form for name in GivenNames.builtin() if name.gender == "m" and (form := name.form(lang))]
    surnames = random.Random(5).sample(sorted(borne()), _NAMES)
    russian = [f"Иван {surname.capitalize()}" for surname in surnames]
    full = [name if lang == "ru" else names.convert(name, "ru", lang)[0] for name in russian]
    return [f"{first} {name.split()[-1]}" for first, name in zip(itertools.cycle(given), full, strict=False)]


def _row(what: str, forms: int, work: Callable[[], None]) -> dict[str, object]:
    started = time.process_time()
    work()
    return {"what": what, "forms": forms, "forms/s": forms / (time.process_time() - started)}


def _inflect(asked: list[tuple[str, str]], lang: str) -> None:
    for name, case in asked:
        names.inflect(name, lang, case)


def _lemma(forms: list[str], lang: str) -> None:
    for form in forms:
        names.lemma(form, lang)


def _pymorphy(words: list[str]) -> None:
    from translit.morphology.dictionary import parses

    for word in words:
        best = parses(word, "ru")[0]
        for case in ("nomn", "gent", "datv", "accs", "ablt", "loct"):
            best.inflect({case})


def _petrovich(words: list[str]) -> None:
    from pytrovich.enums import Case, Gender, NamePart
    from pytrovich.maker import PetrovichDeclinationMaker

    maker = PetrovichDeclinationMaker()
    for word, case in itertools.product(words, list(Case)[:5]):
        maker.make(NamePart.LASTNAME, Gender.MALE, case, word)


def _going_back(lang: str) -> dict[str, object]:
    asked = list(itertools.islice(_declined(lang), 1000))
    right = {form: names.lemma(form, lang).replace("ё", "е") == base for form, base in asked}
    changed = [form for form, base in asked if form != base]
    return {
        "what": f"lemma {lang}, names of a dictionary",
        "forms": len(right),
        "right %": 100 * sum(right.values()) / len(right),
        "right % of those changed": 100 * sum(right[form] for form in changed) / len(changed),
    }


def _declined(lang: str) -> Iterator[tuple[str, str]]:
    """Full names in some case, with their base forms, as a dictionary has them."""
    chance = random.Random(7)
    rare = {name for row in table("given.rare.tsv") if row["lang"] == lang for name in row["names"].split()}
    given: dict[str, list[dict[str, str]]] = {"m": [], "f": []}
    for name in GivenNames.builtin():
        form = name.form(lang) or ""
        if name.source != "foreign" and form not in rare and (cases := _cases(form.lower(), lang, "Name", name.gender)):
            given[name.gender].append(cases)
    surnames = _surnames(lang)
    while True:
        gender = chance.choice("mf")
        surname = _cases(chance.choice(surnames[gender]), lang, "Surn", gender)
        first = chance.choice(given[gender])
        case = chance.choices(list(_FREQUENT), list(_FREQUENT.values()))[0]
        if surname:
            form, base = (f"{first[each].capitalize()} {surname[each].capitalize()}" for each in (case, "nomn"))
            yield form, base.replace("ё", "е")


def _surnames(lang: str) -> dict[str, list[str]]:
    """Base forms, by gender, of the surnames that begin so: the whole dictionary takes minutes."""
    import pymorphy3

    known = pymorphy3.MorphAnalyzer(lang=lang).dictionary.iter_known_words
    found: dict[str, list[str]] = {"m": [], "f": []}
    for word, tag, *_ in itertools.chain.from_iterable(
        known(start) for start in ("бар", "ков", "мар", "пет", "сав", "гу")
    ):
        grammemes = tag.grammemes
        if {"Surn", "nomn"} <= grammemes and "plur" not in grammemes:
            for gender, name in _GRAMMEMES.items():
                if name in grammemes:
                    found[gender].append(word)
    return found


def _cases(word: str, lang: str, kind: str, gender: str) -> dict[str, str] | None:
    """All cases of a base form, or None where the dictionary has it not as such a name."""
    for parse in parses(word, lang):
        tag = parse.tag.grammemes
        if parse.is_known and {kind, "nomn", _GRAMMEMES[gender]} <= tag and "plur" not in tag:
            forms = {case: parse.inflect({case, "sing"} if lang == "ru" else {case}) for case in _FREQUENT}
            return {case: form.word for case, form in forms.items()} if all(forms.values()) else None
    return None
