"""Names that articles carry and a glossary lacks, made into drafts of entries for a person to confirm."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from translit import names
from translit.names.find import Search
from translit.progress import Progress
from translit.text import detect, sentences

from .checks import check_sample
from .clues import base_of, could_be_with, kind_of, preposition_of, stays_quoted, worth_learning
from .entry import Entry, Sample
from .groups import LANGUAGES, Group, Place, gender_of, is_same, one_gender, whose
from .ids import id_for
from .proposing import own_language, propose
from .store import Glossary

__all__ = ["Article", "Draft", "Duplicate", "Place", "learn"]

_DUPLICATE, _DUPLICATE_WORD = 0.6, 0.785  # likeness to an entry worth a look: of two words or more, of one
_DUPLICATES = 3
_SAMPLES = 3
_LONGEST_SAMPLE = 300


class Article(NamedTuple):
    """A text to learn from: what to call it, its characters, its language (ISO 639-1; None: it is detected)."""

    name: str
    text: str
    lang: str | None = None


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


def learn(articles: Iterable[Article], glossary: Glossary, *, progress: Progress | None = None) -> list[Draft]:
    """Drafts of entries for all names that the glossary lacks, people first, the most often named first.

    Articles in several languages about the same people are worth more together: one draft has each language's form.
    Inflected and short mentions are counted for the full name. `progress` is told how many articles are done.

    >>> text = "Суд пакараў Алену Кавальчук. Кавальчук маўчала. Яе муж Сяргей Кавальчук чакаў."
    >>> for draft in learn([Article("a.txt", text, "be")], Glossary([])):
    ...     print(draft.id, draft.data["forms"]["be"], draft.data["gender"], len(draft.places))
    kavalchuk-alena Алена Кавальчук f 2
    kavalchuk-siarhei Сяргей Кавальчук m 1
    """
    people: list[Group] = []
    others: list[Group] = []
    articles = list(articles)
    for done, article in enumerate(articles):
        _read(article, glossary, people, others)
        if progress:
            progress(done + 1, len(articles))
    people = one_gender(people)
    taken = {entry.id for entry in glossary}
    index = names.NameIndex({entry.id: [form for _, form in entry.spelled_anywhere()] for entry in glossary})
    drafts = []
    for groups in (people, others):
        for group in sorted(groups, key=lambda group: -len(group.places)):
            draft = _drafted(group, index, taken)
            taken.add(draft.id)
            drafts.append(draft)
    return drafts


def _read(article: Article, glossary: Glossary, people: list[Group], others: list[Group]) -> None:
    lang = article.lang or detect(article.text).lang or "en"
    search = Search(article.text, lang, glossary)
    where = _Sentences(article, lang)
    for mention in sorted(search.people, key=lambda mention: mention.shape != "full"):
        whole = mention.shape == "full"
        place = where.of(mention.start, mention.end, mention.lemma)
        group = whose(place, mention.gender, mention.shape, people)
        if group is None and mention.shape.startswith("given"):
            continue  # a given name alone is nobody's entry
        if group is None:
            group = Group("person")
            people.append(group)
        group.add(place, mention.gender, whole)
    for mention in search.leftovers():
        if not worth_learning(mention.text, lang):
            continue
        start = mention.start + preposition_of(mention.text, lang)
        kind = kind_of(article.text, start, mention.end, lang)
        text = article.text[start : mention.end]
        lemma = text if stays_quoted(article.text, start, mention.end, lang) else base_of(text, lang, kind)
        if kind == "place" and could_be_with(article.text, start, lang) and lemma == " ".join(text.split()):
            kind = None
        place = where.of(start, mention.end, lemma)
        group = next((group for group in others if is_same(group, lemma, lang, kind)), None)
        if group is None:
            group = Group(kind)
            others.append(group)
        group.kind = group.kind or kind
        group.add(place, None, True)


class _Sentences:
    """Where things stand in an article."""

    def __init__(self, article: Article, lang: str) -> None:
        self.article, self.lang = article, lang
        self.spans = sentences(article.text, lang)
        self.starts = [start for start, _ in self.spans]
        self.told: dict[tuple[int, int], str] = {}  # a text without a full stop is one sentence for all its names

    def of(self, start: int, end: int, lemma: str) -> Place:
        text = self.article.text
        at = bisect_right(self.starts, start) - 1
        low, high = self.spans[at] if at >= 0 else (start, end)
        span = low, max(high, end)
        if span not in self.told:
            self.told[span] = " ".join(text[low : span[1]].split())
        sentence = self.told[span]
        line = text.count("\n", 0, start) + 1
        return Place(self.article.name, line, self.lang, " ".join(text[start:end].split()), lemma, sentence, start)


def _drafted(group: Group, index: names.NameIndex[str], taken: set[str]) -> Draft:
    kind = group.kind or "organisation"
    read = {lang: counts.most_common(1)[0][0] for lang, counts in (group.full or group.short).items()}
    gender = gender_of(group, read) if kind == "person" else None
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


def _forms(read: dict[str, str], kind: str, gender: str | None) -> dict[str, str]:
    """The forms that articles have, and those worked out from the most trusted of them."""
    origin = next((lang for lang in LANGUAGES if lang in read), next(iter(read)))
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


def _duplicates(group: Group, index: names.NameIndex[str]) -> tuple[Duplicate, ...]:
    """Entries that the draft may be a new spelling of."""
    best: dict[str, Duplicate] = {}
    for lemma in group.lemmas:
        for hit in index.search(lemma, _DUPLICATES):
            enough = _DUPLICATE if " " in lemma and group.kind == "person" else _DUPLICATE_WORD
            if hit.score >= enough and (hit.id not in best or best[hit.id].score < hit.score):
                best[hit.id] = Duplicate(hit.id, round(hit.score, 2), hit.form)
    return tuple(sorted(best.values(), key=lambda each: -each.score)[:_DUPLICATES])
