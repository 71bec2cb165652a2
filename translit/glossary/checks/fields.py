"""Checks of an entry's fields, one entry at a time: codes, languages, cases, sources."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from translit.names.lexicon import cases_of
from translit.text import languages

from ..entry import Entry
from ..styles import Style, language
from .finding import Found, Said

__all__ = ["check_cases", "check_codes", "check_fields", "check_languages", "is_code"]

_ENGLISH = frozenset({"en:be", "en:ru", "en:uk"})
_EVERY = ("be", "ru", "uk", "en")


@cache
def _codes() -> frozenset[str]:
    return frozenset(languages()) | _ENGLISH


def is_code(code: str) -> bool:
    """Whether a spelling code is known: an ISO 639-1 code, or one of the English spellings.

    >>> is_code("be"), is_code("en:ru"), is_code("xx")
    (True, True, False)
    """
    return code in _codes()


def check_codes(entry: Entry) -> Found:
    """Codes that are no language, wherever an entry names one."""
    for field in ("forms", "variants", "parts", "cases", "not_in"):
        for code in getattr(entry, field):
            if not is_code(code):
                message = f"{code!r} is no spelling code; write one as in be, en or en:ru."
                yield Said("unknown-code", "error", message, f"{field}.{code}")
    for field in ("indeclinable", "common_word"):
        for code in getattr(entry, field):
            if not is_code(code):
                message = f"{code!r} is no language code; write one as in be or ru."
                yield Said("unknown-code", "error", message, field)
    for at, sample in enumerate(entry.samples):
        if not is_code(sample.lang):
            message = f"{sample.lang!r} is no language code; write one as in be or ru."
            yield Said("unknown-code", "error", message, f"samples.{at}.lang")


def check_fields(entry: Entry) -> Found:
    """What is missing, and what is there for nothing."""
    if not entry.forms:
        yield Said("no-forms", "error", "there is no form; write at least one under `forms`.", "forms")
    for code, form in entry.forms.items():
        if not form.strip():
            message = f"the form for {code} is empty; write it, or take the line out."
            yield Said("empty-form", "error", message, f"forms.{code}")
    if entry.type == "person" and entry.gender not in ("m", "f"):
        message = "a person without gender declines by guess; write `gender: m` or `gender: f`."
        yield Said("no-gender", "warning", message, "gender")
    for code, forms in entry.variants.items():
        before = {entry.forms.get(code)}
        for at, form in enumerate(forms):
            if form not in before:
                before.add(form)
            else:
                message = f'"{form}" is a form already; take the variant out.'
                yield Said("needless-variant", "warning", message, f"variants.{code}.{at}")
    data = msgspec.to_builtins(entry) if entry.sources else {}
    for at, source in enumerate(entry.sources):
        if source.for_ and not _leads_somewhere(data, source.for_.split(".")):
            message = f"the entry has no {source.for_}; say which field the source is for, as in forms.pl."
            yield Said("dead-source", "warning", message, f"sources.{at}.for")


def _leads_somewhere(data: Any, steps: list[str]) -> bool:
    for step in steps:
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif not isinstance(data, list | tuple):
            return False
        elif step.isdecimal() and int(step) < len(data):
            data = data[int(step)]
        elif step not in data:  # indeclinable.ru
            return False
    return True


def check_languages(entry: Entry, styles: Iterator[Style] | tuple[Style, ...]) -> Found:
    """Languages that every entry should have, or that a house style prints, and this one has no form for."""
    wanted: dict[str, list[str]] = {lang: [] for lang in _EVERY}
    for style in styles:
        for lang in style.languages:
            wanted.setdefault(lang, []).append(style.id)
    for lang, ids in wanted.items():
        if entry.code(lang) is None and not any(entry.code(lang, style) for style in styles if style.id in ids):
            asked = f", which the style {ids[0]} prints" if ids else ""
            message = f"there is no form for {lang}{asked}; add one under `forms` if you are sure of it."
            yield Said("missing-language", "warning", message, "forms")


def check_cases(entry: Entry) -> Found:
    """Explicit cases that contradict the form or the language."""
    for code, cases in entry.cases.items():
        base, nom = entry.forms.get(code), cases.get("nom")
        if base is None:
            message = f"cases for {code}, but no form; add it under `forms`."
            yield Said("case-without-form", "error", message, f"cases.{code}")
        elif nom is not None and base not in ((nom,) if isinstance(nom, str) else nom):
            message = f"the nominative is not the form {base!r}; make them the same."
            yield Said("other-nominative", "error", message, f"cases.{code}.nom")
        for case in cases:
            if case not in cases_of(language(code)):
                known = ", ".join(cases_of(language(code))) or "none"
                message = f"{language(code)} has no case {case!r} here; it has {known}."
                yield Said("unknown-case", "error", message, f"cases.{code}.{case}")
