"""TMX 1.4 in and out, the exchange format of translation memories (GALA, TMX 1.4b Specification, 2005).

Read piece by piece, so that a file larger than memory goes through; entities are refused, which no honest TMX
file declares and which a hostile one fills the memory with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from .errors import MemoryFault
from .store import MACHINE, Row

__all__ = ["Unit", "lines", "read"]

_CHUNK = 1 << 16
_DEEP = 64
_LONG = 1 << 20
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""Elements of a segment that hold formatting of another program, not text."""

_ENGINE = "x-translit-engine"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Unit:
    """One translation unit: its text by language (ISO 639-1), and the engine that made it, empty for people."""

    texts: Mapping[str, str]
    maker: str = ""


@dataclass
class _Reader:
    """What the parser calls."""

    name: str
    units: list[Unit] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    lang: str = ""
    maker: str = ""
    prop: str = ""
    pieces: list[str] = field(default_factory=list)
    size: int = 0

    def start(self, tag: str, facts: dict[str, str]) -> None:
        if not self.path and tag != "tmx":
            raise MemoryFault(f"{self.name} is no TMX file: its root is <{tag}>, not <tmx>.")
        self.path.append(tag)
        if len(self.path) > _DEEP:
            raise MemoryFault(f"{self.name} nests its elements deeper than any TMX file; it is not read.")
        if tag == "tu":
            self.texts, self.maker = {}, ""
        elif tag == "tuv":
            self.lang = re.split("[-_]", facts.get("xml:lang") or facts.get("lang") or "")[0].lower()
        elif tag in ("seg", "prop"):
            self.pieces, self.size, self.prop = [], 0, facts.get("type", "")

    def end(self, tag: str) -> None:
        self.path.pop()
        if tag == "seg" and self.lang:
            self.texts[self.lang] = " ".join("".join(self.pieces).split())
        elif tag == "prop" and self.prop == _ENGINE:
            self.maker = "".join(self.pieces).strip()
        elif tag == "tu":
            texts = {lang: text for lang, text in self.texts.items() if text}
            if len(texts) > 1:
                self.units.append(Unit(texts, self.maker))

    def text(self, text: str) -> None:
        inside = self.path[-1] == "prop" or "seg" in self.path
        if inside and not _CODES.intersection(self.path):
            self.pieces.append(text)
            self.size += len(text)
            if self.size > _LONG:
                raise MemoryFault(f"{self.name} has a segment of more than a million characters; it is not read.")

    def entity(self, *facts: object) -> None:
        raise MemoryFault(f"{self.name} declares XML entities, which no TMX file needs; it is not read.")


def read(stream: BinaryIO, name: str = "the TMX file") -> Iterator[Unit]:
    """The units of a TMX file that have text in two languages or more. Raises `MemoryFault` for what is no TMX.

    >>> import io
    >>> data = b'''<tmx version="1.4"><header/><body><tu>
    ... <tuv xml:lang="en-GB"><seg>Losik is <hi>free</hi><ph>1</ph>.</seg></tuv>
    ... <tuv xml:lang="es"><seg>Losik es libre.</seg></tuv></tu></body></tmx>'''
    >>> next(read(io.BytesIO(data))).texts
    {'en': 'Losik is free.', 'es': 'Losik es libre.'}
    """
    reader = _Reader(name)
    parser: Any = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = parser.UnparsedEntityDeclHandler = reader.entity
    try:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
            yield from reader.units
            reader.units.clear()
        parser.Parse(b"", True)
        yield from reader.units
    except expat.ExpatError as error:
        raise MemoryFault(f"{name} is no well-formed TMX: {error}.") from error
    except OSError as error:
        raise MemoryFault(f"{name} cannot be read: {(error.strerror or str(error)).lower()}.") from error


def lines(rows: Iterable[Row], version: str) -> Iterator[str]:
    """A TMX file, piece by piece, with what engines made marked as such."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    yield (
        f'<header creationtool="translit" creationtoolversion={quoteattr(version)} segtype="sentence" o-tmf="translit" '
        'adminlang="en" srclang="*all*" datatype="plaintext"/>\n<body>\n'
    )
    for row in rows:
        mark = f'<prop type="{_ENGINE}">{_clean(row.maker)}</prop>' if row.origin == MACHINE else ""
        yield (
            f'<tu srclang="{row.source_lang}">{mark}'
            f'<tuv xml:lang="{row.source_lang}"><seg>{_clean(row.source)}</seg></tuv>'
            f'<tuv xml:lang="{row.target_lang}"><seg>{_clean(row.target)}</seg></tuv></tu>\n'
        )
    yield "</body>\n</tmx>\n"


def _clean(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


def opened(path: Path) -> BinaryIO:
    """A file to read from. Raises `MemoryFault`."""
    try:
        return path.open("rb")
    except OSError as error:
        raise MemoryFault(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from error
