"""`translit translate`: what is written where, and what is refused before anything is translated."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from translit.engines.fake import FakeEngine

from .conftest import Run

GLOSSARY = """\
- id: losik-ihar
  type: person
  gender: m
  forms: {en: Ihar Losik, be: Ігар Лосік, ru: Игорь Лосик}
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """An article in a folder of its own."""
    (tmp_path / "ours.yaml").write_text(GLOSSARY, encoding="utf-8")
    file = tmp_path / "news.en.txt"
    file.write_text("Ihar Losik\n\n  thanked Ihar Losik.\r\n", encoding="utf-8")
    return file


def test_one_result_goes_to_standard_output(run: Run, fake: FakeEngine, news: Path) -> None:
    result = run("translate", "news.en.txt", "--from", "en", "--to", "be", "--glossary", "ours.yaml")
    assert result.exit_code == 0, result.stderr
    text = result.stdout_bytes.decode()
    assert text.startswith("Ігар Лосік\n\n  падзякаваў Ігар")
    assert text.endswith(".\r\n")
    assert "2 of 2 names verified" in result.stderr
    assert "Ihar Losik" in result.stderr


def test_standard_input(run: Run, fake: FakeEngine) -> None:
    result = run("translate", "--from", "en", "--to", "ru", "-q", stdin="he thanked\n")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "он поблагодарил\n", "")


def test_a_language_that_the_words_are_surely_not_in_is_told(run: Run, fake: FakeEngine) -> None:
    """`--from en` on a Belarusian article gave a page of rubbish and not a word about it."""
    belarusian = "Дзень добры, гэта беларуская мова, і ўсе яе тут ведаюць."
    told = "standard input looks Belarusian; it is translated as English, as --from says."
    assert told in run("translate", "--from", "en", "--to", "ru", stdin=belarusian).stderr
    assert told not in run("translate", "--from", "en", "--to", "ru", stdin="he thanked\n").stderr


def test_which_engine_and_why_is_told_where_asked(run: Run, fake: FakeEngine) -> None:
    asked = ("translate", "--from", "en", "--to", "ru", "-q")
    assert run(*asked, "--verbose", stdin="he thanked\n").stderr == "translit: en → ru with fake:en-ru (not measured)\n"
    told = json.loads(run(*asked, "--report", "json", stdin="he thanked\n").stdout)
    assert told["articles"][0]["translations"][0]["way"] == ["en → ru with fake:en-ru (not measured)"]
    assert "en → ru with fake:en-ru" in run(*asked, "--report", "html", stdin="he thanked\n").stdout


def test_a_folder_gets_the_texts_and_the_report(run: Run, fake: FakeEngine, news: Path, tmp_path: Path) -> None:
    result = run("translate", "news.en.txt", "--from", "en", "--to", "be,ru,be", "-o", "out/deep")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    out = tmp_path / "out" / "deep"
    assert sorted(file.name for file in out.iterdir()) == ["news.be.txt", "news.ru.txt", "report.html"]
    assert "поблагодарил" in (out / "news.ru.txt").read_text(encoding="utf-8")
    assert (out / "news.ru.txt").read_bytes().endswith(b".\r\n")
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "show-be" in page
    assert "show-ru" in page


def test_reports_by_kind(run: Run, fake: FakeEngine, news: Path, tmp_path: Path) -> None:
    args = ("translate", "news.en.txt", "--from", "en", "--to", "be,ru")
    assert run(*args, "-o", "out", "--report", "json", "--report", "html").exit_code == 0
    assert sorted(file.name for file in (tmp_path / "out").glob("report.*")) == ["report.html", "report.json"]
    printed = run(*args, "--report", "json", "-q")
    assert [each["target"] for each in json.loads(printed.stdout)["articles"][0]["translations"]] == ["be", "ru"]
    assert run(*args, "--report", "html").stdout.startswith("<!doctype html>")


def test_a_name_that_is_lost_gives_exit_code_1(run: Run, engines: Callable[[FakeEngine], None], news: Path) -> None:
    from translit.engines.fake import Fault

    engines(FakeEngine({("en", "be"): {"thanked": "падзякаваў"}}, faults=[Fault("empty")]))
    result = run("translate", "news.en.txt", "--from", "en", "--to", "be")
    assert result.exit_code == 1
    assert "0 of 2 names verified" in result.stderr
    assert "came back empty" in result.stderr


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["--from", "en", "--to", "be,pl"], "no installed engine translates en → pl"),
        (["--from", "pl", "--to", "be"], "no installed engine translates pl → be"),
        (["--from", "en", "--to", "be,xx"], "no language has the code “xx”; from en there are: be"),
        (["--from", "en", "--to", "xe"], "no language has the code “xe”; perhaps be is meant"),
        (["--from", "xx", "--to", "be"], "no language has the code “xx”; into be there are: en"),
        (["--from", "en", "--to", "en"], "is in en already"),
        (["--from", "en", "--to", "be", "--engine", "none"], "there is no engine 'none'"),
        (["--from", "en", "--to", "be", "--style", "none"], "there is no style 'none'"),
        (["--from", "en", "--to", "be", "--glossary", "gone"], "gone"),
        (["--from", "en", "--to", "be", "-o", "news.en.txt"], "is a file; -o wants a folder"),
        (["--to", "be", "--json"], "say --report json"),
        (["--from", "en", "--to", "be", "-o", "news.en.txt/deep"], "cannot be made"),
    ],
)
def test_refused_before_anything_is_translated(
    run: Run, fake: FakeEngine, news: Path, tmp_path: Path, args: list[str], sentence: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    result = run("translate", "news.en.txt", *args, *(() if "-o" in args else ("-o", "out")))
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert sorted(tmp_path.rglob("*")) == before
    assert fake.calls == []


def test_a_pair_that_is_missing_says_what_there_is_and_how_to_get_it(run: Run, fake: FakeEngine, news: Path) -> None:
    stderr = run("translate", "news.en.txt", "--from", "en", "--to", "uk").stderr
    assert "from en there are: be, ru" in stderr
    assert "translit models install" in stderr


def test_no_engine_at_all(run: Run, engines: Callable[[None], None], news: Path) -> None:
    engines(None)
    result = run("translate", "news.en.txt", "--from", "en", "--to", "ru")
    assert result.exit_code == 2
    assert "no translation engine is installed here" in result.stderr


def test_a_language_that_cannot_be_told_is_asked_for(run: Run, fake: FakeEngine) -> None:
    result = run("translate", "--to", "ru", stdin="123 456")
    assert result.exit_code == 2
    assert "the language of standard input cannot be told; say it with --from, for example --from en" in result.stderr


def test_the_articles_own_language_among_several_is_passed_over(run: Run, fake: FakeEngine, news: Path) -> None:
    result = run("translate", "news.en.txt", "--from", "en", "--to", "en,ru", "-o", "out")
    assert result.exit_code == 0
    assert "is in en already, so it is not translated into en" in result.stderr


def test_two_articles_for_one_file_and_an_article_in_the_way(run: Run, fake: FakeEngine, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("he thanked")
    args = ("translate", "a/x.txt", "b/x.txt", "--from", "en", "--to", "ru")
    result = run(*args, "-o", "out")
    assert result.exit_code == 2
    assert "would be written over the translation of a/x.txt" in result.stderr
    (tmp_path / "a" / "x.ru.txt").write_text("he thanked")
    result = run("translate", "a/x.txt", "a/x.ru.txt", "--from", "en", "--to", "ru", "-o", "a")
    assert result.exit_code == 2
    assert "would be written over a/x.ru.txt" in result.stderr


def test_a_broken_glossary_says_file_line_and_field(run: Run, fake: FakeEngine, news: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("id: a\ntype: planet\nforms: {be: А}\n", encoding="utf-8")
    result = run("translate", "news.en.txt", "--from", "en", "--to", "ru", "--glossary", "bad.yaml")
    assert result.exit_code == 2
    assert "bad.yaml, line 2, field type" in result.stderr
    assert fake.calls == []


@pytest.mark.parametrize(
    ("forms", "told"),
    [
        # with another of one's own, and with one of the built-in glossary
        ("- {id: a, type: person, forms: {en: Ann Lee}}\n- {id: b, type: person, forms: {en: Ann Lee}}", "a already"),
        ("- {id: mine, type: person, forms: {be: Ігар Лосік}}", "give this entry the id losik-ihar"),
    ],
)
def test_a_glossary_that_names_two_people_alike(run: Run, tmp_path: Path, forms: str, told: str) -> None:
    (tmp_path / "two.yaml").write_text(forms, encoding="utf-8")
    result = run("normalize", "--lang", "en", "--glossary", "two.yaml", stdin="Ann Lee")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "two.yaml, field " in result.stderr
    assert told in result.stderr


def test_a_disk_that_fills_up_leaves_what_was_there(
    run: Run, fake: FakeEngine, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "news.ru.txt").write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("translit.documents.writing.os.fsync", full)
    result = run("translate", "news.en.txt", "--from", "en", "--to", "ru", "-o", "out")
    assert result.exit_code == 2
    assert "the disk is full" in result.stderr
    assert [(file.name, file.read_text()) for file in (tmp_path / "out").iterdir()] == [("news.ru.txt", "old")]


def test_an_article_of_hours_is_refused(run: Run, fake: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translit_cli.translate.MAX_BYTES", 100)
    result = run("translate", "--from", "en", "--to", "ru", stdin="he thanked " * 20)
    assert result.exit_code == 2
    assert "larger than 100 bytes" in result.stderr


PAGE = "<p>Ihar Losik <b>thanked</b> Ihar Losik.</p>\n<pre>he thanked</pre>\n"


def test_a_page_stays_a_page(run: Run, fake: FakeEngine, news: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    result = run("translate", "page.html", "--from", "en", "--to", "be", "--glossary", "ours.yaml", "-o", "out")
    assert result.exit_code == 0, result.stderr
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["page.be.html", "report.html"]
    made = (tmp_path / "out" / "page.be.html").read_text(encoding="utf-8")
    assert "<b>падзякаваў</b>" in made
    assert made.endswith("</p>\n<pre>he thanked</pre>\n")


def test_the_kind_of_a_file_is_told_by_its_content(run: Run, fake: FakeEngine) -> None:
    args = ("translate", "--from", "en", "--to", "ru", "-q")
    assert "<b>thanked</b>" not in run(*args, stdin=PAGE).stdout
    assert run(*args, "--format", "text", stdin="<p>he thanked</p>").stdout == "<p>он поблагодарил</p>"
    refused = run(*args, "--format", "pages", stdin=PAGE)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "there is no format 'pages'; there are:" in refused.stderr


def test_fields_of_json(run: Run, fake: FakeEngine) -> None:
    data = '{"id": "he", "body": [{"text": "he thanked"}]}'
    args = ("translate", "--from", "en", "--to", "ru", "-q")
    done = run(*args, "--field", "body[].text", stdin=data)
    assert (done.exit_code, done.stdout) == (0, '{"id": "he", "body": [{"text": "он поблагодарил"}]}')
    asked = run(*args, stdin=data)
    assert asked.exit_code == 2
    assert "Say each with --field" in asked.stderr
    assert "it has: id, body[].text" in asked.stderr


def test_the_encoding_of_the_file_is_kept(run: Run, fake: FakeEngine, tmp_path: Path) -> None:
    (tmp_path / "he.txt").write_bytes("\ufeffhe thanked\r\n".encode("utf-16-le"))
    assert run("translate", "he.txt", "--from", "en", "--to", "ru", "-o", "out", "-q").exit_code == 0
    assert (tmp_path / "out" / "he.ru.txt").read_bytes() == "\ufeffон поблагодарил\r\n".encode("utf-16-le")


def test_a_document_without_words_comes_out_as_it_is(run: Run, fake: FakeEngine) -> None:
    result = run("translate", "--to", "ru", stdin="<p><img src=x></p>")
    assert (result.exit_code, result.stdout) == (0, "<p><img src=x></p>")
    assert "holds no text to translate" in result.stderr
