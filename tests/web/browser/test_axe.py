"""axe-core finds nothing that keeps people out, on any page, in light and in dark."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from translit.glossary.exchange import plan
from translit.web.workbench import exchanging

from .conftest import Site
from .test_walk import ARTICLE, paste, seen

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

BAD = ("serious", "critical")
PAGES = (
    "/entries?q=losik",
    "/entries?q=Nobody+77",
    "/entries/losik-ihar",
    "/entries/novik-alena?history",
    "/entries/new?name=Ян+Рак",
    "/drafts",
    "/article",
    "/exchange",
    "/shortcuts",
    "/entries/nobody",
)


def faults(page: Any) -> list[str]:
    """What axe finds: everything in light, in dark the colours alone, for all else is the same."""
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true })")
    told = []
    for scheme, rules in (("dark", {"runOnly": ["color-contrast"]}), ("light", {})):
        page.emulate_media(color_scheme=scheme)
        found = axe.Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]
        bad = [each for each in found if each["impact"] in BAD]
        told += [f"{scheme}: {each['id']}: {node['html'][:120]}" for each in bad for node in each["nodes"]]
    return told


def test_pages_keep_nobody_out(window: Callable[..., Any], site: Site) -> None:
    page = window(None)
    told = []
    for path in PAGES:
        page.goto(site.base + path)
        told += [f"{path}: {fault}" for fault in faults(page)]
    assert told == []


def test_an_article_and_its_panel_keep_nobody_out(window: Callable[..., Any], site: Site) -> None:
    page = window(None)
    paste(page, site, ARTICLE)
    assert faults(page) == []
    page.locator(".text .mention").first.hover()
    assert faults(page) == []
    page.select_option("#to", "ru")
    seen(page.locator(".pairs.two")).to_be_visible(timeout=30_000)
    assert faults(page) == []
    page.locator(".text .mention").first.click()
    seen(page.locator("#panel form")).to_be_visible()
    assert faults(page) == []


def test_a_table_asks_for_its_columns_and_keeps_nobody_out(window: Callable[..., Any], site: Site) -> None:
    page = window("/article", locale="uk-UA")
    rows = "id,тэкст\n7,Ігар Лосік вярнуўся ў Мінск\n"
    page.set_input_files("#file", {"name": "news.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    page.get_by_label("тэкст").check(timeout=30_000)
    assert faults(page) == []
    page.get_by_role("button", name="Показати імена").click()
    seen(page.locator('.text [data-entity="losik-ihar"]')).to_be_visible(timeout=30_000)


def test_a_clash_keeps_nobody_out(window: Callable[..., Any], site: Site) -> None:
    mine, theirs = window("/entries/novik-alena"), window("/entries/novik-alena")
    mine.fill('[name="forms.en"]', "Alena Nowikowa")
    theirs.fill('[name="forms.en"]', "Alena Nowik")
    for page in (theirs, mine):
        page.click("[data-save]")
        page.wait_for_selector(".notice.good, .clash")
    seen(mine.locator(".clash")).to_be_visible()
    assert faults(mine) == []


def test_an_import_keeps_nobody_out_and_goes_on_by_itself(
    window: Callable[..., Any], site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def slow(*args: Any, progress: Any, **settings: Any) -> Any:
        progress(1, 3)
        assert go.wait(60)
        return plan(*args, progress=progress, **settings)

    monkeypatch.setattr(exchanging, "plan", slow)
    monkeypatch.setattr(exchanging, "_PATIENCE", 0)
    page = window("/exchange", locale="be-BY")
    rows = "id,gender,be\nhus-ales,maybe,Алесь Гусь\nrak-piotr,m,Пётр Рак\n,f,Алена Новіка\n"
    page.set_input_files("#file", {"name": "names.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    page.locator("form", has=page.locator("#file")).locator("button").click()
    seen(page.locator(".working span")).to_have_text("1 з 3")
    assert faults(page) == []
    go.set()
    seen(page.locator(".notice.bad", has_text="радок 2, слупок B (gender)")).to_be_visible(timeout=30_000)
    assert faults(page) == []
    page.locator(".bar button.main").click()
    seen(page.locator(".notice.good", has_text="запісана 1 імя")).to_be_visible(timeout=30_000)
    assert "Пётр Рак" in site.file("rak-piotr")
