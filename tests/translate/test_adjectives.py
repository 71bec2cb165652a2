"""Adjectives of places that an engine garbled, put right; others, and right ones, left alone."""

from __future__ import annotations

import pytest

from translit.translate.unlisted.adjectives import with_adjectives


@pytest.mark.parametrize(
    ("source", "target", "output", "wanted"),
    [
        (
            "У Гродзенскім судзе. Гродзенскі суд",
            "ru",
            "В Гроденском суде. Гроденский суд",
            "В Гродненском суде. Гродненский суд",
        ),
        ("з Столбцовского района", "be", "з Столбцоўскага раёна", "з Стаўбцоўскага раёна"),
        ("в Несвижском замке", "uk", "в Несвижськім замку", "в Несвізькім замку"),
        ("в Гродненском суде", "be", "у Гродненскам судзе", "у Гродзенскам судзе"),  # left as it was
        ("у магілёўскай турме", "ru", "в могиловской тюрьме", "в могилевской тюрьме"),
        ("у Бярозаўскім раёне", "ru", "в Берозовском районе", "в Березовском районе"),  # the table's ё is not printed
        ("у Магілёўскай вобласці", "ru", "в Могилёвской области", "в Могилёвской области"),  # nor taken away
        ("у Берасьцейскім", "uk", "в Берестейскім", "в Берестейскім"),  # no word of the table
        ("у Брэсцкай вобласці", "uk", "у Брестській області", "у Брестській області"),  # Берестейська, too
        ("в Кам’янецькому районі", "ru", "в Камянецком районе", "в Каменецком районе"),
        # right already, another place's, another word with or without a capital
        ("у Мінскім судзе", "ru", "в Минском суде", "в Минском суде"),
        ("у Мінскім і Пінскім", "ru", "в Минском и Пинском", "в Минском и Пинском"),
        ("у Мінскім судзе", "ru", "в Финском суде", "в Финском суде"),
        ("у Лідскім раёне", "ru", "у людской толпы", "у людской толпы"),
        ("in the Minsk court", "ru", "в Миньском суде", "в Миньском суде"),
        ("у Мінскім судзе", "en", "in Minskim court", "in Minskim court"),
        # English calls districts and regions after the place
        ("У Лідскім раёне", "en", "In the Lidsky district", "In the Lida district"),
        ("в Івано-Франківській області", "en", "in Ivano-Frankivska region", "in Ivano-Frankivsk region"),
        ("Гродненская область", "en", "Hrodna region", "Hrodna region"),  # a place already
        ("Ленинский район", "en", "Leninsky district", "Leninsky district"),
        ("Слуцкий район", "en", "Lidsky district", "Lidsky district"),  # another's
    ],
)
def test_a_garbled_adjective_is_put_right(source: str, target: str, output: str, wanted: str) -> None:
    """With the engine's own ending: it knows the noun that follows."""
    assert with_adjectives(source, output, target) == wanted
