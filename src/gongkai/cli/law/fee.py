"""`gongkai law fee`: the 信息处理费 of one application, with the steps that it is made of."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from gongkai.cli.days import DAY
from gongkai.cli.output import echo_json
from gongkai.law.fees import FeeError, fee, yuan
from gongkai.law.rulebook import UnknownRuleError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from gongkai.law.fees import Fee

_REFUSED = 1


@click.command("fee", short_help="计算信息处理费，按件或者按量。")
@click.option("--items", type=int, metavar="N", help="按件：本次申请的件数。")
@click.option("--pages", type=int, metavar="N", help="按量：一件申请的页数，A4及以下单面为一页。")
@click.option(
    "--before",
    type=int,
    default=0,
    show_default=True,
    metavar="N",
    help="按件：同一申请人本自然月此前已有的件数。",
)
@click.option("--on", type=DAY, metavar="DATE", help="按哪一天的标准计算，默认今天。")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象：fen、steps。")
@click.option("--home", type=click.Path(file_okay=False), help="数据目录；计算收费用不到。")
def fee_command(
    items: int | None,
    pages: int | None,
    before: int,
    on: datetime | None,
    home: Path | None,  # noqa: ARG001  # every command takes --home
    *,
    as_json: bool,
) -> None:
    """按件（--items）或者按量（--pages）计算信息处理费，两种只能选一种。"""
    try:
        result = fee(items=items, pages=pages, before=before, on=on.date() if on else None)
    except FeeError as error:
        raise click.UsageError(f"{error}。") from error
    except UnknownRuleError as error:
        click.echo(f"{error}。", err=True)
        sys.exit(_REFUSED)
    if as_json:
        echo_json(result.as_json())
    else:
        click.echo(_readable(result))


def _readable(result: Fee) -> str:
    cautions = [f"注意：{caution}" for caution in result.cautions]
    return "\n".join([f"信息处理费 {yuan(result.fen)}", *(f"  {step.says}" for step in result.steps), *cautions])
