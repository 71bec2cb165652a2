"""The case that a report says of a name: what its form can be in the finished sentence, and no more than that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..morphology import CASES
from ..text import EAST_SLAVIC
from .cases import governed
from .expected import Expected
from .protect import Slot
from .reading import cases_in

__all__ = ["Label", "label"]

_WORDS = {"nom": "nominative", "gen": "genitive", "dat": "dative", "acc": "accusative", "ins": "instrumental",
          "loc": "locative", "voc": "vocative"}  # fmt: skip


class Label(NamedTuple):
    """The cases that a name can have where it stands, the likelier first, and a remark for the reader."""

    cases: tuple[str, ...]
    note: str = ""


def label(slot: Slot, text: str, start: int, end: int, lang: str, *, keeps_case: bool) -> Label:
    """What may be said of the case of a name at `text[start:end]`, in the finished sentence.

    The sentence decides among the cases that the form can be, then the source where the engine keeps its cases. What
    neither tells is left open. A choice that the source leaves and the form does not is a remark.

    >>> from translit.names import Mention
    >>> mention = Mention(0, 5, "Losik", "Losik", "person", "losik", gender="m")
    >>> forms = {"nom": ("Лосик",), "gen": ("Лосика",), "acc": ("Лосика",)}
    >>> slot = Slot(mention, 0, 5, "Losik", Expected("losik", "Лосик", forms), ())
    >>> label(slot, "Лосика освободили.", 0, 6, "ru", keeps_case=False).cases
    ('acc',)
    >>> label(slot, "Это Лосика.", 4, 10, "ru", keeps_case=False).cases
    ('gen', 'acc')
    """
    possible = _possible(slot.expected, text[start:end], lang)
    if slot.mention is None or len(slot.expected.by_case) < 2 or not possible:
        return Label(())
    gender = slot.expected.gender or slot.mention.gender
    source = tuple(case for case in slot.cases if case in possible) if keeps_case else ()
    if lang not in EAST_SLAVIC:
        called_for = tuple(case for case in governed(text[:start], lang) if case in possible)
        return Label(source or called_for or _without_rare(possible))
    own = cases_in(text, start, end, lang, possible, gender, slot.mention.kind) if len(possible) > 1 else possible
    shared = tuple(case for case in own if case in source)
    cases = shared or own or source or _without_rare(possible)
    return Label(cases, _choice(slot, text, start, end, lang, possible, gender) if keeps_case else "")


def _possible(expected: Expected, found: str, lang: str) -> tuple[str, ...]:
    """The cases whose printed forms the found one is, capitals aside."""
    key = found.casefold()
    of = {case for case, forms in expected.by_case.items() if key in {form.casefold() for form in forms}}
    return tuple(case for case in CASES.get(lang, ()) if case in of)


def _without_rare(possible: Sequence[str]) -> tuple[str, ...]:
    """Without the locative, which never stands without a preposition, and the vocative, which is set off."""
    return tuple(case for case in possible if case not in ("loc", "voc")) or tuple(possible)


def _choice(slot: Slot, text: str, start: int, end: int, lang: str, possible: Sequence[str], gender: str | None) -> str:
    """A remark where the source can be another case as well, which would have another form here."""
    others = [case for case in slot.cases if case in slot.expected.by_case and case not in possible]
    if len(slot.cases) < 2 or not others or slot.mention is None:
        return ""
    if len(cases_in(text, start, end, lang, CASES[lang], gender, slot.mention.kind)) == 1:
        return ""
    among = " or ".join(_WORDS[case] for case in slot.cases)
    return f"the source can be {among}: please check"
