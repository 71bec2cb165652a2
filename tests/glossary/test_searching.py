"""Whoever types a name as they know it finds its entry."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.glossary import Entry, Glossary
from translit.glossary.searching import EntrySearch

LOSIK = Entry("losik-ihar", "person", {"be": "Ігар Лосік", "pl": "Ihar Łosik"}, gender="m")
DARYA = Entry("losik-darya", "person", {"be": "Дар'я Лосік"}, gender="f", status="draft")
TSIKH = Entry("tsikhanouskaya-sviatlana", "person", {"be": "Святлана Ціханоўская"}, gender="f")
MINSK = Entry("minsk", "place", {"be": "Мінск", "en": "Minsk"}, variants={"be": ("Менск",)})
UN = Entry("un", "organisation", {"en": "U.N.", "ru": "ООН"})
SMALL = EntrySearch([LOSIK, DARYA, TSIKH, MINSK, UN])
BUILTIN = EntrySearch(Glossary.load())

QUERIES = [
    ("Игорь", "losik-ihar"),
    ("ihor l", "losik-ihar"),
    ("лосик и", "losik-ihar"),
    ("łos", "losik-ihar"),
    ("los ih", "losik-ihar"),
    ("Darja", "losik-darya"),
    ("дарья", "losik-darya"),
    ("дар’я", "losik-darya"),
    ("Светлана", "tsikhanouskaya-sviatlana"),
    ("Tikhanovskaya", "tsikhanouskaya-sviatlana"),
    ("тих", "tsikhanouskaya-sviatlana"),
    ("Tichanowska", "tsikhanouskaya-sviatlana"),
    ("tsikhanoskaya", "tsikhanouskaya-sviatlana"),
    ("менс", "minsk"),
    ("MINSK", "minsk"),
    ("Мiнск", "minsk"),
    ("un", "un"),
    ("оон", "un"),
]


@pytest.mark.parametrize(("query", "id"), QUERIES)
def test_first_found(query: str, id: str) -> None:
    assert SMALL(query)[0].id == id


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("Игорь Лосик", "losik-ihar"),
        ("loukachenko", "lukashenko-aliaksandr"),
        ("тихановска", "tsikhanouskaya-sviatlana"),
    ],
)
def test_first_found_in_the_builtin_glossary(query: str, id: str) -> None:
    assert BUILTIN(query)[0].id == id


def test_every_entry_is_found_by_each_of_its_forms() -> None:
    lost = [
        (entry.id, form)
        for entry in list(Glossary.load())[::4]
        for _, form in entry.spelled_anywhere()
        if entry.id not in [found.id for found in BUILTIN(form, 3)]
    ]
    assert not lost


def test_nothing_is_near() -> None:
    assert SMALL("Канапацкая") == []
    assert SMALL("ihar tsikh") == []
    assert SMALL("zzzz") == []  # one sound, however long it lasts, is not how every name with S begins


@pytest.mark.parametrize(
    "query",
    ["zzzzqqqq", "zzqq", "rrhmql", "kkdjhty", "uzwqoh", "larrtz", "фывапролдж", "щщщщ", "hhhh"],
)
def test_nonsense_is_near_nothing(query: str) -> None:
    """Two sounds that were typed long, or the same consonants among other vowels, are no name that is known."""
    assert BUILTIN(query) == []


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("Lukashneko", "lukashenko-aliaksandr"),
        ("Тихоновская", "tsikhanouskaya-sviatlana"),
        ("Цихановская", "tsikhanouskaya-sviatlana"),
        ("Bialatsky", "bialiatski-ales"),
        ("Losikk", "losik-ihar"),
        ("Калесникава", "kalesnikava-maryia"),
        ("Стакевич", "statkevich-mikalai"),
    ],
)
def test_a_slip_still_finds(query: str, id: str) -> None:
    assert BUILTIN(query)[0].id == id


def test_no_letters_lists_all_and_filters_hold() -> None:
    assert [found.id for found in SMALL("")] == sorted(["losik-ihar", "losik-darya", TSIKH.id, "minsk", "un"])
    assert [found.id for found in SMALL(" - ", where=lambda entry: entry.type == "place")] == ["minsk"]
    assert [found.id for found in SMALL("лосік", where=lambda entry: entry.status == "draft")] == ["losik-darya"]


def test_entries_come_change_and_go() -> None:
    search = EntrySearch([LOSIK, MINSK])
    search.follow([Entry("minsk", "place", {"be": "Гродна"}), DARYA])
    assert len(search) == 2
    assert [found.id for found in search("Менск", where=lambda entry: entry is MINSK)] == []
    assert [found.id for found in search("Гродно")] == ["minsk"]
    assert [found.id for found in search("лосік")] == ["losik-darya"]


@given(st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_text_may_be_typed(query: str) -> None:
    assert all(0 < found.score <= 1 for found in SMALL(query))
