"""How a sentence begins and ends, its dashes and figures: as its source has them, as the target prints them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ...tables import rows
from ...text import words
from ..alignment import likeness

__all__ = ["dated", "edged", "figures"]

_END = re.compile(r"(?:\.{2,}|[.!?…;:,]+)$")
_CLOSED = re.compile(r"[.!?…][\"'»”’“)\]]+$")
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:руб|тыс|тис|коп|кап|др|пр|гг?|рр?|обл|вобл|чел|чал|ул|вул|млн|млрд|[тгі]\. ?[дп]|інш?)\.$",
    re.IGNORECASE,
)
_DASHING = frozenset(("be", "ru", "uk"))
"""Languages that print a dash where a model writes a hyphen between blanks."""
_COMMA = frozenset(("be", "ru", "uk", "pl", "cs", "sk", "lt", "lv", "et", "fr"))
"""Languages with a decimal comma and a space between thousands (CLDR, numbers of each language)."""
_THOUSANDS = re.compile(r"(?<![\w.,/])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)")
_DAY = re.compile(r"(?<![\w.,])(\d{1,2}[ \u00a0])([^\W\d_]+)(?!\w)")
_DECIMAL = re.compile(r"(?<![\w.,/:])\d+\.\d+(?![\w/]|\.\d)")


def edged(source: str, text: str, target: str, names: Sequence[tuple[int, int]] = ()) -> str:
    """The rendering with the end that its source has; nothing before the end changes its place.

    A headline gets no full stop, a line of a list keeps its semicolon. A small letter at the start stays small, and a
    hyphen between blanks is a dash where the language prints one and the source has no such hyphen. `names` are the
    spans of names in `text`, which stay as they are.

    >>> edged("Суд вызваліў яе", "Суд освободил её.", "ru"), edged("— о ценах;", "— О ценах", "ru")
    ('Суд освободил её', '— о ценах;')
    """
    if not text.strip() or not source.strip():
        return text
    if target in _DASHING and " - " not in source:
        text = text.replace(" - ", " — ")
    if not any(start <= at < end for start, end in names for at in (_first(text),)):
        text = _begun(source, text)
    return text if any(end == len(text) for _, end in names) and text.endswith(".") else _ended(source.rstrip(), text)


def _ended(source: str, text: str) -> str:
    own, made = _end(source), _end(text)
    if own == made or _CLOSED.search(source) or _CLOSED.search(text):
        return text
    if not own:
        return text[:-1] if made == "." and not _ABBREVIATED.search(text) else text
    if own == ".":
        return f"{text}." if not made and not _ABBREVIATED.search(source) else text
    return text[: len(text) - len(made)] + own


def _end(text: str) -> str:
    found = _END.search(text)
    return found[0] if found else ""


def _begun(source: str, text: str) -> str:
    """A small first letter where the source's is small; what stands before it (a dash, a quotation mark) aside."""
    first, at = source[_first(source) :][:1], _first(text)
    if not first.islower() or not text[at : at + 1].isupper() or len(text[at].lower()) != 1:
        return text
    word = next(words(text[at:])).text
    if word[1:2].isupper() or any(likeness(word, token.text) for token in words(source) if token.text[0].isupper()):
        return text  # an acronym, or a name that nobody found
    return text[:at] + text[at].lower() + text[at + 1 :]


def _first(text: str) -> int:
    """Where the first letter or figure stands; the end where there is none."""
    return next((n for n, letter in enumerate(text) if letter.isalnum()), len(text))


def figures(source: str, text: str, lang: str, target: str) -> str:
    """English figures that came through as they were, as the target writes them; no character more or less.

    1,147 read in Russian is one and a seventh. Only figures that the source has, so that no version or address changes.

    >>> figures("1,147 people, 9.1 million", "1,147 человек, 9.1 миллиона", "en", "ru")
    '1\\xa0147 человек, 9,1 миллиона'
    """
    if lang != "en" or target not in _COMMA or not any(letter.isdigit() for letter in text):
        return text
    theirs = {found[0] for pattern in (_THOUSANDS, _DECIMAL) for found in pattern.finditer(source)}
    for pattern in (_THOUSANDS, _DECIMAL):
        text = pattern.sub(lambda found: _written(found[0]) if found[0] in theirs else found[0], text)
    return text


def dated(text: str, source: str, target: str) -> str:
    """A rendering without months that were left in the source's language behind a day: «14 мая» in Ukrainian.

    >>> dated("Фото, 14 мая 2025 року.", "ru", "uk"), dated("14 травня і Мая", "ru", "uk")
    ('Фото, 14 травня 2025 року.', '14 травня і Мая')
    """
    months = _months(source, target)
    return _DAY.sub(lambda found: found[1] + months.get(found[2], found[2]), text) if months else text


@lru_cache(maxsize=16)
def _months(source: str, target: str) -> Mapping[str, str]:
    table = [*rows(__package__, "months.tsv")]
    return {row[source]: row[target] for row in table if row.get(source) and row.get(target)} if table else {}


def _written(number: str) -> str:
    return number.translate({ord(","): "\u00a0", ord("."): ","})
