"""The cases that a name has in its sentence, where its form can be several: read from the words around it.

«Позвонил Лукашенко» has two readings and keeps both; «Макрон позвонил Лукашенко» has one. The words that tell are in
`government.tsv` and `verbs.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ...morphology import CASES
from .beside import after_noun
from .clause import CONJUNCTIONS, Clause, clause_around
from .predicates import after_predicate, before_predicate
from .prepositional import after_preposition
from .tagging import FINITE, Tag, lemmas

__all__ = ["cases_in", "may_act"]

_TO_WHOM = re.compile(r"^[^,.:!?—–]+ [—–] $")
_JOINED = re.compile(
    r"(?: [А-ЯЁІЎЇЄҐ][\w’'-]*)*(?:, [^,.;:!?]{1,40})*,? (?:и|і|й|та|або|или|ці|чи) [«„“\"]?[А-ЯЁІЎЇЄҐ]"
)
_MOST_SKIPPED = 3


def cases_in(
    sentence: str,
    start: int,
    end: int,
    lang: str,
    possible: Sequence[str],
    gender: str | None = None,
    kind: str | None = "person",
) -> tuple[str, ...]:
    """Those of the `possible` cases that a name at `sentence[start:end]` can have there, the likelier first.

    `lang` is `be`, `ru` or `uk`, `gender` the bearer's, `kind` what is named. One case where the sentence decides,
    several where it leaves a choice, none where nothing tells.

    >>> every = ("nom", "gen", "dat", "acc", "ins", "loc")
    >>> def read(sentence, name):
    ...     start = sentence.index(name)
    ...     return cases_in(sentence, start, start + len(name), "ru", every, "m")
    >>> read("Макрон позвонил Лукашенко.", "Лукашенко"), read("Позвонил Лукашенко.", "Лукашенко")
    (('dat',), ('nom', 'dat'))
    >>> read("Пресс-секретарь Лукашенко молчит.", "Лукашенко"), read("По словам Трампа, Лукашенко прав.", "Лукашенко")
    (('gen',), ())
    """
    genders = {gender} if gender else set()
    clause = clause_around(sentence, start, end, lang, possible, genders, kind)
    found = _read(clause)
    if not found and sentence[:start].endswith(", ") and clause.after.startswith((",", ".")):
        found = _set_off(sentence, start, end, clause)
    return tuple(case for case in found if case in possible)


def may_act(
    sentence: str,
    start: int,
    end: int,
    lang: str,
    possible: Sequence[str],
    gender: str | None = None,
    kind: str | None = "person",
) -> bool:
    """Whether one who acts in the source can be the subject at `sentence[start:end]`, its form and numbers aside.

    A model that writes «Белавиа отменили» for what the company did means nobody else. It cannot where a preposition or
    a noun governs the name, where a passive tells who did it, or a predicate what happens to somebody.

    >>> def subject(sentence, name):
    ...     start = sentence.index(name)
    ...     return may_act(sentence, start, start + len(name), "ru", ("nom", "gen", "dat"))
    >>> subject("Лукашенко отменили рейсы.", "Лукашенко"), subject("Лукашенко пришлось уйти.", "Лукашенко")
    (True, False)
    >>> subject("У Лукашенко нет сомнений.", "Лукашенко"), subject("Резиденция Лукашенко закрыла двери.", "Лукашенко")
    (False, False)
    """
    c = clause_around(sentence, start, end, lang, possible, {gender} if gender else (), kind)
    before = next((tag for tag in c.left if tag.part != "small"), None)
    if before is not None:
        titled = kind == "person" and before.part == "noun" and before.lemma in lemmas("title", lang)
        if before.part in ("noun", "adj") and not titled:  # whatever case a title is left in, who bears it acts
            return "nom" in (_read(c) or ("nom",))
        if before.part in ("prep", "short", "pred") or before.lemma in lemmas("experience", lang):
            return False
        if before.part in FINITE and not c.agrees(before) and before.lemma not in lemmas("speech", lang):
            return False
    behind = c.verb_behind()[0]
    if behind is None:
        return True
    happens = behind.lemma in lemmas("experience", lang) | lemmas("befall", lang) | lemmas("none", lang)
    return not happens and behind.part not in ("pred", "comp", "impersonal", "inf") and behind.genders != {"n"}


def _read(c: Clause) -> tuple[str, ...]:
    if _among_several(c):
        c = replace(c, genders=c.genders | {"pl"})
    if c.left and (agent := _of_participle(c, c.left[0])):
        return agent
    c = _past_adjectives(c)
    if found := after_preposition(c):
        return found

    def of_noun(tag: Tag) -> tuple[str, ...]:
        return _of_noun(tag, c)

    if c.left and c.left[0].part == "conj":
        if found := _joined(c, of_noun):
            return found
        c = c.without(1)
    return after_noun(c, of_noun) or after_predicate(c) or (_beginning(c) if _begins(c) else ())


def _among_several(c: Clause) -> bool:
    joins = len(c.left) > 1 and c.left[0].part == "conj" and c.left[1].part == "noun"
    return joins or _JOINED.match(c.after) is not None


def _of_participle(c: Clause, tag: Tag) -> tuple[str, ...]:
    """Who did it: «Указ, подписанный X»; a participle that agrees with the name is his own («освобождённый X»)."""
    if tag.part != "adj" or "pssv" not in tag.marks or "ins" not in c.possible:
        return ()
    agrees = bool(tag.cases & set(c.possible)) and (not c.genders or not tag.genders or bool(tag.genders & c.genders))
    return ("ins",) if not agrees or c.before[: tag.start].rstrip().endswith(",") else ()


def _past_adjectives(c: Clause) -> Clause:
    """The clause without adjectives right before the name, and the cases in which they agree with it: «самому X»."""
    for _ in range(_MOST_SKIPPED):
        tag = c.left[0] if c.left else None
        if tag is None or tag.part != "adj":
            break
        own = tuple(case for case in c.possible if case in tag.cases)
        if "ins" in tag.cases and len(c.left) > 1 and c.left[1].lemma in lemmas("naming", c.lang):
            own = c.possible  # «назвал виновным X»
        if not own or (c.genders and tag.genders and not c.genders & tag.genders):
            break
        c = replace(c.without(1), possible=own)
    return c


def _of_noun(tag: Tag, c: Clause) -> tuple[str, ...]:
    """The cases of a noun before the name, in its own place; what follows the name follows the noun, too."""
    own = tuple(case for case in CASES[c.lang] if case in tag.cases) or c.possible
    if len(own) < 2:
        return own
    around = c.without(c.left.index(tag) + 1)
    around = replace(around, possible=own, genders=tag.genders, kind="person" if "anim" in tag.marks else None)
    return _read(around) or tuple(case for case in own if case != "loc")


def _joined(c: Clause, of_noun: Callable[[Tag], tuple[str, ...]]) -> tuple[str, ...]:
    """The cases that a name shares with a noun that a conjunction joins to it: «между Путиным и X»."""
    tag = c.left[1] if len(c.left) > 1 else None
    if tag is None or tag.part != "noun" or c.left[0].text.lower() not in CONJUNCTIONS:
        return ()
    alike = tag.text[:1].isupper() or ("anim" in tag.marks and c.kind == "person")
    return c.can(*of_noun(tag)) if alike and tag.cases else ()


def _begins(c: Clause) -> bool:
    """Whether nothing before the name in its clause governs it: adverbs, and groups with a preposition of their own."""
    rest = list(c.left)
    while rest:
        tag = rest.pop(0)
        if tag.part in ("small", "conj", "prep", ""):
            continue
        group = next((n for n, other in enumerate(rest[:_MOST_SKIPPED]) if other.part == "prep"), None)
        if tag.part not in ("noun", "adj", "pron") or group is None:
            return False
        if any(other.part not in ("noun", "adj", "small") for other in rest[:group]):
            return False
        rest = rest[group + 1 :]
    return True


def _beginning(c: Clause) -> tuple[str, ...]:
    """The cases of a name that begins its clause."""
    if c.after.startswith(":") and _TO_WHOM.search(c.before):
        return ("dat",)  # «Путин — X: спасибо»
    found = before_predicate(c)
    if found or c.right:
        return found
    return ("nom",) if c.after.lstrip(' »”"')[:1] in (":", "—", "–") else ()


def _set_off(sentence: str, start: int, end: int, c: Clause) -> tuple[str, ...]:
    """The cases of a name between commas after the noun that it explains: «Её мужа, X, держат»."""
    rest = f"{sentence[: start - 2]} X{sentence[end + 1 :]}"
    bare = clause_around(rest, start - 1, start, c.lang, c.possible, c.genders, c.kind)
    noun = bare.left[0] if bare.left else None
    if noun is None or noun.part != "noun" or "anim" not in noun.marks or not set(c.possible) & noun.cases:
        return ()
    return _of_noun(noun, bare)
