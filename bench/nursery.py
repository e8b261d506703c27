"""A process that has everything loaded and gives birth to others: they work within a moment, however busy the
machine is, so that they are killed at their work and not while they are being started.

python -m bench.nursery HOME TOLD: reads one JSON list a line, a module with its arguments, and prints the number
of the process that runs it; for a number instead of a list it waits for that process and prints how it ended.
"""

from __future__ import annotations

import json
import os
import runpy
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bench.killing import environment

if TYPE_CHECKING:
    from pathlib import Path


class Nursery:
    """The other end of it, in the process that does the killing."""

    def __init__(self, home: Path, told: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.nursery", str(home), str(told)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        )

    def start(self, *command: str) -> int:
        """A module with its arguments, begun; its number."""
        return self._asked(command)

    def kill(self, number: int) -> int:
        """Kill it with all that it started; how it ended (-9 unless it had ended of itself)."""
        with suppress(ProcessLookupError):
            os.killpg(number, signal.SIGKILL)
        return self._asked(number)

    def close(self) -> None:
        self._process.communicate()

    def _asked(self, what: Any) -> int:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


def main() -> None:
    home, told = sys.argv[1:]
    os.environ["GONGKAI_HOME"] = home
    from gongkai.cli.home import start_django  # noqa: PLC0415 - the home must be chosen first

    start_django()
    from django.db import connections  # noqa: PLC0415 - after Django's start

    import gongkai.config.urls  # noqa: PLC0415 - loaded once for all
    import gongkai.letters  # noqa: F401, PLC0415 - as above

    connections.close_all()  # a connection must not be shared with those that are born here
    for line in sys.stdin:
        wanted = json.loads(line)
        print(_ended(wanted) if isinstance(wanted, int) else _born(wanted, told), flush=True)


def _ended(number: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def _born(command: list[str], told: str) -> int:
    number = os.fork()
    if number:
        with suppress(OSError):  # it does so itself, but perhaps not yet
            os.setpgid(number, number)
        return number
    os.setpgid(0, 0)
    quiet, errors = os.open(os.devnull, os.O_RDWR), os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for end, target in ((quiet, 0), (quiet, 1), (errors, 2)):
        os.dup2(end, target)
    sys.argv = command
    try:
        runpy.run_module(command[0], run_name="__main__")
    except SystemExit as end:
        os._exit(end.code if isinstance(end.code, int) else int(bool(end.code)))
    except BaseException:  # noqa: BLE001 - told, and the process ends
        sys.excepthook(*sys.exc_info())
        os._exit(70)
    os._exit(0)


if __name__ == "__main__":
    main()
