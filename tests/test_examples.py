"""The job itself: every name of the example articles verified, for every engine and target that is installed here."""

from __future__ import annotations

from pathlib import Path

import pytest

import translit
import translit.engines
from translit.engines import available, drafts, reachable

EXAMPLES = Path(__file__).parent.parent / "examples"
ROUTES = [
    (engine, source, target)
    for engine in available()
    for source in ("en", "ru", "be")
    for target in sorted(reachable(source, [engine]) - {source})
]


@pytest.mark.skipif(not ROUTES, reason="no translation engine is installed here")
@pytest.mark.parametrize(("engine", "source", "target"), ROUTES, ids=[f"{e.name}-{s}-{t}" for e, s, t in ROUTES])
def test_every_name_is_verified(engine: translit.engines.Engine, source: str, target: str) -> None:
    text = (EXAMPLES / f"article.{source}.txt").read_text(encoding="utf-8")
    result = translit.translate(text, source, target, engine=engine)
    lost = [name.source_span for name in result.names if not name.ok]
    if drafts(source, target, engine) and (source, target) not in engine.pairs():
        # What another model makes of a draft may lose a name, and then says so.
        told = {finding.source_span for finding in result.warnings if finding.code == "name-lost"}
        assert set(lost) <= told and len(lost) < len(result.names) / 5
    else:
        assert lost == []
    assert len(result.names) > 30


@pytest.mark.parametrize(
    ("source", "forms"),
    [
        ("en", ["Ihar Losik", "Igor Losik", "Siarhei Tsikhanouski", "Sergei Tikhanovsky", "Lukashenka", "Lukashenko"]),
        ("ru", ["Игоря", "Светланы Тихановской", "Лосика", "Путине"]),
        ("be", ["Ігара", "Святланы Ціханоўскай", "Лосіка", "Пуціне"]),
    ],
)
def test_names_of_the_articles_are_linked(source: str, forms: list[str]) -> None:
    """Full names, surnames and given names alone, in any case and both English spellings."""
    text = (EXAMPLES / f"article.{source}.txt").read_text(encoding="utf-8")
    found = {m.text: m.entry_id for m in translit.Glossary.load().match(text, source)}
    assert [form for form in forms if not found.get(form)] == []


@pytest.mark.parametrize("style", ["belarusian", "russian", "press"])
def test_one_person_has_one_spelling_in_a_style(style: str) -> None:
    text = (EXAMPLES / "article.en.txt").read_text(encoding="utf-8")
    done = translit.normalize(text, "en", style=style)
    again = translit.Glossary.load().match(done.text, "en")
    spelled: dict[tuple[str | None, str], set[str]] = {}
    for mention in again:
        if mention.kind == "person" and mention.entry_id:
            spelled.setdefault((mention.entry_id, mention.shape), set()).add(mention.text)
    assert {key: forms for key, forms in spelled.items() if len(forms) > 1} == {}


@pytest.mark.skipif(not any(route[1:] == ("ru", "be") for route in ROUTES), reason="no engine for ru → be here")
@pytest.mark.parametrize(("file", "names"), [("news.ru.txt", 9), ("letter.docx", 4), ("film.srt", 2)])
def test_the_files_of_the_tour(file: str, names: int) -> None:
    """docs/tour.md shows what becomes of them."""
    done = translit.translate_document(EXAMPLES / "desk" / file, "be", source="ru")
    assert (done.translation.verified, len(done.translation.names)) == (names, names)
