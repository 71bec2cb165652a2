"""Capitals: the engine gets a sentence, the reader the headline as the source has it, and no name is lost by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.glossary import Entry
from translit.names import Mention
from translit.translate.memory import Memory
from translit.translate.sentences.capitals import lowered, named, uppered
from translit.translate.sentences.headlines import as_sentences

PEOPLE = Glossary.from_forms(
    {
        "lukashenko": {"be": "Аляксандр Лукашэнка", "ru": "Александр Лукашенко", "en": "Alexander Lukashenko"},
        "tsikhanouskaya": {
            "be": "Святлана Ціханоўская",
            "ru": "Светлана Тихановская",
            "en:be": "Sviatlana Tsikhanouskaya",
        },
    }
)
BELARUSIAN = {
    "встретился": "сустрэўся",
    "с": "з",
    "суд": "суд",
    "освободил": "вызваліў",
    "журналистку": "журналістку",
    "срочно": "тэрмінова",
    "в": "у",
    "посёлке": "пасёлку",
    "это": "гэта",
    "важно": "важна",
    "для": "для",
    "всех": "усіх",
    "сообщает": "паведамляе",
    "дрон": "дрон",
    "сбит": "збіты",
}


def engine(**kwargs: object) -> FakeEngine:
    return FakeEngine({("ru", "be"): BELARUSIAN}, traits=Traits(keeps_case=True), **kwargs)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "sent", "expected", "why"),
    [
        ("СУД ОСВОБОДИЛ ЖУРНАЛИСТКУ", "Суд освободил журналистку", "СУД ВЫЗВАЛІЎ ЖУРНАЛІСТКУ", "a headline"),
        ("СУД ОСВОБОДИЛ ЖУРНАЛИСТКУ!", "Суд освободил журналистку!", "СУД ВЫЗВАЛІЎ ЖУРНАЛІСТКУ!", "its mark stays"),
        ("СРОЧНО", "Срочно", "ТЭРМІНОВА", "a lone word too long for an acronym"),
        ("ВАЖНО!", "Важно!", "ВАЖНА!", "a shorter one that the dictionary has"),
        ("ООН", "ООН", "ООН", "a lone acronym is let be"),
        ("СИЗО КГБ", "СИЗО КГБ", "СИЗО КГБ", "and so are two"),
        ("ДТП В ПОСЁЛКЕ", "ДТП в посёлке", "ДТП У ПАСЁЛКУ", "an acronym that the dictionary has"),
        ("ДРОН СБИТ", "Дрон сбит", "ДРОН ЗБІТЫ", "two words"),
        ("Это ВАЖНО для всех.", "Это важно для всех.", "Гэта ВАЖНА для усіх.", "emphasis goes where the word went"),
        ("СРОЧНО: суд освободил всех.", "Срочно: суд освободил всех.", "ТЭРМІНОВА: суд вызваліў усіх.", "a lead"),
        ("ДТП в посёлке.", "ДТП в посёлке.", "ДТП у пасёлку.", "an acronym in a sentence is no emphasis"),
        ("ГУБОПИК сообщает.", "ГУБОПИК сообщает.", "ГУБОПИК паведамляе.", "nor is a word that nobody knows"),
    ],
)
def test_a_sentence_goes_in_and_capitals_come_out(text: str, sent: str, expected: str, why: str) -> None:
    own = engine()
    done = translate(text, "ru", "be", glossary=PEOPLE, engine=own)
    assert own.calls[0][0] == sent, why
    assert done.text == expected, why


def test_grammar_knows_the_words_around_a_name_in_capitals() -> None:
    """«И» joins two subjects, and Лукашенко, which has one form for all cases in Russian, is the second."""
    done = translate("ТИХАНОВСКАЯ И ЛУКАШЕНКО", "ru", "be", glossary=PEOPLE, engine=engine())
    assert done.text == "ЦІХАНОЎСКАЯ И ЛУКАШЭНКА"
    assert [name.case for name in done.names] == ["nom", "nom"]


def test_names_in_capitals_are_inflected_and_verified_in_capitals() -> None:
    own = engine()
    done = translate("ЛУКАШЕНКО ВСТРЕТИЛСЯ С ТИХАНОВСКОЙ", "ru", "be", glossary=PEOPLE, engine=own)
    assert own.calls[0][0] == "Лукашенко встретился с Тихановской"
    assert (done.text, done.ok) == ("ЛУКАШЭНКА СУСТРЭЎСЯ З ЦІХАНОЎСКАЙ", True)
    assert [done.text[slice(*name.target_span or ())] for name in done.names] == ["ЛУКАШЭНКА", "ЦІХАНОЎСКАЙ"]
    assert [name.source_text for name in done.names] == ["ЛУКАШЕНКО", "ТИХАНОВСКОЙ"]


def test_a_name_in_capitals_inside_a_sentence_keeps_them() -> None:
    own = engine()
    done = translate("Суд освободил ТИХАНОВСКУЮ.", "ru", "be", glossary=PEOPLE, engine=own)
    assert own.calls[0][0] == "Суд освободил Тихановскую."
    assert (done.text, done.ok) == ("Суд вызваліў ЦІХАНОЎСКУЮ.", True)


def test_the_article_tells_what_is_an_acronym_and_what_a_name() -> None:
    own = engine()
    text = "ЗУРОВЕК ОСВОБОДИЛ ЖУРНАЛИСТКУ БЕЛАРУСЬКАЛИЯ\n\nСудит всех ЗУРОВЕК. Это важно для Беларуськалия."
    translate(text, "ru", "be", glossary=PEOPLE, engine=own)
    assert own.calls[0][0] == "ЗУРОВЕК освободил журналистку Беларуськалия"


def test_what_is_passed_on_stays_as_it_is() -> None:
    done = translate("СУД ОСВОБОДИЛ ЖУРНАЛИСТКУ svaboda.org", "ru", "be", glossary=PEOPLE, engine=engine())
    assert done.text == "СУД ВЫЗВАЛІЎ ЖУРНАЛІСТКУ svaboda.org"


def test_a_remembered_headline_comes_out_in_capitals_too() -> None:
    memory = Memory()
    made = [
        translate(
            "ЛУКАШЕНКО ВСТРЕТИЛСЯ С ТИХАНОВСКОЙ", "ru", "be", glossary=PEOPLE, engine=engine(), memory=memory
        ).text
        for _ in range(2)
    ]
    assert made == ["ЛУКАШЭНКА СУСТРЭЎСЯ З ЦІХАНОЎСКАЙ"] * 2


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Lukashenko Frees Dozens Of Prisoners", "Lukashenko frees dozens of prisoners", "a surname of the glossary"),
        (
            "Court in Minsk Jails Belarusian Reporter on Monday",
            "Court in Minsk jails Belarusian reporter on Monday",
            "days and peoples",
        ),
        ("EU Adopts New Sanctions After Crackdown", "EU adopts new sanctions after crackdown", "an acronym"),
        ("Lukashenko frees dozens of prisoners", "Lukashenko frees dozens of prisoners", "sentence case"),
        ("Alexander Lukashenko", "Alexander Lukashenko", "a name is no headline"),
        (
            "Court Frees Dozens.\nHe Said That It Was Good.",
            "Court Frees Dozens.\nHe Said That It Was Good.",
            "sentences",
        ),
        (
            "Zorvex Plant Closes For Good\n\nThe owners of Zorvex left.",
            "Zorvex plant closes for good\n\nThe owners of Zorvex left.",
            "the first word",
        ),
        (
            "Workers Leave Zorvex Plant For Good\n\nThe owners of Zorvex left.",
            "Workers leave Zorvex plant for good\n\nThe owners of Zorvex left.",
            "a name that the article has inside a sentence",
        ),
    ],
)
def test_an_english_headline_is_read_as_a_sentence(text: str, expected: str, why: str) -> None:
    assert as_sentences(text, "en", Glossary.load()) == expected, why


def test_title_case_comes_out_as_a_sentence() -> None:
    words = {"frees": "освобождает", "dozens of prisoners": "десятки заключённых"}
    own = FakeEngine({("en", "ru"): words}, traits=Traits())
    done = translate("Lukashenko Frees Dozens Of Prisoners", "en", "ru", glossary=PEOPLE, engine=own)
    assert (done.text, done.ok, len(done.names)) == ("Лукашенко освобождает десятки заключённых", True, 1)


def test_a_lead_in_capitals_before_a_title_is_small_in_and_loud_out() -> None:
    own = FakeEngine(
        {("en", "ru"): {"breaking": "срочно", "frees": "освобождает", "dozens": "десятки"}}, traits=Traits()
    )
    done = translate("BREAKING: Lukashenko Frees Dozens", "en", "ru", glossary=PEOPLE, engine=own)
    assert done.text == "СРОЧНО: Лукашенко освобождает десятки"


def test_no_capitals_are_made_in_a_language_that_has_none() -> None:
    """Python makes Mtavruli of a Georgian text, which nobody writes headlines in as a rule."""
    assert uppered("საქართველო", "ka") == "საქართველო"


@given(st.text())
def test_small_letters_are_as_many(text: str) -> None:
    assert len(lowered(text)) == len(text)


@given(st.text(alphabet="аБВgÉßİ’- ўЎI1", max_size=30), st.sampled_from(["be", "de", "tr", "el"]))
def test_places_can_be_counted_in_capitals(text: str, lang: str) -> None:
    assert "".join(uppered(letter, lang) for letter in text) == uppered(text, lang)


@given(st.text(alphabet="СУД В МІНСКУ ААН1-«»:.!aб", max_size=60))
def test_any_text_in_capitals_goes_through(text: str) -> None:
    own = FakeEngine({("be", "ru"): {}}, traits=Traits())
    done = translate(text, "be", "ru", glossary=PEOPLE, engine=own)
    assert len(done.text.split()) == len(text.split())


def test_a_name_keeps_its_own_small_letters() -> None:
    """Its ending may be another than the base form's: Ростове-на-Дону."""
    base = "Ростов-на-Дону"
    assert named("РОСТОВ-НА-ДОНУ", Mention(0, 14, "РОСТОВ-НА-ДОНУ", base, "place", "rostov")) == base
    york = Mention(0, 9, "НЬЮ-ЙОРКЕ", "Нью-Йорк", "place", "new-york")
    assert named("НЬЮ-ЙОРКЕ", york) == "Нью-Йорке"


def test_a_town_of_a_dateline_goes_in_as_a_word() -> None:
    """An engine knows Minsk, and hardly MINSK; the reader gets the capitals of the source."""
    engine = FakeEngine({("en", "ru"): {"Minsk": "Минск", "It rained": "Шёл дождь"}}, traits=Traits())
    town = Glossary([Entry("minsk", "place", {"en": "Minsk", "ru": "Минск"})])
    done = translate("MINSK, Sept. 11 — It rained.", "en", "ru", glossary=town, engine=engine)
    assert done.text == "МИНСК, September 11 — Шёл дождь."
    assert "Minsk, September 11 —" in engine.calls[0]
