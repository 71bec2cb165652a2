"""Paths between languages: the best chain of engine steps, and renderings carried along it."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Protocol, runtime_checkable

from .choice import Offer, best, shown
from .protocol import Engine, Pair, Rendering, Span, Traits, UnknownPairError

__all__ = [
    "MAX_STEPS",
    "RoutedEngine",
    "Step",
    "composed",
    "drafts",
    "follow",
    "reachable",
    "reasons",
    "route",
    "steps",
]

# Each step loses something: three (two pivots) is as far as a text may travel.
MAX_STEPS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a route: `engine` takes the text from `source` to `target`."""

    engine: Engine
    source: str
    target: str


def route(source: str, target: str, engines: Iterable[Engine]) -> tuple[Step, ...]:
    """The cheapest path from `source` to `target` over the pairs of `engines`, pivots included.

    A step costs what the engine's traits for the pair say (1.0 as a rule); of engines that have the same pair the
    cheapest takes it, unless a score says that another is better (`choice.best`). Of equal paths the one with fewer
    steps wins, then the engine that stands first in `engines`. Raises `UnknownPairError` when no path of at most
    `MAX_STEPS` steps exists, or when source and target are the same language.

    >>> from translit.engines.fake import FakeEngine
    >>> engine = FakeEngine({("en", "ru"): {}, ("ru", "be"): {}})
    >>> [(step.source, step.target) for step in route("en", "be", [engine])]
    [('en', 'ru'), ('ru', 'be')]
    """
    engines = list(engines)
    edges = _edges(engines)
    ticket = count()  # keeps the order of equal paths and spares comparing steps
    frontier: list[tuple[float, int, int, str, tuple[Step, ...]]] = [(0.0, 0, next(ticket), source, ())]
    done: set[tuple[str, int]] = set()
    while frontier and source != target:
        cost, length, _, here, path = heapq.heappop(frontier)
        if here == target:
            return path
        if (here, length) in done or length == MAX_STEPS:
            continue
        done.add((here, length))
        seen = {source, *(step.target for step in path)}
        for step, price in edges.get(here, ()):
            if step.target not in seen:
                heapq.heappush(frontier, (cost + price, length + 1, next(ticket), step.target, (*path, step)))
    from .advice import how_to_install

    raise UnknownPairError(source, target, _all_pairs(engines), how_to_install(source, target))


def _edges(engines: Sequence[Engine]) -> dict[str, list[tuple[Step, float]]]:
    taken = [(pair, best(offers)) for pair, offers in _offers(engines).items()]
    order = {id(engine): number for number, engine in enumerate(engines)}
    edges: dict[str, list[tuple[Step, float]]] = {}
    for (here, there), offer in sorted(taken, key=lambda one: (order[id(one[1].what)], one[0])):
        edges.setdefault(here, []).append((Step(offer.what, here, there), offer.cost))
    return edges


def _offers(engines: Iterable[Engine]) -> dict[Pair, list[Offer[Engine]]]:
    """The engines that have each pair, in their order."""
    offers: dict[Pair, list[Offer[Engine]]] = {}
    for engine in engines:
        for pair in engine.pairs():
            offers.setdefault(pair, []).append(_offer(engine, pair))
    return offers


def _offer(engine: Engine, pair: Pair) -> Offer[Engine]:
    traits = engine.traits(*pair)
    return Offer(engine, traits.cost, traits.score)


@runtime_checkable
class _Routed(Protocol):
    """An engine that says which steps it takes, each with the engine that takes it."""

    def steps(self, source: str, target: str) -> tuple[Step, ...]: ...


def steps(source: str, target: str, engine: Engine) -> tuple[Step, ...]:
    """The steps that an engine takes from `source` to `target`; none where there is no way. Raises nothing.

    >>> from translit.engines.fake import FakeEngine
    >>> engine = FakeEngine({("en", "ru"): {}, ("ru", "be"): {}})
    >>> [step.target for step in steps("en", "be", engine)], steps("be", "en", engine)
    (['ru', 'be'], ())
    """
    try:
        return engine.steps(source, target) if isinstance(engine, _Routed) else route(source, target, [engine])
    except UnknownPairError:
        return ()


def reasons(source: str, target: str, engine: Engine) -> tuple[str, ...]:
    """Which engine takes each step of the way, how good it is, and what else could have: a sentence for each step.

    Nothing where there is no way. Raises nothing.

    >>> from translit.engines.fake import FakeEngine
    >>> one = FakeEngine({("be", "ru"): {}}, name="one", traits=Traits(score=9.4))
    >>> two = FakeEngine({("be", "ru"): {}}, name="two", traits=Traits(score=8.1, cost=0.9))
    >>> reasons("be", "ru", RoutedEngine([one, two]))
    ('be → ru with one:be-ru (BLEU 9.4), better than two (BLEU 8.1)',)
    """
    others = engine.engines if isinstance(engine, RoutedEngine) else ()
    return tuple(_reason(step, others) for step in steps(source, target, engine))


def drafts(source: str, target: str, engine: Engine) -> tuple[Pair, ...]:
    """The steps of the way whose model is good for the gist alone (`Traits.draft`). Raises nothing.

    >>> from translit.engines.fake import FakeEngine
    >>> gist = FakeEngine({("en", "ru"): {}}, traits=Traits(draft=True))
    >>> drafts("en", "be", RoutedEngine([gist, FakeEngine({("ru", "be"): {}})]))
    (('en', 'ru'),)
    """
    way = steps(source, target, engine)
    return tuple((step.source, step.target) for step in way if step.engine.traits(step.source, step.target).draft)


def _reason(step: Step, engines: Iterable[Engine]) -> str:
    pair = step.source, step.target
    chosen = _offer(step.engine, pair)
    label = step.engine.signature(*pair).partition("@")[0]
    told = f"{step.source} → {step.target} with {label} ({shown(chosen.score)})"
    others = [_offer(engine, pair) for engine in engines if engine is not step.engine and pair in engine.pairs()]
    if not others:
        return told
    known = chosen.score is not None and all(offer.score is not None and offer.score < chosen.score for offer in others)
    rivals = ", ".join(f"{offer.what.name} ({shown(offer.score)})" for offer in others)
    return f"{told}, {'better than' if known else 'preferred to'} {rivals}"


def _all_pairs(engines: Iterable[Engine]) -> frozenset[Pair]:
    return frozenset(pair for engine in engines for pair in engine.pairs())


def reachable(source: str, engines: Iterable[Engine]) -> frozenset[str]:
    """The languages that `source` can be translated into, pivots included.

    >>> from translit.engines.fake import FakeEngine
    >>> sorted(reachable("en", [FakeEngine({("en", "ru"): {}, ("ru", "be"): {}})]))
    ['be', 'ru']
    """
    pairs = _all_pairs(engines)
    found, edge = {source}, {source}
    for _ in range(MAX_STEPS):
        edge = {there for here, there in pairs if here in edge} - found
        found |= edge
    return frozenset(found - {source})


def follow(steps: Sequence[Step], sentences: Sequence[str], *, attention: bool = False) -> list[Rendering]:
    """Translate `sentences` along `steps`; flags gather, alignments are composed.

    >>> from .fake import FakeEngine
    >>> words = FakeEngine({("be", "ru"): {"суд": "суд", "і": "и"}, ("ru", "en"): {"суд": "court", "и": "and"}})
    >>> [rendering.text for rendering in follow([Step(words, "be", "ru"), Step(words, "ru", "en")], ["суд і суд"])]
    ['court and court']
    """
    renderings = [Rendering(sentence) for sentence in sentences]
    for number, step in enumerate(steps):
        texts = [rendering.text for rendering in renderings]
        fresh = step.engine.translate(texts, step.source, step.target, attention=attention)
        if number:
            fresh = [composed(first, second) for first, second in zip(renderings, fresh, strict=True)]
        renderings = fresh
    return renderings


def composed(first: Rendering, second: Rendering) -> Rendering:
    """`second`, made from the text of `first`, as a rendering of what `first` was made from.

    A word unknown to the first engine that the second kept is still unknown: it is looked up in the new text.

    >>> one = Rendering("le chat", attention={(3, 7): (4, 7)})
    >>> two = Rendering("el gato", attention={(3, 7): (3, 7)})
    >>> composed(one, two).attention
    {(3, 7): (4, 7)}
    """
    if not second.text.strip() and not first.text.strip():
        return replace(second, flags=first.flags | second.flags)
    attention = None
    if first.attention is not None and second.attention is not None:
        attention = _through(first.attention, second.attention)
    unknown = set(second.unknown)
    cursor: dict[str, int] = {}
    for start, end in first.unknown:
        word = first.text[start:end]
        at = second.text.find(word, cursor.get(word, 0)) if word else -1
        if at >= 0:
            unknown.add((at, at + len(word)))
            cursor[word] = at + len(word)
    return Rendering(second.text, first.flags | second.flags | {"pivot"}, attention, tuple(sorted(unknown)))


def _through(first: Mapping[Span, Span], second: Mapping[Span, Span]) -> dict[Span, Span]:
    """Target to pivot and pivot to source, joined where the pivot spans overlap most."""
    joined: dict[Span, Span] = {}
    for target, (start, end) in second.items():
        best = max(first, key=lambda span: min(end, span[1]) - max(start, span[0]), default=None)
        if best is not None and min(end, best[1]) > max(start, best[0]):
            joined[target] = first[best]
    return joined


class RoutedEngine:
    """Several engines as one: every pair goes the best way, through pivots of different engines when need be.

    >>> from translit.engines.fake import FakeEngine
    >>> one = FakeEngine({("en", "ru"): {"court": "суд"}})
    >>> two = FakeEngine({("ru", "be"): {"суд": "суд"}})
    >>> RoutedEngine([one, two]).translate(["court"], "en", "be")[0].text
    'суд'
    """

    def __init__(self, engines: Iterable[Engine], name: str = "auto") -> None:
        """Take `engines`, the preferred one first."""
        self.name = name
        self.engines = tuple(engines)

    def steps(self, source: str, target: str) -> tuple[Step, ...]:
        """The route that a text from `source` to `target` takes."""
        return route(source, target, self.engines)

    def signature(self, source: str, target: str) -> str:
        """The signatures of the steps, joined by `+`."""
        return "+".join(step.engine.signature(step.source, step.target) for step in self.steps(source, target))

    def pairs(self) -> frozenset[Pair]:
        """All pairs that one of the engines translates in one step."""
        return _all_pairs(self.engines)

    def traits(self, source: str, target: str) -> Traits:
        """What holds on every step of the route."""
        parts = [step.engine.traits(step.source, step.target) for step in self.steps(source, target)]
        return Traits(
            marks_unknown=all(part.marks_unknown for part in parts),
            keeps_unknown=all(part.keeps_unknown for part in parts),
            keeps_case=all(part.keeps_case for part in parts),
            annotation=parts[0].annotation if len(parts) == 1 else None,  # a pivot would translate the form
            attention=all(part.attention for part in parts),
            starts_anew=any(part.starts_anew for part in parts),
            cost=sum(part.cost for part in parts),
            score=parts[0].score if len(parts) == 1 else None,
            draft=any(part.draft for part in parts),
        )

    def translate(
        self, sentences: Sequence[str], source: str, target: str, *, attention: bool = False
    ) -> list[Rendering]:
        """One rendering for each sentence, in order; raises `UnknownPairError` when there is no route."""
        return follow(self.steps(source, target), sentences, attention=attention)

    def close(self) -> None:
        """Close the engines behind it."""
        for engine in self.engines:
            engine.close()
