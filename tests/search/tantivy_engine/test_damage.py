"""A damaged or foreign index says so, says what to do, and a rebuild mends it."""

import json
from pathlib import Path

import pytest

from gongkai.search.contract import IndexUnusableError, Query, Record
from gongkai.search.engines.tantivy_engine import TantivyEngine

MEND = "gongkai index rebuild"
RECORD = Record(id="1", title="图书馆开放时间", body="周一闭馆。")


def _cut_short(root, suffix):
    for file in root.glob(f"g-*/*{suffix}"):
        file.chmod(0o644)
        file.write_bytes(file.read_bytes()[:7])


DAMAGES = {
    "pointer is garbage": lambda root: (root / "CURRENT").write_bytes(b"\xff\x00"),
    "pointer is empty": lambda root: (root / "CURRENT").write_bytes(b""),
    "pointer is of another shape": lambda root: (root / "CURRENT").write_text("[1]"),
    "pointer leads nowhere": lambda root: (root / "CURRENT").write_text(
        (root / "CURRENT").read_text().replace("g-", "g-x")
    ),
    "other version": lambda root: (root / "CURRENT").write_text(
        json.dumps(json.loads((root / "CURRENT").read_text()) | {"fingerprint": "older"})
    ),
    "list of segments is garbage": lambda root: _cut_short(root, "meta.json"),
    "terms are cut short": lambda root: _cut_short(root, ".term"),
    "store is cut short": lambda root: _cut_short(root, ".store"),
    "postings are gone": lambda root: [file.unlink() for file in root.glob("g-*/*.idx")],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_told_with_its_remedy_and_a_rebuild_mends_it(tmp_path, damage):
    engine = TantivyEngine(tmp_path)
    engine.upsert([RECORD])
    engine.commit()
    engine.close()
    damage(tmp_path)
    engine = TantivyEngine(tmp_path)
    with pytest.raises(IndexUnusableError, match=MEND):
        engine.search(Query(text="图书馆"))
    assert engine.rebuild([RECORD]) == 1
    assert engine.search(Query(text="图书馆")).total == 1
    assert engine.health().ok
    engine.close()


def test_health_reports_and_never_raises(tmp_path):
    engine = TantivyEngine(tmp_path)
    engine.upsert([RECORD])
    engine.commit()
    healthy = engine.health()
    assert (healthy.ok, healthy.documents) == (True, 1)
    assert healthy.size_bytes > 0
    DAMAGES["pointer is garbage"](tmp_path)
    engine.close()
    report = engine.health()
    assert not report.ok
    assert MEND in report.detail


def test_old_generations_are_removed_when_no_reader_can_need_them(tmp_path, monkeypatch):
    engine = TantivyEngine(tmp_path)
    for _ in range(3):
        engine.rebuild([RECORD])
    monkeypatch.setattr("gongkai.search.engines.tantivy_engine.generations._GRACE", -1.0)
    engine.rebuild([RECORD])
    assert len(list(tmp_path.glob("g-*"))) == 1
    assert engine.count() == 1
    engine.close()


def test_a_closed_engine_leaves_no_file_open(tmp_path):
    engine = TantivyEngine(tmp_path)
    engine.upsert([RECORD])
    engine.commit()
    engine.search(Query(text="图书馆"))
    engine.close()
    assert str(tmp_path) not in Path("/proc/self/maps").read_text(encoding="utf-8")
