"""`translit serve` and `translit glossary serve`: the workbench and the HTTP API on this machine."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from translit import TranslitError

from .files import engine_option, glossary_option, style_option
from .terminal import say

__all__ = ["PASSWORD", "serve", "serve_glossary"]

PASSWORD = "TRANSLIT_PASSWORD"
"""The environment variable that the password may come in."""


class MissingExtra(TranslitError):
    """The packages of the extra `web` are not installed."""


_NUMBER = click.IntRange(min=1)

_OPTIONS = (
    click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address to listen on."),
    click.option(
        "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Port; 0 takes a free one."
    ),
    glossary_option,
    style_option,
    engine_option,
    click.option(
        "--password-file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help=f"File with the password that other machines must give (else {PASSWORD}, else it is asked for).",
    ),
    click.option(
        "--allow-host",
        "hosts",
        multiple=True,
        metavar="NAME",
        help="Another name that the server goes by, where it stands behind one.",
    ),
)

_LIMITS = (
    click.option(
        "--api-keys",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Keys for the HTTP API: KEY [REQUESTS-PER-MINUTE [CHARACTERS]] on each line.",
    ),
    click.option("--require-api-key", is_flag=True, help="Answer nobody without a key."),
    click.option("--char-limit", type=_NUMBER, metavar="N", help="Characters of one text (default: 100000)."),
    click.option("--batch-limit", type=_NUMBER, metavar="N", help="Texts of one request (default: 100)."),
    click.option("--req-limit", type=_NUMBER, metavar="N", help="Requests of one address a minute (default: any)."),
    click.option("--daily-req-limit", type=_NUMBER, metavar="N", help="Requests of one address a day (default: any)."),
    click.option(
        "--suggestions",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Take suggestions at /suggest and add them to this file, a JSON object on each line.",
    ),
    click.option("--workers", type=_NUMBER, metavar="N", help="Texts translated at once (default: 2)."),
    click.option("--timeout", type=_NUMBER, metavar="SECONDS", help="Longest time for one request (default: 120)."),
)


def _with(*options: Callable[..., Any]) -> Callable[..., Any]:
    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


@click.command()
@_with(*_OPTIONS, *_LIMITS)
@click.option("--open/--no-open", "browser", default=False, help="Open the page in the browser (default: no).")
def serve(
    browser: bool,
    api_keys: Path | None,
    require_api_key: bool,
    suggestions: Path | None,
    char_limit: int | None,
    batch_limit: int | None,
    req_limit: int | None,
    daily_req_limit: int | None,
    workers: int | None,
    timeout: int | None,
    **options: Any,
) -> None:
    """Serve the workbench and LibreTranslate's HTTP API on this machine.

    Prints the address to open. Other programs need no token: the API answers them at /translate, and tells what else it
    answers at /docs. Ctrl-C ends it.

    \b
    translit serve --port 5000 --engine apertium
    """
    if require_api_key and api_keys is None:
        raise click.UsageError("--require-api-key needs --api-keys FILE.")
    bounds = {
        "characters": char_limit,
        "batch": batch_limit,
        "per_minute": req_limit,
        "per_day": daily_req_limit,
        "workers": workers,
        "request_seconds": timeout,
    }
    api = {"api_keys": api_keys, "api_key_required": require_api_key, "suggestions": suggestions}
    _serve(browser, {name: given for name, given in bounds.items() if given is not None}, api, **options)


@click.command("serve")
@_with(*_OPTIONS)
@click.option("--open/--no-open", "browser", default=True, help="Open the page in the browser (default: yes).")
@click.option("--commit", "commits", is_flag=True, help="Make a git commit of each save, signed by who made it.")
def serve_glossary(browser: bool, commits: bool, **options: Any) -> None:
    """Open the workbench for the glossary in the browser.

    The last --glossary is the folder that entries are written to; it is made if it is not there. Ctrl-C ends it.

    \b
    translit glossary serve --glossary ours
    """
    _web()  # before a folder is made
    made = _made(options["glossaries"])
    try:
        _serve(browser, {}, {"commits": commits}, made=made, **options)
    except Exception:
        if made:
            with suppress(OSError):  # it is empty, unless somebody was served first
                made.rmdir()
        raise


def _serve(
    browser: bool,
    bounds: dict[str, Any],
    api: dict[str, Any],
    *,
    made: Path | None = None,
    host: str,
    port: int,
    glossaries: tuple[str, ...],
    style: str | None,
    engine: str | None,
    password_file: Path | None,
    hosts: tuple[str, ...],
) -> None:
    """What both commands do. `bounds` and `api` are settings of the API that were given, `made` is a new folder."""
    web = _web()
    settings = web.Settings(
        host=host,
        port=port,
        glossaries=tuple(map(Path, glossaries)),
        style=style,
        engine=engine,
        password=_password(host, password_file, needed=not web.is_loopback(host)),
        allowed_hosts=hosts,
        bounds=web.Bounds(**bounds),
        **api,
    )

    def ready(address: str) -> None:
        if made:
            say(f"made the folder {made} for your entries.")
        say(f"serving at {address}")
        if not settings.loopback:
            say(f"other machines reach it as {socket.gethostname()}, port {address.rpartition(':')[2].strip('/')}")
            say("passwords and texts go over the network in plain; put a proxy with HTTPS before it.")
        say("Ctrl-C ends it.")

    web.serve(settings, ready=ready, browser=browser)


def _web() -> ModuleType:
    """The server's room. Raises `MissingExtra` where its packages are not installed."""
    try:
        return import_module("translit.web")
    except ModuleNotFoundError as error:
        if str(error.name).startswith("translit"):
            raise
        raise MissingExtra(
            f"the Python package {error.name} is not installed here; `pip install 'translit-toolkit[web]'` brings "
            "what the server needs."
        ) from error


def _made(glossaries: Sequence[str]) -> Path | None:
    """The folder that was named to write into, made if it is not there yet: a first visit to the workbench."""
    folder = Path(glossaries[-1]) if glossaries else None
    if folder is None or folder.exists() or folder.suffix or not folder.absolute().parent.is_dir():
        return None
    folder.mkdir()
    return folder


def _password(host: str, file: Path | None, *, needed: bool) -> str | None:
    """The password from the file, the environment or the terminal; None where none is needed nor given."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").strip("\r\n")
        except UnicodeDecodeError:
            raise click.UsageError(f"{file} is no text in UTF-8; write the password into a text file.") from None
    if not needed:
        return None
    given = os.environ.get(PASSWORD)
    if given is None:
        if not (sys.stdin and sys.stdin.isatty()):
            raise click.UsageError(
                f"other machines can reach {host}: give a password with --password-file or {PASSWORD}."
            )
        given = click.prompt("Password for other machines", hide_input=True, confirmation_prompt=True, err=True)
    return given
