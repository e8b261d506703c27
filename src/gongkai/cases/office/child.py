"""Work on one file in a process of its own, with bounds: a hostile or endless file kills that process alone.

Without Django: the process starts quickly, and nothing of a case lies on a disk in clear. A request is one JSON
line with the sizes of the files that follow it; so is the answer.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from typing import Any

from gongkai.documents.errors import UnreadableError

SECONDS = 240
MEMORY = 4 * 1024**3
MODULE = "gongkai.cases.office.working"


def ask(act: str, *files: bytes, name: str, seconds: int = SECONDS, **more: Any) -> tuple[dict[str, Any], bytes]:
    """Have `act` of `working` done on the files; its answer, and the file that it made, if any.

    Raises UnreadableError for a file that cannot be worked on or that takes too long, in Chinese.
    """
    request = {"act": act, "name": name, "seconds": seconds, "sizes": [len(each) for each in files], **more}
    head = json.dumps(request, ensure_ascii=False).encode() + b"\n"
    try:
        done = subprocess.run(  # noqa: S603 - our own module, with our own interpreter
            [sys.executable, "-m", MODULE],
            input=head + b"".join(files),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(name, f"处理超过 {seconds} 秒仍未完成", "请拆分文件后再试") from error
    if done.returncode or not done.stdout:
        raise UnreadableError(name, "处理中断，文件可能过大或者已损坏", "请用原来的软件重新导出，或者拆分后再试")
    line, _, body = done.stdout.partition(b"\n")
    answer: dict[str, Any] = json.loads(line)
    if trouble := answer.get("trouble"):
        raise UnreadableError(name, *trouble)
    return answer, body


def hold(seconds: int) -> None:
    """Bind this process to the bounds."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
