"""Names of foreigners as each language has settled to print them: Гюго is Гюго in Belarusian, Ceaușescu is Чаўшэску.

`data/settled.tsv` has given names and surnames of people in history, science, arts, sport and politics. Rules cannot
know whose language a name is of: Мишель is Michel and Michelle, Ханс is Ганс in one century and Ханс in another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from .given_names import GivenNames, fold_form
from .rewriting import rewritten
from .tables import data_rows
from .task import Task, ends_as_own

__all__ = ["as_foreigners", "as_printed", "settled"]

_COLUMNS: Final = frozenset(("en", "ru", "be", "uk"))  # other languages have no settled spellings here


def as_printed(task: Task, word: str, role: str) -> list[str]:
    """How print has settled on a word of a foreigner's name (McCain), then as rules write it, in lower case.

    None if not listed. Among East Slavs a name is romanised by its own letters (Сергей Вагнер is Vagner, Рихард Вагнер
    Wagner), and a surname that ends as theirs do goes by the rules; but nobody of theirs is spelled Camus in English.
    Of a foreign h Ukrainian print has both х and г (Ферхойген, Фергойген): the one goes first that the rules choose.
    """
    if task.convention != "foreign" and (task.target.startswith("en") or ends_as_own(word)):
        return []
    forms = next(filter(None, (settled(word, part, task.source, task.target) for part in _parts(task, role))), ())
    if not forms:
        return []
    listed = {form.lower(): form for form in forms}
    by_rules = [form for form, _ in rewritten(word.lower(), task.source, task.target, "foreign", "person")]
    alike = by_rules[0].replace("х", "г") in [form.replace("х", "г") for form in listed]
    ordered = dict.fromkeys([*(by_rules[:1] if task.target == "uk" and alike else []), *listed, *by_rules])
    return [listed.get(form, form) for form in ordered]


def as_foreigners(task: Task, word: str) -> tuple[str, ...]:
    """How a woman's given name that East Slavs bear, too, is printed of a foreigner: Надія Команечі is no Надежда.

    Only where print has settled on the surname as well; else it is nobody's in particular. Men's names Slavs have in
    common, each in its own form: Владимир, Володимир.
    """
    ours = GivenNames.builtin().find(word, task.source)
    if task.convention != "foreign" or any(name.source == "foreign" or name.gender == "m" for name in ours):
        return ()
    if not (forms := settled(word, "given", task.source, task.target)):
        return ()
    surnames = (other for other, role in task.words if role == "surname")
    known = any(settled(other, part, task.source, task.target) for other in surnames for part in ("surname", "abroad"))
    return forms if known else ()


def _parts(task: Task, role: str) -> tuple[str, ...]:
    """Where a word is looked for. A given name may be the first of two surnames (Гарсия Маркес), but is no ancient's:

    Horace Walpole, Спартак Мишулин. Among East Slavs a Снегур or a Свобода is one of theirs.
    """
    bynames = ("mononym", "abroad") if task.convention == "foreign" else ("mononym",)
    if sum(role != "between" for _, role in task.words) == 1:
        return ("mononym", role, "surname", *bynames)  # Хан alone is Khan rather than Hahn
    particle = ("particle",) if task.convention == "foreign" else ()  # Ким Дэ Чжун has none
    return (*particle, role, *bynames) if role == "surname" else (role, "surname")


def settled(word: str, part: str, source: str, target: str) -> tuple[str, ...]:
    """How another language prints a word of a foreigner's name, earlier rows first; empty when none has it.

    `part` is `given`, `surname`, `particle` (van), `mononym` (who is known by one name, or by it after others: Цицерон)
    or `abroad` (a surname that East Slavs bear, too, and spell otherwise). `source` and `target` are spelling codes;
    English is printed in the name's own letters.

    >>> settled("Чаушеску", "surname", "ru", "be"), settled("Ceausescu", "surname", "en", "uk")
    (('Чаўшэску',), ('Чаушеску',))
    >>> settled("Цезар", "mononym", "uk", "ru"), settled("Лосик", "surname", "ru", "be")
    (('Цезарь',), ())
    >>> settled("Novotny", "surname", "cs", "en")
    ()
    """
    start, end = _column(source), _column(target)
    if start == end or not _COLUMNS.issuperset((start, end)):
        return ()
    return _tables(start, end).get((part, _folded(word, start)), ())


def _column(code: str) -> str:
    return code.partition(":")[0]


def _folded(word: str, code: str) -> str:
    """As `fold_form`, but Belarusian ё is always written; marks on Latin letters are left out: Čapek, Capek."""
    folded = fold_form(word)
    if code == "be" and "ё" in word:
        return word.lower().replace("’", "'")
    if folded.isascii() or "\u0400" <= folded[:1] <= "\u04ff":
        return folded
    return "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))


@cache
def _tables(source: str, target: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """By part and word, the forms in the order of the rows; no repeats."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for row in data_rows("settled.tsv"):
        if "-" not in (row[source], row[target]):
            found.setdefault((row["part"], _folded(row[source], source)), {})[row[target]] = None
    return {word: tuple(forms) for word, forms in found.items()}
