"""The corpus of zip formats, subtitles, catalogues and tables: what comes back, by every engine."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from translit.documents import Block, Options, open_document, sniff
from translit.engines import available, reachable
from translit.translate.document import translate_document

from .goldens import COLUMNS, document, golden, pair, result, sources, translated
from .parts import unzipped

SOURCES = sources()
IDS = [f"{path.parent.name}/{path.name}" for path in SOURCES]
each_source = pytest.mark.parametrize("source", SOURCES, ids=IDS)


def opened(source: Path):  # type: ignore[no-untyped-def]
    name = source.with_suffix(f".{source.parent.name}").name if source.suffix == ".parts" else source.name
    options = Options(name=name, fields=COLUMNS.get(source.name, ()), target=pair(source)[1])
    return open_document(document(source), options=options)


def test_the_corpus_is_there() -> None:
    assert len(SOURCES) >= 30


@each_source
def test_told_by_content(source: Path) -> None:
    data = document(source)
    kind = source.parent.name
    assert sniff(data, f"a.{kind}") == kind
    if kind != "csv":  # any text may have commas: only its name tells
        assert sniff(data, "misnamed.txt") == kind


@each_source
def test_untranslated_it_is_the_same_bytes(source: Path) -> None:
    doc = opened(source)
    assert doc.rebuild(doc.blocks, pair(source)[1], pair(source)[0]) == document(source)


@each_source
def test_golden_result(source: Path) -> None:
    made = result(source, translated(source))
    if os.environ.get("WRITE_GOLDENS"):
        golden(source).write_bytes(made)
    assert made.decode() == golden(source).read_bytes().decode()


@each_source
def test_untouched_parts_keep_bytes_names_and_order(source: Path) -> None:
    if source.suffix != ".parts":
        pytest.skip("no zip file")
    doc = opened(source)
    if not doc.blocks:
        pytest.skip("nothing to translate")
    changed = [replace(doc.blocks[0], text=doc.blocks[0].text.upper()), *doc.blocks[1:]]
    before, after = unzipped(document(source)), unzipped(doc.rebuild(changed, "be", "en"))
    assert list(after) == list(before)
    touched = {part for part in before if before[part] != after[part]}
    # the block's own part, and those that name the language
    named = {"word/styles.xml", "content.xml", "styles.xml", "meta.xml"} | {
        p for p in before if "OEBPS" in p or "." in p
    }
    assert touched <= {doc.blocks[0].where.partition(", ")[0], *named}
    assert not any(part.endswith((".css", ".rels", "mimetype")) for part in touched)


def _pairs_nest(block: Block) -> bool:
    stack: list[str] = []
    for code in block.codes:
        if code.kind == "open":
            stack.append(code.id)
        elif code.kind == "close" and (not stack or stack.pop() != code.id):
            return False
    return not stack


@each_source
def test_no_code_is_lost_or_doubled(source: Path) -> None:
    before, after = opened(source).blocks, translated(source).blocks
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        kinds = ("open", "close", "single")
        assert Counter((c.id, c.kind) for c in old.codes if c.kind in kinds) == Counter(
            (c.id, c.kind) for c in new.codes if c.kind in kinds
        )
        assert _pairs_nest(new)


REAL = [engine for engine in available() if engine.name != "fake"]


@pytest.mark.parametrize("engine", REAL, ids=[engine.name for engine in REAL])
@pytest.mark.parametrize("kind", ["docx", "odt", "epub", "srt", "vtt", "po", "csv"])
def test_every_engine(kind: str, engine) -> None:  # type: ignore[no-untyped-def]
    """Each engine that is installed, on the documents in a language it reads: the structure is the document's."""
    tried = 0
    own = [path for path in SOURCES if path.parent.name == kind]
    for source in sorted(own, key=lambda path: path.stem not in ("russian", "belarusian")):
        if tried == 2:  # an engine of programs takes a second for each
            break
        lang, _ = pair(source)
        targets = sorted(reachable(lang, [engine]) & {"be", "ru", "uk", "es"} - {lang})
        if not targets or source.name == "half.po":
            continue
        target = "uk" if source.name == "russian.po" else targets[0]
        if target not in targets:
            continue
        done = translate_document(
            document(source), target, source=lang, engine=engine, format=kind, fields=COLUMNS.get(source.name, ())
        )
        tried += 1
        again = (
            open_document(done.data, format=kind, options=Options(fields=COLUMNS.get(source.name, ())))
            if kind != "po"
            else None
        )
        assert again is None or len(again.blocks) >= len(done.blocks) * 0.9
        for timing in re.findall(rb"^[0-9:,.]+ --> .*$", document(source) if kind in ("srt", "vtt") else b"", re.M):
            assert timing in done.data
    if not tried:
        pytest.skip(f"{engine.name} reads none of the languages of these documents here")
