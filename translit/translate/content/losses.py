"""What a translation has lost of its source, or added: a sentence beside its translation, nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .alphabet import foreign_letters
from .amounts import Amount, amounts, said
from .echoes import echoes
from .lengths import is_short
from .marks import LANGUAGES, marks, missing
from .negation import negation, unsaid

__all__ = ["Loss", "losses"]

MONEY = frozenset(("dollar", "euro", "hryvnia", "pound", "rouble", "yen", "zloty"))


@dataclass(frozen=True, slots=True)
class Loss:
    """What is wrong, as a `Finding`'s code, what it is about, and where that stands in the source.

    `span` is None for what is about the whole sentence; `here` is False for what only the translation has.
    """

    code: str
    what: str
    span: tuple[int, int] | None = None
    here: bool = True


def losses(text: str, out: str, source: str, target: str) -> Iterator[Loss]:
    """All that `out`, in the language `target`, lacks of `text`, or has too much.

    Of languages without tables only figures and lengths are looked at.

    >>> [(loss.code, loss.what) for loss in losses("Fell 1.5% to $67.50.", "Упала на 1,5 до 67.", "en", "ru")]
    [('number-lost', '$67.50'), ('measure-lost', '1.5%'), ('number-added', '67')]
    """
    own, made = amounts(text, source), amounts(out, target)
    theirs = said(made)
    told = [*marks(text, source, own)]
    gone = [each for each in own if each.sure and not each.readings & theirs and _read(text, each, target)]
    wholes = {id(mark.amount): mark for mark in reversed(told)}
    for each in gone:
        whole = wholes.get(id(each), each)
        yield Loss("number-lost", text[whole.start : whole.end], (whole.start, whole.end))
    if target in LANGUAGES:
        lost = {id(each) for each in gone}
        with_gone = {mark.key for mark in told if id(mark.amount) in lost}
        first = {mark.key: mark for mark in reversed(told) if mark.key not in with_gone}
        for mark in reversed(first.values()):
            if missing(mark, out, target):
                yield Loss("measure-lost", text[mark.start : mark.end], (mark.start, mark.end))
    yield from _added(text, own, out, made, source, target)
    if negation(text, source) and unsaid(out, target):
        yield Loss("negation-lost", text)
    if is_short(text, out, source, target):
        yield Loss("shortened", text)
    if (twice := [*echoes(out)]) and not any(echoes(text)):
        yield Loss("words-alike", ", ".join(twice), here=False)
    if strange := [*foreign_letters(text, out, target)]:
        yield Loss("letters-foreign", ", ".join(dict.fromkeys(strange)), here=False)


def _read(text: str, amount: Amount, target: str) -> bool:
    """Whether a number can be looked for: one in words only where the words of the target are known."""
    return target in LANGUAGES or any(sign.isdigit() for sign in text[amount.start : amount.end])


def _added(
    text: str, own: Sequence[Amount], out: str, made: Sequence[Amount], source: str, target: str
) -> Iterator[Loss]:
    """Figures that the source does not say in any way, and money of another kind than its own."""
    if source not in LANGUAGES:
        return
    theirs = said(own)
    for each in made:
        if each.sure and out[each.start].isdigit() and not each.readings & theirs:
            yield Loss("number-added", out[each.start : each.end], here=False)
    if target in LANGUAGES:
        money = {mark.key: mark for mark in marks(out, target, made) if mark.key in MONEY}
        for mark in money.values():
            if missing(mark, text, source):
                yield Loss("measure-added", out[mark.start : mark.end], here=False)
