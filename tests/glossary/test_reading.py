"""A broken file is refused with file, line, field and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.glossary import Glossary, GlossaryError
from translit.glossary.reading import entries_in

BROKEN = {
    "a type there is not": (
        "type: persn\nforms: {be: А}\n",
        1,
        "type",
        "persn'; use one of person, place, organisation.",
    ),
    "a gender there is not": ("type: person\ngender: x\nforms: {be: А}\n", 2, "gender", "use one of m, f, n."),
    "a field nothing is like": ("type: place\nqqqq: 1\nforms: {be: А}\n", 2, "qqqq", "the fields are id, type, forms,"),
    "a number for a form": ("type: person\nforms:\n  be: А\n  ru: 3\n", 4, "forms.ru", "text"),
    "a number among variants": ("type: place\nforms: {be: А}\nvariants:\n  be: [Б, 4]\n", 4, "variants.be.1", "text"),
    "a field there is not": ("type: place\nforms: {be: А}\ngendr: m\n", 3, "gendr", "perhaps gender is meant."),
    "a field missing": ("type: place\n", 1, None, "forms"),
    "a sample without its mention": (
        "type: place\nforms: {}\nsamples:\n- {lang: ru, text: А}\n",
        4,
        "samples.0",
        "mention",
    ),
    "a case there is not": ("type: place\nforms: {}\ncases:\n  ru: {genn: А}\n", 4, "cases.ru", "genn"),
    "a key twice": ("type: place\nforms: {be: А}\nforms: {be: Б}\n", 3, None, "duplicate"),
    "no YAML": ("type: place\nforms: {be: 'А\n", None, None, "YAML"),
    "a text": ("Мінск\n", 1, None, "mapping"),
    "nothing": ("", 1, None, "mapping"),
    "a list with a wrong one": (
        "- {id: a, type: place, forms: {be: А}}\n- {id: b, type: place, forms: {be: 5}}\n",
        2,
        "forms.be",
        "text",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken(case: str, tmp_path: Path) -> None:
    text, line, field, word = BROKEN[case]
    file = tmp_path / "broken.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        Glossary.load(file)
    error = caught.value
    assert error.file == str(file)
    assert error.field == field
    assert line is None or error.line == line
    assert word in str(error)
    assert str(file) in str(error)


def test_a_file_that_is_not_utf_8_says_where(tmp_path: Path) -> None:
    file = tmp_path / "old.yaml"
    file.write_bytes("type: place\nforms: {be: Мінск}\n".encode("cp1251", "replace"))
    with pytest.raises(GlossaryError, match=r"line 2.*UTF-8"):
        Glossary.load(file)


@pytest.mark.parametrize("name", ["missing.yaml", "empty"])
def test_nothing_to_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(GlossaryError, match=name):
        Glossary.load(tmp_path / name)


def test_a_few_lines_never_unfold_to_gigabytes(tmp_path: Path) -> None:
    """An alias is refused before it is followed; an asterisk or an ampersand in a text is none."""
    file = tmp_path / "bomb.yaml"
    file.write_text("id: bomb\nvariants:\n  be: &many [Мінск, Менск]\n  ru: *many\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"line 4: .*\*many.*write out"):
        Glossary.load(file)
    (entry,) = entries_in("id: a\ntype: place\nforms: {be: Мінск}\nnote: 'R&D, *not* this'\n", file)
    assert entry.note == "R&D, *not* this"


@pytest.mark.parametrize("name", ["-many", '"many', ".many", "*many", "ы"])
def test_whatever_an_alias_is_called(name: str) -> None:
    """YAML 1.2.2, 6.9.2: any sign may begin its name."""
    laughs = f"a0: &{name}0 [ha, ha]\n" + "".join(
        f"a{n}: &{name}{n} [{', '.join([f'*{name}{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    with pytest.raises(GlossaryError, match=r"line 2: holds an alias"):
        entries_in(laughs, Path("bomb.yaml"))


HIDDEN = {
    "an order to the terminal": (r'forms: {be: "Мінск\e[2J"}', "forms.be", "U+001B"),
    "a NUL": (r'forms: {be: "Мі\0нск"}', "forms.be", "U+0000"),
    "half a letter": (r'forms: {be: "Мінск\ud800"}', "forms.be", "U+D800"),
    "reading from the right": ('forms: {be: "\u202eкснiМ"}', "forms.be", "U+202E"),
    "an order of one sign": (r'forms: {be: А}\nvariants: {be: [Б, "\x9b2J"]}', "variants.be.1", "U+009B"),
    "in an id": (r'forms: {be: А}\nid: "a\e[2J"', "id", "U+001B"),
    "in a key": (r'forms: {"be\e": А}', "forms", "U+001B"),
}


@pytest.mark.parametrize("case", HIDDEN)
@pytest.mark.parametrize("many", [False, True], ids=["alone", "in a list"])
def test_what_nobody_sees_is_no_part_of_a_name(case: str, many: bool) -> None:
    text, field, sign = HIDDEN[case]
    text = "type: place\n" + text.replace("\\n", "\n") + "\n"
    if many:
        text, field = "- " + text.replace("\n", "\n  ").rstrip() + "\n", f"0.{field}"
    with pytest.raises(GlossaryError, match=re.escape(f"nobody sees ({sign})")) as caught:
        entries_in(text, Path("minsk.yaml"))
    assert caught.value.field == field and caught.value.line == len(text.splitlines())


def test_a_line_end_in_a_note_is_seen() -> None:
    (entry,) = entries_in('type: place\nforms: {be: А}\nnote: "one\\r\\n\\ttwo"\n', Path("minsk.yaml"))
    assert entry.note == "one\r\n\ttwo"


def test_norwegian_is_no_boolean() -> None:
    """YAML 1.1 readers take `no:` for False; ours is 1.2."""
    (entry,) = entries_in("type: place\nforms: {no: Minsk}\n", Path("minsk.yaml"))
    assert entry.id == "minsk"
    assert entry.form("no") == "Minsk"


def test_one_variant_needs_no_brackets() -> None:
    (entry,) = entries_in("type: place\nforms: {be: Мінск}\nvariants: {be: Менск}\n", Path("minsk.yaml"))
    assert entry.spellings("be") == {"Мінск", "Менск"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        entries_in(text, Path("any.yaml"))
    except GlossaryError as error:
        assert "any.yaml" in str(error)
