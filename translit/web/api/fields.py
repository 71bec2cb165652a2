"""What a request says: a JSON object, a form, a multipart form or the address, read into one set of fields."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import parse_qsl

import msgspec
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from ..settings import Bounds
from ..uploads import form_of

__all__ = ["Fields", "read_fields"]

_MOST_FIELDS = 50
"""Of a form; no request of this API has as many."""


class Fields:
    """The fields of a request. `json` tells which kind it was; in a form every value is text.

    >>> fields = Fields({"q": "Minsk", "alternatives": "2"}, json=False)
    >>> fields.needed("q"), fields.number("alternatives"), fields.text("style")
    ('Minsk', 2, None)
    """

    def __init__(self, values: dict[str, Any], *, json: bool) -> None:
        """Hold the values as they came."""
        self.values, self.json = values, json

    def text(self, name: str) -> str | None:
        """A field that is text; None when it is absent or empty. Refuses anything else with 400."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise HTTPException(400, f"Invalid request: {name} parameter is not a text")
        return value

    def needed(self, name: str) -> str:
        """A text that must be there."""
        value = self.text(name)
        if value is None:
            raise HTTPException(400, f"Invalid request: missing {name} parameter")
        return value

    def texts(self, name: str) -> list[str]:
        """A text that must be there, or texts in a list."""
        value = self.values.get(name)
        if not value:
            raise HTTPException(400, f"Invalid request: missing {name} parameter")
        texts = value if isinstance(value, list) else [value]
        if not all(isinstance(text, str) for text in texts):
            raise HTTPException(400, f"Invalid request: {name} parameter is neither a text nor a list of texts")
        return texts

    def number(self, name: str) -> int:
        """A number of things, 0 when absent; what is below counts as 0."""
        value = self.values.get(name) or 0
        try:
            return max(0, int(value))
        except (TypeError, ValueError, OverflowError):
            raise HTTPException(400, f"Invalid request: {name} parameter is not a number") from None

    def data(self, name: str) -> Any:
        """A field with structure: as it is in JSON, as JSON in a form; None when absent."""
        value = self.values.get(name)
        if self.json or not isinstance(value, str) or not value:
            return value
        try:
            return msgspec.json.decode(value)
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            raise HTTPException(400, f"Invalid request: {name} parameter is not JSON") from None

    def file(self, name: str) -> UploadFile:
        """An uploaded file that must be there."""
        value = self.values.get(name)
        if not isinstance(value, UploadFile):
            raise HTTPException(400, f"Invalid request: missing {name} parameter")
        if not value.filename:
            raise HTTPException(400, "Invalid request: empty file")
        return value


async def read_fields(request: Request, bounds: Bounds) -> Fields:
    """Read the whole request. What is in the address counts where the body does not say otherwise.

    Refuses with 400 what is not a JSON object or a form.
    """
    address: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json")):
        return Fields(address | _object(await request.body()), json=True)
    if kind == "multipart/form-data":
        form = await form_of(request, max_files=1, max_fields=_MOST_FIELDS, max_part_size=bounds.body)
        return Fields(address | dict(form), json=False)
    if kind == "application/x-www-form-urlencoded":
        return Fields(address | _pairs(await request.body()), json=False)
    return Fields(address, json=False)


def _pairs(body: bytes) -> dict[str, Any]:
    """The fields of a form. `curl -d q=Мінск` sends UTF-8 unescaped, which Starlette takes for Latin-1."""
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise HTTPException(400, f"Invalid request: more than {_MOST_FIELDS} fields") from None


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise HTTPException(400, "Invalid JSON format") from None
    if not isinstance(found, dict):
        raise HTTPException(400, "Invalid JSON format")
    return cast("dict[str, Any]", found)
