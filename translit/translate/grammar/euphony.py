"""The small word before a name, put right for the name's case and for the sound that it begins with."""

from __future__ import annotations

import re
from functools import cache

from ...tables import rows

__all__ = ["fit", "settle"]

_LAST_WORD = re.compile(r"([^\W\d_]+[’']?)(\s*)$")


# Правілы беларускай арфаграфіі і пунктуацыі, 2008, on у and ў: у -> ў after a vowel, no pause between the words.
_SHORT_U = re.compile(r"(?<=[аеёіоуыэюяАЕЁІОУЫЭЮЯ])([ \u00a0])у(?=[ \u00a0])")
_LONG_U = re.compile(r"(?<![аеёіоуыэюяАЕЁІОУЫЭЮЯ])([ \u00a0])ў(?=[ \u00a0])")


# во, со, ко before a consonant after which another stands and which is too like the preposition's own, and before Льв-:
# во Франции, со Степаном, ко Льву (Розенталь, Справочник по правописанию и стилистике, § 199).
_FULLER = {
    "в": re.compile(r"[ВФ][бвгджзклмнпрстфхцчшщь]|Льв"),
    "с": re.compile(r"[СЗШЖ][бвгджзклмнпрстфхцчшщ]|Льв"),
    "к": re.compile(r"Льв"),
}


@cache
def _rules() -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    table = rows(__package__, "euphony.tsv")
    rules: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for row in table:
        rules.setdefault((row["lang"], row["before"]), []).append((row["sounds"], row["after"], row["joined"]))
    return rules


def fit(before: str, name: str, lang: str) -> str:
    """`before` with its last word fitted to the first sound of `name`.

    >>> fit("рассказал о ", "Алесе", "ru"), fit("Belavia y ", "Ihar", "es"), fit("le mari de ", "Ihar", "fr")
    ('рассказал об ', 'Belavia e ', 'le mari d’')
    >>> fit("el marido de ", "Ihar", "es")
    'el marido de '
    >>> fit("жил в ", "Львове", "ru"), fit("был во ", "Минске", "ru"), fit("жил в ", "Вене", "ru")
    ('жил во ', 'был в ', 'жил в ')
    """
    match = _LAST_WORD.search(before)
    if match is None or not name:
        return before
    word = match.group(1)
    short = word.removesuffix("о")
    if lang == "ru" and (before_cluster := _FULLER.get(short.lower())):
        return before[: match.start()] + short + "о" * bool(before_cluster.match(name)) + match.group(2)
    for sounds, after, joined in _rules().get((lang, word.lower().replace("'", "’")), ()):
        if name[0] in sounds:
            new = after.capitalize() if word[0].isupper() else after
            gap = "" if joined == "yes" else " " if joined == "split" else match.group(2)
            return before[: match.start()] + new + gap
    return before


def settle(sentence: str, lang: str) -> str:
    """The sentence with words that depend on their neighbours put right; as long as it was.

    Belarusian у and ў as a preposition: a name that was put in may have changed the sound before it.

    >>> settle("Лукашэнка у Мінску, а Лосік ў Вільні", "be")
    'Лукашэнка ў Мінску, а Лосік у Вільні'
    """
    if lang != "be":
        return sentence
    return _LONG_U.sub(r"\1у", _SHORT_U.sub(r"\1ў", sentence))
