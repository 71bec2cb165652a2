"""The pages of the names: the list, one entry, a new one, two people at once, history and undo."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from translit.errors import Message
from translit.glossary import GlossaryError, UnknownEntry
from translit.glossary.editing import Clash
from translit.glossary.ids import id_for
from translit.text import script

from . import clash, listing
from .bench import Opened
from .changes import label, revisions
from .form import SHOWN, data_from, fields_of
from .listing import Asked
from .pages import Fields, Pages, author_of, back_of, said, to
from .proposing import Wanted, likely, proposed
from .shown import declined, entry_of, findings_of, heads, printed, shown, tally

__all__ = ["Entries"]

_SOURCES = ("be", "ru", "uk", "en")
_CONTROLS = frozenset({"version", "back", "id", "csrf", "confirm", "clash", "take", "mine", SHOWN})
CODES = ("be", "ru", "uk", "en", "en:be", "en:ru", "en:uk", "pl", "lt", "lv", "cs", "de", "fr", "es")
_NUMBER = re.compile(r"[0-9]{1,9}")
CASES = ("nom", "gen", "dat", "acc", "ins", "loc", "voc")


class Entries:
    """Everything under `/entries`."""

    def __init__(self, pages: Pages) -> None:
        """Answer with `pages`."""
        self.pages, self.bench = pages, pages.bench

    def routes(self) -> list[Route]:
        """The routes; an entry's own come last, for its id may look like a word of ours."""
        page = self.pages.page
        return [
            Route("/entries", page(self.list), methods=["GET"]),
            Route("/entries", page(self.create), methods=["POST"]),
            Route("/entries/new", page(self.new), methods=["GET"]),
            Route("/entries/preview", page(self.preview), methods=["POST"]),
            Route("/entries/{id}", page(self.show), methods=["GET"]),
            Route("/entries/{id}", page(self.save), methods=["POST"]),
            Route("/entries/{id}/state", page(self.state), methods=["GET"]),
            Route("/entries/{id}/own", page(self.make_own), methods=["POST"]),
            Route("/entries/{id}/undo", page(self.undo), methods=["POST"]),
            Route("/entries/{id}/delete", page(self.delete), methods=["POST"]),
        ]

    def list(self, request: Request, fields: Fields) -> Response:
        """The names that are asked for; `rows=1` gives the rows alone."""
        asked = Asked.of(fields)
        found = self.bench.find(asked)
        rows = [
            listing.row_of(entry, self.bench.own(entry.id)) for entry in found[asked.start : asked.start + listing.PAGE]
        ]
        words = self.pages.words(request)
        faults = [words.told(fault) for fault in self.bench.folder.faults()] if self.bench.folder else []
        values: dict[str, Any] = {"asked": asked, "rows": rows, "total": len(found), "faults": faults}
        values["more"] = listing.more(asked, len(found))
        template = "rows.html" if fields.get("rows") else "entries.html"
        return self.pages.show(request, template, place="entries", codes=CODES, **values)

    def show(self, request: Request, fields: Fields) -> Response:
        """One entry; one that was deleted can be brought back."""
        id, folder = request.path_params["id"], self.bench.folder
        try:
            opened = self.bench.open(id)
        except UnknownEntry:
            words = self.pages.words(request)
            past = [each.data for each in folder.history(id) if each.data] if folder is not None else []
            if past:
                return self.pages.deleted(request, heads(entry_of(id, past[-1]))[0][1], f"/entries/{id}/undo")
            return self.pages.problem(request, words("page.no_entry", id=id), 404, "entries")
        return self._form(request, opened, fields)

    def state(self, request: Request, fields: Fields) -> Response:
        """The version of an entry on the disk now, and its fields: a page asks whether somebody else changed it."""
        opened = self.bench.open(request.path_params["id"])
        if fields.get("version") == opened.version:
            return JSONResponse({"version": opened.version})
        data = {"status": "confirmed", **fields_of(opened.data)}
        return JSONResponse({"version": opened.version, "own": opened.own, "fields": data})

    def preview(self, request: Request, fields: Fields) -> Response:
        """What would be printed and what lint says, of an entry as it is being typed."""
        words = self.pages.words(request)
        id = fields.get("id", "")
        data = data_from(_typed(fields), self._before(id), fields.get(SHOWN, "").split())
        entry, glossary = entry_of(id, data), self.bench.glossary
        found = findings_of(id, data, glossary, words)
        return JSONResponse(
            {
                "declined": {code: dict(cases) for code, cases in declined(entry, fields_of(data)).items()},
                "findings": found,
                "printed": printed(entry, glossary, words),
                "heads": heads(entry),
                "tally": tally(found, words),
            }
        )

    def new(self, request: Request, fields: Fields) -> Response:
        """A new entry: a name first, then the forms that rules propose for it."""
        words, name = self.pages.words(request), " ".join(fields.get("name", "").split())[:200]
        asked = Wanted.of(name, fields)
        values: dict[str, Any] = {"entry": None, "likely": [], "problem": "", "findings": {}, "tally": ""}
        if name and script(name) is None and any(map(str.isalpha, name)):
            values["problem"] = words("new.alphabet")
        elif name and self.bench.folder is not None:
            data = proposed(asked)
            id = id_for(data["forms"], data["type"], {entry.id for entry in self.bench.glossary})
            values["entry"] = shown(Opened(id, data, None, False, False, None), self.bench.glossary, words, fresh=True)
            values["findings"] = findings_of(id, data, self.bench.glossary, words)
            values["tally"] = tally(values["findings"], words)
            values["likely"] = [listing.row_of(each, self.bench.own(each.id)) for each in likely(name, self.bench)]
        return self.pages.show(
            request,
            "new.html",
            place="entries",
            asked=asked,
            sources=_SOURCES,
            all_cases=CASES,
            back=back_of(fields, ""),
            **values,
        )

    def create(self, request: Request, fields: Fields) -> Response:
        """Save a new entry."""
        id = fields.get("id", "").strip()
        folder = self.pages.folder(request)
        data = {"id": id, **data_from(_typed(fields), {}, fields.get(SHOWN, "").split())}
        if fields.get("confirm"):
            data["status"] = "confirmed"
        if id in self.bench.glossary:
            taken = self.pages.words(request)("entry.id_taken", id=id)
            free = id_for(data.get("forms") or {}, data.get("type", ""), {entry.id for entry in self.bench.glossary})
            again = Opened(free, {**data, "id": free}, None, False, False, None)
            return self._form(request, again, fields, taken, fresh=True, status=409)
        try:
            stored = folder.save(id, data, version=None, author=author_of(request, self.bench))
        except Clash as error:
            return self.clashed(request, error, fields)
        except GlossaryError as error:
            problem = self.pages.words(request).told(error)
            return self._form(request, Opened(id, data, None, False, False, None), fields, problem, fresh=True)
        name = heads(entry_of(id, stored.data))[0][1]
        return said(to(back_of(fields, f"/entries/{id}")), "entry.saved", name)

    def save(self, request: Request, fields: Fields) -> Response:
        """Save an entry, from its form or from the page that shows a clash."""
        id, folder = request.path_params["id"], self.pages.folder(request)
        version = fields.get("version") or None
        if fields.get("clash"):
            if fields.get("take") == "theirs":
                return to(f"/entries/{id}" if id in self.bench.glossary else "/entries")
            data = self._settled(id, fields)
        else:
            data = data_from(_typed(fields), self._started_from(request, id, version), fields.get(SHOWN, "").split())
            if fields.get("confirm"):
                data["status"] = "confirmed"
        try:
            stored = folder.save(id, data, version=version, author=author_of(request, self.bench))
        except Clash as error:
            return self.clashed(request, error, fields)
        except GlossaryError as error:
            opened = self.bench.open(id)
            typed = Opened(id, data, version, True, opened.beneath, opened.path)
            return self._form(request, typed, fields, self.pages.words(request).told(error))
        if stored.warning:
            return said(to(f"/entries/{id}"), "entry.warned", self.pages.words(request).told(stored.warning))
        return said(to(back_of(fields, f"/entries/{id}")), "entry.saved", heads(entry_of(id, stored.data))[0][1])

    def make_own(self, request: Request, fields: Fields) -> Response:
        """Copy a built-in entry into the folder, so that it can be changed."""
        id, folder = request.path_params["id"], self.pages.folder(request)
        opened = self.bench.open(id)
        if not opened.own:
            folder.save(id, opened.data, version=None, author=author_of(request, self.bench))
        return said(to(f"/entries/{id}"), "entry.copied")

    def undo(self, request: Request, fields: Fields) -> Response:
        """Go back to an earlier state; `to` is the number of its revision."""
        id, folder = request.path_params["id"], self.pages.folder(request)
        number = fields.get("to", "")
        try:
            author, version = author_of(request, self.bench), fields.get("version") or None
            if _NUMBER.fullmatch(number):
                folder.restore(id, int(number), version, author)
            else:
                folder.undo(id, version, author)
        except Clash as error:
            return self.clashed(request, error, fields)
        return said(to(f"/entries/{id}"), "entry.undone")

    def delete(self, request: Request, fields: Fields) -> Response:
        """Take an entry out of the folder; its history stays."""
        id, folder = request.path_params["id"], self.pages.folder(request)
        opened = self.bench.open(id)
        name = heads(entry_of(id, opened.data))[0][1]
        try:
            folder.delete(id, fields.get("version", ""), author_of(request, self.bench))
        except Clash as error:
            return self.clashed(request, error, fields)
        left = to(f"/entries/{id}")  # the built-in one, or the page that says that it was deleted
        return said(left, "entry.deleted", name) if self.bench.beneath(id) else left

    def clashed(self, request: Request, error: Clash, fields: Fields) -> Response:
        """The page that shows both states and loses neither."""
        words, theirs = self.pages.words(request), error.theirs
        rows = clash.differing(error.base, error.mine, theirs.data if theirs else None)
        return self.pages.show(
            request,
            "clash.html",
            place="entries",
            status=409,
            words=words,
            id=error.id,
            title=heads(entry_of(error.id, error.mine))[0][1] if error.mine.get("forms") else error.id,
            who=error.who,
            gone=theirs is None,
            theirs_version=theirs.version if theirs else "",
            hidden=[("mine", json.dumps(error.mine, ensure_ascii=False)), ("back", back_of(fields, ""))],
            differing=[{"row": row, "label": label(row.key, words)} for row in rows],
        )

    def _settled(self, id: str, fields: Fields) -> dict[str, Any]:
        """One entry out of both, as the page of a clash says."""
        try:
            mine = json.loads(fields.get("mine", ""))
        except (ValueError, RecursionError):
            mine = None
        if not isinstance(mine, dict):
            raise GlossaryError(Message("the form came in without your version; go back and save again."))
        if fields.get("take") == "mine" or not fields.get("version"):
            return mine
        theirs = self.bench.open(id).data
        picks = {key.removeprefix("pick."): value for key, value in fields.items() if key.startswith("pick.")}
        return clash.merged(mine, theirs, picks)

    def _started_from(self, request: Request, id: str, version: str | None) -> Mapping[str, Any]:
        """The state of that version, from which the form was filled: a form leaves out what it does not show."""
        folder = self.pages.folder(request)
        if id in self.bench.glossary:
            opened = self.bench.open(id)
            if opened.version == version:
                return opened.data
        past = [each.data for each in folder.history(id) if each.version == version and each.data]
        return past[-1] if past else self.bench.open(id).data

    def _before(self, id: str) -> Mapping[str, Any]:
        return self.bench.open(id).data if id in self.bench.glossary else {}

    def _form(
        self,
        request: Request,
        opened: Opened,
        fields: Fields,
        problem: str = "",
        *,
        fresh: bool = False,
        status: int = 400,
    ) -> Response:
        """The page of an entry; with a `problem`, which gives it the `status`, as it was typed."""
        words, bench = self.pages.words(request), self.bench
        past = revisions(bench.folder, opened, words) if bench.folder and opened.own else []
        undoable = next((each.number for each in past if not each.current and each.kept), None)
        file = str(opened.path.relative_to(bench.folder.path)) if opened.path and bench.folder else ""
        entry = shown(opened, bench.glossary, words, fresh=fresh, file=file, undoable=undoable)
        findings = findings_of(opened.id, opened.data, bench.glossary, words)
        return self.pages.show(
            request,
            "entry.html",
            place="entries",
            status=status if problem else 200,
            words=words,
            entry=entry,
            findings=findings,
            tally=tally(findings, words),
            problem=problem,
            revisions=past,
            revisions_open="history" in fields,
            back=back_of(fields, ""),
            all_cases=CASES,
        )


def _typed(fields: Fields) -> Fields:
    return {key: value for key, value in fields.items() if key not in _CONTROLS}
