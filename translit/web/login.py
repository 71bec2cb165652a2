"""The page that asks for the password, where the server listens to other machines."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from .passwords import Doorkeeper
from .sessions import Sessions
from .settings import Settings

__all__ = ["PATHS", "routes"]

PATHS = ("/login",)

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>translit</title>
<main><h1>translit</h1>{message}<form method="post" action="/login">
<p><label for="password">Password</label> <input id="password" name="password" type="password" required autofocus
 autocomplete="current-password"> <button>Open</button></p></form></main></html>"""


def routes(settings: Settings, sessions: Sessions) -> list[Route]:
    """`/login`, where a password is set."""
    if settings.password is None:
        return []
    doorkeeper = Doorkeeper(settings.password)

    async def login(request: Request) -> Response:
        if request.method == "GET":
            return HTMLResponse(_PAGE.format(message=""))
        given = (await request.form(max_files=0, max_fields=5)).get("password", "")
        caller = request.client.host if request.client else ""
        seconds = await doorkeeper.wait_for(caller, str(given))
        if seconds is None:
            return sessions.give(RedirectResponse("/", 303))
        if seconds:
            message = f"<p>Too many wrong passwords; wait {seconds} seconds.</p>"
            return HTMLResponse(_PAGE.format(message=message), 429, {"retry-after": str(seconds)})
        return HTMLResponse(_PAGE.format(message="<p>That is not the password.</p>"), 403)

    return [Route("/login", login, methods=["GET", "POST"])]
