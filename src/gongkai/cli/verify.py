"""`gongkai verify`: whether every published file is what was approved."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from gongkai.cli.home import needs_django
from gongkai.cli.output import echo_json

if TYPE_CHECKING:
    from gongkai.publishing.verifying import Verdict

SHOWN = 20


@click.command("verify")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出。")
@click.option("--restore", is_flag=True, help="从数据库恢复被改动、缺失的文件，多出的文件移入隔离目录。")
@needs_django
def verify_command(*, as_json: bool, restore: bool) -> None:
    """核对静态页面与发布清单：逐字节比对，查清单的链和签名。"""
    from gongkai.publishing.verifying import verify
    from gongkai.publishing.watch import watch

    verdict = watch() if restore else verify()
    if as_json:
        echo_json(
            {
                "checked": verdict.checked,
                "ok": verdict.ok,
                "changed": verdict.changed,
                "missing": verdict.missing,
                "extra": verdict.extra,
            }
        )
    else:
        _tell(verdict)
    for fault in verdict.manifest[:SHOWN]:
        click.echo(f"  清单第 {fault.sequence} 条：{fault.what}", err=as_json)
    sys.exit(0 if verdict.ok else 1)


def _tell(verdict: Verdict) -> None:
    click.echo(f"核对 {verdict.checked} 个文件：{'全部与发布清单一致' if verdict.ok else '有不一致'}。")
    for label, names in (("被改动", verdict.changed), ("缺失", verdict.missing), ("多出", verdict.extra)):
        for name in names[:SHOWN]:
            click.echo(f"  {label}：{name.encode('utf-8', 'replace').decode()}")
        if len(names) > SHOWN:
            click.echo(f"  {label}还有 {len(names) - SHOWN} 个")
