"""The one family of refusals: what was wrong, where, and what to do; said in English, and ready for other languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = [
    "ArgumentTypeError",
    "Message",
    "TranslitError",
    "joined",
    "require_glossary",
    "require_mapping",
    "require_several",
    "require_text",
]


class Message(str):
    """A sentence in English that remembers how it was made, so that a page can say it in another language.

    It is its text wherever a text is wanted. `template` is the sentence with names in braces and finds the translation;
    `values` fill it, messages among them. Where the template has `|`, the number `n` decides: one thing | several.

    >>> Message("{what}: row {row}|{what}: {n:,} rows", n=1200, what=Message("left out"), row=3)
    'left out: 1,200 rows'
    """

    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> Message:
        """Fill the template; one without values stands as it is."""
        forms = template.split("|") if "n" in values else [template]
        chosen = forms[0 if values.get("n") == 1 else -1]
        made = super().__new__(cls, chosen.format(**values) if values else chosen)
        made.template, made.values = template, values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as it was made: refusals travel between processes."""
        return _again, (self.template, dict(self.values))


def _again(template: str, values: Mapping[str, Any]) -> Message:
    return Message(template, **values)


def joined(parts: Iterable[str], by: str = ", ") -> Message:
    """Several messages as one.

    >>> joined([Message("row {row}", row=3), "B"])
    'row 3, B'
    """
    values = {f"part{at}": part for at, part in enumerate(parts)}
    return Message(by.join(f"{{{name}}}" for name in values), **values)


class TranslitError(ValueError):
    """Base of every refusal in the library.

    Its message is a sentence for a person: what was wrong, where, and what to do about it.
    Each room raises subclasses of its own.

    >>> issubclass(TranslitError, ValueError)
    True
    """

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled and copied as it stands, whatever it is made from: refusals travel between processes."""
        return _as_it_was, (type(self), self.args, self.__dict__)

    @property
    def told(self) -> str:
        """The message; a `Message` where it can be said in other languages too."""
        first = self.args[0] if self.args else ""
        return first if isinstance(first, Message) else str(self)


def _as_it_was(kind: type[TranslitError], args: tuple[Any, ...], fields: Mapping[str, Any]) -> TranslitError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(fields)
    return error


class ArgumentTypeError(TranslitError, TypeError):
    """An argument is of another kind than the call takes: None or bytes for a text, a path for a glossary."""


def require_text(value: object, what: str) -> None:
    """Refuse what is no text where one is wanted: it would fail far within, in words about something else.

    Args:
        value: what was given.
        what: what the argument is called, for the message.

    Raises:
        ArgumentTypeError: `value` is no `str`.

    >>> require_text(b"Minsk", "name")
    Traceback (most recent call last):
    translit.errors.ArgumentTypeError: name must be a str, not bytes: decode them first, as in name.decode("utf-8").
    """
    if isinstance(value, str):
        return
    better = f': decode them first, as in {what}.decode("utf-8")' if isinstance(value, bytes) else ""
    raise ArgumentTypeError(f"{what} must be a str, not {type(value).__name__}{better}.")


def require_glossary(value: object) -> None:
    """Refuse what is no glossary and not None: mostly the path of one.

    Raises:
        ArgumentTypeError: `value` finds no names.

    >>> require_glossary("ours/")
    Traceback (most recent call last):
    translit.errors.ArgumentTypeError: glossary must be a Glossary, not str: Glossary.load(path) makes one of files.
    """
    if value is not None and not hasattr(value, "match"):
        raise ArgumentTypeError(
            f"glossary must be a Glossary, not {type(value).__name__}: Glossary.load(path) makes one of files."
        )


def require_several(value: object, what: str) -> None:
    """Refuse one text where many are wanted: its letters would be taken one by one, in silence.

    Raises:
        ArgumentTypeError: `value` is a text or bytes.

    >>> require_several("Ihar Losik", "names")
    Traceback (most recent call last):
    translit.errors.ArgumentTypeError: names must be a list of str, not one str: put it into a list.
    """
    if isinstance(value, (str, bytes)):
        kind = type(value).__name__
        raise ArgumentTypeError(f"{what} must be a list of str, not one {kind}: put it into a list.")


def require_mapping(value: object, what: str, like: str) -> None:
    """Refuse what is no mapping where one is wanted.

    Args:
        value: what was given.
        what: what the argument is called, for the message.
        like: an example of what is wanted, as one would write it.

    Raises:
        ArgumentTypeError: `value` is no mapping.

    >>> require_mapping(["Ihar Losik"], "forms", "{1: ['Ihar Losik']}")
    Traceback (most recent call last):
    translit.errors.ArgumentTypeError: forms must be a mapping such as {1: ['Ihar Losik']}, not list.
    """
    if not isinstance(value, Mapping):
        raise ArgumentTypeError(f"{what} must be a mapping such as {like}, not {type(value).__name__}.")
