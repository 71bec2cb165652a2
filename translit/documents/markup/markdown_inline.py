"""One paragraph of Markdown as blocks: the parser's tokens walked along the source, each mark found in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..model import Block
from .markdown_address import address, bracket_end, link_end
from .markdown_walk import Astray, Part, Walk, Words

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["parts"]

_LETTER = re.compile(r"[^\W\d_]")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,60}\]:?[ \t]*")
_LABEL = re.compile(r"\[(?:[ xX]|!\w{1,20})\][+-]?[ \t]*|:[ \t]+|!!![ \t]+[\w-]+[ \t]*")
_DEFINITION = re.compile(r"\[[^\]\n]{1,200}\]:|:[ \t]|:::")
_TAG = re.compile(r"</?([A-Za-z][\w-]*)")
_NO = re.compile(r"\stranslate=[\"']?no\b|\sclass=(?:\"[^\"]*|'[^']*|)\bnotranslate\b", re.IGNORECASE)
_LINE = re.compile(r"[^\s>](?:[^\r\n]*\S)?")
_NO_TITLE = re.compile(r"[\\\n\"]")
_STOPPED = re.compile(r"[.!?…:;][\"'»”’)\]*_~`]*\Z")
_NEAR = 1000  # characters in which a line that goes on has its first letter
_WHOLE_LINE = re.compile(r"(\*\*|__|[*_]).+\1|!\[.*\)|\[!\w+\].*")


def parts(source: str, tokens: Sequence[Token], where: str) -> list[Part]:
    """The blocks of a paragraph: one, or more where lines end hard.

    `source` is the paragraph as it stands in the file, from its first letter to its last, with what the lines of a
    quotation or a list begin with; `tokens` are what the parser made of it. Of a paragraph that cannot be followed each
    line is a block without codes.
    """
    walk = Walk(source, where)
    try:
        found = list(_walked(walk, tokens))
        if walk.at != len(source):
            raise Astray(source[walk.at :])
    except Astray:
        return [
            Part(Block(line[0], (), where), *line.span()) for line in _LINE.finditer(source) if _LETTER.search(line[0])
        ]
    return found


def _walked(walk: Walk, tokens: Sequence[Token]) -> Iterator[Part]:
    until = 0
    for number, token in enumerate(tokens):
        if number < until:
            continue
        if token.type == "html_inline" and (until := _untouched(walk, tokens, number)):
            continue
        if token.type in ("softbreak", "hardbreak"):
            end = _line_start(walk, _next(tokens, number))
            if _border(walk, token, end):
                yield from walk.finished()
                walk.renew(end)
            else:
                walk.code("break" if token.type == "softbreak" else "single", end, " ")
        else:
            _step(walk, token)
    yield from walk.finished()


def _untouched(walk: Walk, tokens: Sequence[Token], number: int) -> int:
    """Behind which token an element ends that must not be touched, now a code; 0 where none begins."""
    tag = _TAG.match(tokens[number].content)
    if tag is None or not (
        tag[1].lower() in ("code", "kbd", "samp", "var", "tt") or _NO.search(tokens[number].content)
    ):
        return 0
    closing = f"</{tag[1]}>".lower()
    if closing in walk.unclosed or tokens[number].content.startswith("</"):
        return 0
    end = walk.lower.find(closing, walk.at)
    if end >= 0 and "\n" in walk.source[walk.at : end]:
        return 0
    last = next((n for n in range(number, len(tokens)) if tokens[n].content.lower() == closing), None)
    if last is None or end < 0:
        walk.unclosed.add(closing)  # nor does any that comes
        return 0
    shown = " ".join(each.content for each in tokens[number + 1 : last] if each.type in ("text", "text_special"))
    if 0 < len(shown) <= 100 and "`" not in shown:
        walk.code("literal", end + len(closing), f"`{shown}`")
    else:
        walk.code("single", end + len(closing))
    return last + 1


def _border(walk: Walk, token: Token, end: int) -> bool:
    """Whether a line end parts two blocks.

    A hard one between sentences does; a soft one where the lines are not filled to a width and one sentence ends, or a
    line is a picture or a heading in bold; and one before a footnote, an address or the meaning of a term.
    """
    if _DEFINITION.match(walk.source, end):
        return True
    first = _LETTER.search(walk.source, end, end + _NEAR)
    small = first is not None and first[0].islower()
    line = walk.source[walk.source.rfind("\n", 0, walk.at) + 1 : walk.at].strip(" \t>")
    if line.startswith((":::", "!!! ")):  # the beginning of a box in Pandoc, in MkDocs
        return True
    stopped = bool(_STOPPED.search(line))
    if token.type == "hardbreak":
        return stopped or not small
    return not small and (stopped or bool(_WHOLE_LINE.fullmatch(line))) and not walk.filled


def _next(tokens: Sequence[Token], number: int) -> Token | None:
    """The token behind another that shows something: the parser puts empty words before a bold word."""
    shown = (tokens[n] for n in range(number + 1, len(tokens)))
    return next((each for each in shown if each.type != "text" or each.content), None)


def _line_start(walk: Walk, after: Token | None) -> int:
    """Where the next line's words begin: behind the line end and what a list or a quotation puts before a line."""
    newline = walk.source.find("\n", walk.at)
    if newline < 0 or walk.source[walk.at : newline].strip(" \t\r\\"):
        raise Astray("line end")
    line_end = walk.source.find("\n", newline + 1)
    line_end = line_end if line_end >= 0 else len(walk.source)
    mark = _mark(after) if after is not None else ""
    at = walk.source.find(mark, newline + 1, line_end) if mark else -1
    if at < 0 or walk.source[newline + 1 : at].strip(" \t>"):
        raise Astray("line start")
    return at


def _mark(token: Token) -> str:
    """What a token begins with in the source."""
    match token.type:
        case "image":
            return "!["
        case "link_open":
            return "<" if token.markup == "autolink" else "["
        case "code_inline" | "text_special":
            return token.markup
        case _:
            return token.content or token.markup


def _step(walk: Walk, token: Token) -> None:
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
            end = walk.expect(">") if token.markup == "autolink" else link_end(walk.source, walk.expect("]"))
            walk.code("close", end, id=walk.links.pop() if walk.links else None)
        case "image":
            _image(walk, token.content)
        case _:
            raise Astray(token.type)


def _text(walk: Walk, text: str) -> None:
    end = walk.expect(text) if text else walk.at
    label = _LABEL.match(walk.source, walk.at, end) if not walk.size and not walk.codes else None
    if label:
        walk.code("single", label.end())
    for match in _FOOTNOTE.finditer(walk.source, walk.at, end):
        walk.words(walk.source[walk.at : match.start()])
        walk.at = match.start()
        definition = match[0].rstrip().endswith(":") and walk.size == 0
        walk.code("single", match.end() if definition else match.start() + match[0].index("]") + 1)
    walk.words(walk.source[walk.at : end])
    walk.at = end


def _code(walk: Walk, token: Token) -> None:
    start = walk.expect(token.markup)
    closing = re.compile(rf"(?<!`){token.markup}(?!`)").search(walk.source, start)
    if closing is None:
        raise Astray(token.content)
    words = " ".join(token.content.split())
    if 0 < len(words) <= 100 and "`" not in words and "\n" not in walk.source[walk.at : closing.end()]:
        walk.code("literal", closing.end(), f"`{words}`")
    else:
        walk.code("single", closing.end())


def _tag(walk: Walk, raw: str) -> None:
    end = walk.expect(raw)
    name = _TAG.match(raw)
    if name is None or raw.endswith("/>") or name[1].lower() in ("br", "img", "hr", "wbr", "input"):
        walk.code("single", end)
    elif raw.startswith("</"):
        opened = walk.tags.get(name[1].lower())
        walk.code("close", end, id=opened.pop() if opened else None)
    else:
        walk.tags.setdefault(name[1].lower(), []).append(walk.code("open", end))


def _image(walk: Walk, alt: str) -> None:
    start = walk.expect("![")
    closed = bracket_end(walk.source, start)
    if closed is None:
        raise Astray("image")
    begun, target = walk.at, address(walk.source, closed)
    end = link_end(walk.source, closed)
    raw = walk.source[start : closed - 1]
    id = walk.code("single", end)
    if raw == alt and raw == raw.strip() and _LETTER.search(raw) and "\n" not in raw:
        walk.images.append(Words(id, raw, start, begun))
    title = target["title"] if target else None
    if target and title and title == title.strip() and _LETTER.search(title) and not _NO_TITLE.search(title):
        walk.images.append(Words(id, title, target.start("title"), begun))
