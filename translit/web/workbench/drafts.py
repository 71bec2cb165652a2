"""The drafts, one by one: confirm, edit, leave for later or discard, each with a single key."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from translit.glossary import Entry, GlossaryError
from translit.glossary.editing import Clash

from . import listing
from .bench import Opened
from .entries import Entries
from .form import fields_of
from .pages import Fields, Pages, author_of, said, to
from .proposing import likely
from .shown import MAIN, declined, entry_of, findings_of, heads

__all__ = ["Drafts"]


class Drafts:
    """Everything under `/drafts`."""

    def __init__(self, pages: Pages, entries: Entries) -> None:
        """Answer with `pages`; a clash is shown by `entries`."""
        self.pages, self.bench, self.entries = pages, pages.bench, entries

    def routes(self) -> list[Route]:
        """The routes."""
        return [
            Route("/drafts", self.pages.page(self.show, "drafts"), methods=["GET"]),
            Route("/drafts/{id}", self.pages.page(self.decide, "drafts"), methods=["POST"]),
        ]

    def show(self, request: Request, fields: Fields) -> Response:
        """The next draft, by id; `after` is the one that was left for later."""
        drafts, words = self.bench.drafts(), self.pages.words(request)
        draft = next((entry for entry in drafts if entry.id > fields.get("after", "")), None)
        values: dict[str, Any] = {"draft": None, "likely": [], "findings": []}
        if draft is not None:
            opened = self.bench.open(draft.id)
            near = [
                entry for form in draft.forms.values() for entry in likely(form, self.bench) if entry.id != draft.id
            ]
            same = {entry.id: entry for entry in near}.values()
            values["draft"] = _card(opened, draft)
            values["likely"] = [listing.row_of(entry, self.bench.own(entry.id)) for entry in same]
            found = findings_of(draft.id, opened.data, self.bench.glossary, words)
            values["findings"] = [each for every in found.values() for each in every]
        return self.pages.show(request, "drafts.html", place="drafts", words=words, total=len(drafts), **values)

    def decide(self, request: Request, fields: Fields) -> Response:
        """Confirm a draft or discard it, and on to the next."""
        id, folder = request.path_params["id"], self.bench.folder
        if folder is None:
            raise GlossaryError(self.pages.words(request)("entry.readonly_no_folder"))
        opened, version = self.bench.open(id), fields.get("version", "")
        author, name = author_of(request, self.bench), heads(entry_of(id, opened.data))[0][1]
        onward = to(f"/drafts?after={id}" if any(entry.id > id for entry in self.bench.drafts()) else "/drafts")
        try:
            if fields.get("do") == "discard":
                folder.delete(id, version, author)
                return said(onward, "drafts.discarded", name)
            folder.save(id, {**opened.data, "status": "confirmed"}, version=version, author=author)
        except Clash as error:
            return self.entries.clashed(request, error, fields)
        return said(onward, "drafts.confirmed", name)


def _card(opened: Opened, entry: Entry) -> dict[str, object]:
    fields = fields_of(opened.data)
    made = declined(entry, fields)
    table = []
    for code in (code for code in MAIN if code in entry.forms):
        cases = [fields.get(f"cases.{code}.{case}", by_rule) for case, by_rule in made.get(code, ())]
        table.append((code, entry.forms[code], entry.forms.get(f"en:{code}", ""), ", ".join(cases)))
    others = [(code, form) for code, form in entry.forms.items() if code.partition(":")[0] not in MAIN]
    stands = []
    for sample in entry.samples:
        before, mention, after = sample.text.partition(sample.mention)
        stands.append((sample.lang, before, mention, after))
    return {
        "id": entry.id,
        "version": opened.version,
        "fields": fields,
        "heads": heads(entry),
        "table": table,
        "others": others,
        "stands": stands,
    }
