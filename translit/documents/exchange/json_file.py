r"""JSON: the strings of chosen fields in blocks, every other byte as it was."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from ...errors import Message, joined
from ..bounds import BOUNDS, refuse_beyond
from ..coding import Coding
from ..errors import DocumentError, FieldsError
from ..layout import units
from ..markup import html
from ..model import Block, Options
from ..spliced import Spliced, Spot
from ..text import softened, tagged, worded
from .fields import FieldPath, Step, shown
from .icu import branches

__all__ = ["JsonReader", "lines_of", "read", "recognises"]

_BEGINS = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*(?:[\"{\[\]\d-]|true|false|null))")
_ENDS = re.compile(rb"[}\]]\s*\Z")
_TOKEN = re.compile(r"\"[^\"\\]*+(?:\\.[^\"\\]*+)*+\"|[{}\[\],:]|[^\s{}\[\],:\"]++", re.DOTALL)
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_MARKUP = re.compile(r"</(?:p|div|b|i|em|strong|a|span|ul|ol|li|h[1-6]|td|blockquote)\s*>|<br\s*/?>", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LONE = re.compile("[\ud800-\udfff]")
_MOST_SHOWN = 12
_DECODER = json.JSONDecoder(strict=False, parse_int=str)  # no number is read: Python refuses those of 4,300 digits


def recognises(data: bytes) -> float:
    """0.65 for what begins and ends as an object or an array does.

    >>> recognises(b'{"title": "Losik"}'), recognises(b"[Losik](http://a.by)")
    (0.65, 0.0)
    """
    coding = Coding.of(data)
    start = data[len(coding.mark) :][:1000].decode(coding.encoding, "replace")
    ends = _ENDS.search(data[-1000:]) or coding.mark not in (b"", b"\xef\xbb\xbf")
    return 0.65 if _BEGINS.match(start) and ends else 0.0


def read(data: bytes, options: Options) -> Spliced:
    """The strings of `options.fields` in blocks; HTML in a string is read as HTML.

    Raises DocumentError for what is not JSON, for nesting beyond the bounds, when no field is chosen, and for a field
    that is nowhere in the file.

    >>> document = read(b'{"id": "x", "body": [{"text": "Losik"}]}', Options(fields=("body[].text",)))
    >>> document.blocks[0].where, document.rebuild([Block("Лосік")], "be").decode()
    ('body[0].text', '{"id": "x", "body": [{"text": "Лосік"}]}')
    """
    coding = Coding.of(data, options.encoding)
    text = coding.read(data, options.name)
    reader = JsonReader(text, options)
    reader.take(0, len(text))
    return reader.finished("json", coding)


@dataclass(slots=True)
class JsonReader:
    """Gathers the blocks of one JSON text, or of several in one file."""

    text: str
    options: Options
    blocks: list[Block] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    seen: dict[tuple[Step, ...], None] = field(default_factory=dict)
    found: set[str] = field(default_factory=set)
    paths: list[FieldPath] = field(default_factory=list)
    ascii: bool = False

    def __post_init__(self) -> None:
        """Read the paths. Raises DocumentError for one that is none."""
        self.paths = [FieldPath.parse(path) for path in self.options.fields]
        self.ascii = self.text.isascii() and "\\u" in self.text

    def take(self, start: int, end: int, line: str = "", before: int = 0) -> None:
        """The JSON text between two places; `line` says which it is of many, `before` how many lines stand before."""
        _check(self.text[start:end], self.options.name, before)
        for path, first, last in _strings(self.text, start, end, self.options.name):
            if len(self.seen) < 1000:
                self.seen.setdefault(tuple(0 if isinstance(step, int) else step for step in path))
            for wanted in self.paths:
                if wanted.matches(path):
                    self.found.add(wanted.written)
                    self._value(first, last, joined([line, shown(path)]) if line else shown(path))
                    break

    def finished(self, format: str, coding: Coding) -> Spliced:
        """The document. Raises DocumentError where a field is missing."""
        names = [shown(path, general=True) for path in islice(self.seen, _MOST_SHOWN)]
        known = ", ".join(names) + (", …" if len(self.seen) > _MOST_SHOWN else "")
        if not self.seen:
            raise DocumentError(Message("{name} has no text in any field.", name=self.options.name))
        if not self.paths:
            every = [*dict.fromkeys(shown(path, general=True) for path in self.seen)]
            raise FieldsError(
                Message(
                    "which fields of {name} are text? Say each with --field (fields=[…]), or ** for all; it has: "
                    "{known}.",
                    name=self.options.name,
                    known=known,
                ),
                every,
            )
        for path in self.paths:
            if path.written not in self.found:
                raise DocumentError(
                    Message(
                        "there is no text in a field {field} of {name}; it has: {known}.",
                        field=path.written,
                        name=self.options.name,
                        known=known,
                    )
                )
        return Spliced(format, self.text, tuple(self.blocks), tuple(self.spots), coding)

    def _value(self, start: int, end: int, where: str) -> None:
        raw = self.text[start:end]
        value = _DECODER.decode(raw)
        if not _LETTER.search(value) or _LONE.search(value):
            return
        place, escape = _places(raw, start), _escaper(self.ascii, "\\/" in raw)
        if _MARKUP.search(value):
            inner = html.fragment(value, Coding("utf-8"))
            pieces = list(zip(inner.blocks, inner.spots, strict=True))
        else:
            spans = branches(value) or units(value)
            pieces = [(tagged(softened(value[a:b])), Spot(a, b)) for a, b in spans if worded(value[a:b])]
        base = len(self.blocks)
        for block, spot in pieces:
            codes = tuple(replace(code, source=escape(code.source)) for code in block.codes) if block.codes else ()
            self.blocks.append(Block(block.text, codes, where))
            spell = _both(spot.spell, escape)
            if spot.home:
                number, id = spot.home
                source = next(code.source for code in pieces[number][0].codes if code.id == id)
                first, last = (len(escape(source[:at])) for at in (spot.start, spot.end))
                self.spots.append(Spot(first, last, spell, (base + number, id)))
            else:
                self.spots.append(Spot(place(spot.start), place(spot.end), spell))


@cache
def _both(inner: Callable[[str], str], outer: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: outer(inner(text))


def _strings(text: str, start: int, end: int, name: str) -> Iterator[tuple[tuple[Step, ...], int, int]]:
    """Every string that is a value: its path, and where it stands with its quotes."""
    path: list[Step] = []
    key = False  # whether the next string is a key
    for match in _TOKEN.finditer(text, start, end):
        mark = match[0]
        if mark in ("{", "["):
            path.append("" if mark == "{" else 0)
            refuse_beyond("depth", len(path), name)
            key = mark == "{"
        elif mark in ("}", "]"):
            if path:
                path.pop()
            key = False
        elif mark == ",":
            if path and isinstance(path[-1], int):
                path[-1] += 1
            key = bool(path) and isinstance(path[-1], str)
        elif mark == ":":
            key = False
        elif mark[0] == '"' and key:
            path[-1] = _decoded(mark)
        elif mark[0] == '"':
            yield tuple(path), match.start(), match.end()


def _decoded(raw: str) -> str:
    try:
        return str(_DECODER.decode(raw))
    except ValueError:
        return raw


def _check(text: str, name: str, lines: int) -> None:
    """Refuse what Python's reader refuses."""
    try:
        _DECODER.decode(text)
    except RecursionError:
        refuse_beyond("depth", BOUNDS["depth"] + 1, name)
    except json.JSONDecodeError as error:
        raise DocumentError(
            Message(
                "{name} is not valid JSON: {reason}, line {line}, column {column}; mend it there.",
                name=name,
                reason=error.msg.lower(),
                line=lines + error.lineno,
                column=error.colno,
            )
        ) from error


def _places(raw: str, start: int) -> Callable[[int], int]:
    """From an index into a decoded string to the place in the file."""
    decoded, places = [0], [start + 1]
    at = 1
    for match in _ESCAPE.finditer(raw):
        decoded.append(decoded[-1] + match.start() - at + 1)
        places.append(start + match.end())
        at = match.end()

    def place(index: int) -> int:
        n = bisect_right(decoded, index) - 1
        return places[n] + index - decoded[n]

    return place


@cache
def _escaper(ascii: bool, slashes: bool) -> Callable[[str], str]:
    """How this file writes strings: with `\\u` for what is not ASCII, with a backslash before a slash, or without."""

    def escape(text: str) -> str:
        made = json.dumps(text, ensure_ascii=ascii)[1:-1]
        return made.replace("/", "\\/") if slashes else made

    return escape


def lines_of(text: str) -> Sequence[tuple[int, int]]:
    """The spans of the lines that hold something.

    >>> lines_of('{}\\n\\n{}')
    [(0, 2), (4, 6)]
    """
    return [match.span() for match in re.finditer(r"[^\r\n]*[^\s][^\r\n]*", text)]
