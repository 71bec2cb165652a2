"""Word documents: what Word and python-docx write, and what must be refused."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_BREAK
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.documents import Block, Document, DocumentError, Options, open_document

from .goldens import CORPUS
from .parts import build, load, unzipped, zipped


def opened(body: str, **parts: str) -> Document:
    return open_document(build("docx", {"word/document.xml": body, **parts}), options=Options(name="a.docx"))


def run(text: str, properties: str = "") -> str:
    formatted = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{formatted}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{result}{end}"


def upper(doc: Document) -> list[Block]:
    return [replace(block, text=block.text.upper()) for block in doc.blocks]


def body_of(data: bytes) -> str:
    text = unzipped(data)["word/document.xml"].decode()
    return text[text.index("<w:body>") + 8 : text.index("</w:body>")]


TRACKED = [
    '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p>',
    '<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>',
    "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id='1' w:author='A'><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>",
    '<w:p><w:moveFrom w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>',
    '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="A"/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>',
]


@pytest.mark.parametrize("body", TRACKED)
def test_tracked_changes_are_refused_with_what_to_do(body: str) -> None:
    with pytest.raises(DocumentError, match=r"tracked changes.*accept or reject them all"):
        opened(body)


def test_tracked_changes_in_a_footnote_too() -> None:
    with pytest.raises(DocumentError, match=r"a\.docx, word/footnotes\.xml: there are tracked changes"):
        opened("<w:p/>", **{"word/footnotes.xml": f'<w:footnote w:id="2">{TRACKED[0]}</w:footnote>'})


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        # runs that look alike are one, whatever Word noted about spelling and sessions
        (run("Lo", "<w:b/>") + run("sik", '<w:b/><w:lang w:val="en-GB"/>') + run(" left"), ["Losik left"]),
        (run("Losik", "<w:b/>") + run(" ") + run("left", "<w:b/>"), ["Losik left"]),
        (run("co") + "<w:r><w:noBreakHyphen/></w:r>" + run("op"), ["co\u2011op"]),
        (run("soft") + "<w:r><w:softHyphen/></w:r>" + run("ly"), ["softly"]),
        # a break that ends a line ends a block, one within a sentence is a space
        (run("He left.") + "<w:r><w:br/></w:r>" + run("She stayed."), ["He left.", "She stayed."]),
        (run("He left and") + "<w:r><w:br/></w:r>" + run("she stayed."), ["He left and she stayed."]),
        (run("a") + "<w:r><w:tab/></w:r>" + run("b"), ["a", "b"]),
        # what Word shows for a field is a word of the sentence; the field of a link is a link
        (
            run("see page ") + '<w:fldSimple w:instr=" PAGEREF x "><w:r><w:t>5</w:t></w:r></w:fldSimple>' + run(" now"),
            ["see page 5 now"],
        ),
        ('<w:fldSimple w:instr="HYPERLINK x">' + run("the site") + "</w:fldSimple>", ["the site"]),
        # an entry of a table of contents: a link with a tab and the page's field in it
        (
            field(" HYPERLINK \\l x ", run("Chapter one") + "<w:r><w:tab/></w:r>" + field("PAGEREF x", run("5"))),
            ["Chapter one"],
        ),
        ("<w:r><w:tab/></w:r>" + run("12, 14"), []),
    ],
)
def test_blocks(body: str, texts: list[str]) -> None:
    doc = opened(f"<w:p>{body}</w:p>")
    assert [block.text for block in doc.blocks] == texts
    made = body_of(doc.rebuild(upper(doc), "be"))
    for element in ("<w:br", "<w:tab", "fldChar", "instrText", "PAGEREF", "HYPERLINK"):
        assert made.count(element) == body.count(element)


def test_bold_majority_needs_no_codes_around_commas() -> None:
    doc = opened(f"<w:p>{run('He is ')}{run('wholly and utterly free', '<w:b/>')}{run('.')}</w:p>")
    assert [(code.position, code.kind) for code in doc.blocks[0].codes] == [(6, "open"), (29, "close")]


def test_one_link_of_two_parts() -> None:
    """A link whose words stand apart in the translation points to one place from both."""
    doc = opened(f'<w:p>{run("a ")}<w:hyperlink r:id="site">{run("b c")}</w:hyperlink>{run(" d")}</w:p>')
    block = doc.blocks[0]
    first, last = block.codes
    codes = (
        replace(first, position=0),
        replace(last, position=1),
        replace(first, position=4),
        replace(last, position=5),
    )
    made = body_of(doc.rebuild([Block("b a c d", codes)], "be"))
    assert made.count('<w:hyperlink r:id="site">') == 2


def test_a_field_over_two_paragraphs_stays_in_its_place() -> None:
    """A table of contents begins in its first entry and ends in its last."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    separate, end = (f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("separate", "end"))
    doc = opened(f"<w:p>{begin}{separate}{run('One')}</w:p><w:p>{run('Two')}{end}</w:p>")
    made = body_of(doc.rebuild(upper(doc), "be"))
    assert [made.index(each) for each in ("TOC", "separate", "ONE", "TWO", '"end"')] == sorted(
        made.index(each) for each in ("TOC", "separate", "ONE", "TWO", '"end"')
    )


def test_what_python_docx_writes_and_reads() -> None:
    source = docx.Document()
    source.core_properties.title = "The news"
    source.core_properties.language = "en-US"
    source.add_heading("Losik is free", 1)
    paragraph = source.add_paragraph("He was ")
    paragraph.add_run("freed").bold = True
    paragraph.add_run(" on Thursday.").add_break(WD_BREAK.PAGE)
    source.add_table(1, 2).cell(0, 1).text = "Minsk"
    source.sections[0].header.paragraphs[0].text = "The day"
    out = io.BytesIO()
    source.save(out)
    doc = open_document(out.getvalue(), options=Options(name="a.docx"))
    assert doc.rebuild(doc.blocks, "be") == out.getvalue()
    made = docx.Document(io.BytesIO(doc.rebuild(upper(doc), "be")))
    assert [each.text for each in made.paragraphs][:1] == ["LOSIK IS FREE"]
    assert [(each.text, each.bold) for each in made.paragraphs[1].runs if each.text.strip()] == [
        ("HE WAS ", None),
        ("FREED", True),
        (" ON THURSDAY.", None),
    ]
    assert made.tables[0].cell(0, 1).text == "MINSK"
    assert made.sections[0].header.paragraphs[0].text == "THE DAY"
    assert made.core_properties.title == "THE NEWS"
    assert made.core_properties.language == "be-BY"


def test_a_document_is_rebuilt_for_several_languages() -> None:
    doc = open_document(build("docx", load(CORPUS / "docx" / "news.parts")))
    first = doc.rebuild(upper(doc), "be")
    doc.rebuild([replace(block, text=block.text.lower()) for block in doc.blocks], "ru")
    assert doc.rebuild(upper(doc), "be") == first
    assert b'w:lang w:val="be-BY"' in unzipped(first)["word/styles.xml"]


def test_strict_documents() -> None:
    """Word's "Strict Open XML" has other namespaces for the same elements."""
    parts = unzipped(build("docx", {"word/document.xml": f"<w:p>{run('Minsk')}</w:p>"}))
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict
    )
    doc = open_document(zipped(parts), format="docx")
    assert [block.text for block in doc.blocks] == ["Minsk"]
    assert "MINSK" in body_of(doc.rebuild(upper(doc), "be"))


def test_a_namespace_that_is_no_address_is_no_fault() -> None:
    """Canonical XML, by which formatting is compared, has none such."""
    odd = '<x:y xmlns:x="u"><w:b/></x:y>'
    document = opened(f"<w:p>{run('Ihar ', odd)}{run('Losik', odd)}{run(' is free')}</w:p>")
    assert [(block.text, len(block.codes)) for block in document.blocks] == [("Ihar Losik is free", 2)]
    assert body_of(document.rebuild(upper(document), "be")).count(odd) == 1


def test_a_namespace_that_lxml_reads_and_does_not_write() -> None:
    """It refuses one with a blank in it, but not where a lesser fault follows."""
    body = f"""<w:p>{run("Losik")}<y xmlns="u"/></w:p>"""
    parts = unzipped(build("docx", {"word/document.xml": body}))
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:document ", b'<w:document xmlns:z="x y" ', 1)
    document = open_document(zipped(parts), options=Options(name="a.docx"))
    made = body_of(document.rebuild(upper(document), "be"))
    assert "LOSIK" in made and "<w:r>" in made and "ns0" not in made


def test_wrong_number_of_renderings() -> None:
    with pytest.raises(DocumentError, match="0 renderings for 1 blocks"):
        opened(f"<w:p>{run('Minsk')}</w:p>").rebuild([], "be")


FORMATS = ["", "<w:b/>", "<w:i/>"]
OTHER = str.maketrans("abcdefiklnot", "bcdefgjlmopu")  # small as they were: a capital may begin a block


def other_letters(doc: Document) -> list[Block]:
    return [replace(block, text=block.text.translate(OTHER)) for block in doc.blocks]


PIECES = st.lists(
    st.one_of(
        st.builds(run, st.text("ab .,", max_size=5), st.sampled_from(FORMATS)),
        st.sampled_from(
            [
                "<w:r><w:tab/></w:r>",
                "<w:r><w:br/></w:r>",
                '<w:bookmarkStart w:id="1" w:name="x"/>',
                '<w:bookmarkEnd w:id="1"/>',
                '<w:r><w:footnoteReference w:id="2"/></w:r>',
                f'<w:hyperlink r:id="site">{run("link")}</w:hyperlink>',
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ]
        ),
    ),
    max_size=10,
)


@given(PIECES)
@settings(max_examples=60, deadline=None)
def test_any_paragraph_comes_back_with_all_that_stood_in_it(pieces: list[str]) -> None:
    data = build("docx", {"word/document.xml": f"<w:p>{''.join(pieces)}</w:p>"})
    doc = open_document(data, options=Options(name="a.docx"))
    assert doc.rebuild(doc.blocks, "be") == data
    made = doc.rebuild(other_letters(doc), "be")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
    for element in ("footnoteReference", "fldChar", "bookmarkStart", "bookmarkEnd", "w:tab/", "w:br/"):
        assert body_of(made).count(element) == body_of(data).count(element)
    again = open_document(made, options=Options(name="a.docx"))
    said = "".join(block.text.translate(OTHER) for block in doc.blocks)
    assert "".join(block.text for block in again.blocks).replace(" ", "") == said.replace(" ", "")
