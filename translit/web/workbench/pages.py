"""Pages: templates filled, in the reader's language, with what every page carries."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import cache, wraps
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from translit import TranslitError
from translit.glossary import KINDS, GlossaryError, UnknownEntry
from translit.glossary.editing import Folder

from ..uploads import form_of
from .bench import Bench
from .form import SHOWN, slug
from .words import TONGUES, Words, preferred

__all__ = ["AUTHOR", "LANGUAGE", "Fields", "Pages", "author_of", "back_of", "said", "to"]

Fields = dict[str, str]
LANGUAGE, AUTHOR, _SAID = "translit-language", "translit-author", "translit-said"
_MOST_FIELDS = 2000
_COMMAND = re.compile("`(translit [^`]+)`")


@cache
def _templates() -> Environment:
    """The templates, each compiled when it is first used."""
    environment = Environment(
        loader=PackageLoader(__package__), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.globals["kinds"] = KINDS
    environment.filters |= {"slug": slug, "base": lambda code: code.partition(":")[0], "commands": _with_commands}
    return environment


def _with_commands(message: str) -> Markup:
    """A remark with the commands in it set apart.

    >>> print(_with_commands("Better: `translit models install en-ru` & wait."))
    Better: <code>translit models install en-ru</code> &amp; wait.
    """
    return Markup(_COMMAND.sub(r"<code>\1</code>", str(escape(message))))


class Pages:
    """Fills templates; one for the application."""

    def __init__(self, bench: Bench) -> None:
        """Compile nothing yet."""
        self.bench = bench

    def show(
        self,
        request: Request,
        template: str,
        *,
        place: str,
        status: int = 200,
        words: Words | None = None,
        **values: Any,
    ) -> Response:
        """A page. `place` is the item of the menu that it belongs to."""
        words = words or self.words(request)
        folder = self.bench.folder
        token = str(getattr(request.state, "csrf", ""))
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        text = (
            _templates()
            .get_template(template)
            .render(
                t=words,
                n=words.counted,
                spelling=words.spelling,
                tongue=words.tongue,
                tongues=TONGUES.items(),
                place=place,
                here=here if request.method == "GET" else f"/{place}",
                folder=str(folder.path) if folder is not None else "",
                author=author_of(request, self.bench),
                drafts=len(self.bench.drafts()),
                said=_told(request, words),
                csrf=token,
                post=lambda path: f"{path}?csrf={token}",
                **values,
            )
        )
        response = HTMLResponse(text, status)
        if request.cookies.get(_SAID):
            response.delete_cookie(_SAID)
        return response

    def words(self, request: Request) -> Words:
        """The language that the reader chose, else the one that the browser asks for."""
        chosen = request.cookies.get(LANGUAGE, "")
        return Words(chosen if chosen in TONGUES else preferred(request.headers.get("accept-language", "")))

    def folder(self, request: Request) -> Folder:
        """The folder that may be written to; GlossaryError where there is none."""
        if self.bench.folder is None:
            raise GlossaryError(self.words(request)("entry.readonly_no_folder"))
        return self.bench.folder

    def page(
        self, work: Callable[[Request, Fields], Response], place: str = "entries"
    ) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint of a function of the request and its fields (of the form, or of the address), run in a thread.

        A refusal becomes a page that says it.
        """

        @wraps(work)
        async def endpoint(request: Request) -> Response:
            fields = dict(request.query_params)
            try:
                if request.method == "POST":
                    fields = _fields(await form_of(request, max_files=1, max_fields=_MOST_FIELDS))
                return await run_in_threadpool(work, request, fields)
            except UnknownEntry as error:
                return self.problem(request, self.words(request).told(error), 404, place)
            except TranslitError as error:
                return self.problem(request, self.words(request).told(error), 400, place)
            except HTTPException as error:
                return self.problem(request, self.refusal(request, error), error.status_code, place)

        return endpoint

    def refusal(self, request: Request, error: HTTPException) -> str:
        """What a refusal of the server says: too much, or too slowly sent; else its own words."""
        key = {408: "page.too_slow", 413: "page.too_large"}.get(error.status_code)
        return self.words(request)(key) if key else error.detail

    def nowhere(self, request: Request, status: int) -> Response:
        """The answer in a browser to an address that leads nowhere."""
        message = self.words(request)("page.nowhere", path=request.url.path[:200])
        return self.problem(request, message, status, "entries")

    def problem(self, request: Request, message: str, status: int, place: str) -> Response:
        """A page that says what went wrong."""
        words = self.words(request)
        heading = words("page.not_found" if status == 404 else "page.problem")
        more: dict[str, Any] = {"back": "", "bring_back": ""}
        return self.show(request, "message.html", place=place, status=status, heading=heading, message=message, **more)

    def deleted(self, request: Request, name: str, bring_back: str) -> Response:
        """The page of an entry that was deleted; `bring_back` is where to ask for its return."""
        words = self.words(request)
        more: dict[str, Any] = {"heading": words("entry.deleted", name=name), "message": words("entry.delete_note")}
        return self.show(request, "message.html", place="entries", status=404, back="", bring_back=bring_back, **more)


def said(response: Response, key: str, name: str = "") -> Response:
    """Have the next page say something: a key of `words.tsv`, with a name in it."""
    response.set_cookie(_SAID, quote(f"{key} {name[:200]}"), max_age=60, httponly=True, samesite="strict")
    return response


def _told(request: Request, words: Words) -> str:
    key, _, name = unquote(request.cookies.get(_SAID, "")).partition(" ")
    try:
        return words(key, name=name) if key else ""
    except KeyError:
        return ""


def to(path: str) -> Response:
    """On to another page of ours, after a form was taken in."""
    return RedirectResponse(path, 303)


def back_of(fields: Fields, otherwise: str) -> str:
    """The page of ours to go back to, as the form says; never another site's.

    >>> back_of({"back": "/article/x?to=ru"}, "/"), back_of({"back": "//evil.example"}, "/"), back_of({}, "/entries")
    ('/article/x?to=ru', '/', '/entries')
    """
    back = fields.get("back", "")
    parts = urlsplit(back)
    ours = back.startswith("/") and not parts.netloc and not parts.scheme and "\\" not in back and back.isprintable()
    return back if ours else otherwise


def author_of(request: Request, bench: Bench) -> str:
    """Who signs the changes: the name that the reader gave, else the user of this machine."""
    return unquote(request.cookies.get(AUTHOR, "")).strip()[:80] or bench.user


def _fields(form: FormData) -> Fields:
    """The fields of a form; of several with one name (the tick boxes that it shows) the values in one line."""
    found: Fields = {}
    for key, value in form.multi_items():
        if isinstance(value, str):
            found[key] = f"{found[key]} {value}" if key == SHOWN and key in found else value
    return found
