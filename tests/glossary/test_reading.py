"""A broken file is refused with file, line, field and what to do."""

from __future__ import annotations

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
