"""A paragraph of Markdown as it is read: how far the source has been walked, and the block that grows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ...errors import Message, joined
from ..layout import filled
from ..model import Block, Code, Kind

__all__ = ["Astray", "Part", "Walk", "Words"]

_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"\[[^\]^\n][^\]\n]{0,200}\]:|:::")


@dataclass(frozen=True, slots=True)
class Words:
    """What an image says of itself (its `alt`, its title): `at` is its place in the paragraph's source.

    `code` is the id of the image's code, `begun` where that stands in the source.
    """

    code: str
    text: str
    at: int
    begun: int


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a paragraph, where it stands in the paragraph's source, and the words of the images in it.

    `image`: it is itself what an image says that stands alone.
    """

    block: Block
    start: int
    end: int
    images: tuple[Words, ...] = ()
    image: bool = False


class Astray(Exception):
    """The tokens and the source do not go together."""


@dataclass
class Walk:
    """The source, how far it has been read, and the block that grows.

    `tags` has the codes of the HTML elements that are open, by their names; `unclosed` the ends of elements that are
    nowhere in what is still to come.
    """

    source: str
    where: str
    at: int = 0
    start: int = 0
    text: list[str] = field(default_factory=list)
    size: int = 0
    codes: list[Code] = field(default_factory=list)
    images: list[Words] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: dict[str, list[str]] = field(default_factory=dict)
    unclosed: set[str] = field(default_factory=set)

    @cached_property
    def lower(self) -> str:
        """The source in small letters, each where it was."""
        return self.source.lower() if self.source.isascii() else "".join(map(_lower, self.source))

    @cached_property
    def filled(self) -> bool:
        """Whether its lines are filled to a width."""
        return filled(self.source.splitlines())

    def words(self, text: str) -> None:
        """Words of the block; the second of two blanks around a picture is a code."""
        last = self.codes[-1] if self.codes else None
        after_blank = self.size and self.text[-1][-1:] in (" ", "")
        if text.startswith(" ") and after_blank and last and (last.kind, last.position) == ("single", self.size):
            self.codes.append(
                Code(self.size, "single", f"b{len(self.codes)}", " ")
            )  # a blank on both sides of a picture
            text = text[1:]
        self._put(text)

    def _put(self, text: str) -> None:
        if text:
            self.text.append(text)
            self.size += len(text)

    def code(self, kind: Kind, end: int, shown: str = "", id: str | None = None) -> str:
        """A code for the source up to `end`, in the place of what is `shown` in the text."""
        id = id or f"m{len(self.codes)}"
        self.codes.append(Code(self.size, kind, id, self.source[self.at : end], len(shown)))
        self._put(shown)
        self.at = end
        return id

    def expect(self, text: str) -> int:
        """Where `text` ends, which must come next."""
        if not text or not self.source.startswith(text, self.at):
            raise Astray(text)
        return self.at + len(text)

    def finished(self) -> Iterator[Part]:
        """The block so far; of images alone their words, each by itself."""
        text = "".join(self.text)
        if _ADDRESS.match(self.source, self.start):
            return
        if not _LETTER.search(text):
            where = joined([self.where, Message("image")])
            for each in self.images:
                yield Part(Block(each.text, (), where), each.at, each.at + len(each.text), image=True)
            return
        bare = text.strip()
        lead = len(text) - len(text.lstrip())
        codes = self.codes if bare == text else _without_blanks(self.codes, text, lead, lead + len(bare))
        yield Part(Block(bare, tuple(codes), self.where), self.start, self.at, tuple(self.images))

    def renew(self, start: int) -> None:
        """A new block begins."""
        self.at = self.start = start
        self.text, self.codes, self.images, self.tags, self.size = [], [], [], {}, 0


def _lower(char: str) -> str:
    """A letter in small; İ, which would become two, stays."""
    low = char.lower()
    return low if len(low) == 1 else char


def _without_blanks(codes: Sequence[Code], text: str, start: int, end: int) -> Iterator[Code]:
    """The codes of a text whose blanks at both ends are taken out: those blanks become codes where they stood.

    A blank that has a code already, as a line end has, is that code, which stands between words now.
    """
    at = 0
    for number, code in enumerate([*codes, Code(len(text), "single", "", "")]):
        for first, last in ((0, start), (end, len(text))):
            low, high = max(at, first), min(code.position, last)
            if low < high:
                yield Code(min(max(low - start, 0), end - start), "single", f"b{number}-{low}", text[low:high])
        at = max(at, code.position + code.length)
        if code.id:
            moved = replace(code, position=min(max(code.position - start, 0), end - start))
            within = start <= code.position and code.position + code.length <= end
            yield moved if within or not code.length else replace(moved, kind="single", length=0)
