"""`/openapi.json` and `/docs`: what the API answers, for programs and for people, from one description."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from importlib import resources
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

import translit

from .answers import answer

__all__ = ["page", "routes", "specification"]

_HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>translit: HTTP API</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/docs/docs.css">'
    "</head><body><main>"
)


@cache
def specification() -> Mapping[str, Any]:
    """The API in OpenAPI 3.1.

    >>> specification()["openapi"]
    '3.1.0'
    """
    spec: dict[str, Any] = json.loads(_file("openapi.json"))
    spec["info"]["version"] = translit.__version__
    return spec


def page(spec: Mapping[str, Any]) -> str:
    """The description as a page without scripts."""
    info = spec["info"]
    operations = "".join(
        _operation(path, method, operation, spec)
        for path, methods in spec["paths"].items()
        for method, operation in methods.items()
    )
    about = "".join(f"<p>{escape(part)}</p>" for part in info["description"].split("\n\n"))
    link = '<p>For programs: <a href="/openapi.json">/openapi.json</a></p>'
    title = f"<h1>{escape(info['title'])} <small>{escape(info['version'])}</small></h1>"
    return f"{_HEAD}{title}{about}{link}{operations}</main></body></html>"


def _operation(path: str, method: str, operation: Mapping[str, Any], spec: Mapping[str, Any]) -> str:
    name = f"{method.upper()} {path}"
    parts = [f"<section><h2><code>{escape(name)}</code></h2><p>{escape(operation['summary'])}</p>"]
    body = operation.get("requestBody", {}).get("content", {})
    schema = next((_resolved(each["schema"], spec) for each in body.values()), None)
    if schema is not None:
        parts.append(_table("Field", _fields(schema, spec)))
    answers = ((status, _resolved(each, spec)["description"]) for status, each in operation["responses"].items())
    parts.append(_table("Answer", answers))
    example = next((each["example"] for each in body.values() if "example" in each), None)
    if example is not None:
        parts.append(f"<pre><code>{escape(json.dumps(example, ensure_ascii=False, indent=2))}</code></pre>")
    return "".join([*parts, "</section>"])


def _fields(schema: Mapping[str, Any], spec: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    needed = schema.get("required", ())
    for name, each in schema["properties"].items():
        told = _resolved(each, spec).get("description", "")
        yield name, f"{told} (required)" if name in needed else told


def _table(head: str, rows: Iterator[tuple[str, str]]) -> str:
    cells = "".join(f'<tr><th scope="row"><code>{escape(a)}</code></th><td>{escape(b)}</td></tr>' for a, b in rows)
    return f'<table><thead><tr><th scope="col">{head}</th><th scope="col">Meaning</th></tr></thead>{cells}</table>'


def _resolved(each: Mapping[str, Any], spec: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a `$ref` points to, or the thing itself."""
    if "$ref" not in each:
        return each
    found: Any = spec
    for step in each["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found  # type: ignore[no-any-return]


def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def routes() -> list[Route]:
    """The two, and the style of the page."""

    async def openapi(request: Request) -> Response:
        return answer(specification())

    async def docs(request: Request) -> Response:
        return HTMLResponse(page(specification()))

    async def style(request: Request) -> Response:
        return Response(_file("docs.css"), media_type="text/css")

    return [Route("/openapi.json", openapi), Route("/docs", docs), Route("/docs/docs.css", style)]
