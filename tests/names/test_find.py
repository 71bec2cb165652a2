"""People found by rules, without a glossary: what each rule is for, and what it must leave alone."""

from __future__ import annotations

import copy
import csv
import pickle
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import TranslitError
from translit.names import Mention, NatashaTagger, explain_mention, find
from translit.names.runs import begins_sentence, fold, scan, split_run, unprotected, word_before

FOUND = [
    # given name and surname, any case; patronymics; initials; order
    ("be", "Учора Віктара Шэпта вызвалілі.", ["Віктара Шэпта"]),
    ("be", "Сустрэча з Ганнай Пятроўнай Рудкоўскай.", ["Ганнай Пятроўнай Рудкоўскай"]),
    ("be", "Выступіў Я. Маўр, потым Дз. І. Мароз.", ["Я. Маўр", "Дз. І. Мароз"]),
    ("ru", "Разговор с Мариной Голуб и П. П. Сухим.", ["Мариной Голуб", "П. П. Сухим"]),
    ("be", "Выступіў С. П. Мароз.", ["С. П. Мароз"]),  # сп. is short for спадар, да and по are prepositions
    ("ru", "Д. А. Сухой и П. О. Шац ушли.", ["Д. А. Сухой", "П. О. Шац"]),
    ("en", "Judge T. O. Roe spoke.", ["T. O. Roe"]),
    ("ru", "Приехал Вениамин Вениаминович Шац.", ["Вениамин Вениаминович Шац"]),
    ("uk", "Зустріч з Оксаною Кривоніс.", ["Оксаною Кривоніс"]),
    ("en", "He met Natallia Roe and J. Doe.", ["Natallia Roe", "J. Doe"]),
    # a surname alone: by its ending, by the full name elsewhere, by an honorific, by a street
    ("be", "Пра гэта сказаў Вярсоцкевіч.", ["Вярсоцкевіч"]),
    ("ru", "Марина Голуб ушла. Голуб молчит.", ["Марина Голуб", "Голуб"]),
    ("be", "Лекар спадара Жабы прыехаў.", ["Жабы"]),
    ("be", "Дом на вуліцы Сухога.", ["Сухога"]),
    ("en", "A letter from Mr. Quux.", ["Quux"]),
    # an unknown given name, told by its surname
    ("ru", "Вчера Зосимандр Петренко выиграл.", ["Зосимандр Петренко"]),
    ("en", "On Monday Judge Quaris Quuxiņš spoke. Quuxiņš left.", ["Quaris Quuxiņš", "Quuxiņš"]),
    ("en", "On Friday, Interior Minister Rihards Quuxis refused.", ["Rihards Quuxis"]),
    # hyphens, apostrophes
    ("uk", "Приїхала Марія Дем’янчук-Рак.", ["Марія Дем’янчук-Рак"]),
    ("en", "Stepan Hryhorovych Bondar was born.", ["Stepan Hryhorovych Bondar"]),  # a patronymic that a table has
    ("en", "Ask Lukashenko about it.", ["Lukashenko"]),
    ("be", "Яна Лосік прыехала.", ["Яна Лосік"]),  # who is no «яна», she
    ("be", "Але Лосік маўчаў. Ігар Лосік чакаў.", ["Лосік", "Ігар Лосік"]),  # and no Ала in the dative
    ("uk", "Тому Томас вирішив піти.", ["Томас"]),  # not Тома in the dative; the text was refused once
    # a given name alone
    ("en", "The goal came from Brazilian Kevin.", ["Kevin"]),
    ("ru", "Сегодня Сергею лучше.", ["Сергею"]),
]  # fmt: skip

LEFT = [
    ("be", "Мінск, Гродна і Брэст."),
    ("be", "Рэспубліка Беларусь, Мінская вобласць."),
    ("be", "Але ён пайшоў."),  # Але is a form of Аля too
    ("ru", "Министерство иностранных дел России"),
    ("en", "The Chief Executive Officer left."),
    ("be", "Старшыня Вярхоўнага Суда, Прэзідэнт Рэспублікі Беларусь."),
    ("en", "The U.S. Embassy in Minsk opened in August."),
    ("en", "See https://example.org/Ihar_Losik or @IharLosik."),
    ("en", ""),
]


@pytest.mark.parametrize(("lang", "text", "wanted"), FOUND, ids=[text for _, text, _ in FOUND])
def test_found(lang: str, text: str, wanted: list[str]) -> None:
    mentions = find(text, lang)
    assert [mention.text for mention in mentions] == wanted
    assert {mention.kind for mention in mentions} == {"person"}
    assert all(mention.entry_id is None and text[mention.start : mention.end] == mention.text for mention in mentions)


def _sentences() -> list[object]:
    """The table `finding.tsv`; what is known to be wrong must be, so that whoever mends it sees it."""
    lines = (Path(__file__).parent / "finding.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        pytest.param(
            row["lang"],
            row["text"],
            list(filter(None, row["people"].split("|"))),
            marks=[pytest.mark.xfail(strict=True, reason="known")] if row["known"] else [],
            id=f"{row['lang']}-{row['text']}",
        )
        for row in rows
    ]


@pytest.mark.parametrize(("lang", "text", "people"), _sentences())
def test_people_of_a_sentence(lang: str, text: str, people: list[str]) -> None:
    """News in four languages: orders, initials, double surnames, offices, and what only looks like a person."""
    assert [mention.text for mention in find(text, lang)] == people


@pytest.mark.parametrize(("lang", "text"), LEFT, ids=[text for _, text in LEFT])
def test_left_alone(lang: str, text: str) -> None:
    assert find(text, lang) == []


def test_lemma_and_gender() -> None:
    (mention,) = find("Сустрэча з Ігарам Лосікам.", "be")
    assert (mention.lemma, mention.gender, mention.shape) == ("Ігар Лосік", "m", "full")


class Matcher:
    """A glossary of somebody else's: all that `find` asks for is `match`."""

    def match(self, text: str, lang: str) -> list[Mention]:
        at = text.index("Шэпт")
        return [Mention(at, at + 4, "Шэпт", "Шэпт", "place", "shept", 1.0, lang, "name")]


def test_a_glossary_comes_first_and_rules_fill_in() -> None:
    mentions = find("Віктар Шэпт і Ганна Рак.", "be", glossary=Matcher())
    assert [(mention.text, mention.entry_id) for mention in mentions] == [("Шэпт", "shept"), ("Ганна Рак", None)]


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["Ігар", "Лосік", "А.", " ", "-", "\n", "фон дер", "’", ". ", "Mr."])).map("".join)
)
def test_any_text(text: str) -> None:
    assert len(unprotected(text)) == len(text)
    for at, run in scan(text).runs:
        assert text[at : at + len(run)] == run
        assert all(run[word.start : word.end] == word.text for word in split_run(run))
        begins_sentence(text, at)
    for lang in ("be", "en"):
        end = 0
        for mention in find(text, lang):
            assert end <= mention.start < mention.end <= len(text)
            end = mention.end
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "wall",
    [
        "А" * 200_000,
        "А " * 100_000,
        "А." * 100_000,
        "А-" * 100_000,
        "а.b" * 70_000,
        "Аз’" * 70_000,
        "@" * 200_000,
        "von " * 50_000,
    ],
)
def test_walls_of_characters_are_linear(wall: str) -> None:
    """A pattern that tries anew at each character would not end within the suite's patience."""
    assert all(mention.text in wall for mention in find(wall, "be"))


def test_a_tagger_finds_people_instead_of_the_rules() -> None:
    """The glossary comes first, then the tagger; names are brought to their base form."""
    from translit import Glossary

    text = "С Игорем Лосиком говорила Уго Чавес."
    spans = [(2, 16), (26, 35)]
    found = find(text, "ru", glossary=Glossary.from_forms({"losik": {"ru": "Игорь Лосик"}}), tagger=lambda _: spans)
    assert [(m.text, m.lemma, m.entry_id) for m in found] == [
        ("Игорем Лосиком", "Игорь Лосик", "losik"),
        ("Уго Чавес", "Уго Чавес", None),
    ]
    assert find(text, "ru", tagger=lambda _: []) == []


def test_natasha_finds_people_in_russian_news() -> None:
    """The extra `natasha`: its spans become mentions with base forms."""
    pytest.importorskip("natasha", reason="the extra `natasha` is not installed")
    found = find("Встреча с Игорем Лосиком прошла в Минске.", "ru", tagger=NatashaTagger())
    assert [(m.text, m.lemma) for m in found] == [("Игорем Лосиком", "Игорь Лосик")]


def test_without_natasha_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "natasha", None)
    with pytest.raises(TranslitError, match=r"pip install 'translit-toolkit\[natasha\]'"):
        NatashaTagger()


def test_why_a_mention_is_linked() -> None:
    """Each kind of reason: full name, introduced before, the only bearer, two bearers, rules alone."""
    from translit import Glossary

    glossary = Glossary.from_forms(
        {"losik": {"be": "Ігар Лосік"}, "anna": {"be": "Ганна Купала"}, "ivan": {"be": "Іван Купала"}}
    )
    text = "Лосік маўчаў. Ігара Лосіка бачылі. Лосіку пішуць. Купале пішуць. Алесь Пушкін маляваў, Пушкіна ведаюць."
    found = find(text, "be", glossary=glossary)
    told = {mention.start: explain_mention(mention, found) for mention in found}
    assert told[0].endswith("named in full at 14: Ігара Лосіка")
    assert told[14].startswith("losik: the full name (acc or gen)")
    assert told[text.index("Купале")].startswith("not decided: the surname may be anna or ivan")
    assert told[text.index("Алесь")].startswith("by rule: a given name")
    assert told[text.index("Пушкіна")].endswith("named in full at 65: Алесь Пушкін")
    alone = find("Лосік маўчаў.", "be", glossary=glossary)
    assert explain_mention(alone[0], alone).endswith("nobody else in the glossary is called so")


@pytest.mark.parametrize(
    ("text", "before"),
    [("учора праф. Лосік", "праф"), ("Праф. Лосік", "праф"), ("сказаў учора. Лосік", ""), ("бачыў сына. Лосік", "")],
)
def test_a_dot_ends_a_sentence_but_after_an_abbreviation(text: str, before: str) -> None:
    """«О задержании сына. Командира ОМОНа…»: сына is no title of what comes next."""
    assert word_before(text, text.rindex(" ") + 1) == before


@pytest.mark.parametrize("through", [copy.copy, copy.deepcopy, lambda mention: pickle.loads(pickle.dumps(mention))])
def test_a_stranger_whose_lemma_nobody_read(through: Callable[[Mention], Mention]) -> None:
    """`find` leaves the lemma to its reader; a mention must be as good as one that has it, whatever is done to it."""
    text = "Учора судзілі Ігара Лосіка."
    read = find(text, "be")[0]
    assert read.lemma == "Ігар Лосік"
    fresh = find(text, "be")[0]
    assert through(fresh) == read
    assert hash(find(text, "be")[0]) == hash(read)
    assert asdict(find(text, "be")[0]) == asdict(read)
    assert repr(find(text, "be")[0]) == repr(read)
    assert replace(find(text, "be")[0], start=3).lemma == "Ігар Лосік"


def test_a_mention_has_no_other_attributes() -> None:
    """What works the lemma out must not answer for other names."""
    assert not hasattr(find("Учора судзілі Ігара Лосіка.", "be")[0], "lema")


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Елена Новик вернулась. Вместе с Новик приехал брат.", "f"),
        ("Елена Новик и Пётр Новик вернулись. Новик молчит.", None),
        ("Елена Новик вернулась. Суд оправдал Новика.", None),
    ],
)
def test_a_surname_alone_is_hers_who_was_named_in_full(text: str, gender: str | None) -> None:
    """A woman's Новик does not decline, a man's does: a translation must not write her in his cases."""
    last = [mention for mention in find(text, "ru") if mention.shape == "surname"][-1]
    assert last.gender == gender


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("ua", "'uk'"),
        ("Russian", "'ru'"),
        ("bel", "'be'"),
        ("zz", "ISO 639-1"),
        ("zz9", "ISO 639-1"),
        ("RU", "ISO 639-1"),
        ("", "ISO 639-1"),
    ],
)
def test_what_is_no_code_of_a_language_is_refused(code: str, says: str) -> None:
    """Nobody would be found, in silence; a language that the rules do not know is searched all the same."""
    with pytest.raises(TranslitError, match=says):
        find("Ihar Losik", code)
    assert [m.text for m in find("Ihar Losik", "de")] == ["Ihar Losik"]
    assert find("Ihar Losik", "se") == []  # Northern Sami, though Sweden is meant by some
    assert find("Ihar Losik", "szl") == []  # Silesian: a language without a code of two letters
    assert find("Ihar Losik", "en:be") == find("Ihar Losik", "en")


def test_a_ukrainian_woman_named_in_the_genitive_is_known_by_her_surname_afterwards() -> None:
    """«Наталії Естемірової» and «Естемірова» had two stems, and her surname was left to the engine: Yestemov."""
    text = "Це була робота Наталії Естемірової. У 2010-х Естемірова була однією з них."
    assert [mention.text for mention in find(text, "uk")] == ["Наталії Естемірової", "Естемірова"]
