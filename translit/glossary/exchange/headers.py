"""What a column is called and which fact it holds: `be variants`, `ru gen`, `Белорусский`, `cases.ru.gen`."""

from __future__ import annotations

from functools import cache

from translit.tables import rows
from translit.text import languages

from .facts import BY_CODE, Path, dotted, is_code, path_of

__all__ = [
    "CODE",
    "FORM",
    "ID",
    "by_language_header",
    "by_language_meaning",
    "code_of",
    "header_of",
    "language_path",
    "meaning",
]

ID, CODE, FORM = "id", "code", "form"
"""The columns that hold no fact of their own: the entry's id; in a table of one row a language its code and form."""

_BELOW = {"variants": ("variants",), "forms": ("forms",), "not_in": ("not_in",)} | {
    key: (field, key) for field, keys in BY_CODE.items() for key in keys
}


@cache
def _table() -> tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str]]:
    """Header to field, to what stands below a code, to a code; and what each is called when written."""
    fields: dict[str, str] = {}
    below: dict[str, str] = {}
    codes: dict[str, str] = {}
    written: dict[str, str] = {}
    for row in rows(__package__, "headers.tsv"):
        means = row["means"]
        into = below if means.startswith(".") else codes if means.startswith(":") else fields
        written[means] = row["text"]
        for word in (row["text"], *row["also"].split("|")):
            into[plain(word)] = means.lstrip(".").removeprefix(":")
    return fields, below, codes, written


def plain(header: str) -> str:
    """A header as headers are compared: small letters, single spaces, no underscore and no colon at its end."""
    return " ".join(header.replace("_", " ").replace("\ufeff", "").split()).casefold().rstrip(":*").strip()


def header_of(path: Path) -> str:
    """What the column of a fact is called.

    >>> header_of(("forms", "be")), header_of(("variants", "be")), header_of(("cases", "ru", "gen"))
    ('be', 'be variants', 'ru gen')
    """
    written = _table()[3]
    if path[0] not in BY_CODE:
        return written[path[0]]
    if code_of(path[1]) != path[1]:
        return dotted(path)
    if path[0] == "forms":
        return path[1]
    return f"{path[1]} {written['.' + path[-1 if len(path) == 3 else 0]]}"


def by_language_header(path: Path) -> str:
    """What the column of a fact is called where each row is of one language.

    >>> by_language_header(("forms", "be")), by_language_header(("cases", "ru", "gen"))
    ('form', 'gen')
    """
    if path[0] not in BY_CODE:
        return header_of(path)
    return _table()[3][f".{path[-1 if len(path) == 3 else 0]}"]


def meaning(header: str) -> Path | None:
    """The fact that a column's header means, `(ID,)`, `(CODE,)` or `(FORM,)`, None for a header that is not known.

    Headers may be in English, Russian, Belarusian or Ukrainian, and are read whatever their case and spaces.

    >>> meaning("Белорусский"), meaning("EN:BE"), meaning("беларуская варыянты"), meaning("Client")
    (('forms', 'be'), ('forms', 'en:be'), ('variants', 'be'), None)
    """
    fields, below, _, _ = _table()
    text = plain(header)
    if text in fields:
        return (fields[text],)
    code = code_of(text)
    if code:
        return ("forms", code)
    words = text.replace(" – ", " ").replace(": ", " ").split()
    for at in range(len(words) - 1, 0, -1):
        code, what = code_of(" ".join(words[:at])), below.get(" ".join(words[at:]))
        if code and what:
            field, *rest = _BELOW[what]
            return (field, code, *rest)
    return path_of("_".join(header.split()))


def language_path(path: Path, code: str) -> Path:
    """The fact that a column means in the row of one language: `("cases", "gen")` of `ru`; as `meaning` gives columns.

    >>> language_path(("cases", "gen"), "ru"), language_path(("form",), "ru"), language_path(("note",), "ru")
    (('cases', 'ru', 'gen'), ('forms', 'ru'), ('note',))
    """
    if path == (FORM,):
        return ("forms", code)
    return (path[0], code, *path[1:]) if path[0] in BY_CODE else path


def by_language_meaning(header: str) -> Path | None:
    """The fact that a header means where each row is of one language, without the code."""
    fields, below, _, _ = _table()
    text = plain(header)
    if text in fields:
        return (fields[text],)
    what = below.get(text)
    if what is None:
        return None
    return (FORM,) if what == "forms" else _BELOW[what]


def code_of(text: str) -> str | None:
    """The spelling code that a text names: the code itself, of a language that there is, or the language's name.

    >>> code_of("Русский"), code_of("en:be"), code_of("age")
    ('ru', 'en:be', None)
    """
    text = plain(text)
    codes = _table()[2]
    if text in codes:
        return codes[text]
    return text if is_code(text) and text.partition(":")[0] in languages() else None
