"""JSON Lines: an object a line, the strings of chosen fields in blocks."""

from __future__ import annotations

import json

from ...errors import Message
from ..coding import Coding
from ..model import Options
from ..spliced import Spliced
from .json_file import JsonReader, lines_of

__all__ = ["read", "recognises"]


def recognises(data: bytes) -> float:
    r"""0.95 for two lines or more that are an object each (the first of them are tried).

    >>> recognises(b'{"a": "b"}\n{"a": "c"}\n'), recognises(b'{"a": "b"}')
    (0.95, 0.0)
    """
    coding = Coding.of(data)
    head = data[len(coding.mark) :][:65536].decode(coding.encoding, "replace")
    lines = [line for line in head.splitlines() if line.strip()]
    whole = lines if len(data) <= 65536 else lines[:-1]
    if len(whole) < 2:
        return 0.0
    return 0.95 if all(map(_is_object, whole[:20])) else 0.0


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def read(data: bytes, options: Options) -> Spliced:
    r"""The strings of `options.fields` of every line. Raises what the reader of JSON raises, with the line.

    >>> document = read(b'{"text": "Losik"}\n{"text": "is free"}\n', Options(fields=("text",)))
    >>> [(block.text, block.where) for block in document.blocks]
    [('Losik', 'line 1, text'), ('is free', 'line 2, text')]
    """
    coding = Coding.of(data, options.encoding)
    text = coding.read(data, options.name)
    reader = JsonReader(text, options)
    line, at = 1, 0
    for start, end in lines_of(text):
        line += text.count("\n", at, start)
        at = start
        reader.take(start, end, Message("line {line}", line=line), line - 1)
    return reader.finished("jsonl", coding)
