"""Families: a surname in the plural, of people whom the text names («семья Дашкевичей», "the Losiks")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from operator import attrgetter

from .. import morphology
from ..names import Mention
from ..tables import rows

__all__ = ["FAMILY", "plural", "with_families"]

FAMILY = "family"
"""Shape of a mention that is a surname in the plural; its base form is the surname in the singular."""

_CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
_HISSING = re.compile(r"(?:[sxz]|[cs]h)$")
_SCORE = 0.9


@cache
def _ends(lang: str) -> tuple[dict[str, str], ...]:
    table = [row for row in rows(__package__, "plurals.tsv") if row["lang"] == lang]
    return tuple(sorted(table, key=lambda row: (row["of"] == "gen", -len(row["end"]))))


@lru_cache(maxsize=4096)
def plural(surname: str, lang: str) -> Mapping[str, str]:
    """The plural of a man's surname in be, ru or uk, all cases; empty where the grammars leave it open.

    >>> plural("Дашкевич", "ru")["gen"], plural("Кравец", "ru")["nom"], plural("Быкаў", "be")["ins"]
    ('Дашкевичей', 'Кравцы', 'Быкавымі')
    >>> plural("Вячорка", "ru")
    {}
    """
    table = _ends(lang)
    forms = {"nom": surname, "gen": morphology.paradigm(surname, lang, "surname", "m")["gen"] if table else ""}
    for row in table:
        form = forms[row["of"]]
        if form.endswith(row["end"]) and (row["of"] == "nom" or form != surname):
            return {case: form.removesuffix(row["end"]) + row[case] for case in _CASES}
    return {}


def with_families(text: str, lang: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text with families added whose surname somebody in it has, in order.

    A form that is one of the singular as well stays what it was; a family takes the place of a mention of one word.

    >>> from translit import names
    >>> text = "Игорь Лосик и семья Лосиков."
    >>> [(m.text, m.lemma, m.cases) for m in with_families(text, "ru", names.find(text, "ru"))][1:]
    [('Лосиков', 'Лосик', ('gen', 'acc'))]
    """
    forms: dict[str, tuple[str, tuple[str, ...]]] = {}
    for surname, gender in {_surname(m) for m in mentions if m.kind == "person" and m.shape in ("full", "surname")}:
        forms |= _forms(surname, gender, lang)
    if not forms:
        return list(mentions)
    before = r"(?<=\b[Tt]he )" if lang == "en" else r"(?<![\w-])"
    words = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    found = [
        Mention(*match.span(), match[0], surname, "person", None, _SCORE, lang, FAMILY, cases)
        for match in re.finditer(rf"{before}(?:{words})(?![\w-])", text)
        for surname, cases in (forms[match[0]],)
    ]
    spans = {(m.start, m.end) for m in found}
    kept = [m for m in mentions if (m.start, m.end) not in spans]
    found = [m for m in found if all(k.end <= m.start or m.end <= k.start for k in kept)]
    return sorted([*kept, *found], key=attrgetter("start"))


def _surname(mention: Mention) -> tuple[str, str | None]:
    return mention.lemma.rpartition(" ")[2], mention.gender


@lru_cache(maxsize=4096)
def _forms(surname: str, gender: str | None, lang: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The plural forms of a surname that are none of the singular, each with the surname and its cases."""
    if lang == "en":
        return {surname + ("es" if _HISSING.search(surname) else "s"): (surname, ("nom",))}
    if gender == "f" and surname[-1:] in ("а", "я"):
        return {}  # Колесникова: his surname would have to be guessed
    singular = {form for each in ("m", "f") for form in morphology.paradigm(surname, lang, "surname", each).values()}
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    if lang == "ru" and surname.endswith("ко"):  # «Коваленки» in the press, though the grammars have Коваленко
        found[f"{surname[:-1]}и"] = (surname, ("nom",))
    for case, form in plural(surname, lang).items():
        if form not in singular:
            found[form] = (surname, (*found.get(form, ("", ()))[1], case))
    return found
