"""The pages of import and export: the glossary as a file, and a file taken in after showing what it would change."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sized
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from translit import TranslitError
from translit.files import Undecodable
from translit.glossary import KINDS, GlossaryError
from translit.glossary.exchange import FORMATS, Change, Plan, Step, apply, carriage, plan, read, sniff, write

from .changes import label
from .pages import Fields, Pages, author_of, said, to
from .shown import entry_of, findings_of, heads
from .words import Words

__all__ = ["Exchange"]

_WHOLE = {id: each for id, each in FORMATS.items() if "lost" not in carriage(each).values()}
"""The formats that carry all there is: of what is lost in the others, `translit glossary export` tells."""
_LISTED = 200
"""Of each kind of thing that the page lists; the rest are counted."""
_MOST = 10_000
"""Names of a file at most: whoever has more reads it with the command line, where nobody else waits."""
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
            Route("/exchange/{key}", page(self.settle), methods=["POST"]),
        ]

    def ask(self, request: Request, fields: Fields, *, problem: str = "", status: int = 200) -> Response:
        """The page to take a file out or to bring one in."""
        return self.pages.show(
            request, "exchange.html", place="entries", status=status, formats=_WHOLE, problem=problem, key=""
        )

    def file(self, request: Request, fields: Fields) -> Response:
        """The glossary as a file of a format; `layer=own` leaves the built-in entries out."""
        chosen = _WHOLE.get(fields.get("format", ""))
        if chosen is None:
            raise HTTPException(404, self.pages.words(request)("exchange.no_format"))
        own = fields.get("layer") == "own"
        entries = [entry for entry in self.bench.glossary if not own or self.bench.own(entry.id)]
        headers = {"content-disposition": f'attachment; filename="names{chosen.suffix}"'}
        return Response(write(entries, chosen.id).data, media_type=chosen.media_type, headers=headers)

    async def take(self, request: Request) -> Response:
        """A file comes in: what it would change is shown, nothing is written."""
        form = await request.form(max_files=1, max_fields=20)
        file, words = form.get("file"), self.pages.words(request)
        if not isinstance(file, UploadFile) or not file.filename:
            return self.ask(request, {}, status=400, problem=words("exchange.empty"))
        data, name = await file.read(), file.filename[:200]
        try:
            return await run_in_threadpool(self._looked_at, request, data, name, _kind(form))
        except TranslitError as error:
            coded = isinstance(error.__cause__, Undecodable)
            problem = words("article.coded", name=name) if coded else f"{name}: {error}"
            return self.ask(request, {}, status=400, problem=problem)

    def settle(self, request: Request, fields: Fields) -> Response:
        """Write what was shown, or show it again with what was decided."""
        words, folder, key = self.pages.words(request), self.pages.folder(request), request.path_params["key"]
        found = self.bench.imports.get(key)
        if found is None:
            return self.ask(request, fields, status=404, problem=words("exchange.gone"))
        answers = _answers(fields)
        made = plan(found, folder, kind=_kind(fields), answers=answers)
        if fields.get("do") != "write" or fields.get("seen") != _seen(made):
            return self._shown(request, key, made, _kind(fields), answers)
        done = apply(made, folder, author=author_of(request, self.bench))
        refused = [str(each) for each in done.refusals]
        if refused:
            written = words.counted("exchange.written", len(done.saved))
            return self.ask(request, fields, status=409, problem=" ".join([written, *refused]))
        return said(to("/entries?layer=own"), "exchange.done", words.counted("exchange.written", len(done.saved)))

    def _looked_at(self, request: Request, data: bytes, name: str, kind: str) -> Response:
        found = read(data, sniff(data, name))
        if len(found.records) > _MOST:
            raise GlossaryError(self.pages.words(request)("exchange.many", most=_MOST, n=len(found.records)))
        made = plan(found, self.pages.folder(request), kind=kind)
        return self._shown(request, self.bench.imports.keep(found), made, kind, {})

    def _shown(self, request: Request, key: str, made: Plan, kind: str, answers: Mapping[int, str]) -> Response:
        words = self.pages.words(request)
        counted = (
            ("exchange.count.new", len(made.of("new"))),
            ("exchange.count.change", len(made.of("change"))),
            ("exchange.count.same", len(made.of("same"))),
            ("exchange.count.offer", len(made.of("offer"))),
            ("exchange.count.refused", len(made.refusals)),
        )
        return self.pages.show(
            request,
            "exchange.html",
            place="entries",
            formats=_WHOLE,
            problem="",
            key=key,
            kind=kind,
            seen=_seen(made),
            answers=answers,
            counted=[(what, number) for what, number in counted if number],
            steps=[self._line(step, words) for step in made.writes[:_LISTED]],
            unlisted=_more(made.writes),
            offers=[
                (step, _name(step), [(id, self._title(id)) for id, _ in step.offers])
                for step in made.of("offer")[:_LISTED]
            ],
            undecided=_more(made.of("offer")),
            refusals=[str(each) for each in made.refusals[:_LISTED]],
            unsaid=_more(made.refusals),
            losses=[each.message for each in made.losses],
            writes=len(made.writes),
        )

    def _line(self, step: Step, words: Words) -> dict[str, Any]:
        """One entry as it would be: its name, each change, and what would have to be mended in it."""
        data = step.data or {}
        name = heads(entry_of(step.id, data))[0][1] if data.get("forms") else step.id
        changes = [(label(".".join(change.path), words), _told(change)) for change in step.changes]
        found = [each for every in findings_of(step.id, data, self.bench.glossary, words).values() for each in every]
        faults = [each["message"] for each in found if each["severity"] == "error"]
        return {
            "id": step.id,
            "new": step.action == "new",
            "name": name[:200],
            "changes": changes,
            "faults": list(dict.fromkeys(faults)),
            "warning": step.warning,
        }

    def _title(self, id: str) -> str:
        entry = self.bench.glossary.entry(id)
        return " · ".join(form for _, form in heads(entry)) or id


def _more(things: Sized) -> int:
    return max(0, len(things) - _LISTED)


def _kind(fields: Mapping[str, Any]) -> str:
    """What a new entry is when the file does not say."""
    kind = str(fields.get("kind") or "")
    return kind if kind in KINDS else "person"


def _answers(fields: Fields) -> dict[int, str]:
    """What was decided on each row in doubt: the id of its entry, nothing for a new one; skipped ones are left out."""
    given = {key.removeprefix(_ANSWER): value for key, value in fields.items() if key.startswith(_ANSWER)}
    decided = {number: value for number, value in given.items() if value != _SKIP and _NUMBER.fullmatch(number)}
    return {int(number): "" if value == _NEW else value for number, value in decided.items()}


def _seen(made: Plan) -> str:
    """What the page showed, in short: only that is written, whatever came in between."""
    return str(hash(tuple((step.id, step.version, step.changes) for step in made.writes)))


def _name(step: Step) -> str:
    forms = (str(value) for path, value in step.record.facts.items() if path[0] == "forms" and value)
    return next(forms, str(step.record.place))[:200]


def _told(change: Change) -> str:
    return str(change).partition(": ")[2]
