"""People whom an engine made up are told, and nobody else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Glossary, names, translate
from translit.engines import Traits
from translit.engines.fake import FakeEngine
from translit.translate.invented import invented
from translit.translate.result import SegmentResult

NOBODY = Glossary.from_forms({})


def told(text: str, out: str, source: str, target: str) -> list[str]:
    segments = [SegmentResult((0, len(text)), (0, len(out)))]
    return list(invented(text, out, target, names.find(text, lang=source), segments, []))


@pytest.mark.parametrize(
    ("text", "out", "langs", "wanted"),
    [
        # seen with the draft of en → ru: one person's given name and another's surname
        (
            "Ihar Karpenka, Yury Karaeu came.",
            "Прыехалі Ігар Карпенка, Юрый Карпенка, Юрый Караеў.",
            "en be",
            ["Юрый Карпенка"],
        ),
        ("Питер Костелло прибыл.", "Робін Пітер Костелло прибув.", "ru uk", ["Робін Пітер Костелло"]),
        ("Питер Костелло прибыл.", "Пітер Костелло прибув.", "ru uk", []),
        # whom both name, in another case, order or spelling
        ("Привезли Игоря Лосика и Дарью Лосик.", "Прывезлі Ігара Лосіка і Дар’ю Лосік.", "ru be", []),
        ("They met John Paul II.", "Они встретили Иоанна Павла II.", "en ru", []),
        ("Joe Biden met Donald Trump.", "Джо Байден встретил Дональда Трампа.", "en ru", []),
        # a patronymic added is no other person
        ("Alexander Lukashenko said.", "Сказал Александр Григорьевич Лукашенко.", "en ru", []),
        # words that are garbled are nobody: no list has such a given name
        ("Гастролі рок-гурту в Мінску.", "A tour of Rockck Britain and Hllo Gruntov in Minsk.", "uk en", []),
        ("Гастролі рок-гурту в Мінску.", "A tour of Oleg Kozlov in Minsk.", "uk en", ["Oleg Kozlov"]),
        # one name alone may be a place, a firm, a word: nothing is said of it
        ("He came.", "Прибыл Алексей.", "en ru", []),
    ],
)
def test_who_is_told(text: str, out: str, langs: str, wanted: list[str]) -> None:
    assert told(text, out, *langs.split()) == wanted


def test_a_translation_tells_of_them() -> None:
    engine = FakeEngine({("ru", "uk"): {"прибыл": "прибув з Олегом Козловим"}}, traits=Traits(keeps_case=True))
    done = translate("Вчера Иван Петров прибыл.", "ru", "uk", glossary=NOBODY, engine=engine)
    (finding,) = (finding for finding in done.warnings if finding.code == "names-invented")
    assert finding.advice and finding.message.endswith(": Олегом Козловим")


def test_a_sentence_with_a_name_left_to_the_engine_is_told_of_once() -> None:
    """What comes of such a name may be anything, and the name is listed already."""
    text, out = "Met Nguyen Phu Trong.", "Встретил Николая Петрова."
    segments = [SegmentResult((0, len(text)), (0, len(out)))]
    assert list(invented(text, out, "ru", [], segments, [], [(4, 20)])) == []
    assert list(invented(text, out, "ru", [], segments, [])) == ["Николая Петрова"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_goes_through(text: str, out: str) -> None:
    assert set(told(text, out, "en", "ru")) <= {mention.text for mention in names.find(out, lang="ru")}
