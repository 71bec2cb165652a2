"""Installed translation packages, run by CTranslate2 directly."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from .base import DirectEngine
from .choice import Offer, best
from .clauses import apart, cut, joined
from .models import Draft, LoadedModel, ModelCache
from .packages import PackageInfo, installed_packages, read_package, runs_models, verify, version_key
from .protocol import CASE_SHARED, EngineFailure, Pair, Rendering, Traits
from .quality import flaws

__all__ = ["DEFAULT_BUDGET", "ArgosPackageEngine", "tried"]

DEFAULT_BUDGET = 2 << 30
"""Bytes of model files that stay loaded: some ten of Argos Translate's packages."""
_MAX_TOKENS = 200
"""The longest input sent to a model that does not say what it was trained on; longer sentences are cut at clauses."""
_WORTH_CUTTING = 12
_HAS_WORD = re.compile(r"\w")
_UNSURE = -3.0
"""Mean logarithm of probability below which a draft is noise: one in twenty for each token."""


class ArgosPackageEngine(DirectEngine):
    """Every package of Argos Translate's data directory and of an installed `translit_models`.

    All sentences of a call go through the model in batches of like length. A sentence longer than the model's training
    is cut at clause marks, never cut off. One that comes back empty, looping, repeating itself, copied, far too long or
    far too short is tried again with repetition forbidden, in clauses, and both; the best is kept, with its flags.

    `budget` is how many bytes of model files stay loaded, `beam` how many renderings the search keeps in view (four, as
    Argos Translate has it; one is fastest). Raises `EngineFailure` when a package is damaged.
    """

    name = "argos"

    def __init__(self, *, budget: int = DEFAULT_BUDGET, beam: int = 4) -> None:
        """Load nothing yet."""
        self.models = ModelCache(budget, beam=beam)

    def pairs(self) -> frozenset[Pair]:
        """The pairs of the installed packages; none when ctranslate2 or sentencepiece is missing."""
        if not runs_models():
            return frozenset()
        return frozenset(pair for package in installed_packages() for pair in package.pairs)

    def _package(self, source: str, target: str) -> PackageInfo | None:
        """The package for a pair: the newest of our own, unless an installed one is known to be better."""
        found = [package for package in installed_packages() if (source, target) in package.pairs]
        places = [[each for each in found if each.removable is removable] for removable in (False, True)]
        newest = [max(some, key=lambda each: version_key(each.version)) for some in places if some]
        offers = [Offer(each, _cost(each), each.score(source, target)) for each in newest]
        return best(offers).what if offers else None

    def traits(self, source: str, target: str) -> Traits:
        """Attention for SentencePiece models; a model made for names costs a little less than others.

        Between Belarusian, Russian and Ukrainian the case of the source is better evidence than what a model inflected.
        """
        package = self._package(source, target)
        if package is None:
            return Traits()
        return Traits(
            keeps_case={source, target} <= CASE_SHARED,
            annotation=package.annotation,
            attention=(package.path / "sentencepiece.model").is_file(),
            cost=_cost(package),
            score=package.score(source, target),
            draft=package.draft,
        )

    def signature(self, source: str, target: str) -> str:
        """The package's folder and a hash of its files."""
        package = self._package(source, target)
        if package is None:
            return self.name
        return f"{self.name}:{package.code}@{_fingerprint(package.path, _stamp(package.path))}"

    def close(self) -> None:
        """Forget the loaded models."""
        self.models.clear()

    def continued(self, sentence: str, beginnings: Sequence[str], source: str, target: str) -> list[Rendering]:
        """A rendering of the sentence for each beginning, which it takes as it stands; the likeliest first.

        Decoding with a forced prefix (Wuebker et al. 2016, "Models and Inference for Prefix-Constrained Machine
        Translation"). Nothing for a pair that takes two steps, or for a sentence too long for the model.
        """
        package = self._package(source, target)
        if package is None or not beginnings:
            return []
        model = self.models.get(package)
        if model.length(sentence) > (package.max_tokens or _MAX_TOKENS):
            return []
        drafts = sorted(model.continued(sentence, beginnings, target), key=lambda draft: -draft.score)
        return [replace(made.rendering, flags=flaws(sentence, made.rendering.text)) for made in drafts]

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        package = self._package(source, target)
        assert package is not None  # translate() looked
        model = self.models.get(package)
        limit = package.max_tokens or _MAX_TOKENS
        parts = [
            [piece for part in apart(sentence, model.pieces.strange) for piece in cut(part, model.length, limit)]
            for sentence in sentences
        ]
        best = _translated(model, parts, target, attention)
        again = [number for number, draft in enumerate(best) if flaws(sentences[number], draft.rendering.text)]
        if again:
            whole = [parts[number] for number in again]
            halves = [_halved(model, some) for some in whole]
            tries = [
                _translated(model, whole, target, attention, guarded=True),
                _translated(model, halves, target, attention),
                _translated(model, halves, target, attention, guarded=True),
            ]
            for number, *drafts in zip(again, *tries, strict=True):
                best[number] = _best(sentences[number], best[number], drafts)
        return [draft.rendering for draft in best]


def tried(folder: Path) -> list[str]:
    """What is wrong with a package, one sentence each: its files looked at, its model loaded and given a word."""
    if wrong := verify(folder):
        return wrong
    package = read_package(folder)
    try:
        model = LoadedModel(package)
        silent = [pair for pair in sorted(package.pairs) if not model.translate(["Minsk"], pair[1])[0].rendering.text]
    except EngineFailure as problem:
        return [str(problem)]
    return [f"{folder.name} has nothing to say from {source} into {target}" for source, target in silent]


def _halved(model: LoadedModel, parts: Sequence[str]) -> list[str]:
    """The parts cut in two again, as long as that leaves clauses."""
    return [
        piece for part in parts for piece in cut(part, model.length, max(-(-model.length(part) // 2), _WORTH_CUTTING))
    ]


def _translated(
    model: LoadedModel, parts: Sequence[Sequence[str]], target: str, attention: bool, *, guarded: bool = False
) -> list[Draft]:
    """Drafts of sentences given in parts: one batch for all, put together again."""
    cores = dict.fromkeys(core for some in parts for part in some if _HAS_WORD.search(core := part.strip()))
    made = dict(zip(cores, model.translate(list(cores), target, attention=attention, guarded=guarded), strict=True))
    whole = []
    for some in parts:
        drafts = [made.get(core) or _as_it_is(core, attention) for core in map(str.strip, some)]
        if len(drafts) > 1:
            rendering = joined(some, [draft.rendering for draft in drafts])
            scores = [made[core].score for core in map(str.strip, some) if core in made]
            drafts = [Draft(rendering, sum(scores) / max(len(scores), 1))]
        whole += drafts
    return whole


def _as_it_is(signs: str, attention: bool) -> Draft:
    """What has no word is nothing to translate."""
    return Draft(Rendering(signs, attention={} if attention else None), 0.0)


def _best(source: str, first: Draft, others: Sequence[Draft]) -> Draft:
    """The draft with the fewest flaws; of those, the one that the model was surest of."""

    def badness(draft: Draft) -> tuple[int, float]:
        found = flaws(source, draft.rendering.text)
        return len(found) + ("empty" in found) + (draft.score < _UNSURE), -draft.score

    best = min((first, *others), key=badness)
    if best is first:
        return first
    return Draft(replace(best.rendering, flags=best.rendering.flags | {"retried"}), best.score)


def _cost(package: PackageInfo) -> float:
    if package.draft:
        return 1.2  # whatever else is installed for the pair goes first
    return 1.0 if package.removable else 0.9


def _stamp(path: Path) -> tuple[int, int]:
    facts = (path / "metadata.json").stat()
    return facts.st_mtime_ns, facts.st_size


@lru_cache(maxsize=64)
def _fingerprint(path: Path, stamp: tuple[int, int]) -> str:
    """Eight hex digits over the files that the output depends on."""
    digest = hashlib.sha256()
    for file in (
        path / "metadata.json",
        path / "sentencepiece.model",
        path / "bpe.model",
        path / "model" / "model.bin",
    ):
        if file.is_file():
            with file.open("rb") as data:
                while chunk := data.read(1 << 20):
                    digest.update(chunk)
    return digest.hexdigest()[:8]
