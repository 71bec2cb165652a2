"""Batches: speed beside the engine's own library, memory over the length, what resuming costs, hits of the memory.

The model is made here: a Transformer as large as Argos Translate's packages whose weights were set by hand, so that it
translates word by word (tests/engines/toy.py) while every layer is computed in full. Its time is a true model's, its
words are not.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

LAYERS, HIDDEN = 6, 8192
"""Layers on each side, and the width of their feed-forward part: together what a package of 40 million weights does."""
ARTICLES, SENTENCES = 16, 8
TIMES = 3
"""The best of so many runs, one way after the other each time: a shared machine only ever slows."""
LENGTHS = (1_000, 10_000, 100_000)
NAMES = ("Ihar Losik", "Mikalai Statkevich", "Maria Kalesnikava", "Alexander Lukashenko", "Sviatlana Tsikhanouskaya")
STEMS = ("ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "ze")


def run() -> list[dict[str, object]]:
    """One row for each measurement."""
    rows: list[dict[str, object]] = []
    with TemporaryDirectory() as scratch:
        home = Path(scratch)
        rows += speed(home)
        rows += [in_a_process("length", str(count), home=home) for count in LENGTHS]
        rows += [in_a_process("resume", "40000", home=home), in_a_process("hits", "5000", home=home)]
    return rows


def in_a_process(what: str, *args: str, home: Path) -> dict[str, object]:
    """One measurement in a process of its own, so that its peak memory is its own."""
    env = {**os.environ, "ARGOS_PACKAGES_DIR": str(home / "packages"), "XDG_CACHE_HOME": str(home / "cache")}
    command = [sys.executable, "-m", __spec__.name, what, *args]
    made = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    if made.returncode:
        raise RuntimeError(made.stderr)
    return dict(json.loads(made.stdout.splitlines()[-1]))


def vocabulary() -> list[str]:
    chance = random.Random(11)
    return sorted({"".join(chance.choices(STEMS, k=chance.randint(1, 3))) for _ in range(900)})


def articles(count: int, sentences: int = SENTENCES) -> list[str]:
    """Articles of as many sentences, one in four with a name; the same in every run."""
    chance, words = random.Random(7), vocabulary()
    return [" ".join(_sentence(chance, words) for _ in range(sentences)) for _ in range(count)]


def _sentence(chance: random.Random, words: list[str]) -> str:
    chosen = chance.choices(words, k=chance.randint(8, 28))
    if chance.random() < 0.25:
        chosen.insert(chance.randint(1, 4), chance.choice(NAMES))
    text = " ".join(chosen)
    return f"{text[0].upper()}{text[1:]}."


def speed(home: Path) -> list[dict[str, object]]:
    """Sentences and words a second: Argos Translate one text at a time, the pipeline one at a time, and the batch."""
    if not (importlib.util.find_spec("ctranslate2") and importlib.util.find_spec("sentencepiece")):
        return [{"what": "speed", "note": "ctranslate2 is not installed, left out"}]
    place = Path(__file__).parent.parent / "tests" / "engines" / "toy.py"
    spec = importlib.util.spec_from_file_location("toy", place)
    assert spec is not None and spec.loader is not None
    toy = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(toy)
    # names are pieces of the vocabulary, as they are, more or less, of a trained one
    carriers = (Path(place).parents[2] / "translit" / "translate" / "carriers.tsv").read_text(encoding="utf-8")
    table = {word.lower(): word.lower() for word in re.findall(r"[A-Z][a-z]+", " ".join((carriers, *NAMES)))}
    table |= {word: word[::-1] for word in vocabulary()}
    toy.unpacked_toy(
        home / "packages" / "translate-en_es-1_0", "en", "es", table, ballast=(LAYERS, HIDDEN), quantization="int8"
    )
    size = (home / "packages" / "translate-en_es-1_0" / "model" / "model.bin").stat().st_size
    ways = ["argostranslate"] if importlib.util.find_spec("argostranslate") else []
    ways += ["one by one", "batch", "batch without names"]
    every = [[in_a_process("way", way, home=home) for way in ways] for _ in range(TIMES)]
    rows = [max(some, key=lambda row: float(str(row["sentences_per_s"]))) for some in zip(*every, strict=True)]
    first = rows[0].get("sentences_per_s")
    for row in rows:
        row["model_MB"] = size / 1e6
        if ways[0] == "argostranslate":
            row["times"] = float(str(row["sentences_per_s"])) / float(str(first))
    return rows


def measure_way(way: str) -> dict[str, object]:
    from translit import Glossary, translate, translate_many
    from translit.engines import get_engine
    from translit.text import sentences

    texts = articles(ARTICLES)
    if way == "argostranslate":
        from argostranslate import sbd
        from argostranslate import translate as library

        # its own splitter would fetch a model from the network; this one is faster
        sbd.MiniSBDSentencizer.split_sentences = lambda self, text: [text[a:b] for a, b in sentences(text, "en")]
        do: Callable[[list[str]], list[str]] = lambda some: [library.translate(text, "en", "es") for text in some]  # noqa: E731
    else:
        engine = get_engine("argos", "en", "es")
        glossary = Glossary([]) if way == "batch without names" else Glossary.load()
        if way == "one by one":
            do = lambda some: [translate(t, "en", "es", engine=engine, glossary=glossary).text for t in some]  # noqa: E731
        else:
            do = lambda some: [t.text for t in translate_many(some, "en", "es", engine=engine, glossary=glossary)]  # type: ignore[union-attr]  # noqa: E731
    do(["Ba de ki lo mu."])  # the model is loaded before the clock starts
    started = time.perf_counter()
    made = do(texts)
    seconds = time.perf_counter() - started
    assert len(made) == len(texts) and all(made)
    return {
        "what": way,
        "sentences_per_s": ARTICLES * SENTENCES / seconds,
        "words_per_s": sum(text.count(" ") + 1 for text in texts) / seconds,
        "peak_MB": _peak(),
    }


def fake() -> object:
    """A translator that costs next to nothing, so that all else is seen."""
    from translit.engines import Traits
    from translit.engines.fake import FakeEngine

    return FakeEngine({("en", "es"): {word: word[::-1] for word in vocabulary()[:50]}}, traits=Traits())


class _Forgetful:
    """`fake` that keeps no list of what it was asked."""

    def __new__(cls) -> object:  # type: ignore[misc]
        engine = fake()
        engine.calls = type("Nothing", (list,), {"append": lambda self, one: None})()  # type: ignore[attr-defined]
        return engine


def _lines(folder: Path, sentences: int) -> Path:
    path = folder / f"in-{sentences}.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for start in range(0, sentences // SENTENCES, 500):
            for number, text in enumerate(articles(min(500, sentences // SENTENCES - start)), start):
                stream.write(json.dumps({"id": number, "text": f"{number}. {text}"}) + "\n")
    return path


def measure_length(sentences: int) -> dict[str, object]:
    """Peak memory of a whole batch of JSONL, and its speed with an engine that costs nothing."""
    from translit.translate.batch import Settings, run_batch

    with TemporaryDirectory() as scratch:
        source = _lines(Path(scratch), sentences)
        worked = time.process_time()
        state = run_batch(source, Path(scratch, "out.jsonl"), ["es"], Settings("en", engine=_Forgetful))  # type: ignore[arg-type]
        worked = time.process_time() - worked
        assert not state.failed
        return {
            "what": f"batch of {sentences:,} sentences, engine that costs nothing",
            "sentences_per_s": state.speed,
            "note": f"{state.sentences / worked:.0f} for each second of processor time",
            "peak_MB": _peak(),
        }


def measure_resume(sentences: int) -> dict[str, object]:
    """What it costs to find that everything is done, in per cent of doing it, with an engine that costs nothing."""
    from translit.translate.batch import Settings, run_batch
    from translit.translate.batch.work import Worker

    with TemporaryDirectory() as scratch:
        source, out = _lines(Path(scratch), sentences), Path(scratch, "out.jsonl")
        worker = Worker(Settings("en", engine=_Forgetful))  # type: ignore[arg-type]
        times = []
        for _ in range(2):
            started = time.perf_counter()
            run_batch(source, out, ["es"], worker=worker)
            times.append(time.perf_counter() - started)
        return {"what": "resume: all done before", "overhead_pct": 100 * times[1] / times[0]}


def measure_hits(sentences: int) -> dict[str, object]:
    """Sentences a second that the memory answers, each with its names put in and verified; and written."""
    from translit import Glossary, translate_many
    from translit.translate.memory import Memory
    from translit.translate.office import Office

    texts = articles(sentences // SENTENCES)
    with TemporaryDirectory() as scratch, Memory(Path(scratch, "memory.sqlite")) as memory:
        engine, glossary = _Forgetful(), Glossary.load()
        started = time.perf_counter()
        list(translate_many(texts, "en", "es", engine=engine, glossary=glossary, memory=memory))  # type: ignore[arg-type]
        filled = time.perf_counter() - started
        memory.store._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        held = memory.store.path.stat().st_size / int(str(memory.stats()["segments"]))
        office = Office("es", glossary, None, engine, memory)  # type: ignore[arg-type]
        opened = [office.opened(text, "en") for text in texts]
        wanted = [s for text in opened for s in text.sentences]  # type: ignore[union-attr]
        stage = office.pairs["en"].whole
        memory.hits = memory.misses = 0
        started, worked = time.perf_counter(), time.process_time()
        for at in range(0, len(wanted), 500):
            memory.recall(wanted[at : at + 500], stage.maker, "en", "es", stage.traits)
        recalled, recalled_cpu = time.perf_counter() - started, time.process_time() - worked
    return {
        "what": "memory: hits, with names put in and verified",
        "sentences_per_s": memory.hits / recalled,
        "note": f"{memory.hits / recalled_cpu:.0f} per second of processor time; {memory.misses} misses; "
        f"filling it, the pipeline's work included: {len(wanted) / filled:.0f} a second; {held:.0f} bytes a segment",
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    what, arg = sys.argv[1:]
    if what == "way":
        print(json.dumps(measure_way(arg)))
    else:
        print(json.dumps({"length": measure_length, "resume": measure_resume, "hits": measure_hits}[what](int(arg))))
