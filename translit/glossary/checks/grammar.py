"""Checks of gender and cases against what the language's own rules and tables of names say."""

from __future__ import annotations

import msgspec

from translit import names
from translit.names.lexicon import cases_of

from ..entry import Entry
from ..styles import language
from .finding import Found, Said

__all__ = ["check_case_forms", "check_gender"]

_GENDERS = {"m": "a man's", "f": "a woman's"}


def check_gender(entry: Entry) -> Found:
    """A person's given name or patronymic that only the other gender has, by the tables of names."""
    if entry.type != "person" or entry.gender not in _GENDERS:
        return
    table = names.GivenNames.builtin()
    for code, form in entry.forms.items():
        parts = entry.split(form, code)
        for word, rows in (
            (parts.given, table.find(parts.given, code) if parts.given else []),
            (parts.patronymic, table.find_patronymic(parts.patronymic, code) if parts.patronymic else []),
        ):
            found = {row.gender for row in rows}
            if found and entry.gender not in found:
                told = _GENDERS[found.pop()]
                message = f"“{word}” is {told} name, and the gender here is {entry.gender}; one of the two is wrong."
                yield Said("wrong-gender", "warning", message, "gender")
                return


def check_case_forms(entry: Entry) -> Found:
    """Explicit case forms that the rules know as another case.

    The rules are sure of people. Of places and organisations they are not (Ukrainian has a genitive like the dative):
    there only two cases that stand in each other's place are told.
    """
    if not entry.cases:
        return
    bare = msgspec.structs.replace(entry, cases={})
    for code, cases in entry.cases.items():
        base = entry.forms.get(code)
        if base is None or not cases_of(language(code)):
            continue
        by_rule = bare.declined(base, code)
        for case, bent in cases.items():
            for form in (bent,) if isinstance(bent, str) else bent:
                others = [other for other, made in by_rule.items() if form in made]
                swapped = any(set(by_rule.get(case, ())) & {*_listed(cases.get(other))} for other in others)  # type: ignore[call-overload]
                if others and case not in others and "nom" not in others and (entry.type == "person" or swapped):
                    message = f"“{form}” is the {'/'.join(others)} by the rules, not the {case}; check it."
                    yield Said("wrong-case", "warning", message, f"cases.{code}.{case}")


def _listed(bent: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return () if bent is None else (bent,) if isinstance(bent, str) else bent
