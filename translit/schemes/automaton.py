"""A scheme as an automaton: each letter costs one look-up, and what was never looked up is worked out once.

A name that was never seen is written many times as fast this way as by the regular expressions of `forward`. What
reading letter by letter (`stepwise`) does not decide is marked, and takes the long way.
"""

from __future__ import annotations

from codecs import charmap_build, charmap_encode, register_error
from encodings.cp1251 import decoding_table

from .forward import Forward
from .stepwise import END, UNDECIDED, Place, Stepwise

__all__ = ["ELSE", "UNDECIDED", "Automaton"]

# One byte for each letter of today's three alphabets, so that iterating over a name makes no new strings: Windows-1251
# with the apostrophe of Ukrainian typesetting in the place of one control character, and all else in that of another.
_CHARS = decoding_table.replace("\x7f", "\u02bc")
_CODE = charmap_build(_CHARS)
ELSE = "translit.else"
register_error(
    ELSE, lambda gap: ("\x01" * (gap.end - gap.start), gap.end) if isinstance(gap, UnicodeEncodeError) else ("", 0)
)
_END = ord(END)  # the byte that Windows-1251 has no letter for
_MOST = 20_000  # steps remembered for each scheme, 5 MB; all the words of a text make a few thousand


class _Form(str):
    """What is written when a letter is read, and the state that this leads to."""

    __slots__ = ("state",)
    state: _State


class _State(dict[int, _Form]):
    """What each next letter (a byte) makes of a place in the text, for those that have come up."""

    __slots__ = ("_automaton", "_place")

    def __init__(self, automaton: Automaton, place: Place) -> None:
        super().__init__()
        self._automaton = automaton
        self._place = place

    def __missing__(self, byte: int) -> _Form:
        form = self[byte] = self._automaton.step(self._place, byte)
        return form


class Automaton:
    """A scheme that knows what to write for a letter by the state that the letters before it led to.

    >>> from translit.schemes.store import get
    >>> Automaton(Forward(get("bgnpcgn-1947-ru"))).forms("Борис Ельцин")
    'Boris Yel’tsin'
    """

    def __init__(self, forward: Forward) -> None:
        """Begin with no step known."""
        self._stepwise = Stepwise(forward)
        self._forget()

    def _forget(self) -> None:
        self._known = 0
        self._states: dict[Place, _State] = {}
        self._start = self._form("", self._stepwise.start)

    def _form(self, written: str, place: Place) -> _Form:
        form = _Form(written)
        form.state = self._states.get(place) or self._states.setdefault(place, _State(self, place))
        return form

    def forms(self, text: str) -> str:
        """Give the form of a text, with UNDECIDED in it for what takes the long way."""
        form = self._start
        forms = [form := form.state[byte] for byte in charmap_encode(text, ELSE, _CODE)[0]]
        forms.append(form.state[_END])
        return "".join(forms)

    def step(self, place: Place, byte: int) -> _Form:
        """Work a step out."""
        written, place = self._stepwise.step(place, _CHARS[byte] if byte != _END else END)
        if self._known >= _MOST:
            self._forget()
        self._known += 1
        return self._form(written, place)
