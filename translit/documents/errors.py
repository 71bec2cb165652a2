"""What the documents room refuses."""

from __future__ import annotations

from ..errors import TranslitError

__all__ = ["DocumentError"]


class DocumentError(TranslitError):
    """A file that cannot be read, decoded or written; the message names the file and says what to do.

    >>> issubclass(DocumentError, ValueError)
    True
    """
