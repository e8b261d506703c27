"""`gongkai site`: the sites, and the public side as a folder that any web server shows."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from gongkai.cli.home import needs_django
from gongkai.cli.output import echo_json
from gongkai.cli.site_check import check_command
from gongkai.cli.sites import list_command, open_command

SHOWN = 20


@click.group()
def site_group() -> None:
    """整个公开网站。"""


for command in (check_command, list_command, open_command):
    site_group.add_command(command)


@site_group.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出结果。")
@needs_django
def export_command(*, folder: Path, as_json: bool) -> None:
    """把已发布的全部页面、附件、样式导出到目录，任何网站服务器都能直接打开。"""
    from gongkai.core.errors import RefusedError
    from gongkai.publishing import marking
    from gongkai.publishing.exporting import Export

    if not marking.is_live():
        raise click.ClickException("还没有静态页面。请先运行 gongkai publish --all。")
    try:
        report = Export(folder).run()
    except RefusedError as error:
        raise click.UsageError(str(error)) from error
    if as_json:
        echo_json(asdict(report))
    else:
        click.echo(f"导出 {report.pages} 页、{report.files} 个附件等文件、{report.static} 个样式文件到 {folder}。")
        for one in report.refused[:SHOWN]:
            click.echo(f"未导出 {one['path']}：{one['what']}", err=True)
    if report.refused:
        raise SystemExit(1)
