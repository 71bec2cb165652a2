"""Which mentions in articles are of one person, place or organisation that no glossary knows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from translit import names
from translit.morphology import guess_gender
from translit.names.key import key
from translit.text import EAST_SLAVIC

from .entry import split_name
from .proposing import propose

__all__ = ["LANGUAGES", "Group", "Place", "gender_of", "is_same", "one_gender", "whose"]

_SAME = 0.85  # likeness of two full names that are taken for one person's
_SAME_PLACE = 0.95  # of a place's name in two languages
_SAME_SURNAME = 0.75  # of two surnames of which one may have been read in the wrong gender
LANGUAGES = ("be", "uk", "ru", "en")  # whose form is trusted first when the others are worked out


class Place(NamedTuple):
    """Where a name stands: article, line (from 1), language, the name, its base form, the sentence, the offset."""

    article: str
    line: int
    lang: str
    text: str
    lemma: str
    sentence: str
    start: int


@dataclass(slots=True)
class Group:
    """Mentions that are taken for one entity."""

    kind: str | None
    places: list[Place] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    full: dict[str, Counter[str]] = field(default_factory=dict)  # language -> whole names
    short: dict[str, Counter[str]] = field(default_factory=dict)  # language -> surnames, initials

    def add(self, place: Place, gender: str | None, whole: bool) -> None:
        """Count a mention; `whole` where it is a full name."""
        self.places.append(place)
        if gender:
            self.genders[gender] += 1
        into = self.full if whole else self.short
        into.setdefault(place.lang, Counter())[place.lemma] += 1

    @property
    def lemmas(self) -> list[str]:
        """The base forms of the full names, or of the short ones where there are no others."""
        return [lemma for counts in (self.full or self.short).values() for lemma in counts]

    @property
    def surnames(self) -> list[str]:
        """The last word of each."""
        return [lemma.rpartition(" ")[2] for lemma in self.lemmas]


def is_same(group: Group, lemma: str, lang: str, kind: str | None) -> bool:
    """Whether a name that is nobody's is this group's: the same letters, or a place's name in another language."""
    if lemma in group.full.get(lang, ()):
        return True
    if lang in group.full or "place" not in (kind, group.kind) or "organisation" in (kind, group.kind):
        return False
    for code, known in group.full.items():
        known_pair = lang in EAST_SLAVIC and code in EAST_SLAVIC
        if known_pair and any(form in known for form in names.convert(lemma, lang, code, kind="place")):
            return True
        if max(names.similarity(lemma, form) for form in known) >= _SAME_PLACE:
            return True
    return False


def one_gender(people: list[Group]) -> list[Group]:
    """The groups without those whose every mention is a form of another group's name, of the other gender.

    «Юлия Романченко» may be Юлий in the genitive, «Алесю Ковальчук» Алесь in the dative, until another mention, or
    another language, tells that it is a woman.
    """
    kept: list[Group] = []
    alike: dict[str, list[Group]] = {}
    for group in people:
        if group.full:
            alike.setdefault(key(group.surnames[0])[:2], []).append(group)
    for group in people:
        rivals = alike[key(group.surnames[0])[:2]] if group.full else []
        other = next((other for other in rivals if other is not group and _explains(other, group)), None)
        if other is None or _explains(group, other):
            kept.append(group)
            continue
        for lang, counts in group.full.items():
            own = _name_in(other, lang)
            other.full.setdefault(lang, Counter())[own] += counts.total()
        other.places += group.places
    return kept


def _explains(other: Group, group: Group) -> bool:
    """Whether the full names of a group are forms of another group's name, of the other gender.

    In one language all must be; in the others the given names are enough, as usage is divided on women's surnames in
    -энка and first halves of double ones.
    """
    genders, others = (_told(each) for each in (group, other))
    if not group.full or not other.full or not genders or not others or genders == others:
        return False
    if max(names.similarity(mine, theirs) for mine in group.surnames for theirs in other.surnames) < _SAME_SURNAME:
        return False
    wholly = set(group.full)
    for place in group.places:
        if place.lemma not in group.full.get(place.lang, ()):
            continue
        if place.lang not in EAST_SLAVIC:
            return False
        forms = names.paradigm(_name_in(other, place.lang), place.lang, gender=others).values()
        if place.text not in forms:
            wholly.discard(place.lang)
        if place.text.split()[0] not in {form.split()[0] for form in forms}:
            return False
    return bool(wholly)


def _told(group: Group) -> str | None:
    return gender_of(group, {lang: counts.most_common(1)[0][0] for lang, counts in group.full.items()})


def _name_in(group: Group, lang: str) -> str:
    """The group's full name in a language: as its articles have it, else converted."""
    if lang in group.full:
        return group.full[lang].most_common(1)[0][0]
    origin = next((code for code in LANGUAGES if code in group.full), next(iter(group.full)))
    name = group.full[origin].most_common(1)[0][0]
    return propose(name, origin, gender=_told(group)).get(lang, name)


def whose(place: Place, gender: str | None, shape: str, people: list[Group]) -> Group | None:
    """The group that a mention belongs to: the one whose name is likest; None for somebody new."""
    if shape != "full":
        return _whose_part(place, people, 0 if shape.startswith("given") else -1)
    best, found = 0.0, None
    for group in people:
        if not group.full or (gender and group.genders and gender not in group.genders):
            continue
        score = max(names.similarity(place.lemma, lemma) for lemma in group.lemmas)
        if score >= _SAME and score > best:
            best, found = score, group
    return found


def _whose_part(place: Place, people: list[Group], at: int) -> Group | None:
    """Whom a surname (`at` -1) or a given name (0) alone means: who was last named in full before it in the article.

    A surname of nobody named in full goes with the same surname of other articles.
    """
    part = key(place.lemma.split()[at])
    alike = [group for group in people if any(key(lemma.split()[at]) == part for lemma in group.lemmas)]
    here = [
        (known.start <= place.start, known.start if known.start <= place.start else -known.start, number)
        for number, group in enumerate(alike)
        for known in group.places
        if known.article == place.article and group.full
    ]
    if here:
        return alike[max(here)[2]]
    return next((group for group in alike if not group.full and at), None)


def gender_of(group: Group, read: dict[str, str]) -> str | None:
    """What the mentions say, else the given name, else what the surname ends in."""
    if group.genders:
        return group.genders.most_common(1)[0][0]
    for lang, form in read.items():
        parts = split_name(form)
        rows = names.GivenNames.builtin().find(parts.given, lang) if parts.given else []
        if len({row.gender for row in rows}) == 1:
            return rows[0].gender
        if lang in EAST_SLAVIC and (guess := guess_gender({"given": parts.given, "surname": parts.surname}, lang)):
            return guess
    return None
