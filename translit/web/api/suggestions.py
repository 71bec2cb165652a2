"""`/suggest`: better translations that readers send, added to a file for a person to look at."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from translit import TranslitError

from ..state import State
from .access import Access
from .answers import answer
from .fields import read_fields

__all__ = ["LARGEST", "Suggestions", "SuggestionsError"]

LARGEST = 64 << 20
"""Bytes of the file of suggestions after which no more are taken."""

_FIELDS = ("q", "s", "source", "target")


class SuggestionsError(TranslitError):
    """There is no place for suggestions."""


class Suggestions:
    """The handler of `/suggest`."""

    def __init__(self, state: State, access: Access) -> None:
        """Share the server's state. Raises `SuggestionsError` for a file in a folder that there is not."""
        self.state, self.access = state, access
        path = state.settings.suggestions
        if path is not None and not os.access(path.absolute().parent, os.W_OK | os.X_OK):
            raise SuggestionsError(f"suggestions cannot be kept in {path}: make its folder, and one you may write to.")
        self._lock = threading.Lock()

    async def answer(self, request: Request) -> Response:
        """Answer one request; 403 where the operator has named no file for suggestions."""
        fields = await read_fields(request, self.state.settings.bounds)
        self.access.check(request, fields)
        path = self.state.settings.suggestions
        if path is None:
            raise HTTPException(403, "Suggestions are disabled on this server.")
        line = json.dumps({name: fields.needed(name) for name in _FIELDS}, ensure_ascii=False) + "\n"
        await run_in_threadpool(self._add, path, line.encode("utf-8"))
        return answer({"success": True})

    def _add(self, path: Path, line: bytes) -> None:
        """One line in one write at the end of the file, on the disk when it is confirmed."""
        with self._lock, path.open("ab", buffering=0) as file:
            if file.tell() + len(line) > LARGEST:
                raise HTTPException(403, "Suggestions are disabled on this server: there are too many to look at.")
            file.write(line)
            os.fsync(file.fileno())
