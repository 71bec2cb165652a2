"""Every scheme takes text as people type it: what must not change the answer, tried on all of them."""

from __future__ import annotations

import re
import unicodedata

import pytest

from translit import schemes
from translit.schemes import transliterate

ALL = schemes.available()
CYRILLIC = re.compile("[\u0400-\u052f]")

# The letters and contexts that schemes treat apart, beside each scheme's own samples.
TRICKY = {
    "be": "Сям'я аб'езд з'езд Мар'яна Ляхавічы Шчучын дзьмухавец Ў сьнег ґанак Ёсць Юр'еў Эўропа зьвер",
    "ru": "объезд подъём Юрьев Щукин Ильинична Жёлтый чай Пётр Синий съёжится Толстой",
    "uk": "Знам'янка В'ячеслав об'їзд Згурський Їжакевич ґанок Щербань Юхим мільйон Сергій",
}
VOWELS = "аеёиоуыэюяіїє"


def words(scheme: schemes.Scheme) -> list[str]:
    return [*TRICKY[scheme.lang].split(), *(sample.source for sample in scheme.samples)]


def every_scheme(function: object) -> object:
    return pytest.mark.parametrize("scheme", ALL, ids=lambda scheme: scheme.id)(function)


def without_case(form: str) -> str:
    """Turkish has two letters i, and ALA-LC by ScriptShifter marks the capitals of ь and ъ by a line below."""
    return unicodedata.normalize("NFC", re.sub("[İIı]", "i", form).lower().replace("\u0333", ""))


@every_scheme
def test_composed_or_not(scheme: schemes.Scheme) -> None:
    for word in words(scheme):
        form = transliterate(word, scheme.id)
        assert transliterate(unicodedata.normalize("NFD", word), scheme.id) == form
        assert form == unicodedata.normalize("NFC", form)


@every_scheme
def test_no_letter_is_left_over(scheme: schemes.Scheme) -> None:
    if scheme.kind != "respelling":
        assert not [word for word in words(scheme) if CYRILLIC.search(transliterate(word, scheme.id))]


@every_scheme
def test_capitals(scheme: schemes.Scheme) -> None:
    for word in words(scheme):
        small = transliterate(word.lower(), scheme.id)
        loud = transliterate(word.upper(), scheme.id)
        title = transliterate(word[0].upper() + word[1:].lower(), scheme.id)
        assert without_case(loud) == without_case(small) == without_case(title)
        assert len(word) == 1 or loud == loud.upper()


@every_scheme
def test_any_apostrophe(scheme: schemes.Scheme) -> None:
    for word in words(scheme):
        if "'" in word:
            forms = [transliterate(word.replace("'", mark), scheme.id) for mark in "'’ʼ`"]
            # where the scheme has no form for it, it stays as typed
            assert len({re.sub("[’ʼ`]", "'", form) for form in forms}) == 1


@every_scheme
def test_stress_changes_no_letter(scheme: schemes.Scheme) -> None:
    """Rules about neighbours and endings hold for a stressed vowel too: Толсто́й is Tolstoy with an accent."""
    for word in words(scheme):
        plain = unicodedata.normalize("NFD", transliterate(word, scheme.id))
        for at, char in enumerate(word, 1):
            if char.lower() not in VOWELS or " " in word[at:]:
                continue
            for mark in "\u0301\u0300":
                form = unicodedata.normalize("NFD", transliterate(word[:at] + mark + word[at:], scheme.id))
                assert plain in {form[:i] + form[i + 1 :] for i, char in enumerate(form) if char == mark}


@every_scheme
def test_lookalikes(scheme: schemes.Scheme) -> None:
    folded = str.maketrans("аеосАЕОС", "aeocAEOC")
    for word in words(scheme):
        mixed = word[0] + word[1:].translate(folded)
        if mixed != word and " " not in word:
            assert transliterate(mixed, scheme.id) == transliterate(word, scheme.id)


@every_scheme
def test_what_is_no_word_of_the_language_stays(scheme: schemes.Scheme) -> None:
    kept = "IT 2.0: https://example.org/Мінск?x=1, a@b.by – № 5 (COVID-19), “Café”; 100 %…"
    assert transliterate(kept, scheme.id) == kept


@every_scheme
def test_a_name_on_the_net_stays(scheme: schemes.Scheme) -> None:
    """Letter by letter, whatever the rules of the scheme have to remember of the letters before the full stop."""
    for kept in ("кот.рф", "ль.рф", "ский.укр", "зьвер.бел", "без.рус"):
        assert transliterate(kept, scheme.id) == kept


OLD = ["Вѣра", "Ѳедоръ", "міръ", "сѵнодъ", "ѢЗДИТЪ", "Іоаннъ"]


@pytest.mark.parametrize("scheme", [one for one in ALL if one.lang == "ru"], ids=lambda scheme: scheme.id)
def test_russian_of_before_1918(scheme: schemes.Scheme) -> None:
    assert not [word for word in OLD if CYRILLIC.search(transliterate(word, scheme.id))]


STRESSED = [
    ("Купри\u0301н", "mvd-310-fr-ru", "Koupríne"),  # -ин at the end is -ine
    ("Е\u0301льцин", "kr76-sv-ru", "Jéltsin"),  # е at the start is je
    ("Андрэ\u0301й АНДРЭ\u0301Й", "vlkk-lt-be", "Andréjus ANDRÉJUS"),  # a Lithuanian ending
    ("Достое\u0301вский", "wikipedia-ru", "Dostoyévsky"),
    ("ЖёлтЫ\u0301й", "pwn-ru", "ŻołtÝ"),  # letter by letter
    ("е\u0300й и\u0300 И\u0300", "bgnpcgn-1947-ru", "yèy ì Ì"),  # one letter each in NFC: ѐ ѝ Ѝ
    ("бэ\u0301", "gost-7.79-2000-b-ru", "be`\u0301"),  # after the form, where the way back looks for it
]


@pytest.mark.parametrize(("word", "scheme", "form"), STRESSED)
def test_where_the_stress_mark_goes(word: str, scheme: str, form: str) -> None:
    assert transliterate(word, scheme) == form
