"""XLIFF 1.2 and 2.0: a target for every source that has none, inline codes inside; all else byte for byte.

https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html, https://docs.oasis-open.org/xliff/xliff-core/v2.0/. What a
person has translated is never written over: a unit is left alone that is approved, or whose target has other words than
its source. A `seg-source` of 1.2 is translated in place of the source, so that its segments are those of the target.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...errors import Message
from ..coding import Coding
from ..errors import DocumentError
from ..markup.html_runs import in_text
from ..markup.html_scan import Token, tokens
from ..model import Block, Options, woven
from ..office.xmlpart import legal
from ..spliced import spliced
from ..xml_check import check_xml
from .xliff_units import Unit, UnitReader, attribute

__all__ = ["read", "recognises"]

_PROLOG = r"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]{0,500}(?:\[[^\]]{0,3000}\])?\s*>)*"
_ROOT = re.compile(_PROLOG + r"<(?:[\w.-]+:)?xliff[\s>]", re.DOTALL)
_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)")
_STATE = re.compile(r"\s+state(?:-qualifier)?\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def recognises(data: bytes) -> float:
    """1 for a file whose root element is `xliff`.

    >>> recognises(b'<?xml version="1.0"?><xliff version="1.2">'), recognises(b"<html>")
    (1.0, 0.0)
    """
    coding = Coding.of(data)
    return 1.0 if _ROOT.match(data[len(coding.mark) :][:4096].decode(coding.encoding, "replace")) else 0.0


def read(data: bytes, options: Options) -> XliffDocument:
    """The sources that have no target yet, in blocks.

    Raises DocumentError for a file that is not well-formed, declares entities, nests too deeply, is of a version that
    is neither 1 nor 2, or is half translated into another language than the one wanted.

    >>> xliff = '<xliff version="2.0" srcLang="en"><file id="f"><unit id="u"><segment><source>Minsk</source></segment>'
    >>> document = read((xliff + "</unit></file></xliff>").encode(), Options())
    >>> document.rebuild([Block("Мінск")], "be").decode().partition("<unit")[2]
    ' id="u"><segment state="translated"><source>Minsk</source><target>Мінск</target></segment></unit></file></xliff>'
    """
    coding = Coding.of(data, options.encoding, _declared(data))
    text = coding.read(data, options.name)
    check_xml(text, options.name)
    reader = UnitReader(text)
    for token in tokens(text, frozenset()):
        reader.take(token)
    if reader.version not in ("1", "2"):
        raise DocumentError(
            Message("{name} is XLIFF of a version that is not read here; 1.2 and 2.0 are.", name=options.name)
        )
    named = reader.language(reader.target_name)
    if reader.done and options.target and named and named != options.target:
        raise DocumentError(
            Message(
                "{name} is a translation into '{lang}' with {done} units done, and '{target}' is wanted: take the file "
                "as it was before, without targets.",
                name=options.name,
                lang=named,
                done=reader.done,
                target=options.target,
            )
        )
    said = reader.language(reader.source_name)
    return XliffDocument(
        text,
        tuple(reader.units),
        tuple(reader.languages),
        reader.version,
        coding,
        said if said.isalpha() and said.isascii() else None,
    )


@dataclass(frozen=True, slots=True)
class XliffDocument:
    """The file, its units without a translation, and the tags that name the languages."""

    text: str
    units: tuple[Unit, ...]
    languages: tuple[Token, ...]
    version: str
    coding: Coding
    lang: str | None = None
    format: str = "xliff"

    @property
    def blocks(self) -> Sequence[Block]:
        """The sources."""
        return [unit.piece.block for unit in self.units]

    def rebuild(self, renderings: Sequence[Block], target: str, source: str | None = None) -> bytes:
        """The file with a target for each unit, its state set to one that asks for a person's eye."""
        changed: dict[tuple[int, int], str] = {}
        for unit, rendering in zip(self.units, renderings, strict=True):
            span, element = self._target(unit, rendering)
            changed[span] = element
            if self.version == "2":
                changed |= self._state(unit.tag)
        for tag in self.languages if self.units else ():
            changed |= self._language(tag, target)
        return self.coding.write(spliced(self.text, changed), "xmlcharrefreplace")

    def _target(self, unit: Unit, rendering: Block) -> tuple[tuple[int, int], str]:
        """The target element, and the span it takes the place of."""
        piece = unit.piece
        spell = _in_cdata if self.text.startswith("<![CDATA[", unit.inner[0]) else _in_xml
        words = self.text[piece.start : piece.end] if rendering == piece.block else woven(rendering, spell)
        inner = self.text[unit.inner[0] : piece.start] + words + self.text[piece.end : unit.inner[1]]
        state = ' state="needs-review-translation" state-qualifier="mt-suggestion"' if self.version == "1" else ""
        if unit.target is None:
            name = f"{unit.prefix}target"
            return (unit.after, unit.after), f"{unit.indent}<{name}{state}>{inner}</{name}>"
        start, end = unit.target
        kept = _STATE.sub("", self.text[start : unit.target_tag].rstrip("/> \t\r\n"))
        name = kept[1:].split(None, 1)[0]
        return (start, end), f"{kept}{state}>{inner}</{name}>"

    def _state(self, tag: Token) -> dict[tuple[int, int], str]:
        """The segment's state of 2.0."""
        said = attribute(tag, "state")
        if said is not None:
            return {(said.start, said.end): "translated"}
        at = tag.end - (2 if self.text[tag.end - 2] == "/" else 1)
        return {(at, at): ' state="translated"'}

    def _language(self, tag: Token, target: str) -> dict[tuple[int, int], str]:
        name = "target-language" if self.version == "1" else "trglang"
        said = attribute(tag, name)
        if said is not None:
            same = self.text[said.start : said.end].partition("-")[0].lower() == target
            return {} if same else {(said.start, said.end): target}
        source = attribute(tag, "source-language" if self.version == "1" else "srclang")
        at = source.end + 1 if source else tag.end - 1
        return {(at, at): f' {"target-language" if self.version == "1" else "trgLang"}="{target}"'}


def _declared(data: bytes) -> str | None:
    match = _ENCODING.match(data[:200])
    try:
        found = codecs.lookup(match[1].decode("ascii")).name if match else None
    except LookupError:
        return None
    return "utf-8" if found and found.startswith("utf-16") else found


def _in_xml(text: str) -> str:
    return in_text(legal(text)).replace("]]>", "]]&gt;")


def _in_cdata(text: str) -> str:
    return legal(text).replace("]]>", "]]]]><![CDATA[>")
