"""The entries of a gettext catalogue with their places in the file, and strings written as gettext writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...errors import Message
from ..errors import DocumentError

__all__ = ["Entry", "String", "entries", "quoted"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_KEYWORD = re.compile(r'[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d)\])?)[ \t]*(?=")')
_STRING = re.compile(r'[ \t]*("(?:[^"\\]|\\.)*")[ \t]*')
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "a": "\a", "f": "\f", "v": "\v"}
_SPELLED = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\b": "\\b",
    "\a": "\\a",
    "\f": "\\f",
    "\v": "\\v",
}
_WIDTH = 76


@dataclass(slots=True)
class String:
    """A value: its text, where its keyword starts, and the span of its quoted lines."""

    text: str
    start: int
    span: tuple[int, int]


@dataclass(slots=True)
class Entry:
    """A message: `flags` is where a flag would be added, `flagged` whether there is a line of flags to add it to."""

    line: int
    flags: int = 0
    flagged: bool = False
    fuzzy: bool = False
    context: str | None = None
    id: str = ""
    plural: str | None = None
    wrapped: bool = False
    strings: list[String] = field(default_factory=list)


def entries(text: str, name: str) -> Iterator[Entry]:
    r"""The entries of a catalogue, obsolete ones left out. Raises DocumentError with the line of a fault.

    >>> [(entry.id, entry.strings[0].text) for entry in entries('msgid "a"\n"b"\nmsgstr "c"\n', "x.po")]
    [('ab', 'c')]
    """
    reader = _Reader(text, name)
    for number, row in enumerate(_LINE.finditer(text), 1):
        if row.end() > row.start() and (done := reader.take(number, row)) is not None:
            yield done
    last = reader.finished()
    if last is not None:
        yield last


class _Reader:
    """Takes a catalogue line by line and gives an entry when the next one begins."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.entry: Entry | None = None
        self.field = ""
        self.flags: tuple[int, bool, bool] | None = None

    def take(self, number: int, row: re.Match[str]) -> Entry | None:
        line = row[0].rstrip("\r\n")
        if not line.strip() or line.lstrip().startswith("#"):
            done = self.finished() if self.entry and self.entry.strings else None
            if line.lstrip().startswith("#,"):
                self.flags = (row.start() + len(line.rstrip()), True, "fuzzy" in line.replace(",", " ").split())
            elif line.lstrip().startswith("#~"):
                self.flags = None  # they were the obsolete message's
            return done
        keyword = _KEYWORD.match(line)
        done = None
        if keyword:
            if keyword[1] in ("msgctxt", "msgid") and self.entry and self.entry.strings:
                done = self.finished()
            if self.entry is None:
                self.entry = Entry(number, row.start())
                if self.flags:
                    self.entry.flags, self.entry.flagged, self.entry.fuzzy = self.flags
            if keyword[1] == self.field == "msgid" or (keyword[1] == "msgctxt" and self.field):
                raise self._cut_off()
            self.field = keyword[1]
        self._value(number, row.start(), line, keyword)
        return done

    def _value(self, number: int, start: int, line: str, keyword: re.Match[str] | None) -> None:
        string = _STRING.fullmatch(line, keyword.end() if keyword else 0)
        if string is None or self.entry is None or not self.field:
            raise DocumentError(
                Message(
                    "{name}, line {line}: {text} is no line of a catalogue; `msgfmt -c` tells what is wrong with it.",
                    name=self.name,
                    line=number,
                    text=repr(line.strip()[:60]),
                )
            )
        value = _unescaped(string[1][1:-1])
        span = (start + string.start(1), start + string.end(1))
        entry = self.entry
        if self.field.startswith("msgstr"):
            if keyword:
                entry.strings.append(String(value, start, span))
            else:
                last = entry.strings[-1]
                last.text, last.span = last.text + value, (last.span[0], span[1])
            return
        entry.wrapped = entry.wrapped or keyword is None
        if self.field == "msgctxt":
            entry.context = (entry.context or "") + value
        elif self.field == "msgid":
            entry.id += value
        else:
            entry.plural = (entry.plural or "") + value

    def finished(self) -> Entry | None:
        done, self.entry, self.field, self.flags = self.entry, None, "", None
        if done is not None and not done.strings:
            raise self._cut_off(done)
        return done

    def _cut_off(self, entry: Entry | None = None) -> DocumentError:
        line = (entry or self.entry or Entry(1)).line
        return DocumentError(
            Message(
                "{name}, line {line}: a message without a msgstr; the file is cut off there.", name=self.name, line=line
            )
        )


def _unescaped(text: str) -> str:
    def read(match: re.Match[str]) -> str:
        code = match[1]
        if code[0] == "x" and len(code) > 1:
            return chr(int(code[1:], 16))
        return chr(int(code, 8)) if code.isdigit() else _NAMED.get(code, code)

    return _ESCAPE.sub(read, text) if "\\" in text else text


def quoted(text: str, wrapped: bool, newline: str, width: int = _WIDTH) -> str:
    r"""A string as gettext writes it: on one line, or (`wrapped`) a line for each of its lines, filled to `width`.

    >>> print(quoted("one\ntwo \"x\"", True, "\n"))
    ""
    "one\n"
    "two \"x\""
    """
    lines = [_escaped(line) for line in re.findall(r"[^\n]*\n|[^\n]+", text)] or [""]
    if len(lines) == 1 and (not wrapped or len(lines[0]) <= width - 10):
        return f'"{lines[0]}"'
    pieces = [piece for line in lines for piece in _filled(line, width)] if wrapped else lines
    return newline.join(['""', *(f'"{piece}"' for piece in pieces)])


def _escaped(text: str) -> str:
    return "".join(_SPELLED.get(char, char) for char in text)


def _filled(line: str, width: int) -> Iterator[str]:
    """A line in pieces that end after a space; a word is never cut."""
    piece = ""
    for word in re.findall(r"\S*\s*", line):
        if piece and len(piece) + len(word.rstrip()) > width:
            yield piece
            piece = ""
        piece += word
    if piece:
        yield piece
