"""Reads risky formats in a child process that the system holds to a time and a memory.

A child is started by exec, so it is safe from threaded servers, and serves one file after another; it is
replaced when it dies, grows, or has served long. The child itself is `guarded`.
"""

from __future__ import annotations

import atexit
import contextlib
import dataclasses
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gongkai
from gongkai.documents.errors import UnreadableError
from gongkai.documents.readers.wire import unpack

if TYPE_CHECKING:
    from gongkai.documents.blocks import RawDocument
    from gongkai.documents.limits import Limits
    from gongkai.documents.sniff import Format

_MAX_IDLE = 4
_GRACE = 1.0  # the child's own processor limit should speak first
_TOO_SLOW = ("", "读取用时超过上限", "文件可能已损坏或过于复杂，请另存为新文件后再试")
_TOO_BIG = ("", "读取时内存超过上限，或解析程序中途崩溃", "文件可能已损坏或被恶意构造，请另存为新文件后再试")


class _Child:
    """One child process; used by one thread at a time."""

    def __init__(self) -> None:
        source_root = str(Path(gongkai.__file__).parent.parent)
        path = os.pathsep.join(filter(None, (source_root, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "gongkai.documents.guarded"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that a converter dies with the child
            env={**os.environ, "PYTHONPATH": path},
        )
        self.tired = False

    def ask(self, request: dict[str, Any], body: bytes, seconds: float) -> dict[str, Any]:
        timed_out = threading.Event()
        timer = threading.Timer(seconds + _GRACE, self._kill, [timed_out])
        timer.start()
        try:
            answer = self._exchange(request, body)
        finally:
            timer.cancel()
        if answer is not None:
            self.tired = bool(answer["tired"])
            return answer
        self.tired = True
        code = self._process.wait()
        slow = timed_out.is_set() or -code == signal.SIGXCPU
        return {"error": _TOO_SLOW if slow else _TOO_BIG}

    def _exchange(self, request: dict[str, Any], body: bytes) -> dict[str, Any] | None:
        assert self._process.stdin
        assert self._process.stdout
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n" + body)
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except BrokenPipeError:
            return None
        return json.loads(answer) if answer.endswith(b"\n") else None

    def _kill(self, timed_out: threading.Event) -> None:
        timed_out.set()
        self._kill_group()

    def close(self) -> None:
        self.abandon()
        self._kill_group()
        self._process.wait()

    def _kill_group(self) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # gone already
            os.killpg(self._process.pid, signal.SIGKILL)

    def abandon(self) -> None:
        """Close this side's pipes; after a fork the child belongs to the parent process."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(BrokenPipeError):  # unsent bytes for a child that is gone
                    pipe.close()


class _Pool:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[_Child] = []
        self._inherited: list[_Child] = []

    def take(self) -> _Child:
        with self._lock:
            return self._idle.pop() if self._idle else _Child()

    def give_back(self, child: _Child) -> None:
        with self._lock:
            if not child.tired and len(self._idle) < _MAX_IDLE:
                self._idle.append(child)
                return
        child.close()

    def close(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.close()

    def forget(self) -> None:
        """Leave the parent's children alone in a forked process."""
        self._lock = threading.Lock()
        for child in self._idle:
            child.abandon()
        self._inherited += self._idle
        self._idle = []


_pool = _Pool()
atexit.register(_pool.close)
os.register_at_fork(after_in_child=_pool.forget)


def read_guarded(kind: Format, source: Path | bytes, name: str, limits: Limits) -> RawDocument:
    """Read `source` as `kind` in a child; raises `UnreadableError` for what it finds or what it costs."""
    request: dict[str, Any] = {"kind": kind.value, "name": name, "limits": dataclasses.asdict(limits)}
    body = b"" if isinstance(source, Path) else source
    request |= {"path": str(source.resolve())} if isinstance(source, Path) else {"size": len(body)}
    child = _pool.take()
    try:
        answer = child.ask(request, body, limits.seconds)
    except BaseException:
        child.close()
        raise
    _pool.give_back(child)
    if "error" in answer:
        where, what, remedy = answer["error"]
        raise UnreadableError(where or name, what, remedy)
    return unpack(answer["document"])
