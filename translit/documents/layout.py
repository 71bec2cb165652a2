"""A plain text as translatable segments, and back: what stands between segments comes out as it went in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .errors import DocumentError

__all__ = ["INNER_BREAK", "MAX_SEGMENT", "filled", "flat", "rebuild", "segments", "units"]

Span = tuple[int, int]

MAX_SEGMENT = 1000
"""The longest segment in characters: no sentence of a newspaper is longer, and no engine takes more in one piece."""

_LINE = re.compile(r"[^\n\r]+")
_BREAK = re.compile(r"[;:,—–]\s|\s")
_SOLID = re.compile(r"\S")
# the white space before it is looked at once, from its beginning: a megabyte of it would else take hours
INNER_BREAK = re.compile(r"(?:(?<![^\S\n\r])[^\S\n\r]++)?[\n\r]+[^\S\n\r]*")
"""A line end inside a wrapped paragraph, with the white space around it."""

_WRAP_AT_LEAST, _WRAP_AT_MOST = 40, 160


def segments(text: str, lang: str | None) -> list[Span]:
    r"""The spans of `text` to translate, in order, white space left out: sentences, never across a paragraph.

    A line end closes a segment, unless the paragraph was wrapped to a width by hand; then a segment may hold single
    line ends, which `flat` takes out. `lang` is the text's language (None: any). A sentence longer than
    `MAX_SEGMENT` characters is cut at a clause or a space. Raises nothing.

    >>> text = "Headline\n\nHe left.  She stayed."
    >>> [text[a:b] for a, b in segments(text, "en")]
    ['Headline', 'He left.', 'She stayed.']
    """
    return [
        piece
        for start, end in _units(text)
        for span in _sentences(text, start, end, lang)
        for piece in _cut(text, *span)
    ]


def flat(segment: str) -> str:
    r"""A segment as an engine wants it: the line ends of a wrapped paragraph become spaces.

    >>> flat("was freed\n  on Thursday")
    'was freed on Thursday'
    """
    return INNER_BREAK.sub(" ", segment)


def rebuild(text: str, spans: Sequence[Span], renderings: Sequence[str]) -> tuple[str, list[Span]]:
    r"""`text` with each span replaced by its rendering, and where each rendering stands in the result.

    Spans are in order and do not overlap. Raises DocumentError when there are not as many renderings as spans.

    >>> rebuild("One.\n\nTwo.", [(0, 4), (6, 10)], ["Раз.", "Два."])
    ('Раз.\n\nДва.', [(0, 4), (6, 10)])
    """
    if len(spans) != len(renderings):
        raise DocumentError(f"{len(renderings)} renderings for {len(spans)} segments: there must be one for each.")
    parts: list[str] = []
    placed: list[Span] = []
    position = length = 0
    for (start, end), rendering in zip(spans, renderings, strict=True):
        parts += [text[position:start], rendering]
        length += start - position
        placed.append((length, length + len(rendering)))
        length += len(rendering)
        position = end
    parts.append(text[position:])
    return "".join(parts), placed


def units(text: str) -> Iterator[Span]:
    r"""The lines of a text that hold something, those of a hand-wrapped paragraph as one, white space around left out.

    >>> [("Headline\n\n He left. \n")[a:b] for a, b in units("Headline\n\n He left. \n")]
    ['Headline', 'He left.']
    """
    for start, end in _units(text):
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        yield first, first + len(piece.strip())


def _units(text: str) -> Iterator[Span]:
    """Lines that hold something, those of a hand-wrapped paragraph as one."""
    block: list[Span] = []
    for match in _LINE.finditer(text):
        if match.group().isspace():
            yield from _block_units(text, block)
            block = []
            continue
        if block and not _single_break(text[block[-1][1] : match.start()]):
            yield from _block_units(text, block)
            block = []
        block.append(match.span())
    yield from _block_units(text, block)


def _block_units(text: str, block: list[Span]) -> list[Span]:
    if len(block) > 1 and filled([text[start:end].rstrip() for start, end in block]):
        return [(block[0][0], block[-1][1])]
    return block


def _single_break(between: str) -> bool:
    return between in ("\n", "\r\n", "\r")


def filled(lines: Sequence[str]) -> bool:
    """Whether these lines are one paragraph filled to a width; none of them is blank.

    Filling puts a word on the next line only when it does not fit, and mostly breaks before a small letter.

    >>> filled(["One sentence stands on a line, and that is it.", "Another one."])
    False
    """
    width = max(map(len, lines))
    if not _WRAP_AT_LEAST <= width <= _WRAP_AT_MOST:
        return False
    pairs = list(pairwise(lines))
    if any(len(line) + 1 + len(after.split(None, 1)[0]) <= width for line, after in pairs):
        return False
    return sum(after.lstrip()[0].islower() for _, after in pairs) * 2 >= len(pairs)


def _sentences(text: str, start: int, end: int, lang: str | None) -> Iterator[Span]:
    from ..text import sentences

    # spaces for line ends, one for one: offsets stay, and a wrapped sentence is not broken where the line is
    unit = text[start:end].replace("\n", " ").replace("\r", " ")
    for first, last in sentences(unit, lang or "en"):
        yield start + first, start + last


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > MAX_SEGMENT:
        window = text[start : start + MAX_SEGMENT]
        breaks = [match.end() for match in _BREAK.finditer(window, MAX_SEGMENT // 2)]
        clauses = [at for at in breaks if window[at - 2] in ";:,—–"]
        stop = (clauses or breaks or [MAX_SEGMENT])[-1]
        yield start, start + len(window[:stop].rstrip())
        following = _SOLID.search(text, start + stop, end)
        start = following.start() if following else end
    if start < end:
        yield start, end
