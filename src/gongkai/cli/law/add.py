"""`gongkai law add`: plain arithmetic with dates; for a case's deadline with its events see `gongkai law due`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gongkai.cli.days import DAY
from gongkai.cli.law.local import law_home, local_law
from gongkai.cli.output import echo_json
from gongkai.law.periods import shifted
from gongkai.law.rulebook import Unit

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_UNITS = {
    "wd": Unit.WORKING_DAY,
    "工作日": Unit.WORKING_DAY,
    "d": Unit.DAY,
    "日": Unit.DAY,
    "m": Unit.MONTH,
    "月": Unit.MONTH,
    "自然月": Unit.CALENDAR_MONTH,
}


@click.command(
    "add",
    short_help="日期加减若干工作日、日或者月。",
    context_settings={"ignore_unknown_options": True},  # -5 is a number, not an option
)
@click.argument("day", type=DAY, metavar="DATE")
@click.argument("count", type=int, metavar="N")
@click.option(
    "--unit",
    type=click.Choice(list(_UNITS), case_sensitive=False),
    default="wd",
    show_default=True,
    help="单位：wd 工作日，d 日，m 月。",
)
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象：date、provisional。")
@law_home
def add_command(day: datetime, count: int, unit: str, home: Path | None, *, as_json: bool) -> None:
    """从 DATE 起的第 N 个工作日（日、月），DATE 当日不计；N 为负的向前数。末日遇节假日不顺延。"""
    try:
        due = shifted(day.date(), count, _UNITS[unit], local_law(home).calendar)
    except OverflowError as error:
        raise click.BadParameter("算出的日期超出公元 1 至 9999 年。", param_hint="N") from error
    if as_json:
        echo_json({"date": due.at.isoformat(), "provisional": due.provisional})
    else:
        click.echo(f"{due.at}{'（暂定：所经年份的放假安排尚未公布）' if due.provisional else ''}")
