"""Abbreviations and times go into the engine in words, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.translate.sentences.spoken import spoken


@pytest.mark.parametrize(
    ("text", "lang", "expected", "why"),
    [
        ("On Sept. 11, 2025", "en", "On September 11, 2025", "a month before a day"),
        ("VILNIUS, Nov 21 (Reuters)", "en", "VILNIUS, November 21 (Reuters)", "a dateline of an agency"),
        ("a letter from Mr. Trump to Dr. Smith", "en", "a letter from Mr Trump to Doctor Smith", "titles before names"),
        ("Lt. Col. Šimon and Gen. ⟦1⟧", "en", "Lieutenant Colonel Šimon and Gen. ⟦1⟧", "no letter, no title"),
        ("the sen. and gov. said Mr.", "en", "the sen. and gov. said Mr.", "nobody's titles"),
        ("Jan Novak", "en", "Jan Novak", "a name"),
        ("Sept. was cold.", "en", "Sept. was cold.", "else it may be anything"),
        ("U.S. envoy in the U.S.", "en", "US envoy in the US.", "at the end its full stop is the sentence's, too"),
        ("at 3:30 p.m. on Monday", "en", "at 15:30 on Monday", "a time"),
        ("at 12 a.m.", "en", "at 0:00.", "midnight"),
        ("at 12:05 PM", "en", "at 12:05", "noon"),
        ("15 pm", "en", "15 pm", "no time"),
        ("в 2020 г. он", "ru", "в 2020 году он", "a year after a preposition"),
        ("выборы 2020 г.", "ru", "выборы 2020 года.", "a year without one"),
        ("в г. Минске", "ru", "в г. Минске", "a town"),
        ("ок. 1000 чел. пришли", "ru", "около 1000 человек пришли", "both sides of a number"),
        ("у 2025 р. ворог", "uk", "у 2025 році ворог", "Ukrainian"),
        ("по вул. Сумській", "uk", "по вулиці Сумській", "a street after a preposition"),
        ("у 2025 г. ён", "be", "у 2025 годзе ён", "Belarusian"),
        (
            "Лосік⁅ Лосик, тел. 5⁆ тэл. 6",
            "be",
            "Лосік⁅ Лосик, тел. 5⁆ тэлефон 6",
            "an annotation is in another language",
        ),
        ("Er kam am 11. Sept. 2025", "de", "Er kam am 11. Sept. 2025", "a language without a table"),
    ],
)
def test_what_the_engine_gets(text: str, lang: str, expected: str, why: str) -> None:
    assert spoken(text, lang) == expected, why


@given(st.text("абч.г 120р⁅⁆pm:Ut", max_size=40), st.sampled_from(["ru", "be", "uk", "en"]))
def test_any_text_is_taken(text: str, lang: str) -> None:
    assert isinstance(spoken(text, lang), str)


def test_a_time_that_is_said_otherwise_is_not_lost() -> None:
    engine = FakeEngine({("en", "ru"): {"at": "в", "came": "пришёл"}}, traits=Traits())
    done = translate("He came at 3:30 p.m. today.", "en", "ru", glossary=Glossary.from_forms({}), engine=engine)
    assert "15:30" in done.text
    assert [finding.code for finding in done.warnings if finding.code == "number-lost"] == []


def test_a_number_that_gets_lost_is_told() -> None:
    engine = FakeEngine({("en", "ru"): {"at 3:30 p.m.": "днём", "at 15:30": "днём"}}, traits=Traits())
    done = translate("He came at 3:30 p.m. today.", "en", "ru", glossary=Glossary.from_forms({}), engine=engine)
    assert "number-lost" in {finding.code for finding in done.warnings}
