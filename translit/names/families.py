"""Families that a text calls so: «семья Лосиков», «супругі Ціханоўскія», «подружжя Тихановських».

A surname in the plural names nobody by itself; beside a word of `data/family-words.tsv`, in the case that the word asks
for, it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from .. import morphology
from ..morphology.plurals import of_a_family, singular
from .mention import Mention
from .runs import fold, word_before
from .stems import is_town
from .tables import data_rows

__all__ = ["FAMILY", "beside", "families", "named_alone"]

FAMILY = "family"
"""Shape of a mention that is a surname in the plural; its base form is the surname of one of them."""

_SCORE = 0.9
_TELLING = 4  # letters by which most words are seen to be none of the table’s, at little cost


def families(text: str, runs: Iterable[tuple[int, str]], lang: str, known: Sequence[Mention] = ()) -> list[Mention]:
    """The families among the runs of capitalised words of a text (`runs.scan`), in be, ru or uk.

    What stands in a longer name of the glossary, which `known` has, is none: «Братья Карамазовы»; nor is a place:
    «семьи Барановичей».

    >>> from translit.names.runs import scan
    >>> text = "Семья Лосиков ждёт. Письма от супругов Тихановских."
    >>> [(m.text, m.lemma, m.cases) for m in families(text, scan(text).runs, "ru")]
    [('Лосиков', 'Лосик', ('gen', 'acc')), ('Тихановских', 'Тихановский', ('gen', 'acc', 'loc'))]
    """
    words = _words(lang)
    found: list[Mention] = []
    for at, run in runs if words.asked else ():
        if text[at - _TELLING - 1 : at - 1] in words.ends:
            asked, start = words.asked.get(word_before(text, at)), at
        elif run[:_TELLING] in words.begins:
            first = run.partition(" ")[0]
            asked, start = words.asked.get(fold(first)), at + len(first) + 1
        else:
            continue
        name = run[start - at :]
        if not asked or not name.replace("-", "").isalpha():
            continue
        own = (of_a_family if asked.sure else singular)(name, lang)
        if own and not asked.cases.isdisjoint(own[1]) and not is_town(name, lang, "gen"):
            found.append(Mention(start, start + len(name), name, own[0], "person", None, _SCORE, lang, FAMILY, own[1]))
    return [one for one in found if not any(_holds(m, one) for m in known)]


def named_alone(known: Sequence[Mention], lang: str) -> list[Mention]:
    """The families among the surnames that the glossary was asked for and has in no such form: «Тихановские дома».

    A form that the glossary lists is its entry's, as Belarusian «Лосікам», the instrumental of one; so is one that a
    man has, too: «загад Лукашэнкі».

    >>> one = Mention(0, 11, "Тихановские", "Тихановский", "person", "siarhei", 0.9, "ru", "surname")
    >>> [(m.lemma, m.entry_id, m.shape) for m in named_alone([one], "ru")]
    [('Тихановский', None, 'family')]
    """
    found = []
    for mention in known:
        own = of_a_family(mention.text, lang) if mention.score < 1 and mention.shape == "surname" else None
        if own and not _is_of_one(mention.text, own[0], lang):
            start, end, name = mention.start, mention.end, mention.text
            found.append(Mention(start, end, name, own[0], "person", None, _SCORE, lang, FAMILY, own[1]))
    return found


def _is_of_one(form: str, surname: str, lang: str) -> bool:
    """Whether a form in the plural is one of a man's in the singular as well."""
    forms = morphology.paradigm(surname, lang, "surname", "m").values()
    return fold(form) in {fold(each) for printed in forms for each in printed.split("|")}


def _holds(known: Mention, family: Mention) -> bool:
    """Whether a name of the glossary is more than a family's: longer, or a place."""
    begins = known.start < family.start or (known.start == family.start and known.kind == "place")
    return begins and family.end <= known.end


def beside(families: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that no family's name touches.

    >>> beside([Mention(6, 13, "Лосиков", "Лосик")], [Mention(0, 13, "Семья Лосиков", "Сем Лосик")])
    []
    """
    return [m for m in mentions if all(m.end <= family.start or family.end <= m.start for family in families)]


class _Asked(NamedTuple):
    cases: frozenset[str]  # in which the surname after the word may stand
    sure: bool  # whether it must be a plural beyond doubt


class _Words(NamedTuple):
    asked: Mapping[str, _Asked]
    begins: frozenset[str]  # as they begin a sentence
    ends: frozenset[str]


@cache
def _words(lang: str) -> _Words:
    asked: dict[str, _Asked] = {}
    spelled: set[str] = set()
    for row in data_rows("family-words.tsv"):
        for form in row["forms"].split("|") if row["lang"] == lang else ():
            known = asked.get(fold(form), _Asked(frozenset(), False))
            asked[fold(form)] = _Asked(known.cases | {row["case"]}, known.sure or bool(row["sure"]))
            spelled |= {form, form.replace("'", "’"), form.replace("'", "ʼ")}
    begins = frozenset(form[:_TELLING].capitalize() for form in spelled)
    return _Words(asked, begins, frozenset(form[-_TELLING:] for form in spelled))
