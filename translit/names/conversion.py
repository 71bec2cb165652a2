"""Convert a name from one spelling to another: be, ru, uk, en:be, en:ru, en:uk, people and places.

Given names and patronymics go by the tables first. Everything else is rewritten letter group by letter group
(`data/convert-*.tsv`), and where a group may become several things (Belarusian а is Russian а or о) the wholes are
ranked by a model of letter sequences of the target language. Belarusian writes vowels as they sound, so on the way
into it every place of the stress is tried. Foreign names follow their own rows: no dzekanne in Дэльмас, one с in Босі.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from .abroad import as_read
from .atlases import after_russian, of_centre, with_yo
from .districts import called_after
from .fathers import after_the_father
from .gazetteer import epithet, in_english
from .given_names import fold_form
from .parse import is_initial, particles
from .rewriting import Candidates, rewritten
from .settled import as_foreigners, as_printed
from .systems import passports, printed_by_atlases
from .tabled import abroad, tabled
from .task import Task, planned
from .tokens import name_words
from .womens import mans, womans

__all__ = ["convert", "word_forms"]

_KEPT, _PRESS = 5, 3  # answers, and those of people after the Russian form that keep to the habits of the press


def convert(name: str, source: str, target: str, *, kind: str = "person", gender: str | None = None) -> list[str]:
    """The spellings of a name in another spelling code, best first, at most five.

    `name` is a person's name in any order of parts (it is kept) or a place; `source` and `target` are spelling codes
    of `SPELLINGS`, `en` standing for English after the form of the other code. `kind` is `person`, `place` or
    `organisation` (one called after a person). `gender` (`m` or `f`) is only needed where a given name may be either.
    Raises `SpellingError` for another code, kind or gender.

    >>> convert("Ігар Лосік", "be", "ru")[0]
    'Игорь Лосик'
    >>> convert("Лукашенко", "ru", "be")[0], convert("Лукашэнка", "be", "en:be")[0]
    ('Лукашэнка', 'Lukashenka')
    >>> convert("Дарья Григорьева", "ru", "be")[0]
    'Дар’я Грыгор’ева'
    """
    task = planned(name, source, target, kind, gender)
    if task.source == task.target:
        return [task.name] if task.name else []
    wholes, known = _all(task), task.known
    if task.other:
        wholes[1:] = [form for form in _all(task.other)[:1] if form not in wholes] + wholes[1:]
    if task.target.startswith("en:") and set(known) & set(wholes):
        known = ()  # another romanisation of the same form: one system for all places
    if kind == "place" and target == "en" and (centre := of_centre(task.name, task.source)):
        known = (centre, *known)
    if kind == "place" and task.target.startswith("en:") and (named := _as_english_calls(task)):
        known = (named,)  # no country's own system is for the cities of others: Munich
    elif kind == "place" and (task.source, task.target) == ("uk", "en:uk"):
        wholes[1:] = printed_by_atlases({"uk": task.name, "ru": convert(name, "uk", "ru", kind="place")[0]})
        if target == "en" and after_russian(task.name, official=wholes[0] in task.known):
            wholes = [wholes[-1], *wholes[:-1]]
    elif kind == "person" and task.target == "en:ru" and task.convention == "own":
        wholes[_PRESS:_PRESS] = passports(convert(name, task.source, "ru", gender=gender)[0])
    return list(dict.fromkeys([*known, *wholes]))[:_KEPT]


def _as_english_calls(task: Task) -> str | None:
    """English for a city abroad, and for what is called after a place: Munich, Lida district; None for other places."""
    if called := called_after(task.name, task.source):
        place, own, noun = called
        return f"{convert(place, own, f'en:{own}', kind='place')[0]} {_cased(noun, task.name.rpartition(' ')[2])}"
    return in_english(task.name, task.source)


_WITH_APOSTROPHE = ("be", "uk")  # a letter of both, printed as ’ throughout a name


def _all(task: Task) -> list[str]:
    return _wholes([word_forms(task, word, role) for word, role in task.words], task.target)


def _wholes(columns: Sequence[Candidates], target: str) -> list[str]:
    """The cheapest combinations of the words' candidates."""
    mixed = _MIXED if target == "en:ru" else 0.0  # Maxim Aliaksandravich is no mixture: nobody writes Aliaxandr
    wholes: Candidates = [("", 0.0)]
    for column in columns:
        joined = [
            (whole + word, cost + price + mixed * _mixed(whole, word))
            for (whole, cost), (word, price) in product(wholes, column)
        ]
        wholes = sorted(joined, key=lambda item: item[1])[: 4 * _KEPT]
    return list(dict.fromkeys(whole for whole, _ in wholes))[:_KEPT]


_MIXED = 0.5


def _mixed(before: str, word: str) -> bool:
    """Whether a patronymic writes кс otherwise than the name: Alexander Alexandrovich; but Maxim Liksutov."""
    before, word = before.lower(), word.lower()
    return word.endswith(("vich", "vna")) and (("ks" in before and "x" in word) or ("x" in before and "ks" in word))


def word_forms(task: Task, word: str, role: str) -> Candidates:
    """What one word of the name may become, best first, with costs from 0 on."""
    found = _word_forms(task, word, role)
    if task.target not in _WITH_APOSTROPHE:
        return found
    return [(form.replace("'", "’"), cost) for form, cost in found]


def _word_forms(task: Task, word: str, role: str) -> Candidates:
    source, target, convention, gender = task.source, task.target, task.convention, task.gender
    if role == "between" and word.isalpha() and fold_form(word) in name_words("suffix"):
        role = "surname"  # Буш молодший
    if role == "between" or not any(c.isalpha() for c in word):
        return [(word, 0.0)]
    found: Sequence[tuple[str, float]]
    if task.land and role in ("given", "surname"):
        return [(_cased(form, word), 0.4 * n) for n, form in enumerate(as_read(task, task.land, word, role))]
    if forms := tabled(word, role, source, target, gender):
        if role == "given" and (theirs := as_foreigners(task, word)):
            forms = tuple(dict.fromkeys([*theirs, *forms]))
        if role == "given" and convention == "foreign" and (form := abroad(word, source, target)):
            forms = tuple(dict.fromkeys([_cased(form, word), *forms]))
        return [(_cased(form, word), 0.4 * n) for n, form in enumerate(forms)]
    if role in ("given", "surname") and (printed := as_printed(task, word, role)):
        return [(_cased(form, word), 0.4 * n) for n, form in enumerate(printed)]
    if role == "epithet":
        role = "place"
        start, end = source.rpartition(":")[2], target.rpartition(":")[2]
        if source == start and (known := epithet(word, start, end) if start != end else None):
            found = rewritten(known, end, target, convention, "place") if target != end else ((known, 0.0),)
            return [(_cased(form, word), cost - found[0][1]) for form, cost in found]
    if role == "place" and (source, target) == ("ru", "en:ru"):
        word = _cased(with_yo(word.lower()), word)
    if is_initial(word) and role != "place" and convention != "eastern":
        convention = "own"
    elif role in ("given", "patronymic"):
        convention = "foreign"  # the tables have those of East Slavs
    kind = "place" if role == "place" else "person"
    found = after_the_father(word.lower(), source, target) if role == "patronymic" else ()
    if role == "surname" and gender == "f" and source == "en:uk" and target in ("be", "ru"):
        native = rewritten(word.lower(), source, "uk", convention, kind)[0][0]
        if mans(native, "uk", target):  # Piddubna is Піддубна, and so Поддубная
            return _word_forms(replace(task, source="uk"), _cased(native, word), role)
    # Of foreign surnames nobody knows whether they are adjectives, unless a woman bears one: not Канерва, Ла Русса.
    woman = gender == "f" or (gender is None and (convention == "own" or len(task.words) == 1))
    man = (
        mans(word.lower(), source, target) if woman and role == "surname" and word.lower() not in particles() else None
    )
    found = found or (womans(rewritten(man, source, target, convention, kind), target) if man else ())
    found = found or rewritten(word.lower(), source, target, convention, kind)
    if role == "place" and (source, target) == ("uk", "ru"):
        found = _dotted(found)
    if role == "surname" and gender == "m":
        found = _of_a_man(word, found, source, target) if convention == "own" else found
        if source == "uk" and _NOUN_IN_SKA.search(word):  # Денис Малюська: a man's is a noun, no adjective
            found = [(_SKA.sub(r"\1ька", form), cost) for form, cost in found]
    if source.startswith("en:") and target.startswith("en:") and _SHORT_I.search(word):
        found = sorted(((form, cost + _SHORT_Y * bool(_SHORT_AS_Y.search(form))) for form, cost in found), key=_cost)
    if role == "surname" and target == "en:ru" and source != "ru":
        found = sorted(((form, cost + _DOTTED * bool(_YO.search(form))) for form, cost in found), key=_cost)
    return [(_cased(form, word), cost - found[0][1]) for form, cost in found]


def _dotted(found: Sequence[tuple[str, float]]) -> Candidates:
    """Russian places with the ё that the dictionary has, each before the form without it: Зелёное, Зеленое."""
    forms: dict[str, float] = {}
    for form, cost in found:
        for spelled, price in ((with_yo(form), cost), (form, cost + _UNDOTTED)):
            forms[spelled] = min(price, forms.get(spelled, price))
    return sorted(forms.items(), key=_cost)


_UNDOTTED = 0.3
_YO, _DOTTED = re.compile("(?<=.)yo(?!va?$)"), 0.3  # Russian papers print е for ё that is heard: Artemenko
_SHORT_I, _SHORT_AS_Y = re.compile("[aeou]i[b-df-hj-np-tv-xz]"), re.compile("[aeou]y[b-df-hj-np-tv-xz]")
_SHORT_Y = 0.5  # who writes Dailida for й will not write Daylida


def _cost(item: tuple[str, float]) -> float:
    return item[1]


_NOUN_IN_SKA, _SKA = re.compile("[сц]ька$", re.IGNORECASE), re.compile("([сц])к(?:ая|а)$")
_OF_A_WOMAN = 2.0
_MEN_IN_O = re.compile("[кл]а$|[kl]a$")
_NOT_IN_O = {"ru": 1.5, "en:ru": 1.5, "uk": 3.0}  # VESUM has more in -ка: Бабарика, but this man is Бабарико


def _of_a_man(word: str, found: Sequence[tuple[str, float]], source: str, target: str) -> Sequence[tuple[str, float]]:
    """Belarusian -ка and -ла of a man's surname are more often -ко and -ло: Латушка, Сініла; -ина is a noun's."""
    if target == "uk":  # Скорина and Калина; -іна is what women have of Скорін
        found = sorted(((form, cost + _OF_A_WOMAN * form.endswith("іна")) for form, cost in found), key=_cost)
    if source not in ("be", "en:be") or target not in _NOT_IN_O or not _MEN_IN_O.search(word.lower()):
        return found
    price = _NOT_IN_O[target]
    return sorted(((form, cost + price * (form[-1:] not in ("о", "o"))) for form, cost in found), key=_cost)


def _cased(form: str, model: str) -> str:
    """A lower-case or table form in the capitals of the word it stands for."""
    letters = [c for c in model if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return form.upper()
    if letters and letters[0].isupper():
        return form[:1].upper() + form[1:]
    return form if model[:1].islower() and model.lower() in particles() else form[:1].lower() + form[1:]
