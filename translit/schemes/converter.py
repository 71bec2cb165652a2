"""A text through a scheme: cut into words, each looked up or worked out once, and put together again.

A long text goes through at once (`bulk`), a name letter by letter (`automaton`); what they leave is looked up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from ..text import CYRILLIC_DOMAINS, addresses, fold_lookalikes
from .automaton import UNDECIDED
from .bulk import Bulk, woven
from .cutting import LOUD, blocks, joined_words, seams, spanning
from .forward import Uncovered
from .model import Scheme, UncoveredLetter

__all__ = ["Converter"]

_ADDRESS = ("://", "www.", "@")  # one of these, or _PATH, is in every address that may hold Cyrillic
_PATH = re.compile(rf"\.(?=[a-zа-яқ])(?:[a-z]{{2,6}}[/?]|(?:{CYRILLIC_DOMAINS})\b)")
_REMEMBERED = 40_000  # words for each scheme, about 15 MB; then the memory starts afresh
_FEW = 2000  # stretches; a text with more odd ones than these repays what `forms` learns by them
_LONG = 60  # characters; a longer piece is not worth remembering
_NEAR = 100  # characters in which most likely there is a place where a line may be cut
# Stand for what is not written together with the rest, so that a long text stays one.
_CUT, _ADDRESS_CUT = "\x02", "\x03"
_AT_ONCE = 1 << 12  # characters; in shorter texts most words were met before
_TOGETHER = 256  # names


class Converter:
    """A text through a scheme: every stretch between spaces is looked up first, and worked out only if it is new."""

    def __init__(
        self,
        scheme: Scheme,
        pattern: re.Pattern[str],
        word: Callable[[str], str],
        reverse: bool,
        forms: Callable[[str], str] | None = None,
        bulk: Callable[[], Bulk] | None = None,
    ) -> None:
        """Take how the text is cut and how one word is written.

        And quicker ways, if there are: for a name (`Automaton.forms`), for a long text (a `Bulk`).
        """
        self._pattern = pattern
        self._word = word
        self._scheme_id = scheme.id
        self._reverse = reverse
        self._spanning = spanning(scheme)
        self._seam = seams(scheme)
        self._joined = re.compile(joined_words(scheme)) if scheme.joined else None
        self._make_bulk = bulk
        self._bulk: Bulk | None = None
        self._forms = forms or (lambda text: UNDECIDED)
        self._known = _Words(word)
        self._stretches = _Stretches(pattern, self._known, self._forms)
        self._stretch = self._stretches.__getitem__
        self._met = self._stretches.get

    def short(self, text: str) -> str:
        """Convert a text that may be a name: one met before is known, and a new one looked up letter by letter."""
        if len(text) > _LONG:
            return self(text)
        form = self._met(text)
        if form is None:  # written out, for a call more would show in the time of a name
            form = self._forms(text)
            if UNDECIDED in form:
                form = self(text)
            if len(self._stretches) >= _REMEMBERED:
                self._stretches.clear()
            self._stretches[text] = form
        return form

    def __call__(self, text: str, offset: int = 0) -> str:
        """Convert a text of any length, which stands at this offset of the whole; addresses in it stay."""
        forms = []
        for block in blocks(text, self._seam):
            addressed = self._reverse or any(sign in block for sign in _ADDRESS) or _PATH.search(block)
            forms.append(self._block(block, offset, addresses(block) if addressed else []))
            offset += len(block)
        return "".join(forms)

    def _block(self, text: str, offset: int, kept: list[tuple[int, int]]) -> str:
        if not kept:
            return self._plain(text, offset)
        between, stay, starts = [], [], [0]
        for start, end in kept:
            between.append(text[starts[-1] : start])
            stay.append(text[start:end])
            starts.append(end)
        between.append(text[starts[-1] :])
        if _ADDRESS_CUT not in text:
            try:
                between = self._plain(_ADDRESS_CUT.join(between), 0).split(_ADDRESS_CUT)
                return woven(between, stay)
            except UncoveredLetter:
                pass  # and where it is, is told below
        return woven([self._plain(part, offset + at) for part, at in zip(between, starts, strict=True)], stay)

    def _plain(self, text: str, offset: int) -> str:
        try:
            return self._stretches_of(text) if self._reverse else self._in_parts(text)
        except Uncovered:
            raise self._complaint(text, offset) from None

    def many(self, texts: list[str]) -> list[str]:
        """Convert short texts, a batch at a time as the lines of one."""
        forms: list[str] = []
        for start in range(0, len(texts), _TOGETHER):
            batch = texts[start : start + _TOGETHER]
            lines = self._forms("\n".join(batch)).split("\n")
            if len(lines) != len(batch):  # a text of several lines, or no quicker way
                lines = list(map(self.short, batch))
            forms += [self.short(text) if UNDECIDED in line else line for text, line in zip(batch, lines, strict=True)]
        return forms

    def _spans(self, text: str, joined: re.Pattern[str] | None) -> Iterator[re.Match[str]]:
        """What spans words; only around words in capitals it may be more than a preposition and its noun."""
        done = 0
        for loud in LOUD.finditer(text):
            if loud.start() < done:
                continue
            start, end = self._around(text, done, *loud.span())
            if joined:
                yield from joined.finditer(text, done, start)
            done = end
            yield from self._spanning.finditer(text, start, done)
        if joined:
            yield from joined.finditer(text, done)

    def _around(self, text: str, done: int, start: int, end: int) -> tuple[int, int]:
        """Where the line may be cut before and after a place, not far from it if it is long."""
        line = text.rfind("\n", done, start) + 1 or done
        before = self._seam.search(text, start - _NEAR, start) if start - line > _NEAR else None
        over = text.find("\n", end)
        over = over if over >= 0 else len(text)
        after = self._seam.search(text, end, over)
        return before.end() if before else line, after.end() if after else over

    def _in_parts(self, text: str) -> str:
        """A short text by its words, a longer one at once."""
        if len(text) < _AT_ONCE or not self._make_bulk or _CUT in text:
            return self._around_spans(text, self._joined, self._stretches_of)
        bulk = self._bulk = self._bulk or self._make_bulk()
        return self._around_spans(text, None, lambda between: bulk.forms(between, self._apart))

    def _around_spans(self, text: str, joined: re.Pattern[str] | None, convert: Callable[[str], str]) -> str:
        """Convert what spans words, each by itself, and all between them together."""
        between, spans, done = [], [], 0
        for match in self._spans(text, joined):
            start = match.start(match.lastindex or 0)
            between.append(text[done:start])
            spans.append(self._known[text[start : match.end()]])
            done = match.end()
        if not spans:
            return convert(text)
        between.append(text[done:])
        if _CUT in text:
            return woven(list(map(convert, between)), spans)
        return woven(convert(_CUT.join(between)).split(_CUT), spans)

    def _stretches_of(self, text: str) -> str:
        return " ".join(map(self._stretch, text.split(" ")))

    def _apart(self, text: str) -> str:
        """What a long text leaves: most is one stretch."""
        if " " in text:
            return self._around_spans(text, self._joined, self._stretches_of)
        return self._stretches.odd(text)

    def _complaint(self, text: str, offset: int) -> UncoveredLetter:
        for match in self._pattern.finditer(text):
            try:
                self._word(match[0])
            except Uncovered as error:
                char = str(error)
                at = match.start() + _place(char, match[0]) + offset
                return UncoveredLetter(
                    f"the scheme {self._scheme_id} does not cover {char!r} (U+{ord(char):04X}) at position {at}; "
                    "unknown='keep', 'drop' or 'unidecode' (--unknown keep) lets it pass.",
                    at,
                )
        raise AssertionError("a letter was refused once and then taken")


def _place(char: str, piece: str) -> int:
    """Where a letter stands in a piece that may have it as a look-alike, or as a letter with a mark over it."""
    low = "".join(letter.lower()[:1] for letter in fold_lookalikes(piece))
    found = (low.find(one) for one in (char, unicodedata.normalize("NFD", char)[0]))
    first = next(at for at, letter in enumerate(piece) if letter.isalpha())
    return next((at for at in found if at >= 0), first)


class _Words(dict[str, str]):
    """Every word met so far, with its form."""

    def __init__(self, word: Callable[[str], str]) -> None:
        super().__init__()
        self._word = word

    def __missing__(self, piece: str) -> str:
        return _remember(self, piece, self._word(piece) if any(map(str.isalpha, piece)) else piece)


class _Stretches(dict[str, str]):
    """Every stretch without a space (a word with its punctuation) met so far, with its form."""

    def __init__(self, pattern: re.Pattern[str], words: _Words, forms: Callable[[str], str]) -> None:
        super().__init__({"": ""})
        self._pieces = pattern.findall
        self._words = words
        self._forms = forms

    def __missing__(self, stretch: str) -> str:
        if "\n" in stretch:
            return "\n".join(map(self.__getitem__, stretch.split("\n")))
        form = self._forms(stretch) if len(stretch) <= _LONG else UNDECIDED
        if UNDECIDED in form:
            form = "".join(map(self._words.__getitem__, self._pieces(stretch)))
        return _remember(self, stretch, form)

    def odd(self, stretch: str) -> str:
        """One of the few of a long text that do not go through at once; the first do not pay for `forms` to learn."""
        if stretch in self or len(self) > _FEW:
            return self[stretch]
        return _remember(self, stretch, "".join(map(self._words.__getitem__, self._pieces(stretch))))


def _remember(memory: dict[str, str], key: str, form: str) -> str:
    if len(key) <= _LONG:
        if len(memory) >= _REMEMBERED:
            memory.clear()
        memory[key] = form
    return form
