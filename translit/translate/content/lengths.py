"""How short a translation may be for its source, by pair of languages (`lengths.tsv`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ...tables import rows

__all__ = ["is_short"]

_LONG = 40
"""Letters and figures from which on a sentence is long enough for a ratio to tell anything."""


@lru_cache(maxsize=1)
def _least() -> Mapping[tuple[str, str], float]:
    return {(row["source"], row["target"]): float(row["least"]) for row in rows(__package__, "lengths.tsv")}


def is_short(text: str, out: str, source: str, target: str) -> bool:
    """Whether a translation is shorter than nearly all that people made of a sentence of this length.

    >>> text = "He said that the court had freed all the people who were held in Minsk."
    >>> is_short(text, "Он сказал, что суд освободил.", "en", "ru"), is_short("Yes, he is.", "Да.", "en", "ru")
    (True, False)
    """
    least = _least().get((source, target))
    size = _size(text)
    return least is not None and size >= _LONG and _size(out) < least * size


def _size(text: str) -> int:
    return sum(sign.isalnum() for sign in text)
