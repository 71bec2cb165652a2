"""Fit where the stress of a Russian name falls when Belarusian writes it (translit/names/data/stress-ru.bin).

    python tools/fit_stress.py forms forms.json                  # in the project's environment
    python tools/fit_stress.py label forms.json labels.json      # where silero-stress 1.5 (MIT) and torch are
    python tools/fit_stress.py fit labels.json

No open list says how the surnames and villages of Belarus are stressed. Two neural accentors of the package
silero-stress, a Russian and a Belarusian one, are asked instead about 36,000 surnames of surnames-ru.bin and 8,000
places of OpenCorpora and gazetteer.tsv: the Russian one about the Russian word, the Belarusian one about the spelling
that each place of the stress gives. The place on which the rules of stress-ru.tsv, the letters and both accentors
agree best is counted under every ending of the word. Endings that tell nothing new are left out.
"""

from __future__ import annotations

import csv
import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

DATA = Path(__file__).parent.parent / "translit" / "names" / "data"
LEAST_BORNE = 4  # binary logarithm of how many people bear a surname
DISAGREES = 1.5  # what the word of an accentor weighs, in nats
LONGEST, SEEN = 9, 2  # letters of an ending, end mark included; how often one is seen to be kept for itself
ENDS = {"person": "$", "place": "#"}
VOWELS = {"ru": re.compile("[аеёиоуыэюя]"), "be": re.compile("[аеёіоуыэюя]")}
Forms = list[tuple[str, str, list[tuple[int, str, float]]]]
Labels = list[tuple[str, str, int, list[tuple[int, float, int]]]]


def words() -> list[tuple[str, str]]:
    """Russian surnames and places without ё, which needs no guessing."""
    import pymorphy3

    from translit.names.surnames import borne

    people = {word for word, count in borne().items() if count >= LEAST_BORNE and len(word) > 3}
    places = {
        word
        for word, tag, _, _, index in pymorphy3.MorphAnalyzer().dictionary.iter_known_words()
        if index == 0 and "Geox" in tag
    }
    with (DATA / "gazetteer.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            places |= set(re.findall("[а-яё]+", row["ru"].lower()))
    found = [(word, "person") for word in sorted(people)] + [(word, "place") for word in sorted(places)]
    return [(word, kind) for word, kind in found if re.fullmatch("[а-я]{4,16}", word)]


def forms() -> Forms:
    """For each word the Belarusian spelling of every place of the stress (vowels from the end), with its cost."""
    from translit.names.lattice import Lattice, rewrite
    from translit.names.letters import LetterModel
    from translit.names.stress import stressed

    model, found = LetterModel.load("be"), []
    for word, kind in words():
        lattice = Lattice.load("ru-be", "own", kind)
        spelled = []
        for place, form, cost in stressed(word, "own", kind, learnt=False):
            [(best, price)] = rewrite(form, lattice, model, kind=kind, weight=0.6, limit=1)
            spelled.append((place, best, cost + price))
        if len(spelled) > 1:
            found.append((word, kind, spelled))
    return found


def label(spelled: Forms) -> Labels:
    """What both accentors say."""
    from silero_stress import load_accentor  # type: ignore[import-not-found,unused-ignore]

    russian, belarusian = load_accentor(), load_accentor(lang="bel")

    def heard(word: str, accentor: object, lang: str) -> int:
        marked = accentor(word)  # type: ignore[operator]
        return len(VOWELS[lang].findall(marked.partition("+")[2]))

    return [
        (
            word,
            kind,
            heard(word, russian, "ru"),
            [(at, cost, heard(form, belarusian, "be")) for at, form, cost in options],
        )
        for word, kind, options in spelled
    ]


def place(said: int, options: list[tuple[int, float, int]]) -> int:
    """The place of the stress that has most for it."""
    return min(options, key=lambda one: one[1] + DISAGREES * (one[0] != said) + DISAGREES * (one[2] != one[0]))[0]


def fit(labels: Labels) -> dict[str, Counter[int]]:
    """Endings with the places of the stress counted under them."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    marked = [("^" + word + ENDS[kind], place(said, options)) for word, kind, said, options in labels]
    for word, at in marked:
        for length in range(min(len(word), LONGEST) + 1):
            counts[word[len(word) - length :]][at] += 1
    kept = {ending: seen for ending, seen in counts.items() if sum(seen.values()) >= SEEN}
    for word, at in marked:  # what is seen once is kept where the shorter endings would be wrong
        length = next((n for n in range(min(len(word), LONGEST) + 1) if word[len(word) - n :] not in kept), None)
        if length and kept[word[len(word) - length + 1 :]].most_common(1)[0][0] != at:
            kept[word[len(word) - length :]] = Counter({at: 1})
    return kept


def write(kept: dict[str, Counter[int]]) -> None:
    """A line an ending: its letters, then for each place from the last vowel on a character from U+0021 on."""
    lines = [
        ending + " " + "".join(chr(33 + min(90, seen[at])) for at in range(1, max(seen) + 1))
        for ending, seen in sorted(kept.items())
    ]
    path = DATA / "stress-ru.bin"
    path.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(path.name, len(kept), "endings", path.stat().st_size, "bytes")


def main() -> None:
    """One of the three steps."""
    step, *paths = sys.argv[1:]
    if step == "forms":
        Path(paths[0]).write_text(json.dumps(forms(), ensure_ascii=False), encoding="utf-8")
    elif step == "label":
        spelled = json.loads(Path(paths[0]).read_text(encoding="utf-8"))
        Path(paths[1]).write_text(json.dumps(label(spelled), ensure_ascii=False), encoding="utf-8")
    else:
        write(fit(json.loads(Path(paths[0]).read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main()
