"""The places of the built-in glossary: what a slip in one of the files would garble in an article."""

import re
from collections import defaultdict
from functools import cache

import pytest

import translit
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
    assert len(places()) >= 200


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


def test_a_common_word_is_no_place() -> None:
    """Мір (peace), Чэрвень (June), Масты (bridges), Глыбокае (deep): these towns would turn up in any article."""
    forms = {form for entry in places().values() for form in entry.forms.values()}
    assert not forms & {
        "Мір",
        "Мир",
        "Чэрвень",
        "Червень",
        "Масты",
        "Мосты",
        "Бяроза",
        "Берёза",
        "Глыбокае",
        "Глубокое",
    }
