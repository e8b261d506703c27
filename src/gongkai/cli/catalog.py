"""`gongkai catalog`: standard catalogues, power lists and service lists from the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.cli.days import DAY
from gongkai.cli.home import needs_django
from gongkai.cli.output import echo_json

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.catalog.actions import Imported
    from gongkai.catalog.limits import Start
    from gongkai.catalog.models import CatalogItem
    from gongkai.catalog.sheets import Workbook
    from gongkai.orgs.models import Organization

_LISTS = {"标准目录": "standard", "补充目录": "supplement", "权责清单": "powers", "公共服务清单": "services"}


@click.group("catalog")
def catalog_group() -> None:
    """政务公开目录：导入标准目录、权责清单、公共服务清单。"""


@catalog_group.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--field", default="", metavar="领域", help="领域的名称，表题和工作表名没有写明时使用。")
@click.option("--unit", default="", metavar="单位", help="制定目录的单位，代码或者名称，默认本市。")
@click.option(
    "--list",
    "list_name",
    type=click.Choice(list(_LISTS)),
    default="标准目录",
    show_default=True,
    help="清单类别。",
)
@click.option("--dry-run", is_flag=True, help="只检查，不写入数据库。")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象：items、problems。")
@needs_django
def import_command(file: Path, field: str, unit: str, list_name: str, *, dry_run: bool, as_json: bool) -> None:
    """导入一份目录（XLSX、CSV、Word 或者网页中的表格），成为待审核的草稿；逐行列出要核对的问题。"""
    from django.db import transaction

    from gongkai.catalog.sheets import read_catalog
    from gongkai.documents.errors import UnreadableError

    owner = unit_named(unit) if unit else None
    try:
        workbook = read_catalog(file, field=field, complete=list_name in {"标准目录", "补充目录"})
    except UnreadableError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    with transaction.atomic():
        done = _imported(workbook, owner, list_name)
        transaction.set_rollback(dry_run)
    if as_json:
        echo_json(done.as_json())
    else:
        _tell(done)
    if not workbook.rows:
        sys.exit(1)


def _imported(workbook: Workbook, owner: Organization | None, list_name: str) -> Imported:
    """Lay the workbook down, for the city where no owner is named.

    An installation without any organization gets its city, as with `gongkai import`: once there is something.
    """
    from gongkai.catalog.actions import Imported, import_workbook
    from gongkai.catalog.enums import ListKind
    from gongkai.core.actors import system
    from gongkai.information.importing import owner_of

    if not workbook.rows:
        return Imported(problems=list(workbook.all_problems))
    importer = system("目录导入")
    owner = owner or owner_of("", actor=importer)
    return import_workbook(workbook, owner=owner, actor=importer, list_kind=ListKind(_LISTS[list_name]))


@catalog_group.command("event")
@click.option(
    "--item", "name", required=True, metavar="事项", help="施行中的事项的编码，或者“一级事项／二级事项”。"
)
@click.option("--unit", required=True, metavar="单位", help="在哪个单位发生，代码或者名称。")
@click.option("--on", "day", type=DAY, required=True, metavar="DATE", help="发生日期。")
@click.option("--what", required=True, metavar="TEXT", help="形成、批准或者决定的是什么。")
@click.option("--start", default="formed", show_default=True, metavar="事件", help="起算事件的代码。")
@click.option("--reference", default="", metavar="编号", help="本系统以外的编号；同一编号只登记一次。")
@click.option("--json", "as_json", is_flag=True, help="输出生成的应公开事项，一个 JSON 对象。")
@needs_django
def event_command(  # the options of one event
    name: str, unit: str, day: dt.datetime, what: str, start: str, reference: str, *, as_json: bool
) -> None:
    """登记一件起算时限的事（信息形成、预算批准、作出决定），生成一次应公开；供其他系统调用。"""
    from gongkai.catalog.actions import report_event
    from gongkai.catalog.contract import contract
    from gongkai.core.actors import system
    from gongkai.core.errors import GongkaiError

    item, organization, kind = _item(name), unit_named(unit), _start(start)
    try:
        obligation = report_event(
            item,
            organization=organization,
            what=what,
            on=day.date(),
            start=kind,
            reference=reference,
            actor=system("接口登记"),
        )
    except GongkaiError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    if as_json:
        echo_json(contract(obligation))
    else:
        click.echo(f"{obligation}，{obligation.due_on} 前公开")


def _item(name: str) -> CatalogItem:
    """An item in force by its code or its names. Exit 2 where there is none, or several."""
    from gongkai.catalog.finding import items_called

    found = items_called(name)
    if len(found) == 1:
        return found[0]
    what = f"有 {len(found)} 个叫“{name}”的事项，请改用事项编码" if found else f"施行中的目录里没有事项“{name}”"
    raise click.BadParameter(f"{what}。", param_hint="--item")


def _start(code: str) -> Start:
    from gongkai.catalog.limits import Start

    known = {start.value: start for start in Start if start.value}
    if code not in known:
        words = "、".join(f"{start.value}（{start.label}）" for start in known.values())
        raise click.BadParameter(f"没有起算事件“{code}”，应为 {words} 之一。", param_hint="--start")
    return known[code]


def unit_named(text: str) -> Organization:
    """An organization by code or name, the city where none is named. Exit 2 for one that is not there."""
    from gongkai.orgs.models import Organization
    from gongkai.orgs.resolver import Resolver
    from gongkai.orgs.root import NoRootError, get_root

    try:
        root = get_root()
    except NoRootError as error:
        raise click.ClickException(str(error)) from error
    if not text:
        return root
    found = Organization.objects.filter(code=text).first() or Resolver(root).resolve(text).organization
    if found is None:
        raise click.BadParameter(f"没有代码或名称为“{text}”的机构。", param_hint="--unit")
    return found


def _tell(done: Imported) -> None:
    for version in done.versions:
        click.echo(f"{version}  {version.get_state_display()}  {version.items.count()} 项")
    click.echo(
        f"读到 {done.items} 项，其中 {done.unchanged} 项与现有版本相同；要核对的问题 {len(done.problems)} 个"
    )
    for problem in done.problems:
        place = f"第{problem.row}行" if problem.row else "全表"
        click.echo(f"  {place}  {problem.kind.label}：{problem.what}")
