"""The cases of names in lists, and of those whose form does not show it.

"Пресс-секретарь Лукашенко рассказала, что Лукашенко поблагодарил Трампа": the surname stands in the genitive and in
the nominative, and looks the same. Belarusian and Ukrainian decline it, so somebody has to know.
"""

from __future__ import annotations

import re

from ...text import EAST_SLAVIC, words
from .clause import CONJUNCTIONS
from .reading import cases_in
from .tagging import lemmas, tagged

__all__ = ["LIST_AHEAD", "coordinated", "joined_names", "narrowed", "of_motion"]

_LIST_GOES_ON = re.compile(r"(?:,? (?:и|і|й|та|або|или|ці|чи)|,) [A-ZА-ЯЁІЎЇЄҐ]")

LIST_AHEAD = 8
"""Characters after a name that tell whether a list goes on."""


def coordinated(between: str) -> bool:
    """Does a conjunction join the names on both sides of this text?

    >>> coordinated(" и "), coordinated(", "), coordinated(" встретил ")
    (True, False, False)
    """
    return between.strip(" \u00a0") in CONJUNCTIONS


def joined_names(between: str, after: str, alike: bool) -> bool:
    """Do two names stand in one list, so that they share a case?  A comma alone may end a clause as well.

    `between` is what stands between them, `after` what follows the second; `alike` says that they are of one kind.

    >>> joined_names(", ", " и Польши", True), joined_names(", ", " прав", True), joined_names(" и ", " правы", False)
    (True, False, True)
    """
    if coordinated(between):
        return True
    return between == ", " and alike and _LIST_GOES_ON.match(after) is not None


def narrowed(
    cases: tuple[str, ...],
    sentence: str,
    start: int,
    end: int,
    lang: str,
    gender: str | None = None,
    kind: str | None = "person",
) -> tuple[str, ...]:
    """The cases that a form can be, of those the ones that the words around it call for; `gender` is the bearer's.

    >>> narrowed(("nom", "gen", "dat"), "Это сказал Лукашенко.", 11, 20, "ru")
    ('nom',)
    >>> narrowed(("gen", "acc"), "Вызвалілі Ігара.", 10, 15, "be")
    ('acc',)
    >>> narrowed(("gen", "dat", "loc"), "Позвонил журналистке Марии.", 21, 26, "ru", "f")
    ('dat',)
    """
    if len(cases) < 2 or lang not in EAST_SLAVIC:
        return cases
    found = cases_in(sentence, start, end, lang, cases, gender, kind)
    return found or tuple(case for case in cases if case != "loc") or cases


def of_motion(clause: str) -> bool:
    """Whether a Russian clause has a word of motion: «Он приехал», «поездка»."""
    return any(tagged(token, "ru").lemma in lemmas("motion", "ru") for token in words(clause))
