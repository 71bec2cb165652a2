"""The password of a server that other machines reach: kept as a hash, compared in constant time, not to be guessed."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import math
import secrets
import time
from collections import deque

from translit import TranslitError

__all__ = ["SHORTEST", "Doorkeeper", "WeakPassword", "fit"]

SHORTEST = 10
"""Characters that a password must have."""

_WINDOW = 60.0
_FROM_ONE, _FROM_ALL = 5, 30
"""Wrong passwords in a minute, from one address and from all together, after which nobody is listened to."""


class WeakPassword(TranslitError):
    """A password that is too short to be one."""


def fit(password: str) -> str:
    """The password itself, where it will do. Raises `WeakPassword`.

    >>> fit("short")
    Traceback (most recent call last):
    translit.web.passwords.WeakPassword: the password has 5 characters; take at least 10.
    """
    if len(password) < SHORTEST:
        raise WeakPassword(f"the password has {len(password)} characters; take at least {SHORTEST}.")
    return password


class Doorkeeper:
    """Compares passwords, a few a minute.

    >>> door = Doorkeeper("correct horse")
    >>> asyncio.run(door.wait_for("192.0.2.1", "correct horse")), asyncio.run(door.wait_for("192.0.2.1", "guess"))
    (None, 0)
    """

    def __init__(self, password: str) -> None:
        """Keep a salted hash."""
        self._salt = secrets.token_bytes(16)
        self._hash = self._hashed(fit(password))
        self._wrong: deque[tuple[float, str]] = deque()

    async def wait_for(self, caller: str, password: str) -> int | None:
        """None for the right password, 0 for a wrong one, else the seconds to wait before any is looked at."""
        now = time.monotonic()
        while self._wrong and self._wrong[0][0] <= now - _WINDOW:
            self._wrong.popleft()
        own = [when for when, who in self._wrong if who == caller]
        if len(own) >= _FROM_ONE or len(self._wrong) >= _FROM_ALL:
            return math.ceil((own or [self._wrong[0][0]])[0] + _WINDOW - now) or 1
        # Counted before it is looked at, so that many guesses at once are not all looked at.
        guess = (now, caller)
        self._wrong.append(guess)
        if not hmac.compare_digest(await asyncio.to_thread(self._hashed, password), self._hash):
            return 0
        self._wrong.remove(guess)
        return None

    def _hashed(self, password: str) -> bytes:
        return hashlib.scrypt(password.encode("utf-8", "surrogatepass"), salt=self._salt, n=2**14, r=8, p=1)
