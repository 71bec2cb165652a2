"""EPUB books: the pages in reading order, the contents, the title and the description."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urldefrag

from ...errors import Message, joined
from ..coding import Coding
from ..errors import DocumentError
from ..markup import html as pages
from ..model import Block, Options
from ..spliced import Spliced, Spot
from .archive import Archive
from .package import readable
from .xmlpart import legal, parse

__all__ = ["Book", "read", "recognises"]

_MEDIA_TYPE = b"application/epub+zip"
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_CONTENTS = "application/x-dtbncx+xml"
_LABEL = re.compile(r"<(?:\w+:)?text(?:\s[^<>]*)?>([^<>]*)</(?:\w+:)?text\s*>")
_TITLE = re.compile(r"<dc:(?:title|description)(?:\s[^<>]*)?>([^<>]*)</dc:(?:title|description)\s*>")
_LANGUAGE = re.compile(r"<dc:language(?:\s[^<>]*)?>\s*([A-Za-z-]+)\s*</dc:language\s*>")
_MARKUP = re.compile(r"<[A-Za-z/]")


def recognises(data: bytes) -> float:
    """1.0 for a zip file that calls itself a book in its first entry, as the standard asks for.

    >>> recognises(b"Losik")
    0.0
    """
    if not data.startswith(b"PK"):
        return 0.0  # an article may well name that file
    if b"mimetype" + _MEDIA_TYPE in data[:200]:
        return 1.0
    return 0.9 if _CONTAINER.encode() in data[-(1 << 20) :] else 0.0


def read(data: bytes, options: Options) -> Book:
    """A book in blocks. Raises DocumentError for a broken, encrypted or unsafe one."""
    return Book(Archive(data, options.name))


class Book:
    """A book and the parts of it that hold text; pictures, fonts and styles are copied as they are."""

    format = "epub"

    def __init__(self, archive: Archive) -> None:
        """Find the parts by the package document and take each apart."""
        self._archive = archive
        package = _package(archive)
        root = self._checked(package)
        _refuse_encrypted(archive)
        self._parts: dict[str, Spliced] = {}
        for part, kind in _listed(root, package, archive):
            if kind in _PAGES:
                self._parts[part] = pages.read(archive.read(part), Options(name=f"{archive.name}, {part}"))
            elif kind == _CONTENTS:
                self._checked(part)
                self._parts[part] = self._labels(part, _LABEL)
        self._parts[package] = self._labels(package, _TITLE)
        self.blocks: list[Block] = [
            replace(block, where=joined([part, block.where]))
            for part, each in self._parts.items()
            for block in each.blocks
        ]
        said = _LANGUAGE.search(self._parts[package].text)
        self.lang = said[1].partition("-")[0].lower()[:2] if said else None

    def rebuild(self, renderings: Sequence[Block], target: str, source: str | None = None) -> bytes:
        """The book with every block replaced and its language named; untranslated, the bytes that came in."""
        if list(renderings) == self.blocks:
            return self._archive.data
        following = iter(renderings)
        changed: dict[str, bytes] = {}
        for part, each in self._parts.items():
            own = [replace(next(following), where=block.where) for block in each.blocks]
            changed[part] = each.rebuild(own, target, source)
        return self._archive.rebuilt(changed)

    def _checked(self, part: str) -> Any:
        return parse(self._archive.read(part), f"{self._archive.name}, {part}")

    def _labels(self, part: str, pattern: re.Pattern[str]) -> Spliced:
        """The texts of elements that hold text alone."""
        data = self._archive.read(part)
        coding = Coding.of(data)
        text = coding.read(data, f"{self._archive.name}, {part}")
        blocks: list[Block] = []
        spots: list[Spot] = []
        for match in pattern.finditer(text):
            said = html.unescape(match[1])
            if not readable(said):
                continue
            if _MARKUP.search(said):  # a description is often a page in itself, escaped
                for block, spot in _escaped(match):
                    blocks.append(block)
                    spots.append(spot)
            else:
                start = match.start(1) + len(match[1]) - len(match[1].lstrip())
                blocks.append(Block(" ".join(said.split()), (), f"character {match.start(1)}"))
                spots.append(Spot(start, start + len(match[1].strip()), _spell))
        return Spliced("epub", text, tuple(blocks), tuple(spots), coding, edits=_Language(text))


class _Language:
    """The language of the book, told anew where it is the source's."""

    def __init__(self, text: str) -> None:
        self.found = [(match.span(1), match[1].partition("-")[0].lower()) for match in _LANGUAGE.finditer(text)]

    def __call__(self, target: str, source: str | None) -> Mapping[tuple[int, int], str]:
        return {span: target for span, lang in self.found if source is None or lang == source.partition(":")[0]}


def _spell(text: str) -> str:
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escaped(match: re.Match[str]) -> Iterator[tuple[Block, Spot]]:
    """The pieces of text between escaped tags, where the escaping is plain enough to be found again."""
    at = match.start(1)
    for piece in re.split(r"(&lt;(?:(?!&[lg]t;).)*+&gt;)", match[1]):
        text = html.unescape(html.unescape(piece))
        if not piece.startswith("&lt;") and readable(text):
            first = at + len(piece) - len(piece.lstrip())
            block = Block(" ".join(text.split()), (), f"character {at}")
            yield block, Spot(first, first + len(piece.strip()), lambda new: _spell(_spell(new)))
        at += len(piece)


def _package(archive: Archive) -> str:
    if _CONTAINER not in archive:
        raise DocumentError(
            Message("{name} has no {part}: it is damaged or no book; save it anew.", name=archive.name, part=_CONTAINER)
        )
    root = parse(archive.read(_CONTAINER), f"{archive.name}, {_CONTAINER}")
    found = [each.get("full-path") for each in root.iter("{*}rootfile") if each.get("full-path")]
    if not found or found[0] not in archive:
        raise DocumentError(
            Message("{name} does not say where its package document is; save it anew.", name=archive.name)
        )
    return str(found[0])


def _refuse_encrypted(archive: Archive) -> None:
    if _ENCRYPTION not in archive:
        return
    root = parse(archive.read(_ENCRYPTION), f"{archive.name}, {_ENCRYPTION}")
    for each in root.iter("{*}CipherReference"):
        if each.get("URI", "").lower().endswith((".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx")):
            raise DocumentError(
                Message("{name} is protected against copying, so its text cannot be read.", name=archive.name)
            )


def _listed(root: Any, package: str, archive: Archive) -> list[tuple[str, str]]:
    """The parts that the manifest names: pages in reading order, other pages, the contents."""
    folder = posixpath.dirname(package)
    items: dict[str, tuple[str, str]] = {}
    for item in root.iter("{*}item"):
        part = posixpath.normpath(posixpath.join(folder, unquote(urldefrag(item.get("href", ""))[0])))
        if part in archive:
            items[item.get("id", part)] = (part, item.get("media-type", ""))
    order = [each.get("idref") for each in root.iter("{*}itemref")]
    read = [items[id] for id in dict.fromkeys(order) if id in items]
    return list(dict.fromkeys([*read, *items.values()]))
