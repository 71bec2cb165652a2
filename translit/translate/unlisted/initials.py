"""Initials in another language: «Э. Рязанов» is «Е. Рязанов» in Ukrainian, where Эльдар and Эдуард begin with Е."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from ... import names
from ...names import GivenNames

__all__ = ["initial", "initialled"]

_MOST = 0.8
"""Share of the given names with an initial that must agree, where the letter itself is one that names begin with.

A name weighs as much as it has short forms: those who are often called have many.
"""


@lru_cache(maxsize=512)
def initial(own: str, source: str, target: str) -> str:
    """An initial with its dot in the target language, both of `be`, `ru`, `uk`: that which most given names have.

    Where they differ it stays the letter that it is: В. may be Віктар or Уладзімір. Nobody knows who is meant.
    Source: the table of given names (`glossaries/given-names.tsv`), its first forms, foreigners aside.

    >>> initial("И.", "ru", "be"), initial("В.", "ru", "be"), initial("У.", "be", "ru")
    ('І.', 'В.', 'В.')
    """
    letter = own.rstrip(".")
    found: Counter[str] = Counter()
    begun = False  # whether any name of the target language begins with the letter
    for name in (each for each in GivenNames.builtin().names if each.source != "foreign"):
        form, other = name.form(source), name.form(target)
        begun = begun or bool(other and other.startswith(letter))
        if form and other and form.startswith(letter):
            found[other[0]] += 1 + sum(map(len, name.diminutives.values()))
    if not found:
        return own
    best, times = found.most_common(1)[0]
    return f"{best}." if times >= _MOST * found.total() or not begun else own


def initialled(name: str, source: str, target: str, gender: str | None, given: Iterable[str] = ()) -> str | None:
    """A surname with initials in another of `be`, `ru`, `uk`: the surname by rule; None where there is no rule.

    `given` are the given names that bearers of the surname have in the text: one that fits the first initial tells it.

    >>> initialled("А. Г. Вайцяхоўскі", "be", "ru", "m"), initialled("О. Гун", "ru", "be", None, ["Ольга"])
    ('А. Г. Войтеховский', 'В. Гун')
    """
    words = name.split()
    letters = {word: initial(word, source, target) for word in words if word.endswith(".")}
    surname = next((word for word in words if word not in letters), "")
    found = names.convert(surname, source, target, gender=gender) if surname and letters else []
    if not found:
        return None
    first = next(iter(letters))
    known = {names.convert(each, source, target)[0] for each in given if each.startswith(first[:-1])}
    if len(known) == 1:
        letters[first] = f"{known.pop()[0]}."
    return " ".join(letters.get(word, found[0].replace("'", "’")) for word in words)
