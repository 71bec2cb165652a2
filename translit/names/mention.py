"""One place in a text where a name stands."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Mention"]


# Not frozen: that makes each five times as slow to make, and a large text has a hundred thousand. Nobody changes one.
@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """A name found in a text; never changed once made.

    `start` and `end` are Python string indices into the text as given, `text` is what stands between them, `lemma`
    its base form. `kind` is `person`, `place`, `organisation` or None; `entry_id` the glossary entry, None when no
    entry was found or when the text does not decide between several (then `alternatives` holds their ids).
    `score` is 0..1. `shape` is `full`, `surname`, `given`, `given_patronymic`, `initials` or `name` (a
    place or an organisation);
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
