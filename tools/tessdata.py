"""Read the word list of a language of Tesseract: what stands in a traineddata file (Apache-2.0) as a packed graph.

Debian's tesseract-ocr-bel and tesseract-ocr-rus each bring some 290,000 words of texts of the web, in every case and
in the capitals they were found in. The formats are those of Tesseract's `tessdatamanager.h` and `dawg.h`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

__all__ = ["words"]

_LSTM_WORDS, _LSTM_LETTERS = 19, 21  # TESSDATA_LSTM_SYSTEM_DAWG, TESSDATA_LSTM_UNICHARSET


def words(path: Path) -> Iterator[str]:
    """All words of a traineddata file."""
    data = path.read_bytes()
    (count,) = struct.unpack_from("<i", data)
    offsets = struct.unpack_from(f"<{count}q", data, 4)

    def part(number: int) -> bytes:
        start = offsets[number]
        return data[start : min([at for at in offsets if at > start], default=len(data))]

    first, *lines = part(_LSTM_LETTERS).decode("utf-8").split("\n")
    letters = [line.split(" ")[0] for line in lines[: int(first)]]
    yield from _graph(part(_LSTM_WORDS), letters)


def _graph(packed: bytes, letters: list[str]) -> Iterator[str]:
    """The words of a graph; an edge is a letter, three flags (last of its node, backwards, end of a word), a node."""
    _, size, count = struct.unpack_from("<hii", packed)
    edges = struct.unpack_from(f"<{count}Q", packed, 10)
    bits = size.bit_length()
    found = [(0, "")]
    while found:
        at, beginning = found.pop()
        while True:
            edge = edges[at]
            if not edge >> (bits + 1) & 1:
                word = beginning + letters[edge & ((1 << bits) - 1)]
                if edge >> (bits + 2) & 1:
                    yield word
                if node := edge >> (bits + 3):
                    found.append((node, word))
            if edge >> bits & 1:
                break
            at += 1
