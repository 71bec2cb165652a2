"""Fit where the stress of a Russian name falls when Belarusian writes it (translit/names/data/stress-ru*.bin).

    python tools/fit_stress.py labels /usr/share/tesseract-ocr/5/tessdata/rus.traineddata labels.jsonl
    python tools/fit_stress.py labels-streets ru-be.names.tsv.xz conversion.jsonl streets.jsonl
    python tools/fit_stress.py fit labels.jsonl streets.jsonl streets.jsonl     # streets count twice; needs scipy
    python tools/fit_stress.py labels-foreign foreign.jsonl      # the same for names that are not East Slavic
    python tools/fit_stress.py fit-foreign foreign.jsonl

No open list says how the surnames and villages of Belarus are stressed, but Belarusian spelling tells: Галубовіч, not
Голубавіч, is stressed on о. Surnames of surnames-ru.bin, places of OpenCorpora and gazetteer.tsv and words that
Debian's tesseract-ocr-rus (Apache-2.0) has with a capital are spelled for every place of the stress; where some of the
spellings stand in print (printed-be.bin) and others do not, the word is a label. Labels of foreign names are made so of
the words of printed-ru.bin. Surnames and places in the names of streets (OpenStreetMap, ODbL) are labels by the
spelling that stands beside them: half A of `tools/street_names.py`, less the scored names; B is kept for measuring.

The model is a log-linear one over the places of a word (Berger, Della Pietra, Della Pietra 1996) with the traits of
translit/names/stress.py; weights too small to matter are left out.
"""

from __future__ import annotations

import csv
import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

DATA = Path(__file__).parent.parent / "translit" / "names" / "data"
WEIGHTS = {"person": 1.0, "place": 1.0, "word": 0.5}
RARE = 2  # binary logarithm of how many bear a surname
STEPS, ZERO, MOST = 12, 80, 45  # how a weight is written: twelfths of a nat around U+0050


class Bounds(NamedTuple):
    """Of traits: how many places must have one, what the square of its weight costs, the least weight that is kept."""

    seen: int
    penalty: float
    least: float


OWN, FOREIGN = Bounds(3, 1.0, 0.12), Bounds(2, 2.0, 0.1)
Label = tuple[str, str, list[tuple[int, str, bool]]]


def candidates(traineddata: Path) -> Iterator[tuple[str, str]]:
    """Russian surnames, places and other capitalised words, each with its kind."""
    import pymorphy3
    from tessdata import words

    from translit.names.surnames import borne

    places = {
        word
        for word, tag, _, _, index in pymorphy3.MorphAnalyzer().dictionary.iter_known_words()
        if index == 0 and "Geox" in tag
    }
    with (DATA / "gazetteer.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            places |= set(re.findall("[а-яё]+", row["ru"].lower()))
    others = {word.lower() for word in words(traineddata) if re.fullmatch("[А-ЯЁ][а-яё]+", word)}
    for kind, found in ("person", set(borne())), ("place", places), ("word", others - places - set(borne())):
        for word in sorted(found):
            if re.fullmatch("[а-яё]{4,18}", word):
                yield word, kind


def labels(traineddata: Path) -> Iterator[Label]:
    """The words of which print knows some spellings and not the others: their places of the stress, true or not."""
    from translit.names.lattice import Lattice, rewrite
    from translit.names.letters import LetterModel
    from translit.names.printed import is_printed, printed
    from translit.names.stress import stressed

    model, sounds = LetterModel.load("be"), {sound(word) for word in printed("be")}
    for word, kind in candidates(traineddata):
        if sound(word) not in sounds:
            continue
        lattice = Lattice.load("ru-be", "own", "person" if kind == "person" else "place")
        hidden = word.rindex("ё") if "ё" in word else None  # a word with ё teaches where е stands for it
        places = []
        for at, vowel, form, _ in stressed(word.replace("ё", "е"), "own", kind):
            spelled = rewrite(form, lattice, model, kind=kind, weight=0.3, limit=2)
            true = any(is_printed(found, "be") for found, _ in spelled)
            places.append((at, vowel, true and (hidden is None or (hidden == at and vowel == "ё"))))
        if len({true for *_, true in places}) == 2:
            yield word.replace("ё", "е"), kind, places


def foreign_labels() -> Iterator[Label]:
    """The same for printed Russian words that hardly anybody in Russia bears, spelled by the foreign rows."""
    from translit.names.lattice import Lattice, rewrite
    from translit.names.letters import LetterModel
    from translit.names.printed import is_printed, printed
    from translit.names.stress import stressed
    from translit.names.surnames import bearers

    model, lattice = LetterModel.load("be"), Lattice.load("ru-be", "foreign", "person")
    sounds = {sound(word) for word in printed("be")}
    for word in printed("ru"):
        if len(word) < 4 or sound(word) not in sounds or bearers(word) > RARE:
            continue
        places = []
        for at, vowel, form, _ in stressed(word, "foreign", "person"):
            spelled = rewrite(form, lattice, model, weight=0.15, limit=4)
            places.append((at, vowel, any(is_printed(found, "be") for found, _ in spelled)))
        if len({true for *_, true in places}) == 2:
            yield word, "person", places


def street_labels(table: Path, scored: Path) -> Iterator[Label]:
    """The surnames and places of one half of the pairs that the names of streets give, less those of scored rows."""
    from street_names import half, unseen

    from translit.names.lattice import Lattice, reaches
    from translit.names.stress import stressed

    spelled: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pair in unseen(table, scored):
        if pair.kind != "street" and half(pair.russian) == "A" and re.fullmatch("[а-яё]{4,18}", pair.russian.lower()):
            kind = "person" if pair.kind == "surname" else "place"
            spelled[pair.russian.lower(), kind].add(pair.belarusian.lower())
    for (word, kind), forms in spelled.items():
        lattice, hidden = Lattice.load("ru-be", "own", kind), word.rindex("ё") if "ё" in word else None
        places = []
        for at, vowel, vowels, _ in stressed(word.replace("ё", "е"), "own", kind):
            true = any(reaches(vowels, form, lattice) for form in forms)
            places.append((at, vowel, true and (hidden is None or (hidden == at and vowel == "ё"))))
        if len({true for *_, true in places}) == 2:
            yield word.replace("ё", "е"), kind, places


def sound(word: str) -> str:
    """What the Russian and the Belarusian spelling of a word share, roughly, so that few words need a close look."""
    for letters, same in (("дз", "д"), ("ц", "т"), ("щ", "шч"), ("ў", "в"), ("[ьъ'’]", ""), ("[иіыйї]+", "и")):
        word = re.sub(letters, same, word)
    return re.sub(r"(.)\1+", r"\1", re.sub("[ую]", "у", re.sub("[аоэеяё]", "а", word)))


def fit(found: Sequence[Label], limits: Bounds) -> dict[str, float]:
    """Weights of traits that make the true places likely."""
    import numpy as np
    from scipy.optimize import minimize  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from scipy.sparse import csr_matrix  # type: ignore[import-not-found,import-untyped,unused-ignore]

    from translit.names.stress import traits

    rows = [traits(word, kind, at, vowel) for word, kind, places in found for at, vowel, _ in places]
    seen = Counter(trait for row in rows for trait in row)
    number = {
        trait: n for n, trait in enumerate(sorted(trait for trait, count in seen.items() if count >= limits.seen))
    }
    columns = [[number[trait] for trait in row if trait in number] for row in rows]
    bounds = np.cumsum([0, *map(len, columns)])
    matrix = csr_matrix((np.ones(bounds[-1]), np.concatenate(columns), bounds), shape=(len(rows), len(number)))
    turned = matrix.T.tocsr()
    sizes = [len(places) for *_, places in found]
    starts, owner = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(found)), sizes)
    true = np.array([true for *_, places in found for *_, true in places])
    weights = np.array([WEIGHTS[kind] for _, kind, _ in found])

    def loss(traits_weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ traits_weights
        chances = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        whole, right = np.add.reduceat(chances, starts), np.add.reduceat(chances * true, starts) + 1e-12
        slope = turned @ ((chances / whole[owner] - chances * true / right[owner]) * weights[owner])
        value = (weights * (np.log(whole) - np.log(right))).sum() + limits.penalty / 2 * (
            traits_weights @ traits_weights
        )
        return float(value), slope + limits.penalty * traits_weights

    best = minimize(loss, np.zeros(len(number)), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    return {trait: float(best[n]) for trait, n in number.items() if abs(best[n]) >= limits.least}


def right(found: Sequence[Label], learnt: dict[str, float]) -> dict[str, tuple[int, int]]:
    """For each kind how many of the words get a true place, and how many there are."""
    from translit.names.stress import traits

    counts: dict[str, list[bool]] = defaultdict(list)
    for word, kind, places in found:
        scores = [
            (sum(learnt.get(trait, 0.0) for trait in traits(word, kind, at, vowel)), true) for at, vowel, true in places
        ]
        counts[kind].append(max(scores, key=lambda score: score[0])[1])
    return {kind: (sum(hits), len(hits)) for kind, hits in counts.items()}


def write(learnt: dict[str, float], name: str) -> None:
    """A line a trait: the trait, then its weight as a character."""
    lines = [
        trait + chr(ZERO + max(-MOST, min(MOST, round(STEPS * weight)))) for trait, weight in sorted(learnt.items())
    ]
    path = DATA / name
    path.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(path.name, len(lines), "traits", path.stat().st_size, "bytes")


MAKERS: dict[str, Callable[..., Iterator[Label]]] = {
    "labels": labels,
    "labels-streets": street_labels,
    "labels-foreign": foreign_labels,
}


def main() -> None:
    """One of the steps; a fit first measures itself on a tenth of the words that it did not see."""
    step, *paths = sys.argv[1:]
    if step.startswith("labels"):
        with Path(paths[-1]).open("w", encoding="utf-8") as out:
            made = MAKERS[step](*(Path(path) for path in paths[:-1]))
            out.writelines(json.dumps(label, ensure_ascii=False) + "\n" for label in made)
        return
    limits, name = (OWN, "stress-ru.bin") if step == "fit" else (FOREIGN, "stress-ru-foreign.bin")
    found = [json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()]
    unseen = [label for label in found if not crc32(label[0].encode()) % 10]
    seen = [label for label in found if crc32(label[0].encode()) % 10]
    print("words unseen, right of all:", right(unseen, fit(seen, limits)))
    write(fit(found, limits), name)


if __name__ == "__main__":
    main()
