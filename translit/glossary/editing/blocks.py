"""A YAML mapping taken apart into the lines of each field, so that a field that nobody touched stays as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Block", "blocks_of", "joined"]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # str.splitlines knows line ends that YAML does not
_BETWEEN = re.compile(r"(?:#.*|[ \t]*)\n?")


@dataclass(slots=True)
class Block:
    """A field: the comment lines and blank lines above it (`lead`), and its own lines (`text`)."""

    key: str
    lead: str
    text: str


def blocks_of(text: str, node: Any) -> tuple[list[Block], str] | None:
    """The fields of a document and what follows the last; `node` is the mapping as ruamel read it with its lines.

    None where the fields do not begin a line each, as in `{type: place}`.
    """
    lines = _LINE.findall(text)
    if not isinstance(node, Mapping) or not node or node.fa.flow_style():  # type: ignore[attr-defined]
        return None
    places = [node.lc.key(key) for key in node]  # type: ignore[attr-defined]
    starts = [line for line, _ in places]
    if any(column for _, column in places) or starts != sorted(set(starts)):
        return None
    found, lead = [], "".join(lines[: starts[0]])
    for key, start, end in zip(node, starts, [*starts[1:], len(lines)], strict=True):
        own = lines[start:end]
        kept = len(own)
        while kept > 1 and _BETWEEN.fullmatch(own[kept - 1]):
            kept -= 1
        found.append(Block(str(key), lead, "".join(own[:kept])))
        lead = "".join(own[kept:])
    return found, lead


def joined(blocks: list[Block], tail: str) -> str:
    """The text of a document again; every field ends its line."""
    parts = [
        part if part.endswith("\n") or not part else f"{part}\n"
        for block in blocks
        for part in (block.lead, block.text)
    ]
    return "".join(parts) + tail
