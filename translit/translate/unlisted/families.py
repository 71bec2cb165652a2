"""Families: a surname in the plural, of people whom the text names («семья Дашкевичей», "the Losiks")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

from ... import morphology
from ...morphology.plurals import plural, singular
from ...names import GivenNames, Mention
from ...names.families import FAMILY
from ...text import EAST_SLAVIC
from ..grammar.government import coordinated

__all__ = ["FAMILY", "SURE", "with_families"]

SURE = 0.95
"""Score from which somebody whom the glossary does not know is surely a person: a known given name and a surname."""

_WITH_SURNAME = ("full", "surname", FAMILY)
_HISSING = re.compile(r"(?:[sxz]|[cs]h)$")
_SCORE = 0.9
_NEAR = 40
"""Characters in which the other given name of a couple is looked for."""
_AND = re.compile(r"(?<![\w-])([А-ЯЁІЇЄҐ][а-яёіўїєґ’']+)[ \u00a0](?:и|і|й|та|ды)[ \u00a0]$")


def with_families(text: str, lang: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text with families added whose surname somebody in it has, in order.

    A form that is one of the singular as well stays what it was; a family takes the place of a mention of one word.

    >>> from translit import names
    >>> text = "Игорь Лосик и семья Лосиков. Анна и Олег Ивановы спят."
    >>> [(m.text, m.lemma, m.cases) for m in with_families(text, "ru", names.find(text, "ru"))][1:]
    [('Лосиков', 'Лосик', ('gen', 'acc')), ('Анна', 'Анна', ()), ('Олег', 'Олег', ()), ('Ивановы', 'Иванов', ('nom',))]
    """
    mentions = _couples(text, lang, mentions)
    forms: dict[str, tuple[str, tuple[str, ...]]] = {}
    for surname, gender in {_surname(m) for m in mentions if m.kind == "person" and m.shape in _WITH_SURNAME}:
        forms |= _forms(surname, gender, lang)
    if not forms:
        return list(mentions)
    mentions = [_without_family(mention, forms) for mention in mentions]
    before = r"(?<=\b[Tt]he )" if lang == "en" else r"(?<![\w-])"
    words = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    found = [
        Mention(*match.span(), match[0], surname, "person", None, _SCORE, lang, FAMILY, cases)
        for match in re.finditer(rf"{before}(?:{words})(?![\w-])", text)
        for surname, cases in (forms[match[0]],)
    ]
    spans = {(m.start, m.end) for m in found}
    kept = [m for m in mentions if (m.start, m.end) not in spans or m.shape == FAMILY]
    found = [m for m in found if all(k.end <= m.start or m.end <= k.start for k in kept)]
    return sorted([*kept, *found], key=attrgetter("start"))


def _without_family(mention: Mention, forms: Mapping[str, object]) -> Mention:
    """The mention less a family's name before it: «адвокатка Лосікаў Ядвіга Сянкевіч»."""
    first, _, rest = mention.text.partition(" ")
    own = mention.lemma.partition(" ")[2]
    if first not in forms or " " not in rest or " " not in own or mention.entry_id:
        return mention
    return replace(mention, start=mention.end - len(rest), text=rest, lemma=own)


def _couples(text: str, lang: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with two people parted from their surname in the plural: «Ирина и Олег Седельниковы»."""
    parted: list[Mention] = []
    for mention in mentions:
        given, _, surname = mention.text.partition(" ")
        own = mention.lemma.split()[0]
        before = parted[-1] if parted and coordinated(text[parted[-1].end : mention.start]) else None
        beside = _is_given(before) if before else _after_given(text[: mention.start], lang)
        known = mention.entry_id is not None or (mention.kind, mention.shape) != ("person", "full")
        shared = singular(surname, lang) if beside and not known else None
        if shared is None or (given == own and "nom" not in shared[1]):  # «Анна и Олег Новиков»: no Новики
            parted.append(mention)
            continue
        if before:
            parted[-1] = replace(before, score=SURE)
        alone = replace(mention, end=mention.start + len(given), text=given, lemma=own)
        start = mention.end - len(surname)
        family = Mention(start, mention.end, surname, shared[0], "person", None, SURE, lang, FAMILY, shared[1])
        parted += [replace(alone, shape="given", score=SURE), family]
    return parted


def _is_given(mention: Mention) -> bool:
    return mention.shape == "given" and " " not in mention.lemma


def _after_given(before: str, lang: str) -> bool:
    """Whether a given name and a conjunction end `before`, as the neighbours spell it: «Анна і» in Belarusian."""
    found = _AND.search(before[-_NEAR:]) if lang in EAST_SLAVIC else None
    return found is not None and any(GivenNames.builtin().find(found[1], each) for each in sorted(EAST_SLAVIC))


def _surname(mention: Mention) -> tuple[str, str | None]:
    return mention.lemma.rpartition(" ")[2], mention.gender


@lru_cache(maxsize=4096)
def _forms(surname: str, gender: str | None, lang: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The plural forms of a surname that are none of the singular, each with the surname and its cases."""
    if lang == "en":
        return {surname + ("es" if _HISSING.search(surname) else "s"): (surname, ("nom",))}
    if lang not in morphology.CASES:
        return {}
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
