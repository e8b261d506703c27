"""Addresses of an old site: out of links, and out of the names under which a mirror keeps its files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from gongkai.publishing.oldaddresses import stored

if TYPE_CHECKING:
    from collections.abc import Sequence

_HOST = re.compile(r"(?:[a-z0-9-]+\.)+(?:[a-z]{2,}|\d{1,3})(?:[:+]\d{1,5})?|localhost", re.IGNORECASE)
_FILES = re.compile(
    r"\.(?:s?html?|aspx?|jspx?|php|do|pdf|docx?|xlsx?|zip|rar|txt|js|css|jpe?g|png|gif|json)$", re.IGNORECASE
)
_DYNAMIC = r"(?:aspx?|jspx?|php|do|action|cgi|html?|shtml)"
# show.aspx@id=3: how a mirror made on Windows writes the question mark.
_AT = re.compile(rf"(.*\.{_DYNAMIC})@([^/]*=[^/]*)", re.IGNORECASE)
_MADE_HTML = re.compile(r"(.+\.(?:aspx?|jspx?|php|do|action|cgi)(?:[?@].*)?|.+[?@].*=.*)\.html?", re.IGNORECASE)
_NO_PAGE = re.compile(r"\s*(?:#|javascript:|mailto:|tel:|data:|about:|vbscript:|$)", re.IGNORECASE)
_UNKNOWN = "unknown.invalid"  # stands for a host that nobody named


@dataclass(frozen=True, slots=True)
class Address:
    """A place of the old site. `host` is empty when nobody says it; `key` is path and query as they are kept."""

    host: str
    key: str

    @property
    def path(self) -> str:
        """Without the query."""
        return self.key.partition("?")[0]

    @property
    def folder(self) -> str:
        """The folder that it stands in; of a folder itself: that."""
        return self.path[: self.path.rfind("/") + 1]

    @property
    def url(self) -> str:
        """In full, ready for a browser; "" without a host."""
        path, mark, query = self.key.partition("?")
        return f"http://{self.host}{quote(path)}{mark}{quote(query, safe='=&')}" if self.host else ""


def bare(host: str) -> str:
    """A host name by which sites are told apart: small letters, no port, no www."""
    return host.lower().replace("+", ":").partition(":")[0].removeprefix("www.").rstrip(".")


def is_host(name: str) -> bool:
    """Whether a folder's name is that of a host, as mirrors name their folders."""
    return bool(_HOST.fullmatch(name)) and not _FILES.search(name)


def of_url(url: str) -> Address | None:
    """The address that a full URL, or a path from the root, names; None for anything else."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https") or (not host and not parts.path.startswith("/")):
        return None
    return Address(host, stored(parts.path or "/", parts.query))


def of_link(base: Address, href: str) -> Address | None:
    """Where a link on a page leads; None for what leads to no page (scripts, mail, a place on the page itself)."""
    if _NO_PAGE.match(href):
        return None
    path, mark, query = base.key.partition("?")
    own = f"http://{base.host or _UNKNOWN}{quote(path)}{mark}{quote(query, safe='=&')}"
    try:
        found = of_url(urljoin(own, re.sub(r"[\r\n\t]", "", href.strip()).replace("\\", "/")))
    except ValueError:
        return None
    return Address("", found.key) if found and found.host == _UNKNOWN else found


def of_file(parts: Sequence[str]) -> list[str]:
    """The keys that a file of a mirror may have had, the likeliest first: `a/show.aspx?id=3.html` was
    `/a/show.aspx?id=3`."""
    name = PurePosixPath(*parts).as_posix()
    ways = [name]
    if made := _MADE_HTML.fullmatch(name):
        ways.insert(0, made[1])
    keys = []
    for way in ways:
        at = _AT.fullmatch(way)
        path, mark, query = (at[1], "?", at[2]) if at else way.partition("?")
        keys.append(stored(f"/{path}", query if mark else ""))
    return list(dict.fromkeys(keys))
