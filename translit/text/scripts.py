"""Which script a text is written in."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Script", "script"]

Script = Literal["Cyrl", "Latn", "mixed"]

_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff\ua722-\ua787]+")
_CYRILLIC = re.compile("[\u0400-\u0481\u048a-\u052f\u1c80-\u1c88\ua640-\ua66e\ua680-\ua69b]+")


def script(text: str) -> Script | None:
    """Tell the script of the letters in a text.

    A tenth of foreign letters or less does not make a text mixed. Names of the scripts: ISO 15924.

    Args:
        text: any string; only its first 20,000 characters are looked at.

    Returns:
        `"Cyrl"`, `"Latn"`, `"mixed"`, or None where there is no letter of either.

    >>> script("Ігар Лосік"), script("Ihar Losik"), script("Ihar Лосік"), script("2026")
    ('Cyrl', 'Latn', 'mixed', None)
    """
    sample = text[:20_000]
    cyrillic = sum(map(len, _CYRILLIC.findall(sample)))
    latin = sum(map(len, _LATIN.findall(sample)))
    if not cyrillic + latin:
        return None
    share = cyrillic / (cyrillic + latin)
    return "Cyrl" if share >= 0.9 else "Latn" if share <= 0.1 else "mixed"
