"""Look over a glossary: what is wrong in it, where, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Literal

from translit.names.lexicon import cases_of
from translit.names.runs import fold
from translit.text import fold_lookalikes, languages, nfc, script

from .entry import Entry
from .errors import GlossaryError
from .reading import entries_in, files_of, is_style, line_of, parse_yaml, read_text, styles_in
from .store import Glossary, builtin_path
from .styles import Style, language

__all__ = ["Finding", "check_sample", "lint", "refuse_shared_names"]

Severity = Literal["error", "warning"]
_ENGLISH = frozenset({"en:be", "en:ru", "en:uk"})
_EVERY = ("be", "ru", "uk", "en")
# Letters that the orthographies of 1959/2008 (be), 1918 (ru) and 2019 (uk) do not have.
_FOREIGN = {"be": "ищъїєґИЩЪЇЄҐ", "ru": "іўїєґІЎЇЄҐ", "uk": "ыэёъўЫЭЁЪЎ"}
_CYRILLIC = frozenset({"be", "ru", "uk", "bg", "sr", "mk", "kk"})
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend: `code` is stable, `message` says what is wrong and what to do, `severity` error or warning.

    `file`, `line` (from 1), `entry_id` and `field` (`forms.be`) say where, None where that is not known.
    """

    code: str
    severity: Severity
    message: str
    file: str | None = None
    line: int | None = None
    entry_id: str | None = None
    field: str | None = None

    def __str__(self) -> str:
        """One line: where, how bad, what, and the code."""
        where = [part for part in (self.file or self.entry_id, self.line and f"line {self.line}", self.field) if part]
        return f"{', '.join(map(str, where))}: {self.severity}: {self.message} [{self.code}]"


Found = Iterator[tuple[str, Severity, str, str | None]]  # code, severity, message, field


def lint(glossary: Glossary | str | Path, *more: str | Path) -> list[Finding]:
    """Look over a loaded glossary, or the files under paths: they are read one by one, a broken one is a finding.

    Entries first, in order, then what only shows between them. Raises `GlossaryError` only when a path is not there.

    >>> from translit.glossary import Entry
    >>> for finding in lint(Glossary([Entry("x", "person", {"be": "Игар Лoсік"}, gender="m")])):
    ...     if finding.severity == "error":
    ...         print(finding)
    x, forms.be: error: "Лoсік" mixes letters of two alphabets that look alike; type it anew. [look-alike]
    x, forms.be: error: "Игар Лoсік" has the letter И, which be does not have; check the spelling. [foreign-letter]
    """
    findings: list[Finding] = []
    if not isinstance(glossary, Glossary):
        glossary = _read([Path(path) for path in (glossary, *more)], findings)
    for entry in glossary.entries:
        for check in _CHECKS:
            findings += _placed(glossary, entry, check(entry))
        findings += _placed(glossary, entry, _samples(entry, glossary))
    findings += _claimed_twice(glossary)
    findings += _styles(glossary)
    return findings


def _read(paths: Sequence[Path], findings: list[Finding]) -> Glossary:
    entries: dict[str, Entry] = {}
    styles: list[Style] = []
    files: dict[str, Path] = {}
    for file in chain.from_iterable(map(files_of, paths)):
        try:
            text = read_text(file)
            if is_style(file):
                styles += styles_in(text, file)
                continue
            found = entries_in(text, file)
        except GlossaryError as error:
            findings.append(Finding("schema", "error", error.message, str(file), error.line, None, error.field))
            continue
        for entry in found:
            if entry.id in entries:
                message = f"the id is that of {files[entry.id]} too; give one of them another."
                findings.append(Finding("duplicate-id", "error", message, str(file), None, entry.id, "id"))
            if len(found) == 1 and entry.id != file.stem:
                message = f"the id is {entry.id}, the file's name {file.stem}; make them the same."
                findings.append(Finding("id-and-file", "error", message, str(file), 1, entry.id, "id"))
            entries[entry.id] = entry
            files[entry.id] = file
    return Glossary(entries.values(), styles, name=paths[0].stem, files=files)


def _placed(glossary: Glossary, entry: Entry, found: Found) -> Iterator[Finding]:
    file = glossary.files.get(entry.id)
    for code, severity, message, field in found:
        line = _line(file, field, entry.id) if file and field else None
        yield Finding(code, severity, message, str(file) if file else None, line, entry.id, field)


def _line(file: Path, field: str, entry_id: str) -> int | None:
    steps: list[int | str] = [int(step) if step.isdigit() else step for step in field.split(".")]
    try:
        text = read_text(file)
        data = parse_yaml(text, file)
        if isinstance(data, list):
            steps.insert(0, [item.get("id") for item in data].index(entry_id))
        return line_of(text, file, steps)
    except GlossaryError:
        return None


@cache
def _codes() -> frozenset[str]:
    return frozenset(languages()) | _ENGLISH


def _known_codes(entry: Entry) -> Found:
    for field in ("forms", "variants", "parts", "cases"):
        for code in getattr(entry, field):
            if code not in _codes():
                yield (
                    "unknown-code",
                    "error",
                    f"{code!r} is no spelling code; write one as in be, en or en:ru.",
                    f"{field}.{code}",
                )
    for code in entry.indeclinable:
        if code not in _codes():
            yield "unknown-code", "error", f"{code!r} is no language code; write one as in be or ru.", "indeclinable"


def _forms(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Every form with its spelling code and its field."""
    for code, form in entry.forms.items():
        yield code, form, f"forms.{code}"
    for code, forms in entry.variants.items():
        for at, form in enumerate(forms):
            yield code, form, f"variants.{code}.{at}"
    for code, cases in entry.cases.items():
        for case, bent in cases.items():
            for form in (bent,) if isinstance(bent, str) else bent:
                yield code, form, f"cases.{code}.{case}"


def _letters(entry: Entry) -> Found:
    for code, form, field in _forms(entry):
        lang = language(code)
        if form != " ".join(form.split()) or form != nfc(form):
            yield "spacing", "error", f'"{form}" has spaces too many or letters in two pieces; type it anew.', field
        for word in _WORD.findall(form):
            if fold_lookalikes(word) != word or script(word) == "mixed":
                yield (
                    "look-alike",
                    "error",
                    f'"{word}" mixes letters of two alphabets that look alike; type it anew.',
                    field,
                )
        foreign = next((letter for letter in form if letter in _FOREIGN.get(lang, "")), None)
        if foreign:
            message = f'"{form}" has the letter {foreign}, which {lang} does not have; check the spelling.'
            yield "foreign-letter", "warning" if field.startswith("variants") else "error", message, field
        other = "Latn" if lang in _CYRILLIC else "Cyrl"
        if entry.type != "organisation" and script(form) == other:
            yield "wrong-script", "error", f'"{form}" is not in the alphabet of {lang}; move it to its own code.', field


def _fields(entry: Entry) -> Found:
    if not entry.forms:
        yield "no-forms", "error", "there is no form; write at least one under `forms`.", "forms"
    if entry.type == "person" and entry.gender not in ("m", "f"):
        yield (
            "no-gender",
            "warning",
            "a person without gender declines by guess; write `gender: m` or `gender: f`.",
            "gender",
        )
    for lang in _EVERY:
        if entry.code(lang) is None:
            yield (
                "missing-language",
                "warning",
                f"there is no form for {lang}; add one under `forms` if you are sure of it.",
                "forms",
            )
    for code, forms in entry.variants.items():
        for at, form in enumerate(forms):
            if form in entry.forms.values() and entry.forms.get(code) == form:
                yield (
                    "needless-variant",
                    "warning",
                    f'"{form}" is a form already; take the variant out.',
                    f"variants.{code}.{at}",
                )


def _cases(entry: Entry) -> Found:
    for code, cases in entry.cases.items():
        base, nom = entry.forms.get(code), cases.get("nom")
        if base is None:
            yield "case-without-form", "error", f"cases for {code}, but no form; add it under `forms`.", f"cases.{code}"
        elif nom is not None and base not in ((nom,) if isinstance(nom, str) else nom):
            yield (
                "other-nominative",
                "error",
                f"the nominative is not the form {base!r}; make them the same.",
                f"cases.{code}.nom",
            )
        for case in cases:
            if case not in cases_of(language(code)):
                known = ", ".join(cases_of(language(code))) or "none"
                message = f"{language(code)} has no case {case!r} here; it has {known}."
                yield "unknown-case", "error", message, f"cases.{code}.{case}"


_CHECKS: tuple[Callable[[Entry], Found], ...] = (_known_codes, _letters, _fields, _cases)


def _samples(entry: Entry, glossary: Glossary) -> Found:
    for at in range(len(entry.samples)):
        problem = check_sample(entry, at, glossary)
        if problem:
            yield "dead-sample", "error", problem, f"samples.{at}"


def check_sample(entry: Entry, at: int, glossary: Glossary) -> str | None:
    """What is wrong with a sample of an entry, None when its mention is found, linked and in the case it says.

    `at` counts the entry's samples from 0.
    """
    sample = entry.samples[at]
    if sample.mention not in sample.text:
        return f'"{sample.mention}" does not stand in the sample; copy it from there.'
    found = [mention for mention in glossary.match(sample.text, sample.lang) if mention.text == sample.mention]
    if not found:
        return f'"{sample.mention}" is not found in the sample; add the form or its case.'
    linked = [m for m in found if m.entry_id == entry.id or entry.id in m.alternatives]
    if not linked:
        return f'"{sample.mention}" is taken for {found[0].entry_id}; one of the two entries claims too much.'
    if sample.case and not any(sample.case in mention.cases for mention in linked):
        return f'"{sample.mention}" is taken for {"/".join(linked[0].cases)}, not {sample.case}; add it under `cases`.'
    return None


def _claimed_twice(glossary: Glossary) -> Iterator[Finding]:
    """Whole names that two entries have: the text alone can never tell which is meant."""
    claims: dict[tuple[str, str], dict[str, str]] = {}
    for entry in glossary.entries:
        for code, form, field in _forms(entry):
            if not field.startswith("cases"):
                claims.setdefault((language(code), fold(form)), {}).setdefault(entry.id, field)
    for (lang, _), owners in claims.items():
        if len(owners) > 1:
            entry_id, field = next(reversed(owners.items()))
            others = ", ".join(owner for owner in owners if owner != entry_id)
            message = f"the same name in {lang} as in {others}; tell them apart, or take it out of one."
            entry = glossary.entry(entry_id)
            yield from _placed(glossary, entry, iter([("claimed-twice", "error", message, field)]))


def refuse_shared_names(glossary: Glossary) -> None:
    """Raise `GlossaryError` where a person of one's own glossary has the printed form of another entry's person.

    Nothing in a text could tell the two apart. The built-in glossary's own entries are for `lint` to look over.
    """
    owners: dict[tuple[str, str], str] = {}
    for entry in glossary:
        file = glossary.files.get(entry.id)
        for code, form in entry.forms.items() if entry.type == "person" else ():
            other = owners.setdefault((code, form), entry.id)
            if other != entry.id and file is not None and builtin_path() not in file.parents:
                raise GlossaryError(
                    f"“{form}” is the name of {other} already; give this entry the id {other} if it is the same "
                    "person, else tell the two apart by a patronymic or a second name.",
                    file=file,
                    field=f"{entry.id}.forms.{code}",
                )


def _styles(glossary: Glossary) -> Iterator[Finding]:
    for style in glossary.styles.values():
        for lang, codes in style.languages.items():
            for code in (lang, *codes):
                if code not in _codes():
                    message = f"style {style.id}: {code!r} is no spelling code; write one as in be, en or en:ru."
                    yield Finding("unknown-code", "error", message, field=f"languages.{lang}")
