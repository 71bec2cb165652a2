"""The pages before the door: the one that asks for the password, and the one that says how to get in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, JSONResponse, Response

from translit.tables import rows

from .workbench.pages import LANGUAGE
from .workbench.words import TONGUES, preferred

__all__ = ["is_browser", "outdated", "password_page", "turned_away"]

_FORM = """{said}<form method="post" action="/login"><p><label for="password">{password}</label>
<input id="password" name="password" type="password" required autofocus autocomplete="current-password">
<button>{open}</button></p></form>"""


@cache
def _words(tongue: str) -> Mapping[str, str]:
    return {row["key"]: row[tongue] for row in rows(__package__, "door.tsv")}


def _tongue(caller: HTTPConnection) -> str:
    chosen = caller.cookies.get(LANGUAGE, "")
    return chosen if chosen in TONGUES else preferred(caller.headers.get("accept-language", ""))


def password_page(caller: HTTPConnection, said: str = "", status: int = 200, seconds: int = 0) -> Response:
    """The page that asks for the password; `said` is what came of the last one: `wrong`, or `wait` so many seconds."""
    words = _words(_tongue(caller))
    told = f'<p role="alert">{escape(words[said].format(seconds=seconds))}</p>' if said else ""
    return _page(
        caller, _FORM.format(said=told, password=escape(words["password"]), open=escape(words["open"])), status
    )


def turned_away(caller: HTTPConnection, reason: str) -> Response:
    """The answer to who is not let in, for a `reason` of `unknown` or `stale`: a page in a browser, else JSON."""
    browser = is_browser(caller)
    words = _words(_tongue(caller) if browser else "en")
    if not browser:
        return JSONResponse({"error": f"{words[reason]} {words['how']} {words['program']}"}, 401)
    return _page(caller, f"<p>{escape(words[reason])}</p><p>{escape(words['how'])}</p>", 401)


def outdated(caller: HTTPConnection) -> Response:
    """The answer to a form of a page that another start of the session has made."""
    if not is_browser(caller):
        return JSONResponse({"error": _words("en")["outdated"]}, 403)
    return _page(caller, f"<p>{escape(_words(_tongue(caller))['outdated'])}</p>", 403)


def is_browser(caller: HTTPConnection) -> bool:
    """Whether a person reads the answer: browsers ask for pages, programs and our own scripts do not."""
    return "text/html" in caller.headers.get("accept", "")


def _page(caller: HTTPConnection, body: str, status: int) -> Response:
    return HTMLResponse(
        f'<!doctype html><html lang="{_tongue(caller)}"><head><meta charset="utf-8"><title>translit</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/docs/docs.css"></head>'
        f"<body><main><h1>translit</h1>{body}</main></body></html>",
        status,
    )
