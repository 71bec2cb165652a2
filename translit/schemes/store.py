"""The schemes there are: read from their data files, found by id, alias or family."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

import msgspec

from ..errors import require_text
from .model import Scheme, SchemeError, UnknownScheme

__all__ = ["available", "for_target", "get"]

_SHOWN = 60  # letters of a name that is none
_HINTS = 3
_ID = re.compile(r"[a-z0-9][a-z0-9.-]*-[a-z]{2}")


def _files() -> Traversable:
    return resources.files(__package__).joinpath("data")


@lru_cache(maxsize=512)
def _one(scheme_id: str) -> Scheme:
    name = f"{scheme_id}.json"
    return _decode(name, _files().joinpath(name).read_bytes())


@lru_cache(maxsize=1)
def _all() -> dict[str, Scheme]:
    ids = sorted(entry.name.removesuffix(".json") for entry in _files().iterdir() if entry.name.endswith(".json"))
    return {scheme_id: _one(scheme_id) for scheme_id in ids}


def _decode(name: str, data: bytes) -> Scheme:
    try:
        scheme = msgspec.json.decode(data, type=Scheme)
    except msgspec.MsgspecError as error:
        raise SchemeError(f"the scheme file {name} does not fit the schema: {error}; correct the file.") from error
    if scheme.id + ".json" != name:
        raise SchemeError(f"the scheme file {name} holds the id {scheme.id!r}; name the file after its id.")
    return scheme


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names = {alias.lower(): scheme.id for scheme in _all().values() for alias in scheme.aliases}
    return names | {key: key for key in _all()}


def available() -> list[Scheme]:
    """List every scheme, by id.

    >>> [scheme.id for scheme in available() if scheme.id.startswith("bgnpcgn")][:2]
    ['bgnpcgn-1947-alt-ru', 'bgnpcgn-1947-ru']
    """
    return list(_all().values())


@lru_cache(maxsize=1024)
def get(name: str, lang: str | None = None) -> Scheme:
    """Find a scheme by its id, an alias, or the name of its family.

    Args:
        name: an id (`kmu-55-2010-uk`), an alias, or an id without year or language (`kmu-55`, `bgnpcgn`).
        lang: which language the text is in; needed where a family has schemes for several. The newest one is taken.

    Raises:
        UnknownScheme: nothing has this name (the message has the nearest), or the family needs a language.

    >>> get("bgnpcgn", "be").id, get("kmu-55-2010").id
    ('bgnpcgn-1979-be', 'kmu-55-2010-uk')
    """
    require_text(name, "the scheme")
    wanted = re.sub("[_/ ]", "-", name.strip().lower())
    if _ID.fullmatch(wanted) and _files().joinpath(f"{wanted}.json").is_file():
        return _one(wanted)  # the one file, and not all of them
    exact = _names().get(wanted) or (_names().get(f"{wanted}-{lang}") if lang else None)
    if exact:
        return _all()[exact]
    family = [scheme for scheme in _all().values() if _in_family(scheme, wanted)]
    langs = sorted({scheme.lang for scheme in family})
    if not lang and len(langs) == 1:
        return get(name, langs[0])
    fitting = [scheme for scheme in family if lang in (None, scheme.lang)]
    if fitting and lang:
        return max(fitting, key=_standing)
    if fitting:
        raise UnknownScheme(
            f"the scheme {name!r} is there for {', '.join(langs)}: "
            f"say which with --lang {langs[0]} (in Python lang={langs[0]!r}).",
            tuple(langs),
        )
    if family:
        raise UnknownScheme(f"there is no scheme {name!r} for {lang!r}, only for {', '.join(langs)}.")
    raise UnknownScheme(f"there is no scheme {name[:_SHOWN]!r}; {_nearest(wanted, lang)}")


def _standing(scheme: Scheme) -> tuple[bool, bool, int, int]:
    """What stands for a family: no transcription, no variant (bgnpcgn-1947-alt-ru of bgnpcgn-1947-ru), the newest."""
    parts = scheme.id.split("-")
    plainer = ("-".join(parts[:at] + parts[at + 1 :]) for at in range(1, len(parts) - 1))
    return scheme.kind == "romanisation", not any(name in _all() for name in plainer), scheme.year, -len(scheme.id)


def _in_family(scheme: Scheme, name: str) -> bool:
    return any((alias.lower() + "-").startswith(name + "-") for alias in (scheme.id, *scheme.aliases))


def _nearest(name: str, lang: str | None) -> str:
    known = [key for key in _names() if lang is None or key.endswith("-" + lang)]
    nearest: dict[str, str] = {}  # of each scheme the nearest of its names
    for key in difflib.get_close_matches(name[:_SHOWN], known, n=9, cutoff=0.5):
        nearest.setdefault(_names()[key], key)
    found = list(nearest.values())[:_HINTS]
    hint = f"did you mean {', '.join(found[:-1])}{' or ' if found[1:] else ''}{found[-1]}? " if found else ""
    return hint + "`translit schemes list` shows them all."


def for_target(source: str, target: str, gender: str | None = None) -> Scheme | None:
    """Find the press transcription from one language into the spelling of another.

    Args:
        source: the language of the name (`be`, `ru`, `uk`).
        target: the language that it is to be printed in (`de`, `fr`, `pl`, `lt` ...).
        gender: `f` for the name of a woman: Lithuanian gives her surname no ending (Ana Vonsovič).

    Returns:
        The newest transcription, or None where there is none.

    >>> for_target("ru", "de").id
    'duden-ru'
    >>> for_target("be", "lt", "f").id
    'vlkk-lt-bare-be'
    """
    fitting = [
        scheme
        for scheme in _all().values()
        if scheme.kind == "transcription"
        and (scheme.lang, scheme.target) == (source, target)
        and scheme.gender in ("", gender)
    ]
    return max(fitting, key=lambda scheme: (scheme.gender, scheme.year), default=None)
