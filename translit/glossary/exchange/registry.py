"""The formats a glossary is exchanged in: which there are, what each carries, and which one a file is of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from translit.errors import Message

from ..entry import Entry
from ..styles import Style
from . import deepl, omegat, tabular, tbx, tbx_reading, tmx, xlsx
from .facts import FIELDS
from .losses import Loss
from .records import ExchangeError, Read
from .separated import decode, delimiter_of
from .tabular import Layout

__all__ = ["FORMATS", "Format", "Options", "Written", "carriage", "format_for", "read", "sniff", "write"]

Carriage = Literal["own", "extension", "lost"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `title` for people, the `suffix` of its files, the fields it `carries`, in its own place or not."""

    id: str
    title: str
    suffix: str
    media_type: str
    carries: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Options:
    """What can be asked of a format; each takes what it understands.

    `layout` is that of CSV and TSV; `delimiter` None means the format's own, in reading found out; `bom` None means
    a byte order mark in CSV alone; `encoding` None means UTF-8 or what a mark says; `source`, `target` and `style`
    are for the formats of two languages.
    """

    layout: Layout = "languages"
    delimiter: str | None = None
    bom: bool | None = None
    encoding: str | None = None
    source: str = ""
    target: str = ""
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was made, and what it does not carry."""

    data: bytes
    losses: tuple[Loss, ...]


_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: Mapping[str, Format] = {
    each.id: each
    for each in (
        Format("csv", "CSV", ".csv", "text/csv", tabular.CARRIES),
        Format("tsv", "TSV", ".tsv", "text/tab-separated-values", tabular.CARRIES),
        Format("xlsx", "Excel, LibreOffice (XLSX)", ".xlsx", _SHEET, xlsx.CARRIES),
        Format("tbx", "TBX-Basic, ISO 30042:2019", ".tbx", "application/x-tbx", tbx.CARRIES),
        Format("tbx-2008", "TBX-Basic, ISO 30042:2008", ".tbx", "application/x-tbx", tbx.CARRIES),
        Format("tmx", "TMX 1.4", ".tmx", "application/x-tmx+xml", tmx.CARRIES),
        Format("omegat", "OmegaT", ".txt", "text/plain", omegat.CARRIES),
        Format("deepl", "DeepL, TSV", ".tsv", "text/tab-separated-values", deepl.CARRIES),
        Format("deepl-csv", "DeepL, CSV", ".csv", "text/csv", deepl.CARRIES),
    )
}
"""All formats by their id."""

_ROOT = re.compile(rb"<(?:\w+:)?(tbx|martif|tmx)[\s>]")


def carriage(format: Format) -> dict[str, Carriage]:
    """For each field whether a format carries it in its `own` place, in an `extension` point, or not (`lost`).

    >>> carriage(FORMATS["tmx"])["forms"], carriage(FORMATS["tmx"])["cases"], carriage(FORMATS["deepl"])["cases"]
    ('own', 'extension', 'lost')
    """
    found: dict[str, Carriage] = {}
    for field in FIELDS:
        how = format.carries.get(field)
        found[field] = "own" if how == "own" else "extension" if how == "extension" else "lost"
    return found


def format_for(name: str) -> Format:
    """The format that a file's name or an id asks for. Raises `ExchangeError`, which lists those there are.

    >>> format_for("ours.xlsx").id, format_for("tbx-2008").id, format_for("glossary.txt").id
    ('xlsx', 'tbx-2008', 'omegat')
    """
    if name in FORMATS:
        return FORMATS[name]
    suffix = PurePath(name).suffix.lower()
    found = next((each for each in FORMATS.values() if each.suffix == suffix), None)
    if found is None:
        raise ExchangeError(
            Message(
                "there is no format for {name}; say --format with one of: {known}.",
                name=repr(name),
                known=", ".join(FORMATS),
            )
        )
    return found


def write(entries: Iterable[Entry], format: str, options: Options = Options()) -> Written:
    """Entries in a format, and what it does not carry.

    Raises `ExchangeError` when the format is not known, its languages are not told, or it cannot hold the entries.

    >>> minsk = Entry("minsk", "place", {"be": "Мінск", "en": "Minsk"}, indeclinable=("en",))
    >>> written = write([minsk], "deepl", Options(source="en", target="be"))
    >>> written.data.decode(), [loss.code for loss in written.losses]
    ('Minsk\\tМінск\\n', ['type', 'status', 'indeclinable'])
    """
    known = format_for(format).id
    pair = {"source": options.source, "target": options.target}
    if known in ("csv", "tsv"):
        own = "\t" if known == "tsv" else ","
        bom = known == "csv" if options.bom is None else options.bom
        data, losses = tabular.write(entries, layout=options.layout, delimiter=options.delimiter or own, bom=bom)
    elif known == "xlsx":
        data, losses = xlsx.write(entries)
    elif known in ("tbx", "tbx-2008"):
        data, losses = tbx.write(entries, tbx.V3 if known == "tbx" else tbx.V2)
    elif known == "tmx":
        data, losses = tmx.write(entries)
    elif known == "omegat":
        data, losses = omegat.write(entries, **pair, style=options.style)
    else:
        mark = "\t" if known == "deepl" else ","
        data, losses = deepl.write(entries, **pair, style=options.style, delimiter=mark)
    return Written(data, tuple(losses))


def read(data: bytes, format: str, options: Options = Options()) -> Read:
    """The records of a file of a format. Raises `ExchangeError` for what cannot be read as that.

    >>> read("id;be\\nminsk;Мінск\\n".encode(), "csv").records[0].facts
    {('forms', 'be'): 'Мінск'}
    """
    known = format_for(format).id
    encoding = options.encoding
    if known in ("csv", "tsv"):
        return tabular.read(data, encoding=encoding, delimiter=options.delimiter)
    if known == "xlsx":
        return xlsx.read(data)
    if known in ("tbx", "tbx-2008"):
        return tbx_reading.read(data)
    if known == "tmx":
        return tmx.read(data)
    two = omegat.read if known == "omegat" else deepl.read
    return two(data, source=options.source, target=options.target, encoding=encoding)


def sniff(data: bytes, name: str = "", options: Options = Options()) -> str:
    """The id of the format that a file is of, told by its content, where that leaves a doubt by its name.

    Raises `ExchangeError` when it is none that is known.

    >>> sniff("id,be\\nminsk,Мінск".encode()), sniff(b"<tmx version='1.4'></tmx>"), sniff(b"", "glossary.txt")
    ('csv', 'tmx', 'omegat')
    """
    if data.startswith(b"PK"):
        return "xlsx"
    if PurePath(name).suffix.lower() in (".xlsx", ".xlsm"):
        raise ExchangeError(
            Message("it is no XLSX file, whatever its name says; open it in a spreadsheet program and save it again.")
        )
    head = data[:4096].replace(b"\0", b"")
    root = _ROOT.search(head)
    if root:
        return {b"tbx": "tbx", b"martif": "tbx-2008", b"tmx": "tmx"}[root[1]]
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<"):
        raise ExchangeError(Message("it is XML of a kind that is not known here; TBX and TMX are."))
    if b"Glossary in tab-separated format" in head or PurePath(name).suffix.lower() in (".txt", ".utf8", ".tab"):
        return "omegat"
    mark = options.delimiter or delimiter_of(decode(data, options.encoding))
    return "tsv" if mark == "\t" else "csv"
