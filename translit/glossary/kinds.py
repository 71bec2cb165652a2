"""What an entry names where nobody has said it: a place or a thing that lists and dictionaries know, else a person."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from translit.morphology.dictionary import knows, parses
from translit.names.gazetteer import abroad, in_english
from translit.names.given_names import GivenNames, fold_form
from translit.names.givens_abroad import is_given_abroad
from translit.names.settled import settled
from translit.names.single import lone_kind
from translit.names.surnames import bearers
from translit.text import EAST_SLAVIC

from .entry import KINDS, Kind

__all__ = ["likely_kind"]

_PERSON, _PLACE, _THING = KINDS
_OF_PEOPLE = frozenset({"Name", "Surn", "Patr"})
_WITH_DICTIONARY = ("ru", "uk")


def likely_kind(forms: Mapping[str, str]) -> Kind:
    """What is named by `forms`, `{spelling code: form}`: a person, unless the lists of places or a dictionary say else.

    A word that a dictionary has as an inanimate noun (Сенат) or a plural (Викинги) alone declines as the name of an
    organisation does.
    Whoever may be somebody by the tables of people's names stays a person: Грант, Питер.

    >>> likely_kind({"en": "Brazil", "ru": "Бразилия"}), likely_kind({"en": "Senate", "uk": "Сенат"})
    ('place', 'organisation')
    >>> likely_kind({"en": "Grant", "ru": "Грант"}), likely_kind({"en": "Losik", "ru": "Лосик"})
    ('person', 'person')
    """
    own = [
        (form, lang)
        for lang, form in forms.items()
        if lang in EAST_SLAVIC and isinstance(form, str) and form[:1].isupper()
    ]
    alone = {lone_kind(form, lang, None) for form, lang in own}
    told = next((kind for kind in (_THING, _PLACE) if kind in alone), None)
    if told or any(fold_form(form) in abroad(lang) for form, lang in own):
        return told or _PLACE
    known = next((kind for form, lang in own if (kind := _by_dictionary(form.lower(), lang))), _PERSON)
    likely = _PLACE if any(in_english(form, lang) for form, lang in own) else known
    return _PERSON if likely != _PERSON and any(_may_be_somebody(form, lang) for form, lang in own) else likely


def _may_be_somebody(form: str, lang: str) -> bool:
    """Whether the tables have a form as somebody's given name or surname."""
    if lang == "ru" and bearers(form.lower()) >= 0:
        return True
    if GivenNames.builtin().find(form, lang) or is_given_abroad(fold_form(form), lang):
        return True
    parts, others = ("surname", "given", "mononym"), [other for other in EAST_SLAVIC if other != lang]
    return any(settled(form, part, lang, other) for part in parts for other in others)


def _by_dictionary(word: str, lang: str) -> Kind | None:
    known = lang in _WITH_DICTIONARY and " " not in word and knows(word, lang)
    nouns = [parse.tag.grammemes for parse in parses(word, lang) if parse.is_known] if known else []
    if not nouns or any(_OF_PEOPLE & of or "NOUN" not in of or _one_s(of) for of in nouns):
        return None
    return _PLACE if any("Geox" in of for of in nouns) else _THING


def _one_s(of: Collection[str]) -> bool:
    """Whether a reading is of one living being: Герой; of several (Викинги) nobody bears the name."""
    return "anim" in of and "plur" not in of
