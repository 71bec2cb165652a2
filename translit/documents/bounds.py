"""How large, how deep and how much: what a file may be, and the sentence for one that is more."""

from __future__ import annotations

from ..errors import Message
from .errors import DocumentError

__all__ = ["BOUNDS", "UNITS", "refuse_beyond"]

BOUNDS: dict[str, int] = {
    "file": 64 * 1024 * 1024,
    "text": 16 * 1024 * 1024,
    "unzipped": 256 * 1024 * 1024,
    "ratio": 200,
    "parts": 10_000,
    "depth": 256,
    "blocks": 200_000,
    "block": 1_000_000,
    "codes": 20_000,
}
"""The most that is taken: bytes of a `file`, and of one that is no zip (`text`); bytes of all parts of a zip
`unzipped`, and of one part for each of its zipped bytes (`ratio`); `parts` of a zip; `depth` of elements or brackets;
`blocks` of a file; characters of one `block` and `codes` in it."""

UNITS: dict[str, Message] = {
    "file": Message("bytes"),
    "text": Message("bytes"),
    "unzipped": Message("bytes unzipped"),
    "ratio": Message("unzipped bytes for each zipped one"),
    "parts": Message("parts"),
    "depth": Message("levels of nesting"),
    "blocks": Message("paragraphs"),
    "block": Message("characters in one paragraph"),
    "codes": Message("tags in one paragraph"),
}

_ADVICE = {
    "ratio": Message("it is made to fill the memory of who opens it."),
    "depth": Message("no person wrote that; look at what made the file."),
}


def refuse_beyond(bound: str, amount: int, name: str) -> None:
    """Refuse a file that has more of something than `BOUNDS` says.

    `bound` is a key of `BOUNDS`, `amount` what the file has of it (or has at least), `name` what messages call the
    file. Raises DocumentError.

    >>> refuse_beyond("depth", 3, "page.html")
    >>> refuse_beyond("depth", 1000, "page.html")
    Traceback (most recent call last):
        ...
    translit.documents.errors.DocumentError: page.html has more than 256 levels of nesting, the most that is taken; ...
    """
    most = BOUNDS[bound]
    if amount > most:
        raise DocumentError(
            Message(
                "{name} has more than {most:,} {units}, the most that is taken; {advice}",
                name=name,
                most=most,
                units=UNITS[bound],
                advice=_ADVICE.get(bound, Message("split it into several files.")),
            )
        )
