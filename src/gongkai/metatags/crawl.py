"""The pages of a running site, by its site map: one request at a time, with a pause, within limits."""

from __future__ import annotations

import re
import time
import zlib
from collections import deque
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit
from urllib.request import Request, urlopen
from urllib.robotparser import RobotFileParser

from gongkai.documents.limits import MB

if TYPE_CHECKING:
    from collections.abc import Iterator

AGENT = "gongkai-site-check"
LARGEST = 8 * MB
SECONDS = 15.0
MAPS = 200  # site maps of one site
_LOC = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</loc>", re.DOTALL | re.IGNORECASE)
_LINK = re.compile(r"""<a\s[^>]{0,500}?href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_FILE = re.compile(r"\.(?!html?$|s?html$|jspx?$|aspx?$|php$)[a-z0-9]{1,5}$", re.IGNORECASE)
_GZIP, _PACKED = b"\x1f\x8b", 31


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was answered; `fault` says why there is none."""

    url: str
    body: bytes = b""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked of a site: pages, and seconds between two requests."""

    pages: int = 200
    pause: float = 0.2


def crawl(url: str, limits: Limits | None = None) -> Iterator[Fetched]:
    """The home page, then the pages of the site map; without one, what the pages link. What robots.txt closes is
    left out, as are other hosts."""
    yield from _Crawl(url, limits or Limits()).pages()


class _Crawl:
    def __init__(self, url: str, limits: Limits) -> None:
        self.start = _ascii(url)
        self.limits = limits
        self.host = urlsplit(self.start).netloc
        self.robots = RobotFileParser()
        self.asked = False

    def pages(self) -> Iterator[Fetched]:
        robots = self._get(urljoin(self.start, "/robots.txt"))
        lines = robots.body.decode("utf-8", "replace").splitlines() if not robots.fault else []
        self.robots.parse(lines)
        maps = self._here([line.split(":", 1)[1].strip() for line in lines if line.lower().startswith("sitemap:")])
        mapped = list(self._mapped([*maps, urljoin(self.start, "/sitemap.xml")]))
        queue, seen = deque([self.start, *mapped]), set[str]()
        while queue and len(seen) < self.limits.pages:
            page = queue.popleft()
            if page in seen or not self._allowed(page):
                continue
            seen.add(page)
            found = self._get(page)
            yield found
            if not mapped and not found.fault:
                queue.extend(link for link in _links(found) if not urlsplit(link).query)

    def _mapped(self, maps: list[str]) -> Iterator[str]:
        """The pages of the site maps and of those that they name; as many as will be asked for."""
        queue, seen, count = deque(maps), set[str](), 0
        while queue and len(seen) < MAPS and count < self.limits.pages:
            url = queue.popleft()
            if url in seen or urlsplit(url).netloc != self.host:
                continue
            seen.add(url)
            text = self._get(url).body.decode("utf-8", "replace")
            locations = self._here([_ascii(urljoin(url, unescape(each))) for each in _LOC.findall(text)])
            if "<sitemapindex" in text[:2000]:
                queue.extend(locations)
            else:
                count += len(locations)
                yield from locations

    def _here(self, locations: list[str]) -> list[str]:
        """A map that names one other host throughout is that of a site looked at before its name leads here."""
        hosts = {urlsplit(each).netloc for each in locations}
        if len(hosts) != 1 or hosts == {self.host}:
            return locations
        own = urlsplit(self.start)
        return [urlunsplit(urlsplit(each)._replace(scheme=own.scheme, netloc=own.netloc)) for each in locations]

    def _allowed(self, url: str) -> bool:
        parts = urlsplit(url)
        same = parts.scheme in ("http", "https") and parts.netloc == self.host
        return same and not _FILE.search(parts.path) and self.robots.can_fetch(AGENT, url)

    def _get(self, url: str) -> Fetched:
        if self.asked:
            time.sleep(self.limits.pause)
        self.asked = True
        try:
            request = Request(url, headers={"User-Agent": AGENT})  # noqa: S310 - http and https alone get here
            with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - as above
                return Fetched(url, _plain(answer.read(LARGEST)))
        except HTTPError as error:
            error.close()
            return Fetched(url, fault=f"网站答复 {error.code}")
        except (OSError, ValueError, zlib.error, EOFError) as error:
            return Fetched(url, fault=f"打不开：{getattr(error, 'reason', None) or error or type(error).__name__}")


def _plain(body: bytes) -> bytes:
    """A packed site map unpacked, no further than the limit."""
    return zlib.decompressobj(wbits=_PACKED).decompress(body, LARGEST) if body.startswith(_GZIP) else body


def _links(page: Fetched) -> list[str]:
    text = page.body.decode("utf-8", "replace")
    return [_ascii(urldefrag(urljoin(page.url, unescape(each)))[0]) for each in _LINK.findall(text)]


def _ascii(url: str) -> str:
    """An address as it is sent: Chinese characters escaped, what is escaped already left."""
    return quote(url.strip(), safe="%/:?#[]@!$&'()*+,;=~-._")
