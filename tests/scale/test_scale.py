"""A large batch: every row once, the same as on one machine, whichever worker dies; done partitions stay done."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("ray", reason="the extra `ray` is not installed: make test-scale")
pytest.importorskip("pyarrow", reason="the extra `ray` is not installed: make test-scale")

import pyarrow as pa
import pyarrow.parquet as pq
import ray
import scale_engines as engines

from translit.scale import ScaleError, partitions, translate_dataset
from translit.scale.work import ATTEMPTS, BEGUN, Translator, rows_of
from translit.translate.batch import BatchError, Settings, run_batch

HERE = Path(__file__).parent
ROWS = 240
SLOW, QUICK = Settings("en", engine=engines.slow), Settings("en", engine=engines.quick)


@pytest.fixture(scope="module")
def pids(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pids")


@pytest.fixture(scope="module", autouse=True)
def cluster(pids: Path) -> Iterator[None]:
    """Two workers and as little memory for objects as Ray allows."""
    ray.init(
        num_cpus=2,
        object_store_memory=80 * 1024 * 1024,
        include_dashboard=False,
        logging_level="ERROR",
        runtime_env={"env_vars": {"PYTHONPATH": str(HERE), engines.PIDS: str(pids)}},
    )
    yield
    ray.shutdown()


def texts() -> list[dict[str, object]]:
    return [{"id": f"a{n}", "text": f"The court freed Losik {n}. He came."} for n in range(ROWS)]


def jsonl(path: Path) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in texts()))
    return path


def found(out: Path) -> dict[str, dict[str, object]]:
    """The rows of a result by id; each must be there once."""
    rows = [row for file in sorted(out.glob("part-*.parquet")) for row in pq.read_table(file).to_pylist()]
    by_id = {str(row["id"]): row for row in rows}
    assert len(by_id) == len(rows)
    return by_id


def kill_one(pids: Path, killed: list[int]) -> None:
    """Kill a worker once it has translated something."""
    deadline = time.monotonic() + 50
    while not killed and time.monotonic() < deadline:
        for file in pids.iterdir():
            os.kill(int(file.name), signal.SIGKILL)
            killed.append(int(file.name))
            return
        time.sleep(0.02)


def test_a_worker_dies_and_no_row_is_lost_or_doubled(tmp_path: Path, pids: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl")
    run_batch(source, tmp_path / "single.jsonl", ["es"], QUICK)
    single = {row["id"]: row for row in map(json.loads, (tmp_path / "single.jsonl").read_text().splitlines())}
    killed: list[int] = []
    killer = threading.Thread(target=kill_one, args=(pids, killed))
    killer.start()
    done = translate_dataset(str(source), str(tmp_path / "out"), "es", SLOW, partition_bytes=1500)
    killer.join()
    assert killed and not Path(f"/proc/{killed[0]}").exists()
    assert done.partitions > 6
    assert (done.rows, done.failed, done.before) == (ROWS, 0, 0)
    rows = found(tmp_path / "out")
    assert {id: row["text"] for id, row in rows.items()} == {id: row["text"] for id, row in single.items()}
    assert {id: row["signature"] for id, row in rows.items()} == {id: row["signature"] for id, row in single.items()}
    assert [name["found"] for name in rows["a7"]["names"]] == [name["found"] for name in single["a7"]["names"]]  # type: ignore[attr-defined]
    # once more: nothing to do; without one result: that one; nothing half-written is left
    assert (
        translate_dataset(str(source), str(tmp_path / "out"), "es", SLOW, partition_bytes=1500).before
        == done.partitions
    )
    next(iter(sorted((tmp_path / "out").glob("part-*")))).unlink()
    again = translate_dataset(str(source), str(tmp_path / "out"), "es", SLOW, partition_bytes=1500)
    assert again.partitions - again.before == 1
    assert found(tmp_path / "out") == rows
    assert [file.name for file in (tmp_path / "out").iterdir() if not file.name.startswith("part-")] == []


def test_parquet_by_its_own_columns_and_what_failed(tmp_path: Path) -> None:
    table = pa.table({"key": [1, 2, 3], "body": ["He came.", None, "The court."]})
    (tmp_path / "in").mkdir()
    pq.write_table(table, tmp_path / "in" / "a.parquet", row_group_size=2)
    settings = {"id_column": "key", "text_column": "body", "partition_bytes": 1}
    done = translate_dataset(str(tmp_path / "in"), str(tmp_path / "out"), "es", QUICK, **settings)  # type: ignore[arg-type]
    assert (done.partitions, done.rows, done.failed) == (2, 3, 1)
    rows = found(tmp_path / "out")
    assert {id: row["text"] for id, row in rows.items()} == {"1": "Él vino.", "2": None, "3": "El tribunal."}
    assert "no text in 'body'" in str(rows["2"]["failed"])
    # a file that changed is translated again, and what belonged to the old one is gone
    pq.write_table(table.slice(0, 1), tmp_path / "in" / "a.parquet")
    translate_dataset(str(tmp_path / "in"), str(tmp_path / "out"), "es", QUICK, **settings)  # type: ignore[arg-type]
    assert list(found(tmp_path / "out")) == ["1"]


def test_a_partition_that_killed_its_workers_is_not_begun_again(tmp_path: Path) -> None:
    """What three dead workers leave behind; the next run begins afresh, for the text may be mended."""
    source, out = jsonl(tmp_path / "in.jsonl"), tmp_path / "out"
    deadly, *others = partitions(str(source), 6000)
    begun = out / BEGUN / deadly.name
    begun.mkdir(parents=True)
    for number in range(ATTEMPTS):
        (begun / str(number)).write_text("PAR1")
    with pytest.raises(ScaleError, match=rf"1 of {len(others) + 1} partitions .* died {ATTEMPTS} times"):
        translate_dataset(str(source), str(out), "es", QUICK, partition_bytes=6000)
    assert sorted(file.name for file in out.glob("part-*")) == sorted(part.name for part in others)
    assert translate_dataset(str(source), str(out), "es", QUICK, partition_bytes=6000).before == len(others)
    assert len(found(out)) == ROWS


def test_bad_lines_are_rows_with_a_reason(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    out.mkdir()
    source.write_text('{"id": 1, "text": "He came."}\nno json\n[1]\n{"id": 4}\n{"id": 5, "text": ""}\n')
    actor = Translator(QUICK, "es", str(source), str(out), ("id", "text"), "made by a test")
    (part,) = partitions(str(source))
    batch = {key: [value] for key, value in part.as_row().items()}
    told = {"rows": [5], "failed": [3], "fault": [""]}
    assert actor(batch) == told
    assert actor(batch) == told  # done before: read back, not done again
    rows = found(out)
    assert [rows[id]["text"] for id in ("1", "5")] == ["Él vino.", ""]
    reasons = [str(row["failed"]) for row in rows.values() if row["failed"]]
    assert [("no JSON" in reason, "no text in 'text'" in reason) for reason in reasons] == [
        (True, False),
        (False, True),
        (False, True),
    ]


def test_a_text_in_the_language_already_stays_and_is_no_failure(tmp_path: Path) -> None:
    spanish = "El presidente de la república habló ayer con los ministros sobre la ley."
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    source.write_text(json.dumps({"id": "a", "text": spanish}) + '\n{"id": "b", "text": "The court freed him."}\n')
    done = translate_dataset(str(source), str(out), "es", Settings(engine=engines.quick))
    assert (done.rows, done.failed) == (2, 0)
    rows = found(out)
    assert [rows["a"][key] for key in ("source", "target", "text", "failed")] == ["es", "es", spanish, None]
    assert rows["b"]["text"] == "El tribunal liberó him."


def test_a_language_that_nothing_writes_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="no installed engine translates into ja"):
        translate_dataset(
            str(jsonl(tmp_path / "in.jsonl")), str(tmp_path / "out"), "ja", Settings(engine=engines.quick)
        )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("size", [1, 7, 64, 1000, 1 << 20])
def test_partitions_have_every_line_once(tmp_path: Path, size: int) -> None:
    """Wherever the borders fall: in a line, in a letter of two bytes, on a line's end."""
    lines = [json.dumps({"id": n, "text": "Лосік " * (n % 5)}, ensure_ascii=False) for n in range(40)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n\n" + lines[0], encoding="utf-8")
    parts = partitions(str(tmp_path / "in.jsonl"), size)
    from pyarrow.fs import LocalFileSystem

    ids = [item.id for part in parts for item in rows_of(part, "id", "text", LocalFileSystem())]
    assert ids == [*range(40), 0]


def test_what_cannot_begin_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for source, says in ((tmp_path / "empty", "neither a Parquet"), (tmp_path / "none", "neither a Parquet")):
        with pytest.raises(ScaleError, match=says):
            translate_dataset(str(source), str(tmp_path / "out"), "es", QUICK)
    (tmp_path / "a.parquet").write_text("no")
    with pytest.raises(ScaleError, match="damaged"):
        translate_dataset(str(tmp_path / "a.parquet"), str(tmp_path / "out"), "es", QUICK)
