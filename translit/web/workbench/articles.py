"""The pages of an article: pasted or dropped, seen with its names, in another style, translated, mended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from translit import TranslitError, detect
from translit.documents import FieldsError, Options, decode, open_document, sniff
from translit.files import Undecodable
from translit.glossary import GlossaryError
from translit.glossary.editing import Clash
from translit.glossary.learning import Article as Text
from translit.glossary.learning import learn

from ..running import run_for
from ..uploads import form_of
from .bench import Article, Upload
from .entries import Entries
from .form import data_from
from .pages import Fields, Pages, author_of, back_of, said, to
from .people import Addresses
from .reading import View, restyled, translated
from .saving import Saving
from .shown import entry_of, findings_of, heads, shown

__all__ = ["Articles"]

_LANGUAGES = ("be", "ru", "uk", "en")
_MOST_FIELDS = 200  # of a table or of JSON, to choose from
Check = Callable[[], None]


class Articles:
    """Everything under `/article`."""

    def __init__(self, pages: Pages, entries: Entries) -> None:
        """Answer with `pages`; a clash is shown by `entries`."""
        self.pages, self.bench, self.entries = pages, pages.bench, entries
        self.longest = self.bench.state.settings.bounds.characters or 1_000_000

    def routes(self) -> list[Route]:
        """The routes."""
        page = self.pages.page
        return [
            Route("/article", page(self.ask, "article"), methods=["GET"]),
            Route("/article", self.take, methods=["POST"]),
            Route("/article/{key}", self.read(), methods=["GET"]),
            Route("/article/{key}/file", Saving(self.pages).answer, methods=["GET"]),
            Route("/article/{key}/drafts", page(self.draft_all, "article"), methods=["POST"]),
            Route("/article/{key}/names/{id}", page(self.name, "article"), methods=["GET"]),
            Route("/article/{key}/names/{id}", page(self.fix, "article"), methods=["POST"]),
        ]

    def ask(self, request: Request, fields: Fields, *, status: int = 200, text: str = "", **told: Any) -> Response:
        """The page to paste a text into."""
        values = {"key": "", "title": "", "gone": False, "problem": "", "upload": "", "known": (), **told}
        return self.pages.show(
            request,
            "article.html",
            place="article",
            status=status,
            asked=fields,
            languages=_LANGUAGES,
            longest=self.longest,
            text=text,
            **values,
        )

    async def take(self, request: Request) -> Response:
        """A text, or a file with one, comes in; on to the page that shows it."""
        form = await form_of(request, max_files=1, max_fields=_MOST_FIELDS + 20)
        text, kept = str(form.get("text") or ""), str(form.get("upload") or "")
        words = self.pages.words(request)
        fields = {"lang": str(form.get("lang") or "")}
        upload = self.bench.uploads.get(kept) if kept else await _upload(form.get("file"))
        if kept and upload is None:
            return self.ask(request, fields, status=404, gone=True)
        title, chosen = upload.name if upload else "", tuple(map(str, form.getlist("field")))
        try:
            if upload is not None:
                text = await run_in_threadpool(_text_of, upload, chosen)
        except FieldsError as error:
            assert upload is not None
            kept = kept or self.bench.uploads.keep(upload)
            return self.ask(request, fields, upload=kept, title=title, known=error.known[:_MOST_FIELDS])
        except TranslitError as error:
            coded = isinstance(error.__cause__, Undecodable)
            problem = words("article.coded", name=title) if coded else words.told(error)
            return self.ask(request, fields, status=400, problem=problem)
        if not text.strip():
            return self.ask(request, fields, status=400, problem=words("article.empty"))
        if len(text) > self.longest:
            return self.ask(request, fields, status=413, problem=words("article.long", n=self.longest))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        lang = fields["lang"] if fields["lang"] in _LANGUAGES else await run_in_threadpool(_told, text)
        if lang is None:
            return self.ask(request, fields, status=400, text=text, problem=words("article.unsure"))
        if upload is not None:
            kept = kept or self.bench.uploads.keep(upload)
        return to(f"/article/{self.bench.articles.keep(Article(text, lang, title, kept, chosen))}")

    def read(self) -> Callable[[Request], Awaitable[Response]]:
        """The endpoint of the page of one article: a translation waits for its turn among the others."""
        plain = self.pages.page(lambda request, fields: self.show(request, fields, lambda: None), "article")

        async def endpoint(request: Request) -> Response:
            if not request.query_params.get("to"):
                return await plain(request)
            fields = dict(request.query_params)
            pool = self.bench.state.engines
            try:
                return await run_for(request, pool, lambda check: self.show(request, fields, check))
            except TranslitError as error:
                return self.pages.problem(request, self.pages.words(request).told(error), 503, "article")

        return endpoint

    def show(self, request: Request, fields: Fields, check: Check) -> Response:
        """The article; `view=1` gives what changes with the choices alone."""
        key = request.path_params["key"]
        article = self.bench.articles.get(key)
        if article is None:
            return self.ask(request, fields, status=404, gone=True)
        lang = fields.get("lang", "") if fields.get("lang") in _LANGUAGES else article.lang or "en"
        view = self.view(request, key, article, lang, fields, check)
        return self.pages.show(
            request,
            "view.html" if fields.get("view") else "article.html",
            place="article",
            key=key,
            title=article.title,
            gone=False,
            problem="",
            asked=fields,
            languages=_LANGUAGES,
            targets=[code for code in self.bench.state.engines.targets().get(lang, ()) if code != lang],
            styles=[
                (id, style.title.get(self.pages.words(request).tongue) or id)
                for id, style in self.bench.glossary.styles.items()
            ],
            view=view,
        )

    def view(self, request: Request, key: str, article: Article, lang: str, fields: Fields, check: Check) -> View:
        """The article as it is asked for; what cannot be done is said above the article as it is."""
        words, glossary = self.pages.words(request), self.bench.glossary
        style, target = fields.get("style") or None, fields.get("to", "")
        asked = {name: fields[name] for name in ("lang", "style", "to") if fields.get(name)}
        here = f"/article/{key}" + (f"?{urlencode(asked)}" if asked else "")
        addresses = Addresses(key, here, lang, target)
        try:
            if target:
                engine = self.bench.state.engines.engine(lang, target, check)
                return translated(article, lang, target, glossary, style, engine, addresses, words)
            return restyled(article, lang, glossary, style, addresses, words)
        except TranslitError as error:
            plain = restyled(article, lang, glossary, None, addresses, words)
            return View(**{name: getattr(plain, name) for name in View.__slots__} | {"problem": words.told(error)})

    def name(self, request: Request, fields: Fields, problem: str = "") -> Response:
        """The forms of one name in the languages of the article, to be mended."""
        key, id = request.path_params["key"], request.path_params["id"]
        opened = self.bench.open(id)
        words, glossary = self.pages.words(request), self.bench.glossary
        if problem:
            typed = data_from(_forms(fields), opened.data)
            opened = type(opened)(id, typed, opened.version, opened.own, opened.beneath, opened.path)
        entry = entry_of(id, opened.data)
        style = fields.get("style") or None
        codes = [entry.code(lang, style) or lang for lang in (fields.get("to", ""), fields.get("lang", "")) if lang]
        return self.pages.show(
            request,
            "fix.html",
            place="article",
            status=400 if problem else 200,
            key=key,
            title=heads(entry)[0][1],
            entry=shown(opened, glossary, words),
            shown=list(dict.fromkeys(codes)) or ["be", "en"],
            findings=findings_of(id, opened.data, glossary, words),
            back=back_of(fields, f"/article/{key}"),
            problem=problem,
        )

    def fix(self, request: Request, fields: Fields) -> Response:
        """Save the mended forms, of a built-in name in one's own version of it, and show the article again."""
        id, folder = request.path_params["id"], self.bench.folder
        if folder is None:
            raise GlossaryError(self.pages.words(request)("entry.readonly_no_folder"))
        opened = self.bench.open(id)
        data = data_from(_forms(fields), opened.data)
        try:
            folder.save(id, data, version=fields.get("version") or None, author=author_of(request, self.bench))
        except Clash as error:
            return self.entries.clashed(request, error, fields)
        except GlossaryError as error:
            return self.name(request, fields, self.pages.words(request).told(error))
        back = back_of(fields, f"/article/{request.path_params['key']}")
        return said(to(back), "fix.saved", heads(entry_of(id, data))[0][1])

    def draft_all(self, request: Request, fields: Fields) -> Response:
        """Make a draft of each name that the glossary lacks, and go through them."""
        folder, article = self.bench.folder, self.bench.articles.get(request.path_params["key"])
        words = self.pages.words(request)
        if folder is None:
            raise GlossaryError(words("entry.readonly_no_folder"))
        if article is None:
            raise HTTPException(404, words("article.gone"))
        name = article.title or words("article.title")
        made = learn([Text(name, article.text, article.lang)], self.bench.glossary)
        sure = [draft for draft in made if draft.sure] or made
        for draft in sure:
            first, *more = draft.places
            note = words.counted("article.learned", 1 + len(more), name=first.article, line=first.line)
            folder.save(draft.id, {**draft.data, "note": note}, version=None, author=author_of(request, self.bench))
        return said(to("/drafts"), "article.drafted", words.counted("article.drafts", len(sure)))


def _forms(fields: Fields) -> Fields:
    return {key: value for key, value in fields.items() if key.startswith(("forms.", "cases."))}


async def _upload(file: UploadFile | str | None) -> Upload | None:
    """The file that was chosen; None where there was none."""
    return Upload(await file.read(), file.filename[:200]) if isinstance(file, UploadFile) and file.filename else None


def _text_of(upload: Upload, fields: tuple[str, ...]) -> str:
    """What a file of any format says, a paragraph between blank lines; of a table or of JSON, what `fields` say."""
    if sniff(upload.data, upload.name) == "text":
        return decode(upload.data, name=upload.name)
    document = open_document(upload.data, options=Options(name=upload.name, fields=fields))
    return "\n\n".join(block.text for block in document.blocks)


def _told(text: str) -> str | None:
    lang = detect(text).lang
    return lang if lang in _LANGUAGES else None
