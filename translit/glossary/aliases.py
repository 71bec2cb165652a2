"""No part of a glossary file stands for another: few lines could unfold to gigabytes, an edit change two places."""

from __future__ import annotations

import re
from pathlib import Path

from translit.errors import Message

from .errors import GlossaryError

__all__ = ["refuse_aliases"]

# any sign but these may begin an alias's name (YAML 1.2.2, 6.9.2): `*-a` is one as well as `*a`
_ALIAS = re.compile(r"(?:^|[\s\[{,:])\*[^\s,\[\]{}]", re.M)


def refuse_aliases(text: str, file: Path) -> None:
    """Raise `GlossaryError`, with the line, for a YAML text that has an alias.

    >>> refuse_aliases("note: Minsk * Brest", Path("a.yaml"))
    >>> refuse_aliases("forms: {be: &.a Мінск, ru: *.a}", Path("a.yaml"))
    Traceback (most recent call last):
        ...
    translit.glossary.errors.GlossaryError: a.yaml, line 1: holds an alias (*.a); write out what it stands for.
    """
    if not _ALIAS.search(text):
        return
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.tokens import AliasToken

    try:
        found = next((each for each in YAML(typ="safe", pure=True).scan(text) if isinstance(each, AliasToken)), None)
    except YAMLError:
        return  # the parser says what is wrong
    if found:
        line = found.start_mark.line + 1
        message = Message("holds an alias ({alias}); write out what it stands for.", alias=f"*{found.value}")
        raise GlossaryError(message, file=file, line=line)
