"""Who may call at all: the names that the server goes by, and no page of another site.

A page of another site can make the browser send requests here, and a name of its own can be made to mean 127.0.0.1
(DNS rebinding). The first shows in Origin, Referer or Sec-Fetch-Site, the second in Host: both are looked at first.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from .settings import Settings

__all__ = ["Callers", "host_name", "refusal"]

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


class Callers:
    """ASGI middleware that refuses foreign hosts and origins with 403."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Wrap `app`."""
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            problem = refusal(scope["method"], Headers(scope=scope), self.settings)
            if problem is not None:
                await JSONResponse({"error": problem}, 403)(scope, receive, send)
                return
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        await self.app(scope, receive, send)


def refusal(method: str, headers: Headers, settings: Settings) -> str | None:
    """Why a request is refused, or None.

    >>> ours = Headers({"host": "127.0.0.1:8765", "origin": "http://127.0.0.1:8765"})
    >>> refusal("POST", ours, Settings())
    >>> refusal("POST", Headers({"host": "127.0.0.1:8765", "origin": "https://evil.example"}), Settings())
    'this request comes from another site (https://evil.example), which may not use this server.'
    >>> refusal("GET", Headers({"host": "evil.example:8765"}), Settings())
    'this server does not go by the name evil.example; ...'
    """
    hosts = headers.getlist("host")
    name = host_name(hosts[0]) if len(hosts) == 1 else None
    if name is None or not _goes_by(name, settings):
        return (
            f"this server does not go by the name {name or '(none)'}; "
            "open the address that it printed, or start it with --allow-host."
        )
    site = _foreign(method, headers, hosts[0])
    return None if site is None else f"this request comes from another site ({site}), which may not use this server."


def host_name(host: str) -> str | None:
    """The name or address in a Host header, in small letters, without port and brackets; None for what is neither.

    >>> [host_name(host) for host in ("LocalHost:8765", "[::1]:80", "::1", "a b", "evil.example/x", "")]
    ['localhost', '::1', None, None, None, None]
    """
    found = _HOST.fullmatch(host)
    return found[1].strip("[]").rstrip(".").lower() or None if found else None


def _goes_by(name: str, settings: Settings) -> bool:
    if name in _LOOPBACK_NAMES or name in {host.lower() for host in settings.allowed_hosts}:
        return True
    if settings.loopback:
        return name == settings.host.strip("[]").lower()
    return (
        _is_address(name) or name in _own_names()
    )  # rebinding needs a name: an address cannot be made to mean another


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _own_names() -> frozenset[str]:
    own = socket.gethostname().lower()
    return frozenset({own, f"{own}.local", own.partition(".")[0]})


def _foreign(method: str, headers: Headers, host: str) -> str | None:
    """The other site that made the browser send this, or None.

    A link from another site may be followed (GET of a page, which no other page can read); all else may not.
    """
    fetch_site = headers.get("sec-fetch-site", "none")
    if fetch_site not in ("none", "same-origin"):
        followed = (
            method in SAFE
            and headers.get("sec-fetch-mode") == "navigate"
            and headers.get("sec-fetch-dest") == "document"
        )
        if not followed:
            return headers.get("origin", fetch_site)
    origin = headers.get("origin")
    if origin is not None and not _same(origin, host):
        return origin
    referer = headers.get("referer")
    if origin is None and referer is not None and method not in SAFE and not _same(referer, host):
        return referer
    return None


def _same(url: str, host: str) -> bool:
    if not url.isprintable():  # urlsplit reads past line ends and tabs
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()
