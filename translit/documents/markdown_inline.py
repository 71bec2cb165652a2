"""One paragraph of Markdown as blocks: the parser's tokens walked along the source, each mark found in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .model import Block, Code, Kind

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["Part", "parts"]

_LETTER = re.compile(r"[^\W\d_]")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,60}\]:?[ \t]*")
_DEFINITION = re.compile(r"\[[^\]\n]{1,200}\]:")
_ADDRESS = re.compile(r"\[[^\]^\n][^\]\n]{0,200}\]:")
_TAG = re.compile(r"</?([A-Za-z][\w-]*)")
_NO = re.compile(r"\stranslate=[\"']?no\b|\sclass=(?:\"[^\"]*|'[^']*|)\bnotranslate\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\[[^\]]*\]")
_STOPS = ".!?…:;"


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a paragraph, where it stands in the paragraph's source, and where each image's `alt` stands in a code.

    `images` has the id of the code, the text between its brackets and where that begins in the code's source.
    """

    block: Block
    start: int
    end: int
    images: tuple[tuple[str, str, int], ...] = ()


class Astray(Exception):
    """The tokens and the source do not go together."""


@dataclass(slots=True)
class _Walk:
    """The source, how far it has been read, and the block that grows."""

    source: str
    where: str
    at: int = 0
    start: int = 0
    text: list[str] = field(default_factory=list)
    size: int = 0
    codes: list[Code] = field(default_factory=list)
    images: list[tuple[str, str, int]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def words(self, text: str) -> None:
        last = self.codes[-1] if self.codes else None
        after_blank = self.size and self.text[-1][-1:] in (" ", "")
        if text.startswith(" ") and after_blank and last and (last.kind, last.position) == ("single", self.size):
            self.codes.append(
                Code(self.size, "single", f"b{len(self.codes)}", " ")
            )  # a blank on both sides of a picture
            text = text[1:]
        if not text:
            return
        self.text.append(text)
        self.size += len(text)

    def code(self, kind: Kind, end: int, shown: str = "", id: str | None = None) -> str:
        """A code for the source up to `end`, in the place of what is `shown` in the text."""
        id = id or f"m{len(self.codes)}"
        self.codes.append(Code(self.size, kind, id, self.source[self.at : end], len(shown)))
        self.words(shown)
        self.at = end
        return id

    def expect(self, text: str) -> int:
        """Where `text` ends, which must come next."""
        if not text or not self.source.startswith(text, self.at):
            raise Astray(text)
        return self.at + len(text)

    def part(self) -> Part | None:
        """The block so far; None without a letter."""
        text = "".join(self.text)
        if not _LETTER.search(text) or _ADDRESS.match(self.source, self.start):
            return None
        bare = text.strip()
        lead = len(text) - len(text.lstrip())
        codes = list(_without_blanks(self.codes, text, lead, lead + len(bare)))
        return Part(Block(bare, tuple(codes), self.where), self.start, self.at, tuple(self.images))

    def renew(self, start: int) -> None:
        """A new block begins."""
        self.at = self.start = start
        self.text, self.codes, self.images, self.size = [], [], [], 0


def _without_blanks(codes: Sequence[Code], text: str, start: int, end: int) -> Iterator[Code]:
    """The codes of a text whose blanks at both ends are taken out: those blanks become codes where they stood."""
    at = 0
    for number, code in enumerate([*codes, Code(len(text), "single", "", "")]):
        for first, last in ((0, start), (end, len(text))):
            low, high = max(at, first), min(code.position, last)
            if low < high:
                yield Code(min(max(low - start, 0), end - start), "single", f"b{number}-{low}", text[low:high])
        at = max(at, code.position)
        if code.id:
            yield replace(code, position=min(max(code.position - start, 0), end - start))


def parts(source: str, tokens: Sequence[Token], where: str) -> list[Part]:
    """The blocks of a paragraph: one, or more where lines end hard.

    `source` is the paragraph as it stands in the file, from its first letter to its last, with what the lines of a
    quotation or a list begin with; `tokens` are what the parser made of it. A paragraph that cannot be followed is one
    block without codes.
    """
    walk = _Walk(source, where)
    try:
        found = list(_walked(walk, tokens))
        if walk.at != len(source):
            raise Astray(source[walk.at :])
    except Astray:
        return [Part(Block(source, (), where), 0, len(source))] if _LETTER.search(source) and "\n" not in source else []
    return found


def _walked(walk: _Walk, tokens: Sequence[Token]) -> Iterator[Part]:
    until = 0
    for number, token in enumerate(tokens):
        if number < until:
            continue
        if token.type == "html_inline" and (until := _untouched(walk, tokens, number)):
            continue
        if token.type in ("softbreak", "hardbreak"):
            end = _line_start(walk, token, tokens[number + 1 :])
            following = tokens[number + 1].content if number + 1 < len(tokens) else ""
            if _border(walk, token, following, end):
                if part := walk.part():
                    yield part
                walk.renew(end)
            else:
                walk.code("break" if token.type == "softbreak" else "single", end, " ")
        else:
            _step(walk, token)
    if part := walk.part():
        yield part


def _untouched(walk: _Walk, tokens: Sequence[Token], number: int) -> int:
    """Behind which token an element ends that must not be touched, now a code; 0 where none begins."""
    tag = _TAG.match(tokens[number].content)
    if tag is None or not (
        tag[1].lower() in ("code", "kbd", "samp", "var", "tt") or _NO.search(tokens[number].content)
    ):
        return 0
    closing = f"</{tag[1]}>"
    last = next((n for n in range(number, len(tokens)) if tokens[n].content.lower() == closing.lower()), None)
    end = walk.source.lower().find(closing.lower(), walk.at)
    if last is None or end < 0 or "\n" in walk.source[walk.at : end] or tokens[number].content.startswith("</"):
        return 0
    shown = " ".join(each.content for each in tokens[number + 1 : last] if each.type in ("text", "text_special"))
    if 0 < len(shown) <= 100 and "`" not in shown:
        walk.code("literal", end + len(closing), f"`{shown}`")
    else:
        walk.code("single", end + len(closing))
    return last + 1


def _border(walk: _Walk, token: Token, following: str, end: int) -> bool:
    """Whether a line end parts two blocks: a hard one between sentences, or one before a footnote or an address."""
    if _DEFINITION.match(walk.source, end):
        return True
    before = "".join(walk.text[-2:]).rstrip()[-1:]
    return token.type == "hardbreak" and not (before and before not in _STOPS and following[:1].islower())


def _line_start(walk: _Walk, token: Token, following: Sequence[Token]) -> int:
    """Where the next line's words begin: behind the line end and what a list or a quotation puts before a line."""
    newline = walk.source.find("\n", walk.at)
    if newline < 0 or walk.source[walk.at : newline].strip(" \t\r\\"):
        raise Astray("line end")
    line_end = walk.source.find("\n", newline + 1)
    line_end = line_end if line_end >= 0 else len(walk.source)
    after = following[0] if following else None
    mark = "" if after is None else after.markup if after.type == "text_special" else after.content or after.markup
    if after is not None and after.type == "image":
        mark = "!["
    elif after is not None and after.type == "link_open":
        mark = "<" if after.markup == "autolink" else "["
    elif after is not None and after.type == "code_inline":
        mark = after.markup
    at = walk.source.find(mark, newline + 1, line_end) if mark else -1
    if at < 0 or walk.source[newline + 1 : at].strip(" \t>"):
        raise Astray("line start")
    return at


def _step(walk: _Walk, token: Token) -> None:
    match token.type:
        case "text":
            _text(walk, token.content)
        case "text_special":
            end = walk.expect(token.markup)
            if len(token.content) == 1:
                walk.code("spelling", end, token.content)
            else:
                walk.words(token.content)
                walk.at = end
        case "em_open" | "strong_open" | "s_open":
            walk.open.append(walk.code("open", walk.expect(token.markup)))
        case "em_close" | "strong_close" | "s_close":
            walk.code("close", walk.expect(token.markup), id=walk.open.pop() if walk.open else None)
        case "code_inline":
            _code(walk, token)
        case "html_inline":
            _tag(walk, token.content)
        case "link_open":
            walk.links.append(walk.code("open", walk.expect("<" if token.markup == "autolink" else "[")))
        case "link_close":
            end = walk.expect(">") if token.markup == "autolink" else _link_end(walk)
            walk.code("close", end, id=walk.links.pop() if walk.links else None)
        case "image":
            _image(walk, token.content)
        case _:
            raise Astray(token.type)


def _text(walk: _Walk, text: str) -> None:
    end = walk.expect(text) if text else walk.at
    for match in _FOOTNOTE.finditer(walk.source, walk.at, end):
        walk.words(walk.source[walk.at : match.start()])
        walk.at = match.start()
        definition = match[0].rstrip().endswith(":") and walk.size == 0
        walk.code("single", match.end() if definition else match.start() + match[0].index("]") + 1)
    walk.words(walk.source[walk.at : end])
    walk.at = end


def _code(walk: _Walk, token: Token) -> None:
    start = walk.expect(token.markup)
    closing = re.compile(rf"(?<!`){token.markup}(?!`)").search(walk.source, start)
    if closing is None:
        raise Astray(token.content)
    words = " ".join(token.content.split())
    if 0 < len(words) <= 100 and "`" not in words and "\n" not in walk.source[walk.at : closing.end()]:
        walk.code("literal", closing.end(), f"`{words}`")
    else:
        walk.code("single", closing.end())


def _tag(walk: _Walk, raw: str) -> None:
    end = walk.expect(raw)
    name = _TAG.match(raw)
    if name is None or raw.endswith("/>") or name[1].lower() in ("br", "img", "hr", "wbr", "input"):
        walk.code("single", end)
    elif raw.startswith("</"):
        opened = next((c.id for c in reversed(walk.codes) if c.kind == "open" and _is_open(walk, c, name[1])), None)
        walk.code("close", end, id=opened)
    else:
        walk.code("open", end)


def _is_open(walk: _Walk, code: Code, name: str) -> bool:
    tag = _TAG.match(code.source)
    closed = any(other.kind == "close" and other.id == code.id for other in walk.codes)
    return tag is not None and tag[1].lower() == name.lower() and not closed


def _link_end(walk: _Walk) -> int:
    """Where a link ends whose words end here: behind its address, its reference, or its bracket."""
    at = walk.expect("]")
    if walk.source.startswith("(", at):
        end = _address_end(walk.source, at)
        if end is not None:
            return end
    reference = _REFERENCE.match(walk.source, at)
    return reference.end() if reference and not walk.source.startswith("[^", at) else at


def _address_end(source: str, at: int) -> int | None:
    """Where `(address "title")` ends; None when it does not."""
    match = re.compile(
        r"\(\s*(?:<[^<>\n]*>|(?:[^\s()<\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)"
        r"(?:\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)",
        re.DOTALL,
    ).match(source, at)
    return match.end() if match else None


def _image(walk: _Walk, alt: str) -> None:
    start = walk.expect("![")
    depth, at = 1, start
    while at < len(walk.source) and depth:
        char = walk.source[at]
        at += 1 + (char == "\\")
        depth += (char == "[") - (char == "]")
    if depth:
        raise Astray("image")
    end = _address_end(walk.source, at)
    if end is None:
        reference = _REFERENCE.match(walk.source, at)
        end = reference.end() if reference else at
    raw = walk.source[start : at - 1]
    id = walk.code("single", end)
    if raw == alt and raw == raw.strip() and _LETTER.search(raw) and "\n" not in raw:
        walk.images.append((id, raw, 2))
