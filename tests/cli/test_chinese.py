"""A wrong call is told in Chinese: what is wrong, where, and what would be right."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from gongkai.cli.main import main


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("nosuch", "没有命令 nosuch。"),
        ("law nosuch", "没有命令 nosuch。"),
        ("verify --nosuch", "没有选项 --nosuch。"),
        ("read", "缺少参数"),
        ("report annual --format json", "缺少选项"),
        ("foi list --kind x", "'--kind'：“x”不可用，可用：'foi', 'review', 'suit', 'redo', 'all'。"),
        ("foi due --within -1", "'--within'：-1 超出范围 0<=x<=3650。"),
        ("foi due --within a", "'--within'：“a”不是合适的数字。"),
        ("foi due --within", "选项 --within 须带值。"),
        ("foi import /nosuch", "“/nosuch”不存在。"),
        ("foi import /", "“/”是文件夹，应为文件。"),
        ("verify x", "多出参数：x"),
        ("verify --json=x", "选项 --json 不带值。"),
    ],
)
def test_a_wrong_call_is_told_in_chinese(call: str, said: str) -> None:
    done = CliRunner().invoke(main, call.split())
    assert done.exit_code == 2
    assert "错误：" in done.stderr
    assert said in done.stderr
    assert not {"Error", "Invalid", "Missing", "Try", "such"} & set(done.stderr.replace(":", " ").split())
