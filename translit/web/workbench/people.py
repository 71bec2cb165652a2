"""The names listed beside an article: entries with their numbers, strangers, the undecided; and where each leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from translit import Glossary, Normalized, Translation
from translit.names import Mention

from .marked import look

__all__ = ["Addresses", "Numbers", "Person", "in_full", "people_of", "strangers_of", "undecided_of"]

_GENDERED = re.compile(r"(?<=\w\w)(?:ая|яя|а|і|ий|ій|ы|ый|ой)$")


@dataclass(frozen=True, slots=True)
class Person:
    """A name in the list beside the text: an entry, a name that nobody knows, or one that could be several."""

    name: str
    href: str
    times: int
    number: int = 0
    entity: str = ""
    target: str = ""
    bad: bool = False
    others: tuple[tuple[str, str], ...] = ()

    @property
    def look(self) -> str:
        """The classes of its colour."""
        return look(self.number)


class Addresses:
    """Where the names of an article lead: to their entry in this article, or to a new one; and back to this view."""

    def __init__(self, key: str, here: str, lang: str, target: str) -> None:
        """`here` is the address of the view."""
        self.key, self.here, self.lang, self.target = key, here, lang, target

    def entry(self, id: str, style: str | None = None) -> str:
        """The forms of an entry in the languages of this view."""
        asked = {"lang": self.lang, "to": self.target, "style": style or "", "back": self.here}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"/article/{self.key}/names/{id}?{query}"

    def file(self, style: str | None) -> str:
        """The translation as a file."""
        asked = {"lang": self.lang, "to": self.target, "style": style or ""}
        return f"/article/{self.key}/file?{urlencode({name: value for name, value in asked.items() if value})}"

    def new(self, name: str, kind: str | None, gender: str | None) -> str:
        """A new entry for a name."""
        asked = {"name": name, "lang": self.lang, "type": kind or "", "gender": gender or "", "back": self.here}
        return f"/entries/new?{urlencode({key: value for key, value in asked.items() if value})}"


class Numbers:
    """A number for each entry, in the order in which they come up."""

    def __init__(self) -> None:
        """Begin with one."""
        self._given: dict[str, int] = {}

    def of(self, id: str) -> int:
        """The entry's number."""
        return self._given.setdefault(id, len(self._given) + 1)


def people_of(
    done: Normalized,
    glossary: Glossary,
    numbers: Numbers,
    addresses: Addresses,
    style: str | None,
    translation: Translation | None = None,
) -> list[Person]:
    """The entries that the article names, in the order of their numbers."""
    times: dict[str, int] = {}
    lemmas: dict[str, str] = {}
    for mention in done.mentions:
        if mention.entry_id is not None:
            times[mention.entry_id] = times.get(mention.entry_id, 0) + 1
            lemmas.setdefault(mention.entry_id, mention.lemma)
    lost = {name.entry_id for name in translation.names if not name.ok} if translation else set()
    found = []
    for id, count in times.items():
        entry = glossary.entry(id)
        target = entry.form(addresses.target or done.lang or "", style) if translation or style else None
        name = entry.form(done.lang or "") or lemmas[id]
        found.append(
            Person(
                name,
                addresses.entry(id, style),
                count,
                numbers.of(id),
                id,
                target if target and (translation or target != name) else "",
                id in lost,
            )
        )
    return sorted(found, key=lambda person: person.number)


def in_full(unknown: Iterable[Mention]) -> list[Mention]:
    """Strangers by their full names: a surname alone is the one stranger's who is called in full with that surname."""
    unknown = list(unknown)
    full: dict[str, dict[str, Mention]] = {}
    for mention in unknown:
        if mention.shape == "full":
            full.setdefault(_trunk(mention.lemma), {}).setdefault(mention.lemma, mention)
    found = []
    for mention in unknown:
        bearers = list(full.get(_trunk(mention.lemma), {}).values()) if mention.shape == "surname" else []
        one = bearers[0] if len(bearers) == 1 else mention
        found.append(replace(mention, lemma=one.lemma, gender=one.gender))
    return found


def _trunk(name: str) -> str:
    """A surname without the ending that a man's and a woman's differ in."""
    return _GENDERED.sub("", name.rpartition(" ")[2].replace("ў", "в"))


def strangers_of(unknown: Iterable[Mention], addresses: Addresses) -> list[Person]:
    """The names that no entry has, each once."""
    return _gathered(unknown, lambda mention: addresses.new(mention.lemma, mention.kind, mention.gender))


def undecided_of(done: Normalized, glossary: Glossary, addresses: Addresses) -> list[Person]:
    """The names that could be several entries, with these."""
    doubtful = [mention for mention in done.mentions if mention.entry_id is None]
    others = {
        mention.lemma: tuple(
            (glossary.entry(id).form(done.lang or "") or id, addresses.entry(id)) for id in mention.alternatives
        )
        for mention in doubtful
    }
    found = _gathered(doubtful, lambda mention: "#undecided")
    return [Person(each.name, each.href, each.times, others=others[each.name]) for each in found]


def _gathered(mentions: Iterable[Mention], href: Callable[[Mention], str]) -> list[Person]:
    """Names with how often each stands there, in order."""
    times: dict[str, int] = {}
    first: dict[str, Mention] = {}
    for mention in mentions:
        times[mention.lemma] = times.get(mention.lemma, 0) + 1
        first.setdefault(mention.lemma, mention)
    return [Person(lemma, href(first[lemma]), count) for lemma, count in times.items()]
