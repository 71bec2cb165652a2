"""The corpus of zip formats, subtitles, catalogues and tables, and what the tests' engine makes of it.

`WRITE_GOLDENS=1 pytest tests/documents/test_corpus_files.py` writes the results anew; read the difference.
"""

from __future__ import annotations

import csv
from pathlib import Path

from translit import Glossary
from translit.engines.fake import FakeEngine
from translit.translate.document import DocumentTranslation, translate_document

from .parts import build, dump, load, shown, unzipped

CORPUS = Path(__file__).parent / "corpus"
ZIPPED = ("docx", "odt", "epub")
TEXTS = ("srt", "vtt", "po", "csv")
COLUMNS = {
    "news.csv": ("title", "text"),
    "semicolon.csv": ("title", "text"),
    "columns.tsv": ("1", "2"),
    "russian.csv": ("title",),
}
PEOPLE = Glossary.from_forms(
    {
        "losik-ihar": {"en": "Ihar Losik", "be": "Ігар Лосік", "ru": "Игорь Лосик", "uk": "Ігор Лосик"},
        "losik-darya": {"en": "Darya Losik", "be": "Дар'я Лосік", "ru": "Дарья Лосик", "uk": "Дарія Лосик"},
    }
)


def sources() -> list[Path]:
    """The documents of the corpus, without the golden results beside them."""
    return sorted(path for kind in (*ZIPPED, *TEXTS) for path in (CORPUS / kind).iterdir() if _target(path) is None)


def pair(source: Path) -> tuple[str, str]:
    """The languages that a document is translated between in the golden results."""
    return {"russian": ("ru", "uk"), "belarusian": ("be", "ru")}.get(source.stem, ("en", "be"))


def document(source: Path) -> bytes:
    """The bytes of a document."""
    return build(source.parent.name, load(source)) if source.suffix == ".parts" else source.read_bytes()


def golden(source: Path) -> Path:
    """Where the golden result of a document stands."""
    return source.with_name(f"{source.stem}.{pair(source)[1]}{source.suffix}")


def result(source: Path, done: DocumentTranslation) -> bytes:
    """What is compared: the file, of a zip file the parts that changed, as readable text."""
    if source.suffix != ".parts":
        return done.data
    before, after = unzipped(document(source)), unzipped(done.data)
    return dump({name: shown(name, data) for name, data in after.items() if data != before[name]}).encode()


def engine() -> FakeEngine:
    """An engine that knows the words of `corpus/words.tsv`, from every language into every other."""
    lines = (CORPUS / "words.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    langs = ("en", "be", "ru", "uk")
    return FakeEngine(
        {(a, b): {row[a]: row[b] for row in rows if row[a] and row[b]} for a in langs for b in langs if a != b}
    )


def translated(source: Path) -> DocumentTranslation:
    """A document of the corpus, translated by the tests' engine."""
    lang, target = pair(source)
    return translate_document(
        document(source),
        target,
        source=lang,
        glossary=PEOPLE,
        engine=engine(),
        fields=COLUMNS.get(source.name, ()),
        format="csv" if source.parent.name == "csv" else None,
    )


def _target(path: Path) -> str | None:
    lang = path.stem.rpartition(".")[2] if "." in path.stem else ""
    return lang if lang in ("be", "ru", "uk") else None
