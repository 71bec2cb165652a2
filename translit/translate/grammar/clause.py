"""The clause that a name stands in: the words before and after it, with what each can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ...names.runs import fold
from ...text import words
from .tagging import FINITE, VERBAL, Tag, lemmas, tagged

__all__ = ["CONJUNCTIONS", "NOT", "WINDOW", "Clause", "clause_around", "subject_of"]

WINDOW = 90
"""Characters to look at on either side."""

CONJUNCTIONS = frozenset({"и", "і", "й", "да", "та", "або", "или", "ці", "чи"})
"""Words that join names of one case in Belarusian, Russian and Ukrainian."""

_PAUSE = re.compile(r"[,;:.!?—–()\n]| - ")
_OPENS = re.compile(r"[«„“\"\u00a0 ]*$")
_NAME = r"[А-ЯЁІЎЇЄҐ][\w’'-]*(?: [А-ЯЁІЎЇЄҐ][\w’'-]*)*"
_LISTED = re.compile(rf"(?:, {_NAME})*,? (?:и|і|й|та|або|или|ці|чи) {_NAME}")
_RELATIVE = re.compile(r", (?:\w+ )?(?:котор|каторы|якi|як[іаоуе]|який|хто|кто|што|що)\w*\b[^,.;:!?—]*,")
_MOST_SKIPPED = 4
NOT = frozenset({"не", "ня", "ні", "ни"})
"""Words that deny the predicate after them."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A name among the words of its clause.

    `left` are the words before it, the nearest first, `right` those after it in their order; `before` and `after` the
    text itself, which reaches further; the offsets of the words before are into it. `possible` are the cases that the
    form can be, `genders` those of its bearer, with `pl` for several, `kind` what is named.
    """

    left: Sequence[Tag]
    right: Sequence[Tag]
    before: str
    after: str
    lang: str
    possible: tuple[str, ...]
    genders: frozenset[str]
    kind: str | None

    def can(self, *cases: str) -> tuple[str, ...]:
        """Those of some cases that the form can be."""
        return tuple(case for case in cases if case in self.possible)

    def agrees(self, verb: Tag) -> bool:
        """Whether the name can be the subject of a verb or of a short participle, as far as gender and number tell."""
        if verb.part not in ("verb", "short") or {"1per", "2per"} & verb.marks:
            return False
        if "pl" in verb.genders:
            return "pl" in self.genders
        return not verb.genders or not self.genders or bool(verb.genders & self.genders) or self.genders == {"pl"}

    def without(self, number: int) -> Clause:
        """The same as if the nearest `number` words before the name were not there."""
        before = self.before[: self.left[number - 1].start] if number else self.before
        return replace(self, left=self.left[number:], before=before)

    def verb_behind(self) -> tuple[Tag | None, bool]:
        """The predicate after the name and whether it is negated; None where another word comes first."""
        negated = False
        under = False  # inside «в Москве», «на встрече с Путиным»
        for tag in self.right[:8]:
            if fold(tag.text) in NOT:
                negated = True
            elif tag.part in (*VERBAL, "short", "pred") or (tag.part == "comp" and not under):
                return tag, negated
            elif tag.part == "prep":
                under = True
            elif tag.part not in ("small", "pron", "conj", "adj") and not under and "name" not in tag.marks:
                return None, negated
        return None, negated


def clause_around(
    sentence: str,
    start: int,
    end: int,
    lang: str,
    possible: Sequence[str],
    genders: Iterable[str] = (),
    kind: str | None = None,
) -> Clause:
    """The clause around `sentence[start:end]`.

    >>> clause = clause_around("Вчера, наконец, приехал Лосик в Минск.", 24, 29, "ru", ("nom",))
    >>> [tag.text for tag in clause.left], [tag.text for tag in clause.right]
    (['приехал'], ['в', 'Минск'])
    """
    before, after = sentence[max(0, start - WINDOW) : start], sentence[end : end + WINDOW]
    own = _PAUSE.split(before)[-1]
    offset = len(before) - len(own)
    first = offset == 0 and start == len(before)
    left = [tagged(token, lang, first=first and token.start == 0) for token in words(own)] if _stands_free(own) else []
    left = [tag._replace(start=tag.start + offset, end=tag.end + offset) for tag in left]
    rest = _RELATIVE.sub("", after[_listed(after) :], count=1) if _RELATIVE.match(after) else after[_listed(after) :]
    right = [tagged(token, lang) for token in words(_PAUSE.split(rest)[0])] if rest[:1] in ' »”"\u00a0' else []
    return Clause(left[::-1], right, before, after, lang, tuple(possible), frozenset(genders), kind)


def _stands_free(own: str) -> bool:
    """Whether only blanks and opening marks stand between the name and the word before it."""
    last = [token.end for token in words(own)][-1:]
    return bool(last) and bool(gap := own[last[0] :]) and _OPENS.fullmatch(gap) is not None


def _listed(after: str) -> int:
    """The length of the names that a list adds after the name: «, Лушко и Порошенко»."""
    found = _LISTED.match(after)
    return found.end() if found else 0


def subject_of(verb: Tag, tags: Sequence[Tag], lang: str) -> tuple[Tag | None, bool]:
    """A word that can be the subject of a verb, and whether it can be nothing else."""
    for number, tag in enumerate(tags):
        if tag.part in FINITE and tag is not verb:
            break
        if tag.part not in ("noun", "pron") or "nom" not in tag.cases or _under(tags, number):
            continue
        agree = not verb.genders or bool(verb.genders & tag.genders) or not tag.genders or "," in tag.text
        if agree or ("pl" in verb.genders and number and tags[number - 1].part == "conj"):
            return tag, "acc" not in tag.cases or bool({"anim", "actor", "name"} & tag.marks) or tag.lemma in lemmas(
                "actor", lang
            )
    return None, False


def _under(tags: Sequence[Tag], number: int) -> bool:
    """Whether a preposition stands before a word or the words that belong to it (nearest first)."""
    for tag in tags[number + 1 : number + 1 + _MOST_SKIPPED]:
        if tag.part == "prep":
            return True
        if tag.part not in ("adj", "noun"):
            return False
    return False
