r"""Plain text: a block for each line, and one for each paragraph that was wrapped to a width by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .coding import Coding
from .layout import units
from .model import Block, Code, Options, woven

__all__ = ["TextDocument", "read", "recognises"]


@dataclass(frozen=True, slots=True)
class TextDocument:
    """A text and where its blocks stand in it."""

    text: str
    spans: tuple[tuple[int, int], ...]
    blocks: tuple[Block, ...]
    coding: Coding
    format: str = "text"
    lang: str | None = None

    def rebuild(self, renderings: Sequence[Block], target: str, source: str | None = None) -> bytes:
        """The text with each block replaced; in UTF-8 where its own encoding lacks a letter."""
        parts: list[str] = []
        at = 0
        for (start, end), rendering in zip(self.spans, renderings, strict=True):
            parts += [self.text[at:start], woven(rendering)]
            at = end
        return self.coding.write("".join([*parts, self.text[at:]]))


def recognises(data: bytes) -> float:
    r"""0.3 for what holds no byte that text cannot have: any text is plain text when it is nothing better.

    >>> recognises(b"Losik\n"), recognises(b"PK\x03\x04\x00")
    (0.3, 0.0)
    """
    coding = Coding.of(data)
    return 0.0 if b"\0" in data and not coding.mark else 0.3


def read(data: bytes, options: Options) -> TextDocument:
    r"""Plain text in blocks. Raises DocumentError for bytes that are no text in the encoding.

    >>> document = read(b"Headline\r\n\r\n  Minsk. ", Options())
    >>> [block.text for block in document.blocks]
    ['Headline', 'Minsk.']
    >>> document.rebuild(document.blocks, "ru")
    b'Headline\r\n\r\n  Minsk. '
    """
    coding = Coding.of(data, options.encoding)
    text = coding.read(data, options.name)
    spans = tuple(units(text))
    line, at, blocks = 1, 0, []
    for start, end in spans:
        line += text.count("\n", at, start)
        blocks.append(softened(text[start:end], where=f"line {line}"))
        at = start
    return TextDocument(text, spans, tuple(blocks), coding)


def softened(text: str, where: str = "") -> Block:
    r"""A wrapped paragraph as a block: its line ends, with the white space around them, become breaks.

    >>> softened("was freed\n  on Thursday").codes
    (Code(position=9, kind='break', id='n0', source='\n  ', length=1),)
    """
    from .layout import INNER_BREAK

    parts: list[str] = []
    codes: list[Code] = []
    at = length = 0
    for number, match in enumerate(INNER_BREAK.finditer(text)):
        parts += [text[at : match.start()], " "]
        length += match.start() - at
        codes.append(Code(length, "break", f"n{number}", match[0], 1))
        length += 1
        at = match.end()
    return Block("".join([*parts, text[at:]]), tuple(codes), where)
