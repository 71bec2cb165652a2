"""Listens, opens the page, and on Ctrl-C or SIGTERM finishes what is running before it goes."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import replace

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from translit import TranslitError

from .app import create_app
from .settings import Settings

__all__ = ["Server", "ServerError", "address", "bind", "serve"]

_HEAD_SECONDS = 10.0
"""How long a connection may take to send the first byte to the last of a request's head."""
_CONNECTIONS = 256
"""Open at once; more are told to come back later."""
_PATIENCE = 5.0
"""Seconds beyond the longest request that the server waits at its end."""


class ServerError(TranslitError):
    """The server cannot listen there, or has no password where it needs one."""


def bind(settings: Settings) -> socket.socket:
    """A socket that listens where `settings` say; port 0 takes a free one. Raises `ServerError`."""
    host = settings.host.strip("[]")
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            host or None, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        advice = "; another server runs there: say another one with --port" if error.errno == errno.EADDRINUSE else ""
        raise ServerError(f"cannot listen on {host} port {settings.port}: {reason}{advice}.") from error
    return listener


def address(settings: Settings, token: str | None) -> str:
    """What to open in the browser.

    >>> address(Settings(host="::1", port=80), "abc"), address(Settings(host="0.0.0.0"), None)
    ('http://[::1]:80/?token=abc', 'http://127.0.0.1:8765/')
    """
    host = settings.host.strip("[]")
    host = "127.0.0.1" if host in ("", "0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    return f"http://{host}:{settings.port}/" + (f"?token={token}" if token else "")


def serve(settings: Settings, *, ready: Callable[[str], None] | None = None, browser: bool = False) -> None:
    """Serve until Ctrl-C or SIGTERM; what runs then is finished, for at most as long as a request may take.

    `ready` is called with the address to open once requests are answered; `browser` opens it. Raises `ServerError`
    when the port is taken, or when other machines could reach the server and there is no password.
    """

    def started(page: str) -> None:
        if ready is not None:
            ready(page)
        if browser and _desktop():
            threading.Thread(target=webbrowser.open, args=(page,), daemon=True).start()

    Server(settings, started).run()


def _desktop() -> bool:
    """Whether a browser would be a window: without one, Python opens a browser of the terminal in the server's own."""
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


class Server:
    """A server that listens already, but answers only once it is run. `page` is the address to open."""

    def __init__(self, settings: Settings, started: Callable[[str], None] | None = None) -> None:
        """Bind the port and look at what is to be served; `started` is called with `page` once requests are answered.

        Raises `ServerError`, and what `State.check` raises.
        """
        if not settings.loopback and settings.password is None:
            raise ServerError(f"other machines can reach {settings.host}: a password is needed.")
        self._listener = bind(settings)
        settings = replace(settings, port=self._listener.getsockname()[1])
        try:
            self.app = create_app(settings)
            self.app.state.translit.check()
        except BaseException:
            self._listener.close()
            raise
        self.page = address(settings, self.app.state.sessions.token if settings.password is None else None)
        config = uvicorn.Config(
            self.app,
            http=_Protocol,
            ws="none",
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,  # who says that he speaks for another is not believed: limits count addresses
            limit_concurrency=_CONNECTIONS,
            timeout_graceful_shutdown=int(settings.bounds.request_seconds + _PATIENCE),
            lifespan="on",
        )
        self._server = _Server(config, lambda: started(self.page) if started else None)

    def run(self) -> None:
        """Answer requests until a signal comes or `stop` is called."""
        self._server.run([self._listener])

    def stop(self) -> None:
        """Ask it to end, from any thread: what runs is finished, nothing new is taken."""
        self._server.should_exit = True


class _Server(uvicorn.Server):
    """uvicorn's server, which says when it is ready and ends like any program that was asked to."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._told = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._told()

    def handle_exit(self, sig: int, frame: object) -> None:
        """Ask it to end; a second Ctrl-C doesn't wait. Signals are not raised again: this end is an orderly one."""
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True


class _Protocol(H11Protocol):
    """uvicorn's HTTP/1.1 with a deadline for the head of a request: who sends it letter by letter is hung up on."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._deadline = self.loop.call_later(_HEAD_SECONDS, self._hang_up)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        answered = self.cycle is not None and self.cycle.response_complete
        if self.conn.their_state is h11.IDLE or (answered and self.conn.their_state is h11.SEND_BODY):
            self._deadline = self._deadline or self.loop.call_later(_HEAD_SECONDS, self._hang_up)
        elif self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def connection_lost(self, exc: Exception | None) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        super().connection_lost(exc)

    def _hang_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.close()
