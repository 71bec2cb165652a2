"""The report shows every name and every warning, as text, whatever it holds."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from translit.documents import report_html, report_json
from translit.translate.result import Finding, NameResult, SegmentResult, Translation

SOURCE = "Ihar Losik is free.\n\nLosik's wife <script>alert(1)</script> & Ihar met."
RUSSIAN = "Игорь Лосик на свободе.\n\nЖена Лосика <script>alert(1)</script> & Ihar встретились."
CUT = (SOURCE.index("\n\n"), RUSSIAN.index("\n\n"))


def name(
    source: str, found: str | None, *, entry: str = "losik-ihar", after: int = 0, target: str = RUSSIAN
) -> NameResult:
    start = SOURCE.index(source, after)
    placed = target.index(found, after) if found else 0
    return NameResult(
        entry_id=entry,
        kind="person",
        source_text=source,
        source_span=(start, start + len(source)),
        expected="Игорь Лосик",
        found=found,
        target_span=(placed, placed + len(found)) if found else None,
        case="gen" if found == "Лосика" else None,
        how="carrier" if found else "lost",
        ok=found is not None,
        segment=0 if start < CUT[0] else 1,
    )


def translation(target: str = "ru") -> Translation:
    return Translation(
        SOURCE,
        RUSSIAN,
        "en",
        target,
        names=(
            name("Ihar Losik", "Игорь Лосик"),
            name("Losik", "Лосика", after=CUT[0]),
            name("Ihar", None, entry="ihar-2", after=CUT[0]),
        ),
        warnings=(Finding("name-lost", "“Ihar” was <not> found.", None, 1),),
        segments=(
            SegmentResult((0, CUT[0]), (0, CUT[1])),
            SegmentResult((CUT[0] + 2, len(SOURCE)), (CUT[1] + 2, len(RUSSIAN))),
        ),
        signature="translit:0.1|gloss:x@1",
        engine="fake",
        unknown_names=((SOURCE.index("wife"), SOURCE.index("wife") + 4),),
    )


class Page(HTMLParser):
    """Elements, ids and texts of a page; complains of tags that do not close."""

    VOID = frozenset({"meta", "br", "input"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for found, attrs in self.elements if found == tag]


def test_markup_in_an_article_is_shown_as_text() -> None:
    page = Page(report_html({"<a>.txt": [translation()]}))
    assert not page.all("script")
    assert page.text.count("<script>alert(1)</script>") == 2
    assert "“Ihar” was <not> found." in page.text
    assert "<a>.txt" in page.text


def test_nothing_is_loaded_and_nothing_runs() -> None:
    html = report_html({"a.txt": [translation(), translation("be")]})
    page = Page(html)
    assert "default-src 'none'" in html
    loading = {"src", "srcset", "onclick", "onload", "data", "action"}
    assert not [attrs for _, attrs in page.elements if loading & attrs.keys()]
    assert all(str(attrs["href"]).startswith("#") for attrs in page.all("a") if "href" in attrs)
    assert not re.search(r"https?://|url\(|@import", html)
    assert {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "object"} == set()


def test_every_link_leads_somewhere_and_ids_are_unique() -> None:
    page = Page(report_html({"a.txt": [translation(), translation("be")], "b.txt": [translation()]}))
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = {str(attrs["href"])[1:] for attrs in page.all("a") if "href" in attrs}
    labels = {attrs["for"] for attrs in page.all("label")}
    assert links | labels <= set(ids)


def test_a_name_looks_the_same_on_both_sides_and_in_every_language() -> None:
    page = Page(report_html({"a.txt": [translation(), translation("be")]}))
    looks: dict[str, set[str]] = {}
    for attrs in page.all("a"):
        if (attrs.get("class") or "").startswith("name"):
            style = str(attrs["class"]).replace(" doubtful", "")
            looks.setdefault(str(attrs["data-number"]), set()).add(style)
    assert looks == {"1": {"name c0 u0"}, "2": {"name c1 u1"}}


def test_the_summary_the_table_and_the_languages() -> None:
    html = report_html({"a.txt": [translation()]})
    page = Page(html)
    for words in ("2 of 3 names verified", "1 warning", "English → Russian", "genitive", "✗ no", "Not in the glossary"):
        assert words in page.text
    assert {attrs.get("lang") for attrs in page.all("p")} == {"en", "ru", None}
    assert [attrs.get("href") for attrs in page.all("a") if attrs.get("class") == "flag"] == ["#a1-ru-w1"]


def test_what_wants_a_look_stands_first_and_what_is_alike_in_one_row() -> None:
    """Seventy-eight rows of which most said the same were read by nobody."""
    first, second, lost = translation().names
    by_rule = replace(first, entry_id=None, source_text="Ихар", source_span=(0, 4), note="form made by rule")
    again = replace(first, segment=1, how="raw", source_span=(40, 50), target_span=(60, 70))
    html = report_html({"a.txt": [replace(translation(), names=(first, second, again, by_rule, lost))]})
    rows = re.findall(r"<tr id=\"a1-ru-n(\d+)\".*?</tr>", html)
    assert rows == ["5", "4", "1", "2"]
    row = re.search(r'<tr id="a1-ru-n1".*?</tr>', html)
    assert row
    assert re.findall(r'href="#a1-ru-s(\d)">\d</a>', row[0]) == ["1", "2"], "both sentences are linked"
    assert ">carrier, raw</td>" in row[0]


def test_a_person_by_rule_has_one_number_in_every_case_and_language() -> None:
    """Елена and Елене were two people in two colours."""
    said = (("Елена", "Алена", "Олена"), ("Елене", "Алена", "Олена"), ("Ивана", "Іван", "Іван"))
    results = []
    for target, at in (("be", 1), ("uk", 2)):
        names = [
            replace(
                translation().names[0], entry_id=None, source_text=each[0], expected=each[at], source_span=(i, i + 1)
            )
            for i, each in enumerate(said)
        ]
        results.append(replace(translation(target), names=tuple(names)))
    html = report_html({"a.txt": results})
    rows = re.findall(r'data-label="Name"><a class="[^"]*" data-number="(\d)"[^>]*>(\w+)', html)
    assert rows == [("1", "Елена"), ("1", "Елене"), ("2", "Ивана")] * 2


def test_names_that_the_glossary_lacks_are_said_once() -> None:
    told = Finding("names-by-rule", "Not in the glossary, written by rule, please check: wife")
    assert "<h3>Not in the glossary" in report_html({"a.txt": [translation()]})
    assert "<h3>Not in the glossary" not in report_html({"a.txt": [replace(translation(), warnings=(told,))]})


def test_one_language_needs_no_switch_and_several_work_without_a_script() -> None:
    assert not Page(report_html({"a.txt": [translation()]})).all("input")
    html = report_html({"a.txt": [translation(), translation("be"), translation("en:be")]})
    radios = Page(html).all("input")
    assert [radio["id"] for radio in radios] == ["show-ru", "show-be", "show-en-be"]
    assert sum("checked" in radio for radio in radios) == 1
    # the radio buttons stand before what they govern, as the sibling selector wants it
    assert html.index("show-en-be") < html.index("<main>")
    assert '#show-be:not(:checked) ~ main [data-target="be"]' in html


def test_a_translation_without_names_or_segments_is_shown_whole() -> None:
    page = Page(report_html({"a.txt": [Translation("Guten Tag", "Добры дзень", "de", "be")]}))
    assert "Guten Tag" in page.text
    assert "Добры дзень" in page.text
    assert "no names of the glossary in it" in page.text


def test_nothing_at_all_is_still_a_page() -> None:
    assert "nothing translated" in Page(report_html({})).text


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_text_and_any_spans_come_through_whole(text: str, spans: list[tuple[int, int]]) -> None:
    text = text.replace("\r", " ")  # an HTML parser reads it as a line feed
    names = tuple(
        NameResult(str(a), None, text[a:b], (a, b), text, text[a:b], (a, b), None, "raw", True, 0) for a, b in spans
    )
    page = report_html({"x": [Translation(text, text, "en", "be", names=names)]})
    shown = re.findall(r'<p lang="\w+" dir="auto">(.*?)</p>', page, re.DOTALL)
    assert [Page(each).text for each in shown] == [text, text]


def test_json_has_all_of_it() -> None:
    data = json.loads(report_json({"a.txt": [translation()]}))
    first = data["articles"][0]["translations"][0]
    assert (first["verified"], first["mentions"], first["ok"]) == (2, 3, False)
    assert first["names"][1]["found"] == "Лосика"
    assert first["source_text"] == SOURCE
