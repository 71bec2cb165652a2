"""Why a conversion reads as it does: for each word of the best answer, the table and the rows that made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .atlases import of_centre
from .conversion import convert, word_forms
from .districts import called_after
from .fathers import by_known_father
from .gazetteer import abroad as countries
from .gazetteer import epithet, epithet_table, in_english
from .given_names import fold_form
from .rewriting import Replaced, how_rewritten
from .settled import as_foreigners, as_printed
from .tabled import abroad, tabled
from .task import Task, planned

__all__ = ["Conversion", "ConvertedWord", "explain_conversion"]


@dataclass(frozen=True, slots=True)
class ConvertedWord:
    """One word of a name: the part it is, what it became, and the table and the rows that made it."""

    word: str
    became: str
    role: str
    table: str
    rows: tuple[Replaced, ...] = ()

    def __str__(self) -> str:
        """Write it on one line."""
        changed = ", ".join(
            f"{row.letters}→{row.became or '-'}" + (f" ({row.why})" if row.why else "")
            for row in self.rows
            if row.letters != row.became
        )
        return f"{self.role}: {self.word} → {self.became} [{self.table}]" + (f" {changed}" if changed else "")


@dataclass(frozen=True, slots=True)
class Conversion:
    """The best answer of `convert` with its reasons, and the other answers; `print` shows a word a line."""

    form: str
    words: tuple[ConvertedWord, ...]
    others: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write the form, a line for each word, and the other answers."""
        return "\n".join(
            [self.form, *map(str, self.words), *([f"or: {', '.join(self.others)}"] if self.others else [])]
        )


def explain_conversion(
    name: str, source: str, target: str, *, kind: str = "person", gender: str | None = None
) -> Conversion:
    """Say which row of which table made each part of the best answer of `convert`, whose arguments these are.

    Raises `SpellingError` for a spelling code that is not known.

    >>> print(explain_conversion("Ігар Касінскі", "be", "ru"))
    Игорь Косинский
    given: Ігар → Игорь [given-names.tsv]
    surname: Касінскі → Косинский [rules] а→о (akanne), і→и, скі→ский (adjective)
    or: Игорь Касинский
    """
    answers = convert(name, source, target, kind=kind, gender=gender)
    task = planned(name, source, target, kind, gender)
    if not answers or task.source == task.target:
        return Conversion(task.name, ())
    best, others = answers[0], tuple(answers[1:])
    columns = [[form for form, _ in word_forms(task, word, role)] for word, role in task.words]
    chosen = _split(best, columns)
    if chosen is None or (target == "en" and best == of_centre(task.name, task.source)):
        return Conversion(best, (ConvertedWord(task.name, best, kind, _list_of(best, task)),), others)
    words = [
        _explained(word, became, role, task)
        for (word, role), became in zip(task.words, chosen, strict=True)
        if any(letter.isalpha() for letter in word)
    ]
    return Conversion(best, tuple(words), others)


def _list_of(best: str, task: Task) -> str:
    """The list that says how a place is called, or whose it is."""
    if best == of_centre(task.name, task.source):
        return "centres-by.tsv"
    if best == in_english(task.name, task.source):
        return "countries.tsv" if fold_form(task.name) in countries(task.source) else "cities-abroad.tsv"
    if called_after(task.name, task.source):
        return "place-adjectives.tsv"
    return "gazetteer.tsv" if best in task.known else "places-uk.tsv"


def _split(whole: str, columns: Sequence[Sequence[str]]) -> list[str] | None:
    """The candidate of each column that the whole is made of."""
    ends = {0: ""}
    reached = []
    for forms in columns:
        ends = {at + len(form): form for at in ends for form in reversed(forms) if whole.startswith(form, at)}
        reached.append(ends)
    chosen: list[str] = []
    at = len(whole)
    for ends in reversed(reached):
        if at not in ends:
            return None
        chosen.append(ends[at])
        at -= len(ends[at])
    return chosen[::-1]


def _explained(word: str, became: str, role: str, task: Task) -> ConvertedWord:
    source, target, convention = task.source, task.target, task.convention
    if role == "between":
        return ConvertedWord(word, became, role, "as it is")
    if role == "given" and convention == "foreign" and abroad(word, source, target) == became.lower():
        return ConvertedWord(word, became, role, "given-abroad.tsv")
    if role == "given" and became in as_foreigners(task, word):
        return ConvertedWord(word, became, role, "settled.tsv")
    if tabled(word, role, source, target, task.gender):
        return ConvertedWord(word, became, role, "given-names.tsv" if role == "given" else "patronymics.tsv")
    if role in ("given", "surname") and [form.lower() for form in as_printed(task, word, role)[:1]] == [became.lower()]:
        return ConvertedWord(word, became, role, "settled.tsv")
    if role == "patronymic" and by_known_father(word.lower(), source, target):
        return ConvertedWord(word, became, role, "given-names.tsv")
    start, end = source.rpartition(":")[2], target.rpartition(":")[2]
    if role == "epithet" and source == start != end and epithet(word, start, end):
        return ConvertedWord(word, became, role, epithet_table(word, start, end))
    kind = "place" if role in ("place", "epithet") else "person"
    for habit in (convention, "own", "foreign"):  # a given name that no table has goes as a foreign one
        rows = how_rewritten(word.lower(), became.lower(), source, target, habit, kind)
        if rows is not None:
            return ConvertedWord(word, became, role, "rules", rows)
    return ConvertedWord(word, became, role, "rules")
