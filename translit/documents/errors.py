"""What the documents room refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import TranslitError
from ..files import FileError

__all__ = ["DocumentError", "as_document_errors", "reason_of"]


class DocumentError(TranslitError):
    """A file that cannot be read, decoded or written; the message names the file and says what to do.

    >>> issubclass(DocumentError, ValueError)
    True
    """


@contextmanager
def as_document_errors() -> Iterator[None]:
    """Within it, a `FileError` comes out as a DocumentError of the same words.

    >>> with as_document_errors():
    ...     raise FileError("news.txt is empty.")
    Traceback (most recent call last):
        ...
    translit.documents.errors.DocumentError: news.txt is empty.
    """
    try:
        yield
    except FileError as error:
        raise DocumentError(error.told) from error


def reason_of(error: Exception) -> str:
    """What the system says of a failure, to stand within a sentence.

    >>> reason_of(OSError(28, "No space left on device"))
    'no space left on device'
    """
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
