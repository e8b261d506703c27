"""`gongkai law remedy` as others script it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gongkai.cli.main import main

if TYPE_CHECKING:
    from click.testing import Result


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["law", "remedy", *arguments])


def told(decision: str, on: str) -> dict:
    result = run("--decision", decision, "--on", on, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_one_object_with_the_keys_of_the_contract():
    answer = told("E14a", "2024-01-01")
    assert {"decision", "on", "review_first", "review", "suit", "text", "rules", "cautions"} <= set(answer)
    assert (answer["decision"], answer["on"], answer["review_first"]) == ("secret", "2024-01-01", True)
    assert {"days": 60, "unit": "日", "rule": "REV-20"}.items() <= answer["review"].items()
    assert {"value": 15, "unit": "日", "after": "review", "rule": "SUE-45"}.items() <= answer["suit"].items()


def test_the_day_before_the_choice_was_the_applicants():
    answer = told("E14a", "2023-12-31")
    assert not answer["review_first"]
    assert {"value": 6, "unit": "月", "after": "decision"}.items() <= answer["suit"].items()


@pytest.mark.parametrize("decision", ["E14a", "国家秘密", "secret", "deny_secret", "不予公开", "36.3"])
def test_codes_and_labels_are_taken(decision):
    assert told(decision, "2026-01-05")["review_first"]


def test_a_notice_has_neither_review_nor_suit():
    answer = told("补正", "2026-01-05")
    assert (answer["review"], answer["suit"], answer["text"]) == (None, None, "")


def test_the_readable_answer_has_the_paragraph_and_its_cautions():
    lines = run("--decision", "部分公开", "--on", "2026-01-05").stdout.splitlines()
    assert lines[0] == "部分公开（partial），2026-01-05"
    assert lines[1].startswith("如不服本答复中不予公开的部分")
    assert "复议前置：是" in lines
    assert lines[-1].startswith("注意：")


def test_the_readable_answer_for_a_notice_says_that_there_is_nothing_to_tell():
    assert "不单独告知救济途径。" in run("--decision", "延期", "--on", "2026-01-05").stdout


def test_an_unknown_code_is_a_usage_error_with_the_list():
    result = run("--decision", "nonsense", "--on", "2024-01-01", "--json")
    assert result.exit_code == 2
    assert "没有 nonsense 这种答复" in result.stderr
    assert "not_existing（信息不存在）" in result.stderr
    assert not result.stdout


@pytest.mark.parametrize("on", ["2024-02-30", "2024/1/1", "明天", "2008-04-30"])
def test_a_day_that_is_none_or_lies_before_the_regulation_is_a_usage_error(on):
    assert run("--decision", "E14a", "--on", on).exit_code == 2


@pytest.mark.parametrize("arguments", [["--decision", "E14a"], ["--on", "2024-01-01"]])
def test_both_options_are_needed(arguments):
    assert run(*arguments).exit_code == 2
