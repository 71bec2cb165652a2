"""A text within a file that is no text: the value of a field, a message of a program, in blocks by its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .layout import units
from .model import Block, Code, Kind, woven
from .office.package import readable
from .spliced import spliced
from .text import softened, worded

__all__ = ["Passage"]

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]{0,20}(?:\s[^<>]*)?/?>")


class Passage:
    r"""The blocks of a text, a line each, or a paragraph that was wrapped by hand; `where` is theirs.

    Tags in it, as messages of programs have them, are codes.

    >>> passage = Passage("Minsk:\n\n  12\n")
    >>> [block.text for block in passage.blocks], passage.put([Block("Мінск:")])
    (['Minsk:'], 'Мінск:\n\n  12\n')
    """

    __slots__ = ("_spans", "blocks", "text")

    def __init__(self, text: str, where: str = "") -> None:
        """Cut the text; lines without a letter, but for those of tags, are no blocks."""
        self.text = text
        self._spans = [span for span in units(text) if worded(text[slice(*span)])]
        self.blocks = [_tagged(softened(text[start:end], where)) for start, end in self._spans]

    def put(self, renderings: Sequence[Block]) -> str:
        """The text with its blocks replaced."""
        return spliced(self.text, {span: woven(each) for span, each in zip(self._spans, renderings, strict=True)})


def _tagged(block: Block) -> Block:
    """The block with the tags in its words as codes; unchanged where white space would be left around the words."""
    tags = list(_TAG.finditer(block.text))
    inside = any(tag.start() < code.position < tag.end() for tag in tags for code in block.codes)
    if not tags or inside:
        return block
    kinds, ids = _pairs([tag[0] for tag in tags])
    parts: list[str] = []
    codes: list[Code] = []
    cut = at = 0
    waiting = list(block.codes)
    for tag, kind, id in zip(tags, kinds, ids, strict=True):
        while waiting and waiting[0].position < tag.start():
            code = waiting.pop(0)
            codes.append(replace(code, position=code.position - cut))
        codes.append(Code(tag.start() - cut, kind, id, tag[0]))
        parts.append(block.text[at : tag.start()])
        at = tag.end()
        cut += len(tag[0])
    text = "".join([*parts, block.text[at:]])
    if text != text.strip() or not readable(text):
        return block
    codes += [replace(code, position=code.position - cut) for code in waiting]
    return Block(text, tuple(codes), block.where)


def _pairs(tags: Sequence[str]) -> tuple[list[Kind], list[str]]:
    """What each tag is, and its id: a pair shares one, a tag that has lost its partner is single."""
    kinds: list[Kind] = ["single"] * len(tags)
    ids = [f"t{number}" for number in range(len(tags))]
    begun: list[tuple[str, int]] = []
    for number, tag in enumerate(tags):
        name = re.split(r"[\s/>]", tag.lstrip("</"), maxsplit=1)[0].lower()
        if not tag.startswith("</"):
            begun.append((name, number))
        elif begun and begun[-1][0] == name:
            first = begun.pop()[1]
            kinds[first], kinds[number] = "open", "close"
            ids[number] = ids[first]
    return kinds, ids
