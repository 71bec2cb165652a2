"""How often one client may ask: a moving window each for the minute, the hour and the day."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["DAY", "HOUR", "MINUTE", "Limiter", "Refusal"]

MINUTE, HOUR, DAY = 60, 3600, 86400

_TOLD = {MINUTE: "1 minute", HOUR: "1 hour", DAY: "1 day"}
_MOST_CLIENTS = 10_000
"""Remembered at once; when more have come, those that asked least lately are forgotten."""


class Refusal(NamedTuple):
    """Which limit was reached, as LibreTranslate words it, and the seconds until there is room again."""

    limit: str
    seconds: int


class Limiter:
    """Counts requests by client.

    >>> limiter = Limiter()
    >>> [limiter.refusal("192.0.2.1", {MINUTE: 2}) or limiter.count("192.0.2.1") for _ in range(3)]
    [None, None, Refusal(limit='2 per 1 minute', seconds=60)]
    """

    def __init__(self) -> None:
        """Remember nobody yet."""
        self._times: dict[str, list[float]] = {}

    def refusal(self, client: str, limits: Mapping[int, int | None], now: float | None = None) -> Refusal | None:
        """The limit that a client has reached, None when it may ask. `limits` are by the window's seconds."""
        now = time.monotonic() if now is None else now
        times = self._times.get(client, [])
        for window, most in limits.items():
            if most is None:
                continue
            first = bisect_right(times, now - window)
            if len(times) - first >= most:
                free = times[len(times) - most] + window - now if most else window
                return Refusal(f"{most} per {_TOLD[window]}", max(1, round(free)))
        return None

    def count(self, client: str, cost: int = 1, now: float | None = None) -> None:
        """Note a request that counts as `cost`."""
        now = time.monotonic() if now is None else now
        times = self._times.pop(client, [])
        del times[: bisect_right(times, now - DAY)]
        times += [now] * cost
        self._times[client] = times  # at the end: the client that asked last
        while len(self._times) > _MOST_CLIENTS:
            del self._times[next(iter(self._times))]

    def number(self, client: str, window: int, now: float | None = None) -> int:
        """How many were noted in the last `window` seconds."""
        now = time.monotonic() if now is None else now
        times = self._times.get(client, [])
        return len(times) - bisect_right(times, now - window)
