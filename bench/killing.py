"""Processes of a home that are started beside each other and killed at moments of their own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NOWHERE = Path(os.devnull)
COMMANDS: dict[str, Callable[[Path, int], tuple[str, ...]]] = {
    "worker": lambda home, _port: ("gongkai.cli", "work", "--home", str(home)),
    "server": lambda home, port: ("gongkai.cli", "serve", "--port", str(port), "--home", str(home)),
}


def environment() -> dict[str, str]:
    """The environment of a process of its own, without what chooses another's settings, database or home."""
    dropped = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "GONGKAI_HOME"}
    return {name: value for name, value in os.environ.items() if name not in dropped}


def started(command: tuple[str, ...], told: Path = NOWHERE) -> subprocess.Popen[bytes]:
    """A Python module in a process of its own; what it complains of goes to the end of a file."""
    with told.open("ab") as errors:
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env=environment(),
            start_new_session=True,
        )


def killed(process: subprocess.Popen[bytes]) -> bool:
    """Kill it with all that it started; whether it still lived."""
    lived = process.poll() is None
    if lived:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return lived


def gongkai(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """One command over the home, to its end."""
    command = [sys.executable, "-m", "gongkai.cli", *map(str, arguments), "--home", str(home)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
