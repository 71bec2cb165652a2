"""Filter, vocabulary, shards and batches."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from .conftest import MISSING, PEOPLE, REASON, THINGS, VERBS

pytestmark = pytest.mark.skipif(bool(MISSING), reason=REASON)


@pytest.mark.parametrize(
    ("pair", "a", "b", "why"),
    [
        ("en-ru", "The court freed him.", "Суд освободил его.", None),
        ("en-ru", "The court freed him.", "", "empty"),
        ("en-ru", "1992 – 2000", "1992 – 2000", "empty"),
        ("en-ru", "Суд освободил его.", "Суд освободил его.", "copied"),
        ("en-ru", "The court freed him.", "Суд звільнив його в п'ятницю.", "language"),
        ("en-be", "The court freed him.", "Суд освободил его.", "language"),
        ("be-uk", "Суд вызваліў яго.", "Суд освободил его, и всё.", "language"),
        ("en-ru", "The court freed him at last.", "Суд.", "ratio"),
        ("ru-be", "1 2 3 4 это", "гэта", "figures"),
        ("be-uk", "Мова", "Мова", None),
    ],
)
def test_rows_that_cannot_be_translations_are_left_out(pair: str, a: str, b: str, why: str | None) -> None:
    from training.text import Row, refusal

    assert refusal(Row(a, b), pair) == why


def test_a_sentence_that_differs_in_figures_alone_is_seen_once() -> None:
    from training.text import Row, kept

    dropped: Counter[str] = Counter()
    rows = [Row(f"Page {n} of 10", f"Страница {n} из 10") for n in range(5)] + [
        Row("A word", f"Слово{x}") for x in "абвгд"
    ]
    assert len(list(kept(rows, "en-ru", dropped))) == 1 + 3
    assert dropped == {"repeated": 4, "ambiguous": 2}


def test_annotation_symbols_in_text_do_not_survive() -> None:
    from training.text import normalised

    assert normalised("a⁅ b⁆", "en") == "a b"


def test_the_vocabulary_reads_every_text_and_keeps_the_symbols(work: Path) -> None:
    from training.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(work / "sentencepiece.model")
    assert vocabulary.decode(vocabulary.encode("Ў 😀 1992 漢字")) == "Ў 😀 1992 漢字"
    pieces = vocabulary.encode("Ігар⁅ Игорь⁆, 12", out_type=str)
    assert {"⁅", "⁆"} <= set(pieces), "an engine could not send annotations"
    assert not [piece for piece in pieces if "12" in piece], "figures are not split into digits"
    assert "<2ru>" not in vocabulary.encode("<2ru> a", out_type=str), "a language token can be written into a text"
    assert vocabulary.encode("сям’я") == vocabulary.encode("сям'я")


@pytest.mark.skipif(shutil.which("lt-proc") is None, reason="base forms of Belarusian nouns are Apertium's")
def test_an_annotated_text_has_the_pieces_that_training_put_together(work: Path) -> None:
    """What an engine sends is what the model saw."""
    from training.batches import Batches, Symbols
    from training.symbols import annotated
    from training.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(work / "sentencepiece.model")
    symbols = Symbols.of(vocabulary)
    batches = Batches(work / "shards", symbols, budget=500, annotate=1.0)
    shard = next(shard for shard in batches.shards if len(shard.spans))
    number = batches.shards.index(shard)
    seen = 0
    for row in range(60):
        pieces, _, language, _ = batches.example(number, row, 0)
        if symbols.open in pieces:
            seen += 1
            text = vocabulary.decode(pieces)
            plain = vocabulary.decode(shard.a[row].tolist())
            forms, at = [], 0
            # Take the forms out again by text, and write them in by the public function.
            rest = text
            while "⁅" in rest:
                before, _, more = rest.partition("⁅")
                form, _, rest = more.partition("⁆")
                at += len(before)
                forms.append(((at - 1, at), form.strip()))
            assert vocabulary.encode(annotated(plain, forms)) == pieces
            assert language == symbols.languages["be"]
    assert seen > 10


def test_shards_come_back_as_they_were_written(work: Path, tmp_path: Path) -> None:
    from training.shards import load, save

    for file in (work / "shards").glob("*.bin.xz"):
        first = load(file)
        save(first, tmp_path / "again.bin.xz")
        again = load(tmp_path / "again.bin.xz")
        assert len(first.links) == len(first.b)
        for name in ("a", "b", "base_a", "base_b", "links"):
            assert (getattr(first, name).values == getattr(again, name).values).all()
            assert (getattr(first, name).starts == getattr(again, name).starts).all()
        assert (first.spans == again.spans).all()


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("annotate", [0.0, 1.0])
def test_a_piece_is_linked_to_the_word_that_it_translates(work: Path, side: int, annotate: float) -> None:
    """In both directions, and where glossary forms have moved the pieces of the source."""
    from training.batches import Batches, Symbols
    from training.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(work / "sentencepiece.model")
    batches = Batches(work / "shards", Symbols.of(vocabulary), budget=500, annotate=annotate)
    number = next(number for number, shard in enumerate(batches.shards) if shard.kind == "general")
    pairs = {pair[side]: pair[1 - side] for pair in [*PEOPLE, *VERBS, *THINGS]}
    right = wrong = 0
    for row in range(80):
        example = batches.example(number, row, side)
        sources, targets = _words(vocabulary, example.source), _words(vocabulary, example.target)
        assert len(example.looks) == len(example.target)
        for place, looked in enumerate(example.looks):
            if looked >= 0 and (wanted := pairs.get(sources[looked])):
                right, wrong = right + (targets[place] == wanted), wrong + (targets[place] != wanted)
    assert right > 200 and wrong < 0.05 * right


def _words(vocabulary: Any, pieces: Sequence[int]) -> list[str]:
    """For each piece the word it belongs to."""
    words: list[list[str]] = []
    for piece in map(vocabulary.id_to_piece, pieces):
        if piece.startswith("▁") or piece in "⁅⁆." or not words:
            words.append([])
        words[-1].append(piece)
    return ["".join(word).strip("▁") for word in words for _ in word]


def test_shards_without_links_are_read_and_guide_nothing(work: Path, tmp_path: Path) -> None:
    from dataclasses import replace

    from training.batches import Batches, Symbols
    from training.shards import Ragged, load, save
    from training.vocabulary import load_vocabulary

    shard = load(work / "shards" / "ru-be.general.bin.xz")
    save(replace(shard, links=Ragged.of([])), tmp_path / "ru-be.general.bin.xz")
    symbols = Symbols.of(load_vocabulary(work / "sentencepiece.model"))
    batch = next(iter(Batches(tmp_path, symbols, budget=600)))
    assert (batch.looks == -1).all() and batch.looks.shape == batch.after.shape


def test_one_direction_alone_and_weights_of_its_own(work: Path, tmp_path: Path) -> None:
    from training.batches import Batches, Symbols
    from training.text import MIX
    from training.vocabulary import load_vocabulary

    symbols = Symbols.of(load_vocabulary(work / "sentencepiece.model"))
    both = Batches(work / "shards", symbols, budget=600)
    one = Batches(work / "shards", symbols, budget=600, directions=["be-ru"])
    assert 2 * one.rows_in_pass() == both.rows_in_pass()
    assert {number for batch in one.one_pass() for number in batch.before[:, 1]} == {symbols.languages["ru"]}
    assert set(one.written()) == {piece for shard in one.shards for piece in shard.a.values}
    assert set(both.written()) > set(one.written())
    with pytest.raises(FileNotFoundError, match="en-ru"):
        Batches(work / "shards", symbols, budget=600, directions=["en-ru"])
    table = MIX.read_text(encoding="utf-8").replace("pair\tru-be\t1.5", "pair\tru-be\t3")
    (tmp_path / "mix.tsv").write_text(table, encoding="utf-8")
    assert Batches(work / "shards", symbols, budget=600, mix=tmp_path / "mix.tsv").rows_in_pass() == pytest.approx(
        2 * both.rows_in_pass(), rel=0.01
    )


def test_batches_keep_to_their_budget_and_have_both_directions(work: Path) -> None:
    from training.batches import Batches, Symbols
    from training.vocabulary import load_vocabulary

    symbols = Symbols.of(load_vocabulary(work / "sentencepiece.model"))
    batches = Batches(work / "shards", symbols, budget=600, annotate=0.0)
    languages: Counter[int] = Counter()
    total = 0
    for batch in batches.one_pass():
        assert batch.source.size <= 700 and batch.before.size <= 700
        assert ((batch.after >= 0).sum()) == batch.pieces
        languages.update(batch.before[:, 1].tolist())
        total += len(batch.source)
    assert languages[symbols.languages["ru"]] == languages[symbols.languages["be"]] > 0
    assert abs(total - batches.rows_in_pass()) < 0.1 * total
