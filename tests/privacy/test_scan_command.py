"""`gongkai privacy scan`: six fields, exit codes, places for people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gongkai.cli.privacy import privacy_group

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = ["type", "start", "end", "text", "valid", "advice"]


@pytest.fixture
def run(tmp_path: Path):
    def scan(content: str, *options: str, name: str = "a.txt"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return CliRunner().invoke(privacy_group, ["scan", str(path), *options])

    return scan


def test_json_has_exactly_the_six_fields_of_the_contract(run):
    result = run("联系手机13800138000。", "--json")
    (hit,) = json.loads(result.stdout)
    assert list(hit) == FIELDS
    assert (hit["type"], hit["start"], hit["end"], hit["text"], hit["valid"]) == (
        "mobile",
        4,
        15,
        "13800138000",
        True,
    )
    assert "手机号码" in hit["advice"]
    assert result.exit_code == 0


def test_a_clean_file_gives_an_empty_list(run):
    result = run("没有什么。", "--json")
    assert json.loads(result.stdout) == []
    assert result.exit_code == 0
    assert "没有发现" in run("没有什么。").stdout


def test_people_are_told_where_it_stands(run):
    assert run("第一行\n联系手机13800138000。").stdout.startswith("第2行：13800138000")


def test_a_file_that_cannot_be_read_is_refused(run, tmp_path):
    result = CliRunner().invoke(privacy_group, ["scan", str(tmp_path / "没有.txt"), "--json"])
    assert result.exit_code == 1
    assert "找不到文件" in result.stderr
    assert result.stdout == ""
    assert CliRunner().invoke(privacy_group, ["scan", str(tmp_path)]).exit_code == 1
