"""The case that a preposition right before a name governs; of several that which the clause calls for."""

from __future__ import annotations

from ...names.lexicon import prepositions
from ...names.runs import fold
from .clause import Clause
from .tagging import lemmas

__all__ = ["after_preposition"]


def after_preposition(c: Clause) -> tuple[str, ...]:
    """The cases of a name after its preposition: «с X», «к X»; empty where none stands before it."""
    if not c.left or c.left[0].part != "prep":
        return ()
    word = fold(c.left[0].text)
    governed = c.can(*prepositions(c.lang).get(word, ()))
    if len(governed) < 2:
        return governed
    verbs = {tag.lemma for tag in (*c.left, *c.right)}
    among = set(governed)
    if among == {"ins", "gen"}:
        return ("gen",) if not verbs.isdisjoint(lemmas("removal", c.lang)) else ("ins",)
    if c.kind == "person" and "gen" in among:
        if "acc" in among and not verbs.isdisjoint(lemmas("belief", c.lang)):
            return ("acc",)  # «верыць у Лосіка»
        return ("gen",)  # «у Лосіка ёсць дачка»
    if among == {"acc", "gen"}:
        return ("acc",)
    if "loc" in among:
        moves = not verbs.isdisjoint(lemmas("motion", c.lang))
        return c.can("acc") if moves else ("loc",)
    if word == "за":
        return _for_or_behind(c, verbs)
    return ("ins",) if among == {"acc", "ins"} and c.kind == "place" else governed


def _for_or_behind(c: Clause, verbs: set[str]) -> tuple[str, ...]:
    if not verbs.isdisjoint(lemmas("for", c.lang)):
        return ("acc",)
    return ("ins",) if not verbs.isdisjoint(lemmas("behind", c.lang)) else ("acc", "ins")
