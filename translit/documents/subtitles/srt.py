"""SubRip subtitles: numbers and times byte for byte, the words in blocks."""

from __future__ import annotations

import re

from ...errors import Message, joined
from ..bounds import refuse_beyond
from ..coding import Coding
from ..errors import DocumentError
from ..model import Options
from .subtitles import Cue, Subtitles, Syntax, stamp

__all__ = ["read", "recognises"]

_TIME = r"\d{1,3}:\d{1,2}:\d{1,2}(?:[,.]\d{1,3})?"
_EXAMPLE = "00:00:01,000 --> 00:00:02,000"
_TIMING = re.compile(rf"^[ \t]*({_TIME})[ \t]*-->[ \t]*({_TIME})[^\r\n]*(?:\r\n|\n|\r|\Z)", re.M)
_NUMBER = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*\d{1,9}[ \t]*\Z")
_ALMOST = re.compile(r"^[^\r\n]*\d[:.,]\d+[ \t]*[-–—=]{1,3}>[^\r\n]*", re.M)

_SYNTAX = Syntax(
    "srt",
    tags=re.compile(r"</?(?:b|i|u|s|font)(?:\s[^<>]*)?>", re.I),
    points=re.compile(r"\{\\[^{}]*\}|-->"),
)


def recognises(data: bytes) -> float:
    r"""0.9 for what has a line of two times with an arrow between them near its beginning.

    >>> recognises(b"1\n00:00:01,000 --> 00:00:02,000\nMinsk\n"), recognises(b"Minsk")
    (0.9, 0.0)
    """
    coding = Coding.of(data)
    head = data[:4000].decode(coding.encoding, "replace").lstrip("\ufeff")
    return 0.9 if _TIMING.search(head) and not head.startswith("WEBVTT") else 0.0


def read(data: bytes, options: Options) -> Subtitles:
    r"""SubRip subtitles in blocks: a sentence that runs over cues is one. Raises DocumentError for broken times.

    >>> two = b"1\n00:00:01,000 --> 00:00:02,000\nHe was freed\n\n2\n00:00:02,100 --> 00:00:03,000\nin Minsk.\n"
    >>> document = read(two, Options())
    >>> [block.text for block in document.blocks]
    ['He was freed in Minsk.']
    """
    coding = Coding.of(data, options.encoding)
    text = coding.read(data, options.name)
    timings = list(_TIMING.finditer(text))
    if not timings:
        raise DocumentError(
            Message("{name} has no line of times such as {example}.", name=options.name, example=_EXAMPLE)
        )
    refuse_beyond("blocks", len(timings), options.name)
    cues: list[Cue] = []
    line, at = 1, 0
    for number, timing in enumerate(timings):
        line += text.count("\n", at, timing.start())
        at = timing.start()
        end = timings[number + 1].start() if number + 1 < len(timings) else len(text)
        end = timing.end() + _length(text[timing.end() : end], number + 1 < len(timings))
        broken = _ALMOST.search(text, timing.end(), end) if text.find(">", timing.end(), end) >= 0 else None
        if broken:
            where = line + text.count("\n", at, broken.start())
            raise DocumentError(
                Message(
                    "{name}, line {line}: {text} is no line of times such as {example}; mend it.",
                    name=options.name,
                    line=where,
                    text=repr(broken[0].strip()[:60]),
                    example=_EXAMPLE,
                )
            )
        refuse_beyond("block", end - timing.end(), joined([options.name, Message("line {line}", line=line)]))
        cues.append(Cue(timing.end(), end, stamp(timing[1]), stamp(timing[2]), line))
    return Subtitles(_SYNTAX, text, cues, coding)


def _length(payload: str, followed: bool) -> int:
    """How much of what stands up to the next times is the cue's text: not the next number, nor blank lines."""
    if followed:
        payload = payload.rstrip()
        number = _NUMBER.search(payload)
        # a cue of a number alone has no number after it
        payload = payload[: number.start()] if number else payload
    return len(payload.rstrip())
