"""Foreigners of an English text letter by letter, where their letters leave no choice: Zorluoglu is Зорлуоглу.

Which language a name is of nobody tells, and so not how it sounds; but of many all languages agree. Such a spelling is
used where the engine's own has nothing like the name, and listed for a look.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ... import names
from ...names import GivenNames
from ...names.settled import settled
from ...text import script
from .capitalised import is_ordinary

__all__ = ["by_letters"]

_DOUBTFUL = re.compile(
    r"[qwx'’j]|h(?!$)(?<![aeiouckstgzr]h)|[ptrcg]h|ck|sz|rz|cz|zz|ee|oo|ou|[ei]e|ei|eu|ue|oe|au|ai|gn|e$|ui"
    r"|[cz](?![aou])|u(?=[^aeiou]{2})|ll$|tt|y."
)
"""Letters that languages read in ways of their own. Of 2,238 foreigners' surnames of `settled.tsv`, most of which stand
there because no rule tells them, 956 have none: 70 % of these the rules write as print does, and 88 % so that they
sound like that (of all 50 % and 71 %)."""


@lru_cache(maxsize=4096)
def by_letters(name: str, target: str, gender: str | None) -> str | None:
    """A given name and a surname, in English, in Cyrillic: by Russian practice, then as `target` rewrites that.

    None where a word can be read in several ways, or the surname is an ordinary word: Central Asia is nobody.

    >>> by_letters("Murat Zorluoglu", "ru", "m"), by_letters("Zsolt Farkas", "uk", "m")
    ('Мурат Зорлуоглу', 'Жольт Фаркас')
    >>> by_letters("Stephen Knight", "ru", "m"), by_letters("Central Asia", "ru", None)
    (None, None)
    """
    own = name.split()
    if len(own) != 2 or (is_ordinary(own[-1]) and not settled(own[-1], "surname", "en", target)):
        return None
    found = names.convert(name, "en", "ru", gender=gender)
    form = found[0].split() if found else []
    if len(form) != len(own) or not all(map(_is_sure, own, ("given", "surname"))):
        return None
    said = " ".join(form)
    if target != "ru":
        said = next(iter(names.convert(said, "ru", target, gender=gender)), "").replace("'", "’")
    return said if script(said) == "Cyrl" else None


def _is_sure(word: str, part: str) -> bool:
    """Whether a word is known, or has no letters that languages read in ways of their own."""
    if settled(word, part, "en", "ru") or (part == "given" and GivenNames.builtin().find(word, "en")):
        return True
    return not _DOUBTFUL.search(word.lower())
