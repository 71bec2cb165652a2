"""A translator in pure Python, for tests: word by word from tables that the test gives, with faults on request."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .base import DirectEngine
from .protocol import Pair, Rendering, Span, Traits

__all__ = ["FAULTS", "FakeEngine", "Fault"]

FAULTS = ("empty", "looping", "copied", "long", "drops_names", "common_words", "loses_characters")

_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to misbehave: what, for which sentences, how many times.

    `kind` is one of `FAULTS`. `when`: only for sentences that contain it. `times`: only the first so many sentences,
    so that a retry goes well; None for always. `words`: what `common_words` makes of a name (as Argos makes "Triunfo"
    of "Trump"; names that are not in it lose their capital) or the characters that `loses_characters` deletes (as
    Argos deletes underscores).
    """

    kind: str
    when: str = ""
    times: int | None = None
    words: Mapping[str, str] | str = "_"

    def __post_init__(self) -> None:
        """Refuse a kind that does not exist."""
        if self.kind not in FAULTS:
            raise ValueError(f"no fault {self.kind!r}; there are: {', '.join(FAULTS)}")


class FakeEngine(DirectEngine):
    """Word-by-word translation by tables; words and phrases not in the table are kept as they are.

    `tables` gives for each pair what becomes of a word or a phrase (the longest wins; a capital at the start is
    carried over). `traits` holds for all pairs.

    >>> engine = FakeEngine({("en", "es"): {"court": "tribunal", "the": "el"}})
    >>> engine.translate(["The court freed Losik."], "en", "es")[0].text
    'El tribunal freed Losik.'
    >>> bad = FakeEngine({("en", "es"): {}}, faults=[Fault("common_words", words={"Trump": "Triunfo"})])
    >>> bad.translate(["He met Trump."], "en", "es")[0].text
    'He met Triunfo.'
    """

    def __init__(
        self,
        tables: Mapping[Pair, Mapping[str, str]],
        *,
        name: str = "fake",
        traits: Traits | None = None,
        faults: Iterable[Fault] = (),
    ) -> None:
        """Take the tables, and the faults in the order in which they apply."""
        self.name = name
        self.tables = {pair: dict(table) for pair, table in tables.items()}
        self.calls: list[tuple[str, ...]] = []
        self._traits = traits or Traits(marks_unknown=True, keeps_unknown=True, attention=True)
        self._faults = tuple(faults)
        self._left = [fault.times for fault in self._faults]
        self._lock = threading.Lock()

    def pairs(self) -> frozenset[Pair]:
        """The pairs that have a table."""
        return frozenset(self.tables)

    def traits(self, source: str, target: str) -> Traits:
        """What the test said."""
        return self._traits

    def signature(self, source: str, target: str) -> str:
        """The name and the pair."""
        return f"{self.name}:{source}-{target}"

    def _render(self, sentences: Sequence[str], source: str, target: str, attention: bool) -> list[Rendering]:
        with self._lock:
            self.calls.append(tuple(sentences))
        table = self.tables[source, target]
        return [self._one(sentence, table, attention) for sentence in sentences]

    def _one(self, sentence: str, table: Mapping[str, str], attention: bool) -> Rendering:
        text, links, unknown = _word_by_word(sentence, table)
        flags = frozenset({"unknown"}) if unknown and self._traits.marks_unknown else frozenset()
        rendering = Rendering(
            text,
            flags,
            links if attention and self._traits.attention else None,
            tuple(unknown) if self._traits.marks_unknown else (),
        )
        for number, fault in enumerate(self._faults):
            if fault.when in sentence and self._take(number):
                rendering = _spoiled(fault, sentence, rendering)
        return rendering

    def _take(self, number: int) -> bool:
        with self._lock:
            left = self._left[number]
            if left is None:
                return True
            self._left[number] = max(left - 1, 0)
            return left > 0


def _word_by_word(sentence: str, table: Mapping[str, str]) -> tuple[str, dict[Span, Span], list[Span]]:
    """The text, which target word comes from which source words, and the target spans of unknown words."""
    tokens = list(_WORD.finditer(sentence))
    longest = max((len(_WORD.findall(key)) for key in table), default=1)
    parts: list[str] = []
    links: dict[Span, Span] = {}
    unknown: list[Span] = []
    made = done = at = 0
    while at < len(tokens):
        start = tokens[at].start()
        for length in range(min(longest, len(tokens) - at), 0, -1):
            end = tokens[at + length - 1].end()
            word = _looked_up(sentence[start:end], table)
            if word is not None or length == 1:
                break
        known = word is not None
        text = sentence[start:end] if word is None else word
        made += start - done
        parts += [sentence[done:start], text]
        for piece in _WORD.finditer(text):
            links[made + piece.start(), made + piece.end()] = (start, end)
        if not known and not text.isdigit():
            unknown.append((made, made + len(text)))
        made += len(text)
        done, at = end, at + length
    return "".join(parts) + sentence[done:], links, unknown


def _looked_up(word: str, table: Mapping[str, str]) -> str | None:
    if word in table:
        return table[word]
    lower = table.get(word[:1].lower() + word[1:])
    return None if lower is None else lower[:1].upper() + lower[1:]


def _spoiled(fault: Fault, sentence: str, rendering: Rendering) -> Rendering:
    text = rendering.text
    match fault.kind:
        case "empty":
            text = ""
        case "looping":
            text = " ".join(["and the"] * 12)
        case "copied":
            text = sentence
        case "long":
            text = f"{text} " + " ".join(f"word{number}" for number in range(len(text) + 20))
        case "drops_names":
            text = _WORD.sub(lambda found: "" if _is_name(found) else found[0], text)
        case "common_words":
            words = fault.words if isinstance(fault.words, Mapping) else {}
            text = _WORD.sub(lambda found: words.get(found[0], found[0].lower()) if _is_name(found) else found[0], text)
        case "loses_characters":
            text = text.translate({ord(letter): None for letter in fault.words})
    return Rendering(text, rendering.flags - {"unknown"})


def _is_name(found: re.Match[str]) -> bool:
    return found.start() > 0 and found[0][0].isupper()
