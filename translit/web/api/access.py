"""Who may use the API and how much: keys, limits of requests, and LibreTranslate's answers to those who may not."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request

from ..origin import host_name
from ..settings import Settings, is_loopback
from .fields import Fields
from .keys import Key, Keys
from .limits import DAY, HOUR, MINUTE, Limiter

__all__ = ["Access", "Caller"]


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: what the limits are counted by, and the characters that one text may have."""

    id: str
    characters: int | None


class Access:
    """Checks each request before anything is done for it."""

    def __init__(self, settings: Settings) -> None:
        """Read the keys. Raises `KeyFileError`."""
        self.bounds = settings.bounds
        self.keys = Keys(settings.api_keys)
        self.key_required = settings.api_key_required or not settings.loopback
        self._asked = Limiter()
        self._refused = Limiter()

    def check(self, request: Request, fields: Fields | None = None) -> Caller:
        """Who asks, if they may: 429 over a limit, 403 for a wrong key or after too many 429s, 400 without a key.

        Without a key only this machine is answered, and not a proxy that calls the server by another name. The
        workbench's own pages need none: the browser has shown who it is.
        """
        address = _address(request)
        most = self.bounds.violations
        if most is not None and self._refused.number(address, HOUR) >= most:
            raise HTTPException(403, "Too many request limits violations")
        given = fields.text("api_key") if fields else None
        key = self.keys.find(given) if given and self.keys.enabled else None
        caller = Caller(
            key.id if key else address,
            key.characters if key and key.characters is not None else self.bounds.characters,
        )
        refusal = self._asked.refusal(caller.id, self._limits(key))
        if refusal is not None:
            self._refused.count(address)
            raise HTTPException(429, f"Slowdown: {refusal.limit}", {"retry-after": str(refusal.seconds)})
        self._asked.count(caller.id)
        if given and self.keys.enabled and key is None:
            raise HTTPException(403, "Invalid API key")
        needed = self.key_required or not is_loopback(host_name(request.headers["host"]) or "")
        if needed and key is None and not request.scope["state"].get("session"):
            raise HTTPException(400, "Please contact the server operator to get an API key")
        return caller

    def charge(self, caller: Caller, more: int) -> None:
        """Count what a request holds beyond one text."""
        if more > 0:
            self._asked.count(caller.id, more)

    def _limits(self, key: Key | None) -> dict[int, int | None]:
        """A key's own limit a minute, and as much for hour and day where those are limited (as LibreTranslate)."""
        bounds = self.bounds
        if key is None or key.per_minute is None:
            return {MINUTE: bounds.per_minute, HOUR: bounds.per_hour, DAY: bounds.per_day}
        return {
            MINUTE: key.per_minute,
            HOUR: None if bounds.per_hour is None else key.per_minute * 60,
            DAY: None if bounds.per_day is None else key.per_minute * 1440,
        }


def _address(request: Request) -> str:
    """The client's address; of IPv6 the network, for one client has 2⁶⁴ addresses."""
    host = request.client.host if request.client else ""
    try:
        found = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else host
