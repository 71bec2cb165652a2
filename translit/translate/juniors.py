"""Fathers and sons of one name: Пушкін-малодшы, Макей-молодший, Alexander Pushkin Jr.

The word is no part of the name, but joined to it: an engine that has the name put right loses it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from ..names import Mention
from ..text import EAST_SLAVIC
from .expected import Expected, cases_by_form

__all__ = ["bare", "with_juniors", "younger"]

_ENDINGS: Final = r"(?:ы|ий|ій|ага|ого|его|аму|ому|ему|ым|им|ім|ем|ая|а|ай|ую|у|ої|ою|ій|ей)"
_SUFFIX: Final = re.compile(rf"-(малодш|младш|молодш|старэйш|старш){_ENDINGS}(?![\w-])")
_OLDER: Final = ("старэйш", "старш")
# Adjectives on a hushing consonant: Беларуская граматыка, ч. 1 (1985); Русская грамматика (1980), т. 1; Ukrainian as
# pymorphy3-dicts-uk has молодший. First a man's endings, then a woman's.
_STEMS: Final = {"be": ("малодш", "старэйш"), "ru": ("младш", "старш"), "uk": ("молодш", "старш")}
_DECLINED: Final = {
    ("be", "m"): {"nom": "ы", "gen": "ага", "dat": "аму", "acc": "ага", "ins": "ым", "loc": "ым"},
    ("ru", "m"): {"nom": "ий", "gen": "его", "dat": "ему", "acc": "его", "ins": "им", "loc": "ем"},
    ("uk", "m"): {"nom": "ий", "gen": "ого", "dat": "ому", "acc": "ого", "ins": "им", "loc": "ому", "voc": "ий"},
    ("be", "f"): {"nom": "ая", "gen": "ай", "dat": "ай", "acc": "ую", "ins": "ай", "loc": "ай"},
    ("ru", "f"): {"nom": "ая", "gen": "ей", "dat": "ей", "acc": "ую", "ins": "ей", "loc": "ей"},
    ("uk", "f"): {"nom": "а", "gen": "ої", "dat": "ій", "acc": "у", "ins": "ою", "loc": "ій", "voc": "а"},
}


def bare(name: str) -> str:
    """A name without the word that tells father and son apart.

    >>> bare("Алеся Пушкіна-малодшага"), bare("Гук-Рабцэвіч")
    ('Алеся Пушкіна', 'Гук-Рабцэвіч')
    """
    found = _at_end(name)
    return name[: found.start()] if found else name


def _at_end(name: str) -> re.Match[str] | None:
    found = _SUFFIX.search(name)
    return found if found and found.end() == len(name) else None


def with_juniors(text: str, lang: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text, those of people with the word joined to them that tells father and son apart.

    >>> from translit import names
    >>> text = "Был Алесь Пушкин-младший."
    >>> [m.text for m in with_juniors(text, "ru", names.find(text, "ru"))]
    ['Алесь Пушкин-младший']
    """
    if lang not in EAST_SLAVIC or not _SUFFIX.search(text):
        return list(mentions)
    done = []
    for mention in mentions:
        found = _SUFFIX.match(text, mention.end) if mention.kind == "person" else None
        done.append(replace(mention, end=found.end(), text=text[mention.start : found.end()]) if found else mention)
    return done


def younger(expected: Expected, name: str, target: str) -> Expected:
    """What a name must read with the word that the source joins to it; as it was, where the source has none.

    >>> one = Expected("Пушкин", "Пушкин", {"nom": ("Пушкин",)}, {"Пушкин": frozenset({"nom"})}, "m")
    >>> younger(one, "Пушкин-младший", "be").base, younger(one, "Пушкин-младший", "en").base
    ('Пушкин-малодшы', 'Пушкин Jr.')
    """
    found = _at_end(name)
    if found is None:
        return expected
    older = found[1] in _OLDER
    if target not in _STEMS:
        return _with(expected, dict.fromkeys(expected.by_case, " Sr." if older else " Jr."))
    endings: Mapping[str, str] = _DECLINED[target, expected.gender or "m"]
    stem = _STEMS[target][older]
    return _with(expected, {case: f"-{stem}{endings[case]}" for case in expected.by_case})


def _with(expected: Expected, suffixes: Mapping[str, str]) -> Expected:
    by_case = {case: tuple(form + suffixes[case] for form in forms) for case, forms in expected.by_case.items()}
    return replace(expected, base=expected.base + suffixes["nom"], by_case=by_case, accepted=cases_by_form([by_case]))
