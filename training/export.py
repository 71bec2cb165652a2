"""Trained weights to packages that translate.

    python -m training.export training/work/base/sentencepiece.model /tmp/run models --version 1.0

`weights.*.bin` and the vocabulary become a CTranslate2 model in int8, in Argos Translate's layout: one package for all
directions, which translit reads (`pairs`, a language token for source and decoder each, `takes_annotation`), and with
`--pair en-be` one for a single direction that stock Argos Translate installs and runs. `--file` zips it as .argosmodel.
Once `training.evaluate` has measured the weights, `--label` brings the BLEU of that measurement along.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
from ctranslate2.converters import Converter
from ctranslate2.specs import TransformerSpec

from translit.engines.packages import read_package

from .evaluate import SCORES, bleu_of, write_scores
from .packing import unpack
from .symbols import CLOSE, LANGUAGES, OPEN, language_token
from .vocabulary import load_vocabulary

__all__ = ["TranslitConverter", "export", "main", "packed"]

Array = Any
_LATIN, _CYRILLIC = re.compile("[A-Za-z]{2}"), re.compile("[\u0400-\u04ff]")
_NAMES = {"en": "English", "ru": "Russian", "be": "Belarusian", "uk": "Ukrainian"}
_MAX_TOKENS = 180
_LENGTH_PENALTY = 1.0
"""Small models stop early: with Argos Translate's 0.2 chrF is up to 0.5 lower."""


class TranslitConverter(Converter):  # type: ignore[misc]
    """Our weights as a CTranslate2 specification; `convert(folder, quantization="int8")` writes the model."""

    def __init__(
        self,
        weights: Path,
        vocabulary: Path,
        *,
        source_token: str | None = None,
        foreign: re.Pattern[str] | None = None,
        foreign_costs: float = 0.0,
    ) -> None:
        """`source_token`: put before every source by the model itself, for programs that know of no such token.

        `foreign_costs`: so much is taken off the scores of pieces that `foreign` is found in (in nats), those of
        letters that the target is not written with. A young model babbles in them; where it is sure, as of a Latin
        name in a Russian text, it writes them all the same.
        """
        self._facts, self._weights = unpack(weights)
        self._vocabulary = load_vocabulary(vocabulary)
        self._source_token = source_token
        if foreign and foreign_costs:
            other = [bool(foreign.search(self._piece(number))) for number in range(len(self._weights["bias"]))]
            self._weights["bias"] = np.where(other, self._weights["bias"] - foreign_costs, self._weights["bias"])

    def _piece(self, number: int) -> str:
        return str(self._vocabulary.id_to_piece(number))

    def _load(self) -> TransformerSpec:
        facts, weights = self._facts, dict(self._weights)
        spec = TransformerSpec.from_config((facts["encoder"], facts["decoder"]), facts["heads"], pre_norm=True)
        embedding = weights.pop("embedding.weight")
        for place in (*spec.encoder.embeddings, spec.decoder.embeddings, spec.decoder.projection):
            place.weight = embedding
        spec.decoder.projection.bias = weights.pop("bias")
        _norm(spec.encoder.layer_norm, weights, "encoder_norm")
        _norm(spec.decoder.layer_norm, weights, "decoder_norm")
        for number, layer in enumerate(spec.encoder.layer):
            _attention(layer.self_attention, weights, f"encoder.{number}.attention")
            _inner(layer.ffn, weights, f"encoder.{number}.inner")
        for number, layer in enumerate(spec.decoder.layer):
            _attention(layer.self_attention, weights, f"decoder.{number}.attention")
            _attention(layer.attention, weights, f"decoder.{number}.source")
            _inner(layer.ffn, weights, f"decoder.{number}.inner")
        if weights:
            raise ValueError(f"weights that the exporter does not know: {', '.join(sorted(weights))}")
        pieces = [self._piece(number) for number in range(self._vocabulary.get_piece_size())]
        spec.register_source_vocabulary(pieces)
        spec.register_target_vocabulary(pieces)
        spec.config.unk_token, spec.config.eos_token = "<unk>", "</s>"
        spec.config.decoder_start_token = "<s>"
        spec.config.bos_token = self._source_token or "<s>"
        spec.config.add_source_bos = self._source_token is not None
        spec.config.add_source_eos = True
        return spec


def _linear(spec: Any, weights: dict[str, Array], name: str) -> None:
    spec.weight, spec.bias = weights.pop(f"{name}.weight"), weights.pop(f"{name}.bias")


def _norm(spec: Any, weights: dict[str, Array], name: str) -> None:
    spec.gamma, spec.beta = weights.pop(f"{name}.weight"), weights.pop(f"{name}.bias")


def _attention(spec: Any, weights: dict[str, Array], name: str) -> None:
    _norm(spec.layer_norm, weights, f"{name}.norm")
    linears = ["query", "memory", "out"] if f"{name}.memory.weight" in weights else ["query", "out"]
    for place, linear in zip(spec.linear, linears, strict=True):
        _linear(place, weights, f"{name}.{linear}")


def _inner(spec: Any, weights: dict[str, Array], name: str) -> None:
    _norm(spec.layer_norm, weights, f"{name}.norm")
    _linear(spec.linear_0, weights, f"{name}.first")
    _linear(spec.linear_1, weights, f"{name}.second")


def export(
    weights: Path,
    vocabulary: Path,
    out: Path,
    *,
    version: str = "1.0",
    pair: tuple[str, str] | None = None,
    pairs: Iterable[tuple[str, str]] = (),
    quantization: str = "int8",
    foreign_costs: float = 0.0,
    extra: Mapping[str, Any] | None = None,
) -> Path:
    """Write a package folder into `out` and give it; `pair`: one direction, `pairs`: some (default: all twelve).

    Raises ValueError when `foreign_costs` are asked for and the targets are written with both Latin and Cyrillic.
    """
    pairs = list(pairs)
    codes = "".join(f"{source}_{target}-" for source, target in pairs)
    name = f"translate-{pair[0]}_{pair[1]}-" if pair else f"translit-{codes}"
    folder = out / f"{name}{version.replace('.', '_')}"
    if folder.exists():
        shutil.rmtree(folder)
    (folder / "model").parent.mkdir(parents=True)
    token = language_token(pair[1]) if pair else None
    foreign = _foreign({target for _, target in ([pair] if pair else pairs)}) if foreign_costs else None
    converter = TranslitConverter(weights, vocabulary, source_token=token, foreign=foreign, foreign_costs=foreign_costs)
    converter.convert(str(folder / "model"), quantization=None if quantization == "float32" else quantization)
    shutil.copyfile(vocabulary, folder / "sentencepiece.model")
    facts = _one_direction(*pair) if pair else _directions(pairs)
    facts |= {
        "package_version": version,
        "argos_version": "1.9",
        "type": "translate",
        "annotation": {"open": f"{OPEN} ", "close": CLOSE},
        "takes_annotation": True,
        "max_tokens": _MAX_TOKENS,
        "length_penalty": _LENGTH_PENALTY,
        "ctranslate2": ctranslate2.__version__,
        **(extra or {}),
    }
    (folder / "metadata.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return folder


def _foreign(targets: set[str]) -> re.Pattern[str]:
    """What a piece has that these languages are not written with."""
    if targets == {"en"}:
        return _CYRILLIC
    if targets and "en" not in targets:
        return _LATIN
    raise ValueError("foreign letters can cost more only where all directions lead into one alphabet; name the pairs")


def _one_direction(source: str, target: str) -> dict[str, Any]:
    return {
        "from_code": source,
        "from_name": _NAMES[source],
        "to_code": target,
        "to_name": _NAMES[target],
        "target_prefix": language_token(target),
    }


def _directions(pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    pairs = pairs or [(source, target) for source in LANGUAGES for target in LANGUAGES if source != target]
    used = [lang for lang in LANGUAGES if any(lang in pair for pair in pairs)]
    tokens = {lang: language_token(lang) for lang in used}
    return {
        "pairs": [list(pair) for pair in pairs],
        "languages": [{"code": lang, "name": _NAMES[lang]} for lang in used],
        "source_prefix": tokens,
        "target_prefix": tokens,
    }


def packed(folder: Path) -> Path:
    """The package folder zipped beside it as an .argosmodel file; the same bytes for the same package."""
    file = folder.parent / f"{folder.name}.argosmodel"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for member in sorted(folder.rglob("*")):
            if member.is_file():
                entry = zipfile.ZipInfo(f"{folder.name}/{member.relative_to(folder)}")
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, member.read_bytes())
    return file


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vocabulary", type=Path, help="sentencepiece.model")
    parser.add_argument("weights", type=Path, help="the folder with weights.*.bin")
    parser.add_argument("out", type=Path, help="where the package goes")
    parser.add_argument("--version", default="1.0")
    parser.add_argument("--pair", help="one direction, such as en-be, for stock Argos Translate")
    parser.add_argument("--pairs", default="", help="directions that the model was trained on, such as ru-be,be-ru")
    parser.add_argument("--quantization", default="int8")
    parser.add_argument("--label", help="of the measurement in scores.json whose BLEU the package tells")
    parser.add_argument(
        "--foreign-costs",
        type=float,
        default=0.0,
        help="nats off letters of the other alphabet: a young model babbles in them",
    )
    parser.add_argument("--draft", action="store_true", help="good for the gist alone: translit says so to readers")
    parser.add_argument("--file", action="store_true", help="an .argosmodel file as well")
    options = parser.parse_args(arguments)
    bleu = _bleu(options.label) if options.label else {}
    pairs = [_pair(code) for code in filter(None, options.pairs.split(","))]
    with tempfile.TemporaryDirectory() as scratch:
        # The whole package or none: CTranslate2 writes piece by piece.
        made = export(
            options.weights,
            options.vocabulary,
            Path(scratch),
            version=options.version,
            pair=_pair(options.pair) if options.pair else None,
            pairs=pairs,
            quantization=options.quantization,
            foreign_costs=options.foreign_costs,
            extra={"draft": True} if options.draft else None,
        )
        if bleu:
            directions = sorted(f"{source}-{target}" for source, target in read_package(made).pairs)
            write_scores(made, {direction: bleu[direction] for direction in directions if direction in bleu})
        place = options.out / made.name
        options.out.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(place, ignore_errors=True)
        shutil.move(made, place)
    print(place)
    if options.file:
        print(packed(place))


def _bleu(label: str) -> dict[str, float]:
    measured = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.exists() else {}
    if label not in measured:
        raise SystemExit(f"{SCORES.name} has no {label}, only {', '.join(measured) or 'nothing'}; measure it first")
    return bleu_of(measured[label]["flores"])


def _pair(code: str) -> tuple[str, str]:
    source, target = code.split("-")
    if {source, target} - set(LANGUAGES):
        raise SystemExit(f"{code}: the model knows {', '.join(LANGUAGES)}; give two of them, such as en-be")
    return source, target


if __name__ == "__main__":
    main()
