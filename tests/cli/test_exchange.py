"""`translit glossary import` and `export`, as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

CSV = "id,type,gender,be,ru\nlee-hanna,person,f,Ганна Лі,Ганна Ли\nlosik-ihar,person,m,Ігар Лосік,Игорь Лосик\n"


@pytest.fixture
def ours(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "ours").mkdir()
    (tmp_path / "in.csv").write_text(CSV, encoding="utf-8")
    return tmp_path / "ours"


@pytest.mark.parametrize("name", ["all.csv", "all.tsv", "all.xlsx", "all.tbx", "all.tmx"])
def test_out_and_in_again_changes_nothing(run: Run, ours: Path, name: str) -> None:
    result = run("glossary", "export", "-o", name, "--type", "place")
    assert result.exit_code == 0 and "everything is carried" in result.stderr
    result = run("glossary", "import", name, "--into", "ours")
    assert result.exit_code == 0
    assert result.stdout.endswith("the same\n") and not list(ours.iterdir())


LOOKS = [
    # options, how the file begins
    ([], b"\xef\xbb\xbfid,type,code,"),
    (["--layout", "languages"], b"\xef\xbb\xbfid,type,code,"),
    (["--no-bom", "--delimiter", "semicolon"], b"id;type;code;"),
    (["--layout", "entries", "--no-bom"], b"id,type,gender,"),
]


@pytest.mark.parametrize(("options", "begins"), LOOKS)
def test_how_a_table_looks(run: Run, options: list[str], begins: bytes) -> None:
    result = run("glossary", "export", "--format", "csv", "--type", "place", *options)
    assert result.stdout_bytes.startswith(begins)


def test_an_empty_cell_takes_out_when_told(run: Run, ours: Path, tmp_path: Path) -> None:
    run("glossary", "import", "in.csv", "--into", "ours", "--yes")
    (tmp_path / "in.csv").write_text("id,type,be,ru\nlee-hanna,person,Ганна Лі,\n", encoding="utf-8")
    run("glossary", "import", "in.csv", "--into", "ours", "--yes")
    assert "Ганна Ли" in (ours / "lee-hanna.yaml").read_text(encoding="utf-8")
    run("glossary", "import", "in.csv", "--into", "ours", "--yes", "--empty", "remove")
    assert "Ганна Ли" not in (ours / "lee-hanna.yaml").read_text(encoding="utf-8")


def test_an_import_shows_first_and_writes_when_told(run: Run, ours: Path) -> None:
    result = run("glossary", "import", "in.csv", "--into", "ours")
    assert result.exit_code == 0
    assert "new     lee-hanna  (row 2)\n" in result.stdout and "        forms.be: Ганна Лі\n" in result.stdout
    assert "2 entries: 1 new, 1 the same\n" in result.stdout
    assert "nothing was written; --apply writes it" in result.stderr
    assert not list(ours.glob("*.yaml"))
    result = run("glossary", "import", "in.csv", "--into", "ours", "--apply", "--author", "Ann")
    assert result.exit_code == 0 and "wrote 1 entry to ours" in result.stderr
    assert "Ганна Ли" in (ours / "lee-hanna.yaml").read_text(encoding="utf-8")
    assert "1 entry" not in run("glossary", "import", "in.csv", "--into", "ours", "--apply").stderr


def test_names_of_a_glossary_under_ones_own_are_no_new_ones(run: Run, ours: Path, tmp_path: Path) -> None:
    """As in the workbench: a file is compared with every layer, and what is changed lies in one's own."""
    (tmp_path / "shared").mkdir()
    shared = "id: lee-hanna\ntype: person\ngender: f\nforms: {be: Ганна Лі}\n"
    (tmp_path / "shared" / "lee-hanna.yaml").write_text(shared, encoding="utf-8")
    (tmp_path / "in.csv").write_text("be,ru\nГанна Лі,Ганна Ли\n", encoding="utf-8")
    result = run(
        "glossary", "import", "in.csv", "--into", "ours", "--glossary", "shared", "--glossary", "ours", "--yes"
    )
    assert result.exit_code == 0, result.stderr
    assert [file.name for file in ours.glob("*.yaml")] == ["lee-hanna.yaml"]
    assert "Ганна Ли" in (ours / "lee-hanna.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "shared" / "lee-hanna.yaml").read_text(encoding="utf-8") == shared


def test_refused_rows_are_told_and_the_others_written(run: Run, ours: Path, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f"{CSV}x,planet,,Ікс,Икс\n", encoding="utf-8")
    result = run("glossary", "import", "in.csv", "--into", "ours", "--yes")
    assert result.exit_code == 1
    assert "refused row 4, column B (type): “planet” is not known here" in result.stdout
    assert [file.name for file in ours.glob("*.yaml")] == ["lee-hanna.yaml"]


def test_what_is_to_be_decided(run: Run, ours: Path, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("type,ru,pl\nperson,Игар Лосик,Ihar Losik II\n", encoding="utf-8")
    result = run("glossary", "import", "in.csv", "--into", "ours")
    assert result.exit_code == 1
    assert "decide  row 2: “Игар Лосик” may be losik-ihar" in result.stdout and "--match likely" in result.stdout
    result = run("glossary", "import", "in.csv", "--into", "ours", "--match", "likely")
    assert result.exit_code == 0 and "change  losik-ihar" in result.stdout


def test_on_a_terminal_it_asks(run: Run, ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translit_cli.exchange.on_terminal", lambda: True)
    (tmp_path / "in.csv").write_text("type,gender,ru,pl\nperson,m,Игар Лосик,Ihar Losik II\n", encoding="utf-8")
    result = run("glossary", "import", "in.csv", "--into", "ours", stdin="s\n")
    assert result.exit_code == 1 and not list(ours.glob("*.yaml"))  # skipped: nothing to write, nothing asked
    result = run("glossary", "import", "in.csv", "--into", "ours", stdin="n\nn\n")
    assert "1  losik-ihar" in result.stderr and "Write 1 entry to ours?" in result.stderr
    assert result.exit_code == 0 and not list(ours.glob("*.yaml"))
    result = run("glossary", "import", "in.csv", "--into", "ours", stdin="1\ny\n")
    assert [file.name for file in ours.glob("*.yaml")] == ["losik-ihar.yaml"]


def test_json_of_a_plan_and_of_a_report(run: Run, ours: Path) -> None:
    data = json.loads(run("glossary", "import", "in.csv", "--into", "ours", "--json", "--apply").stdout)
    assert data["applied"] and [step["action"] for step in data["steps"]] == ["new", "same"]
    assert {"field": "forms.be", "before": None, "after": "Ганна Лі"} in data["steps"][0]["changes"]
    args = ("--glossary", "ours", "--own", "--from", "be", "--to", "ru", "--format", "deepl", "-o", "d.tsv", "--json")
    report = json.loads(run("glossary", "export", *args).stdout)
    assert report["entries"] == 1
    assert {loss["code"]: loss["fields"] for loss in report["losses"]} == {
        "type": {"lee-hanna": ["type"]},
        "gender": {"lee-hanna": ["gender"]},
        "status": {"lee-hanna": ["status"]},
    }


def test_two_languages_from_standard_input(run: Run, ours: Path) -> None:
    pairs = ("--from", "en", "--to", "be")
    text = run("glossary", "export", "--format", "omegat", *pairs, "--type", "place").stdout
    assert "Minsk\tМінск\tminsk (place)" in text.splitlines()
    changed = text.replace("Minsk\tМінск\t", "Minsk\tМенск-горад\t")
    result = run("glossary", "import", "-", "--into", "ours", "--style", "press", *pairs, stdin=changed)
    assert "forms.be: Мінск → Менск-горад" in result.stdout


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["export"], "say the format with --format"),
        (["export", "-o", "x.doc"], "there is no format for 'x.doc'"),
        (["export", "-o", "glossary.txt"], "say which with --from and --to"),
        (["export", "--format", "csv", "--json"], "say with -o where the file goes"),
        (["export", "--own", "--format", "csv"], "--own needs --glossary"),
        (["export", "-o", "gone/x.csv"], "gone"),
        (["import", "gone.csv", "--into", "ours"], "there is no file gone.csv"),
        (["import", "in.csv", "--into", "gone/deep"], "no such file or directory"),
        (["import", "old.csv", "--into", "ours"], "old.csv, line 1: byte 0xCD is not UTF-8"),
        (["import", "in.csv", "--into", "ours", "--apply", "--dry-run"], "say one of them"),
        (["import", "in.csv", "--into", "ours", "--format", "deepl"], "say them with --from and --to"),
        (["import", "in.csv", "--into", "ours", "--format", "xlsx"], "no .xlsx spreadsheet"),
    ],
)
def test_refusals_say_what_to_do(run: Run, ours: Path, tmp_path: Path, args: list[str], sentence: str) -> None:
    (tmp_path / "old.csv").write_bytes("Нет;заголовка\n".encode("cp1251"))
    result = run("glossary", *args)
    assert result.exit_code == 2
    assert sentence in result.stderr and "Traceback" not in result.stderr
    assert not list(ours.iterdir())


@pytest.mark.parametrize(
    ("file", "data", "told"),
    [
        ("names.csv", "Name;Vorname\nЛосік;Ігар\n", "and it has “Name”, “Vorname”."),
        ("names.csv", "foo,bar\n1,2\n", "and it has “foo”, “bar”."),
        ("names.xlsx", "be,ru\nЛосік,Лосик\n", "it is no XLSX file, whatever its name says"),
    ],
)
def test_columns_that_are_not_known_are_told(run: Run, tmp_path: Path, file: str, data: str, told: str) -> None:
    """“There is no header row” was said to people who looked at theirs."""
    (tmp_path / file).write_text(data, encoding="utf-8")
    result = run("glossary", "import", file, "--into", "new")
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in " ".join(result.stderr.split())
    assert not (tmp_path / "new").exists()


def test_an_import_makes_the_folder_when_it_writes(run: Run, tmp_path: Path) -> None:
    """As `learn --to` and the workbench do; a plan alone leaves nothing."""
    (tmp_path / "names.csv").write_text("be,ru,gender\nАлена Новік,Елена Новик,f\n", encoding="utf-8")
    command = ("glossary", "import", "names.csv", "--into", "new")
    assert run(*command, "--dry-run").exit_code == 0
    assert not (tmp_path / "new").exists()
    assert run(*command, "--apply").exit_code == 0
    assert [path.name for path in (tmp_path / "new").glob("*.yaml")] == ["novik-alena.yaml"]
