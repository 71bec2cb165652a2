"""Forms that an entry could have, worked out from one: by conversion, and by each language's press transcription."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from translit import names, schemes
from translit.names.press import press
from translit.names.task import SPELLINGS, planned
from translit.text import EAST_SLAVIC, script

__all__ = ["converted", "is_foreign", "own_language", "propose", "transcribed"]

_ENGLISH = ("en:be", "en:ru", "en:uk")


def propose(
    name: str, source: str, *, kind: str = "person", gender: str | None = None, own: str | None = None
) -> dict[str, str]:
    """The form of a name in every spelling that rules can work out, the given one included: a draft, not the truth.

    `source` is the spelling code of `name`, `kind` is `person`, `place` or `organisation`, `gender` `m`, `f` or None;
    `own` is the language that the English press spells the person after (`be`, `ru`, `uk`; None: by the given name).
    Foreign people stay as they are in Latin letters; places have names of their own in other languages, and
    organisations are translated, which no rule does.

    >>> found = propose("Ігар Лосік", "be", gender="m")
    >>> [found[code] for code in ("ru", "en", "en:ru", "pl", "de")]
    ['Игорь Лосик', 'Ihar Losik', 'Igor Losik', 'Ihar Łosik', 'Ihar Lossik']
    >>> propose("Emmanuel Macron", "en", gender="m")["pl"]
    'Emmanuel Macron'
    >>> propose("Белтэлерадыёкампанія", "be", kind="organisation")
    {'be': 'Белтэлерадыёкампанія'}
    >>> place = propose("Малыя Аўцюкі", "be", kind="place")
    >>> place["en:be"], place["en:ru"]
    ('Malyia Autsiuki', 'Malye Avtyuki')
    """
    name = " ".join(name.split())
    if not name or kind == "organisation" or source not in SPELLINGS:
        return {source: name} if name else {}
    own = own or own_language(name, source)
    code = f"en:{own}" if source == "en" else source
    found = {target: forms[0] for target in EAST_SLAVIC if (forms := converted(name, code, target, kind, gender))}
    if kind == "person" and is_foreign(name, code, gender):
        latin = name if script(name) == "Latn" else (converted(name, code, "en:ru", kind, gender) or ("",))[0]
        found |= {"en": latin} if latin else {}
        return found | (dict.fromkeys(_targets(own), latin) if script(name) == "Latn" else {}) | {source: name}
    for target in _ENGLISH:
        lang = target.removeprefix("en:")
        origin = (name, code) if code == target else (found.get(lang, name), lang if lang in found else code)
        # Places are spelled as people are (Biarezina, Gomel): gazetteers' Byarezina and Gomel’ are not what is printed.
        forms = converted(*origin, target, "person", gender)
        found |= {target: forms[0]} if forms else {}
    found["en"] = name if source == "en" else _press(name, code, kind, own, found)
    if kind == "person" and own in found:
        found |= transcribed(found[own], own, gender)
    return found | {source: name}


def _press(name: str, code: str, kind: str, own: str, found: Mapping[str, str]) -> str:
    """What the English press may print: a place's known name, else after the form of its language; Belarus's by ru."""
    if kind != "place":
        return found.get(f"en:{own}", name)
    after = "ru" if own == "be" else own
    known = converted(name, code, "en", kind, None)[:1]
    by_rule = converted(found.get(after, name), after, f"en:{after}", kind, None)
    return known[0] if known and known[0] not in by_rule else found.get(f"en:{after}", name)


@lru_cache(maxsize=65536)
def converted(name: str, source: str, target: str, kind: str, gender: str | None) -> tuple[str, ...]:
    """What `names.convert` gives, kept; the name itself where nothing is to convert."""
    return tuple(names.convert(name, source, target, kind=kind, gender=gender))


def is_foreign(name: str, source: str, gender: str | None) -> bool:
    """Whether a person's name is no East Slavic one, as the given name tells, else the rules of conversion.

    >>> is_foreign("Эмануэль Макрон", "be", "m"), is_foreign("Ігар Лосік", "be", "m")
    (True, False)
    """
    lang = source.rpartition(":")[2]
    parts = names.parse(name, lang)
    rows = names.GivenNames.builtin().find(parts.given) if parts.given else []
    if any(row.source == "east-slavic" for row in rows) or parts.patronymic:
        return False
    return planned(name, source, "ru" if source != "ru" else "be", "person", gender).convention == "foreign"


def own_language(name: str, source: str) -> str:
    """The language whose form an English spelling of the person would follow: as the given name tells, else the whole.

    >>> own_language("Ihar Losik", "en"), own_language("Igor Losik", "en"), own_language("Ігор Лосик", "uk")
    ('be', 'ru', 'uk')
    >>> own_language("Arsenii Lahodnyi", "en")
    'uk'
    """
    if source in EAST_SLAVIC:
        return source
    if ":" in source:
        return source.partition(":")[2]
    given = names.parse(name, "en").given
    rows = names.GivenNames.builtin().find(given) if given else []
    spelled = [lang for lang in ("ru", "uk", "be") if any(given in row.forms.get(f"en:{lang}", ()) for row in rows)]
    likely = spelled or ["ru", "uk", "be"]
    return next((lang for lang in likely if len(likely) > 1 and _comes_back(name, lang)), likely[0])


def _comes_back(name: str, lang: str) -> bool:
    """Whether the English spelling of a person is just what its own form in a language would be printed as."""
    own = converted(name, f"en:{lang}", lang, "person", None)
    return bool(own) and name in converted(own[0], lang, f"en:{lang}", "person", None)[:1]


def transcribed(form: str, lang: str, gender: str | None) -> Mapping[str, str]:
    """A person's Cyrillic form in every language that has a press transcription from its language.

    >>> transcribed("Томаш Здроевский", "ru", "m")["lv"]
    'Tomašs Zdrojevskis'
    """
    found = {}
    for target in _targets(lang):
        printed = press(form, lang, target, gender)
        if printed is not None:
            found[target] = printed
    return found


@cache
def _targets(lang: str) -> tuple[str, ...]:
    """The languages of Latin letters that have a press transcription from `lang`."""
    known = {scheme.target for scheme in schemes.available() if scheme.kind == "transcription" and scheme.lang == lang}
    return tuple(sorted(known - {"", "en", *EAST_SLAVIC}))
