"""`gongkai foi`: applications for information from the command line."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.cli.home import needs_django
from gongkai.cli.output import echo_json
from gongkai.documents.errors import reason_of

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.cases.querysets import CaseQuerySet


_LONGEST_ID = 19  # digits of a database key
KINDS = ("foi", "review", "suit", "redo", "all")


@click.group("foi")
def foi_group() -> None:
    """依申请公开。"""


@foi_group.command("import")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="打印一个 JSON 对象：imported、unchanged、problems。")
@needs_django
def import_command(path: Path, *, as_json: bool) -> None:
    """导入其他系统的办件、复议和诉讼及其经过（JSONL，每行一件）。重复导入不会产生变化；不能导入的逐行说明。"""
    from gongkai.cases.foi.importing import bounded, run

    with path.open("rb") as file:
        report = run(bounded(file))
    if as_json:
        echo_json(report.as_json())
    else:
        click.echo(f"导入 {report.imported} 件，已有 {report.unchanged} 件，有误 {len(report.problems)} 行。")
        for problem in report.problems:
            click.echo(f"  第 {problem['line']} 行：{problem['what']}", err=True)
    raise SystemExit(1 if report.problems else 0)


@foi_group.command("list")
@click.option("--unit", default="", metavar="代码", help="只列一个机关的，用其代码或者名称。")
@click.option(
    "--kind", type=click.Choice(KINDS), default="foi", help="申请、行政复议、行政诉讼、重新答复，或者全部。"
)
@click.option("--state", default="", help="只列这种状态的，如 handling、answered。")
@click.option("--open", "only_open", is_flag=True, help="只列尚未办结的。")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，每行一件。")
@needs_django
def list_command(unit: str, kind: str, state: str, *, only_open: bool, as_json: bool) -> None:
    """列出办件。不含申请人的身份信息和查询码。"""
    rows = _rows(unit, kind)
    if state:
        rows = rows.filter(state=_state(state, kind))
    _print(rows.pending() if only_open else rows, as_json=as_json)


@foi_group.command("due")
@click.option("--unit", default="", metavar="代码", help="只列一个机关的，用其代码或者名称。")
@click.option(
    "--kind", type=click.Choice(KINDS), default="foi", help="申请、行政复议、行政诉讼、重新答复，或者全部。"
)
@click.option(
    "--within", type=click.IntRange(0, 3650), default=None, metavar="天数", help="只列这些天以内到期的。"
)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，每行一件。")
@needs_django
def due_command(unit: str, kind: str, within: int | None, *, as_json: bool) -> None:
    """尚未办结的办件，按到期日排列；已逾期的在前，时限中止或者停止的在后。"""
    from django.db.models import F
    from django.utils import timezone

    rows = _rows(unit, kind).pending().order_by(F("due_on").asc(nulls_last=True), "pk")
    if within is not None:
        rows = rows.filter(due_on__lte=timezone.localdate() + dt.timedelta(days=within))
    _print(rows, as_json=as_json)


@foi_group.command("export")
@click.argument("case")
@click.option(
    "--unit", default="", metavar="代码", help="办件所在机关的代码或者名称；登记编号在几个机关都有时需要。"
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="写到哪个文件夹，须是新的或者空的。",
)
@click.option("--redact", is_flag=True, help="隐去个人信息；原件和扫描件不收入。")
@click.option("--json", "as_json", is_flag=True, help="打印一个 JSON 对象：case、complete、missing、files。")
@needs_django
def export_command(case: str, unit: str, out: Path, *, redact: bool, as_json: bool) -> None:
    """导出一件的证据卷（登记、经过、检索、征求意见、审核、文书、送达、期限）。不完整的不导出，逐项列出缺少的内容。"""
    from gongkai.cases.foi.evidence import IncompleteError, export
    from gongkai.core.actors import system
    from gongkai.core.errors import RefusedError

    found = _case(case, unit)
    try:
        made = export(found, out, redact=redact, actor=system("命令行导出证据卷"))
    except IncompleteError as error:
        if as_json:
            echo_json({"case": found.number, "complete": False, "missing": error.missing, "files": 0})
        else:
            click.echo("证据卷不完整，没有导出：\n" + "\n".join(f"  {each}" for each in error.missing), err=True)
        raise SystemExit(1) from error
    except RefusedError as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from error
    except OSError as error:
        click.echo(f"无法写到 {out}：{reason_of(error)}", err=True)
        raise SystemExit(1) from error
    if as_json:
        echo_json({"case": found.number, "complete": True, "missing": [], "files": len(made.files)})
    else:
        click.echo(f"{found} 的证据卷已写到 {out}，共 {len(made.files)} 个文件。")


def _case(name: str, unit: str) -> Case:
    """The case of that 登记编号, number in the other system, or id. Exit 2 for none, or for several."""
    from django.db.models import Q

    rows = _rows(unit)
    known = Q(number=name) | Q(origin=name)
    found = list(rows.filter(known)[:2])
    if not found and name.isascii() and name.isdecimal() and len(name) < _LONGEST_ID:
        found = list(rows.filter(pk=int(name)))
    if not found:
        raise click.BadParameter(f"没有登记编号为“{name}”的办件。", param_hint="CASE")
    if len(found) > 1:
        raise click.BadParameter(f"几个机关都有“{name}”，请用 --unit 指明。", param_hint="CASE")
    return found[0]


def _rows(unit: str, kind: str = "foi") -> CaseQuerySet:
    """The cases of a kind, of one unit where it is named. Exit 2 for a unit that does not exist."""
    from django.db.models import Q

    from gongkai.cases.models import Case
    from gongkai.orgs.models import Organization

    rows: CaseQuerySet = Case.objects.select_related("unit", "handler", "dispute__act").order_by("pk")
    if kind != "all":
        rows = rows.filter(kind=kind)
    if not unit:
        return rows
    found = Organization.objects.filter(Q(code=unit) | Q(name=unit)).first()
    if found is None:
        raise click.BadParameter(f"平台上没有代码或者名称为“{unit}”的机构。", param_hint="--unit")
    return rows.filter(unit=found)


def _state(code: str, kind: str) -> str:
    from gongkai.cases import kinds

    asked = KINDS[:-1] if kind == "all" else (kind,)
    known = list(dict.fromkeys(state for each in asked for state in kinds.get(each).flow.states.values))
    if code not in known:
        raise click.BadParameter(f"没有“{code}”这种状态，可用：{'、'.join(known)}。", param_hint="--state")
    return code


def _print(rows: CaseQuerySet, *, as_json: bool) -> None:
    for case in rows.iterator(chunk_size=500):
        click.echo(json.dumps(_object(case), ensure_ascii=False) if as_json else _readable(case))


def _object(case: Case) -> dict[str, Any]:
    """A case as JSON; a review or a suit with the application that it is about."""
    from gongkai.cases.foi.contract import contract

    dispute = getattr(case, "dispute", None)
    found = {"kind": case.kind, **contract(case)}
    if dispute is None:
        return found
    return found | {
        "about": dispute.act_id,
        "path": dispute.path,
        "body": dispute.body,
        "docket": dispute.docket or None,
    }


def _readable(case: Case) -> str:
    until = f"{case.due_on}" + ("（暂定）" if case.provisional else "") if case.due_on else "时限未在计算"
    ended = f"{case.closed_on} 办结" if case.closed_on else f"到期 {until}"
    return f"{case.number}\t{case.unit.label}\t{case.get_state_display()}\t{ended}\t{case.title}"
