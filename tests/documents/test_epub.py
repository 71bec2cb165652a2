"""Books: reading order, the language named anew, what must be refused."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from translit.documents import DocumentError, Options, open_document, sniff
from translit.documents.office.xmlpart import parse

from .goldens import CORPUS
from .parts import build, load, unzipped, zipped

NOVEL = build("epub", load(CORPUS / "epub" / "novel.parts"))


def test_an_article_on_books_is_none() -> None:
    assert sniff(b"Each book has a file META-INF/container.xml in it.\n", "books.txt") == "text"


def test_pages_are_read_in_their_order() -> None:
    places = [block.where.partition(", ")[0] for block in open_document(NOVEL).blocks]
    assert list(dict.fromkeys(places)) == [
        "OEBPS/text/one .xhtml",
        "OEBPS/text/two.xhtml",
        "OEBPS/nav.xhtml",
        "OEBPS/toc.ncx",
        "OEBPS/content.opf",
    ]


def test_the_book_is_well_formed_and_its_first_entry_is_not_packed() -> None:
    """A reading program shows an error page for XHTML with one tag wrong."""
    book = open_document(NOVEL)
    made = book.rebuild([replace(block, text=f"{block.text} & <ўсё>") for block in book.blocks], "be", "en")
    for part, data in unzipped(made).items():
        if part.endswith((".xhtml", ".opf", ".ncx")):
            parse(data, part)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")


def test_the_language_is_the_targets_where_it_was_the_sources() -> None:
    book = open_document(NOVEL)
    assert book.lang == "en"
    changed = [replace(block, text="Мінск") for block in book.blocks]
    made = unzipped(book.rebuild(changed, "be", "en"))
    assert b"<dc:language>be</dc:language>" in made["OEBPS/content.opf"]
    assert b'xml:lang="be" lang="be"' in made["OEBPS/text/two.xhtml"]
    assert b"<dc:language>en</dc:language>" in unzipped(book.rebuild(changed, "be", "pl"))["OEBPS/content.opf"]


def test_a_protected_book_is_refused() -> None:
    protected = (
        '<e:encryption xmlns:e="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptedData><CipherData><CipherReference URI="{}"/>'
        "</CipherData></EncryptedData></e:encryption>"
    )
    parts = unzipped(NOVEL)
    parts["META-INF/encryption.xml"] = protected.format("OEBPS/text/two.xhtml").encode()
    with pytest.raises(DocumentError, match="protected against copying"):
        open_document(zipped(parts), options=Options(name="a.epub"))
    parts["META-INF/encryption.xml"] = protected.format("OEBPS/fonts/a.otf").encode()  # a scrambled font is no lock
    assert open_document(zipped(parts)).blocks
