"""A text within a file that is no text: the value of a field, a message of a program, in blocks by its lines."""

from __future__ import annotations

from collections.abc import Sequence

from .layout import units
from .model import Block, woven
from .package import readable
from .spliced import spliced
from .text import softened

__all__ = ["Passage"]


class Passage:
    r"""The blocks of a text, a line each, or a paragraph that was wrapped by hand; `where` is theirs.

    >>> passage = Passage("Minsk:\n\n  12\n")
    >>> [block.text for block in passage.blocks], passage.put([Block("Мінск:")])
    (['Minsk:'], 'Мінск:\n\n  12\n')
    """

    def __init__(self, text: str, where: str = "") -> None:
        """Cut the text; lines without a letter are no blocks."""
        self.text = text
        self._spans = [span for span in units(text) if readable(text[slice(*span)])]
        self.blocks = [softened(text[start:end], where) for start, end in self._spans]

    def put(self, renderings: Sequence[Block]) -> str:
        """The text with its blocks replaced."""
        return spliced(self.text, {span: woven(each) for span, each in zip(self._spans, renderings, strict=True)})
