"""Word documents: paragraphs of the body, tables, headers, footers, notes, comments and text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...errors import Message, joined
from ..errors import DocumentError
from ..model import Options
from .archive import Archive
from .docx_paragraph import ParagraphReader, local
from .package import Kind, Package, Place, TextPlace, locale
from .xmlpart import parse

__all__ = ["read", "recognises"]

_CONTENT_TYPES = "[Content_Types].xml"
# what a part is called after "wordprocessingml." in its content type, in the order it is read
_MAIN = (
    "document.main+xml",
    "template.main+xml",
    "document.macroEnabled.main+xml",
    "template.macroEnabledTemplate.main+xml",
)
_ORDER = (*_MAIN, "footnotes+xml", "endnotes+xml", "comments+xml", "header+xml", "footer+xml", "styles+xml")
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_TEXTS = frozenset(
    {
        "{http://purl.org/dc/elements/1.1/}title",
        "{http://purl.org/dc/elements/1.1/}subject",
    }
)
_CORE_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
_DOCPR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

_TRACKED = frozenset(
    {
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange"),
        "tblPrExChange",
    }
)


def recognises(data: bytes) -> float:
    """1.0 for a zip file with Word's document in it.

    >>> recognises(b"Losik")
    0.0
    """
    if not data.startswith(b"PK"):
        return 0.0
    try:
        archive = Archive(data)
        return 1.0 if _CONTENT_TYPES in archive and _named(archive, _MAIN) else 0.0
    except DocumentError:
        # damaged or out of bounds: the one who opens it says so
        return 0.6 if b"word/" in data[:4096] or b"word/document.xml" in data[-65536:] else 0.0


def read(data: bytes, options: Options) -> Package:
    """A Word document in blocks.

    Runs of equal formatting are one; bold, links, fields, notes' marks, bookmarks, drawings and line breaks are
    codes. Raises DocumentError for a broken or unsafe file, and for one with tracked changes.
    """
    return Package(data, _KIND, options.name)


def _parts(archive: Archive) -> list[str]:
    found = _named(archive, _ORDER)
    if not any(_suffix(type) in _MAIN for type in found.values()):
        raise DocumentError(Message("{name} has no Word document in it; save it anew as .docx.", name=archive.name))
    parts = sorted(found, key=lambda part: (_ORDER.index(_suffix(found[part])), part))
    return parts + [part for part, type in _types(archive).items() if type == _CORE and part in archive]


def _named(archive: Archive, suffixes: Sequence[str]) -> dict[str, str]:
    return {part: type for part, type in _types(archive).items() if _suffix(type) in suffixes and part in archive}


def _types(archive: Archive) -> dict[str, str]:
    """The content type of every part that is named one."""
    root = parse(archive.read(_CONTENT_TYPES), f"{archive.name}, {_CONTENT_TYPES}")
    return {
        each.get("PartName", "").lstrip("/"): each.get("ContentType", "")
        for each in root
        if isinstance(each.tag, str) and each.tag.endswith("}Override")
    }


def _suffix(type: str) -> str:
    return type.rpartition("wordprocessingml.")[2] if "wordprocessingml." in type else type.rpartition("ms-word.")[2]


def _refuse_tracked(where: str, root: Any) -> None:
    if any(local(element) in _TRACKED for element in root.iter()):
        raise DocumentError(
            Message(
                "{name}: there are tracked changes, and it is not clear which text counts; accept or reject them all "
                "(in Word: Review, Accept All Changes) and save it.",
                name=where,
            )
        )


def _places(part: str, root: Any) -> Iterator[Place]:
    if part.startswith("docProps/") or root.tag.endswith("}coreProperties"):
        yield from (
            TextPlace(each, None, f"{part}, {each.tag.partition('}')[2]}") for each in root if each.tag in _CORE_TEXTS
        )
        return
    number = 0
    for element in root.iter():
        if local(element) == "p":
            number += 1
            yield ParagraphReader(element).paragraph(joined([part, Message("paragraph {number}", number=number)]))
        elif element.tag == _DOCPR:
            yield from (TextPlace(element, each, f"{part}, picture") for each in ("descr", "title"))


def _language(part: str, root: Any, target: str) -> None:
    """The document's default language, which spelling is checked by, and the one that its properties name."""
    if root.tag.endswith("}coreProperties"):
        for element in root.findall(_CORE_LANGUAGE):
            if (element.text or "").strip():
                element.text = locale(target)
    if local(root) != "styles":
        return
    for element in root.iter():
        if local(element) == "lang":
            for key in element.attrib:
                if key.rpartition("}")[2] == "val":
                    element.set(key, locale(target))


def _undeclared(archive: Archive) -> None:
    """Word marks any text with the language of the person who installed it: better to look at the words."""
    return


_KIND = Kind("docx", _parts, _refuse_tracked, _places, _language, _undeclared)
