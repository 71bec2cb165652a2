"""People who do not exist, put into real sentences in the right case on both sides.

A model meets each real name a few times and learns it by heart; of invented ones there are thousands, so what it
learns from them is to use the form that it is given. Cases come from `translit.names.paradigm`: the old name's form
says which cases it can be, and a new name goes in only where all of these are one form in its own paradigm.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from translit import names

from .annotate import Link
from .symbols import LANGUAGES
from .text import Row

__all__ = ["Inventor", "invented_surnames"]

_TABLE = Path(__file__).with_name("invented.tsv")
_PEOPLE = 4000
_CONSONANTS = "бвгґджзйклмнпрстфхцчшщьў"
_WOMEN = ("ова", "ева", "ёва", "ина", "ына", "ая", "ява", "іна", "єва", "ська", "цька")


def invented_surnames(count: int, seed: int = 1) -> list[tuple[str, str]]:
    """So many different Russian spellings with their gender.

    >>> len(invented_surnames(50)) == len(set(invented_surnames(50))) == 50
    True
    """
    parts: dict[str, list[tuple[str, str]]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            part, text, *genders = line.split("\t")
            parts.setdefault(part, []).append((text, "".join(genders)))
    chance = random.Random(seed)
    made: dict[str, str] = {}
    while len(made) < count:
        stem = "".join(
            chance.choice(parts["onset"])[0] + chance.choice(parts["vowel"])[0] for _ in range(chance.choice((1, 1, 2)))
        )
        ending, gender = chance.choice(parts["ending"])
        made[(stem + chance.choice(parts["coda"])[0] + ending).capitalize()] = gender
    return list(made.items())


class Inventor:
    """Replaces one name of a row by an invented one."""

    def __init__(self, pair: str, *, seed: int = 1) -> None:
        """Take the pair; people are thought up when they are first needed."""
        self._langs = tuple(pair.split("-"))
        self._chance = random.Random(seed)
        self._people = {
            gender: [surname for surname, theirs in invented_surnames(_PEOPLE, seed) if theirs == gender]
            for gender in "mf"
        }

    def rows(self, rows: Sequence[Row], links: Sequence[Sequence[Link]], tries: int = 4) -> Iterator[tuple[Row, Link]]:
        """For each row with the name of a person, the row with another name in its place, and where that stands."""
        for row, some in zip(rows, links, strict=True):
            able = [link for link in some if link.name and _gender(link, self._langs)]
            if able:
                link = self._chance.choice(able)
                for _ in range(tries):
                    if made := self._replaced(row, link):
                        yield made
                        break

    def _replaced(self, row: Row, link: Link) -> tuple[Row, Link] | None:
        gender = _gender(link, self._langs)
        surname = self._chance.choice(self._people[gender])
        given = self._chance.choice(_given_names(gender)) if " " in link.base_a and " " in link.base_b else None
        texts, spans, bases = [], [], []
        for text, span, base, lang in zip(
            (row.a, row.b), (link.a, link.b), (link.base_a, link.base_b), self._langs, strict=True
        ):
            new = _spelled(surname, given, gender, lang)
            form = _in_place_of(text[slice(*span)], base, new, gender, lang) if new else None
            if new is None or form is None:
                return None
            texts.append(text[: span[0]] + form + text[span[1] :])
            spans.append((span[0], span[0] + len(form)))
            bases.append(new)
        return Row(texts[0], texts[1], "invented"), Link(spans[0], spans[1], bases[0], bases[1], True)


def _gender(link: Link, langs: Sequence[str]) -> str:
    """By the last word of the Slavic side's base form; empty when it does not tell. Names of one word or two only."""
    base = link.base_a if langs[0] != "en" else link.base_b
    word = base.split(" ")[-1].lower()
    if base.count(" ") > 1 or link.base_a.count(" ") != link.base_b.count(" "):
        return ""
    if word.endswith(_WOMEN):
        return "f"
    return "m" if word[-1] in _CONSONANTS else ""


@cache
def _given_names(gender: str) -> list[Mapping[str, str]]:
    """Given names in every language, the first spelling of each."""
    rows: list[Mapping[str, str]] = []
    for name in names.GivenNames.builtin().names:
        spelled = {lang: form for lang in LANGUAGES if (form := name.form("en:ru" if lang == "en" else lang))}
        if name.gender == gender and len(spelled) == len(LANGUAGES):
            rows.append(spelled)
    return rows


def _spelled(surname: str, given: Mapping[str, str] | None, gender: str, lang: str) -> str | None:
    converted = [surname] if lang == "ru" else _converted(surname, lang, gender)
    if not converted:
        return None
    return f"{given[lang]} {converted[0]}" if given else converted[0]


@lru_cache(maxsize=100_000)
def _converted(surname: str, lang: str, gender: str) -> list[str]:
    return names.convert(surname, "ru", "en:ru" if lang == "en" else lang, gender=gender)


@lru_cache(maxsize=100_000)
def _paradigm(name: str, lang: str, gender: str) -> Mapping[str, str]:
    return names.paradigm(name, lang, gender=gender)


def _in_place_of(form: str, base: str, new: str, gender: str, lang: str) -> str | None:
    """The form of `new` in the case that `form` shows of `base`; None when that is not certain."""
    if lang == "en":
        return new + ("'s" if form.endswith("'s") else "")
    cases = [case for case, each in _paradigm(base, lang, gender).items() if each == form and case != "voc"]
    paradigm = _paradigm(new, lang, gender)
    forms = {paradigm[case] for case in cases if case in paradigm}
    return forms.pop() if len(forms) == 1 else None
