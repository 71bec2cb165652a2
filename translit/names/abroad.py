"""A foreigner's name in English, into Cyrillic: by the tables, and as its language is read where these have none.

Of several forms that the tables have for one spelling the one goes first that is read so: Peter is Питер in an
English name, Петер in a German one.
"""

from __future__ import annotations

from collections.abc import Sequence

from .lands import Land
from .practical import transcribed
from .rewriting import rewritten
from .settled import as_foreigners, settled
from .tabled import tabled
from .task import Task

__all__ = ["as_read"]


def as_read(task: Task, land: Land, word: str, role: str) -> list[str]:
    """The forms of a given name or a surname of somebody from a `land`, best first; in lower case those of rules."""
    own = word.lower().translate(_STRAIGHT)
    known = [form for form in _known(task, word, role) if form]
    read = _read(own, land.lang, task.target)
    if role == "given" and known:
        known.sort(key=lambda form: form.lower() not in read)
        if land.sure and read and known[0][:1].lower() != read[0][:1]:
            known = []  # Жордан is no Englishman
    by_letters = [form for form, _ in rewritten(own, task.source, task.target, "foreign", "person")]
    forms = dict.fromkeys([*known, *read, *(by_letters if not read or not land.sure else [])])
    return [_capitals(form, word) for form in forms]


_STRAIGHT = str.maketrans("’ʼ", "''")


def _known(task: Task, word: str, role: str) -> Sequence[str]:
    """What the tables say: of a given name first that of foreigners, then that which East Slavs have, too."""
    if role == "surname":
        return settled(word, "surname", "en", task.target) or settled(word, "particle", "en", task.target)
    tables = tabled(word, role, task.source, task.target, task.gender)
    return (*as_foreigners(task, word), *tables, *settled(word, "given", "en", task.target))


def _read(own: str, lang: str, target: str) -> list[str]:
    """As the practical transcription has a lower-case word, then as the target language writes that."""
    said = transcribed(own, lang)
    if said is None or target == "ru":
        return [said] if said else []
    printed = settled(said, "surname", "ru", target)
    particle, mark, basis = (transcribed(own, lang, target) or said).rpartition("’")  # О’Коннор: no а without stress
    made = rewritten(basis, "ru", target, "foreign", "person")[:3]
    return [*map(str.lower, printed), *(particle + mark + form for form, _ in made)]


def _capitals(form: str, model: str) -> str:
    """A form with a capital after an apostrophe where the name has one: О’Брайен."""
    parts, own = form.replace("'", "’").split("’"), model.replace("'", "’").split("’")
    if len(own) < 2 or not own[-1][:1].isupper() or len(parts) != len(own):
        return form
    return "’".join(part[:1].upper() + part[1:] for part in parts)
