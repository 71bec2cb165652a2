"""Titles and the names after them in one case: «включая журналист Игорь Лосик», «с писателем Светлана Алексиевич».

A draft inflects a title and leaves the name, or the other way round, or neither. Only where the source has the title
right before the name they are of one person, and only in Russian and Ukrainian, whose dictionaries are at hand.
Source: Розенталь, Справочник по правописанию и стилистике, § 194-195 (приложения); both stand in one case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...text import Token, words
from .cases import governed
from .clause import CONJUNCTIONS
from .english import UNTOLD, Around
from .reading import cases_in
from .tagging import tagged
from .verbs import ruled
from .wordforms import adjective_in, noun_cases, noun_gender, noun_in, of_person

__all__ = ["Named", "Title", "apposed", "lists", "title_before"]

_EVERY = ("nom", "gen", "dat", "acc", "ins", "loc")
_AROUND = 120
_MOST_BETWEEN, _MOST_ADJECTIVES = 4, 3


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a draft: its span, its form in each case, and what the source says of it.

    `person`: whether it is one person's; `case` is the case that was chosen for it, as far as one was; `asked` the one
    that the source asks for; who `acts` there is a subject.
    """

    start: int
    end: int
    forms: Mapping[str, str]
    person: bool = True
    gender: str | None = None
    case: str | None = None
    asked: str | None = None
    acts: bool = False
    told: Around = UNTOLD

    def cases(self, text: str) -> frozenset[str]:
        """The cases that it can be as it stands in the text."""
        found = text[self.start : self.end].casefold()
        return frozenset(case for case in _EVERY if self.forms.get(case, "").casefold() == found)


@dataclass(frozen=True, slots=True)
class Title:
    """What a name's bearer is: a noun before the name, with its adjectives, the nearest first."""

    noun: Token
    adjectives: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(token.start for token in (self.noun, *self.adjectives))


def apposed(text: str, names: Sequence[Named], lang: str) -> tuple[str, list[Named]]:
    """A draft with its titles and names in one case, and the names as they stand in it.

    >>> forms = {"nom": "Знак", "gen": "Знака", "dat": "Знаку", "acc": "Знака", "ins": "Знаком", "loc": "Знаке"}
    >>> name = Named(17, 21, forms, told=Around(titled=True))
    >>> apposed("Без его адвоката Знак суда нет.", [name], "ru")[0]
    'Без его адвоката Знака суда нет.'
    """
    done = list(names)
    if lang not in ("ru", "uk"):
        return text, done
    shared: frozenset[str] = frozenset()
    for i, name in enumerate(done):
        title = title_before(text, done, i, lang) if name.person and name.told.titled else None
        joined = i > 0 and _are_joined(text, done, i, title)
        case = _case(text, name, title, shared if joined else frozenset(), lang) if title else None
        if title and case:
            text, done = _put(text, done, i, title, case, lang)
        shared = _shared(text, done[i], case, shared if joined else frozenset())
    return text, done


def title_before(text: str, names: Sequence[Named], i: int, lang: str) -> Title | None:
    """The title before a name; what belongs to the title may stand between («лидер оппозиции», «президент России»).

    >>> text = "С бывшим лидером оппозиции Знак"
    >>> title = title_before(text, [Named(27, 31, {})], 0, "ru")
    >>> title and (title.noun.text, [token.text for token in title.adjectives])
    ('лидером', ['бывшим'])
    """
    low = max(0, names[i].start - _AROUND)
    tokens = [t._replace(start=t.start + low, end=t.end + low) for t in words(text[low : names[i].start])][::-1]
    at = names[i].start
    for number, token in enumerate(tokens[: _MOST_BETWEEN + 1]):
        if text[token.end : at] not in (" ", "\u00a0"):
            return None
        if of_person(token.text, lang) and not any(n.person and n.start <= token.start < n.end for n in names):
            if _is_stammered(token, tokens[number + 1 :], lang):
                return None
            return Title(token, tuple(_adjectives(text, tokens[number + 1 :], token.start, lang)))
        if not _is_owner(token, names, lang):
            return None
        at = token.start
    return None


def _is_stammered(noun: Token, before: Sequence[Token], lang: str) -> bool:
    """Whether a draft said the same twice: «Президент молдавского президента Санду»."""
    own = noun_in(noun.text.lower(), lang, "nom")
    return any(noun_in(other.text.lower(), lang, "nom") == own for other in before)


def _is_owner(token: Token, names: Sequence[Named], lang: str) -> bool:
    """Whether a word between a title and a name can be what the title is of: «министр иностранных дел», «России»."""
    if any(n.person and n.start <= token.start < n.end for n in names):
        return False
    tag = tagged(token, lang)
    return tag.part in ("noun", "adj") and "gen" in tag.cases and "anim" not in tag.marks


def _adjectives(text: str, tokens: Sequence[Token], at: int, lang: str) -> list[Token]:
    found: list[Token] = []
    for token in tokens[:_MOST_ADJECTIVES]:
        if text[token.end : at] not in (" ", "\u00a0") or adjective_in(token.text, lang, "nom", "m") is None:
            break
        found.append(token)
        at = token.start
    return found


def _are_joined(text: str, names: Sequence[Named], i: int, title: Title | None) -> bool:
    """Whether a name with its title is in one list with the name before, in the source and in the draft.

    A comma joins where a conjunction follows in the list.
    """
    rest = (name.told.joins for name in names[i:])
    between = text[names[i - 1].end : title.start if title else names[i].start]
    joins = between.strip(" \u00a0,") in CONJUNCTIONS or between == ", "
    return joins and bool(names[i].told.joins) and next((joins for joins in rest if joins != ","), "") != ""


def lists(text: str, names: Sequence[Named], lang: str) -> Iterator[tuple[Named, ...]]:
    """The names that a list joins, with their titles, in the source and in the draft, in their order; two at least."""
    found: list[Named] = []
    for i, name in enumerate(names):
        title = title_before(text, names, i, lang) if name.person and name.told.titled else None
        if not (i and name.person == names[i - 1].person and _are_joined(text, names, i, title)):
            yield from [(*found,)] if len(found) > 1 else []
            found = []
        found.append(name)
    yield from [(*found,)] if len(found) > 1 else []


def _shared(text: str, name: Named, case: str | None, before: frozenset[str]) -> frozenset[str]:
    """The cases that the next name of a list has: this one's, and those of the name before where both agree."""
    own = frozenset({case or name.case or ""}) & name.cases(text) or name.cases(text)
    return own & before or own


def _case(text: str, name: Named, title: Title, shared: frozenset[str], lang: str) -> str | None:
    """The case in which a title and its name are to stand; None where nobody is sure, or nothing is to be done."""
    noun, own = noun_cases(title.noun.text, lang), name.cases(text)
    both = noun & own
    subject = name.acts or name.asked == "nom" or name.told.named
    calls = [case for case in governed(text[: title.start], lang) if case in name.forms]
    if calls and "nom" in both and subject:
        return None  # a preposition too many: «по лауреат Алесь Беляцкий поблагодарил»
    if calls:
        return _called_for(calls, noun, own, name)
    if shared and not (name.acts and "nom" not in shared):
        if both & shared:
            return _only(both & shared)
        return _only(shared & noun) or _only(shared & own) or _only(shared)
    if subject:
        return "nom" if "nom" in noun | own and (both or own == {"nom"} or noun == {"nom"}) else None
    read = _read(text, name, title, lang)
    if name.told.object and (verb := ruled(text[: title.start], "", lang, alone=True)):
        return verb
    if not both:
        return _of_two(noun, own, name, read)
    if both == {"nom"}:
        oblique = read == ("acc",) if name.told.object else read == ("gen",) == (name.asked,)
        return read[0] if oblique else None
    return _only(both)


def _only(cases: Collection[str]) -> str | None:
    return next(iter(cases)) if len(cases) == 1 else None


def _called_for(calls: Sequence[str], noun: frozenset[str], own: frozenset[str], name: Named) -> str | None:
    """The case after a preposition: the first that title and name can be, or one of them, or the one it governs."""
    for cases in (noun & own, noun, own):
        found = [case for case in calls if case in cases]
        if found:
            # «с журналиста X»: hardly from him
            doubtful = "ins" in calls and found == ["gen"] and cases != noun & own
            return None if doubtful else name.asked if name.asked in found else found[0]
    return name.asked if name.asked in calls else calls[0]


def _of_two(noun: frozenset[str], own: frozenset[str], name: Named, read: tuple[str, ...]) -> str | None:
    """The case where a title and its name stand in different ones: a draft leaves the base form, and inflects."""
    told = noun if own == {"nom"} else own if noun == {"nom"} else noun | own
    if "nom" in told:
        return None
    if noun == {"nom"} and not name.told.object and name.asked not in own:
        return None  # «учитель биологии Галины Семашко»: whoever inflected her took her for an owner
    agree = [case for case in read if case in told]
    if len(told) == 1 or len(agree) == 1:
        return _only(told) or agree[0]
    if name.told.object and "acc" in told:
        return "acc"
    same = {name.forms.get(case) for case in told}
    return name.asked if name.asked in told else min(told) if len(same) == 1 else None


def _read(text: str, name: Named, title: Title, lang: str) -> tuple[str, ...]:
    """The cases that the words around call for in the title and the name as in one."""
    gender = noun_gender(title.noun.text, lang)
    return cases_in(text, title.start, name.end, lang, _EVERY, gender, "person")


def _put(text: str, names: Sequence[Named], i: int, title: Title, case: str, lang: str) -> tuple[str, list[Named]]:
    """The text with a title and its name in a case, and the names as they stand then; unchanged if a word has none."""
    name = names[i]
    gender = noun_gender(title.noun.text, lang) or name.gender
    noun = title.noun.text if case in noun_cases(title.noun.text, lang) else noun_in(title.noun.text, lang, case)
    if noun is None or case not in name.forms:
        return text, [*names]
    edits = [(title.noun.start, title.noun.end, noun), (name.start, name.end, name.forms[case])]
    for one in title.adjectives:
        # «новая премьер-министр Юлия» is said, too
        hers = case == "nom" and noun == title.noun.text and adjective_in(one.text, lang, "nom", "f") == one.text
        form = one.text if gender is None or hers else adjective_in(one.text, lang, case, gender)
        edits.append((one.start, one.end, form or one.text))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text, [
        replace(n, start=_moved(n.start, edits), end=_moved(n.end, edits), case=case if n is name else n.case)
        for n in names
    ]


def _moved(place: int, edits: Sequence[tuple[int, int, str]]) -> int:
    return place + sum(len(new) - (end - start) for start, end, new in edits if end <= place)
