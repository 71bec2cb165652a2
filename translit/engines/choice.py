"""Which of several engines takes a pair: the preferred one, unless another is known to be better at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from ..tables import rows

__all__ = ["Offer", "best", "measured", "shown"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Offer(Generic[T]):
    """Something that translates a pair: what a step through it costs, and its BLEU for the pair where one is known."""

    what: T
    cost: float
    score: float | None = None


def best(offers: Sequence[Offer[T]]) -> Offer[T]:
    """The cheapest offer, of equal ones the first; another only where both have a score and the other's is better.

    What nobody has measured is never better than what somebody has, and never worse. Raises ValueError when there is
    no offer.

    >>> bundled, apertium, unmeasured = Offer("bundled", 0.9, 8.0), Offer("apertium", 1.0, 8.5), Offer("argos", 1.0)
    >>> best([apertium, bundled]).what, best([unmeasured, bundled]).what, best([unmeasured, apertium]).what
    ('apertium', 'bundled', 'argos')
    """
    preferred = min(offers, key=lambda offer: offer.cost)
    if preferred.score is None:
        return preferred
    return max([preferred, *offers], key=lambda offer: offer.score or 0.0)


def measured(engine: str, source: str, target: str) -> float | None:
    """BLEU of an engine for a pair as `scores.tsv` has it, None where nobody has measured.

    >>> measured("apertium", "uk", "ru"), measured("apertium", "en", "es")
    (15.4, None)
    """
    return _scores().get((engine, source, target))


@cache
def _scores() -> dict[tuple[str, str, str], float]:
    return {
        (row["engine"], row["source"], row["target"]): float(row["bleu"]) for row in rows(__package__, "scores.tsv")
    }


def shown(score: float | None) -> str:
    """A score in words.

    >>> shown(8.0), shown(None)
    ('BLEU 8.0', 'not measured')
    """
    return "not measured" if score is None else f"BLEU {score:.1f}"
