"""What is mended without asking, and that nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.glossary import Glossary, builtin_path, fix
from translit.glossary.editing import Folder, as_data
from translit.glossary.fixing import mended

# what an entry file says -> what it says then, None where it stays
FILES = {
    "look-alikes": ("type: place\nforms:\n  be: Мiнск\n", "type: place\nforms:\n  be: Мінск\n"),
    "look-alikes in Latin": ("type: place\nforms: {en: Мinsk}\n", "type: place\nforms: {en: Minsk}\n"),
    "white space": ('type: place\nforms:\n  be: " Новы  Двор"\n', 'type: place\nforms:\n  be: "Новы Двор"\n'),
    "marks that came along": ("type: place\nforms: {be: Мі\u00adнск\u200b}\n", "type: place\nforms: {be: Мінск}\n"),
    "letters in two pieces": ("type: place\nforms: {cs: Be\u030crunka}\n", "type: place\nforms: {cs: Běrunka}\n"),
    "a needless variant": (
        "type: place\nforms: {be: Мінск}\nvariants:\n  be: [Мінск, Менск, Менск]\n",
        "type: place\nforms: {be: Мінск}\nvariants:\n  be: [Менск]\n",
    ),
    "no variant left": (
        "type: place\nforms: {be: Мінск}\nvariants: {be: [Мінск]}\n",
        "type: place\nforms: {be: Мінск}\n",
    ),
    "order": (
        "forms: {be: Мінск}\ntype: place\n",
        "type: place\nforms:\n  be: Мінск\n",
    ),
    "order, with comments": ("# Kept.\nforms: {be: Мінск}  # ours\ntype: place\n", None),
    "comments stay": (
        "type: place  # a town\nforms:\n  be: Мiнск  # the capital\n",
        "type: place  # a town\nforms:\n  be: Мінск  # the capital\n",
    ),
    "another alphabet is no look-alike": ("type: place\nforms: {be: Minsk}\n", None),
    "samples are quotations": (
        "type: place\nforms: {be: Мінск}\nsamples:\n  - {lang: be, text: У Мiнску, mention: Мiнску}\n",
        None,
    ),
    "a broken file": ("type: [\n", None),
}


@pytest.mark.parametrize("case", FILES)
def test_mended(case: str, tmp_path: Path) -> None:
    before, after = FILES[case]
    file = tmp_path / "x.yaml"
    file.write_text(before, encoding="utf-8")
    folder = Folder.open(tmp_path)
    fixed = fix(folder)
    assert file.read_text(encoding="utf-8") == (after or before)
    assert bool(fixed) == (after is not None)
    if after:
        assert fixed[0].changes
        assert fix(folder) == []
        folder.undo("x", folder.read("x").version)
        assert file.read_text(encoding="utf-8") == before


def test_entries_in_a_list(tmp_path: Path) -> None:
    file = tmp_path / "all.yaml"
    file.write_text("- {id: a, type: place, forms: {be: Мiнск}}  # a\n- {id: b, type: place, forms: {be: Б}}\n")
    (fixed,) = fix(Folder.open(tmp_path), {"a": 1, "b": 1})
    assert fixed.changes == ("Мінск: Belarusian form “Мiнск” → “Мінск”",)
    assert "forms: {be: Мінск}}  # a" in file.read_text(encoding="utf-8")


def test_the_builtin_glossary_needs_no_mending() -> None:
    assert builtin_path().is_dir()
    wrong = [entry.id for entry in Glossary.load() if mended(as_data(entry)) != as_data(entry)]
    assert not wrong


@given(st.dictionaries(st.sampled_from(["be", "en", "ru"]), st.text(max_size=20), min_size=1))
@settings(max_examples=60, deadline=None)
def test_mending_twice_is_mending_once(forms: dict[str, str]) -> None:
    once = mended({"forms": forms, "variants": {"be": list(forms.values())}})
    assert mended(once) == once
