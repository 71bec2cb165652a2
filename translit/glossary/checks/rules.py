"""Hints where a person's form is not what the rules make of the others: a slip, or a spelling that wants its source."""

from __future__ import annotations

from collections.abc import Iterator

from translit import names
from translit.text import EAST_SLAVIC, matching_form

from ..entry import Entry
from ..proposing import converted, is_foreign, transcribed
from .finding import Found, Said

__all__ = ["check_rules"]

_BY_RULE = ("be", "ru", "uk", "en:be", "en:ru", "en:uk")
# These give a foreign name endings and letters of their own (Vītauts Landsberģis, Merkelová).
_ADAPTING = frozenset({"cs", "lt", "lv"})
# The least likeness of forms of one name in the built-in glossary that nobody disputes is 0.79.
_UNLIKE = 0.75


def check_rules(entry: Entry) -> Found:
    """Forms of a person's name that no rule makes of another form, unless a source is given for them."""
    if entry.type != "person" or len(entry.forms) < 2:
        return
    sourced = {source.for_ for source in entry.sources}
    foreign = all(is_foreign(form, code, entry.gender) for code, form in entry.forms.items() if code in EAST_SLAVIC)
    for code, form in entry.forms.items():
        field = f"forms.{code}"
        if field in sourced or entry.cases.get(code):
            continue
        if code in _BY_RULE and not foreign:
            yield from _by_rule(entry, code, form, field)
        elif not (foreign and code in _ADAPTING) and not _like_another(entry, code, form):
            message = f"“{form}” is unlike every other form of the name; check it, or write where it is from."
            yield Said("unlike", "hint", message, field)


def _by_rule(entry: Entry, code: str, form: str, field: str) -> Found:
    others = [other for other in _BY_RULE if other != code and other in entry.forms]
    plain = matching_form(form)
    made: list[tuple[str, ...]] = []
    for other in others:  # one that gives the form is enough; making them all takes half the time of a lint
        made.append(converted(entry.forms[other], other, code, "person", entry.gender))
        if any(plain == matching_form(each) for each in made[-1]):
            return
    if not others:
        return
    # What leads back to another form is by the rules as well: several spellings may become one.
    if any(entry.forms[other] in converted(form, code, other, "person", entry.gender) for other in others):
        return
    expected = next((forms[0] for forms in made if forms), "")
    if expected and expected in entry.variants.get(code, ()):
        message = f"the press prints “{form}” and “{expected}”; write under `sources` where the first is from."
        yield Said("no-source", "hint", message, field)
    elif expected:
        message = f"“{form}” is not what the rules give, “{expected}”; check it, or write where it is from."
        yield Said("not-by-rule", "hint", message, field)


def _like_another(entry: Entry, code: str, form: str) -> bool:
    return any(names.similarity(form, other) >= _UNLIKE for other in _others(entry, code))


def _others(entry: Entry, code: str) -> Iterator[str]:
    """The entry's other forms, then those by press transcription."""
    yield from (other for known, other in entry.forms.items() if known != code)
    for lang in EAST_SLAVIC:
        if lang in entry.forms and (found := transcribed(entry.forms[lang], lang, entry.gender).get(code)):
            yield found
