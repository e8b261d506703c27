"""`gongkai doctor`: what is missing on this machine, what for, and how to get it."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from gongkai.cli.home import missing_migrations, needs_settings

ENOUGH_BYTES = 10**9


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `needed` is false for what only widens what can be done."""

    what: str
    ok: bool
    needed: bool
    detail: str


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出。")
@needs_settings
def doctor_command(*, as_json: bool) -> None:
    """检查本机缺什么、怎么补。"""
    database = _database()
    inside = [_outbox()] if database.ok else []
    findings = [_python(), database, *inside, _index(), _disk(), _converter(), _chromium(), _postgres()]
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    for finding in findings if not as_json else ():
        mark = "正常" if finding.ok else ("缺失" if finding.needed else "可选")
        click.echo(f"[{mark}] {finding.what}：{finding.detail}")
    sys.exit(0 if all(finding.ok or not finding.needed for finding in findings) else 1)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", ok=sys.version_info >= (3, 11), needed=True, detail=f"{version}（须 3.11 或更高）")


def _database() -> Finding:
    from django.db import connection

    try:
        missing = missing_migrations()
    except Exception as error:  # noqa: BLE001 - any failure to reach the database is the finding
        return Finding("数据库", ok=False, needed=True, detail=f"无法连接：{error}。请检查 DATABASE_URL。")
    state = f"有 {missing} 项升级未执行，请运行 gongkai prepare" if missing else "结构为最新"
    return Finding("数据库", ok=not missing, needed=True, detail=f"{connection.vendor}，{state}")


def _index() -> Finding:
    from gongkai.search.service import backend

    health = backend().health()
    detail = f"{health.documents} 条，{health.size_bytes / 1e6:.1f} MB" if health.ok else health.detail
    return Finding("检索索引", ok=health.ok, needed=True, detail=detail)


def _outbox() -> Finding:
    from gongkai.core.outbox.models import OutboxEntry, OutboxState

    waiting = OutboxEntry.objects.exclude(state=OutboxState.DEAD).count()
    dead = OutboxEntry.objects.filter(state=OutboxState.DEAD).count()
    advice = "；用 gongkai outbox list --dead 查看，排除原因后 gongkai outbox retry" if dead else ""
    return Finding("后台工作", ok=not dead, needed=True, detail=f"待投递 {waiting} 项，投递失败 {dead} 项{advice}")


def _disk() -> Finding:
    from django.conf import settings

    free = shutil.disk_usage(settings.GONGKAI_HOME).free
    detail = f"{settings.GONGKAI_HOME} 剩余 {free / 1e9:.1f} GB（须 1 GB）"
    return Finding("磁盘", ok=free > ENOUGH_BYTES, needed=True, detail=detail)


def _converter() -> Finding:
    found = next((name for name in ("antiword", "catdoc", "soffice") if shutil.which(name)), "")
    detail = found or "没有 .doc 转换程序，旧版 Word 文件无法读取：apt-get install antiword"
    return Finding("旧版 Word（.doc）", ok=bool(found), needed=False, detail=detail)


def _chromium() -> Finding:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    return Finding("Chromium（仅测试用）", ok=bool(found), needed=False, detail=found or "make parts 会安装")


def _postgres() -> Finding:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    detail = str(found[-1].parent) if found else "make parts 会安装"
    return Finding("PostgreSQL 服务器（仅测试用）", ok=bool(found), needed=False, detail=detail)
