"""What a mention must read in the target language: its base form, its cases, and all that counts as found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from .. import morphology, names
from ..glossary import Entry, Glossary, Style
from ..morphology.plurals import plural
from ..names import Mention
from ..names.gazetteer import in_english, in_gazetteer
from ..names.press import press
from ..text import EAST_SLAVIC, matching_form
from .carriers import DECLINING
from .commons import COMMONS, declined
from .unlisted.families import FAMILY
from .unlisted.strangers import Strangers, Told

__all__ = ["Expectations", "Expected", "cases_by_form", "literal", "paradigm_of"]

ENDONYM_ORDER = ("be", "uk", "ru", "en:be", "en:uk", "en:ru", "en")
_INITIAL = re.compile(r"\b[^\W\d_]\.")


@dataclass(frozen=True, slots=True)
class Expected:
    """The form that a name must take in the target text.

    `by_case` maps each case to its equal forms, the first the one to print (only `nom` where names do not decline);
    `accepted` maps every form that may stand for the entity, in any spelling, to the cases it can be. `derived` is
    True when the glossary has no form for the language and rules made one, `guessed` when they went letter by letter.
    """

    key: str
    base: str
    by_case: Mapping[str, tuple[str, ...]]
    accepted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    gender: str | None = None
    number: str = "sg"
    derived: bool = False
    guessed: bool = False

    def printed(self, case: str | None) -> str:
        """The form to print in a case; the base form where the case is unknown.

        >>> Expected("x", "Мінск", {"nom": ("Мінск",), "gen": ("Мінска",)}).printed("gen")
        'Мінска'
        """
        return (self.by_case.get(case or "nom") or (self.base,))[0]

    def cases_of(self, form: str) -> frozenset[str]:
        """The cases in which `form` is what is printed.

        >>> sorted(Expected("x", "Мінск", {"nom": ("Мінск",), "acc": ("Мінск",)}).cases_of("Мінск"))
        ['acc', 'nom']
        """
        return frozenset(case for case, forms in self.by_case.items() if form in forms)


def literal(text: str) -> Expected:
    """Something that must come out letter for letter: a URL, an address, code.

    >>> literal("a@b.by").printed(None)
    'a@b.by'
    """
    return Expected(text, text, {"nom": (text,)}, {text: frozenset({"nom"})})


class Expectations:
    """Expected forms of a document's mentions in one target language and style, each worked out once."""

    def __init__(self, source: str, target: str, glossary: Glossary, style: Style | str | None = None) -> None:
        """Work for one pair of languages (ISO 639-1), a glossary and a house style of it."""
        self.source = source
        self.target = target
        self.glossary = glossary
        self.style = glossary.style(style)
        self.missing: dict[str, str] = {}
        """Entries without a form in the target language, by id, with a form to call them by."""
        self._known: dict[tuple[str, str], Expected | None] = {}
        self._people: dict[tuple[str, str | None, str], Expected | None] = {}
        self.strangers = Strangers(source, target, glossary, self.style)

    def for_another_text(self) -> Expectations:
        """The same for the next text: what was worked out for entries is shared, what a text itself told is not."""
        fresh = Expectations(self.source, self.target, self.glossary, self.style)
        fresh._known = self._known
        return fresh

    def of(self, mention: Mention) -> Expected | None:
        """What a mention must read in the target text; None when no rule can tell.

        A mention keeps its shape: a surname alone stays a surname alone. An organisation, or a place abroad, that the
        glossary has no form for in a language of Latin letters is the engine's to name: languages translate those. A
        person whom the glossary does not know gets a form by rule where the name is East Slavic, and stays as written
        between languages of Latin letters else; one who can be two stays.
        """
        if mention.entry_id is None:
            return None if mention.alternatives else self._of_unknown(mention)
        if mention.shape in COMMONS:
            return self._of_common(mention.entry_id, mention.shape)
        initials = len(_INITIAL.findall(mention.text)) if mention.shape == "initials" else 0
        key = (mention.entry_id, f"{mention.shape}{initials}")
        if key not in self._known:
            known = self._work_out(self.glossary.entry(mention.entry_id), mention.shape)
            self._known[key] = self._both_initials(known, mention.entry_id) if known and initials > 1 else known
        if self._known[key] is None:
            self.missing.setdefault(mention.entry_id, mention.lemma)
        return self._known[key]

    def _of_common(self, id: str, shape: str) -> Expected | None:
        """What a common word must read, in the number of the source; in either number it is known again."""
        if (id, shape) not in self._known:
            entry = self.glossary.entry(id)
            code = entry.code(self.target, self.style)
            form = entry.forms[code] if code else ""
            of = {each: declined(form, self.target, plural=each == COMMONS[1]) for each in COMMONS if form}
            known = {each: {case: (one,) for case, one in cases.items()} for each, cases in of.items()}
            number = "pl" if shape == COMMONS[1] else "sg"
            self._known[id, shape] = (
                Expected(id, known[shape]["nom"][0], known[shape], cases_by_form(known.values()), None, number)
                if known.get(shape)
                else None
            )
        return self._known[id, shape]

    def _both_initials(self, known: Expected, entry_id: str) -> Expected:
        """А. Лукашэнка as А. Р. Лукашэнка, where a spelling of the entry in the target language has the patronymic."""
        entry = self.glossary.entry(entry_id)
        patronymics = [entry.split(form, code).patronymic for code, form in entry.spelled(self.target)]
        second = next((f"{patronymic[0]}." for patronymic in patronymics if patronymic), None)
        if second is None:
            return known
        by_case = {case: tuple(_put_second(f, second) for f in forms) for case, forms in known.by_case.items()}
        accepted = {**known.accepted, **cases_by_form([by_case])}
        return replace(known, base=_put_second(known.base, second), by_case=by_case, accepted=accepted)

    def _of_unknown(self, mention: Mention) -> Expected | None:
        if mention.kind == "place":
            return self._of_town(mention)
        if mention.kind != "person":
            return None
        person = (mention.lemma, mention.gender, mention.shape)  # Novik may be two people of one text
        if person not in self._people and mention.shape == FAMILY:
            self._people[person] = self._of_family(mention)
        elif person not in self._people:
            told = self.strangers.told(mention)
            self._people[person] = self._by_rule(told, mention) if told else None
        return self._people[person]

    def surname_of(self, whole: Mention, alone: Mention) -> Expected | None:
        """What a surname alone must read, of somebody whom the text names in full: as it is spelled there."""
        told = self.strangers.told(whole)
        if told is None or len(told.form.split()) != len(whole.lemma.split()):
            return self.of(alone)
        gender = alone.gender or told.gender
        his = morphology.paradigm(alone.lemma, self.source, "surname", gender).values() if gender else ()
        if gender and matching_form(alone.text) not in map(matching_form, his):
            return self.of(alone)  # «Новика» is not Елена Новик
        return self._by_rule(told._replace(form=told.form.rpartition(" ")[2], gender=gender), alone)

    def _of_family(self, mention: Mention) -> Expected | None:
        """The Losiks: their surname in the plural; in most languages of Latin letters it has none."""
        surname = self.strangers.family(mention.lemma)
        if surname is None or (self.target in DECLINING and self.target not in EAST_SLAVIC):
            return None
        ends = "s" if self.target == "de" and surname[-1] not in "sxzß" else ""
        forms = plural(surname, self.target) if self.target in EAST_SLAVIC else {"nom": surname + ends}
        by_case = {case: (form,) for case, form in forms.items()}
        accepted = cases_by_form([by_case])
        return Expected(mention.lemma, forms["nom"], by_case, accepted, None, "pl", derived=True) if forms else None

    def as_written(self, mention: Mention) -> Expected | None:
        """What a known person must read under the surname that the text itself gives, by rule if it is another one.

        «Бахвалава (Андрэева)» would be one surname twice in the glossary's form.
        """
        known, form = self.of(mention), self.strangers.respelled(mention)
        if form is None or (known and known.base.split()[-1] == form.split()[-1]):
            return known
        return self._by_rule(Told(form, self.strangers.gender(mention)), mention)

    def _of_town(self, mention: Mention) -> Expected | None:
        if self.source in EAST_SLAVIC and self.target == "en":
            form = _in_english(mention.lemma, self.source)
            return self._by_rule(Told(form, None), mention) if form else None
        if self.source not in EAST_SLAVIC or self.target not in EAST_SLAVIC:
            return None
        found = names.convert(mention.lemma, self.source, self.target, kind="place")
        if not found:
            return None
        by_case = {case: (form,) for case, form in names.paradigm(found[0], self.target, kind="place").items()}
        return Expected(mention.lemma, found[0], by_case, cases_by_form([by_case]), derived=True)

    def _by_rule(self, told: Told, mention: Mention) -> Expected:
        by_case: Mapping[str, tuple[str, ...]] = {"nom": (told.form,)}
        if self.target in (*DECLINING, "de") and told.own:
            forms = paradigm_of(told.form, self.target, mention, told.gender)
            equal = morphology.equal_forms(forms, self.target)
            by_case = {case: (one, *equal.get(case, ())) for case, one in forms.items()}
        accepted = cases_by_form([by_case])
        return Expected(mention.lemma, told.form, by_case, accepted, told.gender, derived=True, guessed=told.guessed)

    def _work_out(self, entry: Entry, shape: str) -> Expected | None:
        number = entry.number or "sg"
        code = entry.code(self.target, self.style)
        if code is None:
            form = self._derive(entry) if self._derivable(entry) else None
            base = form and entry.shaped(form, self.target, shape)
            if not form or not base:
                return None
            by_case = self._declined(entry, form, self.target, shape)
            return Expected(entry.id, base, by_case, cases_by_form([by_case]), entry.gender, number, derived=True)
        form = entry.forms[code]
        base = entry.shaped(form, code, shape)
        if base is None:
            return None
        by_case = self._declined(entry, form, code, shape)
        spelled = [self._declined(entry, other, of, shape) for of, other in entry.spelled(self.target)]
        return Expected(entry.id, base, by_case, cases_by_form([by_case, *spelled]), entry.gender, number)

    def _declined(self, entry: Entry, form: str, code: str, shape: str) -> dict[str, tuple[str, ...]]:
        if self.target not in DECLINING and self.target != "de":
            base = entry.shaped(form, code, shape)
            return {"nom": (base,)} if base else {}
        return entry.declined(form, code, shape)

    def _derivable(self, entry: Entry) -> bool:
        """People keep their names everywhere, and so do organisations that all languages call the same (a brand).

        Smaller places of Belarus, Russia and Ukraine have the English spelling in other languages of Latin letters.
        """
        if entry.type == "person" or self.target in EAST_SLAVIC:
            return True
        if entry.type == "place":  # of our countries, that is: others have names of their own in every language
            return any(code in entry.forms for code in ("en:be", "en:ru", "en:uk"))
        latin = {form for code, form in entry.forms.items() if code not in EAST_SLAVIC}
        return entry.type == "organisation" and len(latin) == 1

    def _derive(self, entry: Entry) -> str | None:
        """A full form by rule where the glossary has none: conversion into Cyrillic, transcription into Latin."""
        if self.target in EAST_SLAVIC:
            for code in ENDONYM_ORDER:
                if code in entry.forms:
                    kind = "place" if entry.type == "place" else "person"
                    found = names.convert(entry.forms[code], code, self.target, kind=kind, gender=entry.gender)
                    return found[0] if found else None
            return None
        own = self._transcribed(entry) if entry.type == "person" else None
        return own or entry.form("en", self.style)

    def _transcribed(self, entry: Entry) -> str | None:
        """The form by the target language's own press transcription; None where it has none for the person's country.

        The English spellings that the entry has say which country that is: nobody spells Putin after the Belarusian.
        """
        for lang in ("be", "uk", "ru"):
            if f"en:{lang}" in entry.forms and lang in entry.forms:
                return press(entry.forms[lang], lang, self.target, entry.gender)
        return None


def paradigm_of(form: str, lang: str, mention: Mention, gender: str | None) -> Mapping[str, str]:
    """All cases of a form of a mention that the glossary does not know: a surname alone declines as a surname.

    >>> mention = Mention(0, 8, "Злобиной", "Злобина", "person", shape="surname", gender="f")
    >>> paradigm_of("Злобина", "ru", mention, "f")["dat"]
    'Злобиной'
    """
    if mention.shape in ("surname", "given") and gender and " " not in form and "-" not in form:
        return morphology.paradigm(form, lang, mention.shape, gender)
    return names.paradigm(form, lang, kind=mention.kind or "person", gender=gender)


def _in_english(place: str, source: str) -> str | None:
    """What English calls a place that the glossary lacks: one abroad by the list, a Ukrainian or Belarusian one after
    its own form, any other after the form that the text has.

    >>> _in_english("Мюнхен", "ru"), _in_english("Чугуев", "ru"), _in_english("Русиновичи", "ru")
    ('Munich', 'Chuhuiv', 'Rusinovichi')
    """
    if listed := in_english(place, source):
        return listed
    own = next(((lang, form) for lang in ("be", "uk") for form in in_gazetteer(place, source, lang)), (source, place))
    found = names.convert(own[1], own[0], f"en:{own[0]}", kind="place")
    return found[0] if found else None


def _put_second(form: str, initial: str) -> str:
    first, _, surname = form.partition(" ")
    return f"{first} {initial} {surname}"


def cases_by_form(paradigms: Iterable[Mapping[str, tuple[str, ...]]]) -> dict[str, frozenset[str]]:
    """Paradigms turned round: each form, with the cases that it can be.

    >>> sorted(cases_by_form([{"nom": ("Мінск",), "acc": ("Мінск",)}])["Мінск"])
    ['acc', 'nom']
    """
    cases: dict[str, set[str]] = {}
    for paradigm in paradigms:
        for case, forms in paradigm.items():
            for form in forms:
                cases.setdefault(form, set()).add(case)
    return {form: frozenset(found) for form, found in cases.items()}
