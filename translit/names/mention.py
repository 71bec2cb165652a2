"""One place in a text where a name stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .lexicon import cases_of

__all__ = ["Mention", "base_of", "explain_mention"]


# Not frozen: that makes each five times as slow to make, and a large text has a hundred thousand. Nobody changes one.
@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """A name found in a text; never changed once made.

    `start` and `end` are Python string indices into the text as given, `text` is what stands between them, `lemma`
    its base form, which for people that only rules found is worked out when it is first read. `kind` is `person`,
    `place`, `organisation` or None; `entry_id` the glossary entry, None when no entry was found or when the text does
    not decide between several (then `alternatives` holds their ids).
    `score` is 0..1. `shape` is `full`, `surname`, `given`, `given_patronymic`, `initials`, `family` (a
    surname in the plural, «семья Лосиков»; its base form is the surname of one of them) or `name` (a place or an
    organisation);
    `cases` are the grammatical cases the form can stand for (`nom gen dat acc ins loc voc`); `gender` `m`, `f`, `n`
    or None.

    >>> Mention(0, 10, "Ігар Лосік", "Ігар Лосік", "person", "losik-ihar", 1.0, "be", "full", ("nom",), "m").kind
    'person'
    """

    start: int
    end: int
    text: str
    lemma: str
    kind: str | None = None
    entry_id: str | None = None
    score: float = 1.0
    lang: str | None = None
    shape: str = "full"
    cases: tuple[str, ...] = ()
    gender: str | None = None
    alternatives: tuple[str, ...] = ()

    # `find` leaves out the lemma of a stranger: most who look for names never read it, and it costs more than all else.
    # Python comes here for a slot that is empty; two threads at once put the same into it.
    if not TYPE_CHECKING:  # a type checker would take every attribute for one that is there

        def __getattr__(self, name: str) -> str:
            """Work out the base form on first reading."""
            if name != "lemma":
                raise AttributeError(f"a mention has no {name!r}")
            from .bearers import given_base

            base = given_base(self.text, self.lang) if self.shape == "given" else None
            self.lemma = base = base or base_of(self.text, self.lang)
            return base


@lru_cache(maxsize=65536)
def base_of(name: str, lang: str) -> str:
    """The base form of a person's name as it stands in a text of any language.

    >>> base_of("Ігара Лосіка", "be"), base_of("Donald Trump", "en")
    ('Ігар Лосік', 'Donald Trump')
    """
    from .declension import lemma

    return lemma(name, lang) if cases_of(lang) else " ".join(name.split())


_TELLING = 3  # cases that a form can stand for; more tell nothing
_BY_RULE = {
    "full": "a given name or a surname's ending beside another name",
    "initials": "initials beside a name",
    "given": "the table of given names",
    "given_patronymic": "a given name and a patronymic",
    "surname": "a surname's ending, or a title or verb beside it",
    "family": "a surname in the plural beside a word for a family",
    "name": "a capitalised name",
}


def explain_mention(mention: Mention, found: Sequence[Mention] = ()) -> str:
    """Say in a line why a mention is one, and why it is linked to its entry or to none.

    `found` are all mentions of the text, in order: they tell who was introduced under a surname.

    >>> from translit import Glossary, names
    >>> glossary = Glossary.from_forms({"losik": {"be": "Ігар Лосік"}})
    >>> for mention in (found := names.find("Ігара Лосіка судзілі. Лосік маўчаў.", "be", glossary=glossary)):
    ...     print(explain_mention(mention, found))
    losik: the full name (acc or gen), a form of the entry
    losik: the surname, a form of the entry; named in full at 0: Ігара Лосіка
    """
    if mention.entry_id is not None:
        known = "a form of the entry" if mention.score >= 1 else "a spelling that the entry does not list"
        cases = f" ({' or '.join(sorted(mention.cases))})" if 0 < len(mention.cases) <= _TELLING else ""
        return f"{mention.entry_id}: the {_shape(mention)}{cases}, {known}{_introduced(mention, found)}"
    if mention.alternatives:
        return f"not decided: the {_shape(mention)} may be {' or '.join(mention.alternatives)}; the text does not tell"
    return f"by rule: {_BY_RULE.get(mention.shape, mention.shape)}{_introduced(mention, found)}"


def _shape(mention: Mention) -> str:
    words = {"full": "full name", "given_patronymic": "given name and patronymic", "initials": "surname with initials"}
    return words.get(mention.shape, mention.shape.replace("given", "given name"))


def _introduced(mention: Mention, found: Sequence[Mention]) -> str:
    """Where the text names somebody in full whom a part of the name stands for."""
    if mention.shape not in ("surname", "given", "given_patronymic"):
        return ""
    last = mention.lemma.rpartition(" ")[2]
    for other in found:
        same = other.entry_id == mention.entry_id if mention.entry_id else other.lemma.rpartition(" ")[2] == last
        if same and other.shape in ("full", "initials"):
            return f"; named in full at {other.start}: {' '.join(other.text.split())}"
    return "; nobody else in the glossary is called so" if mention.entry_id else ""
