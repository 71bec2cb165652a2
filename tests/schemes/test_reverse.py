"""The way back: lossless schemes give the very text again, the others the likeliest reading first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import schemes
from translit.schemes import readings, transliterate

# Words as the languages spell them: й after a vowel, ь after a consonant that can be soft, ъ and ' before я е ю ё.
HARD = {"be": "бвгджзклмнпрстфхцчш", "ru": "бвгджзклмнпрстфхцчшщ", "uk": "бвгґджзклмнпрстфхцчшщ"}
PLAIN = {"be": "аоуэы", "ru": "аоуэы", "uk": "аоуеи"}
SOFTENING = {"be": "еёюяі", "ru": "еёюяи", "uk": "єюяі"}
SIGN = {"be": "'", "ru": "ъ", "uk": "’"}
SOFT = {"be": "лнсцз", "ru": "лнстдр", "uk": "лнстдцз"}


def syllables(lang: str) -> st.SearchStrategy[str]:
    hard, soft = st.sampled_from(HARD[lang]), st.sampled_from(SOFT[lang])
    return st.one_of(
        st.builds(str.__add__, hard, st.sampled_from(PLAIN[lang] + SOFTENING[lang])),
        st.builds(lambda a, b: a + b + "й", hard, st.sampled_from(PLAIN[lang])),
        st.builds(lambda a, b, c: a + b + c + "ь", hard, st.sampled_from(PLAIN[lang]), soft),
        st.builds(lambda a, b, c: a + b + c, st.sampled_from("бп"), st.just(SIGN[lang]), st.sampled_from("юя")),
    )


LOSSLESS = [scheme for scheme in schemes.available() if scheme.reversible == "lossless"]


@pytest.mark.parametrize("scheme", LOSSLESS, ids=lambda scheme: scheme.id)
def test_lossless(scheme: schemes.Scheme) -> None:
    @settings(max_examples=60, deadline=None)
    @given(st.lists(syllables(scheme.lang), min_size=1, max_size=4), st.sampled_from([str.lower, str.title, str.upper]))
    def there_and_back(parts: list[str], case: object) -> None:
        word = "".join(parts)
        word = word.upper() if case is str.upper else word.capitalize() if case is str.title else word
        again = transliterate(transliterate(word, scheme.id), scheme.id, reverse=True)
        assert again.replace("'", "’") == word.replace("'", "’")

    there_and_back()


@pytest.mark.parametrize("scheme", LOSSLESS, ids=lambda scheme: scheme.id)
def test_lossless_texts(scheme: schemes.Scheme) -> None:
    words = st.builds(
        lambda parts, case: case("".join(parts)),
        st.lists(syllables(scheme.lang), min_size=1, max_size=3),
        st.sampled_from([str.lower, str.capitalize, str.upper]),
    )
    pieces = st.tuples(words, st.sampled_from([" ", ", ", ". ", " – ", "-", " (5) ", "\n", "; «"]))

    @settings(max_examples=15, deadline=None)
    @given(st.lists(pieces, max_size=5))
    def there_and_back(pieces: list[tuple[str, str]]) -> None:
        text = "".join(word + between for word, between in pieces)
        again = transliterate(transliterate(text, scheme.id), scheme.id, reverse=True)
        assert again.replace("'", "’") == text.replace("'", "’")

    there_and_back()


@settings(max_examples=100, deadline=None)
@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя -.,\n", max_size=60))
def test_iso_9_gives_any_russian_text_back(text: str) -> None:
    assert transliterate(transliterate(text, "iso-9-1995-ru"), "iso-9-1995-ru", reverse=True) == text


def test_a_letter_written_with_a_mark_is_no_stressed_vowel() -> None:
    """The more of them, the more readings there are to lose the right one among."""
    word = "бэ" * 9
    assert transliterate(transliterate(word, "iso-9-1995-ru"), "iso-9-1995-ru", reverse=True) == word


LIKELIEST = [
    ("kmu-55-2010-uk", "Volodymyr Zelenskyi", "Володимир Зеленський"),
    ("kmu-55-2010-uk", "Zgurskyi Rozghon", "Зґурський Розгон"),
    ("kmu-55-2010-uk", "Kyiv Mykolaiv Lviv Boichuk Ukraina", "Київ Миколаїв Львів Бойчук Україна"),
    ("mvd-by-2010-be", "Babaryka Tsikhanouskaia Mahiliou Belarus Kolas", "Бабарыка Ціханоўская Магілёў Беларусь Колас"),
    ("icao-9303-ru", "Gorkii Chaika Zaitsev Tsoi Brest", "Горкий Чайка Зайцев Цой Брест"),
    ("by-2000-2007-be", "Lukašenka", "Лукашэнка"),
    ("by-2000-2007-be", "Salaŭjoŭ", "Салаўёў"),
    ("lacinka-classical-be", "Biełaruś", "Беларусь"),
    ("bgnpcgn-1947-ru", "Yel'tsin", "Ельцин"),
    ("odni-2015-ru", "Vasilyevich", "Васильевич"),
    ("icao-9303-ru", "SHCHUKIN", "ЩУКИН"),
    ("alalc-ru", "I͡Ulii͡a", "Юлия"),
    # where ь, ъ or an apostrophe may have left no trace, readings with one somewhere are many
    ("by-2023-ru", "Valerian", "Валериан"),
    ("odni-2015-ru", "Aeroflot", "Аэрофлот"),
    ("lacinka-classical-be", "Maisiej", "Маісей"),
    # an apostrophe that the scheme leaves as it is, or writes as a quotation mark; one typed for ʹ is ь
    ("alalc-uk", "Lukʹi͡anet͡sʹ Luk'i͡anet͡s' Mykil's'ke", "Лукьянець Лук’янець Микільське"),
    ("national-1996-uk", "Znam”ianka", "Знам’янка"),
    ("cyrtranslit-be", "Il'in Mar'ja", "Ільін Мар’я"),
    ("scientific-ru", "Sevastopol'; 'žuk'", "Севастополь; 'жук'"),
    # the form of a capital begins with a mark
    ("bas-2017-oss-ru", "`Evika ``ERG", "Эвика ЁРГ"),
]


@pytest.mark.parametrize(("scheme", "latin", "cyrillic"), LIKELIEST)
def test_likeliest_reading(scheme: str, latin: str, cyrillic: str) -> None:
    assert transliterate(latin, scheme, reverse=True) == cyrillic


def test_readings_agree_with_the_scheme() -> None:
    for latin in ("Olga", "Igor", "Sergei"):
        found = readings(latin, "icao-9303-ru")
        assert len(found) > 1
        assert {transliterate(reading, "icao-9303-ru") for reading in found} == {latin}


NAMES = [
    ("Olga", "icao-9303-ru", "Ольга"),
    ("OLGA", "icao-9303-ru", "ОЛЬГА"),
    ("Igor Ilia", "icao-9303-ru", "Игорь Илья"),
    ("Volha Nasta", "mvd-by-2010-be", "Вольга Наста"),
    ("Olha Ihor", "kmu-55-2010-uk", "Ольга Ігор"),
]


@pytest.mark.parametrize(("latin", "scheme", "cyrillic"), NAMES)
def test_given_names_come_first(latin: str, scheme: str, cyrillic: str) -> None:
    assert readings(latin, scheme)[0] == transliterate(latin, scheme, reverse=True) == cyrillic


def test_a_lexicon_comes_first() -> None:
    assert readings("Kazan", "icao-9303-ru")[0] != "Казань"
    assert readings("Kazan", "icao-9303-ru", lexicon={"Казань"})[0] == "Казань"


def test_quotes_around_words_stay() -> None:
    assert transliterate("'žuk' \"žuk\"", "dstu-9112-a-uk", reverse=True) == "'жук' \"жук\""


QUOTED = [
    ("gost-7.79-2000-b-ru", "'цитата' и «соль»"),
    ("gost-16876-71-t2-ru", "'цитата', \"объект\" и 'соль'"),
    ("dstu-9112-a-uk", "'п’ять'"),
    ("gost-16876-71-t2-ru", 'сказал "объект и соль", и "всё".'),  # no ъ at the end of words
]


@pytest.mark.parametrize(("scheme", "text"), QUOTED)
def test_quotes_that_look_like_letters_of_the_scheme(scheme: str, text: str) -> None:
    assert transliterate(transliterate(text, scheme), scheme, reverse=True) == text


def test_addresses_stay_on_the_way_back() -> None:
    text = "Шчука, info@example.org: https://example.org/Мінск"
    assert transliterate(transliterate(text, "iso-9-1995-be"), "iso-9-1995-be", reverse=True) == text


STAY = [
    ("gost-7.79-2000-b-ru", "Stanley vazhen", "Stanley важен"),  # no y in the scheme but before `
    ("kmu-55-2010-uk", "Wikipedia, Kyiv", "Wikipedia, Київ"),
    ("gost-16876-71-t2-ru", "O'Nil, El'cin", "О'Нил, Ельцин"),
    ("iso-9-1995-ru", "Zürich, Ŝuka", "Zürich, Щука"),  # a mark left over would make ӱ of у
]


@pytest.mark.parametrize(("scheme", "latin", "text"), STAY)
def test_what_the_scheme_cannot_have_written_stays(scheme: str, latin: str, text: str) -> None:
    assert transliterate(latin, scheme, reverse=True) == text


@pytest.mark.parametrize("scheme", ["kmu-55-2010-uk", "by-1998-be", "un-1987-be", "gost-1986-uk", "icao-9303-ru"])
@pytest.mark.parametrize("latin", ["O'Neill", "D'Artagnan", "Yanna", "Maryna"])
def test_no_reading_contradicts_its_scheme(latin: str, scheme: str) -> None:
    """Where the scheme writes no apostrophe, one that was typed stays, and the letters around it are still read."""
    without = str.maketrans("", "", "'’ʹ")
    for reading in readings(latin, scheme):
        assert transliterate(reading, scheme).translate(without) == latin.translate(without)


ONLY = [
    ("Losik", "bgnpcgn-1947-alt-ru", ["Лосик"]),  # and no і or ѵ: they went out of use in 1918
    ("Ilia", "bgnpcgn-1947-alt-ru", ["Илиа"]),
    ("Kyiv", "alalc-scriptshifter-uk", ["Киів"]),  # nor the ы of other languages
    ("u'f", "alalc-be", ["уьф"]),  # an apostrophe that the scheme leaves out is at no word's end
]


@pytest.mark.parametrize(("latin", "scheme", "expected"), ONLY)
def test_no_reading_has_letters_that_the_language_would_not_write(latin: str, scheme: str, expected: list[str]) -> None:
    assert readings(latin, scheme) == expected


def test_a_wall_of_letters_is_read_in_pieces() -> None:
    assert transliterate("a" * 5000, "iso-9-1995-ru", reverse=True) == "а" * 5000
