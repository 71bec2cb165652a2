"""Which way of keeping a name is tried first, by what the engine can be trusted with and what the name is."""

from __future__ import annotations

from collections.abc import Sequence

from ..engines import Traits
from .protect import Attempt
from .unlisted.families import FAMILY

__all__ = ["chain"]

ANNOTATION: tuple[Attempt, ...] = (("annotation", 0),)
CARRIERS: tuple[Attempt, ...] = (("carrier", 0), ("carrier", 1), ("carrier", 2))
PLACEHOLDERS: tuple[Attempt, ...] = (("placeholder", 0), ("placeholder", 1))
RAW: tuple[Attempt, ...] = (("raw", 0),)


def chain(kind: str | None, traits: Traits, *, translated: bool = False) -> Sequence[Attempt]:
    """The attempts for a name, best first; each is verified before the next is made.

    Between related languages whose engine carries case over, the name itself shows the engine its case, so it goes in
    as it is. Elsewhere people get a carrier first: nothing else makes an engine inflect a name it has never seen.
    Places are mostly known to engines and go in as they are, but for those that are `translated` word by word
    (Ministry of Foreign Affairs). A model that was trained on annotations is given the glossary's form, whatever the
    name. What has no kind (a URL, code) is only ever passed on. For a family, in the plural, nobody stands in.

    >>> chain("person", Traits(keeps_case=True))[0], chain("person", Traits())[0], chain("place", Traits())[0]
    (('raw', 0), ('carrier', 0), ('raw', 0))
    """
    if kind is None:
        return RAW + PLACEHOLDERS
    if kind == FAMILY:
        return (ANNOTATION if traits.annotation else ()) + RAW
    if traits.annotation:
        return ANNOTATION + CARRIERS + PLACEHOLDERS + RAW
    if not translated and (traits.keeps_case or kind in ("place", "organisation")):
        return RAW + CARRIERS + PLACEHOLDERS
    return CARRIERS + PLACEHOLDERS + RAW
