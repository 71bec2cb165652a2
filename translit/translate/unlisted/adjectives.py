"""Adjectives of places (Гродзенскі суд, Лидский район): an engine that garbles one is put right.

They are no mentions: no glossary has them. But every second item of the news has one, and small models spell by
pieces: «Гродзенскі» came back as «Гроденский». The engine's ending stays, for it knows the noun that follows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from ...names import convert
from ...names.districts import called_after
from ...names.given_names import fold_form
from ...names.key import sounded
from ...names.likeness import distance
from ...names.tables import data_rows
from ...text import EAST_SLAVIC

__all__ = ["with_adjectives"]

_ADJECTIVE: Final = re.compile(
    r"(?<![\w-])([А-ЯЁІЎЇЄҐа-яёіўїєґ'’-]{2,}[сцз]ь?к)"
    r"((?:ий|ый|ой|и|і|ы|ага|ого|аму|ому|ім|им|ом|ам|ая|а|ай|ой|ої|ій|ую|у|аю|ою|ае|ое|е|ія|ие|іх|их|імі|ими))(?![\w-])"
)
_DISTRICT: Final = re.compile(r"([А-ЯЁІЎЇЄҐ][\w'’-]+) (?:рай?[оё]н|во?бласц|област)\w*")
_IN_ENGLISH: Final = re.compile(
    r"\b([A-Z][\w'’-]*[stz]s?k)(?:y|i|iy|yi|ii|yy|a|aya|oy|oi|oe|ay|om|im|oho|ogo)?"
    r"(?= (?:[Dd]istrict|[Rr]egion|[Oo]blast|[Rr]a[iy]on))"
)
_NEAR: Final = 0.15
"""Distance per sound up to which a word is the adjective: Гроденск is 0.07 from Гродненск, Мирск 0.2 from Минск."""


def with_adjectives(source: str, output: str, target: str) -> str:
    """The output of an engine with the adjectives of places that the source has as `target` spells them.

    >>> with_adjectives("У Гродзенскім судзе", "В Гроденском суде", "ru")
    'В Гродненском суде'
    >>> with_adjectives("В Гродненском суде", "У Гродненскам судзе", "be")
    'У Гродзенскам судзе'
    >>> with_adjectives("В Московском суде", "У Маскоўскім судзе", "be")
    'У Маскоўскім судзе'
    >>> with_adjectives("В Лидском районе", "In Lidsky district", "en")
    'In Lida district'
    """
    if target == "en":
        return _with_districts(source, output)
    if target not in EAST_SLAVIC:
        return output
    for found in _ADJECTIVE.finditer(source):
        for stem in _known(target).get(fold_form(found[1]), ()):
            output = _put_right(output, stem, found[1], target)
    return output


def _with_districts(source: str, output: str) -> str:
    """English with districts and regions called after their places, where an engine wrote the adjective."""
    for found in _DISTRICT.finditer(source):
        called = next(filter(None, (called_after(found[0], lang) for lang in EAST_SLAVIC)), None)
        if called is None:
            continue
        place, own, _ = called
        english = convert(place, own, f"en:{own}", kind="place")[0]
        sounds = sounded(_ADJECTIVE.sub(r"\1", fold_form(found[1])))
        for word in _IN_ENGLISH.finditer(output):
            other = sounded(word[1].lower())
            if word[0] != english and other and distance(sounds, other) / len(sounds) <= _NEAR:
                output = output[: word.start()] + english + output[word.end() :]
                break
    return output


def _put_right(output: str, stem: str, written: str, target: str) -> str:
    """The output with the words spelled as `stem` that are nearly that, or were left as they were `written`.

    Only those with a capital where the source has one, and only those without where it has none.
    """
    done, at, capital, own = "", 0, written[0].isupper(), written.lower()
    for word in _ADJECTIVE.finditer(output):
        found = _printed(word[1], target)
        left = found == own != stem and found not in _stems(target)
        if word[1][0].isupper() == capital and (left or 0 < _apart(stem, found, target) <= _NEAR):
            done += output[at : word.start(1)] + (stem[:1].upper() + stem[1:] if capital else stem)
            at = word.end(1)
    return done + output[at:]


def _apart(stem: str, word: str, target: str) -> float:
    """The distance per sound of what an engine wrote; a right adjective of another place is far."""
    if word == stem:
        return 0.0
    own, other = sounded(stem), sounded(word)
    if word in _stems(target) or own[:1] != other[:1] or abs(len(own) - len(other)) > len(own) // 3:
        return 1.0
    return max(distance(own, other) / len(own), 0.001)  # Харковск sounds like Харьковск


def _printed(stem: str, lang: str) -> str:
    """A stem as print has it, in lower case: Russian prints no ё there (Могилевский)."""
    return stem.lower().replace("ё", "е") if lang == "ru" else stem.lower()


@cache
def _known(target: str) -> Mapping[str, tuple[str, ...]]:
    """The stems in `target`, the usual one first, by that in either of the other languages, folded."""
    found: dict[str, tuple[str, ...]] = {}
    for row in data_rows("place-adjectives.tsv"):
        for own in {fold_form(row[lang]) for lang in EAST_SLAVIC if lang != target and row[lang] and row[target]}:
            found[own] = (*found.get(own, ()), _printed(row[target], target))
    return found


@cache
def _stems(target: str) -> frozenset[str]:
    return frozenset(_printed(row[target], target) for row in data_rows("place-adjectives.tsv") if row[target])
