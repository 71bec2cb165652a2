"""The one application behind `translit serve` and `translit glossary serve`: workbench and HTTP API."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from translit import TranslitError
from translit.engines import EngineFailure

from . import api, login, workbench
from .bounded import Bounded
from .door import is_browser
from .headers import HEADERS, SafeHeaders
from .origin import Callers
from .pool import Busy, TooSlow
from .sessions import Gate, Sessions
from .settings import Settings
from .state import State
from .uploads import Uploads

__all__ = ["create_app"]

_NOWHERE = (404, 405)


def create_app(settings: Settings | None = None) -> Starlette:
    """Make the application; it listens nowhere and loads nothing yet.

    `app.state.translit` is its `State`, `app.state.sessions` has the token that opens the workbench.

    >>> [route.path for route in create_app().routes if route.path == "/translate"]
    ['/translate']
    """
    settings = settings or Settings()
    state, sessions = State(settings), Sessions(settings.port)
    pages = workbench.pages_of(state)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        state.close()

    app = Starlette(
        routes=[*api.routes(state), *login.routes(settings, sessions), *workbench.routes(pages)],
        middleware=[
            Middleware(SafeHeaders),
            Middleware(Callers, settings=settings),
            Middleware(Bounded, bounds=settings.bounds),
            Middleware(Uploads),
            Middleware(Gate, settings=settings, sessions=sessions, open_paths=(*api.PATHS, *login.PATHS)),
        ],
        exception_handlers={
            HTTPException: _told,
            TranslitError: _refused,
            Busy: _busy,
            TooSlow: _too_slow,
            EngineFailure: _failed,
            Exception: _fault,
        },
        lifespan=lifespan,
    )
    app.state.translit, app.state.sessions, app.state.pages = state, sessions, pages
    return app


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code in _NOWHERE and is_browser(request) and getattr(request.state, "session", None):
        return await run_in_threadpool(request.app.state.pages.nowhere, request, error.status_code)
    return JSONResponse({"error": error.detail}, error.status_code, error.headers)


async def _refused(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, 400)


async def _busy(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, 503, {"retry-after": "2"})


async def _too_slow(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, 504)


async def _failed(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": f"Cannot translate text: {error}"}, 500)


async def _fault(request: Request, error: Exception) -> Response:
    """A fault of ours: nothing of it goes out, the server's log has it."""
    return JSONResponse({"error": "this is a fault in translit; the server's own messages say more."}, 500, HEADERS)
