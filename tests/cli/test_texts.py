"""`translit normalize` and `translit transliterate`: filters that leave a text as it came but for names and script."""

from __future__ import annotations

import json
import subprocess
import sys
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


def test_normalize_that_finds_nothing_says_what_language_it_read(run: Run) -> None:
    """A short text in English may look Dutch: then no name is found, and the reader must learn why."""
    guessed = run("normalize", "--style", "belarusian", stdin="Igor Losik met Tikhanovskaya.")
    assert "--lang" in guessed.stderr or "Ihar" in guessed.stdout
    assert "--lang" not in run("normalize", *STYLE, stdin="Nothing here.").stderr
    assert run("normalize", stdin="2026 %").stderr == "translit: no names rewritten.\n"


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
    told = [scheme.authority, str(scheme.year), scheme.samples[0].source, scheme.samples[0].target]
    for part in (*told, "х kh", *(rule.where for rule in scheme.rules)):
        assert part in page
    data = json.loads(run("schemes", "show", "bgnpcgn", "--lang", "be", "--json").stdout)
    assert (data["id"], data["letters"]) == (scheme.id, scheme.letters)
    assert (
        run("transliterate", "--scheme", "list", "--lang", "be").stdout == run("schemes", "list", "--lang", "be").stdout
    )
    assert run("schemes", "list", "--lang", "xx").exit_code == 2


UNKNOWN = [
    (("--unknown", "keep"), 0, "Ғalym 東"),
    (("--unknown", "drop"), 0, "Alym "),
    (("--unknown", "unidecode"), 0, "G'alym Dong "),
    (("--unknown", "error"), 2, ""),
    (("--unknown", "guess"), 2, ""),
]


@pytest.mark.parametrize(("args", "code", "text"), UNKNOWN)
def test_letters_that_a_standard_does_not_cover(run: Run, args: tuple[str, ...], code: int, text: str) -> None:
    result = run("transliterate", "--scheme", "bgnpcgn-1947-ru", *args, stdin="Ғалым 東")
    assert (result.exit_code, result.stdout) == (code, text)
    if args[1] == "error":
        assert "position 0" in result.stderr


def test_a_family_goes_by_the_language(run: Run) -> None:
    text = "Ён быў у Менску і не ведаў пра гэта"
    asked = run("transliterate", "--scheme", "bgnpcgn", "--lang", "be", stdin=text).stdout
    assert (
        asked
        == run("transliterate", "--scheme", "bgnpcgn", stdin=text).stdout
        == translit.transliterate(text, "bgnpcgn-1979-be")
    )
    assert run("transliterate", "--scheme", "bgnpcgn", stdin="2026").exit_code == 2


def test_lookalikes_are_told_when_asked(run: Run) -> None:
    text = "Kиїв\n" * 3 + "і Пoлтава\n"
    plain = run("transliterate", "--scheme", "kmu-55", stdin=text)
    assert (plain.exit_code, plain.stderr) == (0, "")
    told = run("transliterate", "--scheme", "kmu-55", "--lookalikes", "report", stdin=text)
    assert (told.exit_code, told.stdout) == (1, plain.stdout)
    assert told.stderr.splitlines()[-1] == "translit: line 4: Пoлтава is read as Полтава (o is Latin)"
    assert len(told.stderr.splitlines()) == 4
    assert run("transliterate", "--scheme", "kmu-55", "--lookalikes", "report", stdin="Київ").exit_code == 0


def test_an_unknown_standard_is_refused_before_the_text_is_read(run: Run) -> None:
    result = run("transliterate", "--scheme", "kmu-56", "there-is-no-such-file")
    assert result.exit_code == 2
    assert "did you mean kmu-55" in result.stderr.lower()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's account of memory")
def test_memory_does_not_grow_with_the_text(tmp_path: Path) -> None:
    """20 MB in a lone line and in paragraphs take what 2 MB takes (the measurement of 349 MB is in docs/schemes.md)."""
    script = (
        "import pathlib, re, sys; from translit_cli.main import main\n"
        "try: main(['transliterate', '--scheme', 'bgnpcgn-1979-be', sys.argv[1]])\n"
        "except SystemExit: print(*re.findall('VmHWM:.*?([0-9]+)', pathlib.Path('/proc/self/status').read_text()), "
        "file=sys.stderr)"
    )
    peaks = []
    for name, line, times in (
        ("few", "12, 34, слова\n", 100_000),
        ("many", "12, 34, слова\n", 1_000_000),
        ("lone", "12, 34, слова, ", 1_000_000),
    ):
        (tmp_path / name).write_text(line * times, encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", script, str(tmp_path / name)], capture_output=True, check=True)
        assert len(done.stdout) == len(line.replace("слова", "slova")) * times
        peaks.append(int(done.stderr.split()[-1]))
    assert max(peaks) < peaks[0] + 40_000  # kB; the text alone is 30 MB in memory, its words are 100


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
