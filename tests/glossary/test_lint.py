"""Each finding, with where it is and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from translit.glossary import Glossary, GlossaryError
from translit.glossary.lint import lint

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


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="no such file"):
        lint(tmp_path / "none")
