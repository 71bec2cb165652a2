"""The workbench over HTTP, as a browser without scripts has it."""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from translit.engines.fake import FakeEngine
from translit.glossary import Glossary
from translit.glossary.editing import Folder, as_data
from translit.web import Bounds, Settings, create_app
from translit.web.workbench.clash import differing, merged
from translit.web.workbench.form import SHOWN, data_from, fields_of

from .conftest import NOVIK

HOSTILE = "<script>alert(1)</script>"
PAGES = ("/entries", "/entries?q=losik", "/entries/losik-ihar", "/entries/novik-alena", "/entries/new",
         "/entries/new?name=Пётр+Зюзькин", "/drafts", "/article", "/exchange", "/shortcuts")  # fmt: skip


@dataclass
class Desk:
    """A browser without scripts that was let in: what it sends carries the page's token."""

    client: TestClient
    csrf: str

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(path, **more)

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
        return self.client.post(path, params={"csrf": self.csrf}, data=data, **more)

    def form(self, path: str) -> dict[str, str]:
        """The fields of the form of an entry, as the page has them."""
        return Form.of(self.get(path).text)


class Form(HTMLParser):
    """The fields of the form `#entry` of a page, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.inside = False
        self.area = self.select = ""

    @classmethod
    def of(cls, page: str) -> dict[str, str]:
        found = cls()
        found.feed(page)
        return found.fields

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        if tag == "form":
            self.inside = at.get("id") == "entry"
        name = at.get("name") or ""
        if not self.inside:
            return
        if tag == "input" and (at.get("type") not in ("radio", "checkbox") or "checked" in at):
            value = at.get("value") or ""
            self.fields[name] = f"{self.fields[name]} {value}" if name == SHOWN and name in self.fields else value
        elif tag == "textarea":
            self.area, self.fields[name] = name, ""
        elif tag == "select":
            self.select, self.fields[name] = name, ""
        elif tag == "option" and "selected" in at:
            self.fields[self.select] = at.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.fields[self.area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.fields[self.area] = self.fields[self.area].removeprefix("\n")
            self.area = ""
        elif tag == "form":
            self.inside = False


@contextmanager
def opened(*folders: Path, commits: bool = False, **bounds: Any) -> Iterator[Desk]:
    app = create_app(Settings(glossaries=folders, commits=commits, bounds=Bounds(**bounds)))
    with TestClient(app, base_url="http://127.0.0.1:8765", headers={"accept-language": "en"}) as client:
        sessions = app.state.sessions
        client.get("/", params={"token": sessions.token})
        yield Desk(client, sessions.csrf(client.cookies[sessions.cookie]))


@pytest.fixture
def open_desk() -> Iterator[Callable[..., Desk]]:
    """Open a browser on a folder, or on the built-in glossary alone."""
    with ExitStack() as desks:
        yield lambda *folders, **bounds: desks.enter_context(opened(*folders, **bounds))


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A browser on a folder that nobody changes."""
    folder = tmp_path_factory.mktemp("read")
    (folder / "novik-alena.yaml").write_text(NOVIK, encoding="utf-8")
    with opened(folder) as desk:
        yield desk


@pytest.fixture
def desk(open_desk: Callable[..., Desk], names: Path) -> Desk:
    """A browser on the folder."""
    return open_desk(names)


def file_of(names: Path) -> str:
    return (names / "novik-alena.yaml").read_text(encoding="utf-8")


# ---- the list


@pytest.mark.parametrize("query", ["Игорь Лосик", "ihar lo", "Ігар Л", "losik-ihar", "Łosik"])
def test_a_name_is_found_in_any_spelling(reader: Desk, query: str) -> None:
    page = reader.get("/entries", params={"q": query}).text
    assert page.index("/entries/losik-ihar") == page.index("/entries/", page.index("<tbody>"))


@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ({"layer": "own"}, "novik-alena", "losik-ihar"),
        ({"type": "place", "q": "Minsk"}, "minsk", "losik-ihar"),
        ({"missing": "uk", "layer": "own"}, "novik-alena", "losik-ihar"),
        ({"status": "draft"}, "No name fits what is chosen", "There is no such name"),
        ({"layer": "own", "q": "Losik"}, '<a href="/entries?q=Losik">', "<tbody>"),
        ({"q": "Nobody 77"}, "There is no such name", "<tbody>"),
        ({"type": "nonsense", "start": "-3"}, "No name fits what is chosen", "<tbody>"),
    ],
)
def test_the_list_is_filtered(reader: Desk, asked: dict[str, str], there: str, not_there: str) -> None:
    page = reader.get("/entries", params=asked).text
    assert there in page
    assert not_there not in page


def test_a_long_list_comes_in_parts(reader: Desk) -> None:
    first = reader.get("/entries").text
    more = re.search(r'href="(/entries\?start=\d+)"', first)
    assert more
    second = reader.get(more[1]).text
    ids = [set(re.findall(r'<a href="/entries/([\w-]+)" lang', page)) for page in (first, second)]
    assert len(ids[0]) == len(ids[1]) == 100
    assert not ids[0] & ids[1]


def test_a_broken_file_is_told_and_hinders_nothing(desk: Desk, names: Path) -> None:
    (names / "broken.yaml").write_text("type: person\nforms: {be: [}\n", encoding="utf-8")
    desk.client.app.state.translit._next_look = 0.0  # type: ignore[attr-defined]
    page = desk.get("/entries", params={"layer": "own"}).text
    assert "broken.yaml" in page
    assert "novik-alena" in page


# ---- one entry


def test_a_save_changes_what_was_changed_and_nothing_else(desk: Desk, names: Path) -> None:
    fields = desk.form("/entries/novik-alena")
    fields |= {"forms.uk": "Олена Новік", "variants.ru": "Алена Новик\nАлёна Новик"}
    done = desk.post("/entries/novik-alena", fields)
    assert done.history[0].status_code == 303
    assert "Saved: Алена Новік" in done.text
    expected = NOVIK.replace(
        "  en: Alena Novik\n", "  uk: Олена Новік\n  en: Alena Novik\nvariants:\n  ru: [Алена Новик, Алёна Новик]\n"
    )
    assert file_of(names) == expected


def test_a_form_sent_back_as_it_came_changes_nothing(desk: Desk, names: Path) -> None:
    desk.post("/entries/novik-alena", desk.form("/entries/novik-alena"))
    assert file_of(names) == NOVIK


def test_every_built_in_entry_goes_through_the_form_unharmed() -> None:
    for entry in Glossary.load():
        data = as_data(entry)
        fields = fields_of(data)
        boxes = [key for key in fields if key.partition(".")[0] in ("indeclinable", "common_word", "surname_alone")]
        assert data_from(fields, data, boxes) == data
        rebuilt = data_from(fields, {"id": data["id"]}, boxes)
        assert fields_of(rebuilt) == {key: value for key, value in fields.items() if value != "confirmed"}


def test_the_cases_to_be_printed_stand_beside_the_form(reader: Desk) -> None:
    page = reader.get("/entries/novik-alena").text
    assert re.search(r'name="cases.be.ins" value="" lang="be" placeholder="Аленай Новік"', page)


def test_a_box_not_ticked_takes_the_value_out(desk: Desk, names: Path) -> None:
    fields = desk.form("/entries/novik-alena")
    desk.post("/entries/novik-alena", fields | {"indeclinable.be": "1", "surname_alone": "1"})
    assert "indeclinable: [be]" in file_of(names)
    fields = desk.form("/entries/novik-alena")
    assert fields.pop("indeclinable.be") == "1"
    desk.post("/entries/novik-alena", fields)
    assert "indeclinable" not in file_of(names)
    assert "surname_alone: true" in file_of(names)


def test_what_could_not_be_used_is_refused_and_kept_in_the_form(desk: Desk, names: Path) -> None:
    fields = desk.form("/entries/novik-alena") | {"samples.0.lang": "ru", "note": "typed with care"}
    answer = desk.post("/entries/novik-alena", fields)
    assert answer.status_code == 400
    assert "typed with care" in answer.text
    assert file_of(names) == NOVIK


def test_remarks_stand_at_their_field_as_one_types(reader: Desk) -> None:
    told = reader.post(
        "/entries/preview", {"id": "novik-alena", "forms.be": "Алена Нoвік", "forms.ru": "Елена Новiк"}
    ).json()
    assert [each["severity"] for each in told["findings"]["forms.be"]] == ["error"]
    assert told["declined"]["uk"] == {} or "forms.uk" not in told["findings"]
    assert told["tally"].endswith("remarks")


def test_a_preview_shows_what_will_be_printed(reader: Desk) -> None:
    typed = {
        "id": "x",
        "type": "person",
        "gender": "m",
        "forms.be": "Ян Рак",
        "forms.en:ru": "Yan Rak",
        "forms.en": "Jan Rak",
    }
    told = reader.post("/entries/preview", typed).json()
    assert told["declined"]["be"]["gen"] == "Яна Рака"
    assert dict(map(tuple, told["printed"]))["Russian-based"] == "Yan Rak"
    assert told["heads"] == [["be", "Ян Рак"], ["en", "Jan Rak"]]


def test_a_built_in_entry_is_looked_at_until_it_is_made_ones_own(desk: Desk, names: Path) -> None:
    page = desk.get("/entries/losik-ihar").text
    assert "data-save" not in page
    assert 'name="forms.be" value="Ігар Лосік" lang="be" placeholder="" autocomplete="off"' in page
    desk.post("/entries/losik-ihar/own")
    assert "data-save" in desk.get("/entries/losik-ihar").text
    copied = Folder.open(names).read("losik-ihar").data
    assert copied == as_data(Glossary.load().entry("losik-ihar"))


def test_without_a_folder_nothing_can_be_changed(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk()
    assert '<button class="main" data-key="o">' not in desk.get("/entries/losik-ihar").text
    for path in ("/entries", "/entries/losik-ihar", "/entries/losik-ihar/own", "/entries/losik-ihar/undo", "/drafts/x"):
        assert desk.post(path, {"id": "x", "forms.be": "Х"}).status_code == 400, path


# ---- two people at once


def two_saves(desk: Desk, mine: dict[str, str], theirs: dict[str, str]) -> Any:
    """Both open the entry; the other saves first; the answer to my save."""
    fields = desk.form("/entries/novik-alena")
    assert desk.post("/entries/novik-alena", fields | theirs).status_code == 200
    return desk.post("/entries/novik-alena", fields | mine)


def hidden_of(page: str) -> dict[str, str]:
    import html

    return {
        name: html.unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    }


def test_a_clash_shows_both_and_writes_nothing(desk: Desk, names: Path) -> None:
    answer = two_saves(desk, {"note": "mine", "forms.uk": "Олена Новик"}, {"note": "theirs"})
    assert answer.status_code == 409
    for value in ("mine", "theirs", "Олена Новик"):
        assert value in answer.text
    assert "note: theirs" in file_of(names)
    assert "Олена" not in file_of(names)


@pytest.mark.parametrize(
    ("choice", "note", "uk"),
    [
        ({"take": "mine"}, "mine", True),
        ({"take": "theirs"}, "theirs", False),
        ({"take": "picked", "pick.note": "theirs", "pick.forms.uk": "mine"}, "theirs", True),
        ({"take": "picked", "pick.note": "mine", "pick.forms.uk": "theirs"}, "mine", False),
    ],
)
def test_a_clash_is_settled(desk: Desk, names: Path, choice: dict[str, str], note: str, uk: bool) -> None:
    answer = two_saves(desk, {"note": "mine", "forms.uk": "Олена Новик"}, {"note": "theirs"})
    assert desk.post("/entries/novik-alena", hidden_of(answer.text) | choice).status_code == 200
    assert f"note: {note}" in file_of(names)
    assert ("uk: Олена Новик" in file_of(names)) == uk
    assert "# checked by Ann" in file_of(names)


def test_a_third_save_while_a_clash_is_settled_is_a_clash_again(desk: Desk, names: Path) -> None:
    answer = two_saves(desk, {"note": "mine"}, {"note": "theirs"})
    desk.post("/entries/novik-alena", desk.form("/entries/novik-alena") | {"note": "third"})
    again = desk.post("/entries/novik-alena", hidden_of(answer.text) | {"take": "mine"})
    assert again.status_code == 409
    assert "third" in again.text
    assert "mine" in again.text
    assert "note: third" in file_of(names)


def test_an_entry_deleted_while_it_is_edited_comes_back_with_what_was_typed(desk: Desk, names: Path) -> None:
    fields = desk.form("/entries/novik-alena")
    desk.post("/entries/novik-alena/delete", {"version": fields["version"]})
    assert not (names / "novik-alena.yaml").exists()
    answer = desk.post("/entries/novik-alena", fields | {"note": "mine"})
    assert answer.status_code == 409
    assert desk.post("/entries/novik-alena", hidden_of(answer.text) | {"take": "mine"}).status_code == 200
    assert "note: mine" in file_of(names)


def test_a_change_underneath_is_seen(desk: Desk, names: Path) -> None:
    version = desk.form("/entries/novik-alena")["version"]
    assert desk.get("/entries/novik-alena/state", params={"version": version}).json() == {"version": version}
    (names / "novik-alena.yaml").write_text(NOVIK.replace("Елена", "Алена"), encoding="utf-8")
    told = desk.get("/entries/novik-alena/state", params={"version": version}).json()
    assert told["fields"]["forms.ru"] == "Алена Новик"
    assert told["version"] != version


fields_text = st.dictionaries(
    st.sampled_from(["forms.be", "forms.en:ru", "variants.be", "cases.be.gen", "note", "sources.0.cite", "not_in.ru"]),
    st.text("аб <\"'/\n|{}", max_size=12),
)


@given(fields_text, fields_text, fields_text)
def test_merging_takes_each_field_from_one_side(before: Any, mine: Any, theirs: Any) -> None:
    """All picked mine gives what differs from mine nowhere; all theirs gives theirs."""
    start = {"type": "person", "forms": {"be": "А"}}
    old, one, two = (data_from(fields, start) for fields in (before, mine, theirs))
    rows = differing(old, one, two)
    assert fields_of(merged(one, two, {row.key: "mine" for row in rows})) == fields_of(one)
    assert merged(one, two, {row.key: "theirs" for row in rows}) == two
    assert not differing(old, one, one)


@given(fields_text)
def test_fields_survive_the_way_into_an_entry_and_back(fields: dict[str, str]) -> None:
    data = data_from(fields, {"type": "person"})
    assert data_from(fields_of(data), {"type": "person"}) == data
    assert data_from(fields_of(data), data) == data


@pytest.mark.parametrize("pasted", ["\ufeffАна\u00a0Лі", "Ана\u200b Лі\u202c", "\u2066Ана\x0bЛі\u2069", "Ана\u2028Лі"])
def test_what_comes_along_from_word_is_left_out(pasted: str) -> None:
    """A file with some of these is refused, and who pastes a name sees none of them."""
    fields = {"forms.be": pasted, "cases.be.gen": pasted, "note": "Лі\u202c"}
    data = {"forms": {"be": "Ана Лі"}, "cases": {"be": {"gen": "Ана Лі"}}, "note": "Лі"}
    assert data_from(fields, {}) == data


# ---- history


def test_undo_goes_back_and_the_history_says_who(desk: Desk, names: Path) -> None:
    desk.post("/you", {"name": "Зося"})
    desk.post("/entries/novik-alena", desk.form("/entries/novik-alena") | {"note": "wrong"})
    page = desk.get("/entries/novik-alena").text
    assert "Зося" in page
    assert "<ins>wrong</ins>" in page
    back = re.search(r'name="to" value="(\d+)"', page)
    assert back
    desk.post("/entries/novik-alena/undo", {"to": back[1], "version": desk.form("/entries/novik-alena")["version"]})
    assert file_of(names) == NOVIK


def test_a_save_can_be_a_commit(names: Path) -> None:
    """With git, each save is signed by whoever made it; what git refuses is told, and the save stands."""
    git = ["git", "-C", str(names)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    with opened(names, commits=True) as desk:
        desk.post("/you", {"name": "Зося"})
        desk.post("/entries/novik-alena", desk.form("/entries/novik-alena") | {"note": "seen"})
        log = subprocess.run([*git, "log", "--format=%an: %s"], capture_output=True, text=True, check=True).stdout
        assert log == "Зося: Change novik-alena\n"
        (names / ".git" / "index.lock").touch()
        answer = desk.post("/entries/novik-alena", desk.form("/entries/novik-alena") | {"note": "again"})
        assert "not committed" in answer.text
        assert "note: again" in file_of(names)


def test_what_was_deleted_can_be_brought_back(desk: Desk, names: Path) -> None:
    version = desk.form("/entries/novik-alena")["version"]
    answer = desk.post("/entries/novik-alena/delete", {"version": version})
    assert "Bring it back" in answer.text
    assert answer.text.count("Deleted: Алена Новік") == 2  # title and heading: nothing went wrong
    assert "no such" not in answer.text
    desk.post("/entries/novik-alena/undo", {"version": ""})
    assert file_of(names) == NOVIK


# ---- a new entry, drafts


def test_a_new_entry_comes_with_proposed_forms(desk: Desk, names: Path) -> None:
    fields = desk.form("/entries/new?name=Пётр+Зюзькин&lang=ru&gender=m")
    assert fields["forms.be"] == "Пётр Зюзькін"
    assert fields["status"] == "draft"
    desk.post("/entries", fields)
    made = Folder.open(names).read(fields["id"]).data
    assert made["forms"]["ru"] == "Пётр Зюзькин"
    assert made["status"] == "draft"
    again = desk.form("/entries/new?name=Пётр+Зюзькин&lang=ru&gender=m")
    desk.post("/entries", again | {"confirm": "1"})  # read here, it need not be gone through among the drafts
    assert Folder.open(names).read(again["id"]).data.get("status", "confirmed") == "confirmed"


@pytest.mark.parametrize(
    ("name", "chosen", "lang"),
    [
        ("Алена Новік", "en", "be"),
        ("Алена Новік", "ru", "be"),
        ("Наталія Їжакевич", "be", "uk"),
        ("Ян Рак", "uk", "uk"),
        ("Jan Rak", "be", "en"),
        ("Ян Pак", "ru", "ru"),
    ],
)
def test_the_language_is_told_from_the_letters(desk: Desk, name: str, chosen: str, lang: str) -> None:
    """English stands in the list before anybody chose: «Алена» became «Алёна», and Cyrillic stood under English."""
    page = desk.get("/entries/new", params={"name": name, "lang": chosen}).text
    assert f'<option value="{lang}" selected>' in page.partition('id="new-lang"')[2].partition("</select>")[0]


def test_a_new_entry_is_told_of_one_that_may_be_the_same(reader: Desk) -> None:
    page = reader.get("/entries/new", params={"name": "Igor Losik"}).text
    assert "may have this name already" in page
    assert "/entries/losik-ihar" in page


@pytest.mark.parametrize("name", ["Глыбокае", "Глубокое", "Лосик"])
def test_a_name_of_one_word_is_told_too(desk: Desk, name: str) -> None:
    """A word alone is never as like as two full names are: of a town that is there nothing was said."""
    desk.post("/entries", {"id": "losik", "type": "person", "forms.be": "Лосік"})
    page = desk.get("/entries/new", params={"name": name, "type": "place"}).text
    assert "may have this name already" in page


def test_a_name_in_an_alphabet_without_rules_is_not_copied_into_every_language(reader: Desk) -> None:
    page = reader.get("/entries/new", params={"name": "محمد علي"}).text
    assert "No rule knows this alphabet" in page
    assert 'name="forms.be"' not in page


@pytest.mark.parametrize("query", ["😀", "—", "?!"])
def test_what_is_no_name_finds_none(reader: Desk, query: str) -> None:
    assert "0 names" in reader.get("/entries", params={"q": query, "rows": "1"}).text


def test_a_hint_is_no_fault_of_the_field(reader: Desk) -> None:
    """Only what must be mended is marked so, when the page comes as when one types."""
    page = reader.get("/entries/new", params={"name": "Союз писателей", "type": "organisation"}).text
    assert "finding warning" in page
    assert "aria-invalid" not in page


def test_an_id_that_is_taken_gets_a_number(desk: Desk) -> None:
    desk.post(
        "/entries", {"id": "rak-jan", "type": "person", "gender": "m", "forms.be": "Ян Рак", "forms.en": "Jan Rak"}
    )
    assert desk.form("/entries/new?name=Ян+Рак&lang=be&gender=m")["id"] != "rak-jan"
    typed = {"id": "rak-jan", "type": "person", "forms.be": "Іншы Рак", "note": "typed with care"}
    refused = desk.post("/entries", typed)
    assert refused.status_code == 409
    assert "has the id rak-jan already" in refused.text
    assert "typed with care" in refused.text
    assert "built in" not in refused.text
    assert 'value="rak-inshy"' in refused.text  # a free one, to be saved as it is


@pytest.mark.parametrize("id", ["", "../evil", "a/b", "..", ".hidden", "con", "x" * 300, "a\x00b", "/etc/passwd"])
def test_no_id_leads_out_of_the_folder(desk: Desk, names: Path, id: str) -> None:
    before = sorted(path for path in names.parent.rglob("*") if ".history" not in path.parts)
    answer = desk.post("/entries", {"id": id, "type": "person", "forms.be": "Хтось Нехта", "note": "kept"})
    assert answer.status_code == 400
    assert "kept" in answer.text
    assert sorted(path for path in names.parent.rglob("*") if ".history" not in path.parts) == before


def test_drafts_are_confirmed_one_by_one(desk: Desk, names: Path) -> None:
    for name in ("Ян Рак", "Янка Гусь"):
        fields = desk.form(f"/entries/new?name={name}&lang=be&gender=m")
        desk.post("/entries", fields)
    page = desk.get("/drafts").text
    first = re.search(r'action="/drafts/([\w-]+)\?', page)
    version = re.search(r'name="version" value="(\w+)"', page)
    assert first
    assert version
    onward = desk.post(f"/drafts/{first[1]}", {"version": version[1], "do": "confirm"})
    assert Folder.open(names).read(first[1]).data["status"] == "confirmed"
    assert "one left" in onward.text
    second = re.search(r'action="/drafts/([\w-]+)\?', onward.text)
    version = re.search(r'name="version" value="(\w+)"', onward.text)
    assert second
    assert version
    assert second[1] != first[1]
    last = desk.post(f"/drafts/{second[1]}", {"version": version[1], "do": "discard"})
    assert "No drafts" in last.text
    assert second[1] not in Folder.open(names)


def test_a_draft_that_somebody_changed_is_not_confirmed_unseen(desk: Desk, names: Path) -> None:
    desk.post("/entries", desk.form("/entries/new?name=Ян+Рак&lang=be&gender=m"))
    page = desk.get("/drafts").text
    id = re.search(r'action="/drafts/([\w-]+)\?', page)
    version = re.search(r'name="version" value="(\w+)"', page)
    assert id
    assert version
    desk.post(f"/entries/{id[1]}", desk.form(f"/entries/{id[1]}") | {"note": "wait"})
    assert desk.post(f"/drafts/{id[1]}", {"version": version[1], "do": "confirm"}).status_code == 409
    assert Folder.open(names).read(id[1]).data["status"] == "draft"


# ---- an article

ARTICLE = "Алена Новік прыехала ў Мінск. Пра Алену Новік пісаў Сяргей Квятула.\n\nНовік чакала."


def article(desk: Desk, text: str = ARTICLE, lang: str = "be") -> str:
    """Paste an article; the address of its page."""
    answer = desk.post("/article", {"text": text, "lang": lang}, files={"file": ("", b"")})
    assert answer.status_code == 200, answer.text
    return str(answer.url.path)


def test_an_article_shows_its_names(reader: Desk) -> None:
    page = reader.get(article(reader)).text
    marked = re.findall(r'<a class="mention[^>]*data-entity="([\w-]+)"[^>]*>([^<]+)</a>', page)
    assert ("novik-alena", "Алену Новік") in marked
    assert ("novik-alena", "Новік") in marked
    assert ("minsk", "Мінск") in marked
    assert re.search(r'<a class="unknown" href="/entries/new\?name=[^"]*"[^>]*>Сяргей Квятула</a>', page)


def test_what_wants_work_is_listed_first(reader: Desk) -> None:
    """Below thirty names of the glossary nobody saw that one was unknown."""
    page = reader.get(article(reader, ARTICLE)).text
    assert page.index("Not in the glossary</h2>") < page.index("In the glossary</h2>")
    page = reader.get(article(reader, "Алена Новік чакала ў Мінску.")).text
    assert page.index("In the glossary</h2>") < page.index("None: every name is known.")


def test_a_stranger_is_listed_once_by_the_full_name(reader: Desk) -> None:
    """The surname alone is the stranger's who was named in full; of two with one surname it is nobody's."""
    page = reader.get(article(reader, "Прыехала Ганна Квятульская. Пра Квятульскую пісалі ўсе.")).text
    links = re.findall(r'<a class="unknown" href="([^"]*)"', page)
    assert len(links) == 2
    assert len(set(links)) == 1
    assert "one unknown name" in page
    page = reader.get(article(reader, "Прыехалі Ганна Квятульская і Алег Квятульскі. Квятульскі маўчаў.")).text
    assert "3 unknown names" in page


def test_an_unknown_name_becomes_an_entry_and_the_article_knows_it(desk: Desk) -> None:
    path = article(desk)
    new = re.search(r'class="unknown" href="([^"]+)"', desk.get(path).text)
    assert new
    fields = desk.form(new[1].replace("&amp;", "&"))
    assert fields["back"] == path
    back = desk.post("/entries", fields)
    assert back.url.path == path
    assert 'class="unknown"' not in back.text


def test_all_unknown_names_become_drafts(desk: Desk, names: Path) -> None:
    path = article(desk, ARTICLE + " Яна Рака чакала Марына Гусева.")
    answer = desk.post(f"{path}/drafts")
    assert answer.url.path == "/drafts"
    made = {entry.forms["be"]: entry for entry in Folder.open(names).entries() if entry.status == "draft"}
    assert {"Сяргей Квятула", "Марына Гусева"} <= set(made)
    assert made["Сяргей Квятула"].samples[0].mention == "Сяргей Квятула"
    assert made["Марына Гусева"].note == "from: Article, line 3"
    assert 'class="unknown"' not in desk.get(path).text


def test_a_style_changes_the_text(reader: Desk) -> None:
    path = article(reader, "Igor Losik waited. Lukashenko’s answer came.", "en")
    page = reader.get(path, params={"style": "belarusian"}).text
    assert re.search(r'class="mention[^"]* changed"[^>]*>Ihar Losik</a>', page)
    assert re.search(r">Lukashenka</a>’s|>Lukashenka’s</a>", page)
    assert "2 changes" in page


def test_a_translation_stands_beside_and_a_form_mended_there_changes_it(
    open_desk: Callable[..., Desk], names: Path, engines: Callable[..., None]
) -> None:
    engines(FakeEngine({("be", "ru"): {"чакала": "ждала"}}))
    desk = open_desk(names)
    path = article(desk)
    page = desk.get(path, params={"lang": "be", "to": "ru"}).text
    assert re.search(r"verified", page)
    target = re.search(
        r'<a class="mention[^>]*href="([^"]+)" data-panel data-entity="novik-alena"[^>]*>Елена Новик</a>', page
    )
    assert target
    # whom the glossary lacks is marked on both sides: what was made of the name is what one wants to see
    assert len(re.findall(r'<a class="unknown"[^>]*>Сяргей Квятула|<a class="unknown"[^>]*>Сергей Квятула', page)) == 2
    fix = desk.get(target[1].replace("&amp;", "&")).text
    assert 'name="forms.ru" value="Елена Новик"' in fix
    fields = hidden_of(fix) | {"forms.ru": "Алёна Новик"}
    after = desk.post(f"{path}/names/novik-alena", fields)
    assert after.url.path == path
    assert ">Алёна Новик</a>" in after.text
    assert "ru: Алёна Новик" in file_of(names)
    assert "# as she signs" in file_of(names)


def test_a_translation_can_be_taken_away(
    open_desk: Callable[..., Desk], names: Path, engines: Callable[..., None]
) -> None:
    """What was pasted as plain text with its empty lines, a file as a file of its kind; another spelling by copying."""
    engines(FakeEngine({("be", "ru"): {"чакала": "ждала"}}))
    desk = open_desk(names)
    text = "Алена Новік чакала.\n\nНовік чакала."
    asked = {"lang": "be", "to": "ru"}
    path = article(desk, text)
    page = desk.get(path, params=asked).text
    assert "Елена Новик ждала.\n\nНовик ждала.</textarea>" in page
    link = re.search(r'href="(/article/[^"]*/file[^"]*)"', page)
    assert link
    saved = desk.get(link[1].replace("&amp;", "&"))
    assert saved.text == "Елена Новик ждала.\n\nНовик ждала."
    assert saved.headers["content-disposition"] == "attachment; filename*=UTF-8''article.ru.txt"
    assert "/file" not in desk.get(path, params={"style": "russian"}).text  # there is no file of it, but it is copied
    web = desk.post(
        "/article", {"lang": "be"}, files={"file": ("a.html", "<p>Алена <b>Новік</b> чакала.</p>".encode())}
    )
    saved = desk.get(f"{web.url.path}/file", params=asked)
    assert saved.text == "<p>Елена <b>Новик</b> ждала.</p>"
    assert saved.headers["content-disposition"].endswith("a.ru.html")
    table = "id,text\n7,Алена Новік чакала.\n".encode()
    upload = re.findall(r'name="upload" value="([^"]+)"', desk.post("/article", files={"file": ("a.csv", table)}).text)
    path = desk.post("/article", {"lang": "be", "upload": upload[0], "field": "text"}).url.path
    assert desk.get(f"{path}/file", params=asked).text == "id,text\n7,Елена Новик ждала.\n"


@pytest.mark.parametrize(
    ("key", "asked", "status", "says"),
    [("nosuchkey", "to=ru", 404, "Paste it again"), ("", "to=xx", 503, "xx"), ("", "", 503, "did not work")],
)
def test_a_translation_that_there_is_not_is_told_on_a_page(
    desk: Desk, engines: Callable[..., None], key: str, asked: str, status: int, says: str
) -> None:
    engines(FakeEngine({("be", "ru"): {}}))
    answer = desk.get(f"/article/{key}/file?{asked}" if key else f"{article(desk)}/file?{asked}")
    assert answer.status_code == status
    assert says in answer.text
    assert "content-disposition" not in answer.headers


def test_a_built_in_name_mended_in_an_article_becomes_ones_own(desk: Desk, names: Path) -> None:
    path = article(desk, "Ігар Лосік чакаў.")
    fix = desk.get(f"{path}/names/losik-ihar", params={"lang": "be"}).text
    desk.post(f"{path}/names/losik-ihar", hidden_of(fix) | {"cases.be.gen": "Ігара Лоська"})
    data = Folder.open(names).read("losik-ihar").data
    assert data["cases"] == {"be": {"gen": "Ігара Лоська"}}
    assert data["forms"]["de"] == "Ihar Lossik"


def test_two_people_who_mend_one_name_clash(desk: Desk, names: Path) -> None:
    path = article(desk)
    fields = hidden_of(desk.get(f"{path}/names/novik-alena", params={"lang": "be"}).text)
    assert desk.post(f"{path}/names/novik-alena", fields | {"forms.be": "Алёна Новік"}).status_code == 200
    answer = desk.post(f"{path}/names/novik-alena", fields | {"forms.be": "Олена Новік"})
    assert answer.status_code == 409
    settled = desk.post("/entries/novik-alena", hidden_of(answer.text) | {"take": "mine"})
    assert settled.url.path == path
    assert "Олена Новік" in file_of(names)


def docx(text: str) -> bytes:
    """A Word file of one paragraph."""
    from docx import Document

    document, made = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", ARTICLE.encode()),
        ("a.txt", b"\xff\xfe" + ARTICLE.encode("utf-16-le")),
        ("a.html", f"<p>{ARTICLE}</p>".encode()),
        ("a.docx", docx(ARTICLE)),
    ],
    ids=["text", "UTF-16", "HTML", "Word"],
)
def test_a_file_of_any_format_can_be_dropped(reader: Desk, name: str, data: bytes) -> None:
    answer = reader.post("/article", {"lang": ""}, files={"file": (name, data)})
    assert 'data-entity="novik-alena"' in answer.text
    assert f"<h1>{name}</h1>" in answer.text


@pytest.mark.parametrize(
    ("name", "data", "known", "chosen"),
    [
        ("a.csv", f'id,title,"тэкст, увесь"\n7,Мінск,"{ARTICLE}"\n', ["id", "title", "тэкст, увесь"], "тэкст, увесь"),
        ("a.csv", f"a,a\n7,{ARTICLE}\n", ["1", "2"], "2"),  # no names to choose by
        ("a.json", json.dumps({"id": "Мінск", "body": [{"text": ARTICLE}]}), ["id", "body[].text"], "body[].text"),
    ],
    ids=["CSV", "CSV without names", "JSON"],
)
def test_of_a_file_with_fields_those_are_read_that_the_page_is_told(
    reader: Desk, name: str, data: str, known: list[str], chosen: str
) -> None:
    """A reader of the page has no command line: the columns are asked for there, and the file is not sent twice."""
    asked = reader.post("/article", {"lang": "be"}, files={"file": (name, data.encode())})
    assert asked.status_code == 200
    assert "--field" not in asked.text
    offered = re.findall(r'name="field" value="([^"]+)"', asked.text)
    assert offered == known
    upload = re.findall(r'name="upload" value="([^"]+)"', asked.text)[0]
    again = reader.post("/article", {"lang": "be", "upload": upload})  # nothing ticked: asked once more
    assert re.findall(r'name="field" value="([^"]+)"', again.text) == known
    page = reader.post("/article", {"lang": "be", "upload": upload, "field": chosen}).text
    assert 'data-entity="novik-alena"' in page
    assert f"<h1>{name}</h1>" in page
    assert reader.post("/article", {"upload": "nosuchkey", "field": chosen}).status_code == 404


@pytest.mark.parametrize(
    ("text", "file", "says"),
    [
        ("", ("", b""), "There is no text"),
        ("  \n", ("", b""), "There is no text"),
        ("а" * 101, ("", b""), "too long"),
        ("", ("a.txt", b"\x00\x01"), "a.txt"),
        ("1234 56 78", ("", b""), "choose it"),
        ("", ("a.txt", "Мінск".encode("cp1251")), "Save it again as UTF-8"),
    ],
)
def test_what_is_no_article_is_told(
    open_desk: Callable[..., Desk], text: str, file: tuple[str, bytes], says: str
) -> None:
    answer = open_desk(characters=100).post("/article", {"text": text, "lang": ""}, files={"file": file})
    assert 400 <= answer.status_code < 500
    assert says in answer.text


def test_an_article_that_is_gone_can_be_pasted_again(reader: Desk) -> None:
    answer = reader.get("/article/nosuchkey")
    assert answer.status_code == 404
    assert "Paste it again" in answer.text
    assert 'id="paste"' in answer.text


def test_a_pair_that_no_engine_has_is_told_above_the_article(reader: Desk) -> None:
    page = reader.get(article(reader), params={"to": "xx"}).text
    assert 'role="alert"' in page
    assert "novik-alena" in page


# ---- what holds for every page


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("tongue", ["en", "ru", "be", "uk"])
def test_every_page_is_sound(reader: Desk, path: str, tongue: str) -> None:
    """No id twice, every label leads to a field, nothing inline that the content security policy would stop."""
    reader.get(f"/language/{tongue}")
    answer = reader.get(path)
    assert answer.status_code == 200
    page = answer.text
    assert f'<html lang="{tongue}">' in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids)), [id for id in ids if ids.count(id) > 1]
    assert set(re.findall(r'<label[^>]* for="([^"]+)"', page)) <= set(ids)
    assert set(re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', page)) <= set(ids)
    assert not re.search(r"<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|javascript:", page)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page)


def test_text_of_an_entry_shows_as_text(desk: Desk, names: Path) -> None:
    hostile = {
        "id": "evil",
        "type": "organisation",
        "status": "draft",
        "forms": {"be": HOSTILE, "en": f'"{HOSTILE}'},
        "note": f"</textarea>{HOSTILE}",
        "samples": [{"lang": "be", "text": f"a {HOSTILE}", "mention": HOSTILE}],
    }
    Folder.open(names).save("evil", hostile, version=None, author=HOSTILE)
    desk.post("/you", {"name": HOSTILE})
    for path in (
        "/entries?layer=own",
        "/entries/evil",
        "/drafts",
        f"/entries?q={HOSTILE}",
        f"/entries/new?name={HOSTILE}",
        "/shortcuts",
    ):
        page = desk.get(path).text
        assert "&lt;script&gt;" in page, path
        assert HOSTILE not in page, path
    path = article(desk, f"Алена Новік {HOSTILE} чакала.")
    assert HOSTILE not in desk.get(path).text
    assert HOSTILE not in desk.get(path, params={"style": "press", "back": HOSTILE}).text


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\n/x"]
)
def test_no_form_leads_to_another_site(desk: Desk, back: str) -> None:
    answer = desk.post(
        "/entries/novik-alena", desk.form("/entries/novik-alena") | {"back": back}, follow_redirects=False
    )
    assert answer.headers["location"] == "/entries/novik-alena"
    assert desk.get("/language/ru", params={"back": back}, follow_redirects=False).headers["location"] == "/entries"


def test_a_page_without_its_token_changes_nothing(desk: Desk, names: Path) -> None:
    answer = desk.client.post("/entries/novik-alena", data={"note": "forged"})
    assert answer.status_code == 403
    assert file_of(names) == NOVIK


@pytest.mark.parametrize(
    ("path", "status"), [("/entries/nobody", 404), ("/entries/..%2f..%2fetc", 404), ("/nowhere", 404)]
)
def test_what_is_not_there_is_told(reader: Desk, path: str, status: int) -> None:
    assert reader.get(path).status_code == status


@pytest.mark.parametrize(("tongue", "said"), [("be", "Па адрасе /nowhere нічога няма"), ("en", "nothing at /nowhere")])
def test_a_browser_gets_a_page_and_a_program_json(reader: Desk, tongue: str, said: str) -> None:
    """Who mistypes an address read {"error":"Not Found"}, without a way back."""
    reader.get(f"/language/{tongue}")
    browser = {"accept": "text/html,*/*;q=0.8"}
    answer = reader.get("/nowhere", headers=browser)
    assert answer.status_code == 404
    assert said in answer.text
    assert 'href="/entries"' in answer.text
    assert reader.get("/entries/novik-alena/undo", headers=browser).headers["content-type"].startswith("text/html")
    assert reader.get("/nowhere").json() == {"error": "Not Found"}
    stale = reader.client.post("/entries/novik-alena", headers=browser | {"accept-language": tongue})
    assert (stale.status_code, f'<html lang="{tongue}">' in stale.text) == (403, True)


def test_scripts_and_fonts_are_sent_once(reader: Desk) -> None:
    first = reader.get("/static/tokens.css")
    assert first.headers["cache-control"] == "no-cache"
    assert reader.get("/static/tokens.css", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    for name in set(re.findall(r"url\(([\w.-]+)\)", first.text)):
        assert reader.get(f"/static/{name}").status_code == 200


anything = st.text(max_size=30)


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.one_of(
            anything,
            st.sampled_from(["forms.be", "cases.be.gen", "parts.ru.given", "samples.0.text", "type", "gender", SHOWN]),
        ),
        anything,
        max_size=6,
    )
)
def test_a_preview_takes_any_fields(reader: Desk, fields: dict[str, str]) -> None:
    """Whatever is typed, there is an answer that can be shown."""
    clean = {key: value.encode("utf-8", "replace").decode() for key, value in fields.items()}
    answer = reader.post("/entries/preview", clean)
    assert answer.status_code == 200
    assert json.loads(answer.text)["tally"]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/entries/novik-alena", {f"sources.{'1' * 5000}.cite": "a letter"}),
        ("/entries/novik-alena", {"sources": "x", "samples": ""}),
        ("/entries/novik-alena/undo", {"to": "1" * 5000}),
        ("/entries/novik-alena", {"clash": "1", "mine": f"[{'1' * 5000}]"}),
        ("/entries/novik-alena", {"clash": "1", "mine": "[" * 100_000}),
    ],
)
def test_no_form_makes_a_fault(desk: Desk, path: str, fields: dict[str, str]) -> None:
    """What no page of ours sends is refused or passed over; Python reads no number of 4,300 digits."""
    answer = desk.post(path, desk.form("/entries/novik-alena") | fields)
    assert answer.status_code < 500
