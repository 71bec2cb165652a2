"""Every form of every given name, worked out beforehand: declining them all takes a quarter of a second, reading none.

`glossaries/given-forms.LANG.tsv` is believed only for the table of names that it was made from; a test makes it anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import resources
from itertools import chain
from pathlib import Path

from .given_names import GivenNames
from .runs import fold

__all__ = ["LANGUAGES", "declined_givens", "file_of", "make_file"]

LANGUAGES = ("be", "en", "ru", "uk")
_TABLE = "given-names.tsv"


def declined_givens(lang: str) -> Iterator[tuple[str, str, list[str]]]:
    """The id, the gender and the folded forms in `lang` of each given name, short forms among them.

    >>> forms = next(forms for id, _, forms in declined_givens("be") if id == "igor")
    >>> "ігарам" in forms, "ігорем" in forms
    (True, False)
    """
    folder = _folder()
    try:
        head, *rows = file_of(folder, lang).read_text(encoding="utf-8").splitlines()
    except OSError:
        head, rows = "", []
    if head != _made_from(folder):
        yield from _declined(lang)
        return
    for row in rows:
        id, gender, *forms = row.split("\t")
        yield id, gender, forms


def _folder() -> Path:
    return Path(str(resources.files("translit_glossaries")))


def file_of(folder: Path, lang: str) -> Path:
    """The file of one language in the folder of the built-in glossary."""
    return folder / f"given-forms.{lang}.tsv"


def make_file(folder: Path, lang: str) -> str:
    """What belongs into the file of a language, for the table of given names in `folder`."""
    rows = ["\t".join((id, gender, *forms)) for id, gender, forms in _declined(lang)]
    return "\n".join([_made_from(folder), *rows]) + "\n"


def _made_from(folder: Path) -> str:
    table = (folder / _TABLE).read_bytes().replace(b"\r\n", b"\n")
    return f"# made from {_TABLE} {hashlib.sha256(table).hexdigest()}"


def _declined(lang: str) -> Iterator[tuple[str, str, list[str]]]:
    for name in GivenNames.builtin():
        every = (*name.forms.items(), *name.diminutives.items())
        spelled = {form for code, forms in every if code.partition(":")[0] == lang for form in forms}
        found = {fold(case) for form in spelled for case in (form, *_cases(form, lang, name.gender))}
        if found:
            yield name.id, name.gender, sorted(found)


def _cases(form: str, lang: str, gender: str) -> tuple[str, ...]:
    from translit.morphology import CASES, equal_forms

    from .declension import paradigm

    if lang not in CASES:
        return ()
    cases = paradigm(form, lang, kind="person", gender=gender, parts={"given": form})
    return (*cases.values(), *chain(*equal_forms(cases, lang).values()))
