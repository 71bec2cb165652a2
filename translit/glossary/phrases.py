"""Names with words in lower case inside (Вярхоўны суд, Committee to Protect Journalists): one pass over the whole text.

Such names do not fit into runs of capitalised words, so all their forms go into one Aho-Corasick automaton.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from translit.names.runs import RUN
from translit.text import protected_spans

__all__ = ["Phrase", "Phrases", "is_phrase"]

T = TypeVar("T")
_OUTSIDE_BEFORE = re.compile(r"(?:\w|\w\.)\Z")
_OUTSIDE_AFTER = re.compile(r"\w|\.[a-z]")
_EVEN = {
    "ё": "е",
    "\n": " ",
    "\u00a0": " ",
    "\u202f": " ",
    "’": "'",
    "ʼ": "'",
    "‘": "'",
    "`": "'",
    "\u2010": "-",
    "\u2011": "-",
}


class Phrase(NamedTuple, Generic[T]):
    """A form found in a text, and what it stands for."""

    start: int
    end: int
    value: T


def is_phrase(form: str) -> bool:
    """Whether a form is no run of capitalised words.

    >>> is_phrase("Freedom House"), is_phrase("Human Rights Council of the UN"), is_phrase("Би-би-си")
    (False, True, True)
    """
    return RUN.fullmatch(form) is None


class Phrases(Generic[T]):
    """Forms to be looked for, each with a value.

    >>> courts = Phrases({"Вярхоўны суд": "court"})
    >>> [(found.start, found.end, found.value) for found in courts.search("Яго асудзіў Вярхоўны суд, а не суддзя.")]
    [(12, 24, 'court')]
    """

    def __init__(self, forms: Mapping[str, T]) -> None:
        """Make the automaton; forms that differ only in capitals stand for the same."""
        by_form: dict[str, tuple[str, T]] = {}
        # Of two forms that differ in capitals alone the one with fewer covers both.
        for form in sorted(filter(str.strip, forms), key=_capitals, reverse=True):
            by_form[_flat(form)] = (form, forms[form])
        self._forms: Sequence[tuple[str, T]] = tuple(by_form.values())
        self._automaton: Any = None
        if by_form:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick(list(by_form), store_patterns=False)

    def search(self, text: str) -> list[Phrase[T]]:
        """Every form that stands in a text as whole words, capitals where the form has them; the longest at a place."""
        if self._automaton is None:
            return []
        found: dict[int, Phrase[T]] = {}
        for number, start, end in self._automaton.find_matches_as_indexes(_flat(text), overlapping=True):
            form, value = self._forms[number]
            if _is_whole(text, start, end) and _fits(form, text[start:end]) and not protected_spans(text[start:end]):
                known = found.get(start)
                if known is None or known.end < end:
                    found[start] = Phrase(start, end, value)
        return [found[start] for start in sorted(found)]


def _flat(text: str) -> str:
    """The text as it is searched: lower case, ё as е, common typography evened out, every offset what it was."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for char, even in _EVEN.items():
        lowered = lowered.replace(char, even)
    return lowered


def _capitals(form: str) -> int:
    return sum(map(str.isupper, form))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word, and no domain, goes on before or after."""
    return _OUTSIDE_BEFORE.search(text, max(0, start - 2), start) is None and _OUTSIDE_AFTER.match(text, end) is None


def _fits(form: str, found: str) -> bool:
    """Whether the text has a capital wherever the form begins a word with one."""
    begins = True
    for wanted, char in zip(form, found, strict=True):
        if begins and wanted.isupper() and not char.isupper():
            return False
        begins = not wanted.isalpha()
    return True
