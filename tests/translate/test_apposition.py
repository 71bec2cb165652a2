"""A title and the name after it stand in one case; only what is sure is changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.glossary import Entry
from translit.names import paradigm
from translit.translate.grammar.apposition import Named, apposed
from translit.translate.grammar.english import UNTOLD, Around, around, title_before

HE, SHE = "Игорь Лосик", "Мария Колесникова"
WOMEN = (SHE, "Майя Санду")
TITLED = Around(titled=True)


def named(text: str, lang: str, told: Around, **more: object) -> list[Named]:
    """The two people of a text, in whatever case: each word of theirs in brackets."""
    found = []
    for name in (HE, SHE):
        forms = paradigm(name, lang, gender="f" if name in WOMEN else "m")
        for form in sorted(set(forms.values()), key=len, reverse=True):
            if form in text:
                at = text.index(form)
                found.append(Named(at, at + len(form), forms, told=told, **more))  # type: ignore[arg-type]
                break
    found.sort(key=lambda one: one.start)
    first, *rest = found
    return [first, *(Named(n.start, n.end, n.forms, told=told._replace(joins="and")) for n in rest)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Всех, включая журналист Игорь Лосик.", "Всех, включая журналиста Игоря Лосика."),
        ("Он пришёл с бывший журналист Игорь Лосик.", "Он пришёл с бывшим журналистом Игорем Лосиком."),
        ("Говорил с музыкантом Мария Колесникова.", "Говорил с музыкантом Марией Колесниковой."),
        ("Дело против редактора Мария Колесникова.", "Дело против редактора Марии Колесниковой."),
        ("По словам адвоката Игорю Лосику, нет.", "По словам адвоката Игоря Лосика, нет."),
        ("С немецкой канцлером Марией Колесниковой.", "С немецким канцлером Марией Колесниковой."),
        ("Вместе с лидером оппозиции Мария Колесникова.", "Вместе с лидером оппозиции Марией Колесниковой."),
        (
            "С журналистом Игорем Лосиком и певица Мария Колесникова.",
            "С журналистом Игорем Лосиком и певицей Марией Колесниковой.",
        ),
        # right as it is, or nobody knows
        ("Журналист Игорь Лосик ушёл.", "Журналист Игорь Лосик ушёл."),
        ("Новая премьер-министр Мария Колесникова ушла.", "Новая премьер-министр Мария Колесникова ушла."),
        ("Учитель биологии Марии Колесниковой ушёл.", "Учитель биологии Марии Колесниковой ушёл."),
        ("Письмо Игорь Лосик получил.", "Письмо Игорь Лосик получил."),
        ("Журналисты Игорь Лосик и Мария Колесникова ушли.", "Журналисты Игорь Лосик и Мария Колесникова ушли."),
        ("Президент немецкого президента Игорь Лосик.", "Президент немецкого президента Игорь Лосик."),
        ("С журналиста Игорь Лосик.", "С журналиста Игорь Лосик."),
    ],
)
def test_a_title_and_its_name_stand_in_one_case(text: str, right: str) -> None:
    assert apposed(text, named(text, "ru", TITLED), "ru")[0] == right


@pytest.mark.parametrize(
    ("text", "more", "right"),
    [
        (
            "Полиция задержала политик Игорь Лосик.",
            {"object": True},
            "Полиция задержала политика Игоря Лосика.",
        ),
        ("Дочь бывший министр Игорь Лосик здесь.", {"asked": "gen"}, "Дочь бывшего министра Игоря Лосика здесь."),
        ("Специальный посла Игорь Лосик прибыл.", {"acts": True}, "Специальный посол Игорь Лосик прибыл."),
        ("По лауреат Игорь Лосик поблагодарил.", {"acts": True}, "По лауреат Игорь Лосик поблагодарил."),
        ("Среди них философом Игорь Лосик.", {"named": True}, "Среди них философ Игорь Лосик."),
    ],
)
def test_what_the_source_says_decides(text: str, more: dict[str, object], right: str) -> None:
    told = TITLED._replace(**{k: v for k, v in more.items() if k in Around._fields})  # type: ignore[arg-type]
    rest = {k: v for k, v in more.items() if k not in Around._fields}
    assert apposed(text, named(text, "ru", told, **rest), "ru")[0] == right


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("Всех, включая журналист Игорь Лосик.", "ru", UNTOLD),  # the source has no title there
        ("Сустрэча з журналіст Игорь Лосик.", "be", TITLED),  # without a dictionary
    ],
)
def test_nothing_is_changed_where_the_role_is_not_sure(text: str, lang: str, told: Around) -> None:
    assert apposed(text, named(text, "ru", told), lang)[0] == text


def test_ukrainian_has_the_same() -> None:
    forms = paradigm("Марія Колесникова", "uk", gender="f")
    text = "Зустрівся з письменником Марія Колесникова."
    done, names = apposed(text, [Named(25, 42, forms, told=TITLED)], "uk")
    assert done == "Зустрівся з письменником Марією Колесниковою."
    assert (done[names[0].start : names[0].end], names[0].case) == ("Марією Колесниковою", "ins")


@given(
    before=st.text(alphabet="всжурналистом приду ,", max_size=40), after=st.text(alphabet=" ивмеласот.,", max_size=20)
)
def test_names_are_where_they_are_said_to_be(before: str, after: str) -> None:
    text = f"{before} {HE}{after}"
    forms = paradigm(HE, "ru", gender="m")
    start = len(before) + 1
    done, (name,) = apposed(text, [Named(start, start + len(HE), forms, told=TITLED)], "ru")
    assert done[name.start : name.end] in forms.values()
    assert done.endswith(after)


@pytest.mark.parametrize(
    ("before", "length"),
    [
        ("the former foreign minister ", 3),
        ("They met lawyer ", 1),
        ("The jailed blogger ", 2),
        ("Losik's lawyer ", 0),
        ("They freed ", 0),
        ("including ", 0),
        ("the minister, ", 0),
        ("“No,” laughs ", 0),
        ("", 0),
    ],
)
def test_a_title_in_english(before: str, length: int) -> None:
    assert title_before(before) == length


@given(text=st.text(alphabet="thefrdpolicymnLZ ,.’'\"“”", max_size=60))
def test_any_english_is_read(text: str) -> None:
    assert around(f"{text}Losik", len(text), len(text) + 5).who is False


def test_a_draft_is_put_right_and_its_names_are_told_in_their_case() -> None:
    forms = {"en": "Ihar Losik", "ru": "Игорь Лосик"}
    people = Glossary([Entry("losik", "person", forms, gender="m")])
    engine = FakeEngine(
        {("en", "ru"): {"They freed all, including journalist": "Освободили всех, включая журналист"}},
        traits=Traits(draft=True),
    )
    done = translate("They freed all, including journalist Ihar Losik.", "en", "ru", glossary=people, engine=engine)
    assert done.text == "Освободили всех, включая журналиста Игоря Лосика."
    assert [(name.found, name.case, name.ok) for name in done.names] == [("Игоря Лосика", "acc", True)]
