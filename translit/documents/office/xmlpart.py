"""XML from anybody: parsed without entities, without network and within bounds, written as it was declared."""

from __future__ import annotations

import re
from typing import Any

from ...errors import Message
from ...files import parse_xml
from ..errors import DocumentError, as_document_errors

__all__ = ["legal", "parse", "serialise"]

_PROLOG = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE(?:\"[^\"]*\"|'[^']*'|[^\[>\"'])*+\[", re.S
)
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*\?>\s*")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse(data: bytes, where: str) -> Any:
    """The root element of an XML part, parsed by lxml; `where` names the part in messages.

    Entities are not resolved, nothing is fetched, and elements may nest 256 deep. Raises DocumentError for a part
    that is not well-formed, nests deeper, or declares entities of its own, which no document format needs.

    >>> parse(b"<p>Minsk</p>", "content.xml").text
    'Minsk'
    >>> parse(b'<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>', "content.xml")
    Traceback (most recent call last):
        ...
    translit.documents.errors.DocumentError: content.xml declares entities of its own, which ...
    """
    head = data[:4]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head:
        raise DocumentError(
            Message("{name} is not in UTF-8, as this format wants it; save the document anew.", name=where)
        )
    if _PROLOG.match(data):
        raise DocumentError(
            Message(
                "{name} declares entities of its own, which can blow a file up or reach for others; it is not opened. "
                "Save the document anew with the program it comes from.",
                name=where,
            )
        )
    with as_document_errors():
        return parse_xml(data, where)


def serialise(root: Any, original: bytes) -> bytes:
    """The part with its own XML declaration, byte order mark and what stands around the root element."""
    from lxml import etree

    tree = root.getroottree()
    body = etree.tostring(tree, encoding="UTF-8", xml_declaration=False)
    declaration = _DECLARATION.match(original)
    if declaration is None:
        return bytes(body)
    encoded = re.sub(rb"encoding\s*=\s*[\"'][^\"']*[\"']", b'encoding="UTF-8"', declaration.group())
    return bytes(encoded + body)


def legal(text: str) -> str:
    r"""`text` without the characters that XML cannot hold.

    >>> legal("Мінск\x00\t1")
    'Мінск\t1'
    """
    return _ILLEGAL.sub("", text)
