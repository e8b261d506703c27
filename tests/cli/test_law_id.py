"""`gongkai law id`: the contract of others' scripts, and no waiting for Django."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from gongkai.cli.law import COMMANDS, law_group
from gongkai.cli.main import main


def law_id(*arguments):
    return CliRunner().invoke(main, ["law", "id", *arguments])


@pytest.mark.parametrize(
    ("kind", "value", "normalised"),
    [
        ("id_card", "11010519491231002x", "11010519491231002X"),
        ("身份证", "110105491231002", "11010519491231002X"),
        ("uscc", "11370812004339255B", "11370812004339255B"),
        ("组织机构代码", "01404053-X", "01404053X"),
        ("bankcard", "4111 1111 1111 1111", "4111111111111111"),
        ("索引号", "000014349/2017-00110", "000014349/2017-00110"),
        ("site_code", "3100000087", "3100000087"),
        ("文号", "示政办发[2024]012号", "示政办发〔2024〕12号"),
        ("手机号", "+86 13800138000", "13800138000"),
        ("phone", "051212345678", "0512-12345678"),
        ("email", "gk@Example.CN", "gk@example.cn"),
    ],
)
def test_a_right_number_gives_its_normal_form_and_exit_0(kind, value, normalised):
    done = law_id(kind, value, "--json")
    verdict = json.loads(done.stdout)
    assert list(verdict) == ["valid", "normalised", "why"]
    assert (verdict["valid"], verdict["normalised"]) == (True, normalised)
    assert verdict["why"]
    assert done.exit_code == 0


@pytest.mark.parametrize(
    "value", ["110105194912310021", "", " ", "-1", "--", "\x00\x1b[31m", "\udcff\ud800", "1" * 1_000_000]
)
def test_whatever_is_wrong_gives_a_verdict_and_exit_1(value):
    done = law_id("--json", "身份证", "--", value)
    (line,) = done.stdout.splitlines()
    verdict = json.loads(line)
    assert list(verdict) == ["valid", "normalised", "why"]
    assert (verdict["valid"], verdict["normalised"]) == (False, None)
    assert verdict["why"]
    assert done.exit_code == 1


def test_a_value_may_begin_with_a_hyphen():
    assert json.loads(law_id("phone", "-0512", "--json").stdout)["valid"] is False


def test_an_unknown_kind_is_wrong_usage_and_lists_the_kinds():
    done = law_id("护照", "E12345678", "--json")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "id_card（身份证）" in done.stderr
    assert "document_number（文号）" in done.stderr


@pytest.mark.parametrize("arguments", [(), ("id_card",), ("id_card", "1", "2"), ("id_card", "1", "--jsn")])
def test_missing_or_surplus_arguments_are_wrong_usage(arguments):
    assert law_id(*arguments).exit_code == 2


def test_people_read_the_verdict_and_its_reason():
    right, wrong = law_id("身份证", "11010519491231002X"), law_id("身份证", "110105194912310021")
    assert right.stdout.startswith("正确　11010519491231002X\n")
    assert wrong.stdout.startswith("有误\n第18位校验位是1")
    assert (right.exit_code, wrong.exit_code) == (0, 1)


def test_the_group_lists_all_its_commands_and_each_can_be_loaded():
    done = CliRunner().invoke(law_group, ["--help"])
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.partition("Commands:\n")[2].splitlines()] == sorted(COMMANDS)
    assert "核对身份证" in done.stdout


def test_django_is_not_waited_for():
    program = (
        "import sys; from gongkai.cli.main import main;"
        "main(['law', 'id', '身份证', '11010519491231002X'], standalone_mode=False)"
    )
    code = f"import atexit, os, sys; atexit.register(lambda: 'django' in sys.modules and os._exit(9)); {program}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("正确")
    assert done.returncode == 0
