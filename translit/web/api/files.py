"""`/translate_file` and `/download_file`: whole files, kept in memory until they are fetched, never on the disk."""

from __future__ import annotations

import re
import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

import translit
from translit.documents import FORMATS, sniff

from ..pool import Check
from ..running import run_for
from ..settings import Bounds
from ..state import State
from .access import Access
from .answers import answer, too_much
from .fields import read_fields
from .languages import check_pair, detected, plain

__all__ = ["Download", "FileTranslator", "Kept", "Order", "Shelf", "file_name", "suffixes"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A translated file until it is fetched."""

    name: str
    data: bytes
    media_type: str
    until: float


class Shelf:
    """Translated files in memory; the oldest make room for new ones.

    >>> shelf = Shelf(Bounds())
    >>> id = shelf.put("article_be.txt", b"...", "text/plain")
    >>> shelf.get(id).name, shelf.get("guessed")
    ('article_be.txt', None)
    """

    def __init__(self, bounds: Bounds) -> None:
        """Hold at most `bounds.kept` bytes, each file for `bounds.kept_seconds`."""
        self.bounds = bounds
        self._files: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def put(self, name: str, data: bytes, media_type: str) -> str:
        """Keep a file; gives an id that nobody can guess."""
        id = secrets.token_urlsafe(24)
        with self._lock:
            self._files[id] = Kept(name, data, media_type, time.monotonic() + self.bounds.kept_seconds)
            self._tidy()
        return id

    def get(self, id: str) -> Kept | None:
        """The file, None when there is none or its time is over."""
        with self._lock:
            self._tidy()
            return self._files.get(id)

    def _tidy(self) -> None:
        now = time.monotonic()
        size = sum(len(file.data) for file in self._files.values())
        while self._files:
            oldest = next(iter(self._files))
            file = self._files[oldest]
            if file.until > now and (size <= self.bounds.kept or len(self._files) == 1):
                return
            size -= len(file.data)
            del self._files[oldest]


class Order(NamedTuple):
    """What is to become of a file."""

    source: str
    target: str
    style: str | None


class FileTranslator:
    """The handler of `/translate_file`."""

    def __init__(self, state: State, access: Access, shelf: Shelf) -> None:
        """Share the server's state."""
        self.state, self.access, self.shelf = state, access, shelf

    async def answer(self, request: Request) -> Response:
        """Answer one request with the address of the translated file."""
        fields = await read_fields(request, self.state.settings.bounds)
        caller = self.access.check(request, fields)
        upload = fields.file("file")
        order = Order(
            fields.needed("source"), fields.needed("target"), fields.text("style") or self.state.settings.style
        )
        name = PurePath((upload.filename or "").replace("\\", "/")).name
        if PurePath(name).suffix.lower() not in suffixes():
            raise HTTPException(400, "Invalid request: file format not supported")
        if caller.characters:
            self.access.charge(caller, (upload.size or 0) // caller.characters - 1)  # as LibreTranslate reckons
        # Read when its turn comes: files that wait stay out of memory.
        made = await run_for(
            request, self.state.engines, lambda check: self._work(upload.file.read(), name, order, check)
        )
        id = self.shelf.put(*made)
        return answer({"translatedFileUrl": f"{request.base_url}download_file/{id}.{quote(made[0])}"})

    def _work(self, data: bytes, name: str, order: Order, check: Check) -> tuple[str, bytes, str]:
        format = sniff(data, name)
        text = plain(data, format, name)
        most = self.state.settings.bounds.file_characters
        if most is not None and len(text) > most:
            raise too_much(len(text), most)
        source = detected(text)["language"] if order.source == "auto" else order.source
        check_pair(source, order.target, self.state.engines.targets())
        if source == order.target:
            return file_name(name, order.target), data, FORMATS[format].media_type
        done = translit.translate_document(
            data,
            order.target,
            source=source,
            glossary=self.state.glossary,
            style=order.style,
            engine=self.state.engines.engine(source, order.target, check),
            format=format,
            progress=lambda done, total: check(),
        )
        return file_name(name, order.target), done.data, done.media_type


class Download:
    """The handler of `/download_file`: who has the address gets the file."""

    def __init__(self, shelf: Shelf) -> None:
        """Look on this shelf."""
        self.shelf = shelf

    async def answer(self, request: Request) -> Response:
        """Answer one request with a file to be saved: a browser never shows it as a page of ours."""
        file = self.shelf.get(request.path_params["filename"].partition(".")[0])
        if file is None:
            raise HTTPException(404, "there is no such file, or not any more; translate it again")
        headers = {
            "content-disposition": f"attachment; filename*=UTF-8''{quote(file.name)}",
            "content-security-policy": "sandbox; default-src 'none'",
        }
        return Response(file.data, headers=headers, media_type=file.media_type)


def suffixes() -> list[str]:
    """The ends of the names of files that can be translated."""
    return [suffix for format in FORMATS.values() for suffix in format.suffixes]


def file_name(name: str, target: str) -> str:
    """What a translated file is called: the language at its end, nothing in it that a file system could take amiss.

    >>> file_name("../Навіны & co.TXT", "ru"), file_name(".txt", "be")
    ('Навіны___co_ru.TXT', 'file_be.txt')
    """
    path = PurePath(name.replace("\\", "/"))
    stem, suffix = (path.stem, path.suffix) if path.suffix else ("", path.name)
    safe = re.sub(r"[^\w.-]", "_", stem).strip(".")[:100]
    return f"{safe or 'file'}_{target}{re.sub(r'[^A-Za-z0-9.]', '', suffix)}"
