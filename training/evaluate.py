"""Measure an engine on flores-dev, and names with and without a glossary; write docs/models.md.

    python -m training.evaluate training/work/base/translit-1_0 --shared ../shared --label base-1
    python -m training.evaluate --engine apertium --shared ../shared --pairs ru-be,be-ru --label apertium

Scores are kept by label in `training/scores.json`; `--card` alone writes docs/models.md from them again. A package that
was measured on all sentences gets its BLEU into metadata.json, where `translit models list` finds it. The sentences
measured on stay where they are: only numbers and our own examples (`training/examples.tsv`) go into the project.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from .symbols import LANGUAGES

__all__ = ["bleu_of", "card", "examples", "flores", "main", "names_with_glossary", "write_scores"]

_HERE = Path(__file__).parent
SCORES = _HERE / "scores.json"
CARD = _HERE.parent / "docs" / "models.md"
MODELS = _HERE.parent / "models"
_EXAMPLES = 10
_DIRECTIONS = [f"{source}-{target}" for source in LANGUAGES for target in LANGUAGES if source != target]


def flores(engine: Any, valid: Path, directions: Sequence[str], *, limit: int = 0) -> dict[str, dict[str, Any]]:
    """BLEU and chrF of each direction with signatures, and sentences a second; pairs that it lacks are left out."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    texts = {lang: (valid / f"flores-dev.{lang}").read_text(encoding="utf-8").splitlines() for lang in LANGUAGES}
    found = {}
    for direction in directions:
        source, target = direction.split("-")
        if (source, target) not in engine.pairs():
            continue
        sentences, references = texts[source][: limit or None], [texts[target][: limit or None]]
        engine.translate(sentences[:2], source, target)  # loading the model is no part of the speed
        began = time.perf_counter()
        made = [rendering.text for rendering in engine.translate(sentences, source, target)]
        seconds = time.perf_counter() - began
        bleu, chrf = BLEU(), CHRF()
        found[direction] = {
            "BLEU": round(bleu.corpus_score(made, references).score, 1),
            "chrF": round(chrf.corpus_score(made, references).score, 1),
            "sentences": len(sentences),
            "sentences_per_s": round(len(sentences) / seconds, 1),
            "signature": f"{bleu.get_signature()} and {chrf.get_signature()}",
        }
        print(direction, json.dumps(found[direction]), flush=True)
    return found


def names_with_glossary(shared: Path, engine: str, targets: Sequence[str], limit: int = 0) -> dict[str, Any]:
    """What ../shared/scoring/names_mt.py says for each target language: with and without the glossary."""
    found = {}
    for target in targets:
        command = [sys.executable, str(shared / "scoring" / "names_mt.py")]
        command += [str(shared / "data" / "names_mt" / f"dev.{target}.jsonl"), target, "--engine", engine]
        done = subprocess.run([*command, *(["--limit", str(limit)] if limit else [])], capture_output=True, text=True)
        if done.returncode:
            print(f"names, {target}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            continue
        found[target] = json.loads(done.stdout.splitlines()[-1])
        print(f"names, {target}:", done.stdout.splitlines()[-1], flush=True)
    return found


def command(text: str, source: str, target: str) -> tuple[float, int]:
    """Seconds and megabytes (resident, at most) that `translit translate` takes for a text, from its start to its end.

    The engine is the one that the environment shows: that of the package measured. Raises SystemExit when it fails.
    """
    call = [sys.executable, "-c", "from translit_cli.main import main; main()", "translate"]
    call += ["-q", "--engine", "argos", "--from", source, "--to", target]
    began = time.perf_counter()
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as running:
        assert running.stdin is not None
        running.stdin.write(text)
        running.stdin.close()
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in (0, 1):
        raise SystemExit(f"translit translate failed ({running.returncode})")
    return time.perf_counter() - began, used.ru_maxrss // 1024


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def at_work(package: Path, valid: Path, direction: str) -> dict[str, Any]:
    """What a user waits for and pays: the first sentence after the command was typed, memory, files."""
    source, target = direction.split("-")
    sentences = (valid / f"flores-dev.{source}").read_text(encoding="utf-8").splitlines()[:200]
    first = min(command(sentences[0], source, target)[0] for _ in range(3))
    memory = command("\n\n".join(sentences), source, target)[1]
    found = {"first_translation_s": round(first, 2), "memory_mb": memory, "files_mb": round(_megabytes(package), 1)}
    print("at work:", json.dumps(found), flush=True)
    return found


def examples(engine: Any) -> list[list[str]]:
    """Ten of our own sentences as the engine renders them, unedited, from each direction that it has in turn.

    Each is direction, source, rendering.
    """
    rows = [line.split("\t") for line in (_HERE / "examples.tsv").read_text(encoding="utf-8").splitlines()]
    ours: dict[str, list[str]] = {}
    for direction, text in (row for row in rows if len(row) == 2 and not row[0].startswith("#")):
        if tuple(direction.split("-")) in engine.pairs():
            ours.setdefault(direction, []).append(text)
    turns = [(n, direction, text) for direction, texts in ours.items() for n, text in enumerate(texts)]
    found = []
    for _, direction, text in sorted(turns, key=lambda turn: turn[0])[:_EXAMPLES]:
        source, target = direction.split("-")
        found.append([direction, text, engine.translate([text], source, target)[0].text])
    return found


def bleu_of(measured: Mapping[str, Mapping[str, Any]]) -> dict[str, float]:
    """BLEU by direction of what `flores` found: the `scores` of a package.

    >>> bleu_of({"ru-be": {"BLEU": 9.1, "chrF": 40.2}})
    {'ru-be': 9.1}
    """
    return {direction: found["BLEU"] for direction, found in measured.items()}


def write_scores(package: Path, bleu: Mapping[str, float]) -> None:
    """Put BLEU by direction into a package's metadata.json, where `translit models list` finds it."""
    file = package / "metadata.json"
    facts = json.loads(file.read_text(encoding="utf-8")) | {"scores": dict(bleu)}
    file.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def card(scores: Mapping[str, Any]) -> str:
    """The text of docs/models.md: `model-card.md` with the tables of all measurements in it."""
    shown = (_HERE / "model-card.md").read_text(encoding="utf-8")
    return (
        shown.replace("{shipped}", _told_of_shipped())
        .replace("{scores}", _tables(scores))
        .replace("{examples}", _examples(scores))
    )


def _shipped() -> list[Path]:
    return sorted(facts.parent for facts in (MODELS / "translit_models").glob("*/metadata.json"))


def _told_of_shipped() -> str:
    told = []
    for package in _shipped():
        facts = json.loads((package / "metadata.json").read_text(encoding="utf-8"))
        pairs = ", ".join(f"{source} → {target}" for source, target in facts["pairs"])
        size = _megabytes(package)
        told.append(f"**{package.name}** ({pairs}; {size:.1f} MB) is shipped with translit, in `models/`.")
    return " ".join(told) or "**No weights of our own are shipped yet.**"


def _tables(scores: Mapping[str, Any]) -> str:
    labels = list(scores)
    rows = [f"| direction | {' | '.join(labels)} |", "|---" * (len(labels) + 1) + "|"]
    for direction in _DIRECTIONS:
        cells = [scores[label]["flores"].get(direction) for label in labels]
        if any(cells):
            shown = [f"{cell['BLEU']} / {cell['chrF']}" if cell else "–" for cell in cells]
            rows.append(f"| {direction.replace('-', ' → ')} | {' | '.join(shown)} |")
    signatures = {cell["signature"] for each in scores.values() for cell in each["flores"].values()}
    out = ["BLEU / chrF on flores-dev:", "", *rows, "", *(f"Signature: `{one}`" for one in sorted(signatures))]
    out += ["", *_facts(scores), *_names(scores)]
    return "\n".join(out)


def _facts(scores: Mapping[str, Any]) -> list[str]:
    out = []
    for label, each in scores.items():
        speeds = [cell["sentences_per_s"] for cell in each["flores"].values()]
        told = " to ".join(map(str, sorted({min(speeds), max(speeds)}))) if speeds else ""
        speed = f", {told} sentences a second" if told else ""
        if work := each.get("at_work"):
            speed += (
                f" on two cores with beam 2; the first sentence stands there {work['first_translation_s']} s after the "
                f"command, 200 sentences take {work['memory_mb']} MB of memory; {work['files_mb']} MB of files"
            )
        counts = {cell["sentences"] for cell in each["flores"].values()}
        count = f", on {max(counts)} sentences" if counts else ""
        line = f"- **{label}**: {each['engine']}, measured {each['date']}{count}{speed}. {each.get('note', '')}"
        out.append(line.rstrip())
    return out


def _names(scores: Mapping[str, Any]) -> list[str]:
    rows = []
    for label, each in scores.items():
        for target, found in each.get("names", {}).items():
            for how in ("without", "with"):
                one = found[how]
                rows.append(
                    f"| {label} | en → {target} | {how} | {one['spelling_pct']} | {one['form_pct']} | {one['chrF']} |"
                )
    if not rows:
        return []
    head = ["| engine | direction | glossary | spelled right % | in the reference's form % | chrF |", "|---" * 6 + "|"]
    return ["", "Names after translation (names_mt.py, dev sets):", "", *head, *rows]


def _examples(scores: Mapping[str, Any]) -> str:
    out = []
    for label, each in scores.items():
        for direction, source, rendering in each.get("examples", []):
            out.append(f"- {label}, {direction.replace('-', ' → ')}: {source}  \n  {rendering}")
    return "\n".join(out) or "None yet: no model of ours is shipped."


def _engine(package: Path | None, name: str, beam: int) -> Any:
    """The engine to measure; a package folder is shown to it alone."""
    from translit.engines import get_engine
    from translit.engines.argos import ArgosPackageEngine

    if package is None:
        return get_engine(name)
    os.environ["TRANSLIT_MODELS_DIR"] = str(package.resolve())  # and not the model that may be installed
    os.environ["ARGOS_PACKAGES_DIR"] = tempfile.mkdtemp(prefix="translit-evaluate-")
    return ArgosPackageEngine(beam=beam)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, nargs="?", help="package folder of training.export")
    parser.add_argument("--engine", default="argos", help="an installed engine, when no package is given")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--label", help="the name of this measurement in scores.json")
    parser.add_argument("--note", help="a remark for the card (the one it has)")
    parser.add_argument("--pairs", default=",".join(_DIRECTIONS))
    parser.add_argument("--limit", type=int, default=0, help="sentences")
    parser.add_argument("--beam", type=int, default=2)
    parser.add_argument("--names", default="", help="target languages for names_mt.py, such as ru,uk,be")
    parser.add_argument("--card", action="store_true", help="only write docs/models.md again")
    options = parser.parse_args(arguments)
    scores = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.exists() else {}
    if not options.card:
        if not options.label:
            parser.error("--label says under what name the scores are kept")
        engine = _engine(options.package, options.engine, options.beam)
        directions = options.pairs.split(",")
        scores[options.label] = {
            "engine": options.package.name if options.package else options.engine,
            "date": date.today().isoformat(),
            "note": scores.get(options.label, {}).get("note", "") if options.note is None else options.note,
            "flores": flores(engine, options.shared / "training" / "valid", directions, limit=options.limit),
            "names": names_with_glossary(
                options.shared,
                "argos" if options.package else options.engine,
                list(filter(None, options.names.split(","))),
                options.limit,
            ),
            "examples": examples(engine) if options.package else [],
        }
        if options.package:
            measured = sorted(scores[options.label]["flores"])
            valid = options.shared / "training" / "valid"
            scores[options.label]["at_work"] = at_work(options.package, valid, measured[0]) if measured else {}
        if options.package and not options.limit:
            write_scores(options.package, bleu_of(scores[options.label]["flores"]))
        SCORES.write_text(json.dumps(scores, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    written = card(scores)
    for place in (CARD, *(package / "README.md" for package in _shipped())):  # a wheel brings its card along
        place.write_text(written, encoding="utf-8")
        print(f"{place} written")


if __name__ == "__main__":
    main()
