"""Where sentences end, by language; each case is a text given as its sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.text import sentences

CASES = [
    ("titles and initials", "en", ["Mr. Smith met J. R. R. Tolkien.", "Dr. Who is here.", "Gen. Syrskyi spoke!"]),
    ("states and their sentences", "en", ["The U.S. Senate voted.", "I live in the U.S.", "He does not."]),
    ("times of day", "en", ["At 5 p.m. Mr. Losik spoke.", "It was 6 p.m.", "Then he left."]),
    ("a dateline", "en", ["MINSK, Sept. 11 —", "Belarus freed 52 prisoners.", "Minsk — no dateline."]),
    ("a dateline with an agency", "en", ["VILNIUS, Lithuania (AP) -", "“We won,” he said."]),
    ("a Belarusian dateline", "be", ["МІНСК, 11 верасня —", "Беларусь вызваліла 52 чалавекі."]),
    (
        "what is like a dateline",
        "en",
        ["USA (United States) is big.", "COVID-19 — A disease.", "Losik (1992) — So."],
    ),
    ("decimals and numbers", "en", ["It grew 3.5 percent.", "No. 5 is alive.", "In 1999.", "Then 2000."]),
    ("curly quotes close it", "en", ["He said: “It’s over.”", "Then he left.", "“Why?” she asked."]),
    ("dots and marks", "en", ["What?!", "Yes… maybe.", "No..."]),
    (
        "Russian years and towns",
        "ru",
        ["В 2020 г. Лукашенко приехал в г. Минск.", "Он родился в 1954 г.", "Он живёт там."],
    ),
    ("a year, then a small first word", "ru", ["Выборы 2020 г.", "В акции участвовали все."]),
    ("a part of a law", "ru", ["Дело по ч. 2 ст. 304 УК."]),
    ("Russian initials", "ru", ["А. Г. Лукашенко сказал: «Да!» — и ушёл.", "А. Лукашенко ответил."]),
    (
        "Russian spaced abbreviations",
        "ru",
        ["Дома, дороги и т. д.", "«Кто там?» – спросил он."],
    ),
    (
        "Belarusian streets and names",
        "be",
        ["Праф. В. Ф. Быкаў жыў на вул. Маркса, д. 5.", "Гэта т. зв. «справа».", "Так."],
    ),
    (
        "units after units",
        "be",
        [
            "Судзілі 1 гадз. 12 хв. 30 сек. без перапынку.",
            "Было 5 тыс. 300 чалавек.",
            "Судзілі 1 гадз. 12 хв.",
            "Ён маўчаў.",
        ],
    ),
    ("units after units, Russian", "ru", ["Стоит 5 руб. 30 коп. за штуку.", "Ехали 1 час. 12 мин. без остановки."]),
    ("units after units, Ukrainian", "uk", ["Їхали 1 год. 12 хв.", "Коштує 5 грн. 30 коп. за штуку.", "Дорого."]),
    (
        "Belarusian law",
        "be",
        ["Па п. 5 абз. 2 ч. 1 арт. 342 КК, г. зн. Крымінальнага кодэкса, і г.д.", "Так."],
    ),
    ("Belarusian initials begin", "be", ["Я. Купала, Я. Колас і інш. пісалі.", "І што?", "Пайшлі!"]),
    (
        "Ukrainian dates",
        "uk",
        ["24 лютого 2022 р. Росія напала.", "Він живе на вул. Хрещатик, м. Київ.", "Це 2,5 млн грн. за рік."],
    ),
    (
        "German ordinals",
        "de",
        ["Am 5. Mai 2020 traf er Dr. Müller.", "Das war im 19. Jahrhundert.", "Das war 1999.", "Dann ging er."],
    ),
    (
        "Polish",
        "pl",
        [
            "Spotkał się z prof. A. Nowakiem przy ul. Długiej 5.",
            "Było to 5 maja 2020 r. w Mińsku.",
            "Np. Jan Kowalski.",
        ],
    ),
    ("French guillemets stand apart", "fr", ["M. Macron part à 5 h.", "Elle a dit : « Oui. »", "Puis, etc."]),
    ("no space, no end", "en", ["See example.org/a.html or v2.0.", "Done."]),
]


@pytest.mark.parametrize(("lang", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_sentences(lang: str, expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text, lang)] == expected


def test_lines() -> None:
    text = "A headline\nThe text begins here and goes on for so long that\nthe line wraps. Next.\n\nAnother paragraph"
    assert [text[start:end] for start, end in sentences(text, "en")] == [
        "A headline",
        "The text begins here and goes on for so long that\nthe line wraps.",
        "Next.",
        "Another paragraph",
    ]


@settings(max_examples=200, deadline=None)
@given(st.text('Aaя Б.!?…»"\n5\t。-', max_size=80), st.sampled_from(["en", "ru", "be", "uk", "de", "xx", None]))
def test_spans_cover_all_but_white_space(text: str, lang: str | None) -> None:
    spans = sentences(text, lang)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


@pytest.mark.parametrize("piece", ["а", "а. ", "слово ", ".", ".\n", '."', "А. "])
def test_walls_of_text_stay_linear(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    assert sentences(text, "ru")[-1][1] == len(text.rstrip())
