"""Which form of a name is printed: the case that its sentence gives it, by all that tells of it."""

from __future__ import annotations

from collections.abc import Collection

from ..engines import Traits
from ..text import EAST_SLAVIC, words
from .grammar.adjacent import beside_of, has_noun_for, is_owned, is_passive
from .grammar.cases import decide, governed
from .grammar.reading import cases_in, may_act
from .grammar.verbs import ruled
from .locate import Located
from .protect import Slot

__all__ = ["are_alike", "are_one_name", "form_of", "shared_case", "with_capitals"]

_GUESSED = "case guessed from the words around"
_BASE = frozenset(("nom", "acc"))
"""Cases of a base form: what a place is in the accusative, as well."""
_MOST_READ = 3
"""Cases that a rendering can be; a form that can be more, as of a name that does not decline, tells none."""


def form_of(
    slot: Slot,
    place: Located,
    before: str,
    after: str,
    joined: str | None,
    target: str,
    traits: Traits,
    *,
    in_order: bool,
) -> tuple[str, str | None, str]:
    """The form to print, its case, and a note where the case was not read but guessed.

    `before` and `after` stand around the name, `joined` is the case of the name before, where a conjunction joins the
    two. A verb decides only where the source has no subject, or where the engine, which was told no case, took one that
    the verb does not govern («поблагодарил Макрон»); `in_order` says that the source has its object after the verb.
    """
    expected = slot.expected
    if len(expected.by_case) <= 1:
        return with_capitals(expected.printed(None), slot), None, ""
    read = place.cases & expected.by_case.keys()
    if slot.acts and not traits.keeps_case and _acts(slot, read, before, after, target, draft=traits.draft):
        return with_capitals(expected.printed("nom"), slot), "nom", "" if "nom" in read else _GUESSED
    if read == {"voc"} and "voc" not in slot.cases and slot.text in expected.by_case["voc"]:
        read = frozenset()  # Sikorski, as English has it, is the vocative of Sikorskis: the engine left it as it was
    source_cases = tuple(c for c in slot.cases if c in expected.by_case) if traits.keeps_case else ()
    # the rest of a list as the model was given it
    listed = traits.draft and set(read) <= _BASE and slot.asked in (None, joined)
    joined_fits = joined in expected.by_case and (bool(source_cases) or joined in read or not read or listed)
    verb = ruled(before, after, target, alone=True) if source_cases and "nom" not in source_cases else None
    if not source_cases and not joined_fits:
        verb = _unheeded(slot, read, before, after, target, in_order=in_order)
    wanted = source_cases or _wanted(slot, read, before, after, target, draft=traits.draft)
    case = joined if joined_fits else decide(read, before, target, wanted, verb)
    note = "" if read or source_cases else _GUESSED
    if read and verb and case == verb and not source_cases:
        note = "the engine wrote another case than the verb governs"
    return with_capitals(expected.printed(case), slot), case or "nom", note


def _acts(slot: Slot, read: Collection[str], before: str, after: str, target: str, *, draft: bool) -> bool:
    """Whether who acts in the source is the subject here: a good model that inflected the name otherwise says no."""
    if "nom" not in slot.expected.by_case or governed(before, target) or set(read) == {"ins"}:
        return False
    if read and "nom" not in read and not draft:
        return False
    text, end = f"{before}{slot.expected.base}{after}", len(before) + len(slot.expected.base)
    gender = slot.expected.gender or (slot.mention.gender if slot.mention else None)
    kind = slot.mention.kind if slot.mention else None
    return may_act(text, len(before), end, target, (*slot.expected.by_case,), gender, kind)


def _wanted(slot: Slot, read: Collection[str], before: str, after: str, target: str, *, draft: bool) -> tuple[str, ...]:
    """The case that the source asks for or the words around call for; none where only the rendering tells.

    What a good model inflected is the best evidence there is. A draft is asked last: what its sentence calls for goes
    first where the rendering agrees, or is the base form that the model was given («бывшим мэром Марта», for Мартой).
    """
    asked = (slot.asked,) if slot.asked and slot.asked in slot.expected.by_case else ()
    if asked == ("acc",) and "acc" not in governed(before, target):
        asked = ()
    if asked == ("ins",) and not is_passive(before, target):
        asked = ()  # «Суд возглавил Лосик», for a court led by him
    if not draft:
        return asked if not read or set(read) & set(asked) else ()
    if target not in EAST_SLAVIC or slot.mention is None or slot.cases not in ((), ("nom",)):
        return asked
    text, end = f"{before}{slot.expected.base}{after}", len(before) + len(slot.expected.base)
    gender = slot.expected.gender or slot.mention.gender
    told = cases_in(text, len(before), end, target, (*slot.expected.by_case,), gender, slot.mention.kind)
    if called := governed(before, target):
        return asked or (
            told if len(told) == 1 and (has_noun_for(before, target) or not set(read) & set(called)) else ()
        )
    if asked == ("ins",):
        return asked
    beside = tuple(case for case in beside_of(before, target, slot.mention.kind) if case in slot.expected.by_case)
    if beside and (beside != ("nom",) or not asked or not read or "nom" in read):  # «в провинции Канады» is right, too
        both = tuple(case for case in told if case in beside)  # «с новой» is no dative
        return both or tuple(sorted(beside, key=lambda case: (case not in asked, case not in read)))
    if not told or slot.asked in told or _is_capitalised(before):
        return asked
    if len(read) <= _MOST_READ and (both := tuple(case for case in told if case in read)):
        return both
    if asked or slot.acts or len(told) > 1 or not set(read) <= {"nom"}:
        return asked
    # after a noun an owner is as likely as a name that stays as it is («в районе Тайцзичэн»)
    return told if told != ("gen",) or is_owned(before, target, slot.mention.kind) else ()


def _is_capitalised(before: str) -> bool:
    """Whether the last word has a capital: it may belong to the name, and tells nothing of the whole."""
    last = [token.text for token in words(before[-24:])][-1:]
    return bool(last) and last[0][0].isupper()


def _unheeded(slot: Slot, read: Collection[str], before: str, after: str, target: str, *, in_order: bool) -> str | None:
    """The case that a verb gives a name, where it has a subject already and the engine took another.

    Of verbs that no table has, only those are heard beside which a draft left the base form («выпустила Игорь Лосик»)
    or one that is none («выпустила Ихар Лосик»).
    """
    verb = ruled(before, "", target, alone=True)
    left = in_order and set(read) <= {"nom"} and slot.start > 0 and slot.asked in (None, "acc")
    left = left and target in EAST_SLAVIC and not governed(before, target)
    if (verb is None and not left) or verb in read or slot.mention is None:
        return None
    text = f"{before}{slot.expected.base}{after}"
    cases = (*slot.expected.by_case,)
    end = len(before) + len(slot.expected.base)
    gender = slot.expected.gender or slot.mention.gender
    found = cases_in(text, len(before), end, target, cases, gender, slot.mention.kind)
    return found[0] if found in ([(verb,)] if verb else [("acc",), ("dat",)]) else None


def are_alike(a: Slot, b: Slot) -> bool:
    """Whether two slots are for names of one kind."""
    return a.mention is not None and b.mention is not None and a.mention.kind == b.mention.kind


def are_one_name(before: Slot, case: str | None, slot: Slot) -> bool:
    """Whether two people's names that stand side by side are parts of one, which then stand in one case."""
    people = all(one.mention is not None and one.mention.kind == "person" for one in (before, slot))
    return people and before.end + 1 == slot.start and case in slot.expected.by_case


def shared_case(last: tuple[Slot, str | None], slot: Slot) -> str | None:
    """The case of the name before, for a name that a conjunction joins to it; None where the source has them apart.

    A target preposition may have put the first in another case than the source's; the second follows it.
    """
    before, case = last
    apart = bool(before.cases and slot.cases) and not set(before.cases) & set(slot.cases)
    if apart or (case in before.cases and slot.cases and case not in slot.cases):
        return None
    return case


def with_capitals(form: str, slot: Slot) -> str:
    """The form in capitals where the source has the name so."""
    letters = [letter for letter in slot.text if letter.isalpha()]
    return form.upper() if len(letters) > 3 and slot.text.isupper() and not form.isupper() else form
