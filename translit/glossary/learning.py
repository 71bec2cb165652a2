"""Names that articles carry and a glossary lacks, made into drafts of entries for a person to confirm."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from translit import names
from translit.morphology import guess_gender
from translit.names.find import Search
from translit.names.key import key
from translit.text import detect, sentences

from .checks import check_sample
from .clues import base_of, kind_of, worth_learning
from .entry import Entry, Sample, split_name
from .ids import id_for
from .proposing import CYRILLIC, own_language, propose
from .store import Glossary

__all__ = ["Article", "Draft", "Duplicate", "Place", "learn"]

_SAME = 0.85  # likeness of two full names that are taken for one person's
_DUPLICATE, _DUPLICATE_WORD = 0.6, 0.785  # likeness to an entry worth a look: of two words or more, of one
_DUPLICATES = 3
_LANGUAGES = ("be", "uk", "ru", "en")  # whose form is trusted first when the others are worked out
_SAMPLES = 3
_LONGEST_SAMPLE = 300


class Article(NamedTuple):
    """A text to learn from: what to call it, its characters, its language (ISO 639-1; None: it is detected)."""

    name: str
    text: str
    lang: str | None = None


class Place(NamedTuple):
    """Where a name stands: article, line (from 1), language, the name, its base form, the sentence, the offset."""

    article: str
    line: int
    lang: str
    text: str
    lemma: str
    sentence: str
    start: int


class Duplicate(NamedTuple):
    """An entry that may be the same: its id, the likeness (0 to 1), and the form that is like it."""

    id: str
    score: float
    form: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A new entry as the articles tell it.

    `data` is what its YAML would say; `read` holds the spelling codes whose form an article has, all others are worked
    out. `sure` is False for names of which nothing tells what they are, or of which only a surname is known.
    """

    id: str
    data: dict[str, Any]
    read: tuple[str, ...]
    places: tuple[Place, ...]
    duplicates: tuple[Duplicate, ...]
    sure: bool


@dataclass(slots=True)
class _Group:
    """Mentions that are taken for one entity."""

    kind: str | None
    places: list[Place] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    full: dict[str, Counter[str]] = field(default_factory=dict)  # language -> whole names
    short: dict[str, Counter[str]] = field(default_factory=dict)  # language -> surnames, initials

    def add(self, place: Place, gender: str | None, whole: bool) -> None:
        self.places.append(place)
        if gender:
            self.genders[gender] += 1
        into = self.full if whole else self.short
        into.setdefault(place.lang, Counter())[place.lemma] += 1

    @property
    def lemmas(self) -> list[str]:
        return [lemma for counts in (self.full or self.short).values() for lemma in counts]


def learn(
    articles: Iterable[Article], glossary: Glossary, *, progress: Callable[[int, int], None] | None = None
) -> list[Draft]:
    """Drafts of entries for all names that the glossary lacks, people first, the most often named first.

    Articles in several languages about the same people are worth more together: one draft has each language's form.
    Inflected and short mentions are counted for the full name. `progress` is told how many articles are done.

    >>> text = "Суд пакараў Алену Кавальчук. Кавальчук маўчала. Яе муж Сяргей Кавальчук чакаў."
    >>> for draft in learn([Article("a.txt", text, "be")], Glossary([])):
    ...     print(draft.id, draft.data["forms"]["be"], draft.data["gender"], len(draft.places))
    kavalchuk-alena Алена Кавальчук f 2
    kavalchuk-siarhei Сяргей Кавальчук m 1
    """
    people: list[_Group] = []
    others: list[_Group] = []
    articles = list(articles)
    for done, article in enumerate(articles):
        _read(article, glossary, people, others)
        if progress:
            progress(done + 1, len(articles))
    taken = {entry.id for entry in glossary}
    index = names.NameIndex({entry.id: [form for _, form in entry.spelled_anywhere()] for entry in glossary})
    drafts = []
    for groups in (people, others):
        for group in sorted(groups, key=lambda group: -len(group.places)):
            draft = _drafted(group, index, taken)
            taken.add(draft.id)
            drafts.append(draft)
    return drafts


def _read(article: Article, glossary: Glossary, people: list[_Group], others: list[_Group]) -> None:
    lang = article.lang or detect(article.text).lang or "en"
    search = Search(article.text, lang, glossary)
    where = _Sentences(article, lang)
    for mention in sorted(search.people, key=lambda mention: mention.shape != "full"):
        whole = mention.shape == "full"
        place = where.of(mention.start, mention.end, mention.lemma)
        group = _whose(place, mention.gender, mention.shape, people)
        if group is None and mention.shape.startswith("given"):
            continue  # a given name alone is nobody's entry
        if group is None:
            group = _Group("person")
            people.append(group)
        group.add(place, mention.gender, whole)
    for mention in search.leftovers():
        if not worth_learning(mention.text, lang):
            continue
        kind = kind_of(article.text, mention.start, mention.end, lang)
        lemma = base_of(mention.text, lang, kind)
        place = where.of(mention.start, mention.end, lemma)
        group = next((group for group in others if lemma in group.full.get(lang, ())), None)
        if group is None:
            group = _Group(kind)
            others.append(group)
        group.kind = group.kind or kind
        group.add(place, None, True)


def _whose(place: Place, gender: str | None, shape: str, people: list[_Group]) -> _Group | None:
    """The group that a mention belongs to: the one whose name is likest; None for somebody new."""
    if shape != "full":
        return _whose_part(place, people, 0 if shape.startswith("given") else -1)
    best, found = 0.0, None
    for group in people:
        if not group.full or (gender and group.genders and gender not in group.genders):
            continue
        score = max(names.similarity(place.lemma, lemma) for lemma in group.lemmas)
        if score >= _SAME and score > best:
            best, found = score, group
    return found


def _whose_part(place: Place, people: list[_Group], at: int) -> _Group | None:
    """Whom a surname (`at` -1) or a given name (0) alone means: who was last named in full before it in the article.

    A surname of nobody named in full goes with the same surname of other articles.
    """
    part = key(place.lemma.split()[at])
    alike = [group for group in people if any(key(lemma.split()[at]) == part for lemma in group.lemmas)]
    here = [
        (known.start <= place.start, known.start if known.start <= place.start else -known.start, number)
        for number, group in enumerate(alike)
        for known in group.places
        if known.article == place.article and group.full
    ]
    if here:
        return alike[max(here)[2]]
    return next((group for group in alike if not group.full and at), None)


class _Sentences:
    """Where things stand in an article."""

    def __init__(self, article: Article, lang: str) -> None:
        self.article, self.lang = article, lang
        self.spans = sentences(article.text, lang)
        self.starts = [start for start, _ in self.spans]

    def of(self, start: int, end: int, lemma: str) -> Place:
        text = self.article.text
        at = bisect_right(self.starts, start) - 1
        low, high = self.spans[at] if at >= 0 else (start, end)
        sentence = " ".join(text[low : max(high, end)].split())
        line = text.count("\n", 0, start) + 1
        return Place(self.article.name, line, self.lang, " ".join(text[start:end].split()), lemma, sentence, start)


def _drafted(group: _Group, index: names.NameIndex[str], taken: set[str]) -> Draft:
    kind = group.kind or "organisation"
    read = {lang: counts.most_common(1)[0][0] for lang, counts in (group.full or group.short).items()}
    gender = _gender(group, read) if kind == "person" else None
    forms = _forms(read, kind, gender)
    variants = {
        lang: others
        for lang, counts in group.full.items()
        if (others := [lemma for lemma, _ in counts.most_common() if lemma != forms.get(lang)])
    }
    id = id_for(forms, kind, taken)
    data: dict[str, Any] = {"id": id, "type": kind}
    data |= {"gender": gender} if gender else {}
    data |= {"status": "draft", "forms": forms}
    data |= {"variants": variants} if variants else {}
    samples = _samples(Entry(id, kind, forms, gender=gender), group.places)  # type: ignore[arg-type]
    data |= {"note": _note(group.places)}
    data |= {"samples": samples} if samples else {}
    sure = bool(group.full) and (kind == "person" or group.kind is not None)
    return Draft(id, data, tuple(read), tuple(group.places), _duplicates(group, index), sure)


def _gender(group: _Group, read: dict[str, str]) -> str | None:
    """What the mentions say, else the given name, else what the surname ends in."""
    if group.genders:
        return group.genders.most_common(1)[0][0]
    for lang, form in read.items():
        parts = split_name(form)
        rows = names.GivenNames.builtin().find(parts.given, lang) if parts.given else []
        if len({row.gender for row in rows}) == 1:
            return rows[0].gender
        if lang in CYRILLIC and (guess := guess_gender({"given": parts.given, "surname": parts.surname}, lang)):
            return guess
    return None


def _forms(read: dict[str, str], kind: str, gender: str | None) -> dict[str, str]:
    """The forms that articles have, and those worked out from the most trusted of them."""
    origin = next((lang for lang in _LANGUAGES if lang in read), next(iter(read)))
    english = read.get("en")
    own = own_language(english, "en") if english and origin == "en" else None
    return {**propose(read[origin], origin, kind=kind, gender=gender, own=own), **read}


def _samples(entry: Entry, places: Sequence[Place]) -> list[dict[str, str]]:
    """Sentences in which the entry is found, one a language: what the tests of the glossary then hold on to."""
    found: dict[str, dict[str, str]] = {}
    for place in places:
        if place.lang in found or len(found) == _SAMPLES or len(place.sentence) > _LONGEST_SAMPLE:
            continue
        sample = Sample(place.lang, place.sentence, place.text)
        alone = Entry(entry.id, entry.type, entry.forms, gender=entry.gender, samples=(sample,))
        if check_sample(alone, 0, Glossary([alone])) is None:
            found[place.lang] = {"lang": place.lang, "text": place.sentence, "mention": place.text}
    return list(found.values())


def _note(places: Sequence[Place]) -> str:
    first, *more = dict.fromkeys(f"{place.article}, line {place.line}" for place in places)
    return f"learned from {first}" + (f" and {len(more)} more" if more else "")


def _duplicates(group: _Group, index: names.NameIndex[str]) -> tuple[Duplicate, ...]:
    """Entries that the draft may be a new spelling of."""
    best: dict[str, Duplicate] = {}
    for lemma in group.lemmas:
        for hit in index.search(lemma, _DUPLICATES):
            enough = _DUPLICATE if " " in lemma and group.kind == "person" else _DUPLICATE_WORD
            if hit.score >= enough and (hit.id not in best or best[hit.id].score < hit.score):
                best[hit.id] = Duplicate(hit.id, round(hit.score, 2), hit.form)
    return tuple(sorted(best.values(), key=lambda each: -each.score)[:_DUPLICATES])
