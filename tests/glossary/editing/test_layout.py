"""What was not touched stays as it was written."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from translit.glossary import builtin_path
from translit.glossary.editing.layout import dumped, rewritten
from translit.glossary.reading import parse_yaml

FILE = Path("x.yaml")
WRITTEN = """\
# Kept by the night desk.
id: x  # as in the archive
type: person
gender: m
# The forms as printed.
forms:  # see the style book
  be: Ян Рак  # checked
  # Russian is rare.
  ru: "Ян Рак"
  # Found after the forms.
variants:
  en: [Jan Rak, Yan Rak]  # both seen
# Where from.
sources:
  - cite: A paper   # of 2020
    url: https://example.org/1
  # The second.
  - cite: Another
    url: https://example.org/2
note: why
# The end.
"""


def changed(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def data() -> dict[str, Any]:
    found: dict[str, Any] = parse_yaml(WRITTEN, FILE)
    return found


EDITS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "nothing": ({}, []),
    "one form": ({"forms": {"be": "Ян Рак", "ru": "Иван Рак"}}, ['-  ru: "Ян Рак"', '+  ru: "Иван Рак"']),
    "a field in its place": ({"status": "draft"}, ["+status: draft"]),
    "a form in its place": (
        {"forms": {"en": "Jan Rak", "be": "Ян Рак", "ru": "Ян Рак"}},
        ["+  en: Jan Rak"],
    ),
    "a field gone, the comment of the next stays": ({"gender": None}, ["-gender: m"]),
    "the first form gone": (
        {"forms": {"ru": "Ян Рак"}},
        ["-  be: Ян Рак  # checked"],
    ),
    "the last form gone": ({"forms": {"be": "Ян Рак"}}, ['-  ru: "Ян Рак"']),
    "a variant more": (
        {"variants": {"en": ["Jan Rak", "Yan Rak", "John Rak"]}},
        ["-  en: [Jan Rak, Yan Rak]  # both seen", "+  en: [Jan Rak, Yan Rak, John Rak] # both seen"],
    ),
    "variants of a language more": (
        {"variants": {"be": ["Іван Рак"], "en": ["Jan Rak", "Yan Rak"]}},
        ["+  be: [Іван Рак]"],
    ),
    "a sample on one line": (
        {"samples": [{"lang": "be", "text": "Ян Рак: так.", "mention": "Ян Рак"}]},
        ["+samples:", "+  - {lang: be, text: 'Ян Рак: так.', mention: Ян Рак}"],
    ),
    "the second source gone": (
        {"sources": [{"cite": "A paper", "url": "https://example.org/1"}]},
        ["-  - cite: Another", "-    url: https://example.org/2"],
    ),
    "true, not 1": ({"surname_alone": True}, ["+surname_alone: true"]),
}


@pytest.mark.parametrize("case", EDITS)
def test_only_the_lines_that_say_it_change(case: str) -> None:
    edit, wanted = EDITS[case]
    new = {key: value for key, value in {**data(), **edit}.items() if value is not None}
    after = rewritten(WRITTEN, new, FILE)
    assert parse_yaml(after, FILE) == new
    assert changed(WRITTEN, after) == wanted


@pytest.mark.parametrize("file", sorted(builtin_path().glob("*/*.yaml"))[::7], ids=lambda file: file.stem)
def test_files_as_people_wrote_them_come_back(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    entry = parse_yaml(text, file)
    assert rewritten(text, entry, file) == text
    if "forms" in entry:
        edited = rewritten(text, {**entry, "forms": {**entry["forms"], "be": "Новая Форма"}}, file)
        assert len(changed(text, edited)) <= 2


ODD = """\
variants:   # h
  # i
  be:
    - Я  # j
    # k
    - Ю
samples:
  - {lang: be, text: А, mention: А}  # q
  # r
  - lang: ru
    text: Б  # s
    mention: Б

type: place
note: >-
  folded
  text
# u
"""


def test_fields_that_are_not_touched_stay_letter_for_letter() -> None:
    """ruamel alone would run two lines of the second sample into one."""
    entry = parse_yaml(ODD, FILE)
    after = rewritten(ODD, {**entry, "status": "draft", "forms": {"be": "А"}}, FILE)
    assert changed(ODD, after) == ["+status: draft", "+forms:", "+  be: А"]
    del entry["samples"]
    assert rewritten(ODD, entry, FILE) == ODD[: ODD.index("samples")] + ODD[ODD.index("\ntype") :]


def test_windows_line_ends_stay() -> None:
    after = rewritten(WRITTEN.replace("\n", "\r\n"), {**data(), "gender": "f"}, FILE)
    assert after.count("\r\n") == after.count("\n") == WRITTEN.count("\n")


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
entries = st.fixed_dictionaries(
    {"type": st.just("place"), "forms": st.dictionaries(st.sampled_from(["be", "ru", "en", "pl", "xx"]), text)},
    optional={
        "note": text,
        "gender": st.sampled_from("mf"),
        "variants": st.dictionaries(st.sampled_from(["be", "en"]), st.lists(text, max_size=3)),
        "sources": st.lists(st.fixed_dictionaries({"cite": text}, optional={"url": text}), max_size=3),
        "surname_alone": st.booleans(),
    },
)


@given(entries)
@example({"type": "place", "forms": {}, "variants": {"be": ["?0"]}})
@settings(max_examples=40, deadline=None)
def test_whatever_is_written_is_read_back(entry: dict[str, Any]) -> None:
    assert parse_yaml(dumped(entry), FILE) == entry
    assert parse_yaml(rewritten(WRITTEN, entry, FILE), FILE) == entry
