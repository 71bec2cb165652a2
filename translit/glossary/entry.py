"""One glossary entry: an entity, the forms of its name in each spelling, and how they decline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

from translit.text import EAST_SLAVIC

from .styles import DEFAULT, Style, language

__all__ = ["CASES", "KINDS", "Entry", "Parts", "Sample", "Source", "split_name"]

Kind = Literal["person", "place", "organisation"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Gender = Literal["m", "f", "n"]
Case = Literal["nom", "gen", "dat", "acc", "ins", "loc", "voc"]
Forms = tuple[str, ...]
CASES: tuple[Case, ...] = ("nom", "gen", "dat", "acc", "ins", "loc", "voc")
# A middle word with one of these ends is a patronymic (glossaries/README.md; the suffixes: Беларуская граматыка 1985,
# Академическая грамматика 1980 §§ 1149-1150, Ukrainian orthography 2019 § 32, and their romanisations).
_PATRONYMIC = re.compile(r"(?:[иіi]ч|[ўву]на|[ыиі]чна|i[ct]?h|ych|vi[cč]|wicz|[vuŭw]na|ichna)$", re.I)


class Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The parts of a person's name as one spelling writes them; a part that is not there is empty."""

    given: str = ""
    patronymic: str = ""
    surname: str = ""


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"for_": "for"}):
    """Where a form was taken from: `for_` names the field (`forms.pl`), `cite` the work, `url` its page."""

    cite: str
    for_: str = ""
    url: str = ""


class Sample(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A sentence in which the entry must be found; `mention` is the text found, `case` its case, None if not told."""

    lang: str
    text: str
    mention: str
    case: Case | None = None


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, eq=False):
    """An entity of the glossary, as its YAML file says it (glossaries/README.md describes each field).

    `surname_alone` marks the one person of several with a surname whom it means in an article that introduces nobody.
    `common_word` lists the languages in which the name alone is an everyday word too, `not_in` phrases that hold the
    name and mean something else.

    >>> forms = {"be": "Ігар Лосік", "en:be": "Ihar Losik", "en:ru": "Igor Losik"}
    >>> losik = Entry("losik-ihar", "person", forms, gender="m")
    >>> losik.form("en"), losik.form("en:ru"), losik.form("be", shape="surname"), losik.form("de")
    ('Ihar Losik', 'Igor Losik', 'Лосік', None)
    """

    id: str
    type: Kind
    forms: Mapping[str, str]
    gender: Gender | None = None
    status: Literal["confirmed", "draft"] = "confirmed"
    variants: Mapping[str, Forms] = {}
    parts: Mapping[str, Parts] = {}
    cases: Mapping[str, Mapping[Case, str | Forms]] = {}
    indeclinable: Forms = ()
    number: Literal["sg", "pl"] | None = None
    surname_alone: bool = False
    common_word: Forms = ()
    not_in: Mapping[str, Forms] = {}
    sources: tuple[Source, ...] = ()
    samples: tuple[Sample, ...] = ()
    note: str = ""

    def code(self, lang: str, style: Style | str | None = None) -> str | None:
        """The spelling code whose form is printed in `lang` under a style; None when the entry has none.

        `lang` may be a spelling code itself, which then is the answer if the entry has it.
        """
        if ":" in lang:
            return lang if lang in self.forms else None
        return _style(style).order(lang, self.forms)

    def form(self, lang: str, style: Style | str | None = None, shape: str = "full") -> str | None:
        """The form to print in `lang` (a language or a spelling code) under a style, in its base case.

        `shape` is `full`, `surname`, `given`, `given_patronymic`, `initials` or `name`; places and organisations have
        only one. A patronymic that the language cannot write is left out.
        None when the entry has no form there, or no such part. `style` is a `Style`, the id of a built-in one or None.
        Raises `UnknownStyle` for an id that is not built in.
        """
        code = self.code(lang, style)
        return None if code is None else self.shaped(self.forms[code], code, shape)

    def shaped(self, form: str, code: str, shape: str) -> str | None:
        """One shape of a base form: the surname, the given name, or the whole; None when there is no such part."""
        if self.type != "person" or shape in ("full", "name"):
            return form
        parts = self.split(form, code)
        if shape == "initials":
            return f"{parts.given[0]}. {parts.surname}" if parts.given and parts.surname else form
        if shape == "given_patronymic":
            return " ".join(filter(None, (parts.given, parts.patronymic or self.patronymic(code)))) or None
        if shape == "given":
            return parts.given or None
        return parts.surname or None

    def patronymic(self, code: str) -> str:
        """The person's patronymic as spelling `code` writes it, empty where it is not known or has no form there.

        It comes from a form of the entry that has it, else from another language's by `glossaries/patronymics.tsv`.
        English without a spelling of its own (`en`) follows the one that has the same given name.

        >>> known = {"be": ("Аляксандр Рыгоравіч Лукашэнка",)}
        >>> Entry("x", "person", {"ru": "Александр Лукашенко"}, gender="m", variants=known).patronymic("ru")
        'Григорьевич'
        """
        from translit.names import GivenNames

        spelled = [(at, self.split(form, at).patronymic) for at, form in self.spelled_anywhere()]
        own = next((found for at, found in spelled if found and at == code), "")
        if own:
            return own
        wanted = self.english_origin() if code == "en" else code
        for at, found in spelled:
            for row in GivenNames.builtin().find_patronymic(found, at) if found else ():
                form = row.form(wanted)
                if form and self.gender in (None, row.gender):
                    return form
        return ""

    def english_origin(self) -> str:
        """The spelling code (`en:be`, `en:ru`, `en:uk`) that the plain English form follows, as its given name tells.

        >>> forms = {"be": "Аляксандр Лукашэнка", "ru": "Александр Лукашенко", "en": "Alexander Lukashenko"}
        >>> Entry("x", "person", forms | {"en:ru": "Alexander Lukashenko"}).english_origin()
        'en:ru'
        """
        given = self.split(self.forms.get("en", ""), "en").given
        for origin in EAST_SLAVIC:
            form = self.forms.get(f"en:{origin}")
            if form and origin in self.forms and self.split(form, "en").given == given:
                return f"en:{origin}"
        return next((f"en:{origin}" for origin in EAST_SLAVIC if origin in self.forms), "en:ru")

    def spelled_anywhere(self) -> list[tuple[str, str]]:
        """Every form and variant with its spelling code."""
        variants = [(code, form) for code, forms in self.variants.items() for form in forms]
        return [*self.forms.items(), *variants]

    def split(self, form: str, code: str) -> Parts:
        """The parts of one of this person's forms: from `parts:` where it fits the form, else by `split_name`."""
        for key in (code, language(code)):
            given = self.parts.get(key)
            if given is not None and all(part in form for part in (given.given, given.patronymic, given.surname)):
                return given
        return split_name(form)

    def paradigm(self, lang: str, style: Style | str | None = None, shape: str = "full") -> dict[str, Forms]:
        """All cases of the form printed in `lang`, each with its equal forms, the first the one to print.

        `cases:` of the entry come first, then `indeclinable:` (of a person the surname alone stays as it is), then the
        rules of `names.paradigm`; a language without cases has `nom` alone.
        Empty when the entry has no form there. Arguments and errors as in `form`.

        >>> belta = Entry("belta", "organisation", {"ru": "БелТА"}, indeclinable=("ru",))
        >>> belta.paradigm("ru")["ins"]
        ('БелТА',)
        """
        code = self.code(lang, style)
        return {} if code is None else self.declined(self.forms[code], code, shape)

    def declined(self, form: str, code: str, shape: str = "full") -> dict[str, Forms]:
        """All cases of one of the entry's forms in spelling `code`; `cases:` are those of the printed form alone."""
        lang = language(code)
        if shape == "given_patronymic" and self.type == "person":
            return self._given_patronymic(form, code)
        whole = self._rules(form, lang)
        if form == self.forms.get(code):
            for case, forms in {**self.cases.get(lang, {}), **self.cases.get(code, {})}.items():
                whole[case] = (forms,) if isinstance(forms, str) else forms
        if self.type != "person" or shape in ("full", "name"):
            return whole
        return self.part_of("given" if shape == "given" else "surname", whole, form, code, initials=shape == "initials")

    def _given_patronymic(self, form: str, code: str) -> dict[str, Forms]:
        from translit import names
        from translit.names.lexicon import cases_of

        base = self.shaped(form, code, "given_patronymic") or ""
        lang, given = language(code), self.split(form, code).given
        if not given or not cases_of(lang):
            return {"nom": (base,)} if base else {}
        parts = {"given": given, "patronymic": base.removeprefix(given).strip()}
        parts = {key: value for key, value in parts.items() if value}
        found = names.paradigm(base, lang, kind="person", gender=self.gender, parts=parts)
        return {case: (made,) for case, made in found.items()} or {"nom": (base,)}

    def _rules(self, form: str, lang: str) -> dict[str, Forms]:
        from translit import morphology, names
        from translit.names.lexicon import cases_of

        cases = cases_of(lang)
        if not cases:
            return {"nom": (form,)}
        fixed = lang in self.indeclinable
        if self.type != "person":
            found = {} if fixed else names.paradigm(form, lang, kind=self.type, gender=self.gender)
            return {case: (made,) for case, made in found.items()} or dict.fromkeys(cases, (form,))
        parts = {key: value for key, value in msgspec.structs.asdict(self.split(form, lang)).items() if value}
        tail = ""
        if fixed:
            # A person's given name declines even where the surname does not: Виктора Бабарико.
            surname = parts.pop("surname", "")
            if not parts or not form.endswith(f" {surname}"):
                return dict.fromkeys(cases, (form,))
            form, tail = form.removesuffix(f" {surname}"), f" {surname}"
        found = names.paradigm(form, lang, kind="person", gender=self.gender, parts=parts)
        equal = morphology.equal_forms(found, lang)
        declined = {case: tuple(each + tail for each in (made, *equal.get(case, ()))) for case, made in found.items()}
        return declined or {"nom": (form + tail,)}

    def part_of(
        self, part: str, whole: Mapping[str, Forms], form: str, code: str, *, initials: bool = False
    ) -> dict[str, Forms]:
        """The same words of each case form as `part` (`given`, `patronymic`, `surname`) takes in the base form."""
        parts = self.split(form, code)
        span = _words_of(getattr(parts, part), form)
        if span is None:
            return {}
        before = f"{parts.given[0]}. " if initials and parts.given else ""
        count, found = len(form.split()), {}
        for case, forms in whole.items():
            pieces = [before + " ".join(words[slice(*span)]) for each in forms if len(words := each.split()) == count]
            if pieces:
                found[case] = tuple(dict.fromkeys(pieces))
        return found

    def spellings(self, lang: str) -> frozenset[str]:
        """All base forms that may stand for the entity in `lang`: printed ones and variants, of every spelling.

        >>> sorted(Entry("x", "place", {"en:be": "Minsk", "be": "Мінск"}, variants={"en": ("Mensk",)}).spellings("en"))
        ['Mensk', 'Minsk']
        """
        return frozenset(form for _, form in self.spelled(lang))

    def spelled(self, lang: str) -> list[tuple[str, str]]:
        """The same as `spellings`, with the spelling code of each, printed forms first, each form once."""
        found: dict[str, str] = {}
        for code, form in self.forms.items():
            if code == lang or language(code) == lang:
                found.setdefault(form, code)
        for code, forms in self.variants.items():
            if code == lang or language(code) == lang:
                for form in forms:
                    found.setdefault(form, code)
        return [(code, form) for form, code in found.items()]


def split_name(form: str) -> Parts:
    """The parts of a name in a glossary: given name first, surname last, a patronymic between where there is one.

    A lower-case particle begins the surname (Ursula von der Leyen); a single word is a surname.

    >>> split_name("Рыгор Пятровіч Герасімаў")
    Parts(given='Рыгор', patronymic='Пятровіч', surname='Герасімаў')
    >>> split_name("Ursula von der Leyen").surname, split_name("Donald J. Trump").given
    ('von der Leyen', 'Donald')
    """
    words = form.split()
    if len(words) < 2:
        return Parts(surname=form)
    for at, word in enumerate(words[1:], 1):
        if word[0].islower():
            return Parts(given=" ".join(words[:at]), surname=" ".join(words[at:]))
    middle = words[1:-1]
    if len(middle) == 1 and _PATRONYMIC.search(middle[0]):
        return Parts(words[0], middle[0], words[-1])
    kept = [word for word in middle if not word.endswith(".")]
    return Parts(given=" ".join([words[0], *kept]), surname=words[-1])


def _words_of(part: str, form: str) -> tuple[int, int] | None:
    words, wanted = form.split(), part.split()
    for at in range(len(words) - len(wanted), -1, -1):
        if wanted and words[at : at + len(wanted)] == wanted:
            return at, at + len(wanted)
    return None


def _style(style: Style | str | None) -> Style:
    if style is None:
        return DEFAULT
    if isinstance(style, str):
        from .store import builtin_style

        return builtin_style(style)
    return style
