"""What an editor does in the workbench, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from translit.glossary.editing import Folder

from .conftest import NOVIK, Site, sync_api

ARTICLE = "Алена Новік прыехала ў Мінск. Пра Алену Новік пісаў Сяргей Квятула.\n\nНовік чакала."


def seen(found: Any) -> Any:
    return sync_api.expect(found)


def paste(page: Any, site: Site, text: str = ARTICLE, lang: str = "be") -> None:
    page.goto(f"{site.base}/article")
    page.fill("#text", text)
    page.select_option("#lang", lang)
    page.keyboard.press("Tab")
    page.click("#paste button.main")
    page.wait_for_selector("#view")


def test_find_as_one_types_and_open_by_keyboard(names: Any) -> None:
    names.keyboard.press("/")
    names.keyboard.type("Игорь Лосик", delay=5)
    seen(names.locator(".entries tbody tr")).to_have_count(1)
    seen(names.locator(".entries .latin .name")).to_have_text("Ihar Losik")
    seen(names.locator("#live")).to_have_text("one name")
    assert names.url.endswith("Лосик") or "%D0" in names.url
    names.keyboard.press("ArrowDown")
    names.keyboard.press("Enter")
    names.wait_for_url("**/entries/losik-ihar")


def test_the_key_of_the_search_leads_into_it_from_everywhere(page: Any, site: Site) -> None:
    page.goto(f"{site.base}/drafts")
    page.keyboard.press("/")
    seen(page.locator("#q")).to_be_focused()


def test_filters_narrow_the_list(names: Any) -> None:
    names.select_option("#layer", "own")
    seen(names.locator(".entries tbody tr")).to_have_count(2)
    names.select_option("#status", "draft")
    seen(names.locator(".entries tbody tr")).to_have_count(1)
    names.select_option("#status", "")
    names.select_option("#missing", "uk")
    names.get_by_text("place", exact=True).first.click()
    seen(names.locator(".empty")).to_be_visible()


def test_edit_with_remarks_and_cases_as_one_types(page: Any, site: Site) -> None:
    page.goto(f"{site.base}/entries/novik-alena")
    form = page.locator('[name="forms.be"]')
    form.fill("Алена Нoвік")  # a Latin o
    seen(page.locator('[data-for="forms.be"] .finding.error')).to_be_visible()
    seen(form).to_have_attribute("aria-invalid", "true")
    form.fill("Алеся Гусь")
    seen(page.locator('[data-for="forms.be"] .finding.error')).to_have_count(0)
    seen(page.locator('[name="cases.be.ins"]')).to_have_attribute("placeholder", "Алесяй Гусь")
    page.keyboard.press("Control+s")
    seen(page.locator(".notice.good")).to_have_text("Saved: Алеся Гусь")
    assert "be: Алеся Гусь" in site.file()
    page.get_by_role("button", name="Undo the last change").click()
    seen(page.locator('[name="forms.be"]')).to_have_value("Алена Новік")
    assert site.file() == NOVIK


def test_a_case_of_ones_own(page: Any, site: Site) -> None:
    page.goto(f"{site.base}/entries/novik-alena")
    page.fill('[name="cases.be.loc"]', "Алене Новікавай")
    page.keyboard.press("Control+Enter")
    seen(page.locator(".notice.good")).to_be_visible()
    assert "cases:\n  be: {loc: Алене Новікавай}" in site.file()


def test_long_names_show_their_endings(page: Any, site: Site) -> None:
    """A case is looked at for its ending: a name with a patronymic is not cut off before it."""
    page.goto(f"{site.base}/entries/new?name=Мікалай+Іванавіч+Верабей&lang=be&type=person&gender=m")
    page.locator("[data-case='be.ins']").wait_for()
    cut = """fields => fields.filter(field => {
        const pen = document.createElement("canvas").getContext("2d");
        pen.font = getComputedStyle(field).font;
        return field.offsetParent && pen.measureText(field.placeholder).width > field.clientWidth;
    }).map(field => field.placeholder)"""
    assert page.locator("[data-case]").evaluate_all(cut) == []


def test_a_second_source_gets_a_line(page: Any, site: Site) -> None:
    page.goto(f"{site.base}/entries/novik-alena")
    page.click("text=Sources and note")
    page.fill('[name="sources.0.cite"]', "a letter")
    page.fill('[name="sources.1.cite"]', "another")
    page.click("[data-save]")
    seen(page.locator(".notice.good")).to_be_visible()
    assert [each["cite"] for each in Folder.open(site.folder).read("novik-alena").data["sources"]] == [
        "a letter",
        "another",
    ]


def test_a_clash_loses_neither(window: Callable[..., Any], site: Site) -> None:
    mine, theirs = window("/entries/novik-alena"), window("/entries/novik-alena")
    for page in (mine, theirs):
        page.click("text=Sources and note")
    theirs.click("text=Other languages")
    mine.fill('[name="note"]', "mine")
    mine.fill('[name="forms.uk"]', "Олена Новик")
    theirs.fill('[name="note"]', "theirs")
    theirs.fill('[name="forms.pl"]', "Alena Nowik")
    theirs.click("[data-save]")
    seen(theirs.locator(".notice.good")).to_be_visible()
    mine.click("[data-save]")
    seen(mine.locator("h1")).to_have_text("Алена Новік")
    row = mine.locator("tr.differs")
    seen(row).to_contain_text("mine")
    seen(row).to_contain_text("theirs")
    row.get_by_label("theirs").check()
    mine.get_by_role("button", name="Save what is chosen").click()
    seen(mine.locator(".notice.good")).to_be_visible()
    data = Folder.open(site.folder).read("novik-alena").data
    assert data["note"] == "theirs"
    assert data["forms"]["uk"] == "Олена Новик"
    assert data["forms"]["pl"] == "Alena Nowik"


def test_a_file_changed_underneath_comes_in_and_what_is_typed_stays(page: Any, site: Site) -> None:
    page.goto(f"{site.base}/entries/novik-alena")
    page.fill('[name="forms.uk"]', "Олена Новик")
    (site.folder / "novik-alena.yaml").write_text(NOVIK.replace("Елена", "Алёна"), encoding="utf-8")
    seen(page.locator('[name="forms.ru"]')).to_have_value("Алёна Новик")
    seen(page.locator('[name="forms.uk"]')).to_have_value("Олена Новик")
    seen(page.locator("#changed")).to_contain_text("changed by someone else")
    page.click("[data-save]")
    seen(page.locator(".notice.good")).to_be_visible()
    assert "ru: Алёна Новик" in site.file()
    assert "uk: Олена Новик" in site.file()


def test_the_same_field_changed_underneath_is_shown_and_settled(page: Any, site: Site) -> None:
    page.goto(f"{site.base}/entries/novik-alena")
    page.fill('[name="forms.ru"]', "Елена Новикова")
    (site.folder / "novik-alena.yaml").write_text(NOVIK.replace("Елена", "Алёна"), encoding="utf-8")
    seen(page.locator(".theirs")).to_contain_text("Алёна Новик")
    seen(page.locator('[name="forms.ru"]')).to_have_value("Елена Новикова")
    page.click("[data-save]")
    seen(page.locator(".clash")).to_contain_text("Алёна Новик")
    assert "ru: Алёна Новик" in site.file()
    page.get_by_role("button", name="Keep all of mine").click()
    seen(page.locator(".notice.good")).to_be_visible()
    assert "ru: Елена Новикова" in site.file()


def test_a_built_in_name_is_copied_with_a_key(page: Any, site: Site) -> None:
    page.goto(f"{site.base}/entries/losik-ihar")
    seen(page.locator('[name="forms.be"]')).to_have_attribute("readonly", "")
    page.keyboard.press("o")
    seen(page.locator(".notice.good")).to_contain_text("your own version")
    assert "Ігар Лосік" in site.file("losik-ihar")


def test_drafts_are_confirmed_with_a_single_key(names: Any, site: Site) -> None:
    names.keyboard.press("g")
    names.keyboard.press("d")
    seen(names.locator(".card")).to_contain_text("Ян Рак")
    seen(names.locator(".stands mark")).to_have_text("Яна Рака")
    names.keyboard.press("y")
    seen(names.locator(".notice.good")).to_have_text("Confirmed: Ян Рак")
    assert "status: confirmed" in site.file("rak-jan")


@pytest.mark.parametrize(
    ("letter", "place", "key"),
    [
        ("ы", "KeyS", "s"),
        ("і", "KeyS", "s"),
        ("ў", "KeyO", "o"),
        ("щ", "KeyO", "o"),
        (".", "Slash", "/"),
        ("s", "KeyO", "s"),
    ],
)
def test_keys_of_cyrillic_keyboards(names: Any, letter: str, place: str, key: str) -> None:
    """Ukrainian ones have і where S is; a table of letters had forgotten it, and drafts could not be left for later."""
    event = {"key": letter, "code": place, "shiftKey": False}
    assert names.evaluate("event => workbench.key(event)", event) == key


def test_single_keys_can_be_turned_off(names: Any, site: Site) -> None:
    names.keyboard.press("?")
    names.uncheck("#single-keys")
    names.goto(f"{site.base}/drafts")
    names.keyboard.press("y")
    names.wait_for_timeout(300)
    assert "status: draft" in site.file("rak-jan")


def test_a_draft_from_an_article(page: Any, site: Site) -> None:
    paste(page, site)
    seen(page.locator(".text .unknown")).to_have_text("Сяргей Квятула")
    page.keyboard.press("u")
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    seen(panel.locator('[name="forms.ru"]')).not_to_have_value("")
    seen(panel.locator('[name="forms.be"]')).to_have_value("Сяргей Квятула")
    panel.locator('[name="forms.be"]').fill("Сяргей Квятула")
    page.keyboard.press("Control+s")
    seen(page.locator("#panel")).not_to_be_visible()
    seen(page.locator(".text .unknown")).to_have_count(0)
    seen(page.locator(".people ol")).to_contain_text("Сяргей Квятула")
    made = [entry for entry in Folder.open(site.folder).entries() if entry.forms.get("be") == "Сяргей Квятула"]
    assert [entry.status for entry in made] == ["draft"]
    seen(page.locator(".text a").nth(3)).to_be_focused()  # the same name, known now: the next key goes on from there


def test_a_style_is_switched_and_the_text_changes(page: Any, site: Site) -> None:
    paste(page, site, "Igor Losik waited in Minsk. Tikhanovskaya’s answer came.", "en")
    page.select_option("#style", "belarusian")
    seen(page.locator(".pair:nth-child(2) > p:nth-child(2)")).to_have_text(
        re.compile("Ihar Losik.* waited in Minsk.* Tsikhanouskaya.*’s answer came")
    )
    page.select_option("#style", "russian")
    seen(page.locator(".text .changed")).to_have_count(0)
    assert "style=russian" in page.url


def test_an_article_is_translated_and_a_form_mended_there(page: Any, site: Site) -> None:
    paste(page, site)
    page.select_option("#to", "ru")
    target = page.locator('.pair > p:nth-child(2) [data-entity="novik-alena"]').first
    seen(target).to_have_text("Елена Новик", timeout=30_000)
    page.locator('.pair > p:first-child [data-entity="novik-alena"]').first.hover()
    seen(target).to_have_class(re.compile("lit"))
    target.click()
    seen(page.locator("#panel h2")).to_contain_text("Алена Новік")
    page.locator('#panel [name="forms.ru"]').fill("Алёна Новик")
    page.locator("#panel button.main").click()
    seen(target).to_have_text("Алёна Новик", timeout=30_000)
    seen(page.locator('.pair > p:nth-child(2) [data-entity="novik-alena"]').nth(1)).to_have_text(
        re.compile("Алёны? Новик|Алёне Новик|Алёну Новик")
    )
    assert "ru: Алёна Новик" in site.file()


@pytest.mark.parametrize("safe", [True, False], ids=["this machine", "plain HTTP from elsewhere"])
def test_a_translation_is_copied(page: Any, site: Site, safe: bool) -> None:
    """Without the numbers of its names; a colleague's browser gives pages over plain HTTP no clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    read = "() => navigator.clipboard.readText()"
    paste(page, site)
    page.select_option("#to", "ru")
    page.wait_for_selector("[data-copy]", timeout=30_000)
    if not safe:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not here')); }")
    page.evaluate("() => document.execCommand('copy')")
    page.click("[data-copy]")
    seen(page.locator("#status")).to_have_text("The text is copied.")
    copied = page.evaluate(read)
    assert copied.startswith("Елена Новик ")
    assert "\n\n" in copied
    assert not re.search(r"\d", copied)
    with page.expect_download() as saved:
        page.click("text=Save as a file")
    assert saved.value.suggested_filename == "article.ru.txt"


def test_a_panel_tells_of_a_silent_server_and_asks_before_it_forgets(page: Any, site: Site) -> None:
    """What was typed over an article is lost neither with the connection nor with a slip of Esc."""
    paste(page, site)
    page.evaluate("() => { window.confirm = (question) => { window.asked = question; return false; }; }")
    page.locator('.text [data-entity="novik-alena"]').first.click()
    form = page.locator('#panel [name="forms.be"]')
    form.fill("Алена Навічыха")
    page.context.set_offline(True)
    page.keyboard.press("Control+s")
    seen(page.locator("#failed")).to_be_visible()
    for _ in range(3):  # a slip, and one at the question
        page.keyboard.press("Escape")
    seen(page.locator("#panel")).to_be_visible()
    seen(form).to_have_value("Алена Навічыха")
    assert page.evaluate("() => window.asked") == "There are changes that are not saved. Close without saving?"
    page.context.set_offline(False)
    page.keyboard.press("Control+s")
    seen(page.locator("#panel")).not_to_be_visible()
    assert "be: Алена Навічыха" in site.file()


def test_nothing_is_under_way_after_a_quick_answer_in_a_panel(page: Any, site: Site) -> None:
    """A form in a panel leads to no next page: what waits for one would say so for ever."""
    paste(page, site)
    page.locator('.text [data-entity="novik-alena"]').first.click()
    page.route("**/names/**", lambda route: route.fulfill(status=400, body="<main><h1>Refused</h1></main>"))
    page.locator('#panel [name="forms.be"]').fill("Алена Навічыха")
    page.keyboard.press("Control+s")
    seen(page.locator("#panel h1")).to_have_text("Refused")
    page.wait_for_timeout(600)  # longer than it takes to say that something is under way
    seen(page.locator("#busy")).not_to_be_visible()


def test_what_is_chosen_before_the_script_has_come_counts(page: Any, site: Site) -> None:
    """A slow line: the page is there and used, its script is still on the way."""
    paste(page, site)
    waiting: list[Any] = []
    page.route("**/article.js", lambda route: waiting.append(route))
    page.reload(wait_until="commit")
    page.select_option("#to", "ru")
    page.wait_for_timeout(200)
    for route in waiting:
        route.continue_()
    seen(page.locator('.pair > p:nth-child(2) [data-entity="novik-alena"]').first).to_have_text(
        "Елена Новик", timeout=30_000
    )


def test_a_text_is_pasted_without_choosing_the_field(page: Any, site: Site) -> None:
    page.goto(f"{site.base}/article")
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
        }""",
        ARTICLE,
    )
    seen(page.locator("#text")).to_have_value(ARTICLE)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#view")


def test_a_file_is_chosen(page: Any, site: Site) -> None:
    page.goto(f"{site.base}/article")
    page.set_input_files(
        "#file", {"name": "news.html", "mimeType": "text/html", "buffer": f"<p>{ARTICLE}</p>".encode()}
    )
    seen(page.locator("h1")).to_have_text("news.html")
    seen(page.locator('.text [data-entity="novik-alena"]').first).to_be_visible()


def test_a_text_survives_a_server_that_forgot_it(page: Any, site: Site) -> None:
    paste(page, site)
    page.goto(f"{site.base}/article/forgotten")
    seen(page.locator("#text")).to_have_value(ARTICLE)


def test_the_essentials_work_without_scripts(window: Callable[..., Any], site: Site) -> None:
    page = window(java_script_enabled=False)
    page.fill("#q", "Новік")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Алена Новік").click()
    page.fill('[name="forms.uk"]', "Олена Новик")
    page.click("[data-save]")
    seen(page.locator(".notice.good")).to_have_text("Saved: Алена Новік")
    assert "uk: Олена Новик" in site.file()
    page.goto(f"{site.base}/article")
    page.fill("#text", ARTICLE)
    page.click("#paste button.main")
    page.locator(".text .unknown").click()
    page.locator("#entry button.main").click()
    seen(page.locator(".text .unknown")).to_have_count(0)


def test_text_of_an_entry_never_runs(page: Any, site: Site) -> None:
    hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    data = {"type": "organisation", "status": "draft", "forms": {"be": hostile, "en": hostile}, "note": hostile}
    assert site.state.folder is not None
    site.state.folder.save("evil", data, version=None)
    for path in ("/entries?layer=own", "/entries/evil", "/drafts"):
        page.goto(site.base + path)
        seen(page.locator("main")).to_contain_text("onerror")
        assert page.locator("main img").count() == 0
    page.goto(f"{site.base}/entries")
    page.fill("#q", "alert")
    seen(page.locator(".entries")).to_contain_text("onerror")


@pytest.mark.parametrize(
    "path",
    ["/entries", "/entries/novik-alena", "/entries/new?name=Ян+Рак", "/drafts", "/article", "/exchange", "/shortcuts"],
)
def test_a_phone_needs_no_sideways_scrolling(window: Callable[..., Any], path: str) -> None:
    page = window(path, viewport={"width": 390, "height": 844})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_the_skip_link_comes_first(names: Any) -> None:
    names.keyboard.press("Tab")
    seen(names.locator(".skip")).to_be_focused()
    names.keyboard.press("Enter")
    seen(names.locator("#main")).to_be_focused()
