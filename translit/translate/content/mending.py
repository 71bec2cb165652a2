"""Signs that a model dropped beside a figure that it kept ($67.50: 67.50), and figures that it cut (1,187: 187)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from .amounts import Amount, amounts, said
from .marks import LANGUAGES, Mark, marks, missing

__all__ = ["mended", "refigured"]

_BARE = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
_LEAST = 2
"""Digits that two figures must share."""
_YEAR = 4
"""Digits of a year, and of an hour without a sign in it (1630)."""
_UNIT = re.compile(r" ?(?:[^\W\d_]\b|тыс|тис|thousand)|[^\W\d_]", re.IGNORECASE)
"""What multiplies a figure that it is written to: 500k, 500 K, 500 тыс."""
_SIGN = re.compile(r" ?(?:[$€£₽₴¥%‰]|°[CF]?)")


def mended(text: str, out: str, source: str, target: str) -> str:
    """The translation with the signs of money and percent that its source has beside the same figures.

    Only where the translation has nothing that says them, and one figure alone, bare of any unit, can be meant by each:
    half of them put back would hide the rest. A sign in a word (percent) becomes none.

    >>> mended("Fell 1.5% to $67.50.", "Упала на 1,5 до 67,50.", "en", "ru")
    'Упала на 1,5% до $67,50.'
    >>> mended("Fell to $67.50.", "Упала до 67,50 доллара.", "en", "ru")
    'Упала до 67,50 доллара.'
    """
    if target not in LANGUAGES or not _SIGN.search(text):
        return out
    own, made = amounts(text, source), [each for each in amounts(out, target) if each.sure]
    measured = {id(mark.amount) for mark in marks(out, target, made) if mark.key != "minus"}
    free = {id(each) for each in made if _is_figure(each, out)} - measured
    theirs, ours = _by_reading(own), _by_reading(made)
    by_key: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks(text, source, own):
        by_key[mark.key].append(mark)
    put: list[tuple[int, str]] = []
    for several in by_key.values():
        if not all(mark.amount and _SIGN.fullmatch(mark.sign) for mark in several) or not missing(
            several[0], out, target
        ):
            continue
        places = [_place(mark, theirs, ours) for mark in several]
        if all(id(place) in free for place in places):
            put += [_sign(mark, place) for mark, place in zip(several, places, strict=True) if place]
    for at, sign in sorted(put, reverse=True):
        out = out[:at] + sign + out[at:]
    return out


def refigured(text: str, out: str, source: str, target: str) -> str:
    """The translation with the one figure that is gone from its source in place of the one that is nowhere in it.

    Only where one is what is left of the other, and both are whole: a figure that has other digits may be meant (3
    miles, 5 km), so may one in another unit (10,000 m, 10 km), a round one, an hour (1630, 16) and a year in full.

    >>> refigured("He says 1,187 are held.", "Он говорит, что держат 187.", "en", "ru")
    'Он говорит, что держат 1,187.'
    >>> refigured("It is 3 miles away.", "Это в 5 км.", "en", "ru"), refigured("In '86.", "В 1986 году.", "en", "ru")
    ('Это в 5 км.', 'В 1986 году.')
    """
    own, made = amounts(text, source), amounts(out, target)
    gone = [each for each in own if each.sure and not each.readings & said(made)]
    new = [each for each in made if each.sure and not each.readings & said(own)]
    if len(gone) != 1 or len(new) != 1 or not _BARE.fullmatch(meant := text[gone[0].start : gone[0].end]):
        return out
    start, end = new[0].start, new[0].end
    if not _BARE.fullmatch(out[start:end]) or _UNIT.match(out, end) or not (_is_whole(gone[0]) and _is_whole(new[0])):
        return out
    stood, own_digits = _digits(out[start:end]), _digits(meant)
    if not _is_part(stood, own_digits) or _may_be_meant(stood, own_digits):
        return out
    return out[:start] + meant + out[end:]


def _digits(figure: str) -> str:
    return "".join(sign for sign in figure if sign.isdigit())


def _is_part(one: str, other: str) -> bool:
    """Whether the digits of one figure begin or end the other, two at least."""
    short, long = sorted((one, other), key=len)
    return short != long and len(short) >= _LEAST and (long.startswith(short) or long.endswith(short))


def _is_whole(amount: Amount) -> bool:
    """Whether an amount can be read without a fraction: «12 с половиной» and 3.14 may be another figure told well."""
    return any(reading.isdecimal() for reading in amount.readings)


def _may_be_meant(stood: str, meant: str) -> bool:
    """Whether digits that differ may say the same: in another unit, by the hour or the century, a year in full."""
    short, long = sorted((stood, meant), key=len)
    other_unit = long.startswith(short) and not long[len(short) :].strip("0")
    hour = len(meant) == _YEAR and len(stood) == _LEAST and meant.startswith(stood)
    in_full = len(stood) == _YEAR and len(meant) == _LEAST and stood.endswith(meant)
    return other_unit or hour or in_full


def _is_figure(amount: Amount, out: str) -> bool:
    """Whether an amount is in figures, no hour and no ordinal (5:30, 5-го); «5 млн» is."""
    own = out[amount.start : amount.end]
    return own[0].isdigit() and ":" not in own and (own[-1].isdigit() or amount.scale != 1)


def _by_reading(found: Sequence[Amount]) -> Mapping[str, list[Amount]]:
    alike: dict[str, list[Amount]] = defaultdict(list)
    for each in found:
        for reading in each.readings:
            alike[reading].append(each)
    return alike


def _place(mark: Mark, own: Mapping[str, list[Amount]], made: Mapping[str, list[Amount]]) -> Amount | None:
    """The one figure of the translation that is the amount, if there is one and the source has no other like it."""
    readings = mark.amount.readings if mark.amount else frozenset[str]()
    alike = [made.get(reading, []) for reading in readings]
    if any(len(own[reading]) > 1 for reading in readings) or any(len(some) > 1 for some in alike):
        return None
    found = {id(some[0]): some[0] for some in alike if some}
    return next(iter(found.values())) if len(found) == 1 else None


def _sign(mark: Mark, place: Amount) -> tuple[int, str]:
    """Where a sign goes, and the sign."""
    assert mark.amount is not None
    return (place.start if mark.start < mark.amount.start else place.end), mark.sign
