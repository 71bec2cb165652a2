"""Dictionaries with paradigms: pymorphy3's of Russian (OpenCorpora) and Ukrainian (VESUM), Apertium's of Belarusian.

All say the same of a form, in OpenCorpora's terms: number (plural alone is said), case, gender of adjectives and past
tenses, time, person, infinitive, gerund. So a form of one language can be asked for in another.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

__all__ = [
    "GENDERS",
    "ApertiumDictionary",
    "Dictionary",
    "Paradigm",
    "PymorphyDictionary",
    "Reading",
    "dictionary",
    "looked_up",
]

GENDERS = frozenset(("masc", "femn", "neut"))
_CLASSES = {
    **dict.fromkeys(("NOUN",), "N"),
    **dict.fromkeys(("ADJF", "PRTF", "ADJS", "PRTS", "NPRO", "NUMR"), "A"),
    **dict.fromkeys(("VERB", "INFN", "GRND"), "V"),
}
_CASES = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
_SAYS_CASE = ("nomn", "gent", "datv", "accs", "ablt", "loct", "voct")
_SAYS_TIME = ("past", "pres", "futr", "impr", "INFN", "GRND", "1per", "2per", "3per")
_TOLD = frozenset((*_SAYS_CASE, *GENDERS, *_SAYS_TIME, "plur", "COMP"))

_BELARUSIAN = Path("/usr/share/apertium/apertium-bel-rus/bel-rus.automorf.bin")
_CYRILLIC = re.compile("[Ѐ-ӿ'’ʼ-]+")
_UNIT = re.compile(r"\^([^/$]+)/([^$]*)\$")
_TAG = re.compile(r"<([^>]+)>")
_APERTIUM_CLASSES = {"n": "N", "np": "N", "adj": "A", "det": "A", "prn": "A", "num": "A", "vblex": "V", "vbser": "V"}
_APERTIUM_TAGS = {
    "pl": "plur", "nom": "nomn", "gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "loc": "loct",
    "voc": "voct", "m": "masc", "f": "femn", "nt": "neut", "past": "past", "pres": "pres", "fut": "futr",
    "imp": "impr", "inf": "INFN", "p1": "1per", "p2": "2per", "p3": "3per", "cmp": "COMP",
}  # fmt: skip


class Reading(NamedTuple):
    """A dictionary word, its class (N, A, V, or X and a part of speech without forms) and what the form says."""

    lemma: str
    kind: str
    says: frozenset[str]


Paradigm = Mapping[frozenset[str], tuple[str, ...]]


class Dictionary(Protocol):
    """Words in lower case."""

    def readings(self, word: str) -> tuple[tuple[Reading, float], ...]:
        """What the word may be, with shares; nothing when the dictionary lacks it."""
        ...

    def paradigm(self, lemma: str, kind: str) -> Paradigm:
        """The forms of a dictionary word by what they say, the usual one first."""
        ...


class PymorphyDictionary:
    """Russian ("ru") or Ukrainian ("uk")."""

    def __init__(self, lang: str) -> None:
        """Load the dictionary."""
        import pymorphy3

        self._lang = lang
        self._analyser: Any = pymorphy3.MorphAnalyzer(lang=lang)
        self.readings = lru_cache(maxsize=500_000)(self._readings)
        self.paradigm = lru_cache(maxsize=200_000)(self._paradigm)

    def _readings(self, word: str) -> tuple[tuple[Reading, float], ...]:
        if not _CYRILLIC.fullmatch(word):  # pymorphy3 asks Unicode for the name of a letter, and Tangut ones have none
            return ()
        found = [parse for parse in self._analyser.parse(word) if parse.is_known]
        total = sum(parse.score for parse in found) or 1.0
        return tuple((self._reading(parse), parse.score / total) for parse in found)

    def _reading(self, parse: Any) -> Reading:
        part = str(parse.tag.POS)
        kind = _CLASSES.get(part, f"X{part}")
        says = {_CASES.get(each, each) for each in parse.tag.grammemes} & _TOLD
        lemma = parse.normal_form
        if part in ("INFN", "GRND"):
            says |= {part}
        if part in ("PRTF", "PRTS"):  # Ukrainian and Belarusian have them as adjectives
            full = parse.inflect({"PRTF", "nomn", "masc", "sing"}) if self._lang == "ru" else None
            lemma, says = (full.word if full else lemma), says - {"past", "pres"}
        if part in ("ADJS", "PRTS"):
            says |= {"nomn"}
        return Reading(lemma, kind, _said(kind, says))

    def _paradigm(self, lemma: str, kind: str) -> Paradigm:
        made: dict[frozenset[str], list[str]] = defaultdict(list)
        for parse in self._analyser.parse(lemma):
            if parse.is_known and self._reading(parse)[:2] == (lemma, kind):
                for form in parse.lexeme:
                    forms = made[self._reading(form).says]
                    if form.word not in forms:
                        forms.append(form.word)
        return {says: tuple(forms) for says, forms in made.items()}


class ApertiumDictionary:
    """Belarusian: of the words given (those that people write), what Apertium says of them."""

    def __init__(self, words: Iterable[str]) -> None:
        """Look all of them up; nothing is known when Apertium is not installed."""
        self._known: dict[str, tuple[tuple[Reading, float], ...]] = {}
        made: dict[tuple[str, str], dict[frozenset[str], list[str]]] = defaultdict(lambda: defaultdict(list))
        for word, analyses in looked_up(sorted(set(words))):
            found = list(dict.fromkeys(map(_apertium_reading, analyses)))
            self._known[word] = tuple((reading, 1 / len(found)) for reading in found)
            for reading in found:
                made[reading.lemma, reading.kind][reading.says].append(word)
        self._paradigms = {
            key: {says: tuple(forms) for says, forms in paradigm.items()} for key, paradigm in made.items()
        }

    def readings(self, word: str) -> tuple[tuple[Reading, float], ...]:
        """What the word may be; nothing for a word that was not given."""
        return self._known.get(word, ())

    def paradigm(self, lemma: str, kind: str) -> Paradigm:
        """The forms that were given."""
        return self._paradigms.get((lemma, kind), {})


def looked_up(words: list[str]) -> list[tuple[str, list[str]]]:
    """Belarusian words and their analyses by Apertium; those that it lacks, or all without it, are left out."""
    if not _BELARUSIAN.is_file() or not shutil.which("lt-proc"):
        return []
    done = subprocess.run(
        ["lt-proc", str(_BELARUSIAN)], input="\n".join(words) + "\n", capture_output=True, text=True, check=True
    )
    units = ((unit[1], unit[2].split("/")) for unit in _UNIT.finditer(done.stdout))
    return [(word, analyses) for word, analyses in units if not analyses[0].startswith("*")]


def _apertium_reading(analysis: str) -> Reading:
    """One analysis in our terms.

    >>> reading = _apertium_reading("краіна<n><f><nn><sg><loc>")
    >>> reading.lemma, reading.kind, set(reading.says)
    ('краіна', 'N', {'loct'})
    """
    tags = _TAG.findall(analysis)
    kind = _APERTIUM_CLASSES.get(tags[0], f"X{tags[0]}") if tags else "X"
    says = {_APERTIUM_TAGS[tag] for tag in tags if tag in _APERTIUM_TAGS}
    return Reading(analysis.split("<")[0].lower(), kind, _said(kind, says))


def _said(kind: str, says: set[str]) -> frozenset[str]:
    """Without what the other language need not say: the gender of nouns, of plurals, of a present tense."""
    if kind == "N" or "plur" in says or (kind == "V" and "past" not in says):
        says = says - GENDERS
    return frozenset(says)


def dictionary(lang: str, words: Iterable[str] = ()) -> Dictionary:
    """The dictionary of a language; `words` are those that people write, for Belarusian.

    >>> [reading.lemma for reading, _ in dictionary("ru").readings("стране")]
    ['страна', 'страна']
    """
    return ApertiumDictionary(words) if lang == "be" else _pymorphy(lang)


@cache
def _pymorphy(lang: str) -> Dictionary:
    return PymorphyDictionary(lang)
