"""Files in and out, and the report on a translation.

`open_document` takes a file of any of the `FORMATS` apart into blocks, and its document rebuilds it.
`read_text`, `read_chunks` (for what is too large for it) and `write_atomically` are the only doors to the disk;
`segments` and `rebuild` take a text apart and put it together again with every blank line where it was; `report_html`
shows what became of each name.
"""

from __future__ import annotations

from .errors import DocumentError, FieldsError
from .formats import FORMATS, Format, open_document, sniff
from .layout import MAX_SEGMENT, flat, rebuild, segments
from .model import Block, Code, Document, Options, woven
from .plain import MAX_BYTES, decode, read_bytes, read_chunks, read_text
from .report import report_html, report_json
from .writing import write_atomically

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "MAX_SEGMENT",
    "Block",
    "Code",
    "Document",
    "DocumentError",
    "FieldsError",
    "Format",
    "Options",
    "decode",
    "flat",
    "open_document",
    "read_bytes",
    "read_chunks",
    "read_text",
    "rebuild",
    "report_html",
    "report_json",
    "segments",
    "sniff",
    "woven",
    "write_atomically",
]
