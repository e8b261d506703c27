"""`gongkai publish`: the static output, all of it, what is marked, or some pieces of information."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gongkai.cli.home import needs_django
from gongkai.cli.output import echo_json

if TYPE_CHECKING:
    from gongkai.publishing.batch import Report


@click.command("publish")
@click.argument("information", nargs=-1, type=click.IntRange(1), metavar="[ID…]")
@click.option("--all", "everything", is_flag=True, help="重新生成全部页面（首次发布、升级之后）。")
@click.option("--changed", is_flag=True, help="只生成已标记的页面（中断之后接着做）；默认。")
@click.option("--workers", type=click.IntRange(1, 64), help="并行进程数，默认为处理器个数。")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出结果。")
@needs_django
def publish_command(
    *, information: tuple[int, ...], everything: bool, changed: bool, workers: int | None, as_json: bool
) -> None:
    """生成静态页面：全部、已标记的，或指定编号的政府信息及其牵动的页面。"""
    from django.core.management import call_command

    from gongkai.publishing import full

    if everything + changed + bool(information) > 1:
        raise click.UsageError("--all、--changed 和编号只能选一种。")
    call_command("collectstatic", interactive=False, verbosity=0)
    if everything:
        full.mark_everything()
    elif information:
        full.mark_information(information)
    report = full.publish_marked(workers=workers, tell=_progress)
    report.failed.extend(_unknown(information))
    click.echo("", err=True)
    _tell(report, as_json=as_json)


def _unknown(numbers: tuple[int, ...]) -> list[dict[str, str]]:
    """The numbers that no information has, as what could not be rendered."""
    from gongkai.information.models import Information

    known = set(Information.objects.filter(pk__in=numbers).values_list("pk", flat=True))
    return [
        {"path": f"/information/{number}/", "what": f"没有编号为 {number} 的政府信息"}
        for number in dict.fromkeys(numbers)
        if number not in known
    ]


def _progress(done: int, left: int) -> None:
    click.echo(f"\r已生成 {done}，待生成 {left}  ", err=True, nl=False)


def _tell(report: Report, *, as_json: bool) -> None:
    figures = {
        "rendered": report.rendered,
        "written": report.written,
        "removed": report.removed,
        "failed": report.failed,
    }
    if as_json:
        echo_json(figures)
    else:
        click.echo(f"生成 {report.rendered} 页，更新 {report.written} 页，撤下 {report.removed} 页。")
        for one in report.failed:
            click.echo(f"未能生成 {one['path']}：{one['what']}", err=True)
    if report.failed:
        raise SystemExit(1)
