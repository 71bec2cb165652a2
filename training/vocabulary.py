"""One SentencePiece vocabulary for all languages."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .symbols import CLOSE, LANGUAGES, OPEN, language_token

__all__ = ["load_vocabulary", "train_vocabulary"]

# What the model's own normaliser does, so that any engine that runs it reads text as the trainer did.
_RULES = {
    **dict.fromkeys("’ʼ‘`´", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("\u00a0\u2009\u202f\u200a\t", " "),
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    "\u2011": "-",
    "и\u0306": "й",
    "И\u0306": "Й",
    "у\u0306": "ў",
    "У\u0306": "Ў",
    "е\u0308": "ё",
    "Е\u0308": "Ё",
    "і\u0308": "ї",
    "І\u0308": "Ї",
}
_STRAIGHT = dict.fromkeys("«»", '"')


def train_vocabulary(
    sentences: Iterable[str], size: int, path: Path, *, threads: int = 2, straight: bool = False
) -> None:
    """Write a unigram vocabulary of `size` pieces to `path`: bytes for what it lacks, digits one by one.

    `straight`: «…» are read as "…", as in text without Belarusian (`training.text.normalised`). Language tokens are
    control symbols, which no text can be read as; the annotation symbols are read from text. Raises RuntimeError when
    the text has too few different pieces for `size`.
    """
    import sentencepiece

    rules = path.with_suffix(".rules.tsv")
    rules.write_text(
        "".join(
            f"{' '.join(f'{ord(c):X}' for c in before)}\t{' '.join(f'{ord(c):X}' for c in after)}\n"
            for before, after in (_RULES | (_STRAIGHT if straight else {})).items()
        )
    )
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_writer=model,
        model_type="unigram",
        vocab_size=size,
        character_coverage=0.9998,
        byte_fallback=True,
        split_digits=True,
        control_symbols=[language_token(lang) for lang in LANGUAGES],
        user_defined_symbols=[OPEN, CLOSE],
        normalization_rule_tsv=str(rules),
        num_threads=threads,
        max_sentence_length=4000,
        minloglevel=1,
    )
    rules.unlink()
    path.write_bytes(model.getvalue())


def load_vocabulary(path: Path) -> Any:
    """The SentencePieceProcessor of a file."""
    import sentencepiece

    return sentencepiece.SentencePieceProcessor(model_file=str(path))
