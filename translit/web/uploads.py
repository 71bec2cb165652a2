"""The files of a form: open until its request is answered, and then closed, whatever the answer was."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["Uploads", "form_of"]

_FORMS = "translit.forms"


async def form_of(request: Request, *, max_files: int, max_fields: int, max_part_size: int = 1024 * 1024) -> FormData:
    """The form that a request brings, with at most so many files and other fields, of so many bytes each.

    Its files must be read before the request is answered. Refuses with 400 what is no form, or has more.
    """
    form = await request.form(max_files=max_files, max_fields=max_fields, max_part_size=max_part_size)
    request.scope[_FORMS].append(form)
    return form


class Uploads:
    """ASGI middleware that closes the files of `form_of`; large ones lie on the disk."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        forms: list[FormData] = []
        if scope["type"] == "http":
            scope[_FORMS] = forms
        try:
            await self.app(scope, receive, send)
        finally:
            for form in forms:
                await form.close()
