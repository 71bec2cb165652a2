"""A list of names goes through an engine as its first name and its last, and is put back whole where they come out.

Small models lose, join and make up names of a long list; of two names they lose few, and a verb stays in the plural.
Nobody but the list's own members needs to be known for it: they share their case, and the engine has inflected two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from ..engines import Traits
from ..tables import rows
from .commons import COMMONS
from .locate import Located
from .protect import LIST, Attempt, Slot, StandIn
from .unlisted.families import FAMILY

__all__ = ["LISTED", "NEXT", "closed", "put_back", "with_lists"]

LISTED: Attempt = (LIST, 0)

NEXT = ", "
"""What stands between the names of a list, before the last."""

_LEAST = 3
"""Names that make a list: of two, nobody stands in the middle."""
_OPENING = re.compile(
    r"(?:^|[.;:] |[\"“])(?:"
    r"(?:According to|Unlike|Like|Besides|Apart from)(?: [\w-]+){0,3}"
    r"|(?:When|While|If|Although|Though|Because|Once|(?:After|Before|As|Since|Until) (?:he|she|they|it|we|I))"
    r"(?: [\w'’-]+){1,8}) ?$"
)
"""What stands before the one that an English sentence begins with, before its subject; a clause may go first."""
_NOBODY = (FAMILY, *COMMONS)


@cache
def _conjunctions() -> Mapping[str, str]:
    return {row["lang"]: "|".join(row["words"].split()) for row in rows(__package__, "lists.tsv")}


@cache
def _between(lang: str) -> re.Pattern[str]:
    """What stands between two names of a list: a comma, or a conjunction with one or without; in English an article."""
    article = "(?:the )?" if lang == "en" else ""
    return re.compile(rf"(?:,|,? ({_conjunctions().get(lang, ',')}))\s{article}")


def with_lists(text: str, slots: Sequence[Slot], lang: str, traits: Traits) -> list[Slot]:
    """The slots of a sentence in `lang`; those in the middle of a list are first tried as its members.

    Somebody of whom nobody knows whether he is one is a name among those who are. An engine that goes word by word,
    and says which it does not know, needs no help with lists.
    """
    done = [*slots]
    for run in () if traits.marks_unknown else _runs(text, slots, lang):
        known = next((slots[i] for i in run if not slots[i].soft), None)
        if known is None:
            continue
        for i in run:
            slot = slots[i]
            chain = known.chain if slot.soft else slot.chain
            # the first and the last begin anew, where the list does not come out
            first = LISTED if i not in (run[0], run[-1]) else chain[0]
            done[i] = replace(slot, soft=False, chain=(first, *chain))
    return done


def _runs(text: str, slots: Sequence[Slot], lang: str) -> Iterator[range]:
    """The numbers of the slots of each list: names of one kind, commas between them, a conjunction before the last."""
    first, ended = 0, False
    cases: frozenset[str] = frozenset()
    for i, slot in enumerate([*slots, None]):
        between = _glue(text, slots[i - 1], slot, lang) if i and slot and not ended else None
        if between and slot and (i - first > 1 or not _set_off(text, slots, i - 1, lang)):
            shared = cases & {*slot.cases} if slot.cases and cases else cases | {*slot.cases}
            if shared or not cases:
                cases, ended = shared, between != ","
                continue
        if i - first >= _LEAST:
            yield range(first, i)
        first, ended, cases = i, False, frozenset(slot.cases if slot else ())


def _glue(text: str, a: Slot, b: Slot, lang: str) -> str | None:
    """What joins two names of a list; None where nothing does."""
    if a.mention is None or b.mention is None or a.mention.kind is None or a.mention.kind != b.mention.kind:
        return None
    if a.mention.shape in _NOBODY or b.mention.shape in _NOBODY or a.expected.key == b.expected.key:
        return None
    found = _between(lang).fullmatch(text, a.end, b.start)
    return found and (found[1] or ",")


def _set_off(text: str, slots: Sequence[Slot], number: int, lang: str) -> bool:
    """Whether a name ends an opening phrase in English, which has no cases: «According to Losik, Znak and Zoe left»."""
    return lang == "en" and _OPENING.search(text, 0, slots[number].start) is not None


def put_back(
    output: str, stand_ins: Sequence[StandIn | None], located: Sequence[Located | None], lang: str
) -> list[Located | None]:
    """The places of a sentence's names in `output`, in `lang`, with those of a list's middle right behind its first.

    They have none where the first name or the last was not found, or something else came between the two.
    """
    done = [*located]
    for i, chosen in enumerate(stand_ins):
        if chosen is None or chosen.how != LIST:
            continue
        before = done[i - 1] if i else None
        rest = zip(stand_ins[i:], located[i:], strict=True)
        after = next((place for one, place in rest if one is None or one.how != LIST), None)
        if before and after and _between(lang).fullmatch(output, before.end, max(before.end, after.start)):
            done[i] = Located(before.end, before.end, frozenset(), LIST)
    return done


def closed(between: str, lang: str) -> str:
    """What stands before the last name of a list, as it is written in `lang`: «, и » is a comma too many.

    >>> closed(", и ", "ru"), closed(", and ", "en"), closed(", ", "ru")
    (' и ', ', and ', ', ')
    """
    return between[1:] if lang != "en" and between.startswith(NEXT) and len(between) > len(NEXT) else between
