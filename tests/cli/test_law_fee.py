"""`gongkai law fee` as others script it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gongkai.cli.main import main

if TYPE_CHECKING:
    from click.testing import Result


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["law", "fee", *arguments])


def test_items_give_fen_and_steps():
    result = run("--items", "41", "--on", "2024-06-01", "--json")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert set(answer) == {"fen", "steps"}
    assert answer["fen"] == 430_000
    assert [(step["from"], step["to"], step["fen"]) for step in answer["steps"]] == [
        (1, 10, 0),
        (11, 30, 200_000),
        (31, 40, 200_000),
        (41, 41, 30_000),
    ]


def test_pages_give_fen_and_steps():
    answer = json.loads(run("--pages", "250", "--json").stdout)
    assert answer["fen"] == 470_000
    assert [step["count"] for step in answer["steps"]] == [30, 70, 100, 50]


def test_what_was_received_before_in_the_month_counts():
    assert json.loads(run("--items", "1", "--before", "30", "--json").stdout)["fen"] == 20_000


def test_the_readable_answer_shows_yuan():
    result = run("--items", "2", "--before", "9")
    assert result.stdout.splitlines() == [
        "信息处理费 100元",
        "  第10件，共1件，不收费",
        "  第11件，共1件，每件100元，计100元",
    ]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "按件和按量选一种"),
        (("--items", "11", "--pages", "31"), "不能同时计收"),
        (("--items", "-1"), "不能是 -1"),
        (("--pages", "-1"), "不能是 -1"),
        (("--items", "1", "--before", "-1"), "不能是 -1"),
        (("--pages", "31", "--before", "3"), "不跨申请累计"),
        (("--items", "99999999999999999999"), "件数应在"),
        (("--items", "1.5"), "--items"),
        (("--items", "十"), "--items"),
        (("--items", "1", "--on", "2024-02-30"), "--on"),
    ],
)
def test_what_cannot_be_charged_is_a_usage_error(arguments, why):
    result = run(*arguments, "--json")
    assert result.exit_code == 2
    assert why in result.stderr
    assert result.stdout == ""


def test_a_day_before_the_measures_is_refused():
    result = run("--items", "11", "--on", "2020-12-31", "--json")
    assert result.exit_code == 1
    assert "2021-01-01" in result.stderr
    assert result.stdout == ""


def test_a_huge_number_is_answered():
    assert json.loads(run("--pages", "1000000000", "--json").stdout)["fen"] == 3_999_999_470_000
