"""Translated documents open in the programs that people have, and the translation is what they show."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from .goldens import sources, translated
from .parts import unzipped

OFFICE = shutil.which("soffice")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: make office")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
OFFICE_SOURCES = [path for path in sources() if path.parent.name in ("docx", "odt")]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every document of the corpus, translated and opened by LibreOffice in one start, as flat XML."""
    folder = tmp_path_factory.mktemp("office")
    names = []
    for source in OFFICE_SOURCES:
        name = folder / f"{source.parent.name}-{source.stem}.{source.parent.name}"
        name.write_bytes(translated(source).data)
        names.append(str(name))
    assert OFFICE is not None
    subprocess.run(
        [
            *(OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "fodt", "--outdir", str(folder / "out"), *names),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / "out"


@needs_office
@pytest.mark.parametrize("source", OFFICE_SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_libreoffice_shows_the_translation(source: Path, converted: Path) -> None:
    """Body, tables, notes, headers, text boxes: each block is there, word after word."""
    flat = (converted / f"{source.parent.name}-{source.stem}.fodt").read_text(encoding="utf-8")
    shown = _words(html.unescape(re.sub(r"<text:(?:s|tab|line-break|note-citation)\b[^>]*>|<[^>]+>", " ", flat)))
    for block in translated(source).blocks:
        if "docProps" in block.where or "meta.xml" in block.where or "picture" in block.where:
            continue  # not on the page
        missing = [word for word in _words(block.text) if word not in shown]
        assert not missing, (block.where, missing)


@needs_office
def test_formatting_is_on_the_words_that_had_it(converted: Path) -> None:
    flat = (converted / "docx-russian.fodt").read_text(encoding="utf-8")
    bold = {
        name
        for name, properties in re.findall(
            r'<style:style style:name="(T\d+)" style:family="text">(.*?)</style:style>', flat, re.S
        )
        if 'fo:font-weight="bold"' in properties
    }
    spans = re.findall(r'<text:span text:style-name="(T\d+)">([^<]*)</text:span>', flat)
    assert [text for name, text in spans if name in bold] == ["Ігор Лосик вийшов на волю", "Ігор Лосик"]
    assert re.search(r'<text:a [^>]*xlink:href="https://example.org/a"[^>]*>(?:<[^>]+>)*його дружина', flat)


@needs_chromium
def test_chromium_reads_the_pages_of_a_book(tmp_path: Path) -> None:
    """As XML, in which one wrong tag is an error page."""
    source = next(path for path in sources() if path.parent.name == "epub" and path.stem == "novel")
    done = translated(source)
    for number, (part, data) in enumerate(unzipped(done.data).items()):
        if not part.endswith(".xhtml"):
            continue
        page = tmp_path / f"{number}.xhtml"
        page.write_bytes(data)
        dom = _dumped(page, tmp_path / "profile")
        assert "This page contains the following errors" not in dom
        shown = _words(html.unescape(re.sub(r"<[^>]+>", " ", dom)))
        for block in done.blocks:
            if block.where.startswith(part) and "man" not in block.text and "Адзін" not in block.text:
                assert set(_words(block.text)) <= set(shown)


@needs_chromium
@pytest.mark.parametrize("name", ["news.be.html", "nested.be.html", "cp1251.uk.html"])
def test_chromium_sees_the_same_elements_in_a_translated_page(name: str, tmp_path: Path) -> None:
    """The browser's own reading, encodings included: every element where it was, its text translated."""
    pages = Path(__file__).parent / "corpus" / "html"
    before, after = (
        _dumped(pages / each, tmp_path / "profile") for each in (re.sub(r"\.\w+(?=\.html)", "", name), name)
    )
    assert _elements(before) == _elements(after) and before != after
    assert "\ufffd" not in after


def _elements(dom: str) -> list[str]:
    return re.findall(r"</?[a-z][a-z0-9]*", dom)


def _dumped(page: Path, profile: Path) -> str:
    assert CHROMIUM is not None
    done = subprocess.run(
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"),
            *("--dump-dom", page.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return done.stdout.decode()


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)
