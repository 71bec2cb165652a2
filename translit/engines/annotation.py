"""Target forms written into the source sentence, for models that were trained to read them.

After Dinu et al. 2019 and Bergmanis and Pinnis 2021 (target lemma annotation): the form stands in its base form right
after the words that it translates, and the model inflects it: `Ihar Losik⁅ Игорь Лосик⁆ was freed`.
"""

from __future__ import annotations

import re

__all__ = ["MARKS", "Marks", "annotated", "bare", "inside", "plain"]

Marks = tuple[str, str]
"""What opens and what closes a form."""

MARKS: Marks = ("⁅ ", "⁆")
"""U+2045 with a space, and U+2046: in no text of a newspaper, and no markup."""

_FORM = re.compile("⁅[^⁅⁆]*⁆")
_SYMBOLS = str.maketrans("", "", "⁅⁆")


def annotated(words: str, form: str, marks: Marks = MARKS) -> str:
    """Words of a sentence with the form that they should get in the target language.

    >>> annotated("Ihar Losik", "Игорь Лосик")
    'Ihar Losik⁅ Игорь Лосик⁆'
    """
    return f"{words}{marks[0]}{bare(form)}{marks[1]}"


def bare(text: str) -> str:
    """Text without the two symbols, so that nobody's own brackets are read as an annotation.

    >>> bare("a⁅b⁆")
    'ab'
    """
    return text.translate(_SYMBOLS)


def plain(text: str) -> str:
    """An annotated sentence as it was before; also what a model wrote with an annotation copied into it.

    >>> plain("Ihar Losik⁅ Игорь Лосик⁆ was freed")
    'Ihar Losik was freed'
    """
    return bare(_FORM.sub("", text))


def inside(text: str) -> list[tuple[int, int]]:
    """Where forms stand in an annotated text, symbols included: a sentence must not be cut there.

    >>> inside("Losik⁅ Лосик⁆!")
    [(5, 13)]
    """
    return [match.span() for match in _FORM.finditer(text)]
