"""A PostgreSQL server for the tests, from Debian's packages: `python -m tests.support.postgres COMMAND…`.

Starts a server of its own in a temporary folder, runs the command with DATABASE_URL pointing at it, stops it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Data that lives for one test run need not survive a power cut.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


@contextmanager
def server() -> Iterator[str]:
    """A running server; yields its DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="gongkai-postgres-"))
    folder.chmod(0o755)
    data = folder / "data"
    data.mkdir()
    if os.geteuid() == 0:
        shutil.chown(data, "postgres")
    port = _free_port()
    try:
        _run("initdb", "-D", data, "-U", "gongkai", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
        settings = " ".join(f"-c {setting}" for setting in FAST)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data} {settings}"
        _run("pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", options, "start")
        yield f"postgres://gongkai@127.0.0.1:{port}/postgres"
    finally:
        _run("pg_ctl", "-D", data, "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: object, check: bool = True) -> None:
    command = [str(_program(program)), *map(str, arguments)]
    user = pwd.getpwnam("postgres") if os.geteuid() == 0 else None  # initdb refuses to run as root
    done = subprocess.run(
        command,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        cwd="/",
    )
    if check and done.returncode:
        raise RuntimeError(f"{' '.join(command)} 失败（{done.returncode}）")


def _program(name: str) -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    if not found:
        raise RuntimeError("没有 PostgreSQL 服务器：请先运行 make parts（Debian 的 postgresql 包）。")
    return found[-1]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def main() -> int:
    """Run the command line's command with a server up; its exit code."""
    with server() as url:
        return subprocess.run(sys.argv[1:], check=False, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main())
