"""LibreTranslate's HTTP API over translit, with its shapes, limits and error answers, and fields of our own."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ..state import State

__all__ = ["PATHS", "routes"]

PATHS = (
    "/translate",
    "/translate_file",
    "/download_file/",
    "/detect",
    "/languages",
    "/suggest",
    "/health",
    "/frontend/settings",
    "/openapi.json",
    "/docs",
)
"""What is answered without a session: each checks keys and limits for itself."""


def routes(state: State) -> list[Route]:
    """The API's routes."""

    async def health(request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    return [Route("/health", health)]
