"""gettext catalogues: what is left alone, plural forms of the target, placeholders, other readers' opinion."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.documents import Document, DocumentError, Options, open_document
from translit.documents.exchange.plurals import plurals
from translit.documents.exchange.po_entries import entries, quoted
from translit.tables import rows

from .goldens import CORPUS, golden, sources

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
MSGFMT = shutil.which("msgfmt")


def opened(body: str, target: str = "be") -> Document:
    return open_document((HEADER + "\n" + body).encode(), format="po", options=Options(name="a.po", target=target))


def made(body: str, say: Callable[[str], str], target: str = "be") -> str:
    doc = opened(body, target)
    return doc.rebuild([replace(block, text=say(block.text)) for block in doc.blocks], target).decode()


PLURAL = 'msgid "{}"\nmsgid_plural "{}"\nmsgstr[0] ""\nmsgstr[1] ""\n'


@pytest.mark.parametrize(
    ("target", "one", "many", "texts"),
    [
        ("be", "one file", "%d files", ["21 files", "22 files", "25 files"]),
        ("pl", "one file", "%d files", ["one file", "22 files", "25 files"]),
        ("en", "one file", "%(count)s files of %(all)s", ["one file", "25 files of %(all)s"]),
        ("ja", "one file", "{n} files", ["25 files"]),
        ("be", "file", "files", ["files", "files", "files"]),
    ],
)
def test_plural_forms_are_asked_for_with_a_number(target: str, one: str, many: str, texts: list[str]) -> None:
    assert [block.text for block in opened(PLURAL.format(one, many), target).blocks] == texts


def test_plural_forms_of_the_target() -> None:
    forms = {"21 files": "21 файл", "22 files": "22 файлы", "25 files": "25 файлаў"}
    text = made("#, c-format\n" + PLURAL.format("%d file", "%d files"), forms.__getitem__)
    found = polib.pofile(text)
    assert found[0].msgstr_plural == {0: "%d файл", 1: "%d файлы", 2: "%d файлаў"}
    assert found.metadata["Plural-Forms"].startswith("nplurals=3;")


def test_a_form_without_its_number_is_made_from_another_and_marked() -> None:
    text = made(PLURAL.format("%d file", "%d files"), lambda said: said.replace("22", "два"))
    assert polib.pofile(text)[0].msgstr_plural[1] == "%d files"
    assert polib.pofile(text)[0].fuzzy


def test_a_lost_placeholder_marks_the_message() -> None:
    found = polib.pofile(made('#, c-format\nmsgid "to %s"\nmsgstr ""\n', lambda said: "каму"))
    assert found[0].flags == ["c-format", "fuzzy"]
    assert not polib.pofile(made('msgid "to %s"\nmsgstr ""\n', lambda said: "каму %s"))[0].fuzzy


def test_messages_with_a_translation_stay() -> None:
    body = (
        'msgid "a"\nmsgstr "было"\n\n#, fuzzy\nmsgid "b"\nmsgstr ""\n\n'
        '#~ msgid "c"\n#~ msgstr ""\n\nmsgid "d"\nmsgstr ""\n'
    )
    assert made(body, str.upper).endswith(body.replace('"d"\nmsgstr ""', '"d"\nmsgstr "D"'))


def test_a_flag_of_an_obsolete_message_is_not_the_next_ones() -> None:
    assert [b.text for b in opened('#, fuzzy\n#~ msgid "c"\n#~ msgstr "x"\n\nmsgid "d"\nmsgstr ""\n').blocks] == ["d"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('msgid "a"\nmsgstr "b"\n', "no message without a translation"),
        ('msgid "a\nmsgstr ""\n', "line 4: .* is no line of a catalogue"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', "line 4: a message without a msgstr"),
        ('msgid "a"\n', "line 4: a message without a msgstr"),
        ("msgid a\n", "line 4: .* is no line of a catalogue"),
    ],
)
def test_what_is_refused(body: str, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        opened(body)


def test_a_catalogue_in_another_language_is_refused() -> None:
    header = 'msgid ""\nmsgstr "Language: ru\\n"\n\nmsgid "a"\nmsgstr "а"\n\nmsgid "b"\nmsgstr ""\n'
    with pytest.raises(DocumentError, match="catalogue in 'ru' with 1 messages translated, and 'be' is wanted"):
        open_document(header.encode(), format="po", options=Options(name="a.po", target="be"))


def test_tags_in_a_message_are_codes() -> None:
    body = 'msgid "Press <a href=\\"{url}\\">the <b>key</b></a> or <br/> leave <i> it."\nmsgstr ""\n'
    block = opened(body).blocks[0]
    assert block.text == "Press the key or  leave  it."
    assert [code.kind for code in block.codes] == ["open", "open", "close", "close", "single", "single"]
    assert made(body, str.upper).splitlines()[-1] == (
        'msgstr "PRESS <a href=\\"{url}\\">THE <b>KEY</b></a> OR <br/> LEAVE <i> IT."'
    )


RESULTS = [golden(source) for source in sources() if source.parent.name == "po"]


@pytest.mark.parametrize("path", RESULTS, ids=lambda path: path.name)
def test_polib_reads_the_results(path: Path) -> None:
    """Another reader finds the same messages, each with a translation or as it was."""
    before = polib.pofile(str(next(s for s in sources() if golden(s) == path)), encoding="utf-8")
    after = polib.pofile(str(path))
    assert [(e.msgctxt, e.msgid, e.msgid_plural, e.obsolete) for e in before] == [
        (e.msgctxt, e.msgid, e.msgid_plural, e.obsolete) for e in after
    ]
    assert all(e.msgstr or e.msgstr_plural or not any(map(str.isalpha, e.msgid)) for e in after)


@pytest.mark.skipif(MSGFMT is None, reason="gettext is not installed")
@pytest.mark.parametrize("path", RESULTS, ids=lambda path: path.name)
def test_msgfmt_compiles_the_results(path: Path, tmp_path: Path) -> None:
    assert MSGFMT is not None
    subprocess.run([MSGFMT, "--check-format", "-o", str(tmp_path / "a.mo"), str(path)], check=True, capture_output=True)


def test_the_rules_give_every_form() -> None:
    for row in rows("translit.documents.exchange", "plurals.tsv"):
        rule = plurals(row["lang"])
        assert rule is not None
        assert {rule.form(n) for n in range(201)} == set(range(rule.count)), row["lang"]
        assert [rule.form(n) for n in rule.samples] == list(range(rule.count)), row["lang"]


@given(st.text(alphabet='aб\n\t\\" \r', max_size=200), st.booleans())
@settings(deadline=None)
def test_any_string_is_read_as_it_was_written(text: str, wrapped: bool) -> None:
    written = f'msgid "x"\nmsgstr {quoted(text, wrapped, chr(10))}\n'
    assert next(iter(entries(written, "a.po"))).strings[0].text == text


@given(st.text(alphabet='msgidtr "\\\n#,~[]0a', max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        doc = opened(text)
    except DocumentError as refusal:
        assert str(refusal).startswith("a.po")
    else:
        assert doc.rebuild(doc.blocks, "be").decode() == HEADER + "\n" + text


def test_the_corpus_has_catalogues() -> None:
    assert len(list((CORPUS / "po").iterdir())) >= 10
