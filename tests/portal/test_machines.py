"""robots.txt, the XML site map, Atom feeds."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

from gongkai.information.models import Information
from gongkai.portal import sitemap
from tests.portal.support import publish

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def locations(response):
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return [element.text for element in ET.fromstring(response.content).iter(f"{MAP}loc")]


def test_robots_may_read_documents_and_find_the_map(client, db):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /desk/" in text
    assert "Disallow: /search" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def blocks(client):
    """The parts of the map that lead to documents."""
    return [address for address in locations(client.get("/sitemap.xml")) if not address.endswith("-sites.xml")]


def test_the_map_leads_to_every_public_document(client, library):
    found = [page for block in blocks(client) for page in locations(client.get(block))]
    assert sorted(found) == sorted(f"http://testserver{row.get_absolute_url()}" for row in library.public)


def test_the_map_says_when_a_page_changed(client, library):
    found = ET.fromstring(client.get("/sitemap-1.xml").content).iter(f"{MAP}lastmod")
    days = {dt.datetime.fromisoformat(element.text) for element in found}
    assert all(day.tzinfo for day in days)


def test_a_row_stays_in_its_block_of_the_map(client, library, monkeypatch):
    monkeypatch.setattr(sitemap, "BLOCK", 2)
    first = min(row.pk for row in library.public)
    block = (first - 1) // 2 + 1
    before = locations(client.get(f"/sitemap-{block}.xml"))
    Information.objects.filter(pk=max(row.pk for row in library.public)).update(state="removed")
    assert locations(client.get(f"/sitemap-{block}.xml")) == before
    assert all(len(locations(client.get(address))) <= 2 for address in blocks(client))


def test_an_empty_library_has_an_empty_map(client, db):
    assert blocks(client) == []
    assert client.get("/sitemap-1.xml").status_code == 404


def entries(client, address):
    response = client.get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    return [entry.findtext(f"{ATOM}title") for entry in ET.fromstring(response.content).iter(f"{ATOM}entry")]


def test_the_feed_has_the_newest_first(client, library):
    found = entries(client, "/feed.atom")
    assert found[0] == library.notice.title
    assert found[-1] == library.old.title


def test_a_kind_has_its_own_feed(client, library):
    assert entries(client, "/kinds/interpretation/feed.atom") == [library.interpretation.title]
    assert client.get("/kinds/nothing/feed.atom").status_code == 404


def test_a_feed_is_never_longer_than_it_says(client, library):
    for place in range(40):
        publish(library.office, kind="notice", title=f"第{place}号公告", published_on=dt.date(2025, 1, 1))
    assert len(entries(client, "/feed.atom")) == 30
