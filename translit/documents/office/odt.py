"""OpenDocument texts: paragraphs and headings of the body, tables, headers, footers, notes, comments, text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ...errors import Message, joined
from ..errors import DocumentError
from ..model import Options
from ..runs import Item, Mark, Run, spaced
from .archive import Archive
from .package import Boundary, Containers, Kind, Package, Paragraph, Place, TextPlace, locale
from .xmlpart import legal

__all__ = ["read", "recognises"]

_MEDIA_TYPES = (
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.text-template",
    b"application/vnd.oasis.opendocument.text-web",
    b"application/vnd.oasis.opendocument.text-master",
)
_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{{{_BASE}text:1.0}}"
_OFFICE = f"{{{_BASE}office:1.0}}"
_STYLE = f"{{{_BASE}style:1.0}}"
_SVG = f"{{{_BASE}svg-compatible:1.0}}"
_FO = f"{{{_BASE}xsl-fo-compatible:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
# marks of an editing session and of a language: a style of these alone changes no look
_UNSEEN = re.compile(r"\}(?:rsid|paragraph-rsid|(?:language|country|script|rfc-language-tag)(?:-\w+)?)$")

_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_TEXTS = frozenset({f"{_SVG}title", f"{_SVG}desc", f"{_TEXT}index-title-template", f"{_DC}title", f"{_DC}subject"})
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_CONTAINERS = frozenset(
    {f"{_TEXT}a", f"{_TEXT}meta", f"{_TEXT}meta-field", f"{_TEXT}text-input", f"{_LOEXT}content-control"}
)
_PAIRED = {
    f"{_TEXT}bookmark-start": ("bookmark", "open", f"{_TEXT}name"),
    f"{_TEXT}bookmark-end": ("bookmark", "close", f"{_TEXT}name"),
    f"{_TEXT}reference-mark-start": ("reference", "open", f"{_TEXT}name"),
    f"{_TEXT}reference-mark-end": ("reference", "close", f"{_TEXT}name"),
    f"{_OFFICE}annotation": ("annotation", "open", f"{_OFFICE}name"),
    f"{_OFFICE}annotation-end": ("annotation", "close", f"{_OFFICE}name"),
}
_WHITE = re.compile("[ \t\r\n]+")
_SPACES = re.compile("^ +| {2,}| +$")


def recognises(data: bytes) -> float:
    """1.0 for a zip file that calls itself an OpenDocument text in its first entry, as such a file must.

    >>> recognises(b"Losik")
    0.0
    """
    head = data[:200] if data.startswith(b"PK") else b""
    return 1.0 if b"mimetype" + _MEDIA_TYPES[0] in head else 0.0


def read(data: bytes, options: Options) -> Package:
    """An OpenDocument text in blocks.

    Spans that look alike are one; formatting, links, notes, fields, bookmarks, pictures and line breaks are codes.
    Raises DocumentError for a broken, encrypted or unsafe file, and for one with tracked changes.
    """
    return Package(data, _KIND, options.name)


def _parts(archive: Archive) -> list[str]:
    if "META-INF/manifest.xml" in archive and b":encryption-data" in archive.read("META-INF/manifest.xml"):
        raise DocumentError(
            Message("{name} is encrypted; save it without a password and try again.", name=archive.name)
        )
    if "content.xml" not in archive:
        raise DocumentError(
            Message(
                "{name} has no {part}: it is damaged or incomplete; save it anew.",
                name=archive.name,
                part="content.xml",
            )
        )
    return [part for part in ("content.xml", "styles.xml", "meta.xml") if part in archive]


def _refuse_tracked(where: str, root: Any) -> None:
    if next(root.iter(f"{_TEXT}changed-region"), None) is not None:
        raise DocumentError(
            Message(
                "{name}: there are tracked changes, and it is not clear which text counts; accept or reject them all "
                "(in LibreOffice: Edit, Track Changes, Accept All) and save it.",
                name=where,
            )
        )


def _places(part: str, root: Any) -> Iterator[Place]:
    looks = _looks(root)
    number = 0
    for element in root.iter():
        if element.tag in _PARAGRAPHS:
            number += 1
            reader = _Reader(element, looks)
            where = joined([part, Message("paragraph {number}", number=number)])
            yield Paragraph(list(reader.items()), where, reader.write)
        elif element.tag in _TEXTS:
            yield TextPlace(element, None, f"{part}, {element.tag.partition('}')[2]}")


def _looks(root: Any) -> dict[str, str]:
    """What each automatic style looks like, by its name: equal for styles that look alike, "" for no look at all."""
    from lxml import etree

    looks: dict[str, str] = {}
    for style in root.iter(f"{_STYLE}style"):
        if style.get(f"{_STYLE}family") != "text" or style.getparent().tag != f"{_OFFICE}automatic-styles":
            continue
        properties = sorted(
            f"{child.tag.rpartition('}')[2]} {key.rpartition('}')[2]}={value}"
            for child in style
            for key, value in child.attrib.items()
            if not _UNSEEN.search(key)
        )
        deeper = [etree.tostring(each).decode() for child in style for each in child]
        parent = style.get(f"{_STYLE}parent-style-name")
        looks[style.get(f"{_STYLE}name")] = "; ".join([*([parent] if parent else []), *properties, *deeper])
    return looks


class _Reader:
    """A paragraph into items and back; `looks` is what each automatic style looks like."""

    def __init__(self, element: Any, looks: Mapping[str, str]) -> None:
        self.element, self.looks = element, looks
        self.containers = Containers()
        self.formats: dict[str, tuple[Any, ...]] = {}
        self.blank = True

    def items(self) -> list[Item | tuple[str, Item]]:
        self.blank = True
        items = list(self._items(self.element, (), ()))
        if self.blank and items and isinstance(last := items[-1], Run):  # nor where a paragraph ends
            items[-1] = replace(last, text=last.text.removesuffix(" "))
        return items

    def _text(self, text: str | None, within: tuple[str, ...], format: str) -> Iterator[Item]:
        """White space as OpenDocument counts it: one space, and none after a space or where a paragraph begins."""
        if text:
            text = _WHITE.sub(" ", text)
            text = text[1:] if self.blank and text.startswith(" ") else text
            self.blank = text.endswith(" ") if text else self.blank
            yield Run(text, within, format)

    def _items(self, parent: Any, within: tuple[str, ...], spans: tuple[Any, ...]) -> Iterator[Item | tuple[str, Item]]:
        format = self._format(spans)
        yield from self._text(parent.text, within, format)
        for child in parent:
            yield from self._child(child, within, spans, format)
            yield from self._text(child.tail, within, format)

    def _child(
        self, child: Any, within: tuple[str, ...], spans: tuple[Any, ...], format: str
    ) -> Iterator[Item | tuple[str, Item]]:
        tag = child.tag
        if tag == f"{_TEXT}span":
            yield from self._items(child, within, (*spans, child))
        elif tag in _CONTAINERS:
            yield from self._items(child, (*within, self.containers.add(child)), spans)
        elif tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            self.blank = False
            yield Run(" " * (min(int(count[:9]), 1000) if count.isdecimal() else 1), within, format)
        elif tag == f"{_TEXT}tab":
            mark = Mark((child, format), "<text:tab/>", within)
            yield mark if within else (Boundary, mark)
        elif tag == f"{_TEXT}line-break":
            yield Mark((child, format), "<text:line-break/>", within, text=" ")
        elif tag == f"{_TEXT}soft-page-break":
            return
        elif tag in _PAIRED and child.get(_PAIRED[tag][2]):
            what, kind, name = _PAIRED[tag]
            yield Mark((child, format), f"<{what}/>", within, _kind(kind), f"{what} {child.get(name)}")
        else:
            field = isinstance(tag, str) and tag.startswith(_TEXT) and not len(child) and (child.text or "").strip()
            name = tag.rpartition("}")[2] if isinstance(tag, str) else "comment"
            self.blank = False
            mark = Mark((child, format), f"<{name}/>", within)
            yield replace(mark, kind="literal", text=child.text.strip()) if field else mark

    def _format(self, spans: tuple[Any, ...]) -> str:
        names = [span.get(f"{_TEXT}style-name", "") for span in spans]
        seen = [(self.looks.get(name, name), span) for name, span in zip(names, spans, strict=True)]
        kept = [(look, span) for look, span in seen if look]
        key = " / ".join(look for look, _ in kept)
        self.formats.setdefault(key, tuple(dict(span.attrib) for _, span in kept))
        return key

    def write(self, items: list[Item]) -> None:
        """Put items in the place of all that the paragraph has."""
        paragraph = self.element
        self.containers.empty()
        paragraph.text = None
        for child in list(paragraph):
            paragraph.remove(child)
        items = spaced(items)
        for index, item in enumerate(items):
            parent = self.containers.parent(paragraph, item.within)
            for attributes in self.formats[item.format if isinstance(item, Run) else item.payload[1]]:
                span = paragraph.makeelement(f"{_TEXT}span", attributes)
                parent.append(span)
                parent = span
            if isinstance(item, Mark):
                item.payload[0].tail = None
                parent.append(item.payload[0])
            else:
                _write_text(parent, item.text, index == 0, index == len(items) - 1)


def _kind(kind: str) -> Any:
    return kind


def _write_text(parent: Any, text: str, first: bool, last: bool) -> None:
    """Append text; of several spaces, and of those at the edge of a paragraph, all but what counts become elements."""
    text = _WHITE.sub(" ", legal(text)) if "\n" in text or "\t" in text else legal(text)
    at = 0
    for match in _SPACES.finditer(text):
        edge = (match.start() == 0 and first) or (match.end() == len(text) and last)
        if len(match[0]) == 1 and not edge:
            continue
        kept = 0 if edge else 1
        _append(parent, text[at : match.start() + kept])
        spaces = parent.makeelement(f"{_TEXT}s")
        if len(match[0]) - kept > 1:
            spaces.set(f"{_TEXT}c", str(len(match[0]) - kept))
        parent.append(spaces)
        at = match.end()
    _append(parent, text[at:])


def _append(parent: Any, text: str) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _language(part: str, root: Any, target: str) -> None:
    """The language of every style that names one, which spelling is checked by."""
    if part == "meta.xml":
        for element in root.iter(f"{_DC}language"):
            element.text = locale(target)
        return
    lang, _, country = locale(target).partition("-")
    for element in root.iter(f"{_STYLE}text-properties"):
        if element.get(f"{_FO}language") not in (None, "zxx", "none"):
            element.set(f"{_FO}language", lang)
            element.set(f"{_FO}country", country or "none")


def _declared(archive: Archive) -> str | None:
    """Office programs mark any text with the language of the person who installed them: better to look at the words."""
    return None


_KIND = Kind("odt", _parts, _refuse_tracked, _places, _language, _declared)
