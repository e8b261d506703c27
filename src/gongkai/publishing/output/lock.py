"""One process at a time changes the output; the system frees the lock when that process dies."""

from __future__ import annotations

import fcntl
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings

from gongkai.core.errors import GongkaiError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAUSE = 0.02  # seconds between two tries


class OutputBusyError(GongkaiError):
    """Another process is changing the output."""


@contextmanager
def output_lock(*, wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold the output. Raises OutputBusyError when it does not come free in time."""
    path: Path = settings.GONGKAI_HOME / "publishing.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        _take(file.fileno(), time.monotonic() + wait_seconds)
        yield


def _take(descriptor: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise OutputBusyError("另一个进程正在更新静态页面") from None
            time.sleep(PAUSE)
        else:
            return
