"""The corpus of texts, pages and data: what comes back, byte for byte where nothing was said, by every engine.

`WRITE_GOLDENS=1 pytest tests/documents/test_corpus_texts.py` writes the results anew; read the difference.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest

from translit import Glossary
from translit.documents import FORMATS, Block, Options, open_document, sniff
from translit.engines import Engine, Traits, available, drafts, reachable
from translit.engines.argos import ArgosPackageEngine
from translit.engines.fake import FakeEngine
from translit.translate.document import DocumentTranslation, translate_document
from translit.translate.markup.inline import same_codes

from ..engines.toy import unpacked_toy
from .goldens import CORPUS, PEOPLE, engine

KINDS = ("text", "markdown", "html", "xliff", "json", "jsonl")
FIELDS = {
    "news.json": ("title", "body[].text", "author.tags[]"),
    "escaped.json": ("title", "html"),
    "list.json": ("[].a\\.b", "[].lines[]"),
    "deep.json": ("items[][].x.y[].name",),
    "news.jsonl": ("text", "title"),
    "russian.jsonl": ("text",),
}
RUSSIAN = ("russian", "cp1251", "escaped")


def _is_golden(path: Path) -> bool:
    return path.stem.rpartition(".")[2] in ("be", "uk") and "." in path.stem


SOURCES = sorted(path for kind in KINDS for path in (CORPUS / kind).iterdir() if not _is_golden(path))
each_source = pytest.mark.parametrize("source", SOURCES, ids=[f"{path.parent.name}/{path.name}" for path in SOURCES])


def pair(source: Path) -> tuple[str, str]:
    return ("ru", "uk") if source.stem in RUSSIAN else ("en", "be")


def blocks(source: Path, data: bytes | None = None) -> list[Block]:
    options = Options(name=source.name, fields=FIELDS.get(source.name, ()))
    return list(open_document(data or source.read_bytes(), options=options).blocks)


def through(
    source: Path, engine: Engine, target: str | None = None, glossary: Glossary = PEOPLE
) -> DocumentTranslation:
    lang, usual = pair(source)
    return translate_document(
        _into(source, target) if target else source,
        target or usual,
        source=lang,
        glossary=glossary,
        engine=engine,
        fields=FIELDS.get(source.name, ()),
        name=source.name,
    )


def _into(source: Path, target: str) -> bytes:
    """The document; an XLIFF file that is half done says that it is in the language wanted, else it is refused."""
    said = re.compile(rb"(target-language|trgLang)=([\"']).*?\2")
    return said.sub(rb'\1="%s"' % target.encode(), source.read_bytes())


@cache
def translated(source: Path) -> DocumentTranslation:
    return through(source, engine())


def identity(lang: str) -> FakeEngine:
    """An engine that knows no word of a language that no name is spelled in: all comes back as it went in."""
    return FakeEngine({(lang, "xx"): {}}, name="identity", traits=Traits())


def test_the_corpus_is_there() -> None:
    assert len(SOURCES) >= 35
    assert {source.parent.name for source in SOURCES} == set(KINDS)


@each_source
def test_told_by_content(source: Path) -> None:
    kind = source.parent.name
    assert sniff(source.read_bytes(), source.name) == kind
    if kind not in ("text", "markdown"):  # any text may be Markdown: its name decides where its marks do not
        assert sniff(source.read_bytes(), "misnamed.txt") == kind


@each_source
def test_blocks_are_clean(source: Path) -> None:
    """No white space around, no markup inside that has a code, every code in order and in the text."""
    for block in blocks(source):
        assert block.text
        assert block.text == block.text.strip()
        ends = [0, *(code.position + code.length for code in block.codes)]
        starts = [code.position for code in block.codes]
        assert all(end <= start for end, start in zip(ends, [*starts, len(block.text)], strict=True))


@each_source
def test_rebuilt_from_its_own_blocks_it_is_the_same_bytes(source: Path) -> None:
    document = open_document(source.read_bytes(), options=Options(name=source.name, fields=FIELDS.get(source.name, ())))
    made = document.rebuild(document.blocks, "xx", "yy")
    assert _targets_taken_out(source, made) == _targets_taken_out(source, source.read_bytes())


@each_source
def test_the_identity_engine_gives_the_same_bytes(source: Path) -> None:
    lang, _ = pair(source)
    made = through(source, identity(lang), "xx", Glossary.from_forms({}))
    before = source.read_bytes()
    for said in (b'lang="%s', b"lang: %s"):  # what tells the language is told anew
        before = before.replace(said % lang.encode(), said % b"xx")
    before = before.replace(b'lang="xx-GB', b'lang="xx')
    assert _targets_taken_out(source, made.data) == _targets_taken_out(source, before)
    assert [block.text for block in made.blocks] == [block.text for block in blocks(source)]


def _targets_taken_out(source: Path, data: bytes) -> bytes:
    """An XLIFF file without what translation adds to it: targets, states, the target language."""
    if source.parent.name != "xliff":
        return data
    data = re.sub(rb"\s*<(x:)?target\b[^>]*?(/>|>.*?</(x:)?target>)", b"", data, flags=re.DOTALL)
    return re.sub(rb" (target-language|trgLang|state)=([\"']).*?\2", b"", data)


@each_source
def test_golden_result(source: Path) -> None:
    golden = source.with_name(f"{source.stem}.{pair(source)[1]}{source.suffix}")
    if os.environ.get("WRITE_GOLDENS"):
        golden.write_bytes(translated(source).data)
    assert translated(source).data == golden.read_bytes()


@each_source
def test_no_code_is_lost_or_doubled(source: Path) -> None:
    for old, new in zip(blocks(source), translated(source).blocks, strict=True):
        assert same_codes(old, new)


@each_source
def test_the_result_opens_again(source: Path) -> None:
    """The translation is a document of its own, with as many blocks (those of XLIFF are translated then)."""
    again = blocks(source, translated(source).data)
    assert len(again) == (0 if source.parent.name == "xliff" else len(translated(source).blocks))


class Tags(HTMLParser):
    """What a parser that is not ours sees of a page: its tags, and attributes that are not text for readers."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, ...]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = (f"{name}={value}" for name, value in attrs if name in ("href", "src", "id", "class", "dir"))
        self.seen.append((tag, *sorted(kept)))


@pytest.mark.parametrize("source", [s for s in SOURCES if s.suffix == ".html"], ids=lambda s: s.stem)
def test_a_page_has_the_same_tags_by_another_parser(source: Path) -> None:
    coding = "cp1251" if source.stem == "cp1251" else "utf-8"
    before, after = (Tags(data.decode(coding)).seen for data in (source.read_bytes(), translated(source).data))
    assert Counter(before) == Counter(after)


REAL = [each for each in available() if each.name != "fake"]


@pytest.mark.parametrize("engine", REAL, ids=[each.name for each in REAL])
@pytest.mark.parametrize("kind", KINDS)
def test_every_engine(kind: str, engine: Engine) -> None:
    """Each engine that is installed, on the documents in a language it reads: the structure is the document's.

    But for drafts: one may begin a line with dots or a dash, and a line of plain text that does is read as an item.
    """
    tried = 0
    for source in (path for path in SOURCES if path.parent.name == kind):
        lang, _ = pair(source)
        reached = sorted(reachable(lang, [engine]) & {"be", "ru", "uk", "es"} - {lang})
        targets = [target for target in reached if not drafts(lang, target, engine)]
        if targets:
            done = through(source, engine, targets[0])
            assert len(done.blocks) == len(blocks(source))
            assert len(blocks(source, done.data)) == (0 if kind == "xliff" else len(done.blocks))
            tried += 1
    if not tried:
        pytest.skip(f"{engine.name} reads none of the languages of these documents here")


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A translation model in Argos Translate's layout, made by hand: it gives attention."""
    if find_spec("ctranslate2") is None or find_spec("sentencepiece") is None:
        pytest.skip("the extra `translate` (ctranslate2, sentencepiece) is not installed")
    home = tmp_path_factory.mktemp("toys")
    words = {
        "the": "el",
        "court": "tribunal",
        "freed": "liberó",
        "was": "fue",
        "and": "y",
        "first": "primer",
        "day": "día",
    }
    unpacked_toy(home / "translate-en_es-1_0", "en", "es", words)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGOS_PACKAGES_DIR", str(home))
        patch.setenv("ARGOS_INTRA_THREADS", "1")
        made = ArgosPackageEngine(beam=1)
        yield made
        made.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_model_that_gives_attention(kind: str, toy: Engine) -> None:
    """The structure is the document's, whatever the model makes of the words."""
    for source in (path for path in SOURCES if path.parent.name == kind and pair(path)[0] == "en"):
        done = through(source, toy, "es")
        assert len(done.blocks) == len(blocks(source))
        assert len(blocks(source, done.data)) == (0 if kind == "xliff" else len(done.blocks))
        assert all(same_codes(old, new) for old, new in zip(blocks(source), done.blocks, strict=True))


def test_every_format_says_its_suffix_and_media_type() -> None:
    for each in FORMATS.values():
        assert each.suffixes
        assert all(suffix.startswith(".") for suffix in each.suffixes)
        assert "/" in each.media_type
