"""What a translation loses of its source is told, and what is only said otherwise is not."""

from __future__ import annotations

import csv
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Rendering, Traits
from translit.engines.fake import FakeEngine
from translit.translate.content import coined, losses, mended, refigured
from translit.translate.content.amounts import amounts

NOBODY = Glossary.from_forms({})
_NEWS = Path(__file__).with_name("news.tsv")


@pytest.mark.parametrize(
    ("text", "lang", "readings"),
    [
        ("1,300 men", "en", [{"1300", "1.3"}]),
        ("1 200,5 т", "ru", [{"1200.5"}]),
        ("2,3 млрд", "ru", [{"2300000000"}]),
        ("$5m and $2bn", "en", [{"5", "5000000"}, {"2000000000"}]),
        ("двадцать пять тысяч триста", "ru", [{"25300"}]),
        ("сто дваццаць адзін", "be", [{"121"}]),
        ("дев’яносто дев'ять", "uk", [{"99"}]),
        ("one hundred and twenty-one", "en", [{"121"}]),
        ("3 p.m., 0230, 9:30", "en", [{"3", "15", "3:00", "15:00"}, {"230", "2:30"}, {"9:30"}]),
        ("1995-96", "ru", [{"1995"}, {"96", "1996"}]),
        ("from 3 to 5 million", "en", [{"3", "3000000"}, {"5000000"}]),
        ("ХХІ", "uk", [{"21"}]),
        ("€10,0000", "ru", [{"100000"}]),  # 10,000 garbled, which was told as kept
        ("the 90s", "en", [{"90", "1890", "1990", "2090"}]),
    ],
)
def test_amounts_are_read(text: str, lang: str, readings: list[set[str]]) -> None:
    assert [set(each.readings) for each in amounts(text, lang)] == readings


SOUND = [
    ("Brent fell 1.5% to $67.50.", "en", "Brent подешевела на 1,5 процента, до 67,50 доллара.", "ru"),
    ("At 3:30 p.m. two men came.", "en", "В 15:30 пришли двое мужчин.", "ru"),
    ("Built in the 19th century.", "en", "Построен в XIX веке.", "ru"),
    ("Пабудаваны ў XIX стагоддзі.", "be", "Built in the 19th century.", "en"),
    ("A 28-year-old won both sets.", "en", "28-летняя выиграла оба сета.", "ru"),
    ("Двухчасовая речь.", "ru", "A two-hour speech.", "en"),
    ("30,000 troops", "en", "30 тисяч військових", "uk"),
    ("От 3 до 5 миллионов", "ru", "Ад 3 мільёнаў да 5 мільёнаў", "be"),
    ("On 9 May 2026", "en", "09.05.2026", "be"),
    ("Sept. 11", "en", "11 сентября", "ru"),
    ("Tem not only came", "en", "Он пришёл", "ru"),
    ("Тем не менее он пришёл.", "ru", "Still he came.", "en"),
    ("He was never there.", "en", "Его там никогда не было.", "ru"),
    ("Ён не здолеў прыйсці.", "be", "He failed to come.", "en"),
    ("He was unable to come.", "en", "Ён не змог прыйсці.", "be"),
    ("A 5 km run", "en", "Пробег на пять километров", "ru"),
    ("−5 °C at night", "en", "Ночью 5 градусов мороза", "ru"),
    ("Apple sued.", "en", "Apple подала в суд.", "ru"),
    ("Wednesday", "en", "В среду", "ru"),
    ("Over 5,000 languages; 50 million or more speakers", "en", "Более 5000 языков; 50 и более миллионов", "ru"),
    ("It lasted three decades.", "en", "Это длилось тридцать лет.", "ru"),
    ("The game Six Days in Fallujah", "en", "Игра Six Days in Fallujah", "ru"),
]


@pytest.mark.parametrize(("text", "source", "out", "target"), SOUND)
def test_what_is_said_otherwise_is_not_told(text: str, source: str, out: str, target: str) -> None:
    assert [(loss.code, loss.what) for loss in losses(text, out, source, target)] == []


LOST = [
    ("It fell 1.5% to $67.50.", "en", "Упала на 1,5% до.", "ru", ["number-lost: $67.50"]),
    ("It fell to $67.50.", "en", "Упала до 67,50.", "ru", ["measure-lost: $67.50"]),
    ("It fell 1.5 percent.", "en", "Упала на 1,5.", "ru", ["measure-lost: 1.5 percent"]),
    ("It earned €3 million.", "en", "Ён зарабіў €3 млрд.", "be", ["number-lost: €3 million", "number-added: 3 млрд"]),
    ("It earned €3.", "en", "Він заробив €3 долари.", "uk", ["measure-added: 3 долари"]),
    ("Родился 5 мая 1961 года.", "ru", "Born on 5, 1961.", "en", ["measure-lost: 5 мая"]),
    ("Суд пройдёт в пятницу.", "ru", "The trial will be held.", "en", ["measure-lost: пятницу"]),
    ("Днём до −5 °C.", "ru", "5 °C by day.", "en", ["measure-lost: −5"]),
    ("He did not come.", "en", "Он пришёл.", "ru", ["negation-lost: He did not come."]),
    ("Ён ніколі не прыйшоў.", "be", "He came.", "en", ["negation-lost: Ён ніколі не прыйшоў."]),
    ("Він не прийшов.", "uk", "Он пришёл.", "ru", ["negation-lost: Він не прийшов."]),
    ("Eighty arrestees were freed.", "en", "Арестованные освобождены.", "ru", ["number-lost: Eighty"]),
    ("The typhoon claw", "en", "Каталан-capal claw", "ru", ["letters-foreign: Каталан-capal, claw"]),
    ("He waits.", "en", "Ён ждёт и чакае.", "be", ["letters-foreign: и"]),
    ("She got a prize.", "en", "Она была награда награждена.", "ru", ["words-alike: награда награждена"]),
    (
        "Протестующие надеются собрать подписи под петицией и передать их Конгрессу в ноябре.",
        "ru",
        "Protesters gather.",
        "en",
        ["shortened: Протестующие надеются собрать подписи под петицией и передать их Конгрессу в ноябре."],
    ),
]


@pytest.mark.parametrize(("text", "source", "out", "target", "told"), LOST)
def test_what_is_lost_is_told(text: str, source: str, out: str, target: str, told: list[str]) -> None:
    assert [f"{loss.code}: {loss.what}" for loss in losses(text, out, source, target)] == told


def test_of_a_language_without_tables_only_figures_are_told() -> None:
    assert [loss.what for loss in losses("Two men paid $52 and 4%.", "Zwei Männer zahlten 52.", "en", "de")] == ["4%"]


@pytest.mark.parametrize(
    ("out", "made_up"),
    [
        ("Благодарностьвала их национальнымизации.", ["национальнымизации"]),
        ("На видеомонтаже и в двухлинзовой камере.", []),
        ("У велоцираптора.", []),
    ],
)
def test_words_of_no_dictionary(out: str, made_up: list[str]) -> None:
    """A word with a capital may be a name; one that sounds like the source's is a loan."""
    assert [*coined("A velociraptor thanked them.", out, "ru")] == made_up


def test_a_sentence_says_what_it_lost() -> None:
    engine = FakeEngine({("en", "ru"): {"It fell to": "Упала", "67": "до", "50": "дна"}}, traits=Traits())
    done = translate("It fell to $67.50.", "en", "ru", glossary=NOBODY, engine=engine)
    (finding,) = (each for each in done.warnings if each.code == "number-lost")
    assert finding.source_span == (11, 17) and not finding.advice


@given(
    st.text("0123456789.,:$€%−- XIVтысячdecade двухнеnot", max_size=60), st.sampled_from(["be", "en", "ru", "uk", "de"])
)
def test_any_text_is_taken(text: str, lang: str) -> None:
    for loss in losses(text, text[::-1], lang, "ru"):
        assert loss.span is None or 0 <= loss.span[0] < loss.span[1] <= len(text)


@given(st.text("0123456789.,:$€%°C−- XIVmпятьmillionмая", max_size=60), st.text("0123456789., -млнмая€%", max_size=60))
def test_signs_are_put_back_once_and_nothing_else_is_touched(text: str, out: str) -> None:
    made = mended(text, out, "en", "ru")
    left = iter(made)
    assert all(sign in left for sign in out)
    assert mended(text, made, "en", "ru") == made


@given(st.text(max_size=60))
def test_nothing_is_lost_of_amounts_in_the_text_itself(text: str) -> None:
    told = {loss.code for loss in losses(text, text, "ru", "ru")}
    assert not told & {"number-lost", "number-added", "measure-lost", "measure-added", "negation-lost", "shortened"}


def test_figures_of_any_length_are_read() -> None:
    assert [*losses("9" * 5000, "9" * 5000, "en", "ru")] == []


@pytest.mark.parametrize("part", ["1 ", "5% ", "$7 on May 5, ", "1,000 ", "sto 1 or ...", "двадцать "])
def test_a_sentence_of_figures_alone_takes_no_time_to_speak_of(part: str) -> None:
    """Looking back to the beginning, or through the whole, at each figure took minutes for 20 kB."""
    text = part * (20_000 // len(part))
    begun = time.process_time()
    told = [*losses(text, text[:10_000], "en", "ru")]
    done = mended("$3 " + text, text, "en", "ru")
    assert time.process_time() - begun < 10
    assert len(told) < 10 and done.endswith(text[-10:])


@pytest.mark.parametrize(
    ("text", "out", "mended_"),
    [
        ("It fell 1.5% to $67.50.", "Упала на 1,5 до 67,50.", "Упала на 1,5% до $67,50."),
        ("It fell to $67.50.", "Упала до 67,50 доллара.", "Упала до 67,50 доллара."),
        ("From $5 to $5.", "С 5 до 5.", "С 5 до 5."),
        ("It is 12 °C and 4 men.", "Там 12 и 4 человека.", "Там 12 °C и 4 человека."),
        ("It fell to $67.50.", "Упала до 67,05.", "Упала до 67,05."),
        ("From $5 to $7.", "С 5 до 7.", "С $5 до $7."),
        ("5%-10% of them.", "5–10 из них.", "5%–10% из них."),
        ("It cost $5 million.", "Стоил 5 млн.", "Стоил $5 млн."),
        # one of two alone would hide that the other is gone
        ("From $5 to $7.", "С 5 до 8.", "С 5 до 8."),
        # what has a unit, is an hour or an ordinal is another figure
        ("It cost $5.", "Стоил 5 евро.", "Стоил 5 евро."),
        ("It cost $5.30.", "Стоил в 5:30.", "Стоил в 5:30."),
        ("At 5%.", "5-го числа.", "5-го числа."),
    ],
)
def test_a_sign_that_was_dropped_stands_by_its_figure_again(text: str, out: str, mended_: str) -> None:
    assert mended(text, out, "en", "ru") == mended_


class ByClause(FakeEngine):
    """Drops the end of a sentence of two clauses."""

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        made = super()._render(sentences, source, target, attention)
        return [Rendering(one.text.partition(",")[0] + "." if ", " in one.text else one.text) for one in made]


@pytest.mark.parametrize(
    ("text", "out", "put_right"),
    [
        # what a draft really wrote: digits cut, or written twice
        ("In 1922 Carter found it.", "В 19222 году Картер нашёл её.", "В 1922 году Картер нашёл её."),
        ("In 1988 they were students.", "В 198 году они были студентами.", "В 1988 году они были студентами."),
        ("Viasna says 1,187 are held.", "Вясна говорит, что держат 187.", "Вясна говорит, что держат 1,187."),
        # other digits may be meant; of two nobody can say which is which; what is there in words is no loss
        ("It is 3 miles away.", "Это в 5 км.", None),
        ("Of 1922 men 1944 came.", "Из 192 пришли 194.", None),
        ("Twelve of 120 came.", "Пришли 12 из ста двадцати.", None),
        ("One came in 1922.", "В 22 году пришёл один, в 19 — никто.", None),
        # said in another unit, with a word that multiplies, by the hour, in full, or rounded: right as it stands
        ("He is 15 and 150 cm.", "Ему 15 и 1,5 м.", None),
        ("She paid for 50,000 of it.", "Она заплатила за 50 тыс из них.", None),
        ("She ran 10,000 metres.", "Она пробежала 10 км, не 3.", None),
        ("Of 500,000 people.", "Из 500k людей.", None),
        ("At 1630 hours he left.", "В 16 часов он ушёл.", None),
        ("At 12.45 he left.", "В 12 часов он ушёл.", None),
        ("The 12.5 years.", "12 с половиной лет.", None),
        ("It is 3.14159.", "Это 3,14.", None),
        ("Left in '86.", "Уехал в 1986 году.", None),
    ],
)
def test_a_figure_that_was_garbled_is_the_one_of_the_source(text: str, out: str, put_right: str | None) -> None:
    assert refigured(text, out, "en", "ru") == (put_right or out)


@given(text=st.text(max_size=60), out=st.text(max_size=60))
def test_of_a_translation_one_figure_is_changed_at_most(text: str, out: str) -> None:
    made = refigured(text, out, "en", "ru")
    assert refigured(text, made, "en", "ru") == made


def test_a_sentence_that_lost_a_clause_goes_in_clause_by_clause() -> None:
    words = {"It fell to": "Упала до", "said he on": "сказал он", "May": "мая"}
    done = translate(
        "It fell to 67, said he on 5 May.",
        "en",
        "ru",
        glossary=NOBODY,
        engine=ByClause({("en", "ru"): words}, traits=Traits()),
    )
    assert done.text == "Упала до 67, сказал он 5 мая." and done.warnings == ()


NEWS = list(csv.DictReader(_NEWS.read_text(encoding="utf-8").splitlines()[2:], delimiter="\t"))


@pytest.mark.parametrize("row", NEWS, ids=lambda row: f"{row['text']} {row['source']}-{row['target']}")
def test_of_news_every_loss_is_told_and_nothing_sound(row: dict[str, str]) -> None:
    text, source, target = row["sentence"], row["source"], row["target"]
    assert [*losses(text, row["sound"], source, target)] == []
    assert [f"{loss.code}: {loss.what}" for loss in losses(text, row["broken"], source, target)] == row["told"].split(
        "|"
    )
