"""`gongkai import` as others script it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from gongkai.cli.import_ import import_command
from tests.information.importing.exports import MAP, record

if TYPE_CHECKING:
    from pathlib import Path

SUITE = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "GONGKAI_HOME"}
FIELDS = ["read", "created", "updated", "unchanged", "rejected", "seconds", "rejects"]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    folder.mkdir()
    (tmp_path / "town.toml").write_text(MAP, encoding="utf-8")
    return folder


def write(folder: Path, *lines: object) -> None:
    text = "\n".join(each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in lines)
    (folder / "records.jsonl").write_text(text + "\n", encoding="utf-8")


def start(home: Path, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "gongkai.cli", "import", *map(str, arguments), "--home", str(home), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A home of its own: the embedded database, whatever the suite itself runs on.
        env={key: value for key, value in os.environ.items() if key not in SUITE},
    )


def call(home: Path, *arguments: object) -> tuple[int, str, str]:
    process = start(home, *arguments)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def test_the_object_has_exactly_the_fields_of_the_contract(tmp_path, export):
    write(export, record(1), "{坏", record(2))
    code, out, err = call(tmp_path / "home", export, "--map", tmp_path / "town.toml")
    found = json.loads(out)
    assert list(found) == FIELDS
    assert (code, found["read"], found["created"], found["rejected"]) == (1, 3, 2, 1)
    assert found["rejects"][0]["where"] == "export/records.jsonl:2"
    assert "条/秒" in err
    assert len(list((tmp_path / "home" / "imports").glob("*-rejects.jsonl"))) == 1
    write(export, record(1), record(2))
    code, out, _err = call(tmp_path / "home", export, "--map", tmp_path / "town.toml")
    found = json.loads(out)
    assert (code, found["created"], found["updated"], found["unchanged"]) == (0, 0, 0, 2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--map", "nowhere"], "没有映射“nowhere”"),
        (["--map", "TOWN", "--owner", "某局"], "没有代码或名称为“某局”的机构"),
        ([], "--map"),
        (["--map", "laws", "--colour"], "--colour"),
    ],
)
def test_what_is_asked_wrongly_ends_with_2_and_the_reason(tmp_path, export, arguments, said):
    write(export, record(1))
    given = [str(tmp_path / "town.toml") if each == "TOWN" else each for each in arguments]
    code, out, err = call(tmp_path / "home", export, *given)
    assert (code, out) == (2, "")
    assert said in err


def test_a_path_that_is_not_there_is_a_fault_of_usage(tmp_path):
    code, _out, err = call(tmp_path / "home", tmp_path / "absent")
    assert code == 2
    assert "absent" in err


def test_a_killed_import_is_completed_by_the_next(tmp_path, export):
    write(export, *(record(number) for number in range(1, 601)))
    home = tmp_path / "home"
    process = start(home, export, "--map", tmp_path / "town.toml")
    database = home / "gongkai.sqlite3-wal"
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if database.exists() and database.stat().st_size > 3_000_000:
            break
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    code, out, _err = call(home, export, "--map", tmp_path / "town.toml")
    found = json.loads(out)
    assert code == 0
    assert found["created"] + found["unchanged"] == 600
    assert found["updated"] == 0
    assert json.loads(call(home, export, "--map", tmp_path / "town.toml")[1])["unchanged"] == 600


def test_two_imports_at_once_agree(tmp_path, export):
    write(export, *(record(number) for number in range(1, 201)))
    home = tmp_path / "home"
    both = [start(home, export, "--map", tmp_path / "town.toml") for _ in range(2)]
    found = [json.loads(process.communicate(timeout=180)[0]) for process in both]
    assert sum(each["created"] for each in found) == 200
    assert sum(each["unchanged"] for each in found) == 200
    assert [each["rejected"] for each in found] == [0, 0]


def test_the_command_explains_itself():
    assert import_command.help
    assert {parameter.name for parameter in import_command.params} >= {"paths", "map_name", "owner", "as_json"}
