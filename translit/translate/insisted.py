"""A name that no attempt kept, written into what the engine made all the same.

First over the word that looks like it and that nothing else accounts for (Викретар-Барбарика). Else by decoding with a
forced prefix (Wuebker et al. 2016, "Models and Inference for Prefix-Constrained Machine Translation"): for each place
between two words the rendering is taken up to there, the name is written, and the engine ends the sentence; what it
finds likeliest is the best place. The sentence may suffer, but nobody drops out of it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from ..engines import Engine, Rendering
from ..engines.protocol import Continuing
from ..engines.routes import steps
from ..names import similarity
from ..names.lexicon import told
from ..text import words
from .protect import Protected, Slot

__all__ = ["beginnings", "garbled", "insisted"]

_PLACES = 40
"""Places in a sentence at most: a longer one is hardly worth the time."""
_BEST = 4
"""Renderings of the engine that are looked at."""
_LIKELY = 12
"""Renderings among which those go first that have the fewest words in capitals that are nobody's: a name that was
forced in beside its own garbled form is there twice."""
_ALIKE = 0.6
"""Likeness of two names from which on one may be the other, garbled; that of strangers is below."""
_WORD = re.compile(r"(?<!\S)[«„“\"(]*\w")
_SAID = re.compile(r"(?P<verb>(?P<stem>\w+)[лвў](?P<self>(?:ся)?)) $")
_CAPITAL = r"[^\W\d_a-zа-яёіїєґў][\w'’-]+"
_RUN = re.compile(rf"{_CAPITAL}(?: {_CAPITAL})?")


def insisted(
    engine: Engine, pair: tuple[str, str], one: Protected, slots: Sequence[Slot], i: int, rendering: str
) -> Iterator[Rendering]:
    """Renderings of a sentence that have the name of its slot `i`, the best first.

    `one` is what the engine got, `rendering` what it made of that, in which the name is lost. Nothing where the engine
    cannot be told how to begin and no word looks like the name.
    """
    form = slots[i].expected.printed(slots[i].asked)
    others = {word for slot in slots for accepted in slot.expected.accepted for word in accepted.split()}
    if over := garbled(rendering, form, others):
        yield Rendering(over)
    way = steps(*pair, engine)
    if len(way) == 1 and isinstance(way[0].engine, Continuing):
        whole = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")
        begun = beginnings(rendering, form, pair[1] if slots[i].expected.gender == "f" else None)
        made = way[0].engine.continued(one.text, begun, *pair)
        likely = [found for found in made if whole.search(found.text)][:_LIKELY]
        yield from sorted(likely, key=lambda found: _strangers(found.text, others))[:_BEST]


def garbled(rendering: str, form: str, others: Container[str]) -> str | None:
    """The rendering with the name over the word, or the two, in capitals that look most like it; None without such.

    `others` are the words that the names of the sentence may be.

    >>> garbled("Мария Колесникова и Викретар-Барбарика остались.", "Виктор Бабарико", {"Мария", "Колесникова"})
    'Мария Колесникова и Виктор Бабарико остались.'
    """
    runs = [run for run in _RUN.finditer(rendering) if not any(word in others for word in run[0].split())]
    best = max(runs, key=lambda run: similarity(run[0], form), default=None)
    if best is None or similarity(best[0], form) < _ALIKE:
        return None
    return rendering[: best.start()] + form + rendering[best.end() :]


def beginnings(rendering: str, form: str, hers: str | None = None) -> list[str]:
    """The rendering up to each of its words, with the name written there, and that with what follows as well.

    Never after the last word. `hers`: the language, where the name is a woman's, whose verb of saying is in the
    feminine.

    >>> beginnings("Сказал это в Минске.", "Тихановская", hers="ru")[2:4]
    ['Сказала Тихановская', 'Сказала Тихановская это в Минске.']
    """
    made = []
    for place in [match.start() for match in _WORD.finditer(rendering)][:_PLACES]:
        begun = (_she_said(rendering[:place], hers) if hers else rendering[:place]) + form
        made += [begun, f"{begun} {rendering[place:]}"]
    return made


def _strangers(rendering: str, others: Container[str]) -> int:
    """How many words in capitals, the first aside, are of no name of the sentence."""
    return sum(word.text[:1].isupper() and word.text not in others for word in [*words(rendering)][1:])


def _she_said(before: str, lang: str) -> str:
    """What stands before a woman's name with its verb of saying in the feminine."""
    found = _SAID.search(before)
    if found is None or found["verb"].lower() not in told(lang, "says"):
        return before
    hers = found["stem"] + "ла" + found["self"].replace("ся", "сь" if lang == "ru" else "ся")
    return f"{before[: found.start()]}{hers} " if hers.lower() in told(lang, "says") else before
