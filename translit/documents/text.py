r"""Plain text: a block for each line, and one for each paragraph that was wrapped to a width by hand."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from ..errors import Message
from .bounds import refuse_beyond
from .coding import Coding
from .layout import INNER_BREAK, units
from .model import Block, Code, Kind, Options
from .spliced import Spliced, Spot

__all__ = ["read", "recognises", "softened", "tagged", "worded"]

_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][\w.-]{0,30}|\d{1,3})(?:\s[^<>]{0,500})?(?P<alone>/?)>")


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
        blocks.append(softened(text[start:end], where=Message("line {line}", line=line)))
        spots.append(Spot(start, end))
        refuse_beyond("blocks", len(blocks), options.name)
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


def worded(text: str) -> bool:
    """Whether there is a letter outside of tags: what has none is nothing to translate.

    >>> worded("<b>Minsk</b>"), worded("<br/> 12")
    (True, False)
    """
    return any(map(str.isalpha, _TAG.sub("", text)))


def tagged(block: Block) -> Block:
    """A block whose text has tags in it, such as `<0>read</0>` in a program's messages: they become codes.

    `<0/>` stays in the text: it stands for words.

    >>> made = tagged(Block("Please <0>read</0> <1/>"))
    >>> made.text, [(code.position, code.source) for code in made.codes]
    ('Please read <1/>', [(7, '<0>'), (11, '</0>')])
    """
    parts: list[str] = []
    codes: list[Code] = []
    waiting: dict[str, list[str]] = {}
    shifts: list[tuple[int, int]] = []
    at = removed = 0
    for number, match in enumerate(_TAG.finditer(block.text)):
        name, id = match["name"], f"x{number}"
        if match["alone"] and name.isdigit():
            continue
        kind: Kind = "single" if match["alone"] else "close" if match["slash"] else "open"
        if kind == "open":
            waiting.setdefault(name, []).append(id)
        elif kind == "close" and waiting.get(name):
            id = waiting[name].pop()
        codes.append(Code(match.start() - removed, kind, id, match[0]))
        parts.append(block.text[at : match.start()])
        at = match.end()
        removed += match.end() - match.start()
        shifts.append((match.end(), removed))
    if not codes:
        return block
    text = "".join([*parts, block.text[at:]])
    moved = [replace(code, position=code.position - _removed(shifts, code.position)) for code in block.codes]
    ordered = sorted([*codes, *moved], key=lambda code: (code.position, code.length > 0))
    return replace(block, text=text, codes=tuple(ordered)) if text == text.strip() and text else block


def _removed(shifts: list[tuple[int, int]], at: int) -> int:
    """How many characters of tags stood before a place."""
    n = bisect_right(shifts, at, key=lambda shift: shift[0])
    return shifts[n - 1][1] if n else 0
