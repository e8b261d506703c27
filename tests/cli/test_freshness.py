"""What a command imports is found by a running server within two seconds: separate processes, one home."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import TYPE_CHECKING

import pytest

from tests.information.importing.exports import MAP, record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUITE = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "GONGKAI_HOME"}
WITHIN = 2.0  # seconds


def _command(home: Path, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "gongkai.cli", *map(str, arguments), "--home", str(home)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={key: value for key, value in os.environ.items() if key not in SUITE},
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _page(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return str(answer.read().decode())


@pytest.fixture
def server(tmp_path: Path) -> Iterator[int]:
    """A server on a home of its own; its port."""
    port = _free_port()
    process = _command(tmp_path / "home", "serve", "--port", port)
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        try:
            _page(port, "/")
            break
        except (urllib.error.URLError, ConnectionError):
            assert process.poll() is None
            time.sleep(0.1)
    yield port
    process.terminate()
    process.communicate(timeout=30)


def test_an_import_beside_a_running_server_is_found_within_two_seconds(server, tmp_path):
    export = tmp_path / "export"
    export.mkdir()
    (tmp_path / "town.toml").write_text(MAP, encoding="utf-8")
    lines = [json.dumps(record(number), ensure_ascii=False) for number in range(1, 21)]
    (export / "records.jsonl").write_text("\n".join(lines), encoding="utf-8")
    number = str(record(7)["number"])
    path = "/search?" + urllib.parse.urlencode({"q": number})
    address = 'href="/information/'
    assert address not in _page(server, path)
    process = _command(tmp_path / "home", "import", export, "--map", tmp_path / "town.toml", "--json")
    out, _ = process.communicate(timeout=120)
    ended = time.monotonic()
    assert json.loads(out)["created"] == 20
    while address not in _page(server, path):
        assert time.monotonic() - ended < WITHIN
        time.sleep(0.1)
