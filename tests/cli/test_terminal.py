"""What people see on standard error: patience, colour only where wanted, tables that fit."""

from __future__ import annotations

import io
import time

import pytest
from translit_cli import terminal
from translit_cli.summary import MOST_ALIKE, MOST_ROWS, MOST_WRONG, tell

from translit.translate.result import Finding, NameResult, Translation


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_columns() -> None:
    assert terminal.columns([("be", "x y"), ("en:be", "z")]) == "be     x y\nen:be  z\n"
    assert terminal.columns([("a", ""), ("b", "")]) == "a\nb\n"
    assert terminal.columns([]) == ""


def test_columns_hang_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program gets its lines whole; a person, words that are not broken at the edge."""
    rows = [("by-1998-be", "State Committee for Land Resources"), ("be", "https://example.org/a-long-address")]
    assert terminal.columns(rows).count("\n") == 2
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "32")
    assert terminal.columns(rows).splitlines() == [
        "by-1998-be  State Committee for",
        "            Land Resources",
        "be          https://example.org/a-long-address",
    ]


@pytest.mark.parametrize(
    ("stream", "environment", "expected"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_colour(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, environment: dict[str, str], expected: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert terminal.coloured(stream) is expected


@pytest.mark.parametrize(("patience", "quiet", "shown"), [(0.0, False, True), (0.0, True, False), (60.0, False, False)])
def test_progress_is_shown_only_after_a_while(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], patience: float, quiet: bool, shown: bool
) -> None:
    monkeypatch.setattr(terminal, "PATIENCE", patience)
    with terminal.Progress("translating a.txt", quiet) as progress:
        for step in range(20):
            progress(step, 20)
            time.sleep(0.01)
    out, err = capsys.readouterr()
    assert out == ""
    assert err == ("translit: translating a.txt …\n" if shown else "")


def test_progress_is_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(terminal, "PATIENCE", 0.0)
    with terminal.Progress("translating a.txt") as progress:
        for step in range(100):
            progress(step, 100)
            time.sleep(0.005)
    assert "translating a.txt" in screen.getvalue()
    assert "/100" in screen.getvalue()


def test_what_is_not_counted_has_no_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(terminal, "PATIENCE", 0.0)
    with terminal.Progress("checking the glossary"):
        time.sleep(0.3)
    assert "checking the glossary" in screen.getvalue()
    assert "/?" not in screen.getvalue()


def test_a_failure_inside_takes_the_bar_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "PATIENCE", 0.0)
    progress = terminal.Progress("x")
    with pytest.raises(ZeroDivisionError), progress:
        1 / 0  # noqa: B018
    progress(1, 2)


def name(number: int, ok: bool = True, case: str | None = "gen") -> NameResult:
    text = f"Aliaksandra-Viktoryia Nekrashevich-Hryhoryeva {number}"
    found = text if ok else None
    span = (0, len(text))
    how = "carrier" if ok else "lost"
    return NameResult(f"e{number}", "person", text, span, text, found, span if ok else None, case, how, ok, 0)


def test_the_summary_fits_80_columns_and_begins_with_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    names = tuple(name(number, ok=number != 50) for number in range(60))
    warnings = (Finding("name-lost", "“x” was not found again in the translation; " * 4),)
    tell({"a.txt": [Translation("", "", "en", "ru", names, warnings, unknown_names=())]})
    lines = capsys.readouterr().err.splitlines()
    assert max(map(len, lines)) <= 80
    shown = "\n".join(lines)
    assert "59 of 60 names verified" in shown
    assert "✗ 0 of 1" in lines[4]
    assert f"… {60 - MOST_ROWS} more, all verified; --all-names lists them." in shown


@pytest.mark.parametrize(
    ("wrong", "rows", "rest"),
    [
        (0, MOST_ROWS, f"… {60 - MOST_ROWS} more, all verified"),
        (MOST_ROWS + 5, MOST_ROWS + 5, f"… {60 - MOST_ROWS - 5} more, all verified"),
        (MOST_WRONG + 7, MOST_WRONG, f"… {60 - MOST_WRONG} more, 7 of them not verified"),
    ],
)
def test_the_table_is_short_but_for_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], wrong: int, rows: int, rest: str
) -> None:
    """An article of 74 names filled two screens with names that were right."""
    monkeypatch.setenv("COLUMNS", "200")
    names = tuple(name(number, ok=number >= wrong) for number in range(60))
    result = Translation("", "", "en", "ru", names)
    tell({"a.txt": [result]})
    shown = capsys.readouterr().err
    assert shown.count("✓") + shown.count("✗") == rows
    assert shown.count("✗") == min(wrong, MOST_WRONG)
    assert rest in shown
    tell({"a.txt": [result]}, all_names=True)
    shown = capsys.readouterr().err
    assert shown.count("✓") + shown.count("✗") == 60
    assert "more" not in shown


def test_names_that_rules_wrote_stand_before_those_of_the_glossary(capsys: pytest.CaptureFixture[str]) -> None:
    by_rule = NameResult(None, "person", "Novik", (0, 5), "Новік", "Новік", (0, 5), "nom", "raw", True, 0)
    tell({"a.txt": [Translation("Novik", "", "en", "be", (*(name(number) for number in range(60)), by_rule))]})
    assert capsys.readouterr().err.splitlines()[4].startswith("Novik")


def test_a_narrow_terminal_has_room_for_the_names(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In 40 columns each of five columns had seven letters, and names were cut in the middle."""
    monkeypatch.setenv("COLUMNS", "40")
    found = NameResult(
        "e", "person", "Тихановская", (0, 11), "Ціханоўская", "Ціханоўскай", (0, 11), "gen", "raw", True, 0
    )
    tell({"a.txt": [Translation("Тихановская", "", "ru", "be", (found,))]})
    lines = capsys.readouterr().err.splitlines()
    assert max(map(len, lines)) <= 40
    assert lines[-1].split() == ["Тихановская", "Ціханоўскай", "✓"]


def test_a_text_in_which_all_goes_wrong_does_not_fill_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    """Three hundred sentences of nonsense had three hundred remarks, and the first of another kind was lost in them."""
    alike = [Finding("repeating", f"Sentence {number} came back with a phrase said twice") for number in range(300)]
    tell({"a.txt": [Translation("", "", "en", "ru", (), (*alike, Finding("long", "far too long")), unknown_names=())]})
    shown = capsys.readouterr().err
    assert shown.count("said twice") == MOST_ALIKE
    assert "far too long" in shown
    assert f"and {300 - MOST_ALIKE} remarks like these" in shown


def test_the_summary_tells_cases_only_where_there_are_some(capsys: pytest.CaptureFixture[str]) -> None:
    tell({"a.txt": [Translation("", "", "en", "es", (name(1, case=None),))]})
    assert "case" not in capsys.readouterr().err
    tell({"a.txt": [Translation("", "", "en", "ru", (name(1),))]})
    assert "case" in capsys.readouterr().err


def test_markup_of_the_terminal_in_a_name_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    odd = NameResult("e", None, "[red]x[/red]", (0, 12), "[bold]y", "[bold]y", (0, 7), None, "raw", True, 0)
    tell({"[b].txt": [Translation("[/]", "", "en", "es", (odd,), unknown_names=((0, 3),))]})
    err = capsys.readouterr().err
    for text in ("[red]x[/red]", "[bold]y", "[b].txt", "[/]"):
        assert text in err


def test_a_person_whom_the_glossary_lacks_has_one_row(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In whatever cases: by the base form of the translation, under the source's own base form."""
    monkeypatch.setenv("COLUMNS", "200")
    text = "Виктором Бобровым, Виктор Бобров, Анны Сидоренко, Иванов"
    forms = [("Виктором Бобровым", "Віктарам Бабровым", "ins"), ("Виктор Бобров", "Віктар Баброў", "nom")]
    forms.append(("Анны Сидоренко", "Ганны Сідарэнка", "gen"))
    names = []
    for source, found, case in forms:
        span = (text.index(source), text.index(source) + len(source))
        base = "Віктар Баброў" if source.startswith("В") else "Ганна Сідарэнка"
        names.append(NameResult(None, "person", source, span, base, found, (0, 1), case, "raw", True, 0))
    unknown = (*(name.source_span for name in names), (text.index("Иванов"), len(text)))
    tell({"a.txt": [Translation(text, "", "ru", "be", tuple(names), unknown_names=unknown)]})
    err = capsys.readouterr().err
    assert "Віктарам Бабровым, Віктар Баброў" in err and "✓ 2" in err
    assert "not in the glossary: Виктор Бобров, Анны Сидоренко, Иванов" in err


def test_what_is_said_of_a_model_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Under each of twelve tables it hid the remarks that were on the article."""
    remarks = (Finding("words-lost", "Sentence 2 lacks a word"), Finding("draft", "A first model wrote this"))
    result = Translation("", "", "en", "ru", (), remarks)
    tell({"a.txt": [result], "b.txt": [result]})
    told = capsys.readouterr().err
    assert (told.count("lacks a word"), told.count("A first model")) == (2, 1)
