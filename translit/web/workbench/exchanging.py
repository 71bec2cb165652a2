"""The pages of import and export: the glossary as a file, and a file taken in after showing what it would change."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from translit import TranslitError
from translit.files import Undecodable
from translit.glossary import KINDS, GlossaryError
from translit.glossary.editing import Folder
from translit.glossary.exchange import (
    FORMATS,
    Applied,
    ExchangeError,
    Options,
    Plan,
    Read,
    apply,
    plan,
    read,
    sniff,
    write,
)
from translit.progress import Progress

from ..pool import Busy
from ..uploads import form_of
from .bench import Import
from .pages import Fields, Pages, author_of, said, to
from .planned import LISTED, seen_of, shown_plan
from .words import Words
from .working import Work

__all__ = ["Exchange"]

_MOST = 10_000
"""Names of a file at most: whoever has more reads it with the command line, where nobody else waits."""
_PATIENCE = 1.5
"""Seconds for which a page waits for what it shall show; then it shows how far that is."""
_ANSWER = "answer."
_NUMBER = re.compile(r"[0-9]{1,9}")
_NEW, _SKIP = "new", ""


class Exchange:
    """Everything under `/exchange`."""

    def __init__(self, pages: Pages) -> None:
        """Answer with `pages`."""
        self.pages, self.bench = pages, pages.bench

    def routes(self) -> list[Route]:
        """The routes."""
        page = self.pages.page
        return [
            Route("/exchange", page(self.ask), methods=["GET"]),
            Route("/exchange", self.take, methods=["POST"]),
            Route("/exchange/file", page(self.file), methods=["GET"]),
            Route("/exchange/{key}", page(self.show), methods=["GET"]),
            Route("/exchange/{key}", page(self.settle), methods=["POST"]),
            Route("/exchange/{key}/state", page(self.state), methods=["GET"]),
        ]

    def ask(
        self, request: Request, fields: Fields, *, problem: str = "", status: int = 200, lost: Sequence[str] = ()
    ) -> Response:
        """The page to take a file out or to bring one in; `lost` is what the file asked for would not carry."""
        words = self.pages.words(request)
        codes = {code.partition(":")[0] for entry in self.bench.glossary for code in entry.forms}
        return self.pages.show(
            request,
            "exchange.html",
            place="entries",
            status=status,
            formats=FORMATS,
            languages=sorted((words.spelling(code), code) for code in codes),
            asked={"format": "xlsx", "layer": "own", "from": "en", "to": "be", **fields},
            lost=lost,
            problem=problem,
            key="",
        )

    def file(self, request: Request, fields: Fields) -> Response:
        """The glossary as a file of a format; `layer=own` leaves the built-in entries out.

        What the format cannot carry is shown first; `without=1` says that it was seen.
        """
        words = self.pages.words(request)
        chosen = FORMATS.get(fields.get("format", ""))
        if chosen is None:
            raise HTTPException(404, words("exchange.no_format"))
        own = fields.get("layer") == "own"
        entries = [entry for entry in self.bench.glossary if not own or self.bench.own(entry.id)]
        try:
            written = write(entries, chosen.id, Options(source=fields.get("from", ""), target=fields.get("to", "")))
        except ExchangeError as error:
            return self.ask(request, fields, status=400, problem=words.told(error))
        if written.losses and not fields.get("without"):
            return self.ask(request, fields, lost=[words.told(each.message) for each in written.losses])
        headers = {"content-disposition": f'attachment; filename="names{chosen.suffix}"'}
        return Response(written.data, media_type=chosen.media_type, headers=headers)

    async def take(self, request: Request) -> Response:
        """A file comes in: what it would change will be shown, nothing is written."""
        words, name = self.pages.words(request), ""
        try:
            form = await form_of(request, max_files=1, max_fields=20)
            file = form.get("file")
            if not isinstance(file, UploadFile) or not file.filename:
                return self.ask(request, {}, status=400, problem=words("exchange.empty"))
            name = file.filename[:200]
            return await run_in_threadpool(self._taken, request, await file.read(), name, _kind(form))
        except Busy as error:
            return self.ask(request, {}, status=503, problem=words.told(error))
        except TranslitError as error:
            coded = isinstance(error.__cause__, Undecodable)
            problem = words("article.coded", name=name) if coded else f"{name}: {words.told(error)}"
            return self.ask(request, {}, status=400, problem=problem)
        except HTTPException as error:
            return self.ask(request, {}, status=error.status_code, problem=self.pages.refusal(request, error))

    def show(self, request: Request, fields: Fields) -> Response:
        """What the file would change, what came of writing it, or how far either is."""
        words, key = self.pages.words(request), request.path_params["key"]
        taken = self.bench.imports.get(key)
        if taken is None:
            return self.ask(request, fields, status=404, problem=words("exchange.gone"))
        work = taken.work  # another tab may begin anew
        if work is None or not work.over():
            return self._working(request, key, taken)
        made = work.result()
        if isinstance(made, Plan):
            return self._shown(request, key, made, taken)
        written = words.counted("exchange.written", len(made.saved))
        warnings = dict.fromkeys(words.told(stored.warning) for _, stored in made.saved if stored.warning)
        if made.refusals:
            refused = [words.told(each.told) for each in made.refusals[:LISTED]]
            return self.ask(request, fields, status=409, problem=" ".join([written, *warnings, *refused]))
        return said(to("/entries?layer=own"), "exchange.done", " ".join([written, *warnings]))

    def state(self, request: Request, fields: Fields) -> Response:
        """How far the work on a file is, for the script that waits for it."""
        taken = self.bench.imports.get(request.path_params["key"])
        work = taken.work if taken else None
        if taken is None:
            return JSONResponse({"over": True})
        if work is None:
            return JSONResponse({"over": False, "done": 0, "total": 0, "told": ""})
        told = self._far(work, self.pages.words(request))
        return JSONResponse({"over": work.over(), "done": work.done, "total": work.total, "told": told})

    def settle(self, request: Request, fields: Fields) -> Response:
        """Write what was shown, or show it again with what was decided."""
        words, folder, key = self.pages.words(request), self.pages.folder(request), request.path_params["key"]
        taken = self.bench.imports.get(key)
        if taken is None:
            return self.ask(request, fields, status=404, problem=words("exchange.gone"))
        kind, answers, seen = _kind(fields), _answers(fields), fields.get("seen", "")
        author = author_of(request, self.bench)

        def write_if_seen(progress: Progress) -> Plan | Applied:
            made = self._planned(taken.read, folder, kind, answers, progress)
            return apply(made, folder, author=author, progress=progress) if seen_of(made) == seen else made

        def look(progress: Progress) -> Plan | Applied:
            return self._planned(taken.read, folder, kind, answers, progress)

        with taken.lock:
            if taken.work is None or taken.work.over():  # pressed twice, it is done once
                taken.kind, taken.answers, taken.writes = kind, answers, fields.get("do") == "write"
                taken.work = Work(write_if_seen if taken.writes else look)
        return self._after(key, taken)

    def _taken(self, request: Request, data: bytes, name: str, kind: str) -> Response:
        words, folder = self.pages.words(request), self.pages.folder(request)
        found = read(data, sniff(data, name))
        if len(found.records) > _MOST:
            raise GlossaryError(words("exchange.many", most=_MOST, n=len(found.records)))
        taken = Import(found, kind)
        key = self.bench.imports.keep(taken)
        taken.work = Work(lambda progress: self._planned(found, folder, kind, {}, progress))
        return self._after(key, taken)

    def _planned(self, found: Read, folder: Folder, kind: str, answers: Mapping[int, str], progress: Progress) -> Plan:
        """The plan, against all that the server was started with: the page shows the same names."""
        beneath = self.bench.state.beneath
        return plan(found, folder, under=(beneath,), kind=kind, answers=answers, progress=progress)

    def _after(self, key: str, taken: Import) -> Response:
        """On to the page that shows what came of it, after a moment in which it may be done."""
        if taken.work is not None:
            taken.work.over(_PATIENCE)
        return to(f"/exchange/{key}")

    def _working(self, request: Request, key: str, taken: Import) -> Response:
        words, work = self.pages.words(request), taken.work
        return self.pages.show(
            request,
            "working.html",
            place="entries",
            key=key,
            title=words("exchange.writing" if taken.writes else "exchange.looking"),
            done=work.done if work else 0,
            total=work.total if work else 0,
            far=self._far(work, words) if work else "",
        )

    def _far(self, work: Work[Any], words: Words) -> str:
        return words("exchange.far", done=work.done, total=work.total) if work.total else ""

    def _shown(self, request: Request, key: str, made: Plan, taken: Import) -> Response:
        told = shown_plan(made, self.bench.glossary, self.pages.words(request))
        more: dict[str, Any] = {"place": "entries", "problem": "", "key": key, "kind": taken.kind}
        return self.pages.show(request, "exchange.html", answers=taken.answers, **more, **told)


def _kind(fields: Mapping[str, Any]) -> str:
    """What a new entry is when the file does not say."""
    kind = str(fields.get("kind") or "")
    return kind if kind in KINDS else "person"


def _answers(fields: Fields) -> dict[int, str]:
    """What was decided on each row in doubt: the id of its entry, nothing for a new one; skipped ones are left out."""
    given = {key.removeprefix(_ANSWER): value for key, value in fields.items() if key.startswith(_ANSWER)}
    decided = {number: value for number, value in given.items() if value != _SKIP and _NUMBER.fullmatch(number)}
    return {int(number): "" if value == _NEW else value for number, value in decided.items()}
