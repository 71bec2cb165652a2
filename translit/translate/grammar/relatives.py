"""What follows a person's name behind a comma and has another gender: «Казак, который», «Кюри, родившийся»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text import Token
from .pasts import did, hers, said_by
from .tagging import tagged
from .wordforms import is_participle, participle_in

__all__ = ["relatives"]

_WHO = {"m": {"be": "які", "ru": "который", "uk": "який"}, "f": {"be": "якая", "ru": "которая", "uk": "яка"}}
_WHO_DID = re.compile(r", (?P<who>\w+) (?:не )?(?P<verb>[^\W\d_]+)(?!\w)")
_PAST = re.compile("ў(?:ся)?$")
_DONE = re.compile(r", (?P<verb>[^\W\d_]+) (?P<next>[^\W\d_]+)")


def relatives(text: str, end: int, gender: str, lang: str, *, nominative: bool) -> Iterator[tuple[int, int, str]]:
    """The edits for who or what was done behind the name, of somebody of a gender (`m`, `f`), that ends at `end`.

    >>> text = "Мария, который ушёл, и Анна, приговорен к году."
    >>> list(relatives(text, 5, "f", "ru", nominative=True))
    [(7, 14, 'которая'), (15, 19, 'ушла')]
    >>> list(relatives(text, 27, "f", "ru", nominative=True))
    [(29, 39, 'приговорена')]
    """
    other = _WHO["f" if gender == "m" else "m"][lang]
    found = _WHO_DID.match(text, end)
    if found and found["who"] in (other, _WHO[gender][lang]):
        form = did(found["verb"], gender, lang) or said_by(found["verb"], gender, lang)
        if found["who"] == _WHO[gender][lang]:  # «якая ўехаў»: no dictionary knows that, its place does
            form = form or (hers(found["verb"], lang) if gender == "f" and _PAST.search(found["verb"]) else None)
            yield from [(found.start("verb"), found.end("verb"), form)] if form else []
        elif form or tagged(Token(0, len(found["verb"]), found["verb"]), lang).part == "verb":
            yield found.start("who"), found.end("who"), _WHO[gender][lang]
            if form:
                yield found.start("verb"), found.end("verb"), form
    elif nominative and (found := _DONE.match(text, end)) and is_participle(found["verb"], lang):
        noun = tagged(Token(0, len(found["next"]), found["next"]), lang)
        form = participle_in(found["verb"], lang, gender) if "nom" not in noun.cases else None  # «бывший министр»
        if form:
            yield found.start("verb"), found.end("verb"), form
