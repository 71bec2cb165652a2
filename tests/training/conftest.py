"""A made-up little world: sentences of two languages word by word; a tiny model learns it in half a minute."""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

NEEDED = ("torch", "sentencepiece", "ctranslate2", "sacrebleu", "systran_align")
MISSING = [name for name in NEEDED if find_spec(name) is None]
REASON = f"the extra `train` is not installed ({', '.join(MISSING)}); `make train-test` runs these tests"

collect_ignore_glob: list[str] = []

PEOPLE = [
    ("Игорь", "Ігар"), ("Ольга", "Вольга"), ("Пётр", "Пётр"), ("Мария", "Марыя"), ("Сергей", "Сяргей"),
    ("Анна", "Ганна"), ("Михаил", "Міхаіл"), ("Виктор", "Віктар"), ("Наталья", "Наталля"), ("Павел", "Павел"),
]  # fmt: skip
VERBS = [("видит", "бачыць"), ("любит", "любіць"), ("знает", "ведае"), ("ищет", "шукае"), ("рисует", "малюе")]
THINGS = [
    ("лес", "лес"), ("дом", "дом"), ("город", "горад"), ("снег", "снег"), ("море", "мора"), ("хлеб", "хлеб"),
    ("стол", "стол"), ("сад", "сад"), ("ключ", "ключ"), ("вечер", "вечар"), ("берег", "бераг"), ("волк", "воўк"),
]  # fmt: skip
LIKE = [("старый", "стары"), ("новый", "новы"), ("белый", "белы"), ("чёрный", "чорны"), ("большой", "вялікі")]


def world(count: int, seed: int = 1) -> list[tuple[str, str]]:
    """So many sentences in Russian and Belarusian."""
    chance = random.Random(seed)
    made = set()
    while len(made) < count:
        parts = [chance.choice(each) for each in (PEOPLE, VERBS, LIKE, THINGS)]
        if chance.random() < 0.5:
            parts += [("и", "і"), chance.choice(LIKE), chance.choice(THINGS)]
        made.add(tuple(" ".join(part[side] for part in parts) + "." for side in (0, 1)))
    return sorted(made)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Training text as ../shared/training has it, with some rows that are no good."""
    folder = tmp_path_factory.mktemp("source")
    (folder / "text").mkdir()
    rows = [f"{a}\t{b}\tmade-up" for a, b in world(1500)]
    bad = ["Это по-русски.\tЭто по-русски.\tx", "Дом\t\tx", "Да\tI " + "very " * 20 + "much\tx"]
    (folder / "text" / "ru-be.general.tsv").write_text("\n".join(rows + bad) + "\n", encoding="utf-8")
    (folder / "valid").mkdir()
    for side, lang in enumerate(("ru", "be")):
        text = "".join(pair[side] + "\n" for pair in world(40, seed=7))
        (folder / "valid" / f"flores-dev.{lang}").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def work(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `prepare` makes of it: rows, vocabulary and annotated shards."""
    if MISSING:
        pytest.skip(REASON)
    from training.prepare import main

    folder = tmp_path_factory.mktemp("work")
    main([str(source), str(folder), "--pairs", "ru-be", "--vocabulary-size", "345", "--links"])
    return folder


@pytest.fixture(scope="session")
def trained(work: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[dict[str, float]], Any]]:
    """A tiny model, trained in two calls, the second of which goes on where the first stopped: folder, log, trainer."""
    import torch

    from training.model import CONFIGS
    from training.train import Plan, Trainer

    torch.set_num_threads(1)
    run = tmp_path_factory.mktemp("run")
    lines: list[dict[str, float]] = []
    for steps in (100, 150):
        plan = Plan(seconds=600, total=100_000, budget=700, rate=4e-3, warmup=60, average=0.98, steps=steps, guide=0.3)
        trainer = Trainer(work, run, CONFIGS["tiny"], plan)
        lines += trainer.train()
    yield run, lines, trainer
