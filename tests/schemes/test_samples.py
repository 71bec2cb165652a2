"""Every scheme file: fits the schema, keeps its own samples, and says where it comes from."""

from __future__ import annotations

import unicodedata

import msgspec
import pytest

from translit import schemes
from translit.schemes import store

ALL = schemes.available()
IDS = [scheme.id for scheme in ALL]


@pytest.mark.parametrize("scheme", ALL, ids=IDS)
def test_samples(scheme: schemes.Scheme) -> None:
    got = {sample.source: schemes.transliterate(sample.source, scheme.id) for sample in scheme.samples}
    assert got == {sample.source: sample.target for sample in scheme.samples}


@pytest.mark.parametrize("scheme", ALL, ids=IDS)
def test_samples_as_they_are_typed(scheme: schemes.Scheme) -> None:
    """NFD, another apostrophe, a stray capital form: the same answer."""
    for sample in scheme.samples:
        decomposed = unicodedata.normalize("NFD", sample.source)
        assert schemes.transliterate(decomposed, scheme.id) == sample.target
        if sample.source.isalpha() and sample.target.isascii() and sample.source.islower():
            assert schemes.transliterate(sample.source.upper(), scheme.id) == sample.target.upper()


@pytest.mark.parametrize("scheme", ALL, ids=IDS)
def test_file_is_complete(scheme: schemes.Scheme) -> None:
    assert len(scheme.samples) >= 8
    assert scheme.authority and scheme.citation and 1850 < scheme.year < 2030
    assert scheme.lang in ("be", "ru", "uk") and scheme.id.endswith(f"-{scheme.lang}")
    assert (scheme.kind == "transcription") == bool(scheme.target)  # a transcription goes into a language
    assert all(form == unicodedata.normalize("NFC", form) for form in scheme.letters.values())


ALPHABET = {
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя'",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'",
}


@pytest.mark.parametrize("scheme", [one for one in ALL if one.kind != "respelling"], ids=lambda one: one.id)
def test_whole_alphabet_is_covered(scheme: schemes.Scheme) -> None:
    missing = set(ALPHABET[scheme.lang]) - set(scheme.letters)
    assert not missing - {"'"}


@pytest.mark.parametrize("scheme", ALL, ids=IDS)
def test_every_row_decides_something(scheme: schemes.Scheme) -> None:
    """Each is reached, and writes a letter otherwise than without it: who reads the file looks for a reason."""
    idle = []
    for number, rule in enumerate(scheme.rules):
        for key, form in rule.letters.items():
            before = [each for each in scheme.rules[:number] if key in each.letters and each.where in ("", rule.where)]
            after = [each for each in scheme.rules[number + 1 :] if key in each.letters]
            if before or (form == scheme.letters.get(key) and not after):
                idle.append((key, rule.where))
    assert not idle


def test_ids_and_aliases_are_unique() -> None:
    names = [name for scheme in ALL for name in (scheme.id, *scheme.aliases)]
    assert len(names) == len(set(names))


def test_wrong_file_is_refused_with_its_name() -> None:
    with pytest.raises(schemes.SchemeError, match=r"x-ru\.json .*required field"):
        store._decode("x-ru.json", msgspec.json.encode({"id": "x-ru"}))
    good = msgspec.json.encode(ALL[0])
    with pytest.raises(schemes.SchemeError, match="name the file after its id"):
        store._decode("other-ru.json", good)
