"""DeepL's glossaries: two columns without a header, TSV or CSV; a source name once, 1,024 bytes a name at most.

https://developers.deepl.com/docs/customize/managing-glossaries
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from translit.errors import Message

from ..entry import Entry
from ..styles import Style, language
from .facts import is_code, tidy
from .losses import Loss
from .pairs import Pair, pairs_of, records_of
from .records import ExchangeError, Place, Read, Record, Refusal
from .separated import decode, delimiter_of, read_rows

__all__ = ["CARRIES", "read", "write"]

CARRIES: Mapping[str, str] = {"forms": "own", "variants": "own"}
_LONGEST = 1024  # bytes of one name
_LARGEST = 10 * 1024 * 1024  # bytes of a glossary


def write(
    entries: Iterable[Entry], *, source: str = "", target: str = "", style: Style | None = None, delimiter: str = "\t"
) -> tuple[bytes, list[Loss]]:
    """Entries as DeepL's glossary: every spelling in `source` with the form that `style` prints in `target`.

    CSV has the two languages in a third and a fourth column. Raises `ExchangeError` when the languages are not told,
    or the file is larger than DeepL takes.
    """
    pairs = pairs_of(
        entries, source, target, title="DeepL", carried=CARRIES, style=style, unique=True, longest=_LONGEST
    )
    if delimiter == "\t":
        data = "".join(f"{pair.source}\t{pair.target}\n" for pair in pairs.rows).encode()
    else:
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
        writer.writerows([pair.source, pair.target, language(source), language(target)] for pair in pairs.rows)
        data = stream.getvalue().encode()
    if len(data) > _LARGEST:
        raise ExchangeError(Message("the glossary is larger than the 10 MB that DeepL takes; export a part of it."))
    return data, pairs.losses


def read(data: bytes, *, source: str = "", target: str = "", encoding: str | None = None) -> Read:
    """The records of a DeepL glossary, TSV or CSV; the languages of a third and a fourth column win over those told.

    Raises `ExchangeError` when no languages are told anywhere, or the file is no text.
    """
    text = decode(data, encoding)
    delimiter = "\t" if "\t" in text.partition("\n")[0] else delimiter_of(text)
    gathered: dict[tuple[str, str], list[tuple[int, Pair]]] = {}
    refusals: list[Refusal] = []
    for number, cells in _rows(text, delimiter):
        names = [str(tidy(("forms", "en"), cell)) for cell in cells[:2]]
        if not any(cell.strip() for cell in cells):
            continue
        if len(names) < 2 or not all(names):
            refusals.append(
                Refusal(Place(row=number), Message("there are no two names; write SOURCE and TARGET, no header."))
            )
            continue
        told = [cell.strip().lower().partition("-")[0] for cell in cells[2:4]]
        languages = (told[0], told[1]) if len(told) == 2 and all(map(is_code, told)) else (source, target)
        gathered.setdefault(languages, []).append((number, Pair("", *names)))
    records: list[Record] = []
    for (origin, goal), rows in gathered.items():
        if not origin or not goal:
            raise ExchangeError(Message("the file does not say its languages; say them with --from and --to."))
        records += records_of(rows, origin, goal)
    return Read(tuple(records), (), tuple(refusals))


def _rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    if delimiter == "\t":  # DeepL's TSV knows no quotation marks
        return [(number, line.split("\t")) for number, line in enumerate(text.splitlines(), 1)]
    return read_rows(text, delimiter)
