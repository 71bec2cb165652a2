"""HTML: blocks with inline codes, attributes that people read; all else comes out byte for byte, broken or not."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..coding import Coding
from ..model import Options
from ..spliced import Spliced
from .html_reader import Reader
from .html_scan import tokens

__all__ = ["fragment", "read", "recognises"]

_WHOLE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.DOTALL)
_PART = re.compile(r"\s*<(?:!--|[a-z][a-z0-9]{0,9}[\s/>])", re.I)
_END = re.compile(r"</(?:p|div|span|h[1-6]|li|ul|ol|table|td|body|a|b|i|em|strong|section|article)\s*>|<br\s*/?>", re.I)
_CHARSET = re.compile(rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)")


def recognises(data: bytes) -> float:
    """1 for a page, less for what begins with a tag and has ends of elements.

    >>> recognises(b"<!DOCTYPE html><p>Losik"), recognises(b"<p>Losik</p>"), recognises(b"Losik")
    (1.0, 0.58, 0.0)
    """
    coding = Coding.of(data)
    start = data[len(coding.mark) :][:4096].decode(coding.encoding, "replace")
    if _WHOLE.match(start):
        return 1.0
    return 0.58 if _PART.match(start) and _END.search(start) else 0.0


def read(data: bytes, options: Options) -> Spliced:
    """A page, or a part of one, in blocks. Raises DocumentError for bytes that are no text in their encoding.

    >>> page = b'<p>Losik <b>is free</b>.<img alt="A man"></p>'
    >>> document = read(page, Options())
    >>> [block.text for block in document.blocks], document.rebuild(document.blocks, "be") == page
    (['Losik is free.', 'A man'], True)
    """
    coding = Coding.of(data, options.encoding, _declared(data))
    return fragment(coding.read(data, options.name), coding)


def fragment(text: str, coding: Coding) -> Spliced:
    """The same for text at hand: what stands in a field of JSON, or in Markdown."""
    reader = Reader(text)
    for token in tokens(text):
        reader.take(token)
    reader.flush()
    languages = tuple(reader.languages)
    said = text[slice(*languages[0])].partition("-")[0].lower() if languages else ""
    return Spliced(
        "html",
        text,
        tuple(reader.blocks),
        tuple(reader.spots),
        coding,
        said if said.isascii() and said.isalpha() and len(said) in (2, 3) else None,
        _Languages(text, languages),
        "xmlcharrefreplace",
    )


@dataclass(frozen=True, slots=True)
class _Languages:
    """The `lang` of the page, told anew where it is the source's."""

    text: str
    spans: tuple[tuple[int, int], ...]

    def __call__(self, target: str, source: str | None) -> Mapping[tuple[int, int], str]:
        """The values to change: those that say the source language, or any where that is not known."""
        said = {span: self.text[slice(*span)].partition("-")[0].lower() for span in self.spans}
        return {span: target for span, lang in said.items() if source is None or lang == source.partition(":")[0]}


def _declared(data: bytes) -> str | None:
    """The encoding that a page says it is in, where Python knows it; the standard reads Latin-1 as cp1252."""
    match = _XML_ENCODING.match(data[:200]) or _CHARSET.search(data[:2048])
    if match is None:
        return None
    try:
        found = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    if found.startswith("utf-16"):  # what can be read as ASCII here is not
        return "utf-8"
    return "cp1252" if found == "iso8859-1" and _reads(data, "cp1252") else found


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
