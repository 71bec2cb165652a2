"""WebVTT subtitles: times, settings, notes, styles and regions byte for byte, the words in blocks."""

from __future__ import annotations

import html
import re

from ...errors import Message
from ..bounds import refuse_beyond
from ..coding import Coding
from ..errors import DocumentError
from ..model import Options
from .subtitles import Cue, Subtitles, Syntax, stamp

__all__ = ["read", "recognises"]

_TIME = r"(?:\d{2,9}:)?[0-5]\d:[0-5]\d\.\d{3}"
_EXAMPLE = "00:00:01.000 --> 00:00:02.000"
_TIMING = re.compile(rf"[ \t]*({_TIME})[ \t]+-->[ \t]+({_TIME})(?:[ \t][^\r\n]*)?\Z")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_UNREAD = ("NOTE", "STYLE", "REGION")  # how what is no cue begins, up to a blank line: an arrow in it means nothing
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2,3})(?:-[A-Za-z0-9-]+)?[ \t]*$", re.M)


def _spell(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_SYNTAX = Syntax(
    "vtt",
    tags=re.compile(r"</?(?:c|i|b|u|v|lang|ruby|rt)(?:[.\s][^<>]*)?>", re.I),
    points=re.compile(rf"<{_TIME}>"),
    read=html.unescape,
    spell=_spell,
)


def recognises(data: bytes) -> float:
    """1.0 for what begins as the standard says: https://www.w3.org/TR/webvtt1/#file-structure.

    >>> recognises(b"WEBVTT"), recognises(b"WEBVTTX")
    (1.0, 0.0)
    """
    head = data.removeprefix(b"\xef\xbb\xbf")[:7]
    return 1.0 if head.rstrip() == b"WEBVTT" else 0.0


def read(data: bytes, options: Options) -> Subtitles:
    r"""WebVTT subtitles in blocks: a sentence that runs over cues is one. Raises DocumentError for broken times.

    >>> one = b"WEBVTT\n\nNOTE his wife\n\n00:01.000 --> 00:02.000 line:0\n<v Darya>Ihar is free.\n"
    >>> [block.text for block in read(one, Options()).blocks]
    ['Ihar is free.']
    """
    coding = Coding.of(data, options.encoding)
    text = coding.read(data, options.name)
    cues: list[Cue] = []
    line = 0
    at = 0
    timing: re.Match[str] | None = None
    start = end = timed = 0
    for row in _LINE.finditer(text):
        line += 1
        bare = row[0].rstrip("\r\n")
        if timing is not None and bare.strip() and "-->" not in bare:
            end = row.start() + len(bare)
            continue
        if timing is not None:  # a blank line ends a cue, and so does the next one's times
            cues.append(Cue(start, max(start, end), stamp(timing[1]), stamp(timing[2]), timed))
            timing = None
        if "-->" in bare and not text.startswith(_UNREAD, at):
            timing = _TIMING.match(bare)
            if timing is None:
                raise DocumentError(
                    Message(
                        "{name}, line {line}: {text} is no line of times such as {example}; mend it.",
                        name=options.name,
                        line=line,
                        text=repr(bare.strip()[:60]),
                        example=_EXAMPLE,
                    )
                )
            start, end, timed = row.end(), row.end(), line
        if not bare.strip():
            at = row.end()
    if timing is not None:
        cues.append(Cue(start, max(start, end), stamp(timing[1]), stamp(timing[2]), timed))
    refuse_beyond("blocks", len(cues), options.name)
    if not cues:
        raise DocumentError(
            Message("{name} has no line of times such as {example}.", name=options.name, example=_EXAMPLE)
        )
    named = _LANGUAGE.search(text, 0, cues[0].start)
    return Subtitles(_SYNTAX, text, cues, coding, named[1].lower() if named else None, named.span(1) if named else None)
