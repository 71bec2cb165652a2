"""XML from anybody: parsed without entities, without network and without other files."""

from __future__ import annotations

from typing import Any

from .errors import FileError, NotXml

__all__ = ["parse_xml", "refuse_own_entities"]


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
            "this kind of document needs the Python package lxml: pip install 'translit-toolkit[documents]'."
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
        raise NotXml(f"{name} is not XML that can be read: {reason}.", reason=reason, line=line) from error


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
            f"{name} uses the entity {node.text} that it defines itself; entities are not expanded. "
            "Write the text out.",
            line=node.sourceline,
        )


def _reason(error: Exception) -> str:
    told = str(error.args[0] if error.args else error).strip()
    if "Excessive depth" in told:
        return "its elements nest deeper than 256"
    if "huge" in told.lower() or "too long" in told.lower():
        return "a name, text or attribute in it is longer than XML readers take"
    return told[:1].lower() + told[1:200]
