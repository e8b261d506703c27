"""`gongkai law add` as others script it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gongkai.cli.main import main

if TYPE_CHECKING:
    from click.testing import Result


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["law", "add", *arguments])


@pytest.mark.parametrize(
    ("day", "count", "unit", "end"),
    [
        ("2026-01-26", "20", "wd", "2026-02-28"),
        ("2026-01-26", "20", "WD", "2026-02-28"),
        ("2026-09-14", "15", "工作日", "2026-10-10"),
        ("2026-03-16", "-20", "wd", "2026-02-10"),
        ("2026-02-10", "0", "wd", "2026-02-10"),
        ("2026-02-10", "5", "d", "2026-02-15"),
        ("2026-03-01", "-1", "日", "2026-02-28"),
        ("2026-01-31", "1", "m", "2026-02-28"),
        ("2026-01-31", "1", "月", "2026-02-28"),
        ("2024-03-31", "-1", "自然月", "2024-02-29"),
    ],
)
def test_a_number_of_each_unit_is_added(day, count, unit, end):
    result = run(day, count, "--unit", unit, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"date": end, "provisional": False}


def test_without_a_unit_working_days_are_meant():
    assert json.loads(run("2026-01-05", "7", "--json").stdout)["date"] == "2026-01-14"


@pytest.mark.parametrize(("unit", "provisional"), [("wd", True), ("d", False), ("m", False)])
def test_only_working_days_of_a_year_not_announced_are_provisional(unit, provisional):
    assert json.loads(run("2031-03-03", "5", "--unit", unit, "--json").stdout)["provisional"] is provisional


def test_a_provisional_day_says_so_to_a_reader():
    assert run("2031-03-03", "5").stdout == "2031-03-10（暂定：所经年份的放假安排尚未公布）\n"
    assert run("2026-01-05", "20").stdout == "2026-02-02\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("2026-02-30", "1"),
        ("tomorrow", "1"),
        ("2026-01-01", "one"),
        ("2026-01-01", "1.5"),
        ("2026-01-01",),
        ("2026-01-01", "1", "--unit", "h"),
        ("2026-01-01", "1", "--unknown"),
        ("2026-01-01", "99999999999999"),
        ("2026-01-01", "-99999999999999", "--unit", "d"),
        ("2026-01-01", "999999", "--unit", "m"),
    ],
)
def test_what_cannot_be_counted_is_a_usage_error(arguments):
    result = run(*arguments, "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
