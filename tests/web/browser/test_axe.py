"""axe-core finds nothing that keeps people out, on any page, in light and in dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

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
    "/shortcuts",
    "/entries/nobody",
)


def faults(page: Any, scheme: str) -> list[str]:
    """What axe finds; in dark the colours alone, for all else is the same."""
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true })")
    options = {"resultTypes": ["violations"], **({"runOnly": ["color-contrast"]} if scheme == "dark" else {})}
    found = axe.Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found if each["impact"] in BAD for node in each["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_keep_nobody_out(window: Callable[..., Any], site: Site, scheme: str) -> None:
    page = window(color_scheme=scheme)
    told = []
    for path in PAGES:
        page.goto(site.base + path)
        told += [f"{path}: {fault}" for fault in faults(page, scheme)]
    assert told == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_article_and_its_panel_keep_nobody_out(window: Callable[..., Any], site: Site, scheme: str) -> None:
    page = window(color_scheme=scheme)
    paste(page, site, ARTICLE)
    assert faults(page, scheme) == []
    page.locator(".text .mention").first.hover()
    assert faults(page, scheme) == []
    page.select_option("#to", "ru")
    seen(page.locator(".pairs.two")).to_be_visible(timeout=30_000)
    assert faults(page, scheme) == []
    page.locator(".text .mention").first.click()
    seen(page.locator("#panel form")).to_be_visible()
    assert faults(page, scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_clash_keeps_nobody_out(window: Callable[..., Any], site: Site, scheme: str) -> None:
    mine, theirs = window("/entries/novik-alena", color_scheme=scheme), window("/entries/novik-alena")
    mine.fill('[name="forms.en"]', "Alena Nowikowa")
    theirs.fill('[name="forms.en"]', "Alena Nowik")
    for page in (theirs, mine):
        page.click("[data-save]")
        page.wait_for_selector(".notice.good, .clash")
    seen(mine.locator(".clash")).to_be_visible()
    assert faults(mine, scheme) == []
