"""Text to the pieces of a model's vocabulary and back, with the place of each piece in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from ..errors import Message
from .protocol import EngineFailure, Span

__all__ = ["BpePieces", "Pieces", "SentencePieces", "alignment", "load_pieces"]

_BYTE = re.compile(r"<0x([0-9A-Fa-f]{2})>")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"\w+(?:['’ʼ-]\w+)*")
_SPECIAL = frozenset({"<unk>", "<s>", "</s>", "<pad>", "<blank>"})
_SPACE = "▁"


class Pieces(Protocol):
    """A model's way to take text apart. `spans` says whether `encode_with_spans` and `decode` know places."""

    spans: bool

    def encode(self, text: str) -> list[str]:
        """The pieces of a text."""
        ...

    def encode_with_spans(self, text: str) -> tuple[list[str], list[Span]]:
        """The pieces and the span in the text of each."""
        ...

    def decode(self, pieces: Sequence[str], skip: frozenset[str] = frozenset()) -> tuple[str, list[Span]]:
        """The text, and the span in it of each piece; pieces in `skip` leave nothing."""
        ...

    def strange(self, sign: str) -> bool:
        """Whether the vocabulary lacks a character, which is then spelled in bytes or not at all."""
        ...


def load_pieces(folder: Path, source: str, target: str) -> Pieces:
    """The tokeniser of a package folder. Raises `EngineFailure` when it has none that can be used."""
    if (folder / "sentencepiece.model").is_file():
        return SentencePieces(folder / "sentencepiece.model")
    if (folder / "bpe.model").is_file():
        return BpePieces(folder / "bpe.model", source, target)
    raise EngineFailure(
        Message("{folder} has neither sentencepiece.model nor bpe.model; install the package again", folder=folder)
    )


class SentencePieces:
    """SentencePiece, decoded here: underscores stay, bytes become characters, every piece keeps its place."""

    spans = True

    def __init__(self, file: Path) -> None:
        """Load the vocabulary."""
        self._strange: dict[str, bool] = {}
        try:
            import sentencepiece
        except ImportError as problem:
            raise EngineFailure(
                Message(
                    "{package} is not installed; {command}",
                    package="sentencepiece",
                    command="`pip install 'translit-toolkit[translate]'`",
                )
            ) from problem
        try:
            self._model: Any = sentencepiece.SentencePieceProcessor(model_file=str(file))
        except (OSError, RuntimeError) as problem:
            raise EngineFailure(Message("{file} is damaged; install the package again", file=file)) from problem

    def encode(self, text: str) -> list[str]:
        """The pieces of a text; lone surrogates, which no vocabulary has, count as U+FFFD."""
        pieces: list[str] = self._model.encode(_SURROGATE.sub("\ufffd", text), out_type=str)
        return pieces

    def encode_with_spans(self, text: str) -> tuple[list[str], list[Span]]:
        """The pieces and their spans; a piece's span leaves out the white space before the word."""
        pieces, offsets = self._offsets(_SURROGATE.sub("\ufffd", text))
        return pieces, [_without_space(text, start, end) for start, end in offsets]

    def strange(self, sign: str) -> bool:
        """Whether the vocabulary lacks a character."""
        if sign not in self._strange:
            self._strange[sign] = any(piece in _SPECIAL or _BYTE.fullmatch(piece) for piece in self.encode(sign))
        return self._strange[sign]

    def _offsets(self, text: str) -> tuple[list[str], list[Span]]:
        try:
            mapped = self._model.encode(text, return_type="offset_mapping")
        except (TypeError, ValueError):  # before sentencepiece 0.2.2
            mapped = self._model.encode(text, out_type="immutable_proto")
            return [each.piece for each in mapped.pieces], [(each.begin, each.end) for each in mapped.pieces]
        return mapped["pieces"], mapped["offsets"]

    def decode(self, pieces: Sequence[str], skip: frozenset[str] = frozenset()) -> tuple[str, list[Span]]:
        """The text and the span of each piece, white space before the word left out."""
        parts: list[str] = []
        spans: list[Span] = []
        size = 0
        at = 0
        while at < len(pieces):
            run = at
            while run < len(pieces) and _BYTE.fullmatch(pieces[run]):
                run += 1
            if run > at:
                text = bytes(int(piece[3:5], 16) for piece in pieces[at:run]).decode("utf-8", "replace")
            else:
                run = at + 1
                piece = pieces[at]
                text = "" if piece in _SPECIAL or piece in skip else piece.replace(_SPACE, " ")
            if not size:
                text = text.lstrip(" ")
            parts.append(text)
            spans += [(size + len(text) - len(text.lstrip()), size + len(text))] * (run - at)
            size += len(text)
            at = run
        return "".join(parts), spans


def _without_space(text: str, start: int, end: int) -> Span:
    return end - len(text[start:end].lstrip()), end


class BpePieces:
    """The older packages' Moses tokens and subword-nmt codes, by way of Argos Translate's own code."""

    spans = False

    def __init__(self, file: Path, source: str, target: str) -> None:
        """Load the codes."""
        try:
            from argostranslate.tokenizer import BPETokenizer
        except ImportError as problem:
            raise EngineFailure(
                Message(
                    "{package} is an older package (bpe.model) that only Argos Translate can take apart; {command}",
                    package=file.parent.name,
                    command="`pip install 'translit-toolkit[argos]'`",
                )
            ) from problem
        self._tokenizer: Any = BPETokenizer(file, source, target)

    def encode(self, text: str) -> list[str]:
        """The pieces of a text."""
        pieces: list[str] = self._tokenizer.encode(_SURROGATE.sub("\ufffd", text))
        return pieces

    def encode_with_spans(self, text: str) -> tuple[list[str], list[Span]]:
        """The pieces; all spans are empty."""
        pieces = self.encode(text)
        return pieces, [(0, 0)] * len(pieces)

    def strange(self, sign: str) -> bool:
        """Nobody can tell: Moses' tokens have every character."""
        return False

    def decode(self, pieces: Sequence[str], skip: frozenset[str] = frozenset()) -> tuple[str, list[Span]]:
        """The text; all spans are empty."""
        kept = [piece for piece in pieces if piece not in skip and piece not in _SPECIAL]
        return str(self._tokenizer.decode(kept)), [(0, 0)] * len(pieces)


def alignment(
    weights: Sequence[Sequence[float]],
    source: tuple[str, Sequence[Span | None]],
    target: tuple[str, Sequence[Span]],
) -> Mapping[Span, Span]:
    """Which source word each target word looked at most.

    `weights[t][s]` is how much target piece t looked at source piece s. `source` and `target` are a text and the spans
    of its pieces, None for pieces that are not in the text (a language token). Pieces are summed up by word. A word
    that looked most at no word at all is left out.

    >>> alignment([[0.9, 0.1], [0.2, 0.8]], ("the cat", [(0, 3), (4, 7)]), ("el gato", [(0, 2), (3, 7)]))
    {(0, 2): (0, 3), (3, 7): (4, 7)}
    """
    source_words, column_words = _words_of_pieces(*source)
    target_words, row_words = _words_of_pieces(*target)
    sums: dict[int, list[float]] = {}
    for row, word in zip(weights, row_words, strict=False):
        if word is None:
            continue
        seen = sums.setdefault(word, [0.0] * (len(source_words) + 1))
        for number, weight in enumerate(row):
            column = column_words[number] if number < len(column_words) else None
            seen[-1 if column is None else column] += weight
    links: dict[Span, Span] = {}
    for word, seen in sums.items():
        best = max(range(len(seen)), key=seen.__getitem__)
        if best < len(source_words):
            links[target_words[word]] = source_words[best]
    return links


def _words_of_pieces(text: str, spans: Sequence[Span | None]) -> tuple[list[Span], list[int | None]]:
    """The word spans of a text, and for each piece the number of the word that it lies in."""
    found = [word.span() for word in _WORD.finditer(text)]
    owner: list[int | None] = [None] * (len(text) + 1)
    for number, (start, end) in enumerate(found):
        owner[start:end] = [number] * (end - start)
    return found, [None if span is None or span[0] >= span[1] else owner[span[0]] for span in spans]
