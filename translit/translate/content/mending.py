"""Signs that a model dropped beside a figure that it kept: $67.50 came back as 67.50, 1.5% as 1.5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .amounts import Amount, amounts
from .marks import LANGUAGES, Mark, marks, missing

__all__ = ["mended"]

_SIGN = re.compile(r" ?(?:[$€£₽₴¥%‰]|°[CF]?)")


def mended(text: str, out: str, source: str, target: str) -> str:
    """The translation with the signs of money and percent that its source has beside the same figures.

    Only where the translation has nothing that says them, and one figure alone can be meant. A sign in a word (percent)
    becomes none. Figures themselves are never changed.

    >>> mended("Fell 1.5% to $67.50.", "Упала на 1,5 до 67,50.", "en", "ru")
    'Упала на 1,5% до $67,50.'
    >>> mended("Fell to $67.50.", "Упала до 67,50 доллара.", "en", "ru")
    'Упала до 67,50 доллара.'
    """
    if target not in LANGUAGES or not _SIGN.search(text):
        return out
    own = amounts(text, source)
    for mark in marks(text, source, own):
        if mark.amount and _SIGN.fullmatch(mark.sign) and missing(mark, out, target):
            for place in _places(mark.amount, own, out, target):
                out = _signed(mark, place, out)
    return out


def _places(amount: Amount, own: list[Amount], out: str, target: str) -> Iterator[Amount]:
    """The one figure of the translation that is the amount, if there is one and the source has no other like it."""
    alike = [each for each in own if each.readings & amount.readings]
    found = [each for each in amounts(out, target) if each.sure and each.readings & amount.readings]
    if len(alike) == len(found) == 1 and out[found[0].start].isdigit():
        yield found[0]


def _signed(mark: Mark, place: Amount, out: str) -> str:
    assert mark.amount is not None
    at = place.start if mark.start < mark.amount.start else place.end
    return out[:at] + mark.sign + out[at:]
