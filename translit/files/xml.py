"""XML from anybody: parsed without entities, without network and without other files."""

from __future__ import annotations

import re
from typing import Any

from ..errors import Message
from .errors import FileError, NotXml

__all__ = ["parse_xml", "refuse_own_entities"]


_PLACED = re.compile(r"(?P<problem>.*), line (?P<line>\d+), column (?P<column>\d+)(?: \(.*\))?", re.S)


def parse_xml(data: bytes, name: str, *, remarks: bool = True) -> Any:
    """The root element of `data`, parsed by lxml.

    Entities are not resolved, nothing is fetched, and elements may nest 256 deep.

    Args:
        data: the file, in any encoding that it declares.
        name: what messages call it.
        remarks: whether comments and processing instructions are kept.

    Raises:
        NotXml: for what is not well-formed, nests deeper or holds what XML readers do not take, with the line.
        FileError: where lxml is not installed.

    >>> parse_xml(b"<p>Minsk</p>", "content.xml").text
    'Minsk'
    """
    try:
        from lxml import etree
    except ImportError as error:
        raise FileError(
            Message(
                "this kind of document needs the Python package {package}: {command}.",
                package="lxml",
                command="pip install 'translit-toolkit[documents]'",
            )
        ) from error
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=not remarks,
        remove_pis=not remarks,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason, line = _reason(error), getattr(error, "lineno", None) or None
        message = Message("{name} is not XML that can be read: {reason}.", name=name, reason=reason)
        raise NotXml(message, reason=reason, line=line) from error


def refuse_own_entities(root: Any, name: str) -> None:
    """Raise FileError, with the line, for an entity that the file uses and defines itself: it was not expanded.

    >>> root = parse_xml(b'<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>', "a.tmx")
    >>> refuse_own_entities(root, "a.tmx")
    Traceback (most recent call last):
        ...
    translit.files.errors.FileError: a.tmx uses the entity &a; that it defines itself; ...
    """
    from lxml import etree

    for node in root.iter(etree.Entity):
        raise FileError(
            Message(
                "{name} uses the entity {entity} that it defines itself; entities are not expanded. Write the text "
                "out.",
                name=name,
                entity=node.text,
            ),
            line=node.sourceline,
        )


def _reason(error: Exception) -> str:
    told = str(error.args[0] if error.args else error).strip()
    if "Excessive depth" in told:
        return Message("its elements nest deeper than 256")
    if "huge" in told.lower() or "too long" in told.lower():
        return Message("a name, text or attribute in it is longer than XML readers take")
    told = told[:1].lower() + told[1:200]
    placed = _PLACED.fullmatch(told)
    if placed is None:
        return told
    return Message("{problem} (line {line}, column {column})", **placed.groupdict())
