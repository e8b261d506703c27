"""`gongkai serve`: the application server, with the background worker beside it unless told otherwise."""

from __future__ import annotations

import multiprocessing
import socket
import threading

import click

from gongkai.cli.home import needs_django
from gongkai.cli.law.local import local_law
from gongkai.documents.errors import reason_of

YEAR = 365 * 24 * 3600  # seconds; the names of static files change with their content
STOP_SECONDS = 10  # for the requests that are being answered


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址。")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="监听端口。")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="应用进程数。")
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1), help="每个进程的线程数。")
@click.option("--demo", is_flag=True, help="先载入示范市的数据，并显示演示账号。")
@needs_django
def serve_command(*, host: str, port: int, workers: int, threads: int, demo: bool) -> None:
    """启动网站。"""
    from django.conf import settings

    local_law(settings.GONGKAI_HOME)  # a profile that does not hold must not serve wrong dates
    _require_free(host, port)
    if demo:
        _load_demo()
    _collect_static()
    stop = threading.Event()
    worker = _start_worker(stop)
    site = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    click.echo(f"门户  {site}/\n后台  {site}/desk/\n按 Ctrl+C 停止。")
    try:
        _serve(host, port, workers, threads)
    finally:
        stop.set()
        if worker:
            worker.join(timeout=10)


def _require_free(host: str, port: int) -> None:
    """Say so before anything else when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            unknown = isinstance(error, socket.gaierror)
            why = "没有这个主机" if unknown else reason_of(error)
            advice = "请用 --host 给出本机的地址" if unknown else "请用 --port 换一个端口，或用 --host 换一个地址"
            raise click.ClickException(f"无法监听 {host}:{port}（{why}）。{advice}。") from error


def _collect_static() -> None:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def _serve(host: str, port: int, workers: int, threads: int) -> None:
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # A forked process would inherit the database as the worker holds it at that moment: locked for good.
    multiprocessing.set_start_method("spawn", force=True)
    Granian(
        "gongkai.cli.served:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        static_path_mount=[settings.STATIC_ROOT],
        static_path_route=["/static"],
        static_path_expires=YEAR,
        workers_kill_timeout=STOP_SECONDS,
        log_access=False,
        log_level=LogLevels.error,
    ).serve()


def _start_worker(stop: threading.Event) -> threading.Thread | None:
    from django.conf import settings

    from gongkai.core.outbox import Worker

    if not settings.WORKER_INSIDE_SERVE:
        return None
    thread = threading.Thread(target=Worker().run, args=(stop,), name="outbox", daemon=True)
    thread.start()
    return thread


def _load_demo() -> None:
    from gongkai.demo.loader import load_demo
    from gongkai.demo.report import accounts_table

    load_demo()
    click.echo(accounts_table())
