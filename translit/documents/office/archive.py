"""The zip file that a document is: `files.Archive` within this room's bounds, refusing in its words."""

from __future__ import annotations

from collections.abc import Mapping

from ... import files
from ..bounds import BOUNDS, refuse_beyond
from ..errors import as_document_errors

__all__ = ["Archive"]


class Archive(files.Archive):
    """The entries of a document by name; see `files.Archive`. Raises DocumentError wherever that raises FileError.

    >>> Archive(b"PK", "news.docx")
    Traceback (most recent call last):
        ...
    translit.documents.errors.DocumentError: news.docx is damaged and cannot be opened (File is not a zip file); ...
    """

    def __init__(self, data: bytes, name: str = "the file") -> None:
        """Look through the directory of the archive; nothing is unpacked yet."""
        with as_document_errors():
            try:
                super().__init__(data, name, BOUNDS)
            except files.Beyond as error:
                refuse_beyond(error.bound, error.amount, error.name)
                raise

    def read(self, part: str) -> bytes:
        """What an entry holds."""
        with as_document_errors():
            return super().read(part)

    def rebuilt(self, changed: Mapping[str, bytes]) -> bytes:
        """The archive with the entries of `changed` replaced, all others as they are."""
        with as_document_errors():
            return super().rebuilt(changed)
