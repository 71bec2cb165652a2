"""People of a text whom the glossary lacks: how the target language spells them, by rule.

A name in Cyrillic is converted or transcribed. One in English is first told to be spelled after the Belarusian, the
Russian or the Ukrainian form: Siarhei Hun is Сергей Гун, but only one who reads him as a Belarusian finds that out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ... import morphology, names, schemes
from ...glossary import Entry, Glossary, Style
from ...names import GivenNames, Mention
from ...names.families import FAMILY
from ...names.lexicon import surname_like
from ...names.press import press
from ...names.settled import settled
from ...text import EAST_SLAVIC, script
from .abroad import from_abroad
from .initials import initialled
from .lettered import by_letters
from .neighbours import Neighbours
from .traditions import FOREIGN, LANGS, given_rows, own_rows, place_of

__all__ = ["Strangers", "Told"]

_OURS = re.compile(r"(?:[oe]va?|sk(?:y|aya)|enko|vich)$")
_MAIDEN = re.compile(r",? \(?(?:née|nee|born) ([A-Z][\w'’-]+)")
_MAN_S = re.compile(r"(?:[aeo][uv]|sk[iy]|skyi|skyy)$")


class Told(NamedTuple):
    """A name in the target language: its base form, the person's gender, and whether it is of that language's script
    and habit (`own`), so that it declines; one that stays as it was written does not. A `guessed` form is spelled
    letter by letter, and no better than what an engine may know.
    """

    form: str
    gender: str | None
    own: bool = True
    guessed: bool = False


class _Person(NamedTuple):
    """Somebody whom the text names in full: the parts of the name as it stands there."""

    given: str
    surname: str
    told: Told


class Strangers:
    """The people of one text whom the glossary lacks, from one language into another.

    >>> from translit import Glossary, names
    >>> text = "Siarhei Hun was tried. Hun is 41."
    >>> strangers = Strangers("en", "ru", Glossary.from_forms({}), None)
    >>> found = names.find(text, "en")
    >>> strangers.introduce(found)
    >>> [strangers.told(mention).form for mention in found]
    ['Сергей Гун', 'Гун']
    """

    def __init__(self, source: str, target: str, glossary: Glossary, style: Style | None) -> None:
        """Nobody introduced yet; languages as ISO 639-1 codes, `glossary` and `style` for namesakes and relatives."""
        self.source, self.target = source, target
        self._glossary, self._style = glossary, style
        self._people: list[_Person] = []
        self._others = Neighbours([], glossary)
        self._given: dict[str, set[str]] = {}
        self._wholes: dict[str, Mention] = {}

    def introduce(self, mentions: Sequence[Mention], text: str = "") -> None:
        """Take in whom a text names in full: whom its surnames and initials mean, and how one in English spells names.

        `text` is what the mentions stand in: it tells maiden names.
        """
        full = [m for m in mentions if m.kind == "person" and m.shape == "full" and " " in m.lemma]
        for mention in full:
            given, *_, surname = mention.lemma.split()
            self._given.setdefault(surname, set()).add(given)
            self._wholes.setdefault(surname, mention)
        if self.source != "en":
            return
        self._others = Neighbours(mentions, self._glossary)
        for mention in (m for m in mentions if m.kind == "person" and m.shape in ("full", "given")):
            if mention.entry_id is None and " " in mention.lemma:
                self._add(mention.lemma, mention.gender)
            if maiden := _MAIDEN.match(text, mention.end):
                self._add(f"{mention.lemma.partition(' ')[0]} {maiden[1]}", "f")

    def _add(self, name: str, gender: str | None) -> None:
        if found := self._from_english(name, gender):
            self._people.append(_Person(name.split()[0], name.split()[-1], found))

    def told(self, mention: Mention) -> Told | None:
        """What a person must be called in the target language; None where no rule can tell."""
        if self.source in EAST_SLAVIC:
            form = self._initialled(mention) if mention.shape == "initials" else self.respelled(mention)
            return Told(self._as_relatives(form, mention), self.gender(mention)) if form else None
        if self.source == "en" and (found := self._in_english(mention)):
            return found
        if self.target in EAST_SLAVIC or mention.shape in ("surname", "initials"):
            return None
        if form := self._given_alone(mention):
            return Told(form, mention.gender)
        whole = self.source == "en" and " " in mention.lemma
        if whole and self._others.may_be_ours(mention.lemma) and schemes.for_target("ru", self.target):
            return None  # Larysa Hienijush: nobody's own spelling, and no rule knows which it is
        return Told(mention.lemma, mention.gender, own=False)

    def _in_english(self, mention: Mention) -> Told | None:
        if " " not in mention.lemma and mention.shape in ("full", "given"):
            return self._given_in_english(mention)
        if mention.shape == "full":
            return self._from_english(mention.lemma, mention.gender)
        bearers = dict.fromkeys(person.told for person in self._people if _is_bearer(person, mention))
        if mention.gender:
            bearers = {told: None for told in bearers if told.gender == mention.gender}
        if not bearers and mention.gender and (known := self._surname(mention.lemma, None)):
            return Told(known, mention.gender) if mention.shape == "surname" else None  # Mrs. Lukashenko
        if not bearers or len({told.form.rpartition(" ")[2] for told in bearers}) > 1:
            return None
        told = next(iter(bearers))  # agencies call by the surname alone whom they are about, and his kin by given names
        given, surname = told.form[0], told.form.rpartition(" ")[2]
        return told._replace(form=f"{given}. {surname}" if mention.shape == "initials" else surname)

    def _given_in_english(self, mention: Mention) -> Told | None:
        """A given name alone: as in the whole name that the text has, else by the table if that leaves no choice."""
        given = mention.lemma.casefold()
        bearers = {p.told.form.partition(" ")[0] for p in self._people if p.given.casefold() == given}
        if not bearers and self.target in EAST_SLAVIC:
            bearers = self._givens(mention.lemma)
        elif not bearers and (usual := self._others.prefer(mention.lemma, mention.lemma)):
            # the table has one form of a name, that after the Russian: not for Halina, who is no Galina
            if place_of(own_rows(mention.lemma), "en:ru", mention.lemma) is not None and self._given_alone(mention):
                return None
            bearers = set(filter(None, [self._transcribed(mention.lemma, usual, mention.gender)]))
        return Told(bearers.pop(), mention.gender) if len(bearers) == 1 else None

    def _givens(self, given: str) -> set[str]:
        """What a given name can be in Cyrillic, by the table."""
        if usual := self._others.prefer(given, given):
            return set(filter(None, [_first(names.convert(given, f"en:{usual}", self.target))]))
        known = [row for row in given_rows(given) if any(place_of([row], f"en:{lang}", given) == 0 for lang in LANGS)]
        return {form.replace("'", "’") for row in known if (form := row.form(self.target))}

    def _from_english(self, name: str, gender: str | None) -> Told | None:
        if gender == "f" and _MAN_S.search(name):
            return None  # Andrei and Iryna Melnikau: the surname of both, which other languages have in the plural
        abroad = from_abroad(name, self.target, gender) if self.target in EAST_SLAVIC else None
        langs = self._others.languages(name) if abroad is None else ()
        if langs is None:
            return None
        if abroad is not None:
            form: str | None = abroad
        elif not langs:
            form = self._from_elsewhere(name, gender)
        elif self.target in EAST_SLAVIC:
            form = _first(names.convert(name, f"en:{langs[0]}", self.target, gender=gender))
        else:
            form = self._transcribed(name, langs[0], gender)
        guessed = form is None and not langs and self.target in EAST_SLAVIC
        if guessed:
            form = by_letters(name, self.target, gender)
        if form is None or (self.target in EAST_SLAVIC) != (script(form) == "Cyrl"):
            return None  # nothing is known, or a letter that no rule knows
        return Told(self._with_surname(form, name.rpartition(" ")[2], gender), gender, guessed=guessed)

    def _transcribed(self, name: str, lang: str, gender: str | None) -> str | None:
        native = _first(names.convert(name, f"en:{lang}", lang, gender=gender))
        return press(native, lang, self.target, gender) if native else None

    def _from_elsewhere(self, name: str, gender: str | None) -> str | None:
        """A given name of the table, a surname of the glossary or of our countries: Melania Trump, Amanda Anisimova."""
        given, _, surname = name.partition(" ")
        forms = self._givens(given) if self.target in EAST_SLAVIC and " " not in surname else set()
        known = self._surname(surname, None) if len(forms) == 1 else None
        if len(forms) == 1 and not known and _OURS.search(surname) and not FOREIGN.search(surname):
            whole = f"{'Maria' if gender == 'f' else 'Ivan'} {surname}"  # a surname converts beside a given name
            known = (_first(names.convert(whole, "en:ru", self.target, gender=gender)) or "").rpartition(" ")[2]
        if not known and self.target in EAST_SLAVIC and not given_rows(surname):
            forms, known = self._settled(given, forms), next(iter(settled(surname, "surname", "en", self.target)), None)
        return f"{forms.pop()} {known}" if known and len(forms) == 1 else None

    def _settled(self, given: str, forms: set[str]) -> set[str]:
        """How a foreigner's given name is spelled: by the table, else as print has settled on it."""
        printed = (settled(given, part, "en", self.target)[:1] for part in ("given", "surname"))
        return forms or set(next(filter(None, printed), ()))

    def respelled(self, mention: Mention) -> str | None:
        """The form that rules make of a name in Cyrillic; None where they cannot."""
        gender = self.gender(mention)
        if self.target in EAST_SLAVIC:
            langs = self._others.languages(mention.lemma) if self.source == "en" else None
            spelled = f"en:{langs[0]}" if langs else self.source
            return _first(names.convert(mention.lemma, spelled, self.target, kind="person", gender=gender))
        if self.target == "en":
            return self._after_own_form(mention, gender)
        part = mention.shape if mention.shape in ("given", "surname") else None
        return press(mention.lemma, self.source, self.target, gender, part)

    def _after_own_form(self, mention: Mention, gender: str | None) -> str | None:
        """In English after the form of the language that the text is in; None for those whose own form that is not."""
        if not self._is_of_ours(mention):
            return None
        return _first(names.convert(mention.lemma, self.source, f"en:{self.source}", kind="person", gender=gender))

    def _is_of_ours(self, mention: Mention) -> bool:
        """Whether somebody in Cyrillic is of our countries, by the given name, the patronymic or the surname's end.

        Роджер Пенроуз is not: his surname in English is what no rule finds.
        """
        words = mention.lemma.split()
        if mention.shape == "initials":
            return len(words) > 2 or bool(surname_like(words[-1].casefold(), self.source))
        if mention.shape in ("surname", FAMILY):
            givens = self._given.get(mention.lemma, set())
            return any(map(self._is_own_given, givens)) or bool(surname_like(words[-1].casefold(), self.source))
        return self._is_own_given(words[0]) or bool(names.parse(mention.lemma, self.source).patronymic)

    def _is_own_given(self, given: str) -> bool:
        known = GivenNames.builtin().find(given.split()[0], self.source, diminutives=True)
        return any(name.source == "east-slavic" for name in known)

    def gender(self, mention: Mention) -> str | None:
        """A person's gender, by the name as the source has it: another spelling may hide it (Левко, Леўка)."""
        if mention.gender or self.source not in EAST_SLAVIC:
            return mention.gender
        parts = names.parse(mention.lemma, self.source)
        guessed = morphology.guess_gender({"given": parts.given, "surname": parts.surname}, self.source)
        return guessed or ("m" if parts.given.endswith("о") else None)

    def _initialled(self, mention: Mention) -> str | None:
        """А. Р. Лукашэнка, by rule: between languages in Cyrillic, and into English."""
        if self.target not in EAST_SLAVIC:
            return self.respelled(mention) if self.target == "en" else None
        given = next((self._given[word] for word in mention.lemma.split() if word in self._given), set())
        return initialled(mention.lemma, self.source, self.target, self.gender(mention), given)

    def _given_alone(self, mention: Mention) -> str | None:
        """An East Slavic given name alone in the target language's own spelling, where the table has one."""
        known = GivenNames.builtin().find(mention.lemma, self.source) if mention.shape == "given" else []
        forms = {name.form(self.target) for name in known if name.source == "east-slavic"}
        return forms.pop() if len(forms) == 1 else None

    def _as_relatives(self, form: str, mention: Mention) -> str:
        """The form of a name in Cyrillic with the surname spelled as the glossary spells that of others who have it."""
        words = mention.lemma.split()
        if (
            self.target not in (*EAST_SLAVIC, "en")
            or mention.shape not in ("full", "surname")
            or (mention.shape == "full" and len(words) == 1)  # a given name
            or len(words) != len(form.split())
        ):
            return form
        return self._with_surname(form, words[-1], self.gender(mention))

    def _with_surname(self, form: str, surname: str, gender: str | None) -> str:
        known = self._surname(surname, gender)
        return " ".join([*form.split()[:-1], known]) if known else form

    def family(self, surname: str) -> str | None:
        """A surname of the text, as the target language spells a man's: the base of what his family is called."""
        if known := self._surname(surname, None):
            return known
        whole = self._wholes.get(surname)
        if whole and not whole.entry_id and self.source in EAST_SLAVIC and (told := self.told(whole)):
            return told.form.rpartition(" ")[2]  # «Оксана Верес», and so her family
        his = Mention(0, len(surname), surname, surname, "person", None, 1.0, self.source, "surname", (), "m")
        found = self.told(his)
        if found is None and self.source == "en" and not surname.endswith("a"):
            found = self.told(replace(his, gender="f"))  # Hnauk, whose men the text does not name
        return found.form if found and (found.own or self.target not in EAST_SLAVIC) else None

    def _surname(self, own: str, gender: str | None) -> str | None:
        """How the target language spells a surname that people of the glossary have; None where they differ."""
        spelled = set()
        for reading in self._glossary.index(self.source).readings(own):
            nominative = "nom" in reading.cases or self.source not in EAST_SLAVIC
            if reading.role == "surname" and nominative and reading.kind == "person":
                entry = self._glossary.entry(reading.entry)
                code = entry.code(self.target, self._style)
                theirs = entry.shaped(entry.forms[code], code, "surname") if code else None
                same = own in self._main(entry) and (reading.gender is None or gender in (None, reading.gender))
                spelled |= {theirs} if theirs and same else set()
        return spelled.pop() if len(spelled) == 1 else None

    def _main(self, entry: Entry) -> set[str | None]:
        """An entry's surname in the spellings of the source language, variants aside: Рынкевіч is Ринкевич.

        The glossary has it for an Edgars Rinkēvičs as well, whose own form is Рынкевічс.
        """
        own = {code: form for code, form in entry.forms.items() if code.partition(":")[0] == self.source}
        return {entry.shaped(form, code, "surname") for code, form in own.items()}


def _first(forms: Sequence[str]) -> str | None:
    return forms[0].replace("'", "’") if forms else None


def _is_bearer(person: _Person, mention: Mention) -> bool:
    """Whether a surname, or initials and a surname, can be those of a person."""
    initial, _, surname = mention.lemma.rpartition(" ")
    fitting = mention.shape == "surname" or initial == f"{person.given[:1]}."
    return fitting and person.surname.casefold() == surname.casefold()
