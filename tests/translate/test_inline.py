"""Inline codes after translation: on their words, well nested, none lost and none doubled, whatever the engine does."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import Glossary
from translit.documents import Block, Code, Options, open_document, woven
from translit.documents.coding import Coding
from translit.documents.markup.html import fragment
from translit.engines import Traits
from translit.engines.fake import FakeEngine, Fault
from translit.translate.alignment import Pair, align
from translit.translate.document import translate_document
from translit.translate.markup.inline import placed
from translit.translate.markup.places import Stretch

WORDS = {
    "white house": "casa blanca",
    "the": "la",
    "house": "casa",
    "white": "blanca",
    "is": "es",
    "free": "libre",
    "old": "vieja",
    "new": "nueva",
}
PEOPLE = Glossary.from_forms({"losik": {"en": "Ihar Losik", "es": "Ihar Lósik"}})


def into_spanish(page: str, **settings: object) -> str:
    engine = FakeEngine({("en", "es"): WORDS}, **settings)  # type: ignore[arg-type]
    done = translate_document(page.encode(), "es", source="en", engine=engine, glossary=PEOPLE, format="html")
    return done.document


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>The <b>white house</b> is free.</p>", "<p>La <b>casa blanca</b> es libre.</p>"),
        ("<p><b>The white house</b> is free.</p>", "<p><b>La casa blanca</b> es libre.</p>"),
        ("<p>The house is <b>free.</b></p>", "<p>La casa es <b>libre.</b></p>"),
        ("<p>The house is “<i>free</i>”.</p>", "<p>La casa es “<i>libre</i>”.</p>"),
        ("<p>The house is <i>“free”</i>.</p>", "<p>La casa es <i>“libre”</i>.</p>"),
        (
            "<p>The <a href=x><b>old</b> <i>house</i></a> is.</p>",
            "<p>La <a href=x><b>vieja</b> <i>casa</i></a> es.</p>",
        ),
        ("<p><b>Ihar Losik</b> is free.</p>", "<p><b>Ihar Lósik</b> es libre.</p>"),
        ("<p>The <b>old. The</b> new house.</p>", "<p>La <b>vieja. La</b> nueva casa.</p>"),
        ("<p>The <b>house<i> is</b> free</i>.</p>", "<p>La <b>casa<i> es</b> libre</i>.</p>"),
        ("<p>The house <img src=x> is free.</p>", "<p>La casa <img src=x> es libre.</p>"),
        ("<p>The house<sup>[1]</sup> is free.<sup>2</sup></p>", "<p>La casa<sup>[1]</sup> es libre.<sup>2</sup></p>"),
        ("<p>The <b></b>house is free</p>", "<p>La <b></b>casa es libre</p>"),
    ],
)
@pytest.mark.parametrize("attention", [True, False], ids=["by attention", "by words"])
def test_codes_follow_their_words(page: str, expected: str, attention: bool) -> None:
    traits = Traits(attention=attention, keeps_unknown=True, marks_unknown=True)
    assert into_spanish(page, traits=traits) == expected


def test_bold_goes_where_its_words_went() -> None:
    """The engine turned the sentence round; names and the words it gives alone tell where everything is."""
    engine = FakeEngine({("en", "es"): {"free": "libre"}}, traits=Traits())
    links = align([Pair("Losik is free", "libre Losik")], engine, "en", "es")[0]
    block = Block("Losik is free", (Code(0, "open", "1", "<b>"), Code(5, "close", "1", "</b>")))
    done, lost = placed(block, "libre Losik", [Stretch((0, 13), (0, 11), links)])
    assert (woven(done), lost) == ("libre <b>Losik</b>", [])


def test_a_word_beside_a_name_stays_out_of_its_bold() -> None:
    """Attention calls a preposition that the target adds the name's, and the bold went on over it."""
    table = {"Gomel": "Homelia na", "left": "salió"}  # both words of it look at the name
    engine = FakeEngine({("en", "es"): table})
    pair = Pair("left Gomel", "salió Homelia na", (((5, 10), (6, 13)),))
    links = align([pair], engine, "en", "es")[0]
    block = Block("left Gomel", (Code(5, "open", "1", "<b>"), Code(10, "close", "1", "</b>")))
    done, _ = placed(block, pair.target, [Stretch((0, 10), (0, 16), links)])
    assert woven(done) == "salió <b>Homelia</b> na"


@pytest.mark.parametrize("words", ["{name}", "%1$s", "{{ x }}", "${x}", "%(x)s", "<0/>"])
def test_a_lost_placeholder_is_put_back_and_told(words: str) -> None:
    engine = FakeEngine({("en", "es"): WORDS}, traits=Traits(), faults=[Fault("loses_characters", words="{}%$()<>/")])
    done = translate_document(
        f"The house {words} is free.".encode(), "es", source="en", engine=engine, glossary=PEOPLE, format="text"
    )
    assert done.document.count(words) == 1
    codes = [finding.code for finding in done.warnings if not finding.advice]
    assert codes in ([], ["placeholder-lost"])  # a stand-in may have saved it


def test_a_placeholder_that_nothing_saves_is_told() -> None:
    block = Block("Hi {name} there", (Code(3, "literal", "placeholder:0", "{name}", 6),))
    done, lost = placed(block, "Hola allí", [Stretch((0, 15), (0, 9), [(0, 1.0), (2, 1.0)])])
    assert done.text.split() in (["Hola", "{name}", "allí"], ["Hola", "allí", "{name}"])
    assert [code.source for code in lost] == ["{name}"]
    assert done.codes == ()


texts = st.text(st.sampled_from("ab ЖЯ.!?,-'\n1{}") | st.characters(codec="utf-8"), max_size=60)
tags = st.sampled_from(
    ["<b>", "</b>", "<i>", "</i>", "<br>", "<img alt='x y'>", "<a href=x>", "</a>", "&amp;", " ", "<p>", "<"]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(texts | tags, max_size=14).map("".join))
def test_any_page_comes_back_from_its_own_blocks(page: str) -> None:
    document = fragment(page, Coding("utf-8"))
    assert document.rebuild(document.blocks, "xx", "yy").decode() == page


@settings(max_examples=60, deadline=None)
@given(
    # a sign alone between tags may come to stand behind them, and what begins a block is no code of it
    st.lists(
        st.sampled_from(["the ", "white ", "house ", "free. ", "Minsk "]) | tags.filter(lambda tag: tag != "<"),
        min_size=1,
        max_size=14,
    ).map("".join)
)
def test_no_tag_is_lost_or_doubled_in_any_page(page: str) -> None:
    before = open_document(page.encode() if page.strip() else b"x", format="html").blocks
    made = into_spanish(page if page.strip() else "x")
    after = open_document(made.encode(), format="html").blocks
    kinds = ("open", "close", "single")

    def tags_of(blocks: object) -> Counter[str]:
        return Counter(c.source for b in blocks for c in b.codes if c.kind in kinds and c.source.strip())  # type: ignore[attr-defined]

    assert {tag: n for tag, n in tags_of(after).items() if "alt" not in tag} == {
        tag: n for tag, n in tags_of(before).items() if "alt" not in tag
    }


def test_a_bare_sign_does_not_begin_a_tag_with_the_word_it_comes_to_stand_before() -> None:
    assert into_spanish("<b><</b>the ") == "<b></b>&lt;la "
    assert into_spanish("the < the") == "la < la"


@st.composite
def blocks(draw: st.DrawFn) -> tuple[Block, str, list[Stretch]]:
    """A block with codes anywhere, crossing and unpaired ones too, any translation of it, any links."""
    words = draw(st.lists(st.sampled_from(["aa", "bb", "cc,", "dd"]), min_size=1, max_size=8))
    text, made = " ".join(words), " ".join(draw(st.permutations(words))[: draw(st.integers(0, 8))])
    kinds = draw(st.lists(st.sampled_from(["open", "close", "single"]), max_size=8))
    places = sorted(draw(st.lists(st.integers(0, len(text)), min_size=len(kinds), max_size=len(kinds))))
    codes = tuple(
        Code(at, kind, f"{draw(st.integers(0, 2))}" if kind != "single" else f"s{n}", f"<{n}>")  # type: ignore[arg-type]
        for n, (at, kind) in enumerate(zip(places, kinds, strict=True))
    )
    count = len(made.split())
    links = draw(
        st.lists(st.none() | st.tuples(st.integers(0, len(words) - 1), st.floats(0, 1)), min_size=count, max_size=count)
    )
    return Block(text, codes), made, [Stretch((0, len(text)), (0, len(made)), links)]


@settings(max_examples=200, deadline=None)
@given(blocks())
def test_every_code_once_and_in_order(case: tuple[Block, str, list[Stretch]]) -> None:
    block, text, stretches = case
    done, _ = placed(block, text, stretches)
    assert Counter(code.source for code in done.codes) == Counter(code.source for code in block.codes)
    assert all(one.position <= other.position for one, other in pairwise(done.codes))
    assert all(0 <= code.position <= len(done.text) for code in done.codes)


@pytest.mark.parametrize(
    ("data", "options", "sentence"),
    [
        (b"%PDF-1.4 x", {}, "is a PDF; save the article as"),
        (b"{\\rtf1 x}", {}, "is an RTF file"),
        (b"x " * (9 << 20), {}, "more than 16,777,216 bytes"),
        (b"<p>" + b"<b>" * 90_000 + b"x</p>", {"format": "html"}, "tags in one paragraph"),
        (b"x y", {"format": "nonsense"}, "there is no format 'nonsense'; there are:"),
        (
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><xliff version="1.2">&a;</xliff>',
            {},
            "entities of its own",
        ),
        (b'<xliff version="1.2"><file></xliff>', {}, "mismatched tag, line 1, column"),
        (b'<xliff version="1.2">' + b"<g>" * 300, {}, "256 levels of nesting"),
        (b"[" * 300 + b"1" + b"]" * 300, {"format": "json", "fields": ("x",)}, "256 levels of nesting"),
        (b'{"a": "b"}', {}, "which fields of the input are text?"),
        (b'{"a": "b"}', {"fields": ("c",)}, "no text in a field c of the input; it has: a"),
        (b'{"a": "b",}', {"fields": ("a",)}, "not valid JSON: "),
        (b"<!doctype html><p>\xff", {}, "is not valid UTF-8: byte 0xFF"),
    ],
)
def test_refused_in_a_sentence(data: bytes, options: dict[str, object], sentence: str) -> None:
    from translit.documents import DocumentError

    fields: tuple[str, ...] = options.pop("fields", ())  # type: ignore[assignment]
    with pytest.raises(DocumentError, match=re.escape(sentence)):
        open_document(data, options=Options(fields=fields), **options)  # type: ignore[arg-type]
