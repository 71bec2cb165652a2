"""Is it XML, and is it safe: one pass of expat, which builds nothing."""

from __future__ import annotations

from xml.parsers import expat

from ..errors import Message
from .bounds import refuse_beyond
from .errors import DocumentError

__all__ = ["check_xml"]


def check_xml(text: str, name: str) -> None:
    """Refuse a text that is not well-formed XML, declares entities of its own, or nests beyond the bounds.

    `name` is what messages call the file. Raises DocumentError, with line and column of the fault.

    >>> check_xml("<a><b/></a>", "a.xlf")
    >>> check_xml("<a><b></a>", "a.xlf")
    Traceback (most recent call last):
        ...
    translit.documents.errors.DocumentError: a.xlf is not well-formed XML: mismatched tag, line 1, column 9; ...
    """
    parser = expat.ParserCreate("utf-8")  # the text is decoded already, whatever its declaration says
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        refuse_beyond("depth", depth, name)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(*declared: object) -> None:
        raise DocumentError(
            Message(
                "{name} declares entities of its own, which can fill the memory of who opens it; it is not read. "
                "Save it anew without them.",
                name=name,
            )
        )

    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = start, end, entity
    try:
        parser.Parse(text.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        reason = expat.errors.messages[error.code]
        raise DocumentError(
            Message(
                "{name} is not well-formed XML: {reason}, line {line}, column {column}; mend it there.",
                name=name,
                reason=reason,
                line=error.lineno,
                column=error.offset + 1,
            )
        ) from error
