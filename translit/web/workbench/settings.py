"""What a reader chooses for this browser: the language of the pages, a name to sign with; and the list of keys."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .pages import AUTHOR, LANGUAGE, Fields, Pages, back_of, said, to
from .words import TONGUES

__all__ = ["KEYS", "Choices"]

_YEAR = 365 * 24 * 3600

KEYS = (
    (
        "keys.everywhere",
        (
            ("/", "keys.search"),
            ("g e", "keys.names"),
            ("g a", "keys.article_page"),
            ("g d", "keys.drafts_page"),
            ("n", "keys.new"),
            ("?", "keys.help"),
            ("↓ ↑", "keys.rows"),
            ("Esc", "keys.leave"),
        ),
    ),
    ("keys.entry", (("Ctrl S", "keys.save"), ("o", "keys.own"))),
    ("keys.drafts", (("y", "keys.confirm"), ("s", "keys.skip"), ("e", "keys.edit"), ("x", "keys.discard"))),
    (
        "keys.article",
        (("Ctrl ↵", "keys.show"), ("j k", "keys.next"), ("u", "keys.unknown"), ("↵", "keys.open")),
    ),
)
"""Each group of keys: its heading, then the keys and what they do; the scripts in `static/` know the same."""


class Choices:
    """Settings kept in cookies of this browser."""

    def __init__(self, pages: Pages) -> None:
        """Answer with `pages`."""
        self.pages = pages

    def routes(self) -> list[Route]:
        """The routes."""
        return [
            Route("/shortcuts", self.pages.page(self.shortcuts, "shortcuts"), methods=["GET"]),
            Route("/language/{tongue}", self.pages.page(self.language), methods=["GET"]),
            Route("/you", self.pages.page(self.sign), methods=["POST"]),
        ]

    def shortcuts(self, request: Request, fields: Fields) -> Response:
        """The keys, and the settings."""
        return self.pages.show(request, "shortcuts.html", place="shortcuts", groups=KEYS)

    def language(self, request: Request, fields: Fields) -> Response:
        """Speak another language from now on."""
        response, tongue = to(back_of(fields, "/entries")), request.path_params["tongue"]
        if tongue in TONGUES:
            response.set_cookie(LANGUAGE, tongue, max_age=_YEAR, httponly=True, samesite="strict")
        return response

    def sign(self, request: Request, fields: Fields) -> Response:
        """Sign changes with a name from now on."""
        name = " ".join(fields.get("name", "").split())[:80]
        response = said(to("/shortcuts"), "you.saved", name)
        response.set_cookie(AUTHOR, quote(name), max_age=_YEAR, httponly=True, samesite="strict")
        return response
