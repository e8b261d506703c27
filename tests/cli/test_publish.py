"""`gongkai publish`, `verify` and `site export`: what they print and how they end."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys

import pytest

SUITE = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "GONGKAI_HOME"}


@pytest.fixture(scope="module")
def gongkai(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")

    def run(*arguments):
        environment = {key: value for key, value in os.environ.items() if key not in SUITE}
        command = [sys.executable, "-m", "gongkai.cli", *map(str, arguments), "--home", str(home)]
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    run.home = home
    return run


@pytest.fixture(scope="module")
def published(gongkai):
    told = gongkai("publish", "--all", "--workers", 1, "--json")
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_publish_says_how_much(published, gongkai):
    assert set(published) == {"rendered", "written", "removed", "failed"}
    assert published["written"] == published["rendered"] > 10
    assert published["failed"] == []
    again = json.loads(gongkai("publish", "--json").stdout)
    assert again == {"rendered": 0, "written": 0, "removed": 0, "failed": []}


def test_publish_takes_one_way_at_a_time(published, gongkai):
    assert gongkai("publish", "--all", "--changed").returncode == 2
    assert gongkai("publish", "--all", 5).returncode == 2


def test_publish_names_a_number_that_nothing_has(published, gongkai):
    result = gongkai("publish", "999999", "--json")
    assert result.returncode == 1
    assert [one["what"] for one in json.loads(result.stdout)["failed"]] == ["没有编号为 999999 的政府信息"]


def test_verify_gives_the_contract_and_ends_with_1_when_something_is_wrong(published, gongkai):
    whole = gongkai("verify", "--json")
    verdict = json.loads(whole.stdout)
    assert whole.returncode == 0
    assert verdict == {
        "checked": 3 * published["written"],
        "ok": True,
        "changed": [],
        "missing": [],
        "extra": [],
    }
    (gongkai.home / "public/about/index.html").write_text("x")
    (gongkai.home / "public/more.html").write_text("x")
    told = gongkai("verify", "--json")
    verdict = json.loads(told.stdout)
    assert told.returncode == 1
    assert (verdict["changed"], verdict["extra"]) == (["about/index.html"], ["more.html"])
    assert gongkai("verify", "--restore").returncode == 1
    assert gongkai("verify").returncode == 0


def test_an_export_is_a_folder_of_its_own(published, gongkai, tmp_path):
    told = gongkai("site", "export", tmp_path / "out", "--json")
    report = json.loads(told.stdout)
    assert told.returncode == 0
    assert report["pages"] == published["written"]
    assert (tmp_path / "out/index.html").is_file()
    assert any((tmp_path / "out/static").rglob("*.css"))
    assert gongkai("site", "export", tmp_path / "out").returncode == 2


def test_prepare_makes_the_key_for_its_owner_alone(published, gongkai):
    assert gongkai("prepare").returncode == 0
    assert (gongkai.home / "keys/manifest.pem").stat().st_mode & 0o077 == 0


def test_verify_tells_of_a_manifest_that_was_changed(published, gongkai):
    with sqlite3.connect(gongkai.home / "gongkai.sqlite3") as database:
        triggers = (
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'publishing_manifestentry'"
        )
        for (name,) in database.execute(triggers).fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE publishing_manifestentry SET approved_by = 'x' WHERE sequence = 2")
    told = gongkai("verify", "--json")
    verdict = json.loads(told.stdout)
    assert (told.returncode, verdict["ok"], verdict["changed"]) == (1, False, [])
    assert "清单第 2 条" in told.stderr
    assert "清单第 2 条" in gongkai("verify").stdout
