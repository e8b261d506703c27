from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.publishing import marking
from gongkai.publishing.models import ManifestEntry
from gongkai.publishing.run import publish_due
from gongkai.publishing.verifying import verify
from gongkai.publishing.watch import watch

TRIALS = 60


def name(file, root):
    return str(file.relative_to(root))


def test_an_output_as_approved_is_in_order(live):
    verdict = verify()
    assert verdict.ok
    assert verdict.checked == sum(1 for file in live.rglob("*") if file.is_file())


def test_any_changed_byte_missing_or_added_file_is_found(live):
    chance = random.Random(7)
    everything = sorted(file for file in live.rglob("*") if file.is_file())
    for _ in range(TRIALS):
        file, act = chance.choice(everything), chance.choice(["change", "miss", "add"])
        before = file.read_bytes()
        added = file.with_name(f"{chance.randrange(10**6)}{chance.choice(['.html', '.gz', '', '.br'])}")
        if act == "change":
            place = chance.randrange(len(before))
            changed = bytes([before[place] ^ (1 << chance.randrange(8))])
            file.write_bytes(before[:place] + changed + before[place + 1 :])
        elif act == "miss":
            file.unlink()
        else:
            added.write_bytes(b"x")
        found = verify()
        told = {"change": found.changed, "miss": found.missing, "add": found.extra}
        assert told.pop(act) == [name(added if act == "add" else file, live)]
        assert not any(told.values())
        added.unlink(missing_ok=True)
        file.write_bytes(before)
    assert verify().ok


def test_a_byte_that_decompresses_to_nothing_different_is_found(live):
    copy = live / "index.html.gz"
    data = bytearray(copy.read_bytes())
    data[9] ^= 1  # which system wrote it
    copy.write_bytes(data)
    assert verify().changed == ["index.html.gz"]


def test_a_link_in_the_place_of_a_file_is_found(live, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes((live / "index.html").read_bytes())
    (live / "index.html").unlink()
    (live / "index.html").symlink_to(elsewhere)
    assert verify().changed == ["index.html"]


def test_a_name_that_is_no_text_is_found(live):
    Path(os.fsdecode(bytes(live) + b"/\xff\xfe.html")).write_bytes(b"x")
    assert len(verify().extra) == 1


def test_a_manifest_that_was_touched_is_told(live):
    ManifestEntry.objects.filter(path="/").update(sha256="0" * 64)
    verdict = verify()
    assert verdict.changed == ["index.html"]
    assert [fault.what for fault in verdict.manifest] == ["内容与摘要不符：记录被修改"]


def test_a_changed_file_of_a_marked_page_is_found_all_the_same(live):
    marking.mark_paths(["/"])
    (live / "index.html").write_bytes(b"x")
    assert verify().changed == ["index.html"]


def test_the_watcher_tells_restores_and_sets_aside(live, home):
    before = (live / "index.html").read_bytes()
    (live / "index.html").write_bytes(b"defaced")
    (live / "kinds/notice/index.html.br").unlink()
    (live / "robots.txt").unlink()
    (live / "robots.txt").mkdir()
    (live / "shell.php").write_bytes(b"planted")
    found = watch()
    assert not found.ok
    assert (live / "index.html").read_bytes() == before
    assert verify().ok
    assert [file.read_bytes() for file in (home / "public.quarantine").rglob("shell.php")] == [b"planted"]
    entry = AuditEntry.objects.get(event="publishing.tampered")
    assert entry.data["changed"] == ["index.html"]
    assert entry.data["extra"] == ["shell.php"]


@pytest.mark.parametrize("times", [2])
def test_a_watcher_that_finds_nothing_leaves_no_trace(live, times):
    for _ in range(times):
        assert watch().ok
    assert not AuditEntry.objects.filter(event="publishing.tampered").exists()


def test_nothing_is_due_after_a_restoration(live):
    (live / "index.html").unlink()
    watch()
    assert publish_due().rendered == 0
