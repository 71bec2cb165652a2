"""`translit names`: thin over the library, and the same to read for people and programs."""

from __future__ import annotations

import json

import pytest

from translit import names

from .conftest import Run


def test_match(run: Run) -> None:
    score = names.similarity("Ihar Losik", "Игорь Лосик")
    assert run("names", "match", "Ihar Losik", "Игорь Лосик").stdout == f"{score:.3f}\n"
    told = run("names", "match", "Ihar Losik", "Игорь Лосик", "--explain").stdout
    assert told.startswith(f"{score:.3f}\ngiven: ihar / игорь: ")
    data = json.loads(run("names", "match", "Ihar Losik", "Игорь Лосик", "--json").stdout)
    assert data["similarity"] == score
    assert {part["part"] for part in data["parts"]} >= {"given", "surname"}


@pytest.mark.parametrize(("a", "b", "code"), [("Ihar Losik", "Игорь Лосик", 0), ("Ihar Losik", "Donald Trump", 1)])
def test_match_with_a_threshold_answers_by_exit_code(run: Run, a: str, b: str, code: int) -> None:
    assert run("names", "match", a, b, "--threshold", "0.5").exit_code == code


def test_convert(run: Run) -> None:
    forms = names.convert("Ігар Лосік", "be", "ru")
    result = run("names", "convert", "Ігар Лосік", "--from", "be", "--to", "ru")
    assert (result.exit_code, result.stdout.splitlines()) == (0, forms)
    data = json.loads(run("names", "convert", "Ігар Лосік", "--from", "BE", "--to", "en:be", "--json").stdout)
    assert data["forms"] == names.convert("Ігар Лосік", "be", "en:be")


def test_convert_says_why(run: Run) -> None:
    told = names.explain_conversion("Ігар Касінскі", "be", "ru")
    arguments = ("names", "convert", "Ігар Касінскі", "--from", "be", "--to", "ru", "--explain")
    assert run(*arguments).stdout == f"{told}\n"
    data = json.loads(run(*arguments, "--json").stdout)
    assert [word["became"] for word in data["words"]] == data["forms"][0].split()


def test_inflect(run: Run) -> None:
    lines = run("names", "inflect", "Игорь Лосик", "--lang", "ru").stdout.splitlines()
    assert dict(line.split("  ", 1) for line in lines) == dict(names.paradigm("Игорь Лосик", "ru"))
    assert run("names", "inflect", "Игорь Лосик", "--lang", "ru", "--case", "gen").stdout == "Игоря Лосика\n"
    data = json.loads(run("names", "inflect", "Минск", "--lang", "ru", "--kind", "place", "--json").stdout)
    assert data["forms"]["loc"] == "Минске"


def test_a_case_that_the_language_has_not(run: Run) -> None:
    result = run("names", "inflect", "Игорь Лосик", "--lang", "ru", "--case", "voc")
    assert result.exit_code == 2
    assert "ru has no case voc; it has: nom, gen" in result.stderr


TEXT = "Пра Ігара Лосіка пішуць.\nІгар Лосік у Мінску.\n"


def test_find_prints_spans_that_hold(run: Run) -> None:
    result = run("names", "find", "--lang", "be", stdin=TEXT)
    assert result.exit_code == 0, result.stderr
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert all(TEXT[int(row[0]) : int(row[1])] == row[2] for row in rows)
    assert ("Ігара Лосіка", "losik-ihar") in [(row[2], row[5]) for row in rows]
    data = json.loads(run("names", "find", "--lang", "be", "--json", stdin=TEXT).stdout)
    assert [(m["start"], m["entry_id"] or "-") for m in data] == [(int(row[0]), row[5]) for row in rows]


def test_find_says_why(run: Run) -> None:
    plain = run("names", "find", "--lang", "be", stdin=TEXT).stdout.splitlines()
    told = run("names", "find", "--lang", "be", "--explain", stdin=TEXT).stdout.splitlines()
    assert [line.rpartition("\t")[0] for line in told] == plain
    assert all(line.rpartition("\t")[2] for line in told)
    data = json.loads(run("names", "find", "--lang", "be", "--explain", "--json", stdin=TEXT).stdout)
    assert [mention["why"] for mention in data] == [line.rpartition("\t")[2] for line in told]


def test_find_detects_the_language_or_asks(run: Run) -> None:
    assert run("names", "find", stdin=TEXT).stdout == run("names", "find", "--lang", "be", stdin=TEXT).stdout
    result = run("names", "find", stdin="12 34")
    assert result.exit_code == 2
    assert "cannot be told; say it with --lang" in result.stderr
