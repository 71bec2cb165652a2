"""The glossary workbench: pages for the people who keep the names."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from ..state import State

__all__ = ["routes"]


def routes(state: State) -> list[BaseRoute]:
    """The pages. `request.state.csrf` is what a page must send along with what changes something."""

    async def home(request: Request) -> Response:
        return HTMLResponse('<!doctype html><html lang="en"><title>translit</title><h1>translit</h1></html>')

    return [Route("/", home)]
