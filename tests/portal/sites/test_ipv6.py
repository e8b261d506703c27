"""`gongkai serve --host ::` answers readers who come over IPv6."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress

START_SECONDS = 180


def free_port():
    with socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
        return probe.getsockname()[1]


def answer(address, process):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address, timeout=5) as response:
            return response.read().decode()
        time.sleep(0.2)
    return ""


def test_the_site_is_served_over_ipv6(tmp_path):
    port = free_port()
    command = [sys.executable, "-m", "gongkai.cli", "serve", "--host", "::", "--port", str(port)]
    suite = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}  # the server has a database of its own
    environment = {name: value for name, value in os.environ.items() if name not in suite}
    environment["GONGKAI_HOME"] = str(tmp_path / "home")
    with subprocess.Popen([*command, "--home", str(tmp_path / "home")], env=environment) as process:
        try:
            assert "部门和地区网站" in answer(f"http://[::1]:{port}/sites/", process)
        finally:
            process.terminate()
