"""The folder of a package: whole or not there, whatever stands in the way; only what was made is in the trail."""

from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from gongkai.cases.actions import read
from gongkai.cases.enums import Purpose
from gongkai.cases.foi import actions
from gongkai.cases.foi.evidence import export, folder
from gongkai.cases.foi.evidence.folder import put
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import RefusedError
from tests.cases.foi.evidence.test_package import WHO, _whole

FILES = {"a.txt": b"a", "deep/er/b.txt": b"b", "manifest.json": b"{}"}


def held(place):
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def verified(files):
    """The paths whose bytes are those that the manifest tells; what it does not list is a difference too."""
    listed = {each["path"]: each["sha256"] for each in json.loads(files["manifest.json"])["files"]}
    assert set(listed) == set(files) - {"manifest.json"}
    return {path for path in listed if hashlib.sha256(files[path]).hexdigest() == listed[path]}


def test_what_lies_in_the_folder_agrees_with_its_manifest(office, tmp_path):
    made = export(_whole(office), tmp_path / "卷" / "一", actor=WHO)
    files = held(tmp_path / "卷" / "一")
    assert files == made.files
    assert verified(files) == set(files) - {"manifest.json"}
    entry = AuditEntry.objects.get(event="case.exported")
    assert entry.data["manifest"] == hashlib.sha256(files["manifest.json"]).hexdigest()
    files["clock.txt"] += b" "
    assert "clock.txt" not in verified(files)


def test_the_archive_is_one_file_whose_list_of_hashes_holds(office):
    case = _whole(office)
    actions.archive(case, actor=office.handler)
    content = read(case.documents.get(purpose=Purpose.ARCHIVE))
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        assert container.testzip() is None
        files = {name: container.read(name) for name in container.namelist()}
    assert len(files) > 10
    assert verified(files) == set(files) - {"manifest.json"}


def _in_the_way(place, how):
    if how == "full":
        place.mkdir()
        (place / "别的.txt").write_text("x")
    elif how == "file":
        place.write_text("x")
    else:
        place.symlink_to(place.parent / "没有")


@pytest.mark.parametrize(
    ("how", "says"), [("full", "已有内容"), ("file", "不是文件夹"), ("lost link", "不是文件夹")]
)
def test_what_stands_there_is_left_alone_and_nothing_is_told(office, tmp_path, how, says):
    place = tmp_path / "卷"
    _in_the_way(place, how)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(RefusedError, match=says):
        export(_whole(office), place, actor=WHO)
    assert sorted(set(tmp_path.iterdir()) - {tmp_path / "files", tmp_path / "keys"}) == before
    assert not AuditEntry.objects.filter(event="case.exported").exists()


def test_the_second_time_into_the_same_folder_is_refused_and_the_first_stays(office, tmp_path):
    case = _whole(office)
    made = export(case, tmp_path / "卷", actor=WHO)
    with pytest.raises(RefusedError, match="已有内容"):
        export(case, tmp_path / "卷", actor=WHO)
    assert held(tmp_path / "卷") == made.files
    assert AuditEntry.objects.filter(event="case.exported").count() == 1


@pytest.mark.parametrize("at", [1, 5, "rename"])
def test_an_error_halfway_leaves_neither_folder_nor_entry(office, tmp_path, monkeypatch, at):
    case, written, wrote = _whole(office), [], Path.write_bytes

    def full(path, content):
        written.append(path)
        if len(written) == at:
            raise OSError(28, "No space left on device")
        return wrote(path, content)

    def taken(_path, target):
        raise OSError(39, "Directory not empty", target)

    monkeypatch.setattr(Path, *(("rename", taken) if at == "rename" else ("write_bytes", full)))
    with pytest.raises(OSError, match=r"No space|not empty"):
        export(case, tmp_path / "出" / "卷", actor=WHO)
    assert list((tmp_path / "出").iterdir()) == []
    assert not AuditEntry.objects.filter(event="case.exported").exists()


def test_an_empty_folder_is_filled_also_where_nothing_can_be_put_beside_it(tmp_path, monkeypatch):
    (tmp_path / "空").mkdir()
    put(FILES, tmp_path / "空")
    assert held(tmp_path / "空") == FILES
    mounted = tmp_path / "挂载"
    mounted.mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda path: path == mounted)
    put(FILES, mounted)
    assert held(mounted) == FILES
    assert sorted(each.name for each in mounted.iterdir()) == ["a.txt", "deep", "manifest.json"]


SLOW = """
import pathlib, runpy, sys, time
wrote = pathlib.Path.write_bytes
def slow(path, content):
    wrote(path, content)
    print(path, flush=True)
    time.sleep(60)
pathlib.Path.write_bytes = slow
runpy.run_path(sys.argv[1])["put"]({"a": b"a", "b": b"b"}, pathlib.Path(sys.argv[2]))
"""


def test_a_killed_run_leaves_no_half_package_and_the_next_sweeps_its_traces(tmp_path):
    target = tmp_path / "卷"
    run = subprocess.Popen(
        [sys.executable, "-c", SLOW, folder.__file__, target], stdout=subprocess.PIPE, text=True
    )
    assert run.stdout
    assert run.stdout.readline()
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    run.stdout.close()
    assert not target.exists()
    (left,) = tmp_path.iterdir()
    assert "未完成" in left.name
    put(FILES, target)
    assert list(tmp_path.iterdir()) == [target]
    assert held(target) == FILES
