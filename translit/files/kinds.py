"""What is certainly no text: pictures, programs and packed files by the bytes they begin with; noise by its signs."""

from __future__ import annotations

import re

__all__ = ["binary_kind", "control_characters"]

# by the lists of file(1) and of RFC 1952, 2083, 8478; what words could begin with needs a byte that they lack
_KINDS = (
    ("a picture", rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|RIFF....WEBP"),
    ("a sound or a film", rb"ID3[\x02-\x04]|OggS\0|fLaC\0|RIFF....(?:WAVE|AVI )|....ftyp|\x1a\x45\xdf\xa3"),
    ("a program", rb"\x7fELF|MZ.{0,254}\0|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|\0asm"),
    ("a packed file", rb"\x1f\x8b\x08|BZh[1-9]1AY&SY|\xfd7zXZ\0|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\x28\xb5\x2f\xfd"),
    ("a zip file or an office document", rb"PK(?:\x03\x04|\x05\x06)"),
    ("a file of old Word, Excel or PowerPoint", rb"\xd0\xcf\x11\xe0"),
    ("a database", rb"SQLite format 3\0"),
    ("a PDF", rb"%PDF-"),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.DOTALL)) for kind, pattern in _KINDS)
_HEAD = 300
_SAMPLE = 1 << 16
# not those that texts have: tab, line ends, form feed, backspace, the escape of terminals, the end of DOS files; nor
# those from 0x80 on, where Windows has its quotation marks
_CONTROL = re.compile("[\x00-\x07\x0e-\x19\x1c-\x1f\x7f]")
_FEW = 8
_SHARE = 0.03  # of random bytes it is 0.1


def binary_kind(data: bytes) -> str | None:
    r"""What people call the kind of file that `data` begins, None where it may be a text.

    >>> binary_kind(b"\x7fELF\x02\x01"), binary_kind("Мінск".encode()), binary_kind(b"MZ, the mark of programs")
    ('a program', None, None)
    """
    head = data[:_HEAD]
    return next((kind for kind, pattern in _PATTERNS if pattern.match(head)), None)


def control_characters(text: str) -> int:
    r"""How many characters at the beginning of `text` no text has; 0 where they are so few that one may have them.

    >>> control_characters("Minsk\n\x0c\x1b[1m"), control_characters("\x01\x02\x03\x04" * 9)
    (0, 36)
    """
    sample = text[:_SAMPLE]
    found = len(_CONTROL.findall(sample))
    return found if found > max(_FEW, _SHARE * len(sample)) else 0
