"""The case that a report says of a name: what its form can be in the finished sentence, and no more than that."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..morphology import CASES
from ..text import EAST_SLAVIC
from .expected import Expected
from .grammar.cases import governed
from .grammar.government import LIST_AHEAD, joined_names
from .grammar.reading import cases_in, may_act
from .grammar.verbs import AROUND, ruled
from .protect import Slot

__all__ = ["Label", "Placed", "labels"]

_WORDS = {"nom": "nominative", "gen": "genitive", "dat": "dative", "acc": "accusative", "ins": "instrumental",
          "loc": "locative", "voc": "vocative"}  # fmt: skip


class Placed(NamedTuple):
    """A name in the finished sentence: its slot and its span there."""

    slot: Slot
    start: int
    end: int


class Label(NamedTuple):
    """The cases that a name can have where it stands, the likelier first, and a remark for the reader."""

    cases: tuple[str, ...]
    note: str = ""


def labels(placed: Sequence[Placed], text: str, lang: str, *, keeps_case: bool, draft: bool = False) -> list[Label]:
    """What may be said of the cases of the names in a finished sentence, in their order.

    The sentence decides among the cases that a form can be, then the source where the engine keeps its cases; names
    joined by a conjunction have those that all of them can be. What nothing tells is left open. A choice that the
    source leaves and the form does not is a remark. Where a `draft` wrote the sentence, or the source's cases are kept,
    who acts in the source is no object, whatever the verb's number.

    >>> from translit.names import Mention
    >>> mention = Mention(0, 5, "Losik", "Losik", "person", "losik", gender="m")
    >>> forms = {"nom": ("Лосик",), "gen": ("Лосика",), "acc": ("Лосика",)}
    >>> slot = Slot(mention, 0, 5, "Losik", Expected("losik", "Лосик", forms), ())
    >>> labels([Placed(slot, 0, 6)], "Лосика освободили.", "ru", keeps_case=False)[0].cases
    ('acc',)
    >>> labels([Placed(slot, 4, 10)], "Это Лосика.", "ru", keeps_case=False)[0].cases
    ('gen', 'acc')
    """
    possible = {one.start: _possible(one.slot.expected, text[one.start : one.end], lang) for one in placed}
    in_order = sorted(placed, key=lambda one: one.start)
    pairs = [(a, b) for a, b in pairwise(in_order) if _joined(a, b, text)]
    for a, b in (*pairs, *reversed(pairs)):
        shared = tuple(case for case in possible[a.start] if case in possible[b.start])
        if shared:
            possible[a.start] = possible[b.start] = shared
    return [_label(one, text, lang, possible[one.start], keeps_case=keeps_case, draft=draft) for one in placed]


def _joined(a: Placed, b: Placed, text: str) -> bool:
    kinds = {one.slot.mention.kind if one.slot.mention else None for one in (a, b)}
    alike = len(kinds) == 1 and kinds <= {"person", "place"}
    return alike and joined_names(text[a.end : b.start], text[b.end : b.end + LIST_AHEAD], alike=True)


def _label(one: Placed, text: str, lang: str, possible: tuple[str, ...], *, keeps_case: bool, draft: bool) -> Label:
    slot, start, end = one
    if slot.mention is None or len(slot.expected.by_case) < 2 or not possible:
        return Label(())
    source = tuple(case for case in slot.cases if case in possible) if keeps_case else ()
    called_for = tuple(case for case in governed(text[:start], lang) if case in possible)
    if lang not in EAST_SLAVIC:
        return Label(source or called_for or _usual(possible))
    own = _read(one, text, lang, possible)
    believed = draft or keeps_case or not own or "nom" in own
    if slot.acts and believed and "nom" in possible and may_act(text, start, end, lang, possible, *_bearer(slot)):
        return Label(("nom",))
    if draft and not keeps_case and slot.asked in called_for:
        return Label((slot.asked,))  # «в Гродно»: where to, or where
    shared = tuple(case for case in own if case in source)
    if shared or not source:
        cases = shared or own or _usual(possible)
    else:  # languages differ in what prepositions and verbs govern; else the source is the better text to read
        ruling = called_for or ruled(text[:start], text[end:][:AROUND], lang)
        cases = own if own and ruling else source
    return Label(cases, _choice(one, text, lang, possible) if keeps_case else "")


def _read(one: Placed, text: str, lang: str, possible: Sequence[str]) -> tuple[str, ...]:
    if len(possible) < 2:
        return tuple(possible)
    return cases_in(text, one.start, one.end, lang, possible, *_bearer(one.slot))


def _bearer(slot: Slot) -> tuple[str | None, str | None]:
    """The gender of who is named, and the kind."""
    mention = slot.mention
    return slot.expected.gender or (mention.gender if mention else None), mention.kind if mention else None


def _possible(expected: Expected, found: str, lang: str) -> tuple[str, ...]:
    """The cases whose printed forms the found one is, capitals aside."""
    key = found.casefold()
    of = {case for case, forms in expected.by_case.items() if key in {form.casefold() for form in forms}}
    return tuple(case for case in CASES.get(lang, ()) if case in of)


def _usual(possible: Sequence[str]) -> tuple[str, ...]:
    """Without the locative, which never stands without a preposition, and the vocative, which is set off."""
    return tuple(case for case in possible if case not in ("loc", "voc")) or tuple(possible)


def _choice(one: Placed, text: str, lang: str, possible: Sequence[str]) -> str:
    """A remark where the source can be another case as well, which would have another form here."""
    slot = one.slot
    others = [case for case in slot.cases if case in slot.expected.by_case and case not in possible]
    if len(slot.cases) < 2 or not others or len(_read(one, text, lang, CASES[lang])) == 1:
        return ""
    return f"the source can be {' or '.join(_WORDS[case] for case in slot.cases)}: please check"
