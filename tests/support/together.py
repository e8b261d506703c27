"""Acts that happen at the same moment: each in a thread, or in a process, of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

READY, SECONDS = "ready", 120


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Run them in threads that begin together: what each gave back, or the exception that it raised."""
    start, found = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int) -> None:
        start.wait()
        try:
            found[place] = acts[place]()
        except Exception as error:  # noqa: BLE001 - whatever it was, the test looks at it
            found[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def in_processes(commands: Sequence[Sequence[str]]) -> list[str]:
    """Run Python modules in processes of their own on the database and the home of this test.

    Each prints `READY` when it is, and begins when a line comes in; what each printed after that.
    """
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=_environment(),
            cwd=Path(__file__).parents[2],
        )
        for command in commands
    ]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline().strip() == READY
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate(timeout=SECONDS)[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes)
    return said


def _environment() -> dict[str, str]:
    dropped = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "GONGKAI_HOME"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {"GONGKAI_HOME": str(settings.GONGKAI_HOME), "DATABASE_URL": _database()}


def _database() -> str:
    chosen = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{chosen['NAME']}"
    return f"postgres://{chosen['USER']}@{chosen['HOST']}:{chosen['PORT']}/{chosen['NAME']}"
