"""The symbols that the model knows beside text, and the input format that they make.

The encoder and the decoder both begin with the target language's token. A glossary form stands inside the sentence,
right after the words that it translates, in the target language's base form: `Ihar Losik⁅ Игорь Лосик⁆ was freed`.
The space after the opening symbol makes the form's pieces the same as anywhere else at the start of a word.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["CLOSE", "LANGUAGES", "OPEN", "PAIRS", "annotated", "language_token", "without_symbols"]

LANGUAGES = ("en", "ru", "be", "uk")
PAIRS = ("en-ru", "en-be", "en-uk", "ru-be", "be-uk", "ru-uk")
OPEN, CLOSE = "⁅", "⁆"  # U+2045, U+2046: in no text of ours, and no markup, unlike <g>, which XLIFF has


def language_token(lang: str) -> str:
    """The control symbol that asks for a target language.

    >>> language_token("be")
    '<2be>'
    """
    return f"<2{lang}>"


def without_symbols(text: str) -> str:
    """Text with no annotation symbols in it, so that nobody's brackets are taken for a glossary.

    >>> without_symbols("a⁅b⁆")
    'ab'
    """
    return text.replace(OPEN, "").replace(CLOSE, "")


def annotated(text: str, forms: Sequence[tuple[tuple[int, int], str]]) -> str:
    """The sentence with each form written after its span: exactly what the model was trained to read.

    `forms` holds (span in `text`, base form in the target language); spans do not overlap.

    >>> annotated("Ihar Losik was freed.", [((0, 10), "Игорь Лосик")])
    'Ihar Losik⁅ Игорь Лосик⁆ was freed.'
    """
    out, at = [], 0
    for (start, end), form in sorted(forms):
        if start < at:
            raise ValueError(f"the spans of two glossary forms overlap at {start} in {text!r}")
        out += [without_symbols(text[at:end]), OPEN, " ", without_symbols(form), CLOSE]
        at = end
    return "".join([*out, without_symbols(text[at:])])
