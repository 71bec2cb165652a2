"""Documents that are zip files of XML parts: DOCX and ODT through one reader and one rebuilder."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ..errors import DocumentError
from ..model import Block
from ..runs import Coded, Item, Mark, Run
from .archive import Archive
from .xmlpart import legal, parse, serialise

__all__ = ["Boundary", "Containers", "Kind", "Package", "Paragraph", "Place", "TextPlace", "locale", "readable"]

Boundary = "boundary"
"""What ends a block within a paragraph: a tab, a page break. As an item it is a pair of this word and the item."""


_LOCALES = {
    "be": "be-BY", "cs": "cs-CZ", "de": "de-DE", "en": "en-US", "es": "es-ES", "fr": "fr-FR", "it": "it-IT",
    "lt": "lt-LT", "lv": "lv-LV", "pl": "pl-PL", "pt": "pt-PT", "ru": "ru-RU", "uk": "uk-UA",
}  # fmt: skip
_LONG = 40  # characters of a line that was filled to a width


class Place(Protocol):
    """A place in a part where blocks stand."""

    @property
    def blocks(self) -> Sequence[Block]:
        """The blocks of the place, maybe none."""
        ...

    def put(self, renderings: Sequence[Block]) -> None:
        """Write translated blocks, as many as there were."""
        ...


def locale(lang: str) -> str:
    """The language with its country, as office programs name the dictionary for it.

    >>> locale("be"), locale("eo")
    ('be-BY', 'eo')
    """
    return _LOCALES.get(lang, lang)


def readable(text: str) -> bool:
    """Whether there is anything to translate: a letter.

    >>> readable("Лосік"), readable("2020, 14:30")
    (True, False)
    """
    return any(char.isalpha() for char in text)


class Paragraph:
    """The items of a paragraph, cut at its boundaries; `write` puts new items into the element."""

    def __init__(
        self,
        items: Sequence[Item | tuple[str, Item]],
        where: str,
        write: Callable[[list[Item]], None],
    ) -> None:
        """Make a block of each piece that has something to read."""
        self._write = write
        self._pieces: list[Coded | list[Item]] = []
        piece: list[Item] = []
        for index, item in enumerate(items):
            if isinstance(item, tuple):
                bound = item[1]
            elif isinstance(item, Mark) and item.space and not item.within and not _runs_on(items, index):
                bound = item
            else:
                piece.append(item)
                continue
            self._close(piece, where)
            self._pieces.append([bound])
            piece = []
        self._close(piece, where)

    @property
    def blocks(self) -> list[Block]:
        """The blocks of the paragraph in order."""
        return [piece.block for piece in self._pieces if isinstance(piece, Coded)]

    def put(self, renderings: Sequence[Block]) -> None:
        """Write the paragraph with its blocks replaced; where none differs, leave it as it is."""
        if list(renderings) == self.blocks:
            return
        following = iter(renderings)
        items: list[Item] = []
        for piece in self._pieces:
            items += piece.items(next(following)) if isinstance(piece, Coded) else piece
        self._write(items)

    def _close(self, piece: list[Item], where: str) -> None:
        if readable("".join(item.text for item in piece if isinstance(item, Run))):
            self._pieces.append(Coded(piece, where))
        elif piece:
            self._pieces.append(piece)


def _runs_on(items: Sequence[Item | tuple[str, Item]], index: int) -> bool:
    """Whether a line break stands within a sentence: the next line begins small, or the line was filled to a width."""
    before = _line(items, range(index - 1, -1, -1))
    after = _line(items, range(index + 1, len(items)))
    if not before or not after or before[-1] in ".!?…:;":
        return False
    return after[0].islower() or (len(before) >= _LONG and after[0].isalpha())


def _line(items: Sequence[Item | tuple[str, Item]], places: range) -> str:
    """The text up to the next line break or boundary, in either direction."""
    parts: list[str] = []
    for place in places:
        item = items[place]
        if isinstance(item, tuple) or (isinstance(item, Mark) and item.space):
            break
        if isinstance(item, Run):
            parts.append(item.text)
    return "".join(parts[:: places.step]).strip()


class Containers:
    """The elements around words (links, content controls) of a paragraph that is written anew.

    `content` gives the element of a container that its words stand in, `keep` tells which of that element's children
    are not words.
    """

    def __init__(
        self, content: Callable[[Any], Any] = lambda shell: shell, keep: Callable[[Any], bool] = lambda child: False
    ) -> None:
        """Begin without containers."""
        self._content, self._keep = content, keep
        self._shells: dict[str, Any] = {}
        self._placed: set[str] = set()

    def add(self, shell: Any) -> str:
        """Remember a container; gives the key that items name it by."""
        key = f"{shell.tag.rpartition('}')[2]} {len(self._shells)}"
        self._shells[key] = shell
        return key

    def empty(self) -> None:
        """Take the words out of all containers, before they are put in anew."""
        self._placed.clear()
        for shell in self._shells.values():
            self._emptied(shell)

    def parent(self, paragraph: Any, within: Sequence[str]) -> Any:
        """Where the next item goes; containers are put at the end of the paragraph as they are needed.

        A container that has other words after it by now stands twice, as a link of two parts.
        """
        parent = paragraph
        for key in within:
            shell = self._shells[key]
            last = parent[-1] if len(parent) else None
            if key in self._placed and last is not shell:
                shell = self._shells[key] = copy.deepcopy(shell)
                self._emptied(shell)
            if last is not shell:
                parent.append(shell)
            self._placed.add(key)
            parent = self._content(shell)
        return parent

    def _emptied(self, shell: Any) -> None:
        content = self._content(shell)
        content.text = shell.tail = None
        for child in list(content):
            if not self._keep(child):
                content.remove(child)


@dataclass(slots=True)
class TextPlace:
    """The text of an element, or one of its attributes: no codes, white space around it kept."""

    element: Any
    attribute: str | None = None
    where: str = ""

    @property
    def blocks(self) -> list[Block]:
        """One block, or none where there is nothing to read."""
        text = self._text()
        return [Block(" ".join(text.split()), (), self.where)] if readable(text) else []

    def put(self, renderings: Sequence[Block]) -> None:
        """Write the translated text, where it differs."""
        for block, rendering in zip(self.blocks, renderings, strict=True):
            if rendering.text == block.text:
                continue
            old, new = self._text(), legal(rendering.text)
            new = old[: len(old) - len(old.lstrip())] + new + old[len(old.rstrip()) :]
            if self.attribute is None:
                self.element.text = new
            else:
                self.element.set(self.attribute, new)

    def _text(self) -> str:
        return (self.element.text if self.attribute is None else self.element.get(self.attribute)) or ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a format knows.

    `parts` hold text, in this order; `refuse` raises for a part that must not be translated, and is given what messages
    call it; `places` of the text in a part; `language` names the target's in a part; `declared` is the document's own.
    """

    format: str
    parts: Callable[[Archive], Sequence[str]]
    refuse: Callable[[str, Any], None]
    places: Callable[[str, Any], Iterator[Place]]
    language: Callable[[str, Any, str], None]
    declared: Callable[[Archive], str | None]


class Package:
    """A zip file of XML parts as blocks; parts in which nothing was translated come out byte for byte."""

    def __init__(self, data: bytes, kind: Kind, name: str) -> None:
        """Read every part that holds text. Raises DocumentError for what is broken, unsafe or beyond the bounds."""
        self._archive = Archive(data, name)
        self._kind, self._name = kind, name
        self._parts = list(kind.parts(self._archive))
        self.lang = kind.declared(self._archive)
        self.blocks: list[Block] = []
        for part in self._parts:
            root = self._root(part)
            kind.refuse(f"{name}, {part}", root)
            for place in kind.places(part, root):
                self.blocks += place.blocks

    @property
    def format(self) -> str:
        """The id of the format."""
        return self._kind.format

    def rebuild(self, renderings: Sequence[Block], target: str, source: str | None = None) -> bytes:
        """The archive with every block replaced and its language named; untranslated, the bytes that came in.

        Each part is parsed anew, so that one document can be rebuilt for several languages. Raises DocumentError when
        there are not as many renderings as blocks.
        """
        if len(renderings) != len(self.blocks):
            raise DocumentError(f"{len(renderings)} renderings for {len(self.blocks)} blocks of {self._name}.")
        if list(renderings) == self.blocks:
            return self._archive.data
        changed: dict[str, bytes] = {}
        following = iter(renderings)
        for part in self._parts:
            root = self._root(part)
            before = _canonical(root)
            for place in list(self._kind.places(part, root)):
                place.put([next(following) for _ in place.blocks])
            self._kind.language(part, root, target)
            if _canonical(root) != before:
                changed[part] = serialise(root, self._archive.read(part))
        return self._archive.rebuilt(changed)

    def _root(self, part: str) -> Any:
        return parse(self._archive.read(part), f"{self._name}, {part}")


def _canonical(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root.getroottree()))
