"""`gongkai token`: the tokens of other systems from the command line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from gongkai.cli.days import DAY
from gongkai.cli.home import needs_django
from gongkai.cli.output import echo_json

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.api.models import ApiToken


@click.group("token")
def token_group() -> None:
    """其他系统调用接口的令牌。"""


@token_group.command("create")
@click.argument("name")
@click.option(
    "--scope", "scopes", multiple=True, required=True, help="权限，可以写几次；见 docs/how-to/connect.md。"
)
@click.option("--unit", default="", metavar="单位", help="令牌所属的单位，代码或者名称，默认本市。")
@click.option("--below", is_flag=True, help="也能办理下级单位的事。")
@click.option("--expires", type=DAY, metavar="DATE", help="有效期至，当日仍可使用；默认不限。")
@click.option("--per-minute", type=int, default=120, show_default=True, help="每分钟最多调用次数。")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象，其中 secret 为密钥。")
@needs_django
def create_command(  # the options of a token
    name: str,
    scopes: tuple[str, ...],
    unit: str,
    expires: dt.datetime | None,
    per_minute: int,
    *,
    below: bool,
    as_json: bool,
) -> None:
    """为一个系统建立令牌；密钥只在这里输出一次。"""
    from gongkai.api.actions import create_token
    from gongkai.cli.catalog import unit_named
    from gongkai.core.actors import system
    from gongkai.core.errors import GongkaiError

    try:
        made = create_token(
            name=name,
            organization=unit_named(unit),
            scopes=scopes,
            below=below,
            expires_on=expires.date() if expires else None,
            per_minute=per_minute,
            actor=system("命令行"),
        )
    except GongkaiError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    if as_json:
        echo_json({**_contract(made.token), "secret": made.secret})
    else:
        click.echo(f"{made.secret}\n已为“{made.token.name}”建立令牌 {made.token.pk}。密钥不再显示，请妥善保管。")


@token_group.command("list")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 数组。")
@needs_django
def list_command(*, as_json: bool) -> None:
    """列出全部令牌，不含密钥。"""
    from gongkai.api.models import ApiToken

    rows = list(ApiToken.objects.select_related("organization"))
    if as_json:
        echo_json([_contract(row) for row in rows])
        return
    for row in rows:
        until = row.expires_on or "不限"
        click.echo(f"{row.pk}  {row}  {row.organization.label}  {row.scope_labels}  {until}  {row.standing.label}")


@token_group.command("revoke")
@click.argument("number", type=int, metavar="ID")
@click.option("--reason", required=True, metavar="TEXT", help="停用的理由，写入审计记录。")
@needs_django
def revoke_command(number: int, reason: str) -> None:
    """停用一个令牌，立即生效。"""
    from gongkai.api.actions import revoke_token
    from gongkai.api.models import ApiToken
    from gongkai.core.actors import system
    from gongkai.core.errors import GongkaiError

    token = ApiToken.objects.filter(pk=number).first()
    if token is None:
        raise click.BadParameter(f"没有编号为 {number} 的令牌，见 gongkai token list。", param_hint="ID")
    try:
        revoke_token(token, actor=system("命令行"), reason=reason)
    except GongkaiError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(f"已停用：{token}")


def _contract(token: ApiToken) -> dict[str, Any]:
    return {
        "id": token.pk,
        "name": token.name,
        "unit": token.organization.code,
        "below": token.below,
        "scopes": token.scopes,
        "prefix": token.prefix,
        "expires_on": token.expires_on.isoformat() if token.expires_on else None,
        "per_minute": token.per_minute,
        "last_used_at": token.last_used_at.isoformat() if token.last_used_at else None,
        "standing": str(token.standing),
    }
