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
    from training.backtranslate import make_rows, round_trip

    there = {"Гэта вялікі дом.": "Это большой дом.", "Ляціць бусел над полем.": "Аист летит над полем."}
    back = {"Это большой дом.": "Гэта вялікі дом.", "Аист летит над полем.": "Зусім іншае нешта."}

    def translate(texts: Sequence[str], source: str, target: str) -> list[str]:
        return [(there if source == "be" else back)[text] for text in texts]

    rows = make_rows(round_trip([*there, "Так."], "be", "ru", translate), "be", "ru")
    # What is to be learnt, the Belarusian side, is the human one; in rows of ru-be it stands second.
    assert [(row.a, row.b) for row in rows] == [("Это большой дом.", "Гэта вялікі дом.")]


def test_rows_of_another_pair_keep_their_human_side() -> None:
    from training.pivot import pivoted
    from training.text import Row

    russian = {"Він бачить великий будинок.": "Он видит большой дом.", "Кіт спить на дивані вдома.": "Кот"}

    def translate(texts: Sequence[str]) -> list[str]:
        return [russian[text] for text in texts]

    rows = [Row("He sees a big house.", "Він бачить великий будинок."), Row("Yes.", "Так.")]
    made = pivoted(rows, "en", "ru", first=True, translate=translate)
    assert [(row.a, row.b) for row in made] == [("He sees a big house.", "Он видит большой дом.")]
    # A rendering that lost most of its sentence is no row.
    lost = Row("The cat sleeps at home on the sofa.", "Кіт спить на дивані вдома.")
    assert not pivoted([lost], "en", "ru", first=True, translate=translate)


def test_synthetic_belarusian_is_kept_only_in_known_words() -> None:
    from training.backtranslate import make_rows, one_way

    there = {
        "Это очень большой дом.": "Гэта вельмі вялікі дом.",
        "Это очень старый вокзал.": "Гэта вельмі стары вакзаль.",
    }

    def translate(texts: Sequence[str], source: str, target: str) -> list[str]:
        return [there[text] for text in texts]

    known = frozenset(["гэта", "вельмі", "вялікі", "стары", "дом", "вакзал"])
    rows = make_rows(one_way(list(there), "ru", "be", translate), "ru", "be", known)
    assert [row.b for row in rows] == ["Гэта вельмі вялікі дом."]
    most = make_rows(one_way(list(there), "ru", "be", translate), "ru", "be", known, unknown=1 / 4)
    assert [row.b for row in most] == list(there.values()), "one word in four may be unknown"


def test_a_rendering_is_kept_with_its_unknown_words_respelled() -> None:
    from training.backtranslate import respelled_rows
    from training.respell import Respeller
    from translit.engines.protocol import Rendering

    respeller = Respeller({"сказал": "сказаў"}, {"пра": 2, "вялікую": 1, "гаворка": 1, "гаворку": 1})
    renderings = {
        "Он сказал про эту большую говорку.": Rendering(
            "Ён сказал пра гэтую вялікую говорку.", unknown=((3, 9), (28, 35))
        ),
        # Two words of six that nobody wrote.
        "Он пылал и мяукал над полем.": Rendering("Ён пылал і мяукал над полем.", unknown=((3, 8), (11, 17))),
        # Apertium lost the participle.
        "Работа ещё не завершена.": Rendering("Праца яшчэ не."),
    }
    rows = respelled_rows(list(renderings), renderings.values(), respeller)
    assert [(row.a, row.b) for row in rows] == [
        ("Он сказал про эту большую говорку.", "Ён сказаў пра гэтую вялікую гаворку.")
    ]


def test_every_respelling_rule_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    # A rule that another one always comes before would be dead weight.
    from training import respell
    from training.respell import respelled

    cases = {
        "учиться": "учыцца", "сделаешься": "сдзелаешся", "родился": "родзіўся", "был": "быў", "знает": "знае",
        "идут": "ідуць", "знают": "знаюць", "сидят": "сідзяць", "молчат": "молчаць", "стоит": "стоіць",
        "дайте": "дайце", "несите": "несіце", "большого": "большага", "синего": "сіняга", "новому": "новаму",
        "синему": "сіняму", "новыми": "новымі", "руками": "рукамі", "полями": "полямі", "новые": "новыя",
        "сомнение": "сомненне", "станция": "станцыя", "щука": "шчука", "объект": "об'ект", "медь": "медзь",
        "лошадь": "лошадзь", "дети": "дзеці", "царь": "цар", "рис": "рыс", "рюмка": "румка", "ряд": "рад",
        "чёрт": "чорт", "речей": "рэчэй", "новый": "новы", "правда": "праўда", "паук": "паўк", "пишет": "піша",
        "хорошего": "хорошага", "хорошему": "хорошаму", "решит": "рэшыць",
        "дикие": "дзікія", "мнения": "мнення", "мнению": "мненню", "сомнением": "сомненнем", "взять": "взяць",
    }  # fmt: skip
    assert {word: respelled(word) for word in cases} == cases
    rules = respell._rules()
    for number in range(len(rules)):
        monkeypatch.setattr(respell, "_rules", lambda left=rules[:number] + rules[number + 1 :]: left)
        assert {word: respelled(word) for word in cases} != cases, rules[number]
