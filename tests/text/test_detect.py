"""The language of a text: answered where there is enough to go by, left open where there is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.text import detect, frequent_words, languages

TEXTS = [
    ("be", "Сёння ў горадзе адбылася сустрэча з чытачамі, на якую прыйшло шмат людзей."),
    ("ru", "Сегодня в городе прошла встреча с читателями, на которую пришло много людей."),
    ("uk", "Сьогодні в місті відбулася зустріч із читачами, на яку прийшло багато людей."),
    ("en", "Today a meeting with the readers was held in the city, and many people came."),
    ("pl", "Dziś w mieście odbyło się spotkanie z czytelnikami, na które przyszło wiele osób."),
    ("lt", "Šiandien mieste įvyko susitikimas su skaitytojais, į kurį atėjo daug žmonių."),
    ("lv", "Šodien pilsētā notika tikšanās ar lasītājiem, uz kuru atnāca daudz cilvēku."),
    ("de", "Heute fand in der Stadt ein Treffen mit den Lesern statt, zu dem viele Menschen kamen."),
    ("fr", "Aujourd'hui, une rencontre avec les lecteurs a eu lieu dans la ville."),
    ("es", "Hoy se celebró en la ciudad un encuentro con los lectores, al que acudió mucha gente."),
    ("it", "Oggi in città si è tenuto un incontro con i lettori, al quale sono venute molte persone."),
    ("cs", "Dnes se ve městě konalo setkání se čtenáři, na které přišlo mnoho lidí."),
    ("sk", "Dnes sa v meste konalo stretnutie s čitateľmi, na ktoré prišlo veľa ľudí."),
    ("nl", "Vandaag was er in de stad een ontmoeting met de lezers, waar veel mensen naartoe kwamen."),
    ("sv", "I dag hölls ett möte med läsarna i staden och många människor kom till det."),
    ("bg", "Днес в града се проведе среща с читателите, на която дойдоха много хора."),
    ("et", "Täna toimus linnas kohtumine lugejatega, kuhu tuli väga palju inimesi ja see oli hea."),
    ("fi", "Tänään kaupungissa oli tapaaminen lukijoiden kanssa, ja siihen tuli myös paljon ihmisiä."),
    ("hu", "Ma a városban találkozó volt az olvasókkal, és nagyon sok ember jött el."),
    ("pt", "Hoje houve na cidade um encontro com os leitores, ao qual vieram muitas pessoas."),
]


@pytest.mark.parametrize(("lang", "text"), TEXTS, ids=[lang for lang, _ in TEXTS])
def test_running_text(lang: str, text: str) -> None:
    found = detect(text)
    assert found.lang == lang and 0 < found.confidence <= 1
    assert detect(text * 300).lang == lang


def short_sentences() -> list[tuple[str, str, str]]:
    lines = Path(__file__).with_name("short-sentences.tsv").read_text(encoding="utf-8").splitlines()
    return [(lang, text, known) for lang, text, known in (line.split("\t") for line in lines[1:])]


@pytest.mark.parametrize(("lang", "text", "known"), short_sentences())
def test_a_headline_is_answered_rightly_or_not(lang: str, text: str, known: str) -> None:
    """Names say nothing of the language they stand in; a wrong answer is worse than none."""
    assert detect(text).lang in ({lang, None} if not known else {known})


def test_most_headlines_are_answered() -> None:
    rows = short_sentences()
    right = [lang for lang, text, _ in rows if detect(text).lang == lang]
    assert len(right) >= 0.65 * len(rows)
    for lang in ("be", "ru", "uk", "en"):
        assert right.count(lang) >= 0.8 * sum(row[0] == lang for row in rows), lang


def test_small_words_do_not_outdo_a_missing_letter() -> None:
    """Russian and Ukrainian write в alike; five и and no і is Russian. Many Ukrainian words outdo the missing і."""
    assert detect("Игорь Лосик приехал в Минск.").lang == "ru"
    assert detect("видимого корпоративного розвитку, але його вживати не варто").lang == "uk"


@pytest.mark.parametrize(
    "text", ["", "12", "Лукашенко", "Donald Trump", "Ihar Losik", "東京", "@handle https://a.org", "а б"]
)
def test_unsure(text: str) -> None:
    assert detect(text).lang is None


def test_letters_of_its_own_are_enough() -> None:
    assert detect("Ціханоўская").lang == "be"


def test_foreign_words_do_not_hide_the_language() -> None:
    assert detect("Кампанія Microsoft і YouTube Music, як піша Bloomberg, больш не працуе ў Беларусі").lang == "be"


def test_table() -> None:
    assert {"en", "ru", "be", "uk", "pl", "lt", "de", "fr", "es", "lv", "cs"} <= set(languages())
    assert all(len(frequent_words(lang)) >= 20 for lang in languages())


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    found = detect(text)
    assert found.lang is None or found.lang in languages()
