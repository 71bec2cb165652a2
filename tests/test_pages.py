"""The pages that people read: no link leads nowhere, and every page can be reached from README.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("glossaries/*.md"), *ROOT.glob("models/*.md")]
)
_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^()\s]+)\)")


def links(page: Path) -> set[Path]:
    """The files that a page links to."""
    found = _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8")))
    inside = {link.partition("#")[0] for link in found if "://" not in link}
    return {(page.parent / link).resolve() for link in inside if link}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    assert [str(there.relative_to(ROOT)) for there in links(page) if not there.exists()] == []


def test_every_page_of_the_documentation_is_reached() -> None:
    """A page that no other page links to is read by nobody. A link to a folder reaches all that is in it."""
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            for there in links(page):
                waiting += there.glob("*.md") if there.is_dir() else [there] if there.suffix == ".md" else []
    assert {page.relative_to(ROOT).as_posix() for page in ROOT.glob("docs/**/*.md") if page not in reached} == set()
