"""Every link of the demo city's portal leads somewhere: followed as a visitor would, to the last one."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from gongkai.core.actors import system
from gongkai.demo.bodies import load_bodies
from gongkai.demo.papers import load_papers
from gongkai.search.rebuild import fill

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

START = ("/", "/search?q=公积金", "/search?q=没有这样的事", "/robots.txt", "/sitemap.xml")
# Served by other means, or not for visitors.
NOT_PAGES = ("/static/", "/desk/", "/account/", "/mode/")
LINK = re.compile(r"""<(?:a|link|img|script|form)\b[^>]*?\b(?:href|src|action)="([^"]*)\"""")
HEAVIEST = 200 * 1024


class Crawl:
    """What was found on the way."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.seen: set[str] = set()
        self.broken: list[str] = []
        self.heavy: list[str] = []
        self.anchors: dict[str, set[str]] = {}
        self.asked: set[tuple[str, str, str]] = set()

    def walk(self, waiting: list[str]) -> None:
        """Follow everything from these addresses on."""
        while waiting:
            address = waiting.pop()
            if address not in self.seen:
                self.seen.add(address)
                waiting += self._visit(address)

    def _visit(self, address: str) -> list[str]:
        response = self.client.get(address)
        if response.status_code >= 400:
            self.broken.append(f"{address}：{response.status_code}")
        if not response["Content-Type"].startswith("text/html") or response.status_code != 200:
            return []
        return self._read(address, response)

    def _read(self, address: str, response: HttpResponse) -> list[str]:
        if len(response.content) > HEAVIEST:
            self.heavy.append(address)
        page = response.content.decode()
        self.anchors[address] = set(re.findall(r'\bid="([^"]+)"', page))
        found = []
        for link in map(unescape, LINK.findall(page)):
            target, anchor = urldefrag(urljoin(address, link))
            if anchor:
                self.asked.add((address, target, unquote(anchor)))
            if self._follows(address, target):
                found.append(target)
        return found

    def _follows(self, address: str, target: str) -> bool:
        """Within the portal; and from a narrowed list no further narrowing, whose combinations have no end."""
        parts = urlsplit(target)
        inside = not parts.netloc and not parts.scheme and not parts.path.startswith(NOT_PAGES)
        return inside and not (urlsplit(address).query and parts.query)

    def lost(self) -> list[str]:
        """Links to a place on a page that is not there."""
        return [
            f"{page} → {target}#{anchor}"
            for page, target, anchor in self.asked
            if target in self.anchors and anchor not in self.anchors[target]
        ]


@pytest.fixture
def city(engine: None, db: None) -> None:
    actor = system("示范市载入")
    load_papers(load_bodies(actor), actor)
    fill()


def test_no_link_of_the_portal_is_dead_and_no_page_is_heavy(client, city):
    crawl = Crawl(client)
    crawl.walk(list(START))
    assert len(crawl.seen) > 200
    assert not crawl.broken
    assert not crawl.lost()
    assert not crawl.heavy
