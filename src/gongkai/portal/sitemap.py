"""The XML site map in blocks of keys: a block never moves, and finding one costs the same at any size."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING
from xml.sax.xmlreader import AttributesImpl

from django.db.models import F, IntegerField
from django.db.models.functions import Cast
from django.utils.xmlutils import SimplerXMLGenerator

from gongkai.portal import rows
from gongkai.portal.sites import addresses

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from gongkai.sites.reading import Atlas

BLOCK = 10_000  # the protocol allows 50,000 addresses a file
HIGHEST = 2**62 // BLOCK
NAMESPACE = AttributesImpl({"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
NONE: AttributesImpl[str] = AttributesImpl({})


def blocks() -> list[int]:
    """The blocks that hold something, numbered from 1."""
    numbered = rows.public().order_by().annotate(block=Cast((F("pk") - 1) / BLOCK + 1, IntegerField()))
    return sorted(set(numbered.values_list("block", flat=True).distinct()))


def in_block(block: int) -> list[tuple[str, dt.datetime]]:
    """The pages of a block with the time of their last change."""
    if block > HIGHEST:
        return []
    found = rows.public().filter(pk__gt=(block - 1) * BLOCK, pk__lte=block * BLOCK).order_by("pk")
    return [(row.get_absolute_url(), row.updated_at) for row in found.only("pk", "updated_at")]


def in_sites(known: Atlas) -> list[tuple[str, dt.datetime]]:
    """The homes, 公开专栏 and columns of the open sites with the time of their last change."""
    found = [(addresses.home(site), site.updated_at) for site in known.sites]
    found += [(addresses.part(site, "site-disclosure"), site.updated_at) for site in known.sites]
    return found + [
        (addresses.column(column), column.updated_at) for column in known.columns if addresses.is_list(column)
    ]


def index_xml(addresses: Iterable[str]) -> str:
    """The file that names the blocks' files."""
    return _xml("sitemapindex", "sitemap", [{"loc": address} for address in addresses])


def block_xml(pages: Iterable[tuple[str, dt.datetime]]) -> str:
    """One block's file: full addresses with their last change."""
    return _xml("urlset", "url", [{"loc": url, "lastmod": at.isoformat(timespec="seconds")} for url, at in pages])


def _xml(root: str, element: str, entries: Iterable[dict[str, str]]) -> str:
    text = StringIO()
    writer = SimplerXMLGenerator(text, "utf-8")
    writer.startDocument()
    writer.startElement(root, NAMESPACE)
    for entry in entries:
        writer.startElement(element, NONE)
        for name, value in entry.items():
            writer.addQuickElement(name, value)
        writer.endElement(element)
    writer.endElement(root)
    writer.endDocument()
    return text.getvalue()
