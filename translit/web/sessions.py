"""Who may use the workbench: whoever opened the address with the token, or knows the password; then a cookie."""

from __future__ import annotations

import hmac
import secrets
import time
from html import escape
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers, QueryParams
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from .door import outdated, turned_away
from .origin import SAFE
from .settings import Settings

__all__ = ["CSRF_FIELD", "CSRF_HEADER", "Gate", "Sessions"]

CSRF_HEADER = "x-csrf-token"
CSRF_FIELD = "csrf"
"""Where a request shows that a page of ours sent it: a script's header, or a parameter in the address of a form."""

_DAYS = 30 * 24 * 3600.0
_MOST = 1000


class Sessions:
    """The browsers that were let in, forgotten when the server ends.

    >>> sessions = Sessions(8765)
    >>> id = sessions.open()
    >>> sessions.known(id), sessions.known("guess"), sessions.csrf(id) == sessions.csrf("guess")
    (True, False, False)
    """

    def __init__(self, port: int) -> None:
        """Draw the token. Browsers keep cookies by host, not by port: the port is in the cookie's name."""
        self.token = secrets.token_urlsafe(32)
        self.cookie = f"translit-{port}"
        self._key = secrets.token_bytes(32)
        self._ends: dict[str, float] = {}

    def open(self) -> str:
        """Let a browser in; gives the value of its cookie."""
        now = time.monotonic()
        self._ends = {id: end for id, end in list(self._ends.items())[-_MOST:] if end > now}
        id = secrets.token_urlsafe(32)
        self._ends[id] = now + _DAYS
        return id

    def known(self, id: str) -> bool:
        """Whether the cookie's value is one that was given out."""
        return self._ends.get(id, 0.0) > time.monotonic()

    def close(self, id: str) -> None:
        """Forget a browser."""
        self._ends.pop(id, None)

    def csrf(self, id: str) -> str:
        """What a page of this session must send along with everything that changes something."""
        return hmac.new(self._key, id.encode(), "sha256").hexdigest()

    def admits(self, token: str) -> bool:
        """Whether this is the token that was printed."""
        return hmac.compare_digest(token.encode(), self.token.encode())

    def give(self, response: Response) -> Response:
        """Open a session and put its cookie on a response."""
        response.set_cookie(self.cookie, self.open(), httponly=True, samesite="strict", path="/")
        return response


class Gate:
    """ASGI middleware: without a session only `open_paths` are answered.

    A request that is let through has `request.state.session` (its id, or None) and `request.state.csrf`. Of those with
    a session, one that changes something must carry the session's CSRF token, `open_paths` excepted: what they do needs
    no session, or they look for themselves.
    """

    def __init__(self, app: ASGIApp, settings: Settings, sessions: Sessions, open_paths: tuple[str, ...]) -> None:
        """Wrap `app`. A path in `open_paths` that ends in `/` stands for all below it."""
        self.app, self.settings, self.sessions = app, settings, sessions
        self._exact = frozenset(path for path in open_paths if not path.endswith("/"))
        self._below = tuple(path for path in open_paths if path.endswith("/"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        cookie = HTTPConnection(scope).cookies.get(self.sessions.cookie, "")
        id = cookie if self.sessions.known(cookie) else None
        scope.setdefault("state", {})
        scope["state"]["session"] = id
        scope["state"]["csrf"] = self.sessions.csrf(id) if id else ""
        answer = self._answer(scope, id)
        await (answer or self.app)(scope, receive, send)

    def _answer(self, scope: Scope, id: str | None) -> Response | None:
        """What to answer in the application's stead, or None."""
        query = QueryParams(scope["query_string"])
        if scope["method"] == "GET" and "token" in query and self.settings.password is None:
            if self.sessions.admits(query["token"]):
                return self.sessions.give(_onward(scope))
            return turned_away(HTTPConnection(scope), "stale")
        if scope["path"] in self._exact or scope["path"].startswith(self._below):
            return None
        if id is None:
            if self.settings.password is not None and scope["method"] == "GET":
                return RedirectResponse("/login", 303)
            return turned_away(HTTPConnection(scope), "unknown")
        if scope["method"] not in SAFE:
            given = Headers(scope=scope).get(CSRF_HEADER) or query.get(CSRF_FIELD, "")
            if not hmac.compare_digest(given.encode(), self.sessions.csrf(id).encode()):
                return outdated(HTTPConnection(scope))
        return None


def _onward(scope: Scope) -> Response:
    """A page that leads on to the same address without the token.

    No redirect: the browser counts it as a step of the link that led here, which may stand on another site (a mail in
    the browser), and then it would not send the new cookie.
    """
    rest = urlencode(
        [(key, value) for key, value in parse_qsl(scope["query_string"].decode("latin-1")) if key != "token"]
    )
    path = "/" + quote(scope["path"].lstrip("/"))  # never //host, nor /\\host, which browsers take for the same
    to = escape(path + (f"?{rest}" if rest else ""), quote=True)
    return HTMLResponse(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={to}">'
        f'<title>translit</title><p><a href="{to}">Continue</a></html>'
    )
