r"""Plain text: a block for each line, and one for each paragraph that was wrapped to a width by hand."""

from __future__ import annotations

from .coding import Coding
from .layout import INNER_BREAK, units
from .model import Block, Code, Options
from .spliced import Spliced, Spot

__all__ = ["read", "recognises", "softened"]


def recognises(data: bytes) -> float:
    r"""0.3 for what holds no byte that text cannot have: any text is plain text when it is nothing better.

    >>> recognises(b"Losik\n"), recognises(b"PK\x03\x04\x00")
    (0.3, 0.0)
    """
    return 0.3 if b"\0" not in data or Coding.of(data).mark else 0.0


def read(data: bytes, options: Options) -> Spliced:
    r"""Plain text in blocks. Raises DocumentError for bytes that are no text in the encoding.

    >>> document = read(b"Headline\r\n\r\n  Minsk. ", Options())
    >>> [block.text for block in document.blocks]
    ['Headline', 'Minsk.']
    >>> document.rebuild(document.blocks, "ru")
    b'Headline\r\n\r\n  Minsk. '
    """
    coding = Coding.of(data, options.encoding)
    text = coding.read(data, options.name)
    line, at = 1, 0
    blocks, spots = [], []
    for start, end in units(text):
        line += text.count("\n", at, start)
        blocks.append(softened(text[start:end], where=f"line {line}"))
        spots.append(Spot(start, end))
        at = start
    return Spliced("text", text, tuple(blocks), tuple(spots), coding)


def softened(text: str, where: str = "") -> Block:
    r"""A wrapped paragraph as a block: its line ends, with the white space around them, become breaks.

    >>> softened("was freed\n  on Thursday").codes
    (Code(position=9, kind='break', id='n0', source='\n  ', length=1),)
    """
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
