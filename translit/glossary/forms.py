"""What stands for an entry in one language: every spelling in every case, whole names and their parts.

The entry's own forms come first; where it has none in the language, rules make a few of those it has in another. Given
names and patronymics are taken in every spelling that the tables have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from translit import morphology, names
from translit.names.lexicon import cases_of
from translit.names.runs import split_run

from .entry import CASES, Entry, Gender
from .phrases import is_phrase
from .styles import language

__all__ = ["Row", "key_of", "rows_of"]

# Spellings from which a form in a language that the entry lacks is worked out, the nearest first.
_ORIGINS = ("be", "ru", "uk", "en:be", "en:ru", "en:uk", "en")
_CONVERTIBLE = frozenset(_ORIGINS)  # `en` only as an origin
_CONVERSIONS = 3
_GENDERS: tuple[Gender, ...] = ("m", "f")


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One reading of an entry as it is kept between runs: `key` is what it is looked up by, `phrases` the forms behind
    it that are no runs of capitalised words; the rest as in `Reading`.
    """

    key: str
    role: str
    base: str
    cases: tuple[str, ...]
    listed: bool
    upper: bool
    phrases: tuple[str, ...] = ()


def rows_of(entry: Entry, lang: str) -> tuple[Row, ...]:
    """Everything that stands for an entry in `lang`: what takes the time when an index is made."""
    found: dict[tuple[str, str, str, bool], tuple[list[str], list[bool], list[str]]] = {}
    for draft in _drafts(entry, lang):
        upper = len(draft.form) > 1 and draft.form.isupper()
        cases, listed, phrases = found.setdefault((key_of(draft.form), draft.role, draft.base, upper), ([], [], []))
        cases.append(draft.case)
        listed.append(draft.listed)
        if is_phrase(draft.form) and draft.form not in phrases:
            phrases.append(draft.form)
    return tuple(
        Row(key, role, base, tuple(case for case in CASES if case in cases), any(listed), upper, tuple(phrases))
        for (key, role, base, upper), (cases, listed, phrases) in found.items()
    )


def key_of(form: str) -> str:
    """What a form is looked up by: its words as those of a run are, so that U.N. is two."""
    return " ".join(word.key for word in split_run(form))


class _Draft(NamedTuple):
    """One case form of an entry's name or of a part of it."""

    role: str
    form: str
    base: str
    case: str
    listed: bool


def _drafts(entry: Entry, lang: str) -> Iterator[_Draft]:
    spelled = [(code, form, True) for code, form in entry.spelled(lang)]
    if not spelled:
        spelled = [(lang, form, False) for form in _converted(entry, lang)]
    givens: dict[str, None] = {}
    for code, form, listed in spelled:
        if entry.type != "person":
            yield from _declined("name", form, entry.declined(form, code), listed)
            continue
        parts = entry.split(form, code)
        if parts.given:
            givens[parts.given] = None
        for paradigm in _person_paradigms(entry, form, code):
            yield from _declined("full" if parts.given else "single", form, paradigm, listed)
            for role in ("surname", "given", "patronymic") if parts.given else ():
                part = getattr(parts, role)
                if part:
                    yield from _declined(role, part, entry.part_of(role, paradigm, form, code), listed)
    for form in entry.not_in.get(lang, ()):
        found = names.paradigm(form, lang, kind="place") if cases_of(lang) else {"nom": form}
        yield from _declined("other", form, {case: (made,) for case, made in found.items()}, True)
    for role, part, gender in (*_equal_givens(givens, entry.gender, lang), *_equal_patronymics(entry, lang)):
        yield from _declined(role, part, _part_paradigm(role, part, lang, gender), False)


def _person_paradigms(entry: Entry, form: str, code: str) -> Iterator[dict[str, tuple[str, ...]]]:
    """The cases of a person's name; of one whose gender is not told, as a man's and as a woman's."""
    if entry.gender is not None or not cases_of(language(code)):
        yield entry.declined(form, code)
        return
    for gender in _GENDERS:
        yield msgspec.structs.replace(entry, gender=gender).declined(form, code)


def _declined(role: str, base: str, paradigm: dict[str, tuple[str, ...]], listed: bool) -> Iterator[_Draft]:
    for case, forms in paradigm.items():
        for form in forms:
            yield _Draft(role, form, base, case, listed)


def _equal_patronymics(entry: Entry, lang: str) -> list[tuple[str, str, str]]:
    """The person's patronymic in `lang`, in every spelling that the table of patronymics has."""
    found: dict[str, str] = {}
    for code, form in entry.spelled_anywhere():
        patronymic = entry.split(form, code).patronymic
        for row in names.GivenNames.builtin().find_patronymic(patronymic, code) if patronymic else ():
            if entry.gender in (None, row.gender):
                for at, forms in row.forms.items():
                    if language(at) == lang:
                        found |= dict.fromkeys(forms, row.gender)
    return [("patronymic", form, gender) for form, gender in found.items()]


def _equal_givens(givens: Iterable[str], gender: str | None, lang: str) -> list[tuple[str, str, str]]:
    """All spellings in `lang` of the given names, short forms among them, by the table of given names."""
    table = names.GivenNames.builtin()
    found: dict[str, str] = {}
    for given in givens:
        for name in table.find(given, diminutives=True):
            if gender in (None, name.gender):
                for at, forms in (*name.forms.items(), *name.diminutives.items()):
                    if language(at) == lang:
                        found |= dict.fromkeys(forms, name.gender)
    return [("given", form, gender) for form, gender in found.items() if form not in givens]


@lru_cache(maxsize=8192)
def _part_paradigm(role: str, part: str, lang: str, gender: str) -> dict[str, tuple[str, ...]]:
    if not cases_of(lang):
        return {"nom": (part,)}
    found = names.paradigm(part, lang, kind="person", gender=gender, parts={role: part})
    equal = morphology.equal_forms(found, lang)
    return {case: (form, *equal.get(case, ())) for case, form in found.items()} or {"nom": (part,)}


def _converted(entry: Entry, lang: str) -> Sequence[str]:
    """Forms that rules make in a language for which the entry has none: a few, the best first."""
    target = f"en:{_own_language(entry)}" if lang == "en" else lang
    origin = next((code for code in _ORIGINS if code in entry.forms), None)
    if origin is None or target not in _CONVERTIBLE or entry.type == "organisation":
        return ()
    found: dict[str, None] = {}
    # Plain English does not say which form it was made after.
    for code in ("en:ru", "en:be", "en:uk") if origin == "en" else (origin,):
        made = names.convert(entry.forms[origin], code, target, kind=entry.type, gender=entry.gender)
        found |= dict.fromkeys(made[:_CONVERSIONS])
    return tuple(found)


def _own_language(entry: Entry) -> str:
    return next((code for code in ("be", "uk", "ru") if code in entry.forms), "ru")
