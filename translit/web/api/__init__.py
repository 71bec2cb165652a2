"""LibreTranslate's HTTP API over translit: its shapes, limits and error answers, and fields of our own."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from translit.text import language_name

from ..settings import Settings
from ..state import State
from . import docs
from .access import Access
from .answers import answer
from .fields import read_fields
from .files import Download, FileTranslator, Shelf, suffixes
from .languages import detected, listed
from .suggestions import Suggestions
from .translation import Translator

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
    "/docs/",
)
"""What is answered without a session: each checks keys and limits for itself."""

_FRONTEND_TIMEOUT = 500
"""Milliseconds that LibreTranslate's page waits after a key before it asks: its own default."""


def routes(state: State) -> list[Route]:
    """The API's routes."""
    access = Access(state.settings)
    shelf = Shelf(state.settings.bounds)

    async def languages(request: Request) -> Response:
        return answer(listed(state.engines.targets()))

    async def detect(request: Request) -> Response:
        fields = await read_fields(request, state.settings.bounds)
        access.check(request, fields)
        return answer([detected("\n".join(fields.texts("q")))])

    async def health(request: Request) -> Response:
        return answer({"status": "ok"})

    async def settings(request: Request) -> Response:
        return answer(_frontend(state.settings, access, list(state.engines.targets())))

    return [
        Route("/translate", Translator(state, access).answer, methods=["POST"]),
        Route("/translate_file", FileTranslator(state, access, shelf).answer, methods=["POST"]),
        Route("/download_file/{filename}", Download(shelf).answer),
        Route("/detect", detect, methods=["POST"]),
        Route("/languages", languages),
        Route("/suggest", Suggestions(state, access).answer, methods=["POST"]),
        Route("/health", health),
        Route("/frontend/settings", settings),
        *docs.routes(),
    ]


def _frontend(settings: Settings, access: Access, codes: list[str]) -> dict[str, object]:
    """What LibreTranslate's page asks for first."""
    target = next((code for code in codes if code != "en"), "en")
    limit = settings.bounds.characters
    return {
        "charLimit": -1 if limit is None else limit,
        "frontendTimeout": _FRONTEND_TIMEOUT,
        "apiKeys": access.keys.enabled,
        "keyRequired": access.key_required,
        "suggestions": settings.suggestions is not None,
        "filesTranslation": True,
        "supportedFilesFormat": suffixes(),
        "language": {
            "source": {"code": "auto", "name": "Auto Detect"},
            "target": {"code": target, "name": language_name(target)},
        },
    }
