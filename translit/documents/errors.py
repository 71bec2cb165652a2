"""What the documents room refuses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ..errors import TranslitError
from ..files import FileError

__all__ = ["DocumentError", "FieldsError", "as_document_errors", "reason_of"]


class DocumentError(TranslitError):
    """A file that cannot be read, decoded or written; the message names the file and says what to do.

    >>> issubclass(DocumentError, ValueError)
    True
    """


class FieldsError(DocumentError):
    """A file of fields of which nobody said which are text; `known` are those it has, as `Options.fields` takes them.

    >>> FieldsError("table.csv: say which columns are to be translated.", ["title", "text"]).known
    ('title', 'text')
    """

    def __init__(self, message: str, known: Sequence[str]) -> None:
        """Say what is asked, and what can be answered."""
        self.known = tuple(known)
        super().__init__(message)


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
