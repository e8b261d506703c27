"""`gongkai report annual`: the report of a unit or of the whole city, as JSON or as a paper."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.cli.home import needs_django
from gongkai.cli.output import output_told
from gongkai.documents.errors import reason_of

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization
    from gongkai.reporting.content import Content
    from gongkai.reporting.models import AnnualReport


@click.command("annual")
@click.option("--year", type=click.IntRange(1, 9998), required=True, metavar="年度", help="报告哪一年。")
@click.option("--unit", default="", metavar="代码", help="哪个机关的，用其代码或者名称；不写即全市。")
@click.option(
    "--format", "form", type=click.Choice(["json", "html", "docx", "pdf"]), default="json", show_default=True
)
@click.option("--out", required=True, metavar="文件", help="写到哪个文件；- 为标准输出。")
@click.option("--recount", is_flag=True, help="已发布的也按现在的办件重新统计，不用发布时冻结的数字。")
@needs_django
def annual_command(year: int, unit: str, form: str, out: str, *, recount: bool) -> None:
    """输出政府信息公开工作年度报告：统计到该机关及其下级机关，每件申请只计一次。

    已发布的年度按发布时冻结的内容输出，每次逐字节相同；没有发布的按现在的数据统计。
    """
    from gongkai.core.errors import GongkaiError
    from gongkai.law.annual_report import FormError
    from gongkai.reporting.content import content_for

    _require_begun(year)
    try:
        content, report = content_for(_unit(unit), year, recount=recount)
        data = _data(content, report, form)
    except FormError as error:
        raise click.BadParameter(f"{error}。", param_hint="--year") from error
    except GongkaiError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    _tell(report)
    _write(data, out)


def _require_begun(year: int) -> None:
    """Exit 2 for a year of which there is nothing to report yet."""
    from django.utils import timezone

    if year > timezone.localdate().year:
        raise click.BadParameter(f"{year}年还没有开始。", param_hint="--year")


def _unit(name: str) -> Organization | None:
    """The unit by its code or name; None for the whole city. Exit 2 for one that does not exist."""
    from django.db.models import Q

    from gongkai.orgs.models import Organization

    if not name:
        return None
    found = Organization.objects.filter(Q(code=name) | Q(name=name)).first()
    if found is None:
        raise click.BadParameter(f"平台上没有代码或者名称为“{name}”的机构。", param_hint="--unit")
    return found


def _data(content: Content, report: AnnualReport | None, form: str) -> bytes:
    from gongkai.reporting import paper
    from gongkai.reporting.contract import as_bytes
    from gongkai.reporting.kept import kept_file

    if form == "json":
        return as_bytes(content["year"], content["code"], content["tables"])
    return (kept_file(report, content, form) if report else None) or paper.render(content, form)


def _tell(report: AnnualReport | None) -> None:
    """On the error output: which figures stand at nought because nothing tells them."""
    from gongkai.law.annual_report import form_for

    if report is None or report.frozen:
        return
    rows: dict[str, dict[str, None]] = {}
    for path in report.unsourced.keys() - report.manual.keys():
        table, row, _ = path.split("/")
        rows.setdefault(report.unsourced[path], {})[form_for(report.year).table(table).row(row).label] = None
    for why, labels in sorted(rows.items()):
        click.echo(f"{'、'.join(sorted(labels))}：{why}，暂列为 0。", err=True)


def _write(data: bytes, out: str) -> None:
    if out == "-":
        with output_told():
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        return
    try:
        Path(out).write_bytes(data)
    except OSError as error:
        click.echo(f"无法写入 {out}：{reason_of(error)}。", err=True)
        sys.exit(1)
