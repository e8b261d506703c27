"""One question to another site's address, such that it can do no harm here.

Only http and https on their usual ports; only addresses of the open internet, also behind a redirect: the name is
resolved once and that very address is connected to, so that a second answer of the name server cannot lead inside
(SSRF). Few redirects, short times, no body, no cookies, no sign-in.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable
    from urllib.parse import SplitResult

    Resolve = Callable[[str, int], list[str]]

SECONDS: Final = 10
REDIRECTS: Final = 5
PORTS: Final = {"http": 80, "https": 443}
AGENT: Final = "Mozilla/5.0 (compatible; gongkai-link-check)"
_MOVED: Final = {301, 302, 303, 307, 308}
_GONE: Final = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
# Sites answer these to programs and not to people: the page may well be there.
_SHY: Final = {401, 403, 405, 406, 412, 418, 421, 429, 451, 501, 503, 521}
_FAULTY: Final = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `problem` in words ("" when it answers); `certain` when trying again would not help."""

    problem: str = ""
    certain: bool = False
    reached: bool = True


class UnsafeError(Exception):
    """The address leads into a network that is not the open internet."""


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host name. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def ask(url: str, *, resolve: Resolve = resolved) -> Answer:
    """Ask an address, following redirects, and say what is wrong with it."""
    try:
        return _followed(url, resolve)
    except UnsafeError:
        return Answer("指向内部网络，公众打不开", certain=True)
    except ssl.SSLError:
        return Answer("的安全证书有误，浏览器会警告")
    except TimeoutError:
        return Answer("没有在规定时间内应答", reached=False)
    except (OSError, http.client.HTTPException, ValueError, UnicodeError):
        return Answer("连接不上", reached=False)


def _followed(url: str, resolve: Resolve) -> Answer:
    for _ in range(REDIRECTS + 1):
        status, location = _asked(url, resolve)
        if status not in _MOVED or not location:
            return _answer(status)
        url = urljoin(url, location)
    return Answer("转来转去没有尽头", certain=True)


def _answer(status: int) -> Answer:
    if status in _GONE:
        return Answer(f"已打不开（应答 {status}）", certain=True)
    if status >= _FAULTY and status not in _SHY:
        return Answer(f"出错（应答 {status}）")
    if status >= HTTPStatus.BAD_REQUEST and status not in _SHY:
        return Answer(f"打不开（应答 {status}）")
    return Answer()


def _asked(url: str, resolve: Resolve) -> tuple[int, str]:
    """Status and Location of one address; sites that know no HEAD are asked with GET, whose body is not read."""
    status, location = _request("HEAD", url, resolve)
    if status in _SHY or status in _GONE:
        return _request("GET", url, resolve)
    return status, location


def _request(method: str, url: str, resolve: Resolve) -> tuple[int, str]:
    parts = urlsplit(url)
    port = _port(parts)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    connection = _connection(parts.scheme, host, port, safe_address(host, port, resolve))
    try:
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (
            f"?{quote(parts.query, safe='/%:@!$&()*+,;=~?')}" if parts.query else ""
        )
        connection.request(method, target, headers={"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"})
        response = connection.getresponse()
        return response.status, response.headers.get("Location", "")
    finally:
        connection.close()


def _port(parts: SplitResult) -> int:
    if parts.scheme not in PORTS or not parts.hostname:
        raise UnsafeError
    if parts.port not in (None, *PORTS.values()):
        raise UnsafeError
    return parts.port or PORTS[parts.scheme]


def safe_address(host: str, port: int, resolve: Resolve) -> str:
    """The address to connect to. Raises UnsafeError if any of the host's addresses is not of the open internet."""
    found = [ipaddress.ip_address(each.partition("%")[0]) for each in resolve(host, port)]
    if not found or any(not _is_open(each) for each in found):
        raise UnsafeError(host)
    return str(found[0])


def _is_open(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (mapped is None or _is_open(mapped))


class _PinnedHttp(http.client.HTTPConnection):
    """Connects to the address that was looked at, under the name that was asked for."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), SECONDS)


class _PinnedHttps(_PinnedHttp):
    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _connection(scheme: str, host: str, port: int, address: str) -> http.client.HTTPConnection:
    return (_PinnedHttps if scheme == "https" else _PinnedHttp)(host, port, address)
