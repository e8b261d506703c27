"""Several processes over one folder: one writes, all read, any may die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading

import pytest

from gongkai.search.contract import Query, Record, WriterBusyError
from gongkai.search.engines.tantivy_engine import TantivyEngine

_WRITER = """
    import sys, itertools
    from pathlib import Path
    from gongkai.search.contract import Record
    from gongkai.search.engines.tantivy_engine import TantivyEngine
    engine = TantivyEngine(Path(sys.argv[1]))
    for number in itertools.count():
        engine.upsert([Record(id=f"{number}-{part}", title="图书馆开放时间") for part in range(5)])
        engine.commit()
        print(number, flush=True)
"""
_REBUILDER = """
    import sys, time
    from pathlib import Path
    from gongkai.search.contract import Record
    from gongkai.search.engines.tantivy_engine import TantivyEngine
    def records():
        for number in range(100_000):
            yield Record(id=str(number), title="体育馆")
            if number == 500:
                print("building", flush=True)
            if number > 500:
                time.sleep(0.1)
    TantivyEngine(Path(sys.argv[1])).rebuild(records())
"""


def _start(code, folder):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), str(folder)], stdout=subprocess.PIPE, text=True
    )


def _kill(process):
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()


def test_what_a_killed_writer_had_committed_is_there_and_the_lock_is_free(tmp_path):
    for _ in range(2):
        process = _start(_WRITER, tmp_path)
        while int(process.stdout.readline()) < 8:
            pass
        _kill(process)
    engine = TantivyEngine(tmp_path)
    assert engine.count() >= 45
    assert engine.count() % 5 == 0
    engine.upsert([Record(id="after", title="体育馆")])
    engine.commit()
    assert engine.search(Query(text="体育馆")).total == 1
    engine.close()


def test_a_killed_rebuild_leaves_the_old_index_working(tmp_path):
    engine = TantivyEngine(tmp_path)
    engine.upsert([Record(id="old", title="图书馆")])
    engine.commit()
    process = _start(_REBUILDER, tmp_path)
    assert process.stdout.readline() == "building\n"
    assert engine.search(Query(text="图书馆")).total == 1
    _kill(process)
    engine.upsert([Record(id="next", title="图书馆二")])
    engine.commit()
    assert engine.count() == 2
    assert not (tmp_path / "pending.jsonl").exists()
    assert engine.rebuild([Record(id="new", title="体育馆")]) == 1
    assert [hit.id for hit in engine.search(Query()).hits] == ["new"]
    engine.close()


def test_a_commit_spares_the_generation_that_another_process_builds(tmp_path, monkeypatch):
    monkeypatch.setattr("gongkai.search.engines.tantivy_engine.generations._GRACE", -1.0)
    engine, other = TantivyEngine(tmp_path), TantivyEngine(tmp_path)
    engine.upsert([Record(id="old", title="图书馆")])
    engine.commit()

    def records():
        yield Record(id="new", title="体育馆")
        other.upsert([Record(id="meanwhile", title="美术馆")])
        other.delete(["old"])
        other.commit()

    assert engine.rebuild(records()) == 2
    assert {hit.id for hit in other.search(Query()).hits} == {"new", "meanwhile"}
    engine.close()
    other.close()


def test_a_second_writer_is_told_to_come_back(tmp_path):
    first, second = TantivyEngine(tmp_path), TantivyEngine(tmp_path, patience=0.05)
    first.upsert([Record(id="1", title="图书馆")])
    with pytest.raises(WriterBusyError, match="请稍后再试"):
        second.upsert([Record(id="2", title="体育馆")])
    first.commit()
    second.upsert([Record(id="2", title="体育馆")])
    second.commit()
    assert first.count() == 2
    first.close()
    second.close()


def test_a_second_rebuild_is_told_to_come_back(tmp_path):
    engine, other = TantivyEngine(tmp_path), TantivyEngine(tmp_path)

    def records():
        with pytest.raises(WriterBusyError):
            other.rebuild([])
        yield Record(id="1", title="图书馆")

    assert engine.rebuild(records()) == 1
    engine.close()
    other.close()


def test_threads_read_while_others_write(tmp_path):
    engine = TantivyEngine(tmp_path)
    engine.upsert([Record(id="0", title="图书馆")])
    engine.commit()
    errors: list[BaseException] = []

    def guarded(work):
        try:
            work()
        except BaseException as error:  # noqa: BLE001  # whatever it is, the test must see it
            errors.append(error)

    def write():
        for number in range(15):
            engine.upsert([Record(id=str(number), title="图书馆开放时间")])
            engine.commit()

    def read():
        for _ in range(60):
            assert engine.search(Query(text="图书馆", facets=("year",))).total >= 1
            assert engine.suggest("tsg")

    workers = [threading.Thread(target=guarded, args=(work,)) for work in (write, read, read, write)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert errors == []
    assert engine.count() == 15
    engine.close()
