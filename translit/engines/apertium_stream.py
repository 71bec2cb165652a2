"""Sentences to and from Apertium's stream format, many in one run.

The format (wiki.apertium.org/wiki/Apertium_stream_format): `[ ] { } ^ $ / \\ @ < >` are escaped by a backslash, and
what stands in `[...]` is a blank that no stage looks into. White space beyond single spaces goes into such blanks, as
`apertium-destxt` does it. URLs and the like go through as one character each. Each sentence is closed by `.[]` (the
artificial full stop of `apertium-destxt`, which keeps words and blanks from wandering into the next sentence) and by a
blank with its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..text import protected_spans
from .protocol import Span

__all__ = ["Codec", "Decoded"]

_SPECIAL = re.compile(r"[\[\]{}^$/\\@<>]")
_WIDE_SPACE = re.compile(r"[ \t\n\r\v\f]{2,}|[\t\n\r\v\f]")
# Characters that stages print themselves (`*` unknown, `#` not generated, `~` wakes the postgenerator), that end a
# stream, or that no UTF-8 stream can carry.
_PRIVATE = re.compile("[*#~\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Dictionaries have the straight one inside words ("Lukashenka’s" would leave its apostrophe behind).
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[’ʼ](?=[^\W\d_])")
# Postgenerators take time by the square of a word's length.
_ENDLESS = re.compile(r"\w{200,}")
_STAND_INS = (range(0xE000, 0xF900), range(0xF0000, 0xFFFFE))
_BOUNDARY = "\x1f"
_STOPS = ".,;:!?…)"
_MARKS = "*#@\uffff"
_UNKNOWN_WORD = re.compile(r"[\w\u0300-\u036f]+(?:['’ʼ][\w\u0300-\u036f]+)*")
_END = ".[]"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A sentence out of the stream: the text without marks, and the spans of words that bore the mark `*`."""

    text: str
    unknown: tuple[Span, ...] = ()


class Codec:
    """Writes a batch of sentences into one stream and reads the stream that came out.

    >>> codec = Codec(["Hello [x]", "5 * 5"])
    >>> codec.decode(codec.stream)
    [Decoded(text='Hello [x]', unknown=()), Decoded(text='5 * 5', unknown=())]
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        """Write the stream; it is in `stream`."""
        self._there = _stand_ins(sentences)
        self._back = {stand_in: text for text, stand_in in self._there.items()}
        self._sentences = tuple(sentences)
        self.stream = "".join(
            f"{self._escaped(sentence)}{_END}[{_BOUNDARY}{number}{_BOUNDARY}]"
            for number, sentence in enumerate(sentences)
        )

    def _escaped(self, sentence: str) -> str:
        kept: list[str] = []
        done = 0
        for start, end in _whole_spans(sentence):
            stretch = sentence[start:end]
            kept += [sentence[done:start], self._there.get(stretch, stretch)]
            done = end
        sentence = "".join(kept) + sentence[done:]
        sentence = _APOSTROPHE.sub("'", sentence)
        sentence = _PRIVATE.sub(lambda found: self._there[found[0]], sentence)
        parts: list[str] = []
        done = 0
        for blank in _WIDE_SPACE.finditer(sentence):
            parts += [_SPECIAL.sub(r"\\\g<0>", sentence[done : blank.start()]), f"[{blank[0]}]"]
            done = blank.end()
        return "".join(parts) + _SPECIAL.sub(r"\\\g<0>", sentence[done:])

    def decode(self, stream: str) -> list[Decoded] | None:
        """The sentences in order, or None when the stream does not hold each number once and in order."""
        pieces: list[list[tuple[str, str]]] = [[]]
        numbers = []
        for kind, text in _tokens(stream):
            if kind == "blank" and text.startswith(_BOUNDARY):
                numbers.append(text.strip(_BOUNDARY))
                pieces.append([])
            else:
                pieces[-1].append((kind, text))
        if numbers != [str(number) for number in range(len(self._sentences))]:
            return None
        return [self._joined(piece, sentence) for piece, sentence in zip(pieces[:-1], self._sentences, strict=True)]

    def decode_alone(self, stream: str) -> Decoded:
        """All of the stream as one sentence, for a batch of one whose boundary was lost on the way."""
        pieces = [(kind, text) for kind, text in _tokens(stream) if kind != "blank" or not text.strip()]
        return self._joined(pieces, self._sentences[0])

    def _joined(self, piece: list[tuple[str, str]], sentence: str) -> Decoded:
        """Text without marks; single spaces of the engine's own beside another space or before a stop are dropped."""
        if piece and piece[-1] == ("blank", ""):
            piece = piece[:-1]
            if piece and piece[-1] == ("text", "."):
                piece = piece[:-1]
        made: list[str] = []
        marked: list[int] = []
        size = 0
        for number, (kind, text) in enumerate(piece):
            if kind == "text" and text in _MARKS:  # not those of the source, which were stood in for
                if text == "*":
                    marked.append(size)
                continue
            if text == " " and kind == "text" and _is_stray(piece, number, made, sentence):
                continue
            text = self._back.get(text, text)
            made.append(text)
            size += len(text)
        text = "".join(made)
        unknown: list[Span] = []
        for found in filter(None, (_UNKNOWN_WORD.match(text, start) for start in marked)):
            if not unknown or found.start() >= unknown[-1][1]:  # "Дем'янчук" is one word, with two marks
                unknown.append(found.span())
        return Decoded(text, tuple(unknown))


def _is_stray(piece: list[tuple[str, str]], number: int, made: list[str], sentence: str) -> bool:
    """Whether a space is one too many: words that change places leave theirs before a stop ("un día bueno .")."""
    if not made or made[-1].isspace():
        return True
    kind, text = piece[number + 1] if number + 1 < len(piece) else ("blank", " ")
    if kind == "blank":
        return text.isspace()
    return text in _STOPS and f" {text}" not in sentence


def _tokens(stream: str) -> Iterator[tuple[str, str]]:
    """Characters (`text`, or `escaped` for those behind a backslash) and the inside of blanks (`blank`)."""
    at = 0
    while at < len(stream):
        letter = stream[at]
        if letter == "\\" and at + 1 < len(stream):
            yield "escaped", stream[at + 1]
            at += 2
        elif letter == "[":
            end = stream.find("]", at)
            end = len(stream) if end < 0 else end
            yield "blank", stream[at + 1 : end]
            at = end + 1
        else:
            yield "text", letter
            at += 1


def _stand_ins(sentences: Sequence[str]) -> Mapping[str, str]:
    """A private-use character that the text does not have for each stretch of it that cannot go in as it is."""
    used = set().union(*sentences)
    letters = sorted(letter for letter in used if _PRIVATE.match(letter))
    stretches = sorted({sentence[start:end] for sentence in sentences for start, end in _whole_spans(sentence)})
    free = (chr(code) for block in _STAND_INS for code in block if chr(code) not in used)
    # When a sentence has more URLs than there are free characters (72,000), the rest goes in as it is.
    return dict(zip([*letters, *stretches], free, strict=False))


def _whole_spans(sentence: str) -> list[Span]:
    """What goes through as one character: URLs and their like, and what is too long to be a word."""
    spans = [*protected_spans(sentence), *(found.span() for found in _ENDLESS.finditer(sentence))]
    whole: list[Span] = []
    for start, end in sorted(spans):
        if not whole or start >= whole[-1][1]:
            whole.append((start, end))
    return whole
