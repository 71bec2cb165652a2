"""`translit normalize` and `translit transliterate`: filters that leave a text as it came but for names and script."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import translit

from .conftest import Run

ARTICLE = "Igor Losik is free.\r\n\r\n“Losik’s  wife,” 4 %\tsaid Ihar.\n\n\n"
STYLE = ("--style", "belarusian", "--lang", "en")


def test_normalize_writes_the_text_alone(run: Run) -> None:
    result = run("normalize", *STYLE, stdin=ARTICLE)
    assert result.exit_code == 0, result.stderr
    assert result.stdout_bytes.decode() == ARTICLE.replace("Igor", "Ihar")
    assert "1 name rewritten" in result.stderr
    assert run("normalize", *STYLE, "-q", stdin=ARTICLE).stderr == ""


def test_normalize_as_a_diff(run: Run) -> None:
    lines = run("normalize", *STYLE, "--diff", stdin=ARTICLE).stdout.splitlines()
    assert lines[:2] == ["--- standard input", "+++ standard input (normalized)"]
    assert [line for line in lines[2:] if line.startswith(("-", "+"))] == [
        "-Igor Losik is free.",
        "+Ihar Losik is free.",
    ]
    assert run("normalize", *STYLE, "--diff", stdin="Nothing here.").stdout == ""


def test_normalize_as_json(run: Run) -> None:
    data = json.loads(run("normalize", *STYLE, "--json", stdin=ARTICLE).stdout)
    assert data["text"] == ARTICLE.replace("Igor", "Ihar")
    assert [(change["before"], change["after"], change["entry_id"]) for change in data["changes"]] == [
        ("Igor Losik", "Ihar Losik", "losik-ihar")
    ]


def test_normalize_asks_for_the_language(run: Run) -> None:
    result = run("normalize", stdin="Ok Zq")
    assert result.exit_code == 2
    assert "--lang" in result.stderr


def test_a_glossary_of_ones_own_lies_on_top(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "losik-ihar.yaml").write_text(
        "type: person\ngender: m\nforms: {en: Ihar Łosik}\nvariants: {en: [Igor Losik]}\n", encoding="utf-8"
    )
    result = run("normalize", "--glossary", "ours", "--lang", "en", stdin="Igor Losik met Donald Trump.")
    assert result.stdout == "Ihar Łosik met Donald Trump."


def test_encodings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Ігар Лосік".encode("cp1251"))
    assert run("normalize", "a.txt", "--lang", "be", "--encoding", "cp1251").stdout == "Ігар Лосік"


def test_transliterate(run: Run) -> None:
    text = "Щука,\r\nЕльцин\n\n Объём 5 %\n"
    there = run("transliterate", "--scheme", "iso-9-1995-ru", stdin=text.encode())
    assert there.stdout_bytes.decode() == translit.transliterate(text, "iso-9-1995-ru")
    assert there.stdout_bytes.startswith("Ŝuka,\r\n".encode())
    back = run("transliterate", "--scheme", "iso-9-1995-ru", "--reverse", "-", stdin=there.stdout_bytes)
    assert back.stdout_bytes.decode() == text


def test_schemes_list_and_show(run: Run) -> None:
    known = [scheme.id for scheme in translit.schemes.available()]
    assert [line.split()[0] for line in run("schemes", "list").stdout.splitlines()] == known
    data = json.loads(run("schemes", "list", "--lang", "be", "--json").stdout)
    assert {scheme["lang"] for scheme in data} == {"be"}
    scheme = translit.schemes.get("bgnpcgn-1979-be")
    page = run("schemes", "show", scheme.id).stdout
    for part in (scheme.authority, str(scheme.year), scheme.samples[0].source, scheme.samples[0].target):
        assert part in page
    assert json.loads(run("schemes", "show", scheme.id, "--json").stdout)["id"] == scheme.id
    assert run("schemes", "list", "--lang", "xx").exit_code == 2


LARGE = [("normalize", "-q", "--lang", "ru"), ("transliterate", "--scheme", "bgnpcgn-1947-ru")]


@pytest.mark.parametrize("args", LARGE, ids=lambda args: args[0])
def test_50_megabytes(true_run: Callable[..., CompletedProcess[bytes]], tmp_path: Path, args: tuple[str, ...]) -> None:
    """They come through whole, in time that a person waits (the run is stopped after two minutes).

    Mostly numbers, so that the test is about size and not about the speed of declension.
    """
    block = ("4 815 162 342; " * 60 + "\n") * 1120 + "Лосик.\n"
    (tmp_path / "large.txt").write_text(block * 50, encoding="utf-8")
    assert (tmp_path / "large.txt").stat().st_size > 50_000_000
    done = true_run(*args, "large.txt")
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode() == (block if args[0] == "normalize" else block.replace("Лосик", "Losik")) * 50


@pytest.mark.parametrize("args", LARGE, ids=lambda args: args[0])
def test_a_lone_line_of_a_megabyte(run: Run, args: tuple[str, ...]) -> None:
    line = "The article goes on, Лосик; " * 36_000
    result = run(*args, stdin=line.encode())
    assert result.exit_code == 0, result.stderr
    assert result.stdout == (line if args[0] == "normalize" else line.replace("Лосик", "Losik"))
