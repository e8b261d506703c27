"""`gongkai work`: a worker process; any number may run beside each other."""

from __future__ import annotations

import signal
import threading

import click

from gongkai.cli.home import needs_django


@click.command("work")
@click.option("--once", is_flag=True, help="投递完当前到期的事项即退出。")
@needs_django
def work_command(*, once: bool) -> None:
    """执行后台工作：更新索引、投递消息。"""
    from gongkai.core.outbox import Worker, drain

    if once:
        click.echo(f"已投递 {drain()} 项。", err=True)
        return
    stop = threading.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signum, lambda *_: stop.set())
    worker = Worker()
    click.echo(f"后台工作进程 {worker.name} 已启动，按 Ctrl+C 停止。", err=True)
    worker.run(stop)
