"""`translit serve` and `translit glossary serve`: the workbench and the HTTP API on this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from translit import TranslitError

from .files import glossary_option, style_option
from .terminal import say

__all__ = ["PASSWORD", "serve", "serve_glossary"]

PASSWORD = "TRANSLIT_PASSWORD"
"""The environment variable that the password may come in."""


class MissingExtra(TranslitError):
    """The packages of the extra `web` are not installed."""


_OPTIONS = (
    click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address to listen on."),
    click.option(
        "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Port; 0 takes a free one."
    ),
    glossary_option,
    style_option,
    click.option("--engine", metavar="NAME", help="Translation engine (default: the best way for each pair)."),
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
    click.option(
        "--api-keys",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Keys for the HTTP API: KEY [REQUESTS-PER-MINUTE [CHARACTERS]] on each line.",
    ),
)


def _common(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command()
@_common
@click.option("--open/--no-open", "browser", default=False, help="Open the page in the browser (default: no).")
def serve(browser: bool, **options: Any) -> None:
    """Serve the workbench and LibreTranslate's HTTP API on this machine.

    Prints the address to open. Other programs need no token: the API answers them at /translate, and tells what else it
    answers at /docs. Ctrl-C ends it.
    """
    _serve(browser=browser, **options)


@click.command("serve")
@_common
@click.option("--open/--no-open", "browser", default=True, help="Open the page in the browser (default: yes).")
def serve_glossary(browser: bool, **options: Any) -> None:
    """Open the workbench for the glossary in the browser.

    The last --glossary is the folder that entries are written to. Ctrl-C ends it.
    """
    _serve(browser=browser, **options)


def _serve(
    *,
    browser: bool,
    host: str,
    port: int,
    glossaries: tuple[str, ...],
    style: str | None,
    engine: str | None,
    password_file: Path | None,
    hosts: tuple[str, ...],
    api_keys: Path | None,
) -> None:
    try:
        from translit.web import Settings, is_loopback, serve
    except ModuleNotFoundError as error:
        if str(error.name).startswith("translit"):
            raise
        raise MissingExtra(
            f"the Python package {error.name} is not installed here; `pip install 'translit-toolkit[web]'` brings "
            "what the server needs."
        ) from error
    settings = Settings(
        host=host,
        port=port,
        glossaries=tuple(map(Path, glossaries)),
        style=style,
        engine=engine,
        password=_password(host, password_file, needed=not is_loopback(host)),
        allowed_hosts=hosts,
        api_keys=api_keys,
    )

    def ready(address: str) -> None:
        say(f"serving at {address}")
        if not settings.loopback:
            say("passwords and texts go over the network in plain; put a proxy with HTTPS before it.")
        say("Ctrl-C ends it.")

    serve(settings, ready=ready, browser=browser)


def _password(host: str, file: Path | None, *, needed: bool) -> str | None:
    """The password from the file, the environment or the terminal; None where none is needed nor given."""
    given = file.read_text(encoding="utf-8").strip("\r\n") if file else os.environ.get(PASSWORD)
    if given is None and needed:
        if not (sys.stdin and sys.stdin.isatty()):
            raise click.UsageError(
                f"other machines can reach {host}: give a password with --password-file or {PASSWORD}."
            )
        given = click.prompt("Password for other machines", hide_input=True, confirmation_prompt=True, err=True)
    return given
