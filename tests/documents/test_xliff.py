"""XLIFF whose targets are in a language already."""

from __future__ import annotations

import pytest

from translit.documents import DocumentError, Options, open_document

UNITS = (
    "<unit id='1'><segment><source>Minsk</source><target>Minsk, ciudad</target></segment></unit>"
    "<unit id='2'><segment><source>The city</source></segment></unit>"
)
FILE = f"<xliff version='2.0' srcLang='en' trgLang='es-ES'><file id='f'>{UNITS}</file></xliff>".encode()


@pytest.mark.parametrize("target", ["es", None])
def test_a_half_done_file_is_gone_on_with(target: str | None) -> None:
    assert [block.text for block in open_document(FILE, options=Options(target=target)).blocks] == ["The city"]


def test_a_half_done_file_does_not_get_a_second_language() -> None:
    with pytest.raises(DocumentError, match=r"a\.xlf is a translation into 'es' with 1 units done, and 'be' is wanted"):
        open_document(FILE, options=Options(name="a.xlf", target="be"))


def test_a_file_with_nothing_done_takes_any_language() -> None:
    document = open_document(FILE.replace(b"Minsk, ciudad", b""), options=Options(target="be"))
    assert b"trgLang='be'" in document.rebuild(document.blocks, "be", "en")
