"""A verb beside the one who acts has that one's gender, where nobody else can be meant."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.glossary import Entry
from translit.translate.grammar.agreement import Actor, agreeing, together

SHE, HE, NOBODY_KNOWS = "Тихановская", "Лосик", "Геращенко"


def put_right(text: str, lang: str) -> str:
    """The text with its edits, of whom `SHE`, `HE` and `NOBODY_KNOWS`, a woman whose name has one form, act."""
    actors = [
        Actor(text.index(name), text.index(name) + len(name), gender, name != NOBODY_KNOWS)
        for name, gender in ((SHE, "f"), (HE, "m"), (NOBODY_KNOWS, "f"))
        if name in text
    ]
    for start, end, new in reversed(agreeing(text, actors, [(a.start, a.end) for a in actors], lang)):
        text = text[:start] + new + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "lang", "right"),
    [
        ("«Мы здесь», — сказал Тихановская.", "ru", "«Мы здесь», — сказала Тихановская."),
        ("«Мы здесь», — сказала Лосик.", "ru", "«Мы здесь», — сказал Лосик."),
        ("«Мы тут», — сказаў Тихановская.", "be", "«Мы тут», — сказала Тихановская."),
        ("«Ми тут», — відповів Тихановская.", "uk", "«Ми тут», — відповіла Тихановская."),
        ("«Да», — сказал Геращенко.", "ru", "«Да», — сказала Геращенко."),
        ("Да " * 99 + "«да», — сказал Тихановская.", "ru", "Да " * 99 + "«да», — сказала Тихановская."),
        ("Да " * 99 + "сказал Тихановская.", "ru", "Да " * 99 + "сказал Тихановская."),
        ("«Да», — напомнил Тихановская.", "ru", "«Да», — напомнила Тихановская."),
        ("Тихановская, 43, сказал, что уйдёт.", "ru", "Тихановская, 43, сказала, что уйдёт."),
        ("Тихановская, который защищал мир, ушла.", "ru", "Тихановская, которая защищала мир, ушла."),
        ("Геращенко, который защищал бюджет, ушла.", "ru", "Геращенко, которая защищала бюджет, ушла."),
        ("Тихановская обнаружил письмо.", "ru", "Тихановская обнаружила письмо."),
        ("Тихановская пришёл.", "ru", "Тихановская пришла."),
        ("Когда Тихановская приехал, шло кино.", "ru", "Когда Тихановская приехала, шло кино."),
        # somebody else may act or be spoken to, several do, or nobody can tell
        ("Лосик сказал Тихановская правду.", "ru", "Лосик сказал Тихановская правду."),
        ("Он сказал Геращенко правду.", "ru", "Он сказал Геращенко правду."),
        ("Сказал Геращенко правду.", "ru", "Сказал Геращенко правду."),
        ("Геращенко уволил президент.", "ru", "Геращенко уволил президент."),
        ("Представитель Геращенко сказал, что нет.", "ru", "Представитель Геращенко сказал, что нет."),
        ("Лосик и Тихановская сказал да.", "ru", "Лосик и Тихановская сказал да."),
        ("Тихановская и Лосик сказали да.", "ru", "Тихановская и Лосик сказали да."),
        ("Тихановская, который стол, тут.", "ru", "Тихановская, который стол, тут."),
        ("Тихановская мир.", "ru", "Тихановская мир."),
        # drafts write a hyphen, other people and titles stand between, one person's verb in the plural is theirs
        ("«Да», - напомнил Тихановская.", "ru", "«Да», - напомнила Тихановская."),
        ("«Да», — сказал журналистам Тихановская.", "ru", "«Да», — сказала журналистам Тихановская."),
        ("«Да», — сказал бывший посол Тихановская.", "ru", "«Да», — сказала бывший посол Тихановская."),
        ("«Да», — сказал Тихановская сказал суду.", "ru", "«Да», — сказала Тихановская сказала суду."),
        ("«Да», — сказал муж Тихановская.", "ru", "«Да», — сказал муж Тихановская."),
        (
            "«Да», — сказал министр иностранных дел Тихановская.",
            "ru",
            "«Да», — сказала министр иностранных дел Тихановская.",
        ),
        ("Тихановская была приговорен к году.", "ru", "Тихановская была приговорена к году."),
        ("Тихановская была столом.", "ru", "Тихановская была столом."),
        ("Тихановская, приговорен к году, тут.", "ru", "Тихановская, приговорена к году, тут."),
        ("Тихановская, родившийся в Варшаве, тут.", "ru", "Тихановская, родившаяся в Варшаве, тут."),
        ("Тихановская, бывший министр, тут.", "ru", "Тихановская, бывший министр, тут."),
        ("Тихановская обняла сестру и пошёл домой.", "ru", "Тихановская обняла сестру и пошла домой."),
        ("Тихановская обняла сестру и вошёл муж.", "ru", "Тихановская обняла сестру и вошёл муж."),
        ("Тихановская обняла сестру, и пошёл дождь.", "ru", "Тихановская обняла сестру, и пошёл дождь."),
        ("Тихановская виграв премію.", "uk", "Тихановская виграла премію."),
        ("Книга Лосик была запрещена.", "ru", "Книга Лосик была запрещена."),
        ("Тихановская оставили письмо.", "ru", "Тихановская оставили письмо."),
    ],
)
def test_a_verb_has_the_gender_of_who_acts(text: str, lang: str, right: str) -> None:
    assert put_right(text, lang) == right


@pytest.mark.parametrize(
    ("text", "lang", "right"),
    [
        ("Геращенко выиграл премию.", "ru", "Геращенко выиграла премию."),
        ("Геращенко виграв премію.", "uk", "Геращенко виграла премію."),
        ("Геращенко оставили письмо.", "ru", "Геращенко оставила письмо."),
        ("Геращенко и Лосик оставили письмо.", "ru", "Геращенко и Лосик оставили письмо."),
        ("Президент и премьер Геращенко оставили письмо.", "ru", "Президент и премьер Геращенко оставили письмо."),
        ("Геращенко пришлось уйти.", "ru", "Геращенко пришлось уйти."),
        ("Геращенко уходит.", "ru", "Геращенко уходит."),
    ],
)
def test_who_acts_in_the_source_is_the_subject_whatever_the_form(text: str, lang: str, right: str) -> None:
    actor = Actor(text.index(NOBODY_KNOWS), text.index(NOBODY_KNOWS) + 9, "f", sure=True, acts=True)
    for start, end, new in reversed(agreeing(text, [actor], [actor[:2]], lang)):
        text = text[:start] + new + text[end:]
    assert text == right


@pytest.mark.parametrize(
    ("text", "lang", "right"),
    [
        ("Лосик и Знак сказал да.", "ru", "Лосик и Знак сказали да."),
        ("Лосик и Знак не сказала да.", "ru", "Лосик и Знак не сказали да."),
        ("Лосик и Знак обсуждает дело.", "ru", "Лосик и Знак обсуждают дело."),
        ("Лосик и Знак вернувся додому.", "uk", "Лосик и Знак вернулися додому."),
        ("Лосік і Знак сказаў так.", "be", "Лосік і Знак сказалі так."),
        ("Лосик и Знак сказали да.", "ru", "Лосик и Знак сказали да."),
        ("Лосик и Знак, сказал он.", "ru", "Лосик и Знак, сказал он."),
        ("Лосик и Знак стол.", "ru", "Лосик и Знак стол."),
    ],
)
def test_several_have_their_verb_in_the_plural(text: str, lang: str, right: str) -> None:
    edit = together(text, text.index("Знак") + 4, lang)
    assert (text[: edit[0]] + edit[2] + text[edit[1] :] if edit else text) == right


def test_those_of_a_list_act_together_where_the_source_says_so() -> None:
    forms = {"l": ("Losik", "Лосик", "m"), "s": ("Sabalenka", "Соболенко", "f")}
    people = Glossary([Entry(k, "person", {"en": en, "ru": ru}, gender=g) for k, (en, ru, g) in forms.items()])
    words = {"won": "выиграл", "and": "и", "Friends of": "Друзья"}
    engine = FakeEngine({("en", "ru"): words}, traits=Traits(draft=True))

    def done(text: str) -> str:
        return translate(text, "en", "ru", glossary=people, engine=engine).text

    assert done("Losik and Sabalenka won.") == "Лосик и Соболенко выиграли."
    assert done("Sabalenka won.") == "Соболенко выиграла."
    assert done("Friends of Losik and Sabalenka won.").endswith("выиграл.")


@given(text=st.text(alphabet="сказлТихановскя ,—«».", max_size=60), lang=st.sampled_from(["be", "ru", "uk", "en"]))
def test_edits_lie_apart_and_outside_the_name(text: str, lang: str) -> None:
    whole = f"{text}{SHE} сказал"
    actor = Actor(len(text), len(text) + len(SHE), "f", True)
    edits = agreeing(whole, [actor], [actor[:2]], lang)
    assert all(a[1] <= b[0] for a, b in pairwise(edits))
    assert all(end <= actor.start or start >= actor.end for start, end, _ in edits)


def test_a_draft_is_put_right_and_its_names_are_told_where_they_stand() -> None:
    forms = {"en": "Sviatlana Tsikhanouskaya", "ru": "Светлана Тихановская"}
    woman = Glossary([Entry("t", "person", forms, gender="f")])
    engine = FakeEngine({("en", "ru"): {"said": "сказал", "it": "это"}}, traits=Traits(draft=True))
    done = translate('"It is it," said Sviatlana Tsikhanouskaya.', "en", "ru", glossary=woman, engine=engine)
    assert "сказала Светлана Тихановская" in done.text
    assert [done.text[slice(*name.target_span)] for name in done.names if name.target_span] == ["Светлана Тихановская"]


@pytest.mark.parametrize(
    ("text", "place", "gender", "right"),
    [
        ("В четверг Беларусь освободили 52 человека.", "Беларусь", "f", "В четверг Беларусь освободила 52 человека."),
        ("Литва передал ноту.", "Литва", "f", "Литва передала ноту."),
        ("Литва в четверг передали ноту.", "Литва", "f", "Литва в четверг передала ноту."),
        ("США накануне снял санкции.", "США", "pl", "США накануне сняли санкции."),
        ("Возвращение Вашингтон сняли санкции.", "Вашингтон", "m", "Возвращение Вашингтон снял санкции."),
        ("США снял санкции.", "США", "pl", "США сняли санкции."),
        ("В среду США снял санкции.", "США", "pl", "В среду США сняли санкции."),
        # somebody else acts, or several do
        ("Президент США снял санкции.", "США", "pl", "Президент США снял санкции."),
        ("Литва и Польша закрыли границу.", "Польша", "f", "Литва и Польша закрыли границу."),
        ("Польша и Литва закрыли границу.", "Польша", "f", "Польша и Литва закрыли границу."),
        ("Литва передала ноту.", "Литва", "f", "Литва передала ноту."),
    ],
)
def test_a_place_that_acts_has_its_verb(text: str, place: str, gender: str, right: str) -> None:
    start = text.index(place)
    actor = Actor(start, start + len(place), gender, sure=True, acts=True)
    for at, end, new in reversed(agreeing(text, [actor], [(start, start + len(place))], "ru")):
        text = text[:at] + new + text[end:]
    assert text == right


def test_a_country_of_a_draft_agrees_in_the_whole() -> None:
    """The glossary has no gender of places: the dictionary tells it."""
    country = Glossary([Entry("by", "place", {"en": "Belarus", "ru": "Беларусь"})])
    engine = FakeEngine({("en", "ru"): {"freed": "освободили", "them": "их"}}, traits=Traits(draft=True))
    done = translate("Belarus freed them.", "en", "ru", glossary=country, engine=engine)
    assert done.text == "Беларусь освободила их."


@pytest.mark.parametrize(
    ("text", "name", "gender", "lang", "right"),
    [
        # behind a clause or a title between commas
        ("Настя Лойко, арестованная в 2022 году, написал письмо.", "Настя Лойко", "f", "ru", "написала письмо"),
        ("Светлана Тихановская, Лидер оппозиции, рассказал всё.", "Светлана Тихановская", "f", "ru", "рассказала всё"),
        ("Ольга Баделько, покинула страну, выиграл турнир.", "Ольга Баделько", "f", "ru", "выиграла турнир"),
        (
            "Денис Гавриленко, выживший, держась за трос, попросили о встрече.",
            "Денис Гавриленко",
            "m",
            "ru",
            "попросил о",
        ),
        ("Директор музея, Галина Жук, поблагодарил его.", "Галина Жук", "f", "ru", "Жук, поблагодарила его"),
        # a particle, a neuter, a relation, who was among others
        ("Татьяна Ткачёва не хотел уйти.", "Татьяна Ткачёва", "f", "ru", "не хотела"),
        ("Графиня Розалия Плятер управляло больницей.", "Розалия Плятер", "f", "ru", "управляла больницей"),
        ("Родители молчат, сказал его сестра Дарья.", "Дарья", "f", "ru", "сказала его сестра"),
        ("Среди освобождённых был Мария Казак.", "Мария Казак", "f", "ru", "была Мария"),
        ("Вольга Бадзелка, якая пакінуў краіну, маўчыць.", "Вольга Бадзелка", "f", "be", "якая пакінула"),
        # somebody else does it, or nobody
        ("Мария, сказал её муж, вернулась.", "Мария", "f", "ru", "сказал её муж, вернулась"),
        ("Мария, Анна и Пётр, приехали.", "Мария", "f", "ru", "Пётр, приехали"),
        ("Мария, её жених и отец молчали.", "Мария", "f", "ru", "отец молчали"),
        ("Мария, врач по профессии, вошёл муж.", "Мария", "f", "ru", "вошёл муж"),
        ("Президент и его жена Мария Лосик приехали.", "Мария Лосик", "f", "ru", "приехали"),
        ("Розалия Плятер пришлось уйти.", "Розалия Плятер", "f", "ru", "пришлось уйти"),
        ("«Да», сказал муж Мария.", "Мария", "f", "ru", "сказал муж"),
    ],
)
def test_whoever_acts_has_the_verb_that_stands_farther_off(
    text: str, name: str, gender: str, lang: str, right: str
) -> None:
    """The source says that the name is the subject: words between it and its verb do not hide that."""
    start = text.index(name)
    span = (start, start + len(name))
    for at, end, new in reversed(agreeing(text, [Actor(*span, gender, sure=True, acts=True)], [span], lang)):
        text = text[:at] + new + text[end:]
    assert right in text
