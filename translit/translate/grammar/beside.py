"""The case that a noun right before a name tells: its owner in the genitive, or the same person under a title."""

from __future__ import annotations

from collections.abc import Callable

from ...names.lexicon import kin, titles
from ...names.runs import fold
from .clause import Clause, subject_of
from .tagging import Tag, lemmas
from .verbs import may_have_object

__all__ = ["after_noun", "is_apart"]

Cases = tuple[str, ...]
OfNoun = Callable[[Tag], Cases]
"""What reads the cases of a noun in its own place."""

_LONGEST = 4


def after_noun(c: Clause, of_noun: OfNoun) -> Cases:
    """The cases of a name after a noun: «журналист X», «жена X», «президента России X», «агентство X», «письмо X»."""
    noun = c.left[0] if c.left else None
    if noun is None or noun.part != "noun" or is_apart(c, noun):
        return ()
    if c.kind == "organisation" and noun.lemma in lemmas("kind", c.lang):
        return c.can("nom") or of_noun(noun)
    head = _head(c)
    if head and (found := of_noun(head)) and found[0] in c.possible:
        return c.can(*found)
    if noun.lemma in lemmas("recipient", c.lang) and {"gen", "dat"} <= set(c.possible):
        return ("gen", "dat")
    verb = c.left[1] if len(c.left) > 1 else None
    inverted = verb and verb.part == "verb" and "nom" in noun.cases and not subject_of(verb, c.left[2:], c.lang)[1]
    if verb and inverted and "acc" in c.possible and may_have_object(verb, c.lang):
        return ("gen", "acc") if not verb.genders or verb.genders & noun.genders else ("gen",)  # «остановят санкции X»
    return ("gen",)


def _head(c: Clause) -> Tag | None:
    """The title that the name has: right before it, or with its own genitive between («лидера оппозиции X»)."""
    for number, tag in enumerate(c.left[:_LONGEST]):
        if tag.part == "noun" and _fits(c, tag, between=number > 0):
            return tag
        owner = tag.part == "noun" and ("gen" in tag.cases or not tag.cases)
        if not owner and tag.part != "adj":
            return None
    return None


def _fits(c: Clause, tag: Tag, *, between: bool) -> bool:
    if tag.cases and not tag.cases & set(c.possible):
        return False
    word = fold(tag.text)
    if c.kind != "person":
        return c.kind == "place" and tag.lemma in lemmas("locality", c.lang)
    if tag.lemma in lemmas("title", c.lang):
        return True
    if "nom" in c.possible and len(c.possible) > 3 and not between:
        return False  # what does not decline («адвокат Лукашенко») is as likely the owner
    same = not c.genders or not tag.genders or bool(c.genders & tag.genders)
    if word in kin(c.lang):
        return between and same  # «мужа Тихановской X», but «муж X» says whose he is
    return word in titles(c.lang) and same


def is_apart(c: Clause, noun: Tag) -> bool:
    """Whether a noun is of another group: «В Минске X училась», «После войны X училась»."""
    if "actor" not in noun.marks and noun.lemma not in lemmas("time", c.lang):
        return False
    return any(tag.part == "prep" for tag in c.left[1:3]) and c.verb_behind()[0] is not None
