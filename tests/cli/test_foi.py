"""`gongkai foi import`, `list` and `due`: what they print, what they leave out, how they end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from click.testing import CliRunner

from gongkai.cli.foi import foi_group
from tests.factories.town import build_town

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEYS = {
    *("kind", "id", "number", "unit", "title", "channel", "applicant_class", "state", "received_on", "due_on"),
    *("provisional", "clock", "closed_on", "decision", "cell", "handler"),
}
OPEN = {"channel": "counter", "unit": "education", "applicant": {"class": "natural_person", "name": "申小明"}}
SERVED = {"event": "serve", "on": "2026-01-20", "decision": "process"}
LINES: list[dict[str, Any]] = [
    {**OPEN, "id": "1", "arrived_on": "2026-01-05", "request": "甲"},
    {**OPEN, "id": "2", "arrived_on": "2025-12-01", "request": "乙"},
    {**OPEN, "id": "3", "arrived_on": "2026-01-05", "request": "丙", "unit": "finance"},
    {**OPEN, "id": "4", "arrived_on": "2026-01-04", "request": "丁", "events": [SERVED]},
    {
        "kind": "review",
        "id": "5",
        "unit": "education",
        "about": "4",
        "body": "示范市人民政府",
        "docket": "示复〔2026〕1号",
        "filed_on": "2026-01-22",
        "accepted_on": "2026-01-22",
        "events": [{"event": "copy", "on": "2026-01-23"}],
    },
]


@pytest.fixture(autouse=True)
def city(db: None, settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.GONGKAI_HOME = tmp_path
    build_town()
    with time_machine.travel("2026-01-26T10:00:00+08:00", tick=False):
        yield


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(foi_group, words)
    return result.exit_code, result.stdout, result.stderr


def come(folder: Path, *lines: bytes) -> tuple[int, dict[str, Any]]:
    (folder / "cases.jsonl").write_bytes(b"".join(lines))
    code, said, _ = run("import", str(folder / "cases.jsonl"), "--json")
    return code, json.loads(said)


def in_json(*records: dict[str, Any]) -> list[bytes]:
    return [json.dumps(each, ensure_ascii=False).encode() + b"\n" for each in records]


def objects(*words: str) -> list[dict[str, Any]]:
    code, said, _ = run(*words, "--json")
    assert code == 0
    return [json.loads(line) for line in said.splitlines()]


def test_a_file_is_taken_once_and_the_exit_code_says_whether_all_of_it_came(tmp_path: Path) -> None:
    lines = in_json(*LINES)
    assert come(tmp_path, *lines) == (0, {"imported": 5, "unchanged": 0, "problems": []})
    assert come(tmp_path, *lines) == (0, {"imported": 0, "unchanged": 5, "problems": []})
    assert run("import", str(tmp_path / "nothing.jsonl"))[0] == 2


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        (lambda line: line[:-20], "记录"),
        (lambda line: line.decode().encode("gb18030"), "记录"),
        (lambda line: line.decode().encode("utf-16"), "记录"),
        (lambda line: line.replace(b'"id"', b'"id": "0", "id"', 1), "记录"),
        (lambda line: b'"' + b"x" * 3_000_000 + line, "记录"),
        (lambda line: line.replace(b"education", b"\xe5\x8d\x97\xe4\xba\xac"), "unit"),
        (lambda line: line.replace(b"2026-01-05", b"2027-01-05"), "arrived_on"),
        (lambda line: line.replace(b'"request"', b'"requets"'), "requets"),
        (lambda line: line.replace(b"natural_person", b"alien"), "applicant.class"),
        (lambda line: line.replace(b'"channel"', b'"kind": "petition", "channel"'), "kind"),
        (lambda line: line.replace(b'"name"', b'"nmae"'), "applicant.nmae"),
    ],
)
def test_a_damaged_line_is_named_in_chinese_and_the_next_comes_in(tmp_path: Path, damage: Any, where: str) -> None:
    first, second = in_json(LINES[0], LINES[1])
    code, said = come(tmp_path, damage(first).rstrip(b"\n") + b"\n", second)
    assert (code, said["imported"]) == (1, 1)
    problem = said["problems"][0]
    assert (problem["line"], problem["where"]) == (1, where)
    assert any("一" <= sign <= "鿿" for sign in problem["what"])
    code, _, told = run("import", str(tmp_path / "cases.jsonl"))
    assert code == 1
    assert f"第 1 行：{problem['what']}" in told


def test_the_list_says_what_it_promises_and_never_who(tmp_path: Path) -> None:
    come(tmp_path, *in_json(*LINES))
    rows = objects("list")
    assert [row["title"] for row in rows] == ["甲", "乙", "丙", "丁"]
    assert all(set(row) == KEYS for row in rows)
    assert "申小明" not in json.dumps(rows, ensure_ascii=False)
    assert [row["title"] for row in objects("list", "--unit", "finance")] == ["丙"]
    assert [row["title"] for row in objects("list", "--state", "answered")] == ["丁"]
    assert [row["title"] for row in objects("list", "--open")] == ["甲", "乙", "丙"]
    assert objects("list", "--kind", "suit") == []
    assert len(objects("list", "--kind", "all")) == 5
    review = objects("list", "--kind", "review", "--state", "answering")[0]
    assert set(review) == KEYS | {"about", "path", "body", "docket"}
    assert (review["about"], review["path"], review["due_on"]) == (rows[3]["id"], "review", "2026-02-06")


def test_what_is_due_comes_in_the_order_of_its_day(tmp_path: Path) -> None:
    come(tmp_path, *in_json(*LINES))
    assert [row["title"] for row in objects("due")] == ["乙", "甲", "丙"]
    assert [row["clock"] for row in objects("due")] == ["overdue", "running", "running"]
    assert [row["title"] for row in objects("due", "--within", "0")] == ["乙"]
    assert [row["due_on"] for row in objects("due", "--kind", "all", "--within", "30")] == [
        "2025-12-29",
        "2026-02-02",
        "2026-02-02",
        "2026-02-06",
    ]
    assert "乙" in run("due")[1].splitlines()[0]


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--unit", "没有的局"),
        ("list", "--state", "lost"),
        ("list", "--kind", "x"),
        ("due", "--within", "-1"),
    ],
)
def test_what_does_not_exist_is_said_and_ends_with_two(words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2
    assert run("list", "--kind", "suit", "--state", "registered")[0] == 2
