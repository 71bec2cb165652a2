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
    source = f"Today {name.rpartition(' ')[2] if shape == 's' else name} came."
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
