"""Whole names by one system of romanisation, which stand among the answers: papers and lists keep to one throughout."""

from __future__ import annotations

from collections.abc import Mapping

from translit.schemes import transliterate

__all__ = ["passports", "printed_by_atlases"]

# How atlases and gazetteers have printed Ukrainian places beside the official system; the last after the Russian form.
_ATLASES = (("uk", "bgnpcgn-1965-uk"), ("uk", "national-1996-uk"), ("ru", "bgnpcgn-1947-ru"))
# Passports of 1997 to 2010, and of today (ICAO Doc 9303).
_PASSPORTS = ("mvd-310-1997-ru", "icao-9303-ru")
_NO_MARKS = str.maketrans("", "", "'’”ʹʺ")


def printed_by_atlases(forms: Mapping[str, str]) -> list[str]:
    """A Ukrainian place in the systems that are met beside the official one; `forms` has its `uk` and `ru` form.

    >>> printed_by_atlases({"uk": "Гуляйполе", "ru": "Гуляйполе"})
    ['Hulyaypole', 'Huliaipole', 'Gulyaypole']
    """
    # GeoNames prints ё of Ukrainian places as yo (Priozyornoye): a dozen to one among those of 500 people or more.
    return [transliterate(forms[lang], system).replace("ë", "yo").replace("Ë", "Yo") for lang, system in _ATLASES]


def passports(person: str) -> list[str]:
    """A Russian name as the two kinds of Russian passports print it, which have no sign for ь and ъ.

    >>> passports("Евгений Юрьевич Соловьёв")
    ['Evgeniy Yuryevich Solovyev', 'Evgenii Iurevich Solovev']
    """
    return [transliterate(person, system).translate(_NO_MARKS) for system in _PASSPORTS]
