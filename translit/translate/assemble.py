"""From finished sentences to a translation: the text, the fate of each name, and what a person should look at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ..names import Mention, parse
from ..text import EAST_SLAVIC
from ..text.codes import language_name
from .attempts import Sentence
from .content import coined, losses
from .decode import LEFT, LOST, Outcome, Placement
from .invented import invented
from .result import Finding, NameResult, SegmentResult, Translation
from .unheard import gone, unheard

__all__ = ["assemble"]

_WHY_BY_RULE = ("form made by rule, not in the glossary", "form made by rule, the glossary has none in this language")
_NO_PATRONYMIC = "the patronymic is left out, as in the form that the glossary prints"

FAULT_WORDS = {
    "empty": "came back empty",
    "failed": "could not be translated",
    "looping": "came back repeating itself",
    "stammering": "came back with words said twice",
    "repeating": "came back with a phrase said twice, please check",
    "copied": "came back untranslated",
    "long": "came back far longer than its source",
    "short": "came back far shorter than its source",
}

LOSS_WORDS = {
    "number-lost": "The number {what} of sentence {n} is not in its translation",
    "number-added": "Sentence {n} has no such number as its translation, please check: {what}",
    "measure-lost": "The translation of sentence {n} lacks the unit, the money, the sign or the date of: {what}",
    "measure-added": "Sentence {n} names no such money as its translation, please check: {what}",
    "negation-lost": "Sentence {n} says no where its translation may not, please check: {what}",
    "shortened": "The translation of sentence {n} is short, something may be missing: {what}",
    "words-alike": "Neighbouring words in the translation of sentence {n} begin alike, please check: {what}",
    "letters-foreign": "The translation of sentence {n} has letters of another language: {what}",
}
_AMOUNTS = frozenset(("number-lost", "measure-lost"))
_UNTRANSLATED = frozenset(("empty", "failed", "copied"))
_NOTHING = " (nothing like it is there)"
_COINED = 12
"""Words made up that are told of at most: who sees a dozen knows enough of the model."""


def assemble(
    text: str,
    source: str,
    target: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    missing: Mapping[str, str],
    signature: str,
    notes: Sequence[Finding] = (),
    way: Sequence[str] = (),
) -> Translation:
    """The finished translation: what stands between sentences is taken over from `text` as it is.

    `missing` names the entries that have no form in the target language; `signature` says what glossary, engine and
    style made it, and the version of translit is put in front; `notes` are findings made on the way, `way` the reasons
    for the engines taken.
    """
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
        findings += _findings(sentence, outcome, number)
        findings += _content(sentence, finished, number, source, target)
        segments.append(
            SegmentResult((sentence.start, sentence.end), (len(out), len(out) + len(finished)), sentence.origin)
        )
        out += finished
        at = sentence.end
    out += text[at:]
    unknown = tuple((m.start, m.end) for m in mentions if m.entry_id is None)
    findings += [_ambiguous(m) for m in mentions if m.entry_id is None and m.alternatives]
    findings += _unknown_words(sentences)
    findings += _coined([(s.text, s.best.text) for s in sentences if s.best and s.origin != "people"], target)
    findings += _by_rule(sentences, target)
    done = [(s.start, s.end, s.best.text) for s in sentences if s.best and s.origin != "people"]
    findings += _left(
        mentions,
        results,
        [name + _NOTHING * (source == "en") for name in unheard(text, source, target, mentions, done)],
        gone(text, target, mentions, done) if source == "en" and target in EAST_SLAVIC else frozenset(),
    )
    left = [(m.start, m.end) for m in mentions if (m.start, m.end) not in {name.source_span for name in results}]
    if made_up := [*invented(text, out, target, mentions, segments, results, left)]:
        told = ", ".join(dict.fromkeys(made_up))
        findings.append(Finding("names-invented", f"The source names nobody so, please check: {told}"))
    findings += notes
    if any(sentence.origin == "people" or sentence.helped for sentence in sentences):
        signature += "|memory:people"
    if missing:
        called = ", ".join(missing.values())
        findings.append(
            Finding("form-missing", f"No {language_name(target)} form in the glossary, left to the engine: {called}")
        )
    return Translation(
        text,
        out,
        source,
        target,
        tuple(results),
        tuple(findings),
        tuple(segments),
        f"{_version()}|{signature}",
        _engines(signature),
        unknown,
        tuple(way),
    )


def _engines(signature: str) -> str:
    """Names of the engines that a signature tells of, each once: `engine:apertium:eng-spa@1+apertium:spa-fra@2`."""
    told = next((part for part in signature.split("|") if part.startswith("engine:")), "engine:")
    return " + ".join(dict.fromkeys(step.partition(":")[0] for step in told.removeprefix("engine:").split("+")))


def _version() -> str:
    from .. import __version__

    return f"translit:{__version__}"


def _untouched(sentence: Sentence) -> tuple[Placement, ...]:
    return tuple(Placement(slot.text, slot.start, slot.end, None, "raw", True) for slot in sentence.slots)


def _names(sentence: Sentence, outcome: Outcome, offset: int, number: int) -> Iterable[NameResult]:
    for slot, placement in zip(sentence.slots, outcome.placements, strict=True):
        if slot.mention is None or placement is LEFT:
            continue
        lost = placement.found is None or bool({"empty", "failed"} & set(outcome.faults))
        yield NameResult(
            slot.mention.entry_id,
            slot.mention.kind,
            slot.text,
            (sentence.start + slot.start, sentence.start + slot.end),
            slot.expected.base,
            None if lost else placement.found,
            None if lost else (offset + placement.start, offset + placement.end),
            placement.case,
            "lost" if lost else placement.how,
            placement.ok and not lost,
            number,
            "; ".join(
                note
                for note in (
                    placement.note,
                    _WHY_BY_RULE[slot.mention.entry_id is not None] * slot.expected.derived,
                    _NO_PATRONYMIC * _patronymic_gone(slot.mention, placement.found),
                )
                if note
            ),
            () if lost else placement.cases,
        )


def _patronymic_gone(mention: Mention, found: str | None) -> bool:
    """The glossary prints most people without it: that is house style and no fault, but a reader should know."""
    if mention.kind != "person" or not found or len(mention.text.split()) < 3:
        return False
    return bool(parse(mention.text).patronymic) and not parse(found).patronymic


def _findings(sentence: Sentence, outcome: Outcome, number: int) -> Iterable[Finding]:
    span = (sentence.start, sentence.end)
    for fault in (*outcome.faults, *outcome.blemishes):
        kept = "; the source stands in its place" if fault in ("empty", "failed") else ""
        step = f" on the step {outcome.steps[fault]}" if fault in outcome.steps else ""
        said = f"Sentence {number + 1} {FAULT_WORDS[fault]}{step}{kept}: {_short(sentence.text)}"
        yield Finding(fault, said, span, number)
    for slot, placement in zip(sentence.slots, outcome.placements, strict=True):
        if placement is LOST or not placement.ok:
            where = (sentence.start + slot.start, sentence.start + slot.end)
            yield Finding(
                "name-lost" if slot.mention else "literal-lost",
                f"“{slot.text}” of sentence {number + 1} was not found again in the translation; "
                f"expected “{slot.expected.base}”{placement.note and f' ({placement.note})'}",
                where,
                number,
            )


def _content(sentence: Sentence, finished: str, number: int, source: str, target: str) -> Iterable[Finding]:
    """What the translation of a sentence has lost of it; what people wrote is only asked for its amounts."""
    outcome = sentence.best
    if outcome and _UNTRANSLATED & {*outcome.faults}:
        return
    found = outcome.losses if outcome and sentence.said == sentence.text else None  # found when it was made
    for loss in losses(sentence.text, finished, source, target) if found is None else found:
        if sentence.origin == "people" and loss.code not in _AMOUNTS:
            continue
        if loss.code == "letters-foreign" and outcome and outcome.unknown:
            continue  # told already as words that the engine did not know
        span = loss.span or (0, len(sentence.text))
        said = LOSS_WORDS[loss.code].format(n=number + 1, what=_short(loss.what))
        yield Finding(
            loss.code, said, (sentence.start + span[0], sentence.start + span[1]) if loss.here else None, number
        )


def _coined(done: Sequence[tuple[str, str]], target: str) -> Iterable[Finding]:
    """One finding for the whole text, of `done`, its sentences with what the engine made of each."""
    found = [*dict.fromkeys(word for text, out in done for word in coined(text, out, target))]
    if found:
        more = ", …" * (len(found) > _COINED)
        yield Finding(
            "words-coined", f"No dictionary has these words, please check: {', '.join(found[:_COINED])}{more}"
        )


def _unknown_words(sentences: Sequence[Sentence]) -> Iterable[Finding]:
    """One finding for the whole text: a rule-based engine leaves a word in every other sentence."""
    unknown = [word for s in sentences if s.best for word in s.best.unknown]
    if unknown:
        words = ", ".join(dict.fromkeys(unknown))
        yield Finding("words-unknown", f"The engine did not know these words and left them as they were: {words}")


def _by_rule(sentences: Sequence[Sentence], target: str) -> Iterable[Finding]:
    """Names that nobody has checked, each once by its base form: rules wrote them.

    Those whom the glossary has, only not in this language, are told apart.
    """
    written: dict[str, str] = {}
    formless: set[str] = set()
    for sentence in sentences:
        placed = zip(sentence.slots, sentence.best.placements if sentence.best else (), strict=False)
        for slot, placement in placed:
            if slot.mention is not None and slot.expected.derived and placement.found:
                written[slot.mention.lemma] = slot.expected.base
                formless |= {slot.mention.lemma} if slot.mention.entry_id else set()
    wholes = _of_wholes(written)  # a part of a name is told with the whole
    whole = {name: base for name, base in written.items() if (name, base) not in wholes}
    for why, known in (("Not in the glossary", False), (f"No {language_name(target)} form in the glossary", True)):
        told = [
            f"{name} → {base}" if name != base else name for name, base in whole.items() if (name in formless) is known
        ]
        if told:
            yield Finding(
                "forms-by-rule" if known else "names-by-rule",
                f"{why}, written by rule, please check: {', '.join(told)}",
            )


def _left(
    mentions: Sequence[Mention], results: Sequence[NameResult], unheard: Sequence[str], gone: Collection[int]
) -> Iterable[Finding]:
    """Names that the glossary lacks and no rule wrote, each once as it stands in the source: the engine's alone.

    `unheard` are words that nobody found, but look like names and do not come back; `gone` has where mentions start
    that do not.
    """
    written = {name.source_span for name in results}
    alone = [m for m in mentions if m.entry_id is None and not m.alternatives and (m.start, m.end) not in written]
    if alone or unheard:
        names = [*(" ".join(m.text.split()) + _NOTHING * (m.start in gone) for m in alone), *unheard]
        told = ", ".join(dict.fromkeys(name for name in names if name + _NOTHING not in names))
        yield Finding("names-left", f"Not in the glossary, written by the engine alone, please check: {told}")


def _of_wholes(written: Mapping[str, str]) -> set[tuple[str, str]]:
    """The words of names of several words, each with what was written for it."""
    return {
        pair for name, base in written.items() if " " in name for pair in zip(name.split(), base.split(), strict=False)
    }


def _ambiguous(mention: Mention) -> Finding:
    return Finding(
        "name-ambiguous",
        f"“{mention.text}” can be {' or '.join(mention.alternatives)}; it was left to the engine. "
        "Give the full name in the article, or take one entry out of the glossary",
        (mention.start, mention.end),
    )


def _short(text: str, size: int = 60) -> str:
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"
