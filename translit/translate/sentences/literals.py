"""What is no name and must come out as it went in: addresses, dates, telephone and account numbers, units."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ...tables import rows
from ...text import protected_spans
from ..expected import Expected

__all__ = ["as_printed", "literals", "with_tags"]

_TAG = re.compile(r"(?<!\w)[#@]\w+")

# A telephone number: a plus and groups, or groups joined by hyphens, of which the first has three figures or a bracket.
_PHONE = (
    r"\+\d{1,3}(?:[ \u00a0-]?\(?\d{2,4}\)?){2,6}(?!\d)"
    r"|(?:\(\d{2,5}\) ?\d{2,3}|\d{3})-\d{2}-\d{2}(?![\d-])"
)
# Capitals and figures together, eight or more of them; an account number in groups of four; eight figures on end.
_CODE = r"(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{8,34}(?!\w)"
_IBAN = r"[A-Z]{2}\d{2}(?: [A-Z\d]{4}){2,7}(?: [A-Z\d]{1,4})?(?!\w)"
# A date in figures; an address without www of any domain, which a path tells: bit.ly/abc.
_DATE = r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?![\w]|\.\d)"
_PATH = r"(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}/[\w/?=&%#~.+-]*[\w/]"
_NUMBERS = re.compile(rf"(?<![\w+.,/@-])(?:{_PHONE}|{_DATE}|{_CODE}|{_IBAN}|\d{{8,}}(?!\w)|{_PATH})")


@lru_cache(maxsize=16)
def _units(source: str) -> Mapping[str, Mapping[str, str]]:
    """The units of `literals.tsv` as `source` writes them, with what other languages write for each."""
    return {row[source]: row for row in rows(__package__, "literals.tsv") if row.get(source)}


@lru_cache(maxsize=16)
def _unit_pattern(source: str) -> re.Pattern[str] | None:
    units = "|".join(map(re.escape, _units(source)))
    return re.compile(rf"(?<=\d)[ \u00a0\u202f]?({units})(?![\w·/])") if units else None


def literals(text: str, source: str) -> list[tuple[int, int]]:
    """The spans of what is passed on, in order; they may overlap.

    >>> text = "Тел. +375 (29) 123-45-67, рахунак BY20OLMP31350000001000000933, 90 км/г, пішы на a@b.by: 2025."
    >>> [text[start:end] for start, end in literals(text, "be")]
    ['+375 (29) 123-45-67', 'BY20OLMP31350000001000000933', 'км/г', 'a@b.by']
    """
    found = protected_spans(text)
    if "/" in text or any(letter.isdigit() for letter in text):
        found += [match.span() for match in _NUMBERS.finditer(text)]
        pattern = _unit_pattern(source)
        found += [match.span(1) for match in pattern.finditer(text)] if pattern else []
    return sorted(found)


def as_printed(text: str, source: str, target: str) -> Expected:
    """What a literal must read in the target text: itself, letter for letter; a unit as the target language writes it.

    >>> as_printed("кВт·год", "uk", "ru").base, as_printed("a@b.by", "uk", "ru").base
    ('кВт·ч', 'a@b.by')
    """
    own = _units(source).get(text, {}).get(target) or text
    return Expected(text, own, {"nom": (own,)}, {own: frozenset({"nom"}), text: frozenset({"nom"})})


def with_tags(own: Sequence[str], output: str) -> str:
    """A translation with the #hashtags and @handles of its source as they were, where a model spelled them its own way.

    Only where the translation has as many of them as the source, whose order they keep; else nothing is touched.

    >>> with_tags(["#Lukashenko", "newsdesk@example.org"], "Следите за #Лукашенко.")
    'Следите за #Lukashenko.'
    """
    tags = [text for text in own if _TAG.fullmatch(text)]
    if not tags or len(_TAG.findall(output)) != len(tags):
        return output
    left = iter(tags)
    return _TAG.sub(lambda _: next(left), output)
