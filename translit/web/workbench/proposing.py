"""A new entry out of one name: the forms that rules give for it, and entries that may be the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from translit import names
from translit.glossary import KINDS, Entry
from translit.glossary.proposing import propose
from translit.morphology import guess_gender
from translit.text import script

from .bench import Bench
from .listing import Asked

__all__ = ["Wanted", "likely", "proposed"]

_ALIKE, _ALIKE_ALONE = 0.8, 0.76
_FOREIGN = {  # letters that no name in the language has; Latin ones are told by script
    "be": re.compile("[иИщЩъЪїЇєЄ]"),
    "ru": re.compile("[іІўЎїЇєЄґҐ]"),
    "uk": re.compile("[ыЫэЭёЁъЪўЎ]"),
}
_BELARUSIAN, _UKRAINIAN = re.compile("[іІўЎ]"), re.compile("[їЇєЄґҐ]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a new entry is made of: a name, the language it is written in, what it is, and its gender if known."""

    name: str
    lang: str
    type: str
    gender: str

    @classmethod
    def of(cls, name: str, fields: Mapping[str, str]) -> Wanted:
        """Of the fields of a form; what is left out, or a language that is not written so, is told from the name.

        >>> Wanted.of("Алена Новік", {"lang": "en"})
        Wanted(name='Алена Новік', lang='be', type='person', gender='f')
        """
        lang = fields.get("lang", "")
        lang = lang if lang in ("be", "ru", "uk", "en") and _may_be(name, lang) else _language(name)
        kind = fields.get("type", "")
        kind = kind if kind in KINDS else "person"
        gender = fields.get("gender", "")
        if gender not in ("m", "f", "n"):
            gender = _gender(name, lang) if kind == "person" else ""
        return cls(name, lang, kind, gender)


def proposed(wanted: Wanted) -> dict[str, Any]:
    """The data of a draft with the forms that rules give; an organisation gets the one form alone.

    >>> proposed(Wanted("Ігар Лосік", "be", "person", "m"))["forms"]["ru"]
    'Игорь Лосик'
    """
    gender = wanted.gender or None
    data: dict[str, Any] = {"type": wanted.type}
    data |= {"gender": gender} if gender else {}
    return {**data, "status": "draft", "forms": propose(wanted.name, wanted.lang, kind=wanted.type, gender=gender)}


def likely(name: str, bench: Bench) -> list[Entry]:
    """The entries that a name may belong to already."""
    found = bench.find(Asked(q=name))[:5]
    return [entry for entry in found if any(_same(name, form) for form in set(entry.forms.values()))]


def _same(name: str, form: str) -> bool:
    """Whether two names may be one: a single word, of which it is not known what it is, never counts for all it is."""
    alone = len(name.split()) == len(form.split()) == 1
    return names.similarity(name, form) > (_ALIKE_ALONE if alone else _ALIKE)


def _may_be(name: str, lang: str) -> bool:
    """Whether a name can be of the language that stands in the list: English stands there before anybody chose."""
    letters = script(name)
    if letters not in ("Cyrl", "Latn"):
        return True  # two alphabets are a slip of the keyboard, and told as one
    return letters == ("Latn" if lang == "en" else "Cyrl") and not (lang in _FOREIGN and _FOREIGN[lang].search(name))


def _language(name: str) -> str:
    if script(name) != "Cyrl":
        return "en"
    if _UKRAINIAN.search(name):
        return "uk"
    return "be" if _BELARUSIAN.search(name) else "ru"


def _gender(name: str, lang: str) -> str:
    parts = names.parse(name, lang)
    known = {"given": parts.given, "patronymic": parts.patronymic, "surname": parts.surname}
    return guess_gender({key: value for key, value in known.items() if value}, lang) or ""
