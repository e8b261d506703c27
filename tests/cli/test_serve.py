"""The server processes stand on their own feet: nothing of the process that starts them reaches them."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest

from gongkai.cli.serve import STOP_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUITE = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "GONGKAI_HOME"}
# The worker beside the server is in the middle of a write when the server's process starts.
PROGRAM = """
import threading, time
from gongkai.cli import home, main, serve
home.start_django()
from django.db import connection
from gongkai.core.duties import daily
writing, start = threading.Event(), serve._serve

@daily("held")
def hold():
    with connection.cursor() as cursor:
        writing.set()
        time.sleep(3)

def start_while_writing(*arguments):
    assert writing.wait(20)
    start(*arguments)

serve._serve = start_while_writing
main.main()
"""


@contextmanager
def served(home: Path, *program: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A server in a process group of its own, as at a terminal; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if key not in SUITE}
    command = [sys.executable, *program, "serve", "--port", str(port), "--home", str(home)]
    environment["GONGKAI_HOME"] = str(home)
    with subprocess.Popen(command, env=environment, start_new_session=True) as process:
        try:
            site = f"http://127.0.0.1:{port}"
            _wait_for(site, process)
            yield site, process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _wait_for(site: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        assert process.poll() is None
        try:
            urllib.request.urlopen(f"{site}/about/", timeout=10).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("网站没有启动")


def test_ctrl_c_stops_the_server_and_its_processes(tmp_path):
    with served(tmp_path, "-m", "gongkai.cli") as (site, process):
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=STOP_SECONDS + 20) == 0
        with pytest.raises(OSError, match="refused"):
            urllib.request.urlopen(f"{site}/about/", timeout=10)


def test_a_write_of_the_worker_does_not_lock_the_server_out_for_good(tmp_path):
    with served(tmp_path, "-c", PROGRAM) as (site, _process):
        _fail_to_sign_in(site)


def _fail_to_sign_in(site: str) -> None:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    with browser.open(f"{site}/account/sign-in", timeout=30) as answer:
        token = re.search('csrfmiddlewaretoken" value="([^"]+)', answer.read().decode())
    assert token
    form = {"csrfmiddlewaretoken": token[1], "username": "nobody", "password": "wrong"}
    # A failed attempt is written down; whoever cannot write answers 500.
    with browser.open(f"{site}/account/sign-in", urllib.parse.urlencode(form).encode(), timeout=60) as answer:
        assert answer.status == 200


def test_a_profile_that_loosens_the_law_stops_the_server_before_it_starts(tmp_path):
    (tmp_path / "law").mkdir()
    profile = 'name = "示范市"\n[[override]]\nid = "FOI-33"\nvalue = 30\nbasis = "示政发〔2026〕1号"\n'
    (tmp_path / "law/profile.toml").write_text(profile, "utf-8")
    command = [sys.executable, "-m", "gongkai.cli", "serve", "--home", str(tmp_path), "--port", "8999"]
    environment = {key: value for key, value in os.environ.items() if key not in SUITE}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=environment)
    assert done.returncode == 2
    assert "profile.toml FOI-33" in done.stderr
