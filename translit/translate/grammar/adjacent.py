"""What the last word before a name in a draft tells of its case: a given name, an adjective, «провинция», a participle.

A draft inflects the words around a name and may leave the name itself as it was given: «с Джоном Старк».
"""

from __future__ import annotations

import re

from ...names.runs import fold
from ...text import words
from .tagging import Tag, lemmas, tagged

__all__ = ["beside_of", "has_noun_for", "is_owned", "is_passive"]

_AROUND = 48
_GAP = re.compile(r"[ \u00a0][«„“\"]?$")
_PAUSE = re.compile(r"[,;:.!?—–()\n]")
_NAMED = frozenset({"anim", "name"})
# Written without ё, a participle is the adjective to the dictionary: «совершенного».
_PARTICIPLE = re.compile(r"[аеёя]нн(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми)$")


def _before(before: str, lang: str) -> list[Tag]:
    """The words of the clause before a name, the nearest first; none where a pause or anything else is between."""
    own = _PAUSE.split(before[-_AROUND:])[-1]
    if not _GAP.search(own):
        return []
    return [tagged(token, lang) for token in words(own)][::-1]


def beside_of(before: str, lang: str, kind: str | None) -> tuple[str, ...]:
    """The cases that the word before a name has in common with it, or gives it; none where that word does not tell.

    A given name that stands in another case than the first, an adjective, and what places keep their base form after.
    Source: `government.tsv`, still.

    >>> beside_of("с Джоном ", "ru", "person"), beside_of("от провинции ", "ru", "place")
    (('ins',), ('nom',))
    >>> beside_of("в провинциях ", "ru", "place")  # «в провинциях Китая»
    ()
    >>> beside_of("встретил популярную ", "ru", "person"), beside_of("Джон ", "ru", "person")
    (('acc',), ())
    >>> beside_of("Президент ", "ru", "place"), beside_of("Президент ", "ru", "person")
    (('gen',), ())
    """
    word = next(iter(_before(before, lang)), None)
    if word is None or not word.cases:
        return ()
    if kind == "place" and word.lemma in lemmas("still", lang) and word.genders != {"pl"}:
        return ("nom",)
    if word.part == "noun" and word.lemma in lemmas("title", lang) and kind == "place":
        return ("gen",)
    given = word.part == "noun" and word.marks >= _NAMED and bool(word.genders) and kind == "person"
    agrees = given or (word.part == "adj" and word.genders != {"pl"} and "pssv" not in word.marks)
    return tuple(sorted(word.cases)) if agrees and "nom" not in word.cases else ()


def is_owned(before: str, lang: str, kind: str | None) -> bool:
    """Whether the noun before a name is one that has an owner, and does not say what is named so.

    >>> is_owned("вторжение ", "ru", "place"), is_owned("в районе ", "ru", "place"), is_owned("гонщик ", "ru", "person")
    (True, False, False)
    >>> is_owned("языков ", "ru", "place"), is_owned("команды ", "ru", "organisation")
    (True, False)
    """
    word = next(iter(_before(before, lang)), None)
    if word is None or word.part != "noun" or not word.text.islower() or (kind == "person" and "anim" in word.marks):
        return False
    of_others = () if kind == "place" else ("kind", "named")
    return not any(word.lemma in lemmas(role, lang) for role in ("still", "placed", "locality", "time", *of_others))


def is_passive(before: str, lang: str) -> bool:
    """Whether a passive participle or a reflexive verb stands right before: «совершённого», «был создан», «ведётся».

    >>> is_passive("теракта, совершенного ", "ru"), is_passive("Он был убит ", "ru"), is_passive("Он убил ", "ru")
    (True, True, False)
    """
    word = next(iter(_before(before, lang)), None)
    if word is None:
        return False
    known = any(word.lemma in lemmas(f"adj-{case}", lang) for case in ("dat", "gen"))
    participle = "pssv" in word.marks or (lang == "ru" and _PARTICIPLE.search(word.text) is not None)
    passive = (word.part == "adj" and participle) or word.part == "short"
    return (passive and not known) or (word.part == "verb" and word.text.endswith(("ся", "сь")))


def has_noun_for(before: str, lang: str) -> bool:
    """Whether «за» stands before a name and a noun of a struggle before it, which is for something: «битва за».

    >>> has_noun_for("С битвой за ", "ru"), has_noun_for("Он стоит за ", "ru")
    (True, False)
    """
    tags = _before(before, lang)
    return (
        len(tags) > 1 and fold(tags[0].text) == "за" and tags[1].part == "noun" and tags[1].lemma in lemmas("for", lang)
    )
