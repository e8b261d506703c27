"""`gongkai site list` and `site open`: the sites of this installation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gongkai.cli.home import needs_django
from gongkai.cli.output import echo_json

if TYPE_CHECKING:
    from gongkai.sites.models import Site


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出结果。")
@needs_django
def list_command(*, as_json: bool) -> None:
    """列出本平台的网站。"""
    from gongkai.sites.models import Site

    found = [_told(site) for site in Site.objects.select_related("unit")]
    if as_json:
        echo_json(found)
        return
    for site in found:
        where = site["host"] or ("主站" if site["main"] else "主站地址之下")
        click.echo(
            f"{site['code']}\t{site['name']}\t{site['unit'] or '全部单位'}\t{where}\t{site['columns']} 个栏目"
        )


@click.command("open")
@click.argument("code")
@click.option("--unit", required=True, metavar="CODE", help="所属单位的机构代码。")
@click.option("--name", default="", help="网站名称；不填用单位名称。")
@click.option("--host", default="", help="域名，如 jyj.shifan.gov.cn。")
@click.option("--identification", default="", metavar="CODE", help="网站标识码。")
@click.option("--no-columns", is_flag=True, help="不建立标准栏目。")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出结果。")
@needs_django
def open_command(*, code: str, unit: str, name: str, no_columns: bool, as_json: bool, **values: str) -> None:
    """为一个单位开设网站，带标准栏目。"""
    from gongkai.core.actors import system
    from gongkai.core.errors import GongkaiError
    from gongkai.orgs.models import Organization
    from gongkai.sites import actions

    owner = Organization.objects.filter(code=unit).first()
    if owner is None:
        raise click.UsageError(f"没有代码为“{unit}”的机构。")
    values["name"] = name or owner.name
    try:
        site = actions.open_site(actor=system("命令行"), code=code, unit=owner, columns=not no_columns, **values)
    except GongkaiError as error:
        raise click.UsageError(str(error)) from error
    told = _told(site)
    if as_json:
        echo_json(told)
    else:
        click.echo(f"已开设“{site}”，建立 {told['columns']} 个栏目。")


def _told(site: Site) -> dict[str, Any]:
    return {
        "code": site.code,
        "name": site.name,
        "unit": site.unit.code if site.unit else "",
        "host": site.host,
        "main": site.main,
        "state": site.state,
        "columns": site.columns.count(),
    }
