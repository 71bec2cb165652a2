"""A verb in the past of another gender or number: сказал, сказала, сказали."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ...names.lexicon import told
from ...names.runs import fold
from ...text import Token
from .tagging import lemmas, tagged
from .wordforms import verb_in

__all__ = ["did", "hers", "said_by", "theirs"]

_HAPPENS = ("experience", "befall", "existence")
"""Verbs whose neuter needs no subject: «пришлось», «не было»."""


def said_by(verb: str, gender: str, lang: str) -> str | None:
    """A verb of saying in the past, in the gender that it has not; None for another verb, or the right gender.

    >>> said_by("сказал", "f", "ru"), said_by("сказала", "m", "ru"), said_by("сказал", "m", "ru")
    ('сказала', 'сказал', None)
    """
    return _sayings(lang)[gender].get(fold(verb))


@cache
def _sayings(lang: str) -> Mapping[str, Mapping[str, str]]:
    verbs = told(lang, "says")
    made = ((verb, hers(verb, lang)) for verb, gender in verbs.items() if gender == "m")
    womens = {verb: form for verb, form in made if form is not None and form in verbs}
    return {"f": womens, "m": {form: verb for verb, form in womens.items()}}


def did(verb: str, gender: str, lang: str, *, alone: bool = False) -> str | None:
    """A verb in the past in the gender that it has not; None for what is none.

    `alone`: nobody else acts, so that a plural is wrong, too, and a neuter but of what just happens.

    >>> did("выиграл", "f", "ru"), did("пообещала", "m", "ru"), did("пришлось", "m", "ru", alone=True)
    ('выиграла', 'пообещал', None)
    >>> did("оставили", "m", "ru"), did("оставили", "m", "ru", alone=True), did("вручило", "f", "ru", alone=True)
    (None, 'оставил', 'вручила')
    """
    tag = tagged(Token(0, len(verb), verb), lang)
    if tag.part != "verb" or "past" not in tag.marks or len(tag.genders) != 1:
        return None
    if gender in tag.genders or (tag.genders <= {"n", "pl"} and not alone):
        return None
    if tag.genders == {"n"} and any(tag.lemma in lemmas(role, lang) for role in _HAPPENS):
        return None
    if lang != "be":
        return verb_in(verb, lang, gender)
    return hers(verb, lang) if gender == "f" and tag.genders == {"m"} else None


def theirs(verb: str, lang: str) -> str | None:
    """A verb that one person does as several do it; None for what is none.

    >>> theirs("сказал", "ru"), theirs("обсуждает", "ru"), theirs("сказала", "be"), theirs("сказалі", "be")
    ('сказали', 'обсуждают', 'сказалі', None)
    """
    if lang != "be":
        return verb_in(verb, lang, "pl")
    tag = tagged(Token(0, len(verb), verb), lang)
    if "past" not in tag.marks or not tag.genders & {"m", "f"}:
        return None
    form = verb if tag.genders == {"f", "n"} else hers(verb, lang)
    return re.sub("а(ся)?$", r"і\1", form) if form else None


def hers(verb: str, lang: str) -> str | None:
    """The feminine of a past tense in the masculine; None where its ending does not tell.

    Source: Зализняк, Грамматический словарь русского языка, on the past tense (-шёл: -шла, -чёл: -чла).

    >>> hers("сказал", "ru"), hers("пришёл", "ru"), hers("признался", "ru"), hers("міг", "uk")
    ('сказала', 'пришла', 'призналась', None)
    """
    stem, own = (verb[:-2], verb[-2:]) if verb.endswith("ся") else (verb, "")
    own = "сь" if own and lang == "ru" else own
    if len(stem) < 3 or stem[-1] not in "лвў" or stem.endswith("ёў"):
        return None
    if found := re.search(r"(?:[шч][её]л|ш[оё][вў])$", stem):
        return f"{stem[: found.start() + 1]}ла{own}"
    return (
        f"{stem[:-1].removesuffix('ё')}{'е' if stem[-2] == 'ё' else ''}ла{own}" if stem[-2] in "аеёиоуыэюяіїє" else None
    )
