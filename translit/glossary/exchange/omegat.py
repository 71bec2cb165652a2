"""OmegaT's glossary.txt: source, target and comment between tabs, UTF-8, no quotation marks.

https://omegat.sourceforge.io/manual-standard/en/app.glossaries.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from translit.errors import Message

from ..entry import Entry
from ..styles import Style
from .facts import Facts, tidy
from .losses import Loss, lose
from .pairs import Pair, pairs_of, records_of
from .records import ExchangeError, Place, Read, Refusal
from .separated import decode

__all__ = ["CARRIES", "read", "write"]

CARRIES: Mapping[str, str] = {"type": "extension", "gender": "extension", "forms": "own", "variants": "own"} | {
    "note": "own"
}
# The first line as OmegaT writes it: editors read the encoding out of it.
_HEAD = "# Glossary in tab-separated format -*- coding: utf-8 -*-"
_COMMENT = re.compile(r"(?P<id>\S+) \((?P<type>person|place|organisation)(?:, (?P<gender>[mfn]))?\)(?:: (?P<note>.+))?")


def write(
    entries: Iterable[Entry], *, source: str = "", target: str = "", style: Style | None = None
) -> tuple[bytes, list[Loss]]:
    """Entries as OmegaT's glossary: every spelling in `source` with the form that `style` prints in `target`.

    The comment has id, type, gender and note. Raises `ExchangeError` when the two languages are not told.
    """
    pairs = pairs_of(entries, source, target, title="OmegaT", carried=CARRIES, style=style)
    lines = [_HEAD]
    broken = []
    for pair in pairs.rows:
        facts = pairs.facts[pair.id]
        note = facts.get(("note",))
        flat = " ".join(str(note or "").split())
        if note and flat != note:
            broken.append((pair.id, ("note",)))
        gender = f", {facts['gender',]}" if ("gender",) in facts else ""
        comment = f"{pair.id} ({facts['type',]}{gender}){f': {flat}' if flat else ''}"
        lines.append(f"{pair.source}\t{pair.target}\t{comment}")
    pairs.losses += lose(
        "note", list(dict.fromkeys(broken)), Message("OmegaT's glossary has one line a comment, so line ends in notes")
    )
    return ("\r\n".join(lines) + "\r\n").encode(), pairs.losses


def read(data: bytes, *, source: str = "", target: str = "", encoding: str | None = None) -> Read:
    """The records of an OmegaT glossary; lines that begin with # are comments.

    Raises `ExchangeError` when the languages are not told or the file is no text.
    """
    if not source or not target:
        raise ExchangeError(Message("an OmegaT glossary does not say its languages; say them with --from and --to."))
    rows: list[tuple[int, Pair]] = []
    more: dict[str, Facts] = {}
    refusals: list[Refusal] = []
    for number, line in enumerate(decode(data, encoding).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        texts = [str(tidy(("forms", source), cell)) for cell in cells[:2]]
        if len(texts) < 2 or not all(texts):
            message = Message("there is no tab between two names; write SOURCE, a tab, TARGET.")
            refusals.append(Refusal(Place(row=number), message))
            continue
        comment = "\t".join(cells[2:]).strip()
        ours = _COMMENT.fullmatch(comment)
        rows.append((number, Pair(ours["id"] if ours else "", *texts)))
        if ours:
            said = {"type": ours["type"], "gender": ours["gender"], "note": ours["note"]}
            more[ours["id"]] = {(key,): value for key, value in said.items() if value}
        elif comment:
            more.setdefault(f"\t{texts[1]}", {("note",): comment})
    return Read(records_of(rows, source, target, more), (), tuple(refusals))
