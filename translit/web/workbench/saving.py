"""The translation of an article as a file: of the kind that was brought in, or plain text of what was pasted."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

import translit
from translit import TranslitError

from ..pool import Check
from ..running import run_for
from .pages import Fields, Pages

__all__ = ["Saving", "file_name"]


class Saving:
    """The answer to `/article/{key}/file`."""

    def __init__(self, pages: Pages) -> None:
        """Refuse with `pages`."""
        self.pages, self.bench = pages, pages.bench

    async def answer(self, request: Request) -> Response:
        """Answer one request with the file; it waits for its turn among the other translations."""
        fields = dict(request.query_params)
        words, pool = self.pages.words(request), self.bench.state.engines
        try:
            return await run_for(request, pool, lambda check: self._file(request, fields, check))
        except TranslitError as error:
            return self.pages.problem(request, words.told(error), 503, "article")
        except HTTPException as error:
            return self.pages.problem(request, self.pages.refusal(request, error), error.status_code, "article")

    def _file(self, request: Request, fields: Fields, check: Check) -> Response:
        article = self.bench.articles.get(request.path_params["key"])
        if article is None:
            raise HTTPException(404, self.pages.words(request)("article.gone"))
        source, target = fields.get("lang") or article.lang or "en", fields.get("to", "")
        upload = self.bench.uploads.get(article.upload) if article.upload else None
        done = translit.translate_document(
            upload.data if upload else article.text.encode("utf-8", "replace"),
            target,
            source=source,
            glossary=self.bench.glossary,
            style=fields.get("style") or None,
            engine=self.bench.state.engines.engine(source, target, check),
            format=None if upload else "text",
            fields=article.fields,
            name=upload.name if upload else None,
            progress=lambda done, total: check(),
        )
        name = file_name(article.title, source, target, done.suffix)
        headers = {
            "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "content-security-policy": "sandbox; default-src 'none'",
        }
        return Response(done.data, headers=headers, media_type=done.media_type)


def file_name(title: str, source: str, target: str, suffix: str) -> str:
    """What the file is called, as `translit translate` calls it; nothing in it that a file system could take amiss.

    >>> file_name("../news.ru.docx", "ru", "be", ".docx"), file_name("Навіны & co", "be", "ru", ".txt")
    ('news.be.docx', 'Навіны___co.ru.txt')
    >>> file_name("", "be", "ru", ".html")
    'article.ru.html'
    """
    path = PurePath(title.replace("\\", "/"))
    stem = path.stem.removesuffix(f".{source}")
    safe = re.sub(r"[^\w.-]", "_", stem).strip(".")[:100]
    return f"{safe or 'article'}.{re.sub(r'[^A-Za-z:-]', '', target).replace(':', '-')}{suffix}"
