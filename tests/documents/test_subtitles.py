"""Subtitles: times never change, sentences are whole, lines can be read in time."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.documents import Block, Document, DocumentError, Options, open_document
from translit.documents.subtitles.cues import LINE, LINES, lines, shares

TIMES = re.compile(r"^\d[\d:.,]+ --> \d[\d:.,]+.*$", re.M)


def srt(*cues: str, gap: float = 0.1) -> str:
    out, at = [], 1.0
    for number, cue in enumerate(cues, 1):
        out.append(f"{number}\n{_time(at)} --> {_time(at + 1)}\n{cue}\n")
        at += 1 + gap
    return "\n".join(out)


def _time(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3600000:02}:{whole // 60000 % 60:02}:{whole // 1000 % 60:02},{whole % 1000:03}"


def opened(text: str, format: str = "srt") -> Document:
    return open_document(text.encode(), format=format, options=Options(name=f"a.{format}"))


def texts(text: str) -> list[str]:
    return [block.text for block in opened(text).blocks]


def said(text: str, *renderings: str, format: str = "srt") -> str:
    doc = opened(text, format)
    blocks = [Block(new, old.codes) for old, new in zip(doc.blocks, renderings, strict=True)]
    return doc.rebuild(blocks, "be").decode()


@pytest.mark.parametrize(
    ("cues", "blocks"),
    [
        (["He was freed", "on Thursday."], ["He was freed on Thursday."]),
        (["He was freed.", "on Thursday"], ["He was freed.", "on Thursday"]),
        (["He was freed...", "...on Thursday."], ["He was freed... ...on Thursday."]),
        # a capital goes on with a sentence only where the others end with a stop
        (["He met", "Losik.", "He left.", "Good."], ["He met Losik.", "He left.", "Good."]),
        (["One", "Two", "Three"], ["One", "Two", "Three"]),
        (["- He left?\n- She stayed"], ["He left?", "She stayed"]),
        (["- He left", "- she stayed"], ["He left", "she stayed"]),
        (["♪ la la ♪"], ["♪ la la ♪"]),
        # a sound, a song or the name of a speaker is no part of a sentence
        (["[MUSIC]", "MARY: Hello.", "Good."], ["[MUSIC]", "MARY: Hello.", "Good."]),
        (["He left", "♪ la la ♪", "Good.", "So."], ["He left", "♪ la la ♪", "Good.", "So."]),
        (["2020", "..."], []),
    ],
)
def test_sentences_over_cues(cues: list[str], blocks: list[str]) -> None:
    assert texts(srt(*cues)) == blocks


def test_a_long_silence_ends_a_sentence() -> None:
    assert texts(srt("He was freed", "on Thursday.", gap=9)) == ["He was freed", "on Thursday."]


def test_a_sentence_is_shared_out_at_a_comma_and_tags_are_closed_in_each_cue() -> None:
    made = said(
        srt("<i>He was freed on Thursday,</i>", "<i>his wife said.</i>"), "Яго вызвалілі ў чацвер, сказала жонка."
    )
    assert made == srt("<i>Яго вызвалілі ў чацвер,</i>", "<i>сказала жонка.</i>")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Minsk\n", "no line of times"),
        ("1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:03,000 -> 00:00:04\nb\n", r"line 6: .* is no line of times"),
        ("1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:03,000 --> 00:04\nb\n", r"line 6: .* is no line of times"),
    ],
)
def test_broken_times_are_told_with_their_line(text: str, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        opened(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("WEBVTT\n\n00:01.000 -> 00:02.000\na\n", "no line of times"),
        ("WEBVTT\n\n00:01.000 --> 2\na\n", "line 3: .* is no line of times"),
    ],
)
def test_broken_times_in_webvtt(text: str, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        opened(text, "vtt")


def test_an_arrow_of_the_engine_is_no_line_of_times() -> None:
    assert TIMES.findall(said(srt("Hello"), "00:00 --> 00:01")) == TIMES.findall(srt("Hello"))
    made = said("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", "a --> b < c & d", format="vtt")
    assert made == "WEBVTT\n\n00:01.000 --> 00:02.000\na  →  b &lt; c &amp; d\n"


def test_the_encoding_is_kept_where_it_has_the_letters() -> None:
    text = srt("Журналист вышел на свободу").encode("cp1251")
    doc = open_document(text, format="srt", options=Options(encoding="cp1251"))
    made = doc.rebuild([replace(doc.blocks[0], text="Журналіст выйшаў на волю")], "be")
    assert "Журналіст" in made.decode("cp1251")
    made = doc.rebuild([replace(doc.blocks[0], text="Žurnalist")], "be")
    assert "Žurnalist" in made.decode("utf-8")


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("short", ["short"]),
        ("x" * 50, ["x" * 50]),  # a word is never cut
        (
            "Ён сказаў, што журналіст выйшаў на волю ў чацвер.",
            ["Ён сказаў, што журналіст", "выйшаў на волю ў чацвер."],
        ),
        # a line that begins with a dash is another speaker's
        (
            "«Гэта быў вельмі цяжкі час», — сказала яго жонка.",
            ["«Гэта быў вельмі цяжкі час», —", "сказала яго жонка."],
        ),
        # not after the small word, not within the full name
        ("Журналіст сказаў гэта Ігару Лосіку і жонцы.", ["Журналіст сказаў гэта", "Ігару Лосіку і жонцы."]),
    ],
)
def test_lines(text: str, broken: list[str]) -> None:
    assert [text[a:b] for a, b in lines(text)] == broken


WORDS = st.lists(st.text("абвгд,.", min_size=1, max_size=12), min_size=1, max_size=30).map(" ".join)


@given(WORDS)
@settings(deadline=None)
def test_lines_hold_all_words_and_no_line_is_longer_than_it_must_be(text: str) -> None:
    found = [text[a:b] for a, b in lines(text)]
    assert " ".join(found) == text
    assert all(len(line) <= LINE for line in found)
    fits = any(len(text[:at]) <= LINE and len(text[at + 1 :]) <= LINE for at in range(len(text)) if text[at] == " ")
    assert not fits or len(found) <= LINES


@given(WORDS, st.lists(st.integers(0, 60), min_size=1, max_size=8))
@settings(deadline=None)
def test_shares_hold_all_words_and_leave_no_cue_empty_without_need(text: str, weights: list[int]) -> None:
    spans = shares(text, weights)
    assert len(spans) == len(weights)
    assert " ".join(filter(None, (text[a:b] for a, b in spans))) == text
    assert sum(b > a for a, b in spans) == min(len(weights), len(text.split()))


LINES_OF_CUES = st.lists(st.text("aB.,- <>i/&{}\\1\n", max_size=20), max_size=6)


@given(LINES_OF_CUES, st.sampled_from(["srt", "vtt"]), st.booleans())
@settings(max_examples=200, deadline=None)
def test_any_cues_come_back_and_their_times_are_those_of_the_file(cues: list[str], format: str, windows: bool) -> None:
    text = srt("Hello there.", *cues)
    if format == "vtt":
        text = srt("Hello there.", *(cue.replace("-->", "->") for cue in cues))  # there an arrow is no word
        text = "WEBVTT\n\n" + re.sub(r"(\d),(\d{3})", r"\1.\2", text)
    text = text.replace("\n", "\r\n") if windows else text
    doc = opened(text, format)
    assert doc.rebuild(doc.blocks, "be").decode() == text
    made = doc.rebuild([replace(block, text=block.text.swapcase()) for block in doc.blocks], "be").decode()
    assert TIMES.findall(made) == TIMES.findall(text)
    assert opened(made, format)


def test_ten_thousand_cues() -> None:
    """In one go: cues, sentences over two of them, lines."""
    text = srt(*(f"The <b>man</b> number {n} was freed" if n % 2 else "on Thursday." for n in range(10_000)))
    doc = opened(text)
    assert len(doc.blocks) == 5001
    made = doc.rebuild([replace(block, text=block.text.upper()) for block in doc.blocks], "be").decode()
    assert TIMES.findall(made) == TIMES.findall(text)
    assert made.count("<b>") == 5000


def test_karaoke_times_stay_in_order_where_words_change_places() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:03.000\n<00:01.000>The <00:01.500>sun <00:02.000>rises\n"
    doc = opened(text, "vtt")
    turned = replace(
        doc.blocks[0], codes=tuple(sorted(doc.blocks[0].codes, key=lambda code: code.source, reverse=True))
    )
    codes = tuple(
        replace(new, position=old.position) for new, old in zip(turned.codes, doc.blocks[0].codes, strict=True)
    )
    made = doc.rebuild([replace(doc.blocks[0], text="the sun rises", codes=codes)], "be").decode()
    assert made.endswith("<00:01.000>the <00:01.500>sun <00:02.000>rises\n")


def test_a_wall_of_tags_is_refused() -> None:
    """Each piece of text remembers the tags around it: 16,000 open ones took seconds, then minutes."""
    with pytest.raises(DocumentError, match="line 2 has more than 256 levels of nesting"):
        opened(srt("<b>a" * 300))
    assert texts(srt("<b>a</b>" * 300)) == ["a" * 300]
