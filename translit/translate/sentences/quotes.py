"""Quotation marks of a rendering: those of its source where a model writes straight ones."""

from __future__ import annotations

__all__ = ["quoted_like"]

_ANGLED = frozenset(("be", "ru", "uk"))
"""Languages whose printed quotation marks are «…»."""
_STRAIGHT = frozenset('"')
_ENGLISH = frozenset('"“”')


def quoted_like(source: str, text: str, target: str, lang: str | None = None) -> str:
    """The rendering with «…» where its source has «…» and the model wrote as many "…".

    Models learn from text whose marks were made one, and write straight ones. A segment may have one mark of a pair:
    a speech goes on in the next. Where the source is English (`lang`), whose marks are “…” or "…", those of a rendering
    in a language that prints «…» are pairs by turns. Nothing is changed where the numbers differ or the source has both
    kinds, and the length stays, so that spans in the text do.

    >>> quoted_like("Компания «Белавиа» ждёт.", 'Компанія "Белавіа" чекає.', "uk")
    'Компанія «Белавіа» чекає.'
    >>> quoted_like("Компания «Белавиа» ждёт.", 'The airline "Belavia" waits.', "en")
    'The airline "Belavia" waits.'
    >>> quoted_like("«Ён трымаецца, — сказала яна.", '"Он держится, — сказала она.', "ru")
    '«Он держится, — сказала она.'
    """
    marks = [mark for mark in source if mark in "«»"]
    if target not in _ANGLED or "«" in text or "»" in text:
        return text
    if not marks and lang == "en":
        marks = ["«", "»"] * (sum(mark in _ENGLISH for mark in source) // 2)
    elif any(mark in _ENGLISH for mark in source):
        return text
    theirs = _ENGLISH if lang == "en" else _STRAIGHT
    if not marks or sum(letter in theirs for letter in text) != len(marks):
        return text
    turns = iter(marks)
    return "".join(next(turns) if letter in theirs else letter for letter in text)
