"""Each finding, with where it is and what to do."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from translit.glossary import Entry, Glossary, GlossaryError
from translit.glossary.checks import check_entry
from translit.glossary.checks.fields import check_fields
from translit.glossary.lint import lint, lint_entry
from translit.glossary.reading import read_text

# file name -> text, and (code, severity, line, field) of what must be found in it
CASES: dict[str, tuple[dict[str, str], list[tuple[str, str, int | None, str | None]]]] = {
    "schema": ({"a.yaml": "type: place\nforms: {be: 5}\n"}, [("schema", "error", 2, "forms.be")]),
    "look-alike": (
        {"a.yaml": "type: place\nforms:\n  be: Мiнск\n"},
        [("look-alike", "error", 3, "forms.be")],
    ),
    "foreign letter": (
        {"a.yaml": "type: place\nforms: {be: Мінск}\nvariants:\n  be: [Минск]\n"},
        [("foreign-letter", "warning", 4, "variants.be.0")],
    ),
    "wrong script": ({"a.yaml": "type: place\nforms:\n  en: Мінск\n"}, [("wrong-script", "error", 3, "forms.en")]),
    "unknown code": ({"a.yaml": "type: place\nforms:\n  xx: Minsk\n"}, [("unknown-code", "error", 3, "forms.xx")]),
    "no digit": ({"a.yaml": "type: place\nforms:\n  ²: Minsk\n"}, [("unknown-code", "error", 3, "forms.²")]),
    "unknown English": (
        {"a.yaml": "type: place\nforms:\n  en:pl: Minsk\n"},
        [("unknown-code", "error", 3, "forms.en:pl")],
    ),
    "id and file": ({"a.yaml": "id: b\ntype: place\nforms: {be: Мінск}\n"}, [("id-and-file", "error", 1, "id")]),
    "id twice": (
        {"a/x.yaml": "type: place\nforms: {be: Мінск}\n", "b/x.yaml": "type: place\nforms: {be: Гродна}\n"},
        [("duplicate-id", "error", None, "id")],
    ),
    "claimed twice": (
        {
            "a.yaml": "type: person\ngender: m\nforms:\n  be: Ян Рак\n",
            "b.yaml": "type: person\ngender: m\nforms:\n  be: Іван Рак\nvariants:\n  be: [Ян Рак]\n",
        },
        [("claimed-twice", "error", 6, "variants.be.0")],
    ),
    "dead sample": (
        {"a.yaml": "type: place\nforms: {be: Мінск}\nsamples:\n- {lang: be, text: У Гродне., mention: Гродне}\n"},
        [("dead-sample", "error", 4, "samples.0")],
    ),
    "sample in another case": (
        {
            "a.yaml": "type: place\nforms: {be: Мінск}\nsamples:\n"
            "- {lang: be, text: Мінску, mention: Мінску, case: nom}\n"
        },
        [("dead-sample", "error", 4, "samples.0")],
    ),
    "cases without form": (
        {"a.yaml": "type: place\nforms: {be: Мінск}\ncases:\n  ru: {gen: Минска}\n"},
        [("case-without-form", "error", 4, "cases.ru")],
    ),
    "other nominative": (
        {"a.yaml": "type: place\nforms: {be: Мінск}\ncases:\n  be: {nom: Менск}\n"},
        [("other-nominative", "error", 4, "cases.be.nom")],
    ),
    "no gender": ({"a.yaml": "type: person\nforms: {be: Ян Рак}\n"}, [("no-gender", "warning", None, "gender")]),
    "spacing": ({"a.yaml": "type: place\nforms:\n  be: 'Новы  Двор'\n"}, [("spacing", "error", 3, "forms.be")]),
}


@pytest.mark.parametrize("case", CASES)
def test_finding(case: str, tmp_path: Path) -> None:
    files, wanted = CASES[case]
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    found = [finding for finding in lint(tmp_path) if finding.code != "missing-language"]
    for code, severity, line, field in wanted:
        (finding,) = [each for each in found if each.code == code]
        assert (finding.severity, finding.field) == (severity, field)
        assert line is None or finding.line == line
        assert finding.file is not None
        assert finding.file.endswith(".yaml")
        assert ";" in finding.message or "; " in str(finding)


def test_missing_language_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "minsk.yaml").write_text("type: place\nforms: {be: Мінск, ru: Минск, en: Minsk}\n", encoding="utf-8")
    assert [(f.code, f.severity) for f in lint(tmp_path)] == [("missing-language", "warning")]


def test_a_clean_entry_has_no_findings(tmp_path: Path) -> None:
    forms = "{be: Мінск, ru: Минск, uk: Мінськ, en: Minsk}"
    sample = '{lang: ru, text: "Встреча в Минске.", mention: Минске, case: loc}'
    (tmp_path / "minsk.yaml").write_text(f"type: place\nforms: {forms}\nsamples: [{sample}]\n", encoding="utf-8")
    assert lint(tmp_path) == []


def test_a_form_named_twice_does_not_stop_loading() -> None:
    glossary = Glossary.from_forms({"a": {"be": "Ян Рак"}, "b": {"be": "Ян Рак"}})
    (mention,) = glossary.match("Прыйшоў Ян Рак.", "be")
    assert mention.entry_id is None
    assert mention.alternatives == ("a", "b")


class _Compared(str):
    """A form that counts with how many it is compared."""

    times = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        _Compared.times += 1
        return str.__eq__(self, other)


def test_variants_are_not_each_held_against_all_before_them() -> None:
    """A megabyte of 80,000 variants took a minute."""
    entry = Entry(
        "x", "person", {"be": "Ігар"}, gender="m", variants={"be": [_Compared(f"Ігар{i}") for i in range(500)]}
    )
    assert not [said for said in check_fields(entry) if said.code == "needless-variant"]
    assert _Compared.times < 5000


def test_a_file_is_read_once_for_all_that_is_said_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was read again for each finding: three minutes for a megabyte of them."""
    (tmp_path / "x.yaml").write_text("type: place\nforms: {be: Мінск}\nvariants:\n  be:\n" + "  - Мінск\n" * 50)
    read: list[Path] = []
    module = sys.modules[lint.__module__]
    monkeypatch.setattr(module, "read_text", lambda file: [read.append(file), read_text(file)][1])
    found = [each.line for each in lint(tmp_path) if each.code == "needless-variant"]
    assert (found, len(read)) == (list(range(5, 55)), 2)


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="no such file"):
        lint(tmp_path / "none")


IHAR = {"be": "Ігар Лосік", "ru": "Игорь Лосик", "uk": "Ігор Лосик", "en": "Ihar Losik"}
# data of an entry -> (code, severity, field) of everything found but languages missing
ENTRIES: dict[str, tuple[dict[str, Any], list[tuple[str, str, str]]]] = {
    "in order": ({"gender": "m", "forms": IHAR}, []),
    "a slip in one form": (
        {"gender": "m", "forms": IHAR | {"ru": "Игорь Лопсик"}},
        [("not-by-rule", "hint", "forms.ru")],
    ),
    "a slip in another alphabet": (
        {"gender": "m", "forms": IHAR | {"pl": "Jan Kowalski"}},
        [("unlike", "hint", "forms.pl")],
    ),
    "a source settles it": (
        {
            "gender": "m",
            "forms": IHAR | {"ru": "Игорь Лопсик"},
            "sources": [{"for": "forms.ru", "cite": "His own page"}],
        },
        [],
    ),
    "two spellings in print": (
        {"gender": "m", "forms": IHAR | {"ru": "Гарик Лосик"}, "variants": {"ru": ["Игорь Лосик"]}},
        [("no-source", "hint", "forms.ru")],
    ),
    "wrong gender by the given name": ({"gender": "f", "forms": IHAR}, [("wrong-gender", "warning", "gender")]),
    "wrong gender by the patronymic": (
        {"gender": "m", "forms": {"ru": "Саша Ивановна Лосик"}},
        [("wrong-gender", "warning", "gender")],
    ),
    "a name of either gender": ({"gender": "f", "forms": {"ru": "Саша Лосик"}}, []),
    "wrong case": (
        {"gender": "m", "forms": IHAR, "cases": {"ru": {"gen": "Игорю Лосику"}}},
        [("wrong-case", "warning", "cases.ru.gen")],
    ),
    "an unusual case": ({"gender": "m", "forms": IHAR, "cases": {"ru": {"gen": "Игоря Лосика-мл."}}}, []),
    "cases changed over": (
        {"type": "place", "forms": {"ru": "Минск"}, "cases": {"ru": {"gen": "Минску", "dat": "Минска"}}},
        [("wrong-case", "warning", "cases.ru.gen"), ("wrong-case", "warning", "cases.ru.dat")],
    ),
    "a source for nothing": (
        {"gender": "m", "forms": IHAR, "sources": [{"for": "forms.lt", "cite": "LRT"}]},
        [("dead-source", "warning", "sources.0.for")],
    ),
    "an empty form": ({"type": "place", "forms": {"be": " "}}, [
        ("spacing", "error", "forms.be"), ("empty-form", "error", "forms.be")
    ]),
    "a variant twice": (
        {"gender": "m", "forms": IHAR, "variants": {"en": ["Igor Losik", "Igor Losik"]}},
        [("needless-variant", "warning", "variants.en.1")],
    ),
    "no such language": (
        {"gender": "m", "forms": IHAR, "not_in": {"xx": ["Лосік"]}, "common_word": ["zz"]},
        [("unknown-code", "error", "not_in.xx"), ("unknown-code", "error", "common_word")],
    ),
    "dead sample": (
        {"gender": "m", "forms": IHAR, "samples": [{"lang": "be", "text": "Ян.", "mention": "Ян"}]},
        [("dead-sample", "error", "samples.0")],
    ),
    "claimed by another": (
        {"type": "place", "forms": {"be": "Гродна"}},
        [("claimed-twice", "error", "forms.be")],
    ),
    "schema": ({"gender": "x", "forms": IHAR}, [("schema", "error", "gender")]),
}  # fmt: skip
OTHERS = Glossary.from_forms({"hrodna": {"be": "Гродна"}}, kind="place")


@pytest.mark.parametrize("case", ENTRIES)
def test_finding_as_one_types(case: str) -> None:
    data, wanted = ENTRIES[case]
    found = lint_entry({"id": "x", "type": "person", **data}, OTHERS)
    assert [(each.code, each.severity, each.field) for each in found if each.code != "missing-language"] == wanted
    assert all(each.entry_id == "x" and "; " in each.message for each in found)


def test_an_entry_is_not_held_against_what_it_was() -> None:
    data = {"id": "hrodna", "type": "place", "forms": {"be": "Гродна"}}
    assert {each.code for each in lint_entry(data, OTHERS)} == {"missing-language"}


def test_a_language_that_a_style_prints_is_missing(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles/ours.yaml").write_text("id: ours\nlanguages: {pl: [pl]}\n", encoding="utf-8")
    (tmp_path / "minsk.yaml").write_text(
        "type: place\nforms: {be: Мінск, ru: Минск, uk: Мінськ, en: Minsk}\n", encoding="utf-8"
    )
    (finding,) = lint(tmp_path)
    assert finding.code == "missing-language"
    assert "there is no form for pl, which the style ours prints" in finding.message


def test_the_builtin_glossary_has_no_errors_and_few_hints() -> None:
    glossary = Glossary.load()
    sampled = glossary.entries[::5]  # all of them take ten seconds; `translit glossary lint` looks at each
    found = [said for entry in sampled for said in check_entry(entry, glossary.styles.values())]
    assert [said for said in found if said.severity == "error"] == []
    assert len([said for said in found if said.severity == "hint"]) < 10
    assert len([said for said in found if said.severity == "warning" and said.code != "missing-language"]) < 10
