"""The formats, told apart by content; one door to read any of them."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol, cast

from ..errors import Message, joined
from ..files import binary_kind
from .bounds import refuse_beyond
from .coding import Coding
from .errors import DocumentError
from .model import Document, Options

__all__ = ["FORMATS", "Format", "open_document", "sniff"]

_BY_NAME = 0.25
"""What a file's suffix adds to the score of a format that its content does not rule out."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what people call it, its suffixes (the first is the usual one), its media type, and its module.

    `text`: a file of it is readable text, so that its translation can go to a terminal. The module has
    `recognises(data: bytes) -> float` (0.0 certainly not, 1.0 certainly; cheap, on any bytes, never raises) and
    `read(data: bytes, options: Options) -> Document`.
    """

    title: str
    suffixes: tuple[str, ...]
    media_type: str
    module: str
    text: bool = True


class _Reader(Protocol):
    def recognises(self, data: bytes) -> float: ...

    def read(self, data: bytes, options: Options) -> Document: ...


# of two that score the same, the first is taken
FORMATS: dict[str, Format] = {
    "xliff": Format("XLIFF", (".xlf", ".xliff"), "application/xliff+xml", "exchange.xliff"),
    "html": Format("HTML", (".html", ".htm", ".xhtml"), "text/html", "markup.html"),
    "json": Format("JSON", (".json",), "application/json", "exchange.json_file"),
    "jsonl": Format("JSON Lines", (".jsonl", ".ndjson"), "application/x-ndjson", "exchange.jsonl_file"),
    "markdown": Format("Markdown", (".md", ".markdown"), "text/markdown", "markup.markdown"),
    "text": Format("plain text", (".txt",), "text/plain", "text"),
    "vtt": Format("WebVTT subtitles", (".vtt",), "text/vtt", "subtitles.webvtt"),
    "srt": Format("SubRip subtitles", (".srt",), "application/x-subrip", "subtitles.srt"),
    "po": Format("gettext catalogue", (".po", ".pot"), "text/x-gettext-translation", "exchange.po"),
    "csv": Format("table (CSV or TSV)", (".csv", ".tsv"), "text/csv", "exchange.table"),
    "docx": Format(
        "Word",
        (".docx", ".docm", ".dotx"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "office.docx",
        text=False,
    ),
    "odt": Format(
        "OpenDocument text",
        (".odt", ".ott"),
        "application/vnd.oasis.opendocument.text",
        "office.odt",
        text=False,
    ),
    "epub": Format("EPUB book", (".epub",), "application/epub+zip", "office.epub", text=False),
}
"""Every format by its id. One line here and one module is all that a format is."""


def sniff(data: bytes, name: str | None = None) -> str:
    r"""The id of the format of `data`, by its content; `name` decides only between formats that it could as well be.

    Raises DocumentError for what is none of the formats, and for text that is called a Word file or another of its
    kind: such a file is damaged.

    >>> sniff(b"Losik is free.\n")
    'text'
    """
    called = name or Message("the input")
    foreign = Message("an RTF file") if data.startswith(b"{\\rtf") else Message(binary_kind(data) or "")
    if foreign and not data.startswith(b"PK"):
        raise DocumentError(
            Message("{name} is {kind}; save the article as .docx, .html or .txt.", name=called, kind=foreign)
        )
    suffix = PurePath(name).suffix.lower() if name else ""
    scores = {id: _reader(id).recognises(data) for id in FORMATS}
    best = max(scores, key=lambda id: scores[id] + _BY_NAME * (scores[id] > 0 and suffix in FORMATS[id].suffixes))
    if scores[best] <= 0:
        if _is_utf8(data):
            Coding("utf-8").read(data, called)  # tells where the byte is that no text has
        known = joined(Message(each.title) for each in FORMATS.values())
        message = Message("{name} is none of the formats that are read here ({known}).", name=called, known=known)
        damaged = Message("If it is a document, it is damaged: get it again.")
        raise DocumentError(joined((message, damaged), " ") if data.startswith(b"PK") else message)
    claimed = next((each for each in FORMATS.values() if not each.text and suffix in each.suffixes), None)
    if claimed and FORMATS[best].text:
        raise DocumentError(
            Message(
                "{name} is called a {claimed} file and is none: it holds {held}. Get it again, or rename it to "
                "{suffix} if that is what it should be.",
                name=name,
                claimed=Message(claimed.title),
                held=Message(FORMATS[best].title),
                suffix=FORMATS[best].suffixes[0],
            )
        )
    return best


def open_document(data: bytes, *, format: str | None = None, options: Options | None = None) -> Document:
    r"""A file taken apart into blocks.

    `format` is a key of `FORMATS`, None to tell it by content; `options.name` helps with that. Raises DocumentError for
    an unknown, broken, empty or too large file.

    >>> open_document(b"Losik\n\nis free").blocks[1].text
    'is free'
    """
    options = options or Options()
    refuse_beyond("file" if data.startswith(b"PK") else "text", len(data), options.name)
    if format is not None and format not in FORMATS:
        raise DocumentError(
            Message("there is no format '{format}'; there are: {known}.", format=format, known=", ".join(FORMATS))
        )
    chosen = format or sniff(data, options.name)
    document = _reader(chosen).read(data, options)
    refuse_beyond("blocks", len(document.blocks), options.name)
    for block in document.blocks:
        place = joined([options.name, block.where]) if block.where else options.name
        refuse_beyond("block", len(block.text), place)
        refuse_beyond("codes", len(block.codes), place)
    return document


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _reader(format: str) -> _Reader:
    return cast("_Reader", importlib.import_module(f".{FORMATS[format].module}", __package__))
