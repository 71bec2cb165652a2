"""Layers, look-up, signature, threads."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from translit.glossary import Entry, Glossary, GlossaryError, Style, UnknownEntry, UnknownStyle, builtin_path


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_later_layer_replaces_an_entry_and_keeps_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a", "minsk.yaml", "type: place\nforms: {be: Мінск}\n")
    write(tmp_path / "a", "people/losik.yaml", "type: person\nforms: {be: Ігар Лосік}\n")
    later = write(tmp_path / "b", "minsk.yaml", "type: place\nforms: {be: Менск}\n")
    glossary = Glossary.load(tmp_path / "a", later)
    assert {entry.id: entry.form("be") for entry in glossary} == {"minsk": "Менск", "losik": "Ігар Лосік"}
    assert glossary.files["minsk"] == later
    assert glossary.name == "a+minsk"


def test_layers_over_the_built_in_glossary(tmp_path: Path) -> None:
    write(tmp_path, "somewhere-new.yaml", "type: place\nforms: {be: Дзесьці}\n")
    glossary = Glossary.load(builtin_path(), tmp_path)
    assert len(glossary) == len(Glossary.load()) + 1
    assert glossary.name.startswith("belarus+")


def test_a_folder_of_styles_is_no_folder_of_entries(tmp_path: Path) -> None:
    write(tmp_path, "minsk.yaml", "type: place\nforms: {be: Мінск, en: Minsk, 'en:be': Minsk}\n")
    write(tmp_path, "styles/ours.yaml", "title: {en: Ours}\nlanguages: {en: ['en:be']}\n")
    glossary = Glossary.load(tmp_path)
    assert len(glossary) == 1
    assert glossary.style("ours") == Style("ours", {"en": "Ours"}, "", {"en": ("en:be",)})
    assert glossary.style("press").id == "press"  # the built-in ones are always there


def test_unknown_ids_name_the_nearest() -> None:
    glossary = Glossary.from_forms({"losik-ihar": {"be": "Ігар Лосік"}})
    with pytest.raises(UnknownEntry, match="losik-ihar"):
        glossary.entry("losik-igor")
    with pytest.raises(UnknownStyle, match="belarusian"):
        glossary.style("belorusian")


def test_a_kind_of_what_is_not_there_is_refused() -> None:
    """A mistyped id was passed over, and the town became a person."""
    with pytest.raises(UnknownEntry, match="kind of 'brset' is said, and no form of it; the nearest: brest"):
        Glossary.from_forms({"brest": {"be": "Брэст"}, "rak": {"be": "Ян Рак"}}, kind={"brset": "place"})


def test_the_signature_tells_contents_not_layout(tmp_path: Path) -> None:
    one = write(tmp_path / "one", "g/minsk.yaml", "type: place\nforms: {be: Мінск, ru: Минск}\n")
    two = write(tmp_path / "two", "g/minsk.yaml", "# a comment\nforms:\n  ru: Минск\n  be: Мінск\ntype: place\n")
    assert Glossary.load(one.parent).signature == Glossary.load(two.parent).signature
    two.write_text("type: place\nforms: {be: Менск, ru: Минск}\n", encoding="utf-8")
    assert Glossary.load(one.parent).signature != Glossary.load(two.parent).signature
    assert Glossary.load(one.parent).signature.startswith("g@")


def test_one_glossary_serves_many_threads() -> None:
    glossary = Glossary([Entry("minsk", "place", {"be": "Мінск", "ru": "Минск", "en": "Minsk"})])
    texts = {"be": "у Мінску", "ru": "в Минске", "en": "in Minsk"}
    found: list[list[str | None]] = []

    def work(lang: str) -> None:
        found.append([mention.entry_id for mention in glossary.match(texts[lang], lang)])

    threads = [threading.Thread(target=work, args=(lang,)) for lang in list(texts) * 5]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["minsk"]] * 15


def test_forms_of_no_spelling_are_refused(tmp_path: Path) -> None:
    """A misspelled code would lie in the glossary unseen."""
    with pytest.raises(GlossaryError, match=r"'zz9' of entry 'losik'"):
        Glossary.from_forms({"losik": {"be": "Ігар Лосік", "zz9": "Losik"}})
    file = tmp_path / "losik.yaml"
    for field, told in (("forms: {Russian: Игорь}", "forms.Russian"), ("forms: {}\nvariants: {r: Х}", "variants.r")):
        file.write_text(f"type: person\ngender: m\n{field}\n", encoding="utf-8")
        with pytest.raises(
            GlossaryError, match=rf"losik\.yaml, field {told}: '.*' of entry 'losik' is no spelling code"
        ):
            Glossary.load(tmp_path)


def test_kinds_of_some_by_their_ids() -> None:
    """A place that passed for a person was animate, as a woman or a man is in the accusative."""
    forms = {"losik": {"ru": "Игорь Лосик"}, "brest": {"ru": "Брест"}}
    glossary = Glossary.from_forms(forms, kind={"brest": "place"})
    assert [entry.type for entry in glossary] == ["person", "place"]
    assert glossary.entry("brest").paradigm("ru")["acc"] == ("Брест",)
    assert glossary.entry("losik").paradigm("ru")["acc"] == ("Игоря Лосика",)
    with pytest.raises(GlossaryError, match="'planet' is no kind of entry"):
        Glossary.from_forms(forms, kind={"brest": "planet"})  # type: ignore[dict-item]
