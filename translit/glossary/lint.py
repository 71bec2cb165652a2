"""Look over a glossary: what is wrong in it, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from .checks import (
    Finding,
    Said,
    check_claims,
    check_entry,
    check_sample,
    check_samples,
    is_code,
    shared_claims,
)
from .entry import Entry
from .errors import GlossaryError
from .reading import entries_in, entries_of, files_of, is_list, is_style, line_of, parse_yaml, read_text, styles_in
from .store import Glossary
from .styles import Style

__all__ = ["Finding", "check_sample", "lint", "lint_entry"]


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
    styles = tuple(glossary.styles.values())
    for entry in glossary.entries:
        findings += _placed(glossary, entry, chain(check_entry(entry, styles), check_samples(entry, glossary)))
    for entry, said in shared_claims(glossary):
        findings += _placed(glossary, entry, [said])
    findings += _styles(glossary)
    return findings


def lint_entry(data: Mapping[str, Any], glossary: Glossary) -> list[Finding]:
    """Look over one entry as it is being typed, `data` as its YAML would say it, against the glossary it goes into.

    The samples are tried on the entry alone, so that it takes some milliseconds and no more.

    >>> [finding.field for finding in lint_entry({"id": "x", "type": "planet", "forms": {}}, Glossary([]))]
    ['type']
    """
    id = str(data.get("id", ""))
    try:
        (entry,) = entries_of(dict(data), "", Path(f"{id or 'entry'}.yaml"))
    except GlossaryError as error:
        return [Finding("schema", "error", error.message, entry_id=id, field=error.field)]
    alone = Glossary([entry])
    checks = (
        check_entry(entry, glossary.styles.values()),
        check_samples(entry, alone),
        check_claims(entry, glossary),
    )
    return [
        Finding(said.code, said.severity, said.message, None, None, entry.id, said.field) for said in chain(*checks)
    ]


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


def _placed(glossary: Glossary, entry: Entry, found: Iterable[Said]) -> Iterator[Finding]:
    file, text = glossary.files.get(entry.id), ""
    for code, severity, message, field in found:
        line = None
        if file and field:
            text = text or _text(file)  # once for all that is said of an entry
            line = _line(text, file, field, entry.id) if text else None
        yield Finding(code, severity, message, str(file) if file else None, line, entry.id, field)


def _text(file: Path) -> str:
    try:
        return read_text(file)
    except GlossaryError:
        return ""


def _line(text: str, file: Path, field: str, entry_id: str) -> int | None:
    steps: list[int | str] = [int(step) if step.isdecimal() else step for step in field.split(".")]
    try:
        at = _number(text, file, entry_id)
        return line_of(text, file, [*([] if at is None else [at]), *steps])
    except GlossaryError:
        return None


@lru_cache(maxsize=4)
def _number(text: str, file: Path, entry_id: str) -> int | None:
    """Which of several entries in a list it is."""
    return [item.get("id") for item in parse_yaml(text, file)].index(entry_id) if is_list(text, file) else None


def _styles(glossary: Glossary) -> Iterator[Finding]:
    for style in glossary.styles.values():
        for lang, codes in style.languages.items():
            for code in (lang, *codes):
                if not is_code(code):
                    message = f"style {style.id}: {code!r} is no spelling code; write one as in be, en or en:ru."
                    yield Finding("unknown-code", "error", message, field=f"languages.{lang}")
