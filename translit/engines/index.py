"""What Argos Translate's package index offers, and its files fetched: only when somebody asks for one.

The index is a JSON list of packages with `from_code`, `to_code`, `package_version` and `links`
(https://github.com/argosopentech/argospm-index). It gives no checksums: a file is checked by its length, by the
checksum of each member of the archive, and by a SHA-256 where the index or the caller names one.
"""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..cache import cache_directory
from .packages import PackageError, is_the_file, version_key

__all__ = ["DEFAULT_INDEX", "Offer", "Receiving", "download", "downloads_directory", "index_url", "offer_for", "offers"]

DEFAULT_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
"""Where Argos Translate looks (argostranslate/settings.py); `ARGOS_PACKAGE_INDEX` in the environment names another."""

_TIMEOUT = 30.0
_MOST_INDEX = 8 << 20
_MOST_FILE = 2 << 30
_CHUNK = 1 << 18
_LOOPBACK = ("127.0.0.1", "::1", "localhost")

Receiving = Callable[[int, int], None]
"""Called with the bytes that are here and those of the whole file, 0 where the server does not say."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that the index offers; `sha256` is empty where the index has none."""

    source: str
    target: str
    version: str
    links: tuple[str, ...]
    sha256: str = ""

    @property
    def name(self) -> str:
        """What the file is called, as Argos Translate calls it."""
        return f"translate-{self.source}_{self.target}-{self.version.replace('.', '_')}.argosmodel"


def index_url() -> str:
    """The address of the index."""
    base = os.environ.get("ARGOS_PACKAGE_INDEX") or DEFAULT_INDEX
    return f"{base.rstrip('/')}/index.json"


def downloads_directory() -> Path:
    """Where files are kept while they come in: in the user's cache folder; not created here."""
    return cache_directory() / "downloads"


def offers() -> list[Offer]:
    """Everything the index offers. Goes to the network; raises `PackageError` when that fails."""
    url = index_url()
    with closing(_opened(url, {})) as answer:
        data = _read(answer, _MOST_INDEX + 1, url)
    try:
        listed = json.loads(data)
        found = [_offer(each) for each in listed if isinstance(each, dict) and each.get("from_code")]
    except (ValueError, TypeError, KeyError, RecursionError) as problem:
        raise PackageError(f"{url} is no package index ({problem}); check ARGOS_PACKAGE_INDEX") from problem
    return [each for each in found if each.links]


def _offer(facts: dict[str, Any]) -> Offer:
    links = tuple(str(link) for link in facts.get("links", ()) if _fetchable(str(link)))
    return Offer(
        _plain_code(facts["from_code"]),
        _plain_code(facts["to_code"]),
        str(facts.get("package_version", "")).replace("/", "_"),
        links,
        str(facts.get("sha256", "")).lower(),
    )


def _plain_code(code: object) -> str:
    """A language code as it may stand in a file's name."""
    kept = "".join(letter for letter in str(code) if letter.isalnum() or letter in "_-")
    if kept != code:
        raise ValueError(f"{code!r} is no language code")
    return kept


def _fetchable(url: str) -> bool:
    """Encrypted, or on this very machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)


def offer_for(source: str, target: str, among: Iterable[Offer]) -> Offer:
    """The newest package for a pair. Raises `PackageError`, which names the way over English where there is one.

    >>> offer_for("en", "de", [Offer("en", "de", "1.0", ("x",)), Offer("en", "de", "1.9", ("x",))]).version
    '1.9'
    """
    among = list(among)
    found = [each for each in among if (each.source, each.target) == (source, target)]
    if found:
        return max(found, key=lambda each: version_key(each.version))
    pairs = {(each.source, each.target) for each in among}
    if {(source, "en"), ("en", target)} <= pairs:
        raise PackageError(
            f"there is no package for {source}-{target}; it goes over English: "
            f"`translit models install {source}-en`, then `translit models install en-{target}`"
        )
    known = ", ".join(sorted({there for here, there in pairs if here == source})) or "none"
    raise PackageError(f"there is no package for {source}-{target}; from {source} the index has: {known}")


def download(offer: Offer, *, sha256: str = "", progress: Receiving | None = None) -> Path:
    """Fetch the file of an offer, going on where an earlier try stopped; gives the file, which the caller deletes.

    Links are tried one after the other. `sha256` (64 hex digits) is what the caller expects of the file, else what
    the index says, if anything. Raises `PackageError`; what has come in stays for the next try, unless it is wrong.
    """
    home = downloads_directory()
    place = home / offer.name
    try:
        home.mkdir(parents=True, exist_ok=True)
        for number, url in enumerate(offer.links):
            try:
                _fetch(url, place, progress)
                break
            except PackageError:
                if number == len(offer.links) - 1:
                    raise
        _checked(place, sha256.lower() or offer.sha256)
    except OSError as problem:
        raise PackageError(f"{place} could not be written: {problem.strerror or problem}") from problem
    return place


def _fetch(url: str, place: Path, progress: Receiving | None) -> None:
    """The file at `url` as `place`; what has come in lies in PLACE.part until it is whole."""
    part, mark = place.with_name(place.name + ".part"), place.with_name(place.name + ".etag")
    # from the last byte on that is here: behind the end of a file that is whole there is nothing to ask for (416)
    here = max(part.stat().st_size - 1, 0) if part.is_file() and mark.is_file() else 0
    seal = mark.read_text(encoding="utf-8") if here else ""
    wanted = {"Range": f"bytes={here}-", "If-Range": seal} if here and seal else {}
    with closing(_opened(url, wanted)) as answer:
        if answer.status != 206:
            here = 0
        total = here + answer.length if answer.length else 0  # None where the server does not say, or not a number
        if total > _MOST_FILE:
            raise PackageError(f"{url} is larger than {_MOST_FILE >> 30} GB; that is no translation package")
        mark.write_text(answer.headers.get("ETag") or "", encoding="utf-8")
        with part.open("r+b" if here else "wb") as file:
            file.seek(here)
            while chunk := _read(answer, _CHUNK, url):
                file.write(chunk)
                here += len(chunk)
                if here > _MOST_FILE:
                    raise PackageError(f"{url} does not end; nothing was installed")
                if progress is not None:
                    progress(here, total)
    if total and here < total:
        raise PackageError(f"{url} broke off after {here} of {total} bytes; run it again to go on from there")
    part.replace(place)
    mark.unlink(missing_ok=True)


def _checked(place: Path, sha256: str) -> None:
    if not sha256:
        return
    try:
        is_the_file(place, sha256)
    except PackageError:
        place.unlink()
        raise


class _Careful(urllib.request.HTTPRedirectHandler):
    """Goes nowhere that would not have been asked."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if not _fetchable(newurl):
            raise PackageError(f"{req.full_url} leads to {newurl}, which is not fetched: only https addresses are")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opened(url: str, headers: dict[str, str]) -> Any:
    if not _fetchable(url):
        raise PackageError(f"{url} is not fetched: only https addresses are")
    request = urllib.request.Request(url, headers={"User-Agent": "translit", **headers})
    try:
        return urllib.request.build_opener(_Careful()).open(request, timeout=_TIMEOUT)
    except urllib.error.HTTPError as problem:
        raise PackageError(f"{url} answered {problem.code} {problem.reason}; try again later") from problem
    except (OSError, HTTPException) as problem:
        host = urlsplit(url).hostname
        raise PackageError(
            f"{host} cannot be reached ({getattr(problem, 'reason', problem)}). Without a network, get the .argosmodel "
            "file from somebody who has it and run `translit models install FILE`"
        ) from problem


def _read(answer: Any, size: int, url: str) -> bytes:
    try:
        data: bytes = answer.read(size)
    except (OSError, HTTPException) as problem:
        raise PackageError(f"{url} broke off ({problem}); run it again to go on from there") from problem
    return data
