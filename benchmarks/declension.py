"""Forms a second: names seen for the first time, names seen before, and base forms, beside pymorphy3 and pytrovich.

The names are those of `glossaries/given-names.tsv` with surnames of the common types, in three languages.
Each row is one run on one core; `of pymorphy3` is the ratio to its Russian row in the same run.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from functools import partial

from translit import names
from translit.morphology import CASES
from translit.names import GivenNames

SURNAMES = {
    "be": ["Лосік", "Вольскі", "Быкаў", "Лукашэнка", "Статкевіч", "Шаўчук", "Пушкін", "Купала", "Карач", "Севярынец"],
    "ru": ["Лосик", "Вольский", "Быков", "Лукашенко", "Статкевич", "Шевчук", "Пушкин", "Купала", "Карач", "Северинец"],
    "uk": [
        "Лосик",
        "Вольський",
        "Биков",
        "Лукашенко",
        "Статкевич",
        "Шевчук",
        "Пушкін",
        "Купала",
        "Карач",
        "Северинець",
    ],
}


def run() -> list[dict[str, object]]:
    """Forms a second by language, cold and warm, and of two peers."""
    rows = [row for lang in SURNAMES for row in _of_language(lang)]
    words = [word for name in _people("ru") for word in name.split()]
    peer = _row("pymorphy3 ru, parse and inflect", 6 * len(words), partial(_pymorphy, words))
    rows += [peer, _row("pytrovich ru", 5 * len(words), partial(_petrovich, words))]
    return [row | {"of pymorphy3": float(str(row["forms/s"])) / float(str(peer["forms/s"]))} for row in rows]


def _of_language(lang: str) -> list[dict[str, object]]:
    asked = [(name, case) for name in _people(lang) for case in CASES[lang]]
    _inflect(asked[: len(CASES[lang])], lang)  # the tables are read here
    inflect = partial(_inflect, asked, lang)
    rows = [_row(f"inflect {lang}, {what}", len(asked), inflect) for what in ("new names", "names seen before")]
    forms = [names.inflect(name, lang, case) for name, case in asked]
    lemma = partial(_lemma, forms, lang)
    return rows + [_row(f"lemma {lang}, {what}", len(forms), lemma) for what in ("new forms", "forms seen before")]


def _people(lang: str) -> list[str]:
    given = [form for name in GivenNames.builtin() if name.gender == "m" and (form := name.form(lang))]
    return [f"{first} {last}" for first, last in itertools.product(given[:100], SURNAMES[lang])]


def _row(what: str, forms: int, work: Callable[[], None]) -> dict[str, object]:
    started = time.perf_counter()
    work()
    return {"what": what, "forms": forms, "forms/s": forms / (time.perf_counter() - started)}


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
