"""Import and export on the pages: what is shown is what is written, and what cannot be taken is said."""

from __future__ import annotations

import csv
import html
import io
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from translit.errors import Message
from translit.glossary import GlossaryError
from translit.glossary.editing import Folder
from translit.glossary.exchange import plan, read
from translit.web.workbench import exchanging

from .test_pages import HOSTILE, Desk, opened


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page waits for what it shows, however busy the machine is."""
    monkeypatch.setattr("translit.web.workbench.exchanging._PATIENCE", 60)


@pytest.fixture
def desk(names: Path) -> Iterator[Desk]:
    with opened(names) as made:
        yield made


def sheet(*rows: dict[str, str]) -> bytes:
    """A table with a row an entry."""
    written = io.StringIO()
    table = csv.DictWriter(written, list(dict.fromkeys(key for row in rows for key in row)))
    table.writeheader()
    table.writerows(rows)
    return written.getvalue().encode()


def bring(desk: Desk, data: bytes, name: str = "names.csv", **fields: str) -> Any:
    return desk.post("/exchange", fields, files={"file": (name, data)})


def hidden(page: str) -> dict[str, str]:
    """What the form that writes sends along."""
    return dict(
        re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.partition('action="/exchange/')[2])
    )


def settled(desk: Desk, page: str, **fields: str) -> Any:
    where = re.search(r'action="(/exchange/[^"?]+)', page)
    assert where is not None
    return desk.post(where[1], hidden(page) | fields)


@pytest.mark.parametrize("format", ["csv", "tsv", "xlsx", "tbx", "tbx-2008", "tmx"])
def test_ones_own_names_come_as_a_file_that_loses_nothing(desk: Desk, format: str) -> None:
    answer = desk.get("/exchange/file", params={"format": format, "layer": "own"})
    assert re.fullmatch(r'attachment; filename="names\.\w+"', answer.headers["content-disposition"])
    (record,) = read(answer.content, format).records
    assert record.id == "novik-alena"
    assert record.facts["forms", "ru"] == "Елена Новик"


@pytest.mark.parametrize("format", ["exe", ""])
def test_a_format_that_there_is_not_is_refused(desk: Desk, format: str) -> None:
    assert desk.get("/exchange/file", params={"format": format}).status_code == 404


LOST = {
    "en": ("DeepL has no place for types: 1 in 1 entry is left out.", "Save the file without it"),
    "be": ("У DeepL няма месца для віду: не запісана 1 у 1 запісе.", "Захаваць файл без гэтага"),
    "ru": ("В DeepL нет места для вида: не записано 1 в 1 записи.", "Сохранить файл без этого"),
}


@pytest.mark.parametrize("tongue", LOST)
def test_what_a_format_cannot_carry_is_said_before_the_file_is_saved(desk: Desk, tongue: str) -> None:
    asked = {"format": "deepl", "layer": "own", "from": "ru", "to": "be"}
    page = desk.get("/exchange/file", params=asked, headers={"accept-language": tongue})
    assert "content-disposition" not in page.headers
    for told in LOST[tongue]:
        assert told in html.unescape(page.text)
    again = dict(re.findall(r'<input type="hidden" name="(format|layer|from|to)" value="([^"]*)">', page.text))
    assert again == asked
    file = desk.get("/exchange/file", params=again | {"without": "1"})
    assert file.content.decode() == "Елена Новик\tАлена Новік\n"


def test_a_format_of_two_languages_asks_for_two(desk: Desk) -> None:
    page = desk.get("/exchange/file", params={"format": "omegat", "layer": "own", "from": "ru", "to": "ru"})
    assert page.status_code == 400
    assert "OmegaT has two languages" in html.unescape(page.text)


def test_a_file_is_shown_before_it_is_written(desk: Desk, names: Path) -> None:
    rows = sheet({"id": "novik-alena", "uk": "Олена Новик"}, {"id": "hus-ales", "uk": "Алесь Гусь"})
    page = bring(desk, rows, kind="person").text
    assert "Олена Новик" in page
    assert "Write 2 names" in page
    assert Folder.open(names).read("novik-alena").data["forms"].keys() == {"be", "ru", "en"}
    done = settled(desk, page, do="write")
    assert "2 names written." in done.text
    assert Folder.open(names).read("novik-alena").data["forms"]["uk"] == "Олена Новик"
    assert Folder.open(names).read("hus-ales").data["status"] == "draft"


def test_what_an_import_would_make_worse_is_said_beside_it(desk: Desk) -> None:
    """A Latin i looks like the Cyrillic one: the old form and the new one look the same."""
    page = bring(desk, sheet({"id": "novik-alena", "be": "Алена Нов\u0069к"})).text
    assert "mixes letters of two alphabets" in page


def test_what_changed_since_it_was_shown_is_shown_again(desk: Desk, names: Path) -> None:
    page = bring(desk, sheet({"id": "novik-alena", "ru": "Алёна Новик"})).text
    folder = Folder.open(names)
    stored = folder.read("novik-alena")
    folder.save("novik-alena", {**stored.data, "note": "theirs"}, version=stored.version)
    again = settled(desk, page, do="write")
    assert "Write one name" in again.text
    assert Folder.open(names).read("novik-alena").data["forms"]["ru"] == "Елена Новик"
    settled(desk, again.text, do="write")
    assert Folder.open(names).read("novik-alena").data["forms"]["ru"] == "Алёна Новик"
    assert Folder.open(names).read("novik-alena").data["note"] == "theirs"


@pytest.mark.parametrize(("answer", "ids"), [("novik-alena", {"novik-alena"}), ("new", {"novik-alena", "novik-olena"})])
def test_a_row_in_doubt_is_decided_by_a_person(desk: Desk, names: Path, answer: str, ids: set[str]) -> None:
    page = bring(desk, sheet({"type": "person", "gender": "f", "uk": "Олена Новік"})).text
    assert "Is it one of these?" in page
    assert "Write" not in page
    number = re.search(r'name="(answer\.\d+)"', page)
    assert number is not None
    page = settled(desk, page, **{number[1]: answer, "do": "look"}).text
    settled(desk, page, do="write")
    made = {entry.id: entry for entry in Folder.open(names).entries()}
    assert len(made) == len(ids)
    assert [entry.forms["uk"] for entry in made.values() if "uk" in entry.forms] == ["Олена Новік"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("names.csv", sheet({"id": "hus-ales", "gender": "maybe", "be": "Алесь Гусь"}), "row 2"),
        ("names.csv", sheet({"id": "x", "be": HOSTILE}), "&lt;script&gt;"),
        ("names.csv", b"", "names.csv"),
        ("names.xlsx", b"PK\x03\x04 junk", "names.xlsx"),
        ("names.tbx", b"<tbx><broken", "names.tbx"),
        ("names.csv", "id,be\nhus,Гусь".encode("cp1251"), "Save it again as UTF-8"),
        ("", b"", "No file was chosen"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_written(
    desk: Desk, names: Path, name: str, data: bytes, says: str
) -> None:
    page = bring(desk, data, name).text
    assert says in page
    assert HOSTILE not in page
    assert [entry.id for entry in Folder.open(names).entries()] == ["novik-alena"]


def test_a_page_of_very_many_rows_stays_readable(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each kind some are listed and the rest counted: a form of very many fields would not be taken back."""
    monkeypatch.setattr("translit.web.workbench.planned.LISTED", 2)
    doubtful = [{"type": "person", "gender": "f", "uk": "Олена Новік"}] * 3
    page = bring(desk, sheet(*doubtful, *[{"gender": "maybe", "be": f"Рак {n}"} for n in range(4)])).text
    assert page.count('name="answer.') == 2
    assert "and one more" in page
    assert page.count("row 5") + page.count("row 6") + page.count("row 7") + page.count("row 8") == 2
    assert "and 2 more" in page


def test_a_file_of_more_names_than_a_page_takes_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translit.web.workbench.exchanging._MOST", 1)
    answer = bring(desk, sheet({"id": "a", "be": "А"}, {"id": "b", "be": "Б"}))
    assert answer.status_code == 400
    assert "names.csv: it has 2 names; this page takes 1 at most" in answer.text


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "x", "\u0661"])
def test_an_answer_to_no_row_is_passed_over(desk: Desk, number: str) -> None:
    page = bring(desk, sheet({"type": "person", "gender": "f", "uk": "Олена Новік"})).text
    again = settled(desk, page, **{f"answer.{number}": "new", "do": "look"})
    assert (again.status_code, "Is it one of these?" in again.text) == (200, True)


def test_a_file_that_the_server_forgot_is_asked_for_again(desk: Desk) -> None:
    answer = desk.post("/exchange/forgotten", {"do": "write"})
    assert answer.status_code == 404
    assert "Choose it again" in answer.text


def test_without_a_folder_names_are_only_taken_out() -> None:
    with opened() as desk:
        assert 'name="file"' not in desk.get("/exchange").text
        assert bring(desk, sheet({"id": "x", "be": "Ікс"})).status_code == 400
        assert desk.get("/exchange/file", params={"format": "csv"}).content.count(b"losik-ihar")


def test_what_takes_long_says_how_far_it_is(desk: Desk, names: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a script the page asks again by itself; with one it asks for the state."""
    go = threading.Event()

    def slow(*args: Any, progress: Any, **settings: Any) -> Any:
        progress(1, 2)
        assert go.wait(60)
        return plan(*args, progress=progress, **settings)

    monkeypatch.setattr(exchanging, "plan", slow)
    monkeypatch.setattr(exchanging, "_PATIENCE", 0)
    page = bring(desk, sheet({"id": "hus-ales", "be": "Алесь Гусь"}))
    assert '<progress max="2" value="1"' in page.text and 'http-equiv="refresh"' in page.text
    where = re.search(r'data-working="([^"]+)"', page.text)
    assert where is not None
    assert desk.get(where[1]).json() == {"over": False, "done": 1, "total": 2, "told": "1 of 2"}
    go.set()
    monkeypatch.setattr(exchanging, "plan", plan)
    while not desk.get(where[1]).json()["over"]:
        time.sleep(0.01)
    assert "Write one name" in desk.get(where[1].removesuffix("/state")).text
    assert [entry.id for entry in Folder.open(names).entries()] == ["novik-alena"]


def test_work_that_somebody_waits_for_is_not_forgotten(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five files at once, each in a thread of its own; a sixth may come when one of them is done."""
    go = threading.Event()

    def slow(*args: Any, **settings: Any) -> Any:
        assert go.wait(60)
        return plan(*args, **settings)

    monkeypatch.setattr(exchanging, "plan", slow)
    monkeypatch.setattr(exchanging, "_PATIENCE", 0)
    data = sheet({"id": "hus-ales", "be": "Алесь Гусь"})
    states = [f"{bring(desk, data).url.path}/state" for _ in range(5)]
    refused = bring(desk, data)
    assert refused.status_code == 503 and "more to do than it can" in refused.text
    assert not any(desk.get(state).json()["over"] for state in states)
    go.set()
    while not desk.get(states[0]).json()["over"]:
        time.sleep(0.01)
    assert bring(desk, data).status_code == 200


def test_a_fault_in_long_work_is_said_on_the_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: Any, **settings: Any) -> Any:
        raise GlossaryError(Message("the history was not written: {reason}.", reason=Message("permission denied")))

    monkeypatch.setattr(exchanging, "plan", broken)
    desk.client.cookies.set("translit-language", "ru")
    answer = bring(desk, sheet({"id": "hus-ales", "be": "Алесь Гусь"}))
    assert answer.status_code == 400
    assert "история не записана: нет прав доступа." in answer.text


def test_a_page_may_be_loaded_again_and_in_another_language(desk: Desk) -> None:
    page = bring(desk, sheet({"id": "hus-ales", "type": "person", "gender": "m", "be": "Алесь Гусь"}))
    desk.client.cookies.set("translit-language", "be")
    again = desk.get(page.url.path).text
    assert "Запісаць 1 імя" in again
    assert "мужчынскі" in again and "чалавек" in again


def test_a_file_is_compared_with_all_that_the_server_was_started_with(names: Path, tmp_path: Path) -> None:
    """The page shows the names of every layer: what stands in one of them is no new name."""
    (tmp_path / "shared").mkdir()
    shared = "id: hus-ales\ntype: person\ngender: m\nforms: {be: Алесь Гусь}\n"
    (tmp_path / "shared" / "hus-ales.yaml").write_text(shared, encoding="utf-8")
    with opened(tmp_path / "shared", names) as desk:
        page = bring(desk, sheet({"be": "Алесь Гусь", "uk": "Алесь Гусь", "gender": "m"})).text
        assert "To be changed: <b>1</b>" in page
        settled(desk, page, do="write")
    assert Folder.open(names).read("hus-ales").data["forms"] == {"be": "Алесь Гусь", "uk": "Алесь Гусь"}
    assert (tmp_path / "shared" / "hus-ales.yaml").read_text(encoding="utf-8") == shared


XLSX = {"A1": "id", "B1": "be", "C1": "en", "A2": "hus", "B2": "=A1", "A3": "rak", "B3": 1.5, "D3": "?"}


def book(cells: dict[str, Any]) -> bytes:
    made = openpyxl.Workbook()
    made.active.title = "Імёны"
    for at, value in cells.items():
        made.active[at] = value
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


TOLD = {  # a file with mistakes, and what a page in Belarusian says of it
    "a word of a field": ("n.csv", sheet({"id": "hus", "gender": "maybe", "be": "Гусь"}), "радок 2, слупок B (gender)"),
    "the same row twice": ("n.csv", sheet({"id": "hus", "be": "Гусь"}, {"id": "hus", "be": "Рак"}), "радку 2"),
    "no name": ("n.csv", sheet({"id": "hus", "be": ""}, {"id": "rak", "be": "Рак"}), "няма імя"),
    "a path for an id": ("n.csv", sheet({"id": "../x", "be": "Рак"}), "не можа быць кодам"),
    "no header": ("n.csv", b"a;b\nc;d\n", "няма радка загалоўкаў"),
    "a column of others": (
        "n.csv",
        sheet({"id": "hus", "be": "Гусь", "Client": "X"}),
        "слупок C (Client): такога поля",
    ),
    "another's name": ("n.csv", sheet({"id": "losik-2", "be": "Ігар Лосік"}), "ужо ёсць у losik-ihar"),
    "a quotation mark left open": ("n.csv", b'id,be\nhus,"' + b"x" * 1_000_100, "пасля радка 1"),
    "a picture": ("n.csv", b"\x89PNG\r\n\x1a\n", "файл: гэта карцінка"),
    "a broken spreadsheet": ("n.xlsx", b"PK\x03\x04 junk", "гэта не табліца .xlsx"),
    "a formula": ("n.xlsx", book(XLSX), "аркуш Імёны, радок 2, слупок B (be): у ячэйцы формула"),
    "a number": ("n.xlsx", book(XLSX), "у ячэйцы лік 1.5"),
    "broken XML": ("n.tbx", b"<tbx><broken", "радок 1: у XML памылка"),
    "no language": ("n.tmx", b'<tmx><body><tu><tuv xml:lang="?"><seg>x</seg></tuv></tu></body></tmx>', "не код мовы"),
    "other XML": ("n.tbx", b"<html></html>", "чытаюцца TBX і TMX"),
    "OmegaT": ("n.txt", "Losik\tЛосік\n".encode(), "не пазначаны мовы"),
    "nothing": ("n.csv", b"", "файл пусты"),
}


@pytest.mark.parametrize("case", TOLD)
def test_a_refusal_is_in_the_language_of_the_page(desk: Desk, case: str) -> None:
    name, data, says = TOLD[case]
    desk.client.cookies.set("translit-language", "be")
    page = html.unescape(bring(desk, data, name).text)
    assert says in page
    told = re.findall(r'class="notice (?:bad|wait)[^"]*"[^>]*>(.*?)</(?:p|div)>', page, re.S)
    assert told and not any(re.search(r"\b(the|is|are|and|has|row|column)\b", each) for each in told)


def test_a_file_too_large_is_refused_in_the_language_of_the_page(names: Path) -> None:
    with opened(names, upload=1000) as desk:
        desk.client.cookies.set("translit-language", "ru")
        answer = bring(desk, b"id,be\n" + b"x" * 1500)
        assert answer.status_code == 413
        assert "Разделите файл" in answer.text
