"""What no entry of a glossary may have: a code that is none, a kind that is none, a form without text.

Each of these raises `GlossaryError`, which says what to write in its place.
"""

from __future__ import annotations

import re
from pathlib import Path

from translit.errors import Message
from translit.text.codes import language_name, meant

from .entry import KINDS, Entry
from .errors import GlossaryError

__all__ = ["refuse_countries", "refuse_kind", "refuse_no_text", "refuse_odd_codes"]

_SPELLING = re.compile("[a-z]{2,3}(?::[a-z]{2,3})?")


def refuse_kind(kind: str) -> None:
    """An entry is a person, a place or an organisation."""
    if kind not in KINDS:
        raise GlossaryError(
            Message(
                "{kind} is no kind of entry; use {known} or {last}.",
                kind=repr(kind),
                known=", ".join(KINDS[:-1]),
                last=KINDS[-1],
            )
        )


def refuse_odd_codes(entry: Entry, file: Path | None = None) -> None:
    """What stands under something that cannot be a code would never be found; lint tells the unknown ones, too."""
    for field in ("forms", "variants"):
        wrong = next((code for code in getattr(entry, field) if not _SPELLING.fullmatch(code)), None)
        if wrong is not None:
            raise GlossaryError(
                Message(
                    "{code} of entry {id} is no spelling code; use an ISO 639-1 code (be, ru, uk, en), for English "
                    "also en:be, en:ru, en:uk.",
                    code=repr(wrong),
                    id=repr(entry.id),
                ),
                file=file,
                field=f"{field}.{wrong}" if file else None,
            )


def refuse_countries(entry: Entry) -> None:
    """Nothing would ever be found under by or ua, which people write for be and uk."""
    for code in entry.forms:
        language = code.partition(":")[0]
        if language_name(language) == language and (better := meant(language)):
            raise GlossaryError(
                Message(
                    "{code} of entry {id} is no code of a language; did you mean {better}?",
                    code=repr(code),
                    id=repr(entry.id),
                    better=repr(better),
                )
            )


def refuse_no_text(entry: Entry) -> None:
    """A table's empty cell comes as None or NaN, and would break the first search."""
    for code, form in entry.forms.items():
        if not (isinstance(form, str) and form.strip()):
            raise GlossaryError(
                Message(
                    "no text under {code} of entry {id}, but {form}; leave the spelling out.",
                    code=repr(code),
                    id=repr(entry.id),
                    form=repr(form),
                )
            )
