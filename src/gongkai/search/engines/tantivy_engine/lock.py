"""One writer at a time, over all processes; the system lets go of the lock when a process dies."""

from __future__ import annotations

import fcntl
import os
import time
from typing import TYPE_CHECKING, Final

from gongkai.search.contract import WriterBusyError

if TYPE_CHECKING:
    from pathlib import Path

_STEP: Final = 0.02


class FileLock:
    """An exclusive lock on a file, waited for at most `patience` seconds."""

    def __init__(self, path: Path, patience: float) -> None:
        self._path = path
        self._patience = patience
        self._handle: int | None = None

    def acquire(self, patience: float | None = None) -> None:
        """Take the lock; raises WriterBusyError when another holds it too long."""
        if self._handle is not None:
            return
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        give_up = time.monotonic() + (self._patience if patience is None else patience)
        while not _try(handle):
            if time.monotonic() > give_up:
                os.close(handle)
                raise WriterBusyError(f"检索索引正由另一个进程写入（{self._path}），请稍后再试。")
            time.sleep(_STEP)
        self._handle = handle

    def release(self) -> None:
        """Let go; nothing happens when it is not held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _try(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
