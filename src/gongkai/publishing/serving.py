"""The app's own server hands out the static output before Django is asked.

It answers a plain GET of a reader without cookies of ours; a query, a signed-in person, a reading mode, and
whatever has no file go on to the application. The files come with the headers that the application gives its
pages.
"""

from __future__ import annotations

import hashlib
import os
from base64 import b64encode
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from gongkai.publishing.hosts import Homes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Environ = dict[str, Any]
    Start = Callable[[str, list[tuple[str, str]]], object]
    Application = Callable[[Environ, Start], Iterable[bytes]]

OURS = ("sessionid=", "gongkai_")  # signed in; a reading mode
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
GUARDS = (
    "Content-Security-Policy",
    "X-Frame-Options",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
)
MOST_BYTES = 64 * 2**20  # kept in memory by each process
LARGEST = 2**20


@dataclass(frozen=True, slots=True)
class Answer:
    """A file as it is answered, in each coding; `stamp` tells when it must be read anew."""

    stamp: tuple[int, int, int]
    etag: str
    plain: tuple[bytes, list[tuple[str, str]]]
    gzip: tuple[bytes, list[tuple[str, str]]] | None
    br: tuple[bytes, list[tuple[str, str]]] | None
    weight: int


class Front:
    """A WSGI application before another."""

    def __init__(self, application: Application, root: str) -> None:
        self.application = application
        self.root = root
        self._homes = Homes(Path(root).parent / "hosts.map")
        self._kept: OrderedDict[str, Answer] = OrderedDict()
        self._weight = 0
        self._guards: list[tuple[str, str]] | None = None

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        found = None if _is_personal(environ) else self._find(self._asked(environ))
        if found is None:
            return self.application(environ, start)
        if environ.get("HTTP_IF_NONE_MATCH") == found.etag:
            start("304 Not Modified", [("ETag", found.etag)])
            return []
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        body, headers = (
            (found.br if "br" in accepted else None) or (found.gzip if "gzip" in accepted else None) or found.plain
        )
        start("200 OK", list(headers))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _asked(self, environ: Environ) -> str:
        """The address asked for: `/` at the host name of a site is that site's home."""
        path: str = environ["PATH_INFO"]
        return self._homes.of(environ.get("HTTP_HOST", "")) if path == "/" else path

    def _find(self, path: str) -> Answer | None:
        if "/." in path or "//" in path or path.endswith((".gz", ".br", "index.html")):
            return None
        name = path[1:].encode("iso-8859-1").decode("utf-8", "surrogateescape")
        name = f"{self.root}/{name}index.html" if path.endswith("/") else f"{self.root}/{name}"
        try:
            status = os.stat(name)  # noqa: PTH116 - with every request
        except (OSError, ValueError):
            return None
        stamp = (status.st_mtime_ns, status.st_ino, status.st_size)
        kept = self._kept.get(name)
        return kept if kept and kept.stamp == stamp else self._read(name, stamp)

    def _read(self, name: str, stamp: tuple[int, int, int]) -> Answer | None:
        plain = _content(name)
        if plain is None:
            return None
        found = self._answer(name, stamp, plain)
        if found.weight <= LARGEST:
            self._keep(name, found)
        return found

    def _answer(self, name: str, stamp: tuple[int, int, int], plain: bytes) -> Answer:
        digest = hashlib.sha256(plain).digest()
        etag = f'"{digest.hex()[:32]}"'
        common = [
            ("Content-Type", TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")),
            ("ETag", etag),
            ("Vary", "Accept-Encoding, Cookie"),
            ("Cache-Control", "no-cache"),
            ("Repr-Digest", f"sha-256=:{b64encode(digest).decode()}:"),
            *self._guarding(),
        ]
        copies = {ending: _content(f"{name}.{ending}") for ending in ("gz", "br")}
        return Answer(
            stamp,
            etag,
            (plain, [("Content-Length", str(len(plain))), *common]),
            _coded(copies["gz"], "gzip", common),
            _coded(copies["br"], "br", common),
            len(plain) + sum(len(copy) for copy in copies.values() if copy),
        )

    def _keep(self, name: str, found: Answer) -> None:
        old = self._kept.pop(name, None)
        self._kept[name] = found
        self._weight += found.weight - (old.weight if old else 0)
        while self._weight > MOST_BYTES:
            try:
                _, dropped = self._kept.popitem(last=False)
            except KeyError:  # another thread was quicker
                break
            self._weight -= dropped.weight

    def _guarding(self) -> list[tuple[str, str]]:
        """The guarding headers, as the application itself sets them on a page of its own."""
        if self._guards is None:
            from gongkai.publishing.guards import guarding  # noqa: PLC0415 - Django must have started

            self._guards = guarding(GUARDS)
        return self._guards


def _is_personal(environ: Environ) -> bool:
    """Whether the answer may differ from that to anybody else."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("QUERY_STRING"):
        return True
    cookies = environ.get("HTTP_COOKIE", "")
    return bool(cookies) and any(name in cookies for name in OURS)


def _content(name: str) -> bytes | None:
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - a name that may hold any byte
            return file.read()
    except OSError:
        return None


def _coded(
    body: bytes | None, coding: str, common: list[tuple[str, str]]
) -> tuple[bytes, list[tuple[str, str]]] | None:
    if body is None:
        return None
    return body, [("Content-Length", str(len(body))), ("Content-Encoding", coding), *common]
