"""An index that follows a change is the index that would be made anew, and works out no more than the change."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from translit.glossary import Entry, Glossary, index, lint_entry
from translit.glossary.editing import Folder
from translit.glossary.index import Index

POOL = [
    Entry("losik", "person", {"be": "Ігар Лосік"}, gender="m"),
    Entry("losik", "person", {"be": "Ігар Лосік", "ru": "Игорь Лосик"}, gender="m", note="another note"),
    Entry("losik", "person", {"be": "Дар’я Лосік"}, gender="f"),
    Entry("losik", "place", {"be": "Лосік"}),
    Entry("kasparau", "person", {"be": "Ігар Каспароў"}, gender="m", variants={"be": ("Гары Каспараў",)}),
    Entry("kasparau", "person", {"be": "Гары Каспараў"}, gender="m"),
    Entry("minsk", "place", {"be": "Мінск"}),
    Entry("minsk", "place", {"be": "Менск"}, variants={"be": ("Мінск",)}),
    Entry("court", "organisation", {"be": "Вярхоўны суд"}, variants={"be": ("вярхоўны суд", "ВС")}),
    Entry("court", "organisation", {"be": "Вярхоўны суд"}),
    Entry("another-court", "organisation", {"be": "Вярхоўны Суд", "en": "Supreme Court"}),
    Entry("leyen", "person", {"be": "Урсула фон дэр Ляен"}, gender="f"),
    Entry("hero", "person", {"be": "Касінерус"}, common_word=("be",)),
]
TEXT = "Ігар Лосік, Лосіка і Каспарава ў вярхоўным судзе. Вярхоўны Суд і ВС, Мінск; Урсула фон дэр Ляен. Лосик."


def same(followed: Index, anew: Index) -> None:
    assert followed.entries == anew.entries
    assert followed.forms == anew.forms
    assert followed.givens == anew.givens
    assert followed.heads >= anew.heads
    assert followed.longest >= anew.longest
    assert followed.phrases.search(TEXT) == anew.phrases.search(TEXT)
    for skeleton in anew._by_skeleton:
        heard, wanted = followed.sounding(skeleton), anew.sounding(skeleton)
        assert {sound: sorted(each, key=str) for sound, each in heard.items()} == {
            sound: sorted(each, key=str) for sound, each in wanted.items()
        }


def states() -> list[Sequence[Entry]]:
    """Glossaries as many saves, deletions and new entries in a row make them; always in one order."""
    chance, ids = random.Random(3), sorted({entry.id for entry in POOL})
    found = []
    for _ in range(60):
        kept = [id for id in ids if chance.random() < 0.8]
        found.append([chance.choice([entry for entry in POOL if entry.id == id]) for id in kept])
    return found


@pytest.mark.parametrize("lang", ["be", "ru", "en"])
def test_an_index_that_follows_is_the_one_made_anew(lang: str) -> None:
    followed = Index([], lang)
    for entries in states():
        followed.sounding("lsk")  # what is heard is followed, too, once somebody has asked
        followed = followed.after(entries)
        same(followed, Index(entries, lang))
        assert Glossary(entries).match(TEXT, lang) == [*linked(entries, followed)]


def linked(entries: Sequence[Entry], made: Index) -> list[object]:
    glossary = Glossary(entries)
    glossary._made[made.lang] = made
    return [*glossary.match(TEXT, made.lang)]


def test_entries_in_another_order_are_read_anew() -> None:
    entries = [POOL[0], POOL[4], POOL[6]]
    followed = Index(entries, "be").after(reversed(entries))
    assert [*followed.entries] == ["minsk", "kasparau", "losik"]
    same(followed, Index(entries[::-1], "be"))


def test_the_index_that_is_followed_stays_as_it_was() -> None:
    """Other threads may be reading with it."""
    before = Index(POOL[:1], "be")
    before.sounding("lsk")
    after = before.after([POOL[2], POOL[8]])
    same(before, Index(POOL[:1], "be"))
    assert after.readings("Дар’я") and not before.readings("Дар’я")


def test_a_save_in_a_folder_works_out_one_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With 20,000 entries the whole index takes seconds, and each save in the workbench waited for it."""
    for number, name in enumerate(["Ігар Лосік", "Аляксей Герман", "Янка Купала"]):
        (tmp_path / f"p{number}.yaml").write_text(f"type: person\nforms: {{be: {name}}}\ngender: m\n", encoding="utf-8")
    folder, beneath = Folder.open(tmp_path), Glossary([])
    folder.glossary(beneath).index("be")
    asked: list[str] = []
    rows_of = index.rows_of
    monkeypatch.setattr(index, "rows_of", lambda entry, lang: asked.append(entry.id) or rows_of(entry, lang))
    first = folder.save("p1", {"type": "person", "forms": {"be": "Алесь Новы"}}, version=folder.read("p1").version)
    assert folder.glossary(beneath).index("be").readings("Новаму")
    assert not folder.glossary(beneath).index("be").readings("Герману")
    assert asked == ["p1", "p1"]  # what it was and what it is
    folder.save("a", {"type": "place", "forms": {"be": "Мінск"}}, version=None)
    folder.delete("p1", first.version)
    made = folder.glossary(beneath)
    assert [*made.index("be").entries] == ["a", "p0", "p2"]  # in the order of the files, the new one too
    assert sorted(asked[2:]) == ["a", "p1"]
    same(made.index("be"), Index(made.entries, "be"))


def test_indexes_of_other_languages_wait_for_their_turn() -> None:
    """A language that nobody asks for between two changes is followed over both."""
    first = Glossary([POOL[0]])
    first.index("be"), first.index("ru")
    second = Glossary([POOL[0], POOL[6]], after=first)
    second.index("be")
    third = Glossary([POOL[2], POOL[6]], after=second)
    for lang in ("be", "ru", "uk"):
        same(third.index(lang), Index(third.entries, lang))


def test_names_that_two_have_are_told_after_each_change() -> None:
    typed = {"id": "new", "type": "person", "forms": {"be": "Ігар Лосік"}, "gender": "m"}
    glossary = Glossary([])
    for entries in itertools.permutations(POOL[:3], 1):
        glossary = Glossary(entries, after=glossary)
        told = "claimed-twice" in {finding.code for finding in lint_entry(typed, glossary)}
        assert told == (entries[0].form("be") == "Ігар Лосік")
