"""Text made for training: a translator of related languages that is learnt from aligned text and dictionaries."""

from __future__ import annotations

import random
from pathlib import Path
from shutil import which

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from training.dictionaries import ApertiumDictionary, dictionary
from training.forms import DOUBT, Forms, spellings
from training.phrases import Counts, PhraseTranslator, phrases_of
from training.synthesise import human_rows, main, pivoted
from training.text import Row, read_rows

from .conftest import MISSING, REASON

pytestmark = pytest.mark.skipif(bool(MISSING), reason=REASON)

PEOPLE = (("Анна", "Ганна"), ("Иван", "Іван"), ("Олег", "Олег"))
DEEDS = (("пришла в новый город", "прийшла в нове місто"), ("видит новый дом", "бачить новий будинок"))
DAYS = (("в субботу", "у суботу"), ("сегодня", "сьогодні"), ("снова", "знову"))
ROWS = [
    Row(f"{who[0]} {deed[0]} {day[0]}.", f"{who[1]} {deed[1]} {day[1]}.")
    for who in PEOPLE
    for deed in DEEDS
    for day in DAYS
] * 3


@pytest.fixture(scope="module")
def translator() -> PhraseTranslator:
    return PhraseTranslator("ru", "uk", ROWS, Counts(row.b for row in ROWS))


def test_what_was_seen_is_translated_as_it_was_seen(translator: PhraseTranslator) -> None:
    assert translator.translate("Иван видит новый дом в субботу.") == ("Іван бачить новий будинок у суботу.", 0)


def test_a_form_that_no_row_has_comes_from_the_paradigms(translator: PhraseTranslator) -> None:
    assert translator.translate("дома")[0] in ("будинку", "будинка")  # the genitive of дом, seen as a nominative only


def test_capitals_figures_and_latin_stay(translator: PhraseTranslator) -> None:
    text, _ = translator.translate("СЕГОДНЯ, 14:30, Иван видит iPhone!")
    assert text == "СЬОГОДНІ, 14:30, Іван бачить iPhone!"


def test_a_word_that_nothing_knows_is_spelled_and_told(translator: PhraseTranslator) -> None:
    assert translator.translate("бурундычье") == ("бурундичьє", 1)


def test_phrases_are_of_words_that_have_each_other_and_none_outside() -> None:
    row = Row("Он был у нас.", "Він був у нас.")
    phrases = phrases_of([row], [[(0, 0), (1, 1), (3, 3)]])
    assert ("был", "у", "нас") in phrases, "a word that stands for nothing may be inside"
    assert ("у", "нас") not in phrases, "and not at an end"


def _forms(aligned: list[tuple[str, str]]) -> Forms:
    return Forms(("ru", "uk"), (dictionary("ru"), dictionary("uk")), aligned)


@pytest.mark.parametrize(
    ("word", "expected", "why"),
    [
        ("страны", {"країни"}, "genitive singular, nominative and accusative plural are alike in both"),
        ("стране", {"країні"}, "dative and locative"),
        ("странами", {"країнами"}, "instrumental"),
    ],
)
def test_cases_answer_each_other(word: str, expected: set[str], why: str) -> None:
    forms = _forms([("страна", "країна")] * 3)
    assert {form for form, _ in forms.of(word)} == expected, why


def test_an_adjective_may_be_of_the_gender_of_another_noun() -> None:
    forms = dict(_forms([("новый", "новий")] * 3).of("нового"))
    assert forms["нового"] > forms["нової"] > 0


def test_a_spelling_that_the_dictionary_has_is_taken_before_others() -> None:
    forms = _forms([])
    assert forms.of("министр")[0][0] == "міністр"
    assert forms.of("министр")[0][1] > DOUBT > forms.of("бурундычье")[0][1], "and a rule alone is told"


def test_a_pair_seen_once_is_chance_unless_it_begins_alike() -> None:
    forms = _forms([("протестующих", "протестувальників"), ("бунта", "на")])
    assert "протестувальників" in dict(forms.of("протестующих"))
    assert "на" not in dict(forms.of("бунта"))


@pytest.mark.skipif(not which("lt-proc"), reason="Apertium is not installed; `make apertium` says how")
def test_belarusian_forms_are_those_that_people_write() -> None:
    known = ApertiumDictionary(["краіна", "краіне", "краінамі", "хххх"])
    paradigm = known.paradigm("краіна", "N")
    assert paradigm[frozenset(("plur", "ablt"))] == ("краінамі",)
    assert paradigm[frozenset(("datv",))] == paradigm[frozenset(("loct",))] == ("краіне",)
    assert not known.readings("хххх")
    forms = Forms(("ru", "be"), (dictionary("ru"), known), [("страна", "краіна")] * 3)
    assert forms.of("странами")[0][0] == "краінамі"


@given(
    st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў'-", max_size=20),
    st.sampled_from(["ru-uk", "uk-ru", "ru-be", "be-ru"]),
)
def test_any_word_has_a_spelling_and_not_too_many(word: str, pair: str) -> None:
    assert 1 <= len(spellings(word, *pair.split("-"))) <= 64
    assert isinstance(dictionary("uk").readings(word.lower()), tuple)


@pytest.mark.parametrize(
    ("pair", "word", "expected"),
    [
        ("be-ru", "сказаў", "сказал"),
        ("be-ru", "працаваць", "працавать"),
        ("be-ru", "аўтамабіля", "автомобиля"),
        ("ru-be", "работает", "работае"),
        ("ru-be", "министр", "міністр"),
        ("ru-be", "город", "горад"),
    ],
)
def test_belarusian_and_russian_letters_answer_each_other(pair: str, word: str, expected: str) -> None:
    assert expected in spellings(word, *pair.split("-"))


@given(st.text(max_size=60))
@example(text="\U00017000")  # a letter that Unicode does not name
def test_any_text_goes_through(translator: PhraseTranslator, text: str) -> None:
    assert isinstance(translator.translate(text)[0], str)


def _write(folder: Path, name: str, rows: list[Row]) -> None:
    (folder / name).write_text("".join(f"{row.a}\t{row.b}\t{row.origin}\n" for row in rows), encoding="utf-8")


def test_translations_of_one_english_sentence_are_a_pair(tmp_path: Path) -> None:
    _write(tmp_path, "en-ru.general.tsv", [Row("One.", "Один."), Row("Two.", "Два.")])
    _write(tmp_path, "en-uk.general.tsv", [Row("One.", "Один."), Row("Three.", "Три.")])
    assert [(row.a, row.b) for row in pivoted(tmp_path, "ru-uk")] == [("Один.", "Один.")]
    assert len(human_rows(tmp_path, "ru-uk")) == 1


def test_the_command_writes_rows_whose_one_side_is_of_people(tmp_path: Path) -> None:
    rows, out = tmp_path / "rows", tmp_path / "out"
    rows.mkdir()
    mixed = random.Random(1).sample(ROWS, len(ROWS))
    _write(rows, "ru-uk.general.tsv", mixed)
    _write(rows, "en-ru.general.tsv", [Row("x", "Олег пришла в новый дом.")])
    _write(rows, "en-uk.general.tsv", [Row("y", "Ганна бачить нове місто сьогодні.")])
    main([str(tmp_path), str(rows), str(out)])
    back, silver = (list(read_rows(out / f"ru-uk.{kind}.tsv")) for kind in ("back", "silver"))
    assert [row.b for row in back] == ["Ганна бачить нове місто сьогодні."]
    assert [row.a for row in silver] == ["Олег пришла в новый дом."]
    assert back[0].a.startswith("Анна видит")
