"""Characters that nobody sees: what steers a terminal, turns the reading round, or is half a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

__all__ = ["as_seen", "hidden_in", "may_hide", "told_apart"]

# Unicode's general categories: Cc but for the tab and line ends, Cs, and of Cf those that reorder what is read
# (https://en.wikipedia.org/wiki/Trojan_Source, CVE-2021-42574)
_SIGNS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_HIDDEN = re.compile(f"[{_SIGNS}]")
_ON_TERMINALS = re.compile(f"[{_SIGNS}]|\r(?!\n)")  # a carriage return alone writes over its line
# and what comes along when a text is copied from a page, a spreadsheet or Word: the soft hyphen, marks without width
_COPIED = re.compile(f"[{_SIGNS}\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")  # Word's end of a line within a paragraph is U+000B
_MAY = re.compile(f"\\\\[0abefvxuU]|[{_SIGNS}]")

Steps = tuple[str | int, ...]


def as_seen(text: str) -> str:
    r"""`text` without the characters that nobody sees and that come along when it is copied; line ends are `\n`.

    The joiners stay, which join emoji and shape letters, and so do spaces of every width.

    >>> as_seen("\ufeffІгар\x0bЛо\u00adсік\u200b\u202c")
    'Ігар\nЛосік'
    """
    return _COPIED.sub("", _LINE_ENDS.sub("\n", text))


def told_apart(text: str) -> str:
    r"""`text` with each such character spelled out, as it can be put on a terminal (and still is JSON, if it was).

    >>> print(told_apart("Лосік\x1b[2J\n\u202eкisoL"))
    Лосік\u001b[2J
    \u202eкisoL
    """
    return _ON_TERMINALS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def may_hide(text: str) -> bool:
    r"""Whether a text with escapes (YAML) could hold such a character: quick, and sometimes wrong when it says so.

    >>> may_hide("be: Мінск"), may_hide(r'be: "Мінск\e[2J"')
    (False, True)
    """
    return _MAY.search(text) is not None


def hidden_in(data: Any) -> tuple[Steps, str] | None:
    r"""The first such character in nested lists and mappings, and the keys that lead to it; None where there is none.

    >>> hidden_in({"forms": {"be": "Мінск", "ru": "Минск\u202e"}}), hidden_in({"note": "a\n\tb"})
    ((('forms', 'ru'), 'U+202E'), None)
    """
    for steps, text in _texts(data, ()):
        found = _HIDDEN.search(text)
        if found:
            return steps, f"U+{ord(found[0]):04X}"
    return None


def _texts(data: Any, steps: Steps) -> Iterator[tuple[Steps, str]]:
    """Every text in data, keys among them."""
    if isinstance(data, str):
        yield steps, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(key, steps)
            yield from _texts(value, (*steps, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from _texts(value, (*steps, at))
