"""The child of `guard`: reads one request a line from stdin, answers one JSON a line on its first stdout."""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import MB, Limits
from gongkai.documents.readers.risky import reader_for
from gongkai.documents.readers.wire import pack
from gongkai.documents.sniff import Format

if TYPE_CHECKING:
    from gongkai.documents.blocks import RawDocument

_TIRED_AFTER = 500
_TIRED_AT = 200 * MB
_BROKEN = ("文件内容损坏，读不出来", "请用原来的软件打开后另存，再试一次")
_TOO_BIG = ("读取所需内存超过上限", "请拆分文件，或去掉其中的大图片后再试")


def main() -> None:
    """Serve until stdin closes. Whatever libraries print goes to stderr, never among the answers."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    requests = sys.stdin.buffer
    served = 0
    while line := requests.readline():
        served += 1
        answer = _answer(json.loads(line), requests)
        answer["tired"] = served >= _TIRED_AFTER or _peak() > _TIRED_AT
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _peak() -> int:
    """The most memory that this process held, in bytes; ru_maxrss counts what the parent held at the fork too."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:"))


def _answer(request: dict[str, Any], requests: IO[bytes]) -> dict[str, Any]:
    limits = Limits(**request["limits"])
    name = request["name"]
    _hold(limits)
    try:
        data = Path(request["path"]).read_bytes() if "path" in request else requests.read(request["size"])
        return {"document": pack(_read(Format(request["kind"]), data, name, limits))}
    except UnreadableError as error:
        return {"error": [error.where, error.what, error.remedy]}
    except MemoryError:
        return {"error": [name, *_TOO_BIG]}


def _read(kind: Format, data: bytes, name: str, limits: Limits) -> RawDocument:
    try:
        return reader_for(kind)(data, name, limits)
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # libraries answer damage with any error; all mean the same here
        raise UnreadableError(name, f"{_BROKEN[0]}（{type(error).__name__}）", _BROKEN[1]) from error


def _hold(limits: Limits) -> None:
    """Bound this process's memory and the processor time of the next file."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + limits.seconds) + 1
    for what, soft in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        if hard != resource.RLIM_INFINITY:
            soft = min(soft, hard)  # noqa: PLW2901  # an outer limit is lower still
        resource.setrlimit(what, (soft, hard))


if __name__ == "__main__":
    main()
