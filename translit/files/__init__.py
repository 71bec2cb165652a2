"""Bytes from anybody: text in any encoding, zip files and XML, read within bounds; files written whole.

Documents and glossaries both come as files of other people; what is safe for the one is safe for the other. Nothing
here knows a format. Every refusal is a `FileError`, of which the room that asked makes its own.
"""

from .archive import Archive
from .errors import Beyond, FileError, NotXml, Undecodable, shown
from .kinds import binary_kind
from .text import decode, decoded_pieces, marked
from .writing import HALF_WRITTEN, flush_names, write_whole
from .xml import parse_xml, refuse_own_entities

__all__ = [
    "HALF_WRITTEN",
    "Archive",
    "Beyond",
    "FileError",
    "NotXml",
    "Undecodable",
    "binary_kind",
    "decode",
    "decoded_pieces",
    "flush_names",
    "marked",
    "parse_xml",
    "refuse_own_entities",
    "shown",
    "write_whole",
]
