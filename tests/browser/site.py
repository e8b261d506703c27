"""The product as a person meets it: a real `gongkai serve` on a home of its own, with the demo city loaded."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

START_SECONDS = 120  # the first start prepares the database and loads the city


def gongkai(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the product on a home."""
    command = [sys.executable, "-m", "gongkai.cli", *map(str, arguments), "--home", str(home)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())


@contextmanager
def running(home: Path) -> Iterator[str]:
    """A running site; yields its address."""
    port = _free_port()
    command = [sys.executable, "-m", "gongkai.cli", "serve", "--demo", "--port", str(port), "--home", str(home)]
    log = home.parent / f"{home.name}.log"
    with log.open("w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env=_environment())
        try:
            _wait(process, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _environment() -> dict[str, str]:
    """The tests' own settings must not reach the product."""
    dropped = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "GONGKAI_HOME"}
    return {name: value for name, value in os.environ.items() if name not in dropped}


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/about/", timeout=5):
            return
        time.sleep(0.2)
    raise RuntimeError(f"网站没有启动：\n{log.read_text()[-3000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
