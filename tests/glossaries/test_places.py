"""The places of the built-in glossary: what a slip in one of the files would garble in an article."""

import re
from collections import defaultdict
from functools import cache

import pytest

import translit
from translit import names
from translit.glossary import Entry

ALPHABETS = {
    "be": r"[абвгджзйклмнопрстуўфхцчшыьэеёюяі]",
    "ru": r"[абвгдеёжзийклмнопрстуфхцчшщъыьэюя]",
    "uk": r"[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]",
    "pl": r"[aąbcćdeęfghijklłmnńoóprsśtuvwxyzźż]",
    "lt": r"[aąbcčdeęėfghiįyjklmnoprsštuųūvzž]",
    "lv": r"[aābcčdeēfgģhiījkķlļmnņoprsštuūvzž]",
    "cs": r"[aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž]",
    "de": r"[aäbcdefghijklmnoöpqrsßtuüvwxyz]",
    "fr": r"[aàâbcçdeéèêëfghiîïjklmnoôpqrstuûüvwxyz]",
    "es": r"[aábcdeéfghiíjklmnñoópqrstuúüvwxyz]",
}
OWN_SPELLING = {  # printed as the place itself writes it
    ("de", "Białystok"), ("fr", "Białystok"), ("es", "Białystok"), ("cs", "Białystok"), ("de", "Kuźnica"),
    ("fr", "Kuźnica"), ("de", "Rzeszów"), ("fr", "Rzeszów"), ("fr", "Gdańsk"), ("fr", "Wrocław"), ("fr", "Poznań"),
    ("de", "Chișinău"), ("de", "Šalčininkai"), ("de", "Białowieża-Urwald"), ("fr", "forêt de Białowieża"),
    ("es", "bosque de Białowieża"),
}  # fmt: skip


@cache
def places() -> dict[str, Entry]:
    return {entry.id: entry for entry in translit.Glossary.load().entries if entry.type == "place"}


def test_there_are_enough() -> None:
    assert len(places()) >= 300


def test_every_place_has_the_three_source_languages() -> None:
    """An article comes in English, Russian or Belarusian; a place without one of them is missed there."""
    wanting = [entry.id for entry in places().values() if not {"be", "ru"} <= set(entry.forms) or not entry.code("en")]
    assert wanting == []


@pytest.mark.parametrize("lang", ALPHABETS)
def test_forms_use_the_letters_of_their_language(lang: str) -> None:
    allowed = re.compile(f"(?:{ALPHABETS[lang]}|[ .'-])+")
    forms = [entry.forms[lang] for entry in places().values() if lang in entry.forms]
    assert forms
    assert [form for form in forms if not allowed.fullmatch(form.lower()) and (lang, form) not in OWN_SPELLING] == []


@pytest.mark.parametrize("code", ["be", "ru", "uk", "en", "en:be", "en:ru", *list(ALPHABETS)[3:]])
def test_no_two_places_print_the_same(code: str) -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for entry in places().values():
        if code in entry.forms:
            owners[entry.forms[code]].append(entry.id)
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


def test_variants_are_not_forms_again() -> None:
    for entry in places().values():
        for lang, variants in entry.variants.items():
            printed = {form for code, form in entry.forms.items() if code == lang or code.startswith(lang + ":")}
            assert not printed & set(variants), (entry.id, lang)
            assert len(variants) == len(set(variants)), (entry.id, lang)


def test_explicit_cases_share_the_beginning_of_the_name() -> None:
    """A paradigm pasted under the wrong town; a vowel of the stem may drop or change (Астраўца, Києва)."""
    for entry in places().values():
        for lang, cases in entry.cases.items():
            for case, forms in cases.items():
                for form in [forms] if isinstance(forms, str) else forms:
                    assert form[:2] == entry.forms[lang][:2], (entry.id, lang, case, form)


def test_plural_names_have_explicit_cases() -> None:
    """The genitive of a plural town is a matter of usage (Баранавіч, Стоўбцаў, Ашмян): no rule should guess it."""
    plural = [entry for entry in places().values() if entry.number == "pl" and "ru" not in entry.indeclinable]
    assert plural
    assert [entry.id for entry in plural if "ru" not in entry.cases and "be" not in entry.cases] == []


def test_mentions_of_samples_stand_in_their_text() -> None:
    samples = [(entry.id, each) for entry in places().values() for each in entry.samples]
    assert len(samples) >= len(places())
    assert [name for name, each in samples if each.mention not in each.text] == []


def found(text: str, lang: str) -> list[str]:
    mentions = names.find(text, lang, glossary=translit.Glossary.load())
    return [mention.entry_id for mention in mentions if mention.entry_id]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("be", "Глыбокае возера ляжыць паміж узгоркаў."),
        ("be", "Бяроза стаіць ля плота."),
        ("be", "Масты праз раку адрамантавалі."),
        ("be", "Гарадок заснуў."),
        ("be", "Чэрвень быў цёплы."),
        ("be", "Ветка метро запрацуе ў снежні."),
        ("be", "Удзельнікі Круглага стала прынялі рэзалюцыю."),
        ("ru", "Глубокое море было тихо."),
        ("ru", "Круглый стол прошёл успешно."),
        ("ru", "На Круглом столе выступили трое."),
        ("ru", "Круглое лицо улыбалось."),
        ("ru", "Мосты развели ночью."),
        ("ru", "Берёза растёт у дома."),
        ("ru", "Узда порвалась."),
        ("ru", "Корма лодки погрузилась."),
        ("ru", "Горки и качели закрыли."),
        ("uk", "Червень був теплий."),
        ("en", "Karma caught up with him."),
        ("ru", "Дорога ведёт до Каменца-Подольского."),
        ("ru", "Косово признали."),
    ],
)
def test_a_common_word_is_no_place(lang: str, text: str) -> None:
    """Towns called bridges, birch, June or deep would turn up in any article."""
    assert found(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("be", "Суд у Глыбокім пакінуў прысуд у сіле.", "hlybokaye"),
        ("be", "Ён жыве ў Мастах.", "masty"),
        ("be", "Настаўніка затрымалі ў Чэрвені.", "cherven"),
        ("be", "Жыхара Бярозы арыштавалі.", "biaroza"),
        ("be", "З Гарадка яго павезлі далей.", "haradok"),
        ("be", "Суд быў у Старых Дарогах.", "staryia-darohi"),
        ("ru", "Его этапировали в Глубокое.", "hlybokaye"),
        ("ru", "Автобус до Круглого отменили.", "kruhlaye"),
        ("ru", "Житель Березы арестован.", "biaroza"),
        ("ru", "Жительницу Ветки задержали.", "vetka"),
        ("ru", "Он живёт в Марьиной Горке.", "maryina-horka"),
        ("en", "A court in Hlybokaye upheld it.", "hlybokaye"),
        ("en", "He was taken to Glubokoe.", "hlybokaye"),
    ],
)
def test_such_a_place_is_found_inside_a_sentence(lang: str, text: str, place: str) -> None:
    assert found(text, lang) == [place]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("be", "Сяргей Барысаў выйшаў на волю."),
        ("ru", "Вчера Сергея Борисова осудили на два года."),
        ("ru", "Суд над Виктором Брагиным и Павлом Петриковым начался."),
        ("en", "Sergei Turov was jailed."),
    ],
)
def test_a_surname_is_no_town(lang: str, text: str) -> None:
    """Борисов, Туров, Брагин, Петриков are towns and surnames: a given name before them tells."""
    assert not set(found(text, lang)) & set(places())
