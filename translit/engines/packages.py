"""Translation packages on disk, in Argos Translate's layout: found, read, checked, installed and removed.

A package is a folder with `metadata.json`, `model/` (CTranslate2) and `sentencepiece.model` or `bpe.model`; an
`.argosmodel` file is that folder zipped (argostranslate/package.py). Where they lie: `folders.py`.

Beyond Argos Translate's, metadata.json may hold `pairs` (`[["en", "be"], ...]`), `target_prefix` and `source_prefix` as
one token or as a map from target language to token, `max_tokens` (the longest input the model was trained on),
`takes_annotation` and `annotation` (`open` and `close`: see `annotation.py`), `scores` (BLEU by direction),
`length_penalty` (what the search divides by, from 0: the length of a rendering to this power) and `draft` (true for a
model whose sentences are good for the gist alone).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from io import BufferedReader
from pathlib import Path
from typing import Any

from ..errors import TranslitError
from .annotation import MARKS, Marks
from .choice import measured
from .folders import package_folders
from .protocol import Pair

__all__ = [
    "PackageError",
    "PackageInfo",
    "holds_the_file",
    "installed_packages",
    "is_the_file",
    "read_package",
    "runs_models",
    "verify",
    "version_key",
]


_CODE = re.compile(r"[A-Za-z0-9_-]{1,30}")
_BEST = 100.0  # BLEU
LENGTH_PENALTY = 0.2
"""What Argos Translate takes (argostranslate/translate.py), and packages that say nothing of it."""
_MOST_PENALTY = 2.0
_DIGITS = 9  # of a part of a version; Python refuses to read 4,300


class PackageError(TranslitError):
    """A translation package is broken, unsafe, too large, missing, or cannot be written."""


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """What a package's metadata.json says; `path` is its folder, `size` its bytes on disk.

    `code` names it for `remove` and `info`: the name of its folder.
    """

    path: Path
    pairs: frozenset[Pair]
    version: str
    names: Mapping[str, str] = field(default_factory=dict)
    target_prefix: Mapping[str, str] | str = ""
    source_prefix: Mapping[str, str] | str = ""
    max_tokens: int = 0
    annotation: Marks | None = None
    scores: Mapping[str, float] = field(default_factory=dict)
    removable: bool = True
    draft: bool = False
    length_penalty: float = LENGTH_PENALTY

    @property
    def code(self) -> str:
        """The name of the package's folder."""
        return self.path.name

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(file.stat().st_size for file in self.path.rglob("*") if file.is_file())

    def score(self, source: str, target: str) -> float | None:
        """BLEU for a pair: its own, else what is known of the official package of the pair; None where nothing is."""
        own = self.scores.get(f"{source}-{target}")
        return measured("argos", source, target) if own is None and self.removable else own

    def prefix(self, which: str, target: str) -> str:
        """The `source_prefix` or `target_prefix` token for a target language, empty when there is none."""
        value: Mapping[str, str] | str = getattr(self, which)
        return value if isinstance(value, str) else value.get(target, "")


def runs_models() -> bool:
    """Whether what runs the models is installed; they can lie here without it."""
    return bool(find_spec("ctranslate2") and find_spec("sentencepiece"))


def installed_packages() -> list[PackageInfo]:
    """All packages that can be read, best place first; a broken one is left out (`verify` says what is wrong)."""
    found = []
    for path, removable in package_folders():
        try:
            found.append(read_package(path, removable=removable))
        except PackageError:
            continue
    return found


def read_package(path: Path, *, removable: bool = True) -> PackageInfo:
    """What the metadata.json of a package folder says.

    Raises `PackageError` when it cannot be read, is not a translation package, or names no pair of languages.
    """
    try:
        facts = (path / "metadata.json").stat()
    except OSError as problem:
        raise PackageError(
            f"{path / 'metadata.json'} cannot be read: {problem}; install the package again"
        ) from problem
    return _read(path, removable, (facts.st_mtime_ns, facts.st_size))


@lru_cache(maxsize=512)
def _read(path: Path, removable: bool, stamp: tuple[int, int]) -> PackageInfo:
    """Read once for each `stamp` (time and size) of the file: engines ask for their pairs all the time."""
    file = path / "metadata.json"
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        raise PackageError(f"{file} cannot be read: {problem}; install the package again") from problem
    if not isinstance(facts, dict) or facts.get("type", "translate") != "translate":
        raise PackageError(f"{file} does not describe a translation package; only those can be used")
    pairs = _pairs(facts)
    if not pairs:
        raise PackageError(f"{file} names no pair of languages (from_code and to_code); ask its makers for a new one")
    return PackageInfo(
        path=path,
        pairs=pairs,
        version=str(facts.get("package_version", "")),
        names=_language_names(facts),
        target_prefix=_token(facts.get("target_prefix")),
        source_prefix=_token(facts.get("source_prefix")),
        max_tokens=_whole_number(facts.get("max_tokens")),
        annotation=_marks(facts),
        scores=_scores(facts.get("scores")),
        removable=removable,
        draft=facts.get("draft") is True,
        length_penalty=_length_penalty(facts.get("length_penalty")),
    )


def _length_penalty(given: object) -> float:
    """What a package says, if it is a number that makes sense; else Argos Translate's own."""
    fits = isinstance(given, int | float) and not isinstance(given, bool) and 0 <= given <= _MOST_PENALTY
    return float(given) if fits and isinstance(given, int | float) else LENGTH_PENALTY


def _pairs(facts: Mapping[str, Any]) -> frozenset[Pair]:
    given = facts.get("pairs")
    if isinstance(given, list):
        return frozenset(
            (pair[0], pair[1]) for pair in given if isinstance(pair, list) and len(pair) == 2 and _plain(*pair)
        )
    sources = _codes(facts, "from_code", "from_codes", "source_languages")
    targets = _codes(facts, "to_code", "to_codes", "target_languages")
    return frozenset((source, target) for source in sources for target in targets if source != target)


def _codes(facts: Mapping[str, Any], one: str, many: str, languages: str) -> list[str]:
    codes = [facts.get(one), *_list(facts.get(many))]
    codes += [each.get("code") for each in _languages(facts, languages)]
    return [code for code in codes if _plain(code)]


def _plain(*codes: object) -> bool:
    """Whether these are codes of languages, which lists print and files are named by."""
    return all(isinstance(code, str) and _CODE.fullmatch(code) for code in codes)


def _languages(facts: Mapping[str, Any], *keys: str) -> list[Mapping[str, Any]]:
    listed = [each for key in (*keys, "languages") for each in _list(facts.get(key))]
    return [each for each in listed if isinstance(each, dict)]


def _language_names(facts: Mapping[str, Any]) -> dict[str, str]:
    listed = _languages(facts, "source_languages", "target_languages")
    names = {str(each["code"]): str(each["name"]) for each in listed if each.get("code") and each.get("name")}
    for code, name in (("from_code", "from_name"), ("to_code", "to_name")):
        if facts.get(code) and facts.get(name):
            names[str(facts[code])] = str(facts[name])
    return names


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _token(value: object) -> Mapping[str, str] | str:
    if isinstance(value, dict):
        return {str(code): str(token) for code, token in value.items()}
    return value if isinstance(value, str) else ""


def _marks(facts: Mapping[str, Any]) -> Marks | None:
    if facts.get("takes_annotation") is not True:
        return None
    given = facts.get("annotation")
    if isinstance(given, dict) and isinstance(given.get("open"), str) and isinstance(given.get("close"), str):
        return given["open"], given["close"]
    return MARKS


def _scores(value: object) -> Mapping[str, float]:
    if not isinstance(value, dict):
        return {}
    return {
        str(pair): float(score)
        for pair, score in value.items()
        if isinstance(score, int | float) and abs(score) <= _BEST
    }


def _whole_number(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def version_key(version: str) -> tuple[int, ...]:
    """What versions are ordered by; a part that is no number counts as nothing.

    >>> max("1.9", "1.10", "1.x", key=version_key)
    '1.10'
    """
    return tuple(int(part) if part.isdecimal() and len(part) <= _DIGITS else 0 for part in version.split("."))


def is_the_file(file: Path, sha256: str) -> None:
    """Refuse a file whose SHA-256 is another than the one expected (64 hexadecimal digits): raises `PackageError`."""
    with file.open("rb") as data:
        holds_the_file(data, file, sha256)


def holds_the_file(data: BufferedReader, file: Path, sha256: str) -> None:
    """The same for a file that is open at its beginning and stays so: nobody can put another in its place."""
    found = hashlib.file_digest(data, "sha256").hexdigest()
    data.seek(0)
    if found != sha256.lower():
        raise PackageError(f"{file} is not the file it should be: its SHA-256 is {found}, not {sha256.lower()}")


def verify(path: Path) -> list[str]:
    """What is wrong with a package folder, one sentence each; empty when its files are all there.

    No model is loaded.
    """
    try:
        read_package(path)
    except PackageError as problem:
        return [str(problem)]
    wrong = []
    if not (path / "model" / "model.bin").is_file():
        wrong.append(f"{path / 'model' / 'model.bin'} is missing; install the package again")
    if not any((path / "model").glob("*vocabulary.*")):
        wrong.append(f"{path / 'model'} has no vocabulary file; install the package again")
    if not (path / "sentencepiece.model").is_file() and not (path / "bpe.model").is_file():
        wrong.append(f"{path} has neither sentencepiece.model nor bpe.model; install the package again")
    return wrong
