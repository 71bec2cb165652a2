"""What a translation gives back: text, what became of each name, warnings, a signature."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..errors import TranslitError

__all__ = ["Finding", "NameResult", "SegmentResult", "Translation", "Untranslated", "as_json"]


@dataclass(frozen=True, slots=True)
class NameResult:
    """One source mention and what became of it in the target text.

    `source_span` and `target_span` are half-open index pairs into the whole source and target text; `target_span` is
    None for a name that was not found again. `expected` is the entry's base form in the target language, `found`
    the text that stands in the target. `case` is the grammatical case of `found`, None where the language has none
    or the context did not tell; `cases` are then all that it may be, the likelier first. `ok` is True only when
    `found` is a form of the entry, read back from the output.
    """

    entry_id: str | None
    kind: str | None
    source_text: str
    source_span: tuple[int, int]
    expected: str
    found: str | None
    target_span: tuple[int, int] | None
    case: str | None
    how: str
    ok: bool
    segment: int
    note: str = ""
    cases: tuple[str, ...] = ()


_ADVICE = (
    "draft",
    "words-unknown",
    "form-missing",
    "names-by-rule",
    "forms-by-rule",
    "names-left",
    "names-invented",
    "encoding-changed",
    "repeating",
    "number-added",
    "measure-added",
    "negation-lost",
    "shortened",
    "words-alike",
    "words-coined",
    "letters-foreign",
    "memory-near",
    "memory-failed",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should know: `code` is stable, `message` a sentence, `source_span` where.

    What is `advice` leaves the names right; anything else is a fault in the translation.

    >>> Finding("words-unknown", "…").advice, Finding("name-lost", "…").advice
    (True, False)
    """

    code: str
    message: str
    source_span: tuple[int, int] | None = None
    segment: int | None = None

    @property
    def advice(self) -> bool:
        """True for what an editor may want to check, False for what went wrong."""
        return self.code in _ADVICE


@dataclass(frozen=True, slots=True)
class SegmentResult:
    """One sentence: its span in the source text and its span in the target text, and who made it.

    `origin` is `engine`, or where the translation memory had it `machine` or `people`.
    """

    source_span: tuple[int, int]
    target_span: tuple[int, int]
    origin: str = "engine"


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated text with the fate of every name in it.

    `way` says for each step which engine took it, and why.

    >>> t = Translation("Мінск", "Минск", "be", "ru")
    >>> t.text, t.ok
    ('Минск', True)
    """

    source_text: str
    text: str
    source: str
    target: str
    names: tuple[NameResult, ...] = ()
    warnings: tuple[Finding, ...] = ()
    segments: tuple[SegmentResult, ...] = ()
    signature: str = ""
    engine: str = ""
    unknown_names: tuple[tuple[int, int], ...] = field(default=())
    way: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """True when every name of a known entry was verified in the target text."""
        return all(name.ok for name in self.names)

    @property
    def verified(self) -> int:
        """How many names were verified."""
        return sum(name.ok for name in self.names)


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A text of many that could not be translated, and why; the others are not touched by it.

    >>> failed = Untranslated("123", ValueError("the language of the text cannot be told"))
    >>> failed.ok, failed.reason
    (False, 'the language of the text cannot be told')
    """

    source_text: str
    error: Exception

    @property
    def ok(self) -> bool:
        """Always False: nothing was translated."""
        return False

    @property
    def reason(self) -> str:
        """What happened, as a sentence; a fault in translit itself is called one."""
        if isinstance(self.error, TranslitError) or type(self.error) is ValueError:
            return str(self.error)
        return f"this is a fault in translit ({type(self.error).__name__}: {self.error})"


def as_json(result: Translation) -> dict[str, Any]:
    """The result as plain data for `json.dumps`.

    >>> as_json(Translation("a", "b", "en", "ru"))["target"]
    'ru'
    """
    from dataclasses import asdict

    return asdict(result)
