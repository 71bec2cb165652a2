"""One spelling for every name: same shape, same case, same capitals; everything else as it was."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import translit
from translit.glossary import Entry, Glossary, Style, UnknownStyle
from translit.normalize import normalize
from translit.text import UnsureLanguageError

GLOSSARY = Glossary(
    [
        Entry(
            "lukashenko",
            "person",
            {"be": "Аляксандр Лукашэнка", "ru": "Александр Лукашенко"}
            | {"en": "Alexander Lukashenko", "en:be": "Aliaksandr Lukashenka", "en:ru": "Alexander Lukashenko"},
            gender="m",
            variants={"ru": ("Александр Григорьевич Лукашенко", "Александр Лукашенка")},
        ),
        Entry(
            "losik",
            "person",
            {"be": "Ігар Лосік", "ru": "Игорь Лосик", "en:be": "Ihar Losik", "en:ru": "Igor Losik"},
            gender="m",
            variants={"be": ("Ігар Лосык",)},
        ),
        Entry(
            "she",
            "person",
            {"be": "Святлана Ціханоўская", "ru": "Светлана Тихановская"}
            | {"en:be": "Sviatlana Tsikhanouskaya", "en:ru": "Svetlana Tikhanovskaya"},
            gender="f",
            variants={"ru": ("Светлана Тихоновская",)},
        ),
        Entry("vilnius", "place", {"be": "Вільня", "ru": "Вильнюс", "en": "Vilnius"}, variants={"be": ("Вільнюс",)}),
        Entry("uk", "place", {"en": "United Kingdom"}, variants={"en": ("Britain",)}),
        Entry("minsk", "place", {"be": "Мінск", "ru": "Минск", "en": "Minsk"}, variants={"be": ("Менск",)}),
    ],
    [
        Style("be", languages={"en": ("en:be", "en")}),
        Style("ru", languages={"en": ("en:ru", "en")}),
    ],
)

CASES: list[tuple[str, str, str | None, str]] = [
    # shape is kept
    ("en", "Igor Losik, Losik and Igor", "be", "Ihar Losik, Losik and Ihar"),
    ("en", "Ihar Losik, I. Losik", "ru", "Igor Losik, I. Losik"),
    ("en", "S. Tikhanovskaya", "be", "S. Tsikhanouskaya"),
    ("en", "Alexander G. Lukashenko", "be", "Aliaksandr G. Lukashenka"),
    ("en", "Losik Igor", "be", "Losik Ihar"),
    # of several initials the first alone is the given name's, before a surname or after it
    ("ru", "Лукашенка А. Г., Лукашенка А.Г.", None, "Лукашенко А. Г., Лукашенко А.Г."),
    ("en", "Lukashenko A.G., A. G. Lukashenko", "be", "Lukashenka A.G., A. G. Lukashenka"),
    ("en", "Tikhanovskaya S.G.", "be", "Tsikhanouskaya S.G."),
    # two people side by side stay as they are
    ("be", "Сын Лосіка Ігар застаецца.", None, "Сын Лосіка Ігар застаецца."),
    # a patronymic keeps to the spelling of the rest
    ("en", "Alexander Grigorievich Lukashenko", "be", "Aliaksandr Ryhoravich Lukashenka"),
    ("en", "Aliaksandr Ryhoravich Lukashenka", None, "Alexander Grigoryevich Lukashenko"),
    ("en", "Svetlana Georgievna Tikhanovskaya", "ru", "Svetlana Georgievna Tikhanovskaya"),
    # possessives, hyphens, capitals, line ends, spaces
    ("en", "Igor Losik’s and Lukashenko's", "be", "Ihar Losik’s and Lukashenka's"),
    ("en", "Lukashenko-led, IGOR LOSIK", "be", "Lukashenka-led, IHAR LOSIK"),
    ("en", "Igor LOSIK", "be", "Ihar LOSIK"),
    ("en", "Igor\nLosik", "be", "Ihar\nLosik"),
    ("en", "Igor\u00a0Losik", "be", "Ihar\u00a0Losik"),
    # spelling that nobody lists
    ("en", "Sviatlana Tikhanovskaya", "be", "Sviatlana Tsikhanouskaya"),
    ("en", "Aleksandr Lukashenka", "ru", "Alexander Lukashenko"),
    ("en", "Sviatlana Tihanovskaya, then Tihanovskaya", "be", "Sviatlana Tsikhanouskaya, then Tsikhanouskaya"),
    # case is kept
    ("ru", "о Светлане Тихоновской", None, "о Светлане Тихановской"),
    ("ru", "Тихоновской", None, "Тихановской"),
    ("ru", "Александром Лукашенкой", None, "Александром Лукашенко"),
    ("ru", "Александра Григорьевича Лукашенко", None, "Александра Григорьевича Лукашенко"),
    ("be", "Ігарам Лосыкам", None, "Ігарам Лосікам"),
    ("be", "праз Вільнюс; Вільнюс — горад; з Вільнюсам", None, "праз Вільню; Вільня — горад; з Вільняй"),
    ("be", "у Менску", None, "у Мінску"),
    # look-alike letters are put right
    ("be", "Лукaшэнка i Лосiк", None, "Лукашэнка i Лосік"),
    # what is no spelling of the printed form stays
    ("en", "Britain and the United Kingdom", "be", "Britain and the United Kingdom"),
    ("en", "Igor Losik smiled. Gosha left.", "be", "Ihar Losik smiled. Gosha left."),
    # a name in the other alphabet stays whole
    ("en", "Igor Losik (Игорь Лосик)", "be", "Ihar Losik (Игорь Лосик)"),
    ("ru", "Ihar Losik, Aliaksandr Lukashenka", None, "Ihar Losik, Aliaksandr Lukashenka"),
    # stress marks and decomposed letters are no other spelling
    ("ru", "Лукаше\u0301нко, Тихановскои\u0306", None, "Лукаше\u0301нко, Тихановскои\u0306"),
    # nothing in protected spans is touched
    (
        "en",
        "https://a.by/Lukashenko @Lukashenko #Lukashenko x.Lukashenko@a.by `Lukashenko` Lukashenko",
        "be",
        "https://a.by/Lukashenko @Lukashenko #Lukashenko x.Lukashenko@a.by `Lukashenko` Lukashenka",
    ),
]


@pytest.mark.parametrize(("lang", "text", "style", "wanted"), CASES, ids=[text[:40] for _, text, _, _ in CASES])
def test_normalize(lang: str, text: str, style: str | None, wanted: str) -> None:
    done = normalize(text, lang, glossary=GLOSSARY, style=style)
    assert done.text == wanted
    assert normalize(wanted, lang, glossary=GLOSSARY, style=style).text == wanted


def test_every_change_is_told() -> None:
    done = normalize("Пра Лукaшэнка, Менск.", "be", glossary=GLOSSARY)
    assert [(c.span, c.before, c.after, c.rule, c.entry_id) for c in done.changes] == [
        ((4, 13), "Лукaшэнка", "Лукашэнка", "lookalike", "lukashenko"),
        ((15, 20), "Менск", "Мінск", "spelling", "minsk"),
    ]
    assert done.signature.startswith(GLOSSARY.signature)


def test_unknown_names_are_told() -> None:
    done = normalize(
        "Losik met Jane Roe of the Acme Corporation on Monday in Rogachev. Then he left.", "en", glossary=GLOSSARY
    )
    assert [(mention.text, mention.kind) for mention in done.unknown] == [
        ("Jane Roe", "person"),
        ("Acme Corporation", None),
        ("Rogachev", None),
    ]


def test_names_that_the_text_does_not_decide_are_left_alone_and_flagged() -> None:
    brothers = Glossary.from_forms({"a": {"en:be": "Ihar Losik", "en:ru": "Igor Losik"}, "b": {"en:be": "Aleh Losik"}})
    done = normalize("Losik spoke.", "en", glossary=brothers)
    assert done.changes == ()
    assert [mention.alternatives for mention in done.mentions] == [("a", "b")]


def test_an_unchanged_text_is_the_same_object_in_value_and_keeps_its_line_ends() -> None:
    text = "Нічога тут\r\nняма.\r\n\r\n\tСапраўды."
    assert normalize(text, "be", glossary=GLOSSARY).text == text


def test_the_language_is_detected_or_asked_for() -> None:
    assert normalize("Учора Ігар Лосік быў у Менску, і гэта ўсё.", glossary=GLOSSARY).lang == "be"
    with pytest.raises(UnsureLanguageError, match="lang"):
        normalize("Losik", glossary=GLOSSARY)
    assert normalize("12 + 3 = 15", glossary=GLOSSARY).text == "12 + 3 = 15"


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(UnknownStyle, match="belarusian"):
        normalize("Losik", "en", glossary=GLOSSARY, style="nobody")


def test_the_built_in_glossary_and_its_styles() -> None:
    text = "Igor Losik and Aliaksandr Lukashenka"
    assert translit.normalize(text, "en", style="belarusian").text == "Ihar Losik and Aliaksandr Lukashenka"
    assert translit.normalize(text, "en", style="russian").text == "Igor Losik and Alexander Lukashenko"
    assert translit.normalize(text, "en", style="press").text == "Ihar Losik and Alexander Lukashenko"


PIECES = [
    *(
        "Igor",
        "Losik",
        "Ihar Losik",
        "Lukashenka",
        "Alexander Lukashenko",
        "S. Tikhanovskaya",
        "LOSIK",
        "Sviatlana",
        "Britain",
    ),
    *("Лосиком", "Лукашенка", "Светлана", "Тихоновской", "Вільнюс", "Менску", "Лукaшэнку", "Ігар Лосык", "А. Г."),
    *(
        " ",
        "  ",
        "\n",
        ". ",
        ", ",
        "’s",
        "-",
        "«",
        "»",
        " у ",
        " праз ",
        "@",
        "https://a.by/",
        "`",
        "\u0301",
        "İ",
        "ß",
        "\0",
    ),
]


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join),
    st.sampled_from(["en", "ru", "be", "uk", "sw"]),
)
def test_any_text(text: str, lang: str) -> None:
    """Changes rebuild the text, nothing outside them differs, and a second pass finds nothing to do."""
    for style in ("be", "ru", None):
        done = normalize(text, lang, glossary=GLOSSARY, style=style)
        rebuilt, at = [], 0
        for change in done.changes:
            start, end = change.span
            assert at <= start < end
            assert text[start:end] == change.before != change.after
            rebuilt += [text[at:start], change.after]
            at = end
        assert "".join([*rebuilt, text[at:]]) == done.text
        assert normalize(done.text, lang, glossary=GLOSSARY, style=style).text == done.text


def test_threads_get_the_same() -> None:
    found: list[str] = []
    text = "Igor Losik met Lukashenko. " * 20
    threads = [
        threading.Thread(target=lambda: found.append(normalize(text, "en", glossary=GLOSSARY, style="be").text))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(found) == {"Ihar Losik met Lukashenka. " * 20}
