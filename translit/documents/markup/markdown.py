"""Markdown: CommonMark with tables, struck words, footnotes and front matter; words in blocks, the marks kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from ...errors import Message, joined
from ..bounds import refuse_beyond
from ..coding import Coding
from ..errors import DocumentError
from ..model import Block, Options
from ..spliced import Spliced, Spot
from . import html
from .markdown_inline import parts

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["read", "recognises"]

_SIGNS = tuple(
    re.compile(sign, re.MULTILINE)
    for sign in (
        r"^ {0,3}#{1,6} +\S",
        r"^ {0,3}(?:```|~~~)",
        r"!?\[[^\]\n]{1,200}\]\([^)\s]{1,300}[)\s]",
        r"^ {0,3}\|?(?: *:?-{3,}:? *\|)+",
        r"\*\*\w[^*\n]{0,200}\*\*",
        r"^\[[^\]\n]{1,60}\]: *\S",
        r"\A---\n(?:[\w-]+:.*\n|[ \t-].*\n|\n){1,200}---\n",
        r"^(?:={3,}|-{3,}) *$",
        r"(?:^[-*+] +\S.*\n){2}",
    )
)
_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(.*?\r?\n)?\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_READ = "title|subtitle|description|summary|excerpt|lead|caption"
_VALUE = r"\"(?P<double>[^\"\\\n]*)\"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s\"'|>&*!%@\[{#][^\n#]*?)"
_FIELD = re.compile(rf"^[ \t]*(?:{_READ})[ \t]*[:=][ \t]*(?:{_VALUE})[ \t]*\r?$", re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}\[(?P<label>[^\]\[^\n][^\]\[\n]{0,200})\]:[ \t]*(?P<href>\S+)", re.MULTILINE)
_LINE_END = re.compile(r"\r\n?|\n")
_LANGUAGE = re.compile(r"^(?:lang|language|locale)[ \t]*[:=][ \t]*[\"']?([A-Za-z]{2,3})[\"']?[ \t]*\r?$", re.MULTILINE)
_MARKS = re.compile(r"[\n\\`~*_\[\]!<&]|\A:")
"""What the parser of a paragraph looks at, and a colon that begins the meaning of a term."""
_LETTER = re.compile(r"[^\W\d_]")
_CELL = frozenset(("td_open", "td_close", "th_open", "th_close"))
_LISTS, _BRACKETS = 100, 20  # how deep lists and quotations, and how deep pictures in links may stand in each other


def recognises(data: bytes) -> float:
    """0.6 for a text with two kinds of Markdown's marks, 0.35 for one, 0.1 for any other text.

    >>> recognises(b"# Head\\n\\n[link](http://a.by)"), recognises(b"Just words")
    (0.6, 0.1)
    """
    coding = Coding.of(data)
    if b"\0" in data and not coding.mark:
        return 0.0
    text = data[len(coding.mark) :][:65536].decode(coding.encoding, "replace").replace("\r\n", "\n")
    found = sum(sign.search(text) is not None for sign in _SIGNS)
    return 0.6 if found > 1 else 0.35 if found else 0.1


def read(data: bytes, options: Options) -> Spliced:
    """Markdown in blocks: paragraphs, headings, cells, images' words, title and description of the front matter.

    Raises DocumentError for bytes that are no text in their encoding, and for nesting that no parser follows.

    >>> document = read(b"# Losik *is free*\\n\\n    code\\n", Options())
    >>> [(block.text, len(block.codes)) for block in document.blocks]
    [('Losik is free', 2)]
    """
    coding = Coding.of(data, options.encoding)
    text = coding.read(data, options.name)
    for block in re.finditer(r"(?:[^\n]+\n?)+", text):  # a parser takes a quadratic time over brackets without end
        refuse_beyond("codes", 2 * block[0].count("["), options.name)
    reader = _Reader(text, options.name)
    front = _FRONT.match(text)
    if front:
        reader.front_matter(front.start(), front.end())
    try:
        reader.body(front.end() if front else 0)
    except RecursionError as error:
        raise DocumentError(
            Message("{name} is nested deeper than Markdown can be read; take some of it out.", name=options.name)
        ) from error
    order = sorted(range(len(reader.blocks)), key=lambda n: reader.places[n])
    new = {old: number for number, old in enumerate(order)}
    spots = [reader.spots[n] for n in order]
    return Spliced(
        "markdown",
        text,
        tuple(reader.blocks[n] for n in order),
        tuple(Spot(s.start, s.end, s.spell, (new[s.home[0]], s.home[1]) if s.home else None) for s in spots),
        coding,
        text[slice(*reader.language)].lower() if reader.language else None,
        _Language(text, reader.language),
    )


@dataclass(frozen=True, slots=True)
class _Language:
    """The language that the front matter names, told anew."""

    text: str
    span: tuple[int, int] | None

    def __call__(self, target: str, source: str | None) -> Mapping[tuple[int, int], str]:
        """The new name where the old one is the source's."""
        if self.span is None or self.text[slice(*self.span)].lower() != (source or "").partition(":")[0]:
            return {}
        return {self.span: target}


@cache
def _parser(nesting: int) -> MarkdownIt:
    """A parser that follows so many levels; the time for a bracket without an end grows with them."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": nesting}).enable(["table", "strikethrough"])
    parser.core.ruler.disable(["inline", "text_join"])  # escapes and entities stay apart, with their source
    return parser


class _Tokens(list["Token"]):
    """What the parser finds, without the ends of a table's cells and without empty cells: they were most of a table,
    and half a kB each."""

    def append(self, token: Token) -> None:
        """Take what is read later; the words of a cell are known when it closes."""
        if token.type not in _CELL:
            super().append(token)
        elif token.nesting < 0 and not self[-1].content:
            self.pop()


def _tokens(source: str, env: dict[str, Any]) -> list[Token]:
    """The parts of a document, lines and words, the words not taken apart."""
    from markdown_it.rules_core import StateCore

    parser = _parser(_LISTS)
    state = StateCore(source, parser, env)
    state.tokens = _Tokens()
    parser.core.process(state)
    return state.tokens


def _references(source: str) -> dict[str, dict[str, object]]:
    """The definitions of links that the parser may take for the text of a footnote before them."""
    from markdown_it.common.utils import normalizeReference

    return {
        normalizeReference(match["label"]): {"href": match["href"], "title": "", "map": [0, 0]}
        for match in _DEFINITION.finditer(source)
    }


@dataclass(slots=True)
class _Reader:
    """Blocks as they are found."""

    text: str
    name: str
    blocks: list[Block] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    language: tuple[int, int] | None = None
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find where lines begin."""
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(self.text)), len(self.text)]

    def front_matter(self, start: int, end: int) -> None:
        """The fields that readers see, where they are one line."""
        for match in _FIELD.finditer(self.text, start, end):
            kind = match.lastgroup or ""
            value = match[kind]
            if _LETTER.search(value) and value == value.strip():
                self._add(Block(value, (), self._where(match.start())), Spot(*match.span(kind), _QUOTED[kind]))
        language = _LANGUAGE.search(self.text, start, end)
        self.language = language.span(1) if language else None

    def body(self, start: int) -> None:
        """All behind the front matter."""
        starts = self.starts
        source = "\n" * (bisect_right(starts, start) - 1) + self.text[start:]
        cell = 0
        inline, env = _parser(_BRACKETS), {"references": _references(source)}
        tokens = _tokens(source, env)
        tokens.reverse()
        while tokens:  # each is forgotten behind us: those of a large file take more memory than the file
            token = tokens.pop()
            if token.type == "tr_open" and token.map:
                cell = starts[token.map[0]]
            elif token.type == "html_block" and token.map and token.level == 0:
                self._html(starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)])
            elif token.type == "inline" and token.map and token.content:
                span = self._span(token, starts, cell)
                if span is not None:
                    self._paragraph(span, token.content, inline, env)
                    cell = span[1] if token.level >= 3 else cell

    def _span(self, token: Token, starts: list[int], cell: int) -> tuple[int, int] | None:
        """Where the words of a paragraph begin and end in the file."""
        assert token.map is not None
        lines = token.content.split("\n")
        first, last = starts[token.map[0]], starts[min(token.map[0] + len(lines) - 1, len(starts) - 2)]
        line_end = starts[min(token.map[0] + 1, len(starts) - 1)]
        in_cell = first <= cell < line_end
        words = lines[0].replace("|", "\\|") if in_cell and lines[0] not in self.text[cell:line_end] else lines[0]
        start = self.text.find(words.strip(" \t"), cell if in_cell else first, line_end)
        if start < 0:
            return None
        if len(lines) == 1:
            return (start, start + len(words.strip(" \t")))
        end = self.text.find(lines[-1].strip(" \t"), last)
        return (start, end + len(lines[-1].strip(" \t"))) if end >= 0 else None

    def _paragraph(self, span: tuple[int, int], content: str, parser: MarkdownIt, env: dict[str, Any]) -> None:
        start, end = span
        source = self.text[start:end]
        if source == content and not _MARKS.search(source):  # plain words, as most are
            if _LETTER.search(source):
                self._add(Block(source, (), self._where(start)), Spot(start, end))
            return
        children: list[Token] = []
        parser.inline.parse(content, parser, env, children)
        for part in parts(source, children, self._where(start)):
            spell = _in_image if part.image else str
            self._add(part.block, Spot(start + part.start, start + part.end, spell))
            home = len(self.blocks) - 1
            for each in part.images:
                at = each.at - each.begun
                self._add(
                    Block(each.text, (), joined([part.block.where, Message("image")])),
                    Spot(at, at + len(each.text), _in_image, (home, each.code)),
                    (start + part.start, len(self.blocks)),
                )

    def _html(self, start: int, end: int) -> None:
        inner = html.fragment(self.text[start:end], Coding("utf-8"))
        first = len(self.blocks)
        for block, spot in zip(inner.blocks, inner.spots, strict=True):
            where = self._where(start)
            if spot.home:
                home = (spot.home[0] + first, spot.home[1])
                self._add(
                    Block(block.text, block.codes, where),
                    Spot(spot.start, spot.end, spot.spell, home),
                    (start, len(self.blocks)),
                )
            else:
                shifted = Spot(start + spot.start, start + spot.end, spot.spell)
                self._add(Block(block.text, block.codes, where), shifted, (start, len(self.blocks)))

    def _add(self, block: Block, spot: Spot, place: tuple[int, int] | None = None) -> None:
        self.places.append(place or (spot.start, len(self.blocks)))
        self.blocks.append(block)
        refuse_beyond("blocks", len(self.blocks), self.name)  # now: a large table would be taken apart whole before it
        self.spots.append(spot)

    def _where(self, at: int) -> str:
        return Message("line {line}", line=bisect_right(self.starts, at, hi=len(self.starts) - 1))


def _in_image(text: str) -> str:
    """What an image says of itself, in brackets or quotes."""
    return re.sub(r"[\"\[\]\\]", r"\\\g<0>", text)


def _bare(text: str) -> str:
    """A value without quotes: in double ones where a mark of YAML would end it."""
    if re.search(r": |:\Z| #|\A[\s\"'|>&*!%@\[{#-]", text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


_QUOTED = {
    "double": lambda text: text.replace("\\", "\\\\").replace('"', '\\"'),
    "single": lambda text: text.replace("'", "''"),
    "bare": _bare,
}
