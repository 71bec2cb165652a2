"""Names of foreigners as each language has settled to print them: Гюго is Гюго in Belarusian, Ceaușescu is Чаўшэску.

`data/settled.tsv` has given names and surnames of people in history, science, arts, sport and politics. Rules cannot
know whose language a name is of: Мишель is Michel and Michelle, Ханс is Ганс in one century and Ханс in another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from .given_names import fold_form
from .rewriting import rewritten
from .tables import data_rows
from .task import Task, ends_as_own

__all__ = ["as_printed", "settled"]


def as_printed(task: Task, word: str, role: str) -> list[str]:
    """How print has settled on a word of a foreigner's name, then as rules write it: lower case; none if not listed.

    Among East Slavs a name is romanised by its own letters (Сергей Вагнер is Vagner, Рихард Вагнер Wagner), and a
    surname that ends as theirs do goes by the rules. Of a foreign h Ukrainian print has both х and г (Ферхойген,
    Фергойген): the one goes first that the rules choose.
    """
    if task.convention != "foreign" and (":" in task.source + task.target or ends_as_own(word)):
        return []
    forms = [form.lower() for form in settled(word, role, task.source, task.target)]
    if not forms:
        return []
    by_rules = [form for form, _ in rewritten(word.lower(), task.source, task.target, "foreign", "person")]
    alike = by_rules[0].replace("х", "г") in [form.replace("х", "г") for form in forms]
    return list(dict.fromkeys([*(by_rules[:1] if task.target == "uk" and alike else []), *forms, *by_rules]))


def settled(word: str, part: str, source: str, target: str) -> tuple[str, ...]:
    """How another language prints a word of a foreigner's name, earlier rows first; empty when none has it.

    `part` is `given` or `surname`; a given name may be the first of two surnames (Гарсия Маркес). `source` and `target`
    are spelling codes; English is printed in the name's own letters.

    >>> settled("Чаушеску", "surname", "ru", "be"), settled("Ceausescu", "surname", "en", "uk")
    (('Чаўшэску',), ('Чаушеску',))
    >>> settled("Цезар", "surname", "uk", "ru"), settled("Лосик", "surname", "ru", "be")
    (('Цезарь',), ())
    """
    start, end = _column(source), _column(target)
    if start == end:
        return ()
    tables, folded = _tables(start, end), _folded(word, start)
    return tables[part].get(folded) or tables["surname"].get(folded, ())


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
def _tables(source: str, target: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """By part, the forms of each word in the order of the rows; no repeats."""
    found: dict[str, dict[str, dict[str, None]]] = {"given": {}, "surname": {}}
    for row in data_rows("settled.tsv"):
        if "-" not in (row[source], row[target]):
            found[row["part"]].setdefault(_folded(row[source], source), {})[row[target]] = None
    return {part: {word: tuple(forms) for word, forms in words.items()} for part, words in found.items()}
