"""Which host name opens which page: one file under the home, read by the app's own server and by nginx alike.

Every address is the same page on every host. Only `/` differs: at the host name of a site it is that site's home.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
_HOME = re.compile(r"/[a-z0-9/_-]+/")
_LINE = re.compile(r"(?P<host>[a-z0-9.-]+) (?P<home>/[a-z0-9/_-]+/);")


def file() -> Path:
    """The file: lines of an nginx map, `edu.city.example /sites/edu/;`."""
    folder: Path = settings.GONGKAI_HOME
    return folder / "hosts.map"


def read(path: Path) -> dict[str, str]:
    """The homes by host name; empty without a file. Lines that are none of ours are passed over."""
    try:
        text = path.read_text("utf-8")
    except OSError:
        return {}
    found = (_LINE.fullmatch(line.strip()) for line in text.splitlines())
    return {line["host"]: line["home"] for line in found if line}


def keep(homes: Mapping[str, str]) -> bool:
    """Bring the file up to these homes; whether it changed (nginx must then read it anew: `nginx -s reload`).

    A name or home that could break out of its line is left out.
    """
    sound = {host: home for host, home in homes.items() if _HOST.fullmatch(host) and _HOME.fullmatch(home)}
    text = "".join(f"{host} {home};\n" for host, home in sorted(sound.items()))
    path = file()
    if (path.read_text("utf-8") if path.exists() else "") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_suffix(f".{os.getpid()}")  # several processes may render
    waiting.write_text(text, "utf-8")
    waiting.replace(path)
    return True


def name_of(header: str) -> str:
    """The host name of a Host header: lower case, without its port and a dot at the end."""
    name = header.strip().lower()
    if name.startswith("["):  # an IPv6 address
        return name.partition("]")[0] + "]"
    return name.partition(":")[0].rstrip(".")


class Homes:
    """The homes as the server looks them up: read again when the file changes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp: tuple[int, int] | None = None
        self._homes: dict[str, str] = {}

    def of(self, header: str) -> str:
        """The home at a host: `/` for every host that is no site's own."""
        try:
            status = self.path.stat()
        except OSError:
            return "/"
        stamp = (status.st_mtime_ns, status.st_ino)
        if stamp != self._stamp:
            self._homes, self._stamp = read(self.path), stamp
        return self._homes.get(name_of(header), "/")
