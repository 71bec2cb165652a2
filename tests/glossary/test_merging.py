"""Two glossaries become one: nothing is lost, every disagreement is told; and differences in a person's words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.glossary import Entry
from translit.glossary.comparing import diff, diff_entry
from translit.glossary.merging import merge, merge_entry

BASE = {"id": "x", "type": "person", "gender": "m", "forms": {"be": "Ян Рак", "ru": "Ян Рак"}, "note": "old"}

# ours, theirs (what is put over BASE; None takes out), the result put over BASE, conflicts (field, kept)
THREE_WAY: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any], list[tuple[str, str]]]] = {
    "nothing": ({}, {}, {}, []),
    "theirs changed": ({}, {"note": "new"}, {"note": "new"}, []),
    "ours changed": ({"note": "new"}, {}, {"note": "new"}, []),
    "both the same": ({"note": "new"}, {"note": "new"}, {"note": "new"}, []),
    "both otherwise": ({"note": "a"}, {"note": "b"}, {"note": "a"}, [("note", "")]),
    "theirs took out": ({}, {"note": None}, {"note": None}, []),
    "ours changed what theirs took out": ({"note": "a"}, {"note": None}, {"note": "a"}, []),
    "fields of both": ({"number": "sg"}, {"surname_alone": True}, {"number": "sg", "surname_alone": True}, []),
    "forms of both": (
        {"forms": {"be": "Іван Рак", "ru": "Ян Рак"}},
        {"forms": {"be": "Ян Рак", "ru": "Ян Рак", "en": "Jan Rak"}},
        {"forms": {"be": "Іван Рак", "ru": "Ян Рак", "en": "Jan Rak"}},
        [],
    ),
    "one form, two minds": (
        {"forms": {"be": "Іван Рак", "ru": "Ян Рак"}},
        {"forms": {"be": "Янка Рак", "ru": "Ян Рак"}},
        {"forms": {"be": "Іван Рак", "ru": "Ян Рак"}, "variants": {"be": ["Янка Рак"]}},
        [("forms.be", "variants.be")],
    ),
    "variants of both": (
        {"variants": {"en": ["Jan Rak"]}},
        {"variants": {"en": ["Yan Rak", "Jan Rak"], "pl": ["Jan Rak"]}},
        {"variants": {"en": ["Jan Rak", "Yan Rak"], "pl": ["Jan Rak"]}},
        [],
    ),
}


def over(changes: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**BASE, **changes}.items() if value is not None}


@pytest.mark.parametrize("case", THREE_WAY)
def test_three_states(case: str) -> None:
    ours, theirs, wanted, conflicts = THREE_WAY[case]
    data, found = merge_entry(over(ours), over(theirs), BASE)
    assert data == over(wanted)
    assert [(conflict.field, conflict.kept) for conflict in found] == conflicts


def test_what_a_side_deleted() -> None:
    old = [Entry("a", "place", {"be": "А"}), Entry("b", "place", {"be": "Б"}), Entry("c", "place", {"be": "В"})]
    changed = Entry("b", "place", {"be": "Бэ"})
    merged = merge([changed, old[2]], [old[0], old[2]], base=old)
    assert set(merged.entries) == {"b", "c"}
    assert [str(conflict) for conflict in merged.conflicts] == [
        "b: theirs deleted what ours changed; it stays, delete it if that is right."
    ]


def test_one_person_under_two_ids() -> None:
    forms = {"be": "Ян Рак", "ru": "Иван Рак"}
    ours = [Entry("rak-yan", "person", forms, gender="m")]
    theirs = [
        Entry("rak", "person", {**forms, "pl": "Jan Rak"}, gender="m"),
        Entry("rak-2", "person", {"be": "Ян Рак", "ru": "Ян Рак"}),
        Entry("rak-3", "person", forms, gender="f"),
    ]
    merged = merge(ours, theirs)
    assert merged.renamed == {"rak": "rak-yan"}
    assert merged.entries["rak-yan"]["forms"]["pl"] == "Jan Rak"
    assert set(merged.entries) == {"rak-yan", "rak-2", "rak-3"}


codes = st.sampled_from(["be", "ru", "en", "pl"])
names = st.sampled_from(["Ян Рак", "Іван Рак", "Jan Rak", "Rak"])
states = st.builds(
    Entry,
    id=st.sampled_from(["a", "b", "c"]),
    type=st.just("person"),
    forms=st.dictionaries(codes, names, min_size=1),
    variants=st.dictionaries(codes, st.lists(names, unique=True, max_size=2).map(tuple)),
    gender=st.sampled_from(["m", "f", None]),
    status=st.sampled_from(["draft", "confirmed"]),
    note=st.sampled_from(["", "x", "y"]),
)
glossaries = st.lists(states, max_size=3, unique_by=lambda entry: entry.id)


@given(glossaries, glossaries)
@settings(max_examples=150, deadline=None)
def test_no_spelling_is_lost(ours: list[Entry], theirs: list[Entry]) -> None:
    merged = merge(ours, theirs)
    for entry in [*ours, *theirs]:
        data = merged.entries[merged.renamed.get(entry.id, entry.id)]
        for code, form in entry.spelled_anywhere():
            assert form == data["forms"].get(code) or form in data.get("variants", {}).get(code, ())
        if entry.note and entry.note != data.get("note"):
            assert entry.note in [conflict.theirs for conflict in merged.conflicts]


@given(glossaries)
@settings(max_examples=50, deadline=None)
def test_joined_with_itself_a_glossary_stays(entries: list[Entry]) -> None:
    merged = merge(entries, entries)
    assert not merged.conflicts
    assert not merged.renamed
    assert diff(entries, entries) == []
    assert set(merged.entries) == {entry.id for entry in entries}


TOLD = [
    ({"forms": {"be": "Ян Рак", "ru": "Иван Рак"}}, ["Ян Рак: Russian form “Ян Рак” → “Иван Рак”"]),
    ({"forms": {"be": "Ян Рак"}}, ["Ян Рак: Russian form “Ян Рак” taken out"]),
    ({"gender": "f"}, ["Ян Рак: gender “m” → “f”"]),
    ({"status": "draft"}, ["Ян Рак: status “confirmed” → “draft”"]),
    ({"variants": {"en": ["Jan Rak"]}}, ["Ян Рак: English variant “Jan Rak” added"]),
    ({"cases": {"ru": {"gen": ["Рака", "Раку"]}}}, ["Ян Рак: Russian genitive “Рака” / “Раку” added"]),
    ({"sources": [{"cite": "BBC", "url": "u"}]}, ["Ян Рак: source “BBC” added"]),
    ({"surname_alone": True}, ["Ян Рак: meant by the surname alone yes added"]),
    ({"note": None}, ["Ян Рак: note “old” taken out"]),
]


@pytest.mark.parametrize(("changes", "lines"), TOLD)
def test_a_change_is_told_in_words(changes: dict[str, Any], lines: list[str]) -> None:
    assert [str(change) for change in diff_entry(BASE, over(changes))] == lines


def test_new_and_gone() -> None:
    minsk, hrodna = Entry("minsk", "place", {"be": "Мінск"}), Entry("hrodna", "place", {"be": "Гродна"}, status="draft")
    assert [str(change) for change in diff([minsk], [hrodna])] == [
        "new: Гродна (place, hrodna, draft)",
        "gone: Мінск (place, minsk)",
    ]
