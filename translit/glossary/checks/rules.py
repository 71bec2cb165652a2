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
    made = _Made(entry)
    for code, form in entry.forms.items():
        field = f"forms.{code}"
        if field in sourced or entry.cases.get(code):
            continue
        if code in _BY_RULE and not foreign:
            yield from _by_rule(made, code, form, field)
        elif not (foreign and code in _ADAPTING) and not _like_another(made, code, form):
            message = f"“{form}” is unlike every other form of the name; check it, or write where it is from."
            yield Said("unlike", "hint", message, field)


class _Made:
    """What rules make of an entry's forms, each conversion once: they take the time of a lint."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.alike: set[str] = set()  # codes of forms that are known to be like another
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def forms(self, source: str, target: str) -> tuple[str, ...]:
        """The forms in `target` that the entry's form in `source` becomes."""
        known = self._known.get((source, target))
        if known is None:
            known = converted(self.entry.forms[source], source, target, "person", self.entry.gender)
            self._known[source, target] = known
        return known

    def agree(self, code: str, other: str) -> bool:
        """Whether one of two forms leads to the other: what leads back is by the rules too, for several spellings may
        become one. The way that is known already is asked first, else the quicker one: Belarusian wants the stress.
        """
        ways = [self._leads_to, self._leads_back]
        back = (code, other) in self._known or (code == "be" and (other, code) not in self._known)
        return any(way(code, other) for way in (ways[::-1] if back else ways))

    def _leads_to(self, code: str, other: str) -> bool:
        plain = matching_form(self.entry.forms[code])
        return any(plain == matching_form(each) for each in self.forms(other, code))

    def _leads_back(self, code: str, other: str) -> bool:
        return self.entry.forms[other] in self.forms(code, other)


def _by_rule(made: _Made, code: str, form: str, field: str) -> Found:
    others = [other for other in _BY_RULE if other != code and other in made.entry.forms]
    if not others or any(made.agree(code, other) for other in others):
        return
    expected = next((forms[0] for other in others if (forms := made.forms(other, code))), "")
    if expected and expected in made.entry.variants.get(code, ()):
        message = f"the press prints “{form}” and “{expected}”; write under `sources` where the first is from."
        yield Said("no-source", "hint", message, field)
    elif expected:
        message = f"“{form}” is not what the rules give, “{expected}”; check it, or write where it is from."
        yield Said("not-by-rule", "hint", message, field)


def _like_another(made: _Made, code: str, form: str) -> bool:
    if code in made.alike:
        return True
    for other, each in made.entry.forms.items():
        if other != code and names.similarity(form, each) >= _UNLIKE:
            made.alike |= {code, other}
            return True
    return any(names.similarity(form, each) >= _UNLIKE for each in _by_press(made.entry, code))


def _by_press(entry: Entry, code: str) -> Iterator[str]:
    """The entry's forms by press transcription."""
    for lang in EAST_SLAVIC:
        if lang in entry.forms and (found := transcribed(entry.forms[lang], lang, entry.gender).get(code)):
            yield found
