"""Read back from the finished text that every name is there."""

from __future__ import annotations

from .expected import Expected

__all__ = ["begins", "stands"]


def begins(before: str) -> bool:
    """Does what follows `before` begin its sentence, marks aside?

    >>> begins("— "), begins("Он и ")
    (True, False)
    """
    return not any(sign.isalnum() for sign in before)


def stands(expected: Expected, text: str, start: int, end: int) -> bool:
    """Does a form that may be printed for the name stand in `text` at exactly this place, as a word of its own?

    >>> minsk = Expected("x", "Мінск", {"nom": ("Мінск",), "gen": ("Мінска",)})
    >>> stands(minsk, "з Мінска", 2, 8), stands(minsk, "з Мінская", 2, 8), stands(minsk, "з Гомеля", 2, 8)
    (True, False, False)
    """
    before, after = text[:start][-1:], text[end : end + 1]
    if before.isalnum() or after.isalnum():
        return False
    found = text[start:end]
    printable = {form for forms in expected.by_case.values() for form in forms}
    if found in printable or (found.isupper() and found in {form.upper() for form in printable}):
        return True
    return begins(text[:start]) and found in {form[:1].upper() + form[1:] for form in printable}
