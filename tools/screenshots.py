"""The pictures of the guide for translators: the workbench in chromium, on a glossary made for the purpose; a report.

    python tools/screenshots.py [NAME...]

writes docs/img/workbench-NAME.png, and with .ru, .be or .uk before .png the pages in that language.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from translit import translate_document
from translit.documents import report_html
from translit.web import Settings
from translit.web.server import Server

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "img"
TONGUES = ("en", "ru", "be", "uk")
DESKTOP, PHONE = {"width": 1200, "height": 720}, {"width": 390, "height": 780}

NOVIK = """\
id: novik-alena
type: person
gender: f
status: confirmed
forms:
  be: Алена Новік
  ru: Алена Новик
  uk: Олена Новик
  en: Alena Novik
  en:be: Alena Novik
  en:ru: Elena Novik
  en:uk: Olena Novyk
"""
ARTICLE = """\
Пісьменніца Алена Новік вярнулася ў Мінск

Алена Новік вярнулася ў Мінск у чацвер. Пра Алену Новік пісаў Ігар Лосік, а Святлана Ціханоўская віншавала яе.

Новік чакаў мастак Сяргей Гваздзіцкі. Гваздзіцкага ведае ўся Беларусь, сказала Новік.
"""


def names(page: Any, base: str) -> None:
    """The list, found in another alphabet."""
    page.goto(f"{base}/entries")
    everything = page.inner_text("#found")
    page.fill("#q", "Тихановск")
    while page.inner_text("#found") == everything:
        page.wait_for_timeout(100)


def entry(page: Any, base: str) -> None:
    """An entry with a slip of the keyboard in it, told at once."""
    page.goto(f"{base}/entries/novik-alena")
    page.fill('[name="forms.be"]', "Алена Нoвік")
    page.wait_for_selector('[data-for="forms.be"] .finding.error')
    page.fill('[name="cases.uk.voc"]', "Олено Новік")
    page.wait_for_timeout(500)


def _paste(page: Any, base: str) -> None:
    page.goto(f"{base}/article")
    page.fill("#text", ARTICLE)
    page.select_option("#lang", "be")
    page.click("#paste button.main")
    page.wait_for_selector("#view .unknown")


def article(page: Any, base: str) -> None:
    """An article with its names, one of them unknown."""
    _paste(page, base)
    page.locator(".text .unknown").first.focus()
    page.wait_for_timeout(200)


def new(page: Any, base: str) -> None:
    """A new entry out of an unknown name of the article."""
    _paste(page, base)
    page.locator(".text .unknown").first.click()
    page.wait_for_selector("#panel #entry")
    page.wait_for_timeout(400)


def translation(page: Any, base: str) -> None:
    """Source and translation side by side, a name lit in both."""
    _paste(page, base)
    page.select_option("#to", "ru")
    page.wait_for_selector(".pairs.two", timeout=60_000)
    page.locator('.text [data-entity="novik-alena"]').first.hover()
    page.wait_for_timeout(300)


def fix(page: Any, base: str) -> None:
    """A form mended in the translation."""
    translation(page, base)
    page.locator('.pair > p:nth-child(2) [data-entity="novik-alena"]').first.click()
    page.wait_for_selector("#panel form")
    page.locator('#panel [name="forms.ru"]').fill("Елена Новик")
    page.wait_for_timeout(600)


def clash(page: Any, base: str) -> None:
    """Two people changed one entry."""
    other = page.context.new_page()
    page.goto(f"{base}/entries/novik-alena")
    other.goto(f"{base}/entries/novik-alena")
    page.fill('[name="forms.ru"]', "Елена Новик")
    page.fill('[name="forms.en"]', "Alena Novik-Rak")
    other.fill('[name="forms.ru"]', "Олёна Новик")
    for each in (other, page):
        each.click("[data-save]")
        each.wait_for_selector(".notice.good, .clash")
    other.close()
    page.bring_to_front()


def drafts(page: Any, base: str) -> None:
    """A draft that waits for a key."""
    _paste(page, base)
    page.locator(".people form button").click()
    page.wait_for_selector(".card")


PICTURES: dict[str, Callable[[Any, str], None]] = {
    each.__name__: each for each in (names, entry, article, new, translation, fix, clash, drafts)
}
IN_EVERY_LANGUAGE = ("names", "article", "new", "fix")
"""The others are told by the English picture."""


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """The server on a folder, in a thread."""
    ready = threading.Event()
    server = Server(Settings(port=0, glossaries=(folder,)), lambda page: ready.set())
    thread = threading.Thread(target=server.run)
    thread.start()
    ready.wait(60)
    try:
        yield server
    finally:
        server.stop()
        thread.join()


def take(browser: Any, name: str, tongue: str, *, scheme: str = "light", size: dict[str, int] | None = None) -> Path:
    """One picture, on a fresh folder; gives its file."""
    size = size or DESKTOP
    kind = ("-phone" if size is PHONE else "") + ("-dark" if scheme == "dark" else "")
    os.environ["LOGNAME"] = "zosia"  # whom the pages take for the user
    file = IMAGES / f"workbench-{name}{kind}{'' if tongue == 'en' else f'.{tongue}'}.png"
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)  # so that the pages show a short path
        folder = Path("my-names")
        folder.mkdir()
        (folder / "novik-alena.yaml").write_text(NOVIK, encoding="utf-8")
        with running(folder) as server:
            context = browser.new_context(viewport=size, locale=tongue, color_scheme=scheme, reduced_motion="reduce")
            page = context.new_page()
            page.goto(server.page)
            page.wait_for_url("**/entries")
            PICTURES[name](page, server.page.partition("/?")[0])
            page.screenshot(path=file)
            context.close()
        os.chdir(IMAGES)
    return file


def report(browser: Any) -> Path:
    """The report on a short article, for README.md."""
    done = translate_document(ROOT / "examples" / "desk" / "news.ru.txt", "be")
    file = IMAGES / "report.png"
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "report.html"
        made.write_text(report_html({"news.ru.txt": [done.translation]}), encoding="utf-8")
        page = browser.new_page(viewport={"width": 1000, "height": 1180})
        page.goto(made.as_uri())
        page.screenshot(path=file)
        page.close()
    return file


def main(wanted: Sequence[str]) -> int:
    """Take the pictures that are named, all of them when none is."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is not installed: run `make browser` as root", file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name in wanted or PICTURES:
            for tongue in TONGUES if name in IN_EVERY_LANGUAGE else ("en",):
                print(take(browser, name, tongue))
        if not wanted:
            print(report(browser))
            print(take(browser, "translation", "en", scheme="dark"))
            print(take(browser, "article", "en", size=PHONE))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
