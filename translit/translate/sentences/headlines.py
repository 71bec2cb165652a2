"""Headlines and words in capitals: an engine gets them as a sentence has them, and the reader as the source has them.

Models learn from sentences. A small one has hardly seen a word in capitals and spells it letter by letter
(«ЗАТРЫМАЛІ ЖУРНАЛІСТКУ» came back as «ЗАТРИМОЛУРНАЛИСТКУ»), and in an English headline it takes Every Word for a Name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ... import names
from ...documents.layout import units
from ...glossary import Glossary
from ...text import protected_spans, words
from ...text.detect import frequent_words
from ..alignment import likeness
from .capitals import ARTICLE_FORMS, as_in_article, is_acronym, is_common, lowered, named, uppered

if TYPE_CHECKING:
    from ..attempts import Sentence
    from ..decode import Outcome
    from ..protect import Slot

__all__ = ["Lettering", "as_sentences", "dressed", "lettered"]

_SMALL = 0.1
"""Share of small letters that a headline in capitals may have: БелТА, ГУБОПиК."""
_LONE = 6
"""Letters from which on a word that is alone in capitals is no acronym."""
_TITLED_WORDS = 4
"""Words of a line that may be in title case; names and labels are shorter."""
_LINKING = 3
"""Letters of the longest word that title case writes small, those of its language's most frequent ones aside."""
_LEAD = re.compile(r"[:!|]\s|\s[—–]\s")
_OPENS = frozenset('«„“"‘(')
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a sentence goes into the engine and comes out: `said` is what the engine gets, as long as the source.

    `capitals`: all of it comes out in capitals. `loud`: words in capitals among others, as `said` has them; those at
    the start of the sentence, before a colon, are its `lead`.

    >>> Lettering("Суд освободил журналистку", capitals=True).loud
    ()
    """

    said: str
    capitals: bool = False
    loud: tuple[str, ...] = ()
    lead: bool = False


class _Article:
    """The forms that a text has inside its sentences, looked through when first asked for.

    Of words in capitals only those that stand alone: others are a headline's.
    """

    def __init__(self, text: str, sentences: Sequence[_Span]) -> None:
        self._text, self._sentences = text, sentences

    @cached_property
    def forms(self) -> ARTICLE_FORMS:
        found: dict[str, set[str]] = {}
        for start, end in self._sentences:
            own = self._text[start:end]
            tokens = [token.text for token in words(_without(own, protected_spans(own)))]
            for before, word, after in zip(tokens, tokens[1:], [*tokens[2:], ""], strict=False):
                if not (word.isupper() and (before.isupper() or after.isupper())):
                    found.setdefault(word.casefold(), set()).add(word)
        return {word: frozenset(forms) for word, forms in found.items()}


def as_sentences(text: str, lang: str, glossary: Glossary) -> str:
    """The text with its English lines in title case written as sentences, letter for letter, for finding names in it.

    A word keeps its capital where it is a name: one of the glossary, one beside a given name, one that the text has
    with a capital inside a sentence, too. Other languages have no title case.

    >>> as_sentences("Court Frees Dozens Of Prisoners In Minsk", "en", Glossary.load())
    'Court frees dozens of prisoners in Minsk'
    """
    if lang != "en":
        return text
    lines = [*units(text)]
    titled = [(start, end) for start, end in lines if _is_titled(text[start:end], lang)]
    if not titled:
        return text
    article = _Article(text, [line for line in lines if line not in set(titled)])
    for start, end in titled:
        text = text[:start] + _untitled(text[start:end], lang, glossary, article.forms) + text[end:]
    return text


def _is_titled(line: str, lang: str) -> bool:
    """Whether every word of a line has a capital but for the small ones, and it is no sentence."""
    if line.endswith(".") or len(line) > 200:
        return False
    tokens = [token.text for token in words(line)]
    small = [word for word in tokens if word[0].islower()]
    big = [word for word in tokens[1:] if word[0].isupper() and not word.isupper()]
    return (
        len(tokens) >= _TITLED_WORDS
        and len(big) > len(small)
        and len(big) >= _TITLED_WORDS - 2
        and all(len(word) <= _LINKING or word in frequent_words(lang) for word in small)
    )


def _untitled(line: str, lang: str, glossary: Glossary, article: ARTICLE_FORMS) -> str:
    kept = [(m.start, m.end) for m in names.find(line, lang, glossary=glossary)] + protected_spans(line)
    made = line
    for number, token in enumerate(words(line)):
        word = token.text
        held = _overlaps((token.start, token.end), kept) or word.isupper() or word.islower()
        if not held and number and not _opens(line, token.start) and not glossary.match(word, lang):
            own = as_in_article(word.upper(), lang, article) if len(word.upper()) == len(word) else word
            made = made[: token.start] + (lowered(word) if own.isupper() else own) + made[token.end :]
    return made


def lettered(sentences: list[Sentence], text: str, cased: str, lang: str, cut: Callable[[str], list[Sentence]]) -> None:
    """Tell each sentence that is in capitals, or has words in them, how it goes in and comes out.

    `cased` is what `as_sentences` made of `text`; `cut` makes sentences of a text: those in capitals are looked at once
    more as they go in, for grammar has no words in capitals (ПУТИН И ЛУКАШЕНКО are a list by its и).
    """
    article = _Article(text, [(s.start, s.end) for s in sentences])
    said = text
    for sentence in sentences:
        own = sentence.text
        held = [(slot.start, slot.end) for slot in sentence.slots if slot.mention is None]
        plain = _without(own, held)
        plainly = cased[sentence.start : sentence.end]
        if plainly != own:
            sentence.lettering = _with_loud(sentence, plainly, plain, lang, article) or Lettering(plainly)
        elif any(_loud(token.text) for token in words(plain)):
            sentence.lettering = _lettering(sentence, plain, lang, article)
            if sentence.lettering and sentence.lettering.capitals:
                said = said[: sentence.start] + sentence.lettering.said + said[sentence.end :]
    if said != text:
        again = {(s.start, s.end): s.slots for s in cut(said)}
        for sentence in sentences:
            if sentence.lettering and sentence.lettering.capitals:
                slots = again.get((sentence.start, sentence.end), sentence.slots)
                sentence.slots = [replace(slot, text=sentence.text[slot.start : slot.end]) for slot in slots]


def _lettering(sentence: Sentence, plain: str, lang: str, article: _Article) -> Lettering | None:
    own = sentence.text
    if _shouted(plain) and _is_headline(sentence, plain, lang, article):
        return Lettering(_in_sentence_case(sentence, plain, lang, article.forms), capitals=True)
    return _with_loud(sentence, own, plain, lang, article)


def _with_loud(sentence: Sentence, said: str, plain: str, lang: str, article: _Article) -> Lettering | None:
    """The lettering of a sentence that has words in capitals; None where nothing is changed."""
    own, said = sentence.text, _with_names(sentence, said)
    taken = [(slot.start, slot.end) for slot in sentence.slots]
    loud: list[str] = []
    for token in words(plain):
        ours = token.text.isupper() and not _numbered(plain, token.end)
        if ours and not _overlaps((token.start, token.end), taken) and is_common(token.text, lang, article.forms):
            small = lowered(token.text)
            loud.append(small)
            first = not any(letter.isalnum() for letter in own[: token.start])
            said = said[: token.start] + (small.capitalize() if first else small) + said[token.end :]
    if said == own:
        return None
    lead = _LEAD.search(own)
    led = bool(loud and lead and own[: lead.start()].isupper())
    return Lettering(said, loud=tuple(loud), lead=led)


def _loud(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _shouted(text: str) -> bool:
    """Whether nearly all letters that have a case are capitals."""
    small, big = sum(map(str.islower, text)), sum(map(str.isupper, text))
    return big > 1 and small <= _SMALL * (small + big)


def _is_headline(sentence: Sentence, plain: str, lang: str, article: _Article) -> bool:
    """Whether capitals are a way to print a sentence here, and no acronym or two: ООН, «СИЗО КГБ», ИТК-1."""
    tokens = [token for token in words(plain) if len(token.text) > 1]
    common = [
        token
        for token in tokens
        if not is_acronym(token.text, lang, article.forms)
        and not _overlaps((token.start, token.end), [(s.start, s.end) for s in sentence.slots if s.text.isupper()])
    ]
    if len(tokens) < 2:
        return any(len(token.text) >= _LONE or is_common(token.text, lang, article.forms) for token in common)
    return bool(common)


def _with_names(sentence: Sentence, said: str) -> str:
    """`said`, which is as long as the sentence, with the names that are in capitals written as names are."""
    for slot in sentence.slots:
        if slot.mention is not None and slot.text.isupper() and len(slot.text) > 1:
            said = said[: slot.start] + named(slot.text, slot.mention) + said[slot.end :]
    return said


def _in_sentence_case(sentence: Sentence, plain: str, lang: str, article: ARTICLE_FORMS) -> str:
    said = _with_names(sentence, sentence.text)
    taken = [(slot.start, slot.end) for slot in sentence.slots]
    first = True
    for token in words(plain):
        if not _overlaps((token.start, token.end), taken):
            word = token.text if _numbered(plain, token.end) else as_in_article(token.text, lang, article)
            if (first or _opens(plain, token.start)) and len(word[:1].upper()) == 1:
                word = word[:1].upper() + word[1:]
            said = said[: token.start] + word + said[token.end :]
        first = False
    return said


def _numbered(text: str, end: int) -> bool:
    """Whether a number is part of the word: ИТК-1, COVID-19."""
    return re.match(r"[-‐‑]?\d", text[end : end + 2]) is not None


def _opens(text: str, start: int) -> bool:
    """Whether a quotation begins with the word, or something after a full stop or a colon's like."""
    before = text[:start].rstrip(" ")
    return (before[-1:] in _OPENS and len(before) == start) or before[-1:] in (".", "!", "?", "|")


def _without(text: str, spans: Iterable[_Span]) -> str:
    """The text with blanks for what stands in `spans`."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _overlaps(span: _Span, others: Sequence[_Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def dressed(outcome: Outcome, lettering: Lettering | None, slots: Sequence[Slot], target: str) -> Outcome:
    """A finished sentence in the capitals that its source has; what is only passed on (a URL) stays as it is."""
    if lettering is None:
        return outcome
    text = outcome.text
    kept = [(p.start, p.end) for slot, p in zip(slots, outcome.placements, strict=True) if p.found and not slot.mention]
    if lettering.capitals:
        loud = [(0, len(text))]
    else:
        loud = _lead(text) if lettering.lead else []
        loud += [span for word in lettering.loud if (span := _alike(word, text, loud))]
    pieces = ["".join(_capital(text, at, loud, kept, target)) for at in range(len(text))]
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    made = "".join(pieces)
    placements = tuple(
        replace(p, found=made[ends[p.start] : ends[p.end]], start=ends[p.start], end=ends[p.end]) if p.found else p
        for p in outcome.placements
    )
    return replace(outcome, text=made, placements=placements)


def _capital(text: str, at: int, loud: Sequence[_Span], kept: Sequence[_Span], target: str) -> str:
    here = (at, at + 1)
    return uppered(text[at], target) if _overlaps(here, loud) and not _overlaps(here, kept) else text[at]


def _lead(text: str) -> list[_Span]:
    lead = _LEAD.search(text)
    return [(0, lead.start())] if lead else []


def _alike(word: str, text: str, taken: Sequence[_Span]) -> _Span | None:
    """The word of the translation that sounds most like one of the source, if any does."""
    best = max(
        ((likeness(word, t.text), -t.start, t.end) for t in words(text) if not _overlaps((t.start, t.end), taken)),
        default=(0.0, 0, 0),
    )
    return (-best[1], best[2]) if best[0] > 0 else None
