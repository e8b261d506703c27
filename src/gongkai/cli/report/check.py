"""`gongkai report check`: whether the tables of reports agree, anybody's reports. It does not wait for Django."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, BinaryIO

import click

from gongkai.cli.output import echo_json, output_told
from gongkai.law.annual_report import check_file

if TYPE_CHECKING:
    from gongkai.law.annual_report import Outcome, Violation


@click.command("check")
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="每份报告打印一行 JSON：report_id、ok、violations。")
@click.option("--texts", type=click.File("rb"), help="报告全文（JSONL：id、text），文字中的数字一并与表格核对。")
def check_command(file: BinaryIO, texts: BinaryIO | None, *, as_json: bool) -> None:
    """核对年度报告的统计表（JSONL，每行一份；- 为标准输入）：勾稽关系、负数、小数、缺行缺列、与上年衔接。

    同一文件中有同一机关上年度的报告时，一并核对上年结转。有一份不符即以 1 退出；只作提示的不算不符。
    """
    outcomes = check_file(file.read(), texts.read() if texts else None)
    if not outcomes:
        click.echo("文件里没有报告。", err=True)
    with output_told():
        for outcome in outcomes:
            if as_json:
                echo_json(outcome.as_json())
                for each in outcome.questions:
                    click.echo(f"{outcome.report_id} {_line('提示', each)}", err=True)
            else:
                click.echo(_readable(outcome))
    sys.exit(0 if all(outcome.ok for outcome in outcomes) else 1)


def _readable(outcome: Outcome) -> str:
    lines = [f"{outcome.report_id}：{'相符' if outcome.ok else '不符'}"]
    lines += [f"  {_line('不符', each)}" for each in outcome.violations]
    lines += [f"  {_line('提示', each)}" for each in outcome.questions]
    return "\n".join(lines)


def _line(mark: str, each: Violation) -> str:
    return f"〔{mark}〕{each.where}：应为 {each.expected}，现为 {each.found}。{each.says}"
