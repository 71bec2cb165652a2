"""Engines that say things twice: no stand-in is printed once too often, and a stammer is tried to be got rid of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from translit import Glossary, translate
from translit.engines import Rendering, Traits
from translit.engines.annotation import MARKS, plain
from translit.engines.fake import FakeEngine

PEOPLE = Glossary.from_forms(
    {
        "losik": {"be": "Ігар Лосік", "ru": "Игорь Лосик", "en:be": "Ihar Losik"},
        "bialiatski": {"be": "Алесь Бяляцкі", "ru": "Алесь Беляцкий", "en:be": "Ales Bialiatski"},
    }
)
WORDS = {"thanked": "поблагодарил", "and": "и", "came": "пришёл", "Ihar Losik": "Игорь Лосик", "Ivan": "Иван"}


class Repeating(FakeEngine):
    """Word by word, then spoiled: `spoil` gets what the engine was given and what it made of it."""

    def __init__(self, spoil: Callable[[str, str], str], traits: Traits | None = None) -> None:
        words = {**WORDS, "Petrov": "Петров", "Putin": "Путин", "Vladimir": "Владимир"}
        super().__init__({("en", "ru"): words}, traits=traits or Traits())
        self.spoil = spoil

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        made = super()._render([plain(sentence) for sentence in sentences], source, target, attention)
        return [Rendering(self.spoil(given, one.text)) for given, one in zip(sentences, made, strict=True)]


def _doubled(word: str, when: str) -> Callable[[str, str], str]:
    return lambda given, text: text.replace(word, f"{word} {word}") if when in given else text


def test_a_stand_in_that_is_said_twice_is_not_printed() -> None:
    engine = Repeating(lambda _, text: text.replace("пришёл", "пришёл, и Ивана Ивана") if "Иван" in text else text)
    done = translate("Ihar Losik came.", "en", "ru", glossary=PEOPLE, engine=engine)
    assert done.ok and "Иван" not in done.text
    assert done.text == "Игорь Лосик пришёл."


def test_a_text_may_speak_of_the_stand_ins_namesake() -> None:
    """Ivan Petrov would stand in for Losik, but is in the sentence himself."""
    engine = Repeating(lambda _, text: text)
    done = translate("Ivan Petrov thanked Ihar Losik.", "en", "ru", glossary=PEOPLE, engine=engine)
    assert done.ok and done.text.startswith("Иван Петров поблагодарил Игор")


def test_where_an_annotation_makes_it_stammer_another_way_is_tried() -> None:
    engine = Repeating(_doubled("поблагодарил", when="⁅"), Traits(annotation=MARKS))
    done = translate("Ihar Losik thanked Ales Bialiatski.", "en", "ru", glossary=PEOPLE, engine=engine)
    assert done.ok and done.text.count("поблагодарил") == 1 and done.warnings == ()
    assert "annotation" not in [name.how for name in done.names]


def _phrase_twice(when: str) -> Callable[[str, str], str]:
    said = "принял в Минске послано принял в Минске посланника"
    return lambda given, text: f"{text[:-1]} {said}." if when in given else text


def test_a_phrase_that_is_said_twice_is_tried_to_be_got_rid_of() -> None:
    engine = Repeating(_phrase_twice(when="⁅"), Traits(annotation=MARKS))
    done = translate("Ihar Losik thanked Ales Bialiatski.", "en", "ru", glossary=PEOPLE, engine=engine)
    assert done.ok and "принял" not in done.text and done.warnings == ()


def test_a_phrase_that_stays_twice_is_advice() -> None:
    """The names are right, so nothing failed; but an editor should read that sentence."""
    engine = Repeating(_phrase_twice(when=""), Traits(annotation=MARKS))
    done = translate("Ihar Losik thanked Ales Bialiatski.", "en", "ru", glossary=PEOPLE, engine=engine)
    assert done.ok
    assert [(finding.code, finding.advice) for finding in done.warnings] == [("repeating", True)]


def test_no_name_is_given_up_for_a_stammer() -> None:
    """Only the annotation keeps the name, and with it the engine stammers: that is told, and the name is there."""

    def spoil(given: str, text: str) -> str:
        return "Игорь Лосик пришёл пришёл" if "⁅" in given else "Кто-то пришёл"

    done = translate("Ihar Losik came.", "en", "ru", glossary=PEOPLE, engine=Repeating(spoil, Traits(annotation=MARKS)))
    assert done.ok and done.text.startswith("Игорь Лосик")
    assert [finding.code for finding in done.warnings] == ["stammering"]


def test_what_the_article_says_twice_may_be_said_twice() -> None:
    done = translate("Came, came.", "en", "ru", glossary=PEOPLE, engine=Repeating(lambda _, text: text))
    assert (done.text, done.warnings) == ("Пришёл, пришёл.", ())


def test_a_name_that_is_dropped_beside_the_annotation_of_another_comes_through_with_all_exchanged() -> None:
    engine = Repeating(lambda given, text: "Игорь Лосик пришёл" if "⁅" in given else text, Traits(annotation=MARKS))
    done = translate("Ihar Losik thanked Ales Bialiatski.", "en", "ru", glossary=PEOPLE, engine=engine)
    assert done.ok and done.text.startswith("Игорь Лосик поблагодарил Алес")


def test_a_surname_that_is_said_again_beside_the_name_put_right_is_tried_to_be_got_rid_of() -> None:
    """«Лосика Лосик» is no stammer letter for letter, and the name itself is there: it was ticked."""
    engine = Repeating(
        lambda given, text: text.replace("Игорь Лосик", "Игоря Лосика Лосик") if "⁅" in given else text,
        Traits(annotation=MARKS),
    )
    done = translate("Ihar Losik came.", "en", "ru", glossary=PEOPLE, engine=engine)
    assert done.ok and done.text.count("Лосик") == 1 and done.warnings == ()


@pytest.mark.parametrize(
    ("source", "spoiled", "expected"),
    [
        # the engine's own spelling beside the one that was put right, before it, after it, or the whole name again
        ("Igor Losik came.", "Игорь Игар Лосик пришёл.", "Игорь Лосик пришёл."),
        ("Igor Losik came.", "Игорь Лосик Лосик пришёл.", "Игорь Лосик пришёл."),
        ("Igor Losik came.", "Игор Лосик Игорь Лосик пришёл.", "Игорь Лосик пришёл."),
        # somebody else of the name, who is in the sentence himself
        ("Igor told Igor Losik.", "Игорь Игорю Лосику сказал.", "Игорь Игорю Лосику сказал."),
    ],
)
def test_a_name_said_twice_in_a_row_is_printed_once(source: str, spoiled: str, expected: str) -> None:
    engine = Repeating(lambda _, text: spoiled)
    assert translate(source, "en", "ru", glossary=PEOPLE, engine=engine).text == expected


def test_half_of_a_double_surname_said_again_behind_a_hyphen_is_not_printed() -> None:
    """«Полина Шаренд» was put right alone, and the report ticked «Полина Шарендо-Панасюк-Панасик»."""
    forms = {"en": "Palina Sharenda-Panasiuk", "ru": "Полина Шарендо-Панасюк"}
    spoiled = "Полина Шаренд-Панасик пришла."
    engine = Repeating(lambda _, text: spoiled, Traits(annotation=MARKS))
    done = translate(
        "Palina Sharenda-Panasiuk came.", "en", "ru", glossary=Glossary.from_forms({"p": forms}), engine=engine
    )
    assert done.text == "Полина Шарендо-Панасюк пришла."


def test_a_name_written_again_as_its_source_spells_it_is_printed_once_though_a_word_of_it_is_garbled() -> None:
    forms = {"be": "Сяргей Ціханоўскі", "ru": "Сергей Тихановский", "en:be": "Siarhei Tsikhanouski"}
    engine = Repeating(lambda _, text: "Сиархий Цикханжурки Сергей Тихановский пришёл.", Traits(annotation=MARKS))
    done = translate(
        "Siarhei Tsikhanouski came.", "en", "ru", glossary=Glossary.from_forms({"t": forms}), engine=engine
    )
    assert done.text == "Сергей Тихановский пришёл."


def test_half_a_letter_is_not_printed() -> None:
    """A model writes letters that it does not know in bytes; «Hienijuš\ufffd» came of one that was cut off."""
    engine = Repeating(lambda given, made: f"{made.rstrip('.')}\ufffd.")
    done = translate("Ivan came.", "en", "ru", glossary=PEOPLE, engine=engine)
    assert done.text == "Иван пришёл."


@pytest.mark.parametrize(
    ("source", "spoiled", "twice"),
    [
        ("Igor Losik came.", "Игорь Лосик сказал Лосикоу.", True),
        ("Igor Losik came to Losik.", "Игорь Лосик пришёл к Лосику.", False),
        ("Igor Losik came, Lasik did not.", "Игорь Лосик пришёл, Ласик нет.", False),
        ("Igor Losik came to Minsk.", "Игорь Лосик пришёл в Минск.", False),
    ],
    ids=["in a spelling of the engine's own", "as often as in the source", "another name like it", "another name"],
)
def test_a_name_said_once_more_than_in_the_source_is_told(source: str, spoiled: str, twice: bool) -> None:
    done = translate(source, "en", "ru", glossary=PEOPLE, engine=Repeating(lambda _, text: spoiled))
    assert ("stammering" in {finding.code for finding in done.warnings}) is twice
