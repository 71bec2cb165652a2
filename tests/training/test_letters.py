"""How words are spelled in a related language, learnt from words: what rules of letters cannot know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.letters import LetterModel, aligned_letters, related

STEMS = ["політ", "крыт", "тып", "псіх", "мет", "аналіт", "клас", "том", "бот"]
RUSSIAN = str.maketrans("іы", "ии")
PAIRS = {(f"{stem.translate(RUSSIAN)}ический", f"{stem}ычны"): 5 for stem in STEMS}


@pytest.fixture(scope="module")
def model() -> LetterModel:
    return LetterModel(PAIRS | {(stem.translate(RUSSIAN), stem): 2 for stem in STEMS})


@pytest.mark.parametrize(
    ("word", "spelling"),
    [
        ("политический", "політычны"),  # seen
        ("криптический", "крыптычны"),  # a stem that was never seen, an ending that was
        ("поли", "полі"),
    ],
)
def test_endings_are_learnt(model: LetterModel, word: str, spelling: str) -> None:
    assert model.spellings(word)[0][0] == spelling


def test_letters_that_were_never_met_give_nothing(model: LetterModel) -> None:
    assert model.spellings("ξένος") == []
    assert model.spellings("") == [("", pytest.approx(0.0, abs=1.0))]


def test_likelihoods_fall(model: LetterModel) -> None:
    shares = [share for _, share in model.spellings("критический")]
    assert shares == sorted(shares, reverse=True) and 0 < sum(shares) <= 1


@given(st.text(max_size=12), st.text(max_size=12))
def test_an_alignment_spells_both_words(one: str, other: str) -> None:
    for row in aligned_letters({(one, other): 1}).values():
        assert "".join(a for a, _ in row) == one and "".join(b for _, b in row) == other


@given(st.text(min_size=1, max_size=12))
def test_a_word_is_related_to_itself(word: str) -> None:
    assert related(word, word)
    assert not related(word, "\N{SNOWMAN}" * 2 * len(word))
