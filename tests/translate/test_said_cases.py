"""The case that a report says is the one that the sentence has, or several where the sentence has none for sure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from translit import Glossary, translate
from translit.engines import Rendering, Traits
from translit.engines.annotation import MARKS
from translit.engines.fake import FakeEngine
from translit.glossary import Entry

WHO = {
    "lukashenko": ("person", "m", "Александр Лукашенко", "Олександр Лукашенко", "Аляксандр Лукашэнка",
                   "Alexander Lukashenko"),
    "babaryko": ("person", "m", "Виктор Бабарико", "Віктор Бабарико", "Віктар Бабарыка", "Viktar Babaryka"),
    "losik": ("person", "m", "Игорь Лосик", "Ігор Лосик", "Ігар Лосік", "Ihar Losik"),
    "tsikh": ("person", "f", "Светлана Тихановская", "Світлана Тихановська", "Святлана Ціханоўская",
              "Sviatlana Tsikhanouskaya"),
    "kales": ("person", "f", "Мария Колесникова", "Марія Колесникова", "Марыя Калеснікава", "Maria Kolesnikova"),
    "kallas": ("person", "f", "Кая Каллас", "Кая Каллас", "Кая Калас", "Kaja Kallas"),
    "merkel": ("person", "f", "Ангела Меркель", "Ангела Меркель", "Ангела Меркель", "Angela Merkel"),
    "sybiha": ("person", "m", "Андрей Сибига", "Андрій Сибіга", "Андрэй Сібіга", "Andrii Sybiha"),
    "putin": ("person", "m", "Владимир Путин", "Володимир Путін", "Уладзімір Пуцін", "Vladimir Putin"),
    "zel": ("person", "m", "Владимир Зеленский", "Володимир Зеленський", "Уладзімір Зяленскі", "Volodymyr Zelensky"),
    "minsk": ("place", None, "Минск", "Мінськ", "Мінск", "Minsk"),
    "kyiv": ("place", None, "Киев", "Київ", "Кіеў", "Kyiv"),
    "hrodna": ("place", None, "Гродно", "Гродно", "Гродна", "Hrodna"),
    "belarus": ("place", None, "Беларусь", "Білорусь", "Беларусь", "Belarus"),
    "ukraine": ("place", None, "Украина", "Україна", "Украіна", "Ukraine"),
    "belavia": ("organisation", None, "Белавиа", "Белавіа", "Белавія", "Belavia"),
}  # fmt: skip
CASES = {
    "hrodna": {
        "be": {"gen": "Гродна", "dat": "Гродну", "acc": "Гродна", "ins": "Гроднам", "loc": "Гродне"},
        "uk": {"gen": "Гродна", "dat": "Гродну", "acc": "Гродно", "ins": "Гродном", "loc": "Гродні"},
    }
}
FIXED = {"hrodna": ("ru",), "belavia": ("ru", "uk")}
NAMES = Glossary(
    [
        Entry(
            key, kind, {"ru": ru, "uk": uk, "be": be, "en": en}, gender,
            cases=CASES.get(key, {}), indeclinable=FIXED.get(key, ()),
        )
        for key, (kind, gender, ru, uk, be, en) in WHO.items()
    ]
)  # fmt: skip
ROWS = [dict(zip(("lang", "who", "cases", "sentence"), line.split("\t"), strict=True))
        for line in Path(__file__).with_name("said-cases.tsv").read_text(encoding="utf-8").splitlines()
        if line[0] != "#" and not line.startswith("lang\t")]  # fmt: skip


class Says(FakeEngine):
    """An engine that gives one sentence, whatever it is asked."""

    def __init__(self, sentence: str, source: str, target: str) -> None:
        super().__init__({(source, target): {}}, traits=Traits(annotation=MARKS, keeps_case=source != "en"))
        self.sentence = sentence

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        return [Rendering(self.sentence) for _ in sentences]


def said(row: dict[str, str]) -> tuple[str, ...]:
    """The cases that the report tells of the name in brackets, translated from an English sentence with the name."""
    key, _, shape = row["who"].partition(".")
    name = WHO[key][-1]
    source = f"Today {name.rpartition(' ')[2] if shape == 's' else name}."  # tells nothing of the case
    sentence = row["sentence"].replace("[", "").replace("]", "")
    done = translate(source, "en", row["lang"], glossary=NAMES, engine=Says(sentence, "en", row["lang"]))
    (found,) = done.names
    if done.text != sentence:
        return (done.text,)
    assert found.ok and found.target_span, found
    assert found.target_span[0] == row["sentence"].index("["), found
    return getattr(found, "cases", None) or ((found.case,) if found.case else ())


def right(wanted: str, told: Sequence[str]) -> bool:
    if "+" in wanted:
        return set(wanted.split("+")) <= set(told)
    return bool(told) and set(told) <= set(wanted.split("/"))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['lang']}: {row['sentence']}" for row in ROWS])
def test_the_report_says_the_case_of_the_sentence(row: dict[str, str]) -> None:
    told = said(row)
    assert right(row["cases"], told), told


@pytest.mark.parametrize(
    ("source", "target", "text", "made", "expected", "cases", "remark"),
    [
        ("ru", "be", "Позвонил Лукашенко.", "Патэлефанаваў Лукашэнка.", "Патэлефанаваў Лукашэнка.", ("nom",),
         "the source can be nominative or dative: please check"),
        ("ru", "be", "Макрон позвонил Лукашенко.", "Макрон патэлефанаваў Лукашэнка.",
         "Макрон патэлефанаваў Лукашэнку.", ("dat",), ""),
        ("be", "ru", "Лосіка затрымалі.", "Лосика задержали.", "Лосика задержали.", ("acc",), ""),
        ("ru", "be", "Жена Лосика молчит.", "Жонка Лосіка маўчыць.", "Жонка Лосіка маўчыць.", ("gen",), ""),
        ("ru", "uk", "О Тихановской молчат.", "Про Тихановську мовчать.", "Про Тихановську мовчать.", ("acc",), ""),
        ("be", "ru", "Гэта Лосіка.", "Это Лосика.", "Это Лосика.", ("gen", "acc"), ""),
        ("en", "ru", "Macron thanked Putin.", "Макрон поблагодарил Путин.", "Макрон поблагодарил Путина.", ("acc",),
         "the engine wrote another case than the verb governs"),
        ("en", "ru", "She freed Putin.", "Она выпустила Путин.", "Она выпустила Путина.", ("acc",),
         "the engine wrote another case than the verb governs"),
        ("en", "ru", "His name is Putin.", "Его зовут Путин.", "Его зовут Путин.", ("nom",), ""),
        ("en", "ru", "The court was led by Putin.", "Суд возглавил Путин.", "Суд возглавил Путин.", ("nom",), ""),
        ("en", "ru", "Today came Putin.", "Сегодня пришёл Путин.", "Сегодня пришёл Путин.", ("nom",), ""),
        ("en", "ru", "He accused Putin and left.", "Он обвинил Путин и ушёл.", "Он обвинил Путина и ушёл.", ("acc",),
         "the engine wrote another case than the verb governs"),
        ("en", "ru", "Putin thanked him.", "Его поблагодарил Путин.", "Его поблагодарил Путин.", ("nom",), ""),
        ("en", "uk", "She thanked Putin.", "Вона подякувала Путіна.", "Вона подякувала Путіну.", ("dat",),
         "the engine wrote another case than the verb governs"),
    ],
    ids=["two readings, one form", "one reading", "object first", "the owner", "the target's preposition", "open",
         "a form that the verb does not govern", "a verb that no table has", "what he is called", "a passive",
         "a verb without object",
         "before another verb", "the subject after its verb", "into Ukrainian"],
)  # fmt: skip
def test_source_and_sentence_tell_together(
    source: str, target: str, text: str, made: str, expected: str, cases: tuple[str, ...], remark: str
) -> None:
    done = translate(text, source, target, glossary=NAMES, engine=Says(made, source, target))
    (found,) = done.names
    assert (done.text, found.cases, found.note) == (expected, cases, remark)
    assert found.case == (cases[0] if len(cases) == 1 else None)


class Drafts(Says):
    """The same, of an engine whose sentences are a draft."""

    def __init__(self, sentence: str, source: str, target: str) -> None:
        super().__init__(sentence, source, target)
        self._traits = Traits(annotation=MARKS, draft=True)


@pytest.mark.parametrize(
    ("source", "made", "expected"),
    [
        ("Belavia cancelled flights.", "Белавиа отменили рейсы.", "Белавиа отменили рейсы."),
        ("Today Putin thanked him.", "Сегодня Путина поблагодарил его.", "Сегодня Путин поблагодарил его."),
        ("“Yes,” Putin told Reuters.", "«Да», — сказал Путину агентству.", "«Да», — сказал Путин агентству."),
        ("Minsk, he said, closed the road.", "Минск, сказал он, закрыли дорогу.", "Минск, сказал он, закрыл дорогу."),
    ],
    ids=["the verb's number is the engine's", "an object in its place", "after the verb", "a place"],
)
def test_who_acts_in_the_source_stays_the_subject_of_a_draft(source: str, made: str, expected: str) -> None:
    done = translate(source, "en", "ru", glossary=NAMES, engine=Drafts(made, "en", "ru"))
    assert (done.text, done.names[0].case) == (expected, "nom")


@pytest.mark.parametrize(
    ("source", "made", "cases"),
    [
        ("Lukashenko was freed.", "Лукашенко освободили.", ("acc",)),
        ("Lukashenko needed help.", "Лукашенко нужна помощь.", ("dat",)),
        ("Lukashenko left.", "Лукашенко пришлось уйти.", ("dat",)),
        ("Lukashenko left.", "У Лукашенко отняли всё.", ("gen",)),
        ("Lukashenko said so.", "Это сказано в заявлении Лукашенко.", ("gen",)),
        ("Putin signed it.", "Указ подписан Путиным.", ("ins",)),
    ],
    ids=["the passive", "who needs", "who has to", "after a preposition", "an owner", "who did it, in the passive"],
)
def test_a_translation_turned_round_has_its_own_case(source: str, made: str, cases: tuple[str, ...]) -> None:
    done = translate(source, "en", "ru", glossary=NAMES, engine=Drafts(made, "en", "ru"))
    assert (done.text, done.names[0].cases) == (made, cases)


@pytest.mark.parametrize(
    ("source", "made", "expected"),
    [
        ("It would hurt Ukraine, Belarus and Minsk.", "Это повредит Украине, Беларусь и Минск.",
         "Это повредит Украине, Беларуси и Минску."),
        ("It is about Putin and Zelensky.", "Это о Путине и Зеленский.", "Это о Путине и Зеленском."),
        ("He fled with his wife, Nadzeya Tsikhan, and their son.", "Он бежал с женой, Надежда Тихон, и их сыном.",
         "Он бежал с женой, Надеждой Тихон, и их сыном."),
        ("He was in Ukraine, and Minsk was silent.", "Он был в Украине, и Минск молчал.",
         "Он был в Украине, и Минск молчал."),
    ],
    ids=["places", "people", "a stranger in apposition", "a clause of its own"],
)  # fmt: skip
def test_what_is_joined_or_set_off_follows_what_a_draft_inflected(source: str, made: str, expected: str) -> None:
    assert translate(source, "en", "ru", glossary=NAMES, engine=Drafts(made, "en", "ru")).text == expected


@pytest.mark.parametrize(
    ("source", "made", "expected"),
    [
        ("He spoke with Putin.", "Он говорил с Джоном Путин.", "Он говорил с Джоном Путиным."),
        ("He met the popular Putin.", "Он встретил популярного Путин.", "Он встретил популярного Путина."),
        ("He met Putin.", "Джон Путин встретил его.", "Джон Путин встретил его."),
        ("It was in the province of Minsk.", "Это было в провинции Минск.", "Это было в провинции Минск."),
        ("It was in a province of Ukraine.", "Это было в провинции Украины.", "Это было в провинции Украины."),
        ("The sons of a region of Ukraine.", "Дети региона Украины.", "Дети региона Украины."),
        ("A state tied to new Ukraine.", "Страна в связи с новой Украины.", "Страна в связи с новой Украиной."),
        ("He speaks many Ukraine languages.", "Он знает много языков Украина.", "Он знает много языков Украины."),
        ("The Belarus President spoke.", "Президент Беларусь выступил.", "Президент Беларуси выступил."),
        ("They invaded Ukraine.", "Это вторжение Украина.", "Это вторжение Украины."),
        ("It was near the Minsk area.", "Это было в районе Минск.", "Это было в районе Минска."),
        ("An act committed by Putin.", "Поступок, совершённый Путина.", "Поступок, совершённый Путиным."),
        ("An act committed by Putin.", "О поступке, совершенного Путина.", "О поступке, совершенного Путиным."),
        ("It was written by Putin.", "Это было написано Путин.", "Это было написано Путиным."),
        ("It was led by Putin.", "Его возглавил Путин.", "Его возглавил Путин."),
        ("The battle for Ukraine is over.", "Битва за Украиной окончена.", "Битва за Украину окончена."),
        ("He hid behind Ukraine.", "Он скрылся за Украиной.", "Он скрылся за Украиной."),
        ("You are in sunny Ukraine.", "Вы в Солнцени Украину.", "Вы в Солнцени Украине."),
        ("In 1970, Putin, a doctor, left.", "В год 1970 года Путин, врач, ушёл.", "В год 1970 года Путин, врач, ушёл."),
    ],
    ids=[
        "a given name of the draft's own", "an adjective", "a given name that tells nothing", "a province",
        "a province of", "a region of", "an adjective behind a preposition", "a plural noun",
        "whose president", "an owner", "a district", "who did it, after a participle", "one without ё",
        "a short one", "in the active",
        "for, not behind", "behind", "what English asks for goes before a guess", "a date is no owner",
    ],
)  # fmt: skip
def test_the_word_before_a_name_in_a_draft_tells_its_case(source: str, made: str, expected: str) -> None:
    assert translate(source, "en", "ru", glossary=NAMES, engine=Drafts(made, "en", "ru")).text == expected
