"""The model card, and what back-translation keeps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from .conftest import MISSING, REASON

pytestmark = pytest.mark.skipif(bool(MISSING), reason=REASON)


class _Echo:
    """An engine for one pair that gives every sentence back."""

    def pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset({("ru", "be")})

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[Any]:
        from translit.engines import Rendering

        return [Rendering(sentence) for sentence in sentences]


def test_scores_are_sacrebleus_and_only_of_pairs_that_are_there(tmp_path: Path) -> None:
    import sacrebleu

    from training.evaluate import flores

    texts = {"en": "One.", "ru": "Это большой дом у реки.", "be": "Гэта вялікі дом ля ракі.", "uk": "Це."}
    for lang, text in texts.items():
        (tmp_path / f"flores-dev.{lang}").write_text(f"{text}\n" * 3, encoding="utf-8")
    found = flores(_Echo(), tmp_path, ["ru-be", "be-ru", "en-be"])
    assert set(found) == {"ru-be"}
    wanted = sacrebleu.corpus_chrf([texts["ru"]] * 3, [[texts["be"]] * 3]).score
    assert found["ru-be"]["chrF"] == round(wanted, 1) and "version:" in found["ru-be"]["signature"]


def test_the_card_in_docs_is_the_one_that_the_scores_make() -> None:
    import json

    from training.evaluate import CARD, SCORES, card

    scores = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.exists() else {}
    assert CARD.read_text(encoding="utf-8") == card(scores), "run python -m training.evaluate --card"


def test_back_translation_keeps_what_comes_back_like_itself() -> None:
    from training.backtranslate import make_rows

    there = {"Гэта вялікі дом.": "Это большой дом.", "Ляціць бусел над полем.": "Аист летит над полем."}
    back = {"Это большой дом.": "Гэта вялікі дом.", "Аист летит над полем.": "Зусім іншае нешта."}

    def translate(texts: Sequence[str], source: str, target: str) -> list[str]:
        return [(there if source == "be" else back)[text] for text in texts]

    pair, rows = make_rows([*there, "Так."], "be", "ru", translate)
    assert pair == "ru-be"
    # What is to be learnt, the Belarusian side, is the human one; the pair's code says which side that is.
    assert [(row.a, row.b) for row in rows] == [("Это большой дом.", "Гэта вялікі дом.")]


def test_synthetic_belarusian_is_kept_only_in_known_words() -> None:
    from training.backtranslate import make_rows

    there = {
        "Это очень большой дом.": "Гэта вельмі вялікі дом.",
        "Это очень старый вокзал.": "Гэта вельмі стары вакзаль.",
    }
    back = {made: text for text, made in there.items()}

    def translate(texts: Sequence[str], source: str, target: str) -> list[str]:
        return [(there if source == "ru" else back)[text] for text in texts]

    known = frozenset(["гэта", "вельмі", "вялікі", "стары", "дом", "вакзал"])
    _, rows = make_rows(list(there), "ru", "be", translate, known)
    assert [row.b for row in rows] == ["Гэта вельмі вялікі дом."]
