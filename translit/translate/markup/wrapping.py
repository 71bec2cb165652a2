"""Soft line ends and spellings of single characters in a translated block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...documents.model import Block, Code
from .places import Places

__all__ = ["spellings", "wrapped"]


def wrapped(block: Block, text: str, places: Places) -> list[Code]:
    r"""The breaks of a translated block: filled to the width that the source's lines have.

    Where no sentence changed before a break, it stands where it stood.

    >>> block = Block("He was freed today", (Code(6, "break", "1", "\n", 1),))
    >>> [code.position for code in wrapped(block, "Яго вызвалілі сёння", Places(block.text, "Яго вызвалілі сёння", []))]
    [3, 13]
    """
    breaks = [code for code in block.codes if code.kind == "break"]
    if not breaks:
        return []
    kept, start = [], 0
    for code in breaks:
        known = places.known(code.position)
        if known != code.position or block.text[: known + 1] != text[: known + 1]:
            break
        kept.append(code)
        start = known + 1
    edges = [0, *(code.position + 1 for code in breaks)]
    width = max(end - 1 - first for first, end in zip(edges, [*edges[1:], len(block.text) + 1], strict=True))
    rest = breaks[len(kept) :] or breaks[-1:]
    made = list(_filled(text, start, width))
    sources = [code.source for code in rest]
    return kept + [
        Code(at, "break", f"break{number}", sources[min(number, len(sources) - 1)], 1) for number, at in enumerate(made)
    ]


def _filled(text: str, start: int, width: int) -> Iterator[int]:
    """The spaces at which lines of at most `width` characters end, from `start` on."""
    line, last = start, -1
    at = text.find(" ", start)
    while True:
        end = at if at >= 0 else len(text)
        if end - line > width and last > line:
            yield last
            line = last + 1
        if at < 0:
            return
        last = at
        at = text.find(" ", at + 1)


def spellings(block: Block, text: str, places: Places) -> list[Code]:
    """The spelled characters of a translated block: the n-th of a kind is spelled as the n-th in the source was.

    A character that the source always spells in one way is spelled so wherever it stands now.

    >>> block = Block("a – b – c", (Code(2, "spelling", "1", "&ndash;", 1), Code(6, "spelling", "2", "&ndash;", 1)))
    >>> [code.position for code in spellings(block, "x – y", Places(block.text, "x – y", []))]
    [2]
    """
    spelled: dict[str, dict[int, Code]] = {}
    for code in block.codes:
        if code.kind == "spelling" and code.length:  # one without is a mark that only the source needs
            spelled.setdefault(block.text[code.position], {})[code.position] = code
    made = [code for char, codes in spelled.items() for code in _one_character(char, codes, block.text, text)]
    return sorted(made, key=lambda code: code.position)


def _one_character(char: str, codes: dict[int, Code], source: str, text: str) -> Iterator[Code]:
    before, now = _all(char, source), _all(char, text)
    sources = {code.source for code in codes.values()}
    always = next(iter(sources)) if len(sources) == 1 and len(codes) == len(before) and char != " " else None
    if len(before) != len(now) and (always is None or char == " "):
        if char == " ":
            return  # two blanks for one, somewhere: nobody misses them
        before = before[: len(now)]
    for number, at in enumerate(now):
        if _opens_tag(char, text, at) and any(source == char for source in sources):
            continue  # bare where the source had a tag or a blank after it: here it must be escaped
        if number < len(before) and before[number] in codes:
            yield replace(codes[before[number]], position=at)
        elif always is not None:
            yield Code(at, "spelling", f"spelling{at}", always, 1)


def _opens_tag(char: str, text: str, at: int) -> bool:
    """Whether a bare `<` would begin a tag, a comment or a declaration at this place (HTML § 13.2.5.6)."""
    after = text[at + 1 : at + 2]
    return char == "<" and (after.isalpha() or after in ("!", "?", "/"))


def _all(char: str, text: str) -> Sequence[int]:
    found, at = [], text.find(char)
    while at >= 0:
        found.append(at)
        at = text.find(char, at + 1)
    return found
