"""Bytes to text and back in the file's own encoding, its byte order mark kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..files import marked
from .plain import decode

__all__ = ["Coding"]


@dataclass(frozen=True, slots=True)
class Coding:
    r"""How a file is encoded: the codec, and the byte order mark it begins with.

    >>> coding = Coding.of("\ufeffМінск".encode("utf-16-le"))
    >>> coding.encoding, coding.read("\ufeffМінск".encode("utf-16-le"))
    ('utf-16-le', 'Мінск')
    """

    encoding: str
    mark: bytes = b""

    @classmethod
    def of(cls, data: bytes, encoding: str | None = None, declared: str | None = None) -> Coding:
        """The coding of `data`: what a person says (`encoding`), else its mark, else what the file says, else UTF-8."""
        mark, codec = marked(data)
        again = re.match(b"(?:%b)*" % re.escape(mark), data)  # what programs have put together may have it twice
        mark = again[0] if again else mark
        if encoding is not None:
            same = codec is not None and _plain(codec).startswith(_plain(encoding)[:5])
            return cls(codec or encoding, mark) if same else cls(encoding)
        return cls(codec or declared or "utf-8", mark)

    def read(self, data: bytes, name: str = "the input") -> str:
        """The text after the mark. Raises DocumentError with the place of a fault, and for no text at all."""
        return decode(data[len(self.mark) :], self.encoding, name=name)

    def write(self, text: str, unspelled: str = "strict") -> bytes:
        """`text` as bytes with the mark; what the encoding does not have goes by `unspelled`.

        `unspelled` is a codec error handler: `xmlcharrefreplace` for HTML and XML; with `strict` a text that does not
        fit is written as UTF-8 instead.
        """
        try:
            return self.mark + text.encode(self.encoding, unspelled)
        except UnicodeEncodeError:
            return text.encode("utf-8", "surrogatepass")

    def fits(self, text: str) -> bool:
        """Whether the encoding has every letter of `text`.

        >>> Coding("cp1251").fits("Мінск"), Coding("cp1251").fits("Łódź")
        (True, False)
        """
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True


def _plain(encoding: str) -> str:
    """A name of an encoding without what Python does not look at: UTF_8 is utf-8."""
    return re.sub("[-_ ]", "", encoding.lower())
