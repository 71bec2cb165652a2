"""What every translation engine gives: renderings, traits, and two refusals.

An engine is a room with one door: `translate`. What it may be trusted with is written in its `Traits`, and what
went wrong with one sentence in the `flags` of its `Rendering`; nothing is repaired in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from ..errors import Message, TranslitError, joined
from ..text.codes import can_be_code, meant
from .annotation import Marks

__all__ = [
    "CASE_SHARED",
    "FLAGS",
    "Continuing",
    "Engine",
    "EngineFailure",
    "NoEngineError",
    "Pair",
    "Rendering",
    "Span",
    "Traits",
    "UnknownPairError",
    "shifted",
]

Span = tuple[int, int]
Pair = tuple[str, str]

CASE_SHARED = frozenset({"be", "ru", "uk"})
"""Languages whose cases are the same and mostly stand in the same places."""

FLAGS: Mapping[str, str] = {
    "empty": "the sentence came back without a word",
    "looping": "the same words are repeated over and over",
    "stammering": "words or syllables are said twice in a row where the source has them once",
    "repeating": "a phrase is said twice where the source has none twice",
    "copied": "the sentence came back as it went in",
    "long": "the output is far longer than the source",
    "short": "the output is far shorter than the source",
    "unknown": "the engine did not know some words; their spans are in `unknown`",
    "retried": "a first rendering was bad, this is a second one",
    "split": "the sentence was too long for the model and was translated in pieces",
    "pivot": "translated through another language",
    "failed": "the engine stopped before it gave a rendering",
}


@dataclass(frozen=True, slots=True)
class Rendering:
    """One sentence as an engine rendered it.

    `flags` are keys of `FLAGS`. `attention` maps the span of a target word to the span of the source word that the
    model looked at most when it wrote it (None when not asked for, or when the engine has none). `unknown` holds the
    spans in `text` of the words that the engine marked as unknown to it.

    >>> Rendering("Мінск").flags
    frozenset()
    """

    text: str
    flags: frozenset[str] = frozenset()
    attention: Mapping[Span, Span] | None = None
    unknown: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Traits:
    """What can be counted on when an engine translates one pair.

    `marks_unknown`: words it does not know are reported in `Rendering.unknown`. `keeps_unknown`: unknown words come
    out as they went in. `keeps_case`: source and target share their case system and the engine carries case over
    (Belarusian, Russian and Ukrainian with Apertium). `annotation`: what opens and closes a target form written into
    the source, for a model that was trained to inflect and use it. `attention`: `attention=True` gives alignments.
    `starts_anew`: each call starts a program, so that many sentences in one call cost little more than one. `cost`:
    what one step through this pair costs on a route, 1.0 for a step like any other. `score`: its BLEU on FLORES, None
    where nobody has measured it. `draft`: the names are right, but the sentences are for the gist and not for print.

    >>> Traits(keeps_case=True).keeps_unknown
    False
    """

    marks_unknown: bool = False
    keeps_unknown: bool = False
    keeps_case: bool = False
    annotation: Marks | None = None
    attention: bool = False
    starts_anew: bool = False
    cost: float = 1.0
    score: float | None = None
    draft: bool = False


@runtime_checkable
class Engine(Protocol):
    """An offline translator. `translate` is safe to call from several threads at once.

    `translate` takes sentences (any Unicode string, empty ones too) and gives exactly one rendering each, in the same
    order; white space around a sentence comes out as it went in. A pair that is not in `pairs()` is translated through
    other languages when a path exists, else `UnknownPairError` is raised. An engine that goes there by other engines
    has `steps(source, target)` as well, so that whoever keeps names can take it step by step.
    """

    @property
    def name(self) -> str:
        """The name that `get_engine` and the command line know the engine by."""
        ...

    def signature(self, source: str, target: str) -> str:
        """What stands behind the pair: engine, data and their versions, so that a page can be made again."""
        ...

    def pairs(self) -> frozenset[Pair]:
        """The (source, target) pairs it translates in one step, as ISO 639-1 codes."""
        ...

    def traits(self, source: str, target: str) -> Traits:
        """What can be counted on for this pair."""
        ...

    def translate(
        self, sentences: Sequence[str], source: str, target: str, *, attention: bool = False
    ) -> list[Rendering]:
        """One rendering for each sentence, in order."""
        ...

    def close(self) -> None:
        """Give back memory and processes; the engine may be used again and then loads anew."""
        ...


@runtime_checkable
class Continuing(Protocol):
    """An engine that can be told how a rendering begins, for a pair that it translates in one step."""

    def continued(self, sentence: str, beginnings: Sequence[str], source: str, target: str) -> list[Rendering]:
        """A rendering of the sentence for each beginning, which it takes as it stands; the likeliest first.

        Nothing where that cannot be done.
        """
        ...


class NoEngineError(TranslitError):
    """No engine is installed, or none goes by that name."""


class EngineFailure(TranslitError):
    """An engine that is installed could not do its work: a program died, a deadline passed, a model does not load."""


class UnknownPairError(TranslitError):
    """No installed engine translates the pair; the message lists the nearest pairs and how to install one.

    Of a code that no language has it lists what may be meant.

    >>> str(UnknownPairError("en", "pl", {("en", "es"), ("en", "ca")}))
    'no installed engine translates en → pl; from en there are: ca, es. Install one: ...'
    >>> str(UnknownPairError("en", "xs", {("en", "es"), ("en", "ca")}))
    'no language has the code “xs”; perhaps es is meant; from en there are: ca, es'
    """

    def __init__(self, source: str, target: str, pairs: Iterable[Pair], advice: str = "") -> None:
        """Say what was asked for and what exists instead."""
        self.source, self.target = source, target
        self.pairs = frozenset(pairs)
        if source == target:
            super().__init__(
                Message("source and target are the same language, {source}; choose another target", source=source)
            )
            return
        known = {code for pair in self.pairs for code in pair}
        for code in (source, target):
            if not can_be_code(code) and not meant(code) and code not in known:
                super().__init__(
                    Message(
                        "no language has the code “{code}”; {nearest}",
                        code=code,
                        nearest=joined([*_perhaps(code, known), *self._nearest()], "; "),
                    )
                )
                return
        pair, file = (f"`translit models install {what}`" for what in ("PAIR", "FILE.argosmodel"))
        advice = advice or Message("{pair} or {file}", pair=pair, file=file)
        super().__init__(
            Message(
                "no installed engine translates {source} → {target}; {nearest}. Install one: {advice}",
                source=source,
                target=target,
                nearest=joined(self._nearest(), "; "),
                advice=advice,
            )
        )

    def _nearest(self) -> list[Message]:
        onward = sorted(_connected(self.pairs, self.source) - {self.source})
        into = sorted(_connected({(there, here) for here, there in self.pairs}, self.target) - {self.target})
        told = [
            Message("perhaps {better} is meant by “{code}”", better=better, code=code)
            for code in (self.source, self.target)
            if (better := meant(code)) and any(better in pair for pair in self.pairs)
        ]
        if onward:
            told.append(Message("from {source} there are: {known}", source=self.source, known=", ".join(onward)))
        if into:
            told.append(Message("into {target} there are: {known}", target=self.target, known=", ".join(into)))
        if not told:
            pairs = ", ".join(f"{here}-{there}" for here, there in sorted(self.pairs))
            told.append(Message("the pairs here are: {known}", known=pairs or Message("none")))
        return told


def _perhaps(code: str, known: Iterable[str]) -> list[Message]:
    """The codes of which one letter was mistyped, or both in each other's place."""
    slips = [other for other in sorted(known) if other == code[::-1] or other[:1] == code[0] or other[1:] == code[1:]]
    return [Message("perhaps {slips} is meant", slips=", ".join(slips))] if slips else []


def _connected(pairs: Iterable[Pair], start: str) -> set[str]:
    """The languages that `start` leads to over any number of pairs."""
    pairs, found = set(pairs), {start}
    while more := {there for here, there in pairs if here in found} - found:
        found |= more
    return found


def shifted(rendering: Rendering, before: str, after: str, *, source_offset: int) -> Rendering:
    """`rendering` with text put around it, its spans moved along.

    `source_offset` is how far the source spans of the attention move.

    >>> shifted(Rendering("ab", unknown=((0, 2),)), " ", "!", source_offset=1).unknown
    ((1, 3),)
    """
    step = len(before)
    attention = rendering.attention
    if attention is not None:
        attention = {
            (start + step, end + step): (first + source_offset, last + source_offset)
            for (start, end), (first, last) in attention.items()
        }
    return replace(
        rendering,
        text=before + rendering.text + after,
        attention=attention,
        unknown=tuple((start + step, end + step) for start, end in rendering.unknown),
    )
