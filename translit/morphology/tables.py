"""Declension tables: what a linguist writes as endings, read once, used forwards and backwards.

A rules table (`be.rules.tsv` and its sisters) has a row for each ending of a base form:

    part  gender  ending  cut  when  gen  dat  acc  ins  loc  voc  example

`part` and `gender` are lists (`given,surname`) or `*`; gender `pl` is for plural names. `ending` lists the endings
the row is for; the longest ending that fits a word wins, and among equal endings the first row whose `when` holds.
`cut` letters come off the word and the case's ending goes on. In a case column `=` is the word as it stands, `~`
is what `gen` has for people and the word itself for places and organisations, `-` is nothing after the cut, and
of forms divided by `|` the first is the one to print.
`when` holds conditions, all of which must be true: `2` or `2+` syllables, `no:оё` none of these letters before the
ending, `has:я` one of them, `after:бвг` the letter just before the ending.

A words table (`be.words.tsv`) has whole words whose declension no ending tells, with their forms written out.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeVar

from ..tables import rows as read_rows

__all__ = ["Rule", "Tables", "ending_on", "load", "rows"]

T = TypeVar("T")
PARTS = ("given", "patronymic", "surname", "place", "organisation")
PERSON_PARTS = frozenset(PARTS[:3])
VOWELS = frozenset("аеёиоуыэюяіїєaeiouyąęėįųūéíóúýáěůäöüāēīóõ")
#: Stands for the letters that fit when a word's forms are written out.
WRITTEN = 99
#: Taken off them when the form is not the one to print.
SECOND_CHOICE = 3
CASE_COLUMNS = ("gen", "dat", "acc", "ins", "loc", "voc")

#: What an ending of a form says: part, gender, the base form's ending, and for each case that it may be the letters it
#: explains and the rules by which it is.
_Ends = tuple[str, str, str, list[tuple[str, int, list["Rule"]]]]


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table of this folder; lines that begin with # are remarks."""
    for row in read_rows(__package__, name):
        yield {key: value.strip() for key, value in row.items()}


def syllables(word: str) -> int:
    """How many vowel letters a lower-case word has."""
    return sum(map(VOWELS.__contains__, word))


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One ending of a base form and the endings of its cases."""

    ending: str
    cut: int
    when: tuple[str, ...]
    forms: Mapping[str, str]
    variants: Mapping[str, tuple[str, ...]]
    indeclinable: bool

    def fits(self, word: str) -> bool:
        """Whether a lower-case base form that has the ending meets all conditions of the row."""
        stem = word[: len(word) - len(self.ending)]
        if not stem:
            return False
        for condition in self.when:  # noqa: SIM110 - the innermost loop of `match`, which `all` doubles
            if not _holds(condition, stem, word):
                return False
        return True

    def tails(self) -> Iterator[tuple[str, str, bool]]:
        """The ending of each form: (ending, case, whether it is not the form to print)."""
        kept = self.ending[: len(self.ending) - self.cut]
        for case, cells in self.variants.items():
            for rank, cell in enumerate(cells):
                if not (cell == "=" and self.indeclinable):
                    yield self.ending if cell == "=" else kept + cell, case, rank > 0


def _holds(condition: str, stem: str, word: str) -> bool:
    kind, _, letters = condition.partition(":")
    if kind == "after":
        return stem[-1] in letters
    if kind == "no":
        return set(letters).isdisjoint(stem)
    if kind == "has":
        return not set(letters).isdisjoint(stem)
    if kind.endswith("+"):
        return syllables(word) >= int(kind[:-1])
    return syllables(word) == int(kind)


def _ending(cell: str, gen: str, animate: bool) -> str:
    """The ending a case column stands for; None of the marks is left."""
    if cell == "~":
        cell = gen if animate else "="
    return "" if cell == "-" else cell


def ending_on(word: str, by_last: Mapping[str, Sequence[T]]) -> Sequence[T]:
    """What is kept by the last two letters of a word, else what is kept by the last."""
    found = by_last.get(word[-2:])
    return by_last.get(word[-1:], ()) if found is None else found


def _by_last(by_ending: Mapping[str, Sequence[Rule]]) -> dict[str, list[Rule]]:
    """The rules by the last two letters of their endings, the longest ending first, those of one letter at the end."""
    found: dict[str, list[Rule]] = {}
    for ending in sorted(by_ending, key=lambda ending: (len(ending[:2]), len(ending))):
        found[ending[-2:]] = [*by_ending[ending], *found.get(ending[-2:], found.get(ending[-1:], ()))]
    return found


class Tables:
    """The rules and words of one language: `match` goes forwards, `back` goes from a form to base forms."""

    def __init__(self, lang: str) -> None:
        """Read both tables of `lang`."""
        self.lang = lang
        self._rules: dict[tuple[str, str], dict[str, list[Rule]]] = {}
        self._words: dict[tuple[str, str, str], dict[str, tuple[str, ...]]] = {}
        for row in rows(f"{lang}.rules.tsv"):
            self._add_rule(row)
        self._by_last = {key: _by_last(by_ending) for key, by_ending in self._rules.items()}
        for row in rows(f"{lang}.words.tsv"):
            self._add_word(row)

    def _add_rule(self, row: Mapping[str, str]) -> None:
        parts = PARTS if row["part"] == "*" else row["part"].split(",")
        genders = ("m", "f", "n") if row["gender"] == "*" else row["gender"].split(",")
        cut = int(row["cut"] or 0)
        when = tuple(row["when"].split())
        variants = [(case, row[case].split("|")) for case in CASE_COLUMNS if row.get(case)]
        gen = variants[0][1][0]
        for animate in {part in PERSON_PARTS for part in parts}:
            forms = {case: tuple([_ending(cell, gen, animate) for cell in cells]) for case, cells in variants}
            printed = {case: cells[0] for case, cells in forms.items()}
            fixed = all(cell == "=" for cell in printed.values())
            keys = [(part, sex) for part in parts if (part in PERSON_PARTS) is animate for sex in genders]
            for ending in row["ending"].split():
                rule = Rule(ending, cut, when, printed, forms, fixed)
                for key in keys:
                    self._rules.setdefault(key, {}).setdefault(ending, []).append(rule)

    def _add_word(self, row: Mapping[str, str]) -> None:
        lemma = row["lemma"].lower()
        forms = {
            case: tuple([lemma if form == "=" else form for form in row[case].lower().split("|")])
            for case in CASE_COLUMNS
            if row.get(case)
        }
        for part in row["part"].split(","):
            own = forms
            if forms.get("acc") == ("~",):
                own = forms | {"acc": forms["gen"] if part in PERSON_PARTS else (lemma,)}
            for gender in row["gender"].split(","):
                self._words[part, gender, lemma] = own

    @cached_property
    def _back(self) -> dict[str, list[_Ends]]:
        """What an inflected form's ending may come from; asked for only on the way back."""
        found: dict[str, dict[tuple[str, str, str], dict[tuple[str, int], list[Rule]]]] = {}
        for (part, gender), by_ending in self._rules.items():
            for ending, rules in by_ending.items():
                for rule in rules:
                    for tail, case, second in rule.tails():
                        fit = len(ending) - (SECOND_CHOICE if second else 0)
                        cases = found.setdefault(tail, {}).setdefault((part, gender, ending), {})
                        cases.setdefault((case, fit), []).append(rule)
        return {
            tail: [(*base, [(*case, rules) for case, rules in cases.items()]) for base, cases in bases.items()]
            for tail, bases in found.items()
        }

    @cached_property
    def _longest_back(self) -> int:
        return max(map(len, self._back), default=1)

    @cached_property
    def _back_words(self) -> dict[str, list[tuple[str, str, str, str]]]:
        found: dict[str, list[tuple[str, str, str, str]]] = {}
        for (part, gender, lemma), forms in self._words.items():
            # A word that never changes has its cases from `match`'s side: see analysis.
            if any(variants != (lemma,) for variants in forms.values()):
                for case, variants in forms.items():
                    for variant in variants:
                        found.setdefault(variant, []).append((lemma, part, gender, case))
        return found

    def word(self, lemma: str, part: str, gender: str) -> Mapping[str, tuple[str, ...]] | None:
        """The forms of a word whose declension is written out, by its lower-case base form."""
        return self._words.get((part, gender, lemma))

    def written(self, lemma: str, part: str, gender: str) -> dict[str, str] | None:
        """The forms to print of a word whose declension is written out."""
        forms = self.word(lemma, part, gender)
        return None if forms is None else {case: variants[0] for case, variants in forms.items()}

    def match(self, lemma: str, part: str, gender: str) -> Rule | None:
        """The row for a lower-case base form."""
        for rule in ending_on(lemma, self._by_last.get((part, gender), {})):
            if lemma.endswith(rule.ending) and rule.fits(lemma):
                return rule
        return None

    def forms(self, lemma: str, part: str, gender: str) -> dict[str, str] | None:
        """The cases of a lower-case base form but the nominative, or None where no row is for it."""
        written = self.written(lemma, part, gender)
        if written is not None:
            return written
        rule = self.match(lemma, part, gender)
        if rule is None:
            return None
        stem = lemma[: len(lemma) - rule.cut]
        return {case: lemma if cell == "=" else stem + cell for case, cell in rule.forms.items()}

    def fixed(self, lemma: str, part: str, gender: str) -> bool | None:
        """Whether a lower-case base form is the same in all cases; None where no row is for it."""
        forms = self._words.get((part, gender, lemma))
        if forms is not None:
            return all(variants[0] == lemma for variants in forms.values())
        rule = self.match(lemma, part, gender)
        if rule is None or rule.indeclinable:
            return None if rule is None else True
        stem = lemma[: len(lemma) - rule.cut]
        return all(cell == "=" or stem + cell == lemma for cell in rule.forms.values())

    def back(self, form: str, parts: Container[str] = PARTS) -> list[tuple[str, str, str, str, int]]:
        """Base forms that a lower-case form may belong to, for the given parts of a name.

        Each is (lemma, part, gender, case, fit): `fit` is how many letters of the form the ending explains, WRITTEN
        where the form is written out, less SECOND_CHOICE where it is not the form to print.
        """
        found = [
            (lemma, part, gender, case, WRITTEN)
            for lemma, part, gender, case in self._back_words.get(form, ())
            if part in parts
        ]
        matched: dict[tuple[str, str, str], Rule | None] = {}
        for size in range(min(self._longest_back, len(form) - 1), -1, -1):
            stem = form[: len(form) - size]
            for part, gender, ending, cases in self._back.get(form[len(form) - size :], ()):
                if part not in parts:
                    continue
                lemma = stem + ending
                key = part, gender, lemma
                if key not in matched:
                    matched[key] = None if key in self._words else self.match(lemma, part, gender)
                rule = matched[key]
                if rule is not None:
                    found += [(lemma, part, gender, case, fit) for case, fit, rules in cases if rule in rules]
        return found


@cache
def load(lang: str) -> Tables:
    """The tables of a language, read once."""
    return Tables(lang)
