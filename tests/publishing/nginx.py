"""The configuration of the repository under the real nginx, as whoever runs the tests."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATE = Path(__file__).resolve().parents[2] / "deploy/nginx.conf"
MODULES = Path("/usr/lib/nginx/modules")
AROUND = """
{modules}
worker_processes {workers};
pid {folder}/nginx.pid;
error_log {folder}/error.log;
daemon off;
{user}
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    sendfile on;
    keepalive_requests 1000000;
    include {folder}/gongkai.conf;
}}
"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def nginx(home: Path, folder: Path, upstream: str, *, workers: int = 1) -> Iterator[int]:
    """A running nginx over that home; its port."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    words = {"@HOME@": str(home), "@NAME@": "testserver localhost", "@PORT@": str(port), "@UPSTREAM@": upstream}
    text = TEMPLATE.read_text("utf-8")
    for word, value in words.items():
        text = text.replace(word, value)
    (folder / "gongkai.conf").write_text(text, "utf-8")
    (folder / "nginx.conf").write_text(_around(folder, workers), "utf-8")
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    with subprocess.Popen([program, "-c", str(folder / "nginx.conf"), "-p", str(folder)]) as process:
        try:
            _wait(port, process, folder)
            yield port
        finally:
            process.terminate()


def _around(folder: Path, workers: int) -> str:
    modules = "\n".join(f"load_module {file};" for file in sorted(MODULES.glob("*brotli_static*.so")))
    user = f"user {Path.home().owner()};"  # as root it would become somebody who cannot read the test's folder
    return AROUND.format(folder=folder, modules=modules, user=user, workers=workers)


def _wait(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError((folder / "error.log").read_text("utf-8", "replace"))
