"""Every address of the portal that is a file. Searches, filtered lists and what follows a query stay dynamic."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from django.urls import reverse

from gongkai.information import kinds
from gongkai.portal import census, counting, paging, rows, sitemap
from gongkai.portal.sites.output import pages as site_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXED = (
    "home",
    "policies",
    "interpretations",
    "issuers",
    "themes",
    "years",
    "kinds",
    "disclosure",
    "foi",
    "guide",
    "rules",
    "about",
    "site-map",
    "robots",
    "sitemap-xml",
    "sitemap-sites",
    "sites",
    "feed",
)
# These only count what others show: after a change they follow within a minute, many changes at once.
COUNTING = ("issuers", "themes", "years", "kinds", "disclosure", "guide", "site-map", "sitemap-xml")


def pages() -> Iterator[str]:
    """All of them, as typed."""
    yield from (address(name) for name in FIXED)
    for kind in kinds.all_kinds():
        yield from (address("kind", kind.code), address("kind-feed", kind.code))
    yield from site_pages()
    yield from sorted(lists_in_use())
    yield from paging.all_pages()
    yield from (address("sitemap-block", block) for block in sitemap.blocks())
    for key in rows.readable().order_by("pk").values_list("pk", flat=True).iterator(chunk_size=5000):
        yield address("document", key)


def lists_in_use() -> set[str]:
    """The lists by issuer, theme and year that hold something."""
    census.forget()
    numbers = census.current()
    found = {one.url for one in numbers.once(counting.by_issuer)} | {
        one.url for one in numbers.once(counting.by_year)
    }
    for theme in numbers.once(counting.by_theme):
        found |= {theme.whole.url, *(part.url for part in theme.parts)}
    return {unquote(url) for url in found}


def address(name: str, *arguments: object) -> str:
    """The address of a view of the portal, as typed."""
    return unquote(reverse(f"portal:{name}", args=arguments))
