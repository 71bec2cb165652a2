"""What every file becomes: blocks of text, with the codes that stood in them, and a way back.

A format reads its file into blocks. The pipeline translates their texts as one, puts the codes back where their words
went, and hands the blocks to `rebuild`, in the same order. A block that comes back as it went in must give the bytes it
came from: what `woven` cannot spell by the format's rule alone is a code of kind `spelling`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

__all__ = ["Block", "Code", "Document", "Kind", "Options", "woven"]

Kind = Literal["open", "close", "single", "break", "literal", "spelling"]
"""What a code is, and so how it travels.

`open`, `close`: a pair around words, and goes with them. `single`: a point between words: an image, a footnote's mark,
a tag that has lost its partner; with a length of 1 it stands in the place of a space, as `<br>` within a sentence does.
`break`: a soft line end, in the place of one space; line ends are set anew where the translation is longer. `literal`:
stands for words that must come through as they are, such as `code` or a placeholder. `spelling`: how the file spells
one character, such as `&nbsp;`; it goes where the character goes.
"""


@dataclass(frozen=True, slots=True)
class Code:
    """One inline code: it stands before `text[position]`, in the place of `length` characters of the block's text.

    `id` is the same for an open and its close, and else for no two codes of a block; `source` is as the file has it.
    """

    position: int
    kind: Kind
    id: str
    source: str
    length: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """What is translated as one: a paragraph, a heading, a cell, an attribute, a group of cues, a message.

    `text` is without codes and without white space around it, and not empty. `where` tells a person the place in the
    file: "line 12", "word/footnotes.xml, paragraph 3".

    >>> Block("Losik is free", (Code(0, "open", "b1", "<b>"), Code(5, "close", "b1", "</b>"))).text
    'Losik is free'
    """

    text: str
    codes: tuple[Code, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What the reader of a file may be told: the encoding, and which fields of a JSON or CSV file are text.

    `fields` are paths such as `title`, `body[].text` (JSON) or names of columns (CSV); `name` is what messages call the
    file; `target` is the language wanted (ISO 639-1), for a format whose blocks depend on it: plural forms in PO.

    >>> Options(fields=("title",)).name
    'the input'
    """

    encoding: str | None = None
    fields: tuple[str, ...] = ()
    name: str = "the input"
    target: str | None = None


class Document(Protocol):
    """A file taken apart. `lang` is the language it says it is in (ISO 639-1), None where it says nothing."""

    @property
    def format(self) -> str:
        """The id of its format, a key of `translit.documents.FORMATS`."""
        ...

    @property
    def blocks(self) -> Sequence[Block]:
        """What is to be translated, in the order of the file."""
        ...

    @property
    def lang(self) -> str | None:
        """The language that the file declares."""
        ...

    def rebuild(self, renderings: Sequence[Block], target: str, source: str | None = None) -> bytes:
        """The file with each block replaced by its rendering.

        `renderings` are as many as `blocks` and in their order; `target` and `source` are ISO 639-1 codes, for a file
        that names its language. With `blocks` themselves and no language changed it gives the bytes that were read.
        """
        ...


def woven(block: Block, spell: Callable[[str], str] = str) -> str:
    """The text of a block with its codes in it, as the file has it; `spell` escapes what stands between the codes.

    >>> losik = Block("Losik & I", (Code(0, "open", "1", "<b>"), Code(5, "close", "1", "</b>")))
    >>> woven(losik, lambda text: text.replace("&", "&amp;"))
    '<b>Losik</b> &amp; I'
    >>> woven(Block("is free", (Code(2, "break", "2", "\\n  ", 1),)))
    'is\\n  free'
    """
    parts: list[str] = []
    at = 0
    for code in block.codes:
        parts += [spell(block.text[at : code.position]), code.source]
        at = code.position + code.length
    parts.append(spell(block.text[at:]))
    return "".join(parts)
