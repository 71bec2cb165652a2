"""A full name through its cases, and back to its base form.

A name is cut into words; each word gets its part (given name, patronymic, surname, place) and the gender that the
whole name shows; `translit.morphology` then declines the word. Initials, particles (`фон`, `дэ`) and what is not a
word stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from .. import morphology
from ..errors import require_text
from ..morphology.cases import KINDS, CaseError, check
from ..morphology.plurals import of_a_family, plural
from ..text import EAST_SLAVIC
from .eastern import is_eastern
from .given_names import GivenNames
from .lemmas import base_form
from .lexicon import surname_like
from .runs import fold
from .single import lone_kind, lone_part
from .words import NameWord, name_words

__all__ = ["Declined", "explain", "inflect", "lemma", "paradigm"]


_PARTS: Final = ("given", "patronymic", "surname")


def _check(name: str, lang: str, case: str, kind: str | None, gender: str | None = None) -> None:
    require_text(name, "name")
    check(lang, case, None, gender)
    if kind is not None and kind not in KINDS:
        raise CaseError(f"{kind!r} is no kind of a name: use one of {', '.join(KINDS)}, or None to have it guessed")


@dataclass(frozen=True, slots=True)
class Declined:
    """A declined name and how it came about, to be shown to a person.

    `kind` and `gender` are what was declined by; `guessed` names those of the two that the caller left open. `words`
    has (word, part, form) for each word; `part` is None for initials, particles and words that do not change.
    """

    form: str
    kind: str
    gender: str | None
    guessed: tuple[str, ...]
    words: tuple[tuple[str, str | None, str], ...]


def inflect(name: str, lang: str, case: str, *, gender: str | None = None, kind: str | None = None) -> str:
    """A name in its base form, put into a case.

    `lang` is one of `morphology.CASES`, `case` one of its cases; `gender` is `m`, `f`, `n`, or None to have it guessed
    from the parts of the name; `kind` is `person`, `place`, `organisation`, or None to have it guessed. Initials,
    particles and unknown words stay. Raises CaseError for a language, case, gender or kind that is not known.

    >>> inflect("Ігар Лосік", "be", "ins"), inflect("Светлана Георгиевна Тихановская", "ru", "dat")
    ('Ігарам Лосікам', 'Светлане Георгиевне Тихановской')
    >>> inflect("Ангела Меркель", "ru", "gen"), inflect("Мінск", "be", "loc")
    ('Ангелы Меркель', 'Мінску')
    >>> inflect("Тихановские", "ru", "ins")
    'Тихановскими'
    """
    _check(name, lang, case, kind, gender)
    return _paradigm(name, lang, kind, gender, ())[case]


def explain(name: str, lang: str, case: str, *, gender: str | None = None, kind: str | None = None) -> Declined:
    """What `inflect` does with a name, and what it had to guess; arguments and refusals as there.

    >>> how = explain("Светлана Тихановская", "ru", "gen")
    >>> how.form, how.kind, how.gender, how.guessed
    ('Светланы Тихановской', 'person', 'f', ('kind', 'gender'))
    >>> how.words[1]
    ('Тихановская', 'surname', 'Тихановской')
    """
    _check(name, lang, case, kind, gender)
    known = kind or lone_kind(name, lang, gender)
    form = _paradigm(name, lang, known, gender, ())[case]
    guessed = tuple(what for what, given in (("kind", kind), ("gender", gender)) if given is None)
    if known != "person":
        pairs = zip(name.split(), form.split(), strict=False)
        words = tuple((word, known if word != new else None, new) for word, new in pairs)
        return Declined(form, known, gender, guessed, words)
    cut = _words(name, lang, gender)
    sex = gender or _guessed({word.part: word.text for word in reversed(cut) if word.part}, lang)
    return Declined(
        form,
        known,
        sex,
        guessed,
        tuple(
            (w.text, w.part, morphology.inflect(w.text, lang, case, part=w.part, gender=sex) if w.part else w.text)
            for w in cut
        ),
    )


def paradigm(
    name: str,
    lang: str,
    *,
    kind: str = "person",
    gender: str | None = None,
    parts: Mapping[str, str] | None = None,
) -> Mapping[str, str]:
    """All cases of a name, the base form among them.

    Arguments as for `inflect`; `parts` says which words are the `given`, `patronymic` and `surname`, where that is
    known. Raises CaseError for a language, kind, gender or part that is not known.

    >>> paradigm("Лукашэнка", "be", gender="m")["gen"]
    'Лукашэнкі'
    >>> paradigm("Аун Сан Су Чжи", "ru", parts={"given": "Аун Сан", "surname": "Су Чжи"}, gender="f")["gen"]
    'Аун Сан Су Чжи'
    """
    _check(name, lang, "nom", kind, gender)
    if wrong := sorted(set(parts or ()).difference(_PARTS)):
        raise CaseError(f"{wrong[0]!r} is no part of a person's name: use {', '.join(_PARTS)}")
    return dict(_paradigm(name, lang, kind, gender, tuple((parts or {}).items())))


@lru_cache(maxsize=1 << 15)
def _paradigm(
    name: str, lang: str, kind: str | None, gender: str | None, parts: tuple[tuple[str, str], ...]
) -> Mapping[str, str]:
    cases = morphology.CASES[lang]
    kind = kind or lone_kind(name, lang, gender)
    if kind != "person":
        return MappingProxyType(morphology.phrase_paradigm(name, lang, kind=kind, gender=gender))
    words = _words(name, lang, gender, parts)
    if lang == "de":  # of a whole name the last word alone takes the genitive -s (§ 96)
        words = words[-1:]
    sex = gender or _guessed({word.part: word.text for word in reversed(words) if word.part}, lang)
    if len(words) == 1 and words[0].text == name and words[0].part:
        family = _family(name, lang) if gender is None and words[0].part == "surname" else None
        return family or morphology.paradigm(name, lang, words[0].part, sex)
    pieces: list[str | Mapping[str, str]] = []
    at = 0
    for word in words:
        if word.part:
            pieces += [name[at : word.start], morphology.paradigm(word.text, lang, word.part, sex)]
            at = word.end
    pieces.append(name[at:])
    return MappingProxyType(
        {case: "".join([piece if isinstance(piece, str) else piece[case] for piece in pieces]) for case in cases}
    )


_PLURAL_ENDS: Final = ("ы", "и", "і", "е", "я")


def _family(name: str, lang: str) -> Mapping[str, str] | None:
    """All cases of a surname that stands in the plural (Тихановские), the vocative as the nominative is."""
    found = of_a_family(name, lang) if lang in EAST_SLAVIC and name.endswith(_PLURAL_ENDS) else None
    if found is None or "nom" not in found[1] or not surname_like(fold(found[0]), lang):
        return None
    forms = plural(found[0], lang)
    return MappingProxyType({case: forms.get(case, name) for case in morphology.CASES[lang]})


def _guessed(parts: Mapping[str, str], lang: str) -> str | None:
    """The gender that the parts show: by the table of given names where all its rows agree, else by the endings."""
    genders = {name.gender for name in GivenNames.builtin().find(parts.get("given", ""), lang, diminutives=True)}
    return genders.pop() if len(genders) == 1 else morphology.guess_gender(parts, lang)


def _words(name: str, lang: str, gender: str | None, parts: tuple[tuple[str, str], ...] = ()) -> list[NameWord]:
    """The words of a name; one that stands alone gets its part from its own look, not from its place."""
    if not parts and len(name) > 1 and name.isalpha():
        return [NameWord(0, len(name), name, lone_part(name, lang, gender))]
    words = name_words(name, lang, dict(parts))
    if gender == "f" and not parts and is_eastern(tuple([word.text for word in words]), lang):
        return [replace(word, part=None) for word in words]  # Пэн Лиюань: a woman's name on a consonant never changes
    if len(words) == 1 and words[0].part and not parts:
        word = words[0]
        return [NameWord(word.start, word.end, word.text, lone_part(word.text, lang, gender))]
    return words


def lemma(name: str, lang: str, *, kind: str | None = None) -> str:
    """The base form of a name that stands in any case.

    The words must agree: of all readings of each word those are taken that share gender and case. Stress marks go,
    initials are set apart by spaces. `kind` is `person`, `place`, `organisation`, or None to have it guessed (a word in
    small letters makes an organisation). Raises CaseError for a language or kind that is not known.

    >>> lemma("Вольгі Дашук", "be"), lemma("Мікалая Тарасюка", "be"), lemma("Светлане Тихановской", "ru")
    ('Вольга Дашук', 'Мікалай Тарасюк', 'Светлана Тихановская')
    >>> lemma("Беларускай асацыяцыі журналістаў", "be")
    'Беларуская асацыяцыя журналістаў'
    """
    _check(name, lang, "nom", kind)
    return base_form(name, lang, kind)
