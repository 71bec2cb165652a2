"""The glossary workbench: pages for the people who keep the names.

Pages are made on the server and work without scripts; the scripts in `static/` make them quicker to use.
"""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from ..state import State
from .articles import Articles
from .bench import Bench
from .drafts import Drafts
from .entries import Entries
from .exchanging import Exchange
from .pages import Pages, to
from .settings import Choices

__all__ = ["Pages", "pages_of", "routes"]

_STATIC = Path(__file__).parent / "static"


class _Files(StaticFiles):
    """Our scripts, styles and fonts: asked for each time whether they have changed, sent only when they have."""

    def file_response(self, *args: object, **more: object) -> Response:
        response = super().file_response(*args, **more)  # type: ignore[arg-type]
        response.headers["cache-control"] = "no-cache"
        return response


def pages_of(state: State) -> Pages:
    """What fills the pages."""
    return Pages(Bench(state))


def routes(pages: Pages) -> list[BaseRoute]:
    """The pages. `request.state.csrf` is what a page must send along with what changes something."""
    entries = Entries(pages)

    async def home(request: Request) -> Response:
        return to("/entries")

    return [
        Route("/", home),
        Mount("/static", _Files(directory=_STATIC)),
        *entries.routes(),
        *Drafts(pages, entries).routes(),
        *Articles(pages, entries).routes(),
        *Exchange(pages).routes(),
        *Choices(pages).routes(),
    ]
