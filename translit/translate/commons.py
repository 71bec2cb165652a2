"""Common words that a glossary prescribes (harbour is «гавань»): found in each form, declined in both numbers.

A person whose form begins with a small letter is none (`Glossary.from_forms` makes everything a person that is not said
to be a place): no carrier stands in for it, and it is declined as a noun of the dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .. import names
from ..glossary.phrases import Phrases
from ..morphology import CASES, dictionary
from ..names.runs import begins_sentence
from ..text import EAST_SLAVIC

if TYPE_CHECKING:
    from ..glossary import Glossary

__all__ = ["COMMONS", "Commons", "declined", "is_common"]

COMMONS = ("term", "terms")
"""Shapes of a mention of a common word, in the singular and in the plural."""

_HISSING = re.compile(r"(?:[sxz]|[cs]h)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_PYMORPHY = {case: tag for tag, case in dictionary.CASES.items()} | {"voc": "voct"}


def is_common(form: str) -> bool:
    """Whether a form of a glossary is a common word: it begins with a small letter."""
    return form[:1].islower()


def declined(form: str, lang: str, *, plural: bool) -> dict[str, str]:
    """All cases of a common word in one number; none where nobody knows its plural. Other languages have `nom` alone.

    Source: OpenCorpora and VESUM by pymorphy3; in Belarusian, and of several words, the rules for organisations.

    >>> declined("гавань", "ru", plural=False)["gen"], declined("суд", "ru", plural=True)["ins"]
    ('гавани', 'судами')
    >>> declined("court", "en", plural=True), declined("суд", "be", plural=True)
    ({'nom': 'courts'}, {})
    """
    if lang not in EAST_SLAVIC:
        return {"nom": _english_plural(form) if plural and lang == "en" else form}
    own = {"NOUN", "nomn"}
    found = next((r for r in dictionary.parses(form, lang) if own <= r.tag.grammemes), None) if lang != "be" else None
    if found is None:
        return {} if plural else dict(names.paradigm(form, lang, kind="organisation"))
    number = "plur" if plural or "plur" in found.tag.grammemes else "sing"
    made: dict[str, str] = {}
    for case in CASES[lang]:
        wanted = {_PYMORPHY[case], number} if lang == "ru" or number == "plur" else {_PYMORPHY[case]}
        one = found.inflect(wanted) or found.inflect({_PYMORPHY[case]})
        if one is not None and not (plural and "plur" not in one.tag.grammemes):
            made[case] = one.word
    return made if "nom" in made else {}


def _english_plural(form: str) -> str:
    """The regular plural (own knowledge); an irregular one has to be an entry of its own."""
    if _CONSONANT_Y.search(form):
        return f"{form[:-1]}ies"
    return f"{form}es" if _HISSING.search(form) else f"{form}s"


class Commons:
    """The common words of a glossary in one language, ready to be looked for."""

    def __init__(self, glossary: Glossary, lang: str) -> None:
        """Decline them all once; `lang` is an ISO 639-1 code."""
        forms: dict[str, tuple[str, str, tuple[str, ...]]] = {}
        for entry in glossary.entries:
            spelled = [form for _, form in entry.spelled(lang) if entry.type == "person" and is_common(form)]
            for form in spelled:
                for shape in COMMONS:
                    for case, made in declined(form, lang, plural=shape == COMMONS[1]).items():
                        id, of, cases = forms.get(made, (entry.id, shape, ()))
                        forms[made] = (id, of, (*cases, case) if (id, of) == (entry.id, shape) else cases)
        self._forms: Mapping[str, tuple[str, str, tuple[str, ...]]] = forms
        self._phrases = Phrases({form: form for form in forms})

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._forms)

    def found(self, text: str) -> Iterator[tuple[int, int, str, str, tuple[str, ...]]]:
        """Start, end, entry id, shape and cases of each that stands in a text; a capital only begins a sentence."""
        for start, end, form in self._phrases.search(text):
            if text[start].islower() or begins_sentence(text, start):
                yield start, end, *self._forms[form]
