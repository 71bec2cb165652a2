"""A fact's value as the text of one cell, note or property, and back; formulas made harmless."""

from __future__ import annotations

import re
from functools import cache

from translit.errors import Message, TranslitError
from translit.tables import rows

from .facts import RECORDS, YES, Path, Value, kind_of, tidy

__all__ = ["BadValue", "escape_formula", "from_text", "is_formula", "to_text", "unescape_formula"]

_SEPARATOR = re.compile(r"(?<!\\)((?:\\\\)*)[|\n]")
_FIELD_SEPARATOR = re.compile(r"(?<!\\)((?:\\\\)*);")
_ESCAPED = re.compile(r"\\([\\|;n])")
# A spreadsheet runs what begins so (OWASP, CSV Injection), and makes numbers and dates of what is digits throughout.
# One whose list separator is another (a semicolon where Russian or Belarusian is spoken) cuts our cells in two, and
# runs the second half: so what follows such a mark counts as a beginning, too.
_RUN = r"(?:[^\S\t\r\n]*[=+\-@]|\s*[\t\r\n])"
_CUT = r"[,;\t|\r\n]"
_FORMULA = re.compile(rf"\A{_RUN}|{_CUT}[=+\-@]")
_BEGINNING = re.compile(rf"\A(?='*{_RUN})|(?<={_CUT})(?='*[=+\-@])")
_ESCAPED_BEGINNING = re.compile(rf"\A'(?='*{_RUN})|(?<={_CUT})'(?='*[=+\-@])")
_NUMBER = re.compile(r"'*\d[\d\s.,:/%eE+-]*\Z")
_CODED = ("type", "gender", "status", "number", "surname_alone")


class BadValue(TranslitError):
    """A text that cannot be the value of a field; the message says what can."""


def to_text(path: Path, value: Value) -> str:
    """A fact's value as one text: `|` between names, `;` between the fields of a source, a backslash before either.

    >>> to_text(("variants", "en"), ("Igar Losik", "A|B"))
    'Igar Losik | A\\\\|B'
    >>> to_text(("sources",), (("forms.pl", "Gazeta Prawna", "https://x.pl"),))
    'forms.pl ; Gazeta Prawna ; https://x.pl'
    """
    if isinstance(value, str):
        return value
    parts = (_escape(each) if isinstance(each, str) else " ; ".join(map(_escape, each)) for each in value)
    return " | ".join(parts)


def from_text(path: Path, text: str) -> Value | None:
    """The value that a text gives a fact, None when it is empty.

    A person may write each name of a list on a line of its own, and words such as `person` and `yes` in Russian or
    Belarusian. Raises `BadValue` with what can stand there.

    >>> from_text(("variants", "en"), "Igar Losik\\nA\\\\|B"), from_text(("gender",), "жаночы")
    (('Igar Losik', 'A|B'), 'f')
    """
    kind = kind_of(path)
    if not text.strip():
        return None
    if path[0] in _CODED:
        return _coded(path[0], str(tidy(path, text)))
    if kind == "names":
        return tidy(path, tuple(map(_unescape, _split(_SEPARATOR, text)))) or None
    if kind == "records":
        return tidy(path, tuple(_record(path[0], each) for each in _split(_SEPARATOR, text) if each.strip())) or None
    return tidy(path, text) or None


def _record(field: str, text: str) -> tuple[str, ...]:
    parts = [_unescape(each.strip()) for each in _split(_FIELD_SEPARATOR, text)]
    keys = RECORDS[field]
    if len(parts) > len(keys):
        raise BadValue(
            Message(
                "has {parts} parts between semicolons; there are {most}: {names}.",
                parts=len(parts),
                most=len(keys),
                names=" ; ".join(keys),
            )
        )
    return (*parts, *[""] * (len(keys) - len(parts)))


def _split(separator: re.Pattern[str], text: str) -> list[str]:
    pieces, start = [], 0
    for found in separator.finditer(text):
        pieces.append(text[start : found.end() - 1])
        start = found.end()
    return [*pieces, text[start:]]


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace(";", "\\;").replace("\n", "\\n")


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], text)


@cache
def _words() -> dict[tuple[str, str], str]:
    found = {}
    for row in rows(__package__, "words.tsv"):
        for word in (row["value"], *row["also"].split("|")):
            found[row["field"], word.strip().casefold()] = row["value"]
    return found


def _coded(field: str, text: str) -> str | None:
    value = _words().get((field, text.casefold()))
    if value is None:
        known = ", ".join(sorted({value for (of, _), value in _words().items() if of == field and value != "no"}))
        raise BadValue(Message("“{text}” is not known here; write one of: {known}.", text=_short(text), known=known))
    if field == "surname_alone":
        return YES if value == YES else None
    return value


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take a cell's text for a formula."""
    return bool(_FORMULA.search(text))


def escape_formula(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would run it, or make a number or a date of it.

    >>> escape_formula("=cmd|' /C calc'!A0"), escape_formula("1.10"), escape_formula("Мінск")
    ("'=cmd|' /C calc'!A0", "'1.10", 'Мінск')
    >>> escape_formula("Лосік;=1+1")
    "Лосік;'=1+1"
    """
    return ("'" if _NUMBER.match(text) else "") + _BEGINNING.sub("'", text)


def unescape_formula(text: str) -> str:
    """The text without the apostrophes that `escape_formula` puts, or a person who knows spreadsheets.

    >>> unescape_formula("'=1+1"), unescape_formula("'t Hooft")
    ('=1+1', "'t Hooft")
    """
    text = _ESCAPED_BEGINNING.sub("", text)
    return text[1:] if text.startswith("'") and _NUMBER.match(text) else text
