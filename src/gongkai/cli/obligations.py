"""`gongkai obligations`: what has to be made public in a span of days, by whom, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gongkai.catalog.contract import contract
from gongkai.cli.days import DAY
from gongkai.cli.home import needs_django
from gongkai.cli.output import echo_json

if TYPE_CHECKING:
    import datetime as dt

_LONGEST = 366 * 5


@click.command("obligations")
@click.option("--from", "first", type=DAY, required=True, metavar="DATE", help="到期日期，起。")
@click.option("--to", "last", type=DAY, required=True, metavar="DATE", help="到期日期，止。")
@click.option("--unit", default="", metavar="单位", help="只列这个单位的，代码或者名称。")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 数组，每项应公开事项一个对象。")
@needs_django
def obligations_command(first: dt.datetime, last: dt.datetime, unit: str, *, as_json: bool) -> None:
    """列出两日之间到期的应公开事项；施行中的目录在此期间应有而尚未生成的，先行生成。"""
    from gongkai.catalog.actions import generate, refresh
    from gongkai.catalog.models import Obligation
    from gongkai.cli.catalog import unit_named
    from gongkai.core.actors import system

    begin, end = first.date(), last.date()
    if begin > end or (end - begin).days > _LONGEST:
        raise click.BadParameter("起日应不晚于止日，相距不超过五年。", param_hint="--from")
    generate(begin, end, actor=system("应公开事项"))
    refresh()
    rows = Obligation.objects.falling(begin, end).select_related("item__version", "organization")
    if unit:
        rows = rows.filter(organization=unit_named(unit))
    found = [contract(row) for row in rows]
    if as_json:
        echo_json(found)
        return
    for row in rows:
        provisional = "（暂定）" if row.provisional else ""
        click.echo(f"{row.due_on}{provisional}  {row.get_state_display()}  {row.organization.label}  {row}")
