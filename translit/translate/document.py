"""Whole documents: read, translated segment by segment, rebuilt."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import BinaryIO

from ..documents import read_text
from ..engines import Engine
from ..glossary import Glossary
from .attempts import Progress
from .pipeline import translate
from .result import Translation

__all__ = ["DocumentTranslation", "translate_document"]


@dataclass(frozen=True, slots=True)
class DocumentTranslation:
    """A translated document: `translation` tells of each segment and name, `document` is the rebuilt file's text."""

    translation: Translation
    document: str


def translate_document(
    path_or_stream: str | os.PathLike[str] | BinaryIO,
    target: str,
    *,
    source: str | None = None,
    glossary: Glossary | None = None,
    style: str | None = None,
    engine: str | Engine | None = None,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> DocumentTranslation:
    r"""Translate a plain-text file or stream; paragraphs, blank lines and line ends come out as they went in.

    `path_or_stream` is a path or an open binary stream; `encoding` is UTF-8 when left out. The other arguments
    are those of `translit.translate`. Raises what it raises, and `translit.documents.DocumentError` for a file that
    cannot be read.

    >>> import io
    >>> from translit import Glossary
    >>> from translit.engines.fake import FakeEngine
    >>> engine = FakeEngine({("en", "be"): {"here": "тут"}})
    >>> places = Glossary.from_forms({"minsk": {"en": "Minsk", "be": "Мінск"}}, kind="place")
    >>> done = translate_document(io.BytesIO(b"Minsk\n\n  here \n"), "be", source="en", glossary=places, engine=engine)
    >>> done.document
    'Мінск\n\n  тут \n'
    """
    text = read_text(path_or_stream, encoding=encoding)
    translation = translate(text, source, target, glossary=glossary, style=style, engine=engine, progress=progress)
    return DocumentTranslation(translation, translation.text)
