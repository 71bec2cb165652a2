"""Paths to the fields of a JSON file: `title`, `body[].text`, `items[0].name`, `*.title`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import DocumentError

__all__ = ["FieldPath", "Step", "shown"]

Step = str | int
"""A key of an object, or an index into an array."""

_STEP = re.compile(r"(?:^|\.)(?P<key>(?:[^.\[\]\\]|\\.)+)|\[(?P<index>\d{0,9})\]")


@dataclass(frozen=True, slots=True)
class FieldPath:
    """A path: keys with dots between, `[]` for every element of an array, `[2]` for one, `*` for every key.

    `**` is for any keys and elements, also none. A dot in a key is written with a backslash. The path of an array or an
    object stands for no text inside it.

    >>> FieldPath.parse("body[].text").matches(("body", 3, "text"))
    True
    >>> FieldPath.parse("**.text").matches(("body", 3, "text")), FieldPath.parse("menu.**").matches(("menu", "a", "b"))
    (True, True)
    """

    written: str
    steps: tuple[Step | None, ...]

    @classmethod
    def parse(cls, written: str) -> FieldPath:
        """Read a path. Raises DocumentError for what is none."""
        steps: list[Step | None] = []
        at = 0
        path = written.removeprefix("$.") if written.startswith("$.") else written.removeprefix("$")
        while at < len(path):
            match = _STEP.match(path, at)
            if match is None:
                raise DocumentError(
                    f"{written!r} is no path to a field; write it as title, body[].text or items[0].name."
                )
            if match["key"] is not None:
                key = re.sub(r"\\(.)", r"\1", match["key"])
                steps.append(None if match["key"] == "*" else _ANY_DEPTH if match["key"] == "**" else key)
            else:
                steps.append(int(match["index"]) if match["index"] else _ANY_INDEX)
            at = match.end()
        if steps.count(_ANY_DEPTH) > 1:
            raise DocumentError(f"{written!r} has ** more than once; take one of them out.")
        if not steps:
            raise DocumentError("a field has no name; write it as title, body[].text or items[0].name.")
        return cls(written, tuple(steps))

    def matches(self, path: Sequence[Step]) -> bool:
        """Whether a place in the file is what the path means."""
        steps = self.steps
        if _ANY_DEPTH not in steps:
            return len(path) == len(steps) and all(map(_fits, steps, path))
        before = steps.index(_ANY_DEPTH)
        after = len(steps) - before - 1
        return (
            len(path) >= before + after
            and all(map(_fits, steps[:before], path))
            and all(map(_fits, steps[before + 1 :], path[len(path) - after :]))
        )


_ANY_INDEX, _ANY_DEPTH = -1, -2


def _fits(wanted: Step | None, step: Step) -> bool:
    if isinstance(step, int):
        return wanted in (_ANY_INDEX, step)
    return wanted is None or wanted == step


def shown(path: Sequence[Step], *, general: bool = False) -> str:
    """A place as a path; `general` has `[]` for every index.

    >>> shown(("body", 3, "a.b")), shown((0, "text"), general=True)
    ('body[3].a\\\\.b', '[].text')
    """
    parts = [
        ("[]" if general else f"[{step}]") if isinstance(step, int) else "." + re.sub(r"([.\[\]\\])", r"\\\1", step)
        for step in path
    ]
    return "".join(parts).removeprefix(".")
