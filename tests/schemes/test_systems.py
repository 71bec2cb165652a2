"""Every system that the toolkit promises, for each language that it covers, by the name that people give it."""

from __future__ import annotations

import pytest

from translit import schemes

ALL = "be ru uk"
SYSTEMS = [
    ("iso9-1995", ALL),
    ("gost-7.79-a", ALL),
    ("gost-7.79-b", ALL),
    ("iso-r9-1968-t1", ALL),
    ("iso-r9-1968-t2", "be ru"),  # docs/schemes.md says what is missing
    ("iso-r9-1954", "ru"),
    ("scientific", ALL),
    ("din-1460", ALL),
    ("alalc", ALL),
    ("alalc-ascii", ALL),
    ("bgnpcgn-1947", "ru"),
    ("bgnpcgn-1979", "be"),
    ("bgnpcgn-1965", "uk"),
    ("bgnpcgn-2019", "uk"),
    ("un-1987", ALL),
    ("un-2007", "be"),
    ("un-1998", "uk"),
    ("un-2012", "uk"),
    ("by-1998", "be"),
    ("gki-1992", "be"),
    ("gki-2000", "be"),
    ("by-2000-2007", "be"),
    ("by-2023", "be ru"),
    ("lacinka-modern", "be"),
    ("lacinka-classical", "be"),
    ("lacinka-czech", "be"),
    ("lacinka-polish", "be"),
    ("lacinka-ascii", "be"),
    ("tarashkevitsa", "be"),
    ("mvd-by-2008", "be ru"),
    ("mvd-by-2010", "be ru"),
    ("icao-9303", ALL),
    ("gost-16876-71-t1", ALL),
    ("gost-16876-71-t2", ALL),
    ("gost-52535.1", "ru"),
    ("gost-52290", "ru"),
    ("gost-7.0.34", "ru"),
    ("mvd-310", "ru"),
    ("mvd-310-fr", "ru"),
    ("mvd-310-reduced", "ru"),
    ("mvd-782", "ru"),
    ("telegram", "ru"),
    ("kmu-55-2010", "uk"),
    ("national-1996", "uk"),
    ("passport-2004", "uk"),
    ("passport-2007", "uk"),
    ("geocadastre-1993", "uk"),
    ("derzhstandart-1995", "uk"),
    ("dstu-9112-a", "uk"),
    ("dstu-9112-b", "uk"),
    ("odni-2015", ALL),
    ("bs-2979", ALL),
    ("bas-2017-oss", "ru"),
    ("bas-2017-bss", "ru"),
    ("mosmetro", "ru"),
    ("yandex-maps", "ru"),
    ("wikipedia", "ru"),
]


@pytest.mark.parametrize(("name", "langs"), SYSTEMS, ids=[name for name, _ in SYSTEMS])
def test_a_system_is_there_for_its_languages(name: str, langs: str) -> None:
    for lang in langs.split():
        scheme = schemes.get(name, lang)
        assert scheme.lang == lang
        assert scheme.id.startswith(name) or any(alias.startswith(name) for alias in scheme.aliases)


TARGETS = "de fr pl es fi sv lt lv cs hu it nl tr da no"


@pytest.mark.parametrize("target", TARGETS.split())
def test_a_press_transcription_goes_by_the_target(target: str) -> None:
    for lang in ALL.split():
        scheme = schemes.get(f"press-{target}", lang)
        assert (scheme.lang, scheme.target) == (lang, target)
        assert scheme == schemes.for_target(lang, target)
