"""gettext catalogues: the messages that have no translation yet get one, all else stays byte for byte."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...errors import Message
from ...text import detect, placeholders
from ..coding import Coding
from ..errors import DocumentError
from ..model import Block, Options
from ..office.package import readable
from ..passage import Passage
from ..spliced import spliced
from .plurals import Plurals, plurals
from .po_entries import Entry, entries, quoted

__all__ = ["Catalogue", "read", "recognises"]

_BEGINNING = re.compile(r'^(?:#[^\n]*\n|\s)*+(?:msgctxt|msgid)[ \t]+"', re.M)
_CHARSET = re.compile(rb"Content-Type:[^\"\n]*charset=([\w-]+)", re.I)
_COUNTING = re.compile(
    r"%(?:\d+\$)?[-+ 0#]*\d*(?:l{1,2}|z|h)?[diu]|%\((?:n|num|number|count|total)\)\w|\{(?:n|num|number|count|total)?\}"
)


def recognises(data: bytes) -> float:
    r"""0.9 for what begins with remarks and a message.

    >>> recognises(b'# news\nmsgid ""\nmsgstr ""\n'), recognises(b"Losik")
    (0.9, 0.0)
    """
    head = data[:20_000].decode(Coding.of(data).encoding, "replace").lstrip("\ufeff")
    return 0.9 if _BEGINNING.match(head) else 0.0


def read(data: bytes, options: Options) -> Catalogue:
    """A catalogue in blocks. Raises DocumentError for a broken one, and for one that has nothing left to translate."""
    declared = _CHARSET.search(data[:20_000])
    charset = declared[1].decode("ascii").lower() if declared else None
    coding = Coding.of(data, options.encoding, None if charset == "charset" else charset)
    text = coding.read(data, options.name)
    return Catalogue(text, list(entries(text, options.name)), coding, options)


@dataclass(slots=True)
class _Form:
    """A plural form of a message: its text to translate, and what a number in it stands for."""

    passage: Passage
    number: str = ""
    placeholder: str = ""

    def said(self, renderings: Sequence[Block]) -> str | None:
        """The translated form; None where the number that the placeholder must take the place of is not there once."""
        text = self.passage.put(renderings)
        if not self.number:
            return text
        found = re.findall(rf"(?<!\d){self.number}(?!\d)", text)
        return re.sub(rf"(?<!\d){self.number}(?!\d)", lambda _: self.placeholder, text) if len(found) == 1 else None


class Catalogue:
    """A catalogue and its blocks: those of messages without a translation; obsolete and fuzzy ones are left alone."""

    format = "po"

    def __init__(self, text: str, found: Sequence[Entry], coding: Coding, options: Options) -> None:
        """Choose the messages, and for each the texts that its forms are made from."""
        self.text, self.coding, self._name = text, coding, options.name
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._header = next((entry for entry in found if not entry.id and entry.context is None), None)
        fields = _fields(self._header.strings[0].text if self._header else "")
        self.lang = (fields.get("X-Source-Language") or "").partition("_")[0].lower()[:2] or None
        self._language = re.split("[_@-]", fields.get("Language", ""))[0].lower()
        known = Plurals.of(fields.get("Plural-Forms", ""))
        self._source = self.lang or detect("\n".join(entry.id for entry in found)[:5000]).lang
        self._plurals = known or plurals(options.target or self._language)
        self._own_plurals = known is not None
        messages = [entry for entry in found if entry is not self._header]
        self._translated = sum(any(each.text for each in entry.strings) for entry in messages)
        chosen = [entry for entry in messages if not any(each.text for each in entry.strings) and not entry.fuzzy]
        self._forms = [(entry, list(self._forms_of(entry))) for entry in chosen if readable(entry.id)]
        self.blocks = [block for _, forms in self._forms for form in forms for block in form.passage.blocks]
        if messages and not self.blocks:
            raise DocumentError(
                Message(
                    "{name} has no message without a translation ({done} are translated, {fuzzy} of them fuzzy); take "
                    "the template (.pot), or empty the msgstr of what is to be translated anew.",
                    name=options.name,
                    done=self._translated,
                    fuzzy=sum(entry.fuzzy for entry in messages),
                )
            )
        if options.target:
            self._check(options.target)

    def rebuild(self, renderings: Sequence[Block], target: str, source: str | None = None) -> bytes:
        """The catalogue with its empty messages filled and its header saying the language and its plural forms.

        A message whose placeholders did not all come through, or of whose plural forms one could not be made, is marked
        fuzzy. Raises DocumentError for a catalogue that already has messages in another language.
        """
        if list(renderings) == self.blocks:
            return self.coding.write(self.text)
        self._check(target)
        following = iter(renderings)
        changed: dict[tuple[int, int], str] = {}
        for entry, forms in self._forms:
            said = [form.said([next(following) for _ in form.passage.blocks]) for form in forms]
            self._fill(entry, said, changed)
        fits = self.coding.fits("".join(changed.values()))
        return self.coding.write(spliced(self.text, changed | self._headed(target, None if fits else "UTF-8")))

    def _check(self, target: str) -> None:
        if self._translated and self._language and self._language != target:
            raise DocumentError(
                Message(
                    "{name} is a catalogue in '{lang}' with {done} messages translated, and '{target}' is wanted: take "
                    "the template (.pot) instead.",
                    name=self._name,
                    lang=self._language,
                    done=self._translated,
                    target=target,
                )
            )

    def _forms_of(self, entry: Entry) -> Iterator[_Form]:
        """The texts of an entry: the message, and for a plural one a text with a number in it for each form."""
        where = Message("line {line}", line=entry.line)
        if entry.plural is None:
            yield _Form(Passage(entry.id, where))
            return
        counting = [match[0] for match in _COUNTING.finditer(entry.plural)]
        every = [entry.plural[start:end] for start, end in placeholders(entry.plural)]
        placeholder = counting[0] if counting else every[0] if len(every) == 1 else ""
        for number in self._plurals.samples if self._plurals else (1, 22):
            said = entry.id if number != 1 and self._singular(number) else entry.plural
            if number == 1:
                yield _Form(Passage(entry.id, where))
            elif said.count(placeholder or "\0") == 1:
                text = said.replace(placeholder, str(number))
                yield _Form(Passage(text, where), str(number), placeholder)
            else:
                yield _Form(Passage(entry.plural, where))

    def _singular(self, number: int) -> bool:
        """Whether the language of the messages says this number with the form of one, as Russian does of 21."""
        rule = plurals(self._source or "")
        return rule is not None and rule.form(number) == rule.form(1)

    def _fill(self, entry: Entry, said: Sequence[str | None], changed: dict[tuple[int, int], str]) -> None:
        whole = [each for each in said if each is not None]
        if not whole:
            return
        told = [each if each is not None else whole[-1] for each in said]
        if entry.plural is None:
            changed[entry.strings[0].span] = quoted(_edged(told[0], entry.id), entry.wrapped, self._newline)
        else:
            lines = (
                f"msgstr[{number}] {quoted(_edged(each, entry.plural), entry.wrapped, self._newline)}"
                for number, each in enumerate(told)
            )
            changed[entry.strings[0].start, entry.strings[-1].span[1]] = self._newline.join(lines)
        if None in said or not _kept(entry, told):
            changed[entry.flags, entry.flags] = ", fuzzy" if entry.flagged else f"#, fuzzy{self._newline}"

    def _headed(self, target: str, charset: str | None) -> dict[tuple[int, int], str]:
        """The header with its language and plural forms, line by line; a line that is there keeps its place."""
        if self._header is None:
            return {}
        string = self._header.strings[0]
        lines = string.text.split("\n")
        wanted = {"Language": target}
        if not self._own_plurals and self._plurals:
            wanted["Plural-Forms"] = self._plurals.header
        for name, value in wanted.items():
            at = next((n for n, line in enumerate(lines) if line.lower().startswith(f"{name.lower()}:")), None)
            if at is None:
                lines.insert(len(lines) - 1 if lines[-1] == "" else len(lines), f"{name}: {value}")
            elif name != "Language" or self._language != target:
                lines[at] = f"{name}: {value}"
        charset = charset or ("UTF-8" if "charset=CHARSET" in string.text else None)
        if charset:
            lines = [re.sub(r"charset=[\w-]+", f"charset={charset}", line) for line in lines]
        if "\n".join(lines) == string.text:
            return {}
        return {string.span: quoted("\n".join(lines), True, self._newline, width=10_000)}


def _fields(header: str) -> dict[str, str]:
    return {
        name.strip(): value.strip() for name, _, value in (line.partition(":") for line in header.split("\n")) if value
    }


def _edged(text: str, source: str) -> str:
    """With the line ends that the message has at its edges, as msgfmt demands."""
    for edge in ("\n",):
        if source.startswith(edge) != text.startswith(edge):
            text = edge + text if source.startswith(edge) else text.lstrip(edge)
        if source.endswith(edge) != text.endswith(edge):
            text = text + edge if source.endswith(edge) else text.rstrip(edge)
    return text


def _kept(entry: Entry, told: Sequence[str]) -> bool:
    """Whether each form has the placeholders of the message, or of its plural."""

    def held(text: str) -> Counter[str]:
        return Counter(text[start:end] for start, end in placeholders(text))

    allowed = [held(entry.id)] + ([held(entry.plural)] if entry.plural is not None else [])
    return all(held(text) in allowed for text in told)
