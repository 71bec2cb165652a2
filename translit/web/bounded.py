"""No request is larger or slower than it may be: counted while it comes in, not after."""

from __future__ import annotations

import asyncio
import re

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .settings import Bounds

__all__ = ["Bounded"]

_CLOSE = {"connection": "close"}
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\s\";]*)", re.IGNORECASE)
_UTF_8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_LISTENED = 2
"""A request too large is read to this many times its bound before it is refused, so that its sender hears why."""


class Bounded:
    """ASGI middleware that ends a request whose body is too large (413), comes too slowly (408) or is not UTF-8 (415).

    A multipart request may have `bounds.upload` bytes, any other `bounds.body`. The clock starts when the application
    first asks for the body and stops with the body's end. A client that doesn't take its answer is given up as well.
    """

    def __init__(self, app: ASGIApp, bounds: Bounds) -> None:
        """Wrap `app`."""
        self.app, self.bounds = app, bounds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        charset = _CHARSET.search(Headers(scope=scope).get("content-type", ""))
        if charset and charset[1].lower() not in _UTF_8:  # Python has codecs that give half letters, or fail
            await JSONResponse({"error": "requests are read as UTF-8; leave the charset out."}, 415)(
                scope, receive, send
            )
            return
        body = _Body(receive, scope, self.bounds)

        async def patiently(message: Message) -> None:
            await asyncio.wait_for(send(message), self.bounds.request_seconds)

        await self.app(scope, body.receive, patiently)


class _Body:
    def __init__(self, receive: Receive, scope: Scope, bounds: Bounds) -> None:
        headers = Headers(scope=scope)
        multipart = headers.get("content-type", "").lower().startswith("multipart/form-data")
        self._limit = bounds.upload if multipart else bounds.body
        self._seconds = bounds.body_seconds
        length = headers.get("content-length", "")
        self._announced = int(length[:19]) if length.isascii() and length.isdecimal() else 0
        self._receive = receive
        self._end: float | None = None
        self._size = 0
        self._over = False

    async def receive(self) -> Message:
        if self._over:
            return await self._receive()  # the body is there: what is waited for now is the client's leaving
        if self._announced > self._limit:
            await self._refuse(self._announced)
        message = await self._next()
        if self._size > self._limit:
            await self._refuse(self._size)
        return message

    async def _next(self) -> Message:
        now = asyncio.get_running_loop().time()
        if self._end is None:
            self._end = now + self._seconds
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, self._end - now))
        except TimeoutError:
            raise HTTPException(408, f"the request was not complete after {self._seconds:g} seconds.", _CLOSE) from None
        self._size += len(message.get("body", b""))
        self._over = message["type"] != "http.request" or not message.get("more_body", False)
        return message

    async def _refuse(self, size: int) -> None:
        while not self._over and self._size < _LISTENED * self._limit and size < _LISTENED * self._limit:
            await self._next()
        raise HTTPException(413, f"the request has more than the {self._limit} bytes that this server takes.", _CLOSE)
