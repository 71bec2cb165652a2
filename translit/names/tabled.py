"""Given names and patronymics by the tables of the glossary, the form first that goes with the rest of the name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ..text import EAST_SLAVIC
from ..text.unicode import APOSTROPHES
from .given_names import GivenName, GivenNames, Patronymic
from .rewriting import rewritten
from .tables import data_rows

__all__ = ["abroad", "table_rows", "tabled"]


_STRAIGHT = dict.fromkeys(map(ord, APOSTROPHES), "'")  # as the tables have it
_SHORT_I = ("li", "ri", "ni", "si", "di", "ti")


def tabled(word: str, role: str, source: str, target: str, gender: str | None) -> tuple[str, ...]:
    """What the tables of given names and patronymics say."""
    if role not in ("given", "patronymic"):
        return ()
    word = word.translate(_STRAIGHT)
    rows = table_rows(word, role, source)
    if not rows and role == "given" and _is_called_so(word, target):
        return (word,)
    if gender:
        rows = [row for row in rows if row.gender == gender] or rows
    # The row whose preferred form is this word comes first: Анна is Ганна before it is a variant of another.
    # An East Slavic name comes before a foreign one that is spelled alike: Hanna is Ганна before it is German.
    rows = sorted(rows, key=lambda row: ((row.form(source) or "").lower() != word.lower(), row.source == "foreign"))
    forms = list(dict.fromkeys(form for row in rows for form in row.forms.get(target, ())))
    if source == "be" and "ё" not in word.lower() and rows and word.lower() in _without_yo(rows[0]):
        forms.sort(key=lambda form: "ё" in form.lower())  # ё is always written: Петр is no Пётр
    if source == f"en:{target}" and len(forms) > 1:
        spelled = word.lower()
        forms.sort(
            key=lambda form: spelled not in [f for f, _ in rewritten(form.lower(), target, source, "own", "person")]
        )
    if len(forms) > 1 and ":" not in source + target and _is_variant(word, rows[0], source):
        # Нікаля is Николя, though the table's first form is Николас for Нікалас; Игнатьевна is Ігнацьеўна.
        habit = "foreign" if role == "given" else "own"
        like = {_alike(form) for form, _ in rewritten(word.lower(), source, target, habit, "person")}
        forms.sort(key=lambda form: _alike(form.lower()) not in like)
    native = target.removeprefix("en:")
    if target == f"en:{source}" and role == "given" and forms and _is_variant(word, rows[0], source):
        # Віталій is Vitali, though the table's first form is Vital for Віталь.
        by_letters = [form for form, _ in rewritten(word.lower(), source, target, "own", "person")]
        known = [form for form in forms if form.lower() in by_letters]
        known.sort(key=lambda form: by_letters.index(form.lower()))
        return tuple(dict.fromkeys([*known, by_letters[0], *forms]))
    if target.startswith("en:") and len(forms) > 1:
        native_form = word if source == native else rows[0].form(native) or ""
        if role == "patronymic" and source != native:
            native_form = native_form.replace("ё", "е")  # as Russian papers print it: Fedorovich
        habit = _habit(native_form, role, native, forms)
        if (
            role == "patronymic"
            and habit
            and (native == "be" or (source == native and _is_variant(word, rows[0], source)))
        ):
            forms.insert(0, habit)
        # A given name that the source spells in a way known here stays so: Andrei; but not with -i for -ий: Vitali.
        same = rows[0].forms.get(target, ()) if role == "given" and not word.lower().endswith(_SHORT_I) else ()
        forms.sort(key=lambda form: (not (form in same and form.lower() == word.lower()), form.lower() != habit))
    return tuple(forms)


_YE = re.compile("(?:ь|’|'|и|ы|і)(?=[её]в)")


def _alike(form: str) -> str:
    """The letters in which forms of one row do not differ: Валерыевіч is Валерьевич, oftener than Валериевич."""
    return _YE.sub("ь", form).replace("ё", "е")


def abroad(word: str, source: str, target: str) -> str | None:
    """How a given name is spelled of a foreigner where that of an East Slav is another one (`data/given-abroad.tsv`).

    >>> abroad("Анна", "ru", "uk"), abroad("Анна", "ru", "be")
    ('анна', None)
    """
    return _abroad().get((source, word.lower(), target))


def _is_called_so(word: str, target: str) -> bool:
    """Whether the other language has a given name that is spelled so already: Зміцер in a Ukrainian text."""
    return target in EAST_SLAVIC and bool(GivenNames.builtin().find(word, target, diminutives=True))


@cache
def _abroad() -> Mapping[tuple[str, str, str], str]:
    return {
        (row["lang"], row["given"], target): row[target]
        for row in data_rows("given-abroad.tsv")
        for target in ("be", "uk")
        if row[target] != "-"
    }


def _without_yo(row: GivenName | Patronymic) -> Sequence[str]:
    return [form.lower().replace("ё", "е") for form in row.forms.get("be", ()) if "ё" in form.lower()]


def _is_variant(word: str, row: GivenName | Patronymic, source: str) -> bool:
    """Whether a word is one of the further forms of its row: those are romanised each by its own letters."""
    return word.lower() in [form.lower() for form in row.forms.get(source, ())[1:]]


def table_rows(word: str, role: str, source: str) -> Sequence[GivenName | Patronymic]:
    """The rows of a word; one romanised in an unusual way is first put back into Cyrillic: Genadz, Генадзь."""
    table = GivenNames.builtin()
    find = table.find if role == "given" else table.find_patronymic
    rows: Sequence[GivenName | Patronymic] = find(word, source)
    if not rows and source.startswith("en:"):
        native = source.removeprefix("en:")
        for form, _ in rewritten(word.lower(), source, native, "own", "person"):
            if rows := find(form, native):
                return rows
        rows = find(word, "en")
    return rows


def _habit(word: str, role: str, native: str, forms: Sequence[str]) -> str:
    """The form to print first: patronymics as the letter rules give them, so that a whole name keeps to one habit.

    Given names keep the order of the table, but -ей and -ай of a Russian name are -ey and -ay beside a patronymic
    in the same habit.
    """
    if role == "given" and native == "ru":
        if word.endswith("ья"):  # Наталья is Natalya, Наталия Natalia
            return next((form.lower() for form in forms if form.endswith("ya")), forms[0].lower())
        return forms[0][:-1].lower() + "y" if forms[0].endswith(("ei", "ai")) else forms[0].lower()
    if role == "given" and native == "be":
        return forms[0].lower()
    return rewritten(word.lower(), native, f"en:{native}", "own", "person")[0][0] if word else ""
