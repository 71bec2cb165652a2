"""What a server is told when it starts: where it listens, what it serves, and its bounds."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Bounds", "Settings", "is_loopback"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one request may cost. Sizes are in bytes, times in seconds, `None` means no limit.

    `body` is the largest request of the API, `upload` the largest one that carries a file. `body_seconds` is how long a
    client may take to send its request, `request_seconds` how long the answer may take. `workers` texts are translated
    at once and at most `queue` wait for their turn; who comes then is told to come back later.

    `characters` counts one text, `file_characters` the text of a file, `batch` the texts of one request, `alternatives`
    the other renderings asked for; `per_minute`, `per_hour` and `per_day` count the requests of one address (or of one
    key, which has its own limit); an address that was refused `violations` times in an hour is not listened to until
    the hour is over. `kept` is what translated files may take until they are fetched, at most `kept_seconds` long.
    """

    body: int = 2 << 20
    upload: int = 20 << 20
    body_seconds: float = 30.0
    request_seconds: float = 120.0
    workers: int = 2
    queue: int = 64
    characters: int | None = 100_000
    file_characters: int | None = 1_000_000
    batch: int | None = 100
    alternatives: int | None = 5
    per_minute: int | None = None
    per_hour: int | None = None
    per_day: int | None = None
    violations: int | None = None
    kept: int = 200 << 20
    kept_seconds: float = 1800.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How the server is set up.

    `glossaries` are files and folders layered over the built-in glossary, the last one being the folder that the
    workbench writes to; `commits` makes a git commit of each save there. `engine` is the name of a translation engine,
    None for the best one of each pair. `password` is needed on any `host` that is not this machine alone.
    `allowed_hosts` are names that the server may be called by besides the obvious ones. `api_keys` is a file with a key
    on each line; with `api_key_required` nobody is answered without one. `suggestions` is the file that `/suggest` adds
    to; None turns it off.

    >>> Settings().loopback, Settings(host="0.0.0.0").loopback
    (True, False)
    """

    host: str = "127.0.0.1"
    port: int = 8765
    glossaries: tuple[Path, ...] = ()
    style: str | None = None
    commits: bool = False
    engine: str | None = None
    password: str | None = field(default=None, repr=False)
    allowed_hosts: tuple[str, ...] = ()
    api_keys: Path | None = None
    api_key_required: bool = False
    suggestions: Path | None = None
    bounds: Bounds = Bounds()

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine and nothing else.

    >>> [is_loopback(host) for host in ("localhost", "127.0.0.9", "::1", "[::1]", "0.0.0.0", "example.org", "")]
    [True, True, True, True, False, False, False]
    """
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
