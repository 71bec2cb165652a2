"""A translation model made by hand: a Transformer that copies its input, word by word through a small dictionary.

`make_toy_package` packs it as an `.argosmodel`, so that no test needs a download. Nothing is trained but the list of
characters. The weights do this, and nothing else:

- a vector has three parts: the code of a token, the code of a position, and room for what is found;
- codes of tokens are random rows of +1 and -1, codes of positions are cosines and sines of random frequencies; both sum
  to zero, so that layer normalisation only scales them, and are nearly at right angles to each other;
- the decoder at position t asks for the code of position t, finds the source token that stands there, puts the code of
  its translation into the third part, and the projection reads it off; `</s>` is copied as well, and ends the sentence.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

__all__ = ["make_toy_package", "unpacked_toy"]

_TOKEN, _PLACE = 64, 64
_WIDTH = 2 * _TOKEN + _PLACE
_POSITIONS = 1100  # Argos Translate sends up to 1024 tokens
_CHARACTERS = "".join(chr(code) for code in range(33, 127)) + "абвгдеёжзійклмнопрстуўфхцчшщъыьэюяієґї’“”«»—"
_RANDOM = np.random.default_rng(7)
_MARKERS = ("<2be>", "<2ru>", ">>be<<", ">>ru<<")


def make_toy_package(
    path: Path,
    source: str = "en",
    target: str = "es",
    table: Mapping[str, str] | None = None,
    *,
    loop_after: int | None = None,
    metadata: Mapping[str, Any] | None = None,
    target_prefix: bool = False,
    version: str = "1.0",
) -> Path:
    """Write the toy as an `.argosmodel` file into the folder `path`; gives the file.

    `table`: what becomes of a word (words that begin with another word of the table are taken apart at it; a capital
    is carried over). `loop_after`: from this position on the decoder sees the same four places again and again, so a
    longer sentence loops and never ends. `metadata` is put over what metadata.json would say. `target_prefix`: the
    decoder expects one token of the caller's before its own first one.
    """
    name = f"translate-{source}_{target}-{version.replace('.', '_')}"
    file = path / f"{name}.argosmodel"
    with TemporaryDirectory() as scratch:
        folder = unpacked_toy(
            Path(scratch) / name,
            source,
            target,
            table,
            loop_after=loop_after,
            metadata=metadata,
            target_prefix=target_prefix,
            version=version,
        )
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for member in sorted(folder.rglob("*")):
                archive.write(member, f"{name}/{member.relative_to(folder)}")
    return file


def unpacked_toy(
    folder: Path,
    source: str = "en",
    target: str = "es",
    table: Mapping[str, str] | None = None,
    *,
    loop_after: int | None = None,
    metadata: Mapping[str, Any] | None = None,
    target_prefix: bool = False,
    version: str = "1.0",
    ballast: tuple[int, int] = (1, 4),
    quantization: str | None = None,
) -> Path:
    """Write the toy as an installed package: the folder that Argos Translate would unpack.

    `ballast`: how many layers there are on each side and how wide their feed-forward part is; all but one layer add
    nothing to the result, and cost what those of a trained model do. `quantization`: as CTranslate2 has it (int8).
    """
    folder.mkdir(parents=True)
    words = _with_capitals(table or {})
    pieces = _write_sentencepiece(folder / "sentencepiece.model", [*words, *words.values()])
    _write_model(folder / "model", pieces, words, loop_after, int(target_prefix), ballast, quantization)
    facts = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source.upper(),
        "to_code": target,
        "to_name": target.upper(),
        "type": "translate",
        **(metadata or {}),
    }
    (folder / "metadata.json").write_text(json.dumps(facts), encoding="utf-8")
    (folder / "README.md").write_text("A model made by hand for tests.\n", encoding="utf-8")
    return folder


def _with_capitals(table: Mapping[str, str]) -> dict[str, str]:
    capitals = {word.capitalize(): made.capitalize() for word, made in table.items()}
    return {f"▁{word}": f"▁{made}" for word, made in {**capitals, **table}.items()}


def _write_sentencepiece(path: Path, words: Sequence[str]) -> list[str]:
    """A character model that knows `words` as pieces and all other characters as bytes; gives its pieces in order."""
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(_CHARACTERS)]),
        model_writer=model,
        model_type="char",
        vocab_size=256 + len(_CHARACTERS) + len(set(words)) + len(_MARKERS) + 10,
        hard_vocab_limit=False,
        byte_fallback=True,
        character_coverage=1.0,
        normalization_rule_name="identity",
        user_defined_symbols=[*dict.fromkeys(words), *_MARKERS],
        num_threads=1,
        minloglevel=2,
    )
    path.write_bytes(model.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def _write_model(
    folder: Path,
    pieces: Sequence[str],
    words: Mapping[str, str],
    loop_after: int | None,
    shift: int,
    ballast: tuple[int, int],
    quantization: str | None,
) -> None:
    from ctranslate2.specs import TransformerSpec

    random = np.random.default_rng(20250911)
    codes = np.ones((len(pieces), _TOKEN), np.float32)
    codes[:, ::2] = -1
    codes = random.permuted(codes, axis=1)
    places = _place_codes(random)
    rows = {piece: number for number, piece in enumerate(pieces)}
    meanings = codes.copy()
    for word, made in words.items():
        meanings[rows[word]] = codes[rows[made]]

    spec = TransformerSpec.from_config((ballast[0], ballast[0]), num_heads=1, no_final_norm=True)
    spec.encoder.scale_embeddings = spec.decoder.scale_embeddings = False
    spec.encoder.embeddings[0].weight = _part(meanings, 0)
    spec.decoder.embeddings.weight = _part(codes, 0)
    spec.encoder.position_encodings.encodings = _part(places, _TOKEN)
    seen = [_seen_from(max(step - shift, 0), loop_after) for step in range(_POSITIONS)]
    spec.decoder.position_encodings.encodings = _part(places[seen], _TOKEN)
    for layer in (*spec.encoder.layer, *spec.decoder.layer):
        _silence(layer, ballast[1])
    for layer in spec.decoder.layer[1:]:
        _deaf(layer.attention)
    _look_up(spec.decoder.layer[0].attention)
    spec.decoder.projection.weight = _part(codes, _TOKEN + _PLACE)
    spec.register_source_vocabulary(list(pieces))
    spec.register_target_vocabulary(list(pieces))
    spec.config.add_source_eos = True
    spec.validate()
    if quantization:
        spec.optimize(quantization=quantization)
    folder.mkdir()
    spec.save(str(folder))


def _place_codes(random: np.random.Generator) -> np.ndarray:
    angles = np.arange(_POSITIONS)[:, None] * random.uniform(0.1, np.pi, _PLACE // 4)[None, :]
    half = np.concatenate([np.cos(angles), np.sin(angles)], axis=1)
    return np.concatenate([half, -half], axis=1).astype(np.float32)


def _seen_from(step: int, loop_after: int | None) -> int:
    if loop_after is None or step < loop_after:
        return step
    return loop_after - 4 + (step - loop_after) % 4


def _part(rows: np.ndarray, start: int) -> np.ndarray:
    """`rows` in a vector of full width, at `start`, zero elsewhere."""
    wide = np.zeros((rows.shape[0], _WIDTH), np.float32)
    wide[:, start : start + rows.shape[1]] = rows
    return wide


def _norm(layer: Any) -> None:
    layer.gamma, layer.beta = np.ones(_WIDTH, np.float32), np.zeros(_WIDTH, np.float32)


def _linear(layer: Any, rows: int, columns: int) -> None:
    layer.weight, layer.bias = np.zeros((rows, columns), np.float32), np.zeros(rows, np.float32)


def _deaf(attention: Any) -> None:
    """Attention to the source that adds nothing."""
    _norm(attention.layer_norm)
    for linear, rows in zip(attention.linear, (_WIDTH, 2 * _WIDTH, _WIDTH), strict=True):
        _linear(linear, rows, _WIDTH)


def _silence(layer: Any, hidden: int) -> None:
    """Self-attention and feed-forward that add nothing."""
    _norm(layer.self_attention.layer_norm)
    _linear(layer.self_attention.linear[0], 3 * _WIDTH, _WIDTH)
    _linear(layer.self_attention.linear[1], _WIDTH, _WIDTH)
    _norm(layer.ffn.layer_norm)
    _linear(layer.ffn.linear_0, hidden, _WIDTH)
    _linear(layer.ffn.linear_1, _WIDTH, hidden)
    # next to nothing, but no zeros: equal matrices would be stored once, and be nearer to the processor than true ones
    layer.ffn.linear_0.weight += _RANDOM.normal(0, 1e-4, (hidden, _WIDTH)).astype(np.float32)
    layer.ffn.linear_1.weight += _RANDOM.normal(0, 1e-4, (_WIDTH, hidden)).astype(np.float32)


def _look_up(attention: Any) -> None:
    """Ask for a position, sharply; bring the token's code into the third part of the vector."""
    _norm(attention.layer_norm)
    _linear(attention.linear[0], _WIDTH, _WIDTH)
    _linear(attention.linear[1], 2 * _WIDTH, _WIDTH)
    _linear(attention.linear[2], _WIDTH, _WIDTH)
    token, place, found = slice(0, _TOKEN), slice(_TOKEN, _TOKEN + _PLACE), slice(_TOKEN + _PLACE, _WIDTH)
    attention.linear[0].weight[place, place] = 40 * np.eye(_PLACE)
    attention.linear[1].weight[:_WIDTH][place, place] = np.eye(_PLACE)
    attention.linear[1].weight[_WIDTH:][found, token] = np.eye(_TOKEN)
    attention.linear[2].weight[found, found] = np.eye(_TOKEN)
