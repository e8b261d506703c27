"""`gongkai audit verify`: proves that the audit trail is what was written."""

from __future__ import annotations

import json
import sys

import click

from gongkai.cli.home import needs_django


@click.group()
def audit_group() -> None:
    """审计记录。"""


@audit_group.command("verify")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出。")
@needs_django
def verify_command(*, as_json: bool) -> None:
    """逐条核对审计链，任何修改、删除、插入或截断都会被发现。"""
    from gongkai.core.audit import verify

    count, faults = verify()
    if as_json:
        listed = [{"sequence": fault.sequence, "what": fault.what} for fault in faults]
        click.echo(json.dumps({"entries": count, "faults": listed}, ensure_ascii=False))
    else:
        for fault in faults:
            click.echo(f"第 {fault.sequence} 条：{fault.what}")
        click.echo(f"共核对 {count} 条，" + (f"发现 {len(faults)} 处异常。" if faults else "完整无缺。"))
    sys.exit(1 if faults else 0)
