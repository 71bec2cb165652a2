"""Quotation marks of a rendering: those of its source where a model writes straight ones."""

from __future__ import annotations

__all__ = ["quoted_like"]

_ANGLED = frozenset(("be", "ru", "uk"))
"""Languages whose printed quotation marks are «…»."""


def quoted_like(source: str, text: str, target: str) -> str:
    """The rendering with «…» where its source has «…» and the model wrote as many "…".

    Models learn from text whose marks were made one, and write straight ones. Nothing is changed where the numbers
    differ or the source has straight marks too, and the length stays, so that spans in the text do.

    >>> quoted_like("Компания «Белавиа» ждёт.", 'Компанія "Белавіа" чекає.', "uk")
    'Компанія «Белавіа» чекає.'
    >>> quoted_like("Компания «Белавиа» ждёт.", 'The airline "Belavia" waits.', "en")
    'The airline "Belavia" waits.'
    """
    pairs = source.count("«")
    fits = target in _ANGLED and pairs and '"' not in source and source.count("»") == pairs
    if not fits or text.count('"') != 2 * pairs or "«" in text:
        return text
    marks = iter("«»" * pairs)
    return "".join(next(marks) if letter == '"' else letter for letter in text)
