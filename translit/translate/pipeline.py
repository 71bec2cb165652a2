"""The way of a text through the house: sentences, names protected, engine, names put back, verified."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from .. import text as text_room
from ..documents.layout import segments
from ..engines import Engine, Rendering, Traits, get_engine
from ..errors import TranslitError
from ..glossary import Glossary
from ..names import Mention
from .decode import FAULTS, LOST, Outcome, Placement, decode
from .expected import Expectations, Expected, literal
from .protect import Protected, Slot, protect
from .result import Finding, NameResult, SegmentResult, Translation
from .strategies import chain
from .verify import lost_numbers

__all__ = ["Progress", "SameLanguageError", "UnsureLanguageError", "translate"]

ROUNDS = 7
"""Engine calls for one text at most: a first pass and retries for the sentences that need them."""

Progress = Callable[[int, int], None]
"""Called with the number of sentences done and the number of all."""

FAULT_WORDS = {
    "empty": "came back empty",
    "failed": "could not be translated",
    "looping": "came back repeating itself",
    "copied": "came back untranslated",
    "long": "came back far longer than its source",
    "short": "came back far shorter than its source",
}


class UnsureLanguageError(TranslitError):
    """The language of a text could not be told."""


class SameLanguageError(TranslitError):
    """Source and target are one language."""


@dataclass(slots=True)
class Sentence:
    """A sentence at work: its span in the source text, its slots, the best outcome so far."""

    start: int
    end: int
    text: str
    slots: list[Slot]
    best: Outcome | None = None
    whole: bool = True
    tried: int = field(default=0)

    def consider(self, outcome: Outcome) -> None:
        """Keep the better of two outcomes."""
        if self.best is None or outcome.rank < self.best.rank:
            self.best = outcome

    @property
    def finished(self) -> bool:
        """True when there is nothing to mend."""
        return self.best is not None and self.best.rank == (0, 0)

    def advance(self, last: Outcome) -> bool:
        """Go on to the next attempt of what failed; False when nothing is left to try."""
        moved = False
        for slot, placement in zip(self.slots, last.placements, strict=True):
            if (last.faults or not placement.ok) and slot.step + 1 < len(slot.chain):
                slot.step += 1
                moved = True
        if last.faults and not moved and self.whole:
            self.whole = False
            return True
        return moved


def translate(
    text: str,
    source: str | None,
    target: str,
    *,
    glossary: Glossary | None = None,
    style: str | None = None,
    engine: str | Engine | None = None,
    progress: Progress | None = None,
) -> Translation:
    """Translate a text offline, every name of the glossary spelled and inflected as the target language has it.

    `source` and `target` are ISO 639-1 codes; a `source` of None is detected. `glossary` is the built-in one when
    left out, `style` the id of a house style, `engine` an engine or the name of one, else the best that is installed.
    White space between sentences comes out as it went in. `progress` is called with sentences done and all.

    Raises `UnsureLanguageError` when the language cannot be told, `SameLanguageError` when there is nothing to
    translate, `translit.engines.UnknownPairError` and `NoEngineError` when no engine can.

    >>> from translit.engines.fake import FakeEngine
    >>> from translit import Glossary
    >>> people = Glossary.from_forms({"losik": {"en": "Ihar Losik", "be": "Ігар Лосік"}})
    >>> words = {"thanked": "падзякаваў", "Ivan": "Іван", "Petrov": "Пятроў", "him": "яму"}
    >>> engine = FakeEngine({("en", "be"): words})
    >>> done = translate("Ihar Losik thanked him.", "en", "be", glossary=people, engine=engine)
    >>> done.text, done.ok
    ('Ігар Лосік падзякаваў яму.', True)
    """
    source = source or _detected(text)
    if source == target:
        raise SameLanguageError(f"the text is in {source!r} already: use `normalize` to change spellings of names")
    glossary = glossary if glossary is not None else Glossary.load()
    motor = get_engine(engine, source, target) if engine is None or isinstance(engine, str) else engine
    mentions = glossary.match(text, source)
    sentences = _sentences(text, source, target, mentions, glossary, style, motor.traits(source, target))
    _run(sentences, motor, source, target, progress)
    return _result(text, source, target, sentences, mentions, glossary, style, motor)


def _detected(text: str) -> str:
    lang = text_room.detect(text).lang
    if lang is None:
        raise UnsureLanguageError("the language of the text cannot be told: say it with --from (source='en')")
    return lang


def _sentences(
    text: str,
    source: str,
    target: str,
    mentions: Sequence[Mention],
    glossary: Glossary,
    style: str | None,
    traits: Traits,
) -> list[Sentence]:
    expectations = Expectations(target, style)
    kept = [(m.start, m.end, m) for m in mentions if m.entry_id is not None]
    protected = [(start, end, None) for start, end in text_room.protected_spans(text)]
    marks = iter(sorted([*kept, *protected], key=lambda mark: mark[:2]))
    mark = next(marks, None)
    sentences = []
    for start, end in segments(text, source):
        sentence = Sentence(start, end, text[start:end], [])
        reserved = frozenset(token.text for token in text_room.words(sentence.text))
        while mark is not None and mark[0] < end:
            expected = _expected(mark, text, expectations, glossary)
            if expected is not None and start <= mark[0] and mark[1] <= end:
                kind = mark[2].kind if mark[2] else None
                span = (mark[0] - start, mark[1] - start)
                attempts = chain(kind, traits)
                sentence.slots.append(Slot(mark[2], *span, text[mark[0] : mark[1]], expected, attempts, 0, reserved))
            mark = next(marks, None)
        sentences.append(sentence)
    return sentences


def _expected(
    mark: tuple[int, int, Mention | None], text: str, expectations: Expectations, glossary: Glossary
) -> Expected | None:
    start, end, mention = mark
    if mention is None:
        return literal(text[start:end])
    entry = glossary.entry(mention.entry_id or "")
    return expectations.of(mention, entry) if entry is not None else None


def _run(sentences: Sequence[Sentence], engine: Engine, source: str, target: str, progress: Progress | None) -> None:
    traits = engine.traits(source, target)
    pending = [s for s in sentences if any(letter.isalpha() for letter in s.text)]
    total = len(pending)
    for _ in range(ROUNDS):
        if not pending:
            break
        prepared = [protect(s.text, s.slots, source, target) for s in pending]
        renderings = _rendered(prepared, pending, engine, source, target)
        again = []
        for sentence, protected, rendering in zip(pending, prepared, renderings, strict=True):
            outcome = decode(rendering, protected, sentence.slots, sentence.text, target, traits)
            sentence.consider(outcome)
            if not sentence.finished and sentence.advance(outcome):
                again.append(sentence)
        pending = again
        if progress is not None:
            progress(total - len(pending), total)


def _rendered(
    prepared: Sequence[Protected], sentences: Sequence[Sentence], engine: Engine, source: str, target: str
) -> list[Rendering]:
    """One engine call for all; a sentence that failed whole goes in clause by clause."""
    parts = [[p.text] if s.whole else _clauses(p.text) for p, s in zip(prepared, sentences, strict=True)]
    answers = iter(engine.translate([part for each in parts for part in each], source, target))
    return [_joined([next(answers) for _ in each], each) for each in parts]


def _clauses(sentence: str) -> list[str]:
    import re

    return [clause for clause in re.split(r"(?<=[,;:—])\s+", sentence) if clause] or [sentence]


def _joined(renderings: Sequence[Rendering], parts: Sequence[str]) -> Rendering:
    if len(renderings) == 1:
        return renderings[0]
    unknown: list[tuple[int, int]] = []
    text = ""
    for rendering in renderings:
        text += " " if text else ""
        unknown += [(start + len(text), end + len(text)) for start, end in rendering.unknown]
        text += rendering.text
    faults = frozenset(FAULTS) & frozenset().union(*(r.flags for r in renderings))
    return Rendering(text, faults, None, tuple(unknown))


def _result(
    text: str,
    source: str,
    target: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    glossary: Glossary,
    style: str | None,
    engine: Engine,
) -> Translation:
    results: list[NameResult] = []
    findings: list[Finding] = []
    segments: list[SegmentResult] = []
    out = ""
    at = 0
    for number, sentence in enumerate(sentences):
        out += text[at : sentence.start]
        outcome = sentence.best or Outcome(sentence.text, _untouched(sentence), ())
        finished = sentence.text if "empty" in outcome.faults or "failed" in outcome.faults else outcome.text
        results += _names(sentence, outcome, len(out), number)
        findings += _findings(sentence, outcome, finished, number)
        segments.append(SegmentResult((sentence.start, sentence.end), (len(out), len(out) + len(finished))))
        out += finished
        at = sentence.end
    out += text[at:]
    unknown = tuple((m.start, m.end) for m in mentions if m.entry_id is None)
    findings += [_ambiguous(m) for m in mentions if m.entry_id is None and m.alternatives]
    signature = "|".join(
        part
        for part in (
            _version(),
            f"gloss:{glossary.signature}",
            f"engine:{engine.signature(source, target)}",
            f"style:{style or 'default'}",
        )
    )
    return Translation(
        text, out, source, target, tuple(results), tuple(findings), tuple(segments), signature, engine.name, unknown
    )


def _version() -> str:
    from .. import __version__

    return f"translit:{__version__}"


def _untouched(sentence: Sentence) -> tuple[Placement, ...]:
    return tuple(Placement(slot.text, slot.start, slot.end, None, "raw", True) for slot in sentence.slots)


def _names(sentence: Sentence, outcome: Outcome, offset: int, number: int) -> Iterable[NameResult]:
    for slot, placement in zip(sentence.slots, outcome.placements, strict=True):
        if slot.mention is None:
            continue
        lost = placement.found is None or bool({"empty", "failed"} & set(outcome.faults))
        yield NameResult(
            slot.mention.entry_id,
            slot.mention.kind,
            slot.text,
            (sentence.start + slot.start, sentence.start + slot.end),
            slot.expected.printed(placement.case),
            None if lost else placement.found,
            None if lost else (offset + placement.start, offset + placement.end),
            placement.case,
            "lost" if lost else placement.how,
            placement.ok and not lost,
            number,
            "; ".join(
                note
                for note in (placement.note, "form made by rule, not in the glossary" * slot.expected.derived)
                if note
            ),
        )


def _findings(sentence: Sentence, outcome: Outcome, finished: str, number: int) -> Iterable[Finding]:
    span = (sentence.start, sentence.end)
    for fault in outcome.faults:
        kept = "; the source stands in its place" if fault in ("empty", "failed") else ""
        yield Finding(fault, f"Sentence {number + 1} {FAULT_WORDS[fault]}{kept}: {_short(sentence.text)}", span, number)
    for slot, placement in zip(sentence.slots, outcome.placements, strict=True):
        if placement is LOST or not placement.ok:
            where = (sentence.start + slot.start, sentence.start + slot.end)
            yield Finding(
                "name-lost" if slot.mention else "literal-lost",
                f"“{slot.text}” of sentence {number + 1} was not found again in the translation; "
                f"expected “{slot.expected.base}”",
                where,
                number,
            )
    for lost in lost_numbers(sentence.text, finished):
        yield Finding(
            "number-lost", f"The number {lost} of sentence {number + 1} is not in its translation", span, number
        )


def _ambiguous(mention: Mention) -> Finding:
    return Finding(
        "name-ambiguous",
        f"“{mention.text}” can be {' or '.join(mention.alternatives)}; it was left to the engine. "
        "Give the full name in the article, or take one entry out of the glossary",
        (mention.start, mention.end),
    )


def _short(text: str, size: int = 60) -> str:
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"
