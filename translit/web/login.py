"""The page that asks for the password, where the server listens to other machines."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from .door import password_page
from .passwords import Doorkeeper
from .sessions import Sessions
from .settings import Settings

__all__ = ["PATHS", "routes"]

PATHS = ("/login",)


def routes(settings: Settings, sessions: Sessions) -> list[Route]:
    """`/login`, where a password is set."""
    if settings.password is None:
        return []
    doorkeeper = Doorkeeper(settings.password)

    async def login(request: Request) -> Response:
        if request.method == "GET":
            return password_page(request)
        given = (await request.form(max_files=0, max_fields=5)).get("password", "")
        caller = request.client.host if request.client else ""
        seconds = await doorkeeper.wait_for(caller, str(given))
        if seconds is None:
            return sessions.give(RedirectResponse("/", 303))
        if seconds:
            answer = password_page(request, "wait", 429, seconds)
            answer.headers["retry-after"] = str(seconds)
            return answer
        return password_page(request, "wrong", 403)

    return [Route("/login", login, methods=["GET", "POST"])]
